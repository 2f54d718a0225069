# --- for the benchmark: only what Hugo's layouts draw too, so no leaderboards, one kind of feed, no sitemap --------
PLUGINS = [
    "civic.generator",
    "civic.pages.front",
    "civic.pages.columns",
    "civic.pages.blogs",
    "civic.pages.posts",
    "rss_only",
]
