"""What is typed for the pieces of a Word file, and that it is read as what was meant."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.markdown.renderer import read_body
from civic.reading.word.convert import convert_word_file
from tests.reading.word.docx import docx, inline, link, note, note_mark, p, photo, r, tbl, tc
from tests.reading.word.typed_texts import TEXTS, shown_text

TITLE = p("题目", style="9")


def body(*blocks, **parts):
    return convert_word_file(docx(TITLE, *blocks, **parts), "稿", date(2026, 11, 5)).text("ti-mu")


# --- whole texts: what stands in Word stands on the page ----------------------------------------------

LABELS = {  # what may be seen before the words of a paragraph
    (1, 0): "[一二三四五六七八九十]+、",
    (1, 1): "（[一二三四五六七八九十]+）",
    (2, 0): "([0-9]+[.])?",
    (3, 0): "•?",
    (3, 1): "•?",
}
PARAGRAPHS = st.builds(
    lambda texts, number, bold, style: (texts, number, bold, style),
    st.lists(TEXTS, min_size=1, max_size=3),
    st.sampled_from([None, None, None, *LABELS]),
    st.booleans(),
    st.sampled_from(["", "", "", "3", "4"]),
)
CELLS = st.lists(TEXTS, min_size=1, max_size=2)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=2, max_size=3)


@given(st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=6))
def test_the_letters_of_a_word_file_are_those_of_its_page(blocks):
    xml, said = [], []
    for block in blocks:
        if isinstance(block, list):
            xml.append(tbl(*[["".join(p(r(text)) for text in cell) for cell in row] for row in block]))
            said += [(text, "") for row in block for cell in row for text in cell]
            continue
        texts, number, bold, style = block
        xml.append(p(r("\n".join(texts), bold=bold), number=number, style=style))
        said.append(("".join(texts), LABELS.get(number, "")))
    text = body(*xml, p("完。"))
    expected = "".join(
        label * bool(words.strip()) + re.escape("".join(words.split())) for words, label in said
    )
    assert re.fullmatch(expected + "完。", shown_text(read_body(text, "a.md", 1, (), "").html))


# --- blocks -------------------------------------------------------------------------------------------


def test_paragraphs_stand_apart():
    assert body(p("甲。"), p("　　乙。"), p("丙。")) == "甲。\n\n乙。\n\n丙。\n"


def test_headings_begin_at_two_marks_and_skip_no_level():
    blocks = [
        p("一、经过", style="3"),
        p("甲。"),
        p("（一）上午", style="4"),
        p("乙。"),
        p("二、结果", style="3"),
        p("丙。"),
    ]
    assert body(*blocks) == "## 一、经过\n\n甲。\n\n### （一）上午\n\n乙。\n\n## 二、结果\n\n丙。\n"
    assert body(p("甲", style="2"), p("乙", style="4"), p("丙。")) == "## 甲\n\n### 乙\n\n丙。\n"


def test_a_paragraph_to_which_somebody_gave_the_style_of_a_heading_is_none():
    assert (
        body(p("重阳节前一天，老人在包饺子。", style="3"), p("甲。"))
        == "重阳节前一天，老人在包饺子。\n\n甲。\n"
    )


def test_numbers_that_word_counts_are_typed_and_lists_are_lists():
    blocks = [
        p("组织", number=(1, 0)),
        p("宣传", number=(1, 1)),
        p("入户", number=(1, 1)),
        p("经费", number=(1, 0)),
        p("带身份证", number=(2, 0)),
        p("带户口簿", number=(2, 0)),
        p("原件", number=(3, 1)),
        p("甲。"),
        p("带照片", number=(2, 0)),
    ]
    assert body(*blocks) == (
        "一、组织\n\n（一）宣传\n\n（二）入户\n\n二、经费\n\n1. 带身份证\n2. 带户口簿\n  - 原件\n\n甲。\n\n3. 带照片\n"
    )


def test_a_list_that_begins_anew_right_behind_another_does_not_go_on_with_it():
    blocks = [p("甲", number=(2, 0)), p("乙", number=(2, 0)), p("丙", number=(4, 0)), p("丁", number=(4, 0))]
    text = body(*blocks)
    assert text == "1. 甲\n2. 乙\n\n1\\. 丙\n\n2. 丁\n"
    html = read_body(text, "a.md", 1, (), "").html
    assert '<ol start="2">' in html


def test_lines_that_word_breaks_stay_broken():
    long = "重阳节前一天十几位老人和志愿者在社区活动室里一起包饺子有说有笑"
    assert body(p(f"甲\n乙\n{long}\n丙")) == f"甲\n乙\n{long}  \n丙\n"
    html = read_body(body(p(f"甲\n乙\n{long}\n丙")), "a.md", 1, (), "").html
    assert html.count("<br>") == 3


def test_a_table_has_a_head_and_borders_are_escaped():
    assert body(tbl(["时间", "地点"], ["九|点", p("二楼") + p("会议室")])) == (
        "| 时间 | 地点 |\n|---|---|\n| 九\\|点 | 二楼<br>会议室 |\n"
    )


def test_merged_cells_are_empty_ones():
    table = tbl(
        ["时间", "事", "人"],
        [tc("上午", below="restart"), "唱", "甲"],
        [tc("", below="continue"), "跳", "乙"],
    )
    assert body(table) == "| 时间 | 事 | 人 |\n|---|---|---|\n| 上午 | 唱 | 甲 |\n|  | 跳 | 乙 |\n"


@pytest.mark.parametrize(
    ("caption", "alt"),
    [("老人在[包]饺子", "老人在[包]饺子"), ("老人在]包饺子", "老人在〕包饺子"), ("3*4=12", "3*4=12")],
)
def test_pictures_are_blocks_with_what_they_show(caption, alt):
    text = body(p(inline("a")), p(f"图1 {caption}"), pictures={"a": photo()})
    assert text == f"![{alt}](ti-mu-1.jpg)\n"
    assert read_body(text, "a.md", 1, (), "").references[0].text == alt


def test_a_caption_to_which_the_text_refers_is_printed_below_the_picture():
    text = body(p("见图1。"), p(inline("a")), p('图1 "饺子"出锅'), pictures={"a": photo()})
    assert text == '见图1。\n\n!["饺子"出锅](ti-mu-1.jpg "图1 “饺子”出锅")\n'
    assert "<figcaption>图1 “饺子”出锅</figcaption>" in read_body(text, "a.md", 1, (), "").html


def test_a_picture_that_stands_there_twice_is_one_file():
    pictures = {"a": photo(), "b": photo(), "c": photo("PNG")}
    taken = convert_word_file(
        docx(TITLE, p(inline("a")), p(inline("b")), p(inline("c")), pictures=pictures), "稿", date(2026, 1, 1)
    )
    assert taken.names("x") == ("x-1.jpg", "x-2.png")
    assert taken.text("x") == "![](x-1.jpg)\n\n![](x-1.jpg)\n\n![](x-2.png)\n"


def test_footnotes_stand_at_the_end():
    notes = note(2, p("以户口簿为准。"), p("另见通知。"))
    assert body(p("年满八十", note_mark(2), "的老人。"), notes=notes) == (
        "年满八十[^1]的老人。\n\n[^1]: 以户口簿为准。\n\n    另见通知。\n"
    )


def test_links_are_typed():
    links = {"k": "https://www.gov.cn/"}
    assert body(p("见", link("k", r("通知")), "。"), links=links) == "见[通知](https://www.gov.cn/)。\n"
