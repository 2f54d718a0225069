"""Leaderboards and a unit's year: every number leads somewhere, and the arithmetic is said in words."""

from __future__ import annotations

from typing import Any

import pytest

from civic.pages.leaderboard_values import LeaderboardValues
from tests.theme.drawn import draw, texts, tree
from tests.theme.sample_values import (
    adoption_entry,
    full_leaderboard,
    full_month,
    full_site,
    full_unit_year,
    month,
    period,
    smallest_leaderboard,
    smallest_site,
    smallest_unit_year,
    told_withdrawn,
)

HEADINGS = [
    "名次",
    "单位",
    "得分",
    "上报",
    "完成任务",
    "任务分",
    "多报分",
    "采用",
    "采用分",
    "作废扣分",
    "写稿人",
]


def board(values: LeaderboardValues) -> Any:
    return tree(draw("leaderboard.html", values, full_site()))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2026-11", "2026年11月"),
        ("2026-Q3", "2026年第三季度"),
        ("2026-H1", "2026年上半年"),
        ("2026-H2", "2026年下半年"),
        ("2026", "2026年"),
    ],
)
def test_a_period_is_called_as_people_call_it(code: str, name: str) -> None:
    page = board({**full_leaderboard(), "period": period(code)})
    assert texts(page, "//h1") == [f"{name}信息上报榜"]


def test_every_number_of_a_row_leads_to_what_it_was_counted_from() -> None:
    rows = board(full_leaderboard()).xpath("//table[contains(@class, 'standings')]/tbody/tr")
    assert len(rows) == 7
    for row in rows:
        assert len(set(row.xpath(".//a/@href"))) == 1
        numbers = row.xpath("*[not(contains(@class, 'rank'))]")
        assert all(number.xpath("a") for number in numbers)
    assert rows[0].xpath("(.//a/@href)[1]") == ["/minzheng/leaderboard/2026/guangming/#2026-11"]


def test_a_row_stands_in_the_order_of_the_headings() -> None:
    page = board(full_leaderboard())
    tables = page.xpath("//table[contains(@class, 'standings')]")
    assert texts(tables[1], "thead//th") == HEADINGS
    assert texts(tables[1], "tbody/tr/*") == [
        *["1", "平度村", "1.00", "1 篇", "完成", "1.00", "0.00", "0 次", "0.00", "0.00", "1 人"]
    ]
    labels = tables[1].xpath("tbody/tr[1]/td/@data-label")
    assert labels == HEADINGS[2:]  # the same words where a row is a card


def test_adjustments_have_a_column_only_where_there_are_any() -> None:
    first, second = board(full_leaderboard()).xpath("//table[contains(@class, 'standings')]")
    assert "调整" in texts(first, "thead//th")
    assert "调整" not in texts(second, "thead//th")
    assert texts(first, "tbody/tr[6]/td[@data-label='调整']") == ["−0.20"]


def test_minus_is_a_minus_and_a_penalty_is_taken_off() -> None:
    table = board(full_leaderboard()).xpath("//table[contains(@class, 'standings')]")[0]
    assert texts(table, "tbody/tr[5]/td[@data-label='得分']") == ["−1.00"]
    assert texts(table, "tbody/tr[6]/td[@data-label='作废扣分']") == ["−5.00"]


def test_a_month_says_met_or_missing_and_a_longer_period_how_many() -> None:
    table = board(full_leaderboard()).xpath("//table[contains(@class, 'standings')]")[0]
    assert texts(table, "tbody/tr/td[@data-label='完成任务']") == ["完成"] * 4 + ["缺报", "完成"]
    table = board(full_leaderboard("2026")).xpath("//table[contains(@class, 'standings')]")[0]
    assert texts(table, "tbody/tr[1]/td[@data-label='完成任务']") == ["1 / 应 1"]


def test_a_year_shows_what_flows_into_the_assessment() -> None:
    table = board(full_leaderboard("2026")).xpath("//table[contains(@class, 'standings')]")[0]
    assert texts(table, "tbody/tr[1]/td[@data-label='计入考评']") == ["6.00"]


def test_who_still_owes_is_told_with_the_days_left() -> None:
    page = board(full_leaderboard())
    assert texts(page, "//section[@aria-labelledby='owing']/p") == ["截稿日 2026年11月30日，还有 25 天。"]
    assert texts(page, "//section[@aria-labelledby='owing']//li") == ["永兴社区 已报 0 篇，还差 1 篇"]


def test_the_last_day_and_a_month_in_which_nobody_owes_are_said_in_words_too() -> None:
    owing = full_leaderboard()["owing"]
    assert owing is not None
    last_day = board({**full_leaderboard(), "owing": {**owing, "days_left": 0}})
    assert "就是今天" in last_day.text_content()
    nobody = board({**full_leaderboard(), "owing": {**owing, "units": []}})
    assert texts(nobody, "//section[@aria-labelledby='owing']/p") == ["都报够了。"]


