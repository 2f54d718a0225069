"""registry/received.csv, as `publish` keeps it: lines are added before a build and taken back if nothing was published.

    receipt = Receipt(content)
    receipt.mend(online)           # what a publish that was killed has left
    with receipt.of(lines):        # they stand there if all goes well
        ...

Until the push has come through, the lines that were added stand in a second file beside it too. Whoever publishes next and
finds that file knows of a publish that was killed: of its lines those stay whose posts are online.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from civic.core.online import Online
from civic.core.received import Line
from civic.reading.received import HEAD, RECEIVED
from civic.reading.tree import REGISTRY
from engine.sealed import write_whole

_END = b"\r\n"


class Receipt:
    """The file of a content folder."""

    def __init__(self, content: Path) -> None:
        self._file = content / REGISTRY / RECEIVED
        self._pending = self._file.with_name(f".{RECEIVED}.pending")  # a name that nothing reads as content

    def mend(self, online: Online | None) -> None:
        """Take back what a publish that was killed has added, as far as it did not come online."""
        if not self._pending.exists():
            return
        there = {entry.id.encode() for entry in online.items} if online else set()
        added = self._pending.read_bytes().splitlines(keepends=True)
        lost = {line for line in added if line.partition(b",")[0] not in there}
        if self._file.exists():
            lines = self._file.read_bytes().splitlines(keepends=True)
            write_whole(self._file, b"".join(line for line in lines if line not in lost))
        self._pending.unlink()

    @contextmanager
    def of(self, lines: Sequence[Line]) -> Iterator[None]:
        """Have some more lines in the file; if what happens inside fails, it is again as it was before."""
        if not lines:
            yield
            return
        before = self._file.read_bytes() if self._file.exists() else b""
        more = b"".join(_written((line.id, line.unit, line.day or "")) for line in lines)
        try:
            write_whole(self._pending, more)
            begun = before.rstrip(b"\r\n") + _END if before.strip() else _written(HEAD)
            write_whole(self._file, begun + more)
            yield
        except BaseException:
            if not before:
                self._file.unlink(missing_ok=True)
            elif self._file.read_bytes() != before:  # on a full disk it could not be written, and was not
                write_whole(self._file, before)
            self._pending.unlink(missing_ok=True)
            raise
        self._pending.unlink(missing_ok=True)


def _written(cells: Iterable[object]) -> bytes:
    return ",".join(map(str, cells)).encode() + _END
