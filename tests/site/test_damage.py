"""What is kept from build to build may be damaged, foreign or older: the site is right, and nobody is told."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.office_files import pdf
from tests.site.running import Standing, copied_project, ended, forked, remove
from tests.site.sample import Sample

FLIPS = 12  # of one bit, all over the store


class Kept:
    """A small site whose cache and records are its own, and what is right for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sample = Sample(folder)
        self.project = copied_project(folder / "project")
        for number in range(12):
            self.sample.post(
                f"guangming/2026/p{number:02}.md", f"第{number}篇的正文。" * 50, title=f"第{number}篇"
            )
        self.sample.post("xinhua/2026/x.md", "![图](a.jpg)\n\n[表](b.pdf)", title="有图")
        self.sample.picture("communities/xinhua/2026/a.jpg", size=(300, 200))
        self.sample.write("communities/xinhua/2026/b.pdf", pdf("x"))
        self.build()
        self.right = Standing.of(self.sample.output)
        shutil.copytree(self.cache, folder / "good")

    @property
    def cache(self) -> Path:
        return self.project / ".cache"

    @property
    def store(self) -> Path:
        return self.cache / "content.sqlite3"

    def renew(self) -> None:
        """A good cache, and nothing else: everything must be made again with it."""
        remove(self.cache)
        shutil.copytree(self.folder / "good", self.cache)
        with closing(sqlite3.connect(self.store)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        for name in ("output", ".output.build"):
            remove(self.folder / name)

    def build(self) -> None:
        words = [f"--content={self.sample.content}", f"--output={self.sample.output}", "--as-of=2026-11-05"]
        run = ended(forked(self.project, "build", *words))
        assert (run.code, run.err) == (0, "")

    def is_right(self) -> None:
        """Twice: what is put into a store that was damaged must be right too."""
        for _ in range(2):
            self.build()
            assert Standing.of(self.sample.output).against(self.right) == []
            for name in ("output", ".output.build"):
                remove(self.folder / name)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return Kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def site(kept):
    kept.renew()
    return kept


def test_a_good_store_is_used(site):
    before = site.store.read_bytes()
    site.is_right()
    with closing(sqlite3.connect(site.store)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    assert len(site.store.read_bytes()) == len(before)


@pytest.mark.parametrize("data", [b"", b"x", b"garbage" * 3000, b"SQLite format 3\0" + b"\0" * 5000])
def test_garbage_in_the_place_of_the_store_is_replaced(data, site):
    site.store.write_bytes(data)
    site.is_right()


def test_the_store_of_another_program_is_replaced(site):
    site.store.unlink()
    with closing(sqlite3.connect(site.store)) as other:
        other.execute("CREATE TABLE kept (kind TEXT, key BLOB, value BLOB, proof BLOB)")
        other.execute("INSERT INTO kept VALUES ('item', x'00', x'00', x'00')")
        other.commit()
    site.is_right()


def test_the_store_of_an_older_program_is_replaced(site):
    with closing(sqlite3.connect(site.store)) as connection:
        connection.execute("PRAGMA user_version = 0")
        connection.execute("DROP TABLE kept")
        connection.execute("CREATE TABLE things (a)")
    site.is_right()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_store_that_was_cut_short_is_replaced(part, site):
    os.truncate(site.store, int(site.store.stat().st_size * part))
    site.is_right()


@pytest.mark.parametrize("number", range(FLIPS))
def test_a_bit_that_turned_anywhere_in_the_store_is_noticed(number, site):
    luck, data = Random(number), bytearray(site.store.read_bytes())
    at = (len(data) * number + luck.randrange(len(data))) // FLIPS
    data[at] ^= 1 << luck.randrange(8)
    site.store.write_bytes(data)
    site.is_right()


@pytest.mark.parametrize("kind", ["text", "item", "fact", "file"])
def test_what_is_missing_in_the_store_is_made_again(kind, site):
    with closing(sqlite3.connect(site.store)) as connection:
        connection.execute("DELETE FROM kept WHERE kind = ?", [kind])
        connection.commit()
    site.is_right()


def test_values_under_the_keys_of_others_are_noticed(site):
    with closing(sqlite3.connect(site.store)) as connection:
        rows = connection.execute(
            "SELECT key, value, proof FROM kept WHERE kind = 'item' ORDER BY key"
        ).fetchall()
        for (key, _, _), (_, value, proof) in zip(rows, rows[1:] + rows[:1], strict=True):
            connection.execute("UPDATE kept SET value = ?, proof = ? WHERE key = ?", [value, proof, key])
        connection.commit()
    site.is_right()


@pytest.mark.parametrize("pattern", ["*.webp", "*.jpg", "*.json", "*"])
def test_a_developed_picture_that_was_damaged_is_made_again(pattern, site):
    for path in (site.cache / "pictures").glob(pattern):
        path.write_bytes(bytes(path.stat().st_size))
    site.is_right()


def test_a_folder_in_the_place_of_the_store_is_told_and_not_emptied(site):
    site.store.unlink()
    (site.store / "mine").mkdir(parents=True)
    words = [f"--content={site.sample.content}", f"--output={site.sample.output}", "--as-of=2026-11-05"]
    run = ended(forked(site.project, "build", *words))
    assert (run.code, run.err.count("\n")) == (1, 1)
    assert str(site.store) in run.err
    assert (site.store / "mine").is_dir()
