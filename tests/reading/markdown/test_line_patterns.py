"""What one line or two say: which end and begin a paragraph, and how two become one (specification.md §1.8)."""

import pytest

from civic.reading.markdown.line_patterns import (
    NO_OPENING,
    cells_of,
    ends_paragraph,
    heading_text,
    indent_of,
    is_wide,
    join_lines,
    without_indent,
)
from civic.reading.markdown.nodes import number_lines
from civic.reading.markdown.renderer import read_body

LONG = "社区工作人员利用三天时间走访辖区全部独居老人逐户登记生活需要"  # 30 Chinese characters
WIDE_25 = "社区工作人员利用三天时间走访辖区全部独居老人逐户登"
WIDE_24 = "社区工作人员利用三天时间走访辖区全部独居老人逐户"


def html(text: str) -> str:
    return read_body(text, "a.md", 1, (), "").html


# --- running text: what ends a paragraph ------------------------------------------------------------


@pytest.mark.parametrize("mark", list("。！？：；…"))
def test_a_line_that_ends_in_a_full_mark_ends_its_paragraph(mark: str) -> None:
    assert html(f"甲{mark}\n乙") == f"<p>甲{mark}</p>\n<p>乙</p>"


@pytest.mark.parametrize("closing", list('”’"」』）)'))
def test_closing_marks_may_stand_behind_the_mark(closing: str) -> None:
    assert html(f"甲。{closing}\n乙") == f"<p>甲。{closing}</p>\n<p>乙</p>"


def test_the_stars_of_bold_may_stand_behind_the_mark() -> None:
    assert html("**甲。**\n乙") == "<p><strong>甲。</strong></p>\n<p>乙</p>"


def test_the_mark_of_a_footnote_may_stand_behind_the_mark() -> None:
    assert html("甲。[^1]\n乙").startswith("<p>甲。[^1]</p>\n<p>乙</p>")


def test_blanks_behind_the_mark_do_not_matter() -> None:
    assert html("甲。  \n乙") == "<p>甲。</p>\n<p>乙</p>"


@pytest.mark.parametrize("mark", list("，、.,!?:;"))
def test_other_marks_end_no_paragraph(mark: str) -> None:
    assert html(f"甲{mark}\n乙") == f"<p>甲{mark}<br>\n乙</p>"


def test_a_paragraph_ends_inside_a_quote_and_inside_an_item_too() -> None:
    assert html("> 甲。\n> 乙") == "<blockquote>\n<p>甲。</p>\n<p>乙</p>\n</blockquote>"
    assert html("- 甲。\n  乙") == "<ul>\n<li><p>甲。</p>\n<p>乙</p></li>\n</ul>"


# --- running text: what begins a paragraph ----------------------------------------------------------


@pytest.mark.parametrize(
    "mark",
    [
        "　　",
        "1、",
        "12、",
        "1．",
        "1.",
        "（一）",
        "（十二）",
        "（1）",
        "(1)",
        "①",
        "⑳",
        "一、",
        "十一、",
        "２、",
    ],
)
def test_a_numbering_mark_begins_a_paragraph_and_stays_as_typed(mark: str) -> None:
    assert html(f"{LONG}\n{mark}乙") == f"<p>{LONG}</p>\n<p>{mark}乙</p>"
    assert html(f"甲\n{mark}乙") == f"<p>甲</p>\n<p>{mark}乙</p>"


def test_a_numbering_mark_in_bold_begins_a_paragraph_too() -> None:
    assert html(f"{LONG}\n**一、时间**") == f"<p>{LONG}</p>\n<p><strong>一、时间</strong></p>"


def test_a_numbering_mark_begins_a_paragraph_inside_a_quote_and_an_item_too() -> None:
    assert html("> 甲\n> 一、乙") == "<blockquote>\n<p>甲</p>\n<p>一、乙</p>\n</blockquote>"
    assert html("- 甲\n  （1）乙") == "<ul>\n<li><p>甲</p>\n<p>（1）乙</p></li>\n</ul>"


@pytest.mark.parametrize("text", ["3.5万元", "3．5万元", "一是乙", "第一，乙", "2026、乙", "（乙）"])
def test_what_only_looks_like_a_numbering_mark_begins_nothing(text: str) -> None:
    assert html(f"{LONG}\n{text}") == f"<p>{LONG}{text}</p>"


# --- other line breaks ------------------------------------------------------------------------------


def test_after_25_characters_a_line_is_joined_and_after_24_the_break_stays() -> None:
    assert html(f"{WIDE_25}\n乙") == f"<p>{WIDE_25}乙</p>"
    assert html(f"{WIDE_24}\n乙") == f"<p>{WIDE_24}<br>\n乙</p>"


