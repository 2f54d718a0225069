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
from pypdf.generic import DictionaryObject, StreamObject

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.fragments import (
    SEARCHABLE_PDF,
    EmbeddedFile,
    Fragment,
    FragmentPlace,
    UnreadFragment,
)
from civic.reading.attachments.office import without_digests
from civic.reading.foreign_files.limits import Allowance, UnreadError

# It tells what is odd in a PDF: nobody can mend that.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

_MOST_PAGES = 1000
_LIMITS = Configuration(
    zlib_maximum_output_length=32 * 1024 * 1024, xform_maximum_invocations_per_extraction=500
)
_PICTURES = frozenset({b"Do", b"INLINE IMAGE"})


def pdf_fragments(
    data: bytes, place: FragmentPlace, allowance: Allowance
) -> Iterator[Fragment | EmbeddedFile | UnreadFragment]:
    """The fragments of a PDF. Raises UnreadError, also after some of them."""
    with _translate_errors():
        reader = PdfReader(BytesIO(data))
        # Many forbid printing only, and open without a password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadError("locked")
        properties = _properties(reader)
        allowance.take(text=len(properties))
        yield Fragment((*place, PlaceStep(PlaceKind.PROPERTIES)), properties)
        yield from _pages(reader, place, allowance)
        for name, contents in reader.attachments.items():
            for content in contents:
                allowance.take(size=len(content), entries=1)
                yield EmbeddedFile(name, content)


def _pages(
    reader: PdfReader, place: FragmentPlace, allowance: Allowance
) -> Iterator[Fragment | UnreadFragment]:
    scans: list[FragmentPlace] = []
    drawn = _DrawingMeter(allowance)
    for number, page in enumerate(reader.pages, start=1):
        if number > _MOST_PAGES:
            raise UnreadError("large")
        where = (*place, PlaceStep(PlaceKind.PAGE, str(number)))
        text = _text(page, drawn)
        allowance.take(text=len(text))
        if text.strip():
            yield Fragment(where, text)
        elif drawn.picture:
            scans.append(where)
        form = PlaceStep(PlaceKind.FORM, str(number))
        yield Fragment((*place, form), "\n\n".join(_notes(page, allowance)))
    for where in [place] if len(scans) == len(reader.pages) else scans:
        yield UnreadFragment(where, "scanned", (SEARCHABLE_PDF,))


class _DrawingMeter:
    """What draws the pages: takes it from the allowance, and notes whether a picture was among those of the page.

    Bytes are counted, not operators: pages full of numbers or remarks take as long, and one stream may draw them all.
    """

    def __init__(self, allowance: Allowance) -> None:
        self.allowance, self.picture = allowance, False

    def __call__(self, operator: bytes, operands: Any, *_: Any) -> None:
        self.picture = self.picture or operator in _PICTURES

    def take(self, size: int, holder: Any) -> None:
        """`holder` has the fonts. Raises UnreadError if it is too much."""
        self.allowance.take(drawn=size, fonts=sum(_sizes_of_fonts(holder)))


def _sizes_of_fonts(holder: Any) -> Iterator[int]:
    """Of the tables that say which character a glyph is; pypdf reads them anew for each page."""
    fonts = _dictionary_value(_dictionary_value(holder, "/Resources"), "/Font")
    for key in fonts if isinstance(fonts, DictionaryObject) else ():
        table = _dictionary_value(_dictionary_value(fonts, key), "/ToUnicode")
        yield len(table.get_data()) if isinstance(table, StreamObject) else 0


def _dictionary_value(holder: Any, key: str) -> Any:
    """What stands there in a dictionary; None where there is none."""
    return holder[key] if isinstance(holder, DictionaryObject) and key in holder else None


class _MeteredPage(PageObject):
    """A page that counts what its forms draw, each as often as it is drawn."""

    drawn: _DrawingMeter

    def extract_xform_text(self, xform: Any, *words: Any, **more: Any) -> str:
        self.drawn.take(len(xform.get_data()), xform)
        return super().extract_xform_text(xform, *words, **more)


def _text(page: PageObject, drawn: _DrawingMeter) -> str:
    contents = page.get_contents()
    drawn.take(len(contents.get_data()) if contents is not None else 0, page)
    drawn.picture = False
    counting = _MeteredPage(page.pdf, page.indirect_reference)
    counting.update(page)
    counting.drawn = drawn
    text = counting.extract_text(visitor_operand_before=drawn)
    drawn.allowance.take()  # what is raised in a form, pypdf passes over
    return text


def _properties(reader: PdfReader) -> str:
    """Title, authors and the like; not the days, which are rows of digits."""
    said = reader.metadata.items() if reader.metadata else ()
    texts = [str(value) for key, value in said if not key.endswith("Date")]
    described = reader.root_object.get("/Metadata")
    if described is not None:
        texts.append(described.get_object().get_data().decode("utf-8", "replace"))
    return without_digests("\n\n".join(texts))


def _notes(page: PageObject, allowance: Allowance) -> Iterator[str]:
    """What was filled into forms and written into notes, and where links lead."""
    for one in page.annotations or ():
        note = one.get_object()
        for holder in (note, note.get("/Parent"), note.get("/A")):
            found = holder.get_object() if holder is not None else {}
            for key in ("/V", "/Contents", "/URI"):
                if key in found:
                    text = str(found[key])
                    allowance.take(text=len(text))  # thousands of notes may show one long text
                    yield text


@contextmanager
def _translate_errors() -> Iterator[None]:
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
