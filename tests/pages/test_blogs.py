"""The blogs: all of them on one page, and each unit's own lists (blogs.py)."""

from datetime import date
from pathlib import Path

from civic.core.model import Picture, Variant
from civic.pages.blogs import parts
from civic.pages.view import View
from engine.page import Portion
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 5)
AAA = unit("aaa", "231124999002", intro="我们社区。", phone="0456-0000000")


def made_of(units, items):
    """All pages by address."""
    view = View.of(site(units, items), D, Path("content"), Path("cache"))
    made = [
        page for part in parts(view) for page in (part.generate() if isinstance(part, Portion) else [part])
    ]
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


def addresses(values):
    return [value["address"] for value in values]


def test_a_blog_has_a_list_of_all_and_one_for_each_category_and_year_that_holds_something():
    items = [
        item("aaa", "2026/a.md", category="party"),
        item("aaa", "2025/b.md", day=date(2025, 3, 1)),
        item("aaa", "2026/c.md", status="hidden", category="civil"),
    ]
    made = made_of([AAA], items)
    assert sorted(made) == [
        "/communities/",
        "/communities/aaa/",
        "/communities/aaa/2025/",
        "/communities/aaa/2026/",
        "/communities/aaa/party/",
        "/communities/aaa/service/",
    ]
    blog = made["/communities/aaa/"].values
    assert addresses(blog["items"]) == ["/communities/aaa/2026/a/", "/communities/aaa/2025/b/"]
    assert addresses(blog["categories"]) == ["/communities/aaa/service/", "/communities/aaa/party/"]
    assert addresses(blog["years"]) == ["/communities/aaa/2026/", "/communities/aaa/2025/"]
    assert addresses(made["/communities/aaa/2025/"].values["items"]) == ["/communities/aaa/2025/b/"]


def test_the_lists_of_a_blog_say_whose_they_are_and_lead_back_to_it():
    made = made_of([AAA], [item("aaa", "2026/a.md", category="party")])
    blog, party, year = (made[f"/communities/aaa/{rest}"].values for rest in ("", "party/", "2026/"))
    assert [(v["list"], v["name"], v["head"]["title"]) for v in (blog, party, year)] == [
        ("", "", "aaa社区博客"),
        ("category", "党建", "党建 · aaa社区博客"),
        ("year", "2026", "2026 · aaa社区博客"),
    ]
    assert addresses(blog["head"]["breadcrumbs"]) == ["/", "/communities/"]
    assert addresses(party["head"]["breadcrumbs"]) == ["/", "/communities/", "/communities/aaa/"]
    assert blog["items"][0]["label_address"] == "/communities/aaa/party/"
    assert [v["year_record"] for v in (blog, party, year)] == ["/leaderboard/2026/aaa/", "", ""]


def test_an_empty_blog_has_its_page_and_neither_feeds_nor_lists():
    made = made_of([AAA], [])
    assert sorted(made) == ["/communities/", "/communities/aaa/"]
    assert made["/communities/"].values["feeds"] is None
    blog = made["/communities/aaa/"].values
    assert (blog["items"], blog["feeds"], blog["categories"], blog["years"]) == ([], None, [], [])
    assert blog["unit"]["phones"] == [{"text": "0456-0000000", "dial": "04560000000"}]


def test_a_long_blog_goes_on_in_chunks_which_name_the_files_that_they_show():
    made = made_of([AAA], [item("aaa", f"2026/{number:02}.md") for number in range(21)])
    first, older = made["/communities/aaa/"], made["/communities/aaa/page/1/"]
    assert (len(first.values["items"]), len(older.values["items"])) == (20, 20)
    assert first.values["pager"] == {"number": None, "newer": None, "older": "/communities/aaa/page/1/"}
    assert older.values["pager"] == {"number": 1, "newer": "/communities/aaa/page/2/", "older": None}
    assert older.sources == tuple(f"communities/aaa/2026/{number:02}.md" for number in range(1, 21))
    assert older.values["year_record"] == ""


def test_all_blogs_stand_by_kind_and_code_each_with_its_newest_post():
    door = Picture("d" * 16, 800, 600, (Variant(480, 360, "webp"), Variant(800, 600, "jpg")))
    units = [
        unit("cun", "231124200001", "village"),
        AAA,
        unit("bbb", "231124999001", cover=door),
    ]
    items = [
        item("aaa", "2026/a.md", title="旧"),
        item("aaa", "2026/b.md", title="新", day=date(2026, 10, 10)),
        item("cun", "2026/c.md", title="村", day=date(2026, 11, 1)),
    ]
    values = made_of(units, items)["/communities/"].values
    assert [(group["kind"], [card["name"] for card in group["blogs"]]) for group in values["groups"]] == [
        ("community", ["bbb社区", "aaa社区"]),
        ("village", ["cun社区"]),
    ]
    bbb, aaa = values["groups"][0]["blogs"]
    assert (aaa["latest"]["title"], aaa["intro"], aaa["picture"]) == ("新", "我们社区。", None)
    assert (bbb["latest"], bbb["picture"]["src"]) == (None, f"/media/{'d' * 16}-800.jpg")
    assert [entry["title"] for entry in values["latest"]] == ["村", "新", "旧"]


def test_a_post_of_one_unit_leaves_the_facts_of_all_other_blogs_as_they_were():
    def facts(items):
        view = View.of(site([AAA, unit("bbb")], items), D, Path("content"), Path("cache"))
        return {part.name: part.facts for part in parts(view) if isinstance(part, Portion)}

    old = [item("aaa", "2026/a.md"), item("bbb", "2026/b.md")]
    before, after = facts(old), facts([*old, item("aaa", "2026/c.md")])
    assert {name: after[name] == before[name] for name in after} == {
        "blog of aaa": False,
        "blog of bbb": True,
    }
