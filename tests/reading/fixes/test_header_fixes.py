"""What `check --fix` writes in a header: colons, keys, dates, names, digits, where they are beyond doubt."""

import pytest

from civic.reading.fixes.autofix import autofix_card, autofix_item
from civic.reading.fixes.header_fixes import card_edits, item_edits
from civic.reading.fixes.text_edits import TextEdit
from civic.reading.registry.units import read_unit
from tests.reading.fixes.fixed_posts import header, mended, post, told
from tests.reading.typed_posts import PLACE, WORDS


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


def test_a_card_is_mended():
    before = "名称：光明社区\n代码: ２３１１２４１０００02\n类型：社取\n开通: 2026年3月1日\n在岗人数: ９\n电话:0456-8400000\n"
    after = autofix_card(before.encode(), "communities/guangming/community.yaml", "guangming").data
    assert after.decode() == (
        "名称: 光明社区\n代码: 231124100002\n类型: 社区\n开通: 2026-03-01\n在岗人数: 9\n电话: 0456-8400000\n"
    )
    assert read_unit(after, "communities/guangming/community.yaml", "guangming").problems == ()


def test_an_edit_says_which_field_was_at_fault_where_the_value_was_not_understood():
    text = "---\n标题：甲\n日其: 2026/10/9\n分类: 党健\n---\n正文：2026/10/9"
    assert item_edits(text, PLACE, WORDS) == [
        TextEdit(2, 2, 3, ": "),
        TextEdit(3, 0, 2, "日期", "date"),
        TextEdit(3, 4, 13, "2026-10-09"),
        TextEdit(4, 4, 6, "党建", "category"),
    ]


def test_a_line_that_was_read_with_a_slip_is_written_first_and_its_value_the_next_time():
    assert item_edits("---\n标题: 甲\n到期；2027/1/2\n---\n", PLACE, WORDS) == [TextEdit(3, 2, 3, ": ")]
    assert item_edits("---\n标题: 甲\n到期: 2027/1/2\n---\n", PLACE, WORDS) == [
        TextEdit(3, 4, 12, "2027-01-02")
    ]


def test_a_text_without_a_header_has_no_edits():
    assert item_edits("标题甲\n正文：2026/10/9", PLACE, WORDS) == []


def test_the_edits_of_a_card_are_those_of_its_own_fields():
    assert card_edits("名称:甲\n代码: ２３\n分类: 党健\n", "c.yaml") == [
        TextEdit(1, 2, 3, ": "),
        TextEdit(2, 4, 6, "23", "code"),
    ]
