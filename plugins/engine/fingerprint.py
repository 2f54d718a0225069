"""What program this is: the digest of its own code and of every library that is installed beside it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path


def code_fingerprint(code: Iterable[Path]) -> str:
    """The digest of Python, its libraries and the code in some files and folders.

    Two programs of one digest make the same of the same content, so what one kept the other may use.
    """
    known = hashlib.sha256(f"{sys.version} {sys.platform}\n".encode())
    for name in _libraries():
        known.update(f"{name}\n".encode())
    for name, path in _files(code):
        known.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return known.hexdigest()


def _files(code: Iterable[Path]) -> list[tuple[str, Path]]:
    """Each file with its name inside the folder that was given: where that lies makes no difference."""
    found: list[tuple[str, Path]] = []
    for place in code:
        if place.is_dir():
            found += sorted((path.relative_to(place).as_posix(), path) for path in place.rglob("*.py"))
        else:
            found.append((place.name, place))
    return found


def _libraries() -> list[str]:
    """Names and versions, as their installers left them: `Markdown-3.10.dist-info`."""
    names: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        if os.path.basename(folder) in ("site-packages", "dist-packages"):  # noqa: PTH119 - as sys.path has it
            names |= {name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}  # noqa: PTH208 - only the names count
    return sorted(names)
