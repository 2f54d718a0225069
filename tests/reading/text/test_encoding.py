"""Bytes as text, with the problems of encoding and control characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.text.encoding import decode

FILE = "communities/x/a.md"
TEXT = "---\n标题: 重阳节慰问老人\n日期: 2026-10-09\n---\n今天下午，社区工作人员看望了老人。\n"


def told(data):
    return [(p.code, p.line, dict(p.detail)) for p in decode(data, FILE).problems]


def test_utf8_is_read_as_it_stands():
    assert decode(TEXT.encode(), FILE).text == TEXT
    assert told(TEXT.encode()) == []


def test_a_bom_is_dropped():
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), FILE).text == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_windows_and_old_macs_become_plain_ones(end):
    assert decode(TEXT.replace("\n", end).encode(), FILE).text == TEXT


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "gb18030"])
def test_gbk_is_named_and_read_on(encoding):
    source = decode(TEXT.encode(encoding), FILE)
    assert source.text == TEXT
    assert told(TEXT.encode(encoding)) == [("encoding-gbk", None, {})]


def test_a_short_gbk_text_is_known_too():
    assert told("---\ntitle: 慰问\n---\n".encode("gbk")) == [("encoding-gbk", None, {})]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_and_without_its_mark_is_named_and_read_on(encoding):
    data = TEXT.encode(encoding)
    assert decode(data, FILE).text == TEXT
    assert told(data) == [("encoding-utf16", None, {})]


def test_utf16_big_endian_with_its_mark_is_known():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), FILE).text == TEXT


def test_utf16_of_plain_latin_letters_is_known_although_its_bytes_are_valid_utf8():
    assert told("title: news of today".encode("utf-16-le")) == [("encoding-utf16", None, {})]


def test_a_byte_lost_in_utf8_is_told_on_its_line_and_the_rest_is_read():
    data = TEXT.encode().replace("看望".encode(), b"\xe7\x9c" + "望".encode())
    assert told(data) == [("encoding-unknown", 5, {"case": "damaged", "before": "午，社区工作人员"})]
    assert decode(data, FILE).text.startswith("---\n标题: 重阳节慰问老人\n")


def test_bytes_that_are_no_text_are_told_and_not_read():
    data = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xff\x81\x00\xc3\xff"
    assert told(data) == [("encoding-unknown", None, {})]
    assert decode(data, FILE).text == ""


@pytest.mark.parametrize(
    "mark", ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\x9f", "\ufffe", "\uffff"]
)
def test_control_characters_are_told_with_what_stands_before_them_and_left_out(mark):
    data = f"标题: 重阳节{mark}慰问\n".encode()
    assert told(data) == [
        ("control-character", 1, {"code": f"U+{ord(mark):04X}", "before": "标题: 重阳节", "case": "after"})
    ]
    assert decode(data, FILE).text == "标题: 重阳节慰问\n"


def test_a_control_character_at_the_beginning_of_a_line_is_told_without_what_stands_before_it():
    assert told("甲\r\n\x0b乙".encode()) == [("control-character", 2, {"code": "U+000B", "before": ""})]


def test_each_line_with_control_characters_is_told_once():
    assert [line for _, line, _ in told(b"first\x00 and\x00 more\x01\nsecond\nthird\x02 line of it")] == [
        1,
        3,
    ]


@pytest.mark.parametrize("mark", ["\t", "\u3000", "\xa0", "\u200b", "\u2028", "😀", "𠮷"])
def test_other_characters_are_no_problem(mark):
    assert told(f"甲{mark}乙".encode()) == []


def test_an_empty_file_is_an_empty_text():
    assert decode(b"", FILE).text == ""


@given(st.binary())
def test_no_bytes_make_it_raise_and_none_leave_a_control_character(data):
    text = decode(data, FILE).text
    assert not {"\r", "\0", "\x0b", "\x7f", "\x85"} & set(text)
