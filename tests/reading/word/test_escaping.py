"""How a line of text is typed so that it is read as that text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from civic.reading.markdown.renderer import read_body
from civic.reading.word.escaping import (
    BULLET,
    CELL,
    HEADING,
    escape_line,
    escape_lines,
    is_read_as,
    picture_markup,
)
from civic.reading.word.nodes import Run
from tests.reading.word.typed_texts import TEXTS, shown_text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("重阳节前一天，老人在包饺子。", "重阳节前一天，老人在包饺子。"),
        ("电话138****1234，找张**、李**", "电话138****1234，找张**、李**"),
        ("1、甲", "1、甲"),
        ("（一）甲", "（一）甲"),
        ("1.甲", "1.甲"),
        ("-5℃", "-5℃"),
        ("#1楼", "#1楼"),
        ("3<5", "3<5"),
        ("a_b_c", "a_b_c"),
        ("网址 https://www.gov.cn/a_b_c", "网址 https://www.gov.cn/a_b_c"),
        ("1. 甲", "1\\. 甲"),
        ("- 甲", "\\- 甲"),
        ("# 甲", "\\# 甲"),
        ("##甲", "\\##甲"),
        ("1. 白菜#1号*2棵", "1\\. 白菜#1号*2棵"),
        ("> 甲", "\\> 甲"),
        ("**甲**", "\\**甲**"),
        ("*甲*", "\\*甲\\*"),
        ("[甲](乙.md)", "\\[甲\\](乙.md)"),
        ("[^1]", "\\[^1]"),
        ("---", "\\---"),
        (": 甲", "&#58; 甲"),
        ("`甲`", "\\`甲\\`"),
        ("<br>", "\\<br>"),
        ("A&amp;B", "A&amp;amp;B"),
        ("A&B", "A&B"),
        ("[TOC]", "\\[TOC\\]"),
        ("!!! 注意", "\\!!! 注意"),
        ("a\\*b", "a\\\\\\*b"),
    ],
)
def test_a_line_is_typed_as_it_is_unless_it_would_be_read_as_something_else(text, line):
    assert escape_line([Run(text)]) == line


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        ([Run("要紧", bold=True), Run("的话")], "**要紧**的话"),
        ([Run("时间：", bold=True), Run("九点")], "**时间：**九点"),
        ([Run("甲"), Run(" 乙 ", bold=True), Run("丙")], "甲 **乙** 丙"),
        ([Run("轻轻", italic=True), Run("地")], "*轻轻*地"),
        ([Run("全", bold=True, italic=True)], "***全***"),
        ([Run("CO"), Run("2", raised="sub")], "CO<sub>2</sub>"),
        ([Run("通知", link="https://a.example/x y(1)")], "[通知](https://a.example/x%20y%281%29)"),
        ([Run("https://a.example/x", link="https://a.example/x")], "https://a.example/x"),
        ([Run("通知", bold=True, link="https://a.example/")], "**[通知](https://a.example/)**"),
        ([Run("甲"), Run("", note="1"), Run("。")], "甲[^1]。"),
        ([Run("3*4", bold=True)], "**3*4**"),
    ],
)
def test_letters_keep_their_looks(runs, line):
    assert escape_line(runs) == line


def test_looks_that_cannot_be_typed_are_given_up_rather_than_letters():
    assert escape_line([Run("甲"), Run("，", bold=True), Run("乙")]) == "甲，乙"


def test_in_a_cell_a_stroke_is_no_border():
    assert escape_line([Run("甲|乙")], CELL) == "甲\\|乙"
    assert escape_line([Run("甲|乙")]) == "甲|乙"


RUNS = st.lists(
    st.builds(
        lambda text, bold, italic, raised: Run(text, bold, italic, raised),
        TEXTS,
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "", "sup"]),
    ),
    min_size=1,
    max_size=4,
)


@given(RUNS, st.sampled_from([None, BULLET, HEADING, CELL]))
def test_no_letter_is_lost_whatever_looks_it_has(runs, context):
    said = "".join("".join(run.text for run in runs).split())
    assume(said)
    line = escape_line(runs, context) if context else escape_line(runs)
    html = read_body(context.put(line) if context else line, "a.md", 1, (), "").html
    assert shown_text(html).removesuffix("。" if context is CELL else "") == said


def test_several_lines_where_there_is_place_for_one_have_breaks_between_them():
    assert escape_lines([[Run("甲|乙")], [Run("丙", bold=True)]], CELL) == "甲\\|乙<br>**丙**"
    assert escape_lines([[Run("- 甲")], [Run("- 乙")]], BULLET) == "\\- 甲<br>- 乙"


def test_a_text_is_read_as_its_lines_or_it_is_not():
    assert is_read_as("甲<br>乙", [[Run("甲")], [Run("乙")]])
    assert not is_read_as("- 甲", [[Run("- 甲")]])
    assert not is_read_as("甲", [[Run("甲")], [Run("乙")]])


@pytest.mark.parametrize(
    ("alt", "caption", "markup"),
    [
        ("老人在包饺子", "", "![老人在包饺子](a-1.jpg)"),
        ("", "", "![](a-1.jpg)"),
        ("饺子", "图1 饺子", '![饺子](a-1.jpg "图1 饺子")'),
        ("甲]乙", "", "![甲〕乙](a-1.jpg)"),
        ("饺子", '"新"饺子', '![饺子](a-1.jpg "“新”饺子")'),
    ],
)
def test_marks_in_the_words_of_a_picture_never_end_its_brackets(alt, caption, markup):
    assert picture_markup("a-1.jpg", alt, caption) == markup
