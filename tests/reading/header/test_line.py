"""Which line of a header is a key's, and which is not."""

import pytest

from tests.reading.header.header_lines import read, told_of


@pytest.mark.parametrize(
    "line",
    [
        "标题: 甲",
        "标题：甲",
        "标题： 甲",
        "标题:甲",
        "标题 : 甲",
        "标题：　甲",
        "标题:　甲　",
        '"标题": 甲',
        "标题:\t甲",
    ],
)
def test_any_colon_behind_a_known_key_will_do(line):
    assert read(line) == {"标题": "甲"}
    assert told_of(line) == []


def test_a_full_width_colon_makes_a_key_of_any_word_at_the_beginning_of_a_line():
    assert read("标题: 甲\n备注：乙") == {"标题": "甲", "备注": "乙"}


def test_a_half_width_colon_without_a_blank_makes_a_key_of_known_words_only():
    assert told_of("标题: 甲\n备注:乙") == [("yaml-broken", 3, "glued-colon")]
