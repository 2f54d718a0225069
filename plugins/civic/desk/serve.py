"""serve: the site on this machine, built anew when a file is saved, with its problems shown in the page.

    save -> watchfiles -> build in a process of its own -> the browser is told and reloads

A build that fails leaves the last good site in place; the page then says what is wrong. The program ends only with
Ctrl-C. The site that is served has a folder of its own, so that trying things out never touches `output`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from watchfiles import watch

from civic import wording
from civic.desk.faults import FAILED
from civic.desk.places import ROOT, SERVED
from civic.desk.server import PORTS, Shown, open_server
from civic.reading.site import read_facts
from engine.tree import beside

_DEBOUNCE = 60  # ms: editors write a file in several steps
_BREATH = 300  # ms: so long the first build waits for the watching to begin


def serve(content: Path, output: Path | None, as_of: date | None) -> int:
    """Build, serve on 127.0.0.1, open the browser, and go on until Ctrl-C; gives 1 if no port is free.

    The port is taken first: without `output` it names the folder of the site.
    """
    shown = Shown(folder=(output or SERVED).absolute())
    server = open_server(shown)
    if server is None:
        print(wording.NO_PORT.format(first=PORTS[0], last=PORTS[-1]), file=sys.stderr)
        return FAILED
    port = server.server_address[1]
    if output is None:
        shown.folder /= str(port)  # two previews that build into one folder would break each other's sites
    builder = _Builder(content, shown, as_of)
    try:
        saves = _saves(content)
        next(saves)  # what is saved while the first build runs must not be missed
        builder.build()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{port}{shown.base}"
        print(wording.SERVING.format(url=url), flush=True)
        webbrowser.open(url)
        for saved in saves:
            if saved:
                builder.build()
    except KeyboardInterrupt:
        pass
    print(wording.SERVED)
    return 0


def _saves(content: Path) -> Iterator[bool]:
    """False as soon as the watching has begun, then True for each save and False now and then."""
    parts = [content, ROOT / "themes", ROOT / "plugins", ROOT / "pelicanconf.py"]
    watched = [part for part in parts if part.exists()]
    for changes in watch(*watched, debounce=_DEBOUNCE, step=20, rust_timeout=_BREATH, yield_on_timeout=True):
        yield bool(changes)


@dataclass
class _Builder:
    """Builds, and tells the server what to show."""

    content: Path
    shown: Shown
    as_of: date | None
    count: int = field(default=0)

    def build(self) -> None:
        """One build in a process of its own: whatever happens there, this one lives on."""
        self.count += 1
        started = time.monotonic()
        command = [sys.executable, "-m", "civic.desk", "build", f"--content={self.content}"]
        command += [f"--output={self.shown.folder}"]
        command += [f"--as-of={self.as_of}"] if self.as_of is not None else []
        ended = subprocess.run(
            command,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        sys.stderr.write(ended.stderr)
        done = ended.returncode in (0, 2)
        words = "" if done else ended.stderr.strip().rpartition("\n")[2]
        problems = self._problems()
        self.shown.tell(problems, words, self._base())
        took = f"{time.monotonic() - started:.1f}"
        sentence = wording.REBUILT if done else wording.NOT_REBUILT
        print(sentence.format(number=self.count, seconds=took, problems=len(problems)), flush=True)

    def _base(self) -> str:
        """The site's own path; the last known one while the registry is at fault."""
        try:
            registry = read_facts(self.content).registry
        except OSError:  # a file went away while it was read: the next save tells
            registry = None
        return registry.site.base if registry is not None else self.shown.base

    def _problems(self) -> list[dict[str, Any]]:
        try:
            told = json.loads(beside(self.shown.folder, "problems.json").read_text("utf-8"))
        except (OSError, ValueError):
            return []
        problems: list[dict[str, Any]] = told["problems"]
        return problems
