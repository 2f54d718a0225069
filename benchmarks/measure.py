"""What one command costs: wall and CPU seconds, and the peak of its memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1  # seconds between two looks at the memory; a look at ten processes takes about 5 ms
_PROC = Path("/proc")


@dataclass(frozen=True)
class Cost:
    wall: float  # seconds
    cpu: float  # seconds, user and system, of the command and all it waited for
    memory: (
        int | None
    )  # bytes: the highest sum of proportional set sizes seen; None where that cannot be seen


class CommandError(Exception):
    """A command that was to be measured failed; the text is what it said."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end. Raises CommandError if it fails."""
    before, started = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    watch = _Watch(process.pid)
    watch.start()
    said, _ = process.communicate()
    wall, after = time.perf_counter() - started, os.times()
    watch.ended.set()
    watch.join()
    if process.returncode:
        raise CommandError(f"{' '.join(command)}: {process.returncode}\n{said[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, cpu, watch.peak or None)


class _Watch(threading.Thread):
    """Adds up the memory of a process and all its descendants until told that it has ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self.peak, self.ended = pid, 0, threading.Event()

    def run(self) -> None:
        while True:
            self.peak = max(self.peak, sum(map(_pss, _family(self._pid))))
            if self.ended.wait(_EVERY):
                return


def _family(pid: int) -> list[int]:
    found, ahead = [], [pid]
    while ahead:
        found.append(ahead.pop())
        for task in _PROC.glob(f"{found[-1]}/task/*/children"):
            try:
                ahead += map(int, task.read_text().split())
            except OSError:  # it has just ended
                continue
    return found


def _pss(pid: int) -> int:
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
