"""What program this is: the digest of its own code and of every library that is installed beside it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path


def program(code: Iterable[Path]) -> str:
    """The digest of Python, its libraries and the code in some files and folders.

    Two programs of one digest make the same of the same content, so what one kept the other may use.
    """
    known = hashlib.sha256(f"{sys.version} {sys.platform}\n".encode())
    for name in _libraries():
        known.update(f"{name}\n".encode())
    for path in _files(code):
        known.update(hashlib.sha256(path.read_bytes()).digest())
    return known.hexdigest()


def _files(code: Iterable[Path]) -> list[Path]:
    found: set[Path] = set()
    for path in code:
        found |= set(path.rglob("*.py")) if path.is_dir() else {path}
    return sorted(found)


def _libraries() -> list[str]:
    """Names and versions, as their installers left them: `Markdown-3.10.dist-info`."""
    names: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        if os.path.basename(folder) in ("site-packages", "dist-packages"):  # noqa: PTH119 - as sys.path has it
            names |= {name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}  # noqa: PTH208
    return sorted(names)
