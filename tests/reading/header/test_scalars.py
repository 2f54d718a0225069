"""One value of a header as its writer meant it: quotes, remarks, folded lines, lists in brackets."""

import pytest

from civic.reading.header.scalars import block_text, flow_list, fold_lines, strip_quotes, without_remark
from tests.reading.header.header_lines import read


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"甲: 乙"', "甲: 乙"),
        ("'甲''乙'", "甲'乙"),
        ('"甲\\"乙\\t丙"', '甲"乙\t丙'),
        ('"C:\\新华"', "C:\\新华"),
        ('""', ""),
        ('"', '"'),
    ],
)
def test_quotes_count_if_they_enclose_the_whole_value(value, text):
    assert read(f"标题: {value}") == {"标题": text}


def test_a_text_may_go_on_below_a_bar_line_by_line():
    assert read("摘要: |\n  第一段: 甲\n  # 第二段\n\n    第三段\n标题: 乙") == {
        "摘要": "第一段: 甲\n# 第二段\n\n  第三段",
        "标题": "乙",
    }


def test_a_text_may_go_on_below_an_angle_bracket_folded():
    assert read("摘要: >\n  one\n  two\n\n  three\n标题: 乙") == {"摘要": "one two\nthree", "标题": "乙"}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("日期: 2026-10-09 # 周五", "2026-10-09"),
        ('日期: "2026-10-09" # 周五', "2026-10-09"),
        ("日期: '2026-10-09'", "2026-10-09"),
        ("日期: # 以后再填", ""),
    ],
)
def test_a_remark_does_not_belong_to_a_short_value(line, value):
    assert read(line) == {"日期": value}


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ('摘要: "one \\\n  two"', "one two"),
        ("摘要: 'it''s\n\n  two'", "it's\ntwo"),
        ('摘要: "one\n  two" three', '"one two" three'),
        ('日期: "2026-10-\\\n  09"', "2026-10-09"),
    ],
)
def test_a_quotation_may_go_on_over_several_lines(lines, value):
    assert list(read(lines).values()) == [value]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"甲"', "甲"),
        ("'甲'", "甲"),
        ('"甲"乙"', '"甲"乙"'),
        ("'甲'乙'", "'甲'乙'"),
        ('"甲\\n乙"', "甲\n乙"),
        ('"甲\\', '"甲\\'),
        ('"甲', '"甲'),
        ("\"甲'", "\"甲'"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_quotes_that_enclose_a_text_are_no_part_of_it(typed, text):
    assert strip_quotes(typed) == text


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("甲 # 乙", "甲"),
        ("甲#乙", "甲#乙"),
        ("# 乙", ""),
        ("'甲 # 乙' # 丙", "'甲 # 乙'"),
        ('"甲" 乙 # 丙', '"甲" 乙'),
        (" 甲 ", "甲"),
    ],
)
def test_a_remark_begins_at_a_hash_behind_a_blank(typed, value):
    assert without_remark(typed) == value


def test_folded_lines_are_a_blank_apart_and_an_empty_one_is_the_end_of_a_line():
    assert fold_lines(["", "一", "二", "", "三", ""]) == "一 二\n三"
    assert block_text(">", ["  一", "  二", "", "  三"]) == "一 二\n三"


def test_a_block_has_its_lines_without_the_indentation_of_the_first():
    assert block_text("|", ["", "  一  ", "    二", " 三", ""]) == "一\n  二\n三"


def test_the_items_of_a_list_in_brackets_know_their_lines():
    items = flow_list('[甲，"乙, 丙",\n  [图、表], ,\n丁]', 4).items
    assert [(item.text, item.line) for item in items] == [
        ("甲", 4),
        ("乙, 丙", 4),
        ("[图、表]", 5),
        ("丁", 6),
    ]
