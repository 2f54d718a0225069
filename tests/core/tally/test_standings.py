"""Ranks, and the order shown among equals (specification.md §3.5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from civic.core.model import Outlet, Site
from civic.core.periods import parse
from civic.core.tally.tally import Tally
from tests.core.sample_site import OUTLETS, item, site, unit
from tests.core.tally.small_sites import (
    HIGHEST,
    NOVEMBER_5,
    adopted,
    community,
    day,
    one,
)
from tests.core.tally.told import index_of


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
