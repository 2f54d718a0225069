"""The program's digest: whatever decides about bytes changes it, nothing else does."""

import sys

import pytest

from engine.fingerprint import code_fingerprint


@pytest.fixture
def code(tmp_path):
    folder = tmp_path / "code"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.py").write_text("A = 1\n")
    (folder / "inner" / "b.py").write_text("B = 1\n")
    return folder


def test_the_same_code_has_the_same_digest(code):
    assert code_fingerprint([code]) == code_fingerprint([code])


@pytest.mark.parametrize("name", ["a.py", "inner/b.py"])
def test_a_changed_word_changes_it(code, name):
    before = code_fingerprint([code])
    (code / name).write_text("C = 1\n")
    assert code_fingerprint([code]) != before


def test_a_new_file_changes_it(code):
    before = code_fingerprint([code])
    (code / "c.py").write_text("")
    assert code_fingerprint([code]) != before


def test_what_is_no_code_does_not(code):
    before = code_fingerprint([code])
    (code / "notes.txt").write_text("x")
    (code / "__pycache__").mkdir()
    (code / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert code_fingerprint([code]) == before


def test_a_single_file_of_code_counts(code):
    assert code_fingerprint([code / "a.py"]) != code_fingerprint([code / "inner" / "b.py"])


def test_another_library_or_another_version_changes_it(code, tmp_path, monkeypatch):
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    before = code_fingerprint([code])
    (libraries / "Markdown-3.10.dist-info").mkdir()
    one = code_fingerprint([code])
    (libraries / "Markdown-3.10.dist-info").rename(libraries / "Markdown-3.11.dist-info")
    assert len({before, one, code_fingerprint([code])}) == 3


def test_another_python_changes_it(code, monkeypatch):
    before = code_fingerprint([code])
    monkeypatch.setattr(sys, "version", "3.99")
    assert code_fingerprint([code]) != before


def test_contents_that_change_places_between_two_files_change_it(code):
    before = code_fingerprint([code])
    one, other = (code / "a.py").read_text(), (code / "inner" / "b.py").read_text()
    (code / "a.py").write_text(other)
    (code / "inner" / "b.py").write_text(one)
    assert code_fingerprint([code]) != before


def test_a_module_that_is_renamed_changes_it(code):
    """A plugin that is found under another name is another plugin, whatever its text."""
    before = code_fingerprint([code])
    (code / "a.py").rename(code / "aa.py")
    assert code_fingerprint([code]) != before


def test_the_same_code_in_another_place_is_the_same_program(code):
    before = code_fingerprint([code])
    assert code_fingerprint([code.rename(code.with_name("moved"))]) == before
