"""Only what publishing needs: which branch of which remote the finished site is pushed to."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - the site itself is the same, byte for byte

# 发布到哪里：git 远程仓库的名称（git remote 列出来的）或者它的地址，和放网页的分支。
# 这个分支只放网站，里面的东西每次发布都会整个换掉，所以绝不能写放文章和程序的分支。
PUBLISH_REMOTE = "origin"
PUBLISH_BRANCH = "gh-pages"
# 网站自己的域名，服务器要一个 CNAME 文件时才写，例如 "news.example.org"；空着，分支里原来有的就留着。
PUBLISH_CNAME = ""
