"""One value as it is written best; None where it is in order or may be doubted."""

import pytest

from civic.reading.fixes.value_fixes import ValueFix, fix_date, fix_digits, fix_name, fix_slug, fix_url
from civic.reading.schema.field import Choice

CATEGORIES = Choice.of((("service", "社区服务", ("服务",)), ("party", "党建", ())))


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("2026-10-09", None),
        ("2026-10-09 8:30", None),
        ("2026年10月9日", ValueFix("2026-10-09", was_understood=True)),
        ("2026/10/9 8:30", ValueFix("2026-10-09 8:30", was_understood=True)),
        ("２０２６-10-9", ValueFix("2026-10-09", was_understood=False)),
        ("20261009", ValueFix("2026-10-09", was_understood=False)),
        ("2026年10月9日8点30分", ValueFix("2026-10-09 8:30", was_understood=False)),
        ("26-10-9", None),
        ("2026-2-30", None),
        ("20261009001", None),
        ("2026年10月9日下午", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_a_day_has_four_two_and_two_digits_and_its_time_stays(typed: str, fix: ValueFix | None) -> None:
    assert fix_date(typed) == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("社区服务", None),
        ("service", None),
        ("服务", ValueFix("社区服务", was_understood=True)),
        ("社区 服务", ValueFix("社区服务", was_understood=True)),
        ("ｓｅｒｖｉｃｅ", ValueFix("service", was_understood=True)),
        ("Service", ValueFix("社区服务", was_understood=False)),
        ("党健", ValueFix("党建", was_understood=False)),
        ("环保", None),
    ],
)
def test_a_name_is_written_whole_and_a_key_stays_a_key(typed: str, fix: ValueFix | None) -> None:
    assert fix_name(typed, CATEGORIES) == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("chong-yang", None),
        ("Chong-Yang", ValueFix("chong-yang", was_understood=False)),
        ("ｃｈｏｎｇ－９", ValueFix("chong-9", was_understood=False)),
        ("chong yang", None),
        ("重阳", None),
    ],
)
def test_a_slug_is_small_and_half_as_wide(typed: str, fix: ValueFix | None) -> None:
    assert fix_slug(typed) == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("https://example.org/1", None),
        ("ｈｔｔｐ：／／example.org/1", ValueFix("http://example.org/1", was_understood=False)),
        ("www.example.org/1", None),
        ("ｆｔｐ://example.org/1", None),
    ],
)
def test_a_web_address_is_half_as_wide_and_nothing_is_put_before_it(typed: str, fix: ValueFix | None) -> None:
    assert fix_url(typed) == fix


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("12", None),
        ("１２", ValueFix("12", was_understood=False)),
        ("十二", None),
        ("１2人", None),
        ("", None),
    ],
)
def test_digits_are_plain_ones_where_nothing_else_stands_there(typed: str, fix: ValueFix | None) -> None:
    assert fix_digits(typed) == fix
