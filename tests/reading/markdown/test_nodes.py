"""What the text of a post is made of."""

from civic.reading.markdown.nodes import (
    InlineText,
    ReferenceDestination,
    SourceLine,
    inline_texts,
    number_lines,
)


def test_lines_are_counted_from_the_line_on_which_a_text_begins() -> None:
    assert number_lines(["甲", "", "乙"], 5) == [SourceLine("甲", 5), SourceLine("", 6), SourceLine("乙", 7)]
    assert [line.number for line in number_lines(iter("甲乙"), 1)] == [1, 2]
    assert number_lines([], 1) == []


def test_pieces_of_a_line_all_know_that_line() -> None:
    row = SourceLine("| 甲 | 乙 |", 3)
    cells = inline_texts(["甲", "乙"], row)
    assert cells == (InlineText("甲", (row,)), InlineText("乙", (row,)))
    assert [cell.lines[0].number for cell in cells] == [3, 3]


def test_the_target_of_a_reference_line_is_a_text_that_knows_its_line() -> None:
    target = ReferenceDestination("a.md", 7)
    assert target == "a.md"
    assert target.line == 7
