"""build: the whole site, ready to publish, or the old one as it was. Runs Pelican in this process.

Where nothing has changed since the last build, that is seen before Pelican is loaded.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from civic.build_request import OWN_PLACES
from civic.build_result import HELD_BACK, BuildResult, BuildSummary
from civic.build_session import BuildSession
from civic.desk.explain import asked_file, explain
from civic.desk.terminal.errors import FAILED
from civic.desk.terminal.progress import show_progress
from civic.paths import CACHE, ROOT
from civic.wording import desk as wording
from engine.checked_json import atomic_write
from engine.output_tree import OutputTree, sibling_file

CONF = "pelicanconf.py"


def build(
    content: Path,
    output: Path,
    as_of: date,
    *,
    strict: bool,
    jobs: int | None = None,
    why: str | None = None,
    conf: str = CONF,
    tree: OutputTree | None = None,
) -> int:
    """Build `content` into `output` by the settings of `conf`; gives 0, 2 with posts held back, 1 if nothing was done.

    `why` is an address or a file of the site to be explained; `tree` is that of `output`, where the caller has it open
    already. Raises whatever keeps the site from being finished;
    the old site then stands as it was.
    """
    gc.disable()  # nearly all of what is made stays to the end: looking for garbage again and again costs a fifth
    started = time.monotonic()
    with tree or OutputTree(output, report_waiting) as tree, BuildSession(CACHE, jobs=jobs) as session:
        with show_progress(session):
            stamp = _stamp(session, content, as_of, conf)
            if (
                why is None
                and tree.is_sound
                and tree.seen.stamp == stamp
                and not (strict and _last_note(tree).held_back)
            ):
                code, words = _repeat_report(_last_note(tree), tree, output, started)
            else:
                asked = asked_file(why, output) if why is not None else ""
                settings = _settings(content, output, as_of, conf, CIVIC_STRICT=strict, CIVIC_WHY=asked)
                result = _run_pelican(settings, tree, session, stamp)
                code, words = result.exit_code, _summary(result, time.monotonic() - started, output)
                if why is not None and result.made is not None:
                    words += explain(result.made.why, asked)
        sys.stdout.write(words)
    return code


def preview(
    session: BuildSession, tree: OutputTree, content: Path, as_of: date, changed: Collection[str] | None
) -> BuildResult:
    """Build in a session and a tree that stay open. `changed`: see BuildSession.scan."""
    session.scan(content, changed)
    return _run_pelican(_settings(content, tree.output, as_of), tree, session)


def _summary(result: BuildResult, seconds: float, output: Path) -> str:
    """What was built; "" where nothing was."""
    made = result.made
    if made is None:
        return ""
    stages = "".join(f"，{wording.STAGES[name]} {took:.1f} 秒" for name, took in result.times.items())
    return (
        wording.BUILT.format(
            folder=output, files=made.files, written=made.written, seconds=f"{seconds:.1f}", stages=stages
        )
        + "\n"
    )


def _stamp(session: BuildSession, content: Path, as_of: date, conf: str) -> str:
    """Names all that the site is made of, as far as can be told before Pelican is loaded (BuildRequest.has_only_own_inputs)."""
    return session.stamp(content, [*OWN_PLACES, *dict.fromkeys((ROOT / CONF, ROOT / conf))], as_of)


def _repeat_report(last: BuildSummary, tree: OutputTree, output: Path, started: float) -> tuple[int, str]:
    """Tell again what the last build told."""
    problems = sibling_file(output.absolute(), "problems.json")
    if not problems.is_file() or problems.read_text("utf-8") != last.problems:
        atomic_write(problems, last.problems)
    tree.write_manifest()
    sys.stderr.write(last.report)
    took = f"{time.monotonic() - started:.1f}"
    words = wording.UNCHANGED.format(folder=output, files=last.files, seconds=took) + "\n"
    return HELD_BACK if last.held_back else 0, words


def report_waiting() -> None:
    """Say that another build of the same output must end first."""
    print(wording.WAITING, file=sys.stderr, flush=True)


def rollback(output: Path) -> int:
    """Bring back the site of the build before; gives 1 if there is none."""
    with OutputTree(output, report_waiting) as tree:
        if not tree.rollback():
            print(wording.NO_ROLLBACK.format(folder=output))
            return FAILED
        if tree.seen.note:
            atomic_write(sibling_file(output.absolute(), "problems.json"), _last_note(tree).problems)
        print(wording.ROLLED_BACK.format(folder=output, files=len(tree.seen.files)))
    return 0


def _last_note(tree: OutputTree) -> BuildSummary:
    return BuildSummary.from_json(tree.seen.note)


def _settings(content: Path, output: Path, as_of: date, conf: str = CONF, **asked: object) -> dict[str, Any]:
    """The settings of a BuildRequest: those of `conf`, and what is asked for beside."""
    from pelican.settings import read_settings

    override = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(output.absolute()),
        "CIVIC_AS_OF": as_of.isoformat(),
        **asked,
    }
    read: dict[str, Any] = read_settings(str(ROOT / conf), override=override)
    return read


def _run_pelican(
    settings: dict[str, Any], tree: OutputTree, session: BuildSession, stamp: str = ""
) -> BuildResult:
    """Raises RuntimeError if PLUGINS has lost the generator."""
    _silence_pelican()
    hosted = settings["PELICAN_CLASS"](settings, tree, stamp, session).build()
    if not isinstance(hosted.answer, BuildResult):
        raise RuntimeError("civic.generator is not among PLUGINS")
    return replace(hosted.answer, is_new=hosted.is_new)


@cache
def _silence_pelican() -> None:
    """Pelican stops at faults of its own and says nothing else, for as long as this process lives."""
    import logging

    from pelican.log import console, init

    init(level=logging.ERROR, fatal="errors")  # a plugin that does not load must not be passed over
    console.quiet = True  # Pelican would tell that it has processed 0 articles
