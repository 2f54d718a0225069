"""The printed tables: medians, ratios, exponents and what was missed."""

from benchmarks.measure import Cost
from benchmarks.steps import STEPS
from benchmarks.table import Measured, Site, aims, growth, table


def measured(posts, **seconds):
    """Each step of a peer takes its seconds, and as many MB and a half."""
    made = Measured(posts)
    for name, took in seconds.items():
        made.add(name, {step: [Cost(took, 2 * took, int(took * 1_500_000))] for step in STEPS})
        made.sites[name] = Site(1200, 30, 2_500_000)
    return made


def test_a_table_has_the_medians_of_each_step_and_their_ratios():
    made = measured(1000, ours=2.0, hugo=4.0)
    for took in (3.0, 7.0):
        made.add("ours", {step: [Cost(took, took, None)] for step in STEPS})
    rows = table(made).splitlines()
    assert rows[:4] == ["**1,000 posts**", "", "|  | ours | hugo |", "| --- | --: | --: |"]
    assert "| HTML pages | 1,200 | 1,200 |" in rows
    assert "| MB written | 2.5 | 2.5 |" in rows
    for step in STEPS:
        assert f"| {step}: wall, s | 3.00 | 4.00 |" in rows
        assert f"| {step}: CPU, s | 4.00 | 8.00 |" in rows
        assert f"| {step}: memory, MB | 3 | 6 |" in rows
        assert f"| {step}: wall / Hugo | 0.75 | 1.00 |" in rows
    assert "| peak memory / Hugo | 0.50 | 1.00 |" in rows


def test_growth_is_the_exponent_between_sizes_and_a_dash_where_a_peer_was_left_out():
    sizes = [
        measured(3000, ours=1.0, hugo=1.0, pelican=1.0),
        measured(10_000, ours=2.0, hugo=1.0, pelican=10.0),
        measured(30_000, ours=10.0, hugo=100.0),
    ]
    rows = growth(sizes).splitlines()
    assert rows[0] == "| time exponent | ours | hugo | pelican |"
    assert "| cold: 3,000 → 10,000 posts | 0.58 | 0.00 | 1.91 |" in rows
    assert "| cold: 3,000 → 30,000 posts | 1.00 | 2.00 | – |" in rows
    assert "| one post edited: 3,000 → 30,000 posts | 1.00 | 2.00 | – |" in rows


def test_the_aims_are_looked_at_where_they_are_meant():
    small = measured(1000, ours=1.0, alike=1.0, hugo=1.0)
    meant = measured(10_000, ours=3.0, alike=0.2, hugo=2.0, pelican=10.0)
    meant.reloads = [0.1, 0.3, 0.9]
    rows = aims([small, meant]).splitlines()
    assert rows[0] == "| at 10,000 posts | aim | alike | ours |"
    assert "| cold, wall / Hugo | ≤ 1.0 | 0.10 | 1.50 (missed) |" in rows
    assert "| cold, wall / stock Pelican | ≤ 0.3 | 0.02 | 0.30 |" in rows
    assert "| nothing changed, wall / Hugo | ≤ 0.1 | 0.10 | 1.50 (missed) |" in rows
    assert "| serve: from save to the page in Chromium, s | ≤ 0.5 | – | 0.30 |" in rows
    assert not any("exponent" in row for row in rows)


def test_aims_of_which_nothing_was_measured_are_not_printed():
    assert aims([measured(1000, hugo=1.0)]) == ""
