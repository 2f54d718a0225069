"""What the pictures of a manuscript show: the words below, above or beside them."""

import pytest

from tests.reading.word.docx import inline, p, r
from tests.reading.word.manuscripts import TEXT, figures


@pytest.mark.parametrize(
    "caption",
    [
        p("图1 老人在包饺子"),
        p("图 1：老人在包饺子"),
        p("图一、老人在包饺子"),
        p("（图1）老人在包饺子"),
        p("▲老人在包饺子"),
        p("老人在包饺子", centred=True),
        p("老人在包饺子", style="5"),
    ],
)
def test_the_paragraph_below_a_picture_is_what_it_shows(caption):
    assert figures(p(TEXT), p(inline("a")), caption, p("第二段。")) == [
        TEXT,
        ("老人在包饺子", ""),
        "第二段。",
    ]


def test_words_in_the_same_paragraph_are_what_it_shows():
    assert figures(p(TEXT), p(inline("a"), r("\n老人在包饺子"), centred=True)) == [TEXT, ("老人在包饺子", "")]


def test_a_sentence_below_a_picture_stays_text():
    assert figures(p(inline("a")), p(TEXT)) == [("", ""), TEXT]
    assert figures(p(inline("a", "老人在包饺子")), p(TEXT)) == [("老人在包饺子", ""), TEXT]


def test_a_centred_heading_or_day_below_a_picture_is_not_what_it_shows():
    blocks = [
        p(inline("a")),
        p("经过", centred=True, bold=True),
        p(inline("b")),
        p("2026年10月9日", centred=True),
    ]
    assert figures(*blocks) == [("", ""), "经过", ("", ""), "2026年10月9日"]


def test_a_caption_to_which_the_text_refers_is_printed_too():
    assert figures(p("饺子见图1。"), p(inline("a")), p("图1 出锅的饺子"), p("图11 没有。")) == [
        "饺子见图1。",
        ("出锅的饺子", "图1 出锅的饺子"),
        "图11 没有。",
    ]


def test_captions_may_stand_above_pictures():
    blocks = [p(TEXT), p("图1 甲"), p(inline("a")), p("图2 乙"), p(inline("b"))]
    assert figures(*blocks) == [TEXT, ("甲", ""), ("乙", "")]
    assert figures(p(TEXT), p(inline("a")), p("图1 甲"), p(inline("b")), p("图2 乙")) == [
        TEXT,
        ("甲", ""),
        ("乙", ""),
    ]


def test_several_pictures_under_one_caption_are_numbered():
    assert figures(p(inline("a"), inline("b")), p("包饺子", centred=True)) == [
        ("包饺子（1）", ""),
        ("包饺子（2）", ""),
    ]


def test_a_picture_in_the_midst_of_a_paragraph_stands_behind_it():
    assert figures(p(r("前半句，"), inline("a", "老人"), r("后半句。"))) == ["前半句，后半句。", ("老人", "")]
