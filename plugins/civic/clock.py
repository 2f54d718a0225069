"""The one place that asks the clock for the day."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The day in Shanghai."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()
