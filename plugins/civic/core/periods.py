"""Month, quarter, half-year and year: what the leaderboards are kept for (specification.md §2.2 and §3.4).

>>> str(parse("2026-Q3")), [str(month) for month in parse("2026-Q3").months()]
('2026-Q3', ['2026-07', '2026-08', '2026-09'])
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta, timezone
from typing import ClassVar, Self

from civic.core.model import ItemState, Site, item_state

SHANGHAI = timezone(timedelta(hours=8))  # without summer time since 1991, and without a data base of zones

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""A year before or after them is a slip (`0202`, `1026`), and would make thousands of empty leaderboards."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A whole number of months within one year; `number` says which of its kind, from 1.

    Use one of the four kinds below. Equal and ordered among its own kind. Raises ValueError for a year or a
    number that the calendar does not have.
    """

    year: int
    number: int = 1

    kind: ClassVar[str]  # month, quarter, half, year
    size: ClassVar[int]  # in months
    mark: ClassVar[str]  # before the number, when printed

    def __post_init__(self) -> None:
        if not (MINYEAR <= self.year <= MAXYEAR and 1 <= self.number <= 12 // self.size):
            raise ValueError(f"no such {self.kind}: {self.year}, {self.number}")

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.mark}{self.number}"

    @property
    def last_month(self) -> int:
        """1 to 12."""
        return self.number * self.size

    @property
    def first_day(self) -> date:
        return date(self.year, self.last_month - self.size + 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    def contains(self, day: date) -> bool:
        return day.year == self.year and self.last_month - self.size < day.month <= self.last_month

    def is_over(self, as_of: date) -> bool:
        """Over on a day if its last day is before that day."""
        return self.last_day < as_of

    def months(self) -> tuple[Month, ...]:
        return tuple(
            Month(self.year, number) for number in range(self.last_month - self.size + 1, self.last_month + 1)
        )

    @classmethod
    def of(cls, day: date) -> Self:
        """The period of this kind that holds the day."""
        return cls(day.year, (day.month - 1) // cls.size + 1)

    def neighbour(self, step: int) -> Self | None:
        """The period of this kind `step` further on (or back); None beyond the calendar."""
        index = self.year * (12 // self.size) + self.number - 1 + step
        year, number = divmod(index, 12 // self.size)
        return type(self)(year, number + 1) if MINYEAR <= year <= MAXYEAR else None

    def longer_periods(self) -> tuple[Period, ...]:
        """The longer periods that hold this one, shortest first."""
        return tuple(kind.of(self.first_day) for kind in PERIOD_KINDS if kind.size > self.size)

    def shorter_periods(self) -> tuple[Period, ...]:
        """The shorter periods within this one, longest first, then in time."""
        return tuple(
            kind(self.year, number)
            for kind in reversed(PERIOD_KINDS)
            if kind.size < self.size
            for number in range(
                (self.last_month - self.size) // kind.size + 1, self.last_month // kind.size + 1
            )
        )


@dataclass(frozen=True, slots=True, order=True)
class Month(Period):
    """Printed as 2026-10."""

    kind, size, mark = "month", 1, ""

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter(Period):
    """Printed as 2026-Q3."""

    kind, size, mark = "quarter", 3, "Q"


@dataclass(frozen=True, slots=True, order=True)
class Half(Period):
    """Printed as 2026-H2."""

    kind, size, mark = "half", 6, "H"


@dataclass(frozen=True, slots=True, order=True)
class Year(Period):
    """Printed as 2026."""

    kind, size, mark = "year", 12, ""

    def __str__(self) -> str:
        return f"{self.year:04d}"


PERIOD_KINDS: tuple[type[Period], ...] = (Month, Quarter, Half, Year)

_FORM = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|Q([1-4])|H([12])))?")


def parse(text: str) -> Period:
    """The period that is printed so: 2026-10, 2026-Q3, 2026-H2, 2026. Anything else: ValueError."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"not a period: {text!r}")
    year, month, quarter, half = found.groups()
    if month:
        return Month(int(year), int(month))
    if quarter:
        return Quarter(int(year), int(quarter))
    return Half(int(year), int(half)) if half else Year(int(year))


def periods_with_page(site: Site, as_of: date) -> tuple[Period, ...]:
    """The periods that have a leaderboard on a day (specification.md §2.8): months, quarters, halves, years, each in time.

    Every month from the earliest day of report, adoption, void or `opened` that is not after D, to D, and what
    holds one of them. Drafts and waiting posts count for nothing here either. The days of a void post do count: the
    leaderboards that it once stood on keep their addresses. With no such day at all there is the month of D, since
    `/leaderboard/` shows it.
    """
    first = Month.of(min((day for day in _days(site, as_of) if day <= as_of), default=as_of))
    months: list[Period] = []
    for year in range(first.year, as_of.year + 1):
        months += [m for m in Year(year).months() if first <= m <= Month.of(as_of)]
    longer = (kind.of(month.first_day) for kind in PERIOD_KINDS[1:] for month in months)
    return tuple(dict.fromkeys([*months, *longer]))


def _days(site: Site, as_of: date) -> Iterator[date]:
    for unit in site.units:
        if unit.opened is not None:
            yield unit.opened
    for post in site.posts:
        if item_state(post, as_of) in (ItemState.DRAFT, ItemState.WAITING):
            continue
        if post.reported is not None:
            yield post.reported
        if post.void is not None:
            yield post.void.day
        yield from (adoption.day for adoption in post.adoptions)
