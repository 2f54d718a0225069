"""How much is read of a file from outside (specification.md §9.3)."""

import pytest

from civic.reading.foreign_files.limits import Allowance, UnreadError


def test_the_numbers_are_those_of_the_specification() -> None:
    assert Allowance() == Allowance(67_108_864, 5_000, 8_000_000, 16_777_216, 67_108_864)


@pytest.mark.parametrize("kind", ["size", "entries", "text", "drawn", "fonts"])
def test_an_allowance_lasts_to_its_last_unit(kind: str) -> None:
    allowance = Allowance(**{kind: 10})
    allowance.take(**{kind: 4})
    allowance.take(**{kind: 6})
    with pytest.raises(UnreadError, match="large"):
        allowance.take(**{kind: 1})
