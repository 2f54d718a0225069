"""serve in Chromium: the page reloads by itself after a save, and says what is wrong."""

import pytest
from playwright.sync_api import expect

from tests.desk.preview.serving import BODY, PATIENCE, Serving, folder_of

LATER = PATIENCE * 1000  # milliseconds


@pytest.fixture(scope="module")
def serving(tmp_path_factory):
    running = Serving(folder_of(tmp_path_factory.mktemp("reload"), url="https://sample.example/minzheng/"))
    yield running
    running.kill()


@pytest.fixture
def watched(page, serving):
    """A page on the post's address; errors in its console fail the test."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(serving.url + "communities/guangming/2026/a/")
    yield page
    assert errors == []


def test_the_page_shows_the_new_text_by_itself_after_a_save(watched, serving):
    expect(watched.locator("h1")).to_have_text("送温暖")
    serving.sample.post("guangming/2026/a.md", BODY, title="又送温暖")
    expect(watched.locator("h1")).to_have_text("又送温暖", timeout=LATER)
    expect(watched.locator("#serve-problems")).to_have_count(0)
    serving.sample.post("guangming/2026/a.md", BODY, title="送温暖")
    expect(watched.locator("h1")).to_have_text("送温暖", timeout=LATER)


def test_a_page_that_was_asked_for_just_before_a_build_ended_shows_the_new_text_too(page, serving):
    def late(route):
        serving.after(lambda: serving.sample.post("guangming/2026/a.md", BODY, title="又送温暖"))
        route.continue_()

    page.route("**/_serve/reload.js*", late, times=1)
    page.goto(serving.url + "communities/guangming/2026/a/", timeout=LATER)
    expect(page.locator("h1")).to_have_text("又送温暖", timeout=LATER)
    serving.after(lambda: serving.sample.post("guangming/2026/a.md", BODY, title="送温暖"))


def test_a_problem_is_shown_at_the_foot_of_the_page_until_it_is_mended(watched, serving):
    serving.sample.post("guangming/2026/b.md", category="<b>无</b>")
    box = watched.locator("#serve-problems")
    expect(box.locator("summary")).to_have_text("检查结果：1 个问题，0 个提醒", timeout=LATER)
    expect(box).to_contain_text("【问题】communities/guangming/2026/b.md 第 4 行：")
    expect(box).to_contain_text("<b>无</b>")
    assert box.locator("b").count() == 0
    serving.sample.post("guangming/2026/b.md")
    expect(box).to_have_count(0, timeout=LATER)


def test_a_post_that_breaks_leaves_its_reader_on_the_404_page_with_the_reason_and_comes_back(
    watched, serving
):
    serving.sample.post("guangming/2026/a.md", BODY, title="送温暖", date="下周三")
    expect(watched.locator("h1")).to_have_text("没有找到这个页面", timeout=LATER)
    expect(watched.locator("#serve-problems")).to_contain_text("下周三")
    serving.sample.post("guangming/2026/a.md", BODY, title="送温暖")
    expect(watched.locator("h1")).to_have_text("送温暖", timeout=LATER)


def test_a_fault_of_the_registry_leaves_the_page_and_says_that_it_is_the_old_one(watched, serving):
    serving.sample.site_yaml(demo="也许")
    box = watched.locator("#serve-problems")
    expect(box).to_contain_text("原来的网站保持不变", timeout=LATER)
    expect(watched.locator("h1")).to_have_text("送温暖")
    serving.sample.site_yaml()
    expect(box).to_have_count(0, timeout=LATER)
