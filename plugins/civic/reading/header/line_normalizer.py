r"""What people write around the keys that they know, as YAML wants it: the dialect of headers for the files of the registry.

    normalize_lines("名称：光明\n主办单位:某局", SITE)       # ("名称: 光明\n主办单位: 某局", ())

Every line stays on its line, and what YAML reads as it was meant stays as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from civic.reading.header.line import BLANKS, HeaderLine, indent_of, key_of, says_something
from civic.reading.header.scalars import without_remark
from civic.reading.schema.field import Field, Schema, ValueForm

_LEAD = re.compile(r"( *+)((?:- ++)*+)(?=[^\s#])(?!-(?:\s|$)|---|\.\.\.|%)")
_QUOTATION = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'")
_MARKS = tuple("\"'[{|>&*!")  # with which something else than a plain text begins
_NEEDS_QUOTES = re.compile(
    r"[@`%]"  # no text of YAML begins so
    r"|(?:[^\"'\[\]{}|>&*!#?\-].*)?:(?:[ \t]|$)"  # 关于: 通知
    rf"|(?:{_QUOTATION.pattern})[ \t]*[^ \t]"  # "十五五"规划
)
_FLOW_MARK = re.compile(
    r"""\"(?:[^"\\]|\\.)*\"|'[^']*'|(?<!\S)\#[^\n]*|(?P<mark>[{}\[\],，])"""
    r"""(?:(?P<gap>[ \t\u3000\n]*)(?P<word>[^\s:：,，{}\[\]"'\#]+)[ \t\u3000]*[:：][ \t\u3000]*)?"""
)
_LONGEST_VALUE = 200  # lines that may follow a bracket or a quotation that is not closed


def normalize_flow(text: str, keys: Schema) -> tuple[str, tuple[int, ...]]:
    """A text in brackets or braces with `: ` behind each known key, which must be one of the mapping that it stands in.

    A Chinese comma before such a key becomes a plain one; the places of those lines, from 0, are given too.
    """
    commas: list[int] = []
    opened: list[tuple[str, Schema | None]] = []  # each bracket with the keys that may stand in it
    holds: Schema | None = keys  # what a bracket that opens here may hold

    def normalized(match: re.Match[str]) -> str:
        nonlocal holds
        mark, word = match["mark"], match["word"]
        if not mark:
            return match[0]
        if mark in "{[":
            opened.append((mark, holds))
        elif mark in "}]":
            opened[-1:] = []
        bracket, own = opened[-1] if opened else ("", None)
        key = own.find(word) if own is not None and word and mark not in "}]" else None
        if key is not None:
            holds = key.parts
        elif mark != "，":
            holds = own if bracket == "[" and not word else None
        if key is None:
            return match[0]
        if mark == "，":
            commas.append(text.count("\n", 0, match.start()))
            mark = ","
        return f"{mark}{match['gap']}{word}: "

    return _FLOW_MARK.sub(normalized, text), tuple(commas)


def normalize_lines(text: str, keys: Schema) -> tuple[str, tuple[int, ...]]:
    """A file of YAML with `: ` behind each known key, and quotes around a text that needs them; commas as in normalize_flow.

    A known word that stands in a text, in a list of texts or where a line goes on is no key.
    """
    lines = text.split("\n")
    commas: list[int] = []
    mappings = [_OpenMapping(keys, above=-1)]
    behind = 0  # the place behind the value that was read last
    is_short = False  # whether that is a short value: a key further in than its own has slipped, and YAML will say so
    for at, line in enumerate(lines):
        lead = _LEAD.match(line)
        if lead is None or at < behind:
            continue
        column, dash = lead.end(), len(lead[1]) if lead[2] else -1
        while mappings[-1].ends_before(column, dash):
            mappings.pop()
        found = mappings[-1].key_at(column, dash, line)
        if found is None:
            if is_short and (slipped := mappings[-1].key_further_in(column, dash, line)):
                lines[at] = f"{lead[0]}{slipped[0]}: {slipped[2].strip(BLANKS)}"
            continue
        word, key, typed = found
        parts = mappings[-1].keys if not word else key.parts if key else None
        value = typed.strip(BLANKS)
        is_short = key is not None and key.form is ValueForm.WORD and value[:1] not in _MARKS
        behind = at + 1 + _lines_that_follow(value, lines[at + 1 :])
        if parts is None:
            value = value if _goes_deeper(lines[behind:], column) else _with_quotes(value)
        elif value[:1] in ("{", "["):
            flow, wrong = normalize_flow("\n".join([value, *lines[at + 1 : behind]]), parts)
            commas += [at + place for place in wrong]
            value, *lines[at + 1 : behind] = flow.split("\n")
        elif not without_remark(value):
            mappings.append(_OpenMapping(parts, above=column))
        head = line[: len(line) - len(typed)]
        if not word:
            lines[at] = head + value
        elif value != typed.strip(BLANKS) or head[-1] != ":" or typed[:1] not in ("", " ", "\t"):
            lines[at] = f"{lead[0]}{word}: {value}".rstrip()
    return "\n".join(lines), tuple(commas)


@dataclass(slots=True)
class _OpenMapping:
    """A mapping whose lines are being read, below a key in column `above`.

    Its own keys stand in column `edge`; if it is an item of a list, its first one behind a dash in column `dash`.
    """

    keys: Schema
    above: int
    edge: int = -1
    dash: int = -1

    def ends_before(self, column: int, dash: int) -> bool:
        return column <= self.above or 0 <= dash < self.above

    def key_at(self, column: int, dash: int, line: str) -> tuple[str, Field | None, str] | None:
        """The known key of this mapping that stands in a column of a line, behind a dash or not (-1): (as typed, its
        field, what stands behind its colon). `{key: …}` itself stands there as ("", None, …). None: there is none."""
        if self.edge < 0:
            self.edge, self.dash = column, dash
        elif dash >= 0 and dash == self.dash:
            self.edge = column  # the next item of the list
        elif dash >= 0 or column != self.edge:
            return None
        text = line[column:]
        if text[0] in "{[":
            return "", None, text
        return self._known_key(text)

    def key_further_in(self, column: int, dash: int, line: str) -> tuple[str, Field | None, str] | None:
        """Likewise a known key that stands further in than the keys of this mapping do."""
        return self._known_key(line[column:]) if dash < 0 and column > self.edge else None

    def _known_key(self, text: str) -> tuple[str, Field | None, str] | None:
        found = key_of(text, self.keys, any_word=False)
        return found if found and found[1] else None


def _with_quotes(value: str) -> str:
    """A text in quotes if YAML would not take it without; then a remark behind it goes."""
    text = without_remark(value)
    return json.dumps(text, ensure_ascii=False) if _NEEDS_QUOTES.match(text) else value


def _goes_deeper(lines: list[str], column: int) -> bool:
    """Whether the next line that says something stands further in: it belongs to the value above."""
    spoken = (line for line in (HeaderLine(0, text) for text in lines) if says_something(line))
    first = next(spoken, None)
    return first is not None and indent_of(first) > column


def _lines_that_follow(value: str, lines: list[str]) -> int:
    """How many lines a value goes on in brackets, braces or quotes; 0 if they are never closed."""
    if value[:1] not in ("[", "{", '"', "'"):
        return 0
    so_far = value
    for count, line in enumerate(["", *lines[:_LONGEST_VALUE]]):
        so_far += line
        if value[0] in "\"'":
            is_open = not _QUOTATION.match(so_far)
        else:
            is_open = so_far.count("[") > so_far.count("]") or so_far.count("{") > so_far.count("}")
        if not is_open:
            return count
    return 0
