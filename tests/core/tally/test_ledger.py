"""What a unit did in a month, and what the month is worth (specification.md §3.3), worked out by hand.

Outlets and rules are those of small_sites.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from civic.core.model import Rules, Site, VoidReason
from civic.core.periods import parse
from civic.core.tally.ledger import MonthAccount
from civic.core.tally.tally import Tally
from tests.core.sample_site import item, site
from tests.core.tally.small_sites import (
    HIGHEST,
    NOVEMBER_5,
    adopted,
    community,
    day,
    one,
    post,
    row,
    two,
    void,
)


def test_a_month_with_enough_submissions_brings_task_done_even_before_it_is_over_or_the_blog_open() -> None:
    early = community(opened=day("12-01"))
    assert row(one(post("a"), unit=early), as_of=day("10-09"))["base"] == "1.00"


def test_a_missed_month_costs_once_it_is_over() -> None:
    open_blog = one(unit=community(opened=day("10-01")))
    assert row(open_blog, as_of=day("10-31"))["base"] == "0.00"
    assert row(open_blog, as_of=day("11-01"))["base"] == "-1.00"
    assert row(open_blog, as_of=day("11-01"))["points"] == "-1.00"


def test_a_month_is_owed_if_the_blog_opened_by_its_last_day() -> None:
    def base(opened: date | None) -> str:
        return str(row(one(unit=community(opened=opened)))["base"])

    assert [base(day("10-31")), base(day("11-01")), base(None)] == ["-1.00", "0.00", "0.00"]


def test_too_few_submissions_are_as_good_as_none() -> None:
    rules = (replace(HIGHEST, monthly_min=2),)
    content = one(post("a"), unit=community(opened=day("01-01")), rules=rules)
    assert (row(content)["base"], row(content)["months_met"]) == ("-1.00", 0)


def test_every_piece_above_the_minimum_adds_up_to_a_maximum() -> None:
    def extra(count: int) -> str:
        return str(row(one(*(post(f"p{n}") for n in range(count))))["extra"])

    assert [extra(n) for n in (0, 1, 2, 3, 6, 7, 8)] == [
        *("0.00", "0.00", "0.20", "0.40", "1.00", "1.00", "1.00")
    ]


def test_the_maximum_of_extra_is_per_month() -> None:
    posts = [post(f"{month}-{n}", f"{month}-09") for month in ("09", "10") for n in range(9)]
    assert row(one(*posts), "2026-H2")["extra"] == "2.00"


def test_a_month_counts_by_the_rules_of_its_year() -> None:
    rules = (Rules(name="2026", task_done=Decimal("2.00")), Rules(name="2027", task_done=Decimal("3.00")))
    posts = [item("guangming", f"{year}/a.md", day=date(year, 5, 1)) for year in (2025, 2026, 2027, 2028)]
    content = one(*posts, rules=rules)
    bases = [row(content, str(year), date(2029, 1, 1))["base"] for year in (2025, 2026, 2027, 2028)]
    names = [
        Tally.of(content, date(2029, 1, 1)).standings(parse(f"{year}-05")).rules
        for year in (2025, 2026, 2027, 2028)
    ]
    assert bases == ["1.00", "2.00", "3.00", "3.00"]
    assert names == ["default", "2026", "2027", "2027"]


def test_what_is_added_is_booked_for_the_unit_of_the_post_that_names_it_in_the_month_of_the_adoption() -> (
    None
):
    content = two(
        post("a", "09-09", event="端午"),
        post("b", "09-10", "jianhua", event="端午", adoptions=(adopted("heihe-daily", "10-12"),)),
    )
    assert row(content, "2026-09")["submissions"] == 1
    assert (row(content)["adopted"], row(content, key="jianhua")["adopted"]) == ("0.00", "4.00")
    assert row(content, "2026-09", key="jianhua")["adopted"] == "0.00"


def test_a_void_post_costs_in_the_month_of_its_void_date() -> None:
    content = one(post("a", "09-09", void=void("10-15")), post("b", "10-09"))
    assert row(content, "2026-09")["penalty"] == "0.00"
    assert (row(content)["penalty"], row(content)["points"]) == ("5.00", "-4.00")
    assert row(content, as_of=day("10-14"))["penalty"] == "0.00"


def test_each_void_post_costs_also_those_of_one_event_or_never_reported() -> None:
    content = two(
        post("a", event="端午", void=void("10-15")),
        post("b", event="端午", void=void("10-16")),
        post("c", reported=None, void=void("10-17", VoidReason.PRIVACY)),
        post("d", "10-09", "jianhua", event="端午"),
    )
    assert (row(content)["penalty"], row(content, key="jianhua")["penalty"]) == ("15.00", "0.00")


def test_drafts_and_waiting_posts_cost_nothing_though_they_are_marked_void() -> None:
    content = one(
        post("a", status="draft", void=void("10-15")),
        post("b", "11-06", void=void("10-15")),
    )
    assert row(content)["penalty"] == "0.00"


def test_a_void_post_that_was_withdrawn_before_is_void() -> None:
    assert row(one(post("a", withdrawn=day("10-10"), void=void("10-15"))))["penalty"] == "5.00"


def test_a_month_tells_its_pieces_and_the_reported_posts_that_brought_none() -> None:
    content = two(
        post("a", "10-12", title="a"),
        post("b", "10-12", title="b", event="端午"),
        post("c", "10-09", "jianhua", title="c", event="端午"),
        post("d", "10-13", title="d", event="重阳"),
        post("e", "10-14", title="e", event="重阳"),
    )
    ledger = Tally.of(content, NOVEMBER_5).ledger
    month = ledger.account(content.unit_by_key["guangming"], parse("2026-10").months()[0])
    assert [piece.first.title for piece in month.pieces if piece.first] == ["a", "d"]
    assert [
        (entry.post.title, entry.piece.first and entry.piece.first.title) for entry in month.uncounted
    ] == [
        ("b", "c"),
        ("e", "d"),
    ]


def test_a_month_tells_why_its_base_is_what_it_is() -> None:
    content = one(post("a", "08-01"), unit=community(opened=day("09-30")))
    ledger = Tally.of(content, NOVEMBER_5).ledger
    told = [ledger.account(content.units[0], month).why_base for month in parse("2026-H2").months()]
    assert told == ["unopened", "met", "missing", "missing", "running", "running"]


def test_who_still_owes_a_piece_this_month_are_open_blogs_with_too_few_submissions() -> None:
    rules = (replace(HIGHEST, monthly_min=2),)
    units = [
        community("done", 1, opened=day("01-01")),
        community("half", 2, opened=day("01-01")),
        community("none", 3, opened=day("11-30")),
        community("later", 4, opened=day("12-01")),
        community("never", 5),
    ]
    posts = [item(key, f"{n}.md", day=day("11-02")) for key, n in (("done", 1), ("done", 2), ("half", 1))]
    owing = Tally.of(site(units, posts, rules=rules), NOVEMBER_5).ledger.owing_units()
    assert [(entry.unit.key, entry.submissions, entry.owed) for entry in owing] == [
        ("half", 1, 1),
        ("none", 0, 2),
    ]


def account(content: Site, month: str = "2026-10") -> MonthAccount:
    return Tally.of(content, NOVEMBER_5).ledger.account(content.units[0], parse(month).months()[0])


def test_a_late_submission_counts_towards_task_and_extra_unless_the_rules_say_no_task() -> None:
    posts = [post("a"), post("b", "10-20"), post("c", "10-21")]
    received = {posts[0].id: day("10-09"), posts[1].id: day("11-06"), posts[2].id: day("11-06")}

    def late(rules: Rules) -> MonthAccount:
        content = replace(one(*posts, rules=(rules,)), received=received)
        ledger = Tally.of(content, day("11-06")).ledger
        return ledger.account(content.units[0], parse("2026-10").months()[0])

    counted, refused = late(HIGHEST), late(replace(HIGHEST, late="no_task"))
    assert [(a.submissions, a.late, a.counting, str(a.extra)) for a in (counted, refused)] == [
        (3, 2, 3, "0.40"),
        (3, 2, 1, "0.00"),
    ]


def test_what_is_booked_in_a_month_stands_by_day() -> None:
    a = post("a", "10-20", adoptions=(adopted("sunwu-minzheng", "10-22"),))
    b = post("b", "10-09", adoptions=(adopted("heihe-daily", "10-30"), adopted("hlj-daily", "10-21")))
    c = post("c", "09-01", void=void("10-30"))
    d = post("d", "09-02", void=void("10-02"))
    month = account(one(a, b, c, d))
    assert [piece.first and piece.first.id for piece in month.pieces] == [b.id, a.id]
    assert [str(entry.adoption.day) for entry in month.adoptions] == [
        "2026-10-21",
        "2026-10-22",
        "2026-10-30",
    ]
    assert [entry.id for entry in month.voids] == [d.id, c.id]


def test_the_points_of_a_month_are_the_sum_of_its_parts() -> None:
    month = account(
        one(
            post("a", adoptions=(adopted("heihe-daily", "10-12"),)),
            post("b"),
            post("c", "09-09", void=void("10-15")),
        )
    )
    parts = (month.base, month.extra, month.adopted, month.penalty, month.adjustments, month.points)
    assert [str(part) for part in parts] == ["1.00", "0.20", "4.00", "5.00", "0.00", "0.20"]
