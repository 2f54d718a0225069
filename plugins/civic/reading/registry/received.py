"""registry/received.csv -> the day on which each post was first published (specification.md §1.10).

`publish` writes the file; people open it in Excel, and two clerks' files may be put together. So dates may have any of
the forms of a header, of several lines of one post the earliest day counts, and a day that is left empty means: earlier
than anybody has noted. What cannot be read stops everything, like any fault of the registry: a lost line would make a
post late that was not.
"""

from __future__ import annotations

import csv
import re
from datetime import date

from civic.core.problems import Problem
from civic.core.tally.receipts import ReceiptLine
from civic.reading.header.dates import Moment, moment_of
from civic.reading.header.fields import tell_value
from civic.reading.text.encoding import decode

RECEIVED = "received.csv"
HEAD = ("id", "unit", "day")

_FILE = f"registry/{RECEIVED}"
_ID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_received(data: bytes) -> tuple[dict[str, date | None], tuple[Problem, ...]]:
    """Id -> day, and what is wrong; never raises."""
    source = decode(data, _FILE)
    told: list[Problem] = list(source.problems)
    days: dict[str, date | None] = {}
    for number, text in enumerate(source.text.split("\n"), 1):
        line = _line(text, number, told)
        if line is None:
            continue
        known = days.get(line.id, date.max)
        days[line.id] = None if known is None or line.day is None else min(known, line.day)
    return days, tuple(told)


def line_of(text: str) -> ReceiptLine | None:
    """One line by itself; None for whatever else than a day of receipt it is."""
    return _line(text, 1, [])


def _line(text: str, number: int, told: list[Problem]) -> ReceiptLine | None:
    """One line; None for the headings, an empty line and (told) one that cannot be read."""
    try:
        # Where two files were put together, the second may have brought its BOM along.
        cells = [cell.strip() for cell in next(csv.reader([text.removeprefix("\ufeff")]), [])]
    except csv.Error:  # a line of enormous length
        cells = [text]
    if not any(cells) or cells[0].lower() == HEAD[0]:
        return None
    name, unit, day = (*cells, "", "")[:3]
    if not _ID.fullmatch(name) or len(cells) < 2:
        tell_value(told, _FILE, number, None, "received-line", text)
        return None
    moment = moment_of(day) if day else None
    if moment is not None and not isinstance(moment, Moment):
        tell_value(told, _FILE, number, "day", "received-day", day)
        return None
    return ReceiptLine(name, unit, moment.day if moment else None)
