"""What page modules are handed: the Site on one day, and the parts of it that some pages may see.

A page that depends on the whole Site is made at every build. Those of which there are many are made in portions, each
from a few facts (engine/page.py): a Frame, which is small and the same for all, and an ItemGroup, the items of one unit or
column with what they refer to. `View.of_items` is a View again, but one that holds nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeVar

from civic.core import addresses
from civic.core.listings import Streams
from civic.core.model import AddressTarget, Item, ItemTarget, MissingUnit, Registry, Site, Unit
from civic.core.page_index import PageIndex
from civic.pages.memo import ItemMemo, ViewMemo

T = TypeVar("T")

_NOWHERE = PurePath()  # a part of a View copies no files


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of the theme. Its address names its bytes, so that browsers may keep it for ever."""

    name: str  # style.css
    source: PurePath
    digest: str  # SHA-256 of its bytes, hex

    @property
    def address(self) -> str:
        return addresses.theme_file(self.name, self.digest)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page may show of the county: small, and changed by few edits."""

    registry: Registry
    units: tuple[Unit, ...]
    missing_units: tuple[MissingUnit, ...]
    as_of: date
    lists: tuple[str, ...]  # addresses of the lists that hold something, "/" among them, sorted


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """The items of one unit (`owner` its key, `column` "") or of one folder of the bureau, in the Site's order.

    `foreign` are items elsewhere that they link to or share an event with. `there` are the addresses of lists
    and other generated pages that they link to and that have a page on the day.
    """

    owner: str
    column: str
    items: tuple[Item, ...]
    foreign: tuple[Item, ...]
    there: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class View:
    """The Site on the day `as_of`, its lists dealt out once, and where its files lie."""

    site: Site
    as_of: date
    streams: Streams
    content: PurePath = _NOWHERE  # the folder that people edit
    cache: PurePath = _NOWHERE  # where developed pictures lie
    static: tuple[StaticFile, ...] = ()  # the theme's files, and pictures of the footer, by name
    memo: ViewMemo = field(default_factory=ViewMemo, repr=False)  # what may be of use for the next View
    framed: Frame | None = field(default=None, repr=False)  # of a part
    there: frozenset[str] | None = None  # of a part: which generated pages there are, as far as it asks

    @staticmethod
    def of(
        site: Site,
        as_of: date,
        content: PurePath,
        cache: PurePath,
        static: tuple[StaticFile, ...] = (),
        streams: Streams | None = None,
        memo: ViewMemo | None = None,
    ) -> View:
        """`streams` are those of the Site on the day, where they are there already; `memo` is that of a View before."""
        streams = streams if streams is not None else Streams.of(site, as_of)
        return View(site, as_of, streams, content, cache, static, memo if memo is not None else ViewMemo())

    def map_items(
        self, memo: ItemMemo[T], made_of: Callable[[Item], T], given: object = None
    ) -> Mapping[str, T]:
        """What a function of an item, the day and `given` makes of every item, by id; `memo` is the function's own. Of an
        item that was there in the View before, on the same day and with the same `given`, it is not made again."""
        items: tuple[Item, ...] = ()
        known: dict[str, T] = {}
        if (memo.day, memo.given) == (self.as_of, given):
            items, known = memo.items, memo.made
        if [item.id for item in items] == self._ids:  # an edit: nothing came, went or moved
            pairs = zip(items, self.site.items, strict=True)
            made = known | {new.id: made_of(new) for old, new in pairs if old is not new}
        else:
            same = {item.id for item in items if self.site.item_by_id.get(item.id) is item}
            made = {i.id: known[i.id] if i.id in same else made_of(i) for i in self.site.items}
        memo.day, memo.given, memo.items, memo.made = self.as_of, given, self.site.items, made
        return made

    @cached_property
    def _ids(self) -> list[str]:
        return [item.id for item in self.site.items]

    @cached_property
    def address_by_id(self) -> Mapping[str, str]:
        """Where the page of every item of the Site lies, whether it has one on the day or not."""
        return self.map_items(self.memo.addresses, addresses.item_address)

    def address(self, item: Item) -> str:
        return self.address_by_id[item.id]

    @cached_property
    def page_index(self) -> PageIndex:
        """Which pages there are on the day."""
        return PageIndex(self.site, self.streams, self.as_of, self.there)

    def holds(self, address: str) -> bool:
        """Whether a list holds something on the day; "/" stands for all of them."""
        return address in self._lists

    @cached_property
    def _lists(self) -> frozenset[str]:
        return frozenset(self.frame.lists)

    # --- the whole in parts -------------------------------------------------------------------------

    @cached_property
    def frame(self) -> Frame:
        if self.framed is not None:
            return self.framed
        lists = [*self.streams.lists, *([addresses.FRONT] if self.streams.everything else [])]
        site = self.site
        return Frame(site.registry, site.units, site.missing_units, self.as_of, tuple(sorted(lists)))

    @cached_property
    def item_groups(self) -> tuple[ItemGroup, ...]:
        """All items, dealt out to where they lie."""
        own: dict[tuple[str, str], list[Item]] = defaultdict(list)
        events: dict[str, list[Item]] = defaultdict(list)
        for item in self.site.items:
            own[item.owner, item.column].append(item)
            if item.event:
                events[item.event].append(item)
        return tuple(
            ItemGroup(*place, tuple(items), *self.external_references(items, events))
            for place, items in own.items()
        )

    def external_references(
        self, items: Sequence[Item], events: Mapping[str, Sequence[Item]] = MappingProxyType({})
    ) -> tuple[tuple[Item, ...], tuple[str, ...]]:
        """What some items refer to beyond themselves: `foreign` and `there` of an ItemGroup."""
        return self._foreign_items(items, events), self._existing_addresses(items)

    def _foreign_items(self, items: Sequence[Item], events: Mapping[str, Sequence[Item]]) -> tuple[Item, ...]:
        own = {item.id for item in items}
        found: dict[str, Item] = {}
        for item in items:
            for other in events.get(item.event, ()) if item.event else ():
                found[other.id] = other
            for target in item.targets:
                if isinstance(target, ItemTarget) and target.id in self.site.item_by_id:
                    found[target.id] = self.site.item_by_id[target.id]
        return tuple(found[name] for name in sorted(found) if name not in own)

    def _existing_addresses(self, items: Sequence[Item]) -> tuple[str, ...]:
        asked = {target for item in items for target in item.targets if isinstance(target, AddressTarget)}
        return tuple(sorted({target.address for target in asked if self.page_index.has_page(target)}))

    @staticmethod
    def of_items(frame: Frame, items: Sequence[Item], foreign: Sequence[Item], there: Sequence[str]) -> View:
        """A View of the items of one ItemGroup: what is rendered of them depends on nothing else."""
        site = Site(frame.registry, frame.units, (*items, *foreign), frame.missing_units)
        streams = Streams.of(site, frame.as_of)
        return View(site, frame.as_of, streams, framed=frame, there=frozenset(there))

    @staticmethod
    def of_list(frame: Frame, address: str, items: Sequence[Item]) -> View:
        """A View of one list alone; `items` newest first."""
        site = Site(frame.registry, frame.units, tuple(items), frame.missing_units)
        streams = Streams((), MappingProxyType({address: tuple(items)}))
        return View(site, frame.as_of, streams, framed=frame, there=frozenset())
