"""The engine inside Pelican: a build is whole or nothing, whichever way Pelican is started (host.py)."""

from pathlib import Path

import pytest
from blinker import Signal
from pelican import signals
from pelican.settings import read_settings

from engine.host import BuildStoppedError, WholeSitePelican, has_output_plugins, hosted_build
from engine.output_tree import OutputTree


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch):
    """Signals are the process's own: whoever a test before has connected is not asked here."""
    for name, one in vars(signals).items():
        if isinstance(one, Signal):
            monkeypatch.setattr(signals, name, Signal(name))


@pytest.mark.parametrize("name", ["content_written", "feed_written", "finalized"])
def test_who_wants_to_see_the_written_files_is_an_output_plugin(name):
    signal = getattr(signals, name)

    def wants(*seen):
        raise AssertionError("nobody is asked here")

    assert not has_output_plugins()
    with signal.connected_to(wants):
        assert has_output_plugins()
    assert not has_output_plugins()


def test_who_listens_to_other_signals_is_none():
    with signals.initialized.connected_to(lambda pelican: None):
        assert not has_output_plugins()


class Answer:
    """What the generator says of its site."""

    def __init__(self, exit_code=0):
        self.exit_code = exit_code
        self.note, self.stamp_holds = "a note", True


class Writes:
    """A generator of one page; given no text it fails halfway, and some texts stop it."""

    text = ""

    def __init__(self, context, settings, **more):
        self.output = Path(more["output_path"])
        self.settings = settings

    def generate_context(self):
        if self.text == "held back":
            raise BuildStoppedError(Answer(2))
        hosted_build(self.settings).answer = Answer(2 if self.text == "with a warning" else 0)

    def generate_output(self, writer):
        (self.output / "half.html").write_text("half")
        if not self.text:
            raise ValueError("no text")
        (self.output / "index.html").write_text(self.text)


# Pelican's own generators stay, since it asks for the articles at its end; they find nothing and write nothing.
NOTHING_ELSE = {
    "DIRECT_TEMPLATES": [],
    "FEED_ALL_ATOM": None,
    "PLUGINS": [],
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
}


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Runs Pelican with that generator; gives what the build left for its caller."""
    (tmp_path / "content").mkdir()

    def run(text, ends="build"):
        monkeypatch.setattr(Writes, "text", text)
        places = {"PATH": str(tmp_path / "content"), "OUTPUT_PATH": str(tmp_path / "output")}
        settings = read_settings(override={**NOTHING_ELSE, **places})
        with signals.get_generators.connected_to(lambda pelican: Writes):
            return getattr(WholeSitePelican(settings, stamp="a stamp"), ends)()

    return run


def files(folder):
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_a_build_that_ends_well_takes_its_place_and_keeps_what_was_said_of_it(build, tmp_path):
    built = build("甲")
    assert files(tmp_path / "output") == {"half.html": "half", "index.html": "甲"}
    assert (built.output, built.is_new, built.answer.exit_code) == (tmp_path / "output", True, 0)
    with OutputTree(tmp_path / "output") as tree:
        assert (tree.seen.stamp, tree.seen.note) == ("a stamp", "a note")


def test_a_build_that_fails_halfway_leaves_the_old_site(build, tmp_path):
    build("甲")
    with pytest.raises(ValueError, match="no text"):
        build("")
    assert files(tmp_path / "output") == {"half.html": "half", "index.html": "甲"}


def test_a_generator_that_stops_the_build_leaves_the_old_site_and_its_answer(build, tmp_path):
    build("甲")
    stopped = build("held back")
    assert (stopped.answer.exit_code, stopped.is_new) == (2, False)
    assert files(tmp_path / "output") == {"half.html": "half", "index.html": "甲"}


@pytest.mark.parametrize(("text", "code"), [("held back", 2), ("with a warning", 2)])
def test_the_program_ends_with_the_exit_code_of_the_answer(build, text, code):
    with pytest.raises(SystemExit) as end:
        build(text, ends="run")
    assert end.value.code == code
    assert build("甲", ends="run") is None


def test_a_build_of_the_same_files_changes_nothing(build):
    build("甲")
    assert not build("甲").is_new
    assert build("乙").is_new
