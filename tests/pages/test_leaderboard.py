"""The leaderboards' pages: which there are, what leads where, and that each number can be followed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given, settings

from civic.core.model import Rules, Site
from civic.pages import leaderboard
from civic.pages.memo import ViewMemo
from civic.pages.view import View
from civic.render import table
from engine.page import Page, to_json
from tests.core.generated_sites import DAYS, sites
from tests.core.sample_site import site, unit
from tests.pages.county import NOVEMBER_5, county, month, pages, post


def test_every_period_has_a_page_and_three_files_and_every_unit_a_page_of_the_year(
    made: dict[str, Page],
) -> None:
    periods = ["2026-09", "2026-10", "2026-11", "2026-Q3", "2026-Q4", "2026-H2", "2026"]
    files = ["", "index.json", "leaderboard.csv", "leaderboard.xlsx"]
    assert sorted(made) == sorted(
        [
            "/leaderboard/",
            *(f"/leaderboard/{period}/{file}" for period in periods for file in files),
            *(f"/leaderboard/2026/{key}/" for key in ("guangming", "jianhua", "pingdu-cun")),
        ]
    )


def test_each_page_names_its_template_or_drawer(made: dict[str, Page]) -> None:
    assert {
        address: made[address].template for address in made if "2026-10" in address or "/2026/j" in address
    } == {
        "/leaderboard/2026-10/": "leaderboard.html",
        "/leaderboard/2026-10/index.json": "standings.json",
        "/leaderboard/2026-10/leaderboard.csv": "standings.csv",
        "/leaderboard/2026-10/leaderboard.xlsx": "standings.xlsx",
        "/leaderboard/2026/jianhua/": "unit-year.html",
    }


def test_the_first_leaderboard_shows_the_month_of_the_day(made: dict[str, Page]) -> None:
    first, month = made["/leaderboard/"].values, made["/leaderboard/2026-11/"].values
    assert first["period"]["code"] == "2026-11"
    assert first["groups"] == month["groups"]
    assert first["downloads"]["csv"] == "/leaderboard/2026-11/leaderboard.csv"
    assert (first["head"]["address"], month["head"]["address"]) == ("/leaderboard/", "/leaderboard/2026-11/")


def codes(periods: list[Any]) -> list[str]:
    return [period["code"] for period in periods]


def test_a_period_leads_to_its_neighbours_and_to_what_holds_it_or_lies_in_it(made: dict[str, Page]) -> None:
    october, half = made["/leaderboard/2026-10/"].values, made["/leaderboard/2026-H2/"].values
    assert (october["previous"]["address"], october["next"]["address"]) == (
        "/leaderboard/2026-09/",
        "/leaderboard/2026-11/",
    )
    assert codes(october["containing"]) == ["2026-Q4", "2026-H2", "2026"]
    assert codes(half["contained"]) == ["2026-Q3", "2026-Q4", "2026-09", "2026-10", "2026-11"]
    assert codes(half["years"]) == ["2026"]


def test_there_is_no_link_to_a_period_without_a_page(made: dict[str, Page]) -> None:
    assert made["/leaderboard/2026-09/"].values["previous"] is None
    assert made["/leaderboard/2026-11/"].values["next"] is None
    for page in made.values():
        for address in addresses(page.values):
            assert (
                address.partition("#")[0] in made or address.startswith("/communities/") or address in OUTSIDE
            )


OUTSIDE = {"/", "", "https://example.org/1", "/rss.xml", "/atom.xml", "/feed.json"}


def addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [
            value[key]
            for key in ("address", "blog", "json", "csv", "xlsx")
            if isinstance(value.get(key), str)
        ]
        return own + [found for part in value.values() for found in addresses(part)]
    return [found for part in value for found in addresses(part)] if isinstance(value, list) else []


def test_every_row_leads_to_an_anchor_on_the_units_page_of_the_year(made: dict[str, Page]) -> None:
    for page in made.values():
        if page.template != "leaderboard.html":
            continue
        for group in page.values["groups"]:
            for row in group["rows"]:
                address, _, anchor = row["address"].partition("#")
                record = made[address].values
                assert record["name"] == row["name"]
                assert anchor in codes([part["period"] for part in (*record["months"], *record["sums"])])


def test_the_months_of_a_units_year_add_up_to_each_of_its_sums(made: dict[str, Page]) -> None:
    for page in made.values():
        if page.template != "unit-year.html":
            continue
        months = {month["period"]["code"]: month for month in page.values["months"]}
        assert codes([part["period"] for part in page.values["sums"]]) == [
            "2026-Q3",
            "2026-Q4",
            "2026-H2",
            "2026",
        ]
        for part in page.values["sums"]:
            for name in ("points", "base", "extra", "adopted", "penalty"):
                parts = [Decimal(months[month["code"]][name]) for month in part["months"]]
                assert sum(parts) == Decimal(part["row"][name])


def test_a_withdrawn_post_counts_and_is_told_without_title_authors_and_link(made: dict[str, Page]) -> None:
    (piece,) = month(made, "pingdu-cun", "2026-10")["pieces"]
    assert (piece["post"]["title"], piece["post"]["authors"], piece["post"]["address"]) == (None, [], "")
    (row,) = made["/leaderboard/2026-10/"].values["groups"][1]["rows"]
    assert (row["submissions"], row["writers"]) == (1, 1)


def test_what_a_post_says_of_itself_stands_nowhere_on_a_leaderboard_once_it_is_withdrawn(
    made: dict[str, Page],
) -> None:
    told = b"".join(to_json(page.values) for page in made.values()).decode()
    assert [text for text in ("secret", "copied", "gone", "某某", "赵某") if text in told] == []
    assert all(text in told for text in ("feast", "张某"))


def test_who_owes_a_piece_stands_on_the_month_of_the_day_only(made: dict[str, Page]) -> None:
    owing = made["/leaderboard/2026-11/"].values["owing"]
    assert (owing["last_day"], owing["days_left"]) == ("2026-11-30", 25)
    assert [(unit["name"], unit["owed"], unit["address"]) for unit in owing["units"]] == [
        ("jianhua社区", 1, "/leaderboard/2026/jianhua/#2026-11"),
        ("guangming社区", 1, "/leaderboard/2026/guangming/#2026-11"),
    ]
    others = [page.values["owing"] for address, page in made.items() if page.template == "leaderboard.html"
              and address not in ("/leaderboard/", "/leaderboard/2026-11/")]  # fmt: skip
    assert others == [None] * 6


def test_a_group_has_its_totals_and_a_matrix_of_categories(made: dict[str, Page]) -> None:
    values = made["/leaderboard/2026-10/"].values
    communities, villages = values["groups"]
    assert values["categories"] == ["社区服务", "社区文化", "党建", "民政"]
    assert [row["categories"] for row in communities["rows"]] == [[1, 0, 0, 0], [0, 0, 0, 0]]
    assert villages["total"]["categories"] == [0, 0, 1, 0]
    assert communities["total"] == {
        "units": 2,
        "submissions": 1,
        "late": 0,
        "adoptions": 2,
        "writers": 2,
        "share": "12",
        "categories": [1, 0, 0, 0],
    }
    assert villages["total"]["share"] == ""
    assert (values["submissions"], values["adoptions"]) == (2, 2)


def test_a_leaderboard_says_which_units_are_missing(made: dict[str, Page]) -> None:
    assert made["/leaderboard/2026/"].values["missing_units"] == ["永兴社区"]


def test_the_rules_are_those_of_the_periods_year_with_every_outlet() -> None:
    blocks = (Rules(name="2025", task_done=Decimal(3)),)
    content = replace(county(), registry=replace(county().registry, rules=blocks))
    rules = pages(content)["/leaderboard/2026-10/"].values["rules"]
    assert (rules["year"], rules["task_done"], rules["dedup"]) == (2026, "3.00", "highest")
    assert rules["outlets"][1] == {"name": "黑河日报", "level": "city", "points": "4.00"}


def test_titles_and_breadcrumbs_speak_chinese(made: dict[str, Page]) -> None:
    titles = {address: made[address].values["head"]["title"] for address in made if address.endswith("/")}
    assert titles == {
        "/leaderboard/": "信息上报榜",
        "/leaderboard/2026-09/": "2026年9月信息上报榜",
        "/leaderboard/2026-10/": "2026年10月信息上报榜",
        "/leaderboard/2026-11/": "2026年11月信息上报榜",
        "/leaderboard/2026-Q3/": "2026年第三季度信息上报榜",
        "/leaderboard/2026-Q4/": "2026年第四季度信息上报榜",
        "/leaderboard/2026-H2/": "2026年下半年信息上报榜",
        "/leaderboard/2026/": "2026年信息上报榜",
        "/leaderboard/2026/guangming/": "guangming社区 2026年信息上报记录",
        "/leaderboard/2026/jianhua/": "jianhua社区 2026年信息上报记录",
        "/leaderboard/2026/pingdu-cun/": "pingdu-cun社区 2026年信息上报记录",
    }
    crumbs = made["/leaderboard/2026/guangming/"].values["head"]["breadcrumbs"]
    assert [crumb["address"] for crumb in crumbs] == ["/", "/leaderboard/", "/leaderboard/2026/"]


def test_the_files_of_a_period_are_rendered_from_one_value(made: dict[str, Page]) -> None:
    files = ("index.json", "leaderboard.csv", "leaderboard.xlsx")
    told, *others = (json.loads(to_json(made[f"/leaderboard/2026-Q4/{file}"].values)) for file in files)
    assert others == [told, told]
    standings = told["standings"]
    assert (standings["period"], standings["as_of"], standings["rules"]) == (
        "2026-Q4",
        "2026-11-05",
        "default",
    )
    assert standings["missing"] == ["yongxing"]
    points = {row["key"]: row["points"] for group in standings["groups"] for row in group["rows"]}
    # guangming: October 1.00, and 4.00 and 8.00 adopted; jianhua: October -1.00, 4.00 adopted, two void posts
    assert points == {"guangming": "13.00", "jianhua": "-7.00", "pingdu-cun": "1.00"}
    assert (
        table.leaderboard_csv(standings)
        .decode("utf-8-sig")
        .splitlines()[1]
        .startswith("2026-Q4,community,1,")
    )


def test_values_are_plain(made: dict[str, Page]) -> None:
    def check(value: object) -> None:
        assert isinstance(value, (str, int, dict, list, type(None)))
        assert not isinstance(value, float)
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(part)

    for page in made.values():
        check(page.values if page.template.endswith(".html") else json.loads(to_json(page.values)))


def test_a_site_without_anything_still_has_the_month_of_the_day() -> None:
    made = pages(site([unit("guangming")], []))
    assert made["/leaderboard/"].values["groups"][0]["rows"][0]["points"] == "0.00"
    assert "/leaderboard/2026/guangming/" in made


def test_a_site_without_units_has_leaderboards_without_rows() -> None:
    assert pages(site([], []))["/leaderboard/"].values["groups"] == []


@given(sites(), DAYS)
@settings(max_examples=60, deadline=None)
def test_a_year_is_counted_from_the_posts_that_touch_it_as_it_would_be_from_all(
    content: Site, as_of: date
) -> None:
    alone = pages(content, as_of)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            leaderboard, "_posts_by_year", lambda posts: dict.fromkeys(range(2020, 2030), tuple(posts))
        )
        assert alone == pages(content, as_of)


def test_a_new_post_leaves_the_years_alone_that_it_does_not_touch() -> None:
    content = county()
    old = replace(content.units[0], opened=date(2024, 1, 1))
    content = replace(content, units=(old, *content.units[1:]))
    more = replace(content, items=(*content.items, post("jianhua", "new", "11-03")))

    def facts(content: Site) -> dict[str, Any]:
        view = View.of(content, NOVEMBER_5, PurePath("content"), PurePath("cache"))
        return {portion.name: portion.facts for portion in leaderboard.portions(view)}

    before, after = facts(content), facts(more)
    assert [name for name in after if after[name] != before[name]] == ["leaderboards of 2026"]
    assert len(after) == 3


def test_a_day_of_receipt_that_was_noted_since_the_last_view_is_seen_though_no_post_has_changed() -> None:
    content = county()
    name = next(post.id for post in content.posts if post.title == "feast")
    memo = ViewMemo()

    def late(content: Site) -> int:
        view = View.of(content, date(2026, 11, 20), PurePath("content"), PurePath("cache"), memo=memo)
        made = [page for portion in leaderboard.portions(view) for page in portion.generate()]
        (october,) = [page for page in made if page.address == "/leaderboard/2026-10/"]
        return int(october.values["groups"][0]["total"]["late"])

    assert [late(content), late(replace(content, received={name: date(2026, 11, 6)}))] == [0, 1]
