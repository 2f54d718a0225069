"""The lists across the site: the bureau's columns, and categories and themes across all communities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civic.core import addresses
from civic.core.listings import chunks
from civic.core.model import Item
from civic.pages import view_models
from civic.pages.values import LinkValue, ListValues, TagsValue
from civic.pages.view import Frame, View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Page, Portion, fact, facts


def portions(view: View) -> Iterator[Portion]:
    """Each column, category and theme that holds something on the day."""
    frame, known = view_models.frame_fact(view), view_models.item_facts(view)
    for entry in (
        *view_models.column_links(view),
        *view_models.category_links(view),
        *view_models.theme_links(view),
    ):
        address = entry["address"]
        seen = {
            "frame": frame,
            "address": fact(address),
            "items": facts(known[item.id] for item in view.streams.get(address)),
        }
        yield Portion(f"list {address}", pages, seen)


def pages(frame: Frame, address: str, items: Sequence[Item]) -> Iterator[Page]:
    """A list with its chunks; `items` newest first."""
    view = View.of_list(frame, address, items)
    columns = view_models.column_links(view)
    by_address = {addresses.column(column.key): column for column in view.site.registry.columns}
    for entry in columns:
        if entry["address"] == address:
            column = by_address[address]
            tags = view_models.column_tags(column.name, column.description, column.keywords, column.type)
            yield from _list(view, "column", entry, column.description, columns, tags)
    for kind, entries in (
        ("category", view_models.category_links(view)),
        ("theme", view_models.theme_links(view)),
    ):
        for entry in entries:
            if entry["address"] == address:
                tags = view_models.column_tags(entry["name"], "", [entry["name"]], wording.LIST_TYPE)
                yield from _list(view, kind, entry, "", entries, tags)


def register() -> None:
    offer(portions)


def _list(
    view: View, kind: str, entry: LinkValue, description: str, siblings: Sequence[LinkValue], tags: TagsValue
) -> Iterator[Page]:
    address, name = entry["address"], entry["name"]
    own = view_models.feeds(
        wording.FEED_OF_LIST.format(name=name, site=view.site.registry.site.name), address
    )
    parents = [] if kind == "column" else [LinkValue(name=wording.BLOGS, address=addresses.BLOGS)]
    for chunk in chunks(address, view.streams.get(address)):
        values: ListValues = {
            "head": view_models.head(
                view,
                chunk.address,
                name,
                description=description,
                section=address if kind == "column" else addresses.BLOGS,
                parents=parents,
                own_feeds=[own],
                tags=tags,
            ),
            "kind": kind,
            "name": name,
            "description": description,
            "items": [view_models.list_item(view, item) for item in chunk.items],
            "pager": view_models.pager(chunk),
            "feeds": own,
            "siblings": [sibling for sibling in siblings if sibling["address"] != address],
        }
        yield Page(chunk.address, "list.html", values, sources=tuple(item.path for item in chunk.items))
