"""Parts -> one Site plus every Problem: the checks that need more than one file.

Reading tells what each file shows on its own; here files meet: two of one address, two units of one code, links
to what is not there. Then the day decides what of it holds a post back (contract.md §1): faults of a draft are
warnings, and of a post that is void or withdrawn only header and numbers are told.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from civic.core import addresses
from civic.core.links import ANY_YEAR, AddressBook, Folder, local_file
from civic.core.model import (
    BUREAU,
    KINDS,
    PAGES,
    WITH_PAGE,
    Attachment,
    Item,
    Picture,
    Reference,
    Registry,
    Site,
    Standing,
    Target,
    ToAddress,
    ToItem,
    ToNothing,
    Unit,
    standing,
)
from civic.core.parts import Fault, FileFact, ItemRead, UnitRead
from civic.core.periods import parse as parse_period
from civic.core.periods import periods_with_page
from civic.core.problems import Part, Problem, Severity, in_order, problem
from civic.core.streams import Streams, chunks

EVENT_DAYS = 60  # an event whose reports lie further apart is probably two events (contract.md §1)

FileKey = tuple[str, str]  # ("picture" | "attachment", path relative to the content folder)


@dataclass(frozen=True)
class Assembled:
    """A Site of everything in order, and every problem, in the order in which people mend."""

    site: Site
    problems: tuple[Problem, ...]


def files_needed(
    reads: Iterable[ItemRead],
    units: Iterable[UnitRead],
    folders: Mapping[str, Folder],
    pictures: frozenset[str],
) -> tuple[FileKey, ...]:
    """The pictures and attachments that items and units refer to, sorted: what is to be read next.

    `folders` by their root; `pictures` are the extensions that make a link one to a picture: ".jpg".
    """
    needed: set[FileKey] = set()
    for read in reads:
        for reference in (*read.references, *([read.cover] if read.cover else [])):
            if not reference.target.startswith("/"):
                found = local_file(reference.target, read.place.path, folders[read.place.folder])
                key = _file_key(reference.kind, found.path, pictures)
                if key is not None:
                    needed.add(key)
    for unit in units:
        if unit.cover is not None:
            folder = folders[unit.path.rpartition("/")[0]]
            path = local_file(unit.cover.target, unit.path, folder).path
            if path is not None:
                needed.add(("picture", path))
    return tuple(sorted(needed))


def assemble(
    registry: Registry,
    units: Sequence[UnitRead],
    reads: Sequence[ItemRead],
    folders: Mapping[str, Folder],
    files: Mapping[FileKey, FileFact],
    pictures: frozenset[str],
    as_of: date,
) -> Assembled:
    """Bring the parts together on the day `as_of`; every order in the result is total."""
    told: list[Problem] = []
    good_units, missing = _units(units, folders, files, told)
    book = _Book(registry, [unit.key for unit in units], reads, folders, files, pictures)
    items: list[Item] = []
    texts: dict[str, str] = {}
    for read in sorted(reads, key=lambda r: r.place.path):
        found = [*read.problems, *book.clashes(read)]
        targets, cover, faults = book.targets(read)
        problems = _on_the_day([*found, *faults], read, as_of)
        told += problems
        held = any(p.severity is Severity.PROBLEM for p in problems)
        unit_held = read.place.owner != BUREAU and read.place.owner not in good_units
        if read.item is None or held or unit_held:
            continue
        items.append(replace(read.item, targets=targets, cover=cover))
        texts[read.item.body.digest] = read.html
    codes = {key: unit.code for key, unit in good_units.items()}
    site = Site(
        registry=registry,
        units=tuple(sorted(good_units.values(), key=lambda u: (KINDS.index(u.kind), u.code))),
        items=tuple(sorted(items, key=lambda i: (codes.get(i.owner, ""), i.path))),
        missing_units=missing,
        texts=MappingProxyType(texts),
    )
    lines = {read.item.id: read for read in reads if read.item is not None}
    told += _links_without_page(site, as_of)
    told += _events_apart(site, lines)
    return Assembled(site, in_order(told))


def has_page(site: Site, streams: Streams, target: Target, as_of: date) -> bool:
    """Whether a link's target has a page on the day; pictures and attachments come with their post."""
    if isinstance(target, ToItem):
        item = site.item_by_id.get(target.id)
        return item is not None and standing(item, as_of) in WITH_PAGE
    if isinstance(target, ToAddress):
        return _list_has_page(site, streams, target.address, as_of)
    return not isinstance(target, ToNothing)


