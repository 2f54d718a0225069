"""Rows of a leaderboard as a page shows them (leaderboard_rows.py)."""

from __future__ import annotations

from civic.pages.leaderboard_rows import share


def test_the_share_of_staff_who_write_is_in_whole_per_cent_half_up() -> None:
    assert [share(2, 9), share(1, 8), share(0, 5), share(3, 2)] == ["22", "13", "0", "150"]


def test_there_is_no_share_where_no_staff_is_given() -> None:
    assert [share(1, None), share(1, 0)] == ["", ""]
