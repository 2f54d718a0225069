"""Whole or not at all: a site is put together beside the old one and takes its place in one step.

    with Tree(output) as folder:
        ...                      # write into folder; an exception leaves the old site as it was

What the last build wrote is kept in `<output>.manifest.json`, path and SHA-256 of every file. A folder that holds
something and has no manifest is not ours: it is never replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from types import TracebackType


class ForeignFolderError(Exception):
    """The output folder holds files that no build of ours has put there."""


class Tree:
    """The site under construction."""

    def __init__(self, output: Path) -> None:
        self.output = output.resolve()  # what a link points to is replaced, not the link
        self.folder = self.output.with_name(f".{self.output.name}.new")
        self._old = self.output.with_name(f".{self.output.name}.old")

    @property
    def manifest(self) -> Path:
        return beside(self.output, "manifest.json")

    def __enter__(self) -> Path:
        """An empty folder to write into.

        Raises ForeignFolderError if the output folder is not ours to replace, OSError if nothing can be
        written beside it.
        """
        if self._old.is_dir() and not self.output.exists():
            self._old.rename(self.output)  # a build was killed between its two renames
        if self.output.exists() and not self.manifest.is_file() and any(self.output.iterdir()):
            raise ForeignFolderError(str(self.output))
        _remove(self.folder)
        self.folder.mkdir(parents=True)
        return self.folder

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._take_place()
        finally:
            if self._old.exists() and not self.output.exists():
                self._old.rename(self.output)
            _remove(self.folder)

    def _take_place(self) -> None:
        written = {
            path.relative_to(self.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }
        # The manifest comes first: it is what says that the folder is ours, also if this is killed now.
        write_whole(self.manifest, json.dumps(written, ensure_ascii=False, indent=0, sort_keys=True) + "\n")
        _remove(self._old)
        if self.output.exists():
            self.output.rename(self._old)
        self.folder.rename(self.output)
        _remove(self._old)


def beside(output: Path, name: str) -> Path:
    """A file that belongs to an output folder and stands beside it: `output.manifest.json`."""
    return output.with_name(f"{output.name}.{name}")


def write_whole(path: Path, text: str) -> None:
    """Write a small text file in one step: readers see the old one or the new one."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)  # only there still if the disk is full, or the old one in use


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
