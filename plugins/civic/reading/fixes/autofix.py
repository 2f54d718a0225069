"""What is beyond doubt in a file, written as it should be; everything else stays byte for byte (specification.md §1.12).

    result = autofix_item(data, place, words)
    result.data       # the bytes to write: the very same ones if nothing is to be fixed
    result.changes    # the lines that differ, for those who have to agree

Nothing is trusted that was not tried: an edit is kept only if the file that it makes has no problem that was not
there before and says the same, but for the field that was at fault. What is kept is tried again until nothing more
is found, so that fixed bytes are fixed to themselves. Line ends stay as they are, and so does a BOM in UTF-8, which
is read without complaint; what was GBK or UTF-16 becomes UTF-8 without one, as `new` writes it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of_class
from typing import Any, NamedTuple

import msgspec

from civic.core.model import Item, Unit
from civic.core.problems import Problem
from civic.core.resolve.read_results import ItemLocation, ItemRead
from civic.reading.fixes.header_fixes import card_edits, item_edits
from civic.reading.fixes.number_fixes import number_edits
from civic.reading.fixes.text_edits import Lines, TextEdit, bom_of
from civic.reading.item import read_item
from civic.reading.registry.units import read_unit
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.text.encoding import CONTROL, decode, decode_verbatim

_ROUNDS = 10  # more than were ever needed: a mended key, then its value
_ENCODINGS = {"encoding-gbk": "GBK", "encoding-utf16": "UTF-16"}


class Change(NamedTuple):
    """A line before and after, without its end; `number` from 1."""

    number: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AutofixResult:
    """`encoding` is that of the file before if it was not UTF-8, else ""."""

    data: bytes
    encoding: str = ""
    changes: tuple[Change, ...] = ()


def autofix_item(data: bytes, place: ItemLocation, words: Vocabulary) -> AutofixResult:
    """An item file. Never raises, whatever the bytes."""

    def edits(text: str) -> list[TextEdit]:
        numbers = number_edits(text, place.path, words.allowed_numbers)
        return item_edits(text, place, words) + numbers

    return _autofix(data, place.path, edits, lambda made: _item_values(read_item(made, place, words)))


def autofix_card(data: bytes, path: str, key: str) -> AutofixResult:
    """A community.yaml of the unit `key`."""

    def said(made: bytes) -> _FileValues:
        read = read_unit(made, path, key)
        return _FileValues(read.problems, _values(read.unit, Unit))

    return _autofix(data, path, lambda text: card_edits(text, path), said)


def autofix_text(data: bytes, path: str) -> AutofixResult:
    """Another file of the registry: its encoding and its control characters only."""
    return _autofix(data, path, lambda text: [], lambda made: _FileValues((), {}))


# --- the work -------------------------------------------------------------------------------------


class _FileValues(NamedTuple):
    """What a file says: its problems, and its values by field, each as JSON."""

    problems: tuple[Problem, ...]
    values: dict[str, str]


def _autofix(
    data: bytes, path: str, edits: Callable[[str], list[TextEdit]], said: Callable[[bytes], _FileValues]
) -> AutofixResult:
    source = decode_verbatim(data, path)
    codes = {fault.code for fault in source.problems}
    if "encoding-unknown" in codes:
        return AutofixResult(data)
    encoding = next((name for code, name in _ENCODINGS.items() if code in codes), "")
    before = Lines.of(source.text, b"" if encoding else bom_of(data))
    lines = replace(before, texts=tuple(CONTROL.sub("", text) for text in before.texts))
    if decode(lines.data, path) != (decode(data, path).text, ()):
        return AutofixResult(data)  # a control character that kept two line ends apart, say
    for _ in range(_ROUNDS):
        found = _without_overlaps(edits(lines.text))
        kept = _valid_edits([], found, lines, said, said(lines.data)) if found else []
        if not kept:
            break
        lines = lines.with_edits(kept)
    pairs = zip(before.texts, lines.texts, strict=True)
    changes = [Change(number, *pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]]
    if not changes and not encoding:
        return AutofixResult(data)
    return AutofixResult(lines.data, encoding, tuple(changes))


def _without_overlaps(edits: Iterable[TextEdit]) -> list[TextEdit]:
    """The edits in order, without those that touch an earlier one."""
    apart: list[TextEdit] = []
    for edit in sorted(edits):
        if not apart or (apart[-1].line, apart[-1].end) <= (edit.line, edit.start):
            apart.append(edit)
    return apart


def _valid_edits(
    kept: list[TextEdit],
    edits: list[TextEdit],
    lines: Lines,
    said: Callable[[bytes], _FileValues],
    before: _FileValues,
) -> list[TextEdit]:
    """Of `edits` those that prove right together with the ones that are kept already; halved to find the wrong ones."""
    together = kept + edits
    if _is_right(together, before, said(lines.with_edits(together).data)):
        return together
    if len(edits) == 1:
        return kept
    middle = len(edits) // 2
    kept = _valid_edits(kept, edits[:middle], lines, said, before)
    return _valid_edits(kept, edits[middle:], lines, said, before)


def _is_right(edits: list[TextEdit], before: _FileValues, after: _FileValues) -> bool:
    """Whether nothing new is at fault, and no value differs but by a masked number or in a field that was at fault."""
    if Counter(map(_place, after.problems)) - Counter(map(_place, before.problems)):
        return False
    at_fault = {edit.field for edit in edits if edit.field}
    masks = [(_escape_json(edit.number), _escape_json(edit.new)) for edit in edits if edit.number]
    return all(
        _mask(before.values[name], masks) == _mask(after.values[name], masks)
        for name in before.values.keys() & after.values.keys()
        if _FIELD_OF.get(name, name) not in at_fault
    )


_FIELD_OF = {"day": "date", "time": "date", "draft": "status"}  # other values are named as their field is


def _place(fault: Problem) -> tuple[object, ...]:
    return fault.code, fault.text("case"), fault.line, fault.field


def _mask(value: str, masks: Iterable[tuple[str, str]]) -> str:
    for number, masked in masks:
        value = value.replace(number, masked)
    return value


# --- what a file says -----------------------------------------------------------------------------

_ANCHOR = re.compile(r' (?:id="|href="#)[^"]*"')  # of a heading: its words, in which a number is masked
_FROM_THE_TEXT = frozenset({"id", "body", "references", "summary"})  # what is read apart, or cut to a length


def _item_values(read: ItemRead) -> _FileValues:
    values = _values(read.item, Item)
    html = _ANCHOR.sub("", read.html)
    values |= {"html": _json(html), "references": _json(read.references), "draft": _json(read.draft)}
    values["remark"] = _json(read.remark)
    if read.item is not None and read.line_of("summary") is not None:
        values["summary"] = _json(read.item.summary)
    return _FileValues(read.problems, values)


def _values(value: Item | Unit | None, kind: type[Item | Unit]) -> dict[str, str]:
    if value is None:
        return {}
    names = (field.name for field in fields_of_class(kind))
    return {name: _json(getattr(value, name)) for name in names if name not in _FROM_THE_TEXT}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _escape_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
