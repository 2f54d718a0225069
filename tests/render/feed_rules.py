"""The rules that a feed must keep (specification.md §8.1), written out by hand: `broken_rules` is our validator.

It knows RSS 2.0, Atom, JSON Feed 1.1, OPML 2.0 and sitemaps, and tells what is wrong as English sentences; an empty
list means that nothing is. The rules are those of the formats and those of this site (specification.md §2.5 and §8.2): stable ids, a
language, right self links, full text without relative addresses, and no script.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import lxml.html
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ABSOLUTE = re.compile(r"https?://[^/\s?#]+(/\S*)?")
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}:\d{2} [+-]\d{4}"
)
_RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_MOST_ENTRIES = 20

_CHANNEL = {
    "title",
    "link",
    "description",
    "language",
    "lastBuildDate",
    "pubDate",
    "docs",
    "generator",
    "item",
}
_ITEM = {"title", "link", "description", "author", "guid", "category", "enclosure", "pubDate", "source"}
_JSON_FEED = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
_JSON_FEED |= {"icon", "favicon", "next_url", "user_comment", "expired", "hubs"}
_JSON_ITEM = {
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "image",
    "tags",
}
_JSON_ITEM |= {"banner_image", "date_published", "date_modified", "authors", "language", "attachments"}


def broken_rules(data: bytes, own_url: str | None = None) -> list[str]:
    """What is wrong with a feed, an OPML file or a sitemap. `own_url`: where it lies, to check that it knows."""
    if data.lstrip()[:1] == b"{":
        return list(_of_json(data, own_url))
    if not re.match(rb"""<\?xml version=["']1\.0["'] encoding=["']UTF-8["']\s*\?>""", data):
        return ["it does not begin with an XML declaration that says UTF-8"]
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"it is not well-formed: {error}"]
    rules = {
        "rss": _of_rss,
        f"{ATOM}feed": _of_atom,
        "opml": _of_opml,
        f"{SITEMAP}urlset": _of_sitemap,
    }
    if root.tag not in rules:
        return [f"unknown root element {root.tag}"]
    told = list(rules[root.tag](root, own_url))
    if root.getprevious() is not None:
        told.append(
            "something stands before the root element (a style sheet of a kind that browsers gave up?)"
        )
    return told


# --- RSS 2.0 ------------------------------------------------------------------------------------


def _of_rss(root: Any, own_url: str | None) -> Iterator[str]:
    if root.get("version") != "2.0":
        yield "rss: version is not 2.0"
    if len(root) != 1 or root[0].tag != "channel":
        yield "rss: there is not exactly one channel"
        return
    channel = root[0]
    for name in ("title", "link", "description"):
        yield from _once(channel, name, "channel")
    yield from _known(channel, _CHANNEL, "channel")
    link = channel.findtext("link") or ""
    yield from _absolute(link, "channel link")
    if channel.findtext("language") != "zh-CN":
        yield "channel: language is not zh-CN"
    selves = [node for node in channel.findall(f"{ATOM}link") if node.get("rel") == "self"]
    yield from _self_links(selves, "application/rss+xml", link, own_url)

    items = channel.findall("item")
    yield from _amount(items)
    yield from _unique((item.findtext("guid") for item in items), "guid")
    dates = [item.findtext("pubDate") or "" for item in items]
    for name in ("lastBuildDate", "pubDate"):
        yield from _once(channel, name, "channel")
        yield from _rfc822(channel.findtext(name) or "", f"channel {name}")
    newest = channel.findtext("lastBuildDate") or ""
    if all(map(_RFC822.fullmatch, [newest, *dates])) and dates:
        if parsedate_to_datetime(newest) < max(map(parsedate_to_datetime, dates)):
            yield "channel: lastBuildDate is before its newest item"
        if [parsedate_to_datetime(d) for d in dates] != sorted(
            map(parsedate_to_datetime, dates), reverse=True
        ):
            yield "items are not in order, newest first"
    for number, item in enumerate(items):
        yield from _of_rss_item(item, f"item {number}")


