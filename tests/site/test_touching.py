"""No page depends on more than it shows: what one change touches, listed by hand."""

import pytest

from tests.site.sample import Sample, digest

FEEDS = ("rss.xml", "atom.xml", "feed.json")
BLOG = "communities/guangming/"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """45 posts in one blog and one category, one post of another unit, one item of the bureau."""
    made = Sample(tmp_path_factory.mktemp("touching"))
    for number in range(1, 46):
        day = f"2026-{9 + number // 28:02d}-{1 + number % 28:02d}"
        made.post(f"guangming/2026/p{number}.md", title=f"第{number}篇", date=day, event=f"事{number % 40}")
    made.post("xinhua/2026/a.md", title="新华的", category="社区服务")
    made.item("news/b.md", title="县里的")
    return made


@pytest.fixture(scope="module")
def before(sample):
    return digest(sample.build(output="before").bytes())


def touched(before, after):
    """Paths of files that are new or have other bytes, and of those that are gone."""
    changed = {path for path in after if before.get(path) != after[path]}
    return changed, set(before) - set(after)


def leaderboards(*periods):
    files = ("index.html", "index.json", "leaderboard.csv", "leaderboard.xlsx")
    return {f"leaderboard/{period}/{file}" for period in periods for file in files} | {
        "leaderboard/index.html"
    }


def test_a_new_post_touches_its_neighbour_its_lists_at_both_ends_and_what_shows_the_newest(sample, before):
    path = sample.post("guangming/2026/neu.md", title="新写的", date="2026-11-02")
    after = digest(sample.build(output="after").bytes())
    path.unlink()
    changed, gone = touched(before, after)
    lists = (BLOG, f"{BLOG}party/", f"{BLOG}2026/", "categories/party/")
    streams = ("", "communities/", BLOG, "categories/party/")
    assert gone == set()
    assert changed == {
        f"{BLOG}2026/neu/index.html",
        f"{BLOG}2026/p45/index.html",
        *(f"{at}index.html" for at in lists),
        *(f"{at}page/3/index.html" for at in lists),
        *("index.html", "communities/index.html"),
        *(stream + feed for stream in streams for feed in FEEDS),
        *("sitemap.xml", "items.json"),
        *leaderboards("2026-11", "2026-Q4", "2026-H2", "2026"),
        "leaderboard/2026/guangming/index.html",
    }


def test_a_comma_in_an_old_post_touches_its_page_and_the_list_of_items_alone(sample):
    path = sample.post(
        "guangming/2026/p10.md", "正文，", title="第10篇", date="2026-09-11", summary="摘要", event="事10"
    )
    summed = digest(sample.build(output="summed").bytes())
    path.write_text(path.read_text("utf-8").replace("正文，", "正文。"), "utf-8")
    after = digest(sample.build(output="after").bytes())
    sample.post("guangming/2026/p10.md", title="第10篇", date="2026-09-11", event="事10")
    assert touched(summed, after) == ({f"{BLOG}2026/p10/index.html", "items.json"}, set())


def test_a_new_title_touches_the_page_its_neighbours_its_event_and_the_chunks_that_show_it(sample, before):
    old = {"date": "2026-09-04", "event": "事3"}
    sample.post("guangming/2026/p3.md", title="改过的题目", **old)
    after = digest(sample.build(output="after").bytes())
    sample.post("guangming/2026/p3.md", title="第3篇", **old)
    changed, _ = touched(before, after)
    lists = (BLOG, f"{BLOG}party/", f"{BLOG}2026/", "categories/party/")
    assert changed == {
        *(f"{BLOG}2026/p{number}/index.html" for number in (2, 3, 4, 43)),
        *(f"{at}page/1/index.html" for at in lists),
        *(f"leaderboard/{period}/index.json" for period in ("2026-09", "2026-Q3", "2026-H2", "2026")),
        *("leaderboard/2026/guangming/index.html", "items.json"),
    }


def test_another_day_touches_the_leaderboards_alone(sample, before):
    changed, gone = touched(before, digest(sample.build(output="after", as_of="2026-11-06").bytes()))
    assert gone == set()
    assert changed
    assert {path.split("/")[0] for path in changed} == {"leaderboard"}


def test_a_new_item_of_the_bureau_touches_no_page_of_a_blog(sample, before):
    path = sample.item("news/c.md", title="又一条", date="2026-10-30")
    after = digest(sample.build(output="after").bytes())
    path.unlink()
    assert touched(before, after)[0] == {
        *(
            "news/2026/c/index.html",
            "news/2026/b/index.html",
            "news/index.html",
            "index.html",
            "sitemap.xml",
            "items.json",
        ),
        *(stream + feed for stream in ("", "news/") for feed in FEEDS),
    }


def test_a_first_item_of_a_column_touches_every_page_since_the_navigation_shows_it(sample, before):
    path = sample.item("notices/d.md", title="通知")
    after = digest(sample.build(output="after").bytes())
    path.unlink()
    pages = {path for path in after if path.endswith(".html")}
    assert pages <= touched(before, after)[0]
