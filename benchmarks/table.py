"""What was measured, as a table in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from benchmarks.measure import Cost
from benchmarks.peers import PEERS, Peer


def table(
    peers: Sequence[Peer], found: Mapping[str, Sequence[Mapping[str, Cost]]], steps: Sequence[str]
) -> str:
    """Medians over the runs, and the ratio of each peer's time to Hugo's where Hugo was measured."""
    rows = [("", *(peer.name for peer in peers)), ("---", *("--:" for _ in peers))]
    rows.append(("HTML pages", *(f"{len(peer.pages()):,}" for peer in peers)))
    rows.append(("RSS feeds", *(f"{len(peer.feeds()):,}" for peer in peers)))
    rows.append(("MB written", *(f"{peer.size() / 1e6:.1f}" for peer in peers)))
    for step in steps:
        wall = {peer.name: _median(found[peer.name], step, lambda cost: cost.wall) for peer in peers}
        cpu = {peer.name: _median(found[peer.name], step, lambda cost: cost.cpu) for peer in peers}
        rows.append((f"{step}: wall, s", *(f"{wall[peer.name]:.2f}" for peer in peers)))
        rows.append((f"{step}: CPU, s", *(f"{cpu[peer.name]:.2f}" for peer in peers)))
        if "hugo" in wall:
            rows.append(
                (f"{step}: wall / Hugo", *(f"{wall[peer.name] / wall['hugo']:.2f}" for peer in peers))
            )
    rows.append(("peak memory, MB", *(_peak(found[peer.name]) for peer in peers)))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([*lines, "", *(f"- {peer.name}: {PEERS[peer.name]}" for peer in peers)])


def _median(runs: Sequence[Mapping[str, Cost]], step: str, figure: Callable[[Cost], float]) -> float:
    return median(figure(costs[step]) for costs in runs)


def _peak(runs: Sequence[Mapping[str, Cost]]) -> str:
    """The median of the runs' highest memory in any step."""
    seen = [[cost.memory for cost in costs.values() if cost.memory is not None] for costs in runs]
    return f"{median(map(max, seen)) / 1e6:.0f}" if all(seen) else "–"