def test_categories_are_counted_by_unit_with_a_sum_for_each_kind() -> None:
    rows = board(full_leaderboard()).xpath("//table[@class='matrix']//tr")
    assert texts(rows[0], "th")[:3] == ["单位", "社区服务", "社区文化"]
    assert texts(rows[1], "th|td") == ["光明社区", "2", "0", "0", "0", "0", "1", "0", "0"]
    assert rows[1].xpath(".//a/@href") == ["/minzheng/leaderboard/2026/guangming/#2026-11"] * 8
    assert texts(rows[7], "th|td") == ["社区合计", "3", "2", "0", "0", "1", "1", "1", "0"]


def test_the_rules_can_be_unfolded_with_the_points_of_every_outlet() -> None:
    rules = board(full_leaderboard()).xpath("//details")[0]
    assert texts(rules, "summary") == ["2026年的计分办法"]
    assert [texts(row, "th|td") for row in rules.xpath(".//tbody/tr")] == [
        ["县民政信息网", "县", "1.00"],
        ["黑河日报", "市", "4.00"],
        ["黑龙江日报", "省", "8.00"],
        ["中央主要媒体", "国家", "20.00"],
    ]


def test_a_board_leads_to_its_neighbours_and_to_the_periods_around_it() -> None:
    page = board(full_leaderboard())
    assert texts(page, "//nav[@aria-label='前后各期']/a") == ["← 2026年10月", "2026年12月 →"]
    assert texts(page, "//nav[@aria-label='所在的时段']//a") == ["2026年第四季度", "2026年下半年", "2026年"]
    assert texts(page, "//nav[@aria-label='其中']//a") == ["9月", "10月"]


def test_a_board_without_neighbours_and_other_years_has_no_empty_ways() -> None:
    alone = {**full_leaderboard(), "previous": None, "next": None, "years": [period("2026", current=True)]}
    page = board(alone)  # type: ignore[arg-type]
    assert page.xpath("//nav[@aria-label='前后各期']|//nav[@aria-label='各年']") == []


def test_the_numbers_can_be_taken_home() -> None:
    page = board(full_leaderboard())
    assert page.xpath("//p[contains(., '下载这张表')]/a/@href") == [
        "/minzheng/leaderboard/2026-11/leaderboard.xlsx",
        "/minzheng/leaderboard/2026-11/leaderboard.csv",
        "/minzheng/leaderboard/2026-11/index.json",
    ]


def test_a_period_that_is_over_does_not_say_that_it_may_change() -> None:
    assert "还会变" in board(full_leaderboard()).text_content()
    over = tree(draw("leaderboard.html", smallest_leaderboard(), smallest_site()))
    assert "还会变" not in over.text_content()
    assert "数字截至 2026年11月5日。" in over.text_content()


# --- a unit's year ----------------------------------------------------------------------------------


def unit_year(**given: Any) -> Any:
    return tree(draw("unit-year.html", {**full_unit_year(), **given}, full_site()))


def test_every_month_and_every_sum_has_its_anchor() -> None:
    page = unit_year()
    assert page.xpath("//section[@class='month']/@id") == ["2026-08", "2026-09", "2026-10", "2026-11"]
    assert page.xpath("//div[@class='sum-of']/@id") == ["2026-Q3", "2026-Q4", "2026-H2", "2026"]


def test_a_month_adds_up_before_the_readers_eyes() -> None:
    page = unit_year(months=[full_month()])
    assert texts(page, "//section[@class='month']/p[@class='equation']") == [
        "任务 1.00 + 多报 1.00 + 采用 6.00 − 作废 5.00 + 调整 −0.20 = 2.80 分"
    ]
    assert texts(page, "//section[@class='month']/p")[1] == (
        "上报 7 篇，完成了每月 1 篇的任务，+1.00 分。其中补报 1 篇。多报 6 篇 × 0.20 分 = 1.20 分，每月最多加 1.00 分，计 1.00 分。"
    )


def test_what_came_too_late_is_shown_on_the_board_with_what_the_rules_make_of_it() -> None:
    values = full_leaderboard()
    assert "补报" not in board(values).text_content()
    values["groups"][0]["rows"][0]["late"] = 2
    values["groups"][0]["total"]["late"] = 2
    page = board(values)
    row = "//table[contains(@class, 'standings')]/tbody/tr[1]/td[@data-label='上报']"
    assert texts(page, row)[0] == "3 篇（补报 2）"
    assert "过了次月 5 日才收到的文章。补报的照样计分。" in page.text_content()
    values["rules"]["late"] = "no_task"
    assert "补报的不算完成任务，也不算多报；被采用的照样加分。" in board(values).text_content()


def test_a_piece_that_came_too_late_says_when_it_came_and_what_it_is_worth() -> None:
    page = unit_year(months=[full_month()])
    told = " ".join(page.text_content().split())
    assert "2026年10月15日上报，2026年11月6日才收到，算补报，党建" in told
    strict = full_unit_year()
    strict["months"], strict["rules"]["late"] = [full_month()], "no_task"
    page = tree(draw("unit-year.html", strict, full_site()))
    assert "其中补报 1 篇，不算完成任务，也不算多报。" in page.text_content()


