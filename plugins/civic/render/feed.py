"""One stream of posts as RSS 2.0, Atom and JSON Feed 1.1: the same entries, full text, ids that never change.

RSS and Atom are built with feedgen, whose defaults suit a server and not a site of files; this is the one place that
knows how to set them right (specification.md §8.4). Nothing here asks the clock: the date of a feed is that of
its newest entry, so that equal values give equal bytes.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from civic.render.xmltext import xml_text

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

LANGUAGE = "zh-CN"


class CoverValue(TypedDict):
    url: str
    type: str  # image/jpeg or image/png
    length: int  # bytes


class EntryValues(TypedDict):
    """A post. Every address in it, and in its `html`, is absolute."""

    id: str  # urn:uuid:…
    title: str
    url: str
    published: str  # ISO 8601 with its offset
    updated: NotRequired[str]  # the same; without it: as published
    summary: str
    html: str  # the full text
    authors: list[str]
    source: str
    categories: list[str]
    cover: CoverValue | None


class FeedValues(TypedDict):
    """A stream: its 20 newest posts, newest first. Every address is absolute."""

    title: str
    description: str  # empty: the title
    site_url: str  # the stream's page
    rss_url: str
    atom_url: str
    json_url: str
    author: str  # who issues it
    entries: list[EntryValues]  # at least one: an empty stream has no feed (specification.md §2.4)


def rss(values: FeedValues) -> bytes:
    """RSS 2.0: summary as description, full text as content:encoded, the cover as enclosure."""
    feed = _new_feed(values, values["rss_url"], "application/rss+xml")
    for entry in values["entries"]:
        item = _add_entry(feed, entry)
        item.guid(xml_text(entry["id"]), permalink=False)
        item.content(_text(entry))
        item.description(
            html.escape(xml_text(entry["summary"]) or _title(entry), quote=False)
        )  # read as HTML
        item.dc.dc_creator([xml_text(name) for name in entry["authors"]])  # RSS's own author is a mailbox
        cover = entry["cover"]
        if cover is not None:
            item.enclosure(cover["url"], str(cover["length"]), cover["type"])
    return _serialize(feed.rss_str)


def atom(values: FeedValues) -> bytes:
    """Atom: the full text as HTML content. It has no enclosure: that would be a second alternate link."""
    feed = _new_feed(values, values["atom_url"], "application/atom+xml")
    feed.id(values["site_url"])
    feed.author({"name": xml_text(values["author"])})
    for entry in values["entries"]:
        item = _add_entry(feed, entry)
        item.id(xml_text(entry["id"]))
        item.summary(xml_text(entry["summary"]))
        item.content(_text(entry), type="html")
        item.author([{"name": xml_text(name)} for name in entry["authors"]])
    return _serialize(feed.atom_str)


def json_feed(values: FeedValues) -> bytes:
    """JSON Feed 1.1, UTF-8."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": xml_text(values["title"]),
        "home_page_url": values["site_url"],
        "feed_url": values["json_url"],
        "description": xml_text(values["description"] or values["title"]),
        "language": LANGUAGE,
        "authors": [{"name": xml_text(values["author"])}],
        "items": [_json_item(entry) for entry in values["entries"]],
    }
    return (json.dumps(feed, ensure_ascii=False) + "\n").encode()


def _json_item(entry: EntryValues) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": xml_text(entry["id"]),
        "url": entry["url"],
        "title": _title(entry),
        "content_html": _text(entry),
        "summary": xml_text(entry["summary"]),
        "date_published": entry["published"],
        "date_modified": _update_time(entry),
        "authors": [{"name": xml_text(name)} for name in entry["authors"]],
        "tags": [xml_text(name) for name in entry["categories"]],
    }
    if entry["source"]:
        item["_source"] = {"name": xml_text(entry["source"])}
    if entry["cover"] is not None:
        item["image"] = entry["cover"]["url"]
    return item


def _title(entry: EntryValues) -> str:
    return xml_text(entry["title"]) or entry["url"]  # an entry without a title would cost the whole feed


def _text(entry: EntryValues) -> str:
    """The full text; readers complain of an entry that has none."""
    return xml_text(entry["html"]) or f"<p>{html.escape(_title(entry), quote=False)}</p>"


def _update_time(entry: EntryValues) -> str:
    return entry.get("updated") or entry["published"]


def _new_feed(values: FeedValues, own_url: str, media_type: str) -> FeedGenerator:
    """A feed without entries: what RSS and Atom have in common."""
    from feedgen.feed import FeedGenerator  # takes a tenth of a second: only where a feed is rendered

    if not values["entries"]:
        raise ValueError(f"a feed without entries has no date: {own_url}")
    newest = max(datetime.fromisoformat(_update_time(entry)) for entry in values["entries"])
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(xml_text(values["title"]))
    feed.subtitle(xml_text(values["description"] or values["title"]))
    feed.link(href=own_url, rel="self", type=media_type)
    feed.link(
        href=values["site_url"], rel="alternate", type="text/html"
    )  # last: RSS takes the last one for its page
    feed.language(LANGUAGE)
    feed.generator("")
    feed.dc.dc_publisher(xml_text(values["author"]))
    feed.updated(newest)
    feed.pubDate(newest)
    return feed


def _add_entry(feed: FeedGenerator, entry: EntryValues) -> Any:
    item = feed.add_entry(order="append")
    item.title(_title(entry))
    item.link(href=entry["url"], rel="alternate", type="text/html")
    item.published(datetime.fromisoformat(entry["published"]))
    item.updated(datetime.fromisoformat(_update_time(entry)))
    item.category([{"term": xml_text(name)} for name in entry["categories"]])
    if entry["source"]:
        item.dc.dc_source(xml_text(entry["source"]))
    return item


def _serialize(write: Callable[..., bytes]) -> bytes:
    return write(pretty=True, encoding="UTF-8", xml_declaration=True)
