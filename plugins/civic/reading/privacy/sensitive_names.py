"""Names of people beside what nobody may know of them: 低保, 残疾, 社区矫正 and the like (specification.md §7.3).

    find_people("慰问了低保户王建国。") == (ExposedName(line=1, masked="王**", word="低保"),)

What a name is stands in person_names.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class ExposedName(NamedTuple):
    """`line` from 1; `masked` the name in the only form that may be shown; `word` what it stands beside."""

    line: int
    masked: str
    word: str


def find_people(text: str) -> tuple[ExposedName, ...]:
    """The names that stand in one sentence or row of a table with one of the words, in their order; each once a line."""
    found = {
        ExposedName(text.count("\n", 0, start) + 1, masked, word): None
        for start, masked, word in exposed_names(text)
    }
    return tuple(found)


def exposed_names(text: str) -> Iterator[tuple[int, str, str]]:
    """The same, each as where it stands in the text, the masked name, and the word."""
    if not any(mark in text for mark in _MARKS) or not any(word in text for word in _WORDS):
        return
    # It takes a fiftieth of a second to load, and few posts hold such a word.
    from civic.reading.privacy.person_names import names_in

    for start, sentence, word in _sentences(text):
        for at, masked in names_in(sentence):
            yield start + at, masked, word


# --- the words, and how far they reach ----------------------------------------------------------------

_WORDS = (
    "低保",
    "残疾",
    "特困",
    "五保",
    "孤儿",
    "留守儿童",
    "困境儿童",
    "事实无人抚养",
    "失独",
    "重病",
    "大病",
    "癌",
    "尿毒症",
    "白血病",
    "精神病",
    "精神障碍",
    "精神分裂",
    "艾滋",
    "吸毒",
    "戒毒",
    "社区矫正",
    "刑满释放",
    "安置帮教",
)
_MARKS = "低疾困五孤守抚独病癌尿碍裂艾毒矫刑置"  # one of each word: to look for one character takes a tenth of the time
WORD = re.compile("|".join(_WORDS))
# A long line goes on in the next one, if that is not the next key of a header.
_SENTENCE = re.compile(
    r"(?:[^。！？；!?;\n]|(?<=[^\n|]{25})\n(?=[\u4e00-\u9fff])(?![\u4e00-\u9fff]{2,5}[ 　]*[:：]))+"
)


def _sentences(text: str) -> Iterator[tuple[int, str, str]]:
    """The sentences and rows with one of the words: where each begins, it, and the first word."""
    for match in _SENTENCE.finditer(text):
        word = WORD.search(match[0])
        if word is not None:
            yield match.start(), match[0], word[0]
