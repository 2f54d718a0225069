"""Pieces: what counts once, however many posts tell of it, and what each of its adoptions adds (specification.md §3.1 and §3.2).

Posts that share an `event` are one piece, every other post is its own. A piece is a submission of one unit on
one day; its adoptions are put in order and booked one after the other, whichever units they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache

from civic.core.model import COUNTED, Adoption, Item, Rules, Site, item_state
from civic.core.tally.receipts import is_late, receipt_day

ZERO = Decimal("0.00")


def round_amount(amount: Decimal) -> Decimal:
    """An amount as it is booked: two places, half up (0.125 is 0.13)."""
    return amount.quantize(ZERO, ROUND_HALF_UP)


class EntryReason(StrEnum):
    """Why an adoption added what it did."""

    SUM = "sum"  # each adoption counts
    FIRST = "first"  # nothing was booked for the piece before
    MORE = "more"  # it exceeds the highest before it
    NOTHING = "nothing"  # it does not


@dataclass(frozen=True, slots=True)
class AdoptionEntry:
    """One adoption of a piece with the arithmetic of what it adds."""

    adoption: Adoption
    post: Item  # that names it; its owner is the unit it belongs to
    outlet_points: Decimal  # by the year of the adoption, as are the rules
    rules: Rules
    value: Decimal  # outlet_points, times headline_factor if it was a headline
    highest: AdoptionEntry | None  # the highest of the piece before it, the first of equals
    added: Decimal
    why: EntryReason

    @property
    def highest_before(self) -> Decimal:
        return self.highest.value if self.highest else ZERO


@dataclass(frozen=True, slots=True)
class Piece:
    """Posts about one event, by (day of `date`, unit code, id), and the adoptions not after D in order of booking.

    `first` is the earliest reported post: the piece is a submission of its unit, on its day of report. None: of nobody.
    `received` is the day of receipt of that post, as it was known on D.
    """

    posts: tuple[Item, ...]
    first: Item | None
    adoptions: tuple[AdoptionEntry, ...]
    received: date | None = None

    @property
    def reported(self) -> date | None:
        return self.first.reported if self.first else None

    @property
    def is_late(self) -> bool:
        return is_late(self.reported, self.received)

    def of(self, unit: str) -> tuple[Item, ...]:
        """The unit's own posts among them."""
        return tuple(post for post in self.posts if post.owner == unit)


def pieces(site: Site, as_of: date) -> tuple[Piece, ...]:
    """What is counted on a day: without drafts, waiting and void posts, in the order of their first posts.

    A post whose day of report is after D comes out with `reported` None: on D it is not a submission.
    """
    codes = {unit.key: unit.code for unit in site.units}
    groups: dict[str, list[Item]] = {}
    for post in site.posts:
        if item_state(post, as_of) not in COUNTED:
            continue
        if post.reported is not None and post.reported > as_of:
            post = replace(post, reported=None)
        groups.setdefault(f"event {post.event}" if post.event else f"post {post.id}", []).append(post)
    worth = _points_lookup(site)
    made = []
    for group in groups.values():
        posts = sorted(group, key=lambda post: (post.day, codes[post.owner], post.id))
        reported = [(post.reported, codes[post.owner], post.id, post) for post in posts if post.reported]
        first = min(reported)[-1] if reported else None
        received = receipt_day(site, first, as_of) if first else None
        made.append(Piece(tuple(posts), first, _book_adoptions(posts, codes, as_of, worth), received))
    return tuple(made)


_PointsLookup = Callable[[str, int], tuple[Decimal, Rules]]


def _points_lookup(site: Site) -> _PointsLookup:
    """(outlet, year) -> its points and the rules of that year, each looked up once."""

    @cache
    def rules(year: int) -> Rules:
        return site.registry.rules_of(year)

    @cache
    def worth(outlet: str, year: int) -> tuple[Decimal, Rules]:
        return round_amount(site.outlet_by_key[outlet].points_in(year)), rules(year)

    return worth


def _book_adoptions(
    posts: Iterable[Item], codes: dict[str, str], as_of: date, worth: _PointsLookup
) -> tuple[AdoptionEntry, ...]:
    """The adoptions of a piece, equal ones as one, in order, each with what it adds to those before it."""
    named: dict[tuple[str, date, str, str], tuple[Adoption, Item]] = {}
    for post in posts:
        for entry in post.adoptions:
            if entry.day > as_of:
                continue
            url, page = entry.url.strip(), entry.page.strip()
            known, owner = named.get((entry.outlet, entry.day, url, page), (entry, post))
            headline = known.headline or entry.headline
            named[entry.outlet, entry.day, url, page] = (
                replace(known, url=url, page=page, headline=headline),
                owner,
            )
    if not named:
        return ()

    unbooked = []
    for (outlet, day, url, page), (adoption, post) in named.items():
        points, rules = worth(outlet, day.year)
        value = round_amount(points * rules.headline_factor) if adoption.headline else points
        order = (day, -value, outlet, codes[post.owner], url, page)
        unbooked.append((order, adoption, post, points, rules, value))
    unbooked.sort(key=lambda entry: entry[0])

    booked: list[AdoptionEntry] = []
    highest: AdoptionEntry | None = None
    for _, adoption, post, points, rules, value in unbooked:
        if rules.dedup == "sum":
            added, why = value, EntryReason.SUM
        else:
            added = max(ZERO, value - highest.value) if highest else value
            why = EntryReason.FIRST if not highest else EntryReason.MORE if added else EntryReason.NOTHING
        booked.append(AdoptionEntry(adoption, post, points, rules, value, highest, added, why))
        if highest is None or value > highest.value:
            highest = booked[-1]
    return tuple(booked)
