"""The engine: a Page becomes bytes, pages become a folder."""

import hashlib

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from engine.incremental import AddressTakenError
from engine.output_tree import SourceChangedError
from engine.page import Copy, Page, file_of
from engine.render import Renderer, RendererSpec, template_sources
from engine.write import write_site
from tests.engine.plain_site import CONSTANTS, TEMPLATES, drawing_of

RECIPE = RendererSpec("tests.engine.plain_site:drawing_of", TEMPLATES, CONSTANTS)


def no_texts(digests):
    return {}


@pytest.fixture
def drawing():
    return drawing_of(TEMPLATES, CONSTANTS, {})


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b.xml", "a/b.xml"), ("/404.html", "404.html")],
)
def test_an_address_that_ends_in_a_slash_is_the_folders_index(address, file):
    assert file_of(address) == file


def test_a_template_sees_the_pages_values_and_the_constants(drawing):
    assert drawing.render("page.html", {"title": "好"}).decode() == "<h1>好</h1>\n示例\n"


def test_a_value_named_like_a_method_of_mappings_is_the_value():
    drawn = Renderer({"list.html": "{{ page.items }}"}).render("list.html", {"page": {"items": "三篇"}})
    assert drawn.decode() == "三篇"


def test_what_a_template_prints_is_escaped(drawing):
    assert b"&lt;b&gt;" in drawing.render("page.html", {"title": "<b>"})


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("三篇", "三篇"),
        ("", ""),
        ("a&b", "a&amp;b"),
        ("<b>", "&lt;b&gt;"),
        ('"', "&#34;"),
        ("'", "&#39;"),
        (3, "3"),
        (True, "True"),
        (None, "None"),
        (["<"], "[&#39;&lt;&#39;]"),
        (Markup("<b>"), "<b>"),
    ],
)
def test_each_sort_of_value_is_printed_as_jinja_prints_it(drawing, value, printed):
    assert drawing.render("page.html", {"title": value}).decode() == f"<h1>{printed}</h1>\n示例\n"


def test_a_value_that_is_missing_is_an_error_and_not_an_empty_place(drawing):
    with pytest.raises(UndefinedError):
        drawing.render("page.html", {})


PART = (
    "{% macro entry(name, mark='·', last=false) %}{{ mark }}{{ name }}{{ '。' if last }}{% endmacro %}"
    "{% macro framed() %}[{{ caller() }}]{% endmacro %}"
    "{% macro all() %}{{ varargs | join(' ') }}{{ kwargs.z }}{% endmacro %}"
)


def draw(text, **values):
    """One template, given as text, beside a part with macros."""
    page = "{% from 'part.html' import entry, framed, all %}" + text
    return Renderer({"part.html": PART, "page.html": page}).render("page.html", values).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ entry('<') }}", "·&lt;"),
        ("{{ entry('甲', '-', true) }}", "-甲。"),
        ("{{ entry('甲', last=true) }}", "·甲。"),
        ("{{ entry(last=true, name='甲') }}", "·甲。"),
        ("{% for name in '甲乙' %}{{ entry(name, last=loop.last) }}{% endfor %}", "·甲·乙。"),
        ("{{ entry(entry('<')) }}", "··&lt;"),
        ("{% set kept = entry('<') %}{{ kept }}", "·&lt;"),
        ("{{ entry('<') | upper }}", "·&lt;".upper()),
        ("{% call framed() %}<{% endcall %}", "[<]"),
        ("{{ all('甲', '<', z='乙') }}", "甲 &lt;乙"),
        ("{{ '甲'.startswith('甲') }}", "True"),
        ("{% autoescape false %}{{ '<' }}{{ entry('>') ~ '<' }}{% endautoescape %}", "<·&gt;<"),
    ],
)
def test_macros_and_methods_are_called_as_jinja_calls_them(text, expected):
    assert draw(text) == expected


@pytest.mark.parametrize("arguments", ["'甲', '-', true, 1", "'甲', name='乙'", "'甲', other=1"])
def test_a_macro_takes_no_arguments_but_its_own(arguments):
    with pytest.raises(TypeError):
        draw("{{ entry(" + arguments + ") }}")


@pytest.mark.parametrize(
    "text",
    ["{{ entry() }}", "{{ page.other }}", "{{ page.a.b }}", "{% if page.b %}{% endif %}", "{{ nothing() }}"],
)
def test_what_is_missing_in_a_value_or_a_call_is_an_error_too(text):
    with pytest.raises(UndefinedError):
        draw(text, page={"a": {}})


def test_a_template_may_ask_whether_a_value_is_there():
    assert draw("{{ page.a is defined }}{{ page.b | default('无') }}", page={"a": 1}) == "True无"


def test_a_page_may_be_drawn_by_a_function(drawing):
    assert drawing.render("plain", {"text": "文"}).decode() == "文"


def test_pages_and_copies_are_written_under_their_addresses(tmp_path):
    source = tmp_path / "表.pdf"
    source.write_bytes(b"%PDF")
    out = tmp_path / "out"
    told = []
    digest = hashlib.sha256(b"%PDF").hexdigest()
    parts = [Page("/a/", "page.html", {"title": "甲"}), Copy("/a/表.pdf", source, digest)]
    assert write_site(parts, RECIPE, no_texts, out, lambda path, values: told.append(path.name)).files == 2
    assert (out / "a" / "表.pdf").read_bytes() == b"%PDF"
    assert (out / "a" / "index.html").is_file()
    assert told == ["index.html"]


def test_a_file_that_is_no_longer_what_it_was_is_not_taken_over(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"other")
    with pytest.raises(SourceChangedError):
        write_site([Copy("/a.pdf", tmp_path / "a.pdf", "0" * 64)], RECIPE, no_texts, tmp_path / "out")


def test_two_pages_of_one_address_are_refused_before_anything_is_written(tmp_path):
    parts = [Page("/a/", "page.html", {"title": "甲"}), Page("/a/index.html", "page.html", {"title": "乙"})]
    with pytest.raises(AddressTakenError):
        write_site(parts, RECIPE, no_texts, tmp_path / "out")
    assert not (tmp_path / "out").exists()


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