def test_a_latin_character_counts_half() -> None:
    assert html("a" * 50 + "\n乙") == f"<p>{'a' * 50}乙</p>"
    assert html("a" * 49 + "\n乙") == f"<p>{'a' * 49}<br>\n乙</p>"
    assert html("甲" * 24 + "ab\n乙") == f"<p>{'甲' * 24}ab乙</p>"


def test_lines_are_joined_with_a_space_only_if_neither_neighbour_is_chinese() -> None:
    latin = "The community centre is open from Monday to Friday, and"
    assert html(f"{latin}\nclosed") == f"<p>{latin} closed</p>"
    assert html(f"{latin}\n周末休息") == f"<p>{latin}周末休息</p>"
    assert html(f"{LONG}\nABC") == f"<p>{LONG}ABC</p>"
    assert html(f"{LONG}，\nABC") == f"<p>{LONG}，ABC</p>"


def test_two_blanks_at_the_end_of_a_wide_line_keep_the_break() -> None:
    assert html(f"{LONG}  \n乙") == f"<p>{LONG}<br>\n乙</p>"
    assert html(f"{LONG} \n乙") == f"<p>{LONG}乙</p>"


def test_lines_are_joined_in_quotes_and_items_too() -> None:
    assert html(f"> {LONG}\n> 乙") == f"<blockquote>\n<p>{LONG}乙</p>\n</blockquote>"
    assert html(f"- {LONG}\n  乙") == f"<ul>\n<li>{LONG}乙</li>\n</ul>"


def test_a_break_typed_as_a_tag_is_not_doubled() -> None:
    assert html("甲<br>\n乙") == "<p>甲<br>乙</p>"


def test_several_lines_are_joined_or_broken_one_by_one() -> None:
    assert html(f"{LONG}\n{LONG}\n完\n再见") == f"<p>{LONG}{LONG}完<br>\n再见</p>"


# --- one line, asked ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 甲 | 乙 |", ["甲", "乙"]),
        ("甲|乙", ["甲", "乙"]),
        ("| 甲 | | 乙 |", ["甲", "", "乙"]),
        ("|甲\\|乙|丙|", ["甲\\|乙", "丙"]),
        ("|`甲|乙`|丙|", ["`甲|乙`", "丙"]),
        ("|`甲|乙|", ["`甲", "乙"]),
        ("甲", ["甲"]),
        ("|", [""]),
    ],
)
def test_a_row_is_cut_at_bars_that_are_neither_escaped_nor_code(row: str, cells: list[str]) -> None:
    assert cells_of(row) == cells


@pytest.mark.parametrize(
    ("text", "columns"), [("甲", 0), ("  甲", 2), ("\t甲", 4), (" \t甲", 4), ("\u00a0甲", 1), ("　甲", 0)]
)
def test_a_tab_goes_to_the_next_fourth_column(text: str, columns: int) -> None:
    assert indent_of(text) == columns
    assert without_indent(text, 100) == text.lstrip(" \t\u00a0")
    assert without_indent(text, 0).expandtabs(4) == text.expandtabs(4)


def test_no_more_is_taken_from_a_line_than_was_asked() -> None:
    assert without_indent("\t  甲", 2) == "    甲"
    assert without_indent(" 甲 ", 4) == "甲 "


def test_marks_that_close_a_heading_need_a_blank_before_them() -> None:
    assert [heading_text(text) for text in ("甲 ## ", "甲##", "C#", "甲 # 乙", "甲　#")] == [
        "甲",
        "甲##",
        "C#",
        "甲 # 乙",
        "甲",
    ]


def test_a_wide_line_has_twenty_five_chinese_characters_or_twice_as_many_latin_ones() -> None:
    assert is_wide("甲" * 25)
    assert not is_wide("甲" * 24 + "a")
    assert is_wide("甲" * 24 + "ab")
    assert is_wide("a" * 50)
    assert not is_wide("a" * 49)


def test_only_a_mark_that_closing_marks_may_follow_ends_a_paragraph() -> None:
    assert [ends_paragraph(text) for text in ("完。", "完。”）", "完。**", "完。[^1]", "完，", "（完）", "**完**")] == [
        True, True, True, True, False, False, False,
    ]  # fmt: skip


def test_joined_lines_are_one_text_that_knows_them_all() -> None:
    lines = number_lines([LONG + "**", "乙  ", "丙"], 3)
    joined = join_lines(lines)
    assert joined.text == f"{LONG}**{NO_OPENING}乙\n丙"
    assert [line.number for line in joined.lines] == [3, 4, 5]
    assert join_lines(lines[1:2]).text == "乙"
