"""registry/received.csv, as `publish` keeps it: lines are added before a build and taken back if nothing was published.

    receipt = ReceiptLog(content)
    receipt.recover(online)            # what a publish that was killed has left
    with receipt.with_lines(lines):    # they stand there if all goes well
        ...

Until the push has come through, the lines that were added stand in a second file beside it too, with the headings if the
file itself was made for them. Whoever publishes next and finds that file knows of a publish that was killed: of its lines
those stay whose posts are online.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path

from civic.core.manifest import SiteManifest
from civic.core.tally.receipts import ReceiptLine
from civic.reading.content_tree import REGISTRY
from civic.reading.registry.received import HEAD, RECEIVED, line_of
from engine.checked_json import atomic_write

_END = b"\r\n"


class ReceiptLog:
    """The file of a content folder."""

    def __init__(self, content: Path) -> None:
        self._file = content / REGISTRY / RECEIVED
        self._pending = self._file.with_name(f".{RECEIVED}.pending")  # a name that nothing reads as content

    def exists(self) -> bool:
        """Whether days of receipt have been noted before, however few."""
        return self._file.exists()

    def recover(self, online: SiteManifest | None) -> None:
        """Take back what a publish that was killed has added, as far as it did not come online."""
        if not self._pending.exists():
            return
        there = {*online.received, *(entry.id for entry in online.items)} if online else set()
        pending = self._pending.read_bytes()
        added = {_parse_line(line) for line in pending.splitlines()}
        self._remove_lines({line for line in added if line is not None and line.id not in there})
        if pending.startswith(_HEADINGS) and self._has_only_headings():
            self._file.unlink()  # else the next publish would not be the first
        self._pending.unlink()

    def _remove_lines(self, lines: Set[ReceiptLine]) -> None:
        """Lines are known by what they say: somebody may have saved the file with a spreadsheet since."""
        if not self._file.exists():
            return
        before = self._file.read_bytes()
        after = b"".join(line for line in before.splitlines(keepends=True) if _parse_line(line) not in lines)
        if after != before:  # on a full disk the lines could not be written, and were not
            atomic_write(self._file, after)

    def _has_only_headings(self) -> bool:
        if not self._file.exists():
            return False
        lines = self._file.read_bytes().removeprefix(BOM_UTF8).splitlines()
        return {line.strip() for line in lines} <= {b"", _HEADINGS.strip()}

    @contextmanager
    def with_lines(self, lines: Sequence[ReceiptLine]) -> Iterator[None]:
        """Have some more lines in the file; if what happens inside fails, it is without them again."""
        if not lines:
            yield
            return
        existed = self._file.exists()
        before = self._file.read_bytes() if existed else b""
        more = b"".join(_csv_line((line.id, line.unit, line.day or "")) for line in lines)
        begun = before.rstrip(b"\r\n") + _END if before.strip() else _HEADINGS
        try:
            atomic_write(self._pending, more if existed else begun + more)
            atomic_write(self._file, begun + more)
            yield
        except BaseException:
            if not self._file.exists() or self._file.read_bytes() != begun + more:
                self._remove_lines(frozenset(lines))  # somebody has saved it meanwhile: what they wrote stays
            elif existed:
                atomic_write(self._file, before)
            else:
                self._file.unlink()
            self._pending.unlink(missing_ok=True)
            raise
        self._pending.unlink(missing_ok=True)


def _parse_line(line: bytes) -> ReceiptLine | None:
    return line_of(line.decode("utf-8", "replace"))


def _csv_line(cells: Iterable[object]) -> bytes:
    return ",".join(map(str, cells)).encode() + _END


_HEADINGS = _csv_line(HEAD)
