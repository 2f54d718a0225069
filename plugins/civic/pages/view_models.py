"""Values that several kinds of pages show: heads, list entries, pictures, feeds (pages/values.py).

Plugin modules never import each other; what they have in common stands here, as functions of the View.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from civic.core import addresses
from civic.core.listings import Chunk
from civic.core.model import (
    LISTED,
    AddressTarget,
    Attachment,
    Item,
    ItemTarget,
    Picture,
    Site,
    Target,
    Unit,
    item_state,
)
from civic.core.phones import parse_phones
from civic.pages.values import (
    AttachmentValue,
    BlogCardValue,
    FeedsValue,
    HeadlineValue,
    HeadValue,
    LinkValue,
    ListItemValue,
    PagerValue,
    PhoneValue,
    PictureValue,
    SiteValues,
    TagsValue,
    UnitValue,
)
from civic.pages.view import View
from civic.wording import pages as wording
from engine.page import Fact, fact

NO_TAGS: TagsValue = {
    "column_name": "",
    "column_description": "",
    "column_keywords": "",
    "column_type": "",
    "article_title": "",
    "pub_date": "",
    "content_source": "",
    "author": "",
    "keywords": "",
    "description": "",
    "image": "",
    "url": "",
}


@lru_cache(maxsize=1)  # several modules ask for those of one View
def frame_fact(view: View) -> Fact:
    """The frame of a View, as portions are made of it."""
    return fact(view.frame)


@lru_cache(maxsize=1)
def item_facts(view: View) -> Mapping[str, Fact]:
    """Every item of a View by its id, as portions are made of them."""
    return view.map_items(view.memo.facts, fact)


def picture(shown: Picture, alt: str) -> PictureValue:
    """All files of a picture, for `srcset` and its fallback."""
    return {
        "alt": alt,
        "width": shown.fallback.width,
        "height": shown.fallback.height,
        "src": addresses.media_address(shown, shown.fallback),
        "srcset": [[addresses.media_address(shown, v), v.width] for v in shown.variants if v.ext == "webp"],
    }


def optional_picture(shown: Picture | None, alt: str) -> PictureValue | None:
    return picture(shown, alt) if shown is not None else None


def owner_name(site: Site, item: Item) -> str:
    """The unit's name, or the bureau's."""
    return site.registry.site.body if item.is_bureau else site.unit_by_key[item.owner].name


def headline(view: View, item: Item) -> HeadlineValue:
    """An item in one line."""
    return {
        "title": item.title,
        "address": view.address(item),
        "day": item.day.isoformat(),
        "owner": owner_name(view.site, item),
    }


def list_item(view: View, item: Item, *, in_blog: bool = False) -> ListItemValue:
    """An item as a list entry; in its own blog its category leads to the blog's list of it."""
    site = view.site
    if item.is_bureau:
        label, label_address = site.column_by_key[item.column].name, addresses.column(item.column)
    else:
        label = site.category_by_key[item.category].name
        label_address = (
            addresses.blog_category(item.owner, item.category)
            if in_blog
            else addresses.category(item.category)
        )
    return {
        **headline(view, item),
        "summary": item.summary,
        "owner_address": addresses.FRONT if item.is_bureau else addresses.blog(item.owner),
        "label": label,
        "label_address": label_address,
        # Beside its title a picture says nothing new: an empty alternative text keeps screen readers quiet.
        "picture": optional_picture(item.cover, ""),
    }


def phones(text: str) -> list[PhoneValue]:
    """The numbers of a field, each with what a phone dials."""
    return [{"text": shown, "dial": number} for shown, number in parse_phones(text)]


def unit_value(unit: Unit) -> UnitValue:
    """A unit as it introduces itself, on its blog and under its posts."""
    return {
        "name": unit.name,
        "kind": unit.kind.value,
        "address": addresses.blog(unit.key),
        "intro": unit.intro,
        "phones": phones(unit.phone),
        "mailbox": unit.mailbox,
        "place": unit.address,
        "cover": optional_picture(unit.cover, ""),
    }


def blog_card(view: View, unit: Unit) -> BlogCardValue:
    """A unit with its newest post."""
    posts = view.streams.get(addresses.blog(unit.key))
    return {
        "name": unit.name,
        "address": addresses.blog(unit.key),
        "intro": unit.intro,
        "picture": optional_picture(unit.cover, ""),
        "latest": headline(view, posts[0]) if posts else None,
    }


def pager(chunk: Chunk) -> PagerValue:
    return {"number": chunk.number, "newer": chunk.newer, "older": chunk.older}


def feeds(title: str, address: str) -> FeedsValue:
    """The three feeds beside a stream's page."""
    own = addresses.feeds(address)
    return {"title": title, "rss": own.rss, "atom": own.atom, "json": own.json}


def site_feeds(view: View) -> list[FeedsValue]:
    """The county's own feeds, for autodiscovery on every page; none while nothing is listed."""
    if not view.holds(addresses.FRONT):
        return []
    return [feeds(wording.FEED_OF_ALL.format(site=view.site.registry.site.name), addresses.FRONT)]


def blog_feeds(view: View, unit: Unit) -> list[FeedsValue]:
    """A blog's feeds, none while it is empty."""
    address = addresses.blog(unit.key)
    return [feeds(wording.BLOG.format(unit=unit.name), address)] if view.holds(address) else []


