"""A text as its lines and what stands between them: one line is changed and no other byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.fixes.text_edits import Lines, TextEdit, bom_of, common_affixes

BOM = b"\xef\xbb\xbf"


def test_lines_keep_their_ends_and_their_mark() -> None:
    lines = Lines.of("甲\r\n乙\n丙\r", BOM)
    assert lines == Lines(("甲", "乙", "丙", ""), ("\r\n", "\n", "\r"), BOM)
    assert lines.text == "甲\n乙\n丙\n"
    assert lines.data == BOM + "甲\r\n乙\n丙\r".encode()


@given(st.text("甲a\r\n\x0b\u2028"))
def test_a_text_that_is_not_changed_is_written_as_it_was(text: str) -> None:
    assert Lines.of(text).data == text.encode()


def test_edits_are_counted_in_the_line_as_it_was_in_whatever_order_they_come() -> None:
    lines = Lines.of("标题：甲\r\n日期：2026/10/9\n")
    edits = [TextEdit(2, 3, 12, "2026-10-09"), TextEdit(2, 2, 3, ": "), TextEdit(1, 2, 3, ": ")]
    for order in (edits, edits[::-1]):
        assert lines.with_edits(order).data.decode() == "标题: 甲\r\n日期: 2026-10-09\n"


def test_a_block_takes_the_place_of_lines_and_ends_as_the_line_above_it() -> None:
    lines = Lines.of("甲\r\n乙\n丙\n丁")
    assert lines.with_block(2, 4, ["一", "二", "三"]).data.decode() == "甲\r\n一\r\n二\r\n三\r\n丁"
    assert lines.with_block(3, 3, ["一"]).data.decode() == "甲\r\n乙\n一\n丙\n丁"
    assert lines.with_block(1, 1, ["一"]).data.decode() == "一\n甲\r\n乙\n丙\n丁"


def test_only_the_mark_of_utf_8_at_the_very_beginning_is_one() -> None:
    assert bom_of(BOM + b"a") == BOM
    assert bom_of(b"a" + BOM) == bom_of(b"\xff\xfea\x00") == bom_of(b"") == b""


@pytest.mark.parametrize(
    ("line", "other", "shared"),
    [
        ("标题：甲", "标题: 甲", (2, 1)),
        ("-甲", "- 甲", (1, 1)),
        ("\t甲", "  甲", (0, 1)),
        ("甲", "甲", (1, 0)),
        ("甲甲", "甲", (1, 0)),  # no character is counted from both sides
        ("", "甲", (0, 0)),
    ],
)
def test_what_two_lines_share_is_counted_from_the_beginning_first(
    line: str, other: str, shared: tuple[int, int]
) -> None:
    assert common_affixes(line, other) == shared
