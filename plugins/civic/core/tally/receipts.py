"""The day of receipt: when `publish` first had each reported post, and whether that was in time (specification.md §3.9).

A post is late if it was first published after the 5th of the month that follows the month of its report. One whose day
is not known is not late.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from civic.core.manifest import SiteManifest
from civic.core.model import COUNTED, Site, item_state
from civic.core.periods import Month
from civic.core.problems import Problem, problem

LATE_DAY = 5


class ReceiptLine(NamedTuple):
    """A line of received.csv. `day` None: before anybody noted it."""

    id: str
    unit: str
    day: date | None


def is_late(reported: date | None, received: date | None) -> bool:
    """Whether a post that names `reported` as its day of report came too late; one that was not reported never did.

    >>> is_late(date(2026, 10, 9), date(2026, 11, 5)), is_late(date(2026, 10, 9), date(2026, 11, 6))
    (False, True)
    """
    if reported is None or received is None:
        return False
    following = Month.of(reported).neighbour(1)
    return following is not None and received > following.first_day.replace(day=LATE_DAY)


def receipt_day(received: Mapping[str, date | None], post_id: str, as_of: date) -> date | None:
    """A post's day of receipt as it was known on a day; `received` as the Site has it."""
    day = received.get(post_id)
    return day if day is not None and day <= as_of else None


def late_post_problems(site: Site, as_of: date) -> tuple[Problem, ...]:
    """A warning for each post that came too late."""
    found = []
    for post in site.posts:
        day = receipt_day(site.received, post.id, as_of)
        if not post.is_draft and is_late(post.reported, day):
            facts = {"reported": post.reported, "received": day, "last": LATE_DAY}
            found.append(problem("received-late", post.path, None, "reported", **facts))
    return tuple(found)


def new_receipt_lines(
    site: Site, as_of: date, online: SiteManifest | None, *, is_first: bool
) -> tuple[ReceiptLine, ...]:
    """The lines that received.csv lacks when the Site is published on a day; by day, unit, id.

    A post that is online already, published by another clerk perhaps, was received when the site that is online says;
    so was one whose file has a new name, under its old one. All others are received now; but when a site `is_first`
    published, those that would be late by it came on a day that nobody knows.
    """
    there = online.received if online else {}
    entries = {entry.id: entry for entry in online.items} if online else {}
    gone = {
        (entry.unit, entry.title): entry.id
        for entry in entries.values()
        if entry.title and entry.id not in site.item_by_id
    }
    lines = []
    for post in site.posts:
        if post.reported is None or item_state(post, as_of) not in COUNTED:
            continue
        is_new = post.id not in there and post.id not in entries
        name = gone.get((post.owner, post.title), post.id) if is_new else post.id
        now = None if is_first and is_late(post.reported, as_of) else as_of
        before = there.get(name, now)
        if post.id not in site.received:
            lines.append(ReceiptLine(post.id, post.owner, None if before is None else min(before, as_of)))
        elif before is not None and _is_later(site.received, post.id, before):
            lines.append(ReceiptLine(post.id, post.owner, before))
    return tuple(sorted(lines, key=lambda line: (line.day or as_of, line.unit, line.id)))


def _is_later(received: Mapping[str, date | None], name: str, day: date) -> bool:
    known = received[name]
    return known is not None and known > day
