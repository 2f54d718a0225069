"""A page for every post and every item of the bureau, and one that says 已撤下 for those that are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civic.core import addresses
from civic.core.listings import neighbours
from civic.core.model import LISTED, TOMBSTONE, WITH_PAGE, Item, item_state
from civic.pages import view_models
from civic.pages.values import (
    AdoptionValue,
    FeedsValue,
    LinkValue,
    PageValues,
    PostValues,
    TagsValue,
    TombstoneValues,
    UnitValue,
)
from civic.pages.view import Frame, View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Page, Portion, fact, facts


def portions(view: View) -> Iterator[Portion]:
    """The pages of the items of each unit and column."""
    frame, known = view_models.frame_fact(view), view_models.item_facts(view)
    for group in view.item_groups:
        items = [item for item in group.items if item.id not in view.site.without_tombstone]
        if not items:
            continue
        seen = {
            "frame": frame,
            "items": facts(known[item.id] for item in items),
            "foreign": facts(known[item.id] for item in group.foreign),
            "there": fact(group.there),
        }
        yield Portion(f"posts of {group.owner}/{group.column}", pages, seen)


def pages(
    frame: Frame, items: Sequence[Item], foreign: Sequence[Item], there: Sequence[str]
) -> Iterator[Page]:
    """The page of each item that has one on the day, or its tombstone; `items` are all of one unit or column."""
    view = View.of_items(frame, items, foreign, there)
    context = _group_context(view, items[0])
    beside = neighbours(view.streams.get(context.own_list))
    events: dict[str, list[Item]] = defaultdict(list)
    for item in view.streams.get(addresses.BLOGS):
        if item.event:
            events[item.event].append(item)
    for item in items:
        now, address = item_state(item, view.as_of), view.address(item)
        if now in TOMBSTONE:
            yield Page(address, "withdrawn.html", _tombstone(view, address, context), sources=(item.path,))
        elif now in WITH_PAGE and item.is_page:
            page = _page(view, item, address, context, is_listed=now in LISTED)
            yield Page(address, "page.html", page, (item.body.digest,), (item.path,))
        elif now in WITH_PAGE:
            post = _post(
                view,
                item,
                address,
                context,
                beside=beside.get(item.id, (None, None)),
                same=[other for other in events[item.event] if other is not item] if item.event else [],
                is_listed=now in LISTED,
            )
            yield Page(address, "post.html", post, (item.body.digest,), (item.path,))


def register() -> None:
    offer(portions)


@dataclass(frozen=True, slots=True)
class _GroupContext:
    """What the pages of all items of a unit, a column or the folder of bureau pages have in common."""

    own_list: str  # address of the blog or column; "" of pages, which are in no list
    section: str
    name: str  # of the unit or the bureau
    owner: LinkValue  # the blog or column; the front page where that column is empty, and of pages
    parents: list[LinkValue]
    feeds: list[FeedsValue]
    unit: UnitValue | None
    tags: TagsValue


def _group_context(view: View, item: Item) -> _GroupContext:
    info = view.site.registry.site
    if not item.is_bureau:
        unit = view.site.unit_by_key[item.owner]
        shown = view_models.unit_value(unit)
        owner = LinkValue(name=unit.name, address=shown["address"])
        return _GroupContext(
            own_list=shown["address"],
            section=addresses.BLOGS,
            name=unit.name,
            owner=owner,
            parents=[{"name": wording.BLOGS, "address": addresses.BLOGS}, owner],
            feeds=view_models.blog_feeds(view, unit),
            unit=shown,
            tags=view_models.column_tags(
                wording.BLOG.format(unit=unit.name), unit.intro, [unit.name], wording.LIST_TYPE
            ),
        )
    front = LinkValue(name=info.name, address=addresses.FRONT)
    if item.is_page:
        return _GroupContext(
            own_list="",
            section="",
            name=info.body,
            owner=front,
            parents=[front],
            feeds=[],
            unit=None,
            tags=view_models.NO_TAGS,
        )
    column = view.site.column_by_key[item.column]
    address = addresses.column(column.key)
    owner = LinkValue(name=column.name, address=address) if view.holds(address) else front
    tags = view_models.column_tags(column.name, column.description, column.keywords, column.type)
    return _GroupContext(
        own_list=address,
        section=address,
        name=info.body,
        owner=owner,
        parents=[owner],
        feeds=[],
        unit=None,
        tags=tags,
    )


def _post(
    view: View,
    item: Item,
    address: str,
    context: _GroupContext,
    *,
    beside: tuple[Item | None, Item | None],
    same: Sequence[Item],
    is_listed: bool,
) -> PostValues:
    site = view.site
    category: LinkValue | None = None
    if not item.is_bureau:
        of_blog = addresses.blog_category(item.owner, item.category)
        has_page = is_listed or view.holds(of_blog)
        name = site.category_by_key[item.category].name
        category = LinkValue(name=name, address=of_blog if has_page else "")
    newer, older = (
        LinkValue(name=other.title, address=view.address(other)) if other is not None else None
        for other in beside
    )
    return {
        "head": view_models.head(
            view,
            address,
            item.title,
            description=item.summary,
            section=context.section,
            parents=context.parents,
            own_feeds=context.feeds,
            tags=_tags(view, item, address, context.name, context.tags),
            noindex=not is_listed,
        ),
        "title": item.title,
        "day": item.day.isoformat(),
        "time": item.time.strftime("%H:%M") if item.time is not None else "",
        "source": item.source or context.name,
        "authors": list(item.authors) or [context.name],
        "owner": context.owner,
        "unit": context.unit,
        "category": category,
        "themes": [
            LinkValue(name=term.name, address=of_theme if view.holds(of_theme) else "")
            for term in site.registry.themes
            if term.key in item.themes
            for of_theme in [addresses.theme(term.key)]
        ],
        "tags": list(item.tags),
        # A cover that stands in the text is not shown twice.
        "cover": None if item.cover in item.targets else view_models.optional_picture(item.cover, ""),
        "body": item.body.digest,
        "targets": view_models.filled_targets(view, item, address),
        "attachments": view_models.attachments(item, address),
        "adoptions": _adoptions(view, item),
        "event": [view_models.headline(view, other) for other in same],
        "newer": newer,
        "older": older,
        "reviewer": item.reviewer,
        "reviewed": item.reviewed.isoformat() if item.reviewed is not None else "",
    }


def _page(view: View, item: Item, address: str, context: _GroupContext, *, is_listed: bool) -> PageValues:
    tags = view_models.column_tags(item.title, item.summary, [item.title], wording.PAGE_TYPE)
    return {
        "head": view_models.head(
            view,
            address,
            item.title,
            description=item.summary,
            section=address,
            tags=_tags(view, item, address, context.name, tags),
            noindex=not is_listed,
        ),
        "title": item.title,
        "body": item.body.digest,
        "targets": view_models.filled_targets(view, item, address),
        "attachments": view_models.attachments(item, address),
    }


def _tombstone(view: View, address: str, context: _GroupContext) -> TombstoneValues:
    return {
        "head": view_models.head(
            view,
            address,
            wording.WITHDRAWN,
            section=context.section if context.unit is not None else "",
            parents=[parent for parent in context.parents if parent["address"] != addresses.FRONT],
            noindex=True,
        ),
        "owner": context.owner,
    }


def _tags(view: View, item: Item, address: str, owner: str, column: TagsValue) -> TagsValue:
    """The page tags of an article: column, article and the optional ones (specification.md §5.1); `owner` is a name."""
    site = view.site
    clock = item.time.strftime("%H:%M") if item.time is not None else "00:00"
    themes = [term.name for term in site.registry.themes if term.key in item.themes]
    category = [site.category_by_key[item.category].name] if item.category else []
    return {
        **column,
        "article_title": item.title,
        "pub_date": f"{item.day.isoformat()} {clock}",
        "content_source": item.source or owner,
        "author": ",".join(item.authors),
        "keywords": ",".join(dict.fromkeys([*category, *themes, *item.tags])),
        "description": item.summary,
        "image": addresses.media_address(item.cover, item.cover.fallback) if item.cover else "",
        "url": address,
    }


def _adoptions(view: View, item: Item) -> list[AdoptionValue]:
    """Adoptions of this post up to the day, oldest first."""
    return [
        {
            "outlet": view.site.outlet_by_key[adoption.outlet].name,
            "day": adoption.day.isoformat(),
            "url": adoption.url,
            "page": adoption.page,
            "headline": adoption.headline,
        }
        for adoption in sorted(item.adoptions, key=lambda a: (a.day, a.outlet, a.url, a.page))
        if adoption.day <= view.as_of
    ]
