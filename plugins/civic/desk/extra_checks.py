"""What `check` tells of posts that are in order, and a build does not: it holds nothing back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from civic.core.problems import Problem, in_order
from civic.core.tally.receipts import late_posts
from civic.desk.publishing.history import too_early
from civic.reading.site import Reading


def with_remarks(reading: Reading, content: Path, as_of: date, cache: Path) -> tuple[Problem, ...]:
    """Everything that is wrong, with the posts that came too late or name a day that their history does not bear out."""
    if reading.site is None:
        return reading.problems
    more = (*late_posts(reading.site, as_of), *too_early(reading.site, content, cache))
    return in_order((*reading.problems, *more))
