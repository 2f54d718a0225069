"""The day of receipt: who is late, what that costs, and which lines a publish adds. Worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from civic.core.manifest import ManifestItem, SiteManifest
from civic.core.model import Adoption, Item, Rules, Site
from civic.core.periods import Month, parse
from civic.core.tally.ledger import BaseReason
from civic.core.tally.receipts import ReceiptLine, is_late, late_post_problems, new_receipt_lines
from civic.core.tally.tally import Tally
from tests.core.sample_site import item, site, unit
from tests.core.tally.told import index_of

NOVEMBER_20 = date(2026, 11, 20)
COUNTS, NO_TASK = Rules(name="2026"), Rules(name="2026", late="no_task")


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def post(name: str, when: str = "10-09", **more: Any) -> Item:
    return item("guangming", f"2026/{name}.md", day=day(when), **more)


def received(posts: list[Item], days: dict[str, str | None], rules: Rules = COUNTS) -> Site:
    """A site of guangming; `days` by the name of the post."""
    community = unit("guangming", "231124100002", opened=day("01-01"))
    ids = {post.slug: post.id for post in posts}
    known = {ids[name]: day(text) if text else None for name, text in days.items()}
    return replace(site([community], posts, rules=(rules,)), received=known)


def row(content: Site, period: str = "2026-10", as_of: date = NOVEMBER_20) -> dict[str, Any]:
    found: dict[str, Any] = index_of(content, parse(period), as_of)["groups"][0]["rows"][0]
    return found


@pytest.mark.parametrize(
    ("reported", "came", "late"),
    [
        ("2026-10-01", "2026-11-05", False),
        ("2026-10-01", "2026-11-06", True),
        ("2026-10-31", "2026-11-05", False),
        ("2026-10-31", "2026-11-06", True),
        ("2026-12-15", "2027-01-05", False),
        ("2026-12-15", "2027-01-06", True),
        ("2026-10-09", None, False),
        (None, "2026-12-31", False),
    ],
)
def test_late_is_after_the_fifth_of_the_month_that_follows_that_of_the_report(
    reported: str | None, came: str | None, late: bool
) -> None:
    days = [date.fromisoformat(text) if text else None for text in (reported, came)]
    assert is_late(*days) is late


def test_a_late_piece_counts_like_any_other_and_is_told() -> None:
    content = received([post("a"), post("b", "10-20")], {"a": "10-09", "b": "11-06"})
    told = row(content)
    assert (told["submissions"], told["late"], told["months_met"]) == (2, 1, 1)
    assert (told["base"], told["extra"], told["points"]) == ("1.00", "0.20", "1.20")
    assert [(one["reported"], one["received"]) for one in told["items"]] == [
        ("2026-10-09", "2026-10-09"),
        ("2026-10-20", "2026-11-06"),
    ]


def test_by_no_task_a_late_piece_is_no_submission_for_task_and_extra() -> None:
    content = received([post("a"), post("b", "10-20")], {"a": "10-09", "b": "11-06"}, NO_TASK)
    told = row(content)
    assert (told["submissions"], told["late"], told["months_met"]) == (2, 1, 1)
    assert (told["base"], told["extra"], told["points"]) == ("1.00", "0.00", "1.00")


def test_by_no_task_a_month_with_late_pieces_only_is_not_met_and_their_adoptions_count() -> None:
    adopted = (Adoption("heihe-daily", day("11-10")),)
    content = received(
        [post("a", adoptions=adopted), post("b"), post("c")],
        {"a": "11-06", "b": "11-06", "c": "11-07"},
        NO_TASK,
    )
    told = row(content)
    assert (told["submissions"], told["late"], told["months_met"], told["months_due"]) == (3, 3, 0, 1)
    assert (told["base"], told["extra"], told["points"]) == ("-1.00", "0.00", "-1.00")
    assert row(content, "2026-11")["adopted"] == "4.00"
    account = Tally.of(content, NOVEMBER_20).ledger.account(content.units[0], Month(2026, 10))
    assert (account.why_base, account.counting) == (BaseReason.MISSING, 0)


def test_the_block_of_the_year_of_the_report_says_what_late_is_worth() -> None:
    blocks = (Rules(name="2026", late="no_task"), Rules(name="2027"))
    old, new = post("a"), item("guangming", "2027/b.md", day=date(2027, 1, 9))
    content = received([old, new], {}, NO_TASK)
    content = replace(content, registry=replace(content.registry, rules=blocks))
    content = replace(content, received={old.id: date(2027, 3, 1), new.id: date(2027, 3, 1)})
    assert row(content, as_of=date(2027, 4, 1))["base"] == "-1.00"
    assert row(content, "2027-01", date(2027, 4, 1))["base"] == "1.00"


def test_a_piece_is_late_as_the_post_is_by_which_it_counts() -> None:
    posts = [post("a", "10-09", event="端午"), post("b", "10-10", event="端午")]
    assert row(received(posts, {"a": "11-06", "b": "10-10"}))["late"] == 1
    assert row(received(posts, {"a": "10-09", "b": "11-06"}))["late"] == 0


def test_a_post_of_another_unit_that_counts_leaves_received_null_for_this_one() -> None:
    first = item("jianhua", "2026/x.md", day=day("10-08"), event="端午")
    own = post("a", event="端午", adoptions=(Adoption("heihe-daily", day("10-12")),))
    units = [unit("guangming", "231124100002"), unit("jianhua", "231124100003")]
    content = replace(site(units, [first, own]), received={first.id: day("10-08"), own.id: day("10-09")})
    rows = {one["key"]: one for one in index_of(content, parse("2026-10"), NOVEMBER_20)["groups"][0]["rows"]}
    assert [(one["reported"], one["received"]) for one in rows["guangming"]["items"]] == [(None, None)]
    assert [(one["reported"], one["received"]) for one in rows["jianhua"]["items"]] == [
        ("2026-10-08", "2026-10-08")
    ]


def test_before_the_day_of_receipt_nobody_knows_of_it() -> None:
    content = received([post("a")], {"a": "11-08"})
    assert [row(content, as_of=day(text))["late"] for text in ("11-07", "11-08")] == [0, 1]
    assert row(content, as_of=day("11-07"))["items"][0]["received"] is None


def test_late_posts_are_told_but_drafts_and_those_in_time_are_not() -> None:
    drafts = [post(status, status=status) for status in ("draft", "submitted", "returned")]
    posts = [post("a"), post("b"), post("d", reported=None), *drafts]
    late = dict.fromkeys(("a", "d", "draft", "submitted", "returned"), "11-06")
    content = received(posts, {"b": "11-05", **late})
    (told,) = late_post_problems(content, NOVEMBER_20)
    assert (told.code, told.file) == ("received-late", "communities/guangming/2026/a.md")
    assert dict(told.detail) == {"last": "5", "received": "2026-11-06", "reported": "2026-10-09"}


# --- the lines that a publish adds ------------------------------------------------------------------------


def online(days: dict[Item, date | None], *more: Item) -> SiteManifest:
    """A site with these posts, of which some have a day of receipt."""
    entries = (ManifestItem(post.id, post.owner, post.title, "/x/", "") for post in (*days, *more))
    return SiteManifest(tuple(entries), {post.id: came for post, came in days.items()})


def test_a_publish_adds_every_reported_post_that_counts_and_is_not_there_by_day_unit_and_id() -> None:
    posts = [
        post("a"),
        post("b"),
        post("c", reported=None),
        post("d", status="draft"),
        post("g", status="submitted"),
        post("h", status="returned"),
        post("e", "12-01"),
        post("f", expires=day("10-20")),
    ]
    content = received(posts, {"b": None})
    expected = [ReceiptLine(posts[at].id, "guangming", NOVEMBER_20) for at in (0, 7)]
    assert list(new_receipt_lines(content, NOVEMBER_20, None, is_first=False)) == sorted(
        expected, key=lambda line: line.id
    )


def test_at_the_first_publish_of_a_site_nobody_knows_when_the_posts_came_that_are_overdue_by_then() -> None:
    posts = [post("a", "10-31"), post("b", "11-01"), post("c", "11-10", reported=day("09-30"))]
    content = received(posts, {})
    days = {
        as_of: {line.id: line.day for line in new_receipt_lines(content, as_of, None, is_first=True)}
        for as_of in (day("11-05"), day("11-06"), NOVEMBER_20)
    }
    a, b, c = (one.id for one in posts)
    assert days == {
        day("11-05"): {a: day("11-05"), b: day("11-05")},
        day("11-06"): {a: None, b: day("11-06")},
        NOVEMBER_20: {a: None, b: NOVEMBER_20, c: None},
    }


def test_what_is_online_already_was_received_when_the_site_there_says() -> None:
    posts = [post("a"), post("b"), post("c")]
    there = online({posts[0]: day("10-10")}, posts[1])
    lines = {
        line.id: line.day
        for line in new_receipt_lines(received(posts, {}), NOVEMBER_20, there, is_first=False)
    }
    assert lines == {posts[0].id: day("10-10"), posts[1].id: NOVEMBER_20, posts[2].id: NOVEMBER_20}


def test_what_was_received_before_anybody_noted_it_is_not_received_now() -> None:
    posts = [post("a")]
    there = online({posts[0]: None})
    assert new_receipt_lines(received(posts, {}), NOVEMBER_20, there, is_first=False) == (
        ReceiptLine(posts[0].id, "guangming", None),
    )
    assert new_receipt_lines(received(posts, {"a": "10-15"}), NOVEMBER_20, there, is_first=False) == ()


def test_of_two_clerks_records_the_earlier_day_counts() -> None:
    posts = [post("a"), post("b")]
    there = online({posts[0]: day("10-10"), posts[1]: day("10-30")})
    content = received(posts, {"a": "10-15", "b": "10-15"})
    assert new_receipt_lines(content, NOVEMBER_20, there, is_first=False) == (
        ReceiptLine(posts[0].id, "guangming", day("10-10")),
    )


def test_a_file_with_a_new_name_was_received_under_its_old_one() -> None:
    old, new = post("a", title="清雪"), post("a-neu", title="清雪")
    there = online({old: day("10-10")})
    assert new_receipt_lines(received([new], {}), NOVEMBER_20, there, is_first=False) == (
        ReceiptLine(new.id, "guangming", day("10-10")),
    )
