"""Title, day and authors of a manuscript, found where people put them."""

from datetime import date

import pytest

from civic.reading.word.nodes import Figure, Loss, Run
from tests.reading.word.docx import inline, note_mark, p, r
from tests.reading.word.manuscripts import PICTURES, TEXT, read, texts

# --- the title ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "title", "known_by"),
    [
        ([p("包饺子", style="9"), p(TEXT)], "包饺子", "style"),
        ([p("简报第三期"), p("包饺子", style="9"), p(TEXT)], "包饺子", "style"),
        ([p("包饺子", style="2"), p("经过", style="3"), p(TEXT)], "包饺子", "heading"),
        ([p("包饺子", centred=True, size=44), p(TEXT)], "包饺子", "look"),
        ([p("包饺子", centred=True, bold=True), p(TEXT)], "包饺子", "look"),
        ([p("光明社区"), p("包饺子", centred=True, size=44), p(TEXT)], "包饺子", "look"),
        ([p("包饺子"), p(TEXT)], "包饺子", "first"),
        ([p("2026年10月9日"), p("包饺子"), p(TEXT)], "包饺子", "first"),
        ([p("撰稿：张某"), p("包饺子"), p(TEXT)], "包饺子", "first"),
        ([p(TEXT), p("经过", style="2"), p(TEXT)], "稿件", "name"),
        ([p(TEXT)], "稿件", "name"),
        ([p(TEXT), p("经过", centred=True, bold=True), p(TEXT)], "稿件", "name"),
        ([p("各位居民："), p(TEXT)], "稿件", "name"),
        ([p("只有这一行")], "稿件", "name"),
    ],
)
def test_the_title_is_found_where_it_stands_out(blocks, title, known_by):
    manuscript = read(*blocks)
    assert (manuscript.title, manuscript.title_from) == (title, known_by)
    assert title not in texts(manuscript)


def test_a_title_on_two_lines_is_one():
    assert read(
        p("二百个饺子", centred=True, size=44), p("送到家", centred=True, size=44), p(TEXT)
    ).title == ("二百个饺子送到家")
    assert read(p("二百个饺子\n送到家", style="9"), p(TEXT)).title == "二百个饺子送到家"
    assert read(p("二百个饺子", style="9"), p("——光明社区过重阳", centred=True), p(TEXT)).title == (
        "二百个饺子——光明社区过重阳"
    )


def test_a_centred_line_that_is_no_larger_than_the_text_is_no_part_of_the_title():
    manuscript = read(p("二百个饺子", centred=True, size=44), p("光明社区", centred=True), p(TEXT))
    assert manuscript.title == "二百个饺子"
    assert texts(manuscript) == ["光明社区", TEXT]


def test_the_name_of_the_file_without_its_day_is_the_last_resort():
    assert read(p(TEXT), stem="10.9 重阳节包饺子").title == "重阳节包饺子"
    assert read(p(TEXT), stem="20261009").title == "20261009"


def test_a_picture_in_the_title_stays_in_the_text():
    manuscript = read(p("题目", inline("a"), style="9"), p(TEXT), pictures=PICTURES)
    assert manuscript.blocks[0] == Figure("word/media/a")


