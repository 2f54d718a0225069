"""A Word file as the parts that it is packed of, opened so that no file can do harm.

A .docx is a zip of XML parts and pictures. What it says of its own sizes is checked before anything is unpacked, and
what is unpacked is counted as well; a part with a DTD (the only door for entities) ends it; zips inside it are never
opened. Whoever asks for the parts gets them whole or hears in one word why there are none.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

MAX_FILE = 100 * 2**20  # bytes of the file; a dozen photographs as a telephone takes them
MAX_ENTRIES = 5_000
MAX_UNPACKED = 400 * 2**20  # bytes of all parts together
MAX_XML = 32 * 2**20  # bytes of all XML parts together: a thousand pages have less
_PACKED_TIGHT = 200  # times: honest XML is never packed so well, once it is large
_LARGE = 4 * 2**20

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_STRICT = (  # ISO "strict" files call the same things by other names
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,  # zipfile's answer to a compression that it does not know
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


class WordFileRefusedError(Exception):
    """A file that is not read; `reason` is a key of wording.WORD_REFUSED."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Relation(NamedTuple):
    """What a part refers to: `kind` is the last word of the relation's type, `target` a part's name or an address."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """The parts by name (`word/document.xml`); `main` is the name of the one that holds the text."""

    def __init__(self, data: bytes) -> None:
        self._left = MAX_UNPACKED
        self._counted: set[str] = set()
        self._zip, self._entries = _entries(data)
        self._xml = {name: self._read_xml(name) for name in self._entries if _is_xml(name)}
        self.main = self._main_part()

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part; None if there is no such part."""
        data = self._xml.get(name.lower())
        return None if data is None else _parse_xml(data)

    def data(self, name: str) -> bytes | None:
        """The bytes of another part, a picture; None if it is missing or damaged."""
        try:
            return self._unpack(name.lower())
        except (KeyError, *_DAMAGE):
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part ("" for the file itself) refers to, by the ids that it uses for that."""
        folder, _, own = name.rpartition("/")
        root = self.tree(f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels")
        found: dict[str, Relation] = {}
        for element in root.iter(_RELATION) if root is not None else ():
            target = element.get("Target", "")
            is_outside = element.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, is_outside)
        return found

    def _read_xml(self, name: str) -> bytes:
        """An XML part without a DTD, its names those that every other file uses."""
        try:
            data = self._unpack(name)
        except _DAMAGE:
            raise WordFileRefusedError("broken") from None
        bare = data.replace(b"\0", b"")  # it may be UTF-16
        if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
            raise WordFileRefusedError("harmful")
        for strict, usual in _STRICT if b"purl.oclc.org" in data else ():
            data = data.replace(strict, usual)
        return data

    def _unpack(self, name: str) -> bytes:
        """The bytes of a part; they may not be more than it has said, nor all together more than is allowed."""
        entry = self._entries[name]
        if name not in self._counted and entry.file_size > self._left:
            raise WordFileRefusedError("bomb")
        with self._zip.open(entry) as part:  # gives no more than the size that was said, and checks it
            data = part.read()
        self._left -= len(data) if name not in self._counted else 0
        self._counted.add(name)
        return data

    def _main_part(self) -> str:
        types = self.tree("[Content_Types].xml")
        if types is None:
            raise WordFileRefusedError("broken" if "word/document.xml" in self._xml else "foreign")
        if any(name.endswith("vbaproject.bin") for name in self._entries):
            raise WordFileRefusedError("macros")
        starts = [one.target for one in self.relations("").values() if one.kind == "officeDocument"]
        main = starts[0] if starts else "word/document.xml"
        named = {
            one.get("PartName", "").lower(): one.get("ContentType", "")
            for one in types.iter(f"{_TYPES}Override")
        }
        kind = named.get(f"/{main}".lower(), "").lower()
        if "macroenabled" in kind:
            raise WordFileRefusedError("macros")
        if "spreadsheet" in kind or main.startswith("xl/"):
            raise WordFileRefusedError("sheet")
        if "presentation" in kind or main.startswith("ppt/"):
            raise WordFileRefusedError("slides")
        if main.lower() not in self._xml:
            raise WordFileRefusedError("broken")
        return main


def _entries(data: bytes) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The entries of the zip by their names in small letters, after all that can be said before unpacking."""
    if not data:
        raise WordFileRefusedError("nothing")
    if not data.startswith(b"PK"):
        raise WordFileRefusedError(_refusal_reason(data))
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        listed = opened.infolist()
    except _DAMAGE:
        raise WordFileRefusedError("broken") from None
    if len(listed) > MAX_ENTRIES or sum(entry.file_size for entry in listed) > MAX_UNPACKED:
        raise WordFileRefusedError("bomb")
    entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in listed}
    if len(entries) < len(listed):
        raise WordFileRefusedError("broken")
    if any(entry.flag_bits & 1 for entry in listed):
        raise WordFileRefusedError("locked")
    xml = [entry for name, entry in entries.items() if _is_xml(name)]
    if sum(entry.file_size for entry in xml) > MAX_XML or any(map(_is_bomb, xml)):
        raise WordFileRefusedError("bomb")
    if "mimetype" in entries:  # OpenDocument
        raise WordFileRefusedError("old")
    return opened, entries


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(_LARGE, _PACKED_TIGHT * entry.compress_size)


def _refusal_reason(data: bytes) -> str:
    """Why a file that is no zip cannot be read."""
    if data.startswith(
        _OLE
    ):  # what Word, Excel and WPS wrote before 2007, and the cover of every locked file
        for name, reason in (
            ("EncryptedPackage", "locked"),
            ("Workbook", "sheet"),
            ("PowerPoint Document", "slides"),
        ):
            if name.encode("utf-16-le") in data:
                return reason
        return "old"
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        return "pdf"
    if re.match(rb"\{\\rt|<!doctype html|<html|<\?xml|mime-version", start):
        return "old"
    return "foreign"


def _parse_xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise WordFileRefusedError("broken") from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it
        raise WordFileRefusedError("harmful")
    return root
