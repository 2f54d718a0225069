"""What each kind of page shows, and what it leaves out where nothing was given."""

from __future__ import annotations

import pytest

from civic.pages.values import BlogValues, PostValues
from tests.theme.drawn import draw, texts, tree
from tests.theme.sample_values import (
    blog_list,
    full_blog,
    full_blogs,
    full_front,
    full_list,
    full_not_found,
    full_post,
    full_site,
    full_subscribe,
    full_tombstone,
    listed,
    smallest_blog,
    smallest_front,
    smallest_list,
    smallest_post,
    smallest_site,
)

# --- lists ------------------------------------------------------------------------------------------


def test_the_front_page_shows_the_newest_the_columns_the_blogs_and_the_ways_to_lists() -> None:
    page = tree(draw("front.html", full_front(), full_site()))
    assert texts(page, "//h2") == ["社区新鲜事", "民政要闻", "通知公告", "各家博客"]
    assert len(page.xpath("//ul[@class='items']/li")) == 8
    assert len(page.xpath("//ul[@class='cards']/li")) == 6
    assert texts(page, "//nav[@aria-label='按主题看']//a") == ["主题活动", "群众文化活动", "热心活动"]
    assert "博客暂时看不到：某某社区。" in page.text_content()


def test_a_front_page_without_anything_has_no_empty_sections() -> None:
    page = tree(draw("front.html", smallest_front(), smallest_site()))
    assert page.xpath("//main//section") == []
    assert page.xpath("//main//ul") == []


def test_every_item_of_a_list_shows_its_day() -> None:
    page = tree(draw("list.html", full_list(), full_site()))
    assert texts(page, "//ul[@class='items']/li//time") == [
        "2026年11月3日",
        "2026年11月2日",
        "2026年10月28日",
        "2026年10月21日",
    ]
    assert page.xpath("(//ul[@class='items']//time)[1]/@datetime") == ["2026-11-03"]


def test_a_category_names_whose_an_item_is_and_a_column_does_not() -> None:
    category = tree(draw("list.html", smallest_list(), smallest_site()))
    assert texts(category, "//ul[@class='items']//p[@class='meta']/a") == ["光明社区"]
    column = tree(draw("list.html", full_list(), full_site()))
    assert column.xpath("//ul[@class='items']//p[@class='meta']/a") == []


def test_a_label_without_a_page_stands_without_a_link() -> None:
    item = {**listed("清雪", "2026-11-03"), "label_address": ""}
    page = tree(draw("list.html", {**smallest_list(), "kind": "theme", "items": [item]}, smallest_site()))
    assert texts(page, "//ul[@class='items']//p[@class='meta']/*") == [
        "2026年11月3日",
        "光明社区",
        "社区服务",
    ]
    assert texts(page, "//ul[@class='items']//p[@class='meta']/a") == ["光明社区"]


def test_a_chunk_leads_to_the_newer_and_the_older() -> None:
    page = tree(draw("list.html", full_list(), full_site()))
    assert [(link.get("rel"), link.get("href")) for link in page.xpath("//nav[@aria-label='翻页']/a")] == [
        ("prev", "/minzheng/notices/page/3/"),
        ("next", "/minzheng/notices/page/1/"),
    ]
    assert tree(draw("list.html", smallest_list(), smallest_site())).xpath("//nav[@aria-label='翻页']") == []


def test_a_list_offers_its_three_feeds() -> None:
    page = tree(draw("list.html", full_list(), full_site()))
    assert page.xpath("//p[@class='feeds']/a/@href") == [
        "/minzheng/notices/rss.xml",
        "/minzheng/notices/atom.xml",
        "/minzheng/notices/feed.json",
        "/minzheng/subscribe/",
    ]


def test_the_first_picture_of_a_list_is_loaded_at_once_and_the_others_when_they_are_near() -> None:
    page = tree(draw("list.html", full_list(), full_site()))
    assert [picture.get("loading") for picture in page.xpath("//picture//img")] == [None, "lazy"]


