"""tally: one period in the terminal, or as the files that a leaderboard page offers."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from civic.build_result import HELD_BACK
from civic.build_session import BuildSession
from civic.core.periods import Period
from civic.core.problems import Severity
from civic.core.tally.tally import Tally
from civic.desk.terminal.errors import FAILED
from civic.desk.verbs import terminal_width
from civic.paths import CACHE
from civic.reading.schema.unit import UNIT_KINDS
from civic.render import table
from civic.render.report import report
from civic.wording import desk as wording
from civic.wording.render import TALLY_COLUMNS

_FILES = {"json": table.index_json, "csv": table.leaderboard_csv, "xlsx": table.leaderboard_xlsx}


def tally(content: Path, period: Period, as_of: date, form: str) -> int:
    """Print the period as "table", "json", "csv" or "xlsx"; gives 2 with posts held back, 1 without a tally.

    A spreadsheet would fill a terminal with signs: there it is written to a file in the current folder.
    """
    with BuildSession(CACHE) as session:
        reading = session.read(content, as_of)
    grave = [fault for fault in reading.problems if fault.severity is Severity.PROBLEM]
    sys.stderr.write(report(grave))
    if reading.site is None:
        print(wording.REGISTRY_STOPS_TALLY, file=sys.stderr)
        return FAILED
    plain = table.plain_standings(Tally.of(reading.site, as_of).standings(period))
    if form == "table":
        sys.stdout.write(terminal_table(plain))
    elif form in ("csv", "xlsx") and sys.stdout.isatty():
        path = Path(f"leaderboard-{period}.{form}")
        path.write_bytes(_FILES[form](plain))
        print(wording.TALLY_WRITTEN.format(file=path.absolute()))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_FILES[form](plain))
    return HELD_BACK if grave else 0


def terminal_table(plain: Mapping[str, Any]) -> str:
    """The rows of a period as a table for the terminal, a kind of units after the other."""
    year = plain["rules"]
    rules = wording.TALLY_DEFAULT_RULES if year == "default" else wording.TALLY_RULES.format(year=year)
    parts = [wording.TALLY_HEAD.format(period=plain["period"], as_of=plain["as_of"], rules=rules)]
    keys = table.columns(plain)
    columns = [column for column in TALLY_COLUMNS if column[0] in keys]
    for group in plain["groups"]:
        lines = [[title for _, title in columns]]
        lines += [[_cell(row[key]) for key, _ in columns] for row in group["rows"]]
        widths = [max(terminal_width(line[at]) for line in lines) for at in range(len(columns))]
        parts.append(f"\n{UNIT_KINDS.names[group['kind']]}\n")
        for line in lines:
            cells = [_pad(cell, widths[at], at == 1) for at, cell in enumerate(line)]
            parts.append("  ".join(cells).rstrip() + "\n")
    return "".join(parts)


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _pad(text: str, width: int, left: bool) -> str:
    blanks = " " * (width - terminal_width(text))
    return text + blanks if left else blanks + text
