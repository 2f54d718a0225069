"""A post and its pictures come onto the disk together, or not at all."""

from pathlib import Path

import pytest

from civic.desk.files import write_post
from tests.desk.files.disks import no_links


def test_a_post_never_takes_the_place_of_a_file(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_post.write_post(tmp_path / "a.md", b"new", {"b.jpg": b"new", "a.jpg": b"new"})
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.jpg": b"old"}


def test_two_windows_that_make_the_same_post_do_not_touch_each_others_files(tmp_path, monkeypatch):
    real, still_there = Path.hardlink_to, []

    def link(self, target):
        """As the first post gets its names, another window makes the same one."""
        monkeypatch.setattr(Path, "hardlink_to", real)
        monkeypatch.setattr(write_post.os, "getpid", lambda: 1)
        write_post.write_post(tmp_path / "a.md", b"other", {"a.jpg": b"other"})
        still_there.append(target.is_file())
        real(self, target)

    monkeypatch.setattr(Path, "hardlink_to", link)
    with pytest.raises(FileExistsError):
        write_post.write_post(tmp_path / "a.md", b"new", {"a.jpg": b"new"})
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert left == {"a.jpg": b"other", "a.md": b"other"}
    assert still_there == [True]  # what the first has under a hidden name


def test_a_disk_without_links_holds_a_post_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_post.write_post(tmp_path / "a.md", b"text", {"a.jpg": b"picture"})
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert left == {"a.jpg": b"picture", "a.md": b"text"}


def test_a_post_makes_its_folder_and_leaves_nothing_but_its_files(tmp_path):
    write_post.write_post(tmp_path / "2026" / "a.md", b"text", {"a-1.jpg": b"1", "a-2.jpg": b"2"})
    left = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.*")}
    assert left == {"2026/a.md": b"text", "2026/a-1.jpg": b"1", "2026/a-2.jpg": b"2"}


def test_a_disk_that_fills_up_leaves_nothing(tmp_path, monkeypatch):
    real, written = Path.write_bytes, []

    def full(self, data):
        written.append(self.name)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_post.write_post(tmp_path / "a.md", b"text", {"a.jpg": b"picture"})
    assert len(written) == 2
    assert list(tmp_path.iterdir()) == []
