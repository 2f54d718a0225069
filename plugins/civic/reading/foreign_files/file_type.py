"""What a file really is, by its bytes, whatever its name says (specification.md §9.2).

    real_type(data) == "pdf"
    is_what_it_says(data, ".docx")

A page of HTML that calls itself a PDF is opened as a page by somebody; a program that calls itself a form is started.
"""

from __future__ import annotations

import re

from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.limits import Allowance, UnreadError
from civic.reading.foreign_files.parts import document_type, holds_macros

DAMAGED = "packed"  # an archive that nobody can list
PACKED = frozenset({"zip", "docx", "xlsx", "pptx", DAMAGED})  # all are ZIP archives
LOCKED = "locked"  # an Office document with a password: OLE2 around what is encrypted
OLD = frozenset({"doc", "xls", "ppt", "ole", LOCKED})  # OLE2, the formats before 2007; "ole": some other

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {  # names in the directory of an OLE2 file; a document may hold others, so the first found counts
    LOCKED: ("EncryptedPackage",),
    "doc": ("WordDocument",),
    "ppt": ("PowerPoint Document",),
    "xls": ("Workbook", "Book"),
}
_END_OF_ZIP = b"PK\x05\x06"
_LENGTH_OF_END = 22  # bytes, without the comment that may follow
_HEAD = 4096  # bytes in which a beginning is looked for
_MAGIC = (
    ("zip", (b"PK\x03\x04", _END_OF_ZIP)),
    ("exe", (b"MZ", b"\x7fELF")),
    ("picture", (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM")),
    ("rar", (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")),
    ("mp3", (b"ID3",)),
)
_TEXTS = (  # behind blanks and the mark that Notepad puts first
    ("pdf", re.compile(rb"%PDF")),
    ("rtf", re.compile(rb"\{\\rt")),  # Word asks for no more
    ("mht", re.compile(rb"mime-version:", re.IGNORECASE)),  # a page that was saved with its pictures
    (
        "html",
        re.compile(
            # Possessive: a comment ends at its first mark, and many of them in a row are read once.
            rb"(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype|html|head|body|script|table|meta|svg|\?xml)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
)
_MP4_BOXES = (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide")
_MP3_FRAME = re.compile(rb"\xff[\xe2-\xe7\xea-\xef\xf2-\xf7\xfa-\xff]")  # a sync word of layers I to III

# What may stand behind an ending. Kingsoft's own endings are used for its old format and for the new one.
_ALLOWED = {
    ".wps": frozenset({"doc", "docx", "ole", LOCKED, DAMAGED}),
    ".et": frozenset({"xls", "xlsx", "ole", LOCKED, DAMAGED}),
    ".dps": frozenset({"ppt", "pptx", "ole", LOCKED, DAMAGED}),
    ".docx": frozenset({"docx", LOCKED, DAMAGED}),
    ".xlsx": frozenset({"xlsx", LOCKED, DAMAGED}),
    ".pptx": frozenset({"pptx", LOCKED, DAMAGED}),
    ".zip": PACKED,
}


def real_type(data: bytes) -> str:
    """An ending without its dot ("pdf", "docx", "doc" …), "packed", "locked", "ole", "html", "mht", "exe", "rtf", "rar",
    "picture", or "" for what is not known."""
    if data.startswith(_OLE):
        return _old_type(data)
    for kind, beginnings in _MAGIC:
        if data.startswith(beginnings):
            return _packed_type(data) if kind == "zip" else kind
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for kind, beginning in _TEXTS:
        if beginning.match(head):
            return kind
    size = int.from_bytes(data[:4], "big")
    if data[4:8] in _MP4_BOXES and (size <= 1 or 8 <= size <= len(data)):
        return "mp4"
    return "mp3" if _MP3_FRAME.match(data) else ""


def is_what_it_says(data: bytes, ending: str) -> bool:
    """Whether the bytes are of a type that `ending` (".pdf", lower case) stands for."""
    kind = real_type(data)
    if ending == ".mp3" and not kind:  # some begin with a little of nothing
        return _MP3_FRAME.search(data, 0, _HEAD) is not None
    return kind in _ALLOWED.get(ending, {ending[1:]})


def hides_archive(data: bytes) -> bool:
    """Whether a ZIP archive was put behind a file of another type: it ends exactly where the file ends.

    Programs that unpack pass over a few bytes more. Behind an archive that a PDF holds as it should comes its %%EOF.
    """
    if data.startswith(b"PK"):
        return False
    at = data.rfind(_END_OF_ZIP, max(0, len(data) - _LENGTH_OF_END - 0xFFFF))
    comment = data[at + _LENGTH_OF_END - 2 : at + _LENGTH_OF_END]
    if at < 0:
        return False
    is_last = at + _LENGTH_OF_END + int.from_bytes(comment, "little") == len(data)
    return is_last or (real_type(data) == "pdf" and data.find(b"%%EOF", at) < 0)


def is_macro_document(data: bytes) -> bool:
    """Whether an Office document of today holds small programs; one that may has another ending, as .docm."""
    try:
        return holds_macros(Archive(data, Allowance()))
    except UnreadError:
        return False


def _old_type(data: bytes) -> str:
    for kind, names in _STREAMS.items():
        if any(_is_in_directory(data, name) for name in names):
            return kind
    return "ole"


def _is_in_directory(data: bytes, name: str) -> bool:
    """Whether an entry of the directory has that name: 64 bytes filled up with zeros, then the length of both."""
    written = name.encode("utf-16-le")
    return written + bytes(64 - len(written)) + (len(written) + 2).to_bytes(2, "little") in data


def _packed_type(data: bytes) -> str:
    try:
        return document_type(Archive(data, Allowance()))
    except UnreadError:
        return DAMAGED
