"""What the content is read with: what was read before, this program's name, and the hands that help.

    with BuildSession(Path(".cache")) as session:
        reading = session.read(Path("content"), date(2026, 11, 23))

A session may stay open from build to build, as `serve` does: then nothing that has not changed is even looked up, since
a Memo keeps it.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from stat import S_ISREG
from types import TracebackType

from civic.pages.memo import ViewMemo
from civic.paths import PLUGINS
from civic.reading.content_tree import ContentTree, is_ignored, walk
from civic.reading.read_cache import LostTextError, ReadCache, ReadMemo
from civic.reading.site import SiteRead, read_site
from engine.build_record import BuildRecord
from engine.fingerprint import code_fingerprint
from engine.inputs import Digests, FileState, file_digest, scan_files
from engine.page import digest_of
from engine.store import DamagedStoreError, Store
from engine.work import Workers


@dataclass(slots=True)
class Memo:
    """All that a session keeps from build to build.

    `tree` and `digests` say what lay in the content when it was last looked at, and are believed until the next look.
    Nothing else in it is believed for being there: each part is found by what it was made of (bytes, the registry's words,
    the program, the day), and so is right for any content and any day. `BuildSession.forget` gives up all of it at once.
    What outlives the process is kept elsewhere: by the Store, and beside the two trees of the output (engine/output_tree.py).
    """

    tree: ContentTree = field(
        default_factory=lambda: ContentTree("")
    )  # what lies in the content, as last seen
    digests: dict[str, bytes] = field(default_factory=dict)  # SHA-256 of its files, by location
    hashed: dict[FileState, bytes] = field(default_factory=dict)  # the same by what the disk says of them
    read: ReadMemo = field(default_factory=ReadMemo)  # what its files say, each and together
    view: ViewMemo = field(default_factory=ViewMemo)  # what page modules made of each item
    record: BuildRecord | None = None  # what each file of the site was made of


# What helping processes load before they are asked.
_PRELOADED_MODULES = ("civic.reading.read_cache", "civic.pages.rendering")


class BuildSession:
    """Opened on a cache folder, whose content may be deleted at any time.

    `jobs`: None for all cores, 1 for none beside this process.
    """

    def __init__(self, cache: Path, *, jobs: int | None = None) -> None:
        self.pictures = cache / "pictures"
        self.program = code_fingerprint([PLUGINS])
        self.times: dict[str, float] = {}  # seconds by stage
        self.current = ""  # the stage
        self.workers = Workers(jobs, preload=_PRELOADED_MODULES)
        self._store = Store(cache / "content.sqlite3")
        self._begin(Memo())

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
        memo = self.memo
        for file in memo.tree.files():
            known.update(file.path.encode() + memo.digests[file.location])
        known.update(digest_of(memo.tree.problems))
        beside = Digests(self._store)
        for place in more:
            files = scan_files(Path(os.path.realpath(place)), _is_no_input)
            for location, digest in beside.of(files).items():
                known.update(location.encode("utf-8", "surrogateescape") + digest)
        return known.hexdigest()

    def read(self, content: Path, as_of: date) -> SiteRead:
        """Everything below `content`, as read_site gives it."""
        try:
            return self._read(content, as_of)
        except DamagedStoreError:
            self.forget()
            return self._read(content, as_of)

    def _read(self, content: Path, as_of: date) -> SiteRead:
        if self.memo.tree.root != os.path.realpath(content):
            self._scan_all(content)
        with self.stage("read"):
            return read_site(
                content, self.pictures, as_of, self._read_cache, self.memo.tree, self.memo.digests
            )

    def scan(self, content: Path, changed: Collection[str] | None = None) -> None:
        """See what lies in the content now; what is read after this is taken to be so.

        `changed` are the locations of files that were saved since the last look, if somebody has watched: while they
        are files that were there before, nothing else is looked at.
        """
        memo, root = self.memo, os.path.realpath(content)
        if changed is not None and memo.tree.root == root:
            inside = [path for path in changed if path.startswith(root + os.sep)]
            counting = [path for path in inside if not _is_ignored(path[len(root) :])]
            if all(path in memo.digests and _is_regular_file(path) for path in counting):
                memo.digests |= {path: file_digest(path) for path in counting}
                return
        self._scan_all(content)

    def _scan_all(self, content: Path) -> None:
        tree = walk(content)
        files = [FileState(*file[1:]) for file in tree.files()]
        try:
            digests = self._digests_of.of(files)
        except DamagedStoreError:
            self.forget()
            digests = self._digests_of.of(files)
        self.memo.tree, self.memo.digests = tree, digests

    def forget(self) -> None:
        """What was kept cannot be trusted: everything is read again."""
        self._store.clear()
        self._begin(Memo())

    def _begin(self, memo: Memo) -> None:
        self.memo = memo
        self._read_cache = ReadCache(self._store, self.program, self.workers, memo.read)
        self._digests_of = Digests(self._store, memo.hashed)

    def texts(self, digests: Collection[str]) -> dict[str, str]:
        """The HTML of bodies; raises DamagedStoreError or LostTextError where `forget` and `read` must come first."""
        return self._read_cache.texts(digests)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what happens inside."""
        started, self.current = time.monotonic(), name
        try:
            yield
        finally:
            self.times[name] = self.times.get(name, 0.0) + time.monotonic() - started


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
