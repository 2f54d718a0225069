"""Which line of a header is a key's, and which is not."""

import pytest

from civic.reading.header.line import (
    HeaderLine,
    indent_of,
    is_dash,
    key_of,
    match_key_without_colon,
    says_something,
)
from civic.reading.schema.post import ADOPTION, POST
from tests.reading.header.header_lines import read, told_of


@pytest.mark.parametrize(
    "line",
    [
        "标题: 甲",
        "标题：甲",
        "标题： 甲",
        "标题:甲",
        "标题 : 甲",
        "标题：　甲",
        "标题:　甲　",
        '"标题": 甲',
        "标题:\t甲",
    ],
)
def test_any_colon_behind_a_known_key_will_do(line):
    assert read(line) == {"标题": "甲"}
    assert told_of(line) == []


def test_a_full_width_colon_makes_a_key_of_any_word_at_the_beginning_of_a_line():
    assert read("标题: 甲\n备注：乙") == {"标题": "甲", "备注": "乙"}


def test_a_half_width_colon_without_a_blank_makes_a_key_of_known_words_only():
    assert told_of("标题: 甲\n备注:乙") == [("yaml-broken", 3, "glued-colon")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日期: 2026-10-09", ("日期", "date", " 2026-10-09")),
        ("  '日期'：2026", ("日期", "date", "2026")),
        ("来源: 甲：乙", ("来源", "source", " 甲：乙")),
        ("来源：甲: 乙", ("来源", "source", "甲: 乙")),
        ("备注: 甲", ("备注", None, " 甲")),
        ("备注：甲", ("备注", None, "甲")),
        ("今天，我们去：甲", None),  # no word
        ("备注:甲", None),
        ("- 日期: 甲", None),
        ("# 日期: 甲", None),
        ("日期", None),
        ("", None),
    ],
)
def test_a_key_is_known_as_it_is_typed_with_what_stands_behind_its_colon(text, found):
    said = key_of(text, POST, any_word=True)
    assert said is None if found is None else (said[0], said[1] and said[1].name, said[2]) == found


def test_a_full_width_colon_makes_no_key_of_an_unknown_word_within_an_entry():
    assert key_of("时间：8:30", ADOPTION, any_word=False) is None
    assert key_of("媒体：甲", ADOPTION, any_word=False)[0] == "媒体"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("日期；2026-10-09", "2026-10-09"),
        ("　日期 2026-10-09", "2026-10-09"),
        ("日期=甲", "甲"),
        ("日期", None),
        ("日期甲", None),
        ("天气；晴", None),
    ],
)
def test_a_known_key_is_known_with_something_else_for_its_colon(text, rest):
    match = match_key_without_colon(text, POST)
    assert (match and match["rest"]) == rest


def test_an_item_begins_with_one_dash_and_a_remark_says_nothing():
    assert [is_dash(HeaderLine(1, text)) for text in ("- 甲", "  -甲", "-", "---", "甲-")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [says_something(HeaderLine(1, text)) for text in ("甲", "  # 甲", " 　", "")] == [
        True,
        False,
        False,
        False,
    ]
    assert [indent_of(HeaderLine(1, text)) for text in ("甲", "  甲", "\t甲", "　甲")] == [0, 2, 0, 0]
