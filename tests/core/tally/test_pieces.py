"""What counts once, and what each adoption of it adds (specification.md §3.1 and §3.2), worked out by hand.

Outlets and rules are those of small_sites.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from civic.core.model import Adoption, Outlet, Rules
from civic.core.periods import parse
from civic.core.tally.tally import Tally
from tests.core.sample_site import OUTLETS, item
from tests.core.tally.small_sites import (
    NOVEMBER_5,
    SUM,
    adopted,
    day,
    one,
    post,
    row,
    two,
    void,
)


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


def test_on_one_day_the_higher_value_is_booked_first_whatever_the_keys_of_the_outlets() -> None:
    entries = (adopted("heihe-daily", "10-10"), adopted("hlj-daily", "10-10"))
    told = row(one(post("a", adoptions=entries)))["items"][0]["adoptions"]
    assert [(entry["outlet"], entry["points"]) for entry in told] == [
        ("hlj-daily", "8.00"),
        ("heihe-daily", "0.00"),
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
