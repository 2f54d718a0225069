"""The lists across the site: the bureau's columns, and categories and themes across all communities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civic import showing, wording
from civic.core import addresses
from civic.core.model import Item
from civic.core.streams import chunks
from civic.core.values import LinkValue, ListValues, TagsValue
from civic.core.view import Frame, View
from engine.gathering import offer
from engine.page import Page, Portion, fact, facts


def portions(view: View) -> Iterator[Portion]:
    """Each column, category and theme that holds something on the day."""
    frame, known = showing.frame_fact(view), showing.item_facts(view)
    for entry in (*showing.column_links(view), *showing.category_links(view), *showing.theme_links(view)):
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
    columns = showing.column_links(view)
    by_address = {addresses.column(column.key): column for column in view.site.registry.columns}
    for entry in columns:
        if entry["address"] == address:
            column = by_address[address]
            tags = showing.column_tags(column.name, column.description, column.keywords, column.type)
            yield from _list(view, "column", entry, column.description, columns, tags)
    for kind, entries in (("category", showing.category_links(view)), ("theme", showing.theme_links(view))):
        for entry in entries:
            if entry["address"] == address:
                tags = showing.column_tags(entry["name"], "", [entry["name"]], wording.LIST_TYPE)
                yield from _list(view, kind, entry, "", entries, tags)


def register() -> None:
    offer(portions)


def _list(
    view: View, kind: str, entry: LinkValue, description: str, siblings: Sequence[LinkValue], tags: TagsValue
) -> Iterator[Page]:
    address, name = entry["address"], entry["name"]
    own = showing.feeds(wording.FEED_OF_LIST.format(name=name, site=view.site.registry.site.name), address)
    parents = [] if kind == "column" else [showing.link(wording.BLOGS, addresses.BLOGS)]
    for chunk in chunks(address, view.streams.get(address)):
        values: ListValues = {
            "head": showing.head(
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
            "items": [showing.listed(view, item) for item in chunk.items],
            "pager": showing.pager(chunk),
            "feeds": own,
            "siblings": [sibling for sibling in siblings if sibling["address"] != address],
        }
        yield Page(chunk.address, "list.html", values, sources=tuple(item.path for item in chunk.items))
