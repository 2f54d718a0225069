"""The bytes of everything that a site is made of, by digest: what changed is seen before anything is read.

    digests = Digests(store)
    digests.of(scan_files(Path("themes")))     # location -> SHA-256

A text is hashed each time, since a copied file keeps size and time. A large file is known by its place, size, times and
inode, so that nobody waits for gigabytes of photographs, and so is every file by the process that has hashed it
itself. A file that was changed within the last seconds is hashed in any case.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine.store import Store

_LARGE = 64 * 1024  # bytes
_TICK = 2_000_000_000  # ns: two changes within it may bear one time on the coarsest disks
_CHUNK = 1024 * 1024


class FileState(NamedTuple):
    """A file as the disk describes it. A change of its bytes changes one of these, on most disks and by most programs."""

    location: str
    size: int  # bytes
    mtime: int  # ns
    ctime: int  # ns
    inode: int


class Digests:
    """The SHA-256 of files; b"" for one that cannot be read. `known` is what this process has hashed before."""

    def __init__(self, store: Store | None = None, known: dict[FileState, bytes] | None = None) -> None:
        self._store = store
        self._known = known if known is not None else {}

    def of(self, files: Iterable[FileState]) -> dict[str, bytes]:
        """By location."""
        wanted = list(files)
        known = self._known | self._load(
            [file for file in wanted if file.size > _LARGE and file not in self._known]
        )
        found = {file: known.get(file) or file_digest(file.location) for file in wanted}
        still = time.time_ns() - _TICK
        sure = {file: d for file, d in found.items() if d and max(file.mtime, file.ctime) < still}
        self._known.clear()
        self._known.update(sure)
        self._save({file: d for file, d in sure.items() if file.size > _LARGE and file not in known})
        return {file.location: digest for file, digest in found.items()}

    def _load(self, files: list[FileState]) -> dict[FileState, bytes]:
        if self._store is None or not files:
            return {}
        names = {_store_key(file): file for file in files}
        return {names[name]: digest for name, digest in self._store.get("file", names).items()}

    def _save(self, files: dict[FileState, bytes]) -> None:
        if self._store is not None and files:
            self._store.put("file", {_store_key(file): digest for file, digest in files.items()})


def _store_key(file: FileState) -> bytes:
    return hashlib.sha256(repr(tuple(file)).encode("utf-8", "surrogateescape")).digest()


def file_digest(location: str) -> bytes:
    """The SHA-256 of a file, b"" if it cannot be read."""
    known = hashlib.sha256()
    try:
        file = os.open(
            location, os.O_RDONLY | getattr(os, "O_BINARY", 0)
        )  # half the time of Python's own open
        try:
            while data := os.read(file, _CHUNK):
                known.update(data)
        finally:
            os.close(file)
    except OSError:
        return b""
    return known.digest()


def _skip_nothing(name: str) -> bool:
    return False


def scan_files(place: Path, skip: Callable[[str], bool] = _skip_nothing) -> Iterator[FileState]:
    """All files in a folder and below, or a single file, in a fixed order; nothing for what cannot be listed.

    `skip` tells names that do not count, folders too. Folders behind links are not entered.
    """
    if place.is_file():
        yield _file_state(str(place), place.stat())
        return
    waiting = [str(place)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as listed:
                entries = sorted((entry for entry in listed if not skip(entry.name)), key=lambda e: e.name)
        except OSError:
            continue
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.is_file():
                    yield _file_state(entry.path, entry.stat())
            except OSError:  # it has just gone
                continue


def _file_state(location: str, state: os.stat_result) -> FileState:
    return FileState(location, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
