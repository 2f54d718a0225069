"""serve: the site on this machine, built anew when a file is saved, with its problems shown in the page.

    save -> watchfiles -> build in a process of its own -> the browser is told and reloads

A build that fails leaves the last good site in place; the page then says what is wrong. The program ends only with
Ctrl-C. The site that is served has a folder of its own, so that trying things out never touches `output`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import webbrowser
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from watchfiles import DefaultFilter, watch

from civic import wording
from civic.desk.places import ROOT, SERVED
from civic.desk.server import PORTS, Shown, open_server
from civic.reading.site import read_facts
from engine.tree import beside

_DEBOUNCE = 60  # ms: editors write a file in several steps


def serve(content: Path, output: Path | None, as_of: date | None) -> int:
    """Build, serve on 127.0.0.1, open the browser, and go on until Ctrl-C."""
    shown = Shown(folder=(output or SERVED).absolute())
    builder = _Builder(content, shown, as_of)
    builder.build()
    server = open_server(shown)
    if server is None:
        print(wording.NO_PORT.format(first=PORTS[0], last=PORTS[-1]), file=sys.stderr)
        return 1
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}{shown.base}"
    print(wording.SERVING.format(url=url), flush=True)
    webbrowser.open(url)
    try:
        for _ in watch(*_watched(content), watch_filter=DefaultFilter(), debounce=_DEBOUNCE, step=20):
            builder.build()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        print(wording.SERVED)
    return 0


def _watched(content: Path) -> list[Path]:
    """What a build depends on, as far as it is there."""
    parts = [content, ROOT / "themes", ROOT / "plugins", ROOT / "pelicanconf.py"]
    return [part for part in parts if part.exists()]


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
        ended = subprocess.run(command, cwd=Path.cwd(), capture_output=True, encoding="utf-8", check=False)
        sys.stderr.write(ended.stderr)
        self.shown.base = self._base()
        problems = self._problems()
        words = "" if ended.returncode in (0, 2) else ended.stderr.strip().rsplit("\n", 1)[-1]
        self.shown.tell(problems, words)
        took = f"{time.monotonic() - started:.1f}"
        sentence = wording.REBUILT if ended.returncode in (0, 2) else wording.NOT_REBUILT
        print(sentence.format(number=self.count, seconds=took, problems=len(problems)), flush=True)

    def _base(self) -> str:
        """The site's own path; the last known one while the registry is at fault."""
        registry = read_facts(self.content).registry if self.content.is_dir() else None
        return registry.site.base if registry is not None else self.shown.base

    def _problems(self) -> list[dict[str, Any]]:
        try:
            told = json.loads(beside(self.shown.folder, "problems.json").read_text("utf-8"))
        except (OSError, ValueError):
            return []
        problems: list[dict[str, Any]] = told["problems"]
        return problems
