"""Attachments: which files a post may offer, and what is known of them."""

import pytest

from civic.core.model import Attachment
from civic.core.problems import CODES
from civic.core.resolve.read_results import AttachmentRead, Fault
from civic.reading.attachments.attachments import ATTACHMENT_TYPES, attachments_of, inspect_batch
from civic.reading.pictures.cache import PICTURE_TYPES
from civic.wording.problems import SENTENCES, say
from tests.office_files import zip_of
from tests.reading.privacy.test_numbers import PERSON

MIB = 1024 * 1024

TYPES = ("PDF", "DOC", "DOCX", "XLS", "XLSX", "PPT", "PPTX", "WPS", "ET", "DPS", "ZIP", "MP3", "MP4")


def read_attachment(path, source):
    """What it is, or why it is not taken; what stands in it is another matter (test_scan.py)."""
    [found] = attachments_of(
        [(path, source)], lambda batches: (inspect_batch(one, frozenset()) for one in batches)
    )
    return found.attachment if isinstance(found, AttachmentRead) else found


def test_an_attachment_is_known_by_name_size_and_digest(tmp_path):
    path = tmp_path / "低保申请表 (1).docx"
    path.write_bytes(b"abc")
    assert read_attachment(path, "communities/x/低保申请表 (1).docx") == Attachment(
        name="低保申请表 (1).docx",
        source="communities/x/低保申请表 (1).docx",
        size=3,
        digest="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    )


@pytest.mark.parametrize(
    "kind", ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "zip", "mp3", "mp4"]
)
def test_each_kind_of_the_contract_is_taken_in_any_letter_case(tmp_path, kind):
    for name in (f"a.{kind}", f"B.{kind.upper()}", f"c.v2.{kind.title()}"):
        (tmp_path / name).write_bytes(b"x")
        assert isinstance(read_attachment(tmp_path / name, name), Attachment)
    assert f".{kind}" in ATTACHMENT_TYPES


@pytest.mark.parametrize(
    "name", ["a.exe", "a.docm", "a.html", "a.svg", "a.rar", "a.txt", "a", ".pdf", "a.pdf.exe"]
)
def test_any_other_kind_is_refused_with_the_list_of_what_is_taken(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    assert read_attachment(tmp_path / name, name) == Fault(
        "attachment-type",
        (("name", name), ("types", TYPES)),
    )


def test_a_number_in_the_name_of_a_refused_file_is_masked(tmp_path):
    (tmp_path / f"张某{PERSON}.rar").write_bytes(b"x")
    assert PERSON not in str(read_attachment(tmp_path / f"张某{PERSON}.rar", "a"))
    assert PERSON not in str(read_attachment(tmp_path / f"没有{PERSON}.pdf", "a"))


def test_the_list_that_is_told_is_the_list_that_is_taken(tmp_path):
    fault = read_attachment(tmp_path / "a.exe", "a.exe")
    assert {f".{kind.lower()}" for kind in dict(fault.detail)["types"]} == ATTACHMENT_TYPES


def test_twenty_megabytes_are_taken_and_a_byte_more_is_not(tmp_path):
    path = tmp_path / "a.zip"
    with path.open("wb") as file:
        file.truncate(20 * MIB)
    assert read_attachment(path, "a.zip").size == 20_971_520
    with path.open("ab") as file:
        file.write(b"x")
    assert read_attachment(path, "a.zip") == Fault(
        "attachment-too-large", (("limit", "20"), ("name", "a.zip"))
    )


def test_a_name_from_a_mac_is_the_name_that_the_post_writes(tmp_path):
    decomposed, composed = "re\u0301sume\u0301.pdf", "r\u00e9sum\u00e9.pdf"
    (tmp_path / decomposed).write_bytes(b"x")
    attachment = read_attachment(tmp_path / decomposed, f"x/{decomposed}")
    assert (attachment.name, attachment.source) == (composed, f"x/{decomposed}")


def test_a_folder_or_a_vanished_file_is_told(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    assert read_attachment(tmp_path / "a.pdf", "a.pdf") == Fault("file-unreadable", (("name", "a.pdf"),))
    assert read_attachment(tmp_path / "b.pdf", "b.pdf") == Fault("file-unreadable", (("name", "b.pdf"),))


def test_several_are_read_in_their_order_whatever_is_wrong_with_some(tmp_path):
    names = ["a.exe", "b.zip", "c.exe", "d.zip", "e.exe"]
    for name in names:
        (tmp_path / name).write_bytes(zip_of({}) if name.endswith("zip") else b"x")
    asked = []

    def inspect(batches):
        for batch in batches:
            asked.append([name for name, _ in batch])
            yield inspect_batch(batch, ())

    found = list(attachments_of([(tmp_path / name, name) for name in names], inspect))
    assert [type(one).__name__ for one in found] == [
        "Fault",
        "AttachmentRead",
        "Fault",
        "AttachmentRead",
        "Fault",
    ]
    assert [found[1].attachment.name, found[3].attachment.name] == ["b.zip", "d.zip"]
    assert asked == [["b.zip", "d.zip"]]


def test_large_ones_are_looked_into_one_by_one(tmp_path):
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(bytes(2 * MIB))
    asked = []

    def inspect(batches):
        for batch in batches:
            asked.append([name for name, _ in batch])
            yield [[] for _ in batch]

    assert len(list(attachments_of([(tmp_path / name, name) for name in ("a.zip", "b.zip")], inspect))) == 2
    assert asked == [["a.zip"], ["b.zip"]]
    assert list(attachments_of([], inspect)) == []
    assert len(asked) == 2


def test_no_kind_is_both_a_picture_and_an_attachment():
    assert not PICTURE_TYPES & ATTACHMENT_TYPES


def test_every_fault_of_pictures_and_attachments_has_its_sentences():
    codes = {code for code in CODES if code.startswith(("picture-", "attachment-"))}
    assert len(codes) == 10
    assert codes <= SENTENCES.keys()


def test_a_refused_attachment_is_told_with_what_to_do(tmp_path):
    fault = read_attachment(tmp_path / "名册.rar", "名册.rar")
    message, hint = say(fault.code, fault.detail)
    assert message == "附件「名册.rar」的类型网站不收。"
    assert hint.startswith("能用的有 PDF, DOC, DOCX,")


def test_a_picture_that_has_a_likely_name_nearby_is_told_with_that_name():
    asked = say("picture-missing", (("like", "现场1.jpg"), ("target", "现场.jpg")))
    assert asked.message == "找不到图片「现场.jpg」。"
    assert asked.hint.startswith("文件夹里有「现场1.jpg」，是不是它？请把图片放进")
    assert say("picture-missing", (("like", ""), ("target", "a.jpg"))).hint.startswith("请把图片放进")
