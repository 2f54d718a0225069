"""What is found inside attachments (specification.md §9.3). All numbers are made up."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter

from civic.core.resolve.read_results import Fault
from civic.reading.attachments import scan
from civic.reading.attachments.office import plain_number
from civic.reading.attachments.scan import inspect_attachment
from civic.reading.foreign_files import limits
from civic.reading.privacy.numbers import mask_numbers
from civic.wording.problems import say_places
from tests.office_files import R, W, docx, old_office, paragraph, pdf, pptx, table, xlsx, zip_of
from tests.reading.privacy.test_numbers import CARD, PERSON, PERSON_X

MOBILE = "13800001234"
BLANKS = f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}"
WIDE = PERSON.translate({ord("0") + n: ord("０") + n for n in range(10)})


def found(name: str, data: bytes, allowed: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """(code, where and masked) of each kind of number; nothing else may be told."""
    faults = list(inspect_attachment(name, data, allowed))
    assert all(dict(fault.detail)["case"] == "attachment" for fault in faults)
    return [(fault.code, places_of(fault)) for fault in faults]


def places_of(fault: Fault) -> str:
    """The places of a fault as its sentence names them."""
    facts: dict[str, Any] = dict(fault.detail)
    return say_places(facts["places"], int(facts["total"]))


def unread(name: str, data: bytes) -> list[tuple[str, str, str]]:
    """(case, place, what to save it as) of what could not be looked into; nothing else may be told."""
    faults = list(inspect_attachment(name, data, frozenset()))
    assert {fault.code for fault in faults} <= {"attachment-unread"}
    return [(case_of(fault), places_of(fault), better_of(fault)) for fault in faults]


def case_of(fault: Fault) -> str:
    return str(dict(fault.detail)["case"])


def better_of(fault: Fault) -> str:
    return "、".join(map(str, dict(fault.detail)["better"]))


def fake(name: str, data: bytes) -> dict[str, str]:
    """The facts of the one attachment-fake that is told."""
    [facts] = [
        dict(f.detail) for f in inspect_attachment(name, data, frozenset()) if f.code == "attachment-fake"
    ]
    return facts


# --- every way in which a number stands in a document --------------------------------------------------

FORMS = {
    "plain": (PERSON, PERSON_X, CARD, MOBILE),
    "blanks": (BLANKS, f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}", "138 0000 1234"),
    "full-width": (WIDE,),
    "over a line": (f"{PERSON[:10]}\n{PERSON[10:]}",),
}
NUMBERS = [number for numbers in FORMS.values() for number in numbers]


def _in_runs(number: str) -> bytes:
    return docx(paragraph("号码：", number[:5], number[5:9], number[9:]))


def _in_word_lines(number: str) -> bytes:
    return docx(*number.split("\n"))


def _in_table(number: str) -> bytes:
    return docx(table(("姓名", "号码"), ("张某", number)))


CONTAINERS = {
    "docx/runs": ("a.docx", _in_runs),
    "docx/lines": ("a.docx", _in_word_lines),
    "docx/table": ("a.docx", _in_table),
    "docx/header": ("a.docx", lambda n: docx(more={"word/header1.xml": f"<w:hdr {W}>{paragraph(n)}</w:hdr>"})),
    "docx/note": ("a.docx", lambda n: docx(more={"word/footnotes.xml": f"<w:footnotes {W}>{paragraph(n)}</w:footnotes>"})),
    "docx/comment": ("a.docx", lambda n: docx(more={"word/comments.xml": f"<w:comments {W}>{paragraph(n)}</w:comments>"})),
    "docx/title": ("a.docx", lambda n: docx(more={"docProps/core.xml": f"<c><title>{n}</title></c>"})),
    "docx/box": ("a.docx", lambda n: docx(f"<w:p><w:r><w:pict><v:textbox xmlns:v='v'><w:txbxContent>{paragraph(n)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>")),
    "docx/deleted": ("a.docx", lambda n: docx(f"<w:p><w:del><w:r><w:delText>{n}</w:delText></w:r></w:del></w:p>")),
    "xlsx/cell": ("a.xlsx", lambda n: xlsx({"名单": [["姓名", "号码"], ["张某", n]]})),
    "xlsx/comment": ("a.xlsx", lambda n: xlsx({"名单": []}, {"xl/comments1.xml": f"<c><comment ref='A1'><text><r><t>{n}</t></r></text></comment></c>"})),
    "pptx/slide": ("a.pptx", lambda n: pptx([n])),
    "pptx/notes": ("a.pptx", lambda n: pptx(["x"], {1: n})),
    "zip/docx": ("a.zip", lambda n: zip_of({"b.docx": _in_table(n)})),
    "zip/zip/docx": ("a.zip", lambda n: zip_of({"b.zip": zip_of({"c.docx": _in_runs(n)})})),
    "zip/text": ("a.zip", lambda n: zip_of({"b.txt": n.encode("gb18030")})),
}  # fmt: skip


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
def test_every_valid_number_is_found_wherever_it_stands(container: str, number: str) -> None:
    name, made = CONTAINERS[container]
    told = found(name, made(number))
    assert len(told) == 1
    assert number not in str(told)


@pytest.mark.parametrize("number", [PERSON, PERSON_X, CARD, MOBILE, BLANKS])
def test_every_valid_number_is_found_in_a_pdf(number: str) -> None:
    assert len(found("a.pdf", pdf("x", f"No. {number}"))) == 1


def test_a_number_over_two_cells_is_found() -> None:
    parts = ("230000", PERSON[:10], PERSON[10:], "1")
    assert [code for code, _ in found("a.docx", docx(table(parts)))] == ["identity-number"]
    assert [code for code, _ in found("a.xlsx", xlsx({"一": [list(parts)]}))] == ["identity-number"]


def test_a_number_in_a_box_for_each_digit_is_found() -> None:
    assert [code for code, _ in found("a.xlsx", xlsx({"一": [list(PERSON)]}))] == ["identity-number"]


def test_a_number_that_was_struck_out_run_by_run_is_found() -> None:
    struck = "".join(
        f"<w:del><w:r><w:delText>{part}</w:delText></w:r></w:del>" for part in (PERSON[:9], PERSON[9:])
    )
    assert [code for code, _ in found("a.docx", docx(f"<w:p>{struck}</w:p>"))] == ["identity-number"]


def test_numbers_of_two_rows_are_never_one() -> None:
    rows = [[PERSON[:9]], [PERSON[9:]]]
    assert found("a.xlsx", xlsx({"一": [list(row) for row in rows]})) == []
    assert found("a.docx", docx(table(*(tuple(row) for row in rows)))) == []


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (13800001234, "mobile-number"),
        (1.3800001234e10, "mobile-number"),
        (1.1010519491231e17, "identity-number-doubtful"),  # Excel keeps fifteen digits
        (float(110105194912310000), "identity-number-doubtful"),
    ],
)
def test_a_number_that_excel_keeps_as_a_number_is_found(value: float, code: str) -> None:
    assert [told for told, _ in found("a.xlsx", xlsx({"一": [["甲", value]]}))] == [code]


@pytest.mark.parametrize("value", [0.6222020000000003, 13800001234.5, 1e300, 46000.0, -13800001234.5])
def test_a_number_with_a_fraction_or_of_another_size_is_none(value: float) -> None:
    assert found("a.xlsx", xlsx({"一": [["甲", value]]})) == []


def test_numbers_are_written_out_as_people_see_them() -> None:
    assert plain_number("1.1010519491231E+17") == "110105194912310000"
    assert plain_number("007") == "007"
    assert plain_number("1.5") == plain_number("INF") == plain_number("1E+999999") == plain_number("甲") == ""


def test_public_numbers_are_excused() -> None:
    form = docx(f"联系电话：{MOBILE}")
    assert found("a.docx", form, frozenset({"138-0000-1234"})) == []
    assert len(found("a.docx", form, frozenset({"138-0000-1235"}))) == 1


def test_digests_that_programs_keep_in_the_properties_are_no_numbers() -> None:
    made = {
        "docProps/custom.xml": "<P><v>A13800001234F4B43A0B0B8A17B4F8B7_13</v><v>2052-12.1.0.16729</v></P>"
    }
    assert found("a.docx", docx("x", more=made)) == []


# --- where it stands --------------------------------------------------------------------------------------

MASKED = f"{PERSON[:2]}*************{PERSON[-3:]}"


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.docx", docx(PERSON), "正文"),
        ("a.docx", docx(more={"word/footer2.xml": f"<f>{paragraph(PERSON)}</f>"}), "页脚"),
        ("a.docx", docx(more={"docProps/app.xml": f"<p><Company>{PERSON}</Company></p>"}), "文件属性"),
        ("a.xlsx", xlsx({"一": [["x"]], "花名册": [["x", "y"], ["x", PERSON]]}), "工作表「花名册」，B2"),
        ("a.pptx", pptx(["x", PERSON]), "第 2 张幻灯片"),
        ("a.pptx", pptx(["x", "y"], {2: PERSON}), "第 2 张幻灯片的备注"),
        ("a.pdf", pdf("x", "y", PERSON), "第 3 页"),
        ("a.zip", zip_of({"表/b.xlsx": xlsx({"一": [[PERSON]]})}), "压缩包里的「表/b.xlsx」，工作表「一」，A1"),
        ("a.docx", docx(more={"word/embeddings/b.xlsx": xlsx({"一": [[PERSON]]})}), "里面带的「b.xlsx」，工作表「一」，A1"),
        (f"a{PERSON}.mp3", b"ID3x", "文件名"),
    ],
)  # fmt: skip
def test_a_number_is_told_with_its_place(name: str, data: bytes, place: str) -> None:
    assert found(name, data) == [("identity-number", f"{place} {MASKED}")]


def test_of_many_numbers_the_first_three_places_are_told_and_how_many_there_are() -> None:
    rows: list[list[str | float]] = [[f"138000012{n:02}"] for n in range(23)]
    assert found("a.xlsx", xlsx({"一": rows})) == [
        (
            "mobile-number",
            "工作表「一」，A1 138****1200；工作表「一」，A2 138****1201；工作表「一」，A3 138****1202等 23 处",
        )
    ]


def test_numbers_in_names_are_masked_wherever_the_names_are_told() -> None:
    packed = zip_of({f"{PERSON}.txt": MOBILE.encode(), f"{PERSON}.doc": old_office("WordDocument")})
    faults = list(inspect_attachment(f"{PERSON}.zip", packed, frozenset()))
    assert [fault.code for fault in faults] == ["identity-number", "mobile-number", "attachment-unread"]
    assert PERSON not in str(faults)
    assert MOBILE not in str(faults)


def test_a_name_packed_by_windows_is_told_in_chinese() -> None:
    packed = bytearray(zip_of({"aaaa.txt": PERSON}))
    place = "名单".encode("gb18030")
    assert len(place) == 4
    assert found("a.zip", bytes(packed.replace(b"aaaa", place))) == [
        ("identity-number", f"压缩包里的「名单.txt」 {MASKED}")
    ]


def test_two_files_of_one_name_are_both_read() -> None:
    packed = zip_of({"a.txt": PERSON, "b.txt": "x"}).replace(b"b.txt", b"a.txt")
    assert [code for code, _ in found("a.zip", packed)] == ["identity-number"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx("x", more={"word/afchunk.htm": f"<html>{PERSON}</html>"})),
        ("a.docx", docx("x", more={"word/afchunk2.docx": docx(PERSON)})),
        ("a.zip", zip_of({"[Content_Types].xml": "<T/>", "word/document.xml": "<a/>", "名单.txt": PERSON})),
    ],
    ids=range(3),
)
def test_files_that_a_document_holds_anywhere_are_read(name: str, data: bytes) -> None:
    assert [code for code, _ in found(name, data)] == ["identity-number"]


def test_names_of_parts_count_in_any_letter_case_and_as_addresses_write_them() -> None:
    parts = {
        "[content_types].XML": "<Types/>",
        "XL/Workbook.xml": f'<a {R}><sheet name="一" r:id="a"/></a>',
        "xl/_rels/workbook.xml.RELS": '<a><Relationship Id="a" Type="x/worksheet" Target="%e8%a1%a8.xml"/></a>',
        "xl/表.XML": f'<a><row><c r="B2" t="str"><v>{PERSON}</v></c></row></a>',
    }
    assert found("a.xlsx", zip_of(parts)) == [("identity-number", f"工作表「一」，B2 {MASKED}")]


def test_links_that_share_an_id_are_all_read() -> None:
    link = '<Relationship Id="a" Type="x/hyperlink" TargetMode="External" Target="{}"/>'
    rels = f"<a>{link.format(f'tel:{MOBILE}')}{link.format('https://www.example.gov.cn/')}</a>"
    made = docx("x", more={"word/_rels/document.xml.rels": rels})
    assert found("a.docx", made) == [("mobile-number", "链接 138****1234")]


def test_a_workbook_whose_cells_are_no_xml_is_told() -> None:
    book = {"[Content_Types].xml": "<T/>", "xl/workbook.bin": "x", "xl/worksheets/sheet1.bin": PERSON}
    assert unread("a.xlsx", zip_of(book)) == [("old", "", "XLSX")]


# --- what other programs write ----------------------------------------------------------------------------


def _rewritten(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF as pypdf writes it after a change."""
    writer, made = PdfWriter(clone_from=BytesIO(data)), BytesIO()
    change(writer)
    writer.write(made)
    return made.getvalue()


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    closed = _rewritten(pdf(PERSON), lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert found("a.pdf", closed) == [("identity-number", f"第 1 页 {MASKED}")]


@pytest.mark.parametrize("kind", ["RC4-128", "RC4-40"])
def test_a_pdf_with_a_password_is_told(kind: str) -> None:
    closed = _rewritten(pdf(PERSON), lambda writer: writer.encrypt("user", "owner", algorithm=kind))
    assert unread("a.pdf", closed) == [("locked", "", "searchable-pdf")]


def test_files_inside_a_pdf_and_its_properties_are_read() -> None:
    held = _rewritten(pdf("x"), lambda writer: writer.add_attachment("名单.txt", PERSON.encode()))
    assert found("a.pdf", held) == [("identity-number", f"里面带的「名单.txt」 {MASKED}")]
    titled = _rewritten(pdf("x"), lambda writer: writer.add_metadata({"/Title": PERSON}))
    assert found("a.pdf", titled) == [("identity-number", f"文件属性 {MASKED}")]


def test_forms_notes_and_links_of_a_pdf_are_read() -> None:
    form = pdf("x", page=f"/Annots [<< /Subtype /Widget /FT /Tx /T (a) /V ({PERSON}) >>]")
    assert found("a.pdf", form) == [("identity-number", f"第 1 页的表单和批注 {MASKED}")]
    link = pdf("x", page=f"/Annots [<< /Subtype /Link /A << /S /URI /URI (tel:{MOBILE}) >> >>]")
    assert found("a.pdf", link) == [("mobile-number", "第 1 页的表单和批注 138****1234")]


def test_a_workbook_of_another_program_is_read_with_its_hidden_sheets_and_comments() -> None:
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet, hidden = book.add_worksheet("名单"), book.add_worksheet("旧表")
    sheet.write_string("B2", PERSON)
    sheet.write_number("B3", 13800001234)
    sheet.write_comment("C3", f"卡号 {CARD}")
    hidden.write_string("A1", PERSON)
    hidden.hide()
    book.close()
    assert found("a.xlsx", made.getvalue()) == [
        ("bank-card", f"批注 ***************{CARD[-4:]}"),
        ("identity-number", f"工作表「名单」，B2 {MASKED}；工作表「旧表」，A1 {MASKED}"),
        ("mobile-number", "工作表「名单」，B3 138****1234"),
    ]


# --- what nobody can look into ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "stream", "better"),
    [
        ("a.doc", "WordDocument", "DOCX"),
        ("a.wps", "WordDocument", "DOCX"),
        ("a.xls", "Workbook", "XLSX"),
        ("a.et", "Workbook", "XLSX"),
        ("a.ppt", "PowerPoint Document", "PPTX"),
        ("a.dps", "PowerPoint Document", "PPTX"),
    ],
)
def test_an_old_format_is_told_with_what_to_save_it_as(name: str, stream: str, better: str) -> None:
    assert unread(name, old_office(stream)) == [("old", "", better)]


