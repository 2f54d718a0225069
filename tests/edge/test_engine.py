"""The engine: a Page becomes bytes, pages become a folder, the folder takes the old one's place."""

import json
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from engine.draw import Drawing
from engine.page import Copy, Page, file_of
from engine.tree import ForeignFolderError, Tree
from engine.write import AddressTakenError, write_site


@pytest.fixture
def drawing(tmp_path):
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "page.html").write_text("<h1>{{ title }}</h1>\n{{ site.name }}\n", encoding="utf-8")
    return Drawing([theme], {"site": {"name": "示例"}}, {"plain": lambda values: values["text"].encode()})


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b.xml", "a/b.xml"), ("/404.html", "404.html")],
)
def test_an_address_that_ends_in_a_slash_is_the_folders_index(address, file):
    assert file_of(address) == file


def test_a_template_sees_the_pages_values_and_the_constants(drawing):
    assert drawing.draw(Page("/", "page.html", {"title": "好"})).decode() == "<h1>好</h1>\n示例\n"


def test_a_value_named_like_a_method_of_mappings_is_the_value(tmp_path):
    (tmp_path / "list.html").write_text("{{ page.items }}", encoding="utf-8")
    drawn = Drawing([tmp_path]).draw(Page("/", "list.html", {"page": {"items": "三篇"}}))
    assert drawn.decode() == "三篇"


def test_what_a_template_prints_is_escaped(drawing):
    assert b"&lt;b&gt;" in drawing.draw(Page("/", "page.html", {"title": "<b>"}))


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
    assert drawing.draw(Page("/", "page.html", {"title": value})).decode() == f"<h1>{printed}</h1>\n示例\n"


def test_a_value_that_is_missing_is_an_error_and_not_an_empty_place(drawing):
    with pytest.raises(UndefinedError):
        drawing.draw(Page("/", "page.html", {}))


@pytest.fixture
def draw(tmp_path):
    """Draws one template, given as text, beside a part with macros."""
    (tmp_path / "part.html").write_text(
        "{% macro entry(name, mark='·', last=false) %}{{ mark }}{{ name }}{{ '。' if last }}{% endmacro %}"
        "{% macro framed() %}[{{ caller() }}]{% endmacro %}"
        "{% macro all() %}{{ varargs | join(' ') }}{{ kwargs.z }}{% endmacro %}",
        encoding="utf-8",
    )

    def drawn(text, **values):
        (tmp_path / "page.html").write_text(
            "{% from 'part.html' import entry, framed, all %}" + text, encoding="utf-8"
        )
        return Drawing([tmp_path]).draw(Page("/", "page.html", values)).decode()

    return drawn


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
def test_macros_and_methods_are_called_as_jinja_calls_them(draw, text, expected):
    assert draw(text) == expected


@pytest.mark.parametrize("arguments", ["'甲', '-', true, 1", "'甲', name='乙'", "'甲', other=1"])
def test_a_macro_takes_no_arguments_but_its_own(draw, arguments):
    with pytest.raises(TypeError):
        draw("{{ entry(" + arguments + ") }}")


@pytest.mark.parametrize(
    "text",
    ["{{ entry() }}", "{{ page.other }}", "{{ page.a.b }}", "{% if page.b %}{% endif %}", "{{ nothing() }}"],
)
def test_what_is_missing_in_a_value_or_a_call_is_an_error_too(draw, text):
    with pytest.raises(UndefinedError):
        draw(text, page={"a": {}})


def test_a_template_may_ask_whether_a_value_is_there(draw):
    assert draw("{{ page.a is defined }}{{ page.b | default('无') }}", page={"a": 1}) == "True无"


def test_a_page_may_be_drawn_by_a_function(drawing):
    assert drawing.draw(Page("/a.txt", "plain", {"text": "文"})).decode() == "文"


def test_pages_and_copies_are_written_under_their_addresses(drawing, tmp_path):
    source = tmp_path / "表.pdf"
    source.write_bytes(b"%PDF")
    out = tmp_path / "out"
    told = []
    parts = [Page("/a/", "page.html", {"title": "甲"}), Copy("/a/表.pdf", source, "d")]
    assert write_site(parts, drawing, out, lambda path, values: told.append(path.name)) == 2
    assert (out / "a" / "表.pdf").read_bytes() == b"%PDF"
    assert (out / "a" / "index.html").is_file()
    assert told == ["index.html"]


