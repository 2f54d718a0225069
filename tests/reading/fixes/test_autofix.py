"""What `check --fix` writes in a file: the right text where it is beyond doubt, and no other byte."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.reading.fixes.autofix import autofix_card, autofix_item, autofix_text
from civic.reading.item import read_item
from civic.reading.registry.units import read_unit
from tests.reading.typed_posts import PLACE, WORDS, posts

HEAD = "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n{more}---\n{body}\n"


def post(more="", body="正文。"):
    return HEAD.format(more=more + "\n" if more else "", body=body)


def mended(text):
    """A text after mending."""
    return autofix_item(text.encode(), PLACE, WORDS).data.decode()


def header(line):
    """What becomes of one more line of a header."""
    text = mended(post(line))
    assert text.startswith("---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n")
    assert text.endswith("\n---\n正文。\n")
    return text.removeprefix("---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n").removesuffix(
        "\n---\n正文。\n"
    )


def body(text):
    return mended(post(body=text)).removeprefix(post(body="")[:-1]).removesuffix("\n")


def told(data):
    return [(fault.code, fault.line) for fault in read_item(data, PLACE, WORDS).problems]


# --- header lines ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # colons
        ("来源：光明社区", "来源: 光明社区"),
        ("来源： 光明社区", "来源: 光明社区"),
        ("来源:光明社区", "来源: 光明社区"),
        ("来源：", "来源:"),
        ("来源：甲：乙", "来源: 甲：乙"),
        ("source：甲", "source: 甲"),
        # dates
        ("到期: 2027/1/2", "到期: 2027-01-02"),
        ("到期: 2027.1.2", "到期: 2027-01-02"),
        ("到期: 2027年1月2日", "到期: 2027-01-02"),
        ("到期: 2027-1-2", "到期: 2027-01-02"),
        ("上报: 2026年10月9日 8:30", "上报: 2026-10-09 8:30"),
        ("上报: 2026/10/9T08:30:00+08:00", "上报: 2026-10-09T08:30:00+08:00"),
        ('到期: "2027/1/2"', '到期: "2027-01-02"'),
        ("到期: 2027/1/2 # 供热期满", "到期: 2027-01-02 # 供热期满"),
        ("到期：2027年1月2日", "到期: 2027-01-02"),
        ("到期: ２０２７-０１-０２", "到期: 2027-01-02"),
        ("到期: 2027年1月2号", "到期: 2027-01-02"),
        ("到期: 20270102", "到期: 2027-01-02"),
        ("到期: 2027年 1月 2日", "到期: 2027-01-02"),
        ("上报: 2026年10月9日8点30分", "上报: 2026-10-09 8:30"),
        ("审核日期:\n  2026/10/9", "审核日期:\n  2026-10-09"),
        # names
        ("主题: 爱心", "主题: 爱心活动"),
        ("主题: 爱心、热心", "主题: 爱心活动、热心活动"),
        ("主题: [爱心活动, 爱心]", "主题: [爱心活动, 爱心活动]"),
        ("主题:\n  - 爱心\n  - 热心活动", "主题:\n  - 爱心活动\n  - 热心活动"),
        ("主题: 爱 心", "主题: 爱心活动"),
        ("状态: 已发步", "状态: 已发布"),
        ("状态: Draft", "状态: 草稿"),
        # slugs and keys
        ("网址名: Chong-Yang", "网址名: chong-yang"),
        ("网址名: ｃｈｏｎｇ－ｙａｎｇ", "网址名: chong-yang"),
        ("作着: 张某", "作者: 张某"),
        ("auhtors: 张某", "authors: 张某"),
        ("倒期: 2027/1/2", "到期: 2027-01-02"),
        # slips of a line that was understood
        ("来源 光明社区", "来源: 光明社区"),
        ("来源；光明社区", "来源: 光明社区"),
        ("- 来源: 光明社区", "来源: 光明社区"),
        # adoptions and void
        (
            "采用：\n  - 媒体：黑龙江省日报\n    日期：2026/10/12\n    版面：第3版",
            "采用:\n  - 媒体: 黑龙江日报\n    日期: 2026-10-12\n    版面: 第3版",
        ),
        (
            "采用:\n  -媒体: 黑河日抱\n\t日期: 2026-10-12\n    网址: ｈｔｔｐ://a.example/",
            "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    网址: http://a.example/",
        ),
        (
            "采用: [{媒体：黑河日报, 日期：2026/10/12, 版面: 1}]",
            "采用: [{媒体: 黑河日报, 日期: 2026-10-12, 版面: 1}]",
        ),
        ("作废:\n原因: 虚假\n日期: 2026/10/12", "作废:\n  原因: 虚假\n  日期: 2026-10-12"),
        ("作废:\n  原因: 虚甲\n  日期: 2026-10-12", "作废:\n  原因: 虚假\n  日期: 2026-10-12"),
    ],
)
def test_in_a_header_is_written(before, after):
    assert header(before) == after
    assert header(after) == after


@pytest.mark.parametrize(
    "line",
    [
        "标签: 甲,乙",
        "分类为什么这样：不知道",  # no key of ours
        "心情：好",
        "编者: 张某",
        "时间: 2026/10/9",
        "到期: 27-1-2",  # which one is the year?
        "到期: 下周三",
        "到期: 2027-02-30",
        "到期: 2026年10月9日下午3:30",
        "上报: 否",
        "主题: love",  # a key of the registry
        "主题: 爱护活动",
        "状态: 发布",
        "网址名: Chong Yang",
        "头条: 是",
        "采用:\n  - 媒体: 黑河晚报\n    日期: 2026-10-12\n    版面: 第3版",
        "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    网址: www.example.org/1.html",
        "摘要: 见标题：甲",
        "摘要: |\n  日期：2026/10/9\n  分类：服务",
        "摘要: 第一行\n  来源：第二行",
        "# 到期：2027/1/2",
        "作者: 李某 # 到期：2027/1/2",
        "标题: 又一个",
    ],
)
def test_in_a_header_stays_as_it_is(line):
    assert header(line) == line


def test_the_three_lines_that_every_post_has_are_mended_too():
    assert mended("---\n标题：甲\n日其：2026年10月9日\n分类：服务\n---\n") == (
        "---\n标题: 甲\n日期: 2026-10-09\n分类: 社区服务\n---\n"
    )


def test_what_was_held_back_is_in_order_afterwards():
    before = "---\n标题: 甲\n日其: ２０２６年１０月９号\n分类: 党健\n---\n".encode()
    assert told(before) == [("field-missing", 3), ("key-unknown", 3), ("category-unknown", 4)]
    after = autofix_item(before, PLACE, WORDS)
    assert told(after.data) == []
    assert [change.number for change in after.changes] == [3, 4]


@pytest.mark.parametrize("fence", ["----", "———", "--", "- - -"])
def test_a_first_or_last_line_that_is_nearly_three_dashes_becomes_three(fence):
    whole = "---\n标题: 甲\n日期: 2026-10-09\n分类: 党建\n---\n正文。\n"
    assert mended(fence + whole.removeprefix("---")) == whole
    assert mended(f"---\n标题: 甲\n日期: 2026-10-09\n分类: 党建\n{fence}\n正文。\n") == whole


def test_a_key_is_not_renamed_to_one_that_is_there_already():
    text = post("标提: 另一个")
    assert mended(text) == text


def test_a_date_within_a_title_is_text():
    text = post().replace("重阳节", "2026年10月9日：重阳节")
    assert mended(text) == text


# --- private numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("电话 13812345678。", "电话 138****5678。"),
        ("电话13812345678或15912345678", "电话138****5678或159****5678"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("+86 13812345678", "138****5678"),
        ("8613812345678", "138****5678"),
        ("| 张某 | 13812345678 |", "| 张某 | 138****5678 |"),
        ("**13812345678**", "**138****5678**"),
        ("# 13812345678", "# 138****5678"),
        ("[13812345678](a.md)", "[138****5678](a.md)"),
        ("[13812345678](tel:13812345678)", "[138****5678](tel:13812345678)"),
        ("![13812345678](13812345678.jpg)", "![138****5678](13812345678.jpg)"),
        ("```\n13812345678\n```", "```\n138****5678\n```"),
    ],
)
def test_a_mobile_number_is_masked(before, after):
    assert body(before) == after
    assert body(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "13900000000",  # public
        "https://a.example/13812345678/",
        "www.a.example/?p=13812345678",
        "<http://a.example/13812345678>",
        "[甲](13812345678.pdf)",
        '[甲](a.pdf "13812345678")',
        "[甲][1]\n\n[1]: http://a.example/13812345678",
        "<tel:13812345678>",
        "13812345678@a.example",
        "见附件 13812345678.pdf",
        "138123\n45678",  # over two lines
        "11010519491231002X",  # an identity number is for people to delete
        "6222020000000000000",
        "订单 SN13812345678",
        "占全县的 0.13812345678",
        "合计 13812345678.5",
        "合计 13812345678元",
        "138****5678",
    ],
)
def test_is_left_as_it_is(text):
    assert body(text) == text


def test_numbers_in_the_words_of_a_header_are_masked_but_not_where_they_lead_somewhere():
    assert header("摘要: 报名请打 13812345678") == "摘要: 报名请打 138****5678"
    assert header("作者: 张某13812345678") == "作者: 张某138****5678"
    assert header("# 电话 13812345678") == "# 电话 138****5678"
    assert header("封面: 13812345678.jpg") == "封面: 13812345678.jpg"
    assert header("网址名: a-13812345678") == "网址名: a-13812345678"


def test_a_mask_does_not_become_a_mark_of_the_text():
    text = mended(post(body="*13812345678* 和 **王某** 与 13812345678，*强调*。"))
    before = read_item(post(body="*13812345678* 和 **王某** 与 13812345678，*强调*。").encode(), PLACE, WORDS)
    after = read_item(text.encode(), PLACE, WORDS)
    assert after.html == before.html.replace("13812345678", "138****5678")


def test_a_number_that_the_text_makes_a_link_of_stays_since_the_link_would_be_gone():
    place = replace(PLACE, phones=("13812345678",))
    data = post(body="电话 13812345678，或者 15912345678。").encode()
    assert autofix_item(data, place, WORDS).data == data.replace(b"15912345678", b"159****5678")


def test_a_very_long_word_beside_a_number_takes_no_time():
    word = "a" * 50_000
    assert body(f"{word} 13812345678") == f"{word} 138****5678"


def test_a_hundred_numbers_are_masked_in_one_go():
    numbers = [f"138{10000000 + 7919 * n}" for n in range(100)]
    text = mended(post(body="\n".join(f"{number}，" for number in numbers)))
    assert not re.search(r"\d{11}", text)


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


def test_a_card_is_mended():
    before = "名称：光明社区\n代码: ２３１１２４１０００02\n类型：社取\n开通: 2026年3月1日\n在岗人数: ９\n电话:0456-8400000\n"
    after = autofix_card(before.encode(), "communities/guangming/community.yaml", "guangming").data
    assert after.decode() == (
        "名称: 光明社区\n代码: 231124100002\n类型: 社区\n开通: 2026-03-01\n在岗人数: 9\n电话: 0456-8400000\n"
    )
    assert read_unit(after, "communities/guangming/community.yaml", "guangming").problems == ()


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
