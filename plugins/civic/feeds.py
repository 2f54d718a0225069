"""RSS, Atom and JSON Feed beside every stream, the page that explains them, and the list of all (OPML)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from typing import Any, TypedDict

from civic import showing, wording
from civic.core import addresses
from civic.core.model import Item
from civic.core.streams import PAGE_SIZE
from civic.core.values import SubscribeFeedValue, SubscribeGroupValue, SubscribeValues
from civic.core.view import View
from engine.gathering import offer
from engine.page import Page

_SHANGHAI = timezone(timedelta(hours=8))
_DRAWERS = ("feed.rss", "feed.atom", "feed.json")


class StreamEntryValue(TypedDict):
    """A post in a feed; addresses below the site's own path."""

    id: str
    title: str
    address: str
    published: str  # ISO 8601 with +08:00
    summary: str
    body: str  # digest of its HTML
    targets: list[Any]
    authors: list[str]
    source: str
    categories: list[str]
    cover: dict[str, Any] | None  # address, type, length


class StreamValues(TypedDict):
    """The drawers feed.rss, feed.atom and feed.json: the 20 newest of a stream, full text."""

    title: str
    description: str
    address: str  # of the stream's page
    entries: list[StreamEntryValue]


def pages(view: View) -> Iterator[Page]:
    """Three feeds for each stream that holds something, /subscribe/ and /feeds.opml."""
    groups = _groups(view)
    for group in groups:
        for feed in group["feeds"]:
            yield from _feeds(view, feed)
    shown: SubscribeValues = {
        "head": showing.head(view, addresses.SUBSCRIBE, wording.SUBSCRIBE, section=addresses.SUBSCRIBE),
        "groups": groups,
        "outline": addresses.OUTLINE,
    }
    yield Page(addresses.SUBSCRIBE, "subscribe.html", shown)
    title = wording.FEED_OF_ALL.format(site=view.site.registry.site.name)
    yield Page(addresses.OUTLINE, "feeds.opml", {"title": title, "groups": groups})


def register() -> None:
    offer(pages)


def _groups(view: View) -> list[SubscribeGroupValue]:
    """Every stream that holds something, in the groups in which /subscribe/ shows them."""
    site = view.site
    name = site.registry.site.name
    whole = [
        (wording.FEED_OF_ALL.format(site=name), addresses.FRONT, bool(view.streams.everything)),
        (
            wording.FEED_OF_BLOGS.format(site=name),
            addresses.BLOGS,
            bool(view.streams.get(addresses.BLOGS)),
        ),
    ]
    of_units = [showing.link(unit.name, addresses.blog(unit.key)) for unit in site.units]
    found = [
        ("all", [showing.link(title, address) for title, address, there in whole if there]),
        ("columns", showing.column_links(view)),
        ("units", showing.with_page(view, of_units)),
        ("categories", showing.category_links(view)),
        ("themes", showing.theme_links(view)),
    ]
    return [
        {"kind": kind, "feeds": [_feed(s["name"], s["address"]) for s in links]}
        for kind, links in found
        if links
    ]


def _feed(name: str, address: str) -> SubscribeFeedValue:
    rss, atom, json = (address + file for file in addresses.FEED_FILES)
    return {"name": name, "address": address, "rss": rss, "atom": atom, "json": json}


def _feeds(view: View, feed: SubscribeFeedValue) -> Iterator[Page]:
    site = view.site.registry.site
    address = feed["address"]
    items = view.streams.everything if address == addresses.FRONT else view.streams.get(address)
    keys = {addresses.blog(unit.key): unit for unit in view.site.units}
    unit = keys.get(address)
    if unit is not None:
        title, description = wording.FEED_OF_BLOG.format(unit=unit.name, site=site.name), unit.intro
    elif address in (addresses.FRONT, addresses.BLOGS):
        title, description = feed["name"], site.intro
    else:
        title = description = wording.FEED_OF_LIST.format(name=feed["name"], site=site.name)
    values: StreamValues = {
        "title": title,
        "description": description or title,
        "address": address,
        "entries": [_entry(view, item) for item in items[:PAGE_SIZE]],
    }
    texts = tuple(entry["body"] for entry in values["entries"])
    sources = tuple(item.path for item in items[:PAGE_SIZE])
    for file, drawer in zip(addresses.FEED_FILES, _DRAWERS, strict=True):
        yield Page(address + file, drawer, values, texts, sources)


def _entry(view: View, item: Item) -> StreamEntryValue:
    site = view.site
    label = (
        showing.column_name(site, item.column)
        if item.is_bureau
        else showing.category_name(site, item.category)
    )
    themes = [term.name for term in site.registry.themes if term.key in item.themes]
    cover = None
    if item.cover is not None:
        fallback = item.cover.fallback
        cover = {
            "address": addresses.media_address(item.cover, fallback),
            "type": "image/png" if fallback.ext == "png" else "image/jpeg",
            "length": fallback.size,
        }
    moment = datetime.combine(item.day, item.time or time(), tzinfo=_SHANGHAI)
    return {
        "id": item.id,
        "title": item.title,
        "address": addresses.item_address(item),
        "published": moment.isoformat(),
        "summary": item.summary,
        "body": item.body.digest,
        "targets": showing.filled_targets(view, item),
        "authors": list(item.authors) or [showing.owner_name(site, item)],
        "source": item.source or showing.owner_name(site, item),
        "categories": list(dict.fromkeys([label, *themes, *item.tags])),
        "cover": cover,
    }
