"""Title, day, authors and captions of a manuscript, found where people put them."""

from datetime import date

import pytest

from civic.reading.word.bylines import Byline, byline_in, day_in, day_in_name
from civic.reading.word.document import read_document
from civic.reading.word.manuscript import read_manuscript
from civic.reading.word.nodes import Figure, Loss, Run, WordTable
from civic.reading.word.package import Package
from tests.reading.word.docx import docx, inline, note_mark, p, photo, r, tbl, tc

TODAY = date(2026, 11, 5)
TEXT = "重阳节前一天，十几位老人和志愿者在社区活动室里包饺子。"
PICTURES = {name: photo(shade=shade) for name, shade in (("a", 10), ("b", 120), ("c", 200))}


def read(*blocks, stem="稿件", **parts):
    return read_manuscript(read_document(Package(docx(*blocks, **parts))), stem, TODAY)


def texts(manuscript):
    return [getattr(block, "text", block) for block in manuscript.blocks]


def figures(*blocks):
    manuscript = read(p("题目", style="9"), *blocks, pictures=PICTURES)
    return [
        (block.alt, block.caption) if isinstance(block, Figure) else block.text for block in manuscript.blocks
    ]


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年10月9日", date(2026, 10, 9)),
        ("２０２６年１０月９日", date(2026, 10, 9)),
        ("二〇二六年十月九日", date(2026, 10, 9)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("二零二六年一月二十日", date(2026, 1, 20)),
        ("2026/10/09", date(2026, 10, 9)),
        ("2026年2月30日", None),
        ("2026年月日", None),
        ("2026.10-9", None),
        ("10月9日", None),
    ],
)
def test_a_date_is_read_in_arabic_and_chinese_figures(text, day):
    found = day_in(text)
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("stem", "day", "rest"),
    [
        ("20261009重阳节", date(2026, 10, 9), "重阳节"),
        ("2026-10-09 重阳节", date(2026, 10, 9), "重阳节"),
        ("2026年10月9日重阳节", date(2026, 10, 9), "重阳节"),
        ("重阳节2026.10.9", date(2026, 10, 9), "重阳节"),
        ("10.9 重阳节", date(2026, 10, 9), "重阳节"),
        ("10月9日重阳节", date(2026, 10, 9), "重阳节"),
        ("12.9 运动", date(2025, 12, 9), "运动"),
        ("13.9 活动", None, "13.9 活动"),
        ("3.15消费者", date(2026, 3, 15), "消费者"),
        ("重阳节", None, "重阳节"),
        ("231124100002", None, "231124100002"),
    ],
)
def test_the_name_of_a_file_may_hold_its_day(stem, day, rest):
    assert day_in_name(stem, TODAY) == (day, rest)


# --- who wrote it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("（供稿：张某）", Byline(("张某",), "", True)),
        ("撰稿人：张某、李某", Byline(("张某", "李某"), "", True)),
        ("文/图：张某", Byline(("张某",), "", True)),
        ("文/图 张某", Byline(("张某",), "", True)),
        ("文图：张　某", Byline(("张某",), "", True)),
        ("作者 张某", Byline(("张某",), "", True)),
        ("通讯员 张某 李某", Byline(("张某", "李某"), "", True)),
        ("供稿：光明社区", Byline((), "光明社区", True)),
        ("供稿：光明社区 张某", Byline(("张某",), "光明社区", True)),
        ("来源：孙吴县民政局", Byline((), "孙吴县民政局", True)),
        ("供稿：一号网格员", Byline(("一号网格员",), "", True)),
        ("作者：张**", Byline(("张**",), "", True)),
        ("撰稿：张某　审核：王某", Byline(("张某",), "", False)),
        ("文：张某 图：李某", Byline(("张某",), "", False)),
        ("审核：王某", None),
        ("作者：这一次活动是由社区里的志愿者们一起办的", None),
        ("图：老人在包饺子。", None),
        ("时间：上午九点", None),
        (TEXT, None),
    ],
)
def test_lines_about_the_writer_are_known(line, byline):
    assert byline_in(line) == byline


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


# --- pictures -----------------------------------------------------------------------------------------


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


def test_a_table_that_only_arranges_photographs_is_photographs():
    table = tbl(
        [p(inline("a")), p(inline("b"))], ["擀皮", "包馅"], [tc(p(inline("c")), wide=2)], [tc("出锅", wide=2)]
    )
    assert figures(table) == [("擀皮", ""), ("包馅", ""), ("出锅", "")]


def test_a_table_with_words_and_a_picture_stays_a_table():
    (table,) = read(tbl(["姓名", "照片"], ["张某", p(inline("a"))]), pictures=PICTURES).blocks
    assert isinstance(table, WordTable)
    assert table.rows[1][1][0].pictures[0].part == "word/media/a"


# --- tables, contents -----------------------------------------------------------------------------------


def test_a_frame_around_text_is_no_table():
    assert texts(read(p("题目", style="9"), tbl([p("甲。") + p("乙。")], ["丙。"]))) == [
        "甲。",
        "乙。",
        "丙。",
    ]


def test_a_title_over_all_columns_stands_above_the_table():
    title, table = read(
        p("题目", style="9"), tbl([tc("值班表", wide=2)], ["日期", "人"], ["周一", "张某"])
    ).blocks
    assert title.text == "值班表"
    assert [[cell[0].text for cell in row] for row in table.rows] == [["日期", "人"], ["周一", "张某"]]


def test_empty_rows_and_columns_are_left_out():
    (table,) = read(tbl(["甲", "", "乙"], ["", "", ""], ["丙", "", ""])).blocks
    assert [[cell and cell[0].text for cell in row] for row in table.rows] == [["甲", "乙"], ["丙", ()]]


def test_the_lines_of_a_table_of_contents_are_left_out_and_told():
    manuscript = read(p("题目", style="9"), p("一、经过 1", style="6"), p(TEXT))
    assert texts(manuscript) == [TEXT]
    assert manuscript.losses == (Loss("contents"),)
