"""Standings: a leaderboard as a value, and in the plain form of its index.json (specification.md §3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from civic.core.model import Kind
from civic.core.periods import Period


@dataclass(frozen=True, slots=True)
class AdoptionLine:
    """An adoption of the unit that lies in the period, with what it added."""

    outlet: str  # key
    day: date
    points: Decimal


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece of which a submission or an adoption of the unit lies in the period, as the unit told it."""

    id: str
    title: str
    url: str | None  # below the site's own path; None if the post has no page on D
    reported: date | None  # if it counts for this unit
    received: date | None  # likewise; None also where the day is not known
    counted: bool  # `reported` lies in this period
    adoptions: tuple[AdoptionLine, ...]


@dataclass(frozen=True, slots=True)
class StandingsRow:
    """A unit in a period. `raw` and `bonus` only in a year."""

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
    raw: Decimal | None
    bonus: Decimal | None
    writers: int
    staff: int | None
    categories: tuple[
        tuple[str, int], ...
    ]  # (key, submissions), in the order of taxonomy.yaml, without zeros
    items: tuple[PieceLine, ...]


@dataclass(frozen=True, slots=True)
class StandingsGroup:
    """The units of one kind, in the order shown."""

    kind: Kind
    rows: tuple[StandingsRow, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    period: Period
    as_of: date
    rules: str  # year of the block used for the period's year, or "default"
    groups: tuple[StandingsGroup, ...]

    def values(self) -> dict[str, Any]:
        """index.json as plain values, keys in the order of specification.md §3.6; amounts are text with two places."""
        return {
            "period": str(self.period),
            "as_of": self.as_of.isoformat(),
            "rules": self.rules,
            "groups": [
                {"kind": str(group.kind), "rows": [_row(row) for row in group.rows]} for group in self.groups
            ],
        }


def amount(value: Decimal) -> str:
    """Two places: "7.40", "-1.00". Amounts that are booked have no more than two."""
    return f"{value:.2f}"


def _row(row: StandingsRow) -> dict[str, Any]:
    yearly = (
        {} if row.raw is None or row.bonus is None else {"raw": amount(row.raw), "bonus": amount(row.bonus)}
    )
    return {
        "rank": row.rank,
        "key": row.key,
        "code": row.code,
        "name": row.name,
        "submissions": row.submissions,
        "late": row.late,
        "months_due": row.months_due,
        "months_met": row.months_met,
        "adoptions": row.adoptions,
        "base": amount(row.base),
        "extra": amount(row.extra),
        "adopted": amount(row.adopted),
        "penalty": amount(row.penalty),
        "adjustments": amount(row.adjustments),
        "points": amount(row.points),
        **yearly,
        "writers": row.writers,
        "staff": row.staff,
        "categories": dict(row.categories),
        "items": [_item(line) for line in row.items],
    }


def _item(line: PieceLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "url": line.url,
        "reported": line.reported.isoformat() if line.reported else None,
        "received": line.received.isoformat() if line.received else None,
        "counted": line.counted,
        "adoptions": [
            {"outlet": a.outlet, "date": a.day.isoformat(), "points": amount(a.points)}
            for a in line.adoptions
        ],
    }
