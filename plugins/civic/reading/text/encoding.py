"""Bytes of a text file as text, whatever the editor made of them, with what is wrong about the bytes.

Readers get text without BOM, with LF line ends and without control characters, so that every later step may
count lines and characters plainly. A file in GBK or UTF-16 is a problem, and yet it is read on, so that the
writer hears of everything else in the same run.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from civic.core.problems import Problem, problem

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # no feed or page may carry these
_HAN = "[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]"  # compiled where it is needed: in few files
_NON_ASCII = re.compile("[^\x00-\x7f]")
_CONTEXT = 8  # characters before a control character, so that it can be found


class DecodedText(NamedTuple):
    """`text` is "" if the bytes are no text at all."""

    text: str
    problems: tuple[Problem, ...]


def decode(data: bytes, file: str) -> DecodedText:
    """The text of a file and the problems of its encoding and its control characters (specification.md §1.7)."""
    text, told = decode_verbatim(data, file)
    problems = list(told)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if CONTROL.search(text):
        problems.extend(_control_characters(text, file))
        text = CONTROL.sub("", text)
    return DecodedText(text, tuple(problems))


def decode_verbatim(data: bytes, file: str) -> DecodedText:
    """The text without its BOM, else to the letter: with its line ends and its control characters."""
    problems: list[Problem] = []
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        text = _decode_fallback(data, error, file, problems)
    else:
        if 0 in data and data.count(0) > len(data) // 8 and (wide := _decode_utf16(data)) is not None:
            problems.append(problem("encoding-utf16", file))  # UTF-16 without BOM, ASCII for the most part
            text = wide
    return DecodedText(text, tuple(problems))


def _decode_fallback(data: bytes, error: UnicodeDecodeError, file: str, problems: list[Problem]) -> str:
    wide = _decode_utf16(data)
    if wide is not None:
        problems.append(problem("encoding-utf16", file))
        return wide
    lenient = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    broken, foreign = lenient.count("\ufffd"), len(_NON_ASCII.findall(lenient))
    if broken * 10 <= foreign:  # UTF-8 all the same, with a few bytes lost
        line = data.count(b"\n", 0, error.start) + 1
        before = data[: error.start].decode("utf-8", "ignore").rpartition("\n")[2][-_CONTEXT:]
        problems.append(problem("encoding-unknown", file, line, case="damaged", before=before))
        return lenient
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        chinese = ""
    if len(re.findall(_HAN, chinese)) * 2 > len(_NON_ASCII.findall(chinese)):
        problems.append(problem("encoding-gbk", file))
        return chinese
    problems.append(problem("encoding-unknown", file))
    return ""


def _decode_utf16(data: bytes) -> str | None:
    """The text if the bytes are UTF-16: told by its mark, else by the zero bytes beside each ASCII character."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif data.count(0) * 16 < len(data):
        return None
    else:
        encoding = "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _control_characters(text: str, file: str) -> list[Problem]:
    """One problem for each line that holds any: the first of them, and what stands before it."""
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        match = CONTROL.search(line)
        if match:
            before = CONTROL.sub("", line[: match.start()])[-_CONTEXT:]
            case = {"case": "after"} if before.strip() else {}
            code = f"U+{ord(match.group()):04X}"
            problems.append(
                problem("control-character", file, number, None, code=code, before=before, **case)
            )
    return problems
