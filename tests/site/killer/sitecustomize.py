"""Loaded by a Python that has this folder on its path: kills itself before the n-th thing that it does to a disk.

`KILL_LOG` names a file for what it does, a word a line; `KILL_AT` is n, or 0; `KILL_WHOM` says whether its whole group
dies with it ("group") or it alone ("alone"). Only who leads its group counts: no helping process does.
"""

import os
import signal
import sys

DEEDS = (
    "open",
    "os.rename",
    "os.link",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "ctypes.dlsym",
    "sqlite3.connect",
)


def watch(log: int, last: int, group: bool) -> None:
    done = 0

    def told(event: str, arguments: object) -> None:
        nonlocal done
        if event not in DEEDS:
            return
        done += 1
        os.write(log, f"{event}\n".encode())
        if done == last:
            (os.killpg if group else os.kill)(os.getpid(), signal.SIGKILL)

    sys.addaudithook(told)


if os.getpid() == os.getpgid(0) and "KILL_LOG" in os.environ:
    watch(
        os.open(os.environ["KILL_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND),
        int(os.environ["KILL_AT"]),
        os.environ["KILL_WHOM"] == "group",
    )
