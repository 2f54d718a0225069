"""A Page becomes bytes: by a template or a function, here or in any process."""

import pytest
from jinja2 import UndefinedError

from engine.render import RendererSpec, template_sources


def test_a_template_sees_the_pages_values_and_the_constants(drawing):
    assert drawing.render("page.html", {"title": "好"}).decode() == "<h1>好</h1>\n示例\n"


def test_what_a_template_prints_is_escaped(drawing):
    assert b"&lt;b&gt;" in drawing.render("page.html", {"title": "<b>"})


def test_a_value_that_is_missing_is_an_error_and_not_an_empty_place(drawing):
    with pytest.raises(UndefinedError):
        drawing.render("page.html", {})


def test_a_page_may_be_drawn_by_a_function(drawing):
    assert drawing.render("plain", {"text": "文"}).decode() == "文"


def test_of_several_theme_folders_the_first_one_wins(tmp_path):
    for folder, text in (("mine", "甲"), ("theirs", "乙")):
        (tmp_path / folder / "parts").mkdir(parents=True)
        (tmp_path / folder / "parts" / "a.html").write_text(text, "utf-8")
    (tmp_path / "theirs" / "b.html").write_text("丙", "utf-8")
    assert template_sources([tmp_path / "mine", tmp_path / "theirs"]) == {
        "b.html": "丙",
        "parts/a.html": "甲",
    }


@pytest.mark.parametrize(
    "use",
    [
        '{% include "part.html" %}',
        "{%- from 'part.html' import x -%}",
        '{% import "part.html" as p %}',
        '{% extends "part.html" %}',
    ],
)
def test_a_templates_digest_is_that_of_all_it_uses(use):
    def digests(part):
        recipe = RendererSpec("", {"a.html": f"{use}", "part.html": part, "other.html": "-"}, {})
        return [recipe.digest_of_template(name) for name in ("a.html", "part.html", "other.html")]

    before, after = digests("1"), digests("2")
    assert [one != other for one, other in zip(before, after, strict=True)] == [True, True, False]


def test_a_template_that_names_another_only_when_it_is_drawn_depends_on_all():
    def digest(other):
        return RendererSpec(
            "", {"a.html": "{% include which %}", "other.html": other}, {}
        ).digest_of_template("a.html")

    assert digest("1") != digest("2")


def test_a_template_that_only_code_asks_for_belongs_to_every_template():
    def digest(part):
        recipe = RendererSpec("", {"a.html": "-", "part.html": part}, {}, everywhere=("part.html",))
        return recipe.digest_of_template("a.html")

    assert digest("1") != digest("2")
