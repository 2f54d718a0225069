"""Parts -> one Site plus every Problem: the checks that need more than one file.

Reading tells what each file shows on its own; here files meet: two of one address, two units of one code, links
to what is not there. Then the day decides what of it holds a post back (specification.md §1.5): faults of a draft are
warnings, and of a post that is void or withdrawn only the header is checked, its personal numbers being warnings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from civic.core.addresses import item_id
from civic.core.listings import Streams, listing_key
from civic.core.model import (
    BUREAU,
    KINDS,
    WITH_PAGE,
    Item,
    ItemTarget,
    MissingTarget,
    MissingUnit,
    Picture,
    Registry,
    Site,
    Target,
    Unit,
    item_state,
)
from civic.core.page_index import PageIndex
from civic.core.problems import FilePart, Problem, holds_back, problem, sort_problems
from civic.core.resolve.link_resolver import FileKey, LinkResolver, file_target
from civic.core.resolve.links import FolderIndex
from civic.core.resolve.read_results import FileRead, ItemRead, UnitRead

EVENT_DAYS = 60  # an event whose reports lie further apart is probably two events (specification.md §3.11)


@dataclass(frozen=True)
class AssemblyResult:
    """A Site of everything in order, and every problem, in the order in which people mend."""

    site: Site
    problems: tuple[Problem, ...]
    streams: Streams  # of the Site on the day


def assemble(
    registry: Registry,
    units: Sequence[UnitRead],
    reads: Sequence[ItemRead],
    folders: Mapping[str, FolderIndex],
    files: Mapping[FileKey, FileRead],
    pictures: frozenset[str],
    as_of: date,
    cache: AssemblyCache | None = None,
    received: Mapping[str, date | None] = MappingProxyType({}),
) -> AssemblyResult:
    """Bring the parts together on the day `as_of`; every order in the result is total.

    `cache` is what was found in a run before, if there was one: it makes this one quicker, and nothing else.
    """
    cache = cache if cache is not None else AssemblyCache()
    told: list[Problem] = []
    good_units, missing = _resolve_units(units, folders, files, told)
    by_path = sorted(reads, key=lambda r: r.place.path)
    known = (registry, tuple(unit.key for unit in units), folders, files, pictures, as_of, good_units)
    resolver = cache.link_resolver(known, by_path)
    items: list[Item] = []
    without_tombstone: set[str] = set()
    linking: list[_ItemResolution] = []
    for read in by_path:
        resolution = cache.resolutions.get(read.place.path)
        if resolution is None or resolution.read is not read:
            resolution = cache.resolutions[read.place.path] = _resolve_item(read, resolver, as_of, good_units)
        told += resolution.problems
        if resolution.targets and resolution.is_seen:
            linking.append(resolution)
        if resolution.item is not None:
            items.append(resolution.item)
            if read.has_number_in_address:
                without_tombstone.add(resolution.item.id)
    codes = {key: unit.code for key, unit in good_units.items()}
    site = Site(
        registry=registry,
        units=tuple(sorted(good_units.values(), key=lambda u: (KINDS.index(u.kind), u.code))),
        items=tuple(sorted(items, key=lambda i: (codes.get(i.owner, ""), i.path))),
        missing_units=missing,
        received=received,
        without_tombstone=frozenset(without_tombstone),
    )
    streams = cache.streams(site, as_of)
    told += _links_without_page(PageIndex(site, streams, as_of), linking)
    told += _events_apart(site, cache.resolutions)
    return AssemblyResult(site, sort_problems(told), streams)


# --- items ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _ItemResolution:
    """What becomes of one file on the day: its problems, where its references lead, whether readers see them (or would
    if nothing held it back), and its item if nothing does."""

    read: ItemRead
    problems: tuple[Problem, ...]
    targets: tuple[Target, ...]
    is_seen: bool
    item: Item | None


def _resolve_item(
    read: ItemRead, resolver: LinkResolver, as_of: date, good_units: Mapping[str, Unit]
) -> _ItemResolution:
    targets, cover, faults = resolver.targets(read)
    problems = tuple(_problems_on_day([*read.problems, *resolver.clashes(read), *faults], read, as_of))
    held = holds_back(problems)
    unit_held = read.place.owner != BUREAU and read.place.owner not in good_units
    item = None if held or unit_held else read.item
    if item is not None and (targets or cover is not None):  # many have neither
        item = replace(item, targets=targets, cover=cover)
    return _ItemResolution(read, problems, targets, _links_are_seen(read, as_of), item)


_SharedInputs = tuple[
    Registry,
    tuple[str, ...],
    Mapping[str, FolderIndex],
    Mapping[FileKey, FileRead],
    frozenset[str],
    date,
    Mapping[str, Unit],
]  # what is the same for all files: registry, keys of the units, folders, files, kinds of pictures, day, good units


class AssemblyCache:
    """What was found in the last run. An item of the same file in the same surroundings is the same object again, so
    that nobody has to look into it."""

    def __init__(self) -> None:
        self.resolutions: dict[str, _ItemResolution] = {}  # by path
        self._known: _SharedInputs | None = None
        self._resolver: LinkResolver | None = None
        self._last_streams: tuple[Site, Streams] | None = None  # in the same surroundings

    def link_resolver(self, known: _SharedInputs, reads: Sequence[ItemRead]) -> LinkResolver:
        """The LinkResolver of all files: that of the last run if nothing that decides about it has changed."""
        if self._resolver is not None and known == self._known and self._are_alike(reads):
            for read in reads:
                if (old := self.resolutions[read.place.path].read) is not read:
                    self._resolver.renew(old, read)
        else:
            registry, units, folders, files, pictures, *_ = known
            self.resolutions, self._known, self._last_streams = {}, known, None
            self._resolver = LinkResolver(registry, units, reads, folders, files, pictures)
        return self._resolver

    def streams(self, site: Site, as_of: date) -> Streams:
        """The lists of the site: those of the last run, if every item stands where it stood."""
        streams = self._reuse_streams(site, as_of)
        if streams is None:
            streams = Streams.of(site, as_of)
        self._last_streams = site, streams
        return streams

    def _reuse_streams(self, site: Site, as_of: date) -> Streams | None:
        before, streams = self._last_streams if self._last_streams is not None else (None, None)
        if before is None or streams is None or len(before.items) != len(site.items):
            return None
        changed = [(old, new) for old, new in zip(before.items, site.items, strict=True) if old is not new]
        if any(listing_key(old, as_of) != listing_key(new, as_of) for old, new in changed):
            return None
        return streams.with_items({new.id: new for _, new in changed})

    def _are_alike(self, reads: Sequence[ItemRead]) -> bool:
        return len(reads) == len(self.resolutions) and all(
            (resolution := self.resolutions.get(read.place.path)) is not None
            and (resolution.read is read or _link_inputs(resolution.read) == _link_inputs(read))
            for read in reads
        )


def _link_inputs(read: ItemRead) -> tuple[object, ...]:
    """All that a file adds to the LinkResolver."""
    return read.place, read.slug, read.year, read.draft, read.item is None, read.references


# --- units ----------------------------------------------------------------------------------------


def _resolve_units(
    reads: Sequence[UnitRead],
    folders: Mapping[str, FolderIndex],
    files: Mapping[FileKey, FileRead],
    told: list[Problem],
) -> tuple[dict[str, Unit], tuple[MissingUnit, ...]]:
    """The units in order by key, and those that a fault of their own holds back."""
    by_code: dict[str, list[UnitRead]] = defaultdict(list)
    for read in reads:
        if read.unit is not None:
            by_code[read.unit.code].append(read)
    good: dict[str, Unit] = {}
    missing: list[MissingUnit] = []
    for read in sorted(reads, key=lambda r: r.path):
        problems = list(read.problems)
        for other in by_code[read.unit.code] if read.unit else ():
            if other is not read:
                code = read.unit.code if read.unit else ""
                problems.append(
                    problem(
                        "unit-code-taken", read.path, read.code_line, "code", value=code, other=other.path
                    )
                )
        cover: Picture | None = None
        if read.cover is not None:
            folder = folders[read.path.rpartition("/")[0]]
            found = file_target(read.cover, read.path, folder, files, frozenset())
            if isinstance(found, Picture):
                cover = found
            elif isinstance(found, Problem):
                problems.append(replace(found, field="cover"))
        told += problems
        if read.unit is None or holds_back(problems):
            name = read.unit.name if read.unit else read.name or read.key
            missing.append(MissingUnit(read.key, name))
        else:
            good[read.key] = replace(read.unit, cover=cover)
    return good, tuple(sorted(missing, key=attrgetter("name", "key")))


# --- what the day makes of it ---------------------------------------------------------------------


def _problems_on_day(problems: Iterable[Problem], read: ItemRead, as_of: date) -> list[Problem]:
    if read.draft:
        return [p.as_warning() for p in problems]
    if _is_gone(read, as_of):
        told = (p for p in problems if not _is_of_text(p, read))
        return [p.as_warning() if p.part is FilePart.NUMBERS else p for p in told]
    return list(problems)


def _is_gone(read: ItemRead, as_of: date) -> bool:
    """Whether it is void or withdrawn on the day."""
    return any(day is not None and day <= as_of for day in (read.void, read.withdrawn))


def _is_of_text(fault: Problem, read: ItemRead) -> bool:
    """Whether only the text is at fault, which nobody sees once the item is gone; numbers are told wherever they are."""
    stands_in_text = fault.part is FilePart.FILE and 0 < read.body_line <= (fault.line or 0)
    return fault.part is FilePart.BODY or stands_in_text


def _links_are_seen(read: ItemRead, as_of: date) -> bool:
    """Whether readers see the text on the day, or would if nothing held it back: one run tells all."""
    if read.item is not None:
        return item_state(read.item, as_of) in WITH_PAGE
    return not read.draft and not _is_gone(read, as_of)


def _links_without_page(index: PageIndex, linking: Iterable[_ItemResolution]) -> list[Problem]:
    return [
        problem(
            "link-without-page", resolution.read.place.path, reference.line, None, target=reference.target
        )
        for resolution in linking
        for reference, target in zip(resolution.read.references, resolution.targets, strict=True)
        if not index.has_page(target) and not _needs_no_warning(target, resolution.read)
    ]


def _needs_no_warning(target: Target, read: ItemRead) -> bool:
    """Whether a target without a page needs no word: its fault is told, or it is the post that links."""
    if isinstance(target, ItemTarget):
        return target.id == item_id(read.place.owner, read.place.inner)
    return isinstance(target, MissingTarget)


def _events_apart(site: Site, resolutions: Mapping[str, _ItemResolution]) -> list[Problem]:
    """Told at every post that was reported more than 60 days after the first of its event."""
    reported = [
        (post.reported, post.path, post)
        for post in site.posts
        if post.event and post.reported and not post.is_draft
    ]
    first: dict[str, tuple[date, Item]] = {}
    found: list[Problem] = []
    for day, _, post in sorted(reported):
        first_day, start = first.setdefault(post.event, (day, post))
        days = (day - first_day).days
        if days > EVENT_DAYS:
            line = resolutions[post.path].read.line_of("event")
            found.append(
                problem(
                    "event-apart", post.path, line, "event", value=post.event, other=start.path, days=days
                )
            )
    return found