def test_a_picture_comes_in_its_widths_and_in_a_form_that_every_browser_shows() -> None:
    page = tree(draw("list.html", full_list(), full_site()))
    source = page.xpath("(//picture)[1]//source")[0]
    picture = page.xpath("(//picture)[1]//img")[0]
    assert source.get("type") == "image/webp"
    assert source.get("sizes") == "(min-width: 48em) 12rem, 7rem"
    assert source.get("srcset") == ", ".join(f"/minzheng/media/snow-{w}.webp {w}w" for w in (400, 800, 1200))
    assert (picture.get("src"), picture.get("width"), picture.get("height")) == (
        "/minzheng/media/snow-1200.jpg",
        "1200",
        "900",
    )


# --- blogs ------------------------------------------------------------------------------------------


def test_all_blogs_are_grouped_by_kind_in_chinese() -> None:
    page = tree(draw("blogs.html", full_blogs(), full_site()))
    assert texts(page, "//h2") == ["社区", "乡镇", "村", "各家最新文章"]
    assert "还没有发布文章。" in page.text_content()  # 永兴社区 in the sample


@pytest.mark.parametrize(
    ("kind", "words"), [("community", "社区博客"), ("township", "乡镇博客"), ("village", "村博客")]
)
def test_a_blog_says_what_kind_of_unit_it_belongs_to(kind: str, words: str) -> None:
    values = smallest_blog()
    values["unit"]["kind"] = kind
    page = tree(draw("blog.html", values, smallest_site()))
    assert texts(page, "//main//p[@class='eyebrow']") == [words]


def test_a_blog_has_a_face_of_its_own() -> None:
    page = tree(draw("blog.html", full_blog(), full_site()))
    assert texts(page, "//h1") == ["光明社区"]
    assert page.xpath("//header//picture//img/@src") == ["/minzheng/media/cover-1200.jpg"]
    assert [tuple(texts(pair, "dt|dd")) for pair in page.xpath("//main/header//dl/div")] == [
        ("电话", "0000-0000001"),
        ("邮箱", "guangming@example.org"),
        ("地址", "某镇光明街 0 号"),
    ]
    assert page.xpath("//main/header//dl//a/@href") == ["tel:00000000001", "mailto:guangming@example.org"]
    assert texts(page, "//nav[@aria-label='分类']//a") == ["社区服务", "党建"]
    assert texts(page, "//nav[@aria-label='年份']//a") == ["2026"]
    assert page.xpath("//a[text()='信息上报记录']/@href") == ["/minzheng/leaderboard/2026/guangming/"]


def test_a_new_blog_says_that_there_is_nothing_yet_and_shows_no_contact_that_was_not_given() -> None:
    page = tree(draw("blog.html", smallest_blog(), smallest_site()))
    assert "还没有发布文章" in page.text_content()
    assert page.xpath("//dl|//aside|//main//picture") == []


@pytest.mark.parametrize(
    ("values", "title"),
    [
        (blog_list("category", "社区服务", None), "社区服务"),
        (blog_list("year", "2026", None), "2026年的文章"),
        ({**full_blog(), "pager": {"number": 3, "newer": None, "older": None}}, "往期文章"),
    ],
)
def test_a_list_of_a_blog_has_a_title_and_leads_back_to_the_blog(values: BlogValues, title: str) -> None:
    page = tree(draw("blog.html", values, full_site()))
    assert texts(page, "//h1") == [title]
    assert page.xpath("//p[@class='eyebrow']/a/@href") == ["/minzheng/communities/guangming/"]


def test_a_list_of_a_blog_marks_itself_among_the_others() -> None:
    page = tree(draw("blog.html", blog_list("category", "社区服务", None), full_site()))
    assert texts(page, "//nav[@aria-label='分类']//a[@aria-current='page']") == ["社区服务"]


# --- posts ------------------------------------------------------------------------------------------


def test_a_post_says_when_it_came_out_from_whom_and_who_released_it() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert texts(page, "//h1") == ["清雪一上午，老人出门不打滑"]
    assert texts(page, "//article/header/p[last()]/*") == [
        "2026年11月3日 09:30",
        "来源：光明社区",
        "作者：张某某、李某某",
        "审核：某社区审核员，2026年11月3日",
    ]
    assert page.xpath("//article/header//time/@datetime") == ["2026-11-03T09:30+08:00"]


