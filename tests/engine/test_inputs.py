"""What changed is seen: by the bytes, and of large files by all that the disk tells of them."""

import os
import time

import pytest

from engine import inputs
from engine.inputs import Digests, file_digest, scan_files
from engine.store import Store

LONG_AGO = 1_700_000_000


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "store.sqlite3") as made:
        yield made


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "content"
    made.mkdir()
    return made


@pytest.fixture
def read(monkeypatch):
    """Names of the files that were really read."""
    names = []

    def told(location):
        names.append(os.path.basename(location))  # noqa: PTH119 - a text
        return file_digest(location)

    monkeypatch.setattr(inputs, "file_digest", told)
    return names


@pytest.fixture
def later(monkeypatch):
    """Some seconds have passed since everything was written."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10_000_000_000)


def digests(folder, store=None):
    return Digests(store).of(scan_files(folder))


def in_place(path, data):
    """Other bytes under the old time."""
    state = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_every_file_has_the_digest_of_its_bytes(folder):
    (folder / "a.md").write_bytes(b"abc")
    (folder / "b").mkdir()
    (folder / "b" / "c.md").write_bytes(b"abc")
    found = digests(folder)
    assert list(found) == [str(folder / "a.md"), str(folder / "b" / "c.md")]
    assert {digest.hex()[:16] for digest in found.values()} == {"ba7816bf8f01cfea"}


def test_a_single_file_is_seen_too(folder):
    (folder / "a.md").write_bytes(b"abc")
    assert list(digests(folder / "a.md")) == [str(folder / "a.md")]


def test_names_that_do_not_count_are_left_out_with_all_below_them(folder):
    (folder / "skip").mkdir()
    (folder / "skip" / "a").write_bytes(b"")
    (folder / "b").write_bytes(b"")
    assert [one.location for one in scan_files(folder, lambda name: name == "skip")] == [str(folder / "b")]


def test_a_text_of_the_same_size_and_time_is_seen_by_its_bytes(folder, store, later):
    file = folder / "a.md"
    file.write_bytes(b"one")
    os.utime(file, (LONG_AGO, LONG_AGO))
    before = digests(folder, store)
    in_place(file, b"two")
    assert digests(folder, store) != before


def test_a_large_file_is_read_once_and_then_known(folder, store, later, read):
    (folder / "large.zip").write_bytes(bytes(100_000))
    (folder / "small.md").write_bytes(b"x")
    before = digests(folder, store)
    assert sorted(read) == ["large.zip", "small.md"]
    read.clear()
    assert digests(folder, store) == before
    assert read == ["small.md"]


@pytest.mark.parametrize("way", ["in place", "another in its place", "renamed over"])
def test_a_large_file_of_the_same_size_and_time_is_seen_by_what_the_disk_tells_of_it(
    folder, store, way, monkeypatch
):
    file, other = folder / "large.zip", folder.parent / "other.zip"
    file.write_bytes(bytes(100_000))
    os.utime(file, (LONG_AGO, LONG_AGO))
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + 10_000_000_000)
    before = digests(folder, store)
    time.sleep(0.05)  # a tick of the disk's clock
    if way == "in place":
        in_place(file, b"1" * 100_000)
    else:
        if way == "another in its place":
            file.unlink()
        other.write_bytes(b"1" * 100_000)
        os.utime(other, (LONG_AGO, LONG_AGO))
        other.rename(file)
    assert digests(folder, store) != before


def test_a_large_file_that_has_just_changed_is_read_each_time(folder, store, read):
    (folder / "large.zip").write_bytes(bytes(100_000))
    digests(folder, store)
    digests(folder, store)
    assert read == ["large.zip", "large.zip"]


def test_who_has_hashed_a_file_itself_knows_it_while_the_disk_tells_the_same(folder, later, read):
    (folder / "a.md").write_bytes(b"one")
    known = Digests()
    before = known.of(scan_files(folder))
    assert known.of(scan_files(folder)) == before
    assert read == ["a.md"]
    time.sleep(0.05)  # a tick of the disk's clock
    in_place(folder / "a.md", b"two")
    assert known.of(scan_files(folder)) != before


def test_a_file_that_cannot_be_read_has_no_digest_and_is_not_remembered(folder, store, later):
    file = folder / "a.md"
    file.write_bytes(b"x")
    known, files = Digests(store), list(scan_files(folder))
    file.unlink()
    assert known.of(files) == {str(file): b""}
    file.write_bytes(b"x")
    assert known.of(files) == {str(file): file_digest(str(file))}


def test_a_folder_that_is_not_there_holds_nothing(folder):
    assert digests(folder / "nothing") == {}


def test_a_link_is_seen_by_the_bytes_behind_it_and_a_linked_folder_is_not_entered(folder, tmp_path):
    (tmp_path / "behind").mkdir()
    (tmp_path / "behind" / "a.md").write_bytes(b"abc")
    (folder / "file").symlink_to(tmp_path / "behind" / "a.md")
    (folder / "folder").symlink_to(tmp_path / "behind", target_is_directory=True)
    (folder / "broken").symlink_to(tmp_path / "nothing")
    assert list(digests(folder)) == [str(folder / "file")]
    before = digests(folder)
    (tmp_path / "behind" / "a.md").write_bytes(b"abd")
    assert digests(folder) != before
