"""The list of all feeds (OPML 2.0): a reader program that takes it in has subscribed to everything at once."""

from __future__ import annotations

from typing import TypedDict
from xml.sax.saxutils import quoteattr

from civic.render.xmltext import escape_xml, xml_text
from civic.wording import render as wording


class OutlineFeedValue(TypedDict):
    title: str
    xml_url: str  # of the RSS, absolute
    html_url: str  # of the page, absolute


class OutlineGroupValue(TypedDict):
    kind: str  # a key of wording.FEED_GROUPS
    feeds: list[OutlineFeedValue]


class OutlineValues(TypedDict):
    title: str
    groups: list[OutlineGroupValue]


def opml(values: OutlineValues) -> bytes:
    """The file /feeds.opml, groups and feeds in their given order. It bears no date: equal feeds, equal bytes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape_xml(values['title'])}</title></head>",
        "<body>",
    ]
    for group in values["groups"]:
        lines.append(f"<outline text={_quote_attribute(wording.FEED_GROUPS[group['kind']])}>")
        lines += [_feed(feed) for feed in group["feeds"]]
        lines.append("</outline>")
    lines += ["</body>", "</opml>", ""]
    return "\n".join(lines).encode()


def _feed(feed: OutlineFeedValue) -> str:
    title = _quote_attribute(feed["title"])
    return (
        f'<outline type="rss" text={title} title={title} '
        f"xmlUrl={_quote_attribute(feed['xml_url'])} htmlUrl={_quote_attribute(feed['html_url'])}/>"
    )


def _quote_attribute(text: str) -> str:
    return quoteattr(xml_text(text))
