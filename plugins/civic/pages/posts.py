"""A page for every post and every item of the bureau, and one that says 已撤下 for those that are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from civic.core import addresses
from civic.core.listings import neighbours
from civic.core.model import LISTED, TOMBSTONE, WITH_PAGE, Item, item_state
from civic.pages import view_models
from civic.pages.values import (
    AdoptionValue,
    LinkValue,
    PageValues,
    PictureValue,
    PostValues,
    TagsValue,
    TombstoneValues,
)
from civic.pages.view import Frame, View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Page, Portion, fact, facts


def portions(view: View) -> Iterator[Portion]:
    """The pages of the items of each unit and column."""
    frame, known = view_models.frame_fact(view), view_models.item_facts(view)
    for shelf in view.item_groups:
        seen = {
            "frame": frame,
            "items": facts(known[item.id] for item in shelf.items),
            "foreign": facts(known[item.id] for item in shelf.foreign),
            "there": fact(shelf.there),
        }
        yield Portion(f"posts of {shelf.owner}/{shelf.column}", pages, seen)


def pages(
    frame: Frame, items: Sequence[Item], foreign: Sequence[Item], there: Sequence[str]
) -> Iterator[Page]:
    """The page of each item that has one on the day, or its tombstone."""
    view = View.of_items(frame, items, foreign, there)
    site = view.site
    beside: dict[str, tuple[Item | None, Item | None]] = {}
    blogs = (addresses.blog(unit.key) for unit in site.units)
    columns = (addresses.column(column.key) for column in site.registry.columns)
    for stream in (*blogs, *columns):
        beside.update(neighbours(view.streams.get(stream)))
    events: dict[str, list[Item]] = defaultdict(list)
    for item in view.streams.get(addresses.BLOGS):
        if item.event:
            events[item.event].append(item)
    for item in items:
        now = item_state(item, view.as_of)
        if now in TOMBSTONE:
            yield Page(
                addresses.item_address(item), "withdrawn.html", _tombstone(view, item), sources=(item.path,)
            )
        elif now in WITH_PAGE and item.is_page:
            yield _item_page(item, "page.html", _page(view, item))
        elif now in WITH_PAGE:
            newer, older = beside.get(item.id, (None, None))
            same = [other for other in events[item.event] if other is not item] if item.event else []
            yield _item_page(item, "post.html", _post(view, item, newer, older, same))


def register() -> None:
    offer(portions)


def _item_page(item: Item, template: str, values: Mapping[str, Any]) -> Page:
    return Page(addresses.item_address(item), template, values, (item.body.digest,), (item.path,))


def _post(view: View, item: Item, newer: Item | None, older: Item | None, same: list[Item]) -> PostValues:
    site = view.site
    unit = site.unit_by_key.get(item.owner)
    owner = _owner(view, item)
    category: LinkValue | None = None
    parents = [owner]
    if unit is not None:
        name = view_models.category_name(site, item.category)
        listed = item_state(item, view.as_of) in LISTED
        address = addresses.blog_category(unit.key, item.category)
        category = view_models.link(name, address if listed or view.holds(address) else "")
        parents = [view_models.link(wording.BLOGS, addresses.BLOGS), owner]
    own_feeds = view_models.blog_feeds(view, unit) if unit is not None else []
    return {
        "head": view_models.head(
            view,
            addresses.item_address(item),
            item.title,
            description=item.summary,
            section=addresses.BLOGS if unit is not None else addresses.column(item.column),
            parents=parents,
            own_feeds=own_feeds,
            tags=_tags(view, item),
            noindex=item_state(item, view.as_of) not in LISTED,
        ),
        "title": item.title,
        "day": item.day.isoformat(),
        "time": item.time.strftime("%H:%M") if item.time is not None else "",
        "source": item.source or view_models.owner_name(site, item),
        "authors": list(item.authors) or [view_models.owner_name(site, item)],
        "owner": owner,
        "unit": view_models.unit_value(unit) if unit is not None else None,
        "category": category,
        "themes": [
            view_models.link(term.name, address if view.holds(address) else "")
            for term in site.registry.themes
            if term.key in item.themes
            for address in [addresses.theme(term.key)]
        ],
        "tags": list(item.tags),
        "cover": _lone_cover(item),
        "body": item.body.digest,
        "targets": view_models.filled_targets(view, item),
        "attachments": view_models.attachments(item),
        "adoptions": _adoptions(view, item),
        "event": [view_models.headline(view, other) for other in same],
        "newer": _neighbour(newer),
        "older": _neighbour(older),
        "reviewer": item.reviewer,
        "reviewed": view_models.iso_date(item.reviewed),
    }


def _page(view: View, item: Item) -> PageValues:
    return {
        "head": view_models.head(
            view,
            addresses.item_address(item),
            item.title,
            description=item.summary,
            section=addresses.item_address(item),
            tags=_tags(view, item),
            noindex=item_state(item, view.as_of) not in LISTED,
        ),
        "title": item.title,
        "body": item.body.digest,
        "targets": view_models.filled_targets(view, item),
        "attachments": view_models.attachments(item),
    }


def _tombstone(view: View, item: Item) -> TombstoneValues:
    owner = _owner(view, item)
    unit = not item.is_bureau
    parents = [view_models.link(wording.BLOGS, addresses.BLOGS), owner] if unit else [owner]
    return {
        "head": view_models.head(
            view,
            addresses.item_address(item),
            wording.WITHDRAWN,
            section=addresses.BLOGS if unit else "",
            parents=[parent for parent in parents if parent["address"] != addresses.FRONT],
            noindex=True,
        ),
        "owner": owner,
    }


def _owner(view: View, item: Item) -> LinkValue:
    """The blog of a post, the column of an item; the front page where that column is empty."""
    if not item.is_bureau:
        unit = view.site.unit_by_key[item.owner]
        return view_models.link(unit.name, addresses.blog(unit.key))
    if not item.is_page and view.holds(addresses.column(item.column)):
        return view_models.link(
            view_models.column_name(view.site, item.column), addresses.column(item.column)
        )
    return view_models.link(view.site.registry.site.name, addresses.FRONT)


def _tags(view: View, item: Item) -> TagsValue:
    """The page tags of an article: column, article and the optional ones (specification.md §5.1)."""
    site = view.site
    if item.is_page:
        column = view_models.column_tags(item.title, item.summary, [item.title], wording.PAGE_TYPE)
    elif item.is_bureau:
        of = next(c for c in site.registry.columns if c.key == item.column)
        column = view_models.column_tags(of.name, of.description, of.keywords, of.type)
    else:
        unit = site.unit_by_key[item.owner]
        column = view_models.column_tags(
            wording.BLOG.format(unit=unit.name), unit.intro, [unit.name], wording.LIST_TYPE
        )
    clock = item.time.strftime("%H:%M") if item.time is not None else "00:00"
    themes = [term.name for term in site.registry.themes if term.key in item.themes]
    category = [view_models.category_name(site, item.category)] if item.category else []
    return {
        **column,
        "article_title": item.title,
        "pub_date": f"{item.day.isoformat()} {clock}",
        "content_source": item.source or view_models.owner_name(site, item),
        "author": ",".join(item.authors),
        "keywords": ",".join(dict.fromkeys([*category, *themes, *item.tags])),
        "description": item.summary,
        "image": addresses.media_address(item.cover, item.cover.fallback) if item.cover else "",
        "url": addresses.item_address(item),
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


def _lone_cover(item: Item) -> PictureValue | None:
    """The cover, unless it stands in the text anyway."""
    return None if item.cover in item.targets else view_models.optional_picture(item.cover, "")


def _neighbour(item: Item | None) -> LinkValue | None:
    return view_models.link(item.title, addresses.item_address(item)) if item is not None else None
