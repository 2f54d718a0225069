"""The front page: the bureau's columns, the newest of all communities, every blog; and the page for lost ways."""

from __future__ import annotations

from collections.abc import Iterator

from civic.core import addresses
from civic.pages import view_models
from civic.pages.values import FrontValues, NotFoundValues
from civic.pages.view import View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Page

NEWEST_POSTS = 12
NEWEST_OF_COLUMN = 5


def pages(view: View) -> Iterator[Page]:
    yield Page(addresses.FRONT, "front.html", _front(view))
    yield Page(addresses.NOT_FOUND, "404.html", _not_found(view))


def register() -> None:
    offer(pages)


def _front(view: View) -> FrontValues:
    info = view.site.registry.site
    head = view_models.head(
        view,
        addresses.FRONT,
        "",
        description=info.intro,
        section=addresses.FRONT,
        tags=view_models.column_tags(wording.FRONT, info.intro, [info.name, info.body], wording.FRONT_TYPE),
    )
    return {
        "head": {**head, "breadcrumbs": []},
        "columns": [
            {
                "key": column.key,
                "name": column.name,
                "address": addresses.column(column.key),
                "items": [view_models.headline(view, item) for item in items[:NEWEST_OF_COLUMN]],
            }
            for column in view.site.registry.columns
            if (items := view.streams.get(addresses.column(column.key)))
        ],
        "latest": [
            view_models.list_item(view, item) for item in view.streams.get(addresses.BLOGS)[:NEWEST_POSTS]
        ],
        "blogs": [view_models.blog_card(view, unit) for unit in view.site.units],
        "categories": view_models.category_links(view),
        "themes": view_models.theme_links(view),
        "missing_units": [unit.name for unit in view.site.missing_units],
    }


def _not_found(view: View) -> NotFoundValues:
    return {
        "head": view_models.head(view, addresses.NOT_FOUND, wording.NOT_FOUND, noindex=True),
        "categories": view_models.category_links(view),
    }
