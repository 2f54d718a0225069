"""What the references of the items become: each a target, or a problem with its line (specification.md §1.7 and §2.7).

Files are read between two steps: `files_needed` names them, then the LinkResolver of all items answers for each item.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from civic.core import addresses
from civic.core.model import (
    PAGES,
    Attachment,
    ItemTarget,
    MissingTarget,
    Picture,
    Reference,
    Registry,
    Target,
)
from civic.core.problems import Problem, problem
from civic.core.resolve.links import ANY_YEAR, AddressIndex, FolderIndex, local_file
from civic.core.resolve.read_results import AttachmentRead, Fault, FileRead, ItemRead, UnitRead

FileKey = tuple[str, str]  # ("picture" | "attachment", path relative to the content folder)


def files_needed(
    reads: Iterable[ItemRead],
    units: Iterable[UnitRead],
    folders: Mapping[str, FolderIndex],
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


class LinkResolver:
    """What each item's address is and where its references lead."""

    def __init__(
        self,
        registry: Registry,
        units: Iterable[str],
        reads: Sequence[ItemRead],
        folders: Mapping[str, FolderIndex],
        files: Mapping[FileKey, FileRead],
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
                target = self._local_target(reference, read)
                if isinstance(target, AttachmentRead):
                    attachments.setdefault(address + target.attachment.name, _id_of(read))
        self._site = AddressIndex(registry, units, addresses_of, attachments)

    def renew(self, old: ItemRead, new: ItemRead) -> None:
        """A file has been read anew, with another text but the same address and the same references."""
        holders = self._holders.get(_address_of(old, year=ANY_YEAR) or "", [])
        for at, read in enumerate(holders):
            if read is old:
                holders[at] = new

    def clashes(self, read: ItemRead) -> list[Problem]:
        """Another file with the same address, or a page of the bureau in the place of a column."""
        address, path = _address_of(read), read.place.path
        if address is None:
            return []
        line, field = (read.line_of("slug"), "slug") if read.line_of("slug") else (None, None)
        facts = {"address": address, "slug": read.slug, **({"case": "draft"} if read.draft else {})}
        found = []
        other = next((each for each in self._holders.get(address, ()) if each is not read), None)
        if other is not None:  # of many it names the first
            found.append(problem("address-taken", path, line, field, other=other.place.path, **facts))
        if read.place.column == PAGES and read.slug in self._columns:
            found.append(problem("slug-reserved", path, line, "slug", value=read.slug))
        return found

    def targets(self, read: ItemRead) -> tuple[tuple[Target, ...], Picture | None, list[Problem]]:
        """One target for each reference, the cover, and what is wrong with them."""
        targets: list[Target] = []
        problems: list[Problem] = []
        sources: dict[str, str] = {}  # of the attachments, by name
        for reference in read.references:
            found = self._target(reference, read)
            if isinstance(found, AttachmentRead):
                if found.attachment.source not in sources.values():  # told once of a post
                    problems.extend(_faults_inside(found, reference, read))
                found = found.attachment
            if isinstance(found, Attachment):
                # On Windows `A.pdf` and `a.pdf` are one file.
                first = sources.setdefault(found.name.casefold(), found.source)
                if first != found.source:
                    facts = {"name": found.name, "first": first, "second": found.source}
                    found = problem("attachment-name-taken", read.place.path, reference.line, None, **facts)
            if isinstance(found, Problem):
                problems.append(found)
                targets.append(MissingTarget())
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

    def _target(self, reference: Reference, read: ItemRead) -> Target | AttachmentRead | Problem:
        if reference.target.startswith("/"):
            found = self._site.find(reference.target) if reference.kind == "link" else None
            if found is not None:
                return found
            code = "link-address-wrong" if reference.kind == "link" else "picture-missing"
            return problem(code, read.place.path, reference.line, None, target=reference.target, like="")
        return self._local_target(reference, read)

    def _local_target(self, reference: Reference, read: ItemRead) -> Target | AttachmentRead | Problem:
        folder = self._folders[read.place.folder]
        found = file_target(reference, read.place.path, folder, self._files, self._pictures)
        if isinstance(found, str):  # an item's file
            _, mark, fragment = reference.target.partition("#")
            return ItemTarget(self._ids[found], fragment=fragment if mark else "")
        return found


def _file_key(kind: str, path: str | None, pictures: frozenset[str]) -> FileKey | None:
    """How a local file is to be read; None for no file, or an item's."""
    if path is None or (kind == "link" and path.endswith(".md")):
        return None
    extension = posixpath.splitext(path)[1].lower()
    return ("picture" if kind == "picture" or extension in pictures else "attachment", path)


def file_target(
    reference: Reference,
    item_path: str,
    folder: FolderIndex,
    files: Mapping[FileKey, FileRead],
    pictures: frozenset[str],
) -> Picture | AttachmentRead | Problem | str:
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


def _faults_inside(found: AttachmentRead, reference: Reference, read: ItemRead) -> list[Problem]:
    """What is wrong inside an attachment, at the post's line that offers it; whoever released the post has thought of the
    people whom it names."""
    is_released = read.item is not None and bool(read.item.reviewer)
    return [
        problem(fault.code, read.place.path, reference.line, None, **dict(fault.detail))
        for fault in found.found
        if not (is_released and fault.code == "person-exposed")
    ]


def _id_of(read: ItemRead) -> str:
    return read.item.id if read.item is not None else addresses.item_id(read.place.owner, read.place.inner)


def _address_of(read: ItemRead, *, year: str = "") -> str | None:
    """The address of an item as far as its header tells; None if slug or year cannot be known.

    `year` stands for one that the header does not tell.
    """
    year = str(read.year) if read.year is not None else year
    if not read.slug or not (year or read.place.column == PAGES):
        return None
    return addresses.address_at(read.place.owner, read.place.column, year, read.slug)
