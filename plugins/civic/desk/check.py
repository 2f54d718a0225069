"""check: every problem and warning, without building."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from civic.build_session import BuildSession
from civic.core.problems import holds_back
from civic.desk.extra_checks import with_remarks
from civic.paths import CACHE
from civic.render.report import problems_json, report
from civic.wording import desk as wording


def check(content: Path, as_of: date, form: str) -> int:
    """Print what is wrong, as "text" or "json"; gives 1 if there is a problem, warnings alone give 0."""
    with BuildSession(CACHE) as session:
        found = with_remarks(session.read(content, as_of), content, as_of, CACHE)
    if form == "json":
        sys.stdout.write(problems_json(found))
    else:
        sys.stdout.write(report(found) or wording.ALL_WELL + "\n")
    return int(holds_back(found))
