"""Where everything lives (specification.md §2.2).

Addresses lie below the site's own path and begin with a slash: `/communities/guangming/2026/x/`. Templates put
the path of `site.yaml: url` before them, feeds the whole of it. Streams (lists that have feeds) are known by the
address of their page.
"""

from __future__ import annotations

import re
import uuid
from unicodedata import normalize

from civic.core.model import Item, Picture, Variant

FRONT = "/"
BLOGS = "/communities/"
LEADERBOARD = "/leaderboard/"
SUBSCRIBE = "/subscribe/"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
OUTLINE = "/feeds.opml"
ITEMS = "/items.json"  # what the site says of itself to `publish`

FEED_FILES = ("rss.xml", "atom.xml", "feed.json")

RESERVED = frozenset(
    {"communities", "categories", "themes", "leaderboard", "bulletins", "assessments", "demonstrations"}
    | {"mailboxes", "openings", "campaigns", "problem-villages", "books", "search", "sitemap", "tags"}
    | {"calendar", "elder", "subscribe", "media", "theme", "page", "bureau", "feeds"}
)  # specification.md §2.3: neither unit keys nor column keys nor slugs of bureau pages

_KEY = re.compile(r"[a-z][a-z0-9-]{1,30}")


def is_key(text: str) -> bool:
    """Whether a unit, a column or another entry of the registry may be known by `text` (specification.md §1.1)."""
    return _KEY.fullmatch(text) is not None


def item_address(item: Item) -> str:
    """The page of a post, of a bureau item or of a bureau page; years are those of `date`."""
    if item.is_page:
        return f"/{item.slug}/"
    if item.is_bureau:
        return f"/{item.column}/{item.day.year}/{item.slug}/"
    return f"{blog(item.owner)}{item.day.year}/{item.slug}/"


def attachment_address(page: str, name: str) -> str:
    """An attachment lies beside the page of its post, under its own name (not yet percent-encoded)."""
    return page + name


def attachment_link(page: str, name: str) -> str:
    """The same as an address in a page's values, where a `#` begins a fragment and a `%` an encoded byte.

    `3#楼.pdf` -> `/communities/guangming/2026/x/3%23楼.pdf`
    """
    return page + name.replace("%", "%25").replace("#", "%23")


def media_name(picture: Picture, variant: Variant) -> str:
    """The file of a picture's variant, on the site as in the cache."""
    return f"{picture.digest}-{variant.width}.{variant.ext}"


def media_address(picture: Picture, variant: Variant) -> str:
    return f"/media/{media_name(picture, variant)}"


def column(key: str) -> str:
    return f"/{key}/"


def blog(key: str) -> str:
    return f"{BLOGS}{key}/"


def blog_category(key: str, category: str) -> str:
    return f"{blog(key)}{category}/"


def blog_year(key: str, year: int) -> str:
    return f"{blog(key)}{year}/"


def category(key: str) -> str:
    return f"/categories/{key}/"


def theme(key: str) -> str:
    return f"/themes/{key}/"


def leaderboard(period: object) -> str:
    """A period's page; `period` is printed in the form of specification.md §2.2: 2026-10, 2026-Q3, 2026-H2, 2026."""
    return f"{LEADERBOARD}{period}/"


def unit_year(year: int, key: str) -> str:
    return f"{LEADERBOARD}{year}/{key}/"


def list_page(address: str, number: int) -> str:
    """Chunk `number` of a list, counted from the oldest."""
    return f"{address}page/{number}/"


def item_id(owner: str, inner: str) -> str:
    """The identity of an item in feeds and in the tally.

    `inner` is its path below the folder of the unit, or below `bureau/`, with its `.md`.

    >>> item_id("guangming", "2026/a.md").startswith("urn:uuid:")
    True
    """
    name = normalize("NFC", f"{owner}/{inner.removesuffix('.md')}")
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
