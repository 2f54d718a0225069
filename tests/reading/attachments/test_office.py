"""What stands in documents of Word, Excel and PowerPoint, piece by piece, each where people find it."""

import pytest

from civic.reading.attachments.fragments import Fragment
from civic.reading.attachments.office import office_fragments, plain_number, without_digests
from civic.reading.ooxml.archive import Archive
from civic.reading.ooxml.limits import Allowance, UnreadError
from tests.office_files import RELS, W, docx, paragraph, pptx, xlsx


def fragments(kind: str, data: bytes, text: int = 1000) -> list[Fragment]:
    """The pieces that say something; so many characters may be read."""
    archive = Archive(data, Allowance(text=text))
    return [piece for piece in office_fragments(kind, archive, ("里面",)) if piece.text]


def test_the_parts_of_a_word_file_have_the_names_that_word_gives_them() -> None:
    more = {
        f"word/{part}.xml": f"<w:x {W}>{paragraph(part)}</w:x>"
        for part in ("header1", "footer2", "footnotes", "comments", "styles", "people")
    }
    assert fragments("docx", docx("正文里的字", more=more)) == [
        Fragment(("里面", "正文"), "正文里的字"),
        Fragment(("里面", "页眉"), "header1"),
        Fragment(("里面", "页脚"), "footer2"),
        Fragment(("里面", "脚注"), "footnotes"),
        Fragment(("里面", "批注"), "comments"),
        Fragment(("里面", "图表、文本框等处"), "people"),
    ]


def test_where_links_lead_is_read_but_not_which_parts_belong_together() -> None:
    relations = (
        f'<Relationships xmlns="{RELS}">'
        '<Relationship Id="a" Type="http://x/hyperlink" Target="tel:138" TargetMode="External"/>'
        '<Relationship Id="b" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    found = fragments("docx", docx("甲", more={"word/_rels/document.xml.rels": relations}))
    assert found == [Fragment(("里面", "正文"), "甲"), Fragment(("里面", "链接"), "tel:138")]


def test_a_sheet_is_read_by_rows_and_its_cells_by_name() -> None:
    found = fragments("xlsx", xlsx({"名单": [["姓名", "电话"], ["张某", 13800001234.0]], "空": []}))
    assert found == [
        Fragment(("里面", "工作表「名单」"), "姓名\t电话", ((0, "A1"), (3, "B1"))),
        Fragment(("里面", "工作表「名单」"), "张某\t13800001234", ((0, "A2"), (3, "B2"))),
    ]


def test_a_string_that_no_cell_shows_is_read_too() -> None:
    strings = "<sst><si><t>看得见</t></si><si><t>看</t><t>不见</t></si></sst>"
    sheet = '<worksheet><sheetData><row><c r="C3" t="s"><v>0</v></c></row></sheetData></worksheet>'
    more = {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet}
    assert fragments("xlsx", xlsx({"甲": []}, more=dict(more))) == [
        Fragment(("里面", "工作表「甲」"), "看得见", ((0, "C3"),)),
        Fragment(("里面", "图表、文本框等处"), "看不见"),
    ]


def test_slides_are_counted_as_they_are_shown_and_not_as_they_are_stored() -> None:
    found = fragments("pptx", pptx(["第一", "第二"], notes={2: "备注"}))
    assert {piece.place[-1]: piece.text for piece in found} == {
        "第 1 张幻灯片": "第一",
        "第 2 张幻灯片": "第二",
        "第 2 张幻灯片的备注": "备注",
    }


def test_more_text_than_may_be_read_ends_it() -> None:
    assert [piece.text for piece in fragments("docx", docx("甲乙丙"), text=3)] == ["甲乙丙"]
    with pytest.raises(UnreadError, match="large"):
        fragments("docx", docx("甲乙丙丁"), text=3)


@pytest.mark.parametrize(
    ("stored", "digits"),
    [
        ("13800001234", "13800001234"),
        ("1.3800001234E+10", "13800001234"),
        ("-12", "-12"),
        ("5.0", "5"),
        ("0.5", ""),
        ("1e400", ""),
        ("NaN", ""),
        ("甲", ""),
    ],
)
def test_a_number_is_its_digits_unless_it_has_a_fraction(stored: str, digits: str) -> None:
    assert plain_number(stored) == digits


def test_digests_of_programs_are_no_numbers_of_persons() -> None:
    assert without_digests("甲 00000000-1111-2222-3333-138000012345 乙") == "甲  …  乙"
    assert without_digests("0123456789abcdef0123456789ABCDEF_12") == " … "
    assert without_digests("13800001234") == "13800001234"
