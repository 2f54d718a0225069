"""registry/received.csv, as the program writes it and as people leave it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.registry.received import read_received

ONE = "urn:uuid:00000000-0000-5000-8000-000000000001"
TWO = "urn:uuid:00000000-0000-5000-8000-000000000002"
DAY = date(2026, 11, 5)


def read(text: str) -> dict[str, date | None]:
    days, problems = read_received(text.encode())
    assert problems == ()
    return days


def told(text: str) -> list[tuple[int | None, str]]:
    return [(one.line, dict(one.detail)["case"]) for one in read_received(text.encode())[1]]


def test_no_file_says_nothing() -> None:
    assert read("") == {}


def test_the_file_as_it_is_written_is_read() -> None:
    assert read(f"id,unit,day\r\n{ONE},guangming,2026-11-05\r\n") == {ONE: DAY}


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeffid,unit,day\r\n{ONE},guangming,2026/11/5\r\n",
        f"ID,unit,day\n\n{ONE} , guangming , 2026年11月5日\n",
        f'"{ONE}","guangming","2026.11.5",,\n,,,\n',
        f"{ONE},guangming,2026-11-05",
        f"id,unit,day\n{ONE},guangming,2026-11-05\n\ufeffid,unit,day\n\ufeff{ONE},guangming,2026-11-05\n",
    ],
    ids=["Excel", "by hand", "another program", "without headings", "three files put together"],
)
def test_what_people_and_programs_make_of_it_is_read_too(text: str) -> None:
    assert read(text) == {ONE: DAY}


def test_of_several_lines_of_one_post_the_earliest_day_counts() -> None:
    assert read(f"{ONE},a,2026-11-09\n{ONE},a,2026-11-05\n{ONE},a,2026-11-07\n") == {ONE: DAY}


@pytest.mark.parametrize(
    "text", [f"{ONE},a,\n", f"{ONE},a\n", f"{ONE},a,2026-11-05\n{ONE},a,\n{ONE},a,2026-11-01\n"]
)
def test_an_empty_day_means_earlier_than_anybody_has_noted(text: str) -> None:
    assert read(text) == {ONE: None}


def test_each_line_that_cannot_be_read_is_told_and_the_others_are_read() -> None:
    text = f"id,unit,day\n<<<<<<< HEAD\n{ONE},a,2026-11-05\n{TWO},a,下周三\n重阳节,a,2026-11-05\n{TWO}\n"
    assert told(text) == [
        (2, "received-line"),
        (4, "received-day"),
        (5, "received-line"),
        (6, "received-line"),
    ]
    assert read_received(text.encode())[0] == {ONE: DAY}


def test_a_file_in_another_encoding_is_told() -> None:
    _, problems = read_received(f"编号,单位,日期\n{ONE},a,2026-11-05\n".encode("gbk"))
    assert problems[0].code == "encoding-gbk"


@given(st.binary(max_size=200))
def test_whatever_the_bytes_they_are_read_or_told(data: bytes) -> None:
    days, problems = read_received(data)
    assert all(name.startswith("urn:uuid:") for name in days)
    assert all(one.file == "registry/received.csv" for one in problems)


def test_a_line_of_enormous_length_is_a_line_that_cannot_be_read() -> None:
    assert told("x" * 200_000) == [(1, "received-line")]
