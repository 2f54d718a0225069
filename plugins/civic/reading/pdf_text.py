"""What stands in a PDF: the text of its pages, its forms and notes, its properties, and files inside it.

pypdf reads it. A damaged PDF makes it fail in many ways, and a hostile one could keep it busy for hours: whatever it raises
means that the file cannot be read, and what it draws is counted.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError

from civic import wording
from civic.reading.archives import Allowance, UnreadError
from civic.reading.office_text import without_digests
from civic.reading.pieces import Attached, Piece, Place, Unread

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it tells what is odd in a PDF: nobody can mend that

_MOST_PAGES = 1000
_MOST_DRAWN = 5_000_000  # operators of all pages together: a minute and a half
_MOST_OF_A_PAGE = 8 * 1024 * 1024  # bytes of what draws it
_DRAWS_PICTURES = (b"Do", b"INLINE IMAGE", b"BI")
_BETTER = "文字版的 PDF"


def pdf_pieces(data: bytes, place: Place, allowance: Allowance) -> Iterator[Piece | Attached | Unread]:
    """The pieces of a PDF. Raises UnreadError, also after some."""
    with _telling():
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadError("locked")
        yield from _properties(reader, place)
        scans = []
        drawn = _Drawn()
        pages = reader.pages
        for number, page in enumerate(pages, start=1):
            if number > _MOST_PAGES:
                raise UnreadError("large")
            where = (*place, wording.IN_PAGE.format(number=number))
            drawn.pictures = False
            text = page.extract_text(visitor_operand_before=drawn)
            if text.strip():
                yield Piece(where, text)
            elif drawn.pictures:
                scans.append(where)
            yield Piece((*place, wording.IN_FORM.format(number=number)), "\n\n".join(_notes(page)))
        for where in [place] if len(scans) == len(pages) else scans:
            yield Unread(where, "scanned", _BETTER)
        for name, contents in reader.attachments.items():
            for content in contents:
                allowance.take(size=len(content), entries=1)
                yield Attached(name, content)
