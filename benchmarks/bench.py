"""The benchmarks: one corpus, several generators, one after the other, again and again.

    python3 tasks.py bench --posts 1000,3000 --units 20 --runs 3 --peers ours,alike,hugo,pelican,reload

What is measured and how stands in README.md beside this file; what is printed can be put into it as it is.
"""

from __future__ import annotations

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
from typing import NamedTuple
from zoneinfo import ZoneInfo

from developing import provide_programs

from benchmarks.corpus import DAY, write_corpus
from benchmarks.measure import CommandError
from benchmarks.peers import PEERS, Peer, peers_of
from benchmarks.reload import chromium_page, measure_reload
from benchmarks.steps import STEPS, Costs, WrongSiteError, measure
from benchmarks.table import Measured, Site, aims, growth, legend, table
from civic.desk.terminal.errors import FAILED, WrongCallError
from civic.wording import desk as wording

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".cache" / "bench"  # gigabytes
RELOAD = "reload"  # among the peers: serve in a browser
RELOADS = 5  # edits for each run
POSTS_LEAST = 20
PELICAN_MOST = 10_000  # posts: beyond that stock Pelican takes many minutes
UNDONE = "测速没有完成"


class BenchPlan(NamedTuple):
    """What is measured at each size."""

    units: int
    runs: int
    peers: list[str]
    browser: str  # its path, where RELOAD is among the peers


def bench(posts: str, units: int, runs: int, peers: str | None) -> int:
    """Measure at the sizes of `posts` and print it; gives the exit code. Raises WrongCallError for what is no size or peer."""
    sizes = sorted({_number_of_posts(text) for text in posts.split(",")})
    names = list(PEERS) if peers is None else list(dict.fromkeys(peers.split(",")))
    for name in names:
        if name not in (*PEERS, RELOAD):
            choices = "、".join((*PEERS, RELOAD))
            raise WrongCallError(wording.WRONG_CHOICE.format(option="--peers", value=name, choices=choices))
    plan = BenchPlan(units, runs, names, provide_programs()["CHROMIUM"] if RELOAD in names else "")
    shutil.rmtree(BENCH, ignore_errors=True)
    try:
        print(_heading(plan), flush=True)
        measured = []
        for size in sizes:
            measured.append(_measured(plan, size))
            print(f"\n{table(measured[-1])}", flush=True)
    except (CommandError, WrongSiteError) as error:
        print(error, file=sys.stderr)
        return FAILED
    shutil.rmtree(BENCH)  # only now: see Peer.forget
    generators = [name for name in names if name != RELOAD]
    if generators and len(measured) > 1:
        print(f"\n{growth(measured)}")
    if known := aims(measured):
        print(f"\n{known}")
    if generators:
        print(f"\n{legend(generators)}")
    return 0


def _measured(plan: BenchPlan, posts: int) -> Measured:
    """Everything at one size."""
    folder = BENCH / str(posts)
    folder.mkdir(parents=True)
    names = [name for name in plan.peers if name != "pelican" or posts <= PELICAN_MOST]
    _tell(f"{posts} posts, {plan.units} units: writing the corpus")
    files = write_corpus(folder, plan.units, posts, names)
    measured = Measured(posts)
    peers = peers_of([name for name in names if name in PEERS], folder, DAY)
    for number in range(plan.runs):
        for peer in _in_turn(peers, number):
            is_last = number == plan.runs - 1
            costs = measure(peer, files, compare=is_last and peer.is_incremental)
            measured.add(peer.name, costs)
            _tell(f"{posts} posts, run {number + 1}, {peer.name}: {_told(costs)}")
    measured.costs = {peer.name: measured.costs[peer.name] for peer in peers}
    measured.sites = {peer.name: Site.of(peer) for peer in peers}
    if RELOAD in names:
        with chromium_page(plan.browser) as page:
            measured.reloads = measure_reload(folder / RELOAD, files, DAY, RELOADS * plan.runs, page)
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


def _heading(plan: BenchPlan) -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    programs = f"Python {platform.python_version()}, Hugo {version('hugo')}, Pelican {version('pelican')}"
    runs = f"{plan.runs} run{'s' * (plan.runs != 1)} each"
    return f"{plan.units} units, {runs}, {cores} cores, {programs}, {day}:"


def _number_of_posts(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text) or int(text) < POSTS_LEAST:
        raise WrongCallError(wording.WRONG_NUMBER.format(option="--posts", value=text, least=POSTS_LEAST))
    return int(text)
