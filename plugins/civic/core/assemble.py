"""Parts -> one Site plus every Problem: the checks that need more than one file.

Reading tells what each file shows on its own; here files meet: two of one address, two units of one code, links
to what is not there. Then the day decides what of it holds a post back (contract.md §1): faults of a draft are
warnings, and of a post that is void or withdrawn only header and numbers are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from civic.core.addresses import item_id
from civic.core.links import Folder
from civic.core.model import (
    BUREAU,
    KINDS,
    WITH_PAGE,
    Item,
    Picture,
    Registry,
    Site,
    Status,
    Target,
    ToItem,
    ToNothing,
    Unit,
    standing,
)
from civic.core.parts import FileFact, ItemRead, UnitRead
from civic.core.presence import Presence
from civic.core.problems import Part, Problem, Severity, in_order, problem
from civic.core.streams import Streams
from civic.core.targets import FileKey, Whereabouts, file_target

EVENT_DAYS = 60  # an event whose reports lie further apart is probably two events (contract.md §1)


@dataclass
class Finished:
    """Items with what their references became, as they were finished before: what is the same is the same object, so
    that nobody has to look into it again."""

    known: dict[str, tuple[Item, tuple[Target, ...], Picture | None, Item]] = field(default_factory=dict)

    def item(self, bare: Item, targets: tuple[Target, ...], cover: Picture | None) -> Item:
        if not targets and cover is None:  # as many are
            return bare
        known = self.known.get(bare.path)
        if known is not None and known[0] is bare and known[1] == targets and known[2] == cover:
            return known[3]
        item = replace(bare, targets=targets, cover=cover)
        self.known[bare.path] = bare, targets, cover, item
        return item


@dataclass(frozen=True)
class Assembled:
    """A Site of everything in order, and every problem, in the order in which people mend."""

    site: Site
    problems: tuple[Problem, ...]
    streams: Streams  # of the Site on the day


def assemble(
    registry: Registry,
    units: Sequence[UnitRead],
    reads: Sequence[ItemRead],
    folders: Mapping[str, Folder],
    files: Mapping[FileKey, FileFact],
    pictures: frozenset[str],
    as_of: date,
    finished: Finished | None = None,
) -> Assembled:
    """Bring the parts together on the day `as_of`; every order in the result is total.

    `finished` are items of a run before, if there was one.
    """
    finished = finished if finished is not None else Finished()
    told: list[Problem] = []
    good_units, missing = _units(units, folders, files, told)
    where = Whereabouts(registry, [unit.key for unit in units], reads, folders, files, pictures)
    items: list[Item] = []
    linking: list[tuple[ItemRead, tuple[Target, ...]]] = []
    for read in sorted(reads, key=lambda r: r.place.path):
        found = [*read.problems, *where.clashes(read)]
        targets, cover, faults = where.targets(read)
        problems = _on_the_day([*found, *faults], read, as_of)
        told += problems
        if _links_are_seen(read, as_of):
            linking.append((read, targets))
        held = any(p.severity is Severity.PROBLEM for p in problems)
        unit_held = read.place.owner != BUREAU and read.place.owner not in good_units
        if read.item is None or held or unit_held:
            continue
        items.append(finished.item(read.item, targets, cover))
    codes = {key: unit.code for key, unit in good_units.items()}
    site = Site(
        registry=registry,
        units=tuple(sorted(good_units.values(), key=lambda u: (KINDS.index(u.kind), u.code))),
        items=tuple(sorted(items, key=lambda i: (codes.get(i.owner, ""), i.path))),
        missing_units=missing,
    )
    by_id = {read.item.id: read for read in reads if read.item is not None}
    streams = Streams.of(site, as_of)
    told += _links_without_page(Presence(site, streams, as_of), linking)
    told += _events_apart(site, by_id)
    return Assembled(site, in_order(told), streams)


# --- units ----------------------------------------------------------------------------------------


def _units(
    reads: Sequence[UnitRead],
    folders: Mapping[str, Folder],
    files: Mapping[FileKey, FileFact],
    told: list[Problem],
) -> tuple[dict[str, Unit], tuple[str, ...]]:
    """The units in order by key, and the names of those that a fault of their own holds back."""
    by_code: dict[str, list[UnitRead]] = defaultdict(list)
    for read in reads:
        if read.unit is not None:
            by_code[read.unit.code].append(read)
    good: dict[str, Unit] = {}
    missing: list[str] = []
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
        if read.unit is None or any(p.severity is Severity.PROBLEM for p in problems):
            missing.append(read.unit.name if read.unit else read.name or read.key)
        else:
            good[read.key] = replace(read.unit, cover=cover)
    return good, tuple(sorted(missing))


# --- what the day makes of it ---------------------------------------------------------------------


def _on_the_day(problems: Iterable[Problem], read: ItemRead, as_of: date) -> list[Problem]:
    if read.draft:
        return [p.as_warning() for p in problems]
    if _is_gone(read, as_of):
        return [p for p in problems if not _is_of_text(p, read)]
    return list(problems)


def _is_gone(read: ItemRead, as_of: date) -> bool:
    """Whether it is void or withdrawn on the day."""
    return any(day is not None and day <= as_of for day in (read.void, read.withdrawn))


def _is_of_text(fault: Problem, read: ItemRead) -> bool:
    """Whether only the text is at fault, which nobody sees once the item is gone; numbers count everywhere."""
    stands_in_text = fault.part is Part.FILE and 0 < read.body_line <= (fault.line or 0)
    return fault.part is Part.BODY or stands_in_text


def _links_are_seen(read: ItemRead, as_of: date) -> bool:
    """Whether readers see the text on the day, or would if nothing held it back: one run tells all."""
    if read.item is not None:
        return standing(read.item, as_of) in WITH_PAGE
    return not read.draft and not _is_gone(read, as_of)


def _links_without_page(
    presence: Presence, linking: Iterable[tuple[ItemRead, tuple[Target, ...]]]
) -> list[Problem]:
    return [
        problem("link-without-page", read.place.path, reference.line, None, target=reference.target)
        for read, targets in linking
        for reference, target in zip(read.references, targets, strict=True)
        if not presence.has_page(target) and not _speaks_for_itself(target, read)
    ]


def _speaks_for_itself(target: Target, read: ItemRead) -> bool:
    """Whether a target without a page needs no word: its fault is told, or it is the post that links."""
    if isinstance(target, ToItem):
        return target.id == item_id(read.place.owner, read.place.inner)
    return isinstance(target, ToNothing)


def _events_apart(site: Site, reads: Mapping[str, ItemRead]) -> list[Problem]:
    """Told at every post that was reported more than 60 days after the first of its event."""
    reported = [
        (post.reported, post.path, post)
        for post in site.posts
        if post.event and post.reported and post.status is not Status.DRAFT
    ]
    first: dict[str, tuple[date, Item]] = {}
    found: list[Problem] = []
    for day, _, post in sorted(reported):
        first_day, start = first.setdefault(post.event, (day, post))
        days = (day - first_day).days
        if days > EVENT_DAYS:
            line = reads[post.id].line_of("event")
            found.append(
                problem(
                    "event-apart", post.path, line, "event", value=post.event, other=start.path, days=days
                )
            )
    return found
