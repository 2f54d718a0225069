"""The whole site as one zip file, for a portal that is fed by hand. Equal sites give equal bytes."""

from __future__ import annotations

import filecmp
import os
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from civic.core.addresses import ITEMS
from civic.core.manifest import SiteManifest
from civic.render.manifest import parse_items_json
from engine.page import file_of

_TIMESTAMP = (1980, 1, 1, 0, 0, 0)  # the same in every archive
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_COMPRESSED_SUFFIXES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".zip",
    ".docx",
    ".xlsx",
    ".pptx",
    ".mp3",
    ".mp4",
    ".pdf",
)


class ZipArchive:
    """A zip file. `online` is the list of the site that it holds so far: what was handed over last."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.name = str(file)
        self.online: SiteManifest | None = None
        self.foreign = False
        self.known: frozenset[str] = frozenset()

    def inspect(self) -> None:
        """What does not hold a site of ours counts as foreign: it is not overwritten."""
        if not self._file.exists():
            return
        try:
            with ZipFile(self._file) as archive:
                self.online = parse_items_json(archive.read(file_of(ITEMS)))
        except (
            BadZipFile,
            KeyError,
            EOFError,
            zlib.error,
            RuntimeError,
        ):  # the last: a password, a strange packing
            self.online = None
        self.foreign = self.online is None
        self.known = frozenset(entry.id for entry in self.online.items) if self.online else frozenset()

    def put(self, output: Path, message: str, name: str, mailbox: str) -> bool:
        """Write the archive in one step; False if it was there just so. Raises OSError: the old one stands then."""
        aside = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            with ZipFile(aside, "w", strict_timestamps=False) as archive:
                for path in sorted(output.rglob("*"), key=lambda path: path.relative_to(output).as_posix()):
                    if path.is_file():
                        member = ZipInfo(path.relative_to(output).as_posix(), _TIMESTAMP)
                        member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
                        packed = path.suffix.lower() in _COMPRESSED_SUFFIXES
                        member.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
                        archive.writestr(member, path.read_bytes())
            is_new = not self._file.exists() or not filecmp.cmp(self._file, aside, shallow=False)
            if is_new:
                aside.replace(self._file)
        finally:
            aside.unlink(missing_ok=True)
        return is_new
