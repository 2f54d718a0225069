"""The bytes of everything that a site is made of, by digest: what changed is seen before anything is read.

Texts are hashed each time, since a copied file keeps size and time. A large file is known by its place, size, times and
inode, so that nobody waits for gigabytes of photographs; within two seconds of a change it is hashed too.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from engine.store import Store

_LARGE = 64 * 1024  # bytes
_TICK = 2_000_000_000  # ns: two changes within it may bear one time on the coarsest disks
_CHUNK = 1024 * 1024


@dataclass
class Inputs:
    """`digests` are SHA-256 by location, "" for a file that cannot be read; `stamp` names all of them at once."""

    digests: dict[str, bytes] = field(default_factory=dict)
    stamp: str = ""


def _nothing(name: str) -> bool:
    return False


def inputs(
    places: Iterable[Path], store: Store | None = None, skip: Callable[[str], bool] = _nothing
) -> Inputs:
    """All files in some folders (or single files) now. `skip` tells names that do not count, folders too."""
    listed = hashlib.sha256()
    found: list[tuple[str, os.stat_result]] = []
    for place in places:
        _list(str(place), skip, found, listed.update)
    known = _known(found, store)
    made = Inputs({location: known.get(location) or hashed(location) for location, _ in found})
    for location, digest in made.digests.items():
        listed.update(f"{location}\n".encode("utf-8", "surrogateescape") + digest)
    made.stamp = listed.hexdigest()
    _keep(found, made, store)
    return made


def _list(
    place: str,
    skip: Callable[[str], bool],
    found: list[tuple[str, os.stat_result]],
    tell: Callable[[bytes], None],
) -> None:
    """Every file below a place, and what a link or an unreadable folder is like, in a fixed order."""
    waiting = [place]
    if os.path.isfile(place):  # noqa: PTH113 - a text
        found.append((place, os.stat(place)))  # noqa: PTH116
        return
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = sorted((entry for entry in listed if not skip(entry.name)), key=lambda e: e.name)
        except OSError as error:
            tell(f"{folder} {error.errno}\n".encode("utf-8", "surrogateescape"))
            continue
        for entry in entries:
            try:
                if entry.is_symlink():
                    tell(
                        f"{entry.path} -> {os.path.realpath(entry.path)}\n".encode("utf-8", "surrogateescape")
                    )
                if entry.is_dir():
                    tell(f"{entry.path}/\n".encode("utf-8", "surrogateescape"))
                    if not entry.is_symlink():
                        waiting.append(entry.path)
                elif entry.is_file():
                    found.append((entry.path, entry.stat()))
                else:
                    tell(f"{entry.path} ?\n".encode("utf-8", "surrogateescape"))
            except OSError as error:
                tell(f"{entry.path} {error.errno}\n".encode("utf-8", "surrogateescape"))


def hashed(location: str) -> bytes:
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


# --- large files ----------------------------------------------------------------------------------


def _name(location: str, state: os.stat_result) -> bytes:
    facts = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    return hashlib.sha256(f"{location}\n{facts}".encode("utf-8", "surrogateescape")).digest()


def _known(found: list[tuple[str, os.stat_result]], store: Store | None) -> dict[str, bytes]:
    if store is None:
        return {}
    names = {_name(location, state): location for location, state in found if state.st_size > _LARGE}
    return {names[name]: digest for name, digest in store.get("file", names).items()}


def _keep(found: list[tuple[str, os.stat_result]], made: Inputs, store: Store | None) -> None:
    """Only what has stood still for a while: a change in the same tick would go unseen."""
    if store is None:
        return
    still = time.time_ns() - _TICK
    new = {
        _name(location, state): made.digests[location]
        for location, state in found
        if state.st_size > _LARGE
        and max(state.st_mtime_ns, state.st_ctime_ns) < still
        and made.digests[location]
    }
    unknown = (
        {name: digest for name, digest in new.items() if name not in store.get("file", [name])} if new else {}
    )
    if unknown:
        store.put("file", unknown)
