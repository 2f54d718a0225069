"""How far a build is, for whoever waits in front of a terminal; a log is not told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from civic.build_session import BuildSession
from civic.wording import desk as wording


@contextmanager
def show_progress(session: BuildSession) -> Iterator[None]:
    """Show on the terminal what a session is doing, as long as it takes."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    done: dict[str, int] = {}
    with Console(stderr=True).status(wording.WORKING) as status:

        def told(count: int) -> None:
            stage = session.current
            done[stage] = done.get(stage, 0) + count
            status.update(wording.PROGRESS.format(stage=wording.STAGES.get(stage, stage), count=done[stage]))

        session.workers.on_progress = told
        yield
