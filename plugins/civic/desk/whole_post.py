"""A post and its pictures on the disk: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def place(post: Path, text: bytes, pictures: Mapping[str, bytes]) -> None:
    """Write a post and, beside it, its pictures by name. Raises OSError, FileExistsError too, and leaves nothing.

    Each lies complete under a hidden name, which no reading sees, before the first gets its own; the post comes
    last, so that there is never a post without its pictures.
    """
    post.parent.mkdir(parents=True, exist_ok=True)
    files = {**{post.parent / name: data for name, data in pictures.items()}, post: text}
    hidden = {file: file.with_name(f".{file.name}.part") for file in files}
    placed: list[Path] = []
    try:
        for file, data in files.items():
            hidden[file].write_bytes(data)
        for file in files:
            if file.exists():
                raise FileExistsError(17, "File exists", str(file))
            hidden[file].rename(file)
            placed.append(file)
    except BaseException:
        for file in placed:
            file.unlink(missing_ok=True)
        raise
    finally:
        for aside in hidden.values():
            aside.unlink(missing_ok=True)
