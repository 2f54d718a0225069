"""Facts in a checked file: what was written comes back, what was touched does not."""

import errno
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.checked_json import atomic_write, read_checked_json, write_checked_json


@dataclass
class Facts:
    names: list[str]
    count: int = 0


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts.json"


def test_what_was_written_comes_back(path):
    write_checked_json(path, Facts(["光明"], 3))
    assert read_checked_json(path, Facts) == Facts(["光明"], 3)


def test_where_nothing_is_nothing_comes_back(path):
    assert read_checked_json(path, Facts) is None
    path.mkdir()
    assert read_checked_json(path, Facts) is None


def test_no_bit_of_it_may_turn(path):
    write_checked_json(path, Facts(["光明"], 3))
    whole = path.read_bytes()
    for at in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[at] ^= 1 << bit
            path.write_bytes(damaged)
            assert read_checked_json(path, Facts) is None, (at, bit)


def test_no_end_of_it_may_be_missing(path):
    write_checked_json(path, Facts(["光明"], 3))
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert read_checked_json(path, Facts) is None, length


def test_facts_of_another_form_do_not_come_back(path):
    write_checked_json(path, {"names": "光明"})
    assert read_checked_json(path, Facts) is None


def test_a_file_is_written_whole_or_not_at_all(path, monkeypatch):
    atomic_write(path, "old")

    def full(self, data):
        with self.open("wb") as file:
            file.write(data[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        atomic_write(path, "new and longer")
    assert path.read_text() == "old"
    assert [one.name for one in path.parent.iterdir()] == ["facts.json"]
