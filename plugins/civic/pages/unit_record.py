"""A unit's month with everything it was counted from, as its page of the year shows it (leaderboard_values.py)."""

from __future__ import annotations

from collections.abc import Collection

from civic.core.model import Rules, Unit
from civic.core.periods import Month, Period
from civic.core.tally.ledger import UncountedPost
from civic.core.tally.pieces import AdoptionEntry, EntryReason, Piece
from civic.core.tally.tally import Tally
from civic.core.tally.tally_post import TallyPost
from civic.pages.leaderboard_rows import amount, period_value
from civic.pages.leaderboard_values import (
    AdoptionEntryValue,
    CountedPieceValue,
    HighestAdoptionValue,
    PostReferenceValue,
    UncountedPostValue,
    UnitMonthValue,
    VoidPostValue,
)


class UnitRecords:
    """The months of a tally with the names of what stands behind their numbers."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._units = {unit.key: unit.name for unit in tally.units}
        self._outlets = {outlet.key: outlet.name for outlet in tally.registry.outlets}
        self._categories = {term.key: term.name for term in tally.registry.categories}

    def month(self, unit: Unit, month: Month, paged: Collection[Period]) -> UnitMonthValue:
        """The account of the month and, by day, what stands behind each of its numbers."""
        account = self._tally.ledger.account(unit, month)
        return {
            "period": period_value(month, paged),
            "why_base": account.why_base.value,
            "submissions": account.submissions,
            "late": account.late,
            "base": amount(account.base),
            "extra_pieces": max(0, account.counting - account.rules.monthly_min),
            "extra_full": amount(account.extra_full),
            "extra": amount(account.extra),
            "adopted": amount(account.adopted),
            "penalty": amount(account.penalty),
            "adjustments": amount(account.adjustments),
            "points": amount(account.points),
            "pieces": [self._piece(piece, number) for number, piece in enumerate(account.pieces, start=1)],
            "uncounted": [self._uncounted_post(entry) for entry in account.uncounted],
            "adoptions": [self._adoption_entry(entry) for entry in account.adoptions],
            "voids": [self._void_post(post, account.rules) for post in account.voids],
        }

    def _post_reference(self, post: TallyPost) -> PostReferenceValue:
        return {
            "title": post.title,
            "address": post.address or "",
            "day": post.day.isoformat(),
            "unit": self._units[post.owner],
            "authors": list(self._tally.writers(post)) if post.title is not None else [],
        }

    def _piece(self, piece: Piece, number: int) -> CountedPieceValue:
        first = _first_post(piece)
        rest = [post for post in piece.posts if post is not first]
        return {
            "number": number,
            "reported": _report_day(first),
            "late": first.received.isoformat() if first.received and piece.is_late else "",
            "post": self._post_reference(first),
            "category": self._categories[first.category],
            "own": [self._post_reference(post) for post in rest if post.owner == first.owner],
            "others": [self._post_reference(post) for post in rest if post.owner != first.owner],
        }

    def _uncounted_post(self, entry: UncountedPost) -> UncountedPostValue:
        first = _first_post(entry.piece)
        return {
            "post": self._post_reference(entry.post),
            "first": self._post_reference(first),
            "first_reported": _report_day(first),
        }

    def _adoption_entry(self, entry: AdoptionEntry) -> AdoptionEntryValue:
        return {
            "day": entry.adoption.day.isoformat(),
            "post": self._post_reference(entry.post),
            "outlet": self._outlets[entry.adoption.outlet],
            "url": entry.adoption.url,
            "page": entry.adoption.page,
            "headline": entry.adoption.headline,
            "outlet_points": amount(entry.outlet_points),
            "factor": amount(entry.rules.headline_factor),
            "value": amount(entry.value),
            "highest_before": amount(entry.highest_before),
            "highest": self._highest_entry(entry),
            "why": entry.why.value,
            "added": amount(entry.added),
        }

    def _highest_entry(self, entry: AdoptionEntry) -> HighestAdoptionValue | None:
        if entry.highest is None or entry.why is EntryReason.SUM:
            return None
        return {
            "day": entry.highest.adoption.day.isoformat(),
            "outlet": self._outlets[entry.highest.adoption.outlet],
            "post": self._post_reference(entry.highest.post),
        }

    def _void_post(self, post: TallyPost, rules: Rules) -> VoidPostValue:
        assert post.void is not None
        return {
            "day": post.void.day.isoformat(),
            "reason": post.void.reason.value,
            "post": self._post_reference(post),
            "penalty": amount(rules.void_penalty),
        }


def _first_post(piece: Piece) -> TallyPost:
    assert piece.first is not None  # a piece that is booked as a submission has been reported
    return piece.first


def _report_day(post: TallyPost) -> str:
    assert post.reported is not None
    return post.reported.isoformat()
