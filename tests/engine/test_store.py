"""The store: what was put comes back whole, or not at all."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from random import Random
from threading import Timer

import pytest

from engine import store as stores
from engine.store import DamagedStoreError, Store

KEYS = [bytes([number]) * 32 for number in range(200)]
VALUES = {key: f"第{number}个值".encode() * (number + 1) for number, key in enumerate(KEYS)}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "content.sqlite3"


@pytest.fixture
def full(path):
    """The file of a store with many values, its journal written into it."""
    with Store(path) as store:
        store.put("item", VALUES)
    plain(path)
    return path


def plain(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def test_what_was_put_comes_back_also_after_it_was_closed(path):
    with Store(path) as store:
        store.put("item", VALUES)
        assert store.get("item", KEYS) == VALUES
    with Store(path) as store:
        assert store.get("item", KEYS) == VALUES


def test_only_what_is_asked_for_and_is_there_comes_back(full):
    with Store(full) as store:
        assert store.get("item", [KEYS[3], b"unknown"]) == {KEYS[3]: VALUES[KEYS[3]]}
        assert store.get("text", KEYS) == {}
        assert store.get("item", []) == {}


def test_more_keys_than_one_question_holds_are_asked_for(path):
    values = {number.to_bytes(4, "big"): b"x" for number in range(2000)}
    with Store(path) as store:
        store.put("item", values)
        assert store.get("item", values) == values


def test_what_is_put_again_takes_the_place_of_what_was_there(full):
    with Store(full) as store:
        store.put("item", {KEYS[0]: b"new"})
        assert store.get("item", KEYS[:1]) == {KEYS[0]: b"new"}


def test_a_cleared_store_is_empty_and_of_use(full):
    with Store(full) as store:
        store.clear()
        assert store.get("item", KEYS) == {}
        store.put("item", VALUES)
        assert store.get("item", KEYS) == VALUES


def test_little_that_nobody_uses_may_stay(full):
    with Store(full) as store:
        store.prune("item", KEYS[:1])
        assert store.get("item", KEYS) == VALUES


def test_much_that_nobody_uses_goes_and_what_is_used_and_of_another_kind_stays(full, monkeypatch):
    monkeypatch.setattr(stores, "_SPARE", 10)
    with Store(full) as store:
        store.put("text", VALUES)
        store.prune("item", KEYS[:1])
        assert store.get("item", KEYS) == {KEYS[0]: VALUES[KEYS[0]]}
        assert store.get("text", KEYS) == VALUES


# --- damage ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"no database at all" * 500, b"SQLite format 3\0" + bytes(4000)],
    ids=["empty", "short", "other", "header only"],
)
def test_a_file_that_is_no_store_is_replaced_by_an_empty_one(path, data):
    path.parent.mkdir()
    path.write_bytes(data)
    with Store(path) as store:
        assert store.get("item", KEYS) == {}
        store.put("item", VALUES)
        assert store.get("item", KEYS) == VALUES


@pytest.mark.parametrize("pragma", ["application_id", "user_version"])
def test_a_store_of_another_program_or_form_is_replaced_by_an_empty_one(full, pragma):
    with closing(sqlite3.connect(full)) as connection:
        connection.execute(f"PRAGMA {pragma} = 7")
        connection.commit()
    with Store(full) as store:
        assert store.get("item", KEYS) == {}


def test_a_file_beside_the_store_that_is_no_journal_of_it_harms_nothing(full):
    full.with_name(full.name + "-wal").write_bytes(b"no journal" * 1000)
    with Store(full) as store:
        assert store.get("item", KEYS) in ({}, VALUES)


@pytest.mark.parametrize("number", range(60))
def test_a_bit_that_has_turned_never_gives_another_value(full, number):
    luck, data = Random(number), bytearray(full.read_bytes())
    at = luck.randrange(len(data))
    data[at] ^= 1 << luck.randrange(8)
    full.write_bytes(data)
    with Store(full) as store:
        try:
            found = store.get("item", KEYS)
            store.put("item", {b"new": b"value"})
            found |= store.get("item", KEYS)
        except DamagedStoreError:
            store.clear()
            found = {}
        assert found.items() <= VALUES.items()
        store.put("item", VALUES)
        assert store.get("item", KEYS) == VALUES


@pytest.mark.parametrize("part", [0.001, 0.3, 0.6, 0.99])
def test_a_store_that_was_cut_short_never_gives_another_value(full, part):
    os.truncate(full, int(full.stat().st_size * part))
    with Store(full) as store:
        try:
            found = store.get("item", KEYS)
        except DamagedStoreError:
            store.clear()
            found = {}
        assert found.items() <= VALUES.items()


def test_a_value_under_the_key_of_another_is_damage(full):
    with closing(sqlite3.connect(full)) as connection:
        row = connection.execute("SELECT value, proof FROM kept WHERE key = ?", [KEYS[1]]).fetchone()
        connection.execute("UPDATE kept SET value = ?, proof = ? WHERE key = ?", [*row, KEYS[2]])
        connection.commit()
    with Store(full) as store, pytest.raises(DamagedStoreError):
        store.get("item", [KEYS[2]])


# --- the disk refuses -------------------------------------------------------------------------------


def test_a_full_disk_is_an_error_of_the_disk_and_no_damage(full):
    with Store(full) as store:
        store._connection.execute("PRAGMA max_page_count = 1")  # SQLite's own way of having no more room
        with pytest.raises(OSError, match="full") as told:
            store.put("item", {b"large": bytes(1_000_000)})
        assert (told.value.errno, told.value.filename) == (28, str(full))
        assert store.get("item", KEYS) == VALUES


def test_a_folder_in_the_place_of_the_store_is_an_error_of_the_disk(path):
    path.mkdir(parents=True)
    with pytest.raises(OSError, match="open"):
        Store(path)


# --- several at once --------------------------------------------------------------------------------

CODE = """
import sys
from pathlib import Path
from engine.store import Store
number = int(sys.argv[2])
with Store(Path(sys.argv[1])) as store:
    for count in range(50):
        mine = {f"{number} {count}".encode(): f"{number} {count}".encode() * 50}
        store.put("item", mine)
        assert store.get("item", mine) == mine
"""


def test_several_processes_may_use_one_store_that_was_not_there_before(path):
    running = [subprocess.Popen([sys.executable, "-c", CODE, str(path), str(number)]) for number in range(6)]
    assert [process.wait(120) for process in running] == [0] * 6
    keys = [f"{number} {count}".encode() for number in range(6) for count in range(50)]
    with Store(path) as store:
        assert store.get("item", keys) == {key: key * 50 for key in keys}


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_store_that_somebody_is_just_making_is_waited_for(path, lock):
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as first:
        first.execute(f"BEGIN {lock}")
        release = Timer(0.2, first.execute, ["ROLLBACK"])
        release.start()
        with Store(path) as store:
            store.put("a", {b"k": b"v"})
            assert store.get("a", [b"k"]) == {b"k": b"v"}
        release.join()
