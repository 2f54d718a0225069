"""What `check --fix` writes in a file: the right text where it is beyond doubt, and no other byte."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.reading.fixes.autofix import autofix_card, autofix_item, autofix_text
from civic.reading.item import read_item
from tests.reading.fixes.fixed_posts import mended, post
from tests.reading.typed_posts import PLACE, WORDS, posts

# --- bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_becomes_utf_8(encoding):
    text = post(body="重阳节前，社区工作人员看望了辖区的老人。")
    result = autofix_item(text.encode(encoding), PLACE, WORDS)
    assert result.data == text.encode()
    assert result.encoding == ("UTF-16" if "16" in encoding else "GBK")
    assert result.changes == ()


def test_what_is_in_another_encoding_is_mended_in_the_same_go():
    before = "---\r\n标题：甲\r\n日期：2026年10月9日\r\n分类：服务\r\n---\r\n今天天气很好，\r\n".encode("gbk")
    assert autofix_item(before, PLACE, WORDS).data == (
        "---\r\n标题: 甲\r\n日期: 2026-10-09\r\n分类: 社区服务\r\n---\r\n今天天气很好，\r\n".encode()
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_bom_stay(end, bom):
    before = bom + post("到期：2027/1/2").replace("\n", end).encode()
    assert (
        autofix_item(before, PLACE, WORDS).data == bom + post("到期: 2027-01-02").replace("\n", end).encode()
    )


def test_line_ends_of_several_kinds_stay_where_they_are():
    before = "---\r\n标题：甲\n日期: 2026-10-09\r分类: 党建\r\n---\n正文\r\n\r\n"
    assert mended(before) == before.replace("标题：", "标题: ")


def test_control_characters_are_taken_out():
    before = "---\n标题: 重\x0b阳节\n日期: 2026-10-09\n分类: 党建\n---\n正\x00文\x7f。\x85\n"
    result = autofix_item(before.encode(), PLACE, WORDS)
    assert result.data.decode() == "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n---\n正文。\n"
    assert [(change.number, change.before) for change in result.changes] == [
        (2, "标题: 重\x0b阳节"),
        (6, "正\x00文\x7f。\x85"),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\xff\xfe\xff", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xff\x81\x00\xc3\xff"]
)
def test_what_is_no_text_or_no_post_stays(data):
    assert autofix_item(data, PLACE, WORDS).data == data


def test_a_file_with_damaged_bytes_is_for_people():
    data = post("到期：2027/1/2").encode().replace("正文".encode(), b"\xe6\xad\xa3\xe6\x96")
    assert autofix_item(data, PLACE, WORDS).data == data


def test_what_is_in_order_stays_the_same_object_of_bytes():
    data = post("到期: 2027-01-02").encode()
    assert autofix_item(data, PLACE, WORDS).data is data


# --- cards and registry ---------------------------------------------------------------------------


def test_of_the_registry_only_encoding_and_control_characters_are_mended():
    text = "name：民政局\nkey: [一\x0b条]\n"
    assert autofix_text(text.encode("gbk"), "registry/site.yaml").data.decode() == text.replace("\x0b", "")


# --- whatever is typed ----------------------------------------------------------------------------


@settings(max_examples=400)
@given(posts())
def test_mending_makes_no_new_problem_and_what_is_mended_stays(data):
    before = read_item(data, PLACE, WORDS)
    result = autofix_item(data, PLACE, WORDS)
    after = read_item(result.data, PLACE, WORDS)
    new = Counter((p.code, p.line, p.field) for p in after.problems)
    new -= Counter((p.code, p.line, p.field) for p in before.problems)
    assert not new
    assert autofix_item(result.data, PLACE, WORDS).data == result.data
    assert after.draft == before.draft or "status-unknown" in {p.code for p in before.problems}


@settings(max_examples=200)
@given(posts())
def test_what_is_not_told_as_changed_stays_byte_for_byte(data):
    result = autofix_item(data, PLACE, WORDS)
    if result.encoding:
        data = data.decode("utf-16" if result.encoding == "UTF-16" else "gb18030").encode()
    ends = re.compile(rb"(\r\n|\r|\n)")
    old, new = ends.split(data), ends.split(result.data)
    assert len(old) == len(new)
    changed = {change.number for change in result.changes}
    assert {at // 2 + 1 for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b} <= changed


LINES_THAT_ARE_READ = [
    ("到期", "2027/1/2"),
    ("上报", "2026年10月9日 8:30"),
    ("主题", "爱心、热心"),
    ("作者", "张某，李某"),
    ("来源", "甲：乙"),
    ("摘要", "一句 # 话"),
    ("标签", "[甲，乙]"),
    ("审核日期", "2026.1.2"),
    ("状态", "不列出"),
    ("withdrawn", "2026/12/1"),
    ("event", "重阳：节"),
]
TOLERATED = st.sampled_from(LINES_THAT_ARE_READ)


@settings(max_examples=200)
@given(st.lists(TOLERATED, unique_by=lambda pair: pair[0], max_size=8), st.data())
def test_what_was_read_without_complaint_means_the_same_afterwards(pairs, data):
    lines = [key + data.draw(st.sampled_from([": ", "：", ":"])) + value for key, value in pairs]
    text = post("\n".join(lines)).replace(
        "分类: 党建", data.draw(st.sampled_from(["分类: 文化", "category：文化"]))
    )
    before = read_item(text.encode(), PLACE, WORDS)
    after = read_item(mended(text).encode(), PLACE, WORDS)
    assert before.problems == after.problems == ()
    assert replace(after, lines=before.lines) == before


@settings(max_examples=300)
@given(st.binary())
def test_no_bytes_make_it_raise(data):
    result = autofix_item(data, PLACE, WORDS)
    assert autofix_item(result.data, PLACE, WORDS).data == result.data
    autofix_card(data, "communities/guangming/community.yaml", "guangming")
