"""Whole or not at all: two trees of one site, of which only one is seen, and one step that exchanges them.

    with OutputTree(output) as tree:          # a second build of the same output waits here
        tree.keep("a/index.html", digest)     # as it stands in one of the two trees
        tree.write("b/index.html", data)      # new, into the tree that nobody sees
        tree.publish()

`publish` brings the unseen tree to exactly the files that were kept or written and exchanges the two; before that
step the old site stands as it was, whatever happens. Files that are equal in both trees are one file with two names
(hard links), so an unchanged page keeps its modification time and a small change costs little. What `output` held
before stays beside it and comes back with `rollback`.

A tree is known by its inode, so that it does not matter at which moment a build was killed. What is believed of the
files in `output` is proven by their size and time at every start, and that nothing was added or taken away by the times
of the folders: what somebody changed or deleted is made anew, what was added is gone, and such a site is not kept for a
rollback. A folder that holds something and was not made here is never touched.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec
from filelock import FileLock, Timeout

from engine.checked_json import atomic_write, read_checked_json, write_checked_json

T = TypeVar("T")


class ForeignFolderError(Exception):
    """The output folder holds files that no build of ours has put there."""


class SourceChangedError(Exception):
    """A file that was to be copied is no longer what it was when the build began."""


class OutputFile(NamedTuple):
    """A file of a tree: `digest` is the SHA-256 of its bytes, hex; `size` and `mtime` (ns) prove that it is still so."""

    digest: str
    size: int
    mtime: int


@dataclass(slots=True)
class TreeRecord:
    """A finished tree. `stamp` names all that it was made of ("": not known), `note` is its maker's own; `folders`
    are the times (ns) of those inside it."""

    device: int = 0
    inode: int = 0
    files: dict[str, OutputFile] = field(default_factory=dict)
    stamp: str = ""
    note: str = ""
    folders: dict[str, int] = field(default_factory=dict)

    def digests(self) -> dict[str, str]:
        return {file: entry.digest for file, entry in self.files.items()}


def _do_nothing() -> None:
    """Nobody wants to know that a build waits."""


class OutputTree:
    """The two trees of an output folder, while they are one build's own."""

    def __init__(self, output: Path, waiting: Callable[[], None] = _do_nothing) -> None:
        self.output = output.resolve()  # what a link points to is replaced, not the link
        self._own = self.output.with_name(f".{self.output.name}.build")  # everything of ours lies in there
        self.scratch = self._own / "new"  # where others may write: an empty folder
        self.pages = self._own / "pages.json"  # where the site's maker keeps what it knows of its pages
        self.code = self._own / "code.json"  # the templates, turned into Python
        self._spare = self._own / "spare"
        self._aside = self._own / "old"
        self._unfinished = self._own / "unfinished"  # says that the unseen tree cannot be believed
        self._records = self._own / "trees.json"
        self._lock = FileLock(self._own / "lock")
        self._waiting = waiting
        self._begun = False
        self._depth = 0  # who has it open may hand it on to one who opens it again

    @property
    def manifest(self) -> Path:
        """`<output>.manifest.json`: path and SHA-256 of every file, for people and other programs."""
        return sibling_file(self.output, "manifest.json")

    @property
    def is_open(self) -> bool:
        return self._depth > 0

    def __enter__(self) -> OutputTree:
        """Raises ForeignFolderError if the output folder is not ours, OSError if nothing can be written beside it."""
        if not self._depth:
            self._open()
        self._depth += 1
        return self

    def _open(self) -> None:
        self._own.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            self._waiting()
            self._lock.acquire()
        try:
            self._recover()
            self._load_records()
        except BaseException:
            self._lock.release()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth:
            return
        try:
            _remove(self.scratch)
        finally:
            self._lock.release()

    def renew(self) -> None:
        """Begin the next site of a tree that stays open."""
        if self._begun:  # the one before has not come to its end
            self._other, self._other_is_whole, self._begun = TreeRecord(), False, False
        self.wanted.clear()

    # --- what is there ------------------------------------------------------------------------------

    def _recover(self) -> None:
        """Finish an exchange that was made in two steps and interrupted between them, and clear up after a build that
        was killed while it wrote a list or a record."""
        for folder, name in ((self.output.parent, rf"\.{re.escape(self.output.name)}\."), (self._own, r"\.")):
            for left in filter(re.compile(rf"{name}\w+\.json\.(\d+|next)").fullmatch, _names_in(folder)):
                (folder / left).unlink()
        if self._aside.is_dir():
            if not self.output.exists():
                (self._spare if self._spare.is_dir() else self._aside).rename(self.output)
            if self._aside.is_dir():
                if self._spare.is_dir():
                    _remove(self._aside)
                else:
                    self._aside.rename(self._spare)
        _remove(self.scratch)

    def _load_records(self) -> None:
        known = read_checked_json(self._records, list[TreeRecord]) or []
        self.seen = _record_of(self.output, known) or TreeRecord()
        if (
            not self.seen.inode
            and self.output.exists()
            and not self.manifest.is_file()
            and any(self.output.iterdir())
        ):
            raise ForeignFolderError(str(self.output))
        spare = None if self._unfinished.exists() else _record_of(self._spare, known)
        self._other = spare or TreeRecord()
        self._other_is_whole = spare is not None
        self.wanted: dict[str, OutputFile] = {}
        self.is_sound = self._verify()

    def _verify(self) -> bool:
        """Whether the seen tree is what is believed of it; what is not so is no longer believed of either tree."""
        root, broken = str(self.output) + os.sep, []
        for file, entry in self.seen.files.items():
            try:
                state = os.stat(root + file)  # noqa: PTH116 - a Path for each of thousands of files would take longer than the question
                whole = (
                    state.st_size == entry.size
                    and state.st_mtime_ns == entry.mtime
                    and stat.S_ISREG(state.st_mode)
                )
            except OSError:
                whole = False
            if not whole:
                broken.append(file)
        for file in broken:
            entry, other = self.seen.files.pop(file), self._other.files.get(file)
            if other is not None and other.digest == entry.digest:  # the same file under two names
                del self._other.files[file]
        whole = (
            not broken and self.seen.inode > 0 and _names_in(self.output) == _top_level_names(self.seen.files)
        )
        return whole and all(
            _folder_time(root + folder) == time for folder, time in self.seen.folders.items()
        )

    # --- what shall be ------------------------------------------------------------------------------

    def has(self, file: str, digest: str) -> bool:
        """Whether one of the trees has these bytes under this name."""
        one, other = self.seen.files.get(file), self._other.files.get(file)
        return (one is not None and one.digest == digest) or (other is not None and other.digest == digest)

    def keep(self, file: str, digest: str) -> None:
        """The new site has this file as it is; `has` must have said that it is there."""
        entry = self.seen.files.get(file)
        if entry is None or entry.digest != digest:
            entry = self._other.files[file]
        self.wanted[file] = entry

    def write(self, file: str, data: bytes, digest: str = "") -> str:
        """The new site has this file with these bytes; gives their digest (`digest`, if it is known already). Equal
        bytes are kept, not written."""
        digest = digest or hashlib.sha256(data).hexdigest()
        if self.has(file, digest):
            self.keep(file, digest)
            return digest
        self._begin()
        with self._place(file, _open_new) as target:
            target.write(data)
            target.flush()
            state = os.fstat(target.fileno())
        self._other.files[file] = self.wanted[file] = OutputFile(digest, len(data), state.st_mtime_ns)
        return digest

    def copy(self, file: str, source: Path, digest: str) -> None:
        """The new site has this file as a copy of `source`. Raises SourceChangedError if its bytes are others."""
        if self.has(file, digest):
            self.keep(file, digest)
        elif self.write(file, source.read_bytes()) != digest:
            raise SourceChangedError(str(source))

    def take_over(self) -> None:
        """The new site also has whatever others have written into `scratch`."""
        for path in sorted(self.scratch.rglob("*")):
            if path.is_file():
                self.write(path.relative_to(self.scratch).as_posix(), path.read_bytes())

    def _begin(self) -> None:
        """From here on the unseen tree is being changed: if this is killed, it will not be believed."""
        if self._begun:
            return
        self._begun = True
        self._unfinished.touch()
        if not self._other_is_whole:
            _remove(self._spare)
            self._spare.mkdir(parents=True)
            self._other = TreeRecord()
        self._touched: set[str] = set()  # folders of the unseen tree in which something came or went

    def _place(self, file: str, put: Callable[[str], T]) -> T:
        """Have `put(path)` make a file of the unseen tree. What stands in its place is given up and never written into:
        the seen tree may have the same file."""
        path = f"{self._spare}{os.sep}{file}"
        self._touched.add(os.path.dirname(file))  # noqa: PTH120 - texts: this runs for each file of a site
        for _ in range(3):  # most places are free, so nothing is asked beforehand
            try:
                return put(path)
            except FileExistsError:
                self._discard(file)
            except NotADirectoryError:
                self._clear_way(file)
            except FileNotFoundError:
                self._touched.update(_folders_above(file))
                try:
                    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - texts: this runs for each folder of a site
                except (FileExistsError, NotADirectoryError):
                    self._clear_way(file)
        return put(path)

    def _clear_way(self, file: str) -> None:
        """Files that stand where a folder is needed now."""
        for folder in Path(file).parents:
            if os.path.lexists(self._spare / folder) and not (self._spare / folder).is_dir():
                self._discard(folder.as_posix())

    def _discard(self, name: str) -> None:
        """Remove a file of the unseen tree, or a folder with all in it."""
        path = self._spare / name
        self._touched |= {name, Path(name).parent.as_posix()}
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
            for file in [file for file in self._other.files if file.startswith(name + "/")]:
                del self._other.files[file]
            self._touched |= {folder for folder in self._other.folders if folder.startswith(name + "/")}
        else:
            path.unlink()
            self._other.files.pop(name, None)

    # --- the one step -------------------------------------------------------------------------------

    def publish(self, stamp: str = "", note: str = "") -> bool:
        """Make the files that were kept or written the site; False if it is the same as before.

        `stamp` and `note` are kept with it. Raises OSError if the disk refuses: the old site then stands.
        """
        if self.is_sound and self.wanted == self.seen.files:
            if (self.seen.stamp, self.seen.note) != (stamp, note):
                self.seen.stamp, self.seen.note = stamp, note
                self._save_records()
            self.write_manifest()
            return False
        self._begin()
        self._complete()
        self._other.stamp, self._other.note = stamp, note
        self._other.device, self._other.inode = _identity(self._spare)
        self._save_records()
        if self.is_sound:  # else what now becomes the unseen tree cannot be believed either
            self._unfinished.unlink(missing_ok=True)
        self._exchange()
        return True

    def prepare(self) -> None:
        """Make the unseen tree if there is none, so that the next small change is cheap."""
        if self._other_is_whole or not self.seen.inode:
            return
        self._begun = False
        self._begin()
        self.wanted = dict(self.seen.files)
        self._complete()
        self._other.stamp, self._other.note = self.seen.stamp, self.seen.note
        self._other.device, self._other.inode = _identity(self._spare)
        self._other_is_whole, self._begun = True, False
        self._save_records()
        self._unfinished.unlink(missing_ok=True)

    def rollback(self) -> bool:
        """Bring back what stood before; False if nothing else did."""
        if not self._other_is_whole or self._other.digests() == self.seen.digests():
            return False
        if not self.is_sound:
            self._unfinished.touch()
        self._exchange()
        return True

    def _complete(self) -> None:
        """Bring the unseen tree to the wanted files."""
        for file, entry in self.wanted.items():
            there = self._other.files.get(file)
            if there is None or there.digest != entry.digest:
                self._place(file, partial(_link, f"{self.output}{os.sep}{file}"))
                self._other.files[file] = entry
        for file in [file for file in self._other.files if file not in self.wanted]:
            self._discard(file)
            for folder in (self._spare / file).parents:
                if folder == self._spare or any(folder.iterdir()):
                    break
                folder.rmdir()
                gone = folder.relative_to(self._spare)
                self._touched |= {gone.as_posix(), gone.parent.as_posix()}
        for name in _names_in(self._spare) - _top_level_names(self.wanted):
            self._discard(name)
        self._record_folder_times()

    def _record_folder_times(self) -> None:
        """When something last came into a folder of the unseen tree or went: whatever does so later is not ours."""
        if sys.platform == "win32":  # folders have times of their own there
            return
        for folder in self._touched - {"", "."}:
            self._other.folders.pop(folder, None)
            time = _folder_time(f"{self._spare}{os.sep}{folder}")
            if time:
                self._other.folders[folder] = time

    def _exchange(self) -> None:
        """The two trees change places; the manifest follows."""
        manifest = self.manifest.with_name(f".{self.manifest.name}.next")
        atomic_write(
            manifest, _manifest_json(self._other.files)
        )  # a disk may be full: then nothing has happened yet
        if not self.output.exists():
            self._spare.rename(self.output)
        elif not exchange_folders(self._spare, self.output):
            self._exchange_by_renaming()
        manifest.replace(self.manifest)
        self.seen, self._other = self._other, self.seen
        self._other_is_whole = self._other.inode > 0 and self.is_sound
        self.is_sound, self._begun = True, False

    def _exchange_by_renaming(self) -> None:
        """Where the new site cannot take its place (a file in it may be open), the old one comes back at once."""
        try:
            self.output.rename(self._aside)
            self._spare.rename(self.output)
        except BaseException:
            if self._aside.exists() and not self.output.exists():
                self._aside.rename(self.output)
            raise
        self._aside.rename(self._spare)

    def _save_records(self) -> None:
        write_checked_json(self._records, [tree for tree in (self.seen, self._other) if tree.inode])

    def write_manifest(self) -> None:
        """Write the manifest of the site that stands, if somebody has changed or deleted it."""
        listed = _manifest_json(self.seen.files)
        if not self.manifest.is_file() or self.manifest.read_text("utf-8") != listed:
            atomic_write(self.manifest, listed)


