"""The site's list of its own items (manifest.py)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from civic.core.model import Reference
from civic.pages.manifest import pages
from civic.pages.view import View
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 5)


def listed(items, received=None):
    content = replace(site([unit("aaa")], items), received=received or {})
    [page] = pages(View.of(content, D, Path("content"), Path("cache")))
    assert (page.address, page.template) == ("/items.json", "items.json")
    return page.values


def test_every_item_with_a_page_is_listed_with_owner_title_and_address():
    post, news = item("aaa", "2026/a.md", title="甲"), item("bureau", "news/n.md", title="要闻")
    others = [
        item("aaa", "2026/draft.md", status="draft"),
        item("aaa", "2026/waiting.md", day=date(2026, 11, 6)),
        item("aaa", "2026/withdrawn.md", withdrawn=D),
    ]
    found = {one.title: one for one in listed([post, news, *others])["items"]}
    assert {title: (one.id, one.unit, one.address) for title, one in found.items()} == {
        "甲": (post.id, "aaa", "/communities/aaa/2026/a/"),
        "要闻": (news.id, "bureau", "/news/2026/n/"),
    }


def test_whatever_is_changed_of_an_item_changes_its_digest():
    post = item("aaa", "2026/a.md")
    changes = (
        {"title": "改过"},
        {"body": replace(post.body, digest="1" * 64)},
        {"references": (Reference("link", "a.pdf", 9),)},
        {"authors": ("张某",)},
    )
    digests = [listed([replace(post, **change)])["items"][0].digest for change in ({}, *changes)]
    assert len(set(digests)) == len(digests)
    assert listed([replace(post)])["items"][0].digest == digests[0]


def test_the_days_of_receipt_are_those_of_reported_posts_that_count():
    post, gone = item("aaa", "2026/a.md"), item("aaa", "2026/b.md", withdrawn=D)
    draft, unreported = item("aaa", "2026/c.md", status="draft"), item("aaa", "2026/d.md", reported=None)
    days = {one.id: date(2026, 11, 1) for one in (post, draft, unreported)} | {gone.id: None}
    assert listed([post, gone, draft, unreported], days)["received"] == {
        post.id: date(2026, 11, 1),
        gone.id: None,
    }
