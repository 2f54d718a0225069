"""build: the whole site, ready to publish, or the old one as it was. Runs Pelican in this process.

Where nothing has changed since the last build, that is seen before Pelican is loaded.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from civic.build_session import BuildSession, BuildSummary
from civic.desk.explain import asked_file, explain
from civic.desk.terminal.errors import FAILED
from civic.desk.terminal.progress import show_progress
from civic.paths import CACHE, ROOT
from civic.wording import desk as wording
from engine.checked_json import atomic_write
from engine.incremental import SiteOutput
from engine.output_tree import OutputTree, sibling_file

HELD_BACK = 2
CONF = "pelicanconf.py"
_OURS = ("themes", "plugins", CONF)  # what a site is made of beside its content


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
                settings = _settings(content, output, as_of, conf)
                settings |= {"ENGINE_TREE": tree, "CIVIC_SESSION": session, "CIVIC_STRICT": strict}
                settings |= {
                    "CIVIC_WHY": asked,
                    "ENGINE_STAMP": stamp if _has_only_known_inputs(settings) else "",
                }
                code, words = _run_pelican(settings), ""
                if code != FAILED and "CIVIC_MADE" in settings:
                    made: SiteOutput = settings["CIVIC_MADE"]
                    words = _summary(made, session.times, time.monotonic() - started, output)
                    words += explain(made.why, asked) if why is not None else ""
        sys.stdout.write(words)
    return code


@dataclass(frozen=True)
class PreviewResult:
    """How a build of `serve` ended: its exit code, the site's own path (None while the registry is at fault), and whether
    the site is another than before."""

    code: int
    base: str | None
    is_new: bool


def preview(
    session: BuildSession, tree: OutputTree, content: Path, as_of: date, changed: Collection[str] | None
) -> PreviewResult:
    """Build in a session and a tree that stay open. `changed`: see BuildSession.scan."""
    session.scan(content, changed)
    settings = _settings(content, tree.output, as_of)
    settings |= {"ENGINE_TREE": tree, "CIVIC_SESSION": session}
    code = _run_pelican(settings)
    site = settings["CIVIC_READING"].site
    base = site.registry.site.base if site is not None else None
    return PreviewResult(code, base, settings.get("ENGINE_CHANGED", False))


def _summary(made: SiteOutput, times: Mapping[str, float], seconds: float, output: Path) -> str:
    stages = "".join(f"，{wording.STAGES[name]} {took:.1f} 秒" for name, took in times.items())
    return (
        wording.BUILT.format(
            folder=output, files=made.files, written=made.written, seconds=f"{seconds:.1f}", stages=stages
        )
        + "\n"
    )


def _stamp(session: BuildSession, content: Path, as_of: date, conf: str) -> str:
    return session.stamp(content, [ROOT / name for name in dict.fromkeys((*_OURS, conf))], as_of)


def _has_only_known_inputs(settings: dict[str, Any]) -> bool:
    """Whether the settings lead to no other places than those that the stamp names."""
    real = [Path(os.path.realpath(ROOT / name)) for name in _OURS]
    used = (settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"], *settings["PLUGIN_PATHS"])
    return all(any(Path(os.path.realpath(one)).is_relative_to(place) for place in real) for one in used)


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


def _settings(content: Path, output: Path, as_of: date, conf: str = CONF) -> dict[str, Any]:
    from pelican.settings import read_settings

    override = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(output.absolute()),
        "CIVIC_AS_OF": as_of.isoformat(),
    }
    read: dict[str, Any] = read_settings(str(ROOT / conf), override=override)
    return read


def _run_pelican(settings: dict[str, Any]) -> int:
    _silence_pelican()
    try:
        settings["PELICAN_CLASS"](settings).run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    return 0


@cache
def _silence_pelican() -> None:
    """Pelican stops at faults of its own and says nothing else, for as long as this process lives."""
    import logging

    from pelican.log import console, init

    init(level=logging.ERROR, fatal="errors")  # a plugin that does not load must not be passed over
    console.quiet = True  # Pelican would tell that it has processed 0 articles
