"""Stock Pelican with its simple theme: lists and feeds per category and per unit (here an author)."""

SITENAME = "孙吴县民政社区博客"
SITEURL = FEED_DOMAIN = "https://sunwu-demo.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-cn"
THEME = "simple"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "{place}/{slug}/"
ARTICLE_SAVE_AS = "{place}/{slug}/index.html"
ARTICLE_LANG_SAVE_AS = "{place}/{slug}/index.html"
DEFAULT_PAGINATION = 20
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_RSS = "categories/{slug}/rss.xml"
AUTHOR_FEED_RSS = "communities/{slug}/rss.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
