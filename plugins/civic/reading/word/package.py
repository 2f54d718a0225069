"""A Word file as the parts that it is packed of, opened so that no file can do harm.

What it says of its own sizes is checked before anything is unpacked; a part with a DTD ends it; zips inside it are never
opened. Whoever asks for the parts gets them whole or hears in one word why there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from civic.reading.foreign_files import parts
from civic.reading.foreign_files.archive import Archive, is_xml
from civic.reading.foreign_files.file_type import PACKED, real_type
from civic.reading.foreign_files.limits import MAX_DOCUMENT_UNPACKED, Allowance, DoctypeError, UnreadError
from civic.reading.foreign_files.parts import CONTENT_TYPES, Relation
from civic.reading.foreign_files.safe_xml import parse_tree, refuse_doctype

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# ISO "strict" files call the same things by other names.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|drawingml)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_REFUSED_TYPES = {
    "pdf": "pdf",
    "locked": "locked",
    "xls": "sheet",
    "ppt": "slides",
    **dict.fromkeys(("doc", "ole", "rtf", "html", "mht"), "old"),  # what Word and WPS open and save as .docx
}


class WordFileRefusedError(Exception):
    """A file that is not read; `reason` is a key of WORD_REFUSED in wording/drafts.py."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Package:
    """The parts by name (`word/document.xml`); `main` is the name of the one that holds the text.

    Raises WordFileRefusedError, wherever it is asked.
    """

    def __init__(self, data: bytes) -> None:
        if not data:
            raise WordFileRefusedError("nothing")
        kind = real_type(data)
        if kind not in PACKED:
            raise WordFileRefusedError(_REFUSED_TYPES.get(kind, "foreign"))
        with _translate_errors():
            # No part is needed more than three times: a picture is looked at, and later taken.
            self._archive = Archive(data, Allowance(size=3 * MAX_DOCUMENT_UNPACKED))
            self._archive.require_document()
            if "mimetype" in self._archive.parts:  # OpenDocument
                raise WordFileRefusedError("old")
            for part, name in self._archive.parts.items():
                if is_xml(part):
                    refuse_doctype(self._archive.read(name, MAX_DOCUMENT_UNPACKED))
            self.main = self._main_part()

    def tree(self, name: str) -> _Element | None:
        """The root of an XML part, its names those that every other file uses; None if there is no such part."""
        with _translate_errors():
            data = self._unpack(name) if is_xml(name.lower()) else None
            return None if data is None else parse_tree(_STRICT.sub(_USUAL, data))

    def data(self, name: str) -> bytes | None:
        """The bytes of another part, a picture; None if it is missing or damaged."""
        try:
            return self._unpack(name)
        except UnreadError as error:
            if error.case == "large":
                raise WordFileRefusedError("bomb") from None
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by the ids that it uses for that."""
        with _translate_errors():
            return {one.id: one for one in parts.relations(self._archive, name)}

    def _unpack(self, part: str) -> bytes | None:
        name = self._archive.find(part)
        return None if name is None else self._archive.read(name, MAX_DOCUMENT_UNPACKED)

    def _main_part(self) -> str:
        there = self._archive.parts
        if self._archive.find(CONTENT_TYPES) is None:
            raise WordFileRefusedError("broken" if "word/document.xml" in there else "foreign")
        if parts.holds_macros(self._archive):
            raise WordFileRefusedError("macros")
        listed = parts.relations(self._archive)
        main = next((one.target for one in listed if one.kind == "officeDocument"), "word/document.xml")
        kind = parts.content_types(self._archive).get(main.lower(), "")
        if "spreadsheet" in kind or main.startswith("xl/"):
            raise WordFileRefusedError("sheet")
        if "presentation" in kind or main.startswith("ppt/"):
            raise WordFileRefusedError("slides")
        if not is_xml(main.lower()) or main.lower() not in there:
            raise WordFileRefusedError("broken")
        return main


@contextmanager
def _translate_errors() -> Iterator[None]:
    """What the opener will not read, in the words of what is refused."""
    try:
        yield
    except DoctypeError:
        raise WordFileRefusedError("harmful") from None
    except UnreadError as error:
        raise WordFileRefusedError("bomb" if error.case == "large" else error.case) from None
