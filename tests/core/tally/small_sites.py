"""Small sites of one or two communities and what a leaderboard tells of them, for the tests of the tally.

The sites count by the defaults unless a test says otherwise: 1 piece a month, task_done 1, extra_piece 0.2 up to 1,
missing 1, void_penalty 5, headline_factor 2, dedup highest, yearly_cap 10. Outlets: sunwu-minzheng 1, heihe-daily 4,
hlj-daily 8.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from civic.core.model import Adoption, Item, Rules, Site, Unit, Void, VoidReason
from civic.core.periods import parse
from tests.core.sample_site import item, site, unit
from tests.core.tally.told import index_of

NOVEMBER_5 = date(2026, 11, 5)
HIGHEST = Rules(name="2026")
SUM = Rules(name="2026", dedup="sum")


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}")


def community(key: str = "guangming", number: int = 2, **more: Any) -> Unit:
    return unit(key, f"23112410000{number}", **more)


def post(name: str, when: str = "10-09", owner: str = "guangming", **more: Any) -> Item:
    return item(owner, f"2026/{name}.md", day=day(when), **more)


def adopted(outlet: str, when: str, **more: Any) -> Adoption:
    return Adoption(outlet, day(when), **more)


def void(when: str, reason: VoidReason = VoidReason.FALSE) -> Void:
    return Void(reason, day(when))


def row(content: Site, period: str = "2026-10", as_of: date = NOVEMBER_5, key: str = "guangming") -> Any:
    for group in index_of(content, parse(period), as_of)["groups"]:
        for found in group["rows"]:
            if found["key"] == key:
                return found
    raise AssertionError(f"no row of {key}")


def one(*posts: Item, unit: Unit | None = None, **changes: Any) -> Site:
    """A site with the one community guangming."""
    return site([unit or community()], list(posts), **changes)


def two(*posts: Item, **changes: Any) -> Site:
    """Two communities; jianhua has the smaller code."""
    return site([community(), community("jianhua", 1)], list(posts), **changes)
