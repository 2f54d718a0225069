"""A file that somebody wrote is changed whole or not at all, and never over what was saved meanwhile."""

import errno
import os

import pytest

from civic.desk.files.safe_write import ChangedMeanwhileError, rewrite

OLD, NEW = "标题：甲\n".encode(), "标题: 甲\n".encode()


@pytest.fixture
def post(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(OLD)
    return file


def left(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_new_text_stands_in_the_place_of_the_old_one_and_nothing_beside_it(post):
    rewrite(str(post), OLD, NEW)
    assert left(post.parent) == {"a.md": NEW}


def test_a_copy_of_what_was_there_stays_under_a_name_that_nobody_has(post):
    for taken in ("_改前-a.md", "_改前2-a.md"):
        post.with_name(taken).write_bytes(b"earlier")
    rewrite(str(post), OLD, NEW, keep_copy=True)
    assert left(post.parent) == {
        "a.md": NEW,
        "_改前-a.md": b"earlier",
        "_改前2-a.md": b"earlier",
        "_改前3-a.md": OLD,
    }


def test_the_copy_of_a_file_with_a_very_long_name_keeps_its_end(tmp_path):
    name = "长" * 80 + ".md"  # 243 bytes, and a disk allows 255
    (tmp_path / name).write_bytes(OLD)
    rewrite(str(tmp_path / name), OLD, NEW, keep_copy=True)
    assert left(tmp_path) == {name: NEW, "_改前-" + "长" * 65 + ".md": OLD}


def test_the_rights_of_a_file_are_those_of_its_copy_and_of_its_new_text(post):
    post.chmod(0o640)
    rewrite(str(post), OLD, NEW, keep_copy=True)
    assert {path.name: path.stat().st_mode & 0o777 for path in post.parent.iterdir()} == {
        "a.md": 0o640,
        "_改前-a.md": 0o640,
    }


def test_a_link_stays_one_and_what_it_leads_to_is_changed(post):
    (post.parent / "稿").mkdir()
    link = post.parent / "稿" / "b.md"
    link.symlink_to("../a.md")
    rewrite(str(link), OLD, NEW, keep_copy=True)
    assert (link.is_symlink(), post.read_bytes()) == (True, NEW)
    assert sorted(path.name for path in post.parent.iterdir()) == ["_改前-a.md", "a.md", "稿"]


def test_what_was_saved_meanwhile_stays_and_no_copy_is_left(post):
    post.write_bytes(b"saved by somebody")
    with pytest.raises(ChangedMeanwhileError) as told:
        rewrite(str(post), OLD, NEW, keep_copy=True)
    assert str(told.value) == str(post.resolve())
    assert left(post.parent) == {"a.md": b"saved by somebody"}


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_refuses_leaves_the_file_as_it_was_and_is_told_with_its_name(step, post, monkeypatch):
    def broken(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a name of ours")

    monkeypatch.setattr(step, broken)
    with pytest.raises(OSError, match="No space left") as told:
        rewrite(str(post), OLD, NEW, keep_copy=True)
    assert told.value.filename == str(post.resolve())
    assert left(post.parent) == {"a.md": OLD}


def test_a_file_that_nobody_may_write_is_not_touched(post, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(PermissionError) as told:
        rewrite(str(post), OLD, NEW, keep_copy=True)
    assert told.value.filename == str(post.resolve())
    assert left(post.parent) == {"a.md": OLD}


def test_a_disk_that_knows_no_rights_is_written_all_the_same(post, monkeypatch):
    def no_rights(*_):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("shutil.copymode", no_rights)
    monkeypatch.setattr("os.chown", no_rights)
    rewrite(str(post), OLD, NEW)
    assert left(post.parent) == {"a.md": NEW}
