"""What stands in documents of Word, Excel and PowerPoint, fragment by fragment, each where people find it."""

import pytest

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.fragments import Fragment
from civic.reading.attachments.office import office_fragments, plain_number, without_digests
from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.limits import Allowance, UnreadError
from tests.office_files import RELS, W, docx, paragraph, pptx, xlsx

INSIDE = PlaceStep(PlaceKind.EMBEDDED, "里面")


def fragments(kind: str, data: bytes, text: int = 1000) -> list[Fragment]:
    """The fragments that say something; so many characters may be read."""
    archive = Archive(data, Allowance(text=text))
    return [fragment for fragment in office_fragments(kind, archive, (INSIDE,)) if fragment.text]


def test_the_parts_of_a_word_file_have_the_names_that_word_gives_them() -> None:
    more = {
        f"word/{part}.xml": f"<w:x {W}>{paragraph(part)}</w:x>"
        for part in ("header1", "footer2", "footnotes", "comments", "styles", "people")
    }
    assert fragments("docx", docx("正文里的字", more=more)) == [
        Fragment((INSIDE, PlaceStep(PlaceKind.TEXT)), "正文里的字"),
        Fragment((INSIDE, PlaceStep(PlaceKind.HEADER)), "header1"),
        Fragment((INSIDE, PlaceStep(PlaceKind.FOOTER)), "footer2"),
        Fragment((INSIDE, PlaceStep(PlaceKind.FOOTNOTES)), "footnotes"),
        Fragment((INSIDE, PlaceStep(PlaceKind.COMMENTS)), "comments"),
        Fragment((INSIDE, PlaceStep(PlaceKind.OTHERS)), "people"),
    ]


def test_where_links_lead_is_read_but_not_which_parts_belong_together() -> None:
    relations = (
        f'<Relationships xmlns="{RELS}">'
        '<Relationship Id="a" Type="http://x/hyperlink" Target="tel:138" TargetMode="External"/>'
        '<Relationship Id="b" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    found = fragments("docx", docx("甲", more={"word/_rels/document.xml.rels": relations}))
    assert found == [
        Fragment((INSIDE, PlaceStep(PlaceKind.TEXT)), "甲"),
        Fragment((INSIDE, PlaceStep(PlaceKind.LINKS)), "tel:138"),
    ]


def test_a_sheet_is_read_by_rows_and_its_cells_by_name() -> None:
    found = fragments("xlsx", xlsx({"名单": [["姓名", "电话"], ["张某", 13800001234.0]], "空": []}))
    assert found == [
        Fragment((INSIDE, PlaceStep(PlaceKind.SHEET, "名单")), "姓名\t电话", ((0, "A1"), (3, "B1"))),
        Fragment((INSIDE, PlaceStep(PlaceKind.SHEET, "名单")), "张某\t13800001234", ((0, "A2"), (3, "B2"))),
    ]


def test_a_string_that_no_cell_shows_is_read_too() -> None:
    strings = "<sst><si><t>看得见</t></si><si><t>看</t><t>不见</t></si></sst>"
    sheet = '<worksheet><sheetData><row><c r="C3" t="s"><v>0</v></c></row></sheetData></worksheet>'
    more = {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet}
    assert fragments("xlsx", xlsx({"甲": []}, more=dict(more))) == [
        Fragment((INSIDE, PlaceStep(PlaceKind.SHEET, "甲")), "看得见", ((0, "C3"),)),
        Fragment((INSIDE, PlaceStep(PlaceKind.OTHERS)), "看不见"),
    ]


def test_slides_are_counted_as_they_are_shown_and_not_as_they_are_stored() -> None:
    found = fragments("pptx", pptx(["第一", "第二"], notes={2: "备注"}))
    assert {fragment.place[-1]: fragment.text for fragment in found} == {
        PlaceStep(PlaceKind.SLIDE, "1"): "第一",
        PlaceStep(PlaceKind.SLIDE, "2"): "第二",
        PlaceStep(PlaceKind.SLIDE_NOTES, "2"): "备注",
    }


def test_more_text_than_may_be_read_ends_it() -> None:
    assert [fragment.text for fragment in fragments("docx", docx("甲乙丙"), text=3)] == ["甲乙丙"]
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
