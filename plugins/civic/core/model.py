"""The facts, in the one form that every view reads: frozen, plain, without a clock.

A Site holds the registry, the units and the items. An Item is a post of a unit, an item of a bureau column
or a page of the bureau. What an item is on a given day (waiting, expired, void …) is not stored but asked:
`item_state(item, as_of)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

BUREAU = "bureau"
PAGES = "pages"  # the folder of the bureau's pages, in the place of a column

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # blanks of no width, pasted from chats
_BLANKS = re.compile(rf"[\s{INVISIBLE}]+")


class Kind(StrEnum):
    """Kinds of units, in the order of the leaderboard's groups (specification.md §3.7)."""

    COMMUNITY = "community"
    TOWNSHIP = "township"
    VILLAGE = "village"


KINDS: tuple[Kind, ...] = tuple(Kind)


class Status(StrEnum):
    """How far its writer or the bureau has come with an item (specification.md §1.4)."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    HIDDEN = "hidden"


DRAFTS = frozenset({Status.DRAFT, Status.SUBMITTED, Status.RETURNED})


NO_TASK = "no_task"  # what scoring.yaml may say of posts that came too late


class VoidReason(StrEnum):
    FALSE = "false"
    PLAGIARISED = "plagiarised"
    PRIVACY = "privacy"


class ItemState(StrEnum):
    """What an item is on a day; the first that applies, in this order (specification.md §1.5).

    Items that are held back never reach a Site.
    """

    DRAFT = "draft"
    WAITING = "waiting"
    VOID = "void"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    HIDDEN = "hidden"
    PUBLISHED = "published"


# --- registry -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A work category or a theme; their order is that of the registry's tuple."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the bureau site with what its page tags say (specification.md §5.1)."""

    key: str
    name: str
    type: str
    description: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where a piece can be taken up. `points` are (first year, points), years ascending; exact, two places."""

    key: str
    name: str
    level: str  # county, city, province, nation
    points: tuple[tuple[int, Decimal], ...]
    aliases: tuple[str, ...] = ()

    def points_in(self, year: int) -> Decimal:
        """Points of a year: its own, else the latest before it, else those of the first year given."""
        worth = self.points[0][1]
        for first, points in self.points:
            if first <= year:
                worth = points
        return worth


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules from a year on (specification.md §1.3 and §3.3). Amounts are exact, two places.

    A block of scoring.yaml with what it takes over from the block before it; `name` is its year, or "default".
    """

    name: str = "default"
    monthly_min: int = 1
    task_done: Decimal = Decimal("1.00")
    extra_piece: Decimal = Decimal("0.20")
    extra_max: Decimal = Decimal("1.00")
    missing: Decimal = Decimal("1.00")
    void_penalty: Decimal = Decimal("5.00")
    headline_factor: Decimal = Decimal("2.00")
    dedup: str = "highest"  # or "sum"
    late: str = "counts"  # or "no_task": a submission that came too late is none for base and extra
    yearly_cap: Decimal = Decimal("10.00")


@dataclass(frozen=True, slots=True)
class Registry:
    """content/registry: what the county calls things and how it counts."""

    site: SiteInfo
    columns: tuple[Column, ...]
    categories: tuple[Term, ...]
    themes: tuple[Term, ...]
    outlets: tuple[Outlet, ...]
    rules: tuple[Rules, ...] = ()  # one a year, by name; none: the defaults

    def rules_of(self, year: int) -> Rules:
        """The block of a year: its own, else the latest before it, else the defaults."""
        blocks = [block for block in self.rules if int(block.name) <= year]
        return max(blocks, key=lambda block: int(block.name)) if blocks else Rules()


