"""What is drawn or embedded in a Word file: pictures, text boxes, and what no page can show."""

import pytest

from civic.reading.word.nodes import Loss, WordPicture
from tests.reading.word.docx import anchored, box, graphic, inline, p, photo, vml
from tests.reading.word.read_files import lost, read

JPEG = photo()
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SMART = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


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
