"""What the Git history of the content says of the days that posts name."""

import os
import shutil
from pathlib import Path

import pytest

from tests.desk.publishing.clerks import Clerk, bare, git

WARNING = "【提醒】这篇文章写的日期是 {day}，可它 {came} 才放进来，差了 {days} 天。"


class Archive:
    """A project whose content is committed on days of our choice."""

    def __init__(self, folder):
        self.clerk = Clerk(folder, bare(folder.parent / "remote.git"))
        self.sample = self.clerk.sample

    def commit(self, day):
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0800", "GIT_COMMITTER_DATE": "2027-01-01T00:00:00+0800"}
        git(self.clerk.folder, "add", "--all", "content")
        git(self.clerk.folder, "commit", "--quiet", "--allow-empty", "-m", "x", more=when)

    def check(self, content="content"):
        ended = self.clerk.run(f"--content={content}", verb="check", day="2026-12-31")
        assert (ended.code, ended.err) == (0, "")
        return ended.out


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "项目")
    made.sample.post("guangming/2026/旧.md", title="旧", date="2026-01-01")
    made.commit("2026-11-01")
    return made


def test_a_day_more_than_31_days_before_the_first_commit_is_pointed_out(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-10-08")
    archive.sample.post("guangming/2026/b.md", title="乙", date="2026-10-09")
    archive.commit("2026-11-09")
    told = archive.check()
    assert "communities/guangming/2026/a.md" in told
    assert WARNING.format(day="2026-10-08", came="2026-11-09", days=32) in told
    assert "b.md" not in told


def test_a_day_of_report_is_asked_like_the_date(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-11-09", reported="2026-09-09")
    archive.commit("2026-11-09")
    assert (
        "【提醒】这篇文章写的上报日期是 2026-09-09，可它 2026-11-09 才放进来，差了 61 天。" in archive.check()
    )


def test_posts_of_the_first_commit_that_holds_content_are_not_asked(archive):
    assert archive.check() == "没有发现问题。\n"


def test_a_file_that_was_moved_is_as_old_as_under_its_first_name(archive):
    archive.sample.post("guangming/2026/a.md", "长一点的正文。" * 9, title="甲", date="2026-11-01")
    archive.commit("2026-11-09")
    for old, new, day in (("a.md", "b.md", "2027-02-01"), ("旧.md", "更旧.md", "2027-03-01")):
        folder = archive.sample.content / "communities/guangming/2026"
        (folder / old).rename(folder / new)
        archive.commit(day)
    assert archive.check() == "没有发现问题。\n"


def test_later_commits_of_a_file_do_not_make_it_younger(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-11-09")
    archive.commit("2026-11-09")
    assert archive.check() == "没有发现问题。\n"
    archive.sample.post("guangming/2026/a.md", "改。", title="甲", date="2026-11-09")
    archive.commit("2027-02-01")
    assert archive.check() == "没有发现问题。\n"


def test_drafts_and_files_that_are_not_committed_are_not_asked(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-01-01", status="草稿")
    archive.commit("2026-11-09")
    archive.sample.post("guangming/2026/b.md", title="乙", date="2026-01-01")
    assert archive.check() == "没有发现问题。\n"


def test_a_shallow_clone_and_a_folder_without_history_are_not_asked(archive, tmp_path):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-01-01")
    archive.commit("2026-11-09")
    git(tmp_path, "clone", "--quiet", "--depth=1", archive.clerk.folder.as_uri(), "flach")
    assert archive.check(str(tmp_path / "flach/content")) == "没有发现问题。\n"
    shutil.copytree(archive.sample.content, tmp_path / "ohne/content")
    assert archive.check(str(tmp_path / "ohne/content")) == "没有发现问题。\n"
    git(tmp_path / "ohne", "init", "--quiet")
    assert archive.check(str(tmp_path / "ohne/content")) == "没有发现问题。\n"


def test_publish_points_it_out_and_goes_on(archive):
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-01-01")
    archive.commit("2026-11-09")
    ended = archive.clerk.run(day="2026-11-10")
    assert ended.code == 0
    assert WARNING.format(day="2026-01-01", came="2026-11-09", days=312) in ended.err


def test_a_demo_is_not_asked_since_its_days_are_made_up(archive):
    archive.sample.site_yaml(demo="true")
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-10-08")
    archive.commit("2026-11-09")
    assert archive.check() == "没有发现问题。\n"


def test_a_file_whose_name_is_in_no_encoding_of_ours_does_not_stop_the_rest(archive):
    folder = archive.sample.content / "communities" / "guangming" / "2026"
    archive.sample.post("guangming/2026/a.md", title="甲", date="2026-10-08")
    strange = os.fsencode(folder) + b"/\xd5\xd5\xc6\xac.txt"  # as a zip from an old Windows leaves it
    Path(os.fsdecode(strange)).write_bytes(b"x")
    archive.commit("2026-11-09")
    Path(os.fsdecode(strange)).unlink()
    told = archive.check()
    assert WARNING.format(day="2026-10-08", came="2026-11-09", days=32) in told
