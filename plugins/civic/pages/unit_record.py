"""A unit's month with everything it was counted from, as its page of the year shows it (leaderboard_values.py)."""

from __future__ import annotations

from collections.abc import Collection

from civic.core.model import Item, Rules, Unit, VoidReason
from civic.core.periods import Month, Period
from civic.core.tally.ledger import Uncounted
from civic.core.tally.pieces import Booked, Piece, Why, rounded
from civic.core.tally.standings import amount
from civic.core.tally.tally import Tally
from civic.pages.leaderboard_rows import period_value
from civic.pages.leaderboard_values import (
    BookedAdoptionValue,
    CountedPieceValue,
    HighestValue,
    ToldValue,
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
        "uncounted": [_uncounted(tally, entry) for entry in whole.uncounted],
        "adoptions": [_booked(tally, booked) for booked in whole.adoptions],
        "voids": [_void(tally, post, account.rules) for post in whole.voids],
    }


def _told(tally: Tally, post: Item) -> ToldValue:
    return {
        "title": post.title,
        "address": tally.address(post) or "",
        "day": post.day.isoformat(),
        "unit": tally.site.unit_by_key[post.owner].name,
        "authors": list(tally.authors(post)),
    }


def _piece(tally: Tally, piece: Piece, number: int) -> CountedPieceValue:
    first = _first(piece)
    rest = [post for post in piece.posts if post is not first]
    names = {term.key: term.name for term in tally.site.registry.categories}
    return {
        "number": number,
        "reported": _reported(first),
        "late": piece.received.isoformat() if piece.received and piece.is_late else "",
        "post": _told(tally, first),
        "category": names[first.category],
        "own": [_told(tally, post) for post in rest if post.owner == first.owner],
        "others": [_told(tally, post) for post in rest if post.owner != first.owner],
    }


def _uncounted(tally: Tally, entry: Uncounted) -> UncountedPostValue:
    first = _first(entry.piece)
    return {
        "post": _told(tally, entry.post),
        "first": _told(tally, first),
        "first_reported": _reported(first),
    }


def _booked(tally: Tally, booked: Booked) -> BookedAdoptionValue:
    outlet = tally.site.outlet_by_key[booked.adoption.outlet]
    return {
        "day": booked.adoption.day.isoformat(),
        "post": _told(tally, booked.post),
        "outlet": outlet.name,
        "url": booked.adoption.url,
        "page": booked.adoption.page,
        "headline": booked.adoption.headline,
        "outlet_points": amount(booked.outlet_points),
        "factor": amount(rounded(booked.rules.headline_factor)),
        "value": amount(booked.value),
        "highest_before": amount(booked.highest_before),
        "highest": _highest(tally, booked),
        "why": booked.why.value,
        "added": amount(booked.added),
    }


def _highest(tally: Tally, booked: Booked) -> HighestValue | None:
    if booked.highest is None or booked.why is Why.SUM:
        return None
    return {
        "day": booked.highest.adoption.day.isoformat(),
        "outlet": tally.site.outlet_by_key[booked.highest.adoption.outlet].name,
        "post": _told(tally, booked.highest.post),
    }


def _void(tally: Tally, post: Item, rules: Rules) -> VoidPostValue:
    """What a void post cost. Where it gave away something private, its title may do so too and is not shown."""
    assert post.void is not None
    told = _told(tally, post)
    if post.void.reason is VoidReason.PRIVACY:
        told = {**told, "title": "", "authors": []}
    return {
        "day": post.void.day.isoformat(),
        "reason": post.void.reason.value,
        "post": told,
        "penalty": amount(rounded(rules.void_penalty)),
    }


def _first(piece: Piece) -> Item:
    assert piece.first is not None  # a piece in the book of submissions has been reported
    return piece.first


def _reported(post: Item) -> str:
    assert post.reported is not None
    return post.reported.isoformat()