@pytest.mark.parametrize(("name", "better"), [("a.docx", "DOCX"), ("a.xlsx", "XLSX"), ("a.pptx", "PPTX")])
def test_a_document_with_a_password_is_told(name: str, better: str) -> None:
    assert unread(name, old_office("EncryptedPackage")) == [("locked", "", better)]


def test_an_archive_with_a_password_is_told_by_its_files() -> None:
    packed = bytearray(zip_of({"表.txt": "x"}))
    packed[6] |= 1  # the flag in the file's own header, and in the list at the end
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert unread("a.zip", bytes(packed)) == [("locked", "压缩包里的「表.txt」", "DOCX、XLSX")]


def _scan() -> bytes:
    made = BytesIO()
    Image.new("L", (60, 80), 200).save(made, "PDF", save_all=True, append_images=[Image.new("L", (60, 80))])
    return made.getvalue()


def test_a_scan_is_told_as_such() -> None:
    assert unread("a.pdf", _scan()) == [("scanned", "", "searchable-pdf")]


def test_an_empty_page_is_no_scan() -> None:
    assert unread("a.pdf", pdf("x", "")) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zip_of({"b.docx": docx("x")})[:-30]),
        ("a.docx", docx("x")[:-30]),
        ("a.docx", docx("<w:p><w:r>")),
        ("a.docx", docx(more={"word/header1.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"})),
        ("a.docx", docx(more={"word/header1.xml": "<a>" * 2000 + "</a>" * 2000})),
        ("a.xlsx", xlsx({"一": []}, {"xl/worksheets/sheet1.xml": "no xml"})),
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("a.pdf", pdf("x").replace(b"/Pages", b"/Pagez")),
    ],
    ids=range(8),
)
def test_what_is_damaged_is_told(name: str, data: bytes) -> None:
    assert [case for case, _, _ in unread(name, data)] == ["broken"]