@dataclass(frozen=True, slots=True)
class FooterLink:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """site.yaml: who speaks, and what header, footer and page tags say. Empty text: not given, not shown.

    `url` is the full address of the site with a slash at its end; `base` its path ("/" or "/minzheng/").
    """

    url: str
    name: str
    body: str  # 主办单位
    section: str = ""  # 承办股室
    area_code: str = ""  # GB/T 2260, six digits
    short_name: str = ""
    intro: str = ""
    domain: str = ""  # SiteDomain
    id_code: str = ""  # SiteIDCode
    icp: str = ""  # ICP 备案号
    police: str = ""  # 公安备案号
    police_url: str = ""
    police_picture: str = ""  # its mark: a local picture, path below content/registry
    badge_picture: str = ""  # 党政机关标识: a local picture, path below content/registry
    badge_url: str = ""
    report_error_picture: str = ""  # 我为政府网站找错: a local picture, path below content/registry
    report_error_url: str = ""
    phone: str = ""
    address: str = ""
    mailbox: str = ""
    hours: str = ""
    copyright: str = ""
    links: tuple[FooterLink, ...] = ()
    allowed_numbers: tuple[str, ...] = ()  # public numbers that are not personal
    demo: bool = False

    @property
    def base(self) -> str:
        rest = self.url.split("://", 1)[1]
        path = rest[rest.index("/") :] if "/" in rest else "/"
        return path if path.endswith("/") else path + "/"


# --- pictures, attachments, links ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Variant:
    """One published form of a picture: `/media/<digest>-<width>.<ext>`."""

    width: int
    height: int
    ext: str  # webp, jpg or png
    size: int = 0  # bytes: feeds name it
    digest: str = ""  # SHA-256 of its bytes, hex


class Target:
    """Where a reference leads: ItemTarget, AddressTarget, Picture, Attachment or MissingTarget."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Picture(Target):
    """A picture as published: upright, without metadata. `digest` names the original's bytes."""

    digest: str
    width: int  # of the upright original, in pixels
    height: int
    variants: tuple[Variant, ...]  # webp ascending by width, then the one fallback

    @property
    def fallback(self) -> Variant:
        return self.variants[-1]


@dataclass(frozen=True, slots=True)
class Attachment(Target):
    """A file that a post offers for download, under its own name in the post's folder."""

    name: str
    source: str  # path relative to the content folder
    size: int  # bytes
    digest: str  # SHA-256 of its bytes, hex


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture as its post has it; its place in `Item.references` is its number in the body."""

    kind: str  # "link" or "picture"
    target: str  # as typed, percent-decoded
    line: int  # in the whole file, from 1
    text: str = ""  # alternative text of a picture


@dataclass(frozen=True, slots=True)
class ItemTarget(Target):
    """A link to another item of the site, by id: its page may come and go."""

    id: str
    file: str = ""  # name of one of its attachments; "": its page
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class AddressTarget(Target):
    """A link to a list or another generated page, below the site's own path: `/categories/party/`."""

    address: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class MissingTarget(Target):
    """A link that leads nowhere; only posts that are drafts, void or withdrawn keep such."""


# --- units and items ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unit:
    """A community, township or village: known by key and 12-digit code, never by its name."""

    key: str
    code: str
    name: str
    kind: Kind
    opened: date | None = None
    staff: int | None = None
    mailbox: str = ""
    phone: str = ""
    address: str = ""
    intro: str = ""
    cover: Picture | None = None


@dataclass(frozen=True, slots=True)
class MissingUnit:
    """A unit that a fault of its own holds back. `name` is what its card calls it, or the key where it does not say."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A piece taken up by an outlet on `day`."""

    outlet: str  # key
    day: date
    url: str = ""
    page: str = ""
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Void:
    reason: VoidReason
    day: date


