"""A disk that is full, a real one: the build says so in one sentence, the old site stands, and with room it goes on.

The disk is a small one in memory, mounted for the test; so these tests need root, as CI has it.
"""

import pytest

from civic.wording import desk as wording
from tests.office_files import pdf
from tests.site.disk import AMPLE, Disk
from tests.site.running import Standing, copied_project, ended, forked, remove
from tests.site.sample import Sample

SENTENCE = wording.DISK_FULL.format(undone=wording.UNDONE["build"]) + "\n"
POSTS = 40


class Site:
    """A site whose output, or whose cache, lies on such a disk."""

    def __init__(self, folder):
        self.folder = folder
        self.sample = Sample(folder)
        self.project = copied_project(folder / "project")
        self.disk = Disk(folder / "disk")
        self.output = self.disk.folder / "output"
        self.fill("旧")

    def fill(self, word):
        """Every page says the word."""
        self.sample.site_yaml(name=f"{word}网站")
        for number in range(POSTS):
            body = f"{word}正文第{number}段。" * 300
            self.sample.post(f"guangming/2026/p{number:02}.md", body, title=f"{word}{number}")
        for number in range(5):
            self.sample.write(f"communities/guangming/2026/{number}.pdf", pdf(word * 3000))
        links = "、".join(f"[表]({number}.pdf)" for number in range(5))
        self.sample.post("guangming/2026/lists.md", links, title=word, 采用="")

    def build(self, output=None):
        words = [
            f"--content={self.sample.content}",
            f"--output={output or self.output}",
            "--as-of=2026-11-05",
        ]
        return ended(forked(self.project, "build", *words))

    def clean(self):
        """What a clean build elsewhere makes of the content."""
        remove(self.folder / "elsewhere")
        remove(self.folder / ".elsewhere.build")
        run = self.build(self.folder / "elsewhere")
        assert (run.code, run.err) == (0, "")
        return Standing.of(self.folder / "elsewhere")


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path)
    yield made
    made.disk.end()


def test_a_disk_that_is_full_leaves_the_old_site_and_with_room_the_new_one_comes(site):
    assert site.build().code == 0
    old, manifest = Standing.of(site.output), (site.disk.folder / "output.manifest.json").read_bytes()
    assert old.against(site.clean()) == []
    before = site.disk.used()
    site.fill("新")
    new = site.clean()
    sizes = [
        (site.folder / "elsewhere" / file).stat().st_size
        for file in new.files
        if old.files.get(file) != new.files[file]
    ]
    needed = sum(sizes)
    for share in (0, 0.2, 0.5, 0.8, 0.97):
        site.disk.resize(before + int(needed * share))
        run = site.build()
        assert (run.code, run.out, run.err) == (1, "", SENTENCE)
        assert Standing.of(site.output).against(old) == []
        assert (site.disk.folder / "output.manifest.json").read_bytes() == manifest
        site.disk.resize(AMPLE)
    run = site.build()
    assert (run.code, run.err) == (0, "")
    assert Standing.of(site.output).against(new) == []


def test_a_first_build_on_a_full_disk_leaves_nothing_that_looks_like_a_site(site):
    site.disk.resize(200_000)
    run = site.build()
    assert (run.code, run.out, run.err) == (1, "", SENTENCE)
    assert not site.output.exists()
    site.disk.resize(AMPLE)
    assert site.build().code == 0
    assert Standing.of(site.output).against(site.clean()) == []


def test_a_disk_that_is_full_where_the_cache_lies_is_told_and_harms_nothing(site):
    assert site.build(site.folder / "output").code == 0
    old = Standing.of(site.folder / "output")
    remove(site.project / ".cache")
    (site.project / ".cache").symlink_to(site.disk.folder, target_is_directory=True)
    site.fill("新")
    for size in (4096, 40_000, 150_000, 300_000):
        site.disk.resize(size)
        run = site.build(site.folder / "output")
        assert (run.code, run.out, run.err) == (1, "", SENTENCE)
        assert Standing.of(site.folder / "output").against(old) == []
    site.disk.resize(AMPLE)
    assert site.build(site.folder / "output").code == 0
    assert Standing.of(site.folder / "output").against(site.clean()) == []
