"""A date or date-time as people type it (specification.md §1.6)."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.dates import Moment, moment_of


@pytest.mark.parametrize(
    "text", ["2026-10-09", "2026-10-9", "2026/10/9", "2026/10/09", "2026.10.9", "2026年10月9日"]
)
def test_a_day_in_every_form_of_the_contract(text):
    assert moment_of(text) == Moment(date(2026, 10, 9))


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-09 8:30",
        "2026-10-09 08:30",
        "2026-10-09T08:30",
        "2026/10/9  8:30:00",
        "2026.10.9 8:30",
        "2026年10月9日 8:30",
        "2026年10月9日　08:30:00",
        "2026-10-09 08:30+08:00",
        "2026-10-09 08:30 +0800",
        "2026-10-09T00:30:00Z",
        "2026-10-08T19:30:00-05:00",
    ],
)
def test_a_time_in_every_form_of_the_contract_is_that_of_shanghai(text):
    assert moment_of(text) == Moment(date(2026, 10, 9), time(8, 30))


def test_an_offset_may_change_the_day():
    assert moment_of("2026-10-08T23:00:00Z") == Moment(date(2026, 10, 9), time(7, 0))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("20261009", "2026-10-09"),
        ("2026-10/9", "2026-10-09"),
        ("2026 年 10 月 9 日", "2026-10-09"),
        ("2026年10月9号", "2026-10-09"),
        ("２０２６年１０月９日", "2026-10-09"),
        ("２０２６－１０－０９", "2026-10-09"),
        ("26/10/9", "2026-10-09"),
        ("2026。10。9", "2026-10-09"),
        ("2026-10-09 8：30", "2026-10-09 08:30"),
        ("2026年10月9日上午8点30分", "2026-10-09 08:30"),
        ("2026-10-09T08:30:00.000Z", "2026-10-09 08:30"),
        ("2026-10-09（周五）", "2026-10-09"),
    ],
)
def test_a_date_that_was_nearly_written_right_is_refused_with_the_right_form(text, right):
    assert moment_of(text) == ("date-wrong", {"case": "near", "right": right})


@pytest.mark.parametrize("text", ["10月9日", "10-9", "10.09", "10/9"])
def test_a_date_without_a_year_says_so(text):
    assert moment_of(text) == ("date-wrong", {"case": "no-year", "rest": "10-09"})


@pytest.mark.parametrize(
    "text", ["下周三", "今天", "2026", "2026-10", "十月九日", "9/10/2026", "x2026-10-09", "二〇二六"]
)
def test_anything_else_is_no_date(text):
    assert moment_of(text) == ("date-wrong", {})


FAR_YEAR = {"case": "year", "first": "1990", "last": "2100"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("2026-02-30", {"year": "2026", "month": "2", "last": "28", "right": "2026-02-28"}),
        ("2028-02-30", {"year": "2028", "month": "2", "last": "29", "right": "2028-02-29"}),
        ("2026年11月31日", {"year": "2026", "month": "11", "last": "30", "right": "2026-11-30"}),
        ("2026-10-00", {"year": "2026", "month": "10", "last": "31", "right": "2026-10-31"}),
        ("2026-13-45", {"case": "month", "month": "13"}),
        ("2026/0/1", {"case": "month", "month": "0"}),
        ("0000-01-01", FAR_YEAR),
        ("0202-10-09", FAR_YEAR),
        ("1026年10月9日", FAR_YEAR),
        ("1989-12-31", FAR_YEAR),
        ("2101/1/1", FAR_YEAR),
        ("2206-13-45 8:30", FAR_YEAR),
        ("1990-01-01 00:00+14:00", FAR_YEAR),
        ("2100-12-31 23:00-05:00", FAR_YEAR),
        ("2026-10-09 24:00", {"case": "time"}),
        ("2026-10-09 8:60", {"case": "time"}),
        ("2026-10-09 8:30:61", {"case": "time"}),
        ("2026-10-09 8:30+99:00", {"case": "offset"}),
    ],
)
def test_a_day_or_time_that_does_not_exist_is_told_with_what_does(text, facts):
    assert moment_of(text) == ("date-impossible", facts)


@pytest.mark.parametrize(
    ("text", "day"), [("1990-1-1", date(1990, 1, 1)), ("2100-12-31", date(2100, 12, 31))]
)
def test_the_first_and_the_last_day_that_are_taken(text, day):
    assert moment_of(text) == Moment(day)


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["{0.year:04}-{0.month:02}-{0.day:02}", "{0.year:04}年{0.month}月{0.day}日"]),
)
def test_every_day_of_the_calendar_is_read_back(day, form):
    assert moment_of(form.format(day)) == Moment(day)


@given(st.text(alphabet="0123456789-/.年月日 T:Z+号一"))
def test_no_text_makes_a_date_raise(text):
    moment_of(text)
