"""The book: what each unit did in each month, and what the month is worth (specification.md §3.3).

Every piece, adoption and void post of a Site is booked, as of a day, into one month of the unit that it belongs to.
A month is then an account: points = base + extra + adopted - penalty + adjustments. Everything is exact: Decimals of
two places, rounded half up where they arise.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from civic.core.model import NO_TASK, Item, ItemState, Rules, Site, Unit, item_state
from civic.core.periods import Month
from civic.core.tally.pieces import ZERO, AdoptionEntry, Piece, pieces, round_amount


class BaseReason(StrEnum):
    """Why a month's base is what it is."""

    MET = "met"  # task_done
    MISSING = "missing"  # over, owed, not met
    RUNNING = "running"  # not met yet, and not over
    UNOPENED = "unopened"  # not met, and nothing is owed


@dataclass(frozen=True, slots=True)
class Account:
    """A month of a unit in numbers."""

    month: Month
    rules: Rules
    submissions: int
    late: int  # of them
    counting: int  # towards task and extra: without the late ones, where the rules say so
    due: bool  # over, and the unit had opened by its last day
    why_base: BaseReason
    base: Decimal
    extra_full: Decimal  # before extra_max
    extra: Decimal
    adoptions: int
    adopted: Decimal
    penalty: Decimal
    adjustments: Decimal
    points: Decimal

    @property
    def is_met(self) -> bool:
        return self.why_base is BaseReason.MET


@dataclass(frozen=True, slots=True)
class UncountedPost:
    """A reported post that is no submission, since its piece counts already through another post."""

    post: Item
    piece: Piece


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """A month of a unit with everything that its account was made from."""

    account: Account
    pieces: tuple[Piece, ...]  # its submissions, by (day of report, id)
    uncounted: tuple[UncountedPost, ...]  # by (day of report, id)
    adoptions: tuple[AdoptionEntry, ...]  # by day, then value
    voids: tuple[Item, ...]  # by (day of void, id)


@dataclass(frozen=True, slots=True)
class OwingUnit:
    """A unit that still owes `owed` pieces in the month of D."""

    unit: Unit
    submissions: int
    owed: int


@dataclass(slots=True)
class MonthEntries:
    """What is booked for a unit in a month; numbers are places in `Ledger.pieces`."""

    submitted: list[int] = field(default_factory=list)
    uncounted: list[UncountedPost] = field(default_factory=list)
    adopted: list[tuple[int, AdoptionEntry]] = field(default_factory=list)
    voids: list[Item] = field(default_factory=list)


class Ledger:
    """What is counted on a day, by unit and month."""

    def __init__(self, site: Site, as_of: date) -> None:
        self.site = site
        self.as_of = as_of
        self.pieces = pieces(site, as_of)
        self._entries: dict[tuple[str, Month], MonthEntries] = defaultdict(MonthEntries)
        self._accounts: dict[tuple[str, Month], Account] = {}
        for number, piece in enumerate(self.pieces):
            self._book_piece(number, piece)
        for post in site.posts:
            if post.void is not None and item_state(post, as_of) is ItemState.VOID:
                self._entries[post.owner, Month.of(post.void.day)].voids.append(post)

    def _book_piece(self, number: int, piece: Piece) -> None:
        for post in piece.posts:
            if post.reported is None:
                continue
            entries = self._entries[post.owner, Month.of(post.reported)]
            if post is piece.first:
                entries.submitted.append(number)
            else:
                entries.uncounted.append(UncountedPost(post, piece))
        for booked in piece.adoptions:
            month = Month.of(booked.adoption.day)
            self._entries[booked.post.owner, month].adopted.append((number, booked))

    def entries(self, unit: Unit, month: Month) -> MonthEntries:
        """What was booked; nothing is to be added to it from outside."""
        return self._entries.get((unit.key, month)) or MonthEntries()

    def account(self, unit: Unit, month: Month) -> Account:
        """points = base + extra + adopted - penalty + adjustments, by the rules of the month's year."""
        known = self._accounts.get((unit.key, month))
        if known is None:
            known = self._accounts[unit.key, month] = self._compute_account(unit, month)
        return known

    def _compute_account(self, unit: Unit, month: Month) -> Account:
        rules = self.site.registry.rules_of(month.year)
        entries = self.entries(unit, month)
        submissions = len(entries.submitted)
        late = sum(self.pieces[number].is_late for number in entries.submitted)
        counting = submissions - late if rules.late == NO_TASK else submissions
        over = month.is_over(self.as_of)
        opened = _has_opened_by(unit, month)
        if counting >= rules.monthly_min:
            why, base = BaseReason.MET, round_amount(rules.task_done)
        elif over and opened:
            why, base = BaseReason.MISSING, round_amount(-rules.missing)
        else:
            why, base = (BaseReason.RUNNING if opened else BaseReason.UNOPENED), ZERO
        extra_full = round_amount(rules.extra_piece * max(0, counting - rules.monthly_min))
        extra = min(round_amount(rules.extra_max), extra_full)
        adopted = sum((booked.added for _, booked in entries.adopted), ZERO)
        penalty = round_amount(rules.void_penalty) * len(entries.voids)
        return Account(
            month=month,
            rules=rules,
            submissions=submissions,
            late=late,
            counting=counting,
            due=over and opened,
            why_base=why,
            base=base,
            extra_full=extra_full,
            extra=extra,
            adoptions=len(entries.adopted),
            adopted=adopted,
            penalty=penalty,
            adjustments=ZERO,
            points=base + extra + adopted - penalty,
        )

    def unit_month(self, unit: Unit, month: Month) -> UnitMonth:
        """The month with its pieces, adoptions and void posts."""
        entries = self.entries(unit, month)
        counted = [self.pieces[number] for number in entries.submitted]
        return UnitMonth(
            account=self.account(unit, month),
            pieces=tuple(sorted(counted, key=lambda piece: _day_and_id(piece.first))),
            uncounted=tuple(sorted(entries.uncounted, key=lambda entry: _day_and_id(entry.post))),
            adoptions=tuple(sorted((booked for _, booked in entries.adopted), key=_booking_order)),
            voids=tuple(sorted(entries.voids, key=lambda post: (post.void and post.void.day, post.id))),
        )

    def owing_units(self) -> tuple[OwingUnit, ...]:
        """Who still owes pieces in the month of D: blogs that open by its end, in the order of units."""
        month = Month.of(self.as_of)
        entries = []
        for unit in self.site.units:
            account = self.account(unit, month)
            if _has_opened_by(unit, month) and not account.is_met:
                owed = account.rules.monthly_min - account.counting
                entries.append(OwingUnit(unit, account.submissions, owed))
        return tuple(entries)


def _has_opened_by(unit: Unit, month: Month) -> bool:
    return unit.opened is not None and unit.opened <= month.last_day


def _day_and_id(post: Item | None) -> tuple[date, str]:
    assert post is not None
    assert post.reported is not None
    return post.reported, post.id


def _booking_order(booked: AdoptionEntry) -> tuple[date, Decimal, str, str, str, str]:
    adoption = booked.adoption
    return adoption.day, -booked.value, adoption.outlet, booked.post.id, adoption.url, adoption.page
