"""The one generator (generator.py)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from civic import generator
from civic.build_session import BuildSession
from civic.generator import CivicGenerator
from engine.output_tree import OutputTree
from tests.core.sample_site import INFO, site, unit

THEME = Path(__file__).resolve().parents[1] / "themes" / "civic"


def test_the_day_is_asked_once_for_the_whole_build(tmp_path, monkeypatch):
    days = iter([date(2026, 10, 31), date(2026, 11, 1)])  # midnight passes between reading and writing
    monkeypatch.setattr(generator, "build_day", lambda settings: next(days))
    seen = []
    monkeypatch.setattr(generator, "gather", lambda view: seen.append(view.as_of) or [])
    reading = SimpleNamespace(
        site=site([unit("aaa")], []), problems=(), streams=None, texts=lambda digests: {}
    )
    with BuildSession(tmp_path / "cache") as session, OutputTree(tmp_path / "output") as tree:
        monkeypatch.setattr(session, "read", lambda content, as_of: seen.append(as_of) or reading)
        settings = {
            "PATH": str(tmp_path),
            "CIVIC_STRICT": False,
            "CIVIC_WHY": "",
            "CIVIC_SESSION": session,
            "ENGINE_OUTPUT": str(tmp_path / "output"),
            "ENGINE_TREE": tree,
            "PLUGINS": [],
            "PLUGIN_PATHS": [],
            "THEME": str(THEME),
            "THEME_TEMPLATES_OVERRIDES": [],
        }
        made = CivicGenerator({}, settings)
        made.generate_context()
        made.generate_output(SimpleNamespace())
    assert seen == [date(2026, 10, 31)] * 2


def test_one_picture_may_serve_several_marks_of_the_footer(tmp_path):
    (tmp_path / "mark.png").write_bytes(b"png")
    info = replace(INFO, badge_picture="mark.png", report_error_picture="mark.png")
    marked = site([unit("aaa")], [], site=info)
    found = [static.name for static in generator._static_files(THEME / "static", tmp_path, marked)]
    assert found.count("mark.png") == 1
