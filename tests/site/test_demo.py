"""The project's own content as a whole site: every address leads somewhere, every file is well made."""

import hashlib
import io
import re
from urllib.parse import quote, unquote, urljoin, urlsplit

import feedparser
import lxml.html
import pytest
from PIL import Image

from tests.render.feed_rules import broken_rules
from tests.site.checking import addresses_in, badly_nested, broken_links, faults_of, foreign_hosts, pages_of
from tests.site.demo import URLS
from tests.site.sample import ROOT

BELOW = URLS["below"]
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".heic")


@pytest.fixture(scope="module")
def pages(demo):
    return pages_of(demo.folder)


def own_url(path, url=BELOW):
    return url + quote(path.removesuffix("index.html"))


def test_the_content_of_the_project_holds_nothing_back(demo):
    assert (demo.code, [p["file"] for p in demo.problems if p["severity"] == "problem"]) == (0, [])


def test_no_link_of_the_whole_output_leads_nowhere(demo):
    assert broken_links(demo.folder, BELOW) == []


def test_no_link_leads_nowhere_at_the_root_of_a_host_either(demo_at_root):
    assert broken_links(demo_at_root.folder, URLS["root"]) == []


def test_the_path_of_the_site_changes_no_file_but_what_stands_in_it(demo, demo_at_root):
    assert list(demo.bytes()) == list(demo_at_root.bytes())


def test_nothing_is_loaded_from_another_host(demo):
    assert foreign_hosts(demo.folder, BELOW) == set()


def test_every_page_is_well_made(pages):
    faults = {path: found for path, tree in pages.items() if (found := faults_of(tree))}
    assert faults == {}


def test_every_element_is_closed_where_it_was_opened(demo):
    texts = {path: data.decode() for path, data in demo.bytes().items() if path.endswith(".html")}
    assert {path: found for path, text in texts.items() if (found := badly_nested(text))} == {}


def test_every_page_says_that_it_is_an_example_and_is_not_to_be_indexed(pages):
    for path, tree in pages.items():
        assert tree.xpath("string(//header//*[contains(@class, 'demo')])").startswith("示例"), path
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"], path


def test_robots_are_turned_away_from_an_example(demo):
    robots = demo.file("/robots.txt").read_text("utf-8")
    assert robots.startswith("User-agent: *\nDisallow: /\n")


def test_every_page_can_be_reached_from_the_front_page_by_links(demo, pages):
    seen, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        for tag, address in addresses_in(pages[path]):
            full = urlsplit(urljoin(own_url(path), address))
            if tag == "a" and full.netloc == "county.example":
                name = unquote(full.path.removeprefix("/minzheng/"))
                waiting.append(name + "index.html" if not name or name.endswith("/") else name)
    noindex = {"404.html"} | {
        path for path, tree in pages.items() if not tree.xpath("//link[@rel='canonical']")
    }
    lonely = set(pages) - seen - noindex
    assert lonely == set()
    assert len(seen) > 150


def test_every_feed_keeps_the_rules_of_its_format(demo):
    site = demo.bytes()
    feeds = [path for path in site if path.endswith(("rss.xml", "atom.xml", "feed.json"))]
    assert len(feeds) > 60
    found = {path: broken_rules(site[path], own_url(path)) for path in feeds}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_outline_and_sitemap_keep_the_rules_of_their_formats(demo):
    assert broken_rules(demo.file("/feeds.opml").read_bytes(), own_url("feeds.opml")) == []
    assert broken_rules(demo.file("/sitemap.xml").read_bytes(), own_url("sitemap.xml")) == []


def test_a_reader_of_feeds_gets_the_same_posts_from_rss_and_atom(demo):
    for stream in (
        "",
        "communities/",
        "communities/guangming/",
        "news/",
        "categories/party/",
        "themes/love/",
    ):
        rss = feedparser.parse((demo.folder / stream / "rss.xml").read_bytes())
        atom = feedparser.parse((demo.folder / stream / "atom.xml").read_bytes())
        assert not rss.bozo
        assert not atom.bozo
        assert rss.feed.link == atom.feed.link == BELOW + stream
        assert [(e.id, e.title, e.link) for e in rss.entries] == [
            (e.id, e.title, e.link) for e in atom.entries
        ]
        assert [e.title for e in rss.entries] == demo.entries("/" + stream)
        assert all(entry.content[0].value for entry in rss.entries)


