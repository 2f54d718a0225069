"""Runs of digits in a text: long numbers as people type and paste them.

A run is a row of at least eleven digits with at most blanks, hyphens, a line end or a cell border between two
of them. It is read as it stands after NFKC, together with the seams between its digits, since a number begins and
ends at a seam, and where the seams lie tells `138 1234 5678` from three numbers in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from civic.core.model import INVISIBLE

# What stands for a digit after NFKC (\d also holds full-width and mathematical ones), list marks and indices
# that do, and letters that are typed for 0 and 1.
_MARKS = "⁰¹²³⁴-⁹₀-₉⓪①-⑨⓵-⓽❶-❾➀-➈➊-➒"
_LETTERS = {letter: digit for letters, digit in (("OoОоΟο〇", "0"), ("lIІ", "1")) for letter in letters}
_ANY_DIGIT = rf"[\d{_MARKS}{''.join(_LETTERS)}]"
_BETWEEN = rf"[\s{INVISIBLE}\-‐-―−﹣－|｜>]"
_NO_PROSE = r"[^\u4e00-\u9fff，。、：；“”？！（）\n \-|#]"
# Every digit is one of _NO_PROSE and few other characters of a post are: the search runs from one of these to the
# next, which is faster than to ask of each character whether it is any digit.
DIGIT_RUN = re.compile(rf"{_NO_PROSE}(?<={_ANY_DIGIT})(?:{_BETWEEN}{{0,12}}+{_ANY_DIGIT}){{10,}}+")
BETWEEN = re.compile(f"{_BETWEEN}+")
_PIECE = re.compile(rf"({_ANY_DIGIT})({_BETWEEN}*)")
_ONLY_INVISIBLE = re.compile(rf"[{INVISIBLE}]*")
_X = re.compile(rf"{_BETWEEN}{{0,12}}[XxＸｘⅩⅹХхΧχ×]")

# Seams before a digit, in the order of their width.
NONE, SWITCH, BLANK, LINE, CELL, FAR = range(6)  # SWITCH: from a digit to a mark or a letter


def _seam(between: str, before: str, after: str) -> int:
    if _ONLY_INVISIBLE.fullmatch(between):
        return NONE if before == after else SWITCH
    lines, cells = between.count("\n"), between.count("|") + between.count("｜")
    if lines + cells > 1:
        return FAR
    return LINE if lines else CELL if cells or "\t" in between else BLANK


@dataclass(frozen=True, slots=True)
class DigitRun:
    """The digits of one place in a text, as one row."""

    text: str
    digits: str  # ASCII
    kinds: str  # of each digit: d plain, m mark, a letter
    at: tuple[int, ...]  # place of each digit in the text
    seams: tuple[int, ...]  # before each digit, and one behind the last

    @classmethod
    def read(cls, text: str, match: re.Match[str]) -> DigitRun:
        """The run that DIGIT_RUN found."""
        pieces = list(_PIECE.finditer(text, match.start(), match.end()))
        digits, kinds = [], []
        for piece in pieces:
            char = piece[1]
            alike = _LETTERS.get(char)
            digits.append(alike or str(unicodedata.digit(char)))
            kinds.append("a" if alike else "d" if char.isdecimal() else "m")
        seams = [FAR]
        for place in range(1, len(pieces)):
            seams.append(_seam(pieces[place - 1][2], kinds[place - 1], kinds[place]))
        at = tuple(piece.start() for piece in pieces)
        return cls(text, "".join(digits), "".join(kinds), at, (*seams, FAR))

    def starts(self) -> Iterator[int]:
        """Where a number may begin."""
        return (place for place in range(len(self.digits)) if self.seams[place])

    def groups(self, start: int, end: int) -> tuple[int, ...]:
        """How many digits stand together: (3, 4, 4)."""
        cuts = [start, *(place for place in range(start + 1, end) if self.seams[place]), end]
        return tuple(after - before for before, after in pairwise(cuts))

    def widest_seam(self, start: int, end: int) -> int:
        """The widest seam between the digits of [start, end)."""
        return max(self.seams[start + 1 : end], default=NONE)

    def breaks(self, start: int, end: int) -> int:
        """How many line ends and cell borders lie between the digits of [start, end)."""
        return sum(seam >= LINE for seam in self.seams[start + 1 : end])

    def is_plain(self, start: int, end: int) -> bool:
        """Whether no letter stands for a digit."""
        return "a" not in self.kinds[start:end]

    def is_in_word(self, start: int, end: int) -> bool:
        """Whether Latin letters touch it, as in the number of an order or a model."""
        before = self.text[self.at[start] - 1 : self.at[start]]
        behind = self.text[self.at[end - 1] + 1 : self.at[end - 1] + 2]
        return any(char.isascii() and char.isalpha() for char in (before, behind))

    def end_of_x(self, last: int) -> int | None:
        """Where the X ends that follows the digit `last` and ends the run, or None if there is none."""
        found = _X.match(self.text, self.at[last] + 1) if last + 1 == len(self.digits) else None
        return found.end() if found else None
