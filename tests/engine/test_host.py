"""The engine inside Pelican: a build is whole or nothing, whichever way Pelican is started (host.py)."""

from pathlib import Path

import pytest
from pelican import signals
from pelican.settings import read_settings

from engine.host import WholeSitePelican, final_output, has_output_plugins, published


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


def test_the_finished_site_stands_where_the_settings_say_seen_from_where_the_build_runs(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert final_output({"ENGINE_OUTPUT": "output"}) == tmp_path / "output"
    assert final_output({"ENGINE_OUTPUT": "/srv/minzheng"}) == Path("/srv/minzheng")


class Writes:
    """A generator of one page; given no text it fails halfway."""

    text = ""

    def __init__(self, context, settings, **more):
        self.output = Path(more["output_path"])
        self.settings = settings

    def generate_context(self):
        self.settings["ENGINE_NOTE"] = "a note"

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
    """Runs Pelican with that generator; gives the settings of the run."""
    (tmp_path / "content").mkdir()

    def run(text):
        monkeypatch.setattr(Writes, "text", text)
        places = {"PATH": str(tmp_path / "content"), "OUTPUT_PATH": str(tmp_path / "output")}
        settings = read_settings(override={**NOTHING_ELSE, **places})
        with signals.get_generators.connected_to(lambda pelican: Writes):
            WholeSitePelican(settings).run()
        return settings

    return run


def files(folder):
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_a_build_that_ends_well_takes_its_place_and_tells_of_it(build, tmp_path):
    told = []
    with published.connected_to(lambda pelican: told.append(files(tmp_path / "output"))):
        made = build("甲")
    assert told == [{"half.html": "half", "index.html": "甲"}]
    assert made["ENGINE_CHANGED"]


def test_a_build_that_fails_halfway_leaves_the_old_site_and_tells_nobody(build, tmp_path):
    build("甲")
    told = []
    with published.connected_to(told.append), pytest.raises(ValueError, match="no text"):
        build("")
    assert files(tmp_path / "output") == {"half.html": "half", "index.html": "甲"}
    assert told == []


def test_a_build_of_the_same_files_changes_nothing(build):
    build("甲")
    assert not build("甲")["ENGINE_CHANGED"]
    assert build("乙")["ENGINE_CHANGED"]
