"""Text of a header as typed values."""

from dataclasses import replace
from datetime import date

import pytest

from civic.reading.header.fields import Fields
from civic.reading.header.yaml_nodes import YamlEntry, YamlMapping, YamlScalar, YamlSequence
from civic.reading.schema.field import Choice, Schema
from civic.reading.schema.post import ADOPTION, POST

FILE = "communities/x/a.md"


CATEGORIES = Choice.of((("service", "社区服务", ("服务",)), ("party", "党建", ())))


def fields(value, name="date"):
    """A header with one field, written with its Chinese key; of what a header does not have, an adoption."""
    node = YamlScalar(value, 3) if isinstance(value, str) else value
    schema = POST if name in POST.names else ADOPTION
    mapping = YamlMapping((YamlEntry(schema.by_word[name].chinese, 3, node),), 3)
    return Fields(mapping, schema, FILE, [], choices={"categories": CATEGORIES, "themes": CATEGORIES})


def listed(*texts):
    return YamlSequence(tuple(YamlScalar(text, 4 + place) for place, text in enumerate(texts)), 4)


def only(asked):
    [problem] = asked.problems
    facts = dict(problem.detail)
    return problem.code, problem.line, problem.field, facts


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["2026-10-09\u200b", "\ufeff2026-10-09", "\u200e 2026-10-09 \u200f", "　2026-10-09"]
)
def test_blanks_of_no_width_around_a_value_are_not_read(text):
    assert fields(text).day("date") == date(2026, 10, 9)
    assert fields(listed(text, "\u200b"), "tags").texts("tags") == ("2026-10-09",)
    assert not fields("\u200b").has("date")


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
    assert only(asked) == ("text-wrong", 3, "cover", {"key": "封面", "of": "cover", "case": "list"})


def test_a_mapping_where_a_text_is_wanted_is_told():
    asked = fields(YamlMapping((YamlEntry("a", 4, YamlScalar("b", 4)),), 4), "cover")
    assert asked.text("cover") == ""
    assert only(asked) == ("text-wrong", 3, "cover", {"key": "封面", "of": "cover"})


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


@pytest.mark.parametrize(
    "text", ["社区服务", "服务", "service", "社区 服务", "社区服务　", "\u200b社区\u200b服务"]
)
def test_a_choice_by_name_short_name_or_key_blanks_ignored(text):
    assert fields(text, "category").choice("category") == "service"


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
    assert asked.choice("category") == ""
    code, line, field, told = only(asked)
    assert (code, line, field) == ("category-unknown", 3, "category")
    listed = {"allowed": ("社区服务", "党建"), "count": "2"}
    assert told == {"key": "分类", "value": text, "of": "category", **listed, **facts}


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
    assert only(asked) == ("url-wrong", 3, "url", {"key": "网址", "value": text, **facts})


# --- lists ----------------------------------------------------------------------------------------


def test_the_items_of_a_list_are_not_split():
    assert fields(listed("甲、乙", "丙", "甲、乙"), "tags").texts("tags") == ("甲、乙", "丙")


@pytest.mark.parametrize("text", ["服务、党建", "服务，党建", "服务,党建", "服务； 党建", "党建;service"])
def test_several_choices_may_be_one_text(text):
    asked = fields(text, "themes")
    assert asked.chosen_keys("themes") == {"service", "party"}
    assert asked.problems == []


def test_of_several_choices_in_one_text_only_the_wrong_one_is_told():
    asked = fields("服务、天气", "themes")
    assert asked.chosen_keys("themes") == {"service"}
    assert only(asked)[3]["value"] == "天气"


def test_each_line_of_a_text_is_a_name_of_its_own():
    assert fields("甲\n乙、丙", "authors").texts("authors") == ("甲", "乙", "丙")


def test_a_mapping_within_a_list_of_texts_is_told_on_its_line():
    asked = fields(
        YamlSequence((YamlScalar("甲", 4), YamlMapping((YamlEntry("a", 5, YamlScalar("b", 5)),), 5)), 4),
        "tags",
    )
    assert asked.texts("tags") == ("甲",)
    assert only(asked) == ("list-wrong", 5, "tags", {"key": "标签", "of": "tags"})


def test_each_wrong_item_of_a_list_is_told_on_its_line():
    asked = fields(listed("服务", "天气", "社区服物"), "themes")
    assert asked.chosen_keys("themes") == {"service"}
    assert [(p.line, dict(p.detail)["value"]) for p in asked.problems] == [(5, "天气"), (6, "社区服物")]


def test_a_field_within_another_is_named_by_its_path():
    mapping = YamlMapping((YamlEntry("日期", 9, YamlScalar("x", 9)),), 9)
    asked = Fields(mapping, ADOPTION, FILE, [], "adoptions[1]")
    asked.day("date")
    assert only(asked)[2] == "adoptions[1].date"


def test_the_choices_of_the_registry_are_known_to_the_records_of_a_list():
    schema = Schema("post", (replace(POST.by_word["adoptions"], parts=POST),))
    inner = YamlMapping((YamlEntry("分类", 4, YamlScalar("党建", 4)),), 4)
    mapping = YamlMapping((YamlEntry("采用", 3, inner),), 3)
    [record] = Fields(mapping, schema, FILE, [], choices={"categories": CATEGORIES}).records("adoptions")
    assert record.value("category") == "party"
