"""Wherever an address may be written, only http, https, mailto and tel come through (specification.md §1.7)."""

import json
import re
from decimal import Decimal

import pytest
from lxml import html

from civic.core.model import Outlet, Term
from civic.core.resolve.read_results import ItemLocation
from civic.reading.item import read_item
from civic.reading.markdown.renderer import read_body
from civic.reading.registry.registry import read_registry
from civic.reading.registry.vocabulary import Vocabulary
from tests.browser.hostile import links_in_a_text
from tests.browser.payloads import PAYLOADS
from tests.reading.registry.small_registry import GOOD, SITE

ADDRESSES = [
    payload for payload in PAYLOADS if payload.trick in ("addresses", "markdown", "markup", "attributes")
]
WEB = re.compile(r"https?://[^\s/]")
OTHER = re.compile(
    r"(?!https?:)[a-z]{2,}:", re.IGNORECASE
)  # `https:/\\x` is the name of a file, which is not there
WORDS = Vocabulary(
    categories=(Term("party", "党建"),),
    themes=(),
    outlets=(Outlet("heihe-daily", "黑河日报", "city", ((0, Decimal(4)),)),),
    allowed_numbers=frozenset(),
)


@pytest.mark.parametrize("payload", ADDRESSES, ids=lambda payload: str(payload.number))
def test_the_registry_takes_web_addresses_only(payload):
    text = json.dumps(payload.text, ensure_ascii=False)
    for line in (
        f"links: [{{name: 甲, url: {text}}}]",
        *(f"{key}_url: {text}" for key in ("police", "conac", "error")),
    ):
        files = {name: content.encode() for name, content in {**GOOD, "site.yaml": f"{SITE}{line}\n"}.items()}
        registry, problems = read_registry(files)
        site = registry.site if registry else None
        taken = (
            [site.police_url, site.badge_url, site.report_error_url, *(e.url for e in site.links)]
            if site
            else []
        )
        assert problems or any(taken)
        assert all(WEB.match(url) for url in taken if url)


@pytest.mark.parametrize("payload", ADDRESSES, ids=lambda payload: str(payload.number))
def test_an_adoption_and_a_cover_lead_to_no_other_scheme(payload):
    text = json.dumps(payload.text, ensure_ascii=False)
    header = f"标题: 甲\n日期: 2026-10-09\n分类: 党建\n封面: {text}\n采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-10\n    网址: {text}\n"
    read = read_item(
        f"---\n{header}---\n正文。\n".encode(), ItemLocation("x", "", "communities/x/a.md", "a.md", ()), WORDS
    )
    assert all(WEB.match(adoption.url) for adoption in read.item.adoptions if adoption.url)
    assert read.cover is None or not OTHER.match(read.cover.target)


@pytest.mark.parametrize("payload", ADDRESSES, ids=lambda payload: str(payload.number))
def test_a_link_of_a_text_leads_to_no_other_scheme(payload):
    for text in (payload.text, *links_in_a_text(payload)):
        read = read_body(text, "communities/x/a.md", 1, (), "a")
        page = html.fromstring(f"<div>{read.html}</div>")
        for target in page.xpath("//@href|//@src"):
            assert re.match(r"ref:\d+$|#|https?://|mailto:|tel:", target), (text, target)
        assert all(
            "noopener" in link.get("rel", "") for link in page.xpath("//a[starts-with(@href, 'http')]")
        )
