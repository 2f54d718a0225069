"""The day is that of Shanghai, wherever the machine stands (clock.py)."""

from datetime import UTC, date, datetime

import pytest

from civic import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 5, 15, 59, 59, tzinfo=UTC), date(2026, 11, 5)),
        (datetime(2026, 11, 5, 16, 0, 0, tzinfo=UTC), date(2026, 11, 6)),
        (datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_shanghai_which_is_four_in_the_afternoon_of_utc(monkeypatch, moment, day):
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    assert clock.today() == day
