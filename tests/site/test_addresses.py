"""Every address of specification.md §2.2 that is not kept for later is there, and none that should not be."""

import json

import pytest

from tests.site.sample import Sample

FEEDS = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """45 posts in one blog, numbered from the oldest, one in 2025; one post in a township; nothing in 新华; one column."""
    made = Sample(tmp_path_factory.mktemp("addresses"))
    for number in range(1, 46):
        day = f"2026-{8 + number // 28:02d}-{1 + number % 28:02d}"
        made.post(
            f"guangming/2026/p{number}.md", title=f"第{number}篇", date=day, themes="爱心", reported="否"
        )
    made.post("guangming/2025/old.md", title="旧的", date="2025-12-31", category="民政", reported="否")
    made.post("xixing-xiang/a.md", title="乡里的", date="2026-10-09", category="社区服务")
    made.item("news/b.md", title="县里的", date="2026-10-10")
    made.item("pages/about.md", title="关于我们")
    return made


@pytest.fixture(scope="module")
def built(sample):
    made = sample.build()
    assert made.code == 0, made.err
    return made


def titles(first, last):
    """第{first}篇 down to 第{last}篇: newest first."""
    return [f"第{number}篇" for number in range(first, last - 1, -1)]


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/news/", "/news/2026/b/", "/about/", "/communities/", "/communities/guangming/"),
        *("/communities/guangming/party/", "/communities/guangming/civil/", "/communities/guangming/2026/"),
        *(
            "/communities/guangming/2025/",
            "/communities/guangming/2026/p1/",
            "/communities/guangming/2025/old/",
        ),
        *(
            "/communities/xixing-xiang/",
            "/communities/xixing-xiang/service/",
            "/communities/xixing-xiang/2026/a/",
        ),
        *(
            "/categories/party/",
            "/categories/service/",
            "/themes/love/",
            "/leaderboard/",
            "/leaderboard/2026-10/",
        ),
        *(
            "/leaderboard/2026-Q4/",
            "/leaderboard/2026-H2/",
            "/leaderboard/2026/",
            "/leaderboard/2026/guangming/",
        ),
        *("/subscribe/", "/sitemap.xml", "/robots.txt", "/404.html", "/feeds.opml", "/items.json"),
    ],
)
def test_an_address_of_the_contract_is_there(address, built):
    assert built.has(address)


@pytest.mark.parametrize(
    "address",
    [
        *("/notices/", "/categories/women/", "/themes/campaign/", "/communities/xinhua/party/"),
        *("/communities/xinhua/2026/", "/communities/guangming/women/", "/leaderboard/2026-12/"),
        *("/bureau/", "/pages/", "/categories/", "/themes/", "/media/", "/communities/page/1/", "/page/1/"),
        *(
            "/leaderboard/2026-09/",
            "/leaderboard/2026-Q2/",
            "/leaderboard/2026-H1/",
            "/search/",
            "/bulletins/",
        ),
    ],
)
def test_an_empty_list_and_what_is_still_to_come_have_no_page(address, built):
    assert not built.has(address)


def test_the_blog_of_an_empty_unit_has_its_page_but_no_feed(built):
    assert "新华社区" in built.words("/communities/xinhua/")
    assert built.listed("/communities/xinhua/") == []
    assert not any(built.has("/communities/xinhua/" + file) for file in FEEDS)


def test_no_html_page_lies_anywhere_else(built):
    blog = "/communities/guangming/"
    posts = {f"{blog}2026/p{number}/" for number in range(1, 46)} | {f"{blog}2025/old/"}
    chunks = {f"{at}page/{n}/" for at in (blog, f"{blog}party/", f"{blog}2026/") for n in (1, 2, 3)}
    chunks |= {
        f"{at}page/{number}/" for at in ("/categories/party/", "/themes/love/") for number in (1, 2, 3)
    }
    lists = {
        blog,
        f"{blog}party/",
        f"{blog}civil/",
        f"{blog}2026/",
        f"{blog}2025/",
        "/communities/",
        "/news/",
    }
    lists |= {"/communities/xinhua/", "/communities/xixing-xiang/", "/communities/xixing-xiang/service/"}
    lists |= {
        "/communities/xixing-xiang/2026/",
        "/categories/party/",
        "/categories/service/",
        "/categories/civil/",
    }
    periods = {"2026-10", "2026-11", "2026-Q4", "2026-H2", "2026"}
    years = {f"/leaderboard/2026/{key}/" for key in ("guangming", "xinhua", "xixing-xiang")}
    assert built.addresses() == {
        *("/", "/about/", "/news/2026/b/", "/themes/love/", "/subscribe/", "/404.html", "/leaderboard/"),
        *("/communities/xixing-xiang/2026/a/", *posts, *chunks, *lists, *years),
        *(f"/leaderboard/{period}/" for period in periods),
    }


