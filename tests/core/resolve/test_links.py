"""Where a link leads (specification.md §2.7)."""

from dataclasses import replace

import pytest

from civic.core.model import AddressTarget, ItemTarget
from civic.core.resolve.links import AddressIndex, FolderIndex, LocalFile, local_file
from tests.core.sample_site import INFO, registry

FOLDER = FolderIndex(
    "communities/aaa",
    frozenset(
        {
            "communities/aaa/cover.jpg",
            "communities/aaa/2026/a.md",
            "communities/aaa/2026/微信图片 (1).JPG",
            "communities/aaa/2026/cover.jpg",
        }
    ),
)
HERE = "communities/aaa/2026/a.md"


def test_a_link_is_relative_to_its_file():
    assert local_file("cover.jpg", HERE, FOLDER) == LocalFile("communities/aaa/2026/cover.jpg")


def test_if_nothing_is_there_it_is_relative_to_the_units_folder():
    assert local_file("2026/a.md", HERE, FOLDER) == LocalFile("communities/aaa/2026/a.md")


def test_a_name_is_found_as_staff_have_it_with_blanks_and_brackets():
    assert local_file("微信图片 (1).JPG", HERE, FOLDER).path == "communities/aaa/2026/微信图片 (1).JPG"


def test_backslashes_of_windows_are_slashes():
    assert local_file("..\\cover.jpg", HERE, FOLDER).path == "communities/aaa/cover.jpg"


def test_a_name_in_the_other_unicode_form_is_the_same_name():
    folder = FolderIndex("communities/aaa", frozenset({"communities/aaa/cafe\u0301.jpg"}))
    assert (
        local_file("caf\u00e9.jpg", "communities/aaa/a.md", folder).path == "communities/aaa/cafe\u0301.jpg"
    )


def test_a_name_in_other_letter_case_is_not_taken_but_named():
    assert local_file("Cover.JPG", HERE, FOLDER) == LocalFile(None, like="cover.jpg")


@pytest.mark.parametrize("typed", ["微信图片（1）.JPG", "微信图片(1).jpg", "微信图片 （1）.JPG"])
def test_a_name_with_other_brackets_or_blanks_is_not_taken_but_named(typed):
    folder = FolderIndex("communities/aaa", frozenset({"communities/aaa/微信图片 (1).JPG"}))
    assert local_file(typed, "communities/aaa/a.md", folder) == LocalFile(None, like="微信图片 (1).JPG")


def test_a_file_that_lies_elsewhere_in_the_unit_is_named_with_its_folder():
    folder = FolderIndex("communities/aaa", frozenset({"communities/aaa/2025/old.jpg"}))
    assert local_file("old.jpg", "communities/aaa/2026/a.md", folder) == LocalFile(None, like="2025/old.jpg")


@pytest.mark.parametrize(
    "target", ["../../bbb/x.jpg", "../../../registry/site.yaml", "../../aaa-other/x.jpg"]
)
def test_what_points_out_of_the_units_folder_leaves_it(target):
    assert local_file(target, HERE, FOLDER) == LocalFile(None, leaves=True)


def test_a_fragment_and_a_query_are_not_part_of_the_name():
    assert local_file("a.md#第一部分", HERE, FOLDER).path == "communities/aaa/2026/a.md"


def test_a_name_may_hold_the_sign_of_a_fragment():
    folder = FolderIndex("communities/aaa", frozenset({"communities/aaa/3#楼.jpg"}))
    assert local_file("3#楼.jpg", "communities/aaa/a.md", folder) == LocalFile("communities/aaa/3#楼.jpg")


BOOK = AddressIndex(
    registry(),
    ["aaa"],
    {"/communities/aaa/2026/a/": "urn:a", "/news/2026/n/": "urn:n", "/about/": "urn:about"}
    | {"/communities/aaa/*/undated/": "urn:undated", "/news/*/undated/": "urn:news-undated"},
    {"/communities/aaa/2026/a/表.pdf": "urn:a", "/communities/aaa/2026/a/3#楼.pdf": "urn:a"},
)


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("/communities/aaa/2026/a/", ItemTarget("urn:a")),
        ("/communities/aaa/2026/a", ItemTarget("urn:a")),
        ("/communities/aaa/2026/a/#尾", ItemTarget("urn:a", fragment="尾")),
        ("/communities/aaa/2026/a/表.pdf", ItemTarget("urn:a", file="表.pdf")),
        ("/communities/aaa/2026/a/3#楼.pdf", ItemTarget("urn:a", file="3#楼.pdf")),
        ("/news/2026/n/", ItemTarget("urn:n")),
        ("/about/", ItemTarget("urn:about")),
    ],
)
def test_an_address_of_an_item_is_found_with_and_without_its_last_slash(target, meant):
    assert BOOK.find(target) == meant


def test_an_address_may_begin_with_the_path_of_the_site_as_browsers_show_it():
    below = AddressIndex(
        registry(site=replace(INFO, url="https://example.org/minzheng/")),
        ["aaa"],
        {"/communities/aaa/2026/a/": "urn:a"},
        {"/communities/aaa/2026/a/表.pdf": "urn:a"},
    )
    assert below.find("/minzheng/communities/aaa/2026/a/#尾") == ItemTarget("urn:a", fragment="尾")
    assert below.find("/minzheng/communities/aaa/2026/a/表.pdf") == ItemTarget("urn:a", file="表.pdf")
    assert below.find("/minzheng/communities/aaa/") == AddressTarget("/communities/aaa/")
    assert below.find("/other/communities/aaa/") is None


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("/communities/aaa/2026/undated/", ItemTarget("urn:undated")),
        ("/communities/aaa/2025/undated", ItemTarget("urn:undated")),
        ("/news/2026/undated/", ItemTarget("urn:news-undated")),
    ],
)
def test_an_item_that_does_not_tell_its_day_is_found_under_any_year(target, meant):
    assert BOOK.find(target) == meant


@pytest.mark.parametrize(
    "target",
    [
        "/", "/rss.xml", "/news/", "/news/page/2/", "/notices/feed.json", "/communities/", "/communities/atom.xml",
        "/communities/aaa/", "/communities/aaa/party/", "/communities/aaa/2025/", "/communities/aaa/2025/page/1/",
        "/categories/party/", "/themes/love/rss.xml", "/leaderboard/", "/leaderboard/2026-10/",
        "/leaderboard/2026-Q3/leaderboard.xlsx", "/leaderboard/2026-H2/", "/leaderboard/2026/",
        "/leaderboard/2026/aaa/", "/subscribe/", "/feeds.opml", "/sitemap.xml",
    ],
)  # fmt: skip
def test_an_address_that_a_list_or_page_can_have_is_found(target):
    assert BOOK.find(target) == AddressTarget(target)


@pytest.mark.parametrize(
    "target",
    [
        "/communities/bbb/", "/communities/aaa/2026/b/", "/communities/aaa/sports/", "/nowhere/", "/news/2026/",
        "/categories/", "/categories/sports/", "/leaderboard/2026-13/", "/leaderboard/2026-Q5/", "/media/x-480.webp",
        "/leaderboard/2026/bbb/", "/communities/aaa/2026/a/other.pdf", "/news/page/0/", "//example.org/",
        "/leaderboard/0000/", "/leaderboard/0000/aaa/", "/leaderboard/２０２６/", "/news/undated/", "/communities/aaa/2026/undated/x/",
    ],
)  # fmt: skip
def test_an_address_that_nothing_of_the_site_can_have_is_not(target):
    assert BOOK.find(target) is None
