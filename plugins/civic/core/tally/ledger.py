"""The ledger: what each unit did in each month, and what the month is worth (specification.md §3.3).

Every piece, adoption and void post of a day is booked into one month of the unit that it belongs to. A month is then
an account: points = base + extra + adopted - penalty + adjustments. Everything is exact: sums and whole multiples of
Decimals of two places, which were rounded where they arose (pieces.py, the registry).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from civic.core.amounts import ZERO
from civic.core.model import NO_TASK, Registry, Rules, Unit
from civic.core.periods import Month
from civic.core.tally.pieces import AdoptionEntry, Piece, build_pieces
from civic.core.tally.tally_post import TallyPost


class BaseReason(StrEnum):
    """Why a month's base is what it is."""

    MET = "met"  # task_done
    MISSING = "missing"  # over, owed, not met
    RUNNING = "running"  # not met yet, and not over
    UNOPENED = "unopened"  # not met, and nothing is owed


@dataclass(frozen=True, slots=True)
class UncountedPost:
    """A reported post that is no submission, since its piece counts already through another post."""

    post: TallyPost
    piece: Piece


@dataclass(frozen=True, slots=True)
class MonthAccount:
    """A month of a unit: what is booked in it, and what that is worth."""

    month: Month
    rules: Rules
    pieces: tuple[Piece, ...]  # its submissions, by (day of report, id)
    uncounted: tuple[UncountedPost, ...]  # by (day of report, id)
    adoptions: tuple[AdoptionEntry, ...]  # by day, then value
    voids: tuple[TallyPost, ...]  # by (day of void, id)
    late: int  # of its submissions
    counting: int  # submissions towards task and extra: without the late ones, where the rules say so
    due: bool  # over, and the unit had opened by its last day
    why_base: BaseReason
    base: Decimal
    extra_full: Decimal  # before extra_max
    extra: Decimal
    adopted: Decimal
    penalty: Decimal
    adjustments: Decimal
    points: Decimal

    @property
    def submissions(self) -> int:
        return len(self.pieces)

    @property
    def is_met(self) -> bool:
        return self.why_base is BaseReason.MET


@dataclass(frozen=True, slots=True)
class OwingUnit:
    """A unit that still owes `owed` pieces in the month of D."""

    unit: Unit
    submissions: int
    owed: int


@dataclass(slots=True)
class _MonthBookings:
    """What has been booked for a unit in a month, in no order."""

    pieces: list[Piece] = field(default_factory=list)
    uncounted: list[UncountedPost] = field(default_factory=list)
    adoptions: list[AdoptionEntry] = field(default_factory=list)
    voids: list[TallyPost] = field(default_factory=list)


class Ledger:
    """The accounts of a day, by unit and month. `pieces` are all that is counted, by key."""

    def __init__(
        self, registry: Registry, units: Sequence[Unit], posts: Iterable[TallyPost], as_of: date
    ) -> None:
        posts = tuple(posts)
        self.pieces = build_pieces(registry, units, posts)
        self._registry = registry
        self._units = units
        self._as_of = as_of
        self._accounts: dict[tuple[str, Month], MonthAccount] = {}
        self._bookings: dict[tuple[str, Month], _MonthBookings] = defaultdict(_MonthBookings)
        for piece in self.pieces.values():
            self._book(piece)
        for post in posts:
            if post.void is not None:
                self._bookings[post.owner, Month.of(post.void.day)].voids.append(post)

    def _book(self, piece: Piece) -> None:
        for post in piece.posts:
            if post.reported is None:
                continue
            booked = self._bookings[post.owner, Month.of(post.reported)]
            if post is piece.first:
                booked.pieces.append(piece)
            else:
                booked.uncounted.append(UncountedPost(post, piece))
        for entry in piece.adoptions:
            self._bookings[entry.post.owner, Month.of(entry.adoption.day)].adoptions.append(entry)

    def account(self, unit: Unit, month: Month) -> MonthAccount:
        """points = base + extra + adopted - penalty + adjustments, by the rules of the month's year."""
        known = self._accounts.get((unit.key, month))
        if known is None:
            booked = self._bookings.pop((unit.key, month), None) or _MonthBookings()
            known = self._accounts[unit.key, month] = self._settle(unit, month, booked)
        return known

    def _settle(self, unit: Unit, month: Month, booked: _MonthBookings) -> MonthAccount:
        rules = self._registry.rules_of(month.year)
        submissions = len(booked.pieces)
        late = sum(piece.is_late for piece in booked.pieces)
        counting = submissions - late if rules.late == NO_TASK else submissions
        over = month.is_over(self._as_of)
        opened = _has_opened_by(unit, month)
        if counting >= rules.monthly_min:
            why, base = BaseReason.MET, rules.task_done
        elif over and opened:
            why, base = BaseReason.MISSING, -rules.missing
        else:
            why, base = (BaseReason.RUNNING if opened else BaseReason.UNOPENED), ZERO
        extra_full = rules.extra_piece * max(0, counting - rules.monthly_min)
        extra = min(rules.extra_max, extra_full)
        adopted = sum((entry.added for entry in booked.adoptions), ZERO)
        penalty = rules.void_penalty * len(booked.voids)
        return MonthAccount(
            month=month,
            rules=rules,
            pieces=tuple(sorted(booked.pieces, key=lambda piece: _day_and_id(piece.first))),
            uncounted=tuple(sorted(booked.uncounted, key=lambda entry: _day_and_id(entry.post))),
            adoptions=tuple(sorted(booked.adoptions, key=_booking_order)),
            voids=tuple(sorted(booked.voids, key=lambda post: (post.void and post.void.day, post.id))),
            late=late,
            counting=counting,
            due=over and opened,
            why_base=why,
            base=base,
            extra_full=extra_full,
            extra=extra,
            adopted=adopted,
            penalty=penalty,
            adjustments=ZERO,
            points=base + extra + adopted - penalty,
        )

    def owing_units(self) -> tuple[OwingUnit, ...]:
        """Who still owes pieces in the month of D: blogs that open by its end, in the order of units."""
        month = Month.of(self._as_of)
        owing = []
        for unit in self._units:
            account = self.account(unit, month)
            if _has_opened_by(unit, month) and not account.is_met:
                owed = account.rules.monthly_min - account.counting
                owing.append(OwingUnit(unit, account.submissions, owed))
        return tuple(owing)


def _has_opened_by(unit: Unit, month: Month) -> bool:
    return unit.opened is not None and unit.opened <= month.last_day


def _day_and_id(post: TallyPost | None) -> tuple[date, str]:
    assert post is not None
    assert post.reported is not None
    return post.reported, post.id


def _booking_order(entry: AdoptionEntry) -> tuple[date, Decimal, str, str, str, str]:
    adoption = entry.adoption
    return adoption.day, -entry.value, adoption.outlet, entry.post.id, adoption.url, adoption.page
