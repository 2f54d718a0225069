"""What the tally sees of a post on a day (specification.md §1.5 and §3.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from civic.core.model import Adoption, Void, VoidReason
from civic.core.tally.tally_post import TallyPost, tally_post, tally_posts
from tests.core.sample_site import item, site, unit

NOVEMBER_5 = date(2026, 11, 5)
ADDRESS = "/communities/guangming/2026/a/"
COPIED = Void(VoidReason.PLAGIARISED, date(2026, 11, 5))


def seen(as_of: date = NOVEMBER_5, received: date | None = None, **more: Any) -> TallyPost | None:
    post = item("guangming", "2026/a.md", title="清雪", authors=("张某",), **more)
    return tally_post(post, ADDRESS, {post.id: received}, as_of)


@pytest.mark.parametrize(
    ("more", "title", "address", "void"),
    [
        ({}, "清雪", ADDRESS, None),
        ({"status": "hidden"}, "清雪", ADDRESS, None),
        ({"expires": NOVEMBER_5}, "清雪", None, None),
        ({"withdrawn": NOVEMBER_5}, None, None, None),
        ({"void": COPIED}, None, None, COPIED),
        ({"void": replace(COPIED, day=date(2026, 11, 6))}, "清雪", ADDRESS, None),
        ({"void": COPIED, "withdrawn": date(2026, 10, 20)}, None, None, COPIED),
    ],
    ids=["published", "hidden", "expired", "withdrawn", "void", "void later than D", "void and withdrawn"],
)
def test_what_may_be_shown_of_a_post_and_whether_it_counts_follows_from_what_it_is_on_the_day(
    more: dict[str, Any], title: str | None, address: str | None, void: Void | None
) -> None:
    post = seen(**more)
    assert post is not None
    assert (post.title, post.address, post.void) == (title, address, void)
    assert (post.reported, post.authors) == (date(2026, 10, 9), ("张某",))


@pytest.mark.parametrize("more", [{"status": "draft"}, {"day": date(2026, 11, 6)}], ids=["draft", "waiting"])
def test_the_tally_knows_nothing_of_drafts_and_waiting_posts(more: dict[str, Any]) -> None:
    assert seen(**more) is None


def test_what_is_still_ahead_is_not_there() -> None:
    later = date(2026, 11, 6)
    adoptions = (Adoption("heihe-daily", NOVEMBER_5), Adoption("hlj-daily", later))
    post = seen(reported=later, received=later, adoptions=adoptions)
    assert post is not None
    assert (post.reported, post.received, post.adoptions) == (None, None, adoptions[:1])
    then = seen(later, reported=later, received=later, adoptions=adoptions)
    assert then is not None
    assert (then.reported, then.received, then.adoptions) == (later, later, adoptions)


def test_the_posts_of_a_site_are_seen_in_its_order_without_the_bureaus_items() -> None:
    content = site(
        [unit("guangming")],
        [item("bureau", "news/a.md"), item("guangming", "2026/b.md"), item("guangming", "2026/a.md")],
    )
    assert [post.address for post in tally_posts(content, NOVEMBER_5)] == [
        "/communities/guangming/2026/a/",
        "/communities/guangming/2026/b/",
    ]
