"""Work in batches: whoever does it, the answers are the same and in order."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.work import Workers, batched


def number_of(batch):
    return [(os.getpid(), number) for number in batch]


def test_answers_come_in_the_order_of_the_batches():
    with Workers(2) as workers:
        answers = [n for answer in workers.map(number_of, batched(range(1000), 10)) for n in answer]
    assert [number for _, number in answers] == list(range(1000))
    assert os.getpid() not in {process for process, _ in answers}


def test_a_few_batches_are_done_here():
    with Workers(2) as workers:
        assert {process for answer in workers.map(number_of, [[1], [2]]) for process, _ in answer} == {
            os.getpid()
        }


def fails(batch):
    raise ValueError(batch)


def test_what_a_batch_raises_rises_here():
    with Workers(2) as workers, pytest.raises(ValueError, match="0"):
        list(workers.map(fails, batched(range(1000), 10)))


def test_batches_hold_as_many_things_as_asked_for_and_the_last_what_is_left():
    assert list(batched("甲乙丙丁戊", 2)) == [["甲", "乙"], ["丙", "丁"], ["戊"]]
    assert list(batched([], 2)) == []


def added(batch, more, other):
    return [number + more + other for number in batch]


def test_with_one_worker_everything_is_done_here_batch_after_batch():
    taken = []

    def batches():
        for number in range(10):
            taken.append(number)
            yield [number]

    with Workers(1) as workers:
        answers = workers.map(added, batches(), 100, 1000)
        assert taken == []
        assert next(answers) == [1100]
        assert len(taken) <= 5  # no more is taken than is asked for at once
        assert list(answers) == [[1100 + number] for number in range(1, 10)]


def test_an_executor_that_is_given_gets_the_batches_and_its_answers_come_in_their_order():
    release = threading.Event()

    def slow_at_first(batch):
        if batch == [0]:
            assert release.wait(10)  # until the last batch has been done
        if batch == [5]:
            release.set()
        return batch, threading.current_thread() is threading.main_thread()

    with ThreadPoolExecutor(2) as executor:
        answers = list(Workers(2, executor=executor).map(slow_at_first, ([number] for number in range(6))))
    assert answers == [([number], False) for number in range(6)]


def here(batch):
    return threading.current_thread() is threading.main_thread()


def test_an_executor_that_is_given_is_used_by_one_worker_too_but_not_for_a_few_batches():
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(1, executor=executor)
        assert list(workers.map(here, [[1]] * 5)) == [False] * 5
        assert list(workers.map(here, [[1]] * 4)) == [True] * 4


def test_how_many_things_were_done_is_told_after_each_batch():
    told = []
    with Workers(1) as workers:
        workers.on_progress = told.append
        list(workers.map(added, [[1, 2, 3], [4]], 0, 0))
        list(workers.map(len, [[1, 2, 3]]))
    assert told == [3, 1, 1]


def test_there_are_never_more_processes_than_windows_can_wait_for():
    assert [Workers(2).jobs, Workers(1000).jobs] == [2, 60]
    assert 1 <= Workers().jobs <= 60