def _of_rss_item(item: Any, where: str) -> Iterator[str]:
    yield from _known(item, _ITEM, where)
    for name in ("title", "link", "description", "guid", "pubDate"):
        yield from _once(item, name, where)
    yield from _absolute(item.findtext("link") or "", f"{where} link")
    yield from _rfc822(item.findtext("pubDate") or "", f"{where} pubDate")
    guid = item.find("guid")
    if guid is not None:
        if guid.get("isPermaLink") != "false":
            yield f"{where}: guid is no address, and isPermaLink is not false"
        yield from _id(guid.text, where)
    for author in item.findall("author"):
        if "@" not in (author.text or ""):
            yield f"{where}: author is not a mailbox"
    enclosures = item.findall("enclosure")
    if len(enclosures) > 1:
        yield f"{where}: more than one enclosure"
    for enclosure in enclosures:
        yield from _absolute(enclosure.get("url", ""), f"{where} enclosure")
        if not re.fullmatch(r"[1-9]\d*", enclosure.get("length", "")):
            yield f"{where}: the enclosure's length is no number of bytes"
        if enclosure.get("type") not in ("image/jpeg", "image/png"):
            yield f"{where}: the enclosure's type is {enclosure.get('type')}"
    encoded = item.findall(f"{CONTENT}encoded")
    if len(encoded) != 1:
        yield f"{where}: there is not exactly one full text"
    for text in [*(node.text or "" for node in encoded), item.findtext("description") or ""]:
        yield from _html(text, where)


# --- Atom ---------------------------------------------------------------------------------------


def _of_atom(root: Any, own_url: str | None) -> Iterator[str]:
    if root.get(XML_LANG) != "zh-CN":
        yield "feed: xml:lang is not zh-CN"
    for name in ("id", "title", "updated"):
        yield from _once(root, ATOM + name, "feed")
    yield from _absolute(root.findtext(f"{ATOM}id") or "", "feed id")
    updated = root.findtext(f"{ATOM}updated") or ""
    yield from _rfc3339(updated, "feed updated")
    links = root.findall(f"{ATOM}link")
    pages = [link for link in links if link.get("rel", "alternate") == "alternate"]
    if len(pages) != 1:
        yield "feed: there is not exactly one link to its page"
    for page in pages:
        yield from _absolute(page.get("href", ""), "feed link")
    selves = [link for link in links if link.get("rel") == "self"]
    yield from _self_links(selves, "application/atom+xml", pages[0].get("href") if pages else None, own_url)

    entries = root.findall(f"{ATOM}entry")
    yield from _amount(entries)
    yield from _unique((entry.findtext(f"{ATOM}id") for entry in entries), "entry id")
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    readable = bool(dates) and all(map(_RFC3339.fullmatch, [updated, *dates]))
    if readable and datetime.fromisoformat(updated) < max(map(datetime.fromisoformat, dates)):
        yield "feed: updated is before its newest entry"
    yield from _authors(root, "feed", needed=any(entry.find(f"{ATOM}author") is None for entry in entries))
    for number, entry in enumerate(entries):
        yield from _of_atom_entry(entry, f"entry {number}")


def _of_atom_entry(entry: Any, where: str) -> Iterator[str]:
    for name in ("id", "title", "updated", "published", "content"):
        yield from _once(entry, ATOM + name, where)
    yield from _id(entry.findtext(f"{ATOM}id"), where)
    yield from _authors(entry, where, needed=False)
    for name in ("updated", "published"):
        yield from _rfc3339(entry.findtext(ATOM + name) or "", f"{where} {name}")
    links = entry.findall(f"{ATOM}link")
    if [link.get("rel", "alternate") for link in links] != ["alternate"]:
        yield f"{where}: it does not have exactly one link, to its page"
    for link in links:
        yield from _absolute(link.get("href", ""), f"{where} link")
    content = entry.find(f"{ATOM}content")
    if content is not None:
        if content.get("type") != "html":
            yield f"{where}: the content is not declared as HTML"
        yield from _html(content.text or "", where)
    if len(entry.findall(f"{ATOM}summary")) > 1:
        yield f"{where}: more than one summary"
    for category in entry.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield f"{where}: a category without term"


