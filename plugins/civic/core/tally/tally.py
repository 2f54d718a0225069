"""The tally: who stands where in a period, by how many points, and from which posts (specification.md §3.4 to §3.7).

A period is a sum of months of the ledger. A Tally is made once for a day, and answers for any number of periods.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from civic.core.amounts import ZERO
from civic.core.model import KINDS, MissingUnit, Registry, Site, Unit, normalize_name
from civic.core.periods import Period, Year
from civic.core.tally.ledger import Ledger, MonthAccount
from civic.core.tally.pieces import Piece
from civic.core.tally.standings import (
    AdoptionLine,
    PieceLine,
    Standings,
    StandingsGroup,
    StandingsRow,
    rank_rows,
)
from civic.core.tally.tally_post import TallyPost, tally_posts


class Tally:
    """Leaderboards of a day. `ledger` holds the months that they are summed from."""

    def __init__(
        self,
        registry: Registry,
        units: Sequence[Unit],
        missing_units: Sequence[MissingUnit],
        posts: Iterable[TallyPost],
        as_of: date,
    ) -> None:
        self.registry = registry
        self.units = units
        self.as_of = as_of
        self.ledger = Ledger(registry, units, posts, as_of)
        self._missing = tuple(sorted(unit.key for unit in missing_units))
        self._lines: dict[tuple[str, str], PieceLine] = {}  # by unit and piece
        self._writers: dict[str, frozenset[str]] = {}  # by piece
        self._normalize = cache(normalize_name)  # few names, on many posts
        self._not_writers = {
            normalize_name(name)
            for name in (*(unit.name for unit in units), *(unit.name for unit in missing_units))
        }

    @staticmethod
    def of(site: Site, as_of: date) -> Tally:
        """The tally of all posts of a Site."""
        return Tally(site.registry, site.units, site.missing_units, tally_posts(site, as_of), as_of)

    def standings(self, period: Period) -> Standings:
        """The leaderboard of any period, also of one where nothing lies in it."""
        by_kind: dict[str, list[StandingsRow]] = {}
        for unit in self.units:
            by_kind.setdefault(unit.kind, []).append(self._row(unit, period))
        groups = [StandingsGroup(kind, rank_rows(by_kind[kind])) for kind in KINDS if kind in by_kind]
        rules = self.registry.rules_of(period.year)
        return Standings(str(period), self.as_of, rules.name, self._missing, tuple(groups))

    def _row(self, unit: Unit, period: Period) -> StandingsRow:
        """The unit's row, not yet ranked."""
        accounts = [self.ledger.account(unit, month) for month in period.months()]
        submitted = [piece for account in accounts for piece in account.pieces]
        points = sum((account.points for account in accounts), ZERO)
        raw = max(ZERO, points) if isinstance(period, Year) else None
        cap = self.registry.rules_of(period.year).yearly_cap
        return StandingsRow(
            rank=0,
            key=unit.key,
            code=unit.code,
            name=unit.name,
            submissions=len(submitted),
            late=sum(account.late for account in accounts),
            months_due=sum(account.due for account in accounts),
            months_met=sum(account.is_met for account in accounts),
            adoptions=sum(len(account.adoptions) for account in accounts),
            base=sum((account.base for account in accounts), ZERO),
            extra=sum((account.extra for account in accounts), ZERO),
            adopted=sum((account.adopted for account in accounts), ZERO),
            penalty=sum((account.penalty for account in accounts), ZERO),
            adjustments=sum((account.adjustments for account in accounts), ZERO),
            points=points,
            raw=raw,
            bonus=None if raw is None else min(cap, raw),
            writers=len(frozenset().union(*(self._writers_of(piece) for piece in submitted))),
            staff=unit.staff,
            categories=self._categories(submitted),
            items=self._items(unit, period, accounts),
        )

    def _categories(self, submitted: Iterable[Piece]) -> Mapping[str, int]:
        counts = Counter(piece.first.category for piece in submitted if piece.first)
        return {term.key: counts[term.key] for term in self.registry.categories if counts[term.key]}

    def writers(self, post: TallyPost) -> tuple[str, ...]:
        """The authors of a post who count, as typed: names of units, its own or others', are no writers."""
        return tuple(name for name in post.authors if self._normalize(name) not in self._not_writers)

    def _writers_of(self, piece: Piece) -> frozenset[str]:
        """The writers of a piece for the unit that it counts for, as names are compared."""
        known = self._writers.get(piece.key)
        if known is None:
            own = piece.of(piece.first.owner) if piece.first else ()
            known = frozenset(self._normalize(name) for post in own for name in self.writers(post))
            self._writers[piece.key] = known
        return known

    def _items(self, unit: Unit, period: Period, accounts: Iterable[MonthAccount]) -> tuple[PieceLine, ...]:
        counted: set[str] = set()
        adopted: set[str] = set()
        for account in accounts:
            counted.update(piece.key for piece in account.pieces)
            adopted.update(entry.piece_key for entry in account.adoptions)
        lines = [self._line(unit, key) for key in counted - adopted]
        for key in adopted:
            entries = tuple(
                AdoptionLine(entry.adoption.outlet, entry.adoption.day, entry.added)
                for entry in self.ledger.pieces[key].adoptions
                if entry.post.owner == unit.key and period.contains(entry.adoption.day)
            )
            lines.append(replace(self._line(unit, key), counted=key in counted, adoptions=entries))
        return tuple(sorted(lines, key=_null_first_key))

    def _line(self, unit: Unit, key: str) -> PieceLine:
        """A piece as the unit told it, counted and without adoptions: the same in each period, and made once."""
        known = self._lines.get((unit.key, key))
        if known is None:
            piece = self.ledger.pieces[key]
            face = _earliest_post(piece.of(unit.key))
            first = piece.first if piece.first and piece.first.owner == unit.key else None
            reported, received = (first.reported, first.received) if first else (None, None)
            known = PieceLine(face.id, face.title, face.address, reported, received, True, ())
            self._lines[unit.key, key] = known
        return known


def _earliest_post(own: tuple[TallyPost, ...]) -> TallyPost:
    """A unit's earliest post in a piece: by day of report, else, if it reported none, by day of `date`."""
    reported = [post for post in own if post.reported]
    return min(reported or own, key=lambda post: (post.reported or post.day, post.id))


def _null_first_key(line: PieceLine) -> tuple[bool, date, str]:
    return line.reported is not None, line.reported or date.min, line.id
