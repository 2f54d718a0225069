"""What `check` tells of posts that are in order, and a build does not: it holds nothing back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from civic.core.problems import Problem, sort_problems
from civic.core.tally.receipts import late_post_problems
from civic.desk.publishing.history import early_posts
from civic.reading.site import SiteRead


def with_remarks(reading: SiteRead, content: Path, as_of: date, cache: Path) -> tuple[Problem, ...]:
    """Everything that is wrong, with the posts that came too late or name a day that their history does not bear out."""
    if reading.site is None:
        return reading.problems
    more = (*late_post_problems(reading.site, as_of), *early_posts(reading.site, content, cache))
    return sort_problems((*reading.problems, *more))
