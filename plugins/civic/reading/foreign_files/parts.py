"""Which part of an Office document belongs to which, and of what kind document and parts are."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.safe_xml import parse_stream

CONTENT_TYPES = "[Content_Types].xml"  # what every Office document of today holds
_TYPES = {"word": "docx", "xl": "xlsx", "ppt": "pptx"}  # the folder of the main part


class Relation(NamedTuple):
    """What a part refers to: `kind` is the last word of the relation's type, `target` a part's name or an address."""

    id: str
    kind: str
    target: str
    is_outside: bool


def relations(archive: Archive, part: str = "") -> list[Relation]:
    """What a part, or the document as a whole, refers to. Raises UnreadError."""
    folder, base = posixpath.split(part)
    rels = archive.find(posixpath.join(folder, "_rels", f"{base}.rels"))
    return [] if rels is None else relations_in(archive, rels)


def relations_in(archive: Archive, rels: str) -> list[Relation]:
    """What is listed in a file of relations, those with the same id too. Raises UnreadError."""
    folder = posixpath.dirname(posixpath.dirname(rels))
    found: list[Relation] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target, is_outside = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append(Relation(attributes.get("Id", ""), kind, target, is_outside))

    parse_stream(archive.chunks(rels), start)
    return found


def content_types(archive: Archive) -> dict[str, str]:
    """The types that a document states, in small letters: by the names of parts, or by endings (".xml") for all others.
    Raises UnreadError."""
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in ("Override", "Default"):
            key = attributes.get("PartName", "").lstrip("/") or f".{attributes.get('Extension', '')}"
            found[key.lower()] = attributes.get("ContentType", "").lower()

    listed = archive.find(CONTENT_TYPES)
    if listed is not None:
        parse_stream(archive.chunks(listed), start)
    return found


def holds_macros(archive: Archive) -> bool:
    """Whether a document holds small programs or says that it may. Raises UnreadError."""
    return any(part.endswith("vbaproject.bin") for part in archive.parts) or any(
        "macroenabled" in kind and kind.endswith("main+xml") for kind in content_types(archive).values()
    )


def document_type(archive: Archive) -> str:
    """ "docx", "xlsx", "pptx" by the folder in which the main part lies; "zip" for an archive that is no document."""
    if archive.find(CONTENT_TYPES) is None:
        return "zip"
    folders = {part.partition("/")[0] for part in archive.parts}
    return next((kind for folder, kind in _TYPES.items() if folder in folders), "zip")
