"""The content folder -> one Site and every Problem: gathers, reads each file on its own, assembles.

    reading = read_site(Path("content"), Path(".cache/pictures"), date(2026, 11, 23))
    reading.site        # None if the registry is at fault: nothing can be built then
    reading.problems    # everything that is wrong, in the order in which people mend

A file is read by a pure function of its bytes, its place and the registry's words, so that batches of them can be
read anywhere; what several files make together is left to core/resolve/assemble.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from civic.core.listings import Streams
from civic.core.model import BUREAU, PAGES, Registry, Site
from civic.core.problems import Problem, sort_problems
from civic.core.resolve.assemble import assemble
from civic.core.resolve.link_resolver import FileKey, files_needed
from civic.core.resolve.links import FolderIndex
from civic.core.resolve.read_results import ItemLocation, UnitRead
from civic.reading import content_tree as trees
from civic.reading.pictures.cache import PICTURE_TYPES
from civic.reading.read_cache import ReadCache, unreadable_problem
from civic.reading.registry.received import RECEIVED, read_received
from civic.reading.registry.registry import read_registry
from civic.reading.registry.vocabulary import Vocabulary

_BEGINNING = 16  # bytes


@dataclass(frozen=True)
class SiteRead:
    """What a content folder says on a day."""

    site: Site | None
    problems: tuple[Problem, ...]
    streams: Streams | None = None  # the site's lists on the day
    # digests of bodies -> their HTML
    texts: Callable[[Collection[str]], Mapping[str, str]] = lambda digests: {}


@dataclass(frozen=True)
class Facts:
    """What lies where, what the county calls things, and its units: without any post."""

    tree: trees.ContentTree
    registry: Registry | None
    units: tuple[UnitRead, ...]
    problems: tuple[Problem, ...]  # of the registry
    received: Mapping[str, date | None]  # days of receipt, by id of the post


def read_facts(
    content: Path,
    tree: trees.ContentTree | None = None,
    read_cache: ReadCache | None = None,
    digests: Mapping[str, bytes] | None = None,
) -> Facts:
    """The registry and the units alone; the rest as for read_site."""
    tree = tree if tree is not None else trees.walk(content)
    told: list[Problem] = []
    files: dict[str, bytes] = {}
    for file in tree.registry:
        if file.path.count("/") == 1 and file.name.endswith((".yaml", RECEIVED)):
            data = _bytes(file, told)
            if data is not None:
                files[file.name] = data
    beside = {file.name: _beginning(file) for file in tree.registry if file.path.count("/") == 1}
    registry, faults = read_registry(files, beside)
    received, wrong = read_received(files.get(RECEIVED, b""))
    told += wrong
    read_cache = read_cache if read_cache is not None else ReadCache()
    units = tuple(read_cache.unit(_card(folder), folder.key, digests or {}) for folder in tree.units)
    return Facts(tree, registry if not told else None, units, sort_problems([*told, *faults]), received)


def read_site(
    content: Path,
    cache: Path,
    as_of: date,
    read_cache: ReadCache | None = None,
    tree: trees.ContentTree | None = None,
    digests: Mapping[str, bytes] | None = None,
) -> SiteRead:
    """Read everything below `content`; transcoded pictures are kept in `cache`, all else in `read_cache`.

    `tree` is what lies in the folder and `digests` the SHA-256 of files by location, where they are known. Raises OSError only where `content`
    itself cannot be read or what is kept cannot be written.
    """
    read_cache = read_cache if read_cache is not None else ReadCache()
    facts = read_facts(content, tree, read_cache, digests)
    tree, registry, units = facts.tree, facts.registry, facts.units
    told = [*tree.problems, *facts.problems]
    if registry is None:
        told += [fault for unit in units for fault in unit.problems]
        return SiteRead(None, sort_problems(told))
    told += trees.folders_of_no_column(tree, frozenset(column.key for column in registry.columns))
    words = _vocabulary(registry, units)
    reads = read_cache.items(_places(tree, registry, units), words, digests or {})
    folders = read_cache.folders(_folders(tree))
    needed = files_needed(reads, units, folders, PICTURE_TYPES)
    files = read_cache.files(needed, Path(tree.root), cache, digests or {}, words.allowed_numbers)
    assembled = assemble(
        registry, units, reads, folders, files, PICTURE_TYPES, as_of, read_cache.memo.assembly, facts.received
    )
    told += assembled.problems
    told += _strays(tree, needed)
    return SiteRead(assembled.site, sort_problems(told), assembled.streams, read_cache.texts)


def item_files(facts: Facts) -> tuple[list[tuple[str, ItemLocation]], Vocabulary]:
    """Every item file by its location, and the words that it is read with. Raises ValueError without a registry."""
    if facts.registry is None:
        raise ValueError("the registry is at fault")
    places = _places(facts.tree, facts.registry, facts.units)
    return places, _vocabulary(facts.registry, facts.units)


def _bytes(file: trees.File, told: list[Problem]) -> bytes | None:
    try:
        return Path(file.location).read_bytes()
    except OSError:
        told.append(unreadable_problem(file.path))
        return None


def _beginning(file: trees.File) -> bytes:
    """As much of a file as tells what it is; nothing of one that cannot be read."""
    try:
        with Path(file.location).open("rb") as opened:
            return opened.read(_BEGINNING)
    except OSError:
        return b""


def _card(folder: trees.ContentFolder) -> trees.File:
    if folder.card is None:  # the walk gives only folders that have one
        raise ValueError(folder.path)
    return folder.card


def _vocabulary(registry: Registry, units: Iterable[UnitRead]) -> Vocabulary:
    known = [read.unit for read in units if read.unit is not None]
    site = registry.site
    official = [*site.allowed_numbers, site.phone, site.mailbox, site.address]
    for unit in known:
        official += [unit.phone, unit.mailbox, unit.address]  # a mailbox may be a mobile number too
    return Vocabulary(
        categories=registry.categories,
        themes=registry.themes,
        outlets=registry.outlets,
        allowed_numbers=frozenset(filter(None, official)),
    )


def _places(
    tree: trees.ContentTree, registry: Registry, units: Sequence[UnitRead]
) -> list[tuple[str, ItemLocation]]:
    """Every item file that is read, by path."""
    known = {read.key: read.unit for read in units}
    places: list[tuple[str, ItemLocation]] = []
    for folder in tree.units:
        unit = known[folder.key]
        phones = (unit.phone,) if unit is not None and unit.phone else ()
        for file in folder.items:
            inner = file.path.removeprefix(folder.path + "/")
            places.append((file.location, ItemLocation(folder.key, "", file.path, inner, phones)))
    columns = {PAGES, *(column.key for column in registry.columns)}
    phones = (registry.site.phone,) if registry.site.phone else ()
    for folder in (folder for folder in tree.bureau if folder.key in columns):
        for file in folder.items:
            inner = file.path.removeprefix(BUREAU + "/")
            places.append((file.location, ItemLocation(BUREAU, folder.key, file.path, inner, phones)))
    return sorted(places, key=lambda pair: pair[1].path)


def _folders(tree: trees.ContentTree) -> dict[str, FolderIndex]:
    """The files that links may mean, by the folder that they must not leave."""
    folders = {
        folder.path: FolderIndex(folder.path, frozenset(f.path for f in (*folder.items, *folder.others)))
        for folder in tree.units
    }
    paths = frozenset(f.path for folder in tree.bureau for f in (*folder.items, *folder.others))
    folders[BUREAU] = FolderIndex(BUREAU, paths)
    return folders


def _strays(tree: trees.ContentTree, needed: Iterable[FileKey]) -> list[Problem]:
    """Files that no post refers to: told, since somebody may miss them on the page."""
    used = {path for _, path in needed}
    folders = (*tree.units, *tree.bureau)
    return [
        trees.stray_problem(file) for folder in folders for file in folder.others if file.path not in used
    ]
