"""Archives, and documents that are archives, opened with care: nothing is unpacked beyond what was allowed.

    archive = Archive(data, Allowance())
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
from io import BytesIO

from civic.reading.foreign_files import limits
from civic.reading.foreign_files.limits import Allowance, UnreadError

_CHUNK = 256 * 1024


class Archive:
    """The files in an archive. Raises UnreadError.

    `names`: as people see them, without folders. `parts`: as a document knows its parts, in small letters and without a
    slash before them, each with its name.

    Each unpacking is taken from the allowance, so that a file which is asked for again and again ends it too. Names are
    names only: nothing is written to the disk, whatever `../` stands in them.
    """

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        with _translate_errors():
            self._archive = zipfile.ZipFile(BytesIO(data))
        self.allowance = allowance
        # not is_dir(), which fails for a file without a name
        files = [entry for entry in self._archive.infolist() if not entry.filename.endswith("/")]
        allowance.take(entries=len(files))
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self.parts: dict[str, str] = {}
        for number, entry in enumerate(files):
            name = _name(entry)
            self.parts.setdefault(_part(name), name)
            while name in self._entries:  # two files of one name: both are read
                name = f"./{number}/{name}"
            self._entries[name] = entry
        self.names = tuple(self._entries)

    def find(self, part: str) -> str | None:
        """The name of a part of a document, in any letter case; None if there is no such part."""
        return self.parts.get(_part(part))

    def read(self, name: str, most: int = limits.MAX_AT_ONCE) -> bytes:
        """A whole file of so many bytes at most. Raises UnreadError."""
        if self._entries[name].file_size > most:
            raise UnreadError("large")
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file in chunks. Raises UnreadError."""
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise UnreadError("locked")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadError("broken")  # what Windows and Office never write
        # It gives no more than the size that the entry has said, and checks that.
        with _translate_errors(), self._archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                self.allowance.take(size=len(chunk))
                yield chunk

    def require_document(self) -> None:
        """Raises UnreadError, before anything is unpacked, for what an honest document that is read as a whole never has:
        parts that say they are enormous, XML packed too tight, two parts of one name, a part with a password."""
        entries = self._entries.values()
        if sum(entry.file_size for entry in entries) > limits.MAX_DOCUMENT_UNPACKED:
            raise UnreadError("large")
        if len(self.parts) < len(self._entries):
            raise UnreadError("broken")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadError("locked")
        xml = [self._entries[name] for part, name in self.parts.items() if is_xml(part)]
        if sum(entry.file_size for entry in xml) > limits.MAX_DOCUMENT_XML or any(map(_is_bomb, xml)):
            raise UnreadError("large")


def is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels"))


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(limits.LARGE_XML, limits.MAX_XML_RATIO * entry.compress_size)


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


def _part(name: str) -> str:
    return name.lstrip("/").lower()


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
