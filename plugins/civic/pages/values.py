"""What each template is handed: the values of every kind of Page.

All addresses lie below the site's own path ("/communities/…"); templates write them through the filter
`href`, which puts the path before them. Days are ISO dates ("2026-10-09"), clock times "HH:MM". A text that
is not there is "", a thing that is not there None. Templates compute nothing; they choose words.

Beside its values a template sees `site` (SiteValues): the constants of the whole site.
The leaderboards' values stand in leaderboard_values.py.
"""

from __future__ import annotations

from typing import Any, TypedDict


class LinkValue(TypedDict):
    name: str
    address: str


class PictureValue(TypedDict):
    """A picture for `parts/picture.html`; addresses of its files, all widths in pixels."""

    alt: str
    width: int  # intrinsic size of the fallback
    height: int
    src: str  # the fallback (JPEG or PNG)
    srcset: list[list[Any]]  # [address, width] of each WebP, ascending


class FeedsValue(TypedDict):
    """A stream with its three feeds, for autodiscovery and for the subscribe line."""

    title: str
    rss: str
    atom: str
    json: str


class HeadlineValue(TypedDict):
    """An item in one line."""

    title: str
    address: str
    day: str
    owner: str  # name of the unit, or of the bureau


class ListItemValue(HeadlineValue):
    """An item as it stands in a list: nothing but what the list shows."""

    summary: str
    owner_address: str  # its blog, or "/"
    label: str  # name of its category, or of its column
    label_address: str  # "" if that list has no page
    picture: PictureValue | None


class PagerValue(TypedDict):
    """Links between the chunks of a list; None where there is none.

    It holds no count of chunks, so that a chunk that is full never changes again.
    """

    number: int | None  # of this chunk, counted from the oldest; None on the list's own address
    newer: str | None
    older: str | None


class TagsValue(TypedDict):
    """Page tags of 政府网站发展指引 (specification.md §5.1). Empty ones are left out by the template.

    `column_*` are on lists and items, `article_*` on items.
    """

    column_name: str
    column_description: str
    column_keywords: str
    column_type: str
    article_title: str
    pub_date: str  # YYYY-MM-DD HH:MM
    content_source: str
    author: str
    keywords: str
    description: str
    image: str  # address
    url: str  # address


class HeadValue(TypedDict):
    """Every page has one, under `head`."""

    title: str  # of the page, without the site's name; "" on the front page
    description: str
    address: str  # of this page, for the canonical link
    noindex: bool
    feeds: list[FeedsValue]  # autodiscovery: the page's own stream first, then the county's
    tags: TagsValue
    section: str  # which entry of the navigation is current: "/", "/communities/", "/news/" …
    breadcrumbs: list[LinkValue]  # from the front page to the parent; [] on the front page


class PhoneValue(TypedDict):
    text: str  # as written
    dial: str  # what is dialled; "" if no number was found


class UnitValue(TypedDict):
    """A unit as it introduces itself."""

    name: str
    kind: str  # community, township, village
    address: str  # of the blog
    intro: str
    phones: list[PhoneValue]
    mailbox: str
    place: str  # postal address
    cover: PictureValue | None


class BlogCardValue(TypedDict):
    """A unit on /communities/ and on the front page."""

    name: str
    address: str
    intro: str
    picture: PictureValue | None
    latest: HeadlineValue | None


class ColumnBlockValue(TypedDict):
    """A column on the front page, with its newest items."""

    key: str
    name: str
    address: str
    items: list[HeadlineValue]


class FrontValues(TypedDict):
    """front.html: `/`."""

    head: HeadValue
    columns: list[ColumnBlockValue]  # only columns that have a page
    latest: list[ListItemValue]  # the newest posts of all communities (12)
    blogs: list[BlogCardValue]
    categories: list[LinkValue]  # that have a page
    themes: list[LinkValue]
    missing_units: list[str]


class ListValues(TypedDict):
    """list.html: a column, /categories/…, /themes/…, and the chunks of each."""

    head: HeadValue
    kind: str  # column, category, theme
    name: str
    description: str
    items: list[ListItemValue]
    pager: PagerValue
    feeds: FeedsValue
    siblings: list[LinkValue]  # the other columns, categories or themes that have a page


