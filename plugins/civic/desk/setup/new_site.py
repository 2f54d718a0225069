"""new --site: a county starts for real. The demo content moves away, a registry and first posts of its own come.

Everything is asked first, shown once more, and written beside the old content only after a 是; then the two change
places. Until that step nothing has changed, whatever happens.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from civic.core.problems import holds_back
from civic.desk.setup.division_file import divisions_of_file
from civic.desk.setup.divisions import DivisionSource, divisions_of_the_country
from civic.desk.setup.download import NotFetchedError, fetch_tables
from civic.desk.setup.interview import interview
from civic.desk.setup.site_tree import Answers, tree
from civic.desk.terminal.errors import FAILED
from civic.desk.terminal.prompts import NoAnswerError, confirm
from civic.paths import CACHE
from civic.reading.site import read_facts, read_site
from civic.render.report import report
from civic.wording import setup as wording
from engine.output_tree import exchange_folders

_SHOWN_UNITS = 8  # names in the summary


def new_site(content: Path, units: Path | None, day: date) -> int:
    """Ask, write and exchange; says what was done. Gives 1 and changes nothing where that cannot be done or is not wanted.

    `units` is a list of units of one's own; without one the country's are fetched. Raises WrongCallError for a list that
    cannot be used.
    """
    there = content.exists() and (not content.is_dir() or any(content.iterdir()))
    if there and not _is_demo(content):
        print(wording.NEW_SITE_NOT_DEMO.format(folder=content), file=sys.stderr)
        return FAILED
    try:
        source = _source(units)
        print(wording.NEW_SITE_WELCOME)
        answers = interview(source)
        aside = _demo_destination(content, day) if there else None
        _print_summary(answers, aside)
        if not confirm(wording.SITE_CONFIRM.format(content=content)):
            print(wording.SITE_LEFT)
            return FAILED
    except NotFetchedError as error:
        print(wording.NO_DIVISIONS.format(reason=error), file=sys.stderr)
        return FAILED
    except NoAnswerError:
        print(wording.ASK_ENDED, file=sys.stderr)
        return FAILED
    return _write_site(content, aside, answers, day)


def _is_demo(content: Path) -> bool:
    if not content.is_dir():
        return False
    registry = read_facts(content).registry
    return registry is not None and registry.site.demo


def _source(units: Path | None) -> DivisionSource:
    if units is not None:
        return divisions_of_file(units)
    return divisions_of_the_country(fetch_tables(CACHE / "divisions"))


def _demo_destination(content: Path, day: date) -> Path:
    """Where the demo goes: a folder of its own beside it, with the day in its name."""
    name, number = wording.DEMO_ASIDE.format(name=content.name, day=day.isoformat()), 1
    aside = content.with_name(name)
    while aside.exists():
        number += 1
        aside = content.with_name(f"{name}-{number}")
    return aside


def _print_summary(answers: Answers, aside: Path | None) -> None:
    """All that was understood, and what will become of the demo."""
    opened = next((unit.facts["opened"] for unit in answers.units), "")
    said = {"county": answers.county.full_name, **answers.site}
    said |= {"units": _unit_summary([unit.name for unit in answers.units]), "opened": opened}
    print(wording.SITE_SUMMARY)
    for key, what in wording.SITE_SUMMARY_NAMES.items():
        print(wording.SITE_SUMMARY_LINE.format(what=what, value=said[key] or wording.SITE_SUMMARY_EMPTY))
    if aside is not None:
        print(wording.SITE_MOVES.format(aside=aside))


def _unit_summary(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = "、".join(names[:_SHOWN_UNITS])
    if len(names) > _SHOWN_UNITS:
        shown = wording.SITE_SUMMARY_MORE.format(names=shown)
    return wording.SITE_SUMMARY_UNITS.format(count=len(names), names=shown)


def _write_site(content: Path, aside: Path | None, answers: Answers, day: date) -> int:
    """Write the new tree beside the old content, look at it as `check` does, and let them change places."""
    made = content.absolute().with_name(f".{content.name}.{os.getpid()}")
    made.mkdir(parents=True)
    try:
        items = 0
        for path, text in tree(answers, day):
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            items += path.endswith(".md")
        problems = read_site(made, CACHE, day).problems
        if holds_back(problems):
            print(report(problems) + wording.SITE_NOT_SOUND, file=sys.stderr)
            return FAILED
        sys.stderr.write(report(problems))
        _swap_content(made, content.absolute(), aside.absolute() if aside else None)
    finally:
        shutil.rmtree(made, ignore_errors=True)  # only there still if it has not become the content
    if aside is not None:
        print(wording.SITE_MOVED.format(aside=aside))
    name, units = answers.site["name"], len(answers.units)
    print(wording.SITE_WRITTEN.format(name=name, content=content, units=units, items=items))
    return 0


def _swap_content(made: Path, content: Path, aside: Path | None) -> None:
    """The new content takes the place of the old one, in one step where the system has one for it.

    Else the old content steps aside and the new one takes its name; where that fails, the old one steps back.
    """
    if aside is None:
        if content.exists():
            content.rmdir()  # it is empty
        made.rename(content)
        return
    made.rename(aside)  # the demo is never under a name that is cleared away
    if exchange_folders(aside, content):
        return
    aside.rename(made)
    content.rename(aside)
    try:
        made.rename(content)
    except BaseException:
        aside.rename(content)
        raise