def test_a_damaged_file_does_not_hide_the_others_in_an_archive() -> None:
    packed = zip_of({"a.docx": docx("x")[:-30], "b.txt": PERSON})
    faults = list(inspect_attachment("x.zip", packed, frozenset()))
    assert [fault.code for fault in faults] == ["identity-number", "attachment-unread"]


def test_archives_are_opened_three_deep_and_then_told() -> None:
    data = zip_of({"x.txt": PERSON})
    for name in ("c.zip", "b.zip"):
        data = zip_of({name: data})
    assert [code for code, _ in found("a.zip", data)] == ["identity-number"]
    for name in ("e.zip", "d.zip"):
        data = zip_of({name: data})
    assert [case for case, _, _ in unread("a.zip", data)] == ["deep"]


def _bomb(*sizes: int) -> bytes:
    """An archive of files of nothing, of so many MB each."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, size in enumerate(sizes):
            with archive.open(f"{number}.jpg", "w") as file:
                for _ in range(size):
                    file.write(bytes(2**20))
    return packed.getvalue()


def test_a_file_that_unpacks_to_too_much_is_told() -> None:
    assert unread("a.zip", _bomb(33)) == [("large", "压缩包里的「0.jpg」", "DOCX、XLSX")]


def test_a_file_that_unpacks_to_more_than_it_says_is_told() -> None:
    said, is_so = (33 * 2**20).to_bytes(4, "little"), (5).to_bytes(4, "little")
    assert [case for case, _, _ in unread("a.zip", _bomb(33).replace(said, is_so))] == ["broken"]


def test_files_that_unpack_to_too_much_together_are_told() -> None:
    assert limits.MAX_UNPACKED < 4 * 30 * 2**20
    assert [case for case, _, _ in unread("a.zip", _bomb(30, 30, 30))] == ["large"]


def test_xml_that_unpacks_to_too_much_is_told() -> None:
    part = "<w:p>" + " " * limits.MAX_UNPACKED
    assert unread("a.docx", docx(more={"word/header1.xml": part})) == [("large", "", "DOCX")]


def test_more_text_than_eight_books_hold_is_told() -> None:
    text = "1234567890 " * (limits.MAX_TEXT // 11 + 1)
    assert unread("a.zip", zip_of({"a.txt": text})) == [("large", "压缩包里的「a.txt」", "DOCX、XLSX")]


def test_a_long_string_that_many_cells_show_is_not_written_out_for_each() -> None:
    strings = f"<sst><si><t>{'长' * 100_000}</t></si></sst>"
    sheet = '<sheetData><row r="1">' + '<c r="A1" t="s"><v>0</v></c>' * 1000 + "</row></sheetData>"
    book = xlsx({"一": []}, {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": f"<w>{sheet}</w>"})
    assert unread("a.xlsx", book) == [("large", "", "XLSX")]


def test_a_number_deep_in_a_long_text_is_found_once() -> None:
    text = "平安。" * 33_330 + f"号码 {PERSON}。" + "平安。" * 40_000
    assert found("a.docx", docx(text)) == [("identity-number", f"正文 {MASKED}")]


def test_an_archive_of_too_many_files_is_told() -> None:
    data = zip_of({f"{n}.txt": "" for n in range(limits.MAX_ENTRIES + 1)})
    assert unread("a.zip", data) == [("large", "", "ZIP")]


def test_what_is_of_no_known_kind_in_an_archive_is_told_and_pictures_are_not() -> None:
    packed = zip_of({"a.dwg": "AC1027", "b.jpg": b"\xff\xd8\xff", "c.mp4": "x", "d.rar": b"Rar!\x1a\x07"})
    assert unread("a.zip", packed) == [
        ("kind", "压缩包里的「a.dwg」", "DOCX、XLSX"),
        ("kind", "压缩包里的「d.rar」", "ZIP"),
    ]


def test_thousands_of_files_of_one_name_are_each_read() -> None:
    """In less than a second: names that are told apart step by step took minutes."""
    packed = zip_of({f"{n:04}.txt": "" for n in range(limits.MAX_ENTRIES - 1)} | {"last.txt": PERSON})
    alike = re.sub(rb"(?:\d{4}|last)\.txt", b"name.txt", packed)
    assert [code for code, _ in found("a.zip", alike)] == ["identity-number"]


def test_of_a_very_long_name_beginning_and_end_are_told() -> None:
    [(_, place)] = found("a.zip", zip_of({"a" * 60_000 + ".txt": PERSON}))
    assert place == f"压缩包里的「{'a' * 44}…{'a' * 45}.txt」 {MASKED}"
    [(_, place)] = found("a.zip", zip_of({"a" * 40 + PERSON + "a" * 300 + ".txt": "x"}))
    assert PERSON[:8] not in place


def test_a_very_long_name_of_a_sheet_is_masked_once_however_much_is_found_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Masked and kept anew for each of its cells, it took seconds and filled the memory."""
    long = f"{'长' * 2000}{MOBILE}{'名' * 2000}"
    masked: list[str] = []
    monkeypatch.setattr(scan, "mask_numbers", lambda name: masked.append(name) or mask_numbers(name))
    faults = list(
        inspect_attachment("a.xlsx", xlsx({long: [[f"138{n:08}"] for n in range(300)]}), frozenset())
    )
    assert masked.count(long) == 1
    assert len(repr(faults)) < 3000
    [(_, place)] = [(fault.code, places_of(fault)) for fault in faults]
    assert place.startswith(f"工作表「{'长' * 46}…{'名' * 49}」，A1 ")
    assert place.endswith("等 300 处")


