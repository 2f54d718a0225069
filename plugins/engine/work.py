"""Work in batches over the cores of this machine, or over whatever stands behind an Executor.

    with Workers(jobs=4, preload=["civic.reading.item"]) as workers:
        for answers in workers.map(read_batch, batches, words):
            ...

A batch is a list of plain values, an answer one too, and the function can be imported by its name: nothing else
crosses the border, so a batch may as well be done on another machine. Answers come in the order of the batches, whoever
is ready first, and few batches are done right here: processes cost more than they bring then.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import chain, islice
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

BATCH_SIZE = 40  # items of one batch: some hundredths of a second
_MAX_LOCAL_BATCHES = 4  # batches that are done here at once rather than elsewhere
_MAX_PROCESSES = 60  # processes: Windows can wait for no more
# Where this process is killed, the process that Python keeps beside it clears up behind it, and need not say so in English
# on somebody's screen. It is started with the options of this one.
_NO_COMPLAINTS = "ignore:resource_tracker:UserWarning"
_AHEAD = 3  # batches for each worker that wait or work, so that memory does not grow with the site


class Workers:
    """`jobs` processes of this machine, started when they are first needed; 1: none, all is done here.

    `executor`, if given, is used instead: any `concurrent.futures.Executor`. `preload` names modules that
    every process needs.
    """

    def __init__(
        self, jobs: int | None = None, executor: Executor | None = None, preload: Sequence[str] = ()
    ) -> None:
        self.jobs = min(jobs if jobs is not None else core_count(), _MAX_PROCESSES)
        self._given = executor
        self._own: ProcessPoolExecutor | None = None
        self._preload = list(preload)
        self.on_progress: Callable[[int], None] = lambda count: None  # how many things were done just now

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own is not None:
            self._own.shutdown(wait=kind is None, cancel_futures=True)
            self._own = None

    def map(self, function: Callable[..., R], batches: Iterable[T], *common: object) -> Iterator[R]:
        """`function(batch, *common)` for each batch, in their order. An exception of a batch rises here."""
        ahead = iter(batches)
        first = list(islice(ahead, _MAX_LOCAL_BATCHES + 1))
        if len(first) <= _MAX_LOCAL_BATCHES or (self.jobs == 1 and self._given is None):
            for batch in chain(first, ahead):
                yield self._count(function(batch, *common))
            return
        executor = self._executor()
        waiting: deque[Future[R]] = deque()
        for batch in chain(first, ahead):
            waiting.append(executor.submit(function, batch, *common))
            if len(waiting) >= self.jobs * _AHEAD:
                yield self._count(waiting.popleft().result())
        while waiting:
            yield self._count(waiting.popleft().result())

    def _count(self, answer: R) -> R:
        self.on_progress(len(answer) if isinstance(answer, list) else 1)
        return answer

    def _executor(self) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            if _NO_COMPLAINTS not in sys.warnoptions:
                sys.warnoptions.append(_NO_COMPLAINTS)
            # Never a plain fork: a process that has threads already would be copied with its locks held.
            context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
            if isinstance(context, multiprocessing.context.ForkServerContext):
                context.set_forkserver_preload(self._preload)
            self._own = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_start_worker)
        return self._own


def batched(things: Iterable[T], size: int = BATCH_SIZE) -> Iterator[list[T]]:
    """Lists of `size` things; the last may be shorter."""
    ahead = iter(things)
    while batch := list(islice(ahead, size)):
        yield batch


def core_count() -> int:
    """How many processors this process may use."""
    affinity: Callable[[int], Any] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _start_worker() -> None:
    """In each process: Ctrl-C is its parent's affair, and it ends when its parent is gone, however that ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_exit_with, args=(parent,), daemon=True).start()


def _exit_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
