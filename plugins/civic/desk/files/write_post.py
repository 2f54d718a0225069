"""A post and its pictures on the disk: all of them or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path


def write_post(post: Path, text: bytes, pictures: Mapping[str, bytes]) -> None:
    """Write a post and, beside it, its pictures by name. Raises OSError, FileExistsError too, and leaves nothing.

    Each lies complete under a hidden name, which no reading sees and no other window writes to, before the first gets
    its own; the post comes last, so that there is never a post without its pictures.
    """
    post.parent.mkdir(parents=True, exist_ok=True)
    files = {**{post.parent / name: data for name, data in pictures.items()}, post: text}
    hidden = {file: file.with_name(f".{file.name}.{os.getpid()}.part") for file in files}
    placed: list[Path] = []
    try:
        for file, data in files.items():
            hidden[file].write_bytes(data)
        for file in files:
            _give_name(hidden[file], file)
            placed.append(file)
    except BaseException:
        for file in placed:
            file.unlink(missing_ok=True)
        raise
    finally:
        for aside in hidden.values():
            aside.unlink(missing_ok=True)


def _give_name(aside: Path, file: Path) -> None:
    """Give a complete file its name, unless something has it. Raises OSError, FileExistsError too."""
    try:
        file.hardlink_to(aside)  # takes the name in one step, or not at all
    except OSError as error:  # it is taken, or the disk has no links, as a USB stick
        if file.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file)) from error
        aside.rename(file)