def _authors(parent: Any, where: str, *, needed: bool) -> Iterator[str]:
    authors = parent.findall(f"{ATOM}author")
    if needed and not authors:
        yield f"{where}: no author, here or in each entry"
    if any(not (author.findtext(f"{ATOM}name") or "").strip() for author in authors):
        yield f"{where}: an author without a name"


# --- JSON Feed 1.1 ------------------------------------------------------------------------------


def _of_json(data: bytes, own_url: str | None) -> Iterator[str]:
    try:
        feed = json.loads(data.decode("utf-8"))
    except ValueError as error:
        yield f"it is not JSON in UTF-8: {error}"
        return
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "json: version is not that of JSON Feed 1.1"
    if not isinstance(feed.get("title"), str) or not feed["title"]:
        yield "json: no title"
    if feed.get("language") != "zh-CN":
        yield "json: language is not zh-CN"
    yield from _json_keys(feed, _JSON_FEED, "json")
    for name in ("home_page_url", "feed_url"):
        yield from _absolute(feed.get(name), f"json {name}")
    if own_url is not None and feed.get("feed_url") != own_url:
        yield f"json: feed_url is not {own_url}"
    yield from _json_authors(feed.get("authors"), "json")
    items = feed.get("items")
    if not isinstance(items, list):
        yield "json: items is not a list"
        return
    yield from _amount(items)
    yield from _unique((item.get("id") for item in items), "json id")
    for number, item in enumerate(items):
        where = f"json item {number}"
        yield from _json_keys(item, _JSON_ITEM, where)
        yield from _id(item.get("id"), where)
        yield from _absolute(item.get("url"), f"{where} url")
        for name in ("date_published", "date_modified"):
            yield from _rfc3339(item.get(name), f"{where} {name}")
        if not isinstance(item.get("content_html"), str):
            yield f"{where}: no full text"
        else:
            yield from _html(item["content_html"], where)
        yield from _json_authors(item.get("authors"), where)
        if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
            yield f"{where}: a tag that is no text"
        if "image" in item:
            yield from _absolute(item["image"], f"{where} image")


def _json_keys(holder: dict[str, Any], known: set[str], where: str) -> Iterator[str]:
    for key, value in holder.items():
        if key not in known and not (key.startswith("_") and isinstance(value, dict)):
            yield f"{where}: unknown key {key}"
        if value is None:
            yield f"{where}: {key} is null"


def _json_authors(authors: Any, where: str) -> Iterator[str]:
    if (
        not isinstance(authors, list)
        or not all(isinstance(a, dict) and a.get("name") for a in authors)
        or not authors
    ):
        yield f"{where}: authors is not a list of names"


# --- OPML and sitemap ---------------------------------------------------------------------------


def _of_opml(root: Any, own_url: str | None) -> Iterator[str]:
    if root.get("version") != "2.0":
        yield "opml: version is not 2.0"
    if [node.tag for node in root] != ["head", "body"]:
        yield "opml: not a head and then a body"
        return
    yield from _once(root[0], "title", "opml head")
    if not len(root[1]):
        yield "opml: nothing in the body"
    feeds = []
    for outline in root[1].iter("outline"):
        if not outline.get("text"):
            yield "opml: an outline without text"
        if outline.get("type") == "rss":
            feeds.append(outline.get("xmlUrl"))
            for name in ("xmlUrl", "htmlUrl"):
                yield from _absolute(outline.get(name), f"opml {name}")
        elif not len(outline):
            yield "opml: an outline that is neither a feed nor a group of them"
    yield from _unique(feeds, "opml xmlUrl")


