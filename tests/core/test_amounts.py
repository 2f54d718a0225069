"""How an amount is rounded, once, where it arises (specification.md §0.2)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civic.core.amounts import MAX_AMOUNT, round_amount


@pytest.mark.parametrize(
    ("exact", "booked"),
    [
        ("0.125", "0.13"),
        ("0.135", "0.14"),
        ("0.1249999", "0.12"),
        ("-0.125", "-0.13"),
        ("2", "2.00"),
        (str(MAX_AMOUNT), "1000000.00"),
    ],
)
def test_an_amount_has_two_places_and_a_half_goes_up(exact: str, booked: str) -> None:
    assert str(round_amount(Decimal(exact))) == booked