def test_a_post_of_which_little_is_known_shows_its_day_and_its_text() -> None:
    page = tree(draw("post.html", smallest_post(), smallest_site()))
    assert texts(page, "//article/header/p") == ["2026年11月3日"]
    assert texts(page, "//article/div") == [
        "早上六点，社区干部和志愿者一起清雪。谁来帮忙二十多人，一个上午。"
    ]
    assert page.xpath("//article/section|//article/nav") == []


def test_an_attachment_shows_its_type_and_its_size() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert texts(page, "//section[h2='附件']//a") == ["清雪分工表.xlsx XLSX，18 KB"]
    assert page.xpath("//section[h2='附件']//a/@href") == [
        "/minzheng/communities/guangming/2026/qing-xue/%E6%B8%85%E9%9B%AA%E5%88%86%E5%B7%A5%E8%A1%A8.xlsx"
    ]


def test_what_took_a_post_up_is_told_with_day_place_and_headline() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert texts(page, "//section[h2='采用情况']/ul/li") == [
        "2026年11月4日 县民政信息网",
        "2026年11月6日 黑河日报，第1版 头条",
    ]
    assert page.xpath("//section[h2='采用情况']//a/@href") == ["https://paper.example.org/20261106/1"]


def test_a_post_leads_to_others_of_its_event_to_its_neighbours_and_back_to_the_blog() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert texts(page, "//section[@aria-labelledby='event']//li") == ["干部下楼来清雪 2026年11月3日 建华社区"]
    assert texts(page, "//nav[@aria-label='前后文章']/a") == [
        "后一篇冬季用火用电，记住这五条",
        "前一篇秋菜入窖，互助队帮了十一户",
    ]
    assert page.xpath("//a[text()='回到光明社区博客']/@href") == ["/minzheng/communities/guangming/"]


def test_a_post_tells_how_to_reach_its_unit_and_how_to_subscribe() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert "tel:00000000001" in page.xpath("//aside//a/@href")
    assert page.xpath("//aside//p[@class='feeds']/a/@href")[0] == "/minzheng/communities/guangming/rss.xml"


def test_an_item_of_the_bureau_leads_back_to_its_column() -> None:
    values: PostValues = {**full_post(), "unit": None, "owner": {"name": "通知公告", "address": "/notices/"}}
    page = tree(draw("post.html", values, full_site()))
    assert page.xpath("//aside//a[text()='回到通知公告']/@href") == ["/minzheng/notices/"]


# --- the rest ---------------------------------------------------------------------------------------


def test_what_was_taken_down_says_nothing_of_what_it_was() -> None:
    page = tree(draw("withdrawn.html", full_tombstone(), full_site()))
    assert texts(page, "//h1") == ["已撤下"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//main//a/@href") == ["/minzheng/communities/guangming/"]


def test_the_subscribe_page_prints_full_addresses_to_be_copied() -> None:
    page = tree(draw("subscribe.html", full_subscribe(), full_site()))
    assert texts(page, "//p[@class='address']") == [
        "https://example.org/minzheng/rss.xml",
        "https://example.org/minzheng/communities/rss.xml",
        "https://example.org/minzheng/notices/rss.xml",
        "https://example.org/minzheng/communities/guangming/rss.xml",
        "https://example.org/minzheng/categories/service/rss.xml",
        "https://example.org/minzheng/themes/campaign/rss.xml",
    ]
    assert texts(page, "//h2")[1:] == ["全部", "栏目", "各家博客", "工作分类", "主题"]
    assert page.xpath("//a[contains(., 'OPML')]/@href") == ["/minzheng/feeds.opml"]


def test_a_missing_page_leads_on() -> None:
    page = tree(draw("404.html", full_not_found(), full_site()))
    assert page.xpath("//main//a[@class='button']/@href") == ["/minzheng/", "/minzheng/communities/"]
    assert len(page.xpath("//nav[@aria-label='按工作分类找']//a")) == 8
