"""The parts of a Word file -> the pieces of its text, and what is told of the rest."""

import pytest

from civic.reading.word import document
from civic.reading.word.nodes import Loss, Run, WordTable
from civic.reading.word.package import WordFileRefusedError
from tests.reading.word.docx import field, inline, link, note, note_mark, p, photo, r, tbl, tc
from tests.reading.word.read_files import lost, read, runs

JPEG = photo()


# --- letters ------------------------------------------------------------------------------------------


def test_runs_that_look_alike_are_one():
    assert runs(r("重阳"), r("节"), r("前", bold=True), r("一天", bold=True)) == [
        Run("重阳节"),
        Run("前一天", bold=True),
    ]


def test_raised_and_lowered_letters_stay_so():
    lower, upper = '<w:vertAlign w:val="subscript"/>', '<w:vertAlign w:val="superscript"/>'
    assert runs(r("CO"), r("2", more=lower), r("m"), r("3", more=upper)) == [
        Run("CO"),
        Run("2", raised="sub"),
        Run("m"),
        Run("3", raised="sup"),
    ]


def test_a_new_page_begins_a_line_where_words_stand_before_it():
    page = '<w:r><w:br w:type="page"/></w:r>'
    found = read(p("甲", page, "乙"), p(page, "丙"))
    assert [block.text for block in found.blocks] == ["甲\n乙", "丙"]


def test_line_breaks_stay_and_tabs_and_hard_blanks_are_blanks():
    assert runs(r("甲\n乙\t丙\u00a0丁")) == [Run("甲\n乙 丙 丁")]


def test_what_nobody_sees_is_gone_and_hyphens_that_hold_words_together_are_hyphens():
    assert runs(r("社\u00ad区\u200b\ufeff"), "<w:r><w:t>甲</w:t><w:softHyphen/><w:noBreakHyphen/></w:r>") == [
        Run("社区甲-")
    ]


def test_symbols_of_the_fonts_of_forms_are_read_and_others_are_told():
    known, strange = '<w:r><w:sym w:char="F0FE"/></w:r>', '<w:r><w:sym w:char="F05A"/></w:r>'
    assert runs(r("同意"), known) == [Run("同意☑")]
    assert lost(p("同意", strange)) == [("symbol", "同意")]
    assert runs(r("\uf0a8办\uf0b7")) == [Run("□办•")]


def test_a_hidden_word_is_not_shown_and_told():
    assert runs(r("甲"), r("乙", more="<w:vanish/>")) == [Run("甲")]
    assert lost(p("甲", r("乙", more="<w:vanish/>"))) == [("hidden", "甲")]


# --- changes, comments, fields, links ---------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted_and_told():
    changed = p(
        r("今天"), f"<w:ins>{r('下午')}</w:ins>", "<w:del><w:r><w:delText>上午</w:delText></w:r></w:del>"
    )
    assert [block.text for block in read(changed).blocks] == ["今天下午"]
    assert lost(changed) == [("deleted", "今天下午")]


def test_words_that_are_struck_out_stay_and_are_told():
    assert lost(p(r("甲", more="<w:strike/>"))) == [("struck", "甲")]
    assert lost(p(r("甲", more='<w:strike w:val="0"/>'))) == []


def test_comments_are_told():
    assert lost(p("甲", '<w:r><w:commentReference w:id="1"/></w:r>')) == [("comment", "甲")]


def test_a_field_shows_its_result():
    assert runs(r("图"), field(" SEQ 图 \\* ARABIC ", "1"), r(" 包饺子")) == [Run("图1 包饺子")]


def test_a_field_that_was_never_closed_swallows_no_more_than_its_paragraph():
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    link_begun = f'{begun}<w:r><w:instrText>HYPERLINK "http://a.example/"</w:instrText></w:r>'
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    blocks = read(p(r("甲"), begun, r("乙")), p(link_begun, shown, r("丙")), p(r("丁"))).blocks
    assert [list(block.runs) for block in blocks] == [
        [Run("甲")],
        [Run("丙", link="http://a.example/")],
        [Run("丁")],
    ]


def test_links_to_the_web_are_kept_and_others_leave_their_words():
    web = {"k": "https://www.gov.cn/a b"}
    assert runs(link("k", r("通知")), links=web) == [Run("通知", link="https://www.gov.cn/a b")]
    assert runs(field('HYPERLINK "http://www.gov.cn/"', "通知")) == [Run("通知", link="http://www.gov.cn/")]
    disk = {"k": "file:///C:/表.doc"}
    assert runs(link("k", r("通知")), links=disk) == [Run("通知")]
    assert lost(p(link("k", r("通知"))), links=disk) == [("link", "通知")]


def test_a_place_on_a_linked_page_is_kept():
    assert runs(
        f'<w:hyperlink r:id="k" w:anchor="b">{r("甲")}</w:hyperlink>', links={"k": "https://a.example/"}
    ) == [Run("甲", link="https://a.example/#b")]


def test_words_inside_controls_smart_tags_and_insertions_are_read():
    inside = f"<w:sdt><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt><w:smartTag>{r('乙')}</w:smartTag>"
    around = f"<w:sdt><w:sdtContent>{p(inside)}</w:sdtContent></w:sdt>"
    assert [block.text for block in read(around).blocks] == ["甲乙"]


