"""Standings: a leaderboard as a value.

It has one form. Its JSON, field by field, is that of index.json (specification.md §3.6), and the tables are made of the same rows
(render/table.py).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from civic.core.model import Kind


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """An adoption of the unit that lies in the period, with what it added."""

    outlet: str  # key
    date: datetime.date
    points: Decimal


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece of which a submission or an adoption of the unit lies in the period, as the unit told it."""

    id: str
    title: str | None  # None if the post is void or withdrawn on D
    url: str | None  # below the site's own path; None if the post has no page on D
    reported: datetime.date | None  # if it counts for this unit
    received: datetime.date | None  # likewise; None also where the day is not known
    counted: bool  # `reported` lies in this period
    adoptions: tuple[AdoptionLine, ...]


@dataclass(frozen=True, slots=True)
class StandingsRow:
    """A unit in a period. Amounts have two places, as they were booked."""

    rank: int
    key: str
    code: str
    name: str
    submissions: int
    late: int  # submissions that came too late
    months_due: int
    months_met: int
    adoptions: int
    base: Decimal
    extra: Decimal
    adopted: Decimal
    penalty: Decimal  # a positive amount that was taken off
    adjustments: Decimal
    points: Decimal
    raw: Decimal | None  # None but in a year, as is `bonus`; files leave them out there
    bonus: Decimal | None
    writers: int
    staff: int | None
    categories: Mapping[str, int]  # submissions by key, in the order of taxonomy.yaml, without zeros
    items: tuple[PieceLine, ...]


def rank_rows(rows: Iterable[StandingsRow]) -> tuple[StandingsRow, ...]:
    """The rows as they are shown: by points; equal points, equal rank, and the next rank skips: 1, 2, 2, 4
    (specification.md §3.5)."""
    order = sorted(rows, key=lambda r: (-r.points, -r.adopted, -r.adoptions, -r.months_met, r.code))
    ranked: list[StandingsRow] = []
    for place, row in enumerate(order, start=1):
        equal = ranked and ranked[-1].points == row.points
        ranked.append(replace(row, rank=ranked[-1].rank if equal else place))
    return tuple(ranked)


@dataclass(frozen=True, slots=True)
class StandingsGroup:
    """The units of one kind, in the order shown."""

    kind: Kind
    rows: tuple[StandingsRow, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """The leaderboard of a period."""

    period: str  # 2026-10, 2026-Q3, 2026-H2, 2026
    as_of: datetime.date
    rules: str  # year of the block used for the period's year, or "default"
    missing: tuple[str, ...]  # keys of units that are held back, sorted
    groups: tuple[StandingsGroup, ...]
