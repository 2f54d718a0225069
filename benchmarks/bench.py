"""The benchmarks: one corpus, several generators, one after the other, again and again.

    python3 tasks.py bench --posts 1000,3000 --units 20 --runs 3 --peers ours,alike,hugo,pelican,reload

What is measured and how stands in README.md beside this file; what is printed can be put into it as it is.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NoReturn
from zoneinfo import ZoneInfo

from developing import browser

from benchmarks.corpus import DAY, write_corpus
from benchmarks.measure import CommandError
from benchmarks.peers import PEERS, Peer, peers_of
from benchmarks.reload import chromium_page, measure_reload
from benchmarks.steps import STEPS, Costs, WrongSiteError, measure
from benchmarks.table import Measured, Site, aims, growth, legend, table
from civic.wording import desk as wording

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".cache" / "bench"  # gigabytes
FAILED, WRONG_CALL = 1, 64
RELOAD = "reload"  # among the peers: serve in a browser
RELOADS = 5  # edits for each run
PELICAN_MOST = 10_000  # posts: beyond that stock Pelican takes many minutes
_OPTIONS = ("--posts", "--units", "--runs", "--peers")


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for and print it; gives the exit code."""
    given = _understood(argv)
    given.browser = browser() if RELOAD in given.peers else ""
    shutil.rmtree(BENCH, ignore_errors=True)
    try:
        print(_heading(given), flush=True)
        measured = []
        for posts in given.posts:
            measured.append(_measured(given, posts))
            print(f"\n{table(measured[-1])}", flush=True)
    except (CommandError, WrongSiteError) as error:
        print(error, file=sys.stderr)
        return FAILED
    shutil.rmtree(BENCH)  # only now: see Peer.forget
    peers = [name for name in given.peers if name != RELOAD]
    if peers and len(measured) > 1:
        print(f"\n{growth(measured)}")
    if known := aims(measured):
        print(f"\n{known}")
    if peers:
        print(f"\n{legend(peers)}")
    return 0


def _measured(given: argparse.Namespace, posts: int) -> Measured:
    """Everything at one size."""
    folder = BENCH / str(posts)
    folder.mkdir(parents=True)
    names = [name for name in given.peers if name != "pelican" or posts <= PELICAN_MOST]
    _tell(f"{posts} posts, {given.units} units: writing the corpus")
    files = write_corpus(folder, given.units, posts, names)
    measured = Measured(posts)
    peers = peers_of([name for name in names if name in PEERS], folder, DAY)
    for number in range(given.runs):
        for peer in _in_turn(peers, number):
            is_last = number == given.runs - 1
            costs = measure(peer, files, compare=is_last and peer.is_incremental)
            measured.add(peer.name, costs)
            _tell(f"{posts} posts, run {number + 1}, {peer.name}: {_told(costs)}")
    measured.costs = {peer.name: measured.costs[peer.name] for peer in peers}
    measured.sites = {peer.name: Site.of(peer) for peer in peers}
    if RELOAD in names:
        with chromium_page(given.browser) as page:
            measured.reloads = measure_reload(folder / RELOAD, files, DAY, RELOADS * given.runs, page)
        _tell(f"{posts} posts, {RELOAD}: {', '.join(f'{took:.2f} s' for took in measured.reloads)}")
    return measured


def _in_turn(peers: Sequence[Peer], number: int) -> list[Peer]:
    """Each run begins with another peer, so that none always comes after the same one."""
    first = number % len(peers) if peers else 0
    return [*peers[first:], *peers[:first]]


def _told(costs: Costs) -> str:
    return ", ".join(f"{step} {median(cost.wall for cost in costs[step]):.2f} s" for step in STEPS)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _heading(given: argparse.Namespace) -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    programs = f"Python {platform.python_version()}, Hugo {version('hugo')}, Pelican {version('pelican')}"
    runs = f"{given.runs} run{'s' * (given.runs != 1)} each"
    return f"{given.units} units, {runs}, {cores} cores, {programs}, {day}:"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        option = re.search(r"--[a-z-]+", message)
        _refuse(wording.NO_VALUE.format(option=option.group() if option else message))


def _understood(argv: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(add_help=False, allow_abbrev=False)
    for option, default in zip(_OPTIONS, ("1000", "20", "3", ",".join(PEERS)), strict=True):
        parser.add_argument(option, default=default)
    given, unknown = parser.parse_known_args(argv)
    if unknown:
        options = "、".join(_OPTIONS)
        _refuse(wording.UNKNOWN_OPTION.format(verb="bench", word=unknown[0], options=options))
    given.posts = sorted({_number("--posts", text, 20) for text in given.posts.split(",")})
    given.units, given.runs = _number("--units", given.units, 1), _number("--runs", given.runs, 1)
    given.peers = list(dict.fromkeys(given.peers.split(",")))
    for name in given.peers:
        if name not in (*PEERS, RELOAD):
            choices = "、".join((*PEERS, RELOAD))
            _refuse(wording.WRONG_CHOICE.format(option="--peers", value=name, choices=choices))
    return given


def _number(option: str, text: str, least: int) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) < least:
        _refuse(wording.WRONG_NUMBER.format(option=option, value=text, least=least))
    return int(text)


def _refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(WRONG_CALL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
