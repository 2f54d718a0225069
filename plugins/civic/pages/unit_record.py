"""A unit's month with everything it was counted from, as its page of the year shows it (leaderboard_values.py)."""

from __future__ import annotations

from collections.abc import Collection

from civic.core.model import Item, Rules, Unit, VoidReason
from civic.core.periods import Month, Period
from civic.core.tally.ledger import UncountedPost
from civic.core.tally.pieces import AdoptionEntry, EntryReason, Piece, round_amount
from civic.core.tally.standings import amount
from civic.core.tally.tally import Tally
from civic.pages.leaderboard_rows import period_value
from civic.pages.leaderboard_values import (
    BookedAdoptionValue,
    CountedPieceValue,
    HighestAdoptionValue,
    PostReferenceValue,
    UncountedPostValue,
    UnitMonthValue,
    VoidPostValue,
)


def month_value(tally: Tally, unit: Unit, month: Month, paged: Collection[Period]) -> UnitMonthValue:
    """The account of the month and, by day, what stands behind each of its numbers."""
    whole = tally.book.unit_month(unit, month)
    account = whole.account
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
        "pieces": [_piece(tally, piece, number) for number, piece in enumerate(whole.pieces, start=1)],
        "uncounted": [_uncounted_post(tally, entry) for entry in whole.uncounted],
        "adoptions": [_adoption_entry(tally, booked) for booked in whole.adoptions],
        "voids": [_void_post(tally, post, account.rules) for post in whole.voids],
    }


def _post_reference(tally: Tally, post: Item) -> PostReferenceValue:
    return {
        "title": post.title,
        "address": tally.address(post) or "",
        "day": post.day.isoformat(),
        "unit": tally.site.unit_by_key[post.owner].name,
        "authors": list(tally.authors(post)),
    }


def _piece(tally: Tally, piece: Piece, number: int) -> CountedPieceValue:
    first = _first_post(piece)
    rest = [post for post in piece.posts if post is not first]
    names = {term.key: term.name for term in tally.site.registry.categories}
    return {
        "number": number,
        "reported": _report_day(first),
        "late": piece.received.isoformat() if piece.received and piece.is_late else "",
        "post": _post_reference(tally, first),
        "category": names[first.category],
        "own": [_post_reference(tally, post) for post in rest if post.owner == first.owner],
        "others": [_post_reference(tally, post) for post in rest if post.owner != first.owner],
    }


def _uncounted_post(tally: Tally, entry: UncountedPost) -> UncountedPostValue:
    first = _first_post(entry.piece)
    return {
        "post": _post_reference(tally, entry.post),
        "first": _post_reference(tally, first),
        "first_reported": _report_day(first),
    }


def _adoption_entry(tally: Tally, booked: AdoptionEntry) -> BookedAdoptionValue:
    outlet = tally.site.outlet_by_key[booked.adoption.outlet]
    return {
        "day": booked.adoption.day.isoformat(),
        "post": _post_reference(tally, booked.post),
        "outlet": outlet.name,
        "url": booked.adoption.url,
        "page": booked.adoption.page,
        "headline": booked.adoption.headline,
        "outlet_points": amount(booked.outlet_points),
        "factor": amount(round_amount(booked.rules.headline_factor)),
        "value": amount(booked.value),
        "highest_before": amount(booked.highest_before),
        "highest": _highest_entry(tally, booked),
        "why": booked.why.value,
        "added": amount(booked.added),
    }


def _highest_entry(tally: Tally, booked: AdoptionEntry) -> HighestAdoptionValue | None:
    if booked.highest is None or booked.why is EntryReason.SUM:
        return None
    return {
        "day": booked.highest.adoption.day.isoformat(),
        "outlet": tally.site.outlet_by_key[booked.highest.adoption.outlet].name,
        "post": _post_reference(tally, booked.highest.post),
    }


def _void_post(tally: Tally, post: Item, rules: Rules) -> VoidPostValue:
    """What a void post cost. Where it gave away something private, its title may do so too and is not shown."""
    assert post.void is not None
    told = _post_reference(tally, post)
    if post.void.reason is VoidReason.PRIVACY:
        told = {**told, "title": "", "authors": []}
    return {
        "day": post.void.day.isoformat(),
        "reason": post.void.reason.value,
        "post": told,
        "penalty": amount(round_amount(rules.void_penalty)),
    }


def _first_post(piece: Piece) -> Item:
    assert piece.first is not None  # a piece in the book of submissions has been reported
    return piece.first


def _report_day(post: Item) -> str:
    assert post.reported is not None
    return post.reported.isoformat()