# --- the day ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "stem", "day", "known_by"),
    [
        ([p(TEXT), p("光明社区"), p("2026年10月9日")], "稿", date(2026, 10, 9), "foot"),
        ([p(TEXT), p("光明社区　二〇二六年十月九日")], "稿", date(2026, 10, 9), "foot"),
        ([p("日期：2026-10-9"), p(TEXT)], "稿", date(2026, 10, 9), "head"),
        ([p("2026年10月8日"), p(TEXT), p("2026年10月9日")], "稿", date(2026, 10, 9), "foot"),
        ([p(TEXT)], "10.9 重阳节", date(2026, 10, 9), "name"),
        ([p(TEXT), p("2026.10.10")], "10.9 重阳节", date(2026, 10, 10), "foot"),
        ([p(TEXT)], "稿", None, ""),
        ([p(TEXT), p("报名：2026年10月9日至10月12日")], "稿", None, ""),
        ([p(TEXT), p("2062年10月9日")], "10.9 稿", date(2026, 10, 9), "name"),
        ([p("2026年10月9日"), p(TEXT), p("2062年10月9日")], "稿", date(2026, 10, 9), "head"),
        ([p(TEXT), p("2026年12月20日")], "稿", date(2026, 12, 20), "foot"),
        ([p("2026年10月9日，老人在包饺子。"), p(TEXT)], "稿", None, ""),
        ([p(TEXT), p("2026年10月9日上午，居民到社区领取材料。")], "稿", None, ""),
    ],
)
def test_the_day_is_that_below_the_text_then_that_above_it_then_that_of_the_file(blocks, stem, day, known_by):
    manuscript = read(p("题目", style="9"), *blocks, stem=stem)
    assert (manuscript.day, manuscript.day_from) == (day, known_by)


def test_a_day_above_the_text_leaves_it_and_a_signature_below_it_stays():
    manuscript = read(p("题目", style="9"), p("2026年10月9日"), p(TEXT), p("光明社区"), p("2026年10月9日"))
    assert texts(manuscript) == [TEXT, "光明社区", "2026年10月9日"]


@pytest.mark.parametrize("other", ["2026年10月8日", "2062年10月9日"])
def test_a_day_above_the_text_that_is_not_that_of_the_post_stays(other):
    manuscript = read(p("题目", style="9"), p(other), p(TEXT), p("光明社区"), p("2026年10月9日"))
    assert texts(manuscript) == [other, TEXT, "光明社区", "2026年10月9日"]
    assert texts(read(p("题目", style="9"), p("2062年10月9日"), p(TEXT))) == ["2062年10月9日", TEXT]


def test_a_picture_beside_the_day_stays_in_the_text():
    manuscript = read(p("题目", style="9"), p("2026年10月9日", inline("a")), p(TEXT), pictures=PICTURES)
    assert manuscript.day == date(2026, 10, 9)
    assert manuscript.blocks[0] == Figure("word/media/a")


# --- who wrote it ---------------------------------------------------------------------------------------


def test_a_line_that_has_gone_into_the_header_whole_leaves_the_text_and_others_stay():
    manuscript = read(p("题目", style="9"), p("撰稿：张某"), p(TEXT), p("编辑：李某　供稿：光明社区"))
    assert (manuscript.authors, manuscript.source) == (("张某",), "光明社区")
    assert texts(manuscript) == [TEXT, "编辑：李某　供稿：光明社区"]


def test_of_two_sources_the_first_goes_into_the_header_and_the_other_stays_in_the_text():
    blocks = p("来源：光明社区"), p(TEXT), p("老人很高兴。（供稿：县民政局）"), p("供稿：县民政局办公室")
    manuscript = read(p("题目", style="9"), *blocks)
    assert manuscript.source == "光明社区"
    assert texts(manuscript) == [TEXT, "老人很高兴。（供稿：县民政局）", "供稿：县民政局办公室"]


def test_a_footnote_behind_the_writer_in_brackets_stays():
    manuscript = read(p("题目", style="9"), p("老人很高兴。（供稿：张某）  ", note_mark(2)))
    assert manuscript.authors == ("张某",)
    assert manuscript.blocks[0].runs == (Run("老人很高兴。"), Run("", note="1"))


def test_a_writer_in_brackets_behind_the_last_sentence_leaves_it():
    manuscript = read(p("题目", style="9"), p(r("老人很高兴。"), r("（供稿：", bold=True), r("张某）  ")))
    assert manuscript.authors == ("张某",)
    assert texts(manuscript) == ["老人很高兴。"]


# --- contents -----------------------------------------------------------------------------------


def test_the_lines_of_a_table_of_contents_are_left_out_and_told():
    manuscript = read(p("题目", style="9"), p("一、经过 1", style="6"), p(TEXT))
    assert texts(manuscript) == [TEXT]
    assert manuscript.losses == (Loss("contents"),)
