"""The lists across the site: columns, categories, themes (columns.py)."""

from datetime import date
from pathlib import Path

from civic.core.model import Column
from civic.pages.columns import portions
from civic.pages.view import View
from tests.core.sample_site import COLUMNS, item, site, unit

D = date(2026, 11, 5)
ITEMS = [
    item("bureau", "news/n.md", title="要闻"),
    item("bureau", "notices/t.md", title="通知"),
    item("aaa", "2026/a.md", title="甲", category="party", themes=("love",)),
    item("bbb", "2026/b.md", title="乙", category="party", day=date(2026, 10, 10)),
]


def made_of(items, **changes):
    view = View.of(site([unit("aaa"), unit("bbb")], items, **changes), D, Path("content"), Path("cache"))
    made = [page for portion in portions(view) for page in portion.generate()]
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


def test_only_lists_that_hold_something_on_the_day_have_a_page():
    waiting = item("aaa", "2026/w.md", category="civil", themes=("arts",), day=date(2026, 11, 6))
    assert sorted(made_of([*ITEMS, waiting])) == [
        "/categories/party/",
        "/news/",
        "/notices/",
        "/themes/love/",
    ]
    assert made_of([waiting]) == {}


def test_a_list_holds_the_items_of_all_units_newest_first_each_with_its_owner():
    values = made_of(ITEMS)["/categories/party/"].values
    assert (values["kind"], values["name"], values["head"]["title"]) == ("category", "党建", "党建")
    assert [(entry["title"], entry["owner"], entry["owner_address"]) for entry in values["items"]] == [
        ("乙", "bbb社区", "/communities/bbb/"),
        ("甲", "aaa社区", "/communities/aaa/"),
    ]
    assert values["items"][0]["label_address"] == "/categories/party/"


def test_a_column_is_the_bureaus_and_a_category_and_a_theme_belong_to_the_communities():
    made = made_of(ITEMS)
    heads = {address: page.values["head"] for address, page in made.items()}
    assert {address: head["section"] for address, head in heads.items()} == {
        "/news/": "/news/",
        "/notices/": "/notices/",
        "/categories/party/": "/communities/",
        "/themes/love/": "/communities/",
    }
    crumbs = {address: [c["address"] for c in head["breadcrumbs"]] for address, head in heads.items()}
    assert crumbs["/news/"] == ["/"]
    assert crumbs["/themes/love/"] == ["/", "/communities/"]


def test_a_list_leads_to_its_siblings_and_not_to_itself():
    made = made_of(ITEMS)
    assert made["/news/"].values["siblings"] == [{"name": "通知公告", "address": "/notices/"}]
    assert made["/categories/party/"].values["siblings"] == []


def test_a_list_offers_its_own_feeds_before_those_of_the_county():
    values = made_of(ITEMS)["/news/"].values
    own = {
        "title": "民政要闻 · 示例县社区博客",
        "rss": "/news/rss.xml",
        "atom": "/news/atom.xml",
        "json": "/news/feed.json",
    }
    assert values["feeds"] == own
    assert [feed["rss"] for feed in values["head"]["feeds"]] == ["/news/rss.xml", "/rss.xml"]


def test_a_column_says_what_its_registry_says_and_in_its_place_what_can_be_said_of_any():
    told = Column("news", "民政要闻", "政务动态", "局里的大事。", ("民政", "要闻"))
    tags = made_of(ITEMS, columns=(told, COLUMNS[1]))
    shown = [tags[address].values["head"]["tags"] for address in ("/news/", "/notices/", "/themes/love/")]
    keys = ("column_name", "column_description", "column_keywords", "column_type")
    assert [tuple(one[key] for key in keys) for one in shown] == [
        ("民政要闻", "局里的大事。", "民政,要闻", "政务动态"),
        ("通知公告", "通知公告的全部文章", "通知公告", "政策文件"),
        ("爱心活动", "爱心活动的全部文章", "爱心活动", "工作动态"),
    ]


def test_a_long_list_goes_on_in_chunks():
    items = [item("bureau", f"news/{day:02}.md", day=date(2026, 10, day)) for day in range(1, 22)]
    made = made_of(items)
    assert sorted(made) == ["/news/", "/news/page/1/", "/news/page/2/"]
    assert [len(page.values["items"]) for page in made.values()] == [20, 20, 1]
    assert made["/news/page/2/"].values["items"][0]["address"] == "/news/2026/21/"
    assert made["/news/page/2/"].sources == ("bureau/news/21.md",)
