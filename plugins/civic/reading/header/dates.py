"""A date or date-time as people type it (specification.md §1.6)."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from civic.core.periods import FIRST_YEAR, LAST_YEAR, SHANGHAI

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})"
    r"|\.(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})|年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日)"
    r"(?:(?:[Tt]|[ \t\u3000\xa0]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"[ \t]*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_ALMOST_DATE = re.compile(
    r"(?P<year>\d{4}|\d{2})\D{0,3}(?P<month>\d{1,2})\D{1,3}(?P<day>\d{1,2})[日号]?"
    r"\D{0,6}(?:(?P<hour>\d{1,2})[:时点](?P<minute>\d{2})分?(?::\d{2}(?:\.\d+)?)?Z?)?",
    re.ASCII,
)
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[月./-](\d{1,2})[日号]?", re.ASCII)


class Moment(NamedTuple):
    """A day, with a time if one was given."""

    day: date
    time: time | None = None


_Refusal = tuple[str, dict[str, str]]


def moment_of(text: str) -> Moment | _Refusal:
    """A date or date-time in any of the forms of specification.md §1.6, or (code, facts) of what is wrong with it.

    A time with an offset is converted to Shanghai's, which may change the day.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return _date_refusal(text)
    year = int(match["year"])
    month = int(match["m1"] or match["m2"] or match["m3"] or match["m4"])
    day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
    refusal = _day_refusal(year, month, day)
    if refusal:
        return refusal
    if match["hour"] is None:
        return Moment(date(year, month, day))
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return "date-impossible", {"case": "time"}
    if not match["offset"]:
        return Moment(date(year, month, day), time(hour, minute, second))
    try:
        there = datetime(year, month, day, hour, minute, second, tzinfo=_zone(match["offset"]))
        moment = there.astimezone(SHANGHAI)
    except ValueError:
        return "date-impossible", {"case": "offset"}
    return _year_refusal(moment.year) or Moment(moment.date(), moment.time())


def _zone(offset: str) -> timezone:
    if offset in "Zz":
        return UTC
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:])))


def _day_refusal(year: int, month: int, day: int) -> _Refusal | None:
    refusal = _year_refusal(year)
    if refusal:
        return refusal
    if not 1 <= month <= 12:
        return "date-impossible", {"case": "month", "month": str(month)}
    if 1 <= day <= 28:  # as many as the shortest month has
        return None
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        right = f"{year}-{month:02}-{last}"
        return "date-impossible", {"year": str(year), "month": str(month), "last": str(last), "right": right}
    return None


def _year_refusal(year: int) -> _Refusal | None:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return "date-impossible", {"case": "year", "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


def _date_refusal(text: str) -> _Refusal:
    """Why a text is no date; if it is clear which one was meant, with the form in which to write it."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _ALMOST_DATE.fullmatch(plain) or _RUN_TOGETHER.fullmatch(plain)
    if match:
        year, month, day = (int(number) for number in match.groups()[:3])
        if year < 100:
            year += 2000
        if _day_refusal(year, month, day) is None:
            right = f"{year}-{month:02}-{day:02}"
            named = match.groupdict()
            if named.get("hour") and int(named["hour"]) < 24 and int(named["minute"]) < 60:
                right += f" {int(named['hour']):02}:{named['minute']}"
            return "date-wrong", {"case": "near", "right": right}
    match = _DAY_AND_MONTH.fullmatch(plain)
    if match and _day_refusal(2000, int(match[1]), int(match[2])) is None:
        return "date-wrong", {"case": "no-year", "rest": f"{int(match[1]):02}-{int(match[2]):02}"}
    return "date-wrong", {}
