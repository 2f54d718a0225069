"""What the Git history of the content says of the days that posts name."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from civic.desk.publishing.history import early_posts
from civic.reading.site import read_site
from civic.render.report import report
from tests.desk.publishing.clerks import Clerk, git
from tests.site.sample import Sample

WARNING = "【提醒】这篇文章写的日期是 {day}，可它 {came} 才放进来，差了 {days} 天。"


class Archive:
    """A repository whose content is committed on days of our choice."""

    def __init__(self, sample):
        self.sample = sample
        if not (sample.folder / ".git").exists():
            git(sample.folder, "init", "--quiet")
        sample.post("guangming/2026/旧.md", title="旧", date="2026-01-01")
        self.commit("2026-11-01")

    def commit(self, day):
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0800", "GIT_COMMITTER_DATE": "2027-01-01T00:00:00+0800"}
        git(self.sample.folder, "add", "--all", "content")
        git(self.sample.folder, "commit", "--quiet", "--allow-empty", "-m", "x", more=when)

    def told(self, content=None):
        """What is said of posts that name a day long before they came."""
        content, cache = content or self.sample.content, self.sample.folder / "cache"
        cache.mkdir(exist_ok=True)
        reading = read_site(content, cache, date(2026, 12, 31))
        assert reading.problems == ()
        return report(early_posts(reading.site, content, cache))


@pytest.fixture
def archive(tmp_path):
    return Archive(Sample(tmp_path / "项目"))


def test_a_day_more_than_31_days_before_the_first_commit_is_pointed_out(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-10-08")
    archive.sample.post("guangming/2026/b.md", title="乙", date="2026-10-09")
    archive.commit("2026-11-09")
    told = archive.told()
    assert "communities/guangming/2026/a.md" in told
    assert WARNING.format(day="2026-10-08", came="2026-11-09", days=32) in told
    assert "b.md" not in told


def test_a_day_of_report_is_asked_like_the_date(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-11-09", reported="2026-09-09")
    archive.commit("2026-11-09")
    assert (
        "【提醒】这篇文章写的上报日期是 2026-09-09，可它 2026-11-09 才放进来，差了 61 天。" in archive.told()
    )


def test_posts_of_the_first_commit_that_holds_content_are_not_asked(archive):
    assert archive.told() == ""


def test_a_file_that_was_moved_is_as_old_as_under_its_first_name(archive):
    archive.sample.post("guangming/2026/a.md", "长一点的正文。" * 9, title="甲", date="2026-11-01")
    archive.commit("2026-11-09")
    for old, new, day in (("a.md", "b.md", "2027-02-01"), ("旧.md", "更旧.md", "2027-03-01")):
        folder = archive.sample.content / "communities/guangming/2026"
        (folder / old).rename(folder / new)
        archive.commit(day)
    assert archive.told() == ""


def test_later_commits_of_a_file_do_not_make_it_younger(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-11-09")
    archive.commit("2026-11-09")
    assert archive.told() == ""
    archive.sample.post("guangming/2026/a.md", "改。", title="甲", date="2026-11-09")
    archive.commit("2027-02-01")
    assert archive.told() == ""


def test_drafts_and_files_that_are_not_committed_are_not_asked(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-01-01", status="草稿")
    archive.commit("2026-11-09")
    archive.sample.post("guangming/2026/b.md", title="乙", date="2026-01-01")
    assert archive.told() == ""


def test_a_shallow_clone_and_a_folder_without_history_are_not_asked(archive, tmp_path):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-01-01")
    archive.commit("2026-11-09")
    git(tmp_path, "clone", "--quiet", "--depth=1", archive.sample.folder.as_uri(), "flach")
    assert archive.told(tmp_path / "flach" / "content") == ""
    shutil.copytree(archive.sample.content, tmp_path / "ohne/content")
    assert archive.told(tmp_path / "ohne" / "content") == ""
    git(tmp_path / "ohne", "init", "--quiet")
    assert archive.told(tmp_path / "ohne" / "content") == ""


def test_check_and_publish_point_it_out_and_publish_goes_on(tmp_path, remote):
    clerk = Clerk(tmp_path / "项目", remote)
    archive = Archive(clerk.sample)
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-01-01")
    archive.commit("2026-11-09")
    warning = WARNING.format(day="2026-01-01", came="2026-11-09", days=312)
    ended = clerk.run(verb="check", day="2026-12-31")
    assert (ended.code, ended.err) == (0, "")
    assert warning in ended.out
    ended = clerk.run(day="2026-11-10")
    assert ended.code == 0
    assert warning in ended.err


def test_a_demo_is_not_asked_since_its_days_are_made_up(archive):
    archive.sample.site_yaml(demo="true")
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-10-08")
    archive.commit("2026-11-09")
    assert archive.told() == ""


def test_a_file_whose_name_is_in_no_encoding_of_ours_does_not_stop_the_rest(archive):
    folder = archive.sample.content / "communities" / "guangming" / "2026"
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-10-08")
    strange = os.fsencode(folder) + b"/\xd5\xd5\xc6\xac.txt"  # as a zip from an old Windows leaves it
    Path(os.fsdecode(strange)).write_bytes(b"x")
    archive.commit("2026-11-09")
    Path(os.fsdecode(strange)).unlink()
    told = archive.told()
    assert WARNING.format(day="2026-10-08", came="2026-11-09", days=32) in told