def _list_has_page(site: Site, streams: Streams, address: str, as_of: date) -> bool:
    """Fixed pages are taken as there; a list must hold something, feeds and chunks too."""
    if address.startswith(addresses.LEADERBOARD):
        return _leaderboard_has_page(site, address, as_of)
    stream = address
    for feed in addresses.FEED_FILES:
        stream = stream.removesuffix(feed)
    if not stream.endswith("/") or stream == addresses.SUBSCRIBE:
        return True
    base, paged, _ = stream.partition("page/")
    if paged:
        return any(chunk.address == stream for chunk in chunks(base, streams.get(base)))
    if stream == addresses.FRONT:
        return stream == address or bool(streams.everything)
    if streams.get(stream):
        return True
    inner = stream.removeprefix(addresses.BLOGS).rstrip("/")  # of /communities/ nothing, of a blog its key
    return stream == address and (not inner or inner in site.unit_by_key)


def _leaderboard_has_page(site: Site, address: str, as_of: date) -> bool:
    period, _, rest = address.removeprefix(addresses.LEADERBOARD).partition("/")
    if not period:
        return True
    is_unit = rest.endswith("/")
    known = not is_unit or rest.rstrip("/") in site.unit_by_key
    return known and parse_period(period) in periods_with_page(site, as_of)


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
            found = _file_target(read.cover, read.path, folder, files, frozenset())
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


# --- items: addresses and targets -----------------------------------------------------------------


class _Book:
    """What each item's address is and where its references lead."""

    def __init__(
        self,
        registry: Registry,
        units: Iterable[str],
        reads: Sequence[ItemRead],
        folders: Mapping[str, Folder],
        files: Mapping[FileKey, FileFact],
        pictures: frozenset[str],
    ) -> None:
        self._folders, self._files, self._pictures = folders, files, pictures
        self._columns = frozenset(column.key for column in registry.columns)
        self._holders: dict[str, list[ItemRead]] = defaultdict(list)
        self._ids = {read.place.path: _id_of(read) for read in reads}
        addresses_of: dict[str, str] = {}
        attachments: dict[str, str] = {}
        for read in sorted(reads, key=lambda r: (r.draft, r.place.path)):
            address = _address_of(read, year=ANY_YEAR)
            if address is None:
                continue
            addresses_of.setdefault(address, _id_of(read))
            if not read.draft:
                self._holders[address].append(read)
            for reference in read.references:
                target = self._local(reference, read)
                if isinstance(target, Attachment):
                    attachments.setdefault(address + target.name, _id_of(read))
        self._site = AddressBook(registry, units, addresses_of, attachments)

    def clashes(self, read: ItemRead) -> list[Problem]:
        """Another file with the same address, or a page of the bureau in the place of a column."""
        address, path = _address_of(read), read.place.path
        if address is None:
            return []
        line, field = (read.line_of("slug"), "slug") if read.line_of("slug") else (None, None)
        facts = {"address": address, "slug": read.slug, **({"case": "draft"} if read.draft else {})}
        found = [
            problem("address-taken", path, line, field, other=other.place.path, **facts)
            for other in self._holders[address]
            if other is not read
        ]
        if read.place.column == PAGES and read.slug in self._columns:
            found.append(problem("slug-reserved", path, line, "slug", value=read.slug))
        return found

    def targets(self, read: ItemRead) -> tuple[tuple[Target, ...], Picture | None, list[Problem]]:
        """One target for each reference, the cover, and what is wrong with them."""
        targets: list[Target] = []
        problems: list[Problem] = []
        names: dict[str, str] = {}
        for reference in read.references:
            found = self._target(reference, read)
            if isinstance(found, Attachment) and names.setdefault(found.name, found.source) != found.source:
                found = problem(
                    "attachment-name-taken",
                    read.place.path,
                    reference.line,
                    None,
                    name=found.name,
                    first=names[found.name],
                    second=found.source,
                )
            if isinstance(found, Problem):
                problems.append(found)
                targets.append(ToNothing())
            else:
                targets.append(found)
        cover: Picture | None = None
        if read.cover is not None:
            found = self._target(read.cover, read)
            if isinstance(found, Picture):
                cover = found
            elif isinstance(found, Problem):
                problems.append(replace(found, field="cover"))
        else:
            pairs = zip(read.references, targets, strict=True)
            cover = next((t for r, t in pairs if r.kind == "picture" and isinstance(t, Picture)), None)
        return tuple(targets), cover, problems

    def _target(self, reference: Reference, read: ItemRead) -> Target | Problem:
        if reference.target.startswith("/"):
            found = self._site.find(reference.target) if reference.kind == "link" else None
            if found is not None:
                return found
            code = "link-address-wrong" if reference.kind == "link" else "picture-missing"
            return problem(code, read.place.path, reference.line, None, target=reference.target, like="")
        return self._local(reference, read)

    def _local(self, reference: Reference, read: ItemRead) -> Target | Problem:
        folder = self._folders[read.place.folder]
        found = _file_target(reference, read.place.path, folder, self._files, self._pictures)
        if isinstance(found, str):  # an item's file
            _, mark, fragment = reference.target.partition("#")
            return ToItem(self._ids[found], fragment=fragment if mark else "")
        return found


