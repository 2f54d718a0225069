"""Amounts: exact decimals of two places, points as well as what rules are worth (specification.md §0.2)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal("0.00")
MAX_AMOUNT = 1_000_000  # an amount above it is a slip, and too wide for any table


def round_amount(amount: Decimal) -> Decimal:
    """An amount as it is booked: two places, half up.

    >>> round_amount(Decimal("0.125"))
    Decimal('0.13')
    """
    return amount.quantize(ZERO, ROUND_HALF_UP)
