"""What is taken over as it is (files.py)."""

from datetime import date
from pathlib import Path

import pytest

from civic.core.model import Attachment, Picture, Variant
from civic.pages.files import pages
from civic.pages.view import StaticFile, View
from engine.page import Copy
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 5)


def photo(letter):
    small = Variant(480, 360, "webp", digest=letter + "1")
    return Picture(letter * 16, 800, 600, (small, Variant(800, 600, "jpg", digest=letter + "2")))


def copies_of(letter):
    return [
        Copy(f"/media/{letter * 16}-480.webp", Path("cache", f"{letter * 16}-480.webp"), letter + "1"),
        Copy(f"/media/{letter * 16}-800.jpg", Path("cache", f"{letter * 16}-800.jpg"), letter + "2"),
    ]


FORM = Attachment("3#楼.pdf", "communities/aaa/files/3#楼.pdf", 1000, "e" * 64)
OF_FORM = Copy("/communities/aaa/2026/a/3#楼.pdf", Path("content/communities/aaa/files/3#楼.pdf"), "e" * 64)


def made_of(units, items, static=()):
    return list(pages(View.of(site(units, items), D, Path("content"), Path("cache"), static)))


def test_every_form_of_a_picture_comes_from_the_cache_and_an_attachment_from_beside_its_post():
    post = item("aaa", "2026/a.md", targets=(photo("b"), FORM), cover=photo("a"))
    assert made_of([unit("aaa")], [post]) == [OF_FORM, *copies_of("a"), *copies_of("b")]


def test_a_picture_that_several_show_is_taken_over_once():
    items = [item("aaa", f"2026/{name}.md", targets=(photo("a"), photo("a"))) for name in "xy"]
    assert made_of([unit("aaa", cover=photo("a"))], items) == copies_of("a")


def test_an_attachment_that_a_text_names_twice_is_taken_over_once():
    assert made_of([unit("aaa")], [item("aaa", "2026/a.md", targets=(FORM, FORM))]) == [OF_FORM]


@pytest.mark.parametrize(
    "more",
    [{"status": "draft"}, {"day": date(2026, 11, 6)}, {"expires": D}, {"withdrawn": D}],
    ids=["draft", "waiting", "expired", "withdrawn"],
)
def test_of_what_has_no_page_on_the_day_nothing_is_taken_over(more):
    post = item("aaa", "2026/a.md", targets=(photo("a"), FORM), cover=photo("b"), **more)
    assert made_of([unit("aaa")], [post]) == []


def test_the_files_of_a_hidden_post_are_there_since_its_page_is():
    post = item("aaa", "2026/a.md", targets=(FORM,), status="hidden")
    assert made_of([unit("aaa")], [post]) == [OF_FORM]


def test_the_door_of_a_unit_is_shown_and_the_files_of_the_theme_bear_the_name_of_their_bytes():
    style = StaticFile("style.css", Path("theme/style.css"), "1a2b3c4d5e" + "0" * 54)
    assert made_of([unit("aaa", cover=photo("c"))], [], (style,)) == [
        *copies_of("c"),
        Copy("/theme/style-1a2b3c4d.css", Path("theme/style.css"), style.digest),
    ]
