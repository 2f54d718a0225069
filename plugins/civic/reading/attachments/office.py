"""What stands in documents of Word, Excel and PowerPoint: text, tables, notes, what is hidden, and their properties.

Every part of XML is read but those that hold forms and colours only, so that nothing has to be thought of in advance.
A sheet is read row by row and a cell by its name, since that is how people find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.fragments import Fragment, FragmentPlace
from civic.reading.attachments.xml_text import text_of
from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.limits import Allowance
from civic.reading.foreign_files.parts import relations, relations_in
from civic.reading.foreign_files.safe_xml import parse_stream

_WITHOUT_TEXT = re.compile(
    r"(?:^|/)(?:theme/|themes/|printerSettings/|ctrlProps/|_rels/)"
    r"|(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|calcChain|tableStyles|viewProps|presProps"
    r"|volatileDependencies|\[Content_Types\])\.xml$"
)
_WORD_PLACES = (
    ("document", PlaceKind.TEXT),
    ("header", PlaceKind.HEADER),
    ("footer", PlaceKind.FOOTER),
    ("footnotes", PlaceKind.FOOTNOTES),
    ("endnotes", PlaceKind.FOOTNOTES),
    ("comments", PlaceKind.COMMENTS),
)
# What programs write of themselves: digests and the like, in which any digits may stand.
_OF_PROGRAMS = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}(?:_\d+)?")


def office_fragments(kind: str, archive: Archive, place: FragmentPlace) -> Iterator[Fragment]:
    """The texts of a docx, xlsx or pptx, in the order of their parts. Raises UnreadError."""
    done: set[str] = set()
    if kind == "xlsx":
        for name, fragment in _workbook(archive, place):
            done.add(name)
            yield fragment
    slides = _slides(archive) if kind == "pptx" else {}
    for name in archive.names:
        if name.lower().endswith(".rels"):
            links = [one.target for one in relations_in(archive, name) if one.is_outside]
            yield from (
                Fragment((*place, PlaceStep(PlaceKind.LINKS)), link) for link in links
            )  # `tel:`, `mailto:` too
        elif name.lower().endswith((".xml", ".vml")) and name not in done and not _WITHOUT_TEXT.search(name):
            where = slides.get(name) or PlaceStep(_place_of(kind, name))
            text = text_of(archive.chunks(name))
            archive.allowance.take(text=len(text))
            if name.startswith("docProps/"):
                text = without_digests(text)
            if text:
                yield Fragment((*place, where), text)


def without_digests(text: str) -> str:
    """Properties without the digests and identifiers that programs put there."""
    return _OF_PROGRAMS.sub(" … ", text)


def _place_of(kind: str, name: str) -> PlaceKind:
    folder, _, base = name.rpartition("/")
    if folder == "docProps":
        return PlaceKind.PROPERTIES
    if "comment" in base.lower():
        return PlaceKind.COMMENTS
    if kind == "docx" and folder == "word":
        return next((place for start, place in _WORD_PLACES if base.startswith(start)), PlaceKind.OTHERS)
    return PlaceKind.OTHERS


# --- which part belongs to which --------------------------------------------------------------------


def _parts_in_order(archive: Archive, book: str, element: str) -> list[tuple[str, str]]:
    """What a workbook or a presentation lists, in that order, as (name given, name of the part in the archive)."""
    stored = archive.find(book)
    if stored is None:
        return []
    listed: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == element:
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            listed.append((attributes.get("name", ""), key))

    parse_stream(archive.chunks(stored), start)
    targets = {one.id: archive.find(one.target) for one in relations(archive, book)}
    found: dict[str, str] = {}  # a part that is listed thousands of times is read once
    for name, key in listed:
        part = targets.get(key)
        if part is not None:
            found.setdefault(part, name)
    return [(name, part) for part, name in found.items()]


def _slides(archive: Archive) -> dict[str, PlaceStep]:
    """The slides and their notes, and where people find them."""
    found: dict[str, PlaceStep] = {}
    for number, (_, slide) in enumerate(_parts_in_order(archive, "ppt/presentation.xml", "sldId"), start=1):
        found[slide] = PlaceStep(PlaceKind.SLIDE, str(number))
        for one in relations(archive, slide):
            if one.kind == "notesSlide" and (notes := archive.find(one.target)) is not None:
                found[notes] = PlaceStep(PlaceKind.SLIDE_NOTES, str(number))
    return found


# --- workbooks --------------------------------------------------------------------------------------


def _workbook(archive: Archive, place: FragmentPlace) -> Iterator[tuple[str, Fragment]]:
    """The rows of all sheets, hidden ones too, each with the name of its part; then the strings that no cell shows."""
    stored = archive.find("xl/sharedStrings.xml")
    strings = [] if stored is None else _shared_strings(archive.chunks(stored))
    shown: set[int] = set()
    for name, part in _parts_in_order(archive, "xl/workbook.xml", "sheet"):
        sheet = _SheetReader(strings, shown, archive.allowance)
        parse_stream(archive.chunks(part), sheet.start, sheet.end, sheet.data)
        where = (*place, PlaceStep(PlaceKind.SHEET, name))
        yield from ((part, Fragment(where, text, cells)) for text, cells in sheet.rows)
        yield part, Fragment(where, "\n\n".join(sheet.others))
    if stored is not None:
        left = "\n\n".join(text for number, text in enumerate(strings) if number not in shown)
        yield stored, Fragment((*place, PlaceStep(PlaceKind.OTHERS)), left)


def _shared_strings(chunks: Iterable[bytes]) -> list[str]:
    """The texts that cells name by number."""
    strings: list[str] = []
    parts: list[str] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name)

    def data(text: str) -> None:
        if path[-1] == "t" and "rPh" not in path:  # rPh: how it is pronounced
            parts.append(text)

    def end(name: str) -> None:
        path.pop()
        if name == "si":
            strings.append("".join(parts))
            parts.clear()

    parse_stream(chunks, start, end, data)
    return strings


class _SheetReader:
    """Collects `rows` of one sheet, each as its text and where in it each cell begins, and `others`: headings of the
    printed page, texts of lists to choose from. The numbers of the strings that it shows are added to `shown`."""

    def __init__(self, strings: list[str], shown: set[int], allowance: Allowance) -> None:
        self.rows: list[tuple[str, tuple[tuple[int, str], ...]]] = []
        self.others: list[str] = []
        self._strings, self._shown, self._allowance = strings, shown, allowance
        self._path: list[str] = []
        self._cells: list[tuple[str, str]] = []  # of this row: name, text
        self._name = self._type = ""
        self._value: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if name == "c":
            self._name, self._type = attributes.get("r", ""), attributes.get("t", "n")
            self._value.clear()

    def data(self, text: str) -> None:
        name = self._path[-1]
        if name == "v" or (name == "t" and "rPh" not in self._path):
            self._value.append(text)
        elif name != "f" and text.strip():
            self.others.append(text)

    def end(self, name: str) -> None:
        self._path.pop()
        if name == "c" and self._value:
            self._cells.append((self._name, self._text()))
        elif name == "row":
            self._end_row()

    def _text(self) -> str:
        value = "".join(self._value)
        if self._type == "s":
            number = int(value) if value.isdecimal() else -1
            self._shown.add(number)
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        return plain_number(value) if self._type == "n" else value

    def _end_row(self) -> None:
        at, cells, texts = 0, [], []
        self._allowance.take(text=sum(len(text) for _, text in self._cells))  # many may show one long string
        for name, text in self._cells:
            if text:
                cells.append((at, name))
                texts.append(text)
                at += len(text) + 1
        if cells:
            self.rows.append(("\t".join(texts), tuple(cells)))
        self._cells.clear()


def plain_number(value: str) -> str:
    """A number as its digits, "" if it has a fraction: no personal number has one.

    >>> plain_number("1.3800001234E+10")
    '13800001234'

    Excel keeps fifteen digits of a number: of an identity number that was typed as one, the last three are lost and
    zeros stand there. What is left still names a person's birthday, and is told as doubtful.
    """
    if value.isdecimal():
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return ""
    whole = number.is_finite() and abs(number.adjusted()) < 30 and number == number.to_integral_value()
    return f"{int(number)}" if whole else ""
