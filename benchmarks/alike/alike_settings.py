"""Our site with only what Hugo's layouts draw too: no leaderboards, one kind of feed, no sitemap."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from pelicanconf import *  # noqa: E402, F403 - the settings of the whole site, but for the line below

PLUGINS = ["civic.generator", "civic.front", "civic.columns", "civic.blogs", "civic.posts", "rss_only"]