class BlogsValues(TypedDict):
    """blogs.html: /communities/, units by kind, with the newest posts of all."""

    head: HeadValue
    groups: list[BlogGroupValue]
    latest: list[ListItemValue]  # 20
    feeds: FeedsValue | None
    categories: list[LinkValue]
    themes: list[LinkValue]


class BlogGroupValue(TypedDict):
    kind: str
    blogs: list[BlogCardValue]


class BlogValues(TypedDict):
    """blog.html: a unit's own front page, its category and year lists, and the chunks of each."""

    head: HeadValue
    unit: UnitValue
    list: str  # "", or "category" / "year": which list of the blog this is
    name: str  # name of that category, or the year; "" on the blog's own page
    items: list[ListItemValue]
    pager: PagerValue
    feeds: FeedsValue | None  # None while the blog is empty
    categories: list[LinkValue]  # of this unit, that have a page
    years: list[LinkValue]  # newest first
    year_record: str  # address of the unit's leaderboard year; "" on chunks


class AdoptionValue(TypedDict):
    outlet: str  # name
    day: str
    url: str
    page: str
    headline: bool


class AttachmentValue(TypedDict):
    name: str
    address: str
    kind: str  # extension, upper case: PDF
    size: str  # "1.2 MB", "340 KB"


class PostValues(TypedDict):
    """post.html: a post of a unit, or an item of the bureau (`unit` None then)."""

    head: HeadValue
    title: str
    day: str
    time: str  # "" if none was given
    source: str
    authors: list[str]
    owner: LinkValue  # the unit's blog, or the column
    unit: UnitValue | None
    category: LinkValue | None
    themes: list[LinkValue]
    tags: list[str]
    cover: PictureValue | None  # only when the cover is not a picture of the text
    body: Any  # digest of its HTML; the filter `body` fills it: {{ body | body(targets) }}
    targets: list[Any]  # what each reference of the body became; for the filter `body` only
    attachments: list[AttachmentValue]
    adoptions: list[AdoptionValue]
    event: list[HeadlineValue]  # other posts of the same event
    newer: LinkValue | None  # neighbours in the blog or the column
    older: LinkValue | None
    reviewer: str
    reviewed: str


class PageValues(TypedDict):
    """page.html: a page of the bureau (about, contact …)."""

    head: HeadValue
    title: str
    body: Any
    targets: list[Any]
    attachments: list[AttachmentValue]


class TombstoneValues(TypedDict):
    """withdrawn.html: the address of an item that was withdrawn or is void: 已撤下, nothing else of it."""

    head: HeadValue
    owner: LinkValue


class SubscribeGroupValue(TypedDict):
    kind: str  # all, columns, units, categories, themes
    feeds: list[SubscribeFeedValue]


class SubscribeFeedValue(TypedDict):
    name: str
    address: str  # of the stream's page
    rss: str  # addresses; the page prints the absolute one, to be copied
    atom: str
    json: str


class SubscribeValues(TypedDict):
    """subscribe.html: /subscribe/."""

    head: HeadValue
    groups: list[SubscribeGroupValue]
    outline: str  # address of /feeds.opml


class NotFoundValues(TypedDict):
    """404.html."""

    head: HeadValue
    categories: list[LinkValue]


class FooterLinkValue(TypedDict):
    name: str
    url: str


class SiteValues(TypedDict):
    """`site`: the constants that every page sees. A change here renders every page anew."""

    base: str  # the site's own path: "/" or "/minzheng/"
    url: str  # full address, with a slash at its end
    name: str
    body: str  # 主办单位
    section: str  # 承办股室
    intro: str
    domain: str
    id_code: str
    icp: str
    police: str
    police_url: str
    police_mark: str  # address of the local picture of 公安备案, "" if none
    badge: str  # address of the local picture of 党政机关标识, "" if none
    badge_url: str
    report_error: str  # address of the local picture of 我为政府网站找错
    report_error_url: str
    phones: list[PhoneValue]
    address: str
    mailbox: str
    hours: str
    copyright: str
    links: list[FooterLinkValue]
    demo: bool
    columns: list[LinkValue]  # that have a page, in order: the navigation
    pages: list[LinkValue]  # bureau pages, for the footer
    style: str  # address of the stylesheet, with its digest in the name
    static: dict[str, str]  # name of a static file -> its address, e.g. {"favicon.svg": …}


class SitemapUrlValue(TypedDict):
    address: str
    lastmod: str | None  # ISO date
