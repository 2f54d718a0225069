"""The pages in a browser: they fit narrow screens and large type, can be hit with a finger, and axe finds nothing.

Everything is served from memory at a made-up address; what is asked for anywhere else fails the test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from civic.pages.values import SiteValues
from tests.theme.drawn import STYLE, THEME, draw
from tests.theme.sample_values import BODIES, FULL, SMALLEST, blog_list, full_leaderboard, full_site

HOST = "http://theme.test"
PAGES: dict[str, tuple[str, Any]] = {
    **{name.removesuffix(".html"): (name, values) for name, values in FULL.items()},
    "blog-empty": ("blog.html", SMALLEST["blog.html"]),
    "blog-category": ("blog.html", blog_list("category", "社区服务", None)),
    "leaderboard-year": ("leaderboard.html", full_leaderboard("2026")),
}
GREY = b'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="100%" height="100%"/></svg>'

# All that the text of a post may hold, in the form in which reading hands it over.
RICH_BODY = """<p>各位<em>居民</em>：见<a href="/guides/">指南</a>，地址
https://example.org/a-very-long-address-that-nobody-would-ever-type-by-hand/but-it-stands-in-a-post.html</p>
<nav class="toc" aria-label="目录"><ul><li><a href="#p-a">谁来帮忙</a></li></ul></nav>
<h2 id="p-a">谁来帮忙</h2><ul><li>门口<ul><li>坡道</li></ul></li></ul><ol start="3"><li>三</li></ol>
<figure class="picture"><img src="/media/a.jpg" alt="雪" width="1200" height="900"><figcaption>雪后</figcaption></figure>
<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">楼号</th><th scope="col" class="right">清雪的长度（米）</th>
<th scope="col">负责的单位</th><th scope="col">联系人所在的楼和单元</th></tr></thead><tbody><tr><td>一号楼</td><td class="right">120</td>
<td>志愿服务队</td><td>二单元</td></tr></tbody></table></div>
<div class="admonition warning"><p class="admonition-title">注意</p><p>慢走。</p></div>
<blockquote><p>雪不等人。</p></blockquote><dl><dt>雪停即扫</dt><dd>各家门前自己清。</dd></dl><hr>
<pre><code>a-line-that-is-much-longer-than-the-screen-of-a-telephone-and-must-not-be-broken-anywhere</code></pre>
<p>时长<sup class="note"><a href="#p-fn:1" id="p-fnref:1" aria-label="注 1">[1]</a></sup>，<abbr title="某办法">办法</abbr>。</p>
<section class="footnotes" aria-label="注释"><ol><li id="p-fn:1"><p>见办法。<a href="#p-fnref:1" class="back">回到正文</a></p></li></ol></section>"""

TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, pre'))
    .map(e => e.outerHTML.slice(0, 120))"""
TOO_SMALL = """() => [...document.querySelectorAll('a, summary')]
    .filter(e => !e.closest('.text p') && !e.matches('.skip'))
    .map(e => [e.getBoundingClientRect(), e])
    .filter(([box]) => box.height > 0 && (box.height < 44 || box.width < 33))
    .map(([box, e]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${e.textContent}`)"""


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """Every page once, with the richest text."""
    site: SiteValues = {**full_site(), "base": "/", "url": f"{HOST}/"}
    with patch.dict(BODIES, b0d1=RICH_BODY):
        return {name: draw(template, values, site) for name, (template, values) in PAGES.items()}


@pytest.fixture
def show(browser: Browser, drawn: dict[str, str]) -> Iterator[Callable[[str, int], Page]]:
    """Opens a page at a width; complaints of the browser and requests to elsewhere fail the test at its end."""
    complaints: list[str] = []
    context = browser.new_context(locale="zh-CN")

    def serve(route: Route) -> None:
        address = route.request.url.removeprefix(HOST)
        if address.removeprefix("/") in drawn:
            route.fulfill(body=drawn[address.removeprefix("/")], content_type="text/html; charset=utf-8")
        elif address.startswith("/theme/style."):
            route.fulfill(path=STYLE, content_type="text/css; charset=utf-8")
        elif address.endswith("favicon.svg"):
            route.fulfill(path=THEME / "static" / "favicon.svg", content_type="image/svg+xml")
        elif address.startswith(("/media/", "/theme/")):
            route.fulfill(body=GREY, content_type="image/svg+xml")
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    context.route("**/*", serve)

    def open_page(name: str, width: int) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 740})
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{HOST}/{name}")
        return page

    yield open_page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_the_narrowest_screen_and_links_are_as_large_as_a_finger(
    show: Callable[[str, int], Page], name: str
) -> None:
    page = show(name, 320)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_at_twice_the_size_of_type(show: Callable[[str, int], Page], name: str) -> None:
    page = show(name, 360)
    page.add_style_tag(content="html { font-size: 225% !important }")
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("name", "width"),
    [*((name, 360) for name in PAGES), *((name, 1280) for name in ("front", "blog", "post", "leaderboard"))],
)
def test_axe_finds_nothing(show: Callable[[str, int], Page], name: str, width: int) -> None:
    found = Axe().run(show(name, width))
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found.response["violations"]] == []


def test_type_is_as_large_as_promised_and_follows_the_readers_own_size(
    show: Callable[[str, int], Page],
) -> None:
    page = show("post", 360)
    size, height = page.evaluate(
        "[getComputedStyle(document.querySelector('.text p')).fontSize,"
        " getComputedStyle(document.querySelector('.text p')).lineHeight]"
    )
    assert size == "18px"
    assert float(height.removesuffix("px")) / 18 >= 1.6


def test_the_link_to_the_text_appears_when_it_is_focused(show: Callable[[str, int], Page]) -> None:
    page = show("post", 360)
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()
    assert box is not None
    assert page.locator(":focus").inner_text() == "跳到正文"
    assert box["height"] >= 44
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_on_paper_the_way_around_is_gone_and_the_text_and_the_mark_stay(
    show: Callable[[str, int], Page],
) -> None:
    page = show("post", 1280)
    page.emulate_media(media="print")
    for gone in (".nav", ".crumbs", ".wood", ".feeds", ".neighbours", ".back"):
        assert not page.locator(gone).first.is_visible(), gone
    for stays in (".text", ".adoptions", ".attachments", ".demo strong", ".foot section"):
        assert page.locator(stays).first.is_visible(), stays


def test_on_paper_a_leaderboard_is_a_table_that_fits_the_sheet(show: Callable[[str, int], Page]) -> None:
    page = show("leaderboard-year", 672)  # A4 less its margins
    page.emulate_media(media="print")
    table = page.locator(".standings").first
    assert table.evaluate("table => getComputedStyle(table).display") == "table"
    assert table.evaluate("table => table.scrollWidth") <= 672
    assert page.locator(".standings thead").first.is_visible()
