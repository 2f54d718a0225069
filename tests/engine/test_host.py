"""The engine inside Pelican: a build is whole or nothing, whichever way Pelican is started (host.py)."""

from pathlib import Path

import pytest
from pelican import signals

from engine.host import final_output, has_output_plugins


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
