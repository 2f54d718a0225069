"""The feeds beside every stream, the page that explains them, the list of all (feeds.py)."""

from datetime import date, time
from pathlib import Path

import pytest

from civic.core.model import (
    AddressTarget,
    Attachment,
    Body,
    ItemTarget,
    Picture,
    Reference,
    Variant,
)
from civic.pages.feeds import parts
from civic.pages.view import View
from engine.page import Portion
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 5)
AAA = unit("aaa", intro="我们社区。")


def made_of(items, units=(AAA,)):
    view = View.of(site(list(units), items), D, Path("content"), Path("cache"))
    made = [
        page for part in parts(view) for page in (part.generate() if isinstance(part, Portion) else [part])
    ]
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


def entries(made, address):
    return made[address].values["entries"]


def test_every_stream_that_holds_something_has_three_feeds_each_by_its_renderer():
    made = made_of([item("aaa", "2026/a.md", category="party", themes=("love",))], [AAA, unit("bbb")])
    streams = ["/", "/communities/", "/communities/aaa/", "/categories/party/", "/themes/love/"]
    files = [stream + file for stream in streams for file in ("rss.xml", "atom.xml", "feed.json")]
    assert sorted(made) == sorted([*files, "/subscribe/", "/feeds.opml"])
    assert [made[f"/communities/aaa/{file}"].template for file in ("rss.xml", "atom.xml", "feed.json")] == [
        "feed.rss",
        "feed.atom",
        "feed.json",
    ]


def test_the_three_feeds_of_a_stream_say_the_same():
    made = made_of([item("aaa", "2026/a.md", body=Body("b" * 64))])
    rss, atom, json = (made[f"/{file}"] for file in ("rss.xml", "atom.xml", "feed.json"))
    assert rss.values == atom.values == json.values
    assert (rss.texts, rss.sources) == (("b" * 64,), ("communities/aaa/2026/a.md",))


@pytest.mark.parametrize(
    ("address", "title", "description"),
    [
        ("/", "示例县社区博客全部更新", "示例县社区博客全部更新"),
        ("/communities/", "示例县社区博客各社区文章", "示例县社区博客各社区文章"),
        ("/communities/aaa/", "aaa社区博客 · 示例县社区博客", "我们社区。"),
        ("/categories/service/", "社区服务 · 示例县社区博客", "社区服务 · 示例县社区博客"),
        ("/news/", "民政要闻 · 示例县社区博客", "民政要闻 · 示例县社区博客"),
    ],
)
def test_a_feed_is_named_after_its_stream(address, title, description):
    made = made_of([item("aaa", "2026/a.md"), item("bureau", "news/n.md")])
    values = made[f"{address}rss.xml"].values
    assert (values["title"], values["description"], values["address"]) == (title, description, address)


def test_a_feed_holds_the_twenty_newest_and_only_what_is_listed():
    items = [item("aaa", f"2026/{day:02}.md", day=date(2026, 10, day)) for day in range(1, 23)]
    items += [item("aaa", "2026/hidden.md", status="hidden"), item("bureau", "pages/about.md")]
    found = [entry["address"] for entry in entries(made_of(items), "/rss.xml")]
    assert (len(found), found[0], found[-1]) == (
        20,
        "/communities/aaa/2026/22/",
        "/communities/aaa/2026/03/",
    )


def test_an_entry_says_who_when_and_what_of():
    door = Picture("d" * 16, 800, 600, (Variant(480, 360, "webp"), Variant(800, 600, "jpg", size=777)))
    post = item(
        "aaa", "2026/a.md", title="甲", time=time(9, 5), summary="摘要", authors=("张某", "李某"), source="县报",
        category="party", themes=("love",), tags=("党建", "雪"), cover=door, body=Body("b" * 64),
    )  # fmt: skip
    assert entries(made_of([post]), "/rss.xml") == [
        {
            "id": post.id,
            "title": "甲",
            "address": "/communities/aaa/2026/a/",
            "published": "2026-10-09T09:05:00+08:00",
            "summary": "摘要",
            "body": "b" * 64,
            "targets": [],
            "authors": ["张某", "李某"],
            "source": "县报",
            "categories": ["党建", "爱心活动", "雪"],
            "cover": {"address": f"/media/{'d' * 16}-800.jpg", "type": "image/jpeg", "length": 777},
        }
    ]


def test_the_cover_of_an_entry_is_its_file_for_browsers_without_webp_by_its_type():
    drawing = Picture(
        "d" * 16, 800, 600, (Variant(800, 600, "webp", size=5), Variant(800, 600, "png", size=9))
    )
    [entry] = entries(made_of([item("aaa", "2026/a.md", cover=drawing)]), "/rss.xml")
    assert entry["cover"] == {"address": f"/media/{'d' * 16}-800.png", "type": "image/png", "length": 9}


def test_a_post_that_names_nobody_is_by_its_unit_and_an_item_by_the_bureau_at_the_start_of_its_day():
    made = made_of([item("aaa", "2026/a.md"), item("bureau", "news/n.md")])
    news, post = entries(made, "/feed.json")
    assert (post["authors"], post["source"], post["cover"]) == (["aaa社区"], "aaa社区", None)
    assert (news["authors"], news["source"]) == (["示例县民政局"], "示例县民政局")
    assert (news["categories"], news["published"]) == (["民政要闻"], "2026-10-09T00:00:00+08:00")


def test_links_of_a_text_lead_to_what_is_there_on_the_day_also_outside_the_stream():
    news, gone = item("bureau", "news/n.md"), item("bbb", "2026/gone.md", withdrawn=D)
    form = Attachment("表.pdf", "communities/aaa/表.pdf", 1, "e" * 64)
    targets = (
        ItemTarget(news.id, fragment="一"),
        ItemTarget(gone.id),
        AddressTarget("/categories/service/"),
        AddressTarget("/categories/civil/"),
        form,
    )
    references = tuple(Reference("link", "x", line) for line in range(5))
    post = item("aaa", "2026/a.md", references=references, targets=targets)
    [entry] = entries(made_of([post, news, gone], [AAA, unit("bbb")]), "/communities/aaa/rss.xml")
    assert entry["targets"] == [
        f"/news/2026/n/#{news.id.removeprefix('urn:uuid:')[:8]}-一",
        None,
        "/categories/service/",
        None,
        "/communities/aaa/2026/a/表.pdf",
    ]


def test_all_feeds_are_explained_and_listed_in_groups():
    made = made_of(
        [item("aaa", "2026/a.md", themes=("love",)), item("bureau", "news/n.md")], [AAA, unit("bbb")]
    )
    shown = made["/subscribe/"].values
    assert [(group["kind"], [feed["name"] for feed in group["feeds"]]) for group in shown["groups"]] == [
        ("all", ["示例县社区博客全部更新", "示例县社区博客各社区文章"]),
        ("columns", ["民政要闻"]),
        ("units", ["aaa社区"]),
        ("categories", ["社区服务"]),
        ("themes", ["爱心活动"]),
    ]
    assert shown["groups"][1]["feeds"][0] == {
        "name": "民政要闻",
        "address": "/news/",
        "rss": "/news/rss.xml",
        "atom": "/news/atom.xml",
        "json": "/news/feed.json",
    }
    assert shown["outline"] == "/feeds.opml"
    outline = made["/feeds.opml"]
    assert (outline.template, outline.values["groups"]) == ("feeds.opml", shown["groups"])


def test_while_nothing_is_listed_there_is_only_the_page_that_says_so():
    made = made_of([])
    assert sorted(made) == ["/feeds.opml", "/subscribe/"]
    assert made["/subscribe/"].values["groups"] == []
