"""What the site is made of, and where it lies. Facts of the county stand in content/registry/."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))  # workers must find it too, and PLUGIN_PATHS is not on sys.path

from engine.host import WholeSitePelican  # noqa: E402 - it lies in plugins/

# --- where ---------------------------------------------------------------------------------------------
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "themes" / "civic")
CIVIC_CACHE = str(ROOT / ".cache")

# --- what: every visible ability is a line; a line taken out takes its pages out -----------------------
PELICAN_CLASS = WholeSitePelican
PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = [
    "civic.generator",
    "civic.pages.front",
    "civic.pages.columns",
    "civic.pages.blogs",
    "civic.pages.posts",
    "civic.pages.leaderboard",
    "civic.pages.feeds",
    "civic.pages.sitemap",
    "civic.pages.files",
    "civic.pages.manifest",
]

# --- how a build is asked for (civic/build_request.py): `-e CIVIC_AS_OF='"2026-11-05"'` ---------------
CIVIC_AS_OF = ""  # an ISO date; "": today in Shanghai
CIVIC_STRICT = False  # write nothing if a post is held back
CIVIC_JOBS = None  # how many processes help; None: as many as there are cores, 1: none
CIVIC_WHY = ""  # a file of the site to be explained: "communities/guangming/index.html"

# --- Pelican's own generators stay quiet: the content is read once, by civic ---------------------------
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-cn"
SITEURL = ""
ARTICLE_PATHS = ["nothing-here"]
PAGE_PATHS = ["nothing-here-either"]
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
