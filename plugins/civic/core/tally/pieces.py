"""Pieces: what counts once, however many posts tell of it, and what each of its adoptions adds (specification.md §3.1 and §3.2).

Posts that share an `event` are one piece, every other post is its own. A piece is a submission of one unit on
one day; its adoptions are put in order and booked one after the other, whichever units they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from civic.core.amounts import ZERO, round_amount
from civic.core.model import Adoption, Registry, Rules, Unit
from civic.core.tally.receipts import is_late
from civic.core.tally.tally_post import TallyPost


class EntryReason(StrEnum):
    """Why an adoption added what it did."""

    SUM = "sum"  # each adoption counts
    FIRST = "first"  # nothing was booked for the piece before
    MORE = "more"  # it exceeds the highest before it
    NOTHING = "nothing"  # it does not


@dataclass(frozen=True, slots=True)
class AdoptionEntry:
    """One adoption of a piece with the arithmetic of what it adds."""

    piece_key: str
    adoption: Adoption
    post: TallyPost  # that names it; its owner is the unit it belongs to
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
    """Posts about one event, by (day of `date`, unit code, id), and their adoptions in order of booking.

    `key` is the piece's own among all. `first` is the earliest reported post: the piece is a submission of its unit, on
    its day of report. None: of nobody.
    """

    key: str
    posts: tuple[TallyPost, ...]
    first: TallyPost | None
    adoptions: tuple[AdoptionEntry, ...]

    @property
    def is_late(self) -> bool:
        return self.first is not None and is_late(self.first.reported, self.first.received)

    def of(self, unit: str) -> tuple[TallyPost, ...]:
        """The unit's own posts among them."""
        return tuple(post for post in self.posts if post.owner == unit)


def build_pieces(
    registry: Registry, units: Sequence[Unit], posts: Iterable[TallyPost]
) -> Mapping[str, Piece]:
    """What is counted on a day, by key: everything but void posts, in the order of the pieces' first posts."""
    codes = {unit.key: unit.code for unit in units}
    groups: dict[str, list[TallyPost]] = {}
    for post in posts:
        if post.void is None:
            groups.setdefault(f"event {post.event}" if post.event else f"post {post.id}", []).append(post)
    worth = _points_lookup(registry)
    made = {}
    for key, group in groups.items():
        own = sorted(group, key=lambda post: (post.day, codes[post.owner], post.id))
        reported = [(post.reported, codes[post.owner], post.id, post) for post in own if post.reported]
        first = min(reported)[-1] if reported else None
        made[key] = Piece(key, tuple(own), first, _book_adoptions(key, own, codes, worth))
    return made


_PointsLookup = Callable[[str, int], tuple[Decimal, Rules]]


def _points_lookup(registry: Registry) -> _PointsLookup:
    """(outlet, year) -> its points and the rules of that year, each looked up once."""
    outlets = {outlet.key: outlet for outlet in registry.outlets}
    rules = cache(registry.rules_of)

    @cache
    def worth(outlet: str, year: int) -> tuple[Decimal, Rules]:
        return outlets[outlet].points_in(year), rules(year)

    return worth


def _book_adoptions(
    piece_key: str, posts: Iterable[TallyPost], codes: Mapping[str, str], worth: _PointsLookup
) -> tuple[AdoptionEntry, ...]:
    """The adoptions of a piece, equal ones as one, in order, each with what it adds to those before it."""
    named: dict[tuple[str, date, str, str], tuple[Adoption, TallyPost]] = {}
    for post in posts:
        for entry in post.adoptions:
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
        booked.append(AdoptionEntry(piece_key, adoption, post, points, rules, value, highest, added, why))
        if highest is None or value > highest.value:
            highest = booked[-1]
    return tuple(booked)
