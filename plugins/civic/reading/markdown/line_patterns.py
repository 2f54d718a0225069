"""The marks at the beginning and the end of a line, and how two lines become one.

People type in 记事本 and press Enter once per paragraph; specification.md §1.8 says
which lines stand for themselves. This module answers questions about one line or two; `block_parser` puts the
answers together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from civic.reading.markdown.nodes import InlineText, SourceLine

BLANKS = " \t\u00a0"  # what stands before text without being text; a full-width blank is a paragraph mark
_BLANK = r"[ \t\u00a0\u3000]"  # behind a mark a full-width blank is as good as a blank

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CHINESE = "\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_IS_CHINESE = re.compile(f"[{CHINESE}]")

NO_OPENING = "\ufdd0"
"""Stands where a run of `*` at the end of a line met the next line: it opens nothing there."""

WIDE_LINE = 25  # Chinese characters: a line at least this wide was broken by a program, not by its writer
_NARROW = re.compile("[\u0000-\u10ff\uff61-\uffdc]")

# --- beginnings -----------------------------------------------------------------------------------

HEADING = re.compile(rf"(#{{1,6}}){_BLANK}+(\S.*)$")
GLUED_HEADING = re.compile(r"#{2,6}[^#\s]")
UNDERLINE = re.compile(r"={3,}\s*$")
THEMATIC_BREAK = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*?)\s*$")
LANGUAGE = re.compile(r"[A-Za-z0-9_#.+-]*$|\{[ A-Za-z0-9_#.+=\"-]*\}$")
LIST_MARK = re.compile(rf"(?:[-*+]|([0-9０-９]{{1,2}})\.){_BLANK}+(.*)$")
NOTE = re.compile(r"\[\^([^\]\s]+)\][:：][ \t]*(.*)$")
REFERENCE_DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]]+)\]:[ \t]*(?:<([^<>]+)>|([^\s<]\S*))"
    r"(?:[ \t]+(?:\"(.*)\"|'(.*)'|\((.*)\)))?\s*$"
)
REFERENCE_TITLE = re.compile(r"[ \t]+(?:\"(.*)\"|'(.*)'|\((.*)\))\s*$")
ABBREVIATION = re.compile(r"\*\[([^\]\s][^\]]*)\]:[ \t]*(\S.*?)\s*$")
ADMONITION = re.compile(
    rf"!!!(?:{_BLANK}+([\w-]+)|([A-Za-z][A-Za-z-]*))"
    rf"(?:{_BLANK}+(?:[\"“](.*)[\"”]|([\w-]+(?: +[\w-]+)*)))?\s*$"
)
MEANING = re.compile(rf":{_BLANK}+(.*)$")
CONTENTS = re.compile(r"\[TOC\]\s*$")
TABLE_RULE = re.compile(r"[|:\- \t]+$")
_ONE_PICTURE = (
    r"!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
    r"(?:\((?:[^()\"<]|\([^()]*\)|<[^<>]*>|\"[^\"]*\")*\)|\[[^\[\]]*\])?"
)
ONLY_PICTURES = re.compile(rf"(?:{_ONE_PICTURE}\s*)+$")

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_DIGITS = "[0-9０-９]{1,2}"
PARAGRAPH_MARK = re.compile(
    rf"\u3000|\*{{0,3}}(?:{_DIGITS}(?:、|[.．](?![0-9０-９]))|{_NUMERAL}、|[（(](?:{_NUMERAL}|{_DIGITS})[）)]|[①-⒛㉑-㉟㊱-㊿㈠-㈩])"
)
"""What begins a paragraph and stays as typed: 　　, 1、 1． 1. （一） （1） ① 一、 (also in bold: `**一、时间**`)."""

# --- endings --------------------------------------------------------------------------------------

_PARAGRAPH_END = re.compile(r"[。！？：；…](?:[”’\"」』）)*]|\[\^[^\]\s]+\])*$")
"""What ends a paragraph; closing marks, and the mark of a footnote, may stand behind it."""

_ENDS = frozenset("。！？：；…")
_CLOSES = frozenset('”’"」』）)*]')

_LINE_BREAK_TAG = re.compile(r"<br\s*/?>$", re.IGNORECASE)


def ends_paragraph(text: str) -> bool:
    """`text` without blanks at its end."""
    last = text[-1]
    return last in _ENDS or (last in _CLOSES and _PARAGRAPH_END.search(text) is not None)


def heading_text(text: str) -> str:
    """The text of a heading without the `#` that may close it: `办理时间 ##` -> `办理时间`."""
    text = text.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and bare[-1:].isspace() else text


def indent_of(text: str) -> int:
    """Columns of blanks before the text; a tab goes to the next multiple of four."""
    head = text[: len(text) - len(text.lstrip(BLANKS))]
    return len(head.expandtabs(4)) if "\t" in head else len(head)


def without_indent(text: str, columns: int) -> str:
    """The line without at most so many columns of blanks before it."""
    head = text[: len(text) - len(text.lstrip(BLANKS))]
    body = text[len(head) :]
    if "\t" in head:
        head = head.expandtabs(4)
    return head[columns:] + body


def is_wide(text: str) -> bool:
    """At least 25 Chinese characters wide; a Latin one counts half."""
    if len(text) < WIDE_LINE:
        return False
    return 2 * len(text) - len(_NARROW.findall(text)) >= 2 * WIDE_LINE


def _line_separator(before: str, after: str, typed: str) -> str:
    """What takes the place of the line break between two lines; `typed` is the first with its end."""
    if _LINE_BREAK_TAG.search(before):
        return ""
    if typed.endswith("  ") or not is_wide(before):
        return "\n"
    shut = NO_OPENING if before.endswith("*") else ""
    if _IS_CHINESE.match(before[-1]) or _IS_CHINESE.match(after[0]):
        return shut
    return shut + " "


def join_lines(lines: Sequence[SourceLine]) -> InlineText:
    """Lines of one paragraph as one text.

    After a wide line the break goes, and leaves a space only between two words that are not Chinese; after
    a shorter one, or two blanks, it stays.
    """
    if len(lines) == 1:
        return InlineText(lines[0].text.rstrip(), (lines[0],))
    parts = [lines[0].text.rstrip()]
    for above, below in pairwise(lines):
        text = below.text.rstrip()
        parts.append(_line_separator(parts[-1], text, above.text))
        parts.append(text)
    return InlineText("".join(parts), tuple(lines))


_CELL_PARTS = re.compile(r"\\.|(?<!`)(`+)(?!`)(?:.+?)(?<!`)\1(?!`)|\|")


def cells_of(row: str) -> list[str]:
    """The cells of a table's row: parted at each `|` that is neither escaped nor inside code.

    >>> cells_of("| 甲 | 乙 |")
    ['甲', '乙']
    """
    row = row.strip()
    if "\\" not in row and "`" not in row:
        cells = row.split("|")
    else:
        cells, start = [], 0
        for part in _CELL_PARTS.finditer(row):
            if part[0] == "|":
                cells.append(row[start : part.start()])
                start = part.end()
        cells.append(row[start:])
    cells = [cell.strip() for cell in cells]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells
