"""What holds for every page of the theme, drawn from its smallest and from its full values."""

from __future__ import annotations

import json
from itertools import cycle, pairwise
from typing import Any

import pytest
from lxml import html

from civic.pages.values import SiteValues
from tests.browser.payloads import PAYLOADS
from tests.theme.drawn import TEMPLATES, draw, texts, tree
from tests.theme.hostile_values import hostile, hostile_site
from tests.theme.sample_values import (
    FULL,
    SMALLEST,
    blog_list,
    full_leaderboard,
    full_site,
    smallest_site,
)

CASES: dict[str, tuple[str, Any, SiteValues]] = {
    **{f"{name} smallest": (name, values, smallest_site()) for name, values in SMALLEST.items()},
    **{f"{name} full": (name, values, full_site()) for name, values in FULL.items()},
    "blog.html category": ("blog.html", blog_list("category", "社区服务", None), full_site()),
    "blog.html chunk of a year": ("blog.html", blog_list("year", "2026", 2), full_site()),
    "leaderboard.html year": ("leaderboard.html", full_leaderboard("2026"), full_site()),
}


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES.keys())
def page(request: pytest.FixtureRequest) -> html.HtmlElement:
    return tree(draw(*request.param))


def test_every_template_is_drawn_here() -> None:
    files = {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}
    assert files == SMALLEST.keys() == FULL.keys()


def test_a_page_begins_with_its_type_and_names_its_encoding_and_language(page: html.HtmlElement) -> None:
    assert page.getroottree().docinfo.doctype == "<!DOCTYPE html>"
    assert page.get("lang") == "zh-CN"
    assert page.xpath("/html/head/*[1]/@charset") == ["utf-8"]
    assert page.xpath("//meta[@name='viewport']/@content") == ["width=device-width, initial-scale=1"]


def test_a_page_has_one_title_of_first_order_and_skips_no_order(page: html.HtmlElement) -> None:
    orders = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert orders.count(1) == 1
    assert orders[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(orders))


def test_no_heading_and_no_link_is_empty(page: html.HtmlElement) -> None:
    assert all(texts(page, "//h1|//h2|//h3|//title"))
    for link in page.xpath("//a"):
        name = link.text_content().strip() or link.get("aria-label") or "".join(link.xpath(".//img/@alt"))
        assert name, html.tostring(link)


def test_no_address_is_empty(page: html.HtmlElement) -> None:
    addresses = page.xpath("//@href|//@src|//@srcset|//@content|//@datetime")
    assert addresses
    assert all(address.strip() for address in addresses)


def test_ids_are_unique_and_what_refers_to_them_finds_them(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)
    assert {address[1:] for address in page.xpath("//a/@href") if address.startswith("#")} <= set(ids)


def test_nothing_runs_and_nothing_is_styled_in_the_page_itself(page: html.HtmlElement) -> None:
    assert page.xpath("//script|//style|//iframe|//object|//form") == []
    assert page.xpath("//@style") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_landmarks_have_names_of_their_own(page: html.HtmlElement) -> None:
    assert len(page.xpath("//main")) == len(page.xpath("//body/header")) == len(page.xpath("//footer")) == 1
    names = page.xpath("//nav/@aria-label")
    assert len(names) == len(page.xpath("//nav"))
    assert len(names) == len(set(names))


def test_the_first_thing_that_is_focused_leads_to_the_text(page: html.HtmlElement) -> None:
    assert page.xpath("(//a)[1]/@href") == ["#main"]
    assert page.xpath("//*[@id='main']")[0].tag == "main"


def test_a_picture_has_its_size_and_its_text(page: html.HtmlElement) -> None:
    for picture in page.xpath("//picture//img"):
        assert {"src", "alt", "width", "height"} <= set(picture.keys())


FULL_CASES = {case: drawn for case, drawn in CASES.items() if drawn[2]["base"] == "/minzheng/"}


@pytest.fixture(scope="module", params=FULL_CASES.values(), ids=FULL_CASES.keys())
def full_page(request: pytest.FixtureRequest) -> html.HtmlElement:
    return tree(draw(*request.param))


def test_every_address_of_the_site_begins_with_its_own_path(full_page: html.HtmlElement) -> None:
    srcset = [part.split()[0] for value in full_page.xpath("//@srcset") for part in value.split(",")]
    addresses = full_page.xpath("//@href|//@src") + srcset
    own = [address for address in addresses if address.startswith("/")]
    assert len(own) > 20
    assert [address for address in own if not address.startswith("/minzheng/")] == []


def test_every_stream_of_the_page_can_be_discovered(full_page: html.HtmlElement) -> None:
    found = [
        (link.get("type"), link.get("title"), link.get("href"))
        for link in full_page.xpath("//head/link[@rel='alternate']")
    ]
    host = "https://example.org/minzheng"
    assert found == [
        ("application/rss+xml", "光明社区博客", f"{host}/communities/guangming/rss.xml"),
        ("application/atom+xml", "光明社区博客（Atom）", f"{host}/communities/guangming/atom.xml"),
        ("application/feed+json", "光明社区博客（JSON）", f"{host}/communities/guangming/feed.json"),
        ("application/rss+xml", "全部文章", f"{host}/rss.xml"),
        ("application/atom+xml", "全部文章（Atom）", f"{host}/atom.xml"),
        ("application/feed+json", "全部文章（JSON）", f"{host}/feed.json"),
    ]


# --- hostile text ---------------------------------------------------------------------------------


def shape(page: html.HtmlElement) -> list[tuple[str, list[str]]]:
    """Elements and their attributes, without what is written in them or hangs on an equal address."""
    return [
        (element.tag, sorted(set(element.keys()) - {"class", "aria-current"}))
        for element in page.iter()
        if isinstance(element.tag, str)
    ]


@pytest.mark.parametrize(("template", "values", "site"), FULL_CASES.values(), ids=FULL_CASES.keys())
def test_no_text_of_a_writer_becomes_markup(template: str, values: Any, site: SiteValues) -> None:
    payload = cycle(["\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;"])
    drawn = draw(template, hostile(values, payload), hostile_site(site, payload))
    assert "<script" not in drawn
    assert "<img src=x" not in drawn
    assert drawn.count("&lt;script&gt;") > 10
    assert shape(tree(drawn)) == shape(tree(draw(template, values, site)))


TAKEN = [payload.text for payload in PAYLOADS if "\0" not in payload.text]  # NUL ends a text for lxml


@pytest.mark.parametrize("start", range(0, len(TAKEN), 37))  # each place meets eight of them
def test_no_payload_changes_the_shape_of_a_page(start: int) -> None:
    texts_of_writers = cycle(TAKEN[start:] + TAKEN[:start])
    sites: dict[str, SiteValues] = {}
    for name, (template, values, site) in FULL_CASES.items():
        honest = shape(tree(draw(template, values, site)))
        meant = json.dumps(site)
        if meant not in sites:  # templates are compiled anew for each
            sites[meant] = hostile_site(site, texts_of_writers)
        drawn = draw(template, hostile(values, texts_of_writers), sites[meant])
        assert shape(tree(drawn)) == honest, name
