"""/items.json, the site's list of its own items: by it `publish` sees what it would change of a site that is online."""

from __future__ import annotations

from collections.abc import Iterator

from civic.core import addresses
from civic.core.manifest import manifest_item, site_manifest
from civic.pages import view_models
from civic.pages.view import View
from engine.hooks import offer
from engine.page import Page


def pages(view: View) -> Iterator[Page]:
    """Every item with a page on the day, and the days of receipt; nothing of what is held back, waiting or a draft."""
    known = view_models.item_facts(view)
    entries = view.map_items(
        view.memo.entries, lambda item: manifest_item(item, view.as_of, known[item.id].digest)
    )
    listed = site_manifest(view.site, view.as_of, entries.values())
    yield Page(addresses.ITEMS, "items.json", {"items": listed.items, "received": listed.received})


def register() -> None:
    offer(pages)
