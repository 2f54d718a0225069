"""What is refused before a word of it is read, and that nothing in a file can do harm."""

import io
import struct
import zipfile

import pytest

from civic.reading.foreign_files import limits
from civic.reading.word.document import read_document
from civic.reading.word.nodes import Loss
from civic.reading.word.package import Package, WordFileRefusedError
from tests.office_files import old_office
from tests.reading.word.docx import MAIN, docx, p, packed

WHOLE = docx(p("正文。"))


def reason(data):
    with pytest.raises(WordFileRefusedError) as refused:
        read_document(Package(data))
    return refused.value.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "nothing"),
        (old_office("WordDocument"), "old"),
        (old_office("EncryptedPackage"), "locked"),
        (old_office("Workbook"), "sheet"),
        (old_office("PowerPoint Document"), "slides"),
        (old_office("WordDocument") + old_office("Workbook"), "old"),  # a text that holds a table
        (b"{\\rtf1\\ansi", "old"),
        (b"\xef\xbb\xbf<html><body>Word", "old"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "old"),
        (b"%PDF-1.7", "pdf"),
        (b"\xff\xd8\xff\xe0", "foreign"),
        (b"PK\x07\x08", "foreign"),  # a part of an archive that was split
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
    monkeypatch.setattr(limits, "MAX_DOCUMENT_UNPACKED", 2**20)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert reason(data) == "bomb"


@pytest.mark.parametrize("size", [8 * 2**20, limits.MAX_DOCUMENT_XML + 1])
def test_xml_that_grows_out_of_proportion_is_a_bomb(size):
    assert reason(docx(p("。"), more={"word/theme.xml": b" " * size})) == "bomb"


def test_a_part_that_lies_about_its_size_gives_no_more_than_it_has_said():
    data = bytearray(docx(p("。"), more={"word/theme.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    at = data.rfind(b"word/theme.xml") - 46
    struct.pack_into("<I", data, at + 24, 1000)  # the size that the directory tells
    assert reason(bytes(data)) == "broken"


def test_too_many_entries_are_a_bomb():
    more = {f"word/media/{n}.png": b"" for n in range(limits.MAX_ENTRIES + 1)}
    assert reason(docx(p("。"), more=more)) == "bomb"


def test_a_picture_that_is_asked_for_again_and_again_is_a_bomb_in_the_end(monkeypatch):
    opened = Package(docx(p("。"), more={"word/media/0.png": b"x" * 30_000}))
    monkeypatch.setattr(opened._archive.allowance, "size", 70_000)
    assert opened.data("word/media/0.png") == opened.data("word/media/0.PNG") == b"x" * 30_000
    with pytest.raises(WordFileRefusedError, match="bomb"):
        opened.data("word/media/0.png")


def test_a_header_that_is_named_thousands_of_times_is_read_once():
    """Each time it would be parsed anew: hours for a file of a few hundred KB."""
    files = _files(docx(p("正文。"), header="<w:p><w:r><w:t>县里</w:t></w:r></w:p>" + " " * 2_000_000))
    rels = files["word/_rels/document.xml.rels"]
    one = rels[rels.index(b'<Relationship Id="h"') : rels.index(b"</Relationships>")]
    many = b"".join(one.replace(b'Id="h"', b'Id="h%d"' % n) for n in range(2000))
    read = read_document(Package(packed({**files, "word/_rels/document.xml.rels": rels.replace(one, many)})))
    assert read.losses == (Loss("header", "县里"),)


def test_a_damaged_picture_is_none_and_the_text_is_read():
    data = bytearray(docx(p("正文。"), more={"word/media/a.png": bytes(range(256))}))
    data[data.find(b"word/media/a.png") + 40] ^= 0xFF
    opened = Package(bytes(data))
    assert opened.data("word/media/a.png") is opened.data("word/media/b.png") is None
    assert [block.text for block in read_document(opened).blocks] == ["正文。"]


def test_a_part_that_is_packed_as_no_office_packs_it_is_broken():
    held = io.BytesIO(WHOLE)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word/theme.xml", "<a/>", zipfile.ZIP_LZMA)
    assert reason(held.getvalue()) == "broken"


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
