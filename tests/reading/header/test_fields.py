"""Text of a header as typed values."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.fields import Choice, Fields, Moment, moment_of, split
from civic.reading.header.yaml_nodes import YamlEntry, YamlMapping, YamlScalar, YamlSequence

FILE = "communities/x/a.md"


def fields(value, name="date"):
    node = YamlScalar(value, 3) if isinstance(value, str) else value
    return Fields({name: YamlEntry("日期", 3, node)}, FILE, [])


def listed(*texts):
    return YamlSequence(tuple(YamlScalar(text, 4 + place) for place, text in enumerate(texts)), 4)


def only(asked):
    [problem] = asked.problems
    facts = dict(problem.detail)
    return problem.code, problem.line, problem.field, facts


# --- dates ----------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "text", ["2026-10-09\u200b", "\ufeff2026-10-09", "\u200e 2026-10-09 \u200f", "　2026-10-09"]
)
def test_blanks_of_no_width_around_a_value_are_not_read(text):
    assert fields(text).day("date") == date(2026, 10, 9)
    assert fields(listed(text, "\u200b"), "tags").texts("tags") == ("2026-10-09",)
    assert not fields("\u200b").has("date")


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


def test_a_wrong_date_is_told_at_its_line_by_the_key_that_was_typed():
    asked = fields("下周三")
    assert asked.moment("date") is None
    assert only(asked) == ("date-wrong", 3, "date", {"key": "日期", "value": "下周三"})


def test_an_empty_date_is_no_date_and_no_problem():
    asked = fields("  ")
    assert asked.moment("date") is None
    assert asked.problems == []


# --- texts, flags, choices, addresses -------------------------------------------------------------


def test_a_list_where_a_text_is_wanted_is_told():
    asked = fields(listed("a.jpg"), "cover")
    assert asked.text("cover") == ""
    assert only(asked) == ("text-wrong", 3, "cover", {"key": "日期", "of": "cover", "case": "list"})


def test_a_mapping_where_a_text_is_wanted_is_told():
    asked = fields(YamlMapping((YamlEntry("a", 4, YamlScalar("b", 4)),), 4), "cover")
    assert asked.text("cover") == ""
    assert only(asked) == ("text-wrong", 3, "cover", {"key": "日期", "of": "cover"})


def test_a_text_over_several_lines_becomes_one_line():
    assert fields("甲\n乙", "title").text("title") == "甲 乙"


@pytest.mark.parametrize("text", ["true", "True", "YES", "yes", "是", " 是 "])
def test_yes_in_every_spelling(text):
    assert fields(text, "headline").flag("headline") is True


@pytest.mark.parametrize("text", ["false", "No", "否", ""])
def test_no_in_every_spelling(text):
    asked = fields(text, "headline")
    assert asked.flag("headline") is False
    assert asked.problems == []


def test_anything_else_is_no_answer():
    asked = fields("对", "headline")
    assert asked.flag("headline") is False
    assert only(asked)[0] == "flag-wrong"


CATEGORIES = Choice.of((("service", "社区服务", ("服务",)), ("party", "党建", ())))


@pytest.mark.parametrize(
    "text", ["社区服务", "服务", "service", "社区 服务", "社区服务　", "\u200b社区\u200b服务"]
)
def test_a_choice_by_name_short_name_or_key_blanks_ignored(text):
    assert fields(text, "category").choice("category", "category-unknown", CATEGORIES) == "service"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("社区服物", {"case": "near", "near": "社区服务"}),
        ("Service", {"case": "near", "near": "service"}),
        ("党 建设", {"case": "near", "near": "党建"}),
        ("服务、党建", {"case": "several", "first": "服务", "listed": ("服务", "党建")}),
        ("服务 党建", {"case": "several", "first": "服务", "listed": ("服务", "党建")}),
        ("社区服务和党建", {"case": "several", "first": "社区服务", "listed": ("社区服务", "党建")}),
        ("天气", {}),
    ],
)
def test_a_value_outside_the_list_is_told_with_the_list_and_what_was_probably_meant(text, facts):
    asked = fields(text, "category")
    assert asked.choice("category", "category-unknown", CATEGORIES) == ""
    code, line, field, told = only(asked)
    assert (code, line, field) == ("category-unknown", 3, "category")
    listed = {"allowed": ("社区服务", "党建"), "count": "2"}
    assert told == {"key": "日期", "value": text, "of": "category", **listed, **facts}


@pytest.mark.parametrize(
    "text",
    ["http://a.example", "https://a.example/b/c?d=e#f", "HTTPS://A.example/", "https://中文.example/新闻"],
)
def test_a_full_address_is_taken_as_it_stands(text):
    assert fields(text, "url").url("url") == text


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("www.a.example/1.html", {"case": "scheme", "right": "http://www.a.example/1.html"}),
        ("a.example/1.html", {"case": "scheme", "right": "http://a.example/1.html"}),
        ("ｈttps：//a.example", {"case": "right", "right": "https://a.example"}),
        ("https://a.example/ 第三版", {"case": "blank"}),
        ("ftp://a.example/", {}),
        ("javascript:alert(1)", {}),
        ("黑河日报", {}),
        ("https://", {}),
    ],
)
def test_anything_else_is_no_full_address(text, facts):
    asked = fields(text, "url")
    assert asked.url("url") == ""
    assert only(asked) == ("url-wrong", 3, "url", {"key": "日期", "value": text, **facts})


# --- lists ----------------------------------------------------------------------------------------


def test_a_text_is_split_at_commas_and_semicolons_of_both_widths():
    assert split("甲、乙，丙,丁；戊;己 庚 、 ") == ("甲", "乙", "丙", "丁", "戊", "己 庚")


def test_the_items_of_a_list_are_not_split():
    assert fields(listed("甲、乙", "丙", "甲、乙"), "tags").texts("tags") == ("甲、乙", "丙")


@pytest.mark.parametrize("text", ["服务、党建", "服务，党建", "服务,党建", "服务； 党建", "党建;service"])
def test_several_choices_may_be_one_text(text):
    asked = fields(text, "themes")
    assert asked.choices("themes", "theme-unknown", CATEGORIES) == {"service", "party"}
    assert asked.problems == []


def test_of_several_choices_in_one_text_only_the_wrong_one_is_told():
    asked = fields("服务、天气", "themes")
    assert asked.choices("themes", "theme-unknown", CATEGORIES) == {"service"}
    assert only(asked)[3]["value"] == "天气"


def test_each_line_of_a_text_is_a_name_of_its_own():
    assert fields("甲\n乙、丙", "authors").texts("authors") == ("甲", "乙", "丙")


def test_a_mapping_within_a_list_of_texts_is_told_on_its_line():
    asked = fields(
        YamlSequence((YamlScalar("甲", 4), YamlMapping((YamlEntry("a", 5, YamlScalar("b", 5)),), 5)), 4),
        "tags",
    )
    assert asked.texts("tags") == ("甲",)
    assert only(asked) == ("list-wrong", 5, "tags", {"key": "日期", "of": "tags"})


def test_each_wrong_item_of_a_list_is_told_on_its_line():
    asked = fields(listed("服务", "天气", "社区服物"), "themes")
    assert asked.choices("themes", "theme-unknown", CATEGORIES) == {"service"}
    assert [(p.line, dict(p.detail)["value"]) for p in asked.problems] == [(5, "天气"), (6, "社区服物")]


def test_a_field_within_another_is_named_by_its_path():
    asked = Fields({"date": YamlEntry("日期", 9, YamlScalar("x", 9))}, FILE, [], "adoptions[1]")
    asked.day("date")
    assert only(asked)[2] == "adoptions[1].date"
