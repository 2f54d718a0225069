"""The tally against its slow double, and what must hold of it whatever is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from civic.core.model import Site
from civic.core.periods import Period, Year, parse
from civic.core.tally.tally import Tally
from tests.core.generated_sites import DAYS, sites
from tests.core.tally import slow_tally
from tests.core.tally.told import index_json, index_of

PERIODS = st.sampled_from(
    [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
        "2025-Q4",
        "2026-Q1",
        "2025-H2",
        "2026-H1",
        "2025",
        "2026",
        "2027",
    ]
).map(parse)
SUMMED = ("submissions", "late", "months_due", "months_met", "adoptions", "base", "extra", "adopted")
SUMMED += ("penalty", "adjustments", "points")

counted = settings(max_examples=250, deadline=None, derandomize=True)
fewer = settings(max_examples=60, deadline=None, derandomize=True)


@counted
@given(sites(), PERIODS, DAYS)
def test_the_tally_agrees_with_the_slow_one(site: Site, period: Period, as_of: date) -> None:
    assert index_of(site, period, as_of) == slow_tally.index(site, str(period), as_of)


def rows(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["key"]: row for group in values["groups"] for row in group["rows"]}


@fewer
@given(sites(), st.sampled_from(["2025", "2026"]).map(parse), DAYS)
def test_a_period_is_the_sum_of_its_months(site: Site, year: Period, as_of: date) -> None:
    tally = Tally.of(site, as_of)
    months = [rows(index_json(tally.standings(month))) for month in year.months()]
    for key, row in rows(index_json(tally.standings(year))).items():
        for name in SUMMED:
            assert Decimal(row[name]) == sum((Decimal(month[key][name]) for month in months), Decimal(0))
    for part, size in (("Q", 3), ("H", 6)):
        for number in range(12 // size):
            inside = months[number * size : (number + 1) * size]
            span = index_json(tally.standings(parse(f"{year}-{part}{number + 1}")))
            for key, row in rows(span).items():
                assert Decimal(row["points"]) == sum(Decimal(month[key]["points"]) for month in inside)


@fewer
@given(sites(), PERIODS, DAYS)
def test_every_number_of_a_row_follows_from_its_parts(site: Site, period: Period, as_of: date) -> None:
    for row in rows(index_of(site, period, as_of)).values():
        added = [Decimal(adoption["points"]) for item in row["items"] for adoption in item["adoptions"]]
        assert row["submissions"] == sum(item["counted"] for item in row["items"])
        assert row["submissions"] == sum(row["categories"].values())
        assert row["adoptions"] == len(added)
        assert Decimal(row["adopted"]) == sum(added)
        parts = [Decimal(row[name]) for name in ("base", "extra", "adopted", "adjustments")]
        assert Decimal(row["points"]) == sum(parts) - Decimal(row["penalty"])
        assert row["months_met"] <= row["submissions"]
        assert 0 <= row["late"] <= row["submissions"]
        if isinstance(period, Year):
            assert Decimal(row["raw"]) == max(Decimal(0), Decimal(row["points"]))
            assert Decimal(0) <= Decimal(row["bonus"]) <= Decimal(row["raw"])


@fewer
@given(sites(), PERIODS, DAYS)
def test_ranks_follow_points_and_skip_after_equals(site: Site, period: Period, as_of: date) -> None:
    for group in index_of(site, period, as_of)["groups"]:
        points = [Decimal(row["points"]) for row in group["rows"]]
        assert points == sorted(points, reverse=True)
        assert [row["rank"] for row in group["rows"]] == [1 + points.index(own) for own in points]


@fewer
@given(sites(), DAYS)
def test_a_piece_is_one_submission_and_adds_no_more_than_its_rules_allow(site: Site, as_of: date) -> None:
    tally = Tally.of(site, as_of)
    years = [rows(index_json(tally.standings(Year(number)))) for number in (2025, 2026)]
    pieces = tally.ledger.pieces.values()
    assert sum(row["submissions"] for year in years for row in year.values()) == sum(
        piece.first is not None for piece in pieces
    )
    for piece in pieces:
        added = sum((booked.added for booked in piece.adoptions), Decimal(0))
        values = [booked.value for booked in piece.adoptions]
        ways = {booked.rules.dedup for booked in piece.adoptions}
        if ways == {"highest"}:
            assert added == max(values)
        elif ways == {"sum"}:
            assert added == sum(values)
        else:
            assert max(values, default=0) <= added <= sum(values)


@fewer
@given(sites(), PERIODS, DAYS)
def test_the_order_of_the_files_changes_nothing(site: Site, period: Period, as_of: date) -> None:
    turned = replace(site, items=tuple(reversed(site.items)), units=tuple(reversed(site.units)))
    assert index_of(turned, period, as_of) == index_of(site, period, as_of)


@fewer
@given(sites(), PERIODS, DAYS)
def test_the_values_hold_no_floats(site: Site, period: Period, as_of: date) -> None:
    def check(value: object) -> None:
        assert isinstance(value, (str, int, dict, list, type(None)))
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for part in parts:
            check(part)

    check(index_of(site, period, as_of))
