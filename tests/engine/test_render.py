"""A Page becomes bytes: by a template or a function, here or in any process."""

import json

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError

from engine.checked_json import write_checked_json
from engine.render import RendererSpec, render_batch, template_sources
from tests.engine.plain_site import CONSTANTS, TEMPLATES


def test_a_template_sees_the_pages_values_and_the_constants(renderer):
    assert renderer.render("page.html", {"title": "好"}).decode() == "<h1>好</h1>\n示例\n"


def test_what_a_template_prints_is_escaped(renderer):
    assert b"&lt;b&gt;" in renderer.render("page.html", {"title": "<b>"})


def test_a_value_that_is_missing_is_an_error_and_not_an_empty_place(renderer):
    with pytest.raises(UndefinedError):
        renderer.render("page.html", {})


def test_a_page_may_be_rendered_by_a_function(renderer):
    assert renderer.render("plain", {"text": "文"}).decode() == "文"


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
        spec = RendererSpec("", {"a.html": f"{use}", "part.html": part, "other.html": "-"}, {})
        return [spec.digest_of_template(name) for name in ("a.html", "part.html", "other.html")]

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
        spec = RendererSpec("", {"a.html": "-", "part.html": part}, {}, everywhere=("part.html",))
        return spec.digest_of_template("a.html")

    assert digest("1") != digest("2")


def spec(**templates):
    return RendererSpec(
        "tests.engine.plain_site:renderer_of",
        {**TEMPLATES, **templates},
        CONSTANTS,
        everywhere=("part.html",),
    )


def test_any_process_renders_a_batch_from_the_plain_values_of_a_renderer():
    batch = (
        [
            ("page.html", b'{"title":"\xe7\x94\xb2"}'),
            ("text.html", b'{"text":"t1"}'),
            ("plain", b'{"text":"a"}'),
        ],
        {"t1": "长文"},
    )
    assert [data.decode() for data in render_batch(batch, spec().as_bytes)] == [
        "<h1>甲</h1>\n示例\n",
        "~长文\n",
        "a",
    ]


def test_a_batch_has_its_own_texts_and_none_of_the_batch_before():
    pages = [("text.html", b'{"text":"t1"}')]
    assert render_batch((pages, {"t1": "旧"}), spec().as_bytes) == ["~旧\n".encode()]
    assert render_batch((pages, {"t1": "新"}), spec().as_bytes) == ["~新\n".encode()]
    with pytest.raises(KeyError):
        render_batch((pages, {}), spec().as_bytes)


def test_templates_that_are_python_already_render_the_same(tmp_path):
    kept = tmp_path / "templates.json"
    made = spec().with_code(kept, "1")
    assert sorted(made.code) == ["page.html", "part.html", "text.html"]
    assert made.renderer({"t1": "长文"}).render("text.html", {"text": "t1"}).decode() == "~长文\n"
    assert spec().with_code(kept, "1").code == made.code


@pytest.mark.parametrize("program", ["1", "2"])
def test_python_that_was_kept_is_used_by_the_same_program_alone(tmp_path, program):
    kept = tmp_path / "templates.json"
    spec().with_code(kept, "1")
    known = json.loads(kept.read_text().partition("\n")[2])
    write_checked_json(kept, {**known, "code": {"page.html": "kept"}})
    assert (spec().with_code(kept, program).code == {"page.html": "kept"}) is (program == "1")
    assert "kept" not in spec(**{"page.html": "{{ title }}"}).with_code(kept, program).code.values()


def test_a_template_that_is_no_template_is_left_to_whoever_renders_it(tmp_path):
    made = spec(**{"broken.html": "{% if %}"}).with_code(tmp_path / "templates.json", "1")
    assert sorted(made.code) == ["page.html", "part.html", "text.html"]
    assert made.renderer({}).render("page.html", {"title": "甲"}).decode() == "<h1>甲</h1>\n示例\n"
    with pytest.raises(TemplateSyntaxError):
        made.renderer({}).render("broken.html", {})
