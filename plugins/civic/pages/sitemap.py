"""What search engines ask for: /sitemap.xml and /robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from civic.core import addresses
from civic.core.model import LISTED, Item, item_state
from civic.pages.values import SitemapUrlValue
from civic.pages.view import View
from engine.hooks import offer
from engine.page import Page


def pages(view: View) -> Iterator[Page]:
    """Every page that may be found: listed items, bureau pages, lists by their own address."""
    newest = view.streams.everything[0].day.isoformat() if view.streams.everything else None
    posts = view.streams.get(addresses.BLOGS)
    urls: dict[str, str | None] = {
        addresses.FRONT: newest,
        addresses.BLOGS: posts[0].day.isoformat() if posts else None,
        addresses.LEADERBOARD: None,
        addresses.SUBSCRIBE: None,
    }
    urls |= {addresses.blog(unit.key): None for unit in view.site.units}
    urls |= {address: items[0].day.isoformat() for address, items in view.streams.lists.items()}
    found = view.map_items(view.memo.urls, lambda item: _url_value(view, item))
    listed: list[SitemapUrlValue] = [{"address": a, "lastmod": urls[a]} for a in urls]
    listed += filter(None, found.values())
    listed.sort(key=itemgetter("address"))
    yield Page(addresses.SITEMAP, "sitemap.xml", {"urls": listed})
    yield Page(addresses.ROBOTS, "robots.txt", {"demo": view.site.registry.site.demo})


def _url_value(view: View, item: Item) -> SitemapUrlValue | None:
    if item_state(item, view.as_of) not in LISTED:
        return None
    return {"address": view.address(item), "lastmod": item.day.isoformat()}


def register() -> None:
    offer(pages)
