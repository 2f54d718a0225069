"""docs/wall.zh.html comes out of the printer as one page that can be read from a metre away."""

import re
from pathlib import Path

import pytest
import yaml

from civic.wording.render import MARKS

ROOT = Path(__file__).parents[2]
WALL = ROOT / "docs/wall.zh.html"
MILLIMETRE = 96 / 25.4  # CSS pixels
POINT = 96 / 72
PAPER = (210, 297)  # millimetres: A4
MARGIN = (14, 12)
SPARE = 9  # millimetres at the bottom, for fonts that run a little wider than this machine's

FAULTS = """smallest => {
    const faults = [], wide = document.documentElement.clientWidth;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        if (!node.data.trim() || node.parentElement.className === "hint") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const at = range.getBoundingClientRect(), style = getComputedStyle(node.parentElement);
        if (!at.width) faults.push(`not printed: ${node.data}`);
        if (parseFloat(style.fontSize) < smallest) faults.push(`${style.fontSize}: ${node.data}`);
        if (at.left < 0 || at.right > wide + 0.5) faults.push(`cut off: ${node.data}`);
    }
    return faults;
}"""


@pytest.fixture
def printed(browser):
    """The page, laid out as the printer gets it: as wide as the paper without its margins."""
    wide, high = (round((side - 2 * rim) * MILLIMETRE) for side, rim in zip(PAPER, MARGIN, strict=True))
    page = browser.new_page(viewport={"width": wide, "height": high}, locale="zh-CN")
    page.goto(WALL.as_uri())
    page.emulate_media(media="print")
    yield page
    page.close()


def pages_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in millimetres."""
    boxes = re.findall(rb"/Type /Page\n.*?/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf, flags=re.S)
    assert len(boxes) == len(re.findall(rb"/Type /Page\b(?!s)", pdf))
    return [(float(wide) / 72 * 25.4, float(high) / 72 * 25.4) for wide, high in boxes]


def test_it_is_printed_on_exactly_one_page_of_a4(printed):
    ((wide, high),) = pages_of(printed.pdf(prefer_css_page_size=True))
    assert (wide, high) == pytest.approx(PAPER, abs=0.5)


def test_more_than_fits_would_be_seen_as_a_second_page(printed):
    printed.evaluate("document.body.append(document.body.cloneNode(true))")
    assert len(pages_of(printed.pdf(prefer_css_page_size=True))) == 2


def test_nothing_is_cut_and_nothing_is_smaller_than_14_points(printed):
    assert printed.evaluate(FAULTS, 14 * POINT - 0.01) == []


def test_it_ends_a_little_above_the_edge_of_the_paper(printed):
    high = printed.evaluate("document.body.getBoundingClientRect().height") / MILLIMETRE
    assert high < PAPER[1] - 2 * MARGIN[1] - SPARE


def test_there_is_room_to_fill_in_where_a_piece_goes(printed):
    blanks = {
        line.inner_text(): line.locator("span").bounding_box()["width"] / MILLIMETRE
        for line in printed.locator(".fill p").all()
    }
    assert list(blanks) == ["业务邮箱", "电话", "联系人"]
    assert min(blanks.values()) > 50


def test_it_speaks_of_the_marks_that_the_program_uses(printed):
    text = printed.locator("body").inner_text()
    assert [mark for mark in MARKS.values() if mark not in text] == []


def test_it_names_the_categories_of_the_registry(printed):
    named = re.search("分类八选一：([^。]+)。", printed.locator("body").inner_text())
    assert named is not None
    taxonomy = yaml.safe_load((ROOT / "content/registry/taxonomy.yaml").read_text("utf-8"))
    assert named[1].split("、") == [category["name"] for category in taxonomy["categories"]]


def test_it_needs_no_other_file():
    assert re.findall(r"\b(?:src|href)=|url\(|@import|<script", WALL.read_text("utf-8")) == []
