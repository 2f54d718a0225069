"""Head, header and footer: what the state asks for, each thing only if it is given (specification.md §5.1 and §5.3)."""

from __future__ import annotations

from lxml import html

from civic.pages.values import HeadValue, SiteValues
from tests.theme.drawn import draw, texts, tree
from tests.theme.sample_values import (
    full_front,
    full_head,
    full_page,
    full_post,
    full_site,
    smallest_head,
    smallest_page,
    smallest_post,
    smallest_site,
)


def a_page(head: HeadValue, site: SiteValues) -> html.HtmlElement:
    return tree(draw("page.html", {**smallest_page(), "head": head}, site))


def named(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [
        (tag.get("name"), tag.get("content"))
        for tag in page.xpath("//meta[@name]")
        if tag.get("name") not in ("viewport", "robots", "theme-color")
    ]


def test_a_page_without_tags_has_the_name_of_the_site_only() -> None:
    assert named(a_page(smallest_head(), smallest_site())) == [("SiteName", "某县民政社区博客")]


def test_a_post_has_all_tags_with_names_to_the_letter() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert named(page) == [
        ("SiteName", "某县民政社区博客"),
        ("SiteDomain", "www.example.org"),
        ("SiteIDCode", "0000000000"),
        ("ColumnName", "社区服务"),
        ("ColumnDescription", "社区为居民做的事"),
        ("ColumnKeywords", "社区,服务"),
        ("ColumnType", "工作动态"),
        ("ArticleTitle", "清雪一上午，老人出门不打滑"),
        ("PubDate", "2026-11-03 09:30"),
        ("ContentSource", "光明社区"),
        ("Keywords", "清雪,志愿者"),
        ("Author", "张某某"),
        ("Description", "早上六点，社区干部和志愿者一起清雪。"),
        ("Image", "https://example.org/minzheng/media/5f3a-1200.jpg"),
        ("Url", "https://example.org/minzheng/communities/guangming/2026/qing-xue/"),
    ]


def test_no_tag_stands_twice_whatever_the_case_of_its_letters() -> None:
    names = [name.lower() for name, _ in named(tree(draw("post.html", full_post(), full_site())))]
    assert len(names) == len(set(names))


def test_a_page_without_article_tags_has_its_own_description() -> None:
    head = {**smallest_head(), "description": "这一页讲什么。"}
    assert ("Description", "这一页讲什么。") in named(a_page(head, smallest_site()))  # type: ignore[arg-type]


def test_the_title_names_the_page_and_the_site_and_on_the_front_page_the_site_only() -> None:
    page = a_page(full_head("关于本站", "/about/", "", []), smallest_site())
    assert texts(page, "//title") == ["关于本站 - 某县民政社区博客"]
    assert texts(tree(draw("front.html", full_front(), smallest_site())), "//title") == ["某县民政社区博客"]


def test_the_canonical_link_is_the_full_address() -> None:
    page = a_page(full_head("关于本站", "/about/", "", []), full_site())
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/minzheng/about/"]


def test_a_page_that_is_not_to_be_found_says_so_and_has_no_canonical_address() -> None:
    page = a_page({**smallest_head(), "noindex": True}, smallest_site())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']") == []


def test_a_real_site_is_found_and_has_no_mark_of_a_demonstration() -> None:
    page = a_page(smallest_head(), smallest_site())
    assert page.xpath("//meta[@name='robots']") == []
    assert "示例" not in page.text_content()


def test_a_demonstration_says_so_on_the_page_and_to_search_engines() -> None:
    page = a_page(smallest_head(), {**smallest_site(), "demo": True})
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert texts(page, "//header//strong") == ["示例"]
    assert "不代表真实信息" in page.text_content()


def test_the_navigation_marks_the_page_and_on_pages_below_it_the_section() -> None:
    column = a_page(full_head("通知公告", "/notices/", "/notices/", []), full_site())
    assert texts(column, "//nav[@aria-label='主要栏目']//*[@aria-current='page']") == ["通知公告"]
    item = a_page(full_head("一则通知", "/notices/2026/x/", "/notices/", []), full_site())
    assert texts(item, "//nav[@aria-label='主要栏目']//*[@aria-current='true']") == ["通知公告"]
    assert item.xpath("//*[@aria-current='page']") == []


def test_the_navigation_has_the_columns_that_have_a_page_and_what_is_always_there() -> None:
    assert texts(a_page(smallest_head(), full_site()), "//nav[@aria-label='主要栏目']//a") == [
        *["首页", "民政要闻", "通知公告", "政策法规", "办事指南", "资料下载"],
        *["社区博客", "信息上报榜", "订阅"],
    ]
    assert texts(a_page(smallest_head(), smallest_site()), "//nav[@aria-label='主要栏目']//a") == [
        "首页",
        "社区博客",
        "信息上报榜",
        "订阅",
    ]


def test_the_way_back_is_shown_from_the_front_page_down() -> None:
    page = tree(draw("post.html", full_post(), full_site()))
    assert texts(page, "//nav[@aria-label='当前位置']//a") == ["首页", "社区博客", "光明社区"]
    assert tree(draw("post.html", smallest_post(), smallest_site())).xpath("//nav[@class='crumbs']") == []


def test_a_footer_of_which_little_is_known_fakes_nothing() -> None:
    page = a_page(smallest_head(), smallest_site())
    assert texts(page, "//footer//li") == ["主办单位：某县民政局", "怎样订阅", "网站地图"]
    assert page.xpath("//footer//img") == []


def test_a_full_footer_says_who_answers_for_the_site_and_how_to_reach_them() -> None:
    page = a_page(smallest_head(), full_site())
    assert texts(page, "//footer//section//li") == [
        "主办单位：某县民政局",
        "承办：基层政权股",
        "电话：0000-0000000",
        "邮箱：minzheng@example.org",
        "地址：某县某街 0 号",
        "办公时间：周一至周五 8:30 至 17:00",
    ]
    assert page.xpath("//footer//section//a/@href") == ["tel:00000000000", "mailto:minzheng@example.org"]


def test_the_numbers_of_the_state_link_to_where_they_are_checked() -> None:
    page = a_page(smallest_head(), full_site())
    checked = {link.text_content(): link.get("href") for link in page.xpath("//footer//a")}
    assert checked["某ICP备00000000号"] == "https://beian.miit.gov.cn/"
    assert checked["某公网安备00000000000000号"] == "https://police.example.org/00000000000000"
    assert texts(page, "//footer//li[contains(., '标识码')]") == ["网站标识码：0000000000"]
    badges = {link.get("href"): link.xpath("img/@alt") for link in page.xpath("//footer//a[img/@alt != '']")}
    assert badges == {
        "https://badge.example.org/0000000000": ["党政机关网站标识"],
        "https://error.example.org/0000000000": ["我为政府网站找错"],
    }


def test_a_public_security_number_without_an_address_links_to_the_register() -> None:
    site: SiteValues = {**full_site(), "police_url": "", "police_mark": ""}
    page = a_page(smallest_head(), site)
    assert page.xpath("//a[contains(., '公网安备')]/@href") == ["https://beian.mps.gov.cn/"]


def test_a_mark_without_its_address_is_not_shown() -> None:
    site: SiteValues = {**full_site(), "badge_url": "", "report_error_url": ""}
    assert a_page(smallest_head(), site).xpath("//footer//img/@alt") == [""]  # the police's alone


def test_a_messenger_is_told_title_and_picture_of_an_item_and_of_nothing_else() -> None:
    post = tree(draw("post.html", full_post(), full_site()))
    assert [(tag.get("property"), tag.get("content")) for tag in post.xpath("//meta[@property]")] == [
        ("og:title", "清雪一上午，老人出门不打滑"),
        ("og:image", "https://example.org/minzheng/media/5f3a-1200.jpg"),
    ]
    assert a_page(smallest_head(), full_site()).xpath("//meta[@property]") == []
    assert full_page()["attachments"]
