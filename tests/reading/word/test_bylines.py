"""Lines of a manuscript that speak of it: its day, who wrote it, where it comes from."""

from datetime import date

import pytest

from civic.reading.word.bylines import Byline, byline_in, day_in, day_in_name
from tests.reading.word.manuscripts import TEXT, TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年10月9日", date(2026, 10, 9)),
        ("２０２６年１０月９日", date(2026, 10, 9)),
        ("二〇二六年十月九日", date(2026, 10, 9)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("二零二六年一月二十日", date(2026, 1, 20)),
        ("2026/10/09", date(2026, 10, 9)),
        ("2026年2月30日", None),
        ("2026年月日", None),
        ("2026.10-9", None),
        ("10月9日", None),
    ],
)
def test_a_date_is_read_in_arabic_and_chinese_figures(text, day):
    found = day_in(text)
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("stem", "day", "rest"),
    [
        ("20261009重阳节", date(2026, 10, 9), "重阳节"),
        ("2026-10-09 重阳节", date(2026, 10, 9), "重阳节"),
        ("2026年10月9日重阳节", date(2026, 10, 9), "重阳节"),
        ("重阳节2026.10.9", date(2026, 10, 9), "重阳节"),
        ("10.9 重阳节", date(2026, 10, 9), "重阳节"),
        ("10月9日重阳节", date(2026, 10, 9), "重阳节"),
        ("12.9 运动", date(2025, 12, 9), "运动"),
        ("13.9 活动", None, "13.9 活动"),
        ("3.15消费者", date(2026, 3, 15), "消费者"),
        ("重阳节", None, "重阳节"),
        ("231124100002", None, "231124100002"),
    ],
)
def test_the_name_of_a_file_may_hold_its_day(stem, day, rest):
    assert day_in_name(stem, TODAY) == (day, rest)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("（供稿：张某）", Byline(("张某",), "", True)),
        ("撰稿人：张某、李某", Byline(("张某", "李某"), "", True)),
        ("文/图：张某", Byline(("张某",), "", True)),
        ("文/图 张某", Byline(("张某",), "", True)),
        ("文图：张　某", Byline(("张某",), "", True)),
        ("作者 张某", Byline(("张某",), "", True)),
        ("通讯员 张某 李某", Byline(("张某", "李某"), "", True)),
        ("供稿：光明社区", Byline((), "光明社区", True)),
        ("供稿：光明社区 张某", Byline(("张某",), "光明社区", True)),
        ("来源：孙吴县民政局", Byline((), "孙吴县民政局", True)),
        ("供稿：一号网格员", Byline(("一号网格员",), "", True)),
        ("作者：张**", Byline(("张**",), "", True)),
        ("撰稿：张某　审核：王某", Byline(("张某",), "", False)),
        ("文：张某 图：李某", Byline(("张某",), "", False)),
        ("审核：王某", None),
        ("作者：这一次活动是由社区里的志愿者们一起办的", None),
        ("图：老人在包饺子。", None),
        ("时间：上午九点", None),
        (TEXT, None),
    ],
)
def test_lines_about_the_writer_are_known(line, byline):
    assert byline_in(line) == byline
