"""A unit's month with everything it was counted from, as its page of the year shows it (unit_record.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from civic.core.model import Adoption, Rules
from engine.page import Page
from tests.core.sample_site import site, unit
from tests.pages.county import month, pages, post


def test_a_piece_tells_its_posts_and_who_counts_as_their_writers(made: dict[str, Page]) -> None:
    october = month(made, "guangming", "2026-10")
    (piece,) = october["pieces"]
    assert (piece["number"], piece["reported"], piece["category"]) == (1, "2026-10-09", "社区服务")
    assert piece["post"] == {
        "title": "feast",
        "address": "/communities/guangming/2026/feast/",
        "day": "2026-10-09",
        "unit": "guangming社区",
        "authors": ["张某"],
    }
    assert [(post["title"], post["authors"]) for post in piece["own"]] == [("feast-again", ["李某"])]
    assert [(post["title"], post["unit"]) for post in piece["others"]] == [("feast-too", "jianhua社区")]


def test_a_reported_post_that_brought_no_submission_tells_which_one_did(made: dict[str, Page]) -> None:
    (entry,) = month(made, "jianhua", "2026-10")["uncounted"]
    assert entry["post"]["title"] == "feast-too"
    assert (entry["first"]["title"], entry["first"]["unit"]) == ("feast", "guangming社区")
    assert entry["first_reported"] == "2026-10-09"


def test_an_adoption_tells_its_arithmetic(made: dict[str, Page]) -> None:
    (own,) = month(made, "guangming", "2026-10")["adoptions"]
    (later,) = month(made, "jianhua", "2026-10")["adoptions"]
    assert {key: own[key] for key in ("outlet", "url", "page", "headline", "value", "why", "added")} == {
        "outlet": "黑河日报",
        "url": "https://example.org/1",
        "page": "2",
        "headline": False,
        "value": "4.00",
        "why": "first",
        "added": "4.00",
    }
    assert [later[key] for key in ("outlet_points", "highest_before", "why", "added")] == [
        *("8.00", "4.00", "more", "4.00")
    ]
    assert own["highest"] is None
    assert (later["highest"]["day"], later["highest"]["outlet"]) == ("2026-10-12", "黑河日报")
    assert (later["highest"]["post"]["title"], later["highest"]["post"]["unit"]) == ("feast", "guangming社区")


def test_a_void_post_tells_day_reason_and_penalty_but_neither_title_nor_authors(
    made: dict[str, Page],
) -> None:
    private, copied = month(made, "jianhua", "2026-10")["voids"]
    assert (private["reason"], private["day"], private["penalty"]) == ("privacy", "2026-10-13", "5.00")
    assert (copied["reason"], copied["day"]) == ("plagiarised", "2026-10-14")
    for void in (private, copied):
        assert void["post"] == {
            "title": None,
            "address": "",
            "day": "2026-10-12",
            "unit": "jianhua社区",
            "authors": [],
        }


def test_extra_pieces_are_told_before_and_after_their_maximum() -> None:
    posts = [post("guangming", f"p{n}", "10-09") for n in range(8)]
    content = site([unit("guangming")], posts)
    october = month(pages(content), "guangming", "2026-10")
    assert (october["extra_pieces"], october["extra_full"], october["extra"]) == (7, "1.40", "1.00")
    assert [piece["number"] for piece in october["pieces"]] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_only_a_late_piece_tells_its_day_of_receipt() -> None:
    posts = [post("guangming", "in-time", "10-09"), post("guangming", "late", "10-10")]
    days = {posts[0].id: date(2026, 11, 5), posts[1].id: date(2026, 11, 6)}
    content = replace(site([unit("guangming")], posts), received=days)
    october = month(pages(content, date(2026, 11, 6)), "guangming", "2026-10")
    assert october["late"] == 1
    assert [piece["late"] for piece in october["pieces"]] == ["", "2026-11-06"]


def test_where_every_adoption_counts_none_is_compared_with_the_highest_before_it() -> None:
    entries = tuple(Adoption("hlj-daily", date(2026, 10, day)) for day in (12, 13))
    posts = [post("guangming", "twice", "10-09", adoptions=entries)]
    content = site([unit("guangming")], posts, rules=(Rules(name="2026", dedup="sum"),))
    told = month(pages(content), "guangming", "2026-10")["adoptions"]
    assert [(entry["why"], entry["added"], entry["highest"]) for entry in told] == [
        ("sum", "8.00", None),
        ("sum", "8.00", None),
    ]
