"""What a leaderboard tells (specification.md §3), sentence by sentence, with numbers worked out by hand.

Outlets and rules are those of small_sites.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from civic.core.model import Item, MissingUnit, Rules
from civic.core.periods import parse
from tests.core.sample_site import item
from tests.core.tally.small_sites import (
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
from tests.core.tally.told import index_of

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
