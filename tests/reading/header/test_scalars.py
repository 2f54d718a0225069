"""One value of a header as its writer meant it: quotes, remarks, folded lines, lists in brackets."""

import pytest

from tests.reading.header.header_lines import read

# --- read without complaint -----------------------------------------------------------------------


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


# --- what YAML says -------------------------------------------------------------------------------


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
