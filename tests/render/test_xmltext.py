"""Text that any XML reader accepts (xmltext.py)."""

import pytest
from lxml import etree

from civic.render.xmltext import escape_xml, xml_text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("重阳节 é 𠮷", "重阳节 é 𠮷"),
        ("", ""),
        ("甲\x00\x08\x0b\x0c\x0e\x1f乙", "甲乙"),
        ("甲\t乙\n丙\r丁", "甲\t乙\n丙\r丁"),
        ("甲\ud800\udfff\ufffe\uffff乙", "甲乙"),
        ("甲\x7f\x85\u2028\ue000\ufffd乙", "甲\x7f\x85\u2028\ue000\ufffd乙"),
    ],
    ids=["plain", "empty", "control characters", "blanks", "no characters", "odd but allowed"],
)
def test_only_the_characters_that_xml_cannot_write_are_left_out(text, left):
    assert xml_text(text) == left


def test_marks_are_escaped_and_a_carriage_return_stands_by_its_number():
    assert escape_xml("a & b < c > d\r\n\x0b\"'") == "a &amp; b &lt; c &gt; d&#13;\n\"'"


def test_what_is_escaped_is_read_back_as_the_text_without_what_was_left_out():
    typed = "<b>甲</b> &amp; ]]> \r\n\t\x01\ufffe乙"
    assert etree.fromstring(f"<a>{escape_xml(typed)}</a>").text == "<b>甲</b> &amp; ]]> \r\n\t乙"
