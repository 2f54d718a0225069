"""RSS, Atom and JSON Feed beside every stream, the page that explains them, and the list of all (OPML)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any, TypedDict

from civic.core import addresses
from civic.core.listings import PAGE_SIZE
from civic.core.model import Item
from civic.core.periods import SHANGHAI
from civic.pages import view_models
from civic.pages.values import LinkValue, SubscribeFeedValue, SubscribeGroupValue, SubscribeValues
from civic.pages.view import Frame, View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Page, Portion, fact, facts

_FEED_RENDER_FUNCTIONS = ("feed.rss", "feed.atom", "feed.json")


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
    """The render functions feed.rss, feed.atom and feed.json: the 20 newest of a stream, full text."""

    title: str
    description: str
    address: str  # of the stream's page
    entries: list[StreamEntryValue]


def parts(view: View) -> Iterator[Page | Portion]:
    """Three feeds for each stream that holds something, /subscribe/ and /feeds.opml."""
    groups = _groups(view)
    for group in groups:
        for feed in group["feeds"]:
            yield _portion(view, feed)
    shown: SubscribeValues = {
        "head": view_models.head(view, addresses.SUBSCRIBE, wording.SUBSCRIBE, section=addresses.SUBSCRIBE),
        "groups": groups,
        "outline": addresses.OUTLINE,
    }
    yield Page(addresses.SUBSCRIBE, "subscribe.html", shown)
    title = wording.FEED_OF_ALL.format(site=view.site.registry.site.name)
    yield Page(addresses.OUTLINE, "feeds.opml", {"title": title, "groups": groups})


def register() -> None:
    offer(parts)


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
    of_units = [LinkValue(name=unit.name, address=addresses.blog(unit.key)) for unit in site.units]
    found = [
        ("all", [LinkValue(name=title, address=address) for title, address, there in whole if there]),
        ("columns", view_models.column_links(view)),
        ("units", view_models.with_page(view, of_units)),
        ("categories", view_models.category_links(view)),
        ("themes", view_models.theme_links(view)),
    ]
    return [
        {"kind": kind, "feeds": [_feed(s["name"], s["address"]) for s in links]}
        for kind, links in found
        if links
    ]


def _feed(name: str, address: str) -> SubscribeFeedValue:
    own = addresses.feeds(address)
    return {"name": name, "address": address, "rss": own.rss, "atom": own.atom, "json": own.json}


def _portion(view: View, feed: SubscribeFeedValue) -> Portion:
    address = feed["address"]
    items = view.streams.everything if address == addresses.FRONT else view.streams.get(address)
    newest, known = items[:PAGE_SIZE], view_models.item_facts(view)
    foreign, there = view.external_references(newest)
    seen = {
        "frame": view_models.frame_fact(view),
        "feed": fact(feed),
        "items": facts(known[item.id] for item in newest),
        "foreign": facts(known[item.id] for item in foreign),
        "there": fact(there),
    }
    return Portion(f"feeds {address}", pages, seen)


def pages(
    frame: Frame,
    feed: SubscribeFeedValue,
    items: Sequence[Item],
    foreign: Sequence[Item],
    there: Sequence[str],
) -> Iterator[Page]:
    """The three feeds of one stream; `items` are its newest."""
    view = View.of_items(frame, items, foreign, there)
    site = view.site.registry.site
    address = feed["address"]
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
        "entries": [_entry(view, item) for item in items],
    }
    texts = tuple(entry["body"] for entry in values["entries"])
    sources = tuple(item.path for item in items)
    for own, function in zip(addresses.feeds(address), _FEED_RENDER_FUNCTIONS, strict=True):
        yield Page(own, function, values, texts, sources)


def _entry(view: View, item: Item) -> StreamEntryValue:
    site = view.site
    label = (
        site.column_by_key[item.column].name if item.is_bureau else site.category_by_key[item.category].name
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
    address = view.address(item)
    moment = datetime.combine(item.day, item.time or time(), tzinfo=SHANGHAI)
    return {
        "id": item.id,
        "title": item.title,
        "address": address,
        "published": moment.isoformat(),
        "summary": item.summary,
        "body": item.body.digest,
        "targets": view_models.filled_targets(view, item, address),
        "authors": list(item.authors) or [view_models.owner_name(site, item)],
        "source": item.source or view_models.owner_name(site, item),
        "categories": list(dict.fromkeys([label, *themes, *item.tags])),
        "cover": cover,
    }
