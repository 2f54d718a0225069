"""What a blog, a column, a category or the front page shows on a day, in order (specification.md §2.4).

A stream is known by the address of its page. `Streams.of(site, as_of)` sorts all listed items once and deals
them out; an address that is not in `lists` has no page on that day, except `/`, `/communities/` and the blogs, which
always have theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType

from civic.core import addresses
from civic.core.model import LISTED, Item, Site, item_state

PAGE_SIZE = 20
_MIDNIGHT = time()


@dataclass(frozen=True)
class Chunk:
    """Part of a list: its address, its items newest first, and its neighbours' addresses."""

    address: str
    number: int | None  # counted from the oldest; None: the list's own address
    items: tuple[Item, ...]
    newer: str | None
    older: str | None


@dataclass(frozen=True)
class Streams:
    """Every list of a Site on one day, newest first."""

    everything: tuple[Item, ...]  # all columns and communities: the front page's feed
    lists: Mapping[str, tuple[Item, ...]]  # by address; never empty

    @staticmethod
    def of(site: Site, as_of: date) -> Streams:
        """Deal out the items that are listed on `as_of`; bureau pages are in no list."""
        codes = {unit.key: unit.code for unit in site.units}
        listed = sorted(
            (item for item in site.items if not item.is_page and item_state(item, as_of) in LISTED),
            key=lambda item: _newest_first_key(item, codes),
        )
        lists: dict[str, list[Item]] = defaultdict(list)
        for item in listed:
            for address in _streams_of(item):
                lists[address].append(item)
        return Streams(
            tuple(listed), MappingProxyType({address: tuple(lists[address]) for address in sorted(lists)})
        )

    def with_items(self, items: Mapping[str, Item]) -> Streams:
        """The same lists with other items in the same places; `items` by id, each with the `listing_key` of the one before."""
        touched = {address for item in items.values() for address in _streams_of(item)} & self.lists.keys()
        lists = {
            address: _replace_items(listed, items) if address in touched else listed
            for address, listed in self.lists.items()
        }
        return Streams(_replace_items(self.everything, items), MappingProxyType(lists))

    def get(self, address: str) -> tuple[Item, ...]:
        """The items of a list, newest first; none where the list is empty."""
        return self.lists.get(address, ())


def listing_key(item: Item, as_of: date) -> tuple[object, ...]:
    """All that decides in which lists an item stands, and where; the code of its unit comes from elsewhere."""
    is_listed = not item.is_page and item_state(item, as_of) in LISTED
    return is_listed, item.path, item.day, item.time, item.owner, item.column, item.category, item.themes


def chunks(address: str, items: Sequence[Item]) -> tuple[Chunk, ...]:
    """The pages of a list: its own address with the newest 20, then chunks of 20 counted from the oldest.

    45 items: `/x/` shows 26–45; `/x/page/1/` 1–20, `/x/page/2/` 21–40, `/x/page/3/` 41–45 (oldest is 1).
    """
    total = len(items)
    if total <= PAGE_SIZE:
        return (Chunk(address, None, tuple(items), None, None),)
    count = -(-total // PAGE_SIZE)
    below = (total - PAGE_SIZE - 1) // PAGE_SIZE + 1  # the chunk of the newest item not on the first page
    found = [Chunk(address, None, tuple(items[:PAGE_SIZE]), None, addresses.list_page(address, below))]
    for number in range(1, count + 1):
        first = max(0, total - number * PAGE_SIZE)
        found.append(
            Chunk(
                addresses.list_page(address, number),
                number,
                tuple(items[first : total - (number - 1) * PAGE_SIZE]),
                addresses.list_page(address, number + 1) if number < count else address,
                addresses.list_page(address, number - 1) if number > 1 else None,
            )
        )
    return tuple(found)


def neighbours(items: Sequence[Item]) -> dict[str, tuple[Item | None, Item | None]]:
    """Id -> (the newer one, the older one) in a list that is newest first."""
    return {
        item.id: (items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None)
        for at, item in enumerate(items)
    }


def _replace_items(listed: Sequence[Item], items: Mapping[str, Item]) -> tuple[Item, ...]:
    return tuple([items.get(item.id, item) for item in listed])


def _newest_first_key(item: Item, codes: Mapping[str, str]) -> tuple[object, ...]:
    clock = item.time or _MIDNIGHT
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    # The bureau has no code: "" sorts before every unit's.
    return (-item.day.toordinal(), -seconds, codes.get(item.owner, ""), item.path)


def _streams_of(item: Item) -> list[str]:
    if item.is_bureau:
        return [addresses.column(item.column)]
    return [
        addresses.BLOGS,
        addresses.blog(item.owner),
        addresses.blog_category(item.owner, item.category),
        addresses.blog_year(item.owner, item.day.year),
        addresses.category(item.category),
        *(addresses.theme(key) for key in item.themes),
    ]