@pytest.mark.parametrize(
    ("name", "book", "element"),
    [("a.xlsx", "xl/workbook.xml", "sheet"), ("a.pptx", "ppt/presentation.xml", "sldId")],
)
def test_a_part_that_is_listed_again_and_again_is_read_once(name: str, book: str, element: str) -> None:
    """Two million times fit into an attachment, and each would be opened."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        book: f"<a {R}>" + f'<{element} name="一" r:id="a"/>' * 200_000 + "</a>",
        f"{book.replace('/', '/_rels/')}.rels": '<a><Relationship Id="a" Type="x/slide" Target="s.xml"/></a>',
        f"{book.partition('/')[0]}/s.xml": "<a>" + "<b>x</b>" * 100 + f"<b>{PERSON}</b></a>",
    }
    assert len(found(name, zip_of(parts))) == 1


def test_pages_that_draw_more_than_a_thick_book_together_are_told() -> None:
    """However it is drawn: by many pages, by remarks and numbers, which are no operators, by a form again and again."""
    long = "% remark\n" * 250_000
    stream = f"/Length {len(long)} >>\nstream\n{long}\nendstream"
    pages = _drawn_by(pdf(*["x"] * 20, objects=(f"<< {stream}", "<< >>")))
    assert [case for case, _, _ in unread("a.pdf", pages)] == ["large"]
    few = _drawn_by(pdf(*["x"] * 5, objects=(f"<< {stream}", "<< >>")))
    assert unread("a.pdf", few) == []
    packed = zip_of({"a.pdf": few, "b.pdf": few})
    assert [place for _, place, _ in unread("a.zip", packed)] == ["压缩包里的「b.pdf」"]
    draws = "<< /Length 600 >>\nstream\n" + "/F Do\n" * 100 + "\nendstream"
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] {stream}"
    forms = _drawn_by(pdf("x", objects=(draws, "<< /XObject << /F 102 0 R >> >>", form)))
    assert [case for case, _, _ in unread("a.pdf", forms)] == ["large"]


def test_a_large_table_of_a_font_that_every_page_uses_is_not_read_for_each() -> None:
    table = "begincmap\n" + "% remark\n" * 250_000
    font = f"<< /Length {len(table)} >>\nstream\n{table}\nendstream"
    listed = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /A /ToUnicode 102 0 R >> >> >>"
    drawn = "<< /Length 1 >>\nstream\nq\nendstream"
    pages = _drawn_by(pdf(*["x"] * 100, objects=(drawn, listed, font)))
    assert [case for case, _, _ in unread("a.pdf", pages)] == ["large"]


@pytest.mark.parametrize(
    "listed", ["null", "<< /Font null >>", "<< /Font << /F1 null /F2 7 >> >>", "<< /Font 7 >>"]
)
def test_a_page_that_is_odd_about_its_fonts_is_not_damaged(listed: str) -> None:
    drawn = "<< /Length 1 >>\nstream\nq\nendstream"
    assert unread("a.pdf", _drawn_by(pdf("x", objects=(drawn, listed)))) == []


def _drawn_by(data: bytes) -> bytes:
    """A PDF whose pages are drawn by its object 100 with what object 101 lists."""
    usual = re.compile(rb"/Contents \d+ 0 R /Resources << /Font << /F1 3 0 R >> >>")
    return usual.sub(lambda m: b"/Contents 100 0 R /Resources 101 0 R".ljust(len(m[0])), data)


def test_properties_of_a_pdf_that_would_fill_books_are_told() -> None:
    long = "1 3 " * (limits.MAX_TEXT // 4 + 1)
    described = f"<< /Type /Metadata /Length {len(long)} >>\nstream\n{long}\nendstream"
    data = pdf("x", more="/Metadata 100 0 R", objects=(described,))
    assert [case for case, _, _ in unread("a.pdf", data)] == ["large"]


def test_one_long_text_that_thousands_of_notes_show_is_not_written_out_for_each() -> None:
    note = f"<< /Subtype /Text /Contents ({'x' * 100_000}) >>"
    data = pdf("x", page=f"/Annots [{'100 0 R ' * 1000}]", objects=(note,))
    assert [case for case, _, _ in unread("a.pdf", data)] == ["large"]


def test_what_a_mac_packs_along_is_not_told() -> None:
    packed = {".DS_Store": b"\0\0\0\1Bud1\0", "__MACOSX/._a.docx": b"\0\5\x16\7\0", "a.docx": docx("x")}
    assert unread("a.zip", zip_of(packed)) == []


# --- what is not what it says -----------------------------------------------------------------------------

HTML = b"<!DOCTYPE html><script>x</script>"


@pytest.mark.parametrize(
    ("name", "data", "real"),
    [
        ("a.pdf", HTML, "html"),
        ("a.xls", b"\xef\xbb\xbf\n<html><table></table>", "html"),
        ("a.docx", b"MZ\x90\x00", "exe"),
        ("a.docx", zip_of({"x.txt": "x"}), "zip"),
        ("a.docx", xlsx({"一": []}), "xlsx"),
        ("a.docx", old_office("WordDocument"), "doc"),
        ("a.doc", docx("x"), "docx"),
        ("a.doc", old_office("Workbook"), "xls"),
        ("a.doc", rb"{\rtf1 x}", "rtf"),
        ("a.zip", b"Rar!\x1a\x07\x00", "rar"),
        ("a.mp3", pdf("x"), "pdf"),
        ("a.mp4", b"ID3\x04", "mp3"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "picture"),
    ],
)
def test_what_is_not_what_its_name_says_is_told_with_what_it_is(name: str, data: bytes, real: str) -> None:
    assert fake(name, data) == {
        "name": name,
        "ending": name[2:],
        "type": name[2:].upper(),
        "real": real,
    }


def test_hundreds_of_comments_of_html_are_read_once() -> None:
    """Their ends fit together in more ways than can be tried."""
    assert fake("a.pdf", b"<!---->" * 500 + b"x")["case"] == "unknown"
    assert fake("a.pdf", b"<!-- a -->\n" * 100 + b"<html>")["real"] == "html"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.mp3", "a.mp4", "a.zip", "a.doc"])
def test_what_nobody_knows_is_told(name: str) -> None:
    assert fake(name, b"xxxxxxxxxxxxxxxx")["case"] == "unknown"
    assert fake(name, b"")["case"] == "empty"


def test_an_archive_behind_a_pdf_is_told() -> None:
    assert fake("a.pdf", pdf("x") + zip_of({"x.exe": "MZ"}))["case"] == "hidden"


def test_an_archive_behind_a_pdf_is_told_whatever_stands_behind_it() -> None:
    assert fake("a.pdf", pdf("x") + zip_of({"x.exe": "MZ"}) + b"\r\n")["case"] == "hidden"


def test_an_archive_that_a_pdf_holds_as_it_should_is_not() -> None:
    held = zip_of({"x.txt": "x"}).decode("latin-1")
    stream = f"<< /Length {len(held)} >>\nstream\n{held}\nendstream"
    assert found("a.pdf", pdf("x", objects=(stream,))) == []


def test_a_document_with_macros_is_told() -> None:
    assert fake("a.docx", docx("x", more={"word/vbaProject.bin": "x"}))["case"] == "macro"
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    assert fake("a.xlsx", xlsx({"一": []}, {"[Content_Types].xml": types}))["case"] == "macro"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp3", b"ID3\x04\x00"),
        ("a.mp3", b"\xff\xfb\x90\x00"),
        ("a.mp3", bytes(200) + b"\xff\xf3\x90\x00"),
        ("a.mp4", b"\x00\x00\x00\x08ftypisom"),
        ("a.PDF", pdf("x")),
        ("a.wps", docx("x")),
        ("a.zip", docx("x")),
        ("a.zip", zip_of({})),
    ],
    ids=range(8),
)
def test_what_is_what_it_says_is_not_told(name: str, data: bytes) -> None:
    assert found(name, data) == []


# --- whatever the bytes -----------------------------------------------------------------------------------


@given(st.binary(max_size=200), st.sampled_from(["pdf", "docx", "xlsx", "pptx", "zip", "doc", "mp3", "mp4"]))
def test_any_bytes_get_an_answer(data: bytes, ending: str) -> None:
    assert all(isinstance(fault, Fault) for fault in inspect_attachment(f"a.{ending}", data, frozenset()))


WHOLE = {
    "a.docx": docx(PERSON),
    "a.xlsx": xlsx({"一": [[PERSON]]}),
    "a.pptx": pptx([PERSON]),
    "a.pdf": pdf(PERSON),
    "a.zip": zip_of({"b.docx": docx(PERSON)}),
}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_any_damage_gets_an_answer(name: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    assert all(
        isinstance(fault, Fault)
        for fault in inspect_attachment(name, bytes(whole[: cut or None]), frozenset())
    )


def test_a_file_without_a_name_does_not_stop_the_reading_of_the_others() -> None:
    packed = zip_of({"nameless.txt": "x", "b.docx": docx(PERSON)})
    assert found("a.zip", packed.replace(b"nameless", b"\0ameless")) == [
        ("identity-number", "压缩包里的「b.docx」，正文 23*************009")
    ]


def test_the_same_bytes_give_the_same_answer() -> None:
    packed = zip_of(WHOLE)
    assert list(inspect_attachment("a.zip", packed, frozenset())) == list(
        inspect_attachment("a.zip", packed, frozenset())
    )
