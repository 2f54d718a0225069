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

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError

from civic import wording
from civic.reading.archives import Allowance, UnreadError
from civic.reading.office_text import without_digests
from civic.reading.pieces import Attached, Piece, Place, Unread

# It tells what is odd in a PDF: nobody can mend that.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

_MOST_PAGES = 1000
_MOST_DRAWN = 5_000_000  # operators of all pages together: more than a minute
_MOST_OF_A_PAGE = 8 * 1024 * 1024  # bytes of what draws it, unpacked
_LIMITS = Configuration(
    zlib_maximum_output_length=32 * 1024 * 1024, xform_maximum_invocations_per_extraction=500
)
_PICTURES = frozenset({b"Do", b"INLINE IMAGE"})


def pdf_pieces(data: bytes, place: Place, allowance: Allowance) -> Iterator[Piece | Attached | Unread]:
    """The pieces of a PDF. Raises UnreadError, also after some of them."""
    with _telling():
        reader = PdfReader(BytesIO(data))
        # Many forbid printing only, and open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadError("locked")
        yield Piece((*place, wording.IN_PROPERTIES), _properties(reader))
        yield from _pages(reader, place, allowance)
        for name, contents in reader.attachments.items():
            for content in contents:
                allowance.take(size=len(content), entries=1)
                yield Attached(name, content)


def _pages(reader: PdfReader, place: Place, allowance: Allowance) -> Iterator[Piece | Unread]:
    scans: list[Place] = []
    drawn = _Drawn()
    for number, page in enumerate(reader.pages, start=1):
        if number > _MOST_PAGES:
            raise UnreadError("large")
        where = (*place, wording.IN_PAGE.format(number=number))
        text = _text(page, drawn)
        allowance.take(text=len(text))
        if text.strip():
            yield Piece(where, text)
        elif drawn.picture:
            scans.append(where)
        yield Piece((*place, wording.IN_FORM.format(number=number)), "\n\n".join(_notes(page)))
    for where in [place] if len(scans) == len(reader.pages) else scans:
        yield Unread(where, "scanned", wording.BETTER["pdf"])


class _Drawn:
    """Called for each operator: counts them, and notes whether a picture was among those of the page."""

    def __init__(self) -> None:
        self.count, self.picture = 0, False

    def __call__(self, operator: bytes, operands: Any, *_: Any) -> None:
        self.count += 1
        self.picture = self.picture or operator in _PICTURES
        if self.count > _MOST_DRAWN:
            raise UnreadError("large")


def _text(page: PageObject, drawn: _Drawn) -> str:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_OF_A_PAGE:
        raise UnreadError("large")
    drawn.picture = False
    return page.extract_text(visitor_operand_before=drawn)


def _properties(reader: PdfReader) -> str:
    """Title, authors and the like; not the days, which are rows of digits."""
    said = reader.metadata.items() if reader.metadata else ()
    texts = [str(value) for key, value in said if not key.endswith("Date")]
    described = reader.root_object.get("/Metadata")
    if described is not None:
        texts.append(described.get_object().get_data().decode("utf-8", "replace"))
    return without_digests("\n\n".join(texts))


def _notes(page: PageObject) -> Iterator[str]:
    """What was filled into forms and written into notes, and where links lead."""
    for one in page.annotations or ():
        note = one.get_object()
        for holder in (note, note.get("/Parent"), note.get("/A")):
            found = holder.get_object() if holder is not None else {}
            yield from (str(found[key]) for key in ("/V", "/Contents", "/URI") if key in found)


@contextmanager
def _telling() -> Iterator[None]:
    """A damaged PDF makes pypdf raise anything, from KeyError to RecursionError."""
    try:
        with apply_configuration(_LIMITS):
            yield
    except UnreadError:
        raise
    except DependencyError as error:  # it would need another library to decipher it
        raise UnreadError("locked") from error
    except Exception as error:
        raise UnreadError("broken") from error
