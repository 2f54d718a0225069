"""What could be written better in a header: colons, keys, dates, names, digits, as edits (mending.py tries each).

An edit is a proposal. It is made from what the reading understood of a line, and may be wrong where a line is more
involved than it looks: it is tried before it is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from civic.core.problems import Problem
from civic.core.resolve.read_results import ItemLocation
from civic.reading.fixes.text_edits import TextEdit, common_affixes
from civic.reading.fixes.value_fixes import ValueFix, fix_date, fix_digits, fix_name, fix_slug, fix_url
from civic.reading.header.adoptions import REASONS
from civic.reading.header.fields import split
from civic.reading.header.front_matter import read_header
from civic.reading.header.line import ANY_BLANK, BLANKS, HeaderLine
from civic.reading.header.line_parser import HeaderParser
from civic.reading.header.schema import ITEM_KEYS, Keys
from civic.reading.header.yaml_nodes import Node, YamlEntry, YamlScalar, YamlSequence
from civic.reading.header.yaml_nodes import YamlMapping as Tree
from civic.reading.item import STATUSES, Vocabulary
from civic.reading.registry.units import UNIT_KEYS, UNIT_KINDS
from civic.reading.text.suggestions import certain_meaning

_Rule = Callable[[str], ValueFix | None]


def item_edits(text: str, place: ItemLocation, words: Vocabulary) -> list[TextEdit]:
    """The edits for the header of an item; `text` with LF line ends."""
    header = read_header(text, place.path, ITEM_KEYS)
    if header.mapping is None:
        return []
    choices = words.choices
    rules: dict[str, _Rule] = {
        **dict.fromkeys(("date", "expires", "reported", "withdrawn", "reviewed"), fix_date),
        "adoptions.date": fix_date,
        "void.date": fix_date,
        "category": lambda value: fix_name(value, choices.categories),
        "themes": lambda value: fix_name(value, choices.themes),
        "adoptions.outlet": lambda value: fix_name(value, choices.outlets),
        "status": lambda value: fix_name(value, STATUSES),
        "void.reason": lambda value: fix_name(value, REASONS),
        "slug": fix_slug,
        "adoptions.url": fix_url,
    }
    return _EditCollector(text.split("\n"), rules).edits(header.mapping, ITEM_KEYS, header.problems)


def card_edits(text: str, path: str) -> list[TextEdit]:
    """The edits for a community.yaml."""
    lines = text.split("\n")
    reader = HeaderParser(path)
    numbered = [HeaderLine(number, line) for number, line in enumerate(lines, 1)]
    mapping = reader.read([line for line in numbered if line.text.rstrip() not in ("---", "...")], UNIT_KEYS)
    rules: dict[str, _Rule] = {
        "opened": fix_date,
        "staff": fix_digits,
        "code": fix_digits,
        "kind": lambda value: fix_name(value, UNIT_KINDS),
    }
    return _EditCollector(lines, rules).edits(mapping, UNIT_KEYS, tuple(reader.problems))


# --- the work -------------------------------------------------------------------------------------


class _EditCollector:
    """The lines of one header; `rules` say by field (`adoptions.date`) how a value is written better."""

    def __init__(self, lines: list[str], rules: Mapping[str, _Rule]) -> None:
        self._lines = lines
        self._rules = rules
        self._after: dict[int, int] = defaultdict(int)  # line -> where what was found so far ends
        self._edits: list[TextEdit] = []
        self._doubtful: set[int | None] = set()

    def edits(self, mapping: Tree, keys: Keys, problems: tuple[Problem, ...]) -> list[TextEdit]:
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

    def _mapping(self, mapping: Tree, keys: Keys, within: str) -> None:
        given = {keys.names.get(entry.key) for entry in mapping.entries}
        free = {word: name for word, name in keys.names.items() if name not in given}
        for entry in mapping.entries:
            if entry.line in self._doubtful:
                continue  # first the line, then what stands in it
            found = _key_place(entry.key, self._lines[entry.line - 1], self._after[entry.line])
            if found is None:
                continue
            self._after[entry.line] = found.end()
            name = keys.names.get(entry.key) or self._key(entry, found, free, within)
            if not name:
                continue
            key = keys.by_word[name]
            field = f"{within}.{name}" if within else name
            self._colon(entry.line, found)
            if key.parts is not None:
                self._parts(entry.value, key.parts, field)
            elif field in self._rules:
                self._values(entry.value, field)

    def _key(self, entry: YamlEntry, found: re.Match[str], free: Mapping[str, str], within: str) -> str:
        """The English name of a key with a slip in it; "" if that may be doubted."""
        name = certain_meaning(entry.key, free)
        if name:
            words = (word for word, meant in free.items() if meant == name)
            word = next(word for word in words if word.isascii() == entry.key.isascii())
            self._edits.append(TextEdit(entry.line, *found.span("word"), word, within or name))
        return name

    def _colon(self, line: int, found: re.Match[str]) -> None:
        """A full-width colon, or one without a blank behind it."""
        gap = found["gap"]
        rest = self._lines[line - 1][found.end() :]
        if "：" in gap or (rest and gap.endswith(":")):
            self._edits.append(TextEdit(line, *found.span("gap"), ": " if rest else ":"))

    def _parts(self, value: Node, keys: Keys, field: str) -> None:
        for node in value.items if isinstance(value, YamlSequence) else (value,):
            if isinstance(node, Tree):
                self._mapping(node, keys, field)

    def _values(self, value: Node, field: str) -> None:
        if isinstance(value, YamlScalar):
            pieces = split(value.text) if field == "themes" else (value.text.strip(_TRIMMED),)
            for piece in pieces:
                self._value(piece, value.line, field)
        elif isinstance(value, YamlSequence):
            for item in value.items:
                self._values(item, field)

    def _value(self, text: str, line: int, field: str) -> None:
        start = self._lines[line - 1].find(text, self._after[line]) if text else -1
        if start < 0:
            return
        self._after[line] = start + len(text)
        better = self._rules[field](text)
        if better is not None:
            at_fault = "" if better.was_understood else field.partition(".")[0]
            self._edits.append(TextEdit(line, start, start + len(text), better.text, at_fault))


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
