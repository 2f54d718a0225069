"""The program's digest: whatever decides about bytes changes it, nothing else does."""

import sys

import pytest

from engine.fingerprint import program


@pytest.fixture
def code(tmp_path):
    folder = tmp_path / "code"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.py").write_text("A = 1\n")
    (folder / "inner" / "b.py").write_text("B = 1\n")
    return folder


def test_the_same_code_has_the_same_digest(code):
    assert program([code]) == program([code])


@pytest.mark.parametrize("name", ["a.py", "inner/b.py"])
def test_a_changed_word_changes_it(code, name):
    before = program([code])
    (code / name).write_text("C = 1\n")
    assert program([code]) != before


def test_a_new_file_changes_it(code):
    before = program([code])
    (code / "c.py").write_text("")
    assert program([code]) != before


def test_what_is_no_code_does_not(code):
    before = program([code])
    (code / "notes.txt").write_text("x")
    (code / "__pycache__").mkdir()
    (code / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert program([code]) == before


def test_a_single_file_of_code_counts(code):
    assert program([code / "a.py"]) != program([code / "inner" / "b.py"])


def test_another_library_or_another_version_changes_it(code, tmp_path, monkeypatch):
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    before = program([code])
    (libraries / "Markdown-3.10.dist-info").mkdir()
    one = program([code])
    (libraries / "Markdown-3.10.dist-info").rename(libraries / "Markdown-3.11.dist-info")
    assert len({before, one, program([code])}) == 3


def test_another_python_changes_it(code, monkeypatch):
    before = program([code])
    monkeypatch.setattr(sys, "version", "3.99")
    assert program([code]) != before


def test_contents_that_change_places_between_two_files_change_it(code):
    before = program([code])
    one, other = (code / "a.py").read_text(), (code / "inner" / "b.py").read_text()
    (code / "a.py").write_text(other)
    (code / "inner" / "b.py").write_text(one)
    assert program([code]) != before


def test_a_module_that_is_renamed_changes_it(code):
    """A plugin that is found under another name is another plugin, whatever its text."""
    before = program([code])
    (code / "a.py").rename(code / "aa.py")
    assert program([code]) != before


def test_the_same_code_in_another_place_is_the_same_program(code):
    before = program([code])
    assert program([code.rename(code.with_name("moved"))]) == before
