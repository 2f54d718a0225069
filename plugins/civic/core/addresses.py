"""Where everything lives (specification.md §2.2).

Addresses lie below the site's own path and begin with a slash: `/communities/guangming/2026/x/`. Templates put
the path of `site.yaml: url` before them, feeds the whole of it. Streams (lists that have feeds) are known by the
address of their page.
"""

from __future__ import annotations

import re
import uuid
from typing import NamedTuple
from unicodedata import normalize

from civic.core.model import BUREAU, PAGES, Item, Picture, Variant

FRONT = "/"
BLOGS = "/communities/"
LEADERBOARD = "/leaderboard/"
SUBSCRIBE = "/subscribe/"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
OUTLINE = "/feeds.opml"
ITEMS = "/items.json"  # what the site says of itself to `publish`


class Feeds(NamedTuple):
    """The three feeds of a stream."""

    rss: str
    atom: str
    json: str


class LeaderboardFiles(NamedTuple):
    """A leaderboard as files."""

    json: str
    csv: str
    xlsx: str


FEED_FILES = Feeds("rss.xml", "atom.xml", "feed.json")  # beside the stream's page
LEADERBOARD_FILES = LeaderboardFiles(
    "index.json", "leaderboard.csv", "leaderboard.xlsx"
)  # beside the period's page

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
    return address_at(item.owner, item.column, item.day.year, item.slug)


def address_at(owner: str, folder: str, year: int | str, slug: str) -> str:
    """The same by its parts; `folder` is the column, or that of the bureau's pages, which have no year."""
    if folder == PAGES:
        return f"/{slug}/"
    return f"{column(folder) if owner == BUREAU else blog(owner)}{year}/{slug}/"


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


def theme_file(name: str, digest: str) -> str:
    """A file of the theme, named by its bytes: `style.css` -> `/theme/style-1a2b3c4d.css`."""
    stem, dot, extension = name.rpartition(".")
    return f"/theme/{stem}-{digest[:8]}{dot}{extension}"


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


def leaderboard_files(period: object) -> LeaderboardFiles:
    """The files beside a period's page."""
    return LeaderboardFiles(*(leaderboard(period) + file for file in LEADERBOARD_FILES))


def feeds(stream: str) -> Feeds:
    """The feeds beside a stream's page."""
    return Feeds(*(stream + file for file in FEED_FILES))


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