@pytest.mark.parametrize(
    ("why", "points", "sentence"),
    [
        ("missing", "-1.00", "上报 0 篇，没有完成每月 1 篇的任务，−1.00 分。"),
        ("running", "0.00", "已上报 0 篇，任务是每月 1 篇；这个月还没有过完，暂不计任务分。"),
        ("unopened", "0.00", "上报 0 篇；博客还没有开通，不计任务。"),
    ],
)
def test_a_month_says_why_its_task_counts_as_it_does(why: str, points: str, sentence: str) -> None:
    page = unit_year(months=[month("2026-09", why_base=why, base=points, points=points)])
    assert texts(page, "//section[@class='month']/p")[1] == sentence


@pytest.mark.parametrize(
    ("adoption", "equations"),
    [
        (adoption_entry("first"), ["第一次被采用：+4.00 分"]),
        (adoption_entry("sum", dedup="sum"), ["每次采用都计：+4.00 分"]),
        (
            adoption_entry("more", highest_before="2.00", added="2.00"),
            ["4.00 分 − 已计最高 2.00 分 = +2.00 分"],
        ),
        (
            adoption_entry("nothing", highest_before="5.00", added="0.00"),
            ["4.00 分，不高于已计最高 5.00 分：+0.00 分"],
        ),
        (
            adoption_entry("more", headline=True, value="8.00", highest_before="5.00", added="3.00"),
            ["4.00 分 × 头条 2.00 = 8.00 分", "8.00 分 − 已计最高 5.00 分 = +3.00 分"],
        ),
    ],
)
def test_an_adoption_shows_how_its_points_came_about(adoption: Any, equations: list[str]) -> None:
    page = unit_year(months=[month("2026-10", adoptions=[adoption])])
    item = page.xpath("//section[@class='month']//li")[0]
    assert texts(item, ".//span[@class='equation']") == equations
    assert "2026年10月12日 黑河日报，第3版" in " ".join(item.text_content().split())


def test_an_adoption_names_the_one_that_it_is_measured_by() -> None:
    page = unit_year(
        months=[month("2026-10", adoptions=[adoption_entry("more", highest_before="1.00", added="3.00")])]
    )
    assert texts(page, "//section[@class='month']//li/p[last()]") == [
        "已计最高的一次：2026年10月10日 县民政信息网采用 重阳节的饺子（光明社区，2026年10月9日发布）"
    ]


def test_a_piece_is_told_with_its_days_and_with_all_that_tell_of_the_same_event() -> None:
    page = unit_year(months=[full_month()])
    first, second = page.xpath("//section[h3='上报的文章' or h2]/ol/li")
    assert texts(first, "p") == [
        "清雪一上午，老人出门不打滑（2026年10月9日发布）",
        "2026年10月9日上报，社区服务，作者：张某某",
        "同一件事，本单位还写了：雪后回访（2026年10月9日发布）",
        "同一件事，别处也写了：干部下楼来清雪（建华社区，2026年10月9日发布）",
    ]
    assert second.xpath(".//a") == []  # it has no page: title and day without a link


def test_a_withdrawn_post_that_counts_is_told_without_title_and_authors() -> None:
    piece = {**full_month()["pieces"][0], "post": told_withdrawn(), "own": [], "others": []}
    page = unit_year(months=[month("2026-10", pieces=[piece])])
    assert texts(page, "//section[@class='month']/ol/li/p") == [
        "已撤下的文章（2026年10月9日发布）",
        "2026年10月9日上报，社区服务",
    ]


def test_a_post_that_brought_nothing_says_through_which_it_counts() -> None:
    page = unit_year(months=[full_month()])
    assert texts(page, "//section[@class='month']/ul[1]/li/p")[1] == (
        "不再另算一篇：同一件事，2026年10月8日已经报过 干部下楼来清雪（建华社区，2026年10月9日发布）。"
    )


def test_a_void_post_says_why_and_what_it_cost_and_not_its_title() -> None:
    page = unit_year(months=[full_month()])
    assert texts(page, "//section[@class='month']/ul[3]/li") == [
        "已撤下的文章（2026年10月9日发布） 2026年10月20日因内容虚假作废：−5.00 分",
        "已撤下的文章（2026年10月9日发布） 2026年10月21日因抄袭作废：−5.00 分",
        "已撤下的文章（2026年10月9日发布） 2026年10月22日因泄露隐私作废：−5.00 分",
    ]


def test_a_year_is_summed_up_with_rank_and_with_what_counts_in_the_assessment() -> None:
    page = unit_year()
    assert "全年得 7.40 分，在 6 个社区中排第 1。" in page.text_content()
    year = page.xpath("//div[@id='2026']")[0]
    assert texts(year, "h3") == ["全年 7.40 分"]
    assert "最多计 10.00 分，计 7.40 分。" in year.text_content()


def test_a_year_in_which_nothing_happened_is_still_a_page() -> None:
    page = tree(draw("unit-year.html", smallest_unit_year(), smallest_site()))
    assert texts(page, "//h1") == ["光明社区 2026年信息上报记录"]
