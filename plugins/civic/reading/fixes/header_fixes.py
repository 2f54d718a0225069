"""What could be written better in a header: colons, keys, dates, names, digits, as edits (autofix.py tries each).

An edit is a proposal. It is made from what the reading understood of a line, and may be wrong where a line is more
involved than it looks: it is tried before it is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial

from civic.core.problems import Problem
from civic.core.resolve.read_results import ItemLocation
from civic.reading.fixes.text_edits import TextEdit, common_affixes
from civic.reading.fixes.value_fixes import ValueFix, fix_date, fix_digits, fix_name, fix_slug, fix_url
from civic.reading.header.front_matter import read_header
from civic.reading.header.line import ANY_BLANK, BLANKS
from civic.reading.header.values import split
from civic.reading.header.yaml_nodes import Node, YamlEntry, YamlMapping, YamlScalar, YamlSequence
from civic.reading.registry.units import read_card
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.schema.field import Choice, Field, Schema, ValueType
from civic.reading.schema.post import POST
from civic.reading.schema.unit import UNIT
from civic.reading.text.suggestions import certain_meaning


def item_edits(text: str, place: ItemLocation, words: Vocabulary) -> list[TextEdit]:
    """The edits for the header of an item; `text` with LF line ends."""
    header = read_header(text, place.path, POST)
    if header.mapping is None:
        return []
    return _EditCollector(text.split("\n"), words.choices).edits(header.mapping, POST, header.problems)


def card_edits(text: str, path: str) -> list[TextEdit]:
    """The edits for a community.yaml."""
    mapping, problems = read_card(text, path)
    return _EditCollector(text.split("\n"), {}).edits(mapping, UNIT, problems)


# --- the work -------------------------------------------------------------------------------------


class _EditCollector:
    """The lines of one header; `choices` are those that the registry makes."""

    def __init__(self, lines: list[str], choices: Mapping[str, Choice]) -> None:
        self._lines = lines
        self._choices = choices
        self._after: dict[int, int] = defaultdict(int)  # line -> where what was found so far ends
        self._edits: list[TextEdit] = []
        self._doubtful: set[int | None] = set()

    def edits(self, mapping: YamlMapping, keys: Schema, problems: tuple[Problem, ...]) -> list[TextEdit]:
        slips = self._slips(problems)
        self._doubtful = {fault.line for fault in problems if fault.code == "yaml-broken"}
        self._mapping(mapping, keys, "")
        return slips + self._edits

    def _slips(self, problems: tuple[Problem, ...]) -> list[TextEdit]:
        """The lines that were read as they should have been written, from above to below."""
        made: dict[int, str] = {}
        for fault in sorted(problems, key=lambda fault: fault.line or 0):
            mend = _SLIPS.get((fault.code, fault.text("case")))
            if mend is not None and fault.line is not None:
                above = made.get(fault.line - 1, self._lines[fault.line - 2] if fault.line > 1 else "")
                made[fault.line] = mend(self._lines[fault.line - 1], above)
        edits = (_difference(number, self._lines[number - 1], better) for number, better in made.items())
        return [edit for edit in edits if edit is not None]

    def _mapping(self, mapping: YamlMapping, keys: Schema, top: str) -> None:
        """`top` is the field of the whole header that the mapping belongs to; "" for the header itself."""
        given = {keys.names.get(entry.key) for entry in mapping.entries}
        free = {word: name for word, name in keys.names.items() if name not in given}
        for entry in mapping.entries:
            if entry.line in self._doubtful:
                continue  # first the line, then what stands in it
            found = _key_place(entry.key, self._lines[entry.line - 1], self._after[entry.line])
            if found is None:
                continue
            self._after[entry.line] = found.end()
            name = keys.names.get(entry.key) or self._key(entry, found, free, top)
            if not name:
                continue
            field = keys.by_word[name]
            self._colon(entry.line, found)
            if field.parts is not None:
                self._parts(entry.value, field.parts, top or name)
            else:
                self._values(entry.value, field, top or name)

    def _key(self, entry: YamlEntry, found: re.Match[str], free: Mapping[str, str], top: str) -> str:
        """The English name of a key with a slip in it; "" if that may be doubted."""
        name = certain_meaning(entry.key, free)
        if name:
            words = (word for word, meant in free.items() if meant == name)
            word = next(word for word in words if word.isascii() == entry.key.isascii())
            self._edits.append(TextEdit(entry.line, *found.span("word"), word, top or name))
        return name

    def _colon(self, line: int, found: re.Match[str]) -> None:
        """A full-width colon, or one without a blank behind it."""
        gap = found["gap"]
        rest = self._lines[line - 1][found.end() :]
        if "：" in gap or (rest and gap.endswith(":")):
            self._edits.append(TextEdit(line, *found.span("gap"), ": " if rest else ":"))

    def _parts(self, value: Node, keys: Schema, top: str) -> None:
        for node in value.items if isinstance(value, YamlSequence) else (value,):
            if isinstance(node, YamlMapping):
                self._mapping(node, keys, top)

    def _values(self, value: Node, field: Field, top: str) -> None:
        fix = _FIXES.get(field.type)
        if isinstance(value, YamlScalar) and fix:
            is_list = field.type is ValueType.CHOICES
            for piece in split(value.text) if is_list else (value.text.strip(_TRIMMED),):
                self._value(piece, value.line, partial(fix, field, self._choices), top)
        elif isinstance(value, YamlSequence):
            for item in value.items:
                self._values(item, field, top)

    def _value(self, text: str, line: int, fix: Callable[[str], ValueFix | None], top: str) -> None:
        start = self._lines[line - 1].find(text, self._after[line]) if text else -1
        if start < 0:
            return
        self._after[line] = start + len(text)
        better = fix(text)
        if better is not None:
            at_fault = "" if better.was_understood else top
            self._edits.append(TextEdit(line, start, start + len(text), better.text, at_fault))


_FIXES: dict[ValueType, Callable[[Field, Mapping[str, Choice], str], ValueFix | None]] = {
    ValueType.DATE: lambda field, choices, text: fix_date(text),
    ValueType.MOMENT: lambda field, choices, text: fix_date(text),
    ValueType.CHOICE: lambda field, choices, text: fix_name(text, field.options(choices)),
    ValueType.CHOICES: lambda field, choices, text: fix_name(text, field.options(choices)),
    ValueType.SLUG: lambda field, choices, text: fix_slug(text),
    ValueType.URL: lambda field, choices, text: fix_url(text),
    ValueType.WHOLE: lambda field, choices, text: fix_digits(text),
    ValueType.DIGITS: lambda field, choices, text: fix_digits(text),
}
_TRIMMED = ANY_BLANK + "\n"


def _key_place(word: str, line: str, after: int) -> re.Match[str] | None:
    """Where a key and its colon stand in a line: at its beginning, behind a dash, or in a flow mapping."""
    place = (
        rf"(?:(?<![^{ANY_BLANK}])|(?<=[-{{\[,，\"']))(?P<word>{re.escape(word)})[\"']?"
        rf"(?P<gap>[{BLANKS}]*[:：][{BLANKS}]*)"
    )
    return re.compile(place).search(line, after)


def _difference(number: int, line: str, better: str) -> TextEdit | None:
    """The edit that makes `better` of a line and touches nothing that both have."""
    if line == better:
        return None
    start, behind = common_affixes(line, better)
    return TextEdit(number, start, len(line) - behind, better[start : len(better) - behind])


# --- lines that were read as they should have been written ---------------------------------------


def _fix_indent(line: str, above: str) -> str:
    """Blanks in place of tabs and wide blanks: as far in as the line above, or two further if that one opens a list."""
    edge = len(above) - len(above.lstrip(" "))
    if above.lstrip().startswith("-") or (not edge and above.rstrip().endswith((":", "："))):
        edge += 2
    return " " * edge + line.lstrip(ANY_BLANK)


def _with_colon(line: str, above: str) -> str:
    return re.sub(rf"^([{BLANKS}]*\w+)[^\w]+", r"\1: ", line, count=1)


def _separate_dash(line: str, above: str) -> str:
    return line.replace("-", "- ", 1)


def _without_dash(line: str, above: str) -> str:
    return line.lstrip(BLANKS + "-")


def _nest(line: str, above: str) -> str:
    return "  " + line


def _fence(line: str, above: str) -> str:
    return "---"


_SLIPS: dict[tuple[str, str], Callable[[str, str], str]] = {
    ("yaml-broken", "tab"): _fix_indent,
    ("yaml-broken", "wide-blank"): _fix_indent,
    ("yaml-broken", "dash"): _separate_dash,
    ("yaml-broken", "dash-extra"): _without_dash,
    ("yaml-broken", "no-colon"): _with_colon,
    ("yaml-broken", "nested"): _nest,
    ("header-missing", "almost"): _fence,
    ("header-unclosed", "almost"): _fence,
}
