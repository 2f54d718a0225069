"""The parts of a Word file -> the pieces of its text, and what is told of the rest."""

import pytest

from civic.reading.word import document
from civic.reading.word.document import read_document
from civic.reading.word.nodes import Loss, Run, WordParagraph, WordPicture, WordTable
from civic.reading.word.package import Package, WordFileRefusedError
from tests.reading.word.docx import (
    anchored,
    box,
    docx,
    field,
    graphic,
    inline,
    link,
    note,
    note_mark,
    p,
    photo,
    r,
    tbl,
    tc,
    vml,
)  # fmt: skip

JPEG = photo()
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SMART = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def read(*blocks, **parts):
    return read_document(Package(docx(*blocks, **parts)))


def runs(*inside, **parts):
    (block,) = read(p(*inside), **parts).blocks
    return list(block.runs)


def lost(*blocks, **parts):
    return [tuple(loss) for loss in read(*blocks, **parts).losses]


# --- letters ------------------------------------------------------------------------------------------


def test_runs_that_look_alike_are_one():
    assert runs(r("重阳"), r("节"), r("前", bold=True), r("一天", bold=True)) == [
        Run("重阳节"),
        Run("前一天", bold=True),
    ]


def test_bold_may_be_switched_off_and_may_come_from_a_style_of_letters():
    off, strong = '<w:b w:val="0"/>', '<w:rStyle w:val="11"/>'
    assert runs(r("甲", more=off), r("乙", more=strong), r("丙", italic=True)) == [
        Run("甲"),
        Run("乙", bold=True),
        Run("丙", italic=True),
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


def test_styles_are_known_by_name_however_wps_numbers_them():
    blocks = read(
        p("甲", style="2"), p("乙", style="3"), p("丙", style="10"), p("丁", style="9"), p("戊")
    ).blocks
    assert [(block.level, block.role) for block in blocks] == [
        (1, ""),
        (2, ""),
        (2, ""),
        (0, "title"),
        (0, ""),
    ]


def test_an_outline_level_of_its_own_makes_a_heading():
    assert [block.level for block in read(p("甲", more='<w:outlineLvl w:val="1"/>')).blocks] == [2]


def test_size_and_place_are_those_that_most_letters_have():
    (block,) = read(p(r("甲", size=21), r("乙丙丁", size=44), centred=True)).blocks
    assert (block.size, block.centred) == (44, True)


def test_a_style_that_is_based_on_itself_is_no_trap():
    loop = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="x"/></w:style>'
    assert [block.text for block in read(p("甲", style="x"), styles=loop).blocks] == ["甲"]


def test_the_numbers_that_word_writes_are_labels():
    labels = [block.label for block in read(p("甲", number=(1, 0)), p("乙", number=(1, 1)), p("丙")).blocks]
    assert [label and label.text for label in labels] == ["一、", "（一）", None]


def test_an_empty_paragraph_of_a_list_is_not_counted():
    blocks = read(p("甲", number=(1, 0)), p("", number=(1, 0)), p("乙", number=(1, 0))).blocks
    assert [block.label and block.label.text for block in blocks] == ["一、", None, "二、"]


# --- pictures and other drawings ----------------------------------------------------------------------


@pytest.mark.parametrize("drawn", [inline, anchored, vml])
def test_a_picture_is_found_however_it_was_put_in(drawn):
    (block,) = read(p("甲", drawn("a.jpg", "老人在包饺子")), pictures={"a.jpg": JPEG}).blocks
    assert block.pictures == (WordPicture("word/media/a.jpg", "老人在包饺子"),)


@pytest.mark.parametrize(
    "about", ["图片 1", "IMG_20261009.jpg", "微信图片_20261009", "C:\\a\\b.png", "Picture 3", "未命名"]
)
def test_what_a_program_wrote_about_a_picture_is_no_description(about):
    (block,) = read(p(inline("a.jpg", about)), pictures={"a.jpg": JPEG}).blocks
    assert block.pictures == (WordPicture("word/media/a.jpg", ""),)


def test_what_a_program_adds_to_a_description_is_cut_off():
    (block,) = read(
        p(inline("a.jpg", "一群人围着桌子\n\n中度可信度描述已自动生成")), pictures={"a.jpg": JPEG}
    ).blocks
    assert block.pictures[0].about == "一群人围着桌子"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF"])
def test_the_kinds_that_pages_can_show_are_kept(kind):
    (block,) = read(p(inline("a")), pictures={"a": photo(kind)}).blocks
    assert block.pictures == (WordPicture("word/media/a"),)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 40, "picture-vector"),
        (b"\x01\0\0\0" + b"\0" * 36 + b" EMF", "picture-vector"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-vector"),
        (JPEG[:200], "picture-broken"),
        (b"something else", "picture-foreign"),
    ],
)
def test_a_picture_that_no_page_can_show_is_told_with_the_words_beside_it(data, kind):
    assert lost(p("重阳节前一天，老人在社区包饺子。"), p(inline("a")), pictures={"a": data}) == [
        (kind, "重阳节前一天，老人在社区包饺子。")
    ]


def test_a_picture_that_is_only_linked_or_gone_is_told():
    outside = p("甲", inline("k"))
    assert lost(outside, links={"k": "http://a.example/b.jpg"}) == [("picture-outside", "甲")]
    assert lost(outside) == [("picture-missing", "甲")]


def test_a_picture_that_was_cut_in_word_is_told_since_it_comes_whole():
    for drawing, cut in (
        (inline("a"), inline("a").replace("</pic:blipFill>", '<a:srcRect b="25000"/></pic:blipFill>')),
        (vml("a"), vml("a").replace("<v:imagedata ", '<v:imagedata cropbottom="16384f" ')),
    ):
        assert lost(p("甲", cut), pictures={"a": JPEG}) == [("picture-cut", "甲")]
        assert lost(p("甲", drawing), pictures={"a": JPEG}) == []
    framed = inline("a").replace("</pic:blipFill>", '<a:srcRect l="-300" t="0"/></pic:blipFill>')
    assert lost(p("甲", framed), pictures={"a": JPEG}) == []


@pytest.mark.parametrize(
    ("uri", "kind"), [(CHART, "chart"), (SMART, "smartart"), ("http://x/2010/ink", "shape")]
)
def test_what_cannot_be_shown_is_told(uri, kind):
    assert lost(p("甲", graphic(uri))) == [(kind, "甲")]


def test_embedded_files_and_old_equations_are_told():
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    equation = '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>'
    assert lost(p("甲", sheet), p("乙", equation)) == [("embedded", "甲"), ("equation", "乙")]


def test_the_words_of_a_text_box_follow_its_paragraph_once():
    found = read(p("甲", box(p("框里的字"))), p("乙"))
    assert [block.text for block in found.blocks] == ["甲", "框里的字", "乙"]
    assert found.losses == (Loss("box", "甲"),)


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


def test_paragraphs_know_whether_they_say_anything():
    assert WordParagraph().is_empty
    assert not WordParagraph(pictures=(WordPicture("a"),)).is_empty