def _of_sitemap(root: Any, own_url: str | None) -> Iterator[str]:
    urls = root.findall(f"{SITEMAP}url")
    if not 1 <= len(urls) <= 50_000:
        yield f"sitemap: {len(urls)} addresses"
    yield from _unique((url.findtext(f"{SITEMAP}loc") for url in urls), "sitemap loc")
    for url in urls:
        loc, lastmod = url.findtext(f"{SITEMAP}loc"), url.findtext(f"{SITEMAP}lastmod")
        yield from _absolute(loc, "sitemap loc")
        if loc and (len(loc) > 2048 or not loc.isascii()):
            yield f"sitemap: an address that is too long or not percent-encoded: {loc}"
        if loc and own_url and not loc.startswith(own_url.rpartition("/")[0] + "/"):
            yield f"sitemap: an address outside its own folder: {loc}"
        if lastmod is not None and not _DAY.fullmatch(lastmod) and not _RFC3339.fullmatch(lastmod):
            yield f"sitemap: lastmod {lastmod}"


# --- rules of more than one format --------------------------------------------------------------


def _once(parent: Any, tag: str, where: str) -> Iterator[str]:
    found = parent.findall(tag)
    name = tag.rpartition("}")[2]
    if len(found) != 1:
        yield f"{where}: {len(found)} times {name}"
    elif not (found[0].text or "").strip():
        yield f"{where}: an empty {name}"


def _known(parent: Any, known: set[str], where: str) -> Iterator[str]:
    for node in parent:
        if not node.tag.startswith("{") and node.tag not in known:
            yield f"{where}: unknown element {node.tag}"


def _amount(entries: Any) -> Iterator[str]:
    if not 1 <= len(entries) <= _MOST_ENTRIES:
        yield f"{len(entries)} entries"


def _unique(values: Iterable[str | None], what: str) -> Iterator[str]:
    seen: set[str | None] = set()
    for value in values:
        if value in seen:
            yield f"{what} {value} stands twice"
        seen.add(value)


def _absolute(address: Any, where: str) -> Iterator[str]:
    if not isinstance(address, str) or not _ABSOLUTE.fullmatch(address):
        yield f"{where}: not an absolute address: {address}"


def _id(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, str) or not _URN.fullmatch(value):
        yield f"{where}: the id is not a urn:uuid of version 5: {value}"


def _self_links(selves: list[Any], media_type: str, page: str | None, own_url: str | None) -> Iterator[str]:
    if len(selves) != 1:
        yield f"{len(selves)} links to itself"
    for link in selves:
        yield from _absolute(link.get("href", ""), "self link")
        if link.get("type") != media_type:
            yield f"the self link's type is {link.get('type')}"
        if link.get("href") == page:
            yield "the link to the page points at the feed itself"
        if own_url is not None and link.get("href") != own_url:
            yield f"the self link is not {own_url}"


def _rfc822(text: str, where: str) -> Iterator[str]:
    if not _RFC822.fullmatch(text):
        yield f"{where}: not a date by RFC 822: {text}"
    elif parsedate_to_datetime(text).strftime("%w") != str(
        ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat").index(text[:3])
    ):
        yield f"{where}: the day of the week is wrong: {text}"


def _rfc3339(text: Any, where: str) -> Iterator[str]:
    if not isinstance(text, str) or not _RFC3339.fullmatch(text):
        yield f"{where}: not a date by RFC 3339: {text}"


def _html(text: str, where: str) -> Iterator[str]:
    """No relative address, nothing that runs or dresses itself up."""
    if not text.strip():
        yield f"{where}: an empty text"
        return
    root = lxml.html.fragment_fromstring(text, create_parent="div")
    ids = set(root.xpath("//@id"))
    for node in root.iter(etree.Element):
        if node.tag in ("script", "style", "iframe", "object", "embed", "form", "link", "meta", "base"):
            yield f"{where}: <{node.tag}> in the text"
        for name, value in node.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"{where}: {name} in the text"
            if name in ("href", "src") and not (
                re.match(r"(https?://|mailto:|tel:)\S", value) or (value[:1] == "#" and value[1:] in ids)
            ):
                yield f"{where}: a relative or foreign address in the text: {value}"
            if name == "srcset" and not all(part.strip().startswith("http") for part in value.split(",")):
                yield f"{where}: a relative address in srcset: {value}"
