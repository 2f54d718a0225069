"""Small facts kept from build to build in a file of JSON with a checksum, so that what is damaged is never believed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_FORMAT = b"engine 1 "  # another number: what older programs wrote is not read


def read_checked_json(path: Path, kind: type[T]) -> T | None:
    """What was written there; None if there is nothing, or it is damaged, foreign or of an older form."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head != _FORMAT + hashlib.sha256(body).hexdigest().encode():
            return None
        return msgspec.json.decode(body, type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def write_checked_json(path: Path, value: Any) -> None:
    """Write a value of plain types in one step."""
    body = msgspec.json.encode(value)
    atomic_write(path, _FORMAT + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def atomic_write(path: Path, data: str | bytes) -> None:
    """Write a file in one step: readers see the old one or the new one."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)  # only there still if the disk is full, or the old one in use