def test_feeds_stand_beside_every_stream_and_nowhere_else(built):
    streams = [
        "",
        "communities/",
        "communities/guangming/",
        "communities/xixing-xiang/",
        "news/",
        "themes/love/",
    ]
    streams += ["categories/party/", "categories/service/", "categories/civil/"]
    found = {path for path in built.bytes() if path.endswith(FEEDS)}
    assert found == {stream + file for stream in streams for file in FEEDS}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/categories/party/", titles(45, 26)),
        ("/categories/party/page/1/", titles(20, 1)),
        ("/categories/party/page/2/", titles(40, 21)),
        ("/categories/party/page/3/", titles(45, 41)),
        ("/communities/guangming/", titles(45, 26)),
        ("/communities/guangming/page/1/", [*titles(19, 1), "旧的"]),
        ("/communities/guangming/page/3/", titles(45, 40)),
        ("/communities/guangming/2025/", ["旧的"]),
    ],
)
def test_a_list_shows_its_newest_20_and_its_chunks_count_from_the_oldest(address, shown, built):
    assert built.listed(address) == shown


def test_feeds_hold_the_newest_20(built):
    assert built.entries("/categories/party/") == titles(45, 26)
    assert built.entries("/") == ["县里的", "乡里的", *titles(45, 28)]
    assert built.entries("/communities/") == ["乡里的", *titles(45, 27)]


def test_the_chunks_lead_to_each_other_and_to_the_newest(built):
    def links(address):
        page = built.page(address)
        return page.xpath("//a[@rel='prev']/@href"), page.xpath("//a[@rel='next']/@href")

    at = "/categories/party/"
    assert links(at) == ([], [at + "page/2/"])
    assert links(at + "page/3/") == ([at], [at + "page/2/"])
    assert links(at + "page/2/") == ([at + "page/3/"], [at + "page/1/"])
    assert links(at + "page/1/") == ([at + "page/2/"], [])


def test_the_identity_of_a_post_survives_a_new_domain_date_and_title(tmp_path):
    def ids(**changes):
        made = Sample(tmp_path / changes.pop("name"), {"url": changes.pop("url")})
        made.post("guangming/2026/重阳.md", **changes)
        built = made.build()
        return [item["id"] for item in json.loads(built.file("/feed.json").read_text())["items"]]

    first = ids(name="a", url="https://a.example/", title="甲", date="2026-10-09")
    assert ids(name="b", url="https://b.example/x/", title="乙", date="2026-10-10") == first
    assert first == ["urn:uuid:833c18b5-438e-55e5-a2a2-c899f5e1b4ac"]


def test_the_front_page_of_the_leaderboards_shows_the_month_of_the_day(built):
    assert built.page("/leaderboard/").xpath("string(//h1)") == built.page("/leaderboard/2026-11/").xpath(
        "string(//h1)"
    )


def test_below_a_path_every_link_begins_with_it_and_the_files_lie_as_before(tmp_path):
    made = Sample(tmp_path, {"url": "https://host.example/minzheng"})
    made.post("guangming/2026/a.md", "[乙](/communities/guangming/2026/b/)")
    made.post("guangming/2026/b.md", "[甲](a.md)")
    built = made.build()
    assert built.has("/communities/guangming/2026/a/")
    page = built.page("/communities/guangming/2026/a/")
    assert "/minzheng/communities/guangming/2026/b/" in page.xpath("//article//a/@href")
    own = [href for href in page.xpath("//@href | //@src") if href.startswith("/")]
    assert own
    assert all(href.startswith("/minzheng/") for href in own)
    items = json.loads(built.file("/leaderboard/2026-10/index.json").read_text())["groups"][0]["rows"][0][
        "items"
    ]
    assert {item["url"] for item in items} == {f"/communities/guangming/2026/{name}/" for name in "ab"}
