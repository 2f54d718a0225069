"""The tally: who stands where in a period, by how many points, and from which posts (specification.md §3.4 to §3.7).

A period is a sum of months of the book. A Tally is made once for a Site and a day, and answers for any number of
periods.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

from civic.core.addresses import item_address
from civic.core.model import KINDS, WITH_PAGE, Item, Site, Unit, item_state, normalize_name
from civic.core.periods import Period, Year
from civic.core.tally.ledger import Ledger, MonthEntries
from civic.core.tally.pieces import ZERO, round_amount
from civic.core.tally.standings import AdoptionLine, PieceLine, Standings, StandingsGroup, StandingsRow


class Tally:
    """Leaderboards of a day. `book` holds the months that they are summed from."""

    def __init__(self, site: Site, as_of: date) -> None:
        self.site = site
        self.as_of = as_of
        self.book = Ledger(site, as_of)
        self._pieces = self.book.pieces
        self._lines: dict[tuple[str, int], PieceLine] = {}
        self._writers: dict[int, frozenset[str]] = {}
        self._same = cache(normalize_name)  # few names, on many posts
        self._not_writers = {
            normalize_name(name) for name in (*(u.name for u in site.units), *site.missing_units)
        }

    def standings(self, period: Period) -> Standings:
        """The leaderboard of any period, also of one where nothing lies in it."""
        by_kind: dict[str, list[StandingsRow]] = {}
        for unit in self.site.units:
            by_kind.setdefault(unit.kind, []).append(self._row(unit, period))
        groups = [StandingsGroup(kind, _rank_rows(by_kind[kind])) for kind in KINDS if kind in by_kind]
        rules = self.site.registry.rules_of(period.year)
        return Standings(period, self.as_of, rules.name, tuple(groups))

    def _row(self, unit: Unit, period: Period) -> StandingsRow:
        """The unit's row, not yet ranked."""
        months = period.months()
        accounts = [self.book.account(unit, month) for month in months]
        booked = [self.book.entries(unit, month) for month in months]
        submitted = [number for entries in booked for number in entries.submitted]
        points = sum((account.points for account in accounts), ZERO)
        raw = max(ZERO, points) if isinstance(period, Year) else None
        cap = round_amount(self.site.registry.rules_of(period.year).yearly_cap)
        return StandingsRow(
            rank=0,
            key=unit.key,
            code=unit.code,
            name=unit.name,
            submissions=len(submitted),
            late=sum(account.late for account in accounts),
            months_due=sum(account.due for account in accounts),
            months_met=sum(account.is_met for account in accounts),
            adoptions=sum(account.adoptions for account in accounts),
            base=sum((account.base for account in accounts), ZERO),
            extra=sum((account.extra for account in accounts), ZERO),
            adopted=sum((account.adopted for account in accounts), ZERO),
            penalty=sum((account.penalty for account in accounts), ZERO),
            adjustments=sum((account.adjustments for account in accounts), ZERO),
            points=points,
            raw=raw,
            bonus=None if raw is None else min(cap, raw),
            writers=len(frozenset().union(*(self._writers_of(number) for number in submitted))),
            staff=unit.staff,
            categories=self._categories(submitted),
            items=self._items(unit.key, submitted, booked),
        )

    def _categories(self, submitted: list[int]) -> tuple[tuple[str, int], ...]:
        firsts = (self._pieces[number].first for number in submitted)
        counts = Counter(first.category for first in firsts if first)
        keys = (term.key for term in self.site.registry.categories)
        return tuple((key, counts[key]) for key in keys if counts[key])

    def authors(self, post: Item) -> tuple[str, ...]:
        """The authors of a post who are writers, as typed: names of units, its own or others', are not."""
        return tuple(name for name in post.authors if self._same(name) not in self._not_writers)

    def _writers_of(self, number: int) -> frozenset[str]:
        """The writers of a piece for the unit that it counts for, as names are compared."""
        if number not in self._writers:
            piece = self._pieces[number]
            own = piece.of(piece.first.owner) if piece.first else ()
            self._writers[number] = frozenset(self._same(name) for post in own for name in self.authors(post))
        return self._writers[number]

    def _items(self, unit: str, submitted: list[int], booked: list[MonthEntries]) -> tuple[PieceLine, ...]:
        adoptions: dict[int, list[AdoptionLine]] = {number: [] for number in submitted}
        for entries in booked:
            for number, entry in entries.adopted:
                told = AdoptionLine(entry.adoption.outlet, entry.adoption.day, entry.added)
                adoptions.setdefault(number, []).append(told)
        counted = frozenset(submitted)
        lines = []
        for number, own in adoptions.items():
            line = self._line(unit, number)
            if own:  # without, it is there as a submission
                line = replace(line, counted=number in counted, adoptions=tuple(own))
            lines.append(line)
        return tuple(sorted(lines, key=_null_first_key))

    def _line(self, unit: str, number: int) -> PieceLine:
        """A piece as the unit told it, counted and without adoptions: the same in each period, and made once."""
        known = self._lines.get((unit, number))
        if known is None:
            piece = self._pieces[number]
            face = _earliest_post(piece.of(unit))
            own = piece.first is not None and piece.first.owner == unit
            reported, received = (piece.reported, piece.received) if own else (None, None)
            known = PieceLine(face.id, face.title, self.address(face), reported, received, True, ())
            self._lines[unit, number] = known
        return known

    def address(self, post: Item) -> str | None:
        """Where the post can be read on D, below the site's own path; None if it has no page."""
        return item_address(post) if item_state(post, self.as_of) in WITH_PAGE else None


def standings(site: Site, period: Period, as_of: date) -> Standings:
    """One leaderboard. For more than one make a Tally, which counts the posts only once."""
    return Tally(site, as_of).standings(period)


def share(writers: int, staff: int | None) -> int | None:
    """Share of staff who write, in whole per cent, half up; None where no staff is given.

    >>> share(2, 9)
    22
    """
    return (writers * 200 + staff) // (staff * 2) if staff else None


def _earliest_post(own: tuple[Item, ...]) -> Item:
    """A unit's earliest post in a piece: by day of report, else, if it reported none, by day of `date`."""
    reported = [post for post in own if post.reported]
    return min(reported or own, key=lambda post: (post.reported or post.day, post.id))


def _rank_rows(rows: list[StandingsRow]) -> tuple[StandingsRow, ...]:
    """By points; equal points, equal rank, and the next rank skips: 1, 2, 2, 4."""
    order = sorted(rows, key=lambda r: (-r.points, -r.adopted, -r.adoptions, -r.months_met, r.code))
    ranked: list[StandingsRow] = []
    for place, row in enumerate(order, start=1):
        equal = ranked and ranked[-1].points == row.points
        ranked.append(replace(row, rank=ranked[-1].rank if equal else place))
    return tuple(ranked)


def _null_first_key(line: PieceLine) -> tuple[bool, date, str]:
    return line.reported is not None, line.reported or date.min, line.id
