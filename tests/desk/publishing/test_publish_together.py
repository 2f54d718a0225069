"""publish where somebody or something else is in the way: another clerk, a kill, a full disk."""

import sys
from datetime import date

import pytest

from civic.core.tally.receipts import ReceiptLine
from civic.desk.publishing.receipt_log import ReceiptLog
from tests.desk.publishing.clerks import UNDONE, clerk_with_a_post, commits, git, left_alone, online
from tests.site.disk import Disk
from tests.site.running import Standing, ended

NAME = "urn:uuid:00000000-0000-5000-8000-0000000000"


@pytest.fixture
def clerk(tmp_path, remote):
    return clerk_with_a_post(tmp_path / "甲", remote)


@pytest.fixture
def other(tmp_path, remote):
    return clerk_with_a_post(tmp_path / "乙", remote)


# --- two clerks -----------------------------------------------------------------------------------------------


def test_of_two_clerks_the_slower_is_told_and_a_second_try_keeps_both(clerk, other, remote):
    other.sample.post("xinhua/2026/b.md", title="义诊")
    before = Standing.of(other.sample.content).files
    clerk.run()
    git(clerk.folder, "push", "--quiet", "origin", ":gh-pages")
    quick = git(clerk.folder, "rev-parse", "refs/civic/online")
    other.hook("pre-push", f"git -C '{clerk.folder}' push --quiet origin {quick}:refs/heads/gh-pages")
    left_alone(
        other, other.run(), f"就在刚才，别的人先发布了一次，{UNDONE}；请把那边的文章拿过来，再运行一次。\n"
    )
    assert Standing.of(other.sample.content).files == before
    assert git(remote, "rev-parse", "gh-pages") == quick
    assert other.run().code == 0
    assert commits(remote) == [
        "发布 2026-11-05：新增 1 篇，更新 0 篇，下架 0 篇",
        "发布 2026-11-05：新增 1 篇，更新 0 篇，下架 0 篇",
    ]
    assert {"communities/guangming/2026/a/index.html", "communities/xinhua/2026/b/index.html"} <= set(
        online(remote)
    )


def test_what_only_the_other_clerk_has_does_not_vanish_unannounced(clerk, other, remote):
    clerk.sample.post("xinhua/2026/b.md", title="义诊")
    clerk.run()
    run = other.run()
    assert run.code == 1
    assert (
        "  义诊（新华社区，/communities/xinhua/2026/b/）：content 里没有它的文件，"
        "它是在别的电脑上发布的，请先把那边的文章拿过来。\n"
    ) in run.err
    assert other.received == []
    other.sample.post("xinhua/2026/b.md", title="义诊")
    other.sample.post("xinhua/2026/c.md", title="清雪")
    assert other.run().code == 0
    assert commits(remote)[0] == "发布 2026-11-05：新增 1 篇，更新 0 篇，下架 0 篇"


def test_after_a_rollback_what_only_the_other_clerk_has_still_does_not_vanish_unannounced(
    clerk, other, remote
):
    clerk.sample.post("xinhua/2026/b.md", title="义诊", reported="否")
    clerk.run()
    assert other.run("--allow-removal").code == 0
    assert other.run("--rollback").code == 0
    run = other.run()
    assert (run.code, "content 里没有它的文件" in run.err) == (1, True)


def test_after_a_rollback_what_was_deleted_here_may_go_again(clerk, remote):
    post = clerk.sample.post("xinhua/2026/b.md", title="义诊", reported="否")
    clerk.run()
    post.unlink()
    assert clerk.run().code == 0
    assert clerk.run("--rollback").code == 0
    assert clerk.run().code == 0


def test_two_publishes_from_one_folder_wait_for_each_other(clerk, remote):
    both = [clerk.started(), clerk.started()]
    runs = [ended(process) for process in both]
    assert [run.code for run in runs] == [0, 0]
    assert len(commits(remote)) == 1
    assert any("另一个窗口正在发布，请稍候" in run.err for run in runs)


def test_a_build_of_the_same_site_waits_until_it_is_published(clerk, remote):
    clerk.hook(
        "pre-push",
        f"""cd '{clerk.folder}'
'{sys.executable}' -m civic.desk build >build.log 2>&1 &
for n in $(seq 300); do
    grep -q 另一个窗口正在生成同一个网站 build.log && touch waited && break
    sleep 0.1
done
kill $!""",
    )
    assert clerk.run().code == 0
    assert (clerk.folder / "waited").exists()


# --- a kill, a full disk ----------------------------------------------------------------------------------------------


def killed(clerk, day):
    """A publish that is killed just before it pushes."""
    clerk.hook("pre-push", "kill -9 $(cut -d' ' -f4 /proc/$PPID/stat); exit 1")
    run = clerk.run(day=day)
    assert run.code == -9


def test_after_a_kill_what_did_not_come_online_is_received_when_it_does(clerk, remote):
    clerk.run(day="2026-11-01")
    clerk.sample.post("xinhua/2026/b.md", title="义诊")
    killed(clerk, "2026-11-02")
    assert clerk.received == [["guangming", "2026-11-01"], ["xinhua", "2026-11-02"]]
    assert clerk.run(day="2026-11-09").code == 0
    assert clerk.received == [["guangming", "2026-11-01"], ["xinhua", "2026-11-09"]]
    assert not list(clerk.sample.content.rglob(".received*"))
    assert git(clerk.folder, "branch", "--list") == ""


def test_a_disk_that_is_full_where_the_content_lies_leaves_the_record_as_it_was(tmp_path):
    disk = Disk(tmp_path / "disk")
    try:
        file = disk.folder / "registry" / "received.csv"
        file.parent.mkdir()
        old = f"id,unit,day\r\n{NAME}00,guangming,2026-11-01\r\n".encode() * 2000
        file.write_bytes(old)
        lines = [ReceiptLine(f"{NAME}{number:02}", "guangming", date(2026, 11, 5)) for number in range(10)]
        disk.resize(disk.used() + 8192)
        with pytest.raises(OSError, match="No space left"), ReceiptLog(disk.folder).with_lines(lines):
            pass
        assert [path.name for path in file.parent.iterdir()] == ["received.csv"]
        assert file.read_bytes() == old
    finally:
        disk.end()
