"""The lists across the site: the bureau's columns, and categories and themes across all communities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civic import showing, wording
from civic.core import addresses
from civic.core.streams import chunks
from civic.core.values import LinkValue, ListValues, TagsValue
from civic.core.view import View
from engine.gathering import offer
from engine.page import Page


def pages(view: View) -> Iterator[Page]:
    """Each column, category and theme that holds something on the day, with its chunks."""
    columns = showing.column_links(view)
    by_address = {addresses.column(column.key): column for column in view.site.registry.columns}
    for entry in columns:
        column = by_address[entry["address"]]
        tags = showing.column_tags(column.name, column.description, column.keywords, column.type)
        yield from _list(view, "column", entry, column.description, columns, tags)
    for kind, entries in (("category", showing.category_links(view)), ("theme", showing.theme_links(view))):
        for entry in entries:
            tags = showing.column_tags(entry["name"], "", [entry["name"]], wording.LIST_TYPE)
            yield from _list(view, kind, entry, "", entries, tags)


def register() -> None:
    offer(pages)


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
        yield Page(chunk.address, "list.html", values)
