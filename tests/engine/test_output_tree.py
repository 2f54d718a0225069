"""Whole or not at all: the two trees of a site, and the step that exchanges them."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine import output_tree as trees
from engine.output_tree import ForeignFolderError, OutputTree, SourceChangedError


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


def build(output, **files):
    """Build a site of some files, named as words; `__` is a slash."""
    with OutputTree(output) as tree:
        for name, text in files.items():
            tree.write(name.replace("__", "/"), text.encode())
        changed = tree.publish()
        tree.prepare()
    return changed


def shown(output):
    return {
        path.relative_to(output).as_posix(): path.read_text() for path in output.rglob("*") if path.is_file()
    }


def beside(output):
    return sorted(path.name for path in output.parent.iterdir())


@pytest.fixture(params=["one step", "two renames"])
def step(request, monkeypatch):
    """Both ways of exchanging folders."""
    if request.param == "two renames":
        monkeypatch.setattr(trees, "exchange_folders", lambda one, other: False)


def test_a_new_site_takes_the_place_of_the_old_one_whole(output, step):
    build(output, a="1", gone="1", folder__gone="1")
    build(output, a="2", b="2")
    assert shown(output) == {"a": "2", "b": "2"}
    assert not (output / "folder").exists()
    assert beside(output) == [".output.build", "output", "output.manifest.json"]


def test_an_unchanged_file_keeps_its_inode_and_its_time_through_many_builds(output, step):
    build(output, same="1", other="1")
    before = (output / "same").stat()
    for number in range(2, 6):
        build(output, same="1", other=str(number))
        assert shown(output) == {"same": "1", "other": str(number)}
    after = (output / "same").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_site_that_is_the_same_is_not_exchanged(output):
    assert build(output, a="1")
    inode = output.stat().st_ino
    assert not build(output, a="1")
    assert output.stat().st_ino == inode


def test_the_previous_site_comes_back_and_goes_again(output, step):
    build(output, a="1", b="1")
    build(output, a="2", c="2")
    for _ in range(2):
        with OutputTree(output) as tree:
            assert tree.rollback()
        assert shown(output) == {"a": "1", "b": "1"}
        assert set(json.loads((output.parent / "output.manifest.json").read_text())) == {"a", "b"}
        with OutputTree(output) as tree:
            assert tree.rollback()
        assert shown(output) == {"a": "2", "c": "2"}


def test_after_a_first_build_there_is_nothing_to_go_back_to(output):
    build(output, a="1")
    with OutputTree(output) as tree:
        assert not tree.rollback()
    assert shown(output) == {"a": "1"}


def test_a_build_after_a_rollback_is_right(output):
    build(output, a="1")
    build(output, a="2")
    with OutputTree(output) as tree:
        tree.rollback()
    build(output, a="2", b="3")
    assert shown(output) == {"a": "2", "b": "3"}


def test_an_error_leaves_the_old_site_as_it_was(output):
    build(output, a="1")
    with pytest.raises(RuntimeError), OutputTree(output) as tree:  # noqa: PT012 - the error comes after the write
        tree.write("a", b"2")
        raise RuntimeError
    assert shown(output) == {"a": "1"}
    build(output, a="3")
    assert shown(output) == {"a": "3"}


@pytest.mark.parametrize("moment", [1, 2, 3])
def test_an_exchange_in_two_renames_that_was_cut_short_is_finished_by_the_next_build(
    output, moment, monkeypatch
):
    build(output, a="1")
    build(output, a="2")
    monkeypatch.setattr(trees, "exchange_folders", lambda one, other: False)
    rename, count = Path.rename, iter(range(1, 9))

    def killed(path, target):
        if next(count) == moment:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        build(output, a="3")
    monkeypatch.undo()
    with pytest.raises(RuntimeError), OutputTree(output):
        raise RuntimeError
    assert shown(output) in ({"a": "2"}, {"a": "3"})
    build(output, a="4")
    assert shown(output) == {"a": "4"}


@pytest.fixture
def two_renames(output, monkeypatch):
    """A site that stands, on a system that exchanges folders by renaming."""
    build(output, a="1")
    monkeypatch.setattr(trees, "exchange_folders", lambda one, other: False)
    return monkeypatch


def test_if_the_new_site_cannot_take_its_place_the_old_one_comes_back(output, two_renames):
    rename = Path.rename

    def refused(path, target):
        if path.name == "spare":
            raise PermissionError(13, "in use")
        return rename(path, target)

    two_renames.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        build(output, a="2")
    assert shown(output) == {"a": "1"}
    two_renames.setattr(Path, "rename", rename)
    build(output, a="3")
    assert shown(output) == {"a": "3"}


def test_ctrl_c_between_the_two_renames_brings_the_old_site_back(output, two_renames):
    rename = Path.rename

    def interrupted(path, target):
        rename(path, target)
        if path == output:
            raise KeyboardInterrupt

    two_renames.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(output, a="2")
    assert shown(output) == {"a": "1"}


def test_a_first_build_that_was_killed_at_its_very_end_leaves_a_folder_that_is_ours(output, monkeypatch):
    rename = Path.rename

    def killed(path, target):
        rename(path, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        build(output, a="1")
    monkeypatch.undo()
    build(output, a="2")
    assert shown(output) == {"a": "2"}


def test_the_manifest_names_every_file_with_its_digest(output):
    build(output, a="abc")
    manifest = json.loads((output.parent / "output.manifest.json").read_text())
    assert manifest == {"a": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}


def test_a_manifest_that_was_lost_is_written_again(output):
    build(output, a="1")
    manifest = output.parent / "output.manifest.json"
    kept = manifest.read_bytes()
    manifest.unlink()
    build(output, a="1")
    assert manifest.read_bytes() == kept


def test_a_folder_with_things_of_others_is_never_replaced(output):
    output.mkdir()
    (output / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(ForeignFolderError), OutputTree(output):
        pass
    assert shown(output) == {"letter.txt": "dear"}


def test_an_empty_folder_may_be_taken(output):
    output.mkdir()
    build(output, a="1")
    assert shown(output) == {"a": "1"}


def test_the_site_of_an_older_program_is_taken_over_by_its_manifest(output):
    output.mkdir()
    (output / "a").write_text("0")
    (output.parent / "output.manifest.json").write_text("{}")
    build(output, a="1")
    assert shown(output) == {"a": "1"}


def test_a_link_to_the_folder_stays_and_the_folder_behind_it_is_replaced(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to("www", target_is_directory=True)
    build(tmp_path / "output", a="1")
    build(tmp_path / "output", b="2")
    assert (tmp_path / "output").is_symlink()
    assert shown(tmp_path / "www") == {"b": "2"}


# --- what others do to the output -----------------------------------------------------------------


def test_a_file_that_somebody_changed_or_deleted_is_made_anew(output):
    build(output, a="1", b="1", c="1")
    build(output, a="2", b="1", c="1")
    (output / "b").write_text("someone")
    (output / "c").unlink()
    build(output, a="2", b="1", c="1")
    assert shown(output) == {"a": "2", "b": "1", "c": "1"}
    build(output, a="3", b="1", c="1")
    assert shown(output) == {"a": "3", "b": "1", "c": "1"}


def test_a_file_that_somebody_put_into_the_output_is_gone_after_the_next_builds(output):
    build(output, a="1")
    (output / "CNAME").write_text("someone")
    for number in range(3):
        build(output, a=f"{number}")
        assert shown(output) == {"a": f"{number}"}


@pytest.mark.parametrize("place", ["mine", "b/mine", "b/c/mine"])
def test_what_somebody_put_into_a_folder_is_gone_after_the_next_builds(output, place):
    build(output, a="1", b__c__d="1")
    (output / place).write_text("someone")
    for number in range(3):
        build(output, a=f"{number}", b__c__d="1")
        assert shown(output) == {"a": f"{number}", "b/c/d": "1"}


@pytest.mark.parametrize("place", ["mine", "b/mine"])
def test_an_empty_folder_of_somebody_else_is_gone_after_the_next_builds(output, place):
    build(output, a="1", b__c__d="1")
    (output / place).mkdir()
    for number in range(3):
        build(output, a=f"{number}", b__c__d="1")
        assert sorted(path.name for path in output.rglob("*") if path.is_dir()) == ["b", "c"]


def test_a_folder_that_somebody_emptied_does_not_come_back_empty(output):
    build(output, a="1", b__c="1")
    (output / "b" / "c").unlink()
    for number in range(3):
        build(output, a=f"{number}")
        assert not (output / "b").exists()


def test_folders_that_only_our_builds_have_changed_are_believed(output):
    for number in range(4):
        build(output, **{"a": "1", "b__c__d": "1", f"b__{number}__e": "1"})
        with OutputTree(output) as tree:
            assert tree.is_sound
            assert tree.rollback() == (number > 0)
        with OutputTree(output) as tree:
            assert tree.is_sound
            tree.rollback()


def test_a_site_that_somebody_changed_is_not_kept_to_go_back_to(output):
    build(output, a="1", b="1")
    (output / "a").write_text("someone")
    build(output, a="2", b="2")
    with OutputTree(output) as tree:
        assert not tree.rollback()
    assert shown(output) == {"a": "2", "b": "2"}


def test_a_site_that_somebody_changed_before_a_rollback_is_not_believed_after_it(output):
    build(output, a="1", b="1")
    build(output, a="2", b="1")
    (output / "a").write_text("someone")
    with OutputTree(output) as tree:
        assert tree.rollback()
    build(output, a="2", b="1")
    assert shown(output) == {"a": "2", "b": "1"}


def test_an_output_that_was_deleted_is_made_again(output):
    build(output, a="1", b="1")
    shutil.rmtree(output)
    build(output, a="1", b="1")
    assert shown(output) == {"a": "1", "b": "1"}


def test_a_copy_of_a_site_in_its_place_is_not_believed(output):
    build(output, a="1", b="1")
    shutil.copytree(output, output.with_name("copy"))
    shutil.rmtree(output)
    output.with_name("copy").rename(output)
    (output / "a").write_text("9")
    build(output, a="1", b="1")
    assert shown(output) == {"a": "1", "b": "1"}


@pytest.mark.parametrize("damage", [b"", b"{}", b"engine 1 0\n[]", b"\xff\xfe"])
def test_damaged_records_are_not_believed(output, damage):
    build(output, a="1", b="1")
    (output.parent / ".output.build" / "trees.json").write_bytes(damage)
    build(output, a="2", b="1")
    assert shown(output) == {"a": "2", "b": "1"}


def test_everything_that_is_kept_beside_the_output_may_be_deleted(output):
    build(output, a="1", b="1")
    shutil.rmtree(output.parent / ".output.build")
    build(output, a="2", b="1")
    assert shown(output) == {"a": "2", "b": "1"}


def test_what_a_killed_build_has_half_written_is_cleared_up_and_nothing_else(output):
    build(output, a="1")
    for name in (
        ".output.manifest.json.next",
        ".output.problems.json.4711",
        ".output.build/.trees.json.4711",
    ):
        (output.parent / name).write_text("{")
    for name in (".output.notes.json.bak", ".output2.problems.json.4711"):
        (output.parent / name).write_text("somebody's")
    build(output, a="1")
    assert beside(output) == [
        ".output.build",
        ".output.notes.json.bak",
        ".output2.problems.json.4711",
        "output",
        "output.manifest.json",
    ]
    assert not list((output.parent / ".output.build").glob(".*"))


# --- folders and files change places --------------------------------------------------------------


def test_a_file_may_become_a_folder_and_a_folder_a_file(output):
    for number in range(3):
        build(output, a=f"{number}", b__c="1", b__d__e="1")
        build(output, a__b=f"{number}", b="1")
        assert shown(output) == {"a/b": f"{number}", "b": "1"}


# --- the disk refuses -----------------------------------------------------------------------------


@pytest.mark.parametrize("after", range(8))
def test_a_disk_that_is_full_at_any_moment_leaves_the_old_site(output, after, monkeypatch):
    build(output, a="1", b="1")
    manifest = (output.parent / "output.manifest.json").read_bytes()
    left = [after]

    def full(doing):
        def done(*arguments, **more):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return doing(*arguments, **more)

        return done

    for owner, name in (
        (Path, "replace"),
        (Path, "write_bytes"),
        (Path, "touch"),
        (os, "link"),
        (Path, "mkdir"),
    ):
        monkeypatch.setattr(owner, name, full(getattr(owner, name)))
    monkeypatch.setattr(shutil, "copy2", full(shutil.copy2))
    with pytest.raises(OSError, match="No space"):
        build(output, a="2", b="1", c="3")
    monkeypatch.undo()
    if shown(output) != {
        "a": "2",
        "b": "1",
        "c": "3",
    }:  # what fails after the exchange changes nothing any more
        assert shown(output) == {"a": "1", "b": "1"}
        assert (output.parent / "output.manifest.json").read_bytes() == manifest
    build(output, a="4")
    assert shown(output) == {"a": "4"}


def test_a_disk_without_hard_links_gets_copies_with_the_same_time(output, monkeypatch):
    def refused(source, target):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    build(output, same="1", other="1")
    before = (output / "same").stat().st_mtime_ns
    for number in range(2, 5):
        build(output, same="1", other=str(number))
        assert shown(output) == {"same": "1", "other": str(number)}
    assert (output / "same").stat().st_mtime_ns == before


def test_a_source_that_changes_while_it_is_copied_stops_the_build(output, tmp_path):
    build(output, a="1")
    (tmp_path / "source").write_text("2")
    with pytest.raises(SourceChangedError), OutputTree(output) as tree:
        tree.copy("a", tmp_path / "source", "0" * 64)
    assert shown(output) == {"a": "1"}


def test_a_second_build_waits_for_the_first_and_says_so(output):
    with OutputTree(output) as tree:
        code = (
            "import sys; from pathlib import Path; from engine.output_tree import OutputTree\n"
            "with OutputTree(Path(sys.argv[1]), lambda: print('waits', flush=True)) as tree:\n"
            "    tree.write('a', b'2'); tree.publish()"
        )
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(output)], stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert second.stdout is not None
        assert second.stdout.readline() == "waits\n"
        tree.write("a", b"1")
        tree.publish()
        assert shown(output) == {"a": "1"}
    assert second.wait(30) == 0
    second.stdout.close()
    assert shown(output) == {"a": "2"}