def test_every_stream_and_every_page_offers_its_feeds_in_the_head(pages):
    for path, tree in pages.items():
        offered = tree.xpath("//link[@rel='alternate']/@href")
        assert BELOW + "rss.xml" in offered, path
        assert len(offered) == len(set(offered)), path
        if re.fullmatch(r"(communities|categories|themes)/([^/]+/)?index.html", path):
            for file in ("rss.xml", "atom.xml", "feed.json"):
                if path not in ("communities/xixing-xiang/index.html",):
                    assert BELOW + path.replace("index.html", file) in offered, path


def test_no_original_picture_is_published(demo):
    originals = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "content").rglob("*")
        if path.suffix.lower() in PICTURES
    }
    published = {path: hashlib.sha256(data).hexdigest() for path, data in demo.bytes().items()}
    assert len(originals) > 20
    assert {path for path, digest in published.items() if digest in originals} == set()


def test_no_published_picture_holds_anything_but_its_pixels(demo):
    pictures = {path: data for path, data in demo.bytes().items() if path.endswith(PICTURES)}
    assert len(pictures) > 60
    for path, data in pictures.items():
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif(), path
            assert not {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"} & set(image.info), path
        assert path.startswith("media/"), path


def test_every_attachment_lies_beside_its_post_under_its_own_name(demo):
    published = demo.bytes()
    once = (
        "一周食谱.pdf",
        "取暖安全提示.pdf",
        "活动材料.zip",
        "巡逻路线.xlsx",
        "信息上报样稿.docx",
        "全套样表.zip",
    )
    for name, times in [*((name, 1) for name in once), ("村务公开自查表.docx", 2)]:
        sources = {path.read_bytes() for path in (ROOT / "content").glob(f"**/{name}")}
        paths = [path for path in published if path.endswith("/" + name)]
        assert len(paths) == times, paths
        assert {published[path] for path in paths} == sources
        for path in paths:
            page = published[path.removesuffix(name) + "index.html"].decode()
            assert f'href="/minzheng/{quote(path)}"' in page


def test_every_picture_of_a_page_has_its_size_and_only_the_first_is_loaded_at_once(pages):
    for path, tree in pages.items():
        pictures = tree.xpath("//main//img")
        assert all(img.get("width") and img.get("height") for img in pictures), path
        at_once = [img.get("src") for img in pictures if img.get("loading") != "lazy"]
        assert len(at_once) <= 1, path


def test_every_page_carries_the_tags_of_a_government_site(pages):
    for path, tree in pages.items():
        tags = {meta.get("name"): meta.get("content") for meta in tree.xpath("//head/meta[@name]")}
        assert tags["SiteName"] == "孙吴县民政社区博客", path
        if "ArticleTitle" in tags:
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", tags["PubDate"]), path
            assert tags["ContentSource"], path
            assert tags["Url"] == own_url(path), path
        if {"ColumnName", "ColumnType"} & set(tags):
            assert {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} <= set(tags), path


def test_no_number_of_a_page_tag_or_footer_is_made_up_where_none_was_given(pages):
    for path, tree in pages.items():
        names = set(tree.xpath("//head/meta/@name"))
        assert not {"SiteDomain", "SiteIDCode"} & names, path
        footer = tree.xpath("string(//footer)")
        assert not re.search(r"ICP备|公网安备|标识码", footer), path


def test_every_leaderboard_number_leads_to_the_year_of_its_unit(pages):
    links = [
        (path, link)
        for path, tree in pages.items()
        if path.startswith("leaderboard/") and "/main" not in path
        for link in tree.xpath("//table[contains(@class, 'standings')]//td/a/@href")
    ]
    assert len(links) > 100
    to_unit = re.compile(r"/minzheng/leaderboard/2026/[a-z-]+/(#2026(-(\d\d|Q\d|H\d))?)?")
    assert [(path, link) for path, link in links if not to_unit.fullmatch(link)] == []


def test_the_html_of_no_page_names_a_path_of_this_machine(demo):
    for path, data in demo.bytes().items():
        assert str(ROOT).encode() not in data, path
        assert str(demo.folder.parent).encode() not in data, path


def test_a_page_is_parsed_the_same_by_a_browser_and_by_a_strict_parser(demo):
    text = demo.file("/communities/guangming/").read_text("utf-8")
    again = lxml.html.tostring(lxml.html.document_fromstring(text), encoding="unicode")
    assert lxml.html.tostring(lxml.html.document_fromstring(again), encoding="unicode") == again
