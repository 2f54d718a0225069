"""The one generator (generator.py)."""

import hashlib
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from civic import build_request, generator
from civic.build_result import BuildSummary
from civic.build_session import BuildSession
from civic.core.problems import problem
from civic.generator import CivicGenerator
from civic.wording import desk as wording
from engine.host import BuildStoppedError, HostedBuild
from engine.output_tree import OutputTree
from engine.page import Copy
from tests.core.sample_site import INFO, site, unit

THEME = Path(__file__).resolve().parents[1] / "themes" / "civic"


def settings_of(folder, **more):
    """The settings of a build of `folder` in which no plugin is switched on."""
    return {
        "PATH": str(folder),
        "CIVIC_AS_OF": "",
        "CIVIC_STRICT": False,
        "CIVIC_JOBS": 1,
        "CIVIC_WHY": "",
        "CIVIC_CACHE": str(folder / "cache"),
        "PLUGINS": [],
        "PLUGIN_PATHS": [],
        "THEME": str(THEME),
        "THEME_TEMPLATES_OVERRIDES": [],
    } | more


def reading_of(*problems, registry_fault=False):
    return SimpleNamespace(
        site=None if registry_fault else site([unit("aaa")], []),
        problems=problems,
        streams=None,
        texts=lambda digests: {},
    )


class Hosted:
    """A generator as the engine's host would have it, whose session finds `reading`, or `later` when it is asked again;
    `seen` are the days it is asked for, `parts` what each attempt makes a site of."""

    def __init__(self, folder, monkeypatch, reading, later=None, parts=([],), **more):
        self.seen = []
        readings, attempts = iter([reading, later]), iter(parts)
        with BuildSession(folder / "cache", jobs=1) as session:
            monkeypatch.setattr(session, "read", lambda content, day: self.seen.append(day) or next(readings))
            monkeypatch.setattr(
                generator, "gather", lambda view: self.seen.append(view.as_of) or next(attempts)
            )
            with OutputTree(folder / "output") as tree:
                self.tree = tree
                tree.scratch.mkdir()
                (tree.scratch / "of-another-generator.txt").write_text("")
                self.build = HostedBuild(folder / "output", tree, session=session)
                monkeypatch.setattr(generator, "hosted_build", lambda settings: self.build)
                made = CivicGenerator({}, settings_of(folder, **more))
                made.generate_context()
                made.generate_output(SimpleNamespace())
                self.scratch = sorted(path.name for path in tree.scratch.rglob("*") if path.is_file())


def test_the_day_is_asked_once_for_the_whole_build(tmp_path, monkeypatch):
    days = iter([date(2026, 10, 31), date(2026, 11, 1)])  # midnight passes between reading and writing
    monkeypatch.setattr(build_request, "today", lambda: next(days))
    assert Hosted(tmp_path, monkeypatch, reading_of()).seen == [date(2026, 10, 31)] * 2


WARNING = problem("heading-glued", "communities/aaa/a.md", 9, better="# 一", text="#一")
FAULT = problem("encoding-gbk", "communities/aaa/b.md")


def test_the_answer_says_what_was_read_and_made(tmp_path, monkeypatch):
    answer = Hosted(tmp_path, monkeypatch, reading_of(WARNING)).build.answer
    assert (answer.base, answer.held_back, answer.exit_code) == ("/", False, 0)
    assert [told["code"] for told in json.loads(answer.problems)["problems"]] == ["heading-glued"]
    assert (answer.made.files, set(answer.times)) == (0, {"render"})
    assert answer.stamp_holds


def test_a_site_with_a_post_held_back_is_built_and_ends_with_2(tmp_path, monkeypatch):
    answer = Hosted(tmp_path, monkeypatch, reading_of(FAULT)).build.answer
    assert (answer.exit_code, answer.made.files) == (2, 0)
    assert BuildSummary.from_json(answer.note).held_back


@pytest.mark.parametrize(
    ("reading", "more", "code", "sentence"),
    [
        (reading_of(FAULT, registry_fault=True), {}, 1, wording.REGISTRY_STOPS),
        (reading_of(FAULT), {"CIVIC_STRICT": True}, 2, wording.STRICT_STOPS),
    ],
    ids=["the registry is at fault", "a post is held back and nothing is to be written then"],
)
def test_where_nothing_is_to_be_built_the_generator_stops_with_its_answer(
    tmp_path, monkeypatch, capsys, reading, more, code, sentence
):
    with pytest.raises(BuildStoppedError) as stopped:
        Hosted(tmp_path, monkeypatch, reading, **more)
    answer = stopped.value.answer
    assert (answer.exit_code, answer.made, answer.held_back) == (code, None, True)
    assert capsys.readouterr().err.endswith(sentence + "\n")


class TwoAttempts:
    """A site of two attempts: in the first a file is no longer what it was when it was read."""

    def __init__(self, folder):
        self.file = folder / "file.txt"
        self.file.write_text("as it is")
        now = hashlib.sha256(self.file.read_bytes()).hexdigest()
        old = hashlib.sha256(b"as it was").hexdigest()
        self.parts = [
            [Copy("/old/a.txt", self.file, now), Copy("/old/b.txt", self.file, old)],
            [Copy("/new/a.txt", self.file, now)],
        ]


