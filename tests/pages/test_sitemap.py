"""What search engines ask for (sitemap.py)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from civic.pages.sitemap import pages
from civic.pages.view import View
from tests.core.sample_site import INFO, item, site, unit

D = date(2026, 11, 5)


def made_of(items, **changes):
    view = View.of(site([unit("aaa")], items, **changes), D, Path("content"), Path("cache"))
    return {page.address: page.values for page in pages(view)}


def test_the_map_names_what_may_be_found_in_the_order_of_addresses_each_with_its_newest_day():
    items = [
        item("aaa", "2026/a.md", category="party"),
        item("aaa", "2026/b.md", category="party", day=date(2026, 10, 20)),
        item("bureau", "news/n.md", day=date(2026, 11, 1)),
        item("bureau", "pages/about.md", day=date(2026, 1, 2)),
    ]
    urls = made_of(items)["/sitemap.xml"]["urls"]
    assert [(url["address"], url["lastmod"]) for url in urls] == [
        ("/", "2026-11-01"),
        ("/about/", "2026-01-02"),
        ("/categories/party/", "2026-10-20"),
        ("/communities/", "2026-10-20"),
        ("/communities/aaa/", "2026-10-20"),
        ("/communities/aaa/2026/", "2026-10-20"),
        ("/communities/aaa/2026/a/", "2026-10-09"),
        ("/communities/aaa/2026/b/", "2026-10-20"),
        ("/communities/aaa/party/", "2026-10-20"),
        ("/leaderboard/", None),
        ("/news/", "2026-11-01"),
        ("/news/2026/n/", "2026-11-01"),
        ("/subscribe/", None),
    ]


def test_what_is_in_no_list_is_not_on_the_map_though_it_has_a_page():
    items = [
        item("aaa", "2026/hidden.md", status="hidden"),
        item("aaa", "2026/waiting.md", day=date(2026, 11, 6)),
        item("aaa", "2026/expired.md", expires=D),
        item("aaa", "2026/withdrawn.md", withdrawn=D),
    ]
    urls = made_of(items)["/sitemap.xml"]["urls"]
    assert [(url["address"], url["lastmod"]) for url in urls] == [
        ("/", None),
        ("/communities/", None),
        ("/communities/aaa/", None),
        ("/leaderboard/", None),
        ("/subscribe/", None),
    ]


def test_a_list_is_named_by_its_own_address_and_not_by_its_chunks():
    items = [item("bureau", f"news/{number:02}.md") for number in range(21)]
    found = {url["address"] for url in made_of(items)["/sitemap.xml"]["urls"]}
    assert [address for address in found if "/page/" in address] == []
    assert {"/news/", "/news/2026/00/", "/news/2026/20/"} <= found


def test_robots_are_told_whether_the_site_is_a_demonstration():
    assert made_of([])["/robots.txt"] == {"demo": False}
    assert made_of([], site=replace(INFO, demo=True))["/robots.txt"] == {"demo": True}
