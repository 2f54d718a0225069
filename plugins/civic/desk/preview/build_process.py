"""A builder that stays: `serve` asks it again and again, so that what was read once is still there.

It is a process of its own, so that whatever happens in it, the preview lives on; where code has changed, it is replaced
by a new one. Each line that it is sent asks for one build; it answers with one line of JSON.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from civic.paths import CACHE


@dataclass(frozen=True)
class BuildResponse:
    """How a build ended: its exit code, what it said, the site's own path (None while the registry is at fault), and
    whether the site is another than before."""

    code: int
    words: str
    base: str | None
    is_new: bool


class Builder:
    """The process, started when it is first needed."""

    def __init__(self, content: Path, output: Path) -> None:
        self._command = [sys.executable, "-m", "civic.desk.preview.build_process", str(content), str(output)]
        self._process: subprocess.Popen[str] | None = None

    def build(self, as_of: date, changed: Collection[str] | None = None) -> BuildResponse:
        """One build. `changed` are the files that were saved since the last one, if it is sure that no others were.

        If the process dies over it, a new one is asked once more.
        """
        asked = json.dumps(
            {"as_of": as_of.isoformat(), "changed": list(changed) if changed is not None else None}
        )
        return self._request(asked) or self._request(asked) or BuildResponse(1, "", None, False)

    def end(self) -> None:
        """Stop it, in the middle of a build too: the site that stands stays as it is."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _request(self, question: str) -> BuildResponse | None:
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
            asked.write(question + "\n")
            asked.flush()
            return BuildResponse(**json.loads(answers.readline()))
        self.end()
        return None


def main(content: Path, output: Path, questions: TextIO, answers: TextIO) -> None:
    """In the process itself: build whenever it is asked, until nobody asks any more."""
    from civic.build_session import BuildSession
    from civic.desk.build import preview
    from civic.desk.terminal.errors import report_error
    from civic.wording.desk import UNDONE
    from engine.output_tree import OutputTree

    gc.disable()  # it is done while nobody waits
    with contextlib.ExitStack() as kept:
        session, tree = kept.enter_context(BuildSession(CACHE)), OutputTree(output)
        for line in questions:
            said, asked = io.StringIO(), json.loads(line)
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
                try:
                    if not tree.is_open:
                        kept.enter_context(tree)
                    day = date.fromisoformat(asked["as_of"])
                    result = preview(session, tree, content, day, asked["changed"])
                    code, base, is_new = result.exit_code, result.base, result.is_new
                except Exception as error:
                    code, base, is_new = report_error(error, UNDONE["build"], output), None, False
            answer = BuildResponse(code, said.getvalue(), base, is_new)
            answers.write(json.dumps(asdict(answer)) + "\n")
            answers.flush()
            gc.collect()
            gc.freeze()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the preview, which then ends this process
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin, sys.stdout)
