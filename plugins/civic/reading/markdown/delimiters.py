"""Which stars are emphasis: never those of `138****1234`, `张**、李**`, `张**和李**参加`, `王*芳`, `长3*宽4`.

By specification.md §1.8 a run of `*` between digits, or before a blank, a full-width mark or the line's end, opens
nothing, nor does a single one behind a Chinese character or a digit; nor do two behind a Chinese character and
before a bracket (`张**（80岁）、李**（75岁）`), unless they enclose all of it (`请**（务必）**来`). Two masked names that 和 joins
(`张**和李**`) have no emphasis between them. Python-Markdown pairs the rest.
"""

from __future__ import annotations

import re
from functools import cache

from civic.reading.markdown.line_patterns import HAN, NO_OPENING
from civic.reading.text.surnames import COMMON_WORD_SURNAMES, LONG_SURNAMES, SURNAMES

_OPENS = (
    rf"(?!(?<=\d)\*+\d)"  # 138****1234
    rf"(?!(?<=[{HAN}\d])\*(?!\*))"  # 王*芳, 长3*宽4
    rf"(?!(?<=[{HAN}\d])\*++[,.;:!?)])"  # 张**, 李** with half-width marks
    rf"(?!(?<=[{HAN}])\*{{2}}[（(](?!(?:[^*]|(?<=\d)\*+(?=\d))*[）)]\*\*))"  # 张**（80岁）、李**（75岁）
    rf"\*++(?![\s、，。；：！？）{NO_OPENING}]|$)"  # 张**、李**
)
_BEHIND_TEXT = r"(?<!^)(?<![\s*])"
_STARS = re.compile(r"\*+")

JOINS = "和与及跟同、"
"""What may stand between two masked names."""

_SURNAME = f"[{SURNAMES}{COMMON_WORD_SURNAMES}]"
_WORDS = "和(?:文|易|田|龙|林)|同(?:方|贺|房|宗|路|江|安|文|车|温)"  # and no masks: 黑龙江**同江**市
_MASKS = re.compile(
    rf"\*\*(?:(?<={_SURNAME}\*\*)|(?<=(?:{LONG_SURNAMES})\*\*))(?!(?:{_WORDS})\*)"
    rf"(?=[{JOINS}](?:{_SURNAME}|{LONG_SURNAMES})\*\*)"
)


@cache
def _delimiter_run() -> re.Pattern[str]:
    """One run; made when a text first asks for it, since it takes 7 ms and most texts take the short cut."""
    return re.compile(
        rf"(?P<ambiguous>{_BEHIND_TEXT}{_OPENS})"
        rf"|(?P<end>{_BEHIND_TEXT}(?!(?<=\d)\*{{3,}}\d)\*++)"
        rf"|(?P<start>(?<!\*){_OPENS})"
    )


class DelimiterRuns:
    """Where a run of `*` may open or close emphasis: Python-Markdown's three groups, by the rules of specification.md §1.8.

    A run of one or two that cannot open closes only what a run of its own length has opened, so that a
    masked name inside bold text (`**王*芳、李*华**`) stays as typed too.
    """

    def __init__(self) -> None:
        self._data = ""
        self._literal: set[int] = set()

    def match(self, data: str, start: int = 0) -> re.Match[str] | None:
        if data is not self._data:
            self._data, self._literal = data, _literal_stars(data)
        return None if start in self._literal else _delimiter_run().match(data, start)


def _literal_stars(data: str) -> set[int]:
    literal = _masks(data)
    opened = {1: 0, 2: 0, 3: 0}
    star = _delimiter_run()
    for run in _STARS.finditer(data):
        if run.start() in literal:
            continue
        found = star.match(data, run.start())
        size = min(run.end() - run.start(), 3)
        if found is None:
            literal.add(run.start())
        elif found.lastgroup != "start" and opened[size]:
            opened[size] -= 1
        elif found.lastgroup != "end":
            opened[size] += 1
        elif size < 3 and not opened[3]:
            literal.add(run.start())
    return literal


def _masks(data: str) -> set[int]:
    """The stars of two masked names that one word joins: `张**和李**`. Neither run opens anything, nor closes it."""
    firsts = [mask.end() for mask in _MASKS.finditer(data)]
    return {end - 2 for end in firsts} | {data.index("**", end) for end in firsts}