def test_two_pages_of_one_address_are_refused_before_anything_is_written(drawing, tmp_path):
    parts = [Page("/a/", "page.html", {"title": "甲"}), Page("/a/index.html", "page.html", {"title": "乙"})]
    with pytest.raises(AddressTakenError):
        write_site(parts, drawing, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def _build(output: Path, **files: str) -> None:
    with Tree(output) as folder:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")


def test_a_new_site_takes_the_place_of_the_old_one_whole(tmp_path):
    output = tmp_path / "output"
    _build(output, a="1", gone="1")
    _build(output, a="2", b="2")
    assert {p.name: p.read_text() for p in output.iterdir()} == {"a": "2", "b": "2"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["output", "output.manifest.json"]


def test_an_error_leaves_the_old_site_as_it_was(tmp_path):
    output = tmp_path / "output"
    _build(output, a="1")
    tree = Tree(output)
    with pytest.raises(RuntimeError), tree as folder:  # noqa: PT012 - the error comes after the write
        (folder / "a").write_text("2", encoding="utf-8")
        raise RuntimeError
    assert (output / "a").read_text() == "1"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["output", "output.manifest.json"]


def test_a_build_that_was_killed_between_its_two_steps_is_mended_by_the_next(tmp_path):
    output = tmp_path / "output"
    _build(output, a="1")
    output.rename(tmp_path / ".output.old")
    (tmp_path / ".output.new").mkdir()
    with pytest.raises(RuntimeError), Tree(output):
        raise RuntimeError
    assert (output / "a").read_text() == "1"


def test_the_manifest_names_every_file_with_its_digest(tmp_path):
    output = tmp_path / "output"
    _build(output, a="abc")
    manifest = json.loads((tmp_path / "output.manifest.json").read_text())
    assert manifest == {"a": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}


def test_a_folder_with_things_of_others_is_never_replaced(tmp_path):
    output = tmp_path / "documents"
    output.mkdir()
    (output / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(ForeignFolderError), Tree(output):
        pass
    assert (output / "letter.txt").read_text() == "dear"


def test_an_empty_folder_may_be_taken(tmp_path):
    (tmp_path / "output").mkdir()
    _build(tmp_path / "output", a="1")
    assert (tmp_path / "output" / "a").is_file()


def test_a_link_to_the_folder_stays_and_the_folder_behind_it_is_replaced(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to("www", target_is_directory=True)
    _build(tmp_path / "output", a="1")
    _build(tmp_path / "output", b="2")
    assert (tmp_path / "output").is_symlink()
    assert [p.name for p in (tmp_path / "www").iterdir()] == ["b"]


def test_if_the_new_site_cannot_take_its_place_the_old_one_comes_back(tmp_path, monkeypatch):
    output = tmp_path / "output"
    _build(output, a="1")
    rename = Path.rename

    def refused(path, target):
        if path.name == ".output.new":
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        _build(output, a="2")
    assert (output / "a").read_text() == "1"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["output", "output.manifest.json"]


def test_ctrl_c_between_the_two_steps_brings_the_old_site_back(tmp_path, monkeypatch):
    output = tmp_path / "output"
    _build(output, a="1")
    rename = Path.rename

    def interrupted(path, target):
        rename(path, target)
        if path == output:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _build(output, a="2")
    assert (output / "a").read_text() == "1"


def test_a_disk_that_is_full_at_the_end_leaves_nothing_half_made(tmp_path, monkeypatch):
    output = tmp_path / "output"
    _build(output, a="1")
    before = (tmp_path / "output.manifest.json").read_bytes()

    def full(path, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        _build(output, a="2", b="2")
    assert (output / "a").read_text() == "1"
    assert (tmp_path / "output.manifest.json").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["output", "output.manifest.json"]


def test_a_first_build_that_was_killed_at_its_very_end_leaves_a_folder_that_is_ours(tmp_path, monkeypatch):
    output = tmp_path / "output"
    rename = Path.rename

    def killed(path, target):
        rename(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        _build(output, a="1")
    monkeypatch.undo()
    _build(output, a="2")
    assert (output / "a").read_text() == "2"
