"""How Pages become bytes: filters for templates, render functions of files (rendering.py)."""

import json

import pytest
from lxml import etree

from civic.pages.rendering import absolute_url, day, href, render_functions, site_renderer

SITE = {
    "base": "/minzheng/",
    "url": "https://example.org/minzheng/",
    "name": "示例县社区博客",
    "body": "示例县民政局",
}
ROOT = {**SITE, "base": "/", "url": "https://example.org/"}
PICTURE = {"alt": "", "width": 800, "height": 600, "src": "/media/d-800.jpg", "srcset": []}


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("", ""),
        ("/", "/minzheng/"),
        ("/communities/aaa/2026/a/", "/minzheng/communities/aaa/2026/a/"),
        ("/communities/aaa/通知 1.pdf", "/minzheng/communities/aaa/%E9%80%9A%E7%9F%A5%201.pdf"),
        ("/a/3%23楼 5%25.pdf", "/minzheng/a/3%23%E6%A5%BC%205%25.pdf"),
        ("/a/#1a2b-一 二", "/minzheng/a/#1a2b-%E4%B8%80%20%E4%BA%8C"),
        ("/a/?x=1", "/minzheng/a/%3Fx=1"),
        ("/a/\"><b>'", "/minzheng/a/%22%3E%3Cb%3E'"),
    ],
)
def test_a_link_lies_below_the_path_of_the_site_and_is_encoded(address, linked):
    assert href(SITE, address) == linked


def test_a_full_address_has_the_path_of_the_site_once():
    assert absolute_url(SITE, "/a/表.pdf") == "https://example.org/minzheng/a/%E8%A1%A8.pdf"
    assert absolute_url(ROOT, "/") == "https://example.org/"
    assert absolute_url(SITE, "") == ""


def test_a_day_is_written_as_people_read_it():
    assert (day("2026-10-09"), day("2026-01-31")) == ("2026年10月9日", "2026年1月31日")


TEMPLATES = {
    "page.html": "{{ text | body(targets) }}",
    "list.html": "{{ '/a/' | href }} {{ '/a/' | absolute }} {{ '2026-10-09' | day }}",
    "parts/picture.html": (
        "{% macro picture(shown, sizes, later) %}[{{ shown.src }}{{ ' later' if later }}]{% endmacro %}"
    ),
}


def rendered(template, html, **values):
    made = site_renderer(TEMPLATES, {"site": SITE}, {"t": html})
    return made.render(template, {"text": "t", **values}).decode()


def test_a_template_has_the_filters_for_addresses_and_days():
    assert rendered("list.html", "") == "/minzheng/a/ https://example.org/minzheng/a/ 2026年10月9日"


def test_a_body_stands_on_its_page_as_html_with_its_links_filled():
    html = '<p><a href="ref:0">甲</a><a href="ref:1">乙</a> &lt;b&gt;</p>'
    assert rendered("page.html", html, targets=["/表/", None]) == (
        '<p><a href="/minzheng/%E8%A1%A8/">甲</a>乙 &lt;b&gt;</p>'
    )


def test_the_first_picture_of_a_body_is_loaded_at_once_and_those_below_it_later():
    html = '<img src="ref:0" alt=""><img src="ref:1" alt="">'
    assert rendered("page.html", html, targets=[PICTURE, PICTURE]) == (
        "[/media/d-800.jpg][/media/d-800.jpg later]"
    )


def test_below_a_picture_of_the_page_no_picture_of_the_body_is_the_first():
    templates = {**TEMPLATES, "page.html": "{{ text | body(targets, true) }}"}
    made = site_renderer(templates, {"site": SITE}, {"t": '<img src="ref:0" alt="">'})
    assert made.render("page.html", {"text": "t", "targets": [PICTURE]}) == b"[/media/d-800.jpg later]"


ENTRY = {
    "id": "urn:uuid:1",
    "title": "甲",
    "address": "/communities/aaa/2026/a/",
    "published": "2026-10-09T09:05:00+08:00",
    "summary": "摘要",
    "body": "t",
    "targets": ["/news/", None, PICTURE],
    "authors": ["张某"],
    "source": "aaa社区",
    "categories": ["社区服务"],
    "cover": {"address": "/media/d-800.jpg", "type": "image/jpeg", "length": 777},
}
BODY = '<p><a href="ref:0">一</a><a href="ref:1">二</a><img src="ref:2" alt="&quot;三&quot;"></p>'


def of_stream(name):
    values = {"title": "全部", "description": "全部更新", "address": "/", "entries": [ENTRY]}
    return render_functions(SITE, {"t": BODY})[name](values)


def test_in_a_feed_every_address_is_a_full_one():
    told = json.loads(of_stream("feed.json"))
    assert (told["home_page_url"], told["feed_url"]) == (
        "https://example.org/minzheng/",
        "https://example.org/minzheng/feed.json",
    )
    [entry] = told["items"]
    assert entry["url"] == "https://example.org/minzheng/communities/aaa/2026/a/"
    assert entry["content_html"] == (
        '<p><a href="https://example.org/minzheng/news/">一</a>二'
        '<img src="https://example.org/minzheng/media/d-800.jpg" alt="&quot;三&quot;" width="800" height="600"></p>'
    )


@pytest.mark.parametrize(("name", "root"), [("feed.rss", "rss"), ("feed.atom", "feed")])
def test_each_feed_is_rendered_in_its_own_form(name, root):
    assert etree.QName(etree.fromstring(of_stream(name))).localname == root


def test_the_map_and_robots_name_full_addresses():
    made = render_functions(SITE, {})
    mapped = made["sitemap.xml"]({"urls": [{"address": "/表/", "lastmod": "2026-10-09"}]})
    assert [element.text for element in etree.fromstring(mapped).iter("{*}loc", "{*}lastmod")] == [
        "https://example.org/minzheng/%E8%A1%A8/",
        "2026-10-09",
    ]
    robots = made["robots.txt"]({"demo": False}).decode()
    assert "Sitemap: https://example.org/minzheng/sitemap.xml" in robots.splitlines()


def test_the_list_of_feeds_leads_to_each_stream_and_its_rss():
    feeds = [{"name": "民政要闻", "address": "/news/", "rss": "/news/rss.xml"}]
    values = {"title": "全部", "groups": [{"kind": "columns", "feeds": feeds}]}
    written = etree.fromstring(render_functions(SITE, {})["feeds.opml"](values))
    [outline] = written.iterfind(".//outline[@xmlUrl]")
    assert (outline.get("xmlUrl"), outline.get("htmlUrl")) == (
        "https://example.org/minzheng/news/rss.xml",
        "https://example.org/minzheng/news/",
    )
