"""What a command costs includes its helpers, whoever started them and whether or not it waits for them."""

import os
import sys

import pytest
from benchmarks.measure import CommandError, run

MEGABYTE = 1_000_000
HELD = 60 * MEGABYTE

# Two workers of a server of forks hold memory at the same time and then compute; as in a build, nobody waits for
# the server.
HELPERS = f"""
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

def work(number):
    held = bytearray(os.urandom(1024) * ({HELD} // 1024))
    time.sleep(0.5)
    while time.process_time() < 0.4:
        pass
    return len(held)

if __name__ == "__main__":
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        print(list(pool.map(work, range(2))))
    sys.stdout.flush()
    os._exit(0)
"""


@pytest.fixture
def measured(tmp_path):
    """Runs a program in a folder of its own."""

    def run_program(text):
        (tmp_path / "program.py").write_text(text, "utf-8")
        return run([sys.executable, "program.py"], tmp_path, os.environ)

    return run_program


def test_memory_and_time_of_the_workers_of_a_fork_server_are_counted(measured):
    cost = measured(HELPERS)
    assert cost.memory > 2 * HELD
    assert cost.cpu > 0.8


def test_a_process_that_is_left_behind_is_counted_too(measured):
    cost = measured(
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    while time.process_time() < 0.3: pass\n"
        "    os._exit(0)\n"
        "os._exit(0)\n"
    )
    assert cost.cpu > 0.3


def test_memory_that_is_held_for_a_moment_is_seen(measured):
    text = f"import os, time; held = bytearray(os.urandom(1024) * ({HELD} // 1024)); time.sleep(0.3)"
    assert measured(text).memory > HELD


def test_a_command_that_fails_says_what_it_said(measured):
    with pytest.raises(CommandError, match=r"program\.py: 3\nno such luck"):
        measured("print('no such luck'); raise SystemExit(3)")
