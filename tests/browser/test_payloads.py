"""Whatever a text contains, nothing runs in a reader's browser: our own payloads in every field, opened in Chromium.

The window has no guard of its own (the policy of the page is switched off). The first tests show that the payloads run
where nobody cares, and that it would be seen.
"""

import csv
import json
import re
import socket
import threading
from collections import Counter
from contextlib import closing
from itertools import cycle
from urllib.parse import quote

import pytest
from lxml import etree
from openpyxl import load_workbook

from civic.desk.preview.server import PreviewState, open_server
from civic.reading.markdown.renderer import read_body
from civic.reading.markdown.sanitizer import sanitize
from tests.browser.cage import Document, Watch, look_at, look_at_documents
from tests.browser.hostile import (
    CONTROL,
    hostile_offices,
    hostile_people,
    hostile_word_files,
    links_in_a_text,
    places_in_a_text,
)
from tests.browser.payloads import PAYLOADS
from tests.browser.unguarded import QUIET, unguarded
from tests.theme.drawn import draw
from tests.theme.hostile_values import hostile, hostile_site
from tests.theme.sample_values import FULL, full_site

LOUD = [payload for payload in PAYLOADS if payload.trick not in QUIET]
TEXT = {payload.number: payload.text for payload in PAYLOADS}
REFERENCE = re.compile(r'"ref:\d+"')
AMOUNT = re.compile(r"-\d+\.\d\d")
ELEMENTS = (
    "script style iframe frame frameset object embed applet form input button select textarea "
    "svg math template noscript noembed xmp plaintext base video audio track marquee dialog"
)


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """A post for each payload, and cards of units made of them."""
    return hostile_people(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """A registry of payloads."""
    return hostile_offices(tmp_path_factory.mktemp("offices"))


def named(numbers):
    """Payloads as a failure prints them."""
    return {number: TEXT.get(number) for number in sorted(numbers)}


# --- the collection -------------------------------------------------------------------------------


def test_there_are_more_than_200_payloads_and_none_stands_twice():
    assert len(LOUD) > 200
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS)


def test_where_nobody_cares_they_run(browser, tmp_path):
    ran = look_at_documents(browser, tmp_path, [unguarded(payload) for payload in LOUD]).ran
    quiet = [payload for payload in LOUD if payload.number not in ran]
    of_trick = Counter(payload.trick for payload in LOUD if payload.number in ran)
    assert len(LOUD) - len(quiet) >= 260, quiet
    assert min(of_trick[payload.trick] for payload in LOUD) >= 5, of_trick


# --- whole sites ----------------------------------------------------------------------------------


@pytest.mark.parametrize("site", ["people", "offices"])
def test_nothing_runs_on_any_page_of_a_site(site, browser, request):
    built = request.getfixturevalue(site)
    feeds = {f"/{path}" for path in built.bytes() if path.endswith(".xml")}
    watch = look_at(browser, built.folder, built.addresses() | feeds)
    assert (named(watch.ran), watch.strange) == ({}, [])


@pytest.mark.parametrize("site", ["people", "offices"])
def test_no_page_holds_an_element_or_attribute_that_could_run_something(site, request):
    built = request.getfixturevalue(site)
    for address in sorted(built.addresses()):
        page = built.page(address)
        risky = [one.tag for one in page.iter() if one.tag in ELEMENTS.split()]
        risky += page.xpath("//meta[@http-equiv]")
        risky += [
            name
            for one in page.iter()
            if isinstance(one.tag, str)
            for name in one.attrib
            if name.startswith("on")
            or name in ("style", "srcdoc", "formaction", "action", "background", "ping")
        ]
        assert risky == [], address


@pytest.mark.parametrize("site", ["people", "offices"])
def test_every_link_is_of_a_known_scheme_and_opens_no_door_to_another_host(site, request):
    built = request.getfixturevalue(site)
    seen = Counter()
    for address in sorted(built.addresses()):
        page = built.page(address)
        for link in page.xpath("//a[@href]"):
            target = link.get("href")
            scheme = target.partition(":")[0] if re.match(r"[^/?#]*:", target) else ""
            seen[scheme] += 1
            if scheme in ("http", "https"):
                assert "noopener" in link.get("rel", "").split(), (address, target)
        local = page.xpath("//@src|//@srcset|//link[@rel='stylesheet' or @rel='icon']/@href")
        assert all(target.startswith("/minzheng/") for target in local), address
    assert set(seen) <= {"", "http", "https", "mailto", "tel"}
    assert seen["https"] > 200


def test_what_the_site_shows_is_all_but_a_few_of_the_payloads(people, offices):
    """Else the tests above would look at empty pages. Held back is only what holds a control character."""
    held = {fault["file"] for fault in people.problems if fault["severity"] == "problem"}
    posts = {f"p{payload.number}": payload for payload in PAYLOADS}
    held_posts = [posts[file.split("/")[-1][:-3]] for file in held if file.endswith(".md")]
    assert [payload for payload in held_posts if not CONTROL.search(payload.text)] == []
    assert len(PAYLOADS) - len(held_posts) > 285
    text = people.file("/communities/u100/2026/p107/").read_text("utf-8")
    assert text.count("&lt;img src=x onerror=__ran(107)&gt;") > 30
    assert (offices.code, len([at for at in offices.addresses() if at.startswith("/p")])) == (0, 10)
    assert offices.file("/").read_text("utf-8").count("__ran(") > 100


