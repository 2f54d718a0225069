"""Questions to whoever sits at the keyboard. Enter takes what is suggested; without a keyboard nothing is asked."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date

from civic import wording
from civic.reading.word.bylines import day_in


def can_ask() -> bool:
    """Whether somebody sits there: both the keyboard and the screen are those of a person."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask_title(file: str, value: str) -> str:
    answer = _answer(wording.ASK_TITLE.format(file=file, value=value))
    return answer if answer.isprintable() and answer else value


def ask_day(file: str, value: date) -> date:
    question = wording.ASK_DAY.format(file=file, value=value.isoformat())
    while answer := _answer(question):
        found = day_in(answer)
        if found is not None and not found.rest:
            return found.day
        question = wording.ASK_DAY_AGAIN
    return value


def ask_category(title: str, names: Sequence[str], suggestion: str) -> str:
    """One of the names, or "" if it is left open."""
    print(wording.ASK_CATEGORY.format(title=title))
    print("".join(f"  {n} {name}" for n, name in enumerate(names, start=1)))
    otherwise = wording.ASK_TAKES.format(name=suggestion) if suggestion else wording.ASK_LEAVES
    question = wording.ASK_NUMBER.format(otherwise=otherwise)
    while answer := _answer(question):
        if answer in names:
            return answer
        if re.fullmatch("[0-9]{1,3}", answer) and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        question = wording.ASK_NUMBER_AGAIN.format(count=len(names))
    return suggestion


def _answer(question: str) -> str:
    """What was typed, blanks folded; "" for Enter and where the input has ended."""
    try:
        return " ".join(unicodedata.normalize("NFKC", input(question)).split())
    except EOFError:
        print()
        return ""
