"""Problems -> what people read, and what programs read (specification.md §4.5)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from civic.core.problems import UNPRINTABLE, Problem, Severity, to_printable
from civic.wording import render as wording
from civic.wording.problems import say


def report(problems: Iterable[Problem]) -> str:
    """All problems by file, each with line, sentence and remedy; a count at the end. "" if there are none."""
    listed = list(problems)
    if not listed:
        return ""
    parts: list[str] = []
    for file, of_file in groupby(listed, key=lambda fault: fault.file):
        parts.append(f"\n{to_printable(file)}\n")
        for fault in of_file:
            message, hint = say(fault.code, fault.detail)
            mark = wording.MARKS[fault.severity]
            where = wording.LINE.format(line=fault.line) if fault.line is not None else ""
            parts.append(f"  {mark}{where}{message}\n")
            if hint:
                parts.append(f"    {wording.REMEDY}{hint}\n")
    grave = [fault for fault in listed if fault.severity is Severity.PROBLEM]
    parts.append(
        "\n"
        + wording.COUNT.format(
            problems=len(grave), files=len({fault.file for fault in grave}), warnings=len(listed) - len(grave)
        )
        + "\n"
    )
    return "".join(parts)


def problems_json(problems: Iterable[Problem]) -> str:
    """The JSON of `check --format json` and of `<output>.problems.json`; an empty list if there are none.

    `file` is the name as it is on disk, spelled so that it can be printed.
    """
    listed = []
    for fault in problems:
        message, hint = say(fault.code, fault.detail)
        listed.append(
            {
                "file": fault.file,
                "line": fault.line,
                "field": fault.field,
                "code": fault.code,
                "message": message,
                "hint": hint,
                "severity": fault.severity.value,
            }
        )
    lines = json.dumps({"problems": listed}, ensure_ascii=False, indent=2).split("\n")
    return "".join(UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n" for line in lines)
