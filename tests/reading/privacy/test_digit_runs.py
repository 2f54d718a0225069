"""Rows of digits as people type and paste them, and the seams between them. All numbers are made up."""

import pytest

from civic.reading.privacy.digit_runs import (
    BLANK,
    CELL,
    DIGIT_RUN,
    FAR,
    LINE,
    NONE,
    SWITCH,
    DigitRun,
)


def run(text: str) -> DigitRun:
    """The one row of digits in a text."""
    [found] = DIGIT_RUN.finditer(text)
    return DigitRun.read(text, found)


@pytest.mark.parametrize(
    "text", ["13800001234", "138 0000 1234", "138-0000-1234", "138\n00001234", "138 | 00001234"]
)
def test_digits_with_little_between_them_are_one_row(text: str) -> None:
    assert run(f"电话{text}。").digits == "13800001234"


@pytest.mark.parametrize(
    "text", ["1380000123", "138、00001234", "1380000电话1234", "138" + " " * 13 + "00001234"]
)
def test_ten_digits_or_a_word_or_a_mark_between_them_make_none(text: str) -> None:
    assert DIGIT_RUN.search(text) is None


def test_whatever_stands_for_a_digit_is_read_as_that_digit_and_known_for_what_it_is() -> None:
    found = run("1３⑧oO〇l²𝟑4-5")
    assert found.digits == "13800012345"
    assert found.kinds == "ddmaaaamddd"
    assert found.is_plain(0, 3)
    assert not found.is_plain(0, 4)


@pytest.mark.parametrize(
    ("between", "seam"),
    [
        ("", NONE),
        ("\u200b", NONE),
        (" ", BLANK),
        ("—", BLANK),
        ("\n", LINE),
        (" \n ", LINE),
        ("\t", CELL),
        (" | ", CELL),
        ("\n\n", FAR),
        ("|\n|", FAR),
    ],
)
def test_a_seam_is_as_wide_as_what_stands_there(between: str, seam: int) -> None:
    found = run(f"138{between}00001234")
    assert found.seams == (FAR, NONE, NONE, seam, *[NONE] * 7, FAR)
    assert found.widest_seam(0, 11) == seam
    assert found.widest_seam(3, 11) == NONE


def test_a_change_of_clothes_is_a_seam_too() -> None:
    assert run("13800001②34").seams == (FAR, *[NONE] * 7, SWITCH, SWITCH, NONE, FAR)


def test_a_number_begins_at_a_seam_and_its_groups_are_counted_between_them() -> None:
    found = run("138 0000 1234")
    assert list(found.starts()) == [0, 3, 7]
    assert found.groups(0, 11) == (3, 4, 4)
    assert found.groups(3, 9) == (4, 2)
    assert found.at == (0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12)


def test_breaks_are_ends_of_lines_and_borders_of_cells() -> None:
    found = run("138\n0000|12 34")
    assert found.breaks(0, 11) == 2
    assert found.breaks(0, 7) == 1
    assert found.breaks(3, 7) == 0


@pytest.mark.parametrize(
    ("text", "answer"),
    [("SN13800001234", True), ("13800001234ab", True), ("电话13800001234", False), ("(13800001234)", False)],
)
def test_a_number_that_latin_letters_touch_is_in_a_word(text: str, answer: bool) -> None:
    assert run(text).is_in_word(0, 11) is answer


@pytest.mark.parametrize(
    ("behind", "end"), [("X", 18), ("x。", 18), (" ×", 19), ("Ⅹ", 18), ("", None), ("Y", None)]
)
def test_an_x_may_end_a_row(behind: str, end: int | None) -> None:
    found = run("11010519491231002" + behind)
    assert found.end_of_x(16) == end
    assert found.end_of_x(15) is None
