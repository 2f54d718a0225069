"""The same made-up posts, as each generator reads them."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Collection
from datetime import date
from pathlib import Path

from benchmarks.convert import to_hugo, to_pelican
from benchmarks.demo.demo import demo
from benchmarks.demo.demo_tree import LAST
from civic.core.model import LISTED, Site, item_state
from civic.reading.site import read_site

ROOT = Path(__file__).resolve().parents[1]
DAY = date(LAST.year, LAST.month, LAST.day + 1)
BLOG = "jianhua"  # the unit whose posts are edited


def write_corpus(folder: Path, units: int, posts: int, peers: Collection[str]) -> list[str]:
    """Write `<peer>/content` below `folder` for each of some peers; gives the files that may be edited.

    These are posts of one blog, by name, the oldest first: each generator lists them, and no other post shows them.
    """
    made = folder / "demo"
    with contextlib.redirect_stdout(io.StringIO()):
        if demo(ROOT / "content", made, units, posts, seed=1):
            raise ValueError("the project's own registry is at fault")
    site = read_site(made, folder / "pictures", DAY).site
    if site is None:
        raise ValueError("the demo registry is at fault")
    for name in peers:
        content = folder / name / "content"
        if name in _CONVERTED:
            _CONVERTED[name](site, made, content, DAY)
        else:
            shutil.copytree(made, content)
    shutil.rmtree(made)
    return _plain_posts(site)


_CONVERTED = {"hugo": to_hugo, "pelican": to_pelican}


def _plain_posts(site: Site) -> list[str]:
    """Names begin with the day."""
    return sorted(
        f"{item.slug}.md"
        for item in site.items
        if item.owner == BLOG and item_state(item, DAY) in LISTED and not (item.event or item.adoptions)
    )
