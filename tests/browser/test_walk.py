"""A reader walks through the site in Chromium: every page by clicks, quietly, on a phone and on a desk."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import SCREENS, Visit


@pytest.fixture(params=SCREENS, ids=[f"{width} px" for width, _ in SCREENS])
def visit(request, browser, demo):
    """A reader with a screen of this size, whose site is the demo."""
    with Visit(browser, demo.folder, request.param) as visit:
        yield visit


def test_from_the_front_page_to_the_post_behind_a_number(visit):
    page = visit.open("/")
    page.locator("main").get_by_role("link", name="光明社区", exact=True).first.click()
    expect(page).to_have_url(re.compile("/minzheng/communities/guangming/$"))
    expect(page.locator("h1")).to_have_text("光明社区")
    page.locator(".items a").first.click()
    expect(page).to_have_url(re.compile("/communities/guangming/2026/[a-z0-9-]+/$"))
    expect(page.locator("article h1")).to_be_visible()
    page.get_by_role("navigation", name="主要栏目").get_by_role("link", name="信息上报榜").click()
    expect(page.locator("h1")).to_have_text("2026年11月信息上报榜")
    page.get_by_role("link", name="2026年10月").first.click()
    expect(page.locator("h1")).to_have_text("2026年10月信息上报榜")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="光明社区"))
    number = row.get_by_role("cell").filter(has_text="篇").get_by_role("link").first
    told = int(number.inner_text().split()[0])
    number.click()
    expect(page).to_have_url(re.compile("/leaderboard/2026/guangming/#2026-10$"))
    month = page.locator("section.month").filter(has=page.get_by_role("heading", name=re.compile("^10月")))
    expect(month.locator("ol.pieces > li")).to_have_count(told)
    post = month.locator("ol.pieces > li a").first
    title = post.inner_text()
    post.click()
    expect(page.locator("article h1")).to_have_text(title)
    visit.was_quiet()


def test_a_missing_page_shows_the_way_back(visit):
    page = visit.open("/communities/guangming/2020/gone/", status=404)
    expect(page.locator("h1")).to_have_text("没有找到这个页面")
    page.get_by_role("link", name="回到首页").click()
    expect(page).to_have_url(re.compile("/minzheng/$"))


def test_without_javascript_everything_is_there(browser, demo):
    with Visit(browser, demo.folder, (360, 740), java_script_enabled=False) as visit:
        page = visit.open("/")
        page.locator(".items a").first.click()
        expect(page.locator("article h1")).to_be_visible()
        page.get_by_role("link", name="首页").first.click()
        expect(page.locator(".items .item").first).to_be_visible()
        visit.was_quiet()


def test_the_skip_link_is_the_first_stop_of_the_keyboard_and_leads_to_the_text(visit):
    page = visit.open("/communities/guangming/")
    page.keyboard.press("Tab")
    link = page.locator("a.skip")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_of_the_keyboard_can_be_seen(visit):
    page = visit.open("/communities/guangming/")
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' })()"
        )
        assert outline, page.evaluate("document.activeElement.outerHTML")


def test_every_picture_is_loaded_and_drawn_in_its_own_shape(visit, demo):
    for address in ("/", "/communities/", "/communities/guangming/", visit.post_with_pictures(demo)):
        page = visit.open(address)
        for picture in page.locator("main img").all():
            picture.scroll_into_view_if_needed()
        page.wait_for_function("Array.from(document.images).every(image => image.complete)")
        shapes = page.evaluate(
            "Array.from(document.querySelectorAll('main img')).map(i =>"
            " [i.naturalWidth, +i.getAttribute('width') / +i.getAttribute('height'),"
            "  i.naturalWidth / i.naturalHeight])"
        )
        assert shapes
        for width, told, true in shapes:
            assert width > 0, address
            assert abs(told - true) < 0.02 * true, address
    visit.was_quiet()


def test_letters_are_large_and_links_can_be_hit_with_a_thumb(visit):
    page = visit.open("/communities/guangming/")
    assert page.evaluate("getComputedStyle(document.body).fontSize") in ("18px", "19px", "20px")
    low = page.evaluate(
        "Array.from(document.querySelectorAll('nav a, .button')).map(a => [a.textContent.trim(),"
        " a.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 24)"
    )
    assert low == []
