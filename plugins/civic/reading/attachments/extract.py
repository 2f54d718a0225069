"""What stands in an attachment, whatever it is and however deep: fragments of text with their places, and what nobody could
look into (specification.md §9.3).

A file is taken for what it is, not for what it is called. Archives in archives are opened to a depth that people pack to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.fragments import (
    SEARCHABLE_PDF,
    EmbeddedFile,
    Fragment,
    FragmentPlace,
    UnreadFragment,
)
from civic.reading.attachments.office import office_fragments
from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.file_type import LOCKED, OLD, PACKED, real_type
from civic.reading.foreign_files.limits import MAX_NESTING, Allowance, UnreadError
from civic.reading.foreign_files.parts import document_type

_PLAIN = frozenset(
    {"txt", "csv", "tsv", "md", "json", "htm", "html", "eml", "xml", "svg", "vcf", "ini", "log"}
)
# What Word and Excel hold as it is, beside their own XML: a page that was pasted in as a whole, a document in a document.
_EMBEDDED = (_PLAIN - {"xml", "svg"}) | {
    *("mht", "mhtml", "rtf", "pdf", "zip", "doc", "docx", "xls", "xlsx", "ppt", "pptx")
}
_BINARY_BOOK = "xl/workbook.bin"  # a XLSB: its cells are no XML
# What is looked at or listened to: there is no text in it, and whoever packed it knows what it shows.
_WITHOUT_TEXT = frozenset(
    {"jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "heif", "tif", "tiff", "avif", "emf", "wmf"}
    | {"mp3", "mp4", "wav", "m4a", "mov", "avi", "wmv", "db", "ttf", "otf"}
)
# What to save a file as that nobody can look into, by its ending or its type.
_READABLE = {
    **dict.fromkeys(("doc", "docx", "wps", "rtf"), "DOCX"),
    **dict.fromkeys(("xls", "xlsx", "et"), "XLSX"),
    **dict.fromkeys(("ppt", "pptx", "dps"), "PPTX"),
    **dict.fromkeys(("zip", "rar", "7z"), "ZIP"),
    "pdf": SEARCHABLE_PDF,
}
_READABLE_OTHERS = ("DOCX", "XLSX")
# What a Mac packs along with every folder and file: how its window looks, where a file came from.
_OF_A_MAC = (b"\x00\x00\x00\x01Bud1", b"\x00\x05\x16\x07")


def extract_text(name: str, data: bytes) -> Iterator[Fragment | UnreadFragment]:
    """The fragments of an attachment, `name` being its own; names of files are fragments too. Never raises."""
    yield from _fragments(name, data, (), Allowance(), 0)


def _fragments(
    name: str, data: bytes, place: FragmentPlace, allowance: Allowance, depth: int
) -> Iterator[Fragment | UnreadFragment]:
    yield Fragment((*place, PlaceStep(PlaceKind.FILE_NAME)), posixpath.basename(name))
    if not data:
        return
    kind, ending = real_type(data), name.rpartition(".")[2].lower()
    better = _better_format(name, kind)
    if depth > MAX_NESTING:
        yield UnreadFragment(place, "deep", better)
        return
    try:
        if kind in PACKED:
            yield from _archive_fragments(data, place, allowance, depth)
        elif kind == "pdf":
            yield from _pdf_fragments(data, place, allowance, depth)
        elif kind in OLD:
            yield UnreadFragment(place, "locked" if kind == LOCKED else "old", better)
        elif ending in _PLAIN:
            allowance.take(text=len(data))
            yield Fragment(place, _decode(data))
        elif ending not in _WITHOUT_TEXT and not data.startswith(_OF_A_MAC):
            yield UnreadFragment(place, "kind", better)
    except UnreadError as error:
        yield UnreadFragment(place, error.case, better)


def _archive_fragments(
    data: bytes, place: FragmentPlace, allowance: Allowance, depth: int
) -> Iterator[Fragment | UnreadFragment]:
    archive = Archive(data, allowance)
    kind = document_type(archive)
    if kind != "zip":
        yield from office_fragments(kind, archive, place)
    if _BINARY_BOOK in archive.parts:
        yield UnreadFragment(place, "old", _better_format("", kind))
    for name in archive.names:
        if kind == "zip":
            where = PlaceStep(PlaceKind.IN_ARCHIVE, name)
        elif _is_embedded(name):
            where = PlaceStep(PlaceKind.EMBEDDED, posixpath.basename(name))
        else:
            continue
        yield from _entry_fragments(archive, name, (*place, where), allowance, depth + 1)


def _is_embedded(name: str) -> bool:
    name = name.lower()
    ending = name.rpartition(".")[2]
    return ending in _EMBEDDED or ("/embeddings/" in name and ending != "bin")


def _entry_fragments(
    archive: Archive, name: str, place: FragmentPlace, allowance: Allowance, depth: int
) -> Iterator[Fragment | UnreadFragment]:
    try:
        data = archive.read(name)
    except UnreadError as error:  # the others may be whole
        yield UnreadFragment(place, error.case, _better_format(name))
        return
    yield from _fragments(name, data, place, allowance, depth)


def _better_format(name: str, kind: str = "") -> tuple[str, ...]:
    known = _READABLE.get(name.rpartition(".")[2].lower()) or _READABLE.get(kind)
    return (known,) if known else _READABLE_OTHERS


def _pdf_fragments(
    data: bytes, place: FragmentPlace, allowance: Allowance, depth: int
) -> Iterator[Fragment | UnreadFragment]:
    from civic.reading.attachments.pdf import pdf_fragments  # a tenth of a second to load, and for a PDF only

    for fragment in pdf_fragments(data, place, allowance):
        if isinstance(fragment, EmbeddedFile):
            where = PlaceStep(PlaceKind.EMBEDDED, fragment.name)
            yield from _fragments(fragment.name, fragment.data, (*place, where), allowance, depth + 1)
        else:
            yield fragment


def _decode(data: bytes) -> str:
    """A text as Notepad saves it."""
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace")
