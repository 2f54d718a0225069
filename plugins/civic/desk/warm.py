"""A builder that stays: `serve` asks it again and again, so that what was read once is still there.

It is a process of its own, so that whatever happens in it, the preview lives on; where code has changed, it is replaced
by a new one. Each line that it is sent asks for one build; it answers with one line of JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from civic.desk.places import CACHE


@dataclass(frozen=True)
class Answer:
    """How a build ended: its exit code, what it said, the site's own path (None while the registry is at fault)."""

    code: int
    words: str
    base: str | None


class Builder:
    """The process, started when it is first needed."""

    def __init__(self, content: Path, output: Path) -> None:
        self._command = [sys.executable, "-m", "civic.desk.warm", str(content), str(output)]
        self._process: subprocess.Popen[str] | None = None

    def build(self, as_of: date) -> Answer:
        """One build. If the process dies over it, a new one is asked once more."""
        return self._asked(as_of) or self._asked(as_of) or Answer(1, "", None)

    def end(self) -> None:
        """Stop it, in the middle of a build too: the site that stands stays as it is."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _asked(self, as_of: date) -> Answer | None:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                env={**os.environ, "PYTHONUTF8": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise RuntimeError("both are pipes")
        with contextlib.suppress(OSError, ValueError):
            asked.write(f"{as_of.isoformat()}\n")
            asked.flush()
            return Answer(**json.loads(answers.readline()))
        self.end()
        return None


def main(content: Path, output: Path, asked: TextIO, answers: TextIO) -> None:
    """In the process itself: build whenever a day comes in, until nobody asks any more."""
    from civic.desk.build import build_in
    from civic.desk.faults import tell
    from civic.workshop import Workshop

    with Workshop(CACHE) as shop:
        for line in asked:
            said, base, code = io.StringIO(), None, 1
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
                try:
                    code, base = build_in(shop, content, output, date.fromisoformat(line.strip()))
                except Exception as error:
                    code = tell(error, "build", output)
            answers.write(json.dumps({"code": code, "words": said.getvalue(), "base": base}) + "\n")
            answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the preview, which then ends this process
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin, sys.stdout)
