"""Python programs that need not import first: a process that has imported everything forks one for each call.

    ended = run(["-m", "civic.desk", "build", ...], folder, environment)     # as subprocess.run
    running = start(["-m", "civic.desk", "publish"], folder, environment)    # goes on by itself; running.communicate()

To build a small site takes 0.8 s of a processor, two thirds of it for imports, and tests do it more than a thousand times.
What is forked is a process like any other: folder, environment, streams and exit code are its own. Our modules come from
where its PYTHONPATH says, imported beforehand only where that is this project. Servers take turns, since each has a seed of
its own for hashes, as every new process would. Whoever asks how a program starts, or stops it, starts it without this.
"""

import gc
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO

OWN_CODE = str(Path(__file__).resolve().parents[1] / "plugins")
OWN_MODULES = [
    f"civic.{name}" for name in ("desk.calls", "desk.command_line", "desk.publishing.publish", "generator")
]
LIBRARIES = [
    *("PIL.Image", "feedgen.feed", "filelock", "jinja2", "lxml.html", "markdown", "msgspec.json", "nh3"),
    *("pelican", "xlsxwriter", "yaml"),
]
TURNS = 2
PATIENCE = 120  # seconds; only a program that hangs takes so long

_servers: list["subprocess.Popen[bytes]"] = []  # all, so that none is cleared away while it is there
_waiting: defaultdict[bool, deque[socket.socket]] = defaultdict(
    deque
)  # servers, by whether they know our own code


class Running:
    """A program that was started; what it said is there when it has ended."""

    def __init__(self, words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        code = environment["PYTHONPATH"]
        self._waiting = _waiting[code == OWN_CODE]
        self._server = self._waiting.popleft() if len(self._waiting) >= TURNS else _new_server(code)
        self._streams = [tempfile.TemporaryFile() for _ in range(2)]  # noqa: SIM115 - closed when they are read
        request = json.dumps([*words, str(folder), dict(environment)]).encode()
        socket.send_fds(self._server, [request], [stream.fileno() for stream in self._streams])
        self.pid = int(self._server.recv(64))

    def communicate(self) -> tuple[str, str]:
        """What it said, once it has ended; `returncode` is there too then."""
        try:
            self.returncode = int(self._server.recv(64))
        except TimeoutError:
            os.kill(self.pid, signal.SIGKILL)
            raise
        self._waiting.append(self._server)
        out, err = map(_read, self._streams)
        return out, err


def start(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Running:
    """Start a program, `-m module …` or `-c code …`, that goes on by itself."""
    return Running(words, folder, environment)


def run(
    words: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Start it and wait for its end."""
    running = Running(words, folder, environment)
    out, err = running.communicate()
    return subprocess.CompletedProcess(list(words), running.returncode, out, err)


def _read(stream: IO[bytes]) -> str:
    with stream:
        stream.seek(0)
        return stream.read().decode("utf-8")


# ---- the server -----------------------------------------------------------------------------------


def _new_server(code: str) -> socket.socket:
    """A process that waits for requests at the other end of this socket; it ends when this process does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(PATIENCE)
    is_own = code == OWN_CODE
    modules = [*LIBRARIES, *OWN_MODULES] if is_own else LIBRARIES
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-P", __file__, str(theirs.fileno()), *modules],
            env={**kept, "PYTHONUTF8": "1", **({"PYTHONPATH": code} if is_own else {})},
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
    _servers.append(server)
    return ours


def _serve(requests: socket.socket) -> list[str]:
    """Fork for each request until nobody is there; in the forked process, the words of the program that it is to be."""
    libraries = [place for place in sys.path if place != os.environ.get("PYTHONPATH")]
    while True:
        request, streams, *_ = socket.recv_fds(requests, 1 << 20, 2)
        if not request:
            os._exit(0)
        pid = os.fork()
        if not pid:
            break
        requests.send(str(pid).encode())
        for stream in streams:
            os.close(stream)
        requests.send(str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
    requests.close()
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    *words, folder, environment = json.loads(request)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.path[:] = [folder, environment["PYTHONPATH"], *libraries]
    return words


if __name__ == "__main__":
    for name in sys.argv[2:]:
        import_module(name)
    gc.freeze()  # what is there is not looked through again, nor copied for that, in each program
    option, program, *given = _serve(socket.socket(fileno=int(sys.argv[1])))
    sys.argv[:] = [option, *given]
    if option == "-m":
        runpy.run_module(program, run_name="__main__", alter_sys=True)
    else:
        exec(compile(program, "<string>", "exec"), {"__name__": "__main__"})
