"""The numbers and bullets that Word writes before paragraphs by itself.

They stand nowhere in the text: a paragraph names a list and a level, and whoever reads it has to count. In Chinese
files most of them are `一、`, `（一）`, `1.`; they would be missed if they were lost.

>>> chinese_numeral(21)
'二十一'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element

from civic.reading.word.nodes import Label
from civic.reading.word.package import W
from civic.reading.word.styles import is_on, number_of, value_of

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MOST_LETTERS = 30  # aaa…: what Word writes for the last of them
_MOST_PATTERN = 100  # characters that stand before a paragraph beside its numbers; who has more means harm
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE_KINDS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanDigital2",
    }
)
_FORMAL_KINDS = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})


class _Level(NamedTuple):
    kind: str
    pattern: str  # `%1、`
    start: int
    plain: bool  # all numbers in Arabic digits, whatever their own levels say


class Numbering:
    """Counts the paragraphs of the lists of one file, in the order of its text."""

    def __init__(self, root: _Element | None) -> None:
        self._lists: dict[str, str] = {}  # the list that a paragraph names -> the one whose numbers it shares
        self._levels: dict[tuple[str, int], _Level] = {}  # by the shared list; own ones by ("num …", level)
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is None:
            return
        for shared in root.iter(f"{W}abstractNum"):
            name = shared.get(f"{W}abstractNumId", "")
            for element in shared.findall(f"{W}lvl"):
                self._levels[name, _depth(element)] = _level(element)
        for own in root.iter(f"{W}num"):
            name = own.get(f"{W}numId", "")
            self._lists[name] = value_of(own.find(f"{W}abstractNumId"))
            for change in own.findall(f"{W}lvlOverride"):
                depth = _depth(change)
                if (start := number_of(change.find(f"{W}startOverride"))) is not None:
                    self._restarts[name, depth] = start
                if (changed := change.find(f"{W}lvl")) is not None:
                    self._levels[f"num {name}", depth] = _level(changed)

    def label(self, name: str, depth: int) -> Label | None:
        """What stands before the next paragraph of a list; None if nothing does."""
        shared = self._lists.get(name)
        level = None if shared is None else self._level(name, shared, depth)
        if shared is None or level is None:
            return None
        counts = self._counts.setdefault(shared, [None] * 9)
        restart = self._restarts.get((name, depth))
        if restart is not None and (name, depth) not in self._begun:
            counts[depth] = restart
        else:
            before = counts[depth]
            counts[depth] = level.start if before is None else before + 1
        self._begun.add((name, depth))
        counts[depth + 1 :] = [None] * (8 - depth)
        if level.kind == "bullet":
            return Label("bullet", "-", depth=depth)
        text = self._fill_pattern(level, name, shared, counts)
        if not text:
            return None
        number = counts[depth] or 0
        is_number = level.kind == "decimal" and text == f"{number}." and number < 100
        return Label("number" if is_number else "typed", text, number, depth)

    def _level(self, name: str, shared: str, depth: int) -> _Level | None:
        return self._levels.get((f"num {name}", depth)) or self._levels.get((shared, depth))

    def _fill_pattern(self, level: _Level, name: str, shared: str, counts: list[int | None]) -> str:
        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            of = self._level(name, shared, depth)
            if of is None:
                return ""
            count = counts[depth]
            if count is None:  # a level that was passed over stands at its start
                count = counts[depth] = of.start
            return format_number(count, "decimal" if level.plain else of.kind)

        return re.sub(r"%([1-9])", number, level.pattern).strip()


def _depth(element: _Element) -> int:
    text = element.get(f"{W}ilvl", "0")
    return int(text) if re.fullmatch("[0-8]", text) else 8


def _level(element: _Element) -> _Level:
    start = number_of(element.find(f"{W}start"))
    kind = value_of(element.find(f"{W}numFmt")) or "decimal"
    pattern = value_of(element.find(f"{W}lvlText"))[:_MOST_PATTERN]
    legal = element.find(f"{W}isLgl")
    is_legal = legal is not None and is_on(legal.get(f"{W}val", "1"))
    return _Level(kind, pattern, 1 if start is None else start, is_legal)


def format_number(number: int, kind: str) -> str:
    """A number in the digits of a kind of Word's (`w:numFmt`); a kind that nobody uses here in Arabic ones."""
    if kind == "none":
        return ""
    if kind in _CHINESE_KINDS:
        return chinese_numeral(number)
    if kind in _FORMAL_KINDS:
        return chinese_numeral(number).translate(_FORMAL)
    if kind == "decimalZero":
        return f"{number:02}"
    if kind == "decimalFullWidth":
        return str(number).translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    if number < 1:
        return str(number)
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and number <= 20:
        return chr(0x2460 + number - 1)
    if kind == "decimalEnclosedParen" and number <= 20:
        return chr(0x2474 + number - 1)
    if kind == "decimalEnclosedFullstop" and number <= 20:
        return chr(0x2488 + number - 1)
    if kind in ("ideographTraditional", "ideographZodiac"):
        row = _STEMS if kind == "ideographTraditional" else _BRANCHES
        return row[(number - 1) % len(row)]
    if kind in ("lowerLetter", "upperLetter") and number <= 26 * _MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and number < 400:
        return _roman_numeral(number) if kind == "lowerRoman" else _roman_numeral(number).upper()
    return str(number)


def chinese_numeral(number: int) -> str:
    """A number up to 9999 as it is counted in Chinese."""
    if number <= 0 or number > 9999:
        return _DIGITS[0] if number == 0 else str(number)
    text = ""
    figures = str(number)
    for place, figure in enumerate(figures):
        if figure != "0":
            text += _DIGITS[int(figure)] + _PLACES[len(figures) - 1 - place]
        elif text[-1:] != "零":
            text += "零"
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


def _roman_numeral(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
