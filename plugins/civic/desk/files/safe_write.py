"""A file that somebody wrote, changed by us: whole or not at all, and never over what was saved meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from civic.wording import desk as wording

_LONGEST_NAME = 200  # bytes of a name that are kept behind the mark of a copy; disks allow 255


class ChangedMeanwhileError(Exception):
    """The file is not what was read: its text is its path."""


def rewrite(location: str, before: bytes, after: bytes, *, keep_copy: bool = False) -> None:
    """Put `after` in the place of `before`, in one step; with `keep_copy` a copy of `before` stays beside it.

    The file keeps its rights and, where the system lets us, its owner. Raises OSError and ChangedMeanwhileError; then
    the file is as it was, and no copy is left.
    """
    path = Path(os.path.realpath(location))  # what a link points to, not the link
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    copy: Path | None = None
    aside = path.with_name(f".civic-{os.getpid()}")
    try:
        copy = _write_copy(path, before) if keep_copy else None
        with aside.open("wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _copy_permissions(path, aside)
        if path.read_bytes() != before:
            raise ChangedMeanwhileError(path)
        aside.replace(path)
    except BaseException as error:
        for made in filter(None, (aside, copy)):
            made.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # who reads it knows this file, and none of ours
        raise


def _write_copy(path: Path, data: bytes) -> Path:
    """A copy beside the file, under a name that reading ignores and nobody has yet."""
    name = path.name.encode()[-_LONGEST_NAME:].decode("utf-8", "ignore")
    number = 1
    while True:
        copy = path.with_name(f"{wording.COPY_BEFORE}{number if number > 1 else ''}-{name}")
        try:
            with copy.open("xb") as file:
                file.write(data)
        except FileExistsError:
            number += 1
        except OSError:
            copy.unlink(missing_ok=True)
            raise
        else:
            _copy_permissions(path, copy)
            return copy


def _copy_permissions(path: Path, other: Path) -> None:
    """Rights and owner of `path` for another file, as far as the disk knows such things."""
    with suppress(OSError):  # a USB stick
        shutil.copymode(path, other)
    with suppress(OSError, AttributeError):  # only root may give a file away; Windows has no owners
        state = path.stat()
        os.chown(other, state.st_uid, state.st_gid)
