"""What was made before, kept on disk by the digest of all that it was made from.

    with Store(Path(".cache/content.sqlite3")) as store:
        known = store.get("item", keys)      # only those that are there, each proven whole
        store.put("item", {key: value})

A key names everything that a value depends on, code and libraries included, so a value that is found is right, whoever
stored it and whenever: nothing is ever compared by time. The store may be deleted at any moment. A file that is
damaged, foreign or of an older form is noticed (each value carries a proof of its own) and replaced by an empty one.
"""

from __future__ import annotations

import errno
import hashlib
import sqlite3
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

_OURS = 0x53756E57  # SQLite's application_id: whose file this is
_FORM = 1  # SQLite's user_version: another one is not read
_PATIENCE = 60.0  # seconds that one process waits for another that is writing
_AT_ONCE = 500  # names in one question to SQLite, which allows some thousand
_SPARE = 2000  # values that nobody asked for may stay: of the last edits, or of another content folder

_TABLE = "CREATE TABLE kept (kind TEXT, key BLOB, value BLOB, proof BLOB, PRIMARY KEY (kind, key))"
_ON_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
}


class DamagedStoreError(Exception):
    """What was stored cannot be read: it is to be thrown away and made again."""


class Store:
    """Values by kind and key. Raises OSError where the disk refuses, DamagedStoreError where a value is not whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = self._opened()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def get(self, kind: str, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """Those of `keys` that are known, each with its value."""
        wanted, found = list(keys), {}
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"SELECT key, value, proof FROM kept WHERE kind = ? AND key IN ({marks})"
            for key, value, proof in self._asked(question, (kind, *some)):
                if _proof(key, value) != proof:
                    raise DamagedStoreError(f"{kind} {key.hex()}")
                found[key] = value
        return found

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values; those that are there already are the same."""
        rows = [(kind, key, value, _proof(key, value)) for key, value in values.items()]
        self._told("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def prune(self, kind: str, used: Collection[bytes]) -> None:
        """Forget what is not in `used`, once there is much of it."""
        [(count,)] = self._asked("SELECT count(*) FROM kept WHERE kind = ?", (kind,))
        if count > 2 * len(used) + _SPARE:
            known = self._asked("SELECT key FROM kept WHERE kind = ?", (kind,))
            old = [(kind, key) for (key,) in known if key not in used]
            self._told("DELETE FROM kept WHERE kind = ? AND key = ?", old)

    def clear(self) -> None:
        """Throw everything away and begin anew."""
        self.close()
        self._remove()
        self._connection = self._opened()

    # --- SQLite -------------------------------------------------------------------------------------

    def _asked(self, question: str, values: Iterable[object]) -> list[Any]:
        try:
            return self._connection.execute(question, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise _fault(error, self.path) from error

    def _told(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            with self._connection:
                self._connection.executemany(order, rows)
        except sqlite3.Error as error:
            raise _fault(error, self.path) from error

    def _opened(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connected()
        except DamagedStoreError:
            self._remove()
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.path, timeout=_PATIENCE, check_same_thread=False)
        except sqlite3.Error as error:
            raise _fault(error, self.path) from error
        try:
            # Several processes read while one writes; a power cut may cost the store, and nothing but it.
            _turn_on_wal(connection)
            connection.execute("PRAGMA synchronous = OFF")
            _claim(connection)
        except (sqlite3.Error, DamagedStoreError) as error:
            connection.close()
            raise _fault(error, self.path) from error
        return connection

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)


def _turn_on_wal(connection: sqlite3.Connection) -> None:
    """Several may open a new file at once: where one is just writing, SQLite refuses to change the journal
    at once, whatever time it was given to wait, so the waiting is done here."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(0.01)


def _claim(connection: sqlite3.Connection) -> None:
    """Make the table in an empty file; DamagedStoreError for a file that is not ours or of another form."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # of two that open an empty file one makes the table
        [(owner,)], [(form,)] = (
            connection.execute(f"PRAGMA {name}").fetchall() for name in ("application_id", "user_version")
        )
        if (owner, form) == (_OURS, _FORM):
            return
        if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None:
            raise DamagedStoreError(f"application_id {owner}, user_version {form}")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_FORM}")


def _fault(error: Exception, path: Path) -> Exception:
    """What the disk refuses as OSError, everything else as damage."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
    if code in _ON_DISK:
        return OSError(_ON_DISK[code], str(error), str(path))
    return error if isinstance(error, DamagedStoreError) else DamagedStoreError(str(error))


def _proof(key: bytes, value: bytes) -> bytes:
    return hashlib.sha256(key + value).digest()[:8]
