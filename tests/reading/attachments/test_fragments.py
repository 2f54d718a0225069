"""A fragment of an attachment knows where people find each of its characters."""

from civic.core.problems import PlaceKind, PlaceStep
from civic.reading.attachments.fragments import Fragment

SHEET = (PlaceStep(PlaceKind.EMBEDDED, "名单.xlsx"), PlaceStep(PlaceKind.SHEET, "名单"))


def test_a_character_of_a_row_stands_in_the_cell_that_begins_last_before_it() -> None:
    row = Fragment(SHEET, "张某\t13800001234", ((0, "A2"), (3, "B2")))
    assert [row.place_of(start) for start in (0, 2, 3, 13)] == [
        (*SHEET, PlaceStep(PlaceKind.CELL, "A2")),
        (*SHEET, PlaceStep(PlaceKind.CELL, "A2")),
        (*SHEET, PlaceStep(PlaceKind.CELL, "B2")),
        (*SHEET, PlaceStep(PlaceKind.CELL, "B2")),
    ]


def test_without_a_cell_before_it_a_character_stands_in_the_fragment_as_a_whole() -> None:
    assert Fragment((PlaceStep(PlaceKind.PAGE, "1"),), "甲乙").place_of(1) == (
        PlaceStep(PlaceKind.PAGE, "1"),
    )
    assert Fragment(SHEET, "  甲", ((2, "C1"),)).place_of(1) == SHEET
