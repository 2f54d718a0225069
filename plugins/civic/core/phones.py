"""Telephone numbers as people write them, and as a phone dials them."""

from __future__ import annotations

import re
from functools import lru_cache

_SEPARATOR = "[-–—－ ]?"
_WRITTEN_NUMBER = re.compile(rf"\+?\d(?:{_SEPARATOR}\d){{2,}}", re.ASCII)


def dial_string(number: str) -> str:
    """Of a telephone number what is dialled: `0456-8400000` -> `04568400000`."""
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


def parse_phones(text: str) -> tuple[tuple[str, str], ...]:
    """A field that may hold several numbers, as (what is shown, what is dialled); the latter may be "".

    >>> parse_phones("0456-8400000（办公室）、8400001")
    (('0456-8400000（办公室）', '04568400000'), ('8400001', '8400001'))
    """
    parts = (part.strip() for part in re.split("[、，,；;]", text))
    found = ((part, _WRITTEN_NUMBER.search(part)) for part in parts if part)
    return tuple((part, dial_string(number[0]) if number else "") for part, number in found)


@lru_cache(maxsize=1024)
def phone_pattern(phones: tuple[str, ...]) -> re.Pattern[str] | None:
    """Matches each of the numbers, with or without `-` or a blank between digits.

    One of `phones` may hold several numbers: `0456-8400000、8400001`.
    """
    numbers = {dial_string(found) for phone in phones for found in _WRITTEN_NUMBER.findall(phone)}
    longest_first = sorted(numbers, key=lambda number: (-len(number), number))
    return re.compile("|".join(map(_number_pattern, longest_first))) if numbers else None


def _number_pattern(number: str) -> str:
    first, *rest = map(re.escape, number)
    # the look behind stands behind the first digit, so that the search runs from digit to digit
    return _SEPARATOR.join([rf"{first}(?<![0-9A-Za-z+.\-]{first})", *rest]) + "(?![0-9A-Za-z])"
