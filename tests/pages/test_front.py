"""The front page and the page for lost ways (front.py)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from civic.core.model import MissingUnit
from civic.pages.front import pages
from civic.pages.view import View
from tests.core.sample_site import INFO, item, site, unit

D = date(2026, 11, 5)


def made_of(content):
    return {page.address: page for page in pages(View.of(content, D, Path("content"), Path("cache")))}


def test_the_front_page_shows_the_newest_five_of_each_column_and_the_newest_twelve_of_all_communities():
    items = [item("bureau", f"notices/{day}.md", day=date(2026, 10, day)) for day in range(1, 7)]
    items += [
        item(("aaa", "bbb")[day % 2], f"2026/{day}.md", day=date(2026, 10, day)) for day in range(1, 14)
    ]
    values = made_of(site([unit("aaa"), unit("bbb", "231124999002")], items))["/"].values
    assert [(column["key"], column["name"], column["address"]) for column in values["columns"]] == [
        ("notices", "通知公告", "/notices/")
    ]
    days = [entry["day"] for entry in values["columns"][0]["items"]]
    assert days == ["2026-10-06", "2026-10-05", "2026-10-04", "2026-10-03", "2026-10-02"]
    latest = values["latest"]
    assert (len(latest), latest[0]["address"], latest[1]["address"], latest[-1]["day"]) == (
        12,
        "/communities/bbb/2026/13/",
        "/communities/aaa/2026/12/",
        "2026-10-02",
    )


def test_every_blog_is_on_the_front_page_and_who_is_held_back_is_named():
    content = replace(site([unit("aaa")], []), missing_units=(MissingUnit("yongxing", "永兴社区"),))
    values = made_of(content)["/"].values
    assert [(card["name"], card["latest"]) for card in values["blogs"]] == [("aaa社区", None)]
    assert values["missing_units"] == ["永兴社区"]
    assert (values["columns"], values["latest"], values["categories"], values["themes"]) == ([], [], [], [])


def test_the_front_page_is_its_own_section_has_no_way_above_it_and_is_described_as_the_site_is():
    info = replace(INFO, intro="各社区的事。")
    head = made_of(site([unit("aaa")], [item("aaa", "2026/a.md")], site=info))["/"].values["head"]
    assert (head["title"], head["section"], head["breadcrumbs"]) == ("", "/", [])
    assert head["description"] == "各社区的事。"
    assert [feed["rss"] for feed in head["feeds"]] == ["/rss.xml"]
    assert head["tags"]["column_keywords"] == "示例县社区博客,示例县民政局"


def test_the_page_for_lost_ways_is_not_to_be_found_and_leads_on():
    values = made_of(site([unit("aaa")], [item("aaa", "2026/a.md", category="party")]))["/404.html"].values
    assert (values["head"]["noindex"], values["head"]["title"]) == (True, "找不到这个页面")
    assert values["categories"] == [{"name": "党建", "address": "/categories/party/"}]
