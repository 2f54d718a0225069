"""Standings as a page shows them: periods, rows, totals, rules, who owes (leaderboard_values.py)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from civic.core import addresses
from civic.core.model import Registry
from civic.core.periods import Month, Period
from civic.core.tally.ledger import OwingUnit
from civic.core.tally.standings import StandingsGroup, StandingsRow
from civic.core.tally.tally import Tally
from civic.pages.leaderboard_values import (
    LeaderboardGroupValue,
    LeaderboardRowValue,
    LeaderboardTotalValue,
    OwingUnitValue,
    OwingValue,
    PeriodValue,
    RulesValue,
)


def amount(value: Decimal) -> str:
    """Two places: "7.40", "-1.00". Amounts have no more than two."""
    return f"{value:.2f}"


def share(writers: int, staff: int | None) -> str:
    """Share of staff who write, in whole per cent, half up; "" where no staff is given.

    >>> share(2, 9)
    '22'
    """
    return str((writers * 200 + staff) // (staff * 2)) if staff else ""


def period_value(
    period: Period, paged: Collection[Period], *, shown: Period | None = None, address: str | None = None
) -> PeriodValue:
    """A period in numbers; it is linked if it is among those with a page, or to `address` if that is given."""
    if address is None:
        address = addresses.leaderboard(period) if period in paged else ""
    return {
        "code": str(period),
        "kind": period.kind,
        "year": period.year,
        "number": period.number,
        "address": address,
        "current": period == shown,
    }


def record_address(period: Period, unit: str) -> str:
    """Where every number of a unit in a period leads: `/leaderboard/2026/guangming/#2026-10`."""
    return f"{addresses.unit_year(period.year, unit)}#{period}"


def row_value(row: StandingsRow, period: Period, registry: Registry) -> LeaderboardRowValue:
    return {
        "rank": row.rank,
        "name": row.name,
        "address": record_address(period, row.key),
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
        "raw": None if row.raw is None else amount(row.raw),
        "bonus": None if row.bonus is None else amount(row.bonus),
        "writers": row.writers,
        "staff": row.staff,
        "share": share(row.writers, row.staff),
        "categories": [row.categories.get(term.key, 0) for term in registry.categories],
    }


def group_value(group: StandingsGroup, period: Period, registry: Registry) -> LeaderboardGroupValue:
    rows = [row_value(row, period, registry) for row in group.rows]
    return {"kind": group.kind.value, "rows": rows, "total": _total(rows)}


def _total(rows: Sequence[LeaderboardRowValue]) -> LeaderboardTotalValue:
    staffs = [row["staff"] for row in rows if row["staff"] is not None]
    staff = sum(staffs) if len(staffs) == len(rows) else None
    writers = sum(row["writers"] for row in rows)
    return {
        "units": len(rows),
        "submissions": sum(row["submissions"] for row in rows),
        "late": sum(row["late"] for row in rows),
        "adoptions": sum(row["adoptions"] for row in rows),
        "writers": writers,
        "share": share(writers, staff),
        "categories": [sum(column) for column in zip(*(row["categories"] for row in rows), strict=True)],
    }


def rules_value(registry: Registry, year: int) -> RulesValue:
    """The block used for a year, and what each outlet is worth in it."""
    rules = registry.rules_of(year)
    return {
        "year": year,
        "monthly_min": rules.monthly_min,
        "task_done": amount(rules.task_done),
        "extra_piece": amount(rules.extra_piece),
        "extra_max": amount(rules.extra_max),
        "missing": amount(rules.missing),
        "void_penalty": amount(rules.void_penalty),
        "headline_factor": amount(rules.headline_factor),
        "dedup": rules.dedup,
        "late": rules.late,
        "yearly_cap": amount(rules.yearly_cap),
        "outlets": [
            {
                "name": outlet.name,
                "level": outlet.level,
                "points": amount(outlet.points_in(year)),
            }
            for outlet in registry.outlets
        ],
    }


def owing_value(tally: Tally) -> OwingValue:
    """Who still owes a piece in the month of D."""
    month = Month.of(tally.as_of)

    def unit_value(owing: OwingUnit) -> OwingUnitValue:
        return {
            "name": owing.unit.name,
            "address": record_address(month, owing.unit.key),
            "submissions": owing.submissions,
            "owed": owing.owed,
        }

    return {
        "last_day": month.last_day.isoformat(),
        "days_left": (month.last_day - tally.as_of).days,
        "units": [unit_value(owing) for owing in tally.ledger.owing_units()],
    }
