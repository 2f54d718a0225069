"""--zip: the whole site in one file, held against the one that was handed over before."""

import io
import os
import shutil
import zipfile

import pytest

from civic.desk.publishing.zip_archive import ZipArchive
from tests.desk.publishing.clerks import Clerk
from tests.office_files import pdf
from tests.site.running import Standing


def test_a_zip_holds_the_whole_site_and_is_the_same_for_the_same_content(tmp_path, clerk):
    alone = Clerk(tmp_path / "没有 git", None)
    shutil.copytree(clerk.sample.content, alone.sample.content, dirs_exist_ok=True)
    for one in (clerk, alone):
        ended = one.run("--zip=网站.zip")
        assert (ended.code, ended.err) == (0, "")
        assert "已发布到 网站.zip：新增 3 篇，更新 0 篇，下架 0 篇。\n" in ended.out
    data = (clerk.folder / "网站.zip").read_bytes()
    assert (alone.folder / "网站.zip").read_bytes() == data
    with zipfile.ZipFile(clerk.folder / "网站.zip") as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert set(names) == set(Standing.of(clerk.folder / "output").files)
        assert archive.read("communities/xinhua/2026/b/申请 表.pdf") == pdf("1")
    assert clerk.received == [["guangming", "2026-11-05"], ["xinhua", "2026-11-05"]]


def test_a_zip_is_held_against_the_one_that_was_handed_over_before(clerk):
    clerk.run("--zip=site.zip")
    before = (clerk.folder / "site.zip").read_bytes()
    clerk.sample.post("guangming/2026/a.md", title="重阳节包饺子", category="没有")
    ended = clerk.run("--zip=site.zip")
    assert ended.code == 1
    assert "线上有 1 篇会不见" in ended.err
    assert (clerk.folder / "site.zip").read_bytes() == before
    assert clerk.run("--zip=site.zip", "--dry-run").code == 1
    assert clerk.run("--zip=site.zip", "--allow-removal").code == 2
    assert (clerk.folder / "site.zip").read_bytes() != before


@pytest.mark.parametrize("kind", ["no zip", "damaged", "a password"])
def test_another_file_of_this_name_is_not_overwritten(clerk, kind):
    data = b"my thesis"
    if kind != "no zip":
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("items.json", b'{"items":[]}' * 99)
        data = file.getvalue()
        at = data.index(b"items.json") + len("items.json")
        if kind == "damaged":
            data = data[:at] + b"\xff" * 9 + data[at + 9 :]
        else:  # the flag that says so, in the list at its end
            at = data.index(b"PK\x01\x02") + 8
            data = data[:at] + b"\x01" + data[at + 1 :]
    (clerk.folder / "site.zip").write_bytes(data)
    ended = clerk.run("--zip=site.zip")
    assert (ended.code, "site.zip 里有不是本程序发布的东西" in ended.err) == (1, True)
    assert "publishconf" not in ended.err
    assert (clerk.folder / "site.zip").read_bytes() == data


def site_in(folder):
    """A site of two files and the list of its one item."""
    (folder / "feeds").mkdir(parents=True)
    (folder / "index.html").write_text("首页" * 50, "utf-8")
    (folder / "feeds" / "照片.JPG").write_bytes(b"\xff\xd8" * 50)
    entry = '{"id":"urn:1","unit":"guangming","title":"甲","address":"/a/","digest":"00"}'
    (folder / "items.json").write_text(f'{{"items":[{entry}],"received":{{}}}}', "utf-8")
    return folder


def test_an_archive_that_is_not_there_yet_holds_nothing_and_is_nobody_elses(tmp_path):
    archive = ZipArchive(tmp_path / "site.zip")
    archive.inspect()
    assert (archive.online, archive.foreign, archive.known) == (None, False, frozenset())


def test_what_was_put_is_what_the_next_look_finds(tmp_path):
    site = site_in(tmp_path / "output")
    archive = ZipArchive(tmp_path / "site.zip")
    assert archive.put(site, "发布", "县局", "")
    archive.inspect()
    assert [(entry.id, entry.title, entry.address) for entry in archive.online.items] == [
        ("urn:1", "甲", "/a/")
    ]
    assert (archive.foreign, archive.known) == (False, frozenset({"urn:1"}))
    with zipfile.ZipFile(tmp_path / "site.zip") as made:
        assert [(one.filename, one.compress_type == zipfile.ZIP_STORED) for one in made.infolist()] == [
            ("feeds/照片.JPG", True),  # packed already
            ("index.html", False),
            ("items.json", False),
        ]
        assert {one.date_time for one in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_that_is_there_just_so_is_not_written_again(tmp_path):
    site, file = site_in(tmp_path / "output"), tmp_path / "site.zip"
    assert ZipArchive(file).put(site, "发布", "县局", "")
    before = file.stat().st_ino
    os.utime(site / "index.html", (1_700_000_000, 1_700_000_000))  # the time of a file is no part of it
    assert not ZipArchive(file).put(site, "又发布", "县局", "")
    assert file.stat().st_ino == before
    (site / "index.html").write_text("新的首页", "utf-8")
    assert ZipArchive(file).put(site, "发布", "县局", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "site.zip"]


def test_a_disk_that_fills_up_leaves_the_old_archive_and_nothing_beside_it(tmp_path, monkeypatch):
    site, file = site_in(tmp_path / "output"), tmp_path / "site.zip"
    file.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(OSError, match="No space left"):
        ZipArchive(file).put(site, "发布", "县局", "")
    assert file.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "site.zip"]
