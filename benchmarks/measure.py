"""What one command costs: wall and CPU seconds, and the peak of its memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02  # seconds between two looks at the memory at least: helpers may live for a tenth of a second
_REST = 20  # times as long as a look took: it makes the measured processes wait, so it may take a twentieth
_PATIENCE = 10.0  # seconds for processes that are left behind by the command to end
_PROC = Path("/proc")


@dataclass(frozen=True)
class Cost:
    """What a command took. `memory` is None where it cannot be seen."""

    wall: float  # seconds until the shell would ask for the next command
    cpu: float  # seconds, user and system, of the command and all its processes
    memory: int | None  # bytes: the highest sum of proportional set sizes seen


class CommandError(Exception):
    """A command that was to be measured failed; the text is what it said."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end. Raises CommandError if it fails."""
    with tempfile.TemporaryFile() as said, _orphans_are_ours():
        before, started = os.times(), time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=said,  # a file: a pipe ends only when the last helper has, and nobody waits for that in a shell
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            code = process.wait()
            wall = time.perf_counter() - started
            watch.end()
            _await_orphans(process.pid)
        except BaseException:
            _kill(process.pid)
            raise
        after = os.times()
        if code:
            said.seek(0)
            words = said.read().decode("utf-8", "replace")
            raise CommandError(f"{' '.join(command)}: {code}\n{words[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(wall, cpu, watch.peak or None)


# --- CPU time: of helpers too, also of those for which the command does not wait ------------------------


@contextlib.contextmanager
def _orphans_are_ours() -> Iterator[None]:
    """Linux: a process whose parent has ended becomes this one's child, and its time is counted here.

    The server that starts Python's helpers ends just after the command, which does not wait for it.
    """
    _adopt(True)
    try:
        yield
    finally:
        _adopt(False)


def _adopt(is_on: bool) -> None:
    if sys.platform == "linux":
        set_child_subreaper = 36  # PR_SET_CHILD_SUBREAPER of <linux/prctl.h>
        ctypes.CDLL(None).prctl(set_child_subreaper, int(is_on), 0, 0, 0)


def _await_orphans(group: int) -> None:
    """Wait for what the command left behind, so that it is counted and disturbs no other measurement."""
    until = time.monotonic() + _PATIENCE
    while hasattr(os, "waitpid") and sys.platform != "win32":
        try:
            ended, _ = os.waitpid(-group, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended and time.monotonic() > until:
            _kill(group)
            raise CommandError("something that the command has started does not end")
        if not ended:
            time.sleep(0.005)


def _kill(group: int) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


# --- memory ------------------------------------------------------------------------------------------


class _Watch(threading.Thread):
    """Adds up the memory of a process and all its descendants until told that it has ended."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self.peak, self._ended = pid, 0, threading.Event()

    def run(self) -> None:
        while Path(f"{_PROC}/self/task/{threading.get_native_id()}/children").exists():
            began = time.perf_counter()
            self.peak = max(self.peak, sum(map(_pss, family(self._pid))))
            took = time.perf_counter() - began
            if self._ended.wait(max(_EVERY, took * _REST)):
                return

    def end(self) -> None:
        self._ended.set()
        self.join()


def family(pid: int) -> list[int]:
    """A process and its descendants, as far as they live."""
    found, ahead = [], [pid]
    while ahead:
        found.append(ahead.pop())
        ahead += _children(found[-1])
    return found


def _children(pid: int) -> Iterator[int]:
    with contextlib.suppress(OSError):  # it has just ended
        for task in os.listdir(f"{_PROC}/{pid}/task"):  # noqa: PTH208 - fifty times a second
            yield from map(int, Path(f"{_PROC}/{pid}/task/{task}/children").read_text("ascii").split())


def _pss(pid: int) -> int:
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
