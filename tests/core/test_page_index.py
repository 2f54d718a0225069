"""Whether a link's target has a page on the day (specification.md §1.5 and §2.4)."""

from datetime import date

import pytest

from civic.core.listings import Streams
from civic.core.model import (
    AddressTarget,
    Attachment,
    ItemTarget,
    MissingTarget,
    Picture,
    Variant,
    Void,
    VoidReason,
)
from civic.core.page_index import PageIndex
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 5)
POST = item("aaa", "2026/a.md", day=date(2026, 10, 9), category="party", themes=("love",))


def index(items=(POST,), there=None):
    made = site([unit("aaa", opened=date(2026, 9, 1)), unit("page", "231124999002")], list(items))
    return PageIndex(made, Streams.of(made, D), D, there)


def has_list(address, items=(POST,)):
    return index(items).has_page(AddressTarget(address))


@pytest.mark.parametrize(
    ("more", "there"),
    [
        ({}, True),
        ({"status": "hidden"}, True),
        ({"status": "draft"}, False),
        ({"day": date(2026, 11, 6)}, False),
        ({"expires": D}, False),
        ({"withdrawn": D}, False),
        ({"void": Void(VoidReason.FALSE, D)}, False),
    ],
    ids=["published", "hidden", "draft", "waiting", "expired", "withdrawn", "void"],
)
def test_a_link_to_an_item_has_a_page_while_the_item_has_one(more, there):
    linked = item("aaa", "2026/b.md", **more)
    assert index([linked]).has_page(ItemTarget(linked.id)) is there


def test_an_item_that_is_not_in_the_site_has_no_page():
    assert not index().has_page(ItemTarget("urn:uuid:0"))


def test_files_come_with_their_post_and_what_leads_nowhere_never_comes():
    photo = Picture("d" * 16, 800, 600, (Variant(800, 600, "jpg"),))
    form = Attachment("表.pdf", "communities/aaa/表.pdf", 1, "e" * 64)
    assert [index().has_page(target) for target in (photo, form, MissingTarget())] == [True, True, False]


@pytest.mark.parametrize(
    "address",
    ["/", "/communities/", "/communities/aaa/", "/communities/page/", "/subscribe/", "/feeds.opml", "/sitemap.xml"],
)  # fmt: skip
def test_fixed_pages_and_blogs_are_there_though_nothing_is_listed(address):
    assert has_list(address, items=())


@pytest.mark.parametrize(
    "address",
    ["/rss.xml", "/communities/atom.xml", "/communities/aaa/feed.json", "/communities/aaa/party/",
     "/communities/aaa/2026/", "/categories/party/", "/categories/party/rss.xml", "/themes/love/"],
)  # fmt: skip
def test_a_list_and_its_feeds_are_there_while_it_holds_something(address):
    assert has_list(address)
    assert not has_list(address, items=())


@pytest.mark.parametrize(
    "address", ["/categories/civil/", "/communities/page/rss.xml", "/communities/bbb/", "/news/"]
)
def test_a_list_that_holds_nothing_is_not_there_beside_one_that_does(address):
    assert not has_list(address)


def test_a_list_of_more_than_twenty_has_chunks_and_no_more_than_it_fills():
    posts = [item("aaa", f"2026/{number:02}.md") for number in range(21)]
    asked = [f"/communities/aaa/page/{number}/" for number in (1, 2, 3)]
    assert [has_list(address, posts) for address in asked] == [True, True, False]
    assert not has_list("/communities/aaa/page/1/", posts[:20])


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/leaderboard/", True),
        ("/leaderboard/2026-10/", True),
        ("/leaderboard/2026-Q4/leaderboard.xlsx", True),
        ("/leaderboard/2026/", True),
        ("/leaderboard/2026/aaa/", True),
        ("/leaderboard/2026/bbb/", False),
        ("/leaderboard/2026-08/", False),
        ("/leaderboard/2026-12/", False),
        ("/leaderboard/2025/aaa/", False),
    ],
)
def test_a_leaderboard_is_there_from_the_first_month_that_counts_to_that_of_the_day(address, there):
    assert has_list(address) is there


def test_of_a_part_of_the_site_only_those_generated_pages_are_there_that_are_named():
    part = index(there=frozenset({"/categories/civil/"}))
    found = [part.has_page(AddressTarget(address)) for address in ("/categories/civil/", "/communities/aaa/")]
    assert found == [True, False]
    assert part.has_page(ItemTarget(POST.id))
    assert not index(there=frozenset()).has_page(AddressTarget("/communities/aaa/"))
