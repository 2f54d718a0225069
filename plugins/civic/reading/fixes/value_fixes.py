"""One value of a field as it is written best, where that is beyond doubt.

fix_date("2026年10月9日 8:30")     # ValueFix("2026-10-09 8:30", was_understood=True)
fix_date("２０２６-10-9")          # ValueFix("2026-10-09", was_understood=False)
fix_date("26-10-9")               # None: which of the three is the year?
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from civic.core.model import normalize_name
from civic.reading.header.dates import Moment, moment_of
from civic.reading.header.values import is_address_of_header
from civic.reading.schema.field import Choice
from civic.reading.text.slugs import is_slug
from civic.reading.text.suggestions import certain_meaning


class ValueFix(NamedTuple):
    """`was_understood`: the value as it stands is read without complaint, and means the same."""

    text: str
    was_understood: bool


_DAY = re.compile(
    r"(?P<year>\d{4}) ?[-–—/.年] ?(?P<month>\d{1,2}) ?[-–—/.月] ?(?P<day>\d{1,2})(?: ?[日号])?"
    r"|(?P<year8>\d{4})(?P<month8>\d{2})(?P<day8>\d{2})(?!\d)",
    re.ASCII,
)
_TIME = re.compile(r"[T ]*(\d{1,2})[:时点](\d{2})分?", re.ASCII)


def fix_date(text: str) -> ValueFix | None:
    """A day as `2026-10-09`, its time as it was typed. A year of two digits stays: it may be the day."""
    meant = moment_of(text)
    understood = isinstance(meant, Moment)
    plain = text if understood else unicodedata.normalize("NFKC", text).strip()
    found = _DAY.match(plain)
    if found is None:
        return None
    year, month, day = (found[name] or found[name + "8"] for name in ("year", "month", "day"))
    rest = plain[found.end() :]
    if rest and not understood:
        time = _TIME.fullmatch(rest)
        if time is None:
            return None
        rest = f" {time[1]}:{time[2]}"
    right = f"{year}-{int(month):02}-{int(day):02}{rest}"
    reads = moment_of(right)
    if right == text or not isinstance(reads, Moment) or (understood and reads != meant):
        return None
    return ValueFix(right, understood)


def fix_name(text: str, choice: Choice) -> ValueFix | None:
    """The whole name for a short one, an alias, or a slip that can mean only one thing. Keys stay keys."""
    key = choice.by_name.get(normalize_name(text))
    if key is not None:
        right = key if normalize_name(text) == key else choice.names[key]
        return ValueFix(right, True) if right != text else None
    meant = certain_meaning(
        text, {spelling: choice.by_name[normalize_name(spelling)] for spelling in choice.spellings}
    )
    return ValueFix(choice.names[meant], False) if meant else None


def fix_slug(text: str) -> ValueFix | None:
    """Capital and full-width letters and digits as an address has them."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    return ValueFix(plain, False) if not is_slug(text) and is_slug(plain) else None


def fix_url(text: str) -> ValueFix | None:
    """A web address that was typed with full-width letters or marks."""
    plain = unicodedata.normalize("NFKC", text)
    return ValueFix(plain, False) if not is_address_of_header(text) and is_address_of_header(plain) else None


def fix_digits(text: str) -> ValueFix | None:
    """Full-width digits as plain ones."""
    plain = unicodedata.normalize("NFKC", text)
    return ValueFix(plain, False) if plain != text and plain.isascii() and plain.isdecimal() else None
