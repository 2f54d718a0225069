"""What stands in a PDF, page by page, and what makes it one that nobody can read."""

import pytest

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.fragments import EmbeddedFile, Fragment, UnreadFragment
from civic.reading.attachments.pdf import pdf_fragments
from civic.reading.foreign_files.limits import Allowance, UnreadError
from tests.office_files import pdf

INSIDE = PlaceStep(PlaceKind.EMBEDDED, "里面")


def read(data: bytes, **left: int) -> list[Fragment | EmbeddedFile | UnreadFragment]:
    """The fragments that say something; `left` is what may be read of the file."""
    found = list(pdf_fragments(data, (INSIDE,), Allowance(**left)))
    return [fragment for fragment in found if not isinstance(fragment, Fragment) or fragment.text]


def test_each_page_is_a_fragment_with_its_number() -> None:
    assert read(pdf("first", "", "third")) == [
        Fragment((INSIDE, PlaceStep(PlaceKind.PAGE, "1")), "first"),
        Fragment((INSIDE, PlaceStep(PlaceKind.PAGE, "3")), "third"),
    ]


def test_what_a_note_says_and_where_a_link_leads_stand_apart_from_the_page() -> None:
    notes = "<< /Subtype /Text /Contents (said) >> << /Subtype /Link /A << /URI (tel:138) >> >>"
    assert read(pdf("text", page=f"/Annots [{notes}]")) == [
        Fragment((INSIDE, PlaceStep(PlaceKind.PAGE, "1")), "text"),
        Fragment((INSIDE, PlaceStep(PlaceKind.FORM, "1")), "said\n\ntel:138"),
    ]


def test_a_file_inside_comes_with_its_bytes() -> None:
    names = "/Names << /EmbeddedFiles << /Names [(a.txt) 100 0 R] >> >>"
    held = (
        "<< /Type /Filespec /F (a.txt) /EF << /F 101 0 R >> >>",
        "<< /Length 5 >>\nstream\ninner\nendstream",
    )
    assert read(pdf("text", more=names, objects=held))[-1] == EmbeddedFile("a.txt", b"inner")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", pdf("text")[:200]])
def test_what_is_damaged_is_broken(data: bytes) -> None:
    with pytest.raises(UnreadError, match="broken"):
        read(data)


@pytest.mark.parametrize("left", [{"text": 3}, {"drawn": 10}])
def test_what_says_or_draws_more_than_is_left_is_too_large(left: dict[str, int]) -> None:
    with pytest.raises(UnreadError, match="large"):
        read(pdf("text"), **left)


def test_more_than_a_thousand_pages_are_too_large() -> None:
    with pytest.raises(UnreadError, match="large"):
        read(pdf(*[""] * 1001))
