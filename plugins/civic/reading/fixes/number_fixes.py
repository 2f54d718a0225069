"""Private mobile numbers in a running text, as edits that mask them (autofix.py tries each).

Only where readers see text: an address that holds a number would lead elsewhere, and a mail box is a person's to
change. Identity numbers and bank cards are never touched: who only masks them has not deleted them.
"""

from __future__ import annotations

import re

from civic.reading.fixes.text_edits import TextEdit
from civic.reading.header.front_matter import read_header
from civic.reading.privacy.numbers import find_numbers
from civic.reading.schema.field import ValueType
from civic.reading.schema.post import POST

_NO_TEXT = re.compile(
    r"(?i:[a-z][a-z0-9+.\-]{0,20}://|www\.)[^\s<>\"'|)\]\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]*"
    r"|(?i:tel|sms|mailto):[^\s<>)\]]*"
    r"|\]\([^\n]*?(?:\)|$)"  # the target of a link or picture, and its title
    r"|<[^<>\n]*>"
    r"|^[ \t]*\[[^\]\n]+\]:.*$",  # a reference line
    re.MULTILINE,
)
_GOES_ON = re.compile(r"[@＠A-Za-z]|\.[A-Za-z0-9]| ?元")
_POINT = re.compile(r"[0-9]\.")
_PLUS = "+＋"
_NO_PROSE = (ValueType.PICTURE, ValueType.URL, ValueType.SLUG)  # types of what leads somewhere


def number_edits(text: str, file: str, allowed: frozenset[str]) -> list[TextEdit]:
    """The masks for the mobile numbers of an item's text that are not on the allow list."""
    found = [number for number in find_numbers(text, allowed) if number.code == "mobile-number"]
    if not found:
        return []
    led = [match.span() for match in _NO_TEXT.finditer(text)]
    closed = _lines_that_lead(text, file)
    edits = []
    for number in found:
        start, end = number.start, number.end
        if start and text[start - 1] in _PLUS:
            start -= 1
        raw = text[start:end]
        leads = number.line in closed or any(first < end and start < last for first, last in led)
        if "\n" in raw or leads or _is_part_of_more(text, start, end):
            continue
        edge = text.rfind("\n", 0, start) + 1
        masked = dict(number.detail)["masked"]
        edits.append(TextEdit(number.line, start - edge, end - edge, masked, number=raw))
    return edits


def _is_part_of_more(text: str, start: int, end: int) -> bool:
    """Whether it is the beginning of a mail box or a file's name, an order's number, a fraction or a sum of money."""
    before = text[start - 1 : start]
    has_begun = (before.isascii() and before.isalpha()) or _POINT.match(text, max(start - 2, 0)) is not None
    return has_begun or _GOES_ON.match(text, end) is not None


def _lines_that_lead(text: str, file: str) -> frozenset[int]:
    """The lines of a header on which a value stands that leads somewhere."""
    header = read_header(text, file, POST)
    if header.mapping is None:
        return frozenset()
    lines = set()
    fields = (field for schema in POST.within() for field in schema.fields)
    words = [word for field in fields if field.type in _NO_PROSE for word in (field.name, field.chinese)]
    led = re.compile(rf"\b(?:{'|'.join(words)})[\"']?\s*[:：]")
    for number, line in enumerate(text.split("\n")[: header.body_line - 1], 1):
        if led.search(line):
            lines.add(number)
    return frozenset(lines)
