"""The content tree, walked once: what lies where, and what does not belong there (specification.md §1.1).

    tree = walk(Path("content"))
    tree.units[0].items[0].path == "communities/guangming/2026/fire-drill.md"

Nothing is opened here. Files are ordered by path; a name keeps the form that the disk gives it. What nobody
may read (a link out of a unit's folder, a folder without permission) is a Problem and left out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from civic.core.model import BUREAU, PAGES
from civic.core.problems import Problem, problem, sort_problems
from civic.reading.registry.registry import REQUIRED, SCORING_FILE

COMMUNITIES = "communities"
REGISTRY = "registry"
CARD = "community.yaml"  # what makes a folder a unit


class File(NamedTuple):
    """A file of the content: `path` relative to the content folder with `/`, `location` for opening it."""

    path: str
    location: str
    size: int  # bytes
    mtime: int  # ns
    ctime: int  # ns
    inode: int

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """A unit's folder, a column's or that of the bureau's pages: `key` is its name.

    `items` are the `.md` files to read; `others` what a post may refer to (pictures, attachments) or has
    been forgotten there. `card` is the community.yaml of a unit.
    """

    key: str
    path: str
    items: tuple[File, ...]
    others: tuple[File, ...]
    card: File | None = None


@dataclass(frozen=True, slots=True)
class ContentTree:
    """The whole content, folders by path. `units` are those that have a community.yaml."""

    root: str  # absolute
    units: tuple[ContentFolder, ...] = ()
    columns: tuple[ContentFolder, ...] = ()
    pages: ContentFolder | None = None
    registry: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def bureau(self) -> tuple[ContentFolder, ...]:
        """The columns, then the bureau's pages if there are any."""
        return (*self.columns, self.pages) if self.pages else self.columns

    def files(self) -> Iterator[File]:
        """Every file that is read or referred to."""
        yield from self.registry
        for folder in (*self.units, *self.bureau):
            yield from (*folder.items, *folder.others, *((folder.card,) if folder.card else ()))


def walk(content: Path) -> ContentTree:
    """What lies under `content`. A folder that is missing holds nothing; that is no problem of this walk."""
    root = os.path.realpath(content)
    walker = _Walker(root)
    units: list[ContentFolder] = []
    columns: list[ContentFolder] = []
    pages: ContentFolder | None = None
    registry: tuple[File, ...] = ()
    for entry in walker.list_entries(""):
        if entry.name not in (COMMUNITIES, BUREAU, REGISTRY) or not _is_folder(entry):
            walker.tell_misplaced(entry.name, entry)
        elif entry.name == REGISTRY:
            registry = walker.registry()
        else:
            for folder in walker.folders(entry.name):
                if entry.name == BUREAU and folder.key == PAGES:
                    pages = folder
                elif entry.name == BUREAU:
                    columns.append(folder)
                elif folder.card is not None:
                    units.append(folder)
                else:
                    walker.tell_folder_of_no_unit(folder)
    return ContentTree(root, tuple(units), tuple(columns), pages, registry, sort_problems(walker.problems))


def folders_of_no_column(tree: ContentTree, keys: Collection[str]) -> tuple[Problem, ...]:
    """The folders under bureau/ that columns.yaml (its `keys`) does not name: what lies in them is held back."""
    known = tuple(sorted(keys))
    return tuple(
        problem("folder-of-no-column", folder.path, name=folder.key, count=len(folder.items), known=known)
        for folder in tree.columns
        if folder.key not in keys and (folder.items or folder.others)
    )


# --- files that nothing refers to -----------------------------------------------------------------

_DOCUMENTS = frozenset(
    ("doc", "docx", "docm", "wps", "wpt", "txt", "rtf", "odt", "markdown", "html", "htm", "mht")
)


def stray_code(name: str) -> str:
    """What to say of a file that no post refers to. A second community.yaml means nothing where it lies."""
    if name == CARD:
        return "file-misplaced"
    return "file-document" if name.rpartition(".")[2].lower() in _DOCUMENTS else "file-unused"


def stray_problem(file: File) -> Problem:
    """The same as the finished warning."""
    return problem(stray_code(file.name), file.path, name=file.name)


# --- names ----------------------------------------------------------------------------------------

_IGNORED = frozenset(("thumbs.db", "desktop.ini"))
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # no text file could name it
_MORE_BEHIND = re.compile(r"(.+\.md)\.[a-z0-9]{1,5}", re.IGNORECASE)
_COPY = re.compile(
    r"(?P<stem>.+?)(?: ?- ?(?:副本|copy)(?: ?[(（]\d+[)）])?| ?[(（]\d{1,2}[)）])\.md", re.IGNORECASE
)
_REGISTRY_FILES = frozenset((*REQUIRED, SCORING_FILE))
_REGISTRY_LATER = re.compile(
    r"(?:assessments|demonstrations)/\d{4}\.yaml|received\.csv|closed/\d{4}-\d{2}\.json"
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".heic", ".heif")


def is_ignored(name: str) -> bool:
    """Thumbs.db, desktop.ini, ~$*, .* and _*: a file, or a folder with all in it."""
    return name.startswith((".", "_", "~$")) or name.lower() in _IGNORED


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


_JUNCTION = 0xA0000003  # what Windows marks one with; anybody may make one there, a symbolic link only few


def _is_link(entry: os.DirEntry[str]) -> bool:
    """A symbolic link, or a junction of Windows, which Python takes for a plain folder."""
    if entry.is_symlink():
        return True
    try:
        return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION
    except OSError:
        return False


