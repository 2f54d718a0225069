"""Every problem can be said, and what is said is fit to be read."""

import re
from string import Formatter

import pytest

from civic.core.problems import CODES, Occurrence, PlaceKind, PlaceStep
from civic.wording.problems import EXAMPLES, PLACES, SENTENCES, say
from tests.content.problem_examples import EXAMPLES as SHOWN
from tests.content.problem_examples import Example


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert {name.partition("/")[0] for name in SENTENCES} == set(CODES)


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: example.name)
def test_a_sentence_uses_only_facts_that_its_problem_brings(example: Example) -> None:
    told = example.problem()
    given = {name for name, _ in told.detail} | ({"example"} if "of" in dict(told.detail) else set())
    sentence = SENTENCES[example.name]
    used = {name for part in sentence for _, name, _, _ in Formatter().parse(part) if name}
    assert used <= given
    message, hint = say(told.code, told.detail)
    assert message
    assert hint


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_ends_as_sentences_do_and_speaks_without_jargon(name: str) -> None:
    message, hint = SENTENCES[name]
    assert message.endswith(("。", "？", "}"))
    assert not re.search(
        r"(?<!\.)YAML|解析|语法|字符串|布尔|列表|映射|异常|非法|无效", message + hint, re.IGNORECASE
    )


def test_a_case_without_a_sentence_of_its_own_is_said_in_that_of_its_code() -> None:
    assert say("yaml-broken", (("case", "unheard-of"), ("text", "甲"))) == say(
        "yaml-broken", (("text", "甲"),)
    )


def test_a_fact_may_bring_words_of_its_own_that_are_left_out_without_it() -> None:
    assert "写成「- 甲」" in say("yaml-broken", (("case", "dash"), ("right", "- 甲"), ("text", "-甲"))).hint
    assert "写成" not in say("yaml-broken", (("case", "dash"), ("right", ""), ("text", "-甲"))).hint


def test_the_braces_that_a_remedy_shows_are_single() -> None:
    assert "有 { 就要有 }" in say("yaml-broken", (("case", "bracket"), ("text", "[甲"))).hint


def test_what_a_writer_typed_is_repeated_as_it_stands() -> None:
    assert "「{title}%s」" in say("yaml-broken", (("text", "{title}%s"),)).message


def test_every_place_in_an_attachment_has_words() -> None:
    assert set(PLACES) == set(PlaceKind)


IN_A_CELL = (
    PlaceStep(PlaceKind.IN_ARCHIVE, "名单.xlsx"),
    PlaceStep(PlaceKind.SHEET, "一"),
    PlaceStep(PlaceKind.CELL, "B2"),
)
ON_A_PAGE = (PlaceStep(PlaceKind.PAGE, "3"),)


def test_what_was_found_in_an_attachment_is_said_with_its_places_and_how_many_there_are() -> None:
    found = (Occurrence(IN_A_CELL, "138****1234"), Occurrence(ON_A_PAGE, "139****1234"))
    facts = (("case", "attachment"), ("name", "表.zip"), ("places", found), ("total", "5"))
    assert say("mobile-number", facts).message == (
        "附件「表.zip」里有手机号码：压缩包里的「名单.xlsx」，工作表「一」，B2 138****1234；第 3 页 139****1234等 5 处。"
    )


def test_a_name_in_an_attachment_is_said_with_the_word_beside_it() -> None:
    found = (Occurrence(ON_A_PAGE, "王**", "低保"),)
    facts = (("case", "attachment"), ("name", "表.pdf"), ("places", found), ("total", "1"))
    assert say("person-exposed", facts).message.endswith("写在了一起：第 3 页 王**（低保）。")


def test_an_attachment_that_is_unread_as_a_whole_is_said_without_a_place() -> None:
    facts = (
        ("better", ("DOCX", "XLSX")),
        ("case", "kind"),
        ("name", "表.bin"),
        ("places", ()),
        ("total", "0"),
    )
    message, hint = say("attachment-unread", facts)
    assert message == "附件「表.bin」的类型程序不认识，没有查过有没有身份证号、手机号。"
    assert hint.startswith("请另存为 DOCX、XLSX，换掉它")


def test_several_facts_are_listed_as_they_are_typed_where_the_sentence_shows_a_line_to_type() -> None:
    facts = (
        ("value", "爱心热心"),
        ("key", "主题"),
        ("listed", ("爱心", "热心")),
        ("case", "several"),
        ("of", "themes"),
    )
    assert "写成「主题: [爱心, 热心]」" in say("theme-unknown", facts).hint


def test_the_examples_of_fields_are_on_one_line() -> None:
    assert all(text and "\n" not in text for text in EXAMPLES.values())
