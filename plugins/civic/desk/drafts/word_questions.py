"""What a Word file does not say is asked of whoever sits at the keyboard; where nobody does, nothing is asked."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date

from civic.desk.terminal.prompts import InvalidAnswerError, NoAnswerError, accept_anything, ask
from civic.reading.word.bylines import only_day
from civic.wording import drafts as wording
from civic.wording.desk import ASK_ONE_NUMBER


def can_ask() -> bool:
    """Whether somebody sits there: both the keyboard and the screen are those of a person."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask_title(file: str, usual: str) -> str:
    try:
        return ask(wording.WORD_ASK_TITLE.format(file=file), accept_anything, usual)
    except NoAnswerError:
        return usual


def ask_day(file: str, usual: date) -> date:
    try:
        return ask(wording.WORD_ASK_DAY.format(file=file), _parse_day, usual.isoformat())
    except NoAnswerError:
        return usual


def ask_category(title: str, names: Sequence[str], usual: str) -> str:
    """One of the names, or "" if it is left open; Enter takes `usual`, or leaves it open if that is "" too."""

    def one(text: str) -> str:
        answer = unicodedata.normalize("NFKC", text)
        if not answer or answer in names:
            return answer
        if re.fullmatch("[0-9]{1,3}", answer) and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        raise InvalidAnswerError(ASK_ONE_NUMBER.format(last=len(names)))

    print(wording.WORD_ASK_CATEGORY.format(title=title))
    print("".join(f"  {n} {name}" for n, name in enumerate(names, start=1)))
    try:
        return ask(wording.WORD_ASK_NUMBER if usual else wording.WORD_ASK_OR_NONE, one, usual)
    except NoAnswerError:
        return usual


def _parse_day(text: str) -> date:
    day = only_day(text)
    if day is None:
        raise InvalidAnswerError(wording.WORD_ASK_DAY_AGAIN)
    return day
