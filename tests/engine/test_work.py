"""Work in batches: whoever does it, the answers are the same and in order."""

import os

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
