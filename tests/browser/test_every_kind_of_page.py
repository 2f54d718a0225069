"""Every kind of page, looked at once in Chromium on three widths: quiet, narrow enough, and fit for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visiting import Visit

WIDTHS = (320, 360, 1280)
LAID_OUT_ANEW = {  # pages that look otherwise on a desk: there axe looks a second time
    *("/", "/communities/guangming/", "/leaderboard/2026-10/", "/leaderboard/2026/guangming/"),
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
SIZES = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture(scope="module")
def survey(browser, demo):
    """Address -> what was heard, how wide it was, and what axe found."""
    axe, found = Axe(), {}
    with Visit(browser, demo.folder, (360, 740)) as visit:
        for address in visit.one_of_each_kind(demo):
            visit.noise.clear()
            page = visit.open(address)
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            seen = found[address] = {"widths": {}, "axe": []}
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                seen["widths"][width] = page.evaluate(SIZES)
                if width == 360 or (width == 1280 and address in LAID_OUT_ANEW):
                    for fault in axe.run(page, options=RULES).response["violations"]:
                        where = [node["html"][:120] for node in fault["nodes"][:3]]
                        seen["axe"].append((width, fault["id"], fault["help"], where))
            seen["noise"] = list(visit.noise)
    return found


def test_all_kinds_were_looked_at(survey):
    assert len(survey) >= 24


def test_nothing_is_said_in_the_console_and_nothing_is_asked_of_another_host(survey):
    assert {address: seen["noise"] for address, seen in survey.items() if seen["noise"]} == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(width, survey):
    wide = {address: seen["widths"][width] for address, seen in survey.items()}
    assert {address: widths for address, widths in wide.items() if widths[0] > widths[1]} == {}


def test_axe_finds_nothing(survey):
    assert {address: seen["axe"] for address, seen in survey.items() if seen["axe"]} == {}


def test_axe_is_awake(page):
    page.set_content('<html lang="zh-CN"><title>页</title><main><h1>页</h1><img src="data:,"></main>')
    assert [fault["id"] for fault in Axe().run(page, options=RULES).response["violations"]] == ["image-alt"]
