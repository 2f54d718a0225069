"""Only what publishing needs: which branch of which remote the finished site is pushed to."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - the site itself is the same, byte for byte

PUBLISH_REMOTE = "origin"
PUBLISH_BRANCH = "gh-pages"
PUBLISH_CNAME = ""  # a domain of its own, if the host wants a CNAME file