def sibling_file(output: Path, name: str) -> Path:
    """A file that belongs to an output folder and stands beside it: `output.manifest.json`."""
    return output.with_name(f"{output.name}.{name}")


def _manifest_json(files: Mapping[str, OutputFile]) -> str:
    text = msgspec.json.encode({file: files[file].digest for file in sorted(files)})
    return msgspec.json.format(text, indent=1).decode() + "\n"


def _record_of(folder: Path, known: list[TreeRecord]) -> TreeRecord | None:
    """What is known of the tree that stands there now."""
    try:
        place = _identity(folder)
    except OSError:
        return None
    return next((one for one in known if (one.device, one.inode) == place), None)


def _identity(folder: Path) -> tuple[int, int]:
    state = folder.stat()
    return state.st_dev, state.st_ino


def _folders_above(file: str) -> Iterator[str]:
    """`a/b/c` lies in `a/b` and in `a`."""
    while file := os.path.dirname(file):  # noqa: PTH120 - a text, as the site's files are named
        yield file


def _folder_time(folder: str) -> int:
    """When something last came into a folder or went, in ns; 0 if there is no such folder."""
    try:
        state = os.stat(folder)  # noqa: PTH116 - a Path for each of thousands of files would take longer than the question
    except OSError:
        return 0
    return state.st_mtime_ns if stat.S_ISDIR(state.st_mode) else 0


def _names_in(folder: Path) -> set[str]:
    return set(os.listdir(folder)) if folder.is_dir() else set()  # noqa: PTH208 - only the names are compared


def _top_level_names(files: Mapping[str, OutputFile]) -> set[str]:
    return {file.partition("/")[0] for file in files}


def _open_new(path: str) -> BinaryIO:
    return open(path, "xb")  # noqa: PTH123 - a text for each file of a site; who asked closes it


def _link(source: str, target: str) -> None:
    """A second name for a file; on a disk that knows no such thing a copy with the same time."""
    try:
        os.link(source, target)
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(source, target)


def exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system has none (then nothing has happened)."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of <linux/fs.h>
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
