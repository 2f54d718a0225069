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

_APPLICATION_ID = 0x53756E57  # SQLite's application_id: whose file this is
_FORMAT_VERSION = 1  # SQLite's user_version: another one is not read
_TIMEOUT = 60.0  # seconds that one process waits for another that is writing
_MAX_KEYS = 500  # names in one question to SQLite, which allows some thousand
_SPARE = 2000  # values that nobody asked for may stay: of the last edits, or of another content folder

_TABLE = "CREATE TABLE kept (kind TEXT, key BLOB, value BLOB, proof BLOB, PRIMARY KEY (kind, key))"
_ERRNO_BY_CODE = {
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
        self._connection = self._open()

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
        for at in range(0, len(wanted), _MAX_KEYS):
            some = wanted[at : at + _MAX_KEYS]
            marks = ",".join("?" * len(some))
            question = f"SELECT key, value, proof FROM kept WHERE kind = ? AND key IN ({marks})"
            for key, value, proof in self._query(question, (kind, *some)):
                if _checksum(key, value) != proof:
                    raise DamagedStoreError(f"{kind} {key.hex()}")
                found[key] = value
        return found

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values; those that are there already are the same."""
        rows = [(kind, key, value, _checksum(key, value)) for key, value in values.items()]
        self._execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def prune(self, kind: str, used: Collection[bytes]) -> None:
        """Forget what is not in `used`, once there is much of it."""
        [(count,)] = self._query("SELECT count(*) FROM kept WHERE kind = ?", (kind,))
        if count > 2 * len(used) + _SPARE:
            known = self._query("SELECT key FROM kept WHERE kind = ?", (kind,))
            old = [(kind, key) for (key,) in known if key not in used]
            self._execute("DELETE FROM kept WHERE kind = ? AND key = ?", old)

    def clear(self) -> None:
        """Throw everything away and begin anew."""
        self.close()
        self._remove()
        self._connection = self._open()

    # --- SQLite -------------------------------------------------------------------------------------

    def _query(self, question: str, values: Iterable[object]) -> list[Any]:
        try:
            return self._connection.execute(question, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise _translate_error(error, self.path) from error

    def _execute(self, order: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            with self._connection:
                self._connection.executemany(order, rows)
        except sqlite3.Error as error:
            raise _translate_error(error, self.path) from error

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect()
        except DamagedStoreError:
            self._remove()
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.path, timeout=_TIMEOUT, check_same_thread=False)
        except sqlite3.Error as error:
            raise _translate_error(error, self.path) from error
        try:
            # Several processes read while one writes; a power cut may cost the store, and nothing but it.
            _turn_on_wal(connection)
            connection.execute("PRAGMA synchronous = OFF")
            _claim(connection)
        except (sqlite3.Error, DamagedStoreError) as error:
            connection.close()
            raise _translate_error(error, self.path) from error
        return connection

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)


def _turn_on_wal(connection: sqlite3.Connection) -> None:
    """Several may open a new file at once: where one is just writing, SQLite refuses to change the journal
    at once, whatever time it was given to wait, so the waiting is done here."""
    end = time.monotonic() + _TIMEOUT
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
        if (owner, form) == (_APPLICATION_ID, _FORMAT_VERSION):
            return
        if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None:
            raise DamagedStoreError(f"application_id {owner}, user_version {form}")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_FORMAT_VERSION}")


def _translate_error(error: Exception, path: Path) -> Exception:
    """What the disk refuses as OSError, everything else as damage."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
    if code in _ERRNO_BY_CODE:
        return OSError(_ERRNO_BY_CODE[code], str(error), str(path))
    return error if isinstance(error, DamagedStoreError) else DamagedStoreError(str(error))


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.sha256(key + value).digest()[:8]
