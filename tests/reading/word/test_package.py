"""What is refused before a word of it is read, and that nothing in a file can do harm."""

import io
import struct
import zipfile

import pytest

from civic.reading.word import package
from civic.reading.word.document import read_document
from civic.reading.word.package import Package, WordFileRefusedError
from tests.reading.word.docx import MAIN, docx, p, packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
WHOLE = docx(p("正文。"))


def reason(data):
    with pytest.raises(WordFileRefusedError) as refused:
        read_document(Package(data))
    return refused.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "nothing"),
        (OLE + "WordDocument".encode("utf-16-le"), "old"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (OLE + "Workbook".encode("utf-16-le"), "sheet"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "slides"),
        (b"{\\rtf1\\ansi", "old"),
        (b"\xef\xbb\xbf<html><body>Word", "old"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "old"),
        (b"%PDF-1.7", "pdf"),
        (b"\xff\xd8\xff\xe0", "foreign"),
        ("重阳节前一天".encode(), "foreign"),
        (b"PK\x03\x04" + b"\0" * 100, "broken"),
        (WHOLE[:-40], "broken"),
        (WHOLE[: len(WHOLE) // 2], "broken"),
        (packed({"a.txt": b"x"}), "foreign"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "old"),
        (docx(p("。"), main_type=MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")), "sheet"),
        (docx(p("。"), main_type=MAIN.replace("wordprocessingml.document", "presentationml.presentation")), "slides"),
        (docx(p("。"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
        (docx(p("。"), more={"word/vbaProject.bin": b"x"}), "macros"),
        (docx(), "empty"),
        (docx(p(""), p(" 　")), "empty"),
    ],
)  # fmt: skip
def test_each_kind_of_file_that_is_no_manuscript_is_known(data, expected):
    assert reason(data) == expected


def test_a_zip_that_is_locked_is_told_as_locked():
    flagged = bytearray(WHOLE)
    at = flagged.rfind(b"PK\x01\x02")  # the last entry of the directory
    flagged[at + 8] |= 1
    assert reason(bytes(flagged)) == "locked"


def test_bytes_that_were_changed_on_the_way_are_found_out():
    damaged = bytearray(WHOLE)
    damaged[damaged.find(b"word/document.xml") + 60] ^= 0xFF
    assert reason(bytes(damaged)) == "broken"


def test_xml_that_is_not_well_formed_is_broken():
    assert reason(docx("<w:p>")) == "broken"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_dtd_in_any_part_ends_it(part, coding):
    xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    files = {name: zipped for name, zipped in _files(WHOLE).items() if name != part}
    assert reason(packed({**files, part: xml.encode(coding)})) == "harmful"


def test_a_part_that_says_it_is_enormous_is_never_unpacked(monkeypatch):
    data = docx(p("。"), more={"word/media/a.png": b"\0" * 2**20})
    monkeypatch.setattr(package, "MAX_UNPACKED", 2**20)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert reason(data) == "bomb"


@pytest.mark.parametrize("size", [8 * 2**20, package.MAX_XML + 1])
def test_xml_that_grows_out_of_proportion_is_a_bomb(size):
    assert reason(docx(p("。"), more={"word/theme.xml": b" " * size})) == "bomb"


def test_a_part_that_lies_about_its_size_gives_no_more_than_it_has_said():
    data = bytearray(docx(p("。"), more={"word/theme.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    at = data.rfind(b"word/theme.xml") - 46
    struct.pack_into("<I", data, at + 24, 1000)  # the size that the directory tells
    assert reason(bytes(data)) == "broken"


def test_too_many_entries_are_a_bomb():
    more = {f"word/media/{n}.png": b"" for n in range(package.MAX_ENTRIES + 1)}
    assert reason(docx(p("。"), more=more)) == "bomb"


def test_parts_that_share_their_bytes_are_counted_each_time(monkeypatch):
    monkeypatch.setattr(package, "MAX_UNPACKED", 100_000)
    opened = Package(docx(p("。"), more={f"word/media/{n}.png": b"x" * 30_000 for n in range(3)}))
    monkeypatch.setattr(opened, "_left", 50_000)
    assert opened.data("word/media/0.png") is not None
    with pytest.raises(WordFileRefusedError, match="bomb"):
        opened.data("word/media/1.png")


def test_a_zip_inside_is_never_opened():
    inner = packed({"bomb.bin": b"\0" * 10_000_000})
    opened = Package(docx(p("正文。"), more={"word/embeddings/a.docx": inner}))
    assert [block.text for block in read_document(opened).blocks] == ["正文。"]


def test_two_parts_of_one_name_are_broken():
    held = io.BytesIO(WHOLE)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word\\document.xml", "<a/>")
    assert reason(held.getvalue()) == "broken"


def test_paragraphs_inside_each_other_without_end_are_broken():
    depth = 300
    nested = "<w:sdt><w:sdtContent>" * depth + p("甲") + "</w:sdtContent></w:sdt>" * depth
    assert reason(docx(nested)) == "broken"


def test_a_strict_file_is_read_like_any_other():
    files = _files(WHOLE)
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert [block.text for block in read_document(Package(packed(files))).blocks] == ["正文。"]


def _files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
