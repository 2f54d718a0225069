"""The drawings behind the pictures of staff.zh.md, as Chromium shows them: legible, whole, explained."""

import os
import re
import shutil

import pytest
import take
import take_steps

from tests.browser.visiting import BASE
from tests.content.test_docs import STAFF

SMALLEST = 18  # CSS pixels in a drawing that is shown as wide as it is drawn

FAULTS = """smallest => {
    const faults = [], main = document.querySelector("main"), edge = main.getBoundingClientRect();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        if (!node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const at = range.getBoundingClientRect(), size = parseFloat(getComputedStyle(node.parentElement).fontSize);
        if (size < smallest) faults.push(`${size}px: ${node.data}`);
        if (at.left < edge.left || at.right > edge.right || at.bottom > edge.bottom)
            faults.push(`outside: ${node.data}`);
        for (let box = node.parentElement; box !== main; box = box.parentElement)
            if (getComputedStyle(box).overflow === "hidden" && at.right > box.getBoundingClientRect().right)
                faults.push(`cut off: ${node.data}`);
    }
    for (const image of document.images) if (!image.naturalWidth) faults.push(`no picture: ${image.src}`);
    return faults;
}"""


@pytest.fixture(scope="module")
def host(demo, tmp_path_factory):
    """The demo and the drawings, served as the pictures are taken of them, here below the path of the demo."""
    folder = tmp_path_factory.mktemp("steps")
    site = folder / BASE.lstrip("/")
    shutil.copytree(demo.folder, site, copy_function=os.link)
    take_steps.dress(site)
    with take.served(folder) as address:
        yield address + BASE


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    return take_steps.said(tmp_path_factory.mktemp("said") / "content")


@pytest.fixture
def drawn(browser, host, answer):
    """name -> the drawing in a window; closed at the end."""
    pages = []

    def opened(name):
        pages.append(take_steps.opened(browser, host, name, answer))
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


@pytest.mark.parametrize("name", take_steps.drawings())
def test_every_word_of_a_drawing_is_large_enough_and_whole(drawn, name):
    assert drawn(name).evaluate(FAULTS, SMALLEST) == []


@pytest.mark.parametrize("name", take_steps.drawings())
def test_every_number_in_a_drawing_is_explained_below_its_picture(drawn, name):
    numbers = drawn(name).locator(".mark").all_inner_texts()
    behind = STAFF.read_text("utf-8").partition(f"pictures/staff/{name}.webp")[2]
    explained = re.findall("[①②③④⑤⑥⑦⑧⑨]", re.split(r"^(?:#|!\[)", behind, maxsplit=1, flags=re.M)[0])
    assert len(numbers) >= 3
    assert sorted(set(numbers)) == [str(n + 1) for n in range(len(numbers))]
    assert {str("①②③④⑤⑥⑦⑧⑨".index(sign) + 1) for sign in explained} == set(numbers)


def test_the_message_shows_all_that_check_says_and_nothing_else(drawn, answer):
    lines = drawn("message").locator(".said span").all_inner_texts()
    assert lines == [line.strip() for line in answer.splitlines() if line]


def test_each_note_on_the_finished_page_points_at_what_it_speaks_of(drawn):
    page = drawn("page")
    targets = [note.get_attribute("data-of") for note in page.locator(".note").all()]
    frame = page.frame_locator("iframe")
    texts = {target: frame.locator(target).first.inner_text() for target in targets}
    photograph = texts.pop(".text img")
    assert texts == {
        ".eyebrow": "社区服务",
        "h1": "重阳节前包饺子，八十个馅儿里有一个是红枣",
        ".facts time": "2026年10月17日 14:00",
        ".facts span:nth-of-type(2)": "作者：一号网格员、妇联干事",
        ".text p": texts[".text p"],
    }
    assert texts[".text p"].startswith("十月十八日是重阳节。")
    assert photograph == ""
    assert "饺子" in frame.locator(".text img").first.get_attribute("alt")
    assert page.locator("line").count() == len(targets)


def test_a_picture_that_is_taken_twice_is_the_same_to_the_byte(browser, host, answer):
    first, second = (take_steps.picture(browser, host, "caption", answer).tobytes() for _ in range(2))
    assert first == second