def _file_key(kind: str, path: str | None, pictures: frozenset[str]) -> FileKey | None:
    """How a local file is to be read; None for no file, or an item's."""
    if path is None or (kind == "link" and path.endswith(".md")):
        return None
    extension = posixpath.splitext(path)[1].lower()
    return ("picture" if kind == "picture" or extension in pictures else "attachment", path)


def _file_target(
    reference: Reference,
    item_path: str,
    folder: Folder,
    files: Mapping[FileKey, FileFact],
    pictures: frozenset[str],
) -> Picture | Attachment | Problem | str:
    """The picture or attachment that a relative reference means, the path of an item, or what is wrong."""
    found = local_file(reference.target, item_path, folder)
    facts: dict[str, str] = {"target": reference.target}
    if found.leaves:
        return problem("path-leaves-folder", item_path, reference.line, None, **facts)
    key = _file_key(reference.kind, found.path, pictures)
    if key is None:
        if found.path is not None:
            return found.path
        code = "picture-missing" if reference.kind == "picture" else "link-missing"
        return problem(code, item_path, reference.line, None, like=found.like, **facts)
    fact = files[key]
    if isinstance(fact, Fault):
        return problem(fact.code, item_path, reference.line, None, **{**dict(fact.detail), **facts})
    return fact


def _id_of(read: ItemRead) -> str:
    return addresses.item_id(read.place.owner, read.place.inner)


def _address_of(read: ItemRead, *, year: str = "") -> str | None:
    """The address of an item as far as its header tells; None if slug or year cannot be known.

    `year` stands for one that the header does not tell.
    """
    if not read.slug:
        return None
    if read.place.column == PAGES:
        return f"/{read.slug}/"
    year = str(read.year) if read.year is not None else year
    if not year:
        return None
    if read.place.owner == BUREAU:
        return f"{addresses.column(read.place.column)}{year}/{read.slug}/"
    return f"{addresses.blog(read.place.owner)}{year}/{read.slug}/"


# --- what the day makes of it ---------------------------------------------------------------------


def _on_the_day(problems: Iterable[Problem], read: ItemRead, as_of: date) -> list[Problem]:
    if read.draft:
        return [p.as_warning() for p in problems]
    if all(day is None or day > as_of for day in (read.void, read.withdrawn)):
        return list(problems)
    return [p for p in problems if not _is_of_text(p, read)]


def _is_of_text(fault: Problem, read: ItemRead) -> bool:
    """Whether only the text is at fault, which nobody sees once the item is gone; numbers count everywhere."""
    stands_in_text = fault.part is Part.FILE and 0 < read.body_line <= (fault.line or 0)
    return fault.part is Part.BODY or stands_in_text


def _links_without_page(site: Site, as_of: date) -> list[Problem]:
    streams = Streams.of(site, as_of)
    return [
        problem("link-without-page", item.path, reference.line, None, target=reference.target)
        for item in site.items
        if standing(item, as_of) in WITH_PAGE
        for reference, target in zip(item.references, item.targets, strict=True)
        if not has_page(site, streams, target, as_of)
    ]


def _events_apart(site: Site, reads: Mapping[str, ItemRead]) -> list[Problem]:
    """Told at every post that was reported more than 60 days after the first of its event."""
    first: dict[str, Item] = {}
    posts = [p for p in site.posts if p.event and p.reported and standing(p, p.day) is not Standing.DRAFT]
    for post in sorted(posts, key=lambda p: (p.reported or p.day, p.path)):
        first.setdefault(post.event, post)
    found: list[Problem] = []
    for post in posts:
        start = first[post.event]
        days = ((post.reported or post.day) - (start.reported or start.day)).days
        if days > EVENT_DAYS:
            line = reads[post.id].line_of("event")
            found.append(
                problem(
                    "event-apart", post.path, line, "event", value=post.event, other=start.path, days=days
                )
            )
    return found
