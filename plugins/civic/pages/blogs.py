"""The blogs: /communities/ with all of them, and each unit's own pages and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civic.core import addresses
from civic.core.listings import PAGE_SIZE, chunks
from civic.core.model import KINDS, Item, Unit
from civic.pages import view_models
from civic.pages.values import BlogsValues, BlogValues, LinkValue
from civic.pages.view import Frame, View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Page, Portion, fact, facts


def parts(view: View) -> Iterator[Page | Portion]:
    """/communities/, then each unit's blog."""
    yield Page(addresses.BLOGS, "blogs.html", _blogs_values(view))
    frame, known = view_models.frame_fact(view), view_models.item_facts(view)
    posts = {(group.owner, group.column): group.items for group in view.item_groups}
    for unit in view.site.units:
        seen = {
            "frame": frame,
            "key": fact(unit.key),
            "items": facts(known[item.id] for item in posts.get((unit.key, ""), ())),
        }
        yield Portion(f"blog of {unit.key}", pages, seen)


def pages(frame: Frame, key: str, items: Sequence[Item]) -> Iterator[Page]:
    """A unit's blog, its categories and years, with their chunks."""
    view = View.of_items(frame, items, (), ())
    unit = view.site.unit_by_key[key]
    yield from _lists(view, unit, addresses.blog(unit.key), "", "")
    for category in _categories(view, unit):
        yield from _lists(view, unit, category["address"], "category", category["name"])
    for year in _years(view, unit):
        yield from _lists(view, unit, year["address"], "year", year["name"])


def register() -> None:
    offer(parts)


def _blogs_values(view: View) -> BlogsValues:
    latest = view.streams.get(addresses.BLOGS)
    title = wording.FEED_OF_BLOGS.format(site=view.site.registry.site.name)
    own = view_models.feeds(title, addresses.BLOGS) if latest else None
    return {
        "head": view_models.head(
            view,
            addresses.BLOGS,
            wording.BLOGS,
            description=view.site.registry.site.intro,
            section=addresses.BLOGS,
            own_feeds=[own] if own else [],
            tags=view_models.column_tags(wording.BLOGS, view.site.registry.site.intro, [], wording.LIST_TYPE),
        ),
        "groups": [
            {
                "kind": kind.value,
                "blogs": [view_models.blog_card(view, unit) for unit in view.site.units if unit.kind is kind],
            }
            for kind in KINDS
            if any(unit.kind is kind for unit in view.site.units)
        ],
        "latest": [view_models.list_item(view, item) for item in latest[:PAGE_SIZE]],
        "feeds": own,
        "categories": view_models.category_links(view),
        "themes": view_models.theme_links(view),
    }


def _lists(view: View, unit: Unit, address: str, kind: str, name: str) -> Iterator[Page]:
    own_feeds = view_models.blog_feeds(view, unit)
    blog = addresses.blog(unit.key)
    parents = [LinkValue(name=wording.BLOGS, address=addresses.BLOGS)]
    if kind:
        parents.append(LinkValue(name=unit.name, address=blog))
    for chunk in chunks(address, view.streams.get(address)):
        values: BlogValues = {
            "head": view_models.head(
                view,
                chunk.address,
                " · ".join(filter(None, [name, wording.BLOG.format(unit=unit.name)])),
                description=unit.intro,
                section=addresses.BLOGS,
                parents=parents,
                own_feeds=own_feeds,
                tags=view_models.column_tags(
                    wording.BLOG.format(unit=unit.name),
                    unit.intro,
                    filter(None, [unit.name, name]),
                    wording.LIST_TYPE,
                ),
            ),
            "unit": view_models.unit_value(unit),
            "list": kind,
            "name": name,
            "items": [view_models.list_item(view, item, in_blog=True) for item in chunk.items],
            "pager": view_models.pager(chunk),
            "feeds": own_feeds[0] if own_feeds else None,
            "categories": _categories(view, unit),
            "years": _years(view, unit),
            "year_record": addresses.unit_year(view.as_of.year, unit.key) if chunk.address == blog else "",
        }
        yield Page(chunk.address, "blog.html", values, sources=tuple(item.path for item in chunk.items))


def _categories(view: View, unit: Unit) -> list[LinkValue]:
    terms = view.site.registry.categories
    return view_models.with_page(
        view,
        [LinkValue(name=term.name, address=addresses.blog_category(unit.key, term.key)) for term in terms],
    )


def _years(view: View, unit: Unit) -> list[LinkValue]:
    years = {item.day.year for item in view.streams.get(addresses.blog(unit.key))}
    return [
        LinkValue(name=str(year), address=addresses.blog_year(unit.key, year))
        for year in sorted(years, reverse=True)
    ]
