"""Tables that are none: frames around text, and grids of photographs."""

from civic.reading.word.nodes import WordTable
from tests.reading.word.docx import inline, p, tbl, tc
from tests.reading.word.manuscripts import PICTURES, figures, read, texts


def test_a_table_that_only_arranges_photographs_is_photographs():
    table = tbl(
        [p(inline("a")), p(inline("b"))], ["擀皮", "包馅"], [tc(p(inline("c")), wide=2)], [tc("出锅", wide=2)]
    )
    assert figures(table) == [("擀皮", ""), ("包馅", ""), ("出锅", "")]


def test_a_table_with_words_and_a_picture_stays_a_table():
    (table,) = read(tbl(["姓名", "照片"], ["张某", p(inline("a"))]), pictures=PICTURES).blocks
    assert isinstance(table, WordTable)
    assert table.rows[1][1][0].pictures[0].part == "word/media/a"


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
