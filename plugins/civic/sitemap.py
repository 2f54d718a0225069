"""What search engines ask for: /sitemap.xml and /robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from civic.core import addresses
from civic.core.model import LISTED, standing
from civic.core.view import View
from engine.gathering import offer
from engine.page import Page


class SitemapUrlValue(TypedDict):
    address: str
    lastmod: str | None  # ISO date


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
    urls |= {
        addresses.item_address(item): item.day.isoformat()
        for item in view.site.items
        if standing(item, view.as_of) in LISTED
    }
    listed: list[SitemapUrlValue] = [{"address": a, "lastmod": urls[a]} for a in sorted(urls)]
    yield Page(addresses.SITEMAP, "sitemap.xml", {"urls": listed})
    yield Page(addresses.ROBOTS, "robots.txt", {"demo": view.site.registry.site.demo})


def register() -> None:
    offer(pages)
