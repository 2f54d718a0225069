# --- for the benchmark: only what Hugo's layouts draw too, so no leaderboards, one kind of feed, no sitemap --------
PLUGINS = ["civic.generator", "civic.front", "civic.columns", "civic.blogs", "civic.posts", "rss_only"]
