"""What a file really is, whatever it is called (specification.md §9.2)."""

import pytest

from civic.reading.foreign_files import limits
from civic.reading.foreign_files.file_type import hides_archive, is_macro_document, is_what_it_says, real_type
from civic.wording.problems import say
from tests.office_files import docx, old_office, pdf, pptx, xlsx, zip_of

FILES: list[tuple[bytes, str]] = [
    (b"", ""),
    (b"x" * 100, ""),
    (docx("x"), "docx"),
    (xlsx({"一": []}), "xlsx"),
    (pptx(["x"]), "pptx"),
    (zip_of({"a.docx": docx("x")}), "zip"),
    (zip_of({}), "zip"),
    (docx("x")[:-30], "packed"),
    (b"PK\x03\x04", "packed"),
    (b"PK\x07\x08PK\x03\x04", ""),
    (old_office("WordDocument"), "doc"),
    (old_office("Workbook"), "xls"),
    (old_office("Book"), "xls"),
    (old_office("PowerPoint Document"), "ppt"),
    (old_office("EncryptedPackage"), "locked"),
    (old_office("Contents"), "ole"),
    (old_office("Workbook") + old_office("WordDocument"), "doc"),
    (old_office("x") + "Workbook".encode("utf-16-le"), "ole"),  # the word alone is no stream
    (pdf("x"), "pdf"),
    (b"\xef\xbb\xbf\r\n%PDF-1.4", "pdf"),
    (rb"{\rtf1 x}", "rtf"),
    (b"\n{\\rt", "rtf"),
    (b"MIME-Version: 1.0\r\n", "mht"),
    (b"<HTML>", "html"),
    (b"\xef\xbb\xbf <!-- a --> <!DOCTYPE html>", "html"),
    (b'<?xml version="1.0"?>', "html"),
    (b"MZ\x90\x00", "exe"),
    (b"\x7fELF", "exe"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"Rar!\x1a\x07\x00", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "rar"),
    (b"ID3\x04", "mp3"),
    (b"\xff\xfb\x90\x00", "mp3"),
    (b"\x00\x00\x00\x08ftypisom", "mp4"),
    (b"\x00\x00\x00\xffftypisom", ""),  # a box that is longer than the file
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), FILES)
def test_a_file_is_what_its_bytes_say(data: bytes, expected: str) -> None:
    assert real_type(data) == expected


@pytest.mark.parametrize("kind", sorted({kind for _, kind in FILES if kind}))
def test_every_type_has_words(kind: str) -> None:
    facts = (("ending", "docx"), ("name", "表.docx"), ("real", kind), ("type", "DOCX"))
    assert kind not in say("attachment-fake", facts).message.partition("其实是")[2]


def test_an_archive_of_too_many_files_is_one_that_nobody_can_list() -> None:
    assert real_type(zip_of({f"{n}.txt": "" for n in range(limits.MAX_ENTRIES + 1)})) == "packed"


def test_a_recording_may_begin_with_a_little_of_nothing() -> None:
    assert is_what_it_says(bytes(200) + b"\xff\xfb\x90\x00", ".mp3")
    assert not is_what_it_says(bytes(5000) + b"\xff\xfb\x90\x00", ".mp3")
    assert not is_what_it_says(b"MIME-Version: 1.0 \xff\xfb\x90\x00", ".mp3")


@pytest.mark.parametrize(
    ("ending", "honest", "false"),
    [
        (".docx", docx("x"), xlsx({"一": []})),
        (".docx", old_office("EncryptedPackage"), old_office("WordDocument")),
        (".wps", old_office("WordDocument"), old_office("Workbook")),
        (".et", xlsx({"一": []}), docx("x")),
        (".doc", old_office("WordDocument"), docx("x")),
        (".zip", docx("x"), b"Rar!\x1a\x07\x00"),
        (".pdf", pdf("x"), b"<html>"),
    ],
)
def test_a_file_may_be_renamed_within_its_family_only(ending: str, honest: bytes, false: bytes) -> None:
    assert is_what_it_says(honest, ending)
    assert not is_what_it_says(false, ending)


def test_an_archive_behind_another_file_is_found_wherever_programs_find_it() -> None:
    inner = zip_of({"x.exe": "MZ"})
    assert hides_archive(b"ID3\x04" + inner)
    assert hides_archive(pdf("x") + inner + b"\r\n")
    assert not hides_archive(inner)
    assert not hides_archive(pdf("x"))
    assert not hides_archive(b"%PDF-1.7\n" + inner + b"\n%%EOF\n")


def test_a_document_that_nobody_can_open_holds_no_macros_that_run() -> None:
    whole = docx("x", more={"word/vbaProject.bin": "x"})
    assert is_macro_document(whole)
    assert not is_macro_document(whole[:-30])
    assert not is_macro_document(b"%PDF")
