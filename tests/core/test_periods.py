"""Periods: how they are written, what they hold, and which of them have a leaderboard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from civic.core.model import Adoption, Item, Void, VoidReason
from civic.core.periods import Half, Month, Period, Quarter, Year, parse, periods_with_page
from tests.core.sample_site import item, site, unit


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-10", Month(2026, 10)),
        ("2026-Q3", Quarter(2026, 3)),
        ("2026-H2", Half(2026, 2)),
        ("2026", Year(2026)),
        ("0099-01", Month(99, 1)),
    ],
)
def test_a_period_is_read_as_it_is_printed(text: str, period: Period) -> None:
    assert parse(text) == period
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "26", "2026-1", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-q3", "2026-H3"),
        *("0000", "0000-10", " 2026", "2026\n", "２０２６", "2026-１０", "2026/10", "2026-Q", "2026-10-09"),
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="no"):
        parse(text)


def test_a_period_knows_its_first_and_last_day() -> None:
    spans = {str(p): (p.first_day, p.last_day) for p in map(parse, ("2028-02", "2026-Q4", "2026-H1", "2026"))}
    assert spans == {
        "2028-02": (date(2028, 2, 1), date(2028, 2, 29)),
        "2026-Q4": (date(2026, 10, 1), date(2026, 12, 31)),
        "2026-H1": (date(2026, 1, 1), date(2026, 6, 30)),
        "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    }


def test_a_period_is_made_of_months() -> None:
    assert parse("2026-10").months() == (Month(2026, 10),)
    assert parse("2026-Q2").months() == (Month(2026, 4), Month(2026, 5), Month(2026, 6))
    assert parse("2026-H2").months() == tuple(Month(2026, n) for n in (7, 8, 9, 10, 11, 12))
    assert len(parse("2026").months()) == 12


@pytest.mark.parametrize("period", ["2026-09", "2026-Q3", "2026-H2", "2026"])
def test_a_period_holds_its_days_and_no_others(period: str) -> None:
    span = parse(period)
    assert span.contains(date(2026, 9, 30))
    assert span.contains(span.first_day)
    assert span.contains(span.last_day)
    assert not span.contains(date(2025, 9, 30))
    assert not span.contains(date(span.first_day.year - 1, 12, 31))
    assert not span.contains(date(2027, 1, 1))


def test_a_month_is_over_once_its_last_day_is_before_the_day() -> None:
    october = Month(2026, 10)
    assert not october.is_over(date(2026, 10, 31))
    assert october.is_over(date(2026, 11, 1))
    assert not Year(9999).is_over(date(9999, 12, 31))


def test_a_day_lies_in_one_period_of_each_kind() -> None:
    day = date(2026, 7, 1)
    assert [str(kind.of(day)) for kind in (Month, Quarter, Half, Year)] == [
        "2026-07",
        "2026-Q3",
        "2026-H2",
        "2026",
    ]


def test_neighbours_cross_the_year_and_end_with_the_calendar() -> None:
    assert Month(2026, 12).neighbour(1) == Month(2027, 1)
    assert Month(2026, 1).neighbour(-1) == Month(2025, 12)
    assert Quarter(2026, 1).neighbour(-1) == Quarter(2025, 4)
    assert Half(2026, 2).neighbour(1) == Half(2027, 1)
    assert Year(2026).neighbour(-1) == Year(2025)
    assert Year(9999).neighbour(1) is None
    assert Month(1, 1).neighbour(-1) is None


def test_longer_periods_hold_shorter_ones() -> None:
    assert list(map(str, Month(2026, 10).longer_periods())) == ["2026-Q4", "2026-H2", "2026"]
    assert list(map(str, Quarter(2026, 2).longer_periods())) == ["2026-H1", "2026"]
    assert Year(2026).longer_periods() == ()
    assert Month(2026, 10).shorter_periods() == ()
    assert list(map(str, Half(2026, 2).shorter_periods())) == [
        *("2026-Q3", "2026-Q4"),
        *("2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"),
    ]
    assert [
        len([p for p in Year(2026).shorter_periods() if p.kind == k]) for k in ("half", "quarter", "month")
    ] == [2, 4, 12]


# --- which of them have a leaderboard -------------------------------------------------------------

NOVEMBER_5 = date(2026, 11, 5)


def paged(*posts: Item, opened: date | None = None, as_of: date = NOVEMBER_5) -> list[str]:
    content = site([unit("guangming", opened=opened)], list(posts))
    return [str(period) for period in periods_with_page(content, as_of)]


def post(day: date, **more: Any) -> Item:
    return item("guangming", "a.md", **{"day": day, "reported": None, **more})


def test_leaderboards_reach_from_the_earliest_day_to_the_day_and_cover_what_holds_them() -> None:
    assert paged(opened=date(2026, 9, 30)) == [
        *("2026-09", "2026-10", "2026-11", "2026-Q3", "2026-Q4", "2026-H2", "2026")
    ]
    assert paged(opened=date(2025, 12, 31), as_of=date(2026, 1, 1)) == [
        *("2025-12", "2026-01", "2025-Q4", "2026-Q1", "2025-H2", "2026-H1", "2025", "2026")
    ]


def test_the_earliest_day_is_one_of_report_adoption_void_or_opened() -> None:
    day = date(2026, 10, 9)
    september, void = date(2026, 9, 30), Void(VoidReason.FALSE, date(2026, 9, 1))
    assert paged(post(day))[0] == "2026-11"
    assert paged(post(day, reported=september))[0] == "2026-09"
    assert paged(post(day, adoptions=(Adoption("heihe-daily", september),)))[0] == "2026-09"
    assert paged(post(day, void=void))[0] == "2026-09"
    assert paged(post(day, reported=day), opened=september)[0] == "2026-09"


def test_a_day_after_the_day_opens_nothing() -> None:
    assert paged(post(date(2026, 10, 9), reported=date(2026, 12, 1)), opened=date(2027, 1, 1))[0] == "2026-11"


def test_drafts_and_waiting_posts_open_no_leaderboard() -> None:
    assert paged(post(date(2026, 5, 1), reported=date(2026, 5, 1), status="draft"))[0] == "2026-11"
    assert paged(post(date(2026, 11, 6), reported=date(2026, 5, 1)))[0] == "2026-11"


def test_a_leaderboard_keeps_its_address_when_its_only_post_becomes_void() -> None:
    day = date(2026, 8, 1)
    assert paged(post(day, reported=day, void=Void(VoidReason.FALSE, NOVEMBER_5)))[0] == "2026-08"


def test_the_month_of_the_day_has_a_leaderboard_though_nothing_ever_happened() -> None:
    assert paged() == ["2026-11", "2026-Q4", "2026-H2", "2026"]
