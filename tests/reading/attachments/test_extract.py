"""What stands in an attachment, whatever it is and however deep, and what nobody could look into (specification.md §9.3)."""

from itertools import accumulate

import pytest

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.extract import extract_text
from civic.reading.attachments.fragments import Fragment, UnreadFragment
from tests.office_files import docx, old_office, pdf, xlsx, zip_of


def extracted(name: str, data: bytes) -> list[Fragment | UnreadFragment]:
    """The fragments that say something, behind the first one, which is the file's own name."""
    first, *others = extract_text(name, data)
    assert first == Fragment((PlaceStep(PlaceKind.FILE_NAME),), name)
    return [fragment for fragment in others if isinstance(fragment, UnreadFragment) or fragment.text]


def test_an_archive_is_opened_and_the_names_in_it_are_read_too() -> None:
    assert extracted("材料.zip", zip_of({"二/张某.txt": "甲", "空.txt": ""})) == [
        Fragment(
            (PlaceStep(PlaceKind.IN_ARCHIVE, "二/张某.txt"), PlaceStep(PlaceKind.FILE_NAME)), "张某.txt"
        ),
        Fragment((PlaceStep(PlaceKind.IN_ARCHIVE, "二/张某.txt"),), "甲"),
        Fragment((PlaceStep(PlaceKind.IN_ARCHIVE, "空.txt"), PlaceStep(PlaceKind.FILE_NAME)), "空.txt"),
    ]


def test_a_file_is_taken_for_what_it_is_and_not_for_what_it_is_called() -> None:
    assert extracted("表.pdf", docx("甲")) == [Fragment((PlaceStep(PlaceKind.TEXT),), "甲")]
    assert Fragment((PlaceStep(PlaceKind.PAGE, "1"),), "110105") in extracted("表.docx", pdf("110105"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_plain_text_is_read_as_notepad_saves_it(encoding: str) -> None:
    assert extracted("名单.csv", "姓名,电话\n张某,138\n".encode(encoding)) == [
        Fragment((), "姓名,电话\n张某,138\n")
    ]


def test_a_document_in_a_document_is_opened() -> None:
    inside = xlsx({"名单": [["张某"]]})
    assert extracted("通知.docx", docx("甲", more={"word/embeddings/表.xlsx": inside})) == [
        Fragment((PlaceStep(PlaceKind.TEXT),), "甲"),
        Fragment((PlaceStep(PlaceKind.EMBEDDED, "表.xlsx"), PlaceStep(PlaceKind.FILE_NAME)), "表.xlsx"),
        Fragment(
            (PlaceStep(PlaceKind.EMBEDDED, "表.xlsx"), PlaceStep(PlaceKind.SHEET, "名单")),
            "张某",
            ((0, "A1"),),
        ),
    ]


def test_a_file_that_is_packed_four_times_is_not_opened() -> None:
    def pack(inner: bytes, name: str) -> bytes:
        return zip_of({name: inner})

    *_, thrice, four_times = accumulate(["a.txt", "b.zip", "c.zip", "d.zip"], pack, initial=b"text")
    assert extracted("e.zip", thrice)[-1].place == tuple(
        PlaceStep(PlaceKind.IN_ARCHIVE, name) for name in ("c.zip", "b.zip", "a.txt")
    )
    assert extracted("e.zip", four_times)[-1] == UnreadFragment(
        tuple(PlaceStep(PlaceKind.IN_ARCHIVE, name) for name in ("d.zip", "c.zip", "b.zip", "a.txt")),
        "deep",
        ("DOCX", "XLSX"),
    )


@pytest.mark.parametrize(
    ("name", "data", "case", "better"),
    [
        ("名单.doc", old_office("WordDocument"), "old", ("DOCX",)),
        ("名单.et", old_office("Workbook"), "old", ("XLSX",)),
        ("名单.xlsx", old_office("EncryptedPackage"), "locked", ("XLSX",)),
        ("名单.zip", zip_of({"a.txt": "甲"})[:-9], "broken", ("ZIP",)),
        ("名单.pdf", b"%PDF-1.7\n", "broken", ("searchable-pdf",)),
        ("名单.dat", b"\x01\x02\x03", "kind", ("DOCX", "XLSX")),
    ],
)
def test_what_nobody_can_look_into_is_told_with_what_to_save_it_as(
    name: str, data: bytes, case: str, better: tuple[str, ...]
) -> None:
    assert extracted(name, data) == [UnreadFragment((), case, better)]


@pytest.mark.parametrize("name", ["现场.jpg", "录音.mp3", "录像.MP4"])
def test_what_is_looked_at_or_listened_to_has_no_text(name: str) -> None:
    assert extracted(name, b"\x01\x02\x03") == []


def test_an_empty_file_has_nothing_but_its_name() -> None:
    assert extracted("名单.docx", b"") == []