def _printable_path(path: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", path)


def _stat_fields(state: os.stat_result) -> tuple[int, int, int, int]:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


# --- the walk -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Walker:
    root: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, path: str, /, **detail: object) -> None:
        shown = _printable_path(path)
        self.problems.append(problem(code, shown, name=shown.rsplit("/", 1)[-1], **detail))

    def tell_misplaced(self, path: str, entry: os.DirEntry[str]) -> None:
        self.tell("file-misplaced", path, case="folder" if _is_folder(entry) else "file")

    def list_entries(self, folder: str) -> list[os.DirEntry[str]]:
        """The entries of a folder that count, by name; none if it cannot be read or is not there."""
        location = os.path.join(self.root, folder) if folder else self.root  # noqa: PTH118, speed
        try:
            with os.scandir(location) as entries:
                found = [entry for entry in entries if not is_ignored(entry.name)]
        except FileNotFoundError:
            return []
        except OSError:
            self.tell("file-unreadable", folder, case="folder")
            return []
        found.sort(key=lambda entry: entry.name)
        return found

    def folders(self, parent: str) -> Iterator[ContentFolder]:
        """The folders of communities/ or bureau/, each with all that lies in it."""
        for entry in self.list_entries(parent):
            path = f"{parent}/{entry.name}"
            if _UNPRINTABLE.search(entry.name):
                self.tell("file-unreadable", path, case="name")
            elif _is_link(entry):
                self.tell("link-leaves-folder", path)
            elif not entry.is_dir():
                self.tell_misplaced(path, entry)
            else:
                yield self.folder(entry.name, path)

    def folder(self, key: str, path: str) -> ContentFolder:
        card: File | None = None
        items: list[File] = []
        others: list[File] = []
        files = self.files(path)
        paths = {file.path for file in files}
        for file in files:
            name = file.name
            if file.path == f"{path}/{CARD}" and path.startswith(COMMUNITIES):
                card = file
            elif name.endswith(".md"):
                copy = _COPY.fullmatch(name)
                original = f"{copy['stem']}.md" if copy else ""
                if copy and f"{file.path[: -len(name)]}{original}" in paths:
                    self.tell("file-copy", file.path, original=original)
                else:
                    items.append(file)
            elif name.lower().endswith(".md"):
                self.tell("file-extension-case", file.path, right=name[:-3] + ".md")
            elif more := _MORE_BEHIND.fullmatch(name):
                self.tell("file-double-extension", file.path, right=more[1][:-3] + ".md")
            else:
                others.append(file)
        return ContentFolder(key, path, tuple(items), tuple(others), card)

    def files(self, top: str) -> list[File]:
        """Every file below a folder, by path; links are followed to files inside it only."""
        files: list[File] = []
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            for entry in self.list_entries(folder):
                path = f"{folder}/{entry.name}"
                if _UNPRINTABLE.search(entry.name):
                    self.tell("file-unreadable", path, case="name")
                elif _is_link(entry) and not self.may_follow(entry, top, path):
                    continue
                elif entry.is_dir():
                    if entry.name.endswith(".md"):
                        self.tell("file-unreadable", path, case="folder-named-post")
                    else:
                        waiting.append(path)
                elif (found := self.file(entry, path)) is not None:
                    files.append(found)
        files.sort()
        return files

    def file(self, entry: os.DirEntry[str], path: str) -> File | None:
        try:
            state = entry.stat()
        except OSError:
            self.tell("file-unreadable", path, case="file")
            return None
        if not S_ISREG(state.st_mode):  # a pipe or a device: opening it could wait for ever
            self.tell("file-unreadable", path, case="file")
            return None
        return File(path, entry.path, *_stat_fields(state))

    def may_follow(self, entry: os.DirEntry[str], top: str, path: str) -> bool:
        """Whether a link leads to a file inside the folder `top` (inside bureau/, for a column); else that is told."""
        try:
            target = os.path.realpath(entry.path, strict=True)
            is_folder = S_ISDIR(entry.stat().st_mode)
        except OSError:  # it leads nowhere, or in a circle
            self.tell("file-unreadable", path, case="link")
            return False
        if top.startswith(f"{BUREAU}/"):  # what one column has, the others may use
            top = BUREAU
        inside = f"{self.root}/{top}".replace("/", os.sep) + os.sep
        if not (target + os.sep).startswith(inside):
            self.tell("link-leaves-folder", path)
            return False
        if is_folder:
            self.tell("file-misplaced", path, case="link")
        return not is_folder

    def registry(self) -> tuple[File, ...]:
        """The files of registry/; one that nothing reads is told."""
        files = self.files(REGISTRY)
        for file in files:
            name = file.path[len(REGISTRY) + 1 :]
            known = name in _REGISTRY_FILES or _REGISTRY_LATER.fullmatch(name)
            if not known and not name.lower().endswith(_PICTURES):
                self.tell("file-misplaced", file.path, case="registry")
        return tuple(files)

    def tell_folder_of_no_unit(self, folder: ContentFolder) -> None:
        """A folder with something in it and no community.yaml; a slip in that name is told as such."""
        for file in folder.others:
            inner = file.path[len(folder.path) + 1 :]
            if re.fullmatch(r"community.*\.ya?ml(\.\w+)?", inner, re.IGNORECASE):
                self.tell("unit-file-missing", folder.path, near=inner, count=len(folder.items))
                return
        if folder.items or folder.others:
            self.tell("folder-of-no-unit", folder.path, count=len(folder.items))
