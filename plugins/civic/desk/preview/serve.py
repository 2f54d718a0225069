"""serve: the site on this machine, built anew when a file is saved, with its problems shown in the page.

    save -> watchfiles -> build in a process of its own, which stays -> the browser is told and reloads

A build that fails leaves the last good site in place; the page then says what is wrong. The program ends only with
Ctrl-C. The site that is served has a folder of its own, so that trying things out never touches `output`.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import webbrowser
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from watchfiles import watch

from civic.build_result import HELD_BACK
from civic.clock import today
from civic.desk.preview.build_process import Builder, BuildResponse
from civic.desk.preview.server import PORTS, PreviewState, open_server
from civic.desk.terminal.errors import FAILED
from civic.paths import PLUGINS, ROOT, SERVED
from civic.wording import desk as wording
from engine.output_tree import sibling_file

_DEBOUNCE = 60  # ms: editors write a file in several steps
_START_TIMEOUT = 300  # ms: so long the first build waits for the watching to begin
_RECHECK_AFTER = 4  # moments of quiet after which everything is looked at once more
_SUCCESS_CODES = (0, HELD_BACK)  # of a build that made a site


def serve(content: Path, output: Path | None, as_of: date | None) -> int:
    """Build, serve on 127.0.0.1, open the browser, and go on until Ctrl-C; gives 1 if no port is free.

    The port is taken first: without `output` it names the folder of the site.
    """
    shown = PreviewState(folder=(output or SERVED).absolute())
    server = open_server(shown)
    if server is None:
        print(wording.NO_PORT.format(first=PORTS[0], last=PORTS[-1]), file=sys.stderr)
        return FAILED
    port = server.server_address[1]
    if output is None:
        shown.folder /= str(port)  # two previews that build into one folder would break each other's sites
    builder = _PreviewBuilder(content, shown, as_of)
    try:
        saves = _saves(content)
        next(saves)  # what is saved while the first build runs must not be missed
        builder.build()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{port}{shown.base}"
        print(wording.SERVING.format(url=url), flush=True)
        webbrowser.open(url)
        for saved in saves:
            if any(path.startswith(_CODE) for path in saved):
                builder.renew()
            if saved:
                builder.build(saved)
            else:
                builder.rest()
    except KeyboardInterrupt:
        pass
    finally:
        builder.end()
    print(wording.SERVED)
    return 0


_CODE = (str(PLUGINS), str(ROOT / "pelicanconf.py"))  # what a running builder has loaded already


def _saves(content: Path) -> Iterator[list[str]]:
    """Nothing as soon as the watching has begun, then what each save changed, and nothing now and then."""
    parts = [content, ROOT / "themes", *map(Path, _CODE)]
    watched = [part for part in parts if part.exists()]
    for changes in watch(
        *watched, debounce=_DEBOUNCE, step=20, rust_timeout=_START_TIMEOUT, yield_on_timeout=True
    ):
        yield [path for _, path in changes]


@dataclass
class _PreviewBuilder:
    """Has the site built, and tells the server what to show."""

    content: Path
    shown: PreviewState
    as_of: date | None
    count: int = field(default=0)
    day: date = field(default_factory=today)
    quiet: int = field(default=0)  # moments without a save since a build that looked at few files only
    builder: Builder = field(init=False)

    def __post_init__(self) -> None:
        self.builder = Builder(self.content, self.shown.folder)

    def build(self, saved: Collection[str] | None = None) -> None:
        """One build; the page then shows it, or what is wrong. `saved` are the files that were saved, None: look at all."""
        self.count += 1
        started, self.day = time.monotonic(), today()
        ended = self.builder.build(self.as_of or self.day, saved)
        self.quiet = 0 if saved is not None else _RECHECK_AFTER
        sys.stderr.write(ended.words)
        self._update_server(ended)
        took = f"{time.monotonic() - started:.1f}"
        sentence = wording.REBUILT if ended.code in _SUCCESS_CODES else wording.NOT_REBUILT
        print(sentence.format(number=self.count, seconds=took, problems=len(self.shown.problems)), flush=True)

    def rest(self) -> None:
        """Nothing was saved for a moment. After midnight the site is built anew, since what waits or expires may be due;
        and a while after a build that looked at few files all are looked at, in case a save went unnoticed."""
        self.quiet += 1
        if self.as_of is None and self.day != today():
            self.build()
        elif self.quiet == _RECHECK_AFTER:
            ended = self.builder.build(self.as_of or self.day)
            if ended.is_new or self._problems() != self.shown.problems:
                self._update_server(ended)

    def _update_server(self, ended: BuildResponse) -> None:
        words = "" if ended.code in _SUCCESS_CODES else ended.words.strip().rpartition("\n")[2]
        self.shown.update(self._problems(), words, ended.base if ended.base is not None else self.shown.base)

    def renew(self) -> None:
        """The next build loads all code anew."""
        self.builder.end()

    def end(self) -> None:
        self.builder.end()

    def _problems(self) -> list[dict[str, Any]]:
        try:
            told = json.loads(sibling_file(self.shown.folder, "problems.json").read_text("utf-8"))
        except (OSError, ValueError):
            return []
        problems: list[dict[str, Any]] = told["problems"]
        return problems
