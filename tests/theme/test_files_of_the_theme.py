"""The theme's files: nothing unused, nothing that old browsers do not know, nothing from elsewhere, and little of it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import get_type_hints

import pytest

from civic.pages import leaderboard_values, values
from civic.reading.markdown.sanitizer import CLASSES
from tests.theme.drawn import STYLE, TEMPLATES, THEME, draw
from tests.theme.sample_values import FULL, full_post, full_site

PAGES = sorted(TEMPLATES.glob("*.html"))
PARTS = sorted((TEMPLATES / "parts").glob("*.html"))
IMPORT = re.compile(r'{% from "parts/(\w+)\.html" import (\w+)(?: as (\w+))? %}')
CSS = re.sub(r"/\*.*?\*/", "", STYLE.read_text("utf-8"), flags=re.DOTALL)

HANDED_IN = {
    "front.html": values.FrontValues,
    "list.html": values.ListValues,
    "blogs.html": values.BlogsValues,
    "blog.html": values.BlogValues,
    "post.html": values.PostValues,
    "page.html": values.PageValues,
    "withdrawn.html": values.TombstoneValues,
    "subscribe.html": values.SubscribeValues,
    "404.html": values.NotFoundValues,
    "leaderboard.html": leaderboard_values.LeaderboardValues,
    "unit-year.html": leaderboard_values.UnitYearValues,
}


@pytest.mark.parametrize("part", PARTS, ids=lambda path: path.name)
def test_a_part_offers_a_macro_of_its_own_name_and_says_what_it_is(part: Path) -> None:
    text = part.read_text("utf-8")
    assert text.startswith("{# ")
    assert f"{{% macro {part.stem}(" in text


@pytest.mark.parametrize("file", [*PAGES, *PARTS], ids=lambda path: path.name)
def test_what_is_imported_is_used(file: Path) -> None:
    text = file.read_text("utf-8")
    for _, macro, alias in IMPORT.findall(text):
        assert re.search(rf"\b{alias or macro}\(", text), (file.name, macro)


def test_every_part_is_used() -> None:
    used = {part for file in [*PAGES, *PARTS] for part, _, _ in IMPORT.findall(file.read_text("utf-8"))}
    assert used == {part.stem for part in PARTS}


@pytest.mark.parametrize("file", PAGES[1:], ids=lambda path: path.name)
def test_no_part_hides_a_value(file: Path) -> None:
    """A macro imported by a page, or by its base, would stand before a value of the same name."""
    text = file.read_text("utf-8") + (TEMPLATES / "base.html").read_text("utf-8")
    names = {alias or macro for _, macro, alias in IMPORT.findall(text)}
    if file.name != "base.html":
        assert names & get_type_hints(HANDED_IN[file.name]).keys() == set()


@pytest.mark.parametrize("template", sorted(FULL))
def test_the_sample_values_have_the_keys_of_their_kind_and_no_others(template: str) -> None:
    assert FULL[template].keys() == get_type_hints(HANDED_IN[template]).keys()


def test_there_is_one_stylesheet_and_no_script() -> None:
    assert sorted(path.name for path in (THEME / "static").iterdir()) == ["favicon.svg", "style.css"]


def test_the_stylesheet_asks_for_nothing_elsewhere() -> None:
    assert re.findall(r"@import|url\(|https?:|//", CSS) == []


def test_the_stylesheet_keeps_to_what_chrome_80_and_safari_14_know() -> None:
    newer = (
        r":has\(|:is\(|:where\(|(?<![-\w])inset\s*:|aspect-ratio|(?<!grid-)\bgap\s*:|@layer|@container|oklch|"
        r"color-mix|light-dark|margin-inline|margin-block|padding-inline|padding-block|\b\d+[sdl]v[hw]\b|&|"
        r"min-width\s*[<>]|width\s*[<>]=|accent-color|:focus-within\s*>|@property|@scope"
    )
    assert re.findall(newer, CSS) == []


def test_every_custom_property_is_defined_and_used() -> None:
    defined = set(re.findall(r"(--[\w-]+):", CSS))
    assert defined == set(re.findall(r"var\((--[\w-]+)\)", CSS))


def test_every_class_of_the_stylesheet_is_written_somewhere() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^}]*\}", "{}", CSS)))
    written = {name for names in CLASSES.values() for name in names}
    for file in [*PAGES, *PARTS]:
        for value in re.findall(r'class="((?:[^"{]|{{.*?}})*)"', file.read_text("utf-8")):
            written |= set(re.findall(r"[a-z][\w-]*", value))
    assert styled - written == set()


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2 of #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


COLOURS = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", CSS))


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#fff"), 2) == 4.48


@pytest.mark.parametrize("ground", ["snow", "paper", "mist"])
@pytest.mark.parametrize("text", ["ink", "soft", "pine"])
def test_text_stands_out_seven_to_one(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= 7


def test_marks_and_reversed_text_stand_out_seven_to_one() -> None:
    assert contrast(COLOURS["brick"], COLOURS["paper"]) >= 7
    assert contrast(COLOURS["brick"], COLOURS["blush"]) >= 7
    assert contrast("#fff", COLOURS["deep"]) >= 7
    assert contrast("#fff", COLOURS["pine"]) >= 7
    assert contrast("#d5e4da", COLOURS["deep"]) >= 7


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_the_stylesheet_weighs_at_most_six_kilobytes() -> None:
    assert packed(STYLE.read_bytes()) <= 6 * 1024


def test_all_of_a_post_but_its_text_and_the_stylesheet_weigh_at_most_nine_kilobytes() -> None:
    page = draw("post.html", full_post(), full_site()).encode("utf-8")
    assert packed(page) + packed(STYLE.read_bytes()) <= 9 * 1024
