"""Archives opened with care, whatever they say of themselves (specification.md §9.3)."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from civic.reading.foreign_files import limits
from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.limits import Allowance, UnreadError
from tests.office_files import docx, zip_of


def opened(data: bytes, **left: int) -> Archive:
    return Archive(data, Allowance(**left))


def case(call: Callable[..., object], *args: object) -> str:
    """Why nothing was read."""
    with pytest.raises(UnreadError) as refused:
        call(*args)
    return refused.value.case


def locked(data: bytes) -> bytes:
    """The archive, its last file marked as one with a password."""
    flagged = bytearray(data)
    flagged[flagged.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(flagged)


def test_files_are_read_by_the_names_that_people_see() -> None:
    archive = opened(zip_of({"表/": "", "表/名单.txt": "甲", "b\\c.txt": "乙"}))
    assert archive.names == ("表/名单.txt", "b/c.txt")
    assert archive.read("表/名单.txt").decode() == "甲"


def test_names_that_lead_elsewhere_are_names_only() -> None:
    archive = opened(zip_of({"../../etc/passwd": "a", "/word/document.xml": "b", "C:\\x.txt": "c"}))
    assert archive.names == ("../../etc/passwd", "/word/document.xml", "C:/x.txt")
    assert archive.find("etc/passwd") is None


def test_parts_are_found_in_any_letter_case_and_with_a_slash_before_them() -> None:
    archive = opened(zip_of({"Word/Document.XML": "a", "/word/styles.xml": "b"}))
    assert archive.find("word/document.xml") == "Word/Document.XML"
    assert archive.find("/WORD/styles.xml") == "/word/styles.xml"
    assert list(archive.parts) == ["word/document.xml", "word/styles.xml"]


def test_two_files_of_one_name_are_both_read() -> None:
    archive = opened(zip_of({"a.txt": "1", "b.txt": "2"}).replace(b"b.txt", b"a.txt"))
    assert [archive.read(name) for name in archive.names] == [b"1", b"2"]
    assert archive.find("a.txt") == "a.txt"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", docx("x")[:-30], docx("x")[: len(docx("x")) // 2]])
def test_what_is_cut_off_is_broken(data: bytes) -> None:
    assert case(opened, data) == "broken"


def test_bytes_that_were_changed_on_the_way_are_found_out() -> None:
    data = bytearray(zip_of({"a.txt": "x" * 100}))
    data[data.index(b"a.txt") + 6] ^= 0xFF
    assert case(opened(bytes(data)).read, "a.txt") == "broken"


def test_a_file_with_a_password_is_told_and_the_others_are_read() -> None:
    archive = opened(locked(zip_of({"a.txt": "x", "b.txt": "y"})))
    assert archive.read("a.txt") == b"x"
    assert case(archive.read, "b.txt") == "locked"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_that_is_packed_as_no_office_packs_it_is_not_opened(method: int) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("a.xml", "<a/>")
    assert case(opened(held.getvalue()).read, "a.xml") == "broken"


def test_a_file_of_more_than_so_many_bytes_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = opened(zip_of({"a.txt": "x" * 101}))
    assert archive.read("a.txt", 101) == b"x" * 101
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert case(archive.read, "a.txt", 100) == "large"


def test_what_unpacks_to_more_than_is_left_ends_in_the_middle() -> None:
    archive = opened(zip_of({"a.txt": "x" * 1_000_000}), size=300_000)
    chunks = archive.chunks("a.txt")
    assert len(next(chunks)) == 262_144
    assert case(next, chunks) == "large"


def test_each_unpacking_is_counted_also_of_files_that_share_their_bytes() -> None:
    archive = opened(zip_of({"a.txt": "x" * 100}), size=250)
    assert archive.read("a.txt") == archive.read("a.txt")
    assert case(archive.read, "a.txt") == "large"


def test_archives_in_archives_are_counted_together() -> None:
    inner = zip_of({"a.txt": "", "b.txt": ""})
    allowance = Allowance(entries=4)
    outer = Archive(zip_of({"1.zip": inner, "2.zip": inner}), allowance)
    assert Archive(outer.read("1.zip"), allowance).names == ("a.txt", "b.txt")
    assert case(Archive, outer.read("2.zip"), allowance) == "large"


def test_a_file_that_lies_about_its_size_gives_no_more_than_it_has_said() -> None:
    data = bytearray(zip_of({"a.txt": "x" * 1_000_000}))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, 1000)
    assert case(opened(bytes(data)).read, "a.txt") == "broken"


# --- a document as a whole ----------------------------------------------------------------------------


def test_an_honest_document_may_be_read_as_a_whole() -> None:
    opened(docx("x", more={"word/media/a.png": bytes(5_000_000)})).require_document()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (docx("x", more={"word/theme.xml": " " * (limits.LARGE_XML + 1)}), "large"),
        (docx("x", more={"word/_rels/a.rels": " " * (limits.LARGE_XML + 1)}), "large"),
        (docx("x", more={"WORD/DOCUMENT.XML": "<a/>"}), "broken"),
        (docx("x", more={"word\\document.xml": "<a/>"}), "broken"),
        (locked(docx("x")), "locked"),
    ],
    ids=["bomb", "bomb of relations", "twins", "twins of Windows", "password"],
)
def test_what_no_honest_document_has_is_told_before_anything_is_unpacked(
    data: bytes, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    assert case(opened(data).require_document) == expected


def test_parts_that_say_they_are_enormous_together_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = opened(docx("x", more={"word/media/a.png": bytes(600_000), "word/media/b.png": bytes(600_000)}))
    monkeypatch.setattr(limits, "MAX_DOCUMENT_UNPACKED", 1_000_000)
    assert case(archive.require_document) == "large"
