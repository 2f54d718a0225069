"""specification.md §3, sentence by sentence, with numbers worked out by hand.

The site counts by the defaults unless a test says otherwise: 1 piece a month, task_done 1, extra_piece 0.2 up to 1,
missing 1, void_penalty 5, headline_factor 2, dedup highest, yearly_cap 10. Outlets: sunwu-minzheng 1, heihe-daily 4,
hlj-daily 8.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from civic.core.model import Adoption, Item, MissingUnit, Outlet, Rules, Site, Unit, Void, VoidReason
from civic.core.periods import parse
from civic.core.tally.tally import Tally
from tests.core.sample_site import OUTLETS, item, site, unit
from tests.core.tally.told import index_of

NOVEMBER_5 = date(2026, 11, 5)
HIGHEST = Rules(name="2026")
SUM = Rules(name="2026", dedup="sum")


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def community(key: str = "guangming", number: int = 2, **more: Any) -> Unit:
    return unit(key, f"23112410000{number}", **more)


def post(name: str, when: str = "10-09", owner: str = "guangming", **more: Any) -> Item:
    return item(owner, f"2026/{name}.md", day=day(when), **more)


def adopted(outlet: str, when: str, **more: Any) -> Adoption:
    return Adoption(outlet, day(when), **more)


def void(when: str, reason: VoidReason = VoidReason.FALSE) -> Void:
    return Void(reason, day(when))


def row(content: Site, period: str = "2026-10", as_of: date = NOVEMBER_5, key: str = "guangming") -> Any:
    for group in index_of(content, parse(period), as_of)["groups"]:
        for found in group["rows"]:
            if found["key"] == key:
                return found
    raise AssertionError(f"no row of {key}")


def one(*posts: Item, unit: Unit | None = None, **changes: Any) -> Site:
    """A site with the one community guangming."""
    return site([unit or community()], list(posts), **changes)


def two(*posts: Item, **changes: Any) -> Site:
    """Two communities; jianhua has the smaller code."""
    return site([community(), community("jianhua", 1)], list(posts), **changes)


# --- what is left out first -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "submissions"),
    [
        ({}, 1),
        ({"status": "draft"}, 0),
        ({"status": "submitted"}, 0),
        ({"status": "returned"}, 0),
        ({"status": "hidden"}, 1),
        ({"expires": date(2026, 10, 20)}, 1),
        ({"withdrawn": date(2026, 10, 20)}, 1),
        ({"void": void("10-20")}, 0),
        ({"void": void("11-06")}, 1),
    ],
    ids=[
        "published",
        "draft",
        "submitted",
        "returned",
        "hidden",
        "expired",
        "withdrawn",
        "void",
        "void later than D",
    ],
)
def test_drafts_and_void_posts_count_for_nothing_hidden_expired_and_withdrawn_ones_count(
    more: dict[str, Any], submissions: int
) -> None:
    assert row(one(post("a", **more)))["submissions"] == submissions


def test_a_waiting_post_counts_for_nothing_whatever_its_day_of_report() -> None:
    waiting = post("a", "11-06", reported=day("10-09"), adoptions=(adopted("heihe-daily", "10-20"),))
    before, after = row(one(waiting)), row(one(waiting), as_of=day("11-06"))
    assert (before["submissions"], before["adopted"]) == (0, "0.00")
    assert (after["submissions"], after["adopted"]) == (1, "4.00")


def test_a_post_reported_after_the_day_is_until_then_not_a_submission() -> None:
    later = post("a", "10-09", reported=day("11-06"), adoptions=(adopted("heihe-daily", "10-20"),))
    assert row(one(later))["submissions"] == 0
    assert row(one(later))["items"][0]["reported"] is None
    assert row(one(later))["adopted"] == "4.00"
    assert row(one(later), "2026-11", day("11-06"))["submissions"] == 1


def test_items_of_the_bureau_are_no_submissions() -> None:
    assert row(one(item("bureau", "news/a.md", day=day("10-09"))))["submissions"] == 0


# --- pieces ---------------------------------------------------------------------------------------


def test_posts_of_one_event_are_one_piece() -> None:
    content = one(post("a", event="端午"), post("b", "10-10", event="端午"), post("c"), post("d"))
    assert row(content)["submissions"] == 3


def test_an_event_reaches_over_units_and_years() -> None:
    late = item("jianhua", "2027/b.md", day=date(2027, 1, 3), event="雪灾")
    content = two(post("a", event="雪灾"), late)
    assert row(content, "2027-01", date(2027, 2, 1), "jianhua")["submissions"] == 0
    assert row(content, "2026-10", date(2027, 2, 1), "guangming")["submissions"] == 1


def test_a_piece_counts_for_the_unit_of_its_earliest_reported_post_on_that_day() -> None:
    content = two(
        post("a", "10-09", event="端午", reported=day("10-31")),
        post("b", "10-20", "jianhua", event="端午"),
        post("c", "09-01", event="端午", reported=None),
    )
    assert row(content, key="jianhua")["submissions"] == 1
    assert row(content, key="guangming")["submissions"] == 0
    assert row(content, "2026-09", key="guangming")["submissions"] == 0


def test_of_posts_reported_on_one_day_the_smaller_unit_code_is_earlier() -> None:
    content = two(post("a", event="端午"), post("b", "10-09", "jianhua", event="端午"))
    assert (row(content)["submissions"], row(content, key="jianhua")["submissions"]) == (0, 1)


def test_of_posts_of_one_unit_and_day_the_smaller_id_is_earlier() -> None:
    first = replace(post("z", event="端午", category="party"), id="urn:uuid:1")
    content = one(replace(post("a", event="端午"), id="urn:uuid:2"), first)
    assert row(content)["categories"] == {"party": 1}


def test_a_piece_without_a_reported_post_brings_no_submission() -> None:
    content = one(post("a", event="端午", reported=None), post("b", event="端午", reported=None))
    assert row(content)["submissions"] == 0
    assert row(content)["items"] == []


def test_a_void_post_leaves_its_event_to_the_others() -> None:
    content = two(post("a", event="端午", void=void("10-15")), post("b", "10-20", "jianhua", event="端午"))
    assert row(content, key="jianhua")["submissions"] == 1
    assert row(content, as_of=day("10-14"), key="jianhua")["submissions"] == 0


# --- the month: base, extra -----------------------------------------------------------------------


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


# --- adoptions ------------------------------------------------------------------------------------


def test_an_adoption_is_worth_the_points_of_its_outlet_and_a_headline_twice_that() -> None:
    plain = post("a", adoptions=(adopted("heihe-daily", "10-12"),))
    headline = post("b", adoptions=(adopted("heihe-daily", "10-12", headline=True),))
    assert row(one(plain))["adopted"] == "4.00"
    assert row(one(headline))["adopted"] == "8.00"


def test_points_and_factor_are_those_of_the_year_of_the_adoption() -> None:
    outlet = Outlet("heihe-daily", "黑河日报", "city", ((2024, Decimal("3.00")), (2027, Decimal("5.00"))))
    rules = (Rules(name="2026"), Rules(name="2027", headline_factor=Decimal("1.50")))
    entries = (
        adopted("heihe-daily", "12-31", headline=True),
        Adoption("heihe-daily", date(2027, 1, 1), headline=True),
    )
    content = one(post("a", "12-31", adoptions=entries), outlets=(outlet,), rules=rules)
    assert row(content, "2026-12", date(2027, 2, 1))["adopted"] == "6.00"
    assert row(content, "2027-01", date(2027, 2, 1))["adopted"] == "1.50"


def test_the_points_of_the_first_year_hold_for_the_years_before_it() -> None:
    outlet = Outlet("heihe-daily", "黑河日报", "city", ((2030, Decimal("3.00")), (2031, Decimal("5.00"))))
    assert (
        row(one(post("a", adoptions=(adopted("heihe-daily", "10-12"),)), outlets=(outlet,)))["adopted"]
        == "3.00"
    )


def test_a_value_is_rounded_half_up_as_it_arises() -> None:
    outlets = (Outlet("heihe-daily", "黑河日报", "city", ((2026, Decimal("0.25")),)),)
    rules = (replace(SUM, headline_factor=Decimal("0.50")),)
    entries = tuple(adopted("heihe-daily", "10-12", page=str(n), headline=True) for n in (1, 2))
    content = one(post("a", adoptions=entries), outlets=outlets, rules=rules)
    assert row(content)["adopted"] == "0.26"  # 0.125 is 0.13, twice


def test_with_highest_a_later_adoption_adds_what_it_exceeds_the_highest_before_it() -> None:
    entries = (
        adopted("sunwu-minzheng", "10-10"),
        adopted("hlj-daily", "11-02"),
        adopted("heihe-daily", "10-12"),
    )
    content = one(post("a", adoptions=entries))
    assert row(content)["items"][0]["adoptions"] == [
        {"outlet": "sunwu-minzheng", "date": "2026-10-10", "points": "1.00"},
        {"outlet": "heihe-daily", "date": "2026-10-12", "points": "3.00"},
    ]
    assert row(content, "2026-11")["items"][0]["adoptions"] == [
        {"outlet": "hlj-daily", "date": "2026-11-02", "points": "4.00"}
    ]


def test_with_highest_a_lower_or_equal_adoption_adds_nothing_and_takes_nothing() -> None:
    entries = (
        adopted("hlj-daily", "10-10"),
        adopted("sunwu-minzheng", "10-11"),
        adopted("hlj-daily", "10-12"),
    )
    told = row(one(post("a", adoptions=entries)))
    assert [entry["points"] for entry in told["items"][0]["adoptions"]] == ["8.00", "0.00", "0.00"]
    assert (told["adopted"], told["adoptions"]) == ("8.00", 3)


def test_with_highest_the_highest_single_value_counts_not_the_last_one() -> None:
    entries = (
        adopted("hlj-daily", "10-10"),
        adopted("sunwu-minzheng", "10-11"),
        adopted("heihe-daily", "10-12"),
    )
    assert row(one(post("a", adoptions=entries)))["adopted"] == "8.00"


def test_on_one_day_the_higher_value_is_booked_first() -> None:
    entries = (adopted("sunwu-minzheng", "10-10"), adopted("hlj-daily", "10-10"))
    told = row(one(post("a", adoptions=entries)))["items"][0]["adoptions"]
    assert [(entry["outlet"], entry["points"]) for entry in told] == [
        ("hlj-daily", "8.00"),
        ("sunwu-minzheng", "0.00"),
    ]


def test_on_one_day_with_one_value_the_smaller_outlet_key_is_booked_first() -> None:
    twin = Outlet("a-daily", "某报", "city", ((0, Decimal("4.00")),))
    entries = (adopted("heihe-daily", "10-10"), adopted("a-daily", "10-10"))
    told = row(one(post("a", adoptions=entries), outlets=(*OUTLETS, twin)))["items"][0]["adoptions"]
    assert [(entry["outlet"], entry["points"]) for entry in told] == [
        ("a-daily", "4.00"),
        ("heihe-daily", "0.00"),
    ]


def test_of_equal_adoptions_of_two_units_the_smaller_code_is_booked_first() -> None:
    content = two(
        post("a", event="端午", adoptions=(adopted("heihe-daily", "10-12", page="1"),)),
        post("b", "10-10", "jianhua", event="端午", adoptions=(adopted("heihe-daily", "10-12", page="2"),)),
    )
    assert (row(content)["adopted"], row(content, key="jianhua")["adopted"]) == ("0.00", "4.00")
    assert row(content)["adoptions"] == 1


def test_with_sum_each_adoption_adds_its_value() -> None:
    entries = (
        adopted("hlj-daily", "10-10"),
        adopted("sunwu-minzheng", "10-11"),
        adopted("hlj-daily", "10-12"),
    )
    assert row(one(post("a", adoptions=entries), rules=(SUM,)))["adopted"] == "17.00"


def test_which_dedup_holds_the_year_of_the_adoption_says() -> None:
    rules = (SUM, Rules(name="2027", dedup="highest"))
    entries = (
        adopted("heihe-daily", "12-30"),
        adopted("heihe-daily", "12-31"),
        Adoption("sunwu-minzheng", date(2027, 1, 1)),
        Adoption("hlj-daily", date(2027, 1, 2)),
    )
    content = one(post("a", "12-30", adoptions=entries), rules=rules)
    assert row(content, "2026", date(2027, 2, 1))["adopted"] == "8.00"
    assert row(content, "2027", date(2027, 2, 1))["adopted"] == "4.00"


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


def test_the_adoptions_of_a_piece_are_compared_over_units() -> None:
    content = two(
        post("a", event="端午", adoptions=(adopted("heihe-daily", "10-12"),)),
        post("b", "10-10", "jianhua", event="端午", adoptions=(adopted("hlj-daily", "10-15"),)),
    )
    assert (row(content)["adopted"], row(content, key="jianhua")["adopted"]) == ("4.00", "4.00")


def test_an_adoption_after_the_day_is_not_yet_there() -> None:
    content = one(post("a", adoptions=(adopted("heihe-daily", "10-12"),)))
    assert row(content, as_of=day("10-11"))["adoptions"] == 0
    assert row(content, as_of=day("10-11"))["items"][0]["adoptions"] == []
    assert row(content, as_of=day("10-12"))["adopted"] == "4.00"


@pytest.mark.parametrize(
    ("other", "adoptions"),
    [
        ({}, 1),
        ({"page": " 2 "}, 1),
        ({"headline": True}, 1),
        ({"page": "3"}, 2),
        ({"page": ""}, 2),
        ({"url": " \t"}, 1),
        ({"url": "https://example.org/a"}, 2),
    ],
    ids=["equal", "trimmed", "headline", "other page", "no page", "blank url", "other url"],
)
def test_equal_adoptions_of_a_piece_are_one(other: dict[str, Any], adoptions: int) -> None:
    first = adopted("heihe-daily", "10-12", page="2")
    second = replace(first, **other)
    assert row(one(post("a", adoptions=(first, second))))["adoptions"] == adoptions
    events = one(post("a", event="端午", adoptions=(first,)), post("b", event="端午", adoptions=(second,)))
    assert row(events)["adoptions"] == adoptions


def test_equal_adoptions_of_different_pieces_are_two() -> None:
    entry = adopted("heihe-daily", "10-12", page="2")
    assert row(one(post("a", adoptions=(entry,)), post("b", adoptions=(entry,))))["adopted"] == "8.00"


def test_an_adoption_named_twice_is_a_headline_if_any_says_so() -> None:
    entry = adopted("heihe-daily", "10-12")
    for entries in ((entry, replace(entry, headline=True)), (replace(entry, headline=True), entry)):
        assert row(one(post("a", adoptions=entries)))["adopted"] == "8.00"


def test_an_adoption_named_by_two_units_belongs_to_the_post_first_by_its_date_not_by_its_report() -> None:
    entry = adopted("heihe-daily", "10-12")
    content = two(
        post("a", "10-09", event="端午", reported=day("10-20"), adoptions=(entry,)),
        post("b", "10-10", "jianhua", event="端午", adoptions=(entry,)),
    )
    assert (row(content)["adopted"], row(content, key="jianhua")["adopted"]) == ("4.00", "0.00")
    assert (row(content)["submissions"], row(content, key="jianhua")["submissions"]) == (0, 1)


def test_an_adoption_named_by_two_units_on_one_day_belongs_to_the_smaller_code() -> None:
    entry = adopted("heihe-daily", "10-12")
    content = two(
        post("a", event="端午", adoptions=(entry,)),
        post("b", "10-09", "jianhua", event="端午", adoptions=(entry,)),
    )
    assert (row(content)["adoptions"], row(content, key="jianhua")["adoptions"]) == (0, 1)


# --- penalty --------------------------------------------------------------------------------------


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


# --- points, ranks --------------------------------------------------------------------------------


def test_the_points_of_the_contracts_example() -> None:
    entries = (adopted("heihe-daily", "10-12"), adopted("sunwu-minzheng", "10-11"))
    posts = [
        post("a", "10-09", adoptions=entries, authors=("张某",)),
        post("b", "10-10", authors=("李某", "张某")),
        post("c", "10-11", category="party"),
        post("d", "10-12", reported=None, adoptions=(adopted("sunwu-minzheng", "10-13"),)),
    ]
    told = row(one(*posts, unit=community(staff=9, opened=day("03-01"))))
    del told["items"]
    assert list(told.items()) == [
        ("rank", 1),
        ("key", "guangming"),
        ("code", "231124100002"),
        ("name", "guangming社区"),
        ("submissions", 3),
        ("late", 0),
        ("months_due", 1),
        ("months_met", 1),
        ("adoptions", 3),
        ("base", "1.00"),
        ("extra", "0.40"),
        ("adopted", "5.00"),
        ("penalty", "0.00"),
        ("adjustments", "0.00"),
        ("points", "6.40"),
        ("writers", 2),
        ("staff", 9),
        ("categories", {"service": 2, "party": 1}),
    ]


def test_a_year_has_raw_and_bonus_after_its_points() -> None:
    told = row(one(post("a", adoptions=(adopted("hlj-daily", "10-12", headline=True),))), "2026")
    keys = list(told)
    assert keys[keys.index("points") :][:4] == ["points", "raw", "bonus", "writers"]
    assert (told["points"], told["raw"], told["bonus"]) == ("17.00", "17.00", "10.00")
    assert "raw" not in row(one(), "2026-H2")


def test_the_cap_of_the_bonus_is_that_of_the_year() -> None:
    rules = (Rules(name="2026"), Rules(name="2027", yearly_cap=Decimal("0.50")))
    posts = [item("guangming", f"{year}/a.md", day=date(year, 5, 1)) for year in (2026, 2027)]
    content = one(*posts, rules=rules)
    bonus = [row(content, year, date(2028, 1, 1))["bonus"] for year in ("2026", "2027")]
    assert bonus == ["1.00", "0.50"]


def test_raw_is_never_below_zero_though_points_are() -> None:
    told = row(one(post("a", void=void("10-15"))), "2026")
    assert (told["points"], told["raw"], told["bonus"]) == ("-5.00", "0.00", "0.00")


def test_a_quarter_half_and_year_are_the_sum_of_their_months() -> None:
    posts = [post("a", "07-01"), post("b", "09-30", void=void("10-02")), post("c", "12-31")]
    content = one(*posts, unit=community(opened=day("08-15")))
    told = {p: row(content, p, date(2027, 1, 1))["points"] for p in ("2026-Q3", "2026-Q4", "2026-H2", "2026")}
    # July 1, August -1, September -1 (its post is void); October -1 -5, November -1, December 1
    assert told == {"2026-Q3": "-1.00", "2026-Q4": "-6.00", "2026-H2": "-7.00", "2026": "-7.00"}


def test_months_due_are_those_over_and_ending_on_or_after_opened() -> None:
    assert row(one(unit=community(opened=day("08-31"))), "2026")["months_due"] == 3
    assert row(one(unit=community(opened=day("08-31"))), "2026", day("10-31"))["months_due"] == 2
    assert row(one(), "2026")["months_due"] == 0


def test_months_met_count_also_before_opened_and_before_they_are_over() -> None:
    content = one(post("a", "02-01"), post("b", "11-01"), unit=community(opened=day("08-31")))
    assert row(content, "2026")["months_met"] == 2


def test_units_are_ranked_among_their_kind_in_the_order_community_township_village() -> None:
    kinds = {"v": "village", "t": "township", "c": "community"}
    units = [unit(key, f"23112410010{n}", kind) for n, (key, kind) in enumerate(kinds.items())]
    content = site(units, [item("v", "a.md", day=day("10-09"))])
    groups = index_of(content, parse("2026-10"), NOVEMBER_5)["groups"]
    assert [(g["kind"], [(r["key"], r["rank"]) for r in g["rows"]]) for g in groups] == [
        ("community", [("c", 1)]),
        ("township", [("t", 1)]),
        ("village", [("v", 1)]),
    ]


def test_kinds_without_units_are_left_out() -> None:
    assert [group.kind for group in Tally.of(one(), NOVEMBER_5).standings(parse("2026-10")).groups] == [
        "community"
    ]
    assert Tally.of(site([], []), NOVEMBER_5).standings(parse("2026-10")).groups == ()


def ranks(content: Site, period: str = "2026-10") -> list[tuple[str, int]]:
    (group,) = Tally.of(content, NOVEMBER_5).standings(parse(period)).groups
    return [(found.key, found.rank) for found in group.rows]


def test_equal_points_have_equal_rank_and_the_next_rank_skips() -> None:
    units = [community(key, n) for n, key in enumerate("abcd")]
    posts = [item(key, f"{n}.md", day=day("10-09")) for key in "abc" for n in range(2 if key == "c" else 1)]
    assert ranks(site(units, posts)) == [("c", 1), ("a", 2), ("b", 2), ("d", 4)]


def test_among_equals_more_points_from_adoptions_come_first() -> None:
    # both have 2.00: a by a submission and two adoptions of 1.00 that add once, b by an adoption of 2.00
    outlets = (*OUTLETS, Outlet("b-daily", "某报", "city", ((0, Decimal("2.00")),)))
    low = (adopted("sunwu-minzheng", "10-10"), adopted("sunwu-minzheng", "10-11"))
    posts = [
        item("a", "x.md", day=day("10-09"), adoptions=low),
        item("b", "x.md", day=day("10-09"), reported=None, adoptions=(adopted("b-daily", "10-10"),)),
    ]
    units = [community("a", 1), community("b", 2)]
    assert ranks(site(units, posts, outlets=outlets)) == [("b", 1), ("a", 1)]


def test_among_those_more_adoptions_come_first() -> None:
    # a met a month more, which is worth nothing here, but b was adopted twice
    rules = (replace(HIGHEST, task_done=Decimal("0.00")),)
    low, high = adopted("sunwu-minzheng", "10-10"), adopted("heihe-daily", "10-12")
    posts = [
        item("a", "x.md", day=day("10-09"), adoptions=(high,)),
        item("b", "x.md", day=day("10-09"), reported=None, adoptions=(low, high)),
    ]
    units = [community("a", 1), community("b", 2)]
    assert ranks(site(units, posts, rules=rules)) == [("b", 1), ("a", 1)]


def test_among_those_more_months_met_come_first_then_the_smaller_code() -> None:
    # Without task_done a month met is worth nothing, and b met two months with as many points as a and c
    rules = (replace(HIGHEST, task_done=Decimal("0.00"), extra_piece=Decimal("0.00")),)
    units = [community("c", 1), community("a", 2), community("b", 3)]
    posts = [
        item(key, f"{when}.md", day=day(when))
        for key, when in (("b", "10-01"), ("b", "11-01"), ("a", "10-01"))
    ]
    posts.append(item("c", "x.md", day=day("11-02")))
    assert ranks(site(units, posts, rules=rules), "2026") == [("b", 1), ("c", 1), ("a", 1)]


# --- rows: writers, categories, items -------------------------------------------------------------


def test_every_unit_has_a_row_in_every_period() -> None:
    for period in ("1999-01", "2026-Q1", "2031-H1", "9999"):
        told = row(one(post("a")), period)
        assert (told["submissions"], told["points"], told["items"]) == (0, "0.00", [])


def test_staff_is_null_if_not_given() -> None:
    assert row(one())["staff"] is None
    assert row(one(unit=community(staff=0)))["staff"] == 0


def test_categories_are_those_of_the_earliest_reported_post_in_the_order_of_the_registry_without_zeros() -> (
    None
):
    content = one(
        post("a", category="civil"),
        post("b", category="service"),
        post("c", category="party", event="端午", reported=day("10-20")),
        post("d", category="culture", event="端午", reported=day("10-19")),
    )
    assert list(row(content)["categories"].items()) == [("service", 1), ("culture", 1), ("civil", 1)]


def writers(*posts: Item) -> int:
    return int(row(two(*posts))["writers"])


def test_writers_are_different_names_after_nfkc_blanks_ignored() -> None:
    assert writers(post("a", authors=("张某", "张　某", "Ａ某")), post("b", authors=("A 某", "李某"))) == 3


def test_names_of_units_are_not_writers_and_a_post_without_authors_has_none() -> None:
    assert writers(post("a", authors=("guangming社区", "jianhua 社区")), post("b")) == 0


def test_the_name_of_a_unit_that_is_held_back_is_no_writer_either() -> None:
    content = one(post("a", authors=("永兴社区", "张某")))
    assert row(replace(content, missing_units=(MissingUnit("yongxing", "永兴社区"),)))["writers"] == 1


def test_writers_are_those_of_the_units_own_posts_reported_or_not_in_the_pieces_that_count_for_it() -> None:
    assert (
        writers(
            post("a", "10-09", event="端午", authors=("甲某",)),
            post("b", "10-20", event="端午", authors=("乙某",), reported=None),
            post("c", "10-20", "jianhua", event="端午", authors=("丙某",)),
            post("d", authors=("丁某",), reported=None),
            post("e", "10-12", event="重阳", authors=("戊某",)),
            post("f", "10-10", "jianhua", event="重阳", authors=("己某",)),
            post("g", "10-11", event="端午", authors=("庚某",), void=void("10-12")),
        )
        == 2
    )


def test_a_writer_of_two_months_is_one_writer_of_the_quarter() -> None:
    content = one(post("a", "10-09", authors=("张某",)), post("b", "11-01", authors=("张某",)))
    assert row(content, "2026-Q4")["writers"] == 1


def test_items_name_the_units_earliest_post_in_the_piece() -> None:
    content = two(
        replace(post("a", "10-12", event="端午"), id="urn:uuid:1"),
        replace(post("b", "10-13", event="端午", reported=day("10-10"), title="先报的"), id="urn:uuid:2"),
        replace(post("c", "10-01", event="端午", reported=None), id="urn:uuid:3"),
        replace(post("d", "10-09", "jianhua", event="端午"), id="urn:uuid:4"),
    )
    content = replace(
        content,
        items=tuple(
            replace(p, adoptions=(adopted("heihe-daily", "10-20"),)) if p.id == "urn:uuid:1" else p
            for p in content.items
        ),
    )
    assert row(content)["items"] == [
        {
            "id": "urn:uuid:2",
            "title": "先报的",
            "url": "/communities/guangming/2026/b/",
            "reported": None,
            "received": None,
            "counted": False,
            "adoptions": [{"outlet": "heihe-daily", "date": "2026-10-20", "points": "4.00"}],
        }
    ]


def test_without_a_reported_post_of_the_unit_the_smallest_date_then_id_names_the_item() -> None:
    entry = (adopted("heihe-daily", "10-20"),)
    posts = [
        replace(post("a", "10-12", event="端午", reported=None, adoptions=entry), id="urn:uuid:1"),
        replace(post("b", "10-10", event="端午", reported=None), id="urn:uuid:3"),
        replace(post("c", "10-10", event="端午", reported=None), id="urn:uuid:2"),
    ]
    assert [entry["id"] for entry in row(one(*posts))["items"]] == ["urn:uuid:2"]


def test_an_item_of_an_earlier_submission_is_there_for_its_adoption_but_not_counted() -> None:
    content = one(post("a", "09-09", adoptions=(adopted("heihe-daily", "10-12"),)))
    (september,), (october,) = row(content, "2026-09")["items"], row(content)["items"]
    assert (september["reported"], september["counted"], september["adoptions"]) == ("2026-09-09", True, [])
    assert (october["reported"], october["counted"], len(october["adoptions"])) == ("2026-09-09", False, 1)


def test_items_are_ordered_by_day_of_report_then_id_null_first() -> None:
    entry = (adopted("heihe-daily", "10-20"),)
    posts = [
        replace(post("a", "10-12"), id="urn:uuid:3"),
        replace(post("b", "10-12"), id="urn:uuid:1"),
        replace(post("c", "10-11"), id="urn:uuid:4"),
        replace(post("d", "10-14", reported=None, adoptions=entry), id="urn:uuid:5"),
        replace(post("e", "10-13", reported=None, adoptions=entry), id="urn:uuid:2"),
    ]
    assert [entry["id"][-1] for entry in row(one(*posts))["items"]] == ["2", "5", "4", "1", "3"]


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({}, "清雪"),
        ({"status": "hidden"}, "清雪"),
        ({"expires": date(2026, 10, 20)}, "清雪"),
        ({"withdrawn": date(2026, 11, 5)}, None),
        ({"withdrawn": date(2026, 11, 6)}, "清雪"),
    ],
    ids=["published", "hidden", "expired", "withdrawn", "withdrawn later than D"],
)
def test_the_title_of_an_item_is_null_once_its_post_is_withdrawn(
    more: dict[str, Any], title: str | None
) -> None:
    assert row(one(post("a", title="清雪", **more)))["items"][0]["title"] == title


def test_the_author_of_a_withdrawn_post_still_counts_as_a_writer() -> None:
    assert writers(post("a", authors=("张某",), withdrawn=day("10-20"))) == 1


def test_the_keys_of_units_that_are_held_back_stand_behind_the_rules_sorted() -> None:
    held_back = (MissingUnit("yongxing", "安定社区"), MissingUnit("anding", "永兴社区"))
    told = index_of(replace(one(), missing_units=held_back), parse("2026-10"), NOVEMBER_5)
    assert list(told) == ["period", "as_of", "rules", "missing", "groups"]
    assert told["missing"] == ["anding", "yongxing"]
    assert index_of(one(), parse("2026-10"), NOVEMBER_5)["missing"] == []


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ({}, "/communities/guangming/2026/a/"),
        ({"status": "hidden"}, "/communities/guangming/2026/a/"),
        ({"expires": date(2026, 10, 20)}, None),
        ({"withdrawn": date(2026, 10, 20)}, None),
    ],
    ids=["published", "hidden", "expired", "withdrawn"],
)
def test_the_url_of_an_item_is_null_if_the_post_has_no_page_on_the_day(
    more: dict[str, Any], url: str | None
) -> None:
    assert row(one(post("a", **more)))["items"][0]["url"] == url


def test_a_url_lies_below_the_sites_own_path_and_in_the_year_of_the_post() -> None:
    content = one(item("guangming", "2025/a.md", day=date(2025, 12, 31), reported=date(2026, 10, 1)))
    content = replace(
        content,
        registry=replace(
            content.registry, site=replace(content.registry.site, url="https://example.org/mz/")
        ),
    )
    assert row(content)["items"][0]["url"] == "/communities/guangming/2025/a/"


# --- what the unit's page of the year needs -------------------------------------------------------


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


def test_an_adoption_tells_how_its_points_came_about() -> None:
    entries = (
        adopted("heihe-daily", "10-10"),
        adopted("sunwu-minzheng", "10-11"),
        adopted("hlj-daily", "10-12"),
    )
    content = one(post("a", adoptions=entries))
    month = Tally.of(content, NOVEMBER_5).ledger.account(content.units[0], parse("2026-10").months()[0])
    told = [(a.why, str(a.value), str(a.highest_before), str(a.added)) for a in month.adoptions]
    assert told == [
        ("first", "4.00", "0.00", "4.00"),
        ("nothing", "1.00", "4.00", "0.00"),
        ("more", "8.00", "4.00", "4.00"),
    ]


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
