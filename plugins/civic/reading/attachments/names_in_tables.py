"""Names of people inside an attachment beside what nobody may know of them (sensitive_names.py; specification.md §7.3).

    seen = TableNameCollector("花名册.xlsx")
    for fragment in fragments: seen.scan(fragment)
    seen.found        # [(place, "王**", "低保"), …]

As in a post, a name counts that stands in one sentence or row with such a word. In files there are also lists: a table whose
rows hold nothing but names and sums, and whose heading, sheet or file is called 低保. Its rows count if two of them have
names; a single one may be whoever has drawn up the table.
"""

from __future__ import annotations

from civic.reading.attachments.fragments import Fragment, FragmentPlace
from civic.reading.privacy.sensitive_names import WORD, exposed_names

_SHORT = 40  # characters of a line that may be a heading: a sentence has more, or ends
_ENDS = "。！？；"
_LIST = 2  # rows with names that make a list


class TableNameCollector:
    """Collects over the fragments of one attachment, in their order; `name` is its own."""

    def __init__(self, name: str) -> None:
        self.found: dict[tuple[FragmentPlace, str, str], None] = {}
        self._name = name
        self._place: FragmentPlace = ()  # of the table that is being read
        self._word = ""  # of its heading
        self._rows: list[list[tuple[FragmentPlace, str, str]]] = []  # those with names, so far

    def scan(self, fragment: Fragment) -> None:
        """Look at the next fragment; `found` is complete when all have been looked at."""
        for start, masked, word in exposed_names(fragment.text):
            self.found[fragment.place_of(start), masked, word] = None
        if fragment.place != self._place:
            names = (self._name, *(step.name for step in fragment.place))
            self._begin(fragment.place, _word_in("\n".join(names)))
        at = 0
        for line in fragment.text.split("\n"):
            self._line(line, at, fragment)
            at += len(line) + 1

    def _line(self, line: str, at: int, fragment: Fragment) -> None:
        word = _word_in(line)
        is_row = "\t" in line or bool(fragment.cells)
        if word and (is_row or _is_heading(line)):
            self._begin(fragment.place, word)
        elif is_row and self._word:
            self._row(line, at, fragment)
        elif not is_row and line.strip() and not _is_heading(line):
            self._begin(fragment.place, "")  # a sentence: whatever table follows has another heading

    def _row(self, line: str, at: int, fragment: Fragment) -> None:
        from civic.reading.privacy.person_names import names_in  # few attachments need it

        names = [(fragment.place_of(at + start), masked, self._word) for start, masked in names_in(line)]
        if names:
            self._rows.append(names)
        if len(self._rows) >= _LIST:
            self.found |= dict.fromkeys(one for row in self._rows for one in row)
            self._rows[_LIST - 1 :] = []

    def _begin(self, place: FragmentPlace, word: str) -> None:
        self._place, self._word, self._rows = place, word, []


def _word_in(text: str) -> str:
    found = WORD.search(text)
    return found[0] if found is not None else ""


def _is_heading(line: str) -> bool:
    return len(line) <= _SHORT and not line.rstrip().endswith(tuple(_ENDS))