def head(
    view: View,
    address: str,
    title: str,
    *,
    description: str = "",
    section: str = "",
    parents: Sequence[LinkValue] = (),
    own_feeds: Sequence[FeedsValue] = (),
    tags: TagsValue = NO_TAGS,
    noindex: bool = False,
) -> HeadValue:
    """The head of a page; breadcrumbs are the front page and `parents`."""
    county = [f for f in site_feeds(view) if f not in own_feeds]
    return {
        "title": title,
        "description": description,
        "address": address,
        "noindex": noindex,
        "feeds": [*own_feeds, *county],
        "tags": tags,
        "section": section,
        "breadcrumbs": [LinkValue(name=wording.FRONT, address=addresses.FRONT), *parents],
    }


def column_tags(name: str, description: str, keywords: Iterable[str], kind: str) -> TagsValue:
    """The four column tags of a list page, none of them empty (specification.md §5.1)."""
    return {
        **NO_TAGS,
        "column_name": name,
        "column_description": description or wording.COLUMN_ABOUT.format(name=name),
        "column_keywords": ",".join(keywords) or name,
        "column_type": kind,
    }


def with_page(view: View, names: Iterable[LinkValue]) -> list[LinkValue]:
    """Those lists that hold something on the day."""
    return [name for name in names if view.holds(name["address"])]


def category_links(view: View) -> list[LinkValue]:
    """The categories across communities that have a page, in the order of the registry."""
    terms = view.site.registry.categories
    return with_page(
        view, [LinkValue(name=term.name, address=addresses.category(term.key)) for term in terms]
    )


def theme_links(view: View) -> list[LinkValue]:
    terms = view.site.registry.themes
    return with_page(view, [LinkValue(name=term.name, address=addresses.theme(term.key)) for term in terms])


def column_links(view: View) -> list[LinkValue]:
    columns = view.site.registry.columns
    return with_page(
        view, [LinkValue(name=column.name, address=addresses.column(column.key)) for column in columns]
    )


def attachments(item: Item, address: str) -> list[AttachmentValue]:
    """The files that an item offers; they lie beside its page at `address`."""
    return [
        {
            "name": attachment.name,
            "address": addresses.attachment_link(address, attachment.name),
            "kind": attachment.name.rpartition(".")[2].upper(),
            "size": size_in_words(attachment.size),
        }
        for attachment in item.attachments
    ]


def size_in_words(size: int) -> str:
    """Bytes as people read them.

    >>> size_in_words(512), size_in_words(348160), size_in_words(1258291)
    ('1 KB', '340 KB', '1.2 MB')
    """
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def filled_targets(view: View, item: Item, address: str) -> list[object]:
    """What each reference of a body became: an address or None for a link, a PictureValue for a picture.

    `address` is that of the item's page. A link to a page that is not there on the day is None: its text then stands alone (specification.md §1.7).
    """
    return [
        _fill_target(view, address, target, is_picture=reference.kind == "picture", alt=reference.text)
        for reference, target in zip(item.references, item.targets, strict=True)
    ]


def _fill_target(view: View, address: str, target: Target, *, is_picture: bool, alt: str) -> object:
    if isinstance(target, Picture):
        return picture(target, alt) if is_picture else addresses.media_address(target, target.fallback)
    if isinstance(target, Attachment):
        return addresses.attachment_link(address, target.name)
    if not view.page_index.has_page(target):
        return None
    if isinstance(target, ItemTarget):
        other = view.site.item_by_id[target.id]
        if target.file:
            return addresses.attachment_link(view.address(other), target.file)
        # The ids of headings begin with their post's uuid, since several posts may stand on one page of a reader.
        heading = f"#{other.id.removeprefix('urn:uuid:')[:8]}-{target.fragment}"
        return view.address(other) + (heading if target.fragment else "")
    if isinstance(target, AddressTarget):
        return target.address + (f"#{target.fragment}" if target.fragment else "")
    return None


def site_values(view: View) -> SiteValues:
    """The constants of the whole site."""
    info = view.site.registry.site
    static = {file.name: file.address for file in view.static}
    pages = [i for i in view.site.items if i.is_page and item_state(i, view.as_of) in LISTED]
    return {
        "base": info.base,
        "url": info.url,
        "name": info.name,
        "body": info.body,
        "section": info.section,
        "intro": info.intro,
        "domain": info.domain,
        "id_code": info.id_code,
        "icp": info.icp,
        "police": info.police,
        "police_url": info.police_url,
        "police_mark": static.get(info.police_picture, ""),
        "badge": static.get(info.badge_picture, ""),
        "badge_url": info.badge_url,
        "report_error": static.get(info.report_error_picture, ""),
        "report_error_url": info.report_error_url,
        "phones": phones(info.phone),
        "address": info.address,
        "mailbox": info.mailbox,
        "hours": info.hours,
        "copyright": info.copyright,
        "links": [{"name": link.name, "url": link.url} for link in info.links],
        "demo": info.demo,
        "columns": column_links(view),
        "pages": [LinkValue(name=page.title, address=view.address(page)) for page in pages],
        "style": static["style.css"],
        "static": static,
    }
