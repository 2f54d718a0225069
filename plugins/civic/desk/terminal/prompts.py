"""Questions on the screen and their answers, one line each, from a keyboard or from a pipe.

    name = ask("单位名称", check=_name)

An answer that will not do is refused with its reason and asked for again. Where the answers end too early,
NoAnswerError is raised: nobody is there to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar
from unicodedata import normalize

from civic.wording import desk as wording

T = TypeVar("T")

_NUMBERS = re.compile(r"([0-9]+)(?:[-~至到]([0-9]+))?")
_GAPS = re.compile(r"[\s,，、;；]+")


class InvalidAnswerError(Exception):
    """An answer that will not do; its text is the reason, a sentence."""


class NoAnswerError(Exception):
    """The answers have ended before the questions did."""


def ask(question: str, check: Callable[[str], T], usual: str = "") -> T:
    """The answer as `check` understands it. An empty one means `usual`, which is shown."""
    prompt = wording.ASK_WITH_USUAL.format(question=question, usual=usual) if usual else f"{question}："
    while True:
        text = _read_line(prompt)
        try:
            if not text.isprintable():
                raise InvalidAnswerError(wording.ASK_UNPRINTABLE)
            return check(text or usual)
        except InvalidAnswerError as refused:
            print(wording.ASK_AGAIN.format(reason=refused))


def accept_anything(text: str) -> str:
    """A `check` that takes what is said, or nothing."""
    return text


def choose(question: str, choices: Sequence[str], usual: int | None = None) -> int:
    """The place of one of several, numbered from 1 on the screen; `usual` is the place that an empty answer means."""
    _print_choices(choices)

    def one(text: str) -> int:
        number = normalize("NFKC", text)
        if not (number.isascii() and number.isdecimal() and 1 <= int(number) <= len(choices)):
            raise InvalidAnswerError(wording.ASK_ONE_NUMBER.format(last=len(choices)))
        return int(number) - 1

    return ask(question, one, "" if usual is None else str(usual + 1))


def choose_some(question: str, choices: Sequence[str]) -> list[int]:
    """The places of some of several, at least one, ascending: `1 3 5-8`."""
    _print_choices(choices)

    def some(text: str) -> list[int]:
        chosen: set[int] = set()
        for word in filter(None, _GAPS.split(normalize("NFKC", text))):
            found = _NUMBERS.fullmatch(word)
            first = int(found[1]) if found else 0
            last = int(found[2] or first) if found else 0
            if not 1 <= first <= last <= len(choices):
                raise InvalidAnswerError(wording.ASK_NUMBERS.format(word=word, last=len(choices)))
            chosen.update(range(first - 1, last))
        if not chosen:
            raise InvalidAnswerError(wording.ASK_NONE_CHOSEN)
        return sorted(chosen)

    return ask(question, some)


def confirm(question: str) -> bool:
    """是 or 否; nothing else will do, since something hangs on it."""

    def yes(text: str) -> bool:
        word = normalize("NFKC", text).lower()
        if word not in wording.ASK_YES + wording.ASK_NO:
            raise InvalidAnswerError(wording.ASK_YES_OR_NO)
        return word in wording.ASK_YES

    return ask(question, yes)


def _print_choices(choices: Sequence[str]) -> None:
    width = len(str(len(choices)))
    for number, choice in enumerate(choices, start=1):
        print(f"  {number:>{width}}. {choice}")


def _read_line(prompt: str) -> str:
    """A line that was typed, blanks folded; a pipe may begin with a BOM."""
    try:
        return " ".join(input(prompt).lstrip("\ufeff").split())
    except EOFError:
        print()
        raise NoAnswerError from None
