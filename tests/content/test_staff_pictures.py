"""The pictures of staff.zh.md: there, shown, small, and taken of what is true today.

What they look like in a browser is asked in tests/browser/test_staff_pictures.py.
"""

import json
import re
from pathlib import Path

import pytest
import take_steps
from PIL import Image

from civic.wording.render import MARKS
from tests.content.test_docs import PROBLEMS, STAFF, tables

PICTURES = sorted(take_steps.STEPS.glob("*.webp"))
SHOWN = {
    Path(file).name: alt
    for alt, file in re.findall(r"!\[([^\]]*)\]\((pictures/staff/[^)]+)\)", STAFF.read_text("utf-8"))
}
QUOTED = [
    row[0]
    for table in tables(STAFF)
    if table[0] == ["回来的话", "是什么意思", "您怎么做"]
    for row in table[1:]
]


def test_each_drawing_has_its_picture_and_each_picture_its_drawing() -> None:
    assert [picture.stem for picture in PICTURES] == take_steps.drawings()
    assert len(PICTURES) == 7


def test_each_picture_is_shown_to_staff_with_words_for_those_who_cannot_see_it() -> None:
    assert sorted(SHOWN) == [picture.name for picture in PICTURES]
    assert [name for name, alt in SHOWN.items() if len(alt) < 15] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_has_twice_the_pixels_of_its_drawing_and_is_quickly_loaded(picture: Path) -> None:
    with Image.open(picture) as image:
        assert image.width == 2 * take_steps.WIDTH
    assert picture.stat().st_size < 130 * 1024


def test_all_pictures_for_staff_together_are_small() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES) < 600 * 1024


def test_the_pictures_were_taken_of_the_drawings_and_of_the_message_as_they_are_today(tmp_path: Path) -> None:
    noted = json.loads(take_steps.TAKEN.read_text("utf-8"))
    today = take_steps.sources(take_steps.said(tmp_path / "content"))
    assert noted == today, "take them again: .venv/bin/python docs/pictures/take_steps.py"


@pytest.mark.parametrize("changed", ["the message", "the drawing", "the photograph"])
def test_a_picture_that_no_longer_shows_what_is_true_is_noticed(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "docs/pictures/staff"
    steps.mkdir(parents=True)
    (steps / "steps.css").write_text("p {}", "utf-8")
    (steps / "one.html").write_text('<img src="../../../photo.jpg"><p data-post="x.md"></p>', "utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"1")
    monkeypatch.setattr(take_steps, "STEPS", steps)
    before = take_steps.sources("【问题】")
    if changed == "the drawing":
        (steps / "one.html").write_text('<img src="../../../photo.jpg"><b data-post="x.md"></b>', "utf-8")
    if changed == "the photograph":
        (tmp_path / "photo.jpg").write_bytes(b"2")
    assert take_steps.sources("【提醒】" if changed == "the message" else "【问题】") != before


def test_the_message_in_the_picture_holds_a_problem_and_a_warning(tmp_path: Path) -> None:
    answer = take_steps.said(tmp_path / "content")
    assert [answer.count(mark) for mark in MARKS.values()] == [1, 1]


def test_the_messages_that_are_explained_are_those_that_the_program_says() -> None:
    said = {
        re.sub(r"^> |第 \d+ 行：|\\|\*| +$", "", line)
        for line in PROBLEMS.read_text("utf-8").splitlines()
        if line.startswith("> 【")
    }
    assert 5 <= len(QUOTED) <= 8
    assert [words for words in QUOTED if words.replace("\\", "") not in said] == []