@dataclass(frozen=True, slots=True)
class Body:
    """A body by the digest of its HTML, which is kept apart from the Site.

    In the HTML stand `href="ref:N"` and `src="ref:N"`, N being the place of the target in
    `Item.targets`; everything else is final.
    """

    digest: str
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A post of a unit (`owner` is its key), an item of a bureau column or a bureau page."""

    id: str  # urn:uuid:…, specification.md §2.6
    owner: str  # unit key, or BUREAU
    column: str  # "" for posts of units; a column's key; PAGES
    path: str  # relative to the content folder, with /
    slug: str
    title: str
    day: date
    time: time | None
    body: Body
    category: str = ""  # key; "" in the bureau
    themes: tuple[str, ...] = ()  # keys, in the order of the registry
    authors: tuple[str, ...] = ()  # as typed; empty: the unit
    source: str = ""  # empty: the unit or the bureau
    summary: str = ""
    cover: Picture | None = None
    tags: tuple[str, ...] = ()
    status: Status = Status.PUBLISHED
    expires: date | None = None
    reported: date | None = None  # None: not a submission
    event: str = ""  # as compared: NFKC, trimmed
    adoptions: tuple[Adoption, ...] = ()
    withdrawn: date | None = None
    void: Void | None = None
    reviewer: str = ""
    reviewed: date | None = None
    references: tuple[Reference, ...] = ()
    targets: tuple[Target, ...] = ()  # one for each reference

    @property
    def is_bureau(self) -> bool:
        return self.owner == BUREAU

    @property
    def is_draft(self) -> bool:
        return self.status in DRAFTS

    @property
    def is_page(self) -> bool:
        return self.column == PAGES

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files that the text offers, each once, in the order of the text."""
        return tuple(dict.fromkeys(t for t in self.targets if isinstance(t, Attachment)))


def item_state(item: Item, as_of: date) -> ItemState:
    """What the item is on a day: the first row of specification.md §1.5 that applies."""
    if item.is_draft:
        return ItemState.DRAFT
    if item.day > as_of:
        return ItemState.WAITING
    if item.void is not None and item.void.day <= as_of:
        return ItemState.VOID
    if item.withdrawn is not None and item.withdrawn <= as_of:
        return ItemState.WITHDRAWN
    if item.expires is not None and item.expires <= as_of:
        return ItemState.EXPIRED
    return ItemState.HIDDEN if item.status is Status.HIDDEN else ItemState.PUBLISHED


WITH_PAGE = frozenset({ItemState.PUBLISHED, ItemState.HIDDEN})
LISTED = frozenset({ItemState.PUBLISHED})
TOMBSTONE = frozenset({ItemState.VOID, ItemState.WITHDRAWN})
COUNTED = frozenset(
    {ItemState.PUBLISHED, ItemState.HIDDEN, ItemState.EXPIRED, ItemState.WITHDRAWN}
)  # in the tally


@dataclass(frozen=True)
class Site:
    """Everything that was read and is in order, in total orders.

    `units` by (kind, code); `items` by (bureau first, unit code, path); `missing_units` by (name, key). `received`
    says of posts, by id, on which day they were first published; None: earlier than anybody has noted.
    `without_tombstone` are the ids of those whose address holds a personal number: void or withdrawn, they have no page.
    """

    registry: Registry
    units: tuple[Unit, ...]
    items: tuple[Item, ...]
    missing_units: tuple[MissingUnit, ...] = ()
    received: Mapping[str, date | None] = field(default_factory=dict)
    without_tombstone: frozenset[str] = frozenset()

    @cached_property
    def unit_by_key(self) -> Mapping[str, Unit]:
        return MappingProxyType({unit.key: unit for unit in self.units})

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        return MappingProxyType({item.id: item for item in self.items})

    @cached_property
    def outlet_by_key(self) -> Mapping[str, Outlet]:
        return MappingProxyType({outlet.key: outlet for outlet in self.registry.outlets})

    @cached_property
    def category_by_key(self) -> Mapping[str, Term]:
        return MappingProxyType({term.key: term for term in self.registry.categories})

    @cached_property
    def column_by_key(self) -> Mapping[str, Column]:
        return MappingProxyType({column.key: column for column in self.registry.columns})

    @cached_property
    def posts(self) -> tuple[Item, ...]:
        """The posts of the units, in the order of `items`."""
        return tuple(item for item in self.items if not item.is_bureau)


def normalize_name(text: str) -> str:
    """The form in which names are compared: NFKC, without blanks, visible or not (specification.md §0.4)."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))
