"""A header in which an item is marked as withdrawn or void: the mark, and nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.core.model import Void, VoidReason
from civic.reading.fixes.takedown_mark import TakedownMark, add_mark
from civic.reading.item import read_item
from tests.reading.typed_posts import PLACE, WORDS, posts

DAY = date(2026, 11, 5)
POST = "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n{more}---\n\n正文。\n"


def written(text, mark):
    made = add_mark(text.encode(), PLACE, WORDS, mark)
    return made.decode() if made is not None else None


def test_a_withdrawal_is_one_line_with_its_reason_behind_the_day():
    assert written(POST.format(more=""), TakedownMark(DAY, remark="本人要求")) == POST.format(
        more="撤下: 2026-11-05  # 本人要求\n"
    )


def test_a_void_post_names_its_reason_and_the_day():
    assert written(POST.format(more=""), TakedownMark(DAY, VoidReason.PRIVACY)) == POST.format(
        more="作废:\n  原因: 泄露隐私\n  日期: 2026-11-05\n"
    )


def test_where_the_keys_are_english_the_mark_is_too():
    text = "---\ntitle: a\ndate: 2026-10-09\ncategory: party\n---\n"
    assert written(text, TakedownMark(DAY, remark="x")) == text.replace(
        "\n---\n", "\nwithdrawn: 2026-11-05  # x\n---\n"
    )
    assert written(text, TakedownMark(DAY, VoidReason.FALSE)) == text.replace(
        "\n---\n", "\nvoid:\n  reason: false\n  date: 2026-11-05\n---\n"
    )


def test_line_ends_and_a_bom_stay():
    before = b"\xef\xbb\xbf" + POST.format(more="").replace("\n", "\r\n").encode()
    after = POST.format(more="撤下: 2026-11-05  # 甲\n").replace("\n", "\r\n").encode()
    assert add_mark(before, PLACE, WORDS, TakedownMark(DAY, remark="甲")) == b"\xef\xbb\xbf" + after


@pytest.mark.parametrize(
    "line", ["撤下:", "撤下: 2026-12-31", "撤下：2026-12-31  # 到期以后", "撤下:\n  2026-12-31"]
)
def test_a_line_that_is_there_already_takes_the_new_day(line):
    assert written(
        POST.format(more=line + "\n来源: 甲\n"), TakedownMark(DAY, remark="本人要求")
    ) == POST.format(more="撤下: 2026-11-05  # 本人要求\n来源: 甲\n")


@pytest.mark.parametrize(
    "lines", ["作废:", "作废:\n  原因:\n  日期:", "作废:\n  原因: 虚假\n  日期: 2026-12-31"]
)
def test_lines_of_a_later_voiding_make_room(lines):
    assert written(
        POST.format(more=lines + "\n来源: 甲\n"), TakedownMark(DAY, VoidReason.PLAGIARISED)
    ) == POST.format(more="作废:\n  原因: 抄袭\n  日期: 2026-11-05\n来源: 甲\n")


@pytest.mark.parametrize(
    "more",
    [
        "摘要: |\n  第一行\n  第二行\n",
        "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    版面: 第3版\n",
        "作者:\n  - 张某\n  - 李某\n",
        "# 一句话\n\n",
        "标签: [甲,\n  乙]\n",
    ],
)
def test_what_stands_above_keeps_its_meaning(more):
    made = written(POST.format(more=more), TakedownMark(DAY))
    assert made == POST.format(more=more + "撤下: 2026-11-05\n")


def test_a_header_that_is_indented_stays_so():
    text = "---\n  标题: 甲\n  日期: 2026-10-09\n  分类: 党建\n---\n"
    assert written(text, TakedownMark(DAY)) == text.replace("党建\n", "党建\n  撤下: 2026-11-05\n")


@pytest.mark.parametrize(
    "text",
    [
        "没有开头的文字",
        "---\n{标题: 甲, 日期: 2026-10-09, 分类: 党建}\n---\n",
        "---\n标题: 甲\n日期: 2026-10-09\n分类: 党建\n正文。\n",
        "",
    ],
)
def test_where_a_line_cannot_be_added_nothing_is_written(text):
    assert written(text, TakedownMark(DAY)) is None


def test_a_file_in_gbk_is_not_written():
    text = POST.format(more="").replace("正文", "今天天气很好")
    assert add_mark(text.encode("gbk"), PLACE, WORDS, TakedownMark(DAY)) is None


MARKS = st.sampled_from(
    [TakedownMark(DAY), TakedownMark(DAY, remark="甲: 乙 # 丙"), TakedownMark(DAY, VoidReason.FALSE)]
)


@settings(max_examples=300)
@given(posts(), MARKS)
def test_whatever_the_header_it_says_the_mark_and_the_rest_as_before_or_nothing_is_written(data, mark):
    made = add_mark(data, PLACE, WORDS, mark)
    if made is None:
        return
    item = read_item(made, PLACE, WORDS).item
    assert item.withdrawn == DAY if mark.reason is None else item.void == Void(mark.reason, DAY)
    old, new = data.splitlines(keepends=True), made.splitlines(keepends=True)
    assert [line for line in new if line in old][-1:] == old[-1:]
