"""What the content is read with: what was read before, this program's name, and the hands that help.

    with BuildSession(Path(".cache")) as session:
        reading = session.read(Path("content"), date(2026, 11, 23))

A session may stay open from build to build, as `serve` does: then nothing that has not changed is even looked up.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from stat import S_ISREG
from types import TracebackType
from typing import Any

from civic.reading.content_tree import ContentTree, is_ignored, walk
from civic.reading.read_cache import LostTextError, ReadCache
from civic.reading.site import SiteRead, read_site
from engine.fingerprint import code_fingerprint
from engine.inputs import Digests, FileState, file_digest, scan_files
from engine.page import digest_of
from engine.store import DamagedStoreError, Store
from engine.work import Workers

_PLUGINS = Path(__file__).resolve().parents[1]
# What helping processes load before they are asked.
_PRELOADED_MODULES = ("civic.reading.read_cache", "civic.pages.rendering")


class BuildSession:
    """Opened on a cache folder, whose content may be deleted at any time.

    `code` are files and folders of code beside ours that decide about the site. `jobs`: None for all cores, 1 for
    none beside this process.
    """

    def __init__(self, cache: Path, *, jobs: int | None = None, code: Iterable[Path] = ()) -> None:
        self.pictures = cache / "pictures"
        self.program = code_fingerprint([_PLUGINS, *code])
        self.times: dict[str, float] = {}  # seconds by stage
        self.current = ""  # the stage
        self.memo: dict[str, Any] = {}  # of the View of the last build
        self.workers = Workers(jobs, preload=_PRELOADED_MODULES)
        self._store = Store(cache / "content.sqlite3")
        self._library = self._new_read_cache()
        self._digests_of, self._digests_of_more = Digests(self._store), Digests(self._store)
        self._tree = ContentTree("")
        self._digests: dict[str, bytes] = {}

    def __enter__(self) -> BuildSession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.workers.__exit__(kind, error, trace)
        self._store.close()

    def stamp(self, content: Path, more: Iterable[Path], day: date) -> str:
        """The name of all that a site is made of: its content, what lies in some more places, this program, the day."""
        self._scan_all(content)
        known = hashlib.sha256(f"{self.program} {day.isoformat()}\n".encode())
        for file in self._tree.files():
            known.update(file.path.encode() + self._digests[file.location])
        known.update(digest_of(self._tree.problems))
        for place in more:
            files = scan_files(Path(os.path.realpath(place)), _is_no_input)
            for location, digest in self._digests_of_more.of(files).items():
                known.update(location.encode("utf-8", "surrogateescape") + digest)
        return known.hexdigest()

    def read(self, content: Path, as_of: date) -> SiteRead:
        """Everything below `content`, as read_site gives it."""
        if self._tree.root != os.path.realpath(content):
            self._scan_all(content)
        try:
            return self._read(content, as_of)
        except DamagedStoreError:
            self.forget()
            return self._read(content, as_of)

    def _read(self, content: Path, as_of: date) -> SiteRead:
        with self.stage("read"):
            return read_site(content, self.pictures, as_of, self._library, self._tree, self._digests)

    def scan(self, content: Path, changed: Collection[str] | None = None) -> None:
        """See what lies in the content now; what is read after this is taken to be so.

        `changed` are the locations of files that were saved since the last look, if somebody has watched: while they
        are files that were there before, nothing else is looked at.
        """
        if changed is not None and self._tree.root == os.path.realpath(content):
            inside = [path for path in changed if path.startswith(self._tree.root + os.sep)]
            counting = [path for path in inside if not _is_ignored(path[len(self._tree.root) :])]
            if all(path in self._digests and _is_regular_file(path) for path in counting):
                self._digests |= {path: file_digest(path) for path in counting}
                return
        self._scan_all(content)

    def _scan_all(self, content: Path) -> None:
        self._tree = walk(content)
        files = [FileState(*file[1:]) for file in self._tree.files()]
        try:
            self._digests = self._digests_of.of(files)
        except DamagedStoreError:
            self.forget()
            self._digests = self._digests_of.of(files)

    def forget(self) -> None:
        """What was kept cannot be trusted: everything is read again."""
        self._store.clear()
        self._library = self._new_read_cache()

    def texts(self, digests: Collection[str]) -> dict[str, str]:
        """The HTML of bodies; raises DamagedStoreError or LostTextError where `forget` and `read` must come first."""
        return self._library.texts(digests)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what happens inside."""
        started, self.current = time.monotonic(), name
        try:
            yield
        finally:
            self.times[name] = self.times.get(name, 0.0) + time.monotonic() - started

    def _new_read_cache(self) -> ReadCache:
        return ReadCache(self._store, self.program, self.workers)


DAMAGE = (DamagedStoreError, LostTextError)


def _is_ignored(path: str) -> bool:
    return any(is_ignored(name) for name in Path(path).parts[1:])


def _is_regular_file(location: str) -> bool:
    try:
        return S_ISREG(os.lstat(location).st_mode)
    except OSError:
        return False


def _is_no_input(name: str) -> bool:
    return is_ignored(name) or name == "__pycache__" or name.endswith(".pyc")
