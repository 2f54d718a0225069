"""名单公示: at most seven working days (specification.md §7.4). The days off are those of the State Council."""

from datetime import date

import pytest

from civic.core.problems import Severity
from civic.reading.item import read_item
from civic.reading.privacy.public_notices import is_list_of_people, last_day
from tests.reading.test_item import BODY, POST, WORDS, bureau, post, told


@pytest.mark.parametrize(
    ("out", "last"),
    [
        (date(2026, 11, 2), date(2026, 11, 11)),  # a Monday: 3 4 5 6, 9 10 11
        (date(2026, 11, 7), date(2026, 11, 17)),  # a Saturday: 9 10 11 12 13, 16 17
        (
            date(2026, 9, 28),
            date(2026, 10, 13),
        ),  # 29 30, National Day, 8 9, Saturday the 10th is worked, 12 13
        (
            date(2026, 2, 12),
            date(2026, 2, 28),
        ),  # 13, Saturday the 14th is worked, 15–23 Spring Festival, 24 …
        (date(2031, 10, 1), date(2031, 10, 10)),  # not decided yet: Monday to Friday
    ],
)
def test_the_last_day_is_the_seventh_working_day_after(out: date, last: date) -> None:
    assert last_day(out) == last


@pytest.mark.parametrize(
    ("title", "tags"),
    [
        ("2026年10月低保名单公示", ()),
        ("临时救助公示名单（第三批）", ()),
        ("低保名单 公示", ()),
        ("公告", ("公示名单",)),
        ("公告", ("民政", "低保名单公示")),
    ],
)
def test_title_or_tags_say_that_it_is_a_list_of_people(title: str, tags: tuple[str, ...]) -> None:
    assert is_list_of_people(title, tags)


@pytest.mark.parametrize("title", ["财务公示", "名单", "公示栏换新装", "志愿者名单", "关于名单的公示栏"])
def test_other_titles_do_not(title: str) -> None:
    assert not is_list_of_people(title, (title,))


def test_a_list_of_people_without_a_day_to_go_is_a_problem_that_names_the_last_one() -> None:
    [fault] = post("标签: 公示名单").problems
    assert (fault.code, fault.field, fault.severity) == ("list-stays", "expires", Severity.PROBLEM)
    assert dict(fault.detail) == {"case": "missing", "days": "7", "last": "2026-10-19"}


def test_a_list_of_people_may_stay_seven_working_days_and_not_one_more() -> None:
    assert told(post("标签: 公示名单\n到期: 2026-10-19")) == []
    assert told(post("标签: 公示名单\n到期: 2026-10-20")) == [("list-stays", 6, "expires")]


def test_the_bureau_keeps_to_it_too() -> None:
    assert told(bureau("标签: 名单公示")) == [("list-stays", None, "expires")]


def test_a_day_that_cannot_be_read_is_told_once() -> None:
    assert [code for code, *_ in told(post("标签: 公示名单\n到期: 下周"))] == ["date-wrong"]


def test_without_a_date_nothing_can_be_counted() -> None:
    text = f"---\n标题: 名单公示\n分类: 民政\n---\n{BODY}"
    assert [fault.code for fault in read_item(text.encode(), POST, WORDS).problems] == ["field-missing"]
