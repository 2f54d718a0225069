"""What Pelican's settings ask of a build (build_request.py)."""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from civic import build_request
from civic.build_request import BuildRequest
from civic.paths import ROOT

SETTINGS = {
    "PATH": "/county/content",
    "CIVIC_AS_OF": "2026-11-05",
    "CIVIC_STRICT": True,
    "CIVIC_JOBS": 2,
    "CIVIC_WHY": "index.html",
    "CIVIC_CACHE": "/county/.cache",
    "PLUGINS": [],
    "PLUGIN_PATHS": [str(ROOT / "plugins")],
    "THEME": str(ROOT / "themes" / "civic"),
    "THEME_TEMPLATES_OVERRIDES": [],
}


def asked(**more):
    return BuildRequest.of(SETTINGS | more, Path("/county/output"))


def test_all_that_the_settings_ask_for_is_in_the_request():
    assert asked() == BuildRequest(
        content=Path("/county/content"),
        output=Path("/county/output"),
        theme=ROOT / "themes" / "civic",
        template_overrides=(),
        plugin_paths=(ROOT / "plugins",),
        foreign_code=(),
        day=date(2026, 11, 5),
        strict=True,
        jobs=2,
        why="index.html",
        cache=Path("/county/.cache"),
    )


def test_without_a_day_it_is_today_in_shanghai(monkeypatch):
    monkeypatch.setattr(build_request, "today", lambda: date(2026, 12, 1))
    assert asked(CIVIC_AS_OF="").day == date(2026, 12, 1)


@pytest.mark.parametrize(("file", "code"), [("pages.py", "pages.py"), ("pages/__init__.py", "pages")])
def test_a_plugin_that_lies_somewhere_else_is_foreign_code_a_package_as_a_whole(monkeypatch, file, code):
    theirs = ModuleType("theirs")
    theirs.__file__ = f"/county/{file}"
    monkeypatch.setitem(sys.modules, "theirs", theirs)
    request = asked(PLUGINS=["theirs", "civic.build_request"])
    assert request.foreign_code == (Path("/county", code),)
    assert not request.has_only_own_inputs


@pytest.mark.parametrize(
    ("more", "only_own"),
    [
        ({}, True),
        ({"THEME": "/county/theme"}, False),
        ({"THEME_TEMPLATES_OVERRIDES": ["/county/templates"]}, False),
        ({"THEME_TEMPLATES_OVERRIDES": [str(ROOT / "themes" / "templates")]}, True),
        ({"PLUGIN_PATHS": [str(ROOT / "plugins"), "/county/plugins"]}, False),
    ],
)
def test_a_theme_or_plugins_from_elsewhere_are_not_the_sites_own(more, only_own):
    assert asked(**more).has_only_own_inputs is only_own


def test_a_relative_path_is_one_of_the_folder_that_the_build_runs_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # in which `themes` is not the site's own
    assert not asked(THEME_TEMPLATES_OVERRIDES=["themes/templates"]).has_only_own_inputs
    monkeypatch.chdir(ROOT)
    assert asked(THEME_TEMPLATES_OVERRIDES=["themes/templates"]).has_only_own_inputs
