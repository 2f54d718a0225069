"""Numbers that Word counts by itself: how they look, and how they go on."""

import pytest
from lxml import etree

from civic.reading.word.numbering import Numbering, chinese_numeral, format_number
from tests.reading.word.docx import NAMES, NUMBERING


def labels(*paragraphs, xml=NUMBERING):
    numbering = Numbering(etree.fromstring(f"<w:numbering {NAMES}>{xml}</w:numbering>"))
    return [label and (label.kind, label.text) for label in (numbering.label(*one) for one in paragraphs)]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (0, "零"),
    ],
)  # fmt: skip
def test_numbers_are_counted_in_chinese(number, text):
    assert chinese_numeral(number) == text


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 1, "⒈"),
        ("japaneseCounting", 12, "十二"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 1, "子"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 2, "B"),
        ("lowerLetter", 780, "z" * 30),
        ("lowerLetter", 999_999_999, "999999999"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 9, "IX"),
        ("none", 5, ""),
        ("unheardOf", 5, "5"),
    ],
)
def test_each_kind_of_number_has_its_digits(kind, number, text):
    assert format_number(number, kind) == text


def test_a_list_counts_on_and_its_levels_begin_anew_below_each_item():
    assert labels((("1"), 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("1", 2)) == [
        ("typed", "一、"),
        ("typed", "（一）"),
        ("typed", "（二）"),
        ("typed", "二、"),
        ("typed", "（一）"),
        ("number", "1."),
    ]


def test_a_number_may_hold_those_of_the_levels_above():
    assert labels(("2", 0), ("2", 0), ("2", 1)) == [("number", "1."), ("number", "2."), ("typed", "2.1")]


def test_two_lists_of_one_pattern_count_together_unless_one_says_that_it_begins_anew():
    assert labels(("2", 0), ("2", 0), ("4", 0), ("4", 0), ("2", 0)) == [
        ("number", "1."),
        ("number", "2."),
        ("number", "1."),
        ("number", "2."),
        ("number", "3."),
    ]


def test_a_bullet_is_a_bullet_whatever_it_looks_like():
    assert labels(("3", 0), ("3", 1)) == [("bullet", "-"), ("bullet", "-")]


def test_a_list_that_the_file_does_not_have_has_no_label():
    assert labels(("77", 0)) == [None]


def test_what_stands_before_a_number_has_an_end():
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"第" * 5000}%1"/></w:lvl>'
    own = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    ((_, text),) = labels(("1", 0), xml=f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{own}')
    assert text == "第" * 100