def test_nothing_runs_in_what_came_from_word(browser, tmp_path):
    built = hostile_word_files(tmp_path)
    posts = [at for at in built.addresses() if at.startswith("/communities/guangming/2026/")]
    assert len(posts) > 40
    assert sum(built.file(at).read_text("utf-8").count("__ran(") for at in posts) > 1000
    watch = look_at(browser, built.folder, posts)
    assert (named(watch.ran), watch.strange) == ({}, [])


# --- what is refused would do no harm either ------------------------------------------------------


def test_nothing_runs_in_a_text_that_was_refused(browser, tmp_path):
    texts = ["\n\n乙\n\n".join([*places_in_a_text(each), *links_in_a_text(each)]) for each in PAYLOADS]
    bodies = [read_body(text, "communities/u100/a.md", 1, (), "a").html for text in texts]
    shown = [REFERENCE.sub('"a.jpg"', body) for body in bodies]  # where their links and pictures would lead
    watch = look_at_documents(browser, tmp_path, [Document(f"<!doctype html>{body}") for body in shown])
    assert named(watch.ran) == {}


def test_the_cleaner_alone_would_hold_too(browser, tmp_path):
    """It lets through what `body` never writes: pictures of other hosts, ids without the mark of their post."""
    texts = [payload.text for payload in LOUD if payload.trick != "names"]
    pages = [Document(f"<!doctype html><main>{sanitize(text)}</main>") for text in texts]
    watch = look_at_documents(browser, tmp_path, pages)
    assert named(watch.called) == {}
    assert [text for text in named(watch.asked).values() if "<img" not in text] == []


# --- templates, feeds, tables, the preview --------------------------------------------------------


def test_nothing_runs_in_a_template_whatever_the_reading_lets_through(browser, tmp_path):
    pages, texts = [], [payload.text for payload in PAYLOADS]
    for start in range(0, len(texts), 50):
        payloads = cycle(texts[start:] + texts[:start])
        site = hostile_site(full_site(), payloads)
        pages += [Document(draw(name, hostile(values, payloads), site)) for name, values in FULL.items()]
    assert named(look_at_documents(browser, tmp_path, pages).ran) == {}


def entries_of(built):
    """Everything in the feeds of a site that a reader's program shows as HTML, each once."""
    found = {}
    for path, data in built.bytes().items():
        name = path.rpartition("/")[2]
        if name == "feed.json":
            found |= dict.fromkeys(item["content_html"] for item in json.loads(data)["items"])
        elif name in ("rss.xml", "atom.xml"):
            feed = etree.fromstring(data)
            found |= dict.fromkeys(feed.xpath("//item/description/text()"))
            found |= dict.fromkeys(feed.xpath("//*[local-name()='encoded' or local-name()='content']/text()"))
    return list(found)


def test_nothing_runs_in_the_entries_of_the_feeds(people, browser, tmp_path):
    entries = entries_of(people)
    assert len(entries) > 500  # text and summary of each post
    pages = [
        Document(f"<!doctype html><p>{'<hr>'.join(entries[at : at + 6])}") for at in range(0, len(entries), 6)
    ]
    assert named(look_at_documents(browser, tmp_path, pages).ran) == {}


def test_no_cell_of_a_table_is_a_formula(people):
    name = people.folder / "leaderboard/2026-10/leaderboard"
    rows = list(csv.reader(name.with_suffix(".csv").read_text("utf-8-sig").splitlines()))
    assert sum(payload.trick == "formulas" for payload in PAYLOADS) * 4 < len(rows)
    assert [cell for row in rows for cell in row if cell.lstrip()[:1] in tuple("=+@＝＋－＠")] == []
    assert [cell for row in rows for cell in row if cell.startswith("-") and not AMOUNT.fullmatch(cell)] == []
    with closing(load_workbook(name.with_suffix(".xlsx"))) as book:
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(str(cell.value).startswith(tuple("=+-@＝＋＠")) for cell in cells) > 10
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.fixture
def preview(people):
    """The server of `serve`, with problems whose every word is a payload."""
    told = [
        {"file": p.text, "line": 3, "message": p.text, "hint": p.text, "severity": "problem"}
        for p in PAYLOADS
    ]
    shown = PreviewState(people.folder, "/minzheng/", version=1, problems=told, words=PAYLOADS[0].text)
    server = open_server(shown)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_nothing_runs_in_the_preview(preview, page):
    watch = Watch(page)
    for path in ["", "leaderboard/", *(quote(payload.text, safe="/") for payload in LOUD[::9])]:
        page.goto(f"http://127.0.0.1:{preview.server_port}/minzheng/{path}")
        page.locator("#serve-problems p").last.wait_for(state="attached")
    assert page.locator("#serve-problems p").count() == len(PAYLOADS) + 1
    assert (named(watch.ran), watch.strange) == ({}, [])


def test_nothing_runs_in_what_the_preview_answers_to_a_call_that_it_does_not_know(preview, browser, tmp_path):
    answers = []
    for call in (
        "<svg/onload=__ran(100)>",
        "BREW",
        "GET <svg/onload=__ran(100)> x",
        "GET /%3Csvg/onload=__ran(100)%3E",
    ):
        with socket.create_connection(("127.0.0.1", preview.server_port)) as line:
            line.sendall(
                f"{call} / HTTP/1.0\r\n\r\n".encode() if " " not in call else f"{call}\r\n\r\n".encode()
            )
            answers.append(b"".join(iter(lambda: line.recv(65536), b"")).decode())
    pages = [Document(answer.partition("\r\n\r\n")[2] or answer) for answer in answers]
    assert look_at_documents(browser, tmp_path, pages).ran == set()
