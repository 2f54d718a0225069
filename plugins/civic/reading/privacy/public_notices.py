"""Lists of people that are put up for everybody to see (名单公示): how long they may stay (specification.md §7.4).

They belong on the board of the community for seven working days. On the site they are let through only with a day on which
they go.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from civic.core.model import normalize_name

WORKING_DAYS = 7
_CALLED = ("名单公示", "公示名单")
_WEEKEND = 5  # Saturday, as date.weekday() counts


def is_list_of_people(title: str, tags: Iterable[str]) -> bool:
    """Whether its title or one of its tags says so; blanks in them do not count."""
    return any(word in normalize_name(text) for text in (title, *tags) if "示" in text for word in _CALLED)


def last_day(day: date) -> date:
    """The last working day on which what came out on `day` may still expire.

    >>> last_day(date(2026, 9, 28))
    datetime.date(2026, 10, 13)

    The days off of a year are fixed by the State Council in the autumn before; while they are not known, Saturdays and
    Sundays are taken for them.
    """
    found = 0
    while found < WORKING_DAYS:
        day += timedelta(days=1)
        found += _is_working_day(day)
    return day


def _is_working_day(day: date) -> bool:
    from chinese_calendar import is_workday  # most sites never need it

    try:
        return bool(is_workday(day))
    except NotImplementedError:  # so the library says that it has no holidays of that year
        return day.weekday() < _WEEKEND