def test_after_a_change_halfway_the_site_is_that_of_the_second_reading_alone(tmp_path, monkeypatch):
    hosted = Hosted(tmp_path, monkeypatch, reading_of(), reading_of(), TwoAttempts(tmp_path).parts)
    assert list(hosted.tree.wanted) == ["new/a.txt"]
    assert hosted.build.answer.made.files == 1


def test_after_a_change_halfway_the_answer_is_that_of_the_second_reading(tmp_path, monkeypatch, capsys):
    attempts = TwoAttempts(tmp_path)
    answer = Hosted(
        tmp_path, monkeypatch, reading_of(WARNING), reading_of(FAULT), attempts.parts
    ).build.answer
    assert (answer.held_back, answer.exit_code) == (True, 2)
    told = (tmp_path / "output.problems.json").read_text("utf-8")
    assert told == answer.problems
    assert [one["code"] for one in json.loads(told)["problems"]] == ["encoding-gbk"]
    assert capsys.readouterr().err.endswith(answer.report)


def test_a_second_reading_that_finds_the_same_tells_it_once(tmp_path, monkeypatch, capsys):
    parts = TwoAttempts(tmp_path).parts
    answer = Hosted(tmp_path, monkeypatch, reading_of(WARNING), reading_of(WARNING), parts).build.answer
    assert capsys.readouterr().err == answer.report


def test_a_site_of_a_second_reading_is_not_what_the_callers_stamp_names(tmp_path, monkeypatch):
    parts = TwoAttempts(tmp_path).parts
    assert not Hosted(tmp_path, monkeypatch, reading_of(), reading_of(), parts).build.answer.stamp_holds


@pytest.mark.parametrize(
    ("later", "more", "sentence"),
    [
        (reading_of(FAULT, registry_fault=True), {}, wording.REGISTRY_STOPS),
        (reading_of(FAULT), {"CIVIC_STRICT": True}, wording.STRICT_STOPS),
    ],
    ids=["the registry is at fault", "a post is held back and nothing is to be written then"],
)
def test_what_stops_a_build_stops_it_at_the_second_reading_too(
    tmp_path, monkeypatch, capsys, later, more, sentence
):
    with pytest.raises(BuildStoppedError) as stopped:
        Hosted(tmp_path, monkeypatch, reading_of(), later, TwoAttempts(tmp_path).parts, **more)
    assert stopped.value.answer.held_back
    assert capsys.readouterr().err.endswith(sentence + "\n")


def test_output_plugins_see_nothing_of_an_attempt_that_failed(tmp_path, monkeypatch):
    monkeypatch.setattr(generator, "has_output_plugins", lambda: True)
    hosted = Hosted(tmp_path, monkeypatch, reading_of(), reading_of(), TwoAttempts(tmp_path).parts)
    assert hosted.scratch == ["a.txt", "of-another-generator.txt"]


@pytest.fixture
def foreign_plugin(tmp_path, monkeypatch):
    """A page module of another site; gives its file."""
    plugin = ModuleType("theirs")
    plugin.__file__ = str(tmp_path / "theirs.py")
    monkeypatch.setitem(sys.modules, "theirs", plugin)
    return tmp_path / "theirs.py"


def test_foreign_code_decides_about_pages(tmp_path, monkeypatch, foreign_plugin):
    programs = []
    make = generator.make_site
    monkeypatch.setattr(
        generator,
        "make_site",
        lambda parts, config, *more, **named: (
            programs.append(config.program) or make(parts, config, *more, **named)
        ),
    )
    for code, plugins in (("one = 1", ["theirs"]), ("two = 2", ["theirs"]), ("two = 2", [])):
        foreign_plugin.write_text(code)
        Hosted(tmp_path, monkeypatch, reading_of(), PLUGINS=plugins)
    assert len(set(programs)) == 3


def test_what_was_read_is_kept_under_one_name_whoever_opened_the_session_and_whatever_makes_the_pages(
    tmp_path, monkeypatch, foreign_plugin
):
    foreign_plugin.write_text("one = 1")
    alone = HostedBuild(tmp_path / "output", OutputTree(tmp_path / "output"))
    monkeypatch.setattr(generator, "hosted_build", lambda settings: alone)
    made = CivicGenerator({}, settings_of(tmp_path, PLUGINS=["theirs"]))
    with made._own, BuildSession(tmp_path / "cache", jobs=1) as session:
        assert made._session.program == session.program


def test_one_picture_may_serve_several_marks_of_the_footer(tmp_path):
    (tmp_path / "mark.png").write_bytes(b"png")
    info = replace(INFO, badge_picture="mark.png", report_error_picture="mark.png")
    marked = site([unit("aaa")], [], site=info)
    found = [static.name for static in generator._static_files(THEME / "static", tmp_path, marked)]
    assert found.count("mark.png") == 1
