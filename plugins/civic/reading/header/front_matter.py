"""An item file cut into its header and its body, whatever was made of the two `---` lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from civic.core.model import INVISIBLE
from civic.core.problems import Problem, excerpt, problem
from civic.reading.header.line import HeaderLine
from civic.reading.header.line_parser import HeaderParser
from civic.reading.header.yaml_nodes import YamlMapping
from civic.reading.schema.field import Schema

_FENCE_BEGINS = frozenset("-" + INVISIBLE)
_ALMOST = re.compile(r"(?:[-—–－─―_=~～*+·.] ?){2,}(?:ya?ml)?")  # what was meant as a line of ---
_CODE = re.compile(r"(?:`{3,}|~{3,}) ?\w*")
_MANY = 5  # lines without a key in a row that no header has
_NEAR_TOP = 5  # lines that may stand before a header by mistake


class Header(NamedTuple):
    """A header with its keys as typed, and the body that follows.

    `mapping` is None if there is no header at all. `body_line` is the body's first line in the file, from 1.
    """

    mapping: YamlMapping | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def read_header(text: str, file: str, keys: Schema) -> Header:
    """Header and body of a text with LF line ends (specification.md §1.4 and §1.6).

    A header that is missing or not closed is a problem, and yet its lines are read as far as they can be told
    from the body, so that their own faults are told in the same run.
    """
    lines = text.split("\n")
    cut = _find_bounds(lines, file, keys)
    if cut.begin is None:
        return Header(None, text, 1, tuple(cut.problems))
    reader = HeaderParser(file)
    mapping = reader.read(_number_lines(lines, cut.begin, cut.end), keys)
    end = _end_before_prose(lines, cut.begin, cut.end, reader.strays, keys) if not cut.problems else cut.end
    if end < cut.end:  # the --- that was found is a rule of the body
        reader = HeaderParser(file)
        mapping = reader.read(_number_lines(lines, cut.begin, end), keys)
        cut = _HeaderBounds(cut.begin, end, end, [_unclosed_problem(lines, file, cut.begin, end)])
    body = "\n".join(lines[cut.body :])
    return Header(mapping, body, cut.body + 1, (*cut.problems, *reader.problems))


class _HeaderBounds(NamedTuple):
    """Places in the list of lines, from 0: header in [begin, end), body from `body` on."""

    begin: int | None
    end: int
    body: int
    problems: list[Problem]


def _find_bounds(lines: list[str], file: str, keys: Schema) -> _HeaderBounds:
    first = next((index for index, line in enumerate(lines) if line.strip(INVISIBLE + " \t\u3000")), None)
    if first is None:
        return _HeaderBounds(None, 0, 0, [problem("header-missing", file, 1, case="empty")])
    if _is_fence(lines[first]):
        return _find_end(lines, file, keys, first + 1, [])
    opening, case = _misplaced_opening(lines, first, keys)
    if not case:
        return _HeaderBounds(
            None, 0, 0, [problem("header-missing", file, first + 1, text=excerpt(lines[first]))]
        )
    missing = problem("header-missing", file, first + 1, case=case, text=excerpt(lines[first]))
    return _find_end(lines, file, keys, opening, [missing], is_bare=case == "bare")


def _misplaced_opening(lines: list[str], first: int, keys: Schema) -> tuple[int, str]:
    """Where a header without its first `---` begins, and what was made of that line; case "" if there is none."""
    if _ALMOST.fullmatch(lines[first].strip()) and _holds_key(lines, first + 1, keys):
        return first + 1, "almost"
    if _has_known_key(lines[first], keys):
        return first, "bare"
    for index in range(first + 1, min(first + 1 + _NEAR_TOP, len(lines))):
        if _is_fence(lines[index]) and _holds_key(lines, index + 1, keys):
            return index + 1, "code" if _CODE.fullmatch(lines[first].strip()) else "before"
    if _CODE.fullmatch(lines[first].strip()) and _holds_key(lines, first + 1, keys):
        return first + 1, "code"
    return first, ""


def _find_end(
    lines: list[str], file: str, keys: Schema, begin: int, problems: list[Problem], is_bare: bool = False
) -> _HeaderBounds:
    """The cut of a header that begins at `begin`; with a problem if nothing closes it."""
    for index in range(begin, len(lines)):
        if _is_fence(lines[index]):
            return _HeaderBounds(begin, index, index + 1, problems)
    end = _header_end(lines, begin, keys)
    if is_bare:  # the sentence on the missing first line speaks of the last one too
        return _HeaderBounds(begin, end, end, problems)
    for index in range(begin, min(end + 2, len(lines))):
        line = lines[index]
        if line.strip() and _ALMOST.fullmatch(line.strip()):
            almost = problem(
                "header-unclosed", file, index + 1, case="almost", text=excerpt(line), opened=str(begin)
            )
            return _HeaderBounds(begin, index, index + 1, [*problems, almost])
    return _HeaderBounds(begin, end, end, [*problems, _unclosed_problem(lines, file, begin, end)])


def _unclosed_problem(lines: list[str], file: str, begin: int, end: int) -> Problem:
    """Told at the line before which `---` is missing; in an empty rest at the last line of the header."""
    last = max((i for i in range(begin, end) if lines[i].strip()), default=max(begin - 1, 0))
    return problem("header-unclosed", file, last + 1, text=excerpt(lines[last]), opened=str(begin))


def _header_end(lines: list[str], begin: int, keys: Schema) -> int:
    """Where a header that nothing closes gives way to the body: the place after its last line."""
    end, gap = begin, False
    for index in range(begin, len(lines)):
        line = lines[index]
        if not line.strip():
            gap = True
        elif _has_known_key(line, keys):
            end, gap = index + 1, False
        elif gap or (line[0] not in " \t-#" and not _looks_like_key(line)):
            break
        else:
            end = index + 1
    return end


def _end_before_prose(lines: list[str], begin: int, end: int, strays: list[int], keys: Schema) -> int:
    """Where the header ends if its `---` is missing and the one found is a rule further down; else `end`.

    Prose in a header shows itself by lines without a key, with empty lines around them or many of them, and
    no known key behind.
    """
    if not strays:
        return end
    first = strays[0] - 1
    keys_behind = any(_has_known_key(lines[index], keys) for index in range(first, end))
    last_key = max(
        (index for index in range(begin, first) if _has_known_key(lines[index], keys)), default=begin
    )
    gaps = [index for index in range(last_key, strays[-1]) if not lines[index].strip()]
    if (not gaps and len(strays) < _MANY) or (keys_behind and len(strays) < 3):
        return end
    return min([*gaps[:1], first])


def _number_lines(lines: list[str], begin: int, end: int) -> list[HeaderLine]:
    return [HeaderLine(number, line) for number, line in enumerate(lines[begin:end], begin + 1)]


def _is_fence(line: str) -> bool:
    return line[:1] in _FENCE_BEGINS and line.rstrip(" \t\u3000" + INVISIBLE).lstrip(INVISIBLE) == "---"


def _holds_key(lines: list[str], begin: int, keys: Schema) -> bool:
    """Whether one of the next lines has a key of ours."""
    return any(_has_known_key(line, keys) for line in lines[begin : begin + _NEAR_TOP])


def _has_known_key(line: str, keys: Schema) -> bool:
    head, colon, _ = line.strip().replace("：", ":", 1).partition(":")
    return bool(colon) and keys.find(head.strip()) is not None


def _looks_like_key(line: str) -> bool:
    head, colon, _ = line.replace("：", ":", 1).partition(":")
    return bool(colon) and " " not in head.strip() and len(head) < 12
