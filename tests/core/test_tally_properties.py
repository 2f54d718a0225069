"""The tally against its slow double, and what must hold of it whatever is counted."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from civic.core.model import Site
from civic.core.periods import Period, parse
from civic.core.tally import standings
from tests.core import slow_tally
from tests.core.generated_sites import DAYS, sites

PERIODS = st.sampled_from(
    [
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
        "2025-Q4",
        "2026-Q1",
        "2025-H2",
        "2026-H1",
        "2025",
        "2026",
        "2027",
    ]
).map(parse)
SUMMED = ("submissions", "months_due", "months_met", "adoptions", "base", "extra", "adopted")
SUMMED += ("penalty", "adjustments", "points")

counted = settings(max_examples=250, deadline=None, derandomize=True)


@counted
@given(sites(), PERIODS, DAYS)
def test_the_tally_agrees_with_the_slow_one(site: Site, period: Period, as_of: date) -> None:
    assert standings(site, period, as_of).values() == slow_tally.index(site, str(period), as_of)
