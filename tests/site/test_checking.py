"""The checks of whole sites find what is wrong: each one is shown a site that is broken in one place."""

import lxml.html
import pytest

from tests.site.checking import badly_nested, broken_links, faults_of, foreign_hosts

URL = "https://host.example/minzheng/"
PAGE = (
    '<!doctype html><html lang="zh-CN"><head><title>页</title></head>'
    '<body><main id="main"><h1>页</h1>{}</main></body></html>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="{}"/><content type="html">{}</content></feed>'


@pytest.fixture
def site(tmp_path):
    def make(inside="", **files):
        pages = {"index.html": PAGE.format(inside), "表 1/index.html": PAGE.format('<p id="那里">这里</p>')}
        for name, text in {**pages, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return make


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="/minzheng/">好</a>',
        '<a href="%E8%A1%A8%201/">好</a>',
        '<a href="/minzheng/%E8%A1%A8%201/#%E9%82%A3%E9%87%8C">好</a>',
        '<a href="https://other.example/gone/">好</a>',
        '<a href="tel:0456">好</a>',
        '<a href="#main">好</a>',
    ],
)
def test_a_good_address_is_no_fault(inside, site):
    assert broken_links(site(inside), URL) == []


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/communities/",
        "/minzheng/gone/",
        "gone.html",
        "/minzheng/%E8%A1%A8%201",
        "#gone",
        "/minzheng/#gone",
        "tel:",
    ],
)
def test_an_address_that_leads_nowhere_is_told(address, site):
    assert broken_links(site(f'<a href="{address}">坏</a>'), URL) == [f"index.html: {address}"]


def test_sources_candidates_and_tags_are_looked_at(site):
    inside = '<img src="/minzheng/a.jpg" srcset="/minzheng/b.webp 480w, /minzheng/c.webp 960w" alt="">'
    assert broken_links(site(inside), URL) == [
        f"index.html: /minzheng/{name}" for name in ("a.jpg", "b.webp", "c.webp")
    ]


def test_addresses_of_feeds_and_of_their_texts_are_looked_at(site):
    text = "&lt;a href='https://host.example/minzheng/gone/'&gt;甲&lt;/a&gt;&lt;a href='nah/'&gt;乙&lt;/a&gt;"
    folder = site(**{"atom.xml": ATOM.format("https://host.example/minzheng/rss.xml", text)})
    assert broken_links(folder, URL) == [
        "atom.xml: https://host.example/minzheng/gone/",
        "atom.xml: https://host.example/minzheng/rss.xml",
        "atom.xml: relative:nah/",
    ]


def test_what_a_page_loads_from_elsewhere_is_told(site):
    inside = '<img src="https://cdn.example/a.png" alt=""><a href="https://other.example/">链接</a>'
    assert foreign_hosts(site(inside), URL) == {"cdn.example"}


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ('<p id="main"></p>', "id 'main' stands 2 times"),
        ('<p aria-labelledby="gone"></p>', "aria-labelledby 'gone' names nothing"),
        ('<a href="#main"></a>', "a link without words: #main"),
        ('<img src="a.png">', "a picture without alt: a.png"),
        ("<h3>甲</h3>", "h1 is followed by h3"),
        ("<h2>甲</h2><h1>乙</h1>", "the headings do not begin with the only h1: [1, 2, 1]"),
        ('<p style="color:red">甲</p>', "<p> has style or an event handler"),
        ('<p onclick="x()">甲</p>', "<p> has style or an event handler"),
        ("<script>x()</script>", "a script"),
        ("<ul><p>甲</p></ul>", "<p> in <ul>"),
    ],
)
def test_what_is_badly_made_about_a_page_is_told(inside, fault):
    assert faults_of(lxml.html.document_fromstring(PAGE.format(inside))) == [fault]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("<ul><li>甲</li></ul><br><img alt='a>b'>", []),
        ("<p><b>甲</p></b>", ["</p> closes ['b']", "</b> closes nothing"]),
        ("<div><p>甲</div>", ["</div> closes ['p']"]),
        ("<p><ul></ul></p>", ["<ul> inside <p>"]),
        ("<section>", ["<section> is never closed"]),
    ],
)
def test_a_wrong_nesting_is_told(text, faults):
    assert badly_nested(text) == faults
