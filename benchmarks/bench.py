"""The benchmarks: one corpus, several generators, one after the other, again and again.

    python3 tasks.py bench --posts 1000 --units 20 --runs 3 --peers ours,alike,hugo,pelican

What is measured and how stands in README.md beside this file; the table that is printed can be put into it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from benchmarks.convert import to_hugo, to_pelican
from benchmarks.measure import Cost
from benchmarks.peers import PEERS, Peer, peers_of
from benchmarks.table import table
from civic import wording
from civic.desk.demo import demo
from civic.desk.demo_tree import LAST
from civic.reading.site import read_site

ROOT = Path(__file__).resolve().parents[1]
WRONG_CALL = 64
DAY = date(LAST.year, LAST.month, LAST.day + 1)
STEPS = ("cold", "one post edited", "one post added", "nothing changed")


class Corpus:
    """The same made-up posts, as each generator reads them."""

    def __init__(self, folder: Path, units: int, posts: int) -> None:
        self.folder, self.posts = folder, posts
        with contextlib.redirect_stdout(io.StringIO()):
            if demo(ROOT / "content", folder / "ours", units, posts, seed=1):
                raise ValueError("the project's own registry is at fault")
        site = read_site(folder / "ours", folder / "pictures", DAY).site
        if site is None:
            raise ValueError("the demo registry is at fault")
        to_hugo(site, folder / "ours", folder / "hugo", DAY)
        to_pelican(site, folder / "ours", folder / "pelican", DAY)
        shutil.copytree(folder / "ours", folder / "alike")


def measure(peer: Peer) -> dict[str, Cost]:
    """Build from nothing, then again after each change; the corpus is left as it was."""
    peer.forget()
    costs = {STEPS[0]: peer.build()}
    edited, added = peer.post(), peer.newer_post()
    before = edited.read_bytes()
    try:
        edited.write_bytes(before + "\n傍晚又补了一句话。\n".encode())
        costs[STEPS[1]] = peer.build()
        added.write_bytes(before)
        costs[STEPS[2]] = peer.build()
        costs[STEPS[3]] = peer.build()
    finally:
        edited.write_bytes(before)
        added.unlink(missing_ok=True)
    return costs


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for and print it; gives the exit code."""
    given = _understood(argv)
    folder = ROOT / ".cache" / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"{given.posts} posts, {given.units} units, {given.runs} runs each", file=sys.stderr, flush=True)
    Corpus(folder, given.units, given.posts)
    peers = peers_of(given.peers, folder, DAY)
    found: dict[str, list[dict[str, Cost]]] = {peer.name: [] for peer in peers}
    for number in range(given.runs):
        for peer in peers:
            costs = measure(peer)
            found[peer.name].append(costs)
            told = ", ".join(f"{step} {cost.wall:.2f} s" for step, cost in costs.items())
            print(f"run {number + 1}, {peer.name}: {told}", file=sys.stderr, flush=True)
    print(table(peers, found, STEPS))
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        option = re.search(r"--[a-z-]+", message)
        _refuse(wording.NO_VALUE.format(option=option.group() if option else message))


def _understood(argv: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(add_help=False, allow_abbrev=False)
    for option, default in (("--posts", "1000"), ("--units", "20"), ("--runs", "3")):
        parser.add_argument(option, default=default)
    parser.add_argument("--peers", default=",".join(PEERS))
    given, unknown = parser.parse_known_args(argv)
    if unknown:
        options = "--posts、--units、--runs、--peers"
        _refuse(wording.UNKNOWN_OPTION.format(verb="bench", word=unknown[0], options=options))
    for option, least in (("posts", 20), ("units", 1), ("runs", 1)):
        text = getattr(given, option)
        if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) < least:
            _refuse(wording.WRONG_NUMBER.format(option=f"--{option}", value=text, least=least))
        setattr(given, option, int(text))
    names = given.peers.split(",")
    for name in names:
        if name not in PEERS:
            _refuse(wording.WRONG_CHOICE.format(option="--peers", value=name, choices="、".join(PEERS)))
    given.peers = list(dict.fromkeys(names))
    return given


def _refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(WRONG_CALL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
