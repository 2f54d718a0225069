"""What was measured, in Markdown: a table for each size, how time grows, and what was aimed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from statistics import median

from benchmarks.measure import Cost
from benchmarks.peers import PEERS, Peer
from benchmarks.steps import ADDED, COLD, EDITED, NOTHING, STEPS, Costs

_AIMED_AT = 10_000  # posts, for which the aims are meant
_GROWN = 3_000, 30_000
_RELOADED = "serve: from save to the page in Chromium, s"
_NONE = "–"


@dataclass(frozen=True)
class Site:
    """What a generator wrote: its HTML pages, RSS feeds, and the bytes of everything."""

    pages: int
    feeds: int
    size: int

    @classmethod
    def of(cls, peer: Peer) -> Site:
        return cls(len(peer.pages()), len(peer.feeds()), peer.size())


@dataclass
class Measured:
    """All that was measured at one size; `costs` by peer, `reloads` in seconds."""

    posts: int
    costs: dict[str, Costs] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    reloads: list[float] = field(default_factory=list)

    def add(self, name: str, costs: Costs) -> None:
        """One run more of a peer."""
        known = self.costs.setdefault(name, {step: [] for step in costs})
        for step, more in costs.items():
            known[step] += more

    def wall(self, name: str, step: str) -> float | None:
        """The median, as the two below; None if it was not measured."""
        return self._median(name, step, lambda cost: cost.wall)

    def cpu(self, name: str, step: str) -> float | None:
        return self._median(name, step, lambda cost: cost.cpu)

    def memory(self, name: str, step: str) -> float | None:
        return self._median(name, step, lambda cost: cost.memory)

    def peak(self, name: str) -> float | None:
        """The highest of the steps' medians."""
        seen = [memory for step in STEPS if (memory := self.memory(name, step)) is not None]
        return max(seen, default=None)

    def _median(self, name: str, step: str, figure: Callable[[Cost], float | None]) -> float | None:
        seen = [figure(cost) for cost in self.costs.get(name, {}).get(step, ())]
        known = [one for one in seen if one is not None]
        return median(known) if known else None


def table(measured: Measured) -> str:
    """One size: what each peer wrote, and what each step cost it, as medians."""
    names = list(measured.costs)
    sites = [measured.sites[name] for name in names]
    rows = [
        ("HTML pages", *(f"{site.pages:,}" for site in sites)),
        ("RSS feeds", *(f"{site.feeds:,}" for site in sites)),
        ("MB written", *(f"{site.size / 1e6:.1f}" for site in sites)),
    ]
    for step in STEPS:
        rows += _rows_of_step(measured, step, names)
    peaks = {name: measured.peak(name) for name in names}
    rows.append(("peak memory / Hugo", *(_cell(_ratio(peaks[name], peaks.get("hugo"))) for name in names)))
    told = [f"**{measured.posts:,} posts**"]
    if names:
        told.append(_table(names, rows))
    if measured.reloads:
        low, middle, high = min(measured.reloads), median(measured.reloads), max(measured.reloads)
        count = len(measured.reloads)
        told.append(f"{_RELOADED}: median {middle:.2f}, {low:.2f} to {high:.2f} in {count} edits")
    return "\n\n".join(told)


def _rows_of_step(measured: Measured, step: str, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    wall = {name: measured.wall(name, step) for name in names}
    yield (f"{step}: wall, s", *(_cell(wall[name]) for name in names))
    yield (f"{step}: CPU, s", *(_cell(measured.cpu(name, step)) for name in names))
    memory = [measured.memory(name, step) for name in names]
    yield (f"{step}: memory, MB", *(_cell(m / 1e6 if m is not None else None, 0) for m in memory))
    if "hugo" in names:
        yield (f"{step}: wall / Hugo", *(_cell(_ratio(wall[name], wall["hugo"])) for name in names))
    if "pelican" in names and step == COLD:
        yield (
            f"{step}: wall / stock Pelican",
            *(_cell(_ratio(wall[name], wall["pelican"])) for name in names),
        )


def growth(all_measured: Sequence[Measured]) -> str:
    """The x in `time ~ posts to the power of x`, of cold builds and single edits, between measured sizes."""
    by_posts = {measured.posts: measured for measured in all_measured}
    pairs = list(pairwise(sorted(by_posts)))
    if by_posts.keys() >= set(_GROWN) and _GROWN not in pairs:
        pairs.append(_GROWN)
    names = [name for name in PEERS if any(name in measured.costs for measured in all_measured)]
    rows = [
        (
            f"{step}: {small:,} → {large:,} posts",
            *(_cell(_exponent(by_posts[small], by_posts[large], name, step)) for name in names),
        )
        for step in (COLD, EDITED)
        for small, large in pairs
    ]
    return _table(names, rows, "time exponent")


def aims(all_measured: Sequence[Measured]) -> str:
    """What was aimed at, with the figures of our two sites; at the size that is meant, else at the largest.

    "" where none of it was measured.
    """
    by_posts = {measured.posts: measured for measured in all_measured}
    at = by_posts.get(_AIMED_AT) or by_posts[max(by_posts)]
    names = ("alike", "ours")
    rows = []
    for text, step, other, aim in (
        ("cold, wall / Hugo", COLD, "hugo", 1.0),
        ("cold, wall / stock Pelican", COLD, "pelican", 0.3),
        ("one post edited, wall / Hugo", EDITED, "hugo", 0.15),
        ("one post added, wall / Hugo", ADDED, "hugo", 0.25),
        ("nothing changed, wall / Hugo", NOTHING, "hugo", 0.10),
    ):
        found = [_ratio(at.wall(name, step), at.wall(other, step)) for name in names]
        rows.append(_aim(text, aim, found))
    rows.append(_aim("peak memory / Hugo", 0.6, [_ratio(at.peak(name), at.peak("hugo")) for name in names]))
    if by_posts.keys() >= set(_GROWN):
        small, large = (by_posts[posts] for posts in _GROWN)
        for step in (COLD, EDITED):
            found = [_exponent(small, large, name, step) for name in names]
            rows.append(_aim(f"time exponent, 3,000 → 30,000 posts, {step}", 1.05, found))
    if at.reloads:
        rows.append(_aim(_RELOADED, 0.5, [None, median(at.reloads)]))
    known = [row for row in rows if set(row[2:]) != {_NONE}]
    return _table(["aim", *names], known, f"at {at.posts:,} posts") if known else ""


def _aim(text: str, aim: float, found: Sequence[float | None]) -> tuple[str, ...]:
    cells = (f"{_cell(one)}{'' if one is None or one <= aim else ' (missed)'}" for one in found)
    return (text, f"≤ {aim}", *cells)


def _exponent(small: Measured, large: Measured, name: str, step: str) -> float | None:
    times = _ratio(large.wall(name, step), small.wall(name, step))
    return log(times) / log(large.posts / small.posts) if times is not None else None


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other is not None else None


def _cell(figure: float | None, digits: int = 2) -> str:
    return f"{figure:.{digits}f}" if figure is not None else _NONE


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], corner: str = "") -> str:
    lines = [(corner, *heads), ("---", *("--:" for _ in heads)), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def legend(names: Sequence[str]) -> str:
    """What the peers are."""
    return "\n".join(f"- {name}: {PEERS[name]}" for name in names)
