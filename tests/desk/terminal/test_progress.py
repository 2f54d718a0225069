"""How far a build is: told at a terminal, and nowhere else."""

import io
import sys

import pytest

from civic.build_session import BuildSession
from civic.desk.terminal.progress import show_progress


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def session(tmp_path):
    with BuildSession(tmp_path / "cache", jobs=1) as opened:
        yield opened


def test_a_log_is_not_told(session, monkeypatch):
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    before = session.workers.on_progress
    with show_progress(session):
        assert session.workers.on_progress is before
    assert log.getvalue() == ""


def test_at_a_terminal_each_stage_counts_what_it_has_done(session, monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    told = []
    monkeypatch.setattr("rich.status.Status.update", lambda self, text: told.append(text))
    with show_progress(session):
        with session.stage("read"):
            session.workers.on_progress(2)
            session.workers.on_progress(3)
        with session.stage("render"):
            session.workers.on_progress(4)
    assert told == [
        "正在读取，已完成 2 个……",
        "正在读取，已完成 5 个……",
        "正在制作，已完成 4 个……",
    ]
    assert "正在检查有哪些变化……" in screen.getvalue()
