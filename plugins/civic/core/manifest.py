"""What is online: the list that a site carries of its own items, and what another site would change about it.

Each site has a file, `/items.json`, that names every item with a page on its day. A site that is to be published is
held against the one of the site that is online: what is new, what is another, what would be gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from civic.core.addresses import item_address
from civic.core.model import COUNTED, LISTED, WITH_PAGE, Item, Site, item_state


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """An item with a page. One that is not listed bears neither title nor address: nobody shall find it here."""

    id: str
    unit: str  # key, or "bureau"
    title: str
    address: str  # below the site's own path
    digest: str  # of all that its file says and refers to, hex


@dataclass(frozen=True, slots=True)
class SiteManifest:
    """A site's list of its items, by id.

    `received` are the days of receipt of all reported posts that count, those without a page too (expired, withdrawn):
    the leaderboards tell them as well. None: earlier than anybody has noted.
    """

    items: tuple[ManifestItem, ...]
    received: Mapping[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ManifestDiff:
    """What one site changes of another; by unit, title, id."""

    added: tuple[ManifestItem, ...] = ()
    updated: tuple[tuple[ManifestItem, ManifestItem], ...] = ()  # as it was, as it is
    removed: tuple[ManifestItem, ...] = ()


def manifest_item(item: Item, as_of: date, digest: bytes) -> ManifestItem | None:
    """What the list says of an item on a day; None: it has no page."""
    now = item_state(item, as_of)
    if now not in WITH_PAGE:
        return None
    shown = now in LISTED
    return ManifestItem(
        id=item.id,
        unit=item.owner,
        title=item.title if shown else "",
        address=item_address(item) if shown else "",
        digest=digest.hex(),
    )


def site_manifest(site: Site, as_of: date, entries: Iterable[ManifestItem | None]) -> SiteManifest:
    """The list of a Site on a day, of what `manifest_item` says of its items."""
    received = {
        post.id: site.received[post.id]
        for post in site.posts
        if post.id in site.received and post.reported is not None and item_state(post, as_of) in COUNTED
    }
    listed = sorted(filter(None, entries), key=attrgetter("id"))
    return SiteManifest(tuple(listed), dict(sorted(received.items())))


def diff_manifests(before: SiteManifest | None, after: SiteManifest) -> ManifestDiff:
    """What `after` changes of the site that is online; None: nothing is.

    An item is known by its id. Where another file has taken over an address (its name or its folder was changed),
    readers find the item where it was: that is an update.
    """
    old = {entry.id: entry for entry in before.items} if before else {}
    new = {entry.id: entry for entry in after.items}
    updated = [(old[name], entry) for name, entry in new.items() if name in old and _differ(old[name], entry)]
    gone = [entry for name, entry in old.items() if name not in new]
    come = {entry.address or entry.id: entry for name, entry in new.items() if name not in old}
    removed = []
    for entry in gone:
        heir = come.pop(entry.address, None) if entry.address else None
        if heir is None:
            removed.append(entry)
        else:
            updated.append((entry, heir))
    return ManifestDiff(
        added=tuple(sorted(come.values(), key=_display_order)),
        updated=tuple(sorted(updated, key=lambda pair: _display_order(pair[1]))),
        removed=tuple(sorted(removed, key=_display_order)),
    )


def _differ(one: ManifestItem, other: ManifestItem) -> bool:
    return (one.digest, one.address) != (other.digest, other.address)


def _display_order(entry: ManifestItem) -> tuple[str, str, str]:
    return entry.unit, entry.title, entry.id
