"""Jinja by its short way prints, calls and misses what it does by its own."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from engine.render import Renderer


def test_a_value_named_like_a_method_of_mappings_is_the_value():
    rendered = Renderer({"list.html": "{{ page.items }}"}).render("list.html", {"page": {"items": "三篇"}})
    assert rendered.decode() == "三篇"


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
def test_each_sort_of_value_is_printed_as_jinja_prints_it(renderer, value, printed):
    assert renderer.render("page.html", {"title": value}).decode() == f"<h1>{printed}</h1>\n示例\n"


PART = (
    "{% macro entry(name, mark='·', last=false) %}{{ mark }}{{ name }}{{ '。' if last }}{% endmacro %}"
    "{% macro framed() %}[{{ caller() }}]{% endmacro %}"
    "{% macro all() %}{{ varargs | join(' ') }}{{ kwargs.z }}{% endmacro %}"
    "{% macro rest() %}{{ varargs | join(' ') }}{% endmacro %}"
    "{% macro named() %}{{ kwargs | length }}{% endmacro %}"
)


def render(text, **values):
    """One template, given as text, beside a part with macros."""
    page = "{% from 'part.html' import entry, framed, all, rest, named %}" + text
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
        ("{{ rest('甲', '<') }}{{ named() }}", "甲 &lt;0"),
        ("{{ '甲'.startswith('甲') }}", "True"),
        ("{% autoescape false %}{{ '<' }}{{ entry('>') ~ '<' }}{% endautoescape %}", "<·&gt;<"),
        ("{% autoescape false %}{{ entry('>') + '<' }}{% endautoescape %}", "·&gt;<"),
    ],
)
def test_macros_and_methods_are_called_as_jinja_calls_them(text, expected):
    assert render(text) == expected


@pytest.mark.parametrize("arguments", ["'甲', '-', true, 1", "'甲', name='乙'", "'甲', other=1"])
def test_a_macro_takes_no_arguments_but_its_own(arguments):
    with pytest.raises(TypeError):
        render("{{ entry(" + arguments + ") }}")


@pytest.mark.parametrize(
    "text",
    ["{{ entry() }}", "{{ page.other }}", "{{ page.a.b }}", "{% if page.b %}{% endif %}", "{{ nothing() }}"],
)
def test_what_is_missing_in_a_value_or_a_call_is_an_error_too(text):
    with pytest.raises(UndefinedError):
        render(text, page={"a": {}})


def test_a_template_may_ask_whether_a_value_is_there():
    assert render("{{ page.a is defined }}{{ page.b | default('无') }}", page={"a": 1}) == "True无"