def test_an_equation_leaves_its_letters_and_is_told():
    math = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    assert runs(r("甲"), math) == [Run("甲x=1")]
    assert lost(p("甲", math)) == [("equation", "甲x=1")]


def test_a_footnote_has_its_mark_and_its_text_and_separators_are_none():
    notes = note(-1, p("—")) + note(2, p("以户口簿为准。"))
    found = read(p("甲", note_mark(2)), notes=notes)
    assert list(found.blocks[0].runs) == [Run("甲"), Run("", note="1")]
    assert {name: [one.text for one in texts] for name, texts in found.notes.items()} == {
        "1": ["以户口簿为准。"]
    }


def test_a_table_in_a_footnote_becomes_lines_of_it():
    found = read(p("甲", note_mark(2)), notes=note(2, p("标准："), tbl(["一档", "600元"])))
    assert [one.text for one in found.notes["1"]] == ["标准：", "一档", "600元"]


def test_a_picture_in_a_footnote_is_told_since_it_does_not_come():
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relations = f'<Relationships xmlns="{space}"><Relationship Id="a" Type="{image}" Target="media/a"/></Relationships>'
    parts = {"pictures": {"a": JPEG}, "more": {"word/_rels/footnotes.xml.rels": relations.encode()}}
    told = lost(p("甲", note_mark(2)), notes=note(2, p("户口簿的样子：", inline("a"))), **parts)
    assert told == [("picture-in-note", "户口簿的样子：")]


# --- paragraphs ---------------------------------------------------------------------------------------


def test_size_and_place_are_those_that_most_letters_have():
    (block,) = read(p(r("甲", size=21), r("乙丙丁", size=44), centred=True)).blocks
    assert (block.size, block.centred) == (44, True)


def test_the_numbers_that_word_writes_are_labels():
    labels = [block.label for block in read(p("甲", number=(1, 0)), p("乙", number=(1, 1)), p("丙")).blocks]
    assert [label and label.text for label in labels] == ["一、", "（一）", None]


def test_an_empty_paragraph_of_a_list_is_not_counted():
    blocks = read(p("甲", number=(1, 0)), p("", number=(1, 0)), p("乙", number=(1, 0))).blocks
    assert [block.label and block.label.text for block in blocks] == ["一、", None, "二、"]


# --- pictures and other drawings ----------------------------------------------------------------------


def test_page_headers_are_told_and_page_numbers_are_not():
    assert lost(p("甲"), header=p("内部资料")) == [("header", "内部资料")]
    assert lost(p("甲"), header=p("- 1 -") + p("第 1 页 共 3 页")) == []


def test_a_table_of_contents_is_told():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    )
    found = read(contents, p("甲"))
    assert [block.text for block in found.blocks] == ["甲"]
    assert found.losses == (Loss("contents"),)


def test_a_file_of_nothing_but_pictures_that_cannot_be_shown_is_refused():
    with pytest.raises(WordFileRefusedError, match="pictures"):
        read(p(inline("a")), pictures={"a": b"\xd7\xcd\xc6\x9a"})


# --- tables -------------------------------------------------------------------------------------------


def cells(block):
    assert isinstance(block, WordTable)
    return [["/".join(paragraph.text for paragraph in cell) for cell in row] for row in block.rows]


def test_a_table_has_its_rows_and_cells():
    (table,) = read(tbl(["时间", "地点"], ["九点", p("二楼") + p("会议室")])).blocks
    assert cells(table) == [["时间", "地点"], ["九点", "二楼/会议室"]]


def test_merged_cells_keep_their_place_and_are_told():
    found = read(
        p("安排"),
        tbl(
            [tc("上午", wide=2), "地点"],
            [tc("九点", below="restart"), "唱", "甲"],
            [tc("", below="continue"), "跳", "乙"],
        ),
    )
    assert cells(found.blocks[1]) == [["上午", "", "地点"], ["九点", "唱", "甲"], ["", "跳", "乙"]]
    assert found.losses == (Loss("merged", "安排"),)


def test_a_title_over_all_columns_is_no_merged_cell_to_be_told():
    assert lost(tbl([tc("值班表", wide=2)], ["日期", "人"])) == []


def test_a_table_in_a_cell_becomes_lines_of_it():
    found = read(tbl(["甲", tbl(["一", "二"], ["三", "四"]) + p("")]))
    assert cells(found.blocks[0]) == [["甲", "一 二/三 四"]]
    assert [loss.kind for loss in found.losses] == ["nested"]


def test_a_table_wider_than_any_program_makes_one_is_refused():
    wide = ["甲", *[tc("", wide=60)] * 4]
    with pytest.raises(WordFileRefusedError, match="harmful"):
        read(p("乙"), tbl(*[["丙"]] * 5, wide))


def test_a_link_of_no_reasonable_length_leaves_its_words():
    address = "https://example.org/" + "a" * 2000
    assert runs(link("k", r("甲")), links={"k": address}) == [Run("甲")]
    assert lost(p(link("k", r("甲"))), links={"k": address}) == [("link", "甲")]


@pytest.mark.parametrize(("limit", "value"), [("MAX_LETTERS", 5), ("MAX_PARAGRAPHS", 1)])
def test_a_book_is_refused(limit, value, monkeypatch):
    monkeypatch.setattr(document, limit, value)
    with pytest.raises(WordFileRefusedError, match="long"):
        read(p("甲乙丙"), tbl(["丁戊", "己"]))
