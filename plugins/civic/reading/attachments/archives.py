"""Archives and documents that are archives, opened with care: nothing is unpacked beyond what was allowed.

    with opened(data, allowance) as archive:
        for name in archive.names: archive.read(name)

A file of 20 MB can unpack to as many gigabytes. What unpacks to too much, is damaged or has a password is an UnreadError:
not a mistake of ours, but something to be told.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

_CHUNK = 256 * 1024
MOST_BYTES = 64 * 1024 * 1024  # of one attachment, all that it holds together
MOST_ENTRIES = 5000  # the same
MOST_TEXT = 8_000_000  # characters, the same: eight thick books
# Bytes of all pages of PDF, the same, each as often as it is read: what draws them, and what their fonts mean.
MOST_DRAWN, MOST_OF_FONTS = 16 * 1024 * 1024, 64 * 1024 * 1024  # about a minute each
_MOST_AT_ONCE = 32 * 1024 * 1024  # of one file that has to be in memory as a whole


class UnreadError(Exception):
    """Why nobody can look into a file. `case` is one of the cases of attachment-unread."""

    def __init__(self, case: str) -> None:
        super().__init__(case)
        self.case = case


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked and read of an attachment: one for all that it holds, however deep."""

    size: int = MOST_BYTES
    entries: int = MOST_ENTRIES
    text: int = MOST_TEXT
    drawn: int = MOST_DRAWN
    fonts: int = MOST_OF_FONTS

    def take(self, size: int = 0, entries: int = 0, text: int = 0, *, drawn: int = 0, fonts: int = 0) -> None:
        """Raises UnreadError if that is more than is left."""
        self.size -= size
        self.entries -= entries
        self.text -= text
        self.drawn -= drawn
        self.fonts -= fonts
        if min(self.size, self.entries, self.text, self.drawn, self.fonts) < 0:
            raise UnreadError("large")


class AttachmentArchive:
    """The files in an archive by the names that people see; folders are left out."""

    def __init__(self, archive: zipfile.ZipFile, allowance: Allowance) -> None:
        self._archive, self.allowance = archive, allowance
        # is_dir would fail at a name that is empty.
        files = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
        allowance.take(entries=len(files))
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for number, entry in enumerate(files):
            name = _name(entry)
            while name in self._entries:  # two files of one name: both are read
                name = f"./{number}/{name}"
            self._entries[name] = entry

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """A whole file. Raises UnreadError."""
        if self._entries[name].file_size > _MOST_AT_ONCE:
            raise UnreadError("large")
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file piece by piece. Raises UnreadError."""
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise UnreadError("locked")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadError("broken")  # what Windows and Office never write
        with _translate_errors(), self._archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                self.allowance.take(size=len(chunk))
                yield chunk


@contextmanager
def open_archive(data: bytes, allowance: Allowance) -> Iterator[AttachmentArchive]:
    """The archive that `data` is. Raises UnreadError."""
    with _translate_errors():
        archive = zipfile.ZipFile(BytesIO(data))
    with archive:
        yield AttachmentArchive(archive, allowance)


@contextmanager
def _translate_errors() -> Iterator[None]:
    """Whatever zipfile stumbles over means that the archive is damaged or of a kind that is not read here."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        OverflowError,
        RuntimeError,
    ) as error:
        raise UnreadError("broken") from error


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was typed: Windows packs Chinese names as GBK, a Mac as UTF-8, and neither says so."""
    name = entry.orig_filename
    if not entry.flag_bits & 0x800:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
