"""deploy/backup.sh: a whole package a day, from which the content comes back, or none."""

import os
import posixpath
import re
import shutil
import subprocess
import tarfile
import time
from datetime import datetime, timedelta, timezone

import pytest

from tests.site.sample import ROOT

SHANGHAI = timezone(timedelta(hours=8))


@pytest.fixture
def project(tmp_path):
    """A project folder with the script, some content and the publishing settings."""
    root = tmp_path / "项目 一"
    (root / "deploy").mkdir(parents=True)
    shutil.copy(ROOT / "deploy/backup.sh", root / "deploy")
    post = root / "content/communities/guangming/2026/重阳节.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\n标题: 甲\n---\n", "utf-8")
    (root / "content/registry").mkdir()
    (root / "content/registry/received.csv").write_text("id,unit,day\n", "utf-8")
    (root / "publishconf.py").write_text("PUBLISH_BRANCH = 'gh-pages'\n", "utf-8")
    return root


def backup(project, *words, **environment):
    return subprocess.run(
        [str(project / "deploy/backup.sh"), *map(str, words)],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def today():
    return datetime.now(SHANGHAI).date().isoformat()


def test_the_content_comes_back_as_it_was_from_a_package_with_the_day_in_its_name(project, tmp_path):
    before = today()
    ended = backup(project, tmp_path / "备份 二")
    assert (ended.returncode, ended.stderr) == (0, "")
    [package] = (tmp_path / "备份 二").iterdir()
    assert package.name in (f"content-{before}.tar.gz", f"content-{today()}.tar.gz")
    assert ended.stdout == f"已备份到 {package}\n"
    with tarfile.open(package) as packed:
        packed.extractall(tmp_path / "back", filter="data")
    for path in (
        "content/communities/guangming/2026/重阳节.md",
        "content/registry/received.csv",
        "publishconf.py",
    ):
        assert (tmp_path / "back" / path).read_bytes() == (project / path).read_bytes()


def test_content_that_is_a_link_is_packed_and_not_the_link(project, tmp_path):
    (project / "content").rename(tmp_path / "elsewhere")
    (project / "content").symlink_to(tmp_path / "elsewhere")
    backup(project, tmp_path / "to")
    [package] = (tmp_path / "to").iterdir()
    with tarfile.open(package) as packed:
        assert "content/registry/received.csv" in map(posixpath.normpath, packed.getnames())


def test_only_the_owner_may_read_a_package(project, tmp_path):
    backup(project, tmp_path / "to")
    [package] = (tmp_path / "to").iterdir()
    assert package.stat().st_mode & 0o077 == 0


def test_a_second_backup_of_a_day_takes_the_place_of_the_first(project, tmp_path):
    backup(project, tmp_path / "to")
    (project / "content/registry/site.yaml").write_text("url: x\n", "utf-8")
    backup(project, tmp_path / "to")
    newest = max((tmp_path / "to").iterdir())
    with tarfile.open(newest) as packed:
        assert "content/registry/site.yaml" in map(posixpath.normpath, packed.getnames())


def test_the_last_31_stay_and_the_first_of_each_month(project, tmp_path):
    folder = tmp_path / "to"
    folder.mkdir()
    days = [datetime(2020, 1, 1).date() + timedelta(days=n) for n in range(70)]  # noqa: DTZ001 - only its day is used
    for day in days:
        (folder / f"content-{day}.tar.gz").write_bytes(b"old")
    (folder / "别的.txt").write_text("stays")
    backup(project, folder)
    kept = {path.name for path in folder.iterdir()}
    assert "别的.txt" in kept
    old = sorted(re.findall(r"content-(2020-\S+)\.tar", " ".join(sorted(kept))))
    firsts = ["2020-01-01", "2020-02-01", "2020-03-01"]
    others = [day.isoformat() for day in days if day.day != 1]
    todays_is_counted = not today().endswith("-01")
    assert old == sorted([*firsts, *others[-30 if todays_is_counted else -31 :]])


def test_a_call_without_a_folder_is_told_how_it_is_made(project):
    ended = backup(project)
    assert (ended.returncode, ended.stdout) == (64, "")
    assert ended.stderr == "用法：deploy/backup.sh 放备份的文件夹\n"


def test_where_nothing_can_be_written_the_older_packages_stay(project, tmp_path):
    (tmp_path / "to").write_text("a file where a folder should be")
    ended = backup(project, tmp_path / "to")
    assert ended.returncode == 1
    assert "备份没有完成，以前的备份没有动" in ended.stderr
    assert (tmp_path / "to").read_text() == "a file where a folder should be"


def test_a_backup_that_breaks_off_leaves_no_package_and_no_part_of_one(project, tmp_path):
    folder = tmp_path / "to"
    folder.mkdir()
    (folder / "content-2020-02-03.tar.gz").write_bytes(b"old")
    shutil.rmtree(project / "content")
    ended = backup(project, folder)
    assert ended.returncode == 1
    assert ended.stderr.endswith(
        "备份没有完成，以前的备份没有动；请看看 " + f"{folder} 能不能写、空间够不够。\n"
    )
    assert [path.name for path in folder.iterdir()] == ["content-2020-02-03.tar.gz"]


def test_the_day_is_that_of_shanghai_whatever_the_clock_of_the_machine(project, tmp_path):
    before = today()
    backup(project, tmp_path / "to", TZ="America/Los_Angeles")
    [package] = (tmp_path / "to").iterdir()
    assert package.name in (f"content-{before}.tar.gz", f"content-{today()}.tar.gz")
    assert time.time() - package.stat().st_mtime < 60
