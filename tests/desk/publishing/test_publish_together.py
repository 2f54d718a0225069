"""publish where somebody or something else is in the way: another clerk, a remote that goes away, a kill, a full disk."""

import os
import sys
from datetime import date

import pytest

from civic.core.tally.receipts import ReceiptLine
from civic.desk.publishing.receipt_log import ReceiptLog
from tests.desk.publishing.clerks import Clerk, bare, commits, git, online
from tests.site.disk import AMPLE, Disk
from tests.site.running import Standing

NAME = "urn:uuid:00000000-0000-5000-8000-0000000000"
UNDONE = "没有发布，线上的网站保持不变"
NO_NETWORK = f"连不上服务器，{UNDONE}；请检查网络和 publishconf.py 里写的远程仓库，再运行一次。\n"


@pytest.fixture
def remote(tmp_path):
    return bare(tmp_path / "服务器.git")


def clerk_with_a_post(folder, remote):
    made = Clerk(folder, remote)
    made.sample.post("guangming/2026/a.md", title="重阳节包饺子")
    return made


@pytest.fixture
def clerk(tmp_path, remote):
    return clerk_with_a_post(tmp_path / "甲", remote)


@pytest.fixture
def other(tmp_path, remote):
    return clerk_with_a_post(tmp_path / "乙", remote)


def refs(clerk):
    return git(clerk.folder, "for-each-ref", "refs/heads", "refs/civic/published")


def left_alone(clerk, ended, sentence):
    """It failed in one sentence, and the content and the branches are as before."""
    assert (ended.code, ended.err) == (1, sentence)
    assert clerk.received == []
    assert not list(clerk.sample.content.rglob(".received*"))
    assert refs(clerk) == ""


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
    ended = other.run()
    assert ended.code == 1
    assert (
        "  义诊（新华社区，/communities/xinhua/2026/b/）：content 里没有它的文件，"
        "它是在别的电脑上发布的，请先把那边的文章拿过来。\n"
    ) in ended.err
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
    ended = other.run()
    assert (ended.code, "content 里没有它的文件" in ended.err) == (1, True)


def test_after_a_rollback_what_was_deleted_here_may_go_again(clerk, remote):
    post = clerk.sample.post("xinhua/2026/b.md", title="义诊", reported="否")
    clerk.run()
    post.unlink()
    assert clerk.run().code == 0
    assert clerk.run("--rollback").code == 0
    assert clerk.run().code == 0


def test_two_publishes_from_one_folder_wait_for_each_other(clerk, remote):
    both = [clerk.started(), clerk.started()]
    ended = [(*process.communicate(timeout=120), process.returncode) for process in both]
    assert [code for *_, code in ended] == [0, 0]
    assert len(commits(remote)) == 1
    assert any("另一个窗口正在发布，请稍候" in err for _, err, _ in ended)


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


# --- a remote that does not play along ------------------------------------------------------------------------------


def test_a_remote_that_is_not_there_is_one_sentence(tmp_path, clerk, remote):
    remote.rename(tmp_path / "weg")
    left_alone(clerk, clerk.run(), NO_NETWORK)


def test_a_remote_that_goes_away_in_the_middle_is_one_sentence_and_a_second_try_works(clerk):
    clerk.hook("pre-receive", "kill -9 $PPID", at_remote=True)
    left_alone(clerk, clerk.run(), NO_NETWORK)
    assert clerk.run().code == 0
    assert clerk.received == [["guangming", "2026-11-05"]]


def test_a_remote_that_is_deleted_in_the_middle_is_one_sentence(clerk, remote):
    clerk.hook("pre-push", f"rm -rf '{remote}'")
    sentence = f"服务器没有收下这次发布，{UNDONE}；请过一会儿再运行一次，还不行就请服务器的管理员看看它的磁盘和权限。\n"
    left_alone(clerk, clerk.run(), sentence)


def test_a_push_of_which_only_the_answer_was_lost_has_worked(clerk, remote):
    clerk.hook("post-receive", "kill -9 $(cut -d' ' -f4 /proc/$PPID/stat) $PPID", at_remote=True)
    clerk.run()
    assert clerk.run().code == 0
    assert len(commits(remote)) == 1
    assert clerk.received == [["guangming", "2026-11-05"]]


def test_a_branch_that_nobody_may_write_is_one_sentence(clerk):
    clerk.hook("pre-receive", "exit 1", at_remote=True)
    sentence = f"服务器不让写这个分支，{UNDONE}；请服务器的管理员看看这个分支是不是受保护。\n"
    left_alone(clerk, clerk.run(), sentence)


@pytest.mark.parametrize("ref", ["civic/online", "heads/civic-publishing"])
def test_a_lock_that_git_left_when_the_power_failed_is_nobody_elses_publish(clerk, ref):
    clerk.run()
    lock = clerk.folder / ".git/refs" / f"{ref}.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    lock.touch()
    git(clerk.folder, "push", "--quiet", "origin", ":gh-pages")
    ended = clerk.run()
    assert (ended.code, ended.err) == (
        1,
        f"这个项目文件夹里还有一个 git 没有结束，或者断电时留下了锁，{UNDONE}；请过几分钟再运行一次，"
        "还不行就请维护人员删掉 .git 文件夹里以 .lock 结尾的文件。\n",
    )


def test_a_host_that_wants_a_password_is_one_sentence(tmp_path, clerk):
    helper = tmp_path / "git-remote-mima"
    helper.write_text(
        "#!/bin/sh\necho \"fatal: could not read Username for 'https://x': terminal prompts disabled\" >&2\nexit 128\n"
    )
    helper.chmod(0o755)
    clerk.conf(PUBLISH_REMOTE="mima::x")
    sentence = f"服务器要密码或者密钥，{UNDONE}；请维护人员在这台电脑上存好登录信息，再运行一次。\n"
    left_alone(clerk, clerk.run(PATH=f"{tmp_path}:{os.environ['PATH']}"), sentence)


@pytest.mark.parametrize("more", ["", "echo 'fatal: full write to remote helper failed: Broken pipe' >&2\n"])
def test_what_git_says_first_and_nobody_knew_of_is_repeated_in_one_sentence(tmp_path, clerk, more):
    """What it says after that only follows: where a helper is gone before git has asked it, say."""
    helper = tmp_path / "git-remote-guai"
    helper.write_text(f"#!/bin/sh\necho 'fatal: strange things happen' >&2\n{more}exit 128\n")
    helper.chmod(0o755)
    clerk.conf(PUBLISH_REMOTE="guai::x")
    sentence = f"git 出错了（fatal: strange things happen），{UNDONE}；请把这句话发给维护人员。\n"
    left_alone(clerk, clerk.run(PATH=f"{tmp_path}:{os.environ['PATH']}"), sentence)


def test_without_a_repository_without_a_remote_and_without_git_it_is_one_sentence(tmp_path):
    clerk = clerk_with_a_post(tmp_path / "丙", None)
    ended = clerk.run(GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (ended.code, ended.err) == (
        1,
        f"项目文件夹不是 git 仓库，{UNDONE}；请维护人员设好，或者用 --zip 把网站存成一个文件，手工上传。\n",
    )
    git(clerk.folder, "init", "--quiet")
    ended = clerk.run()
    assert (ended.code, ended.err) == (
        1,
        f"这个项目文件夹没有登记名为 origin 的远程仓库，{UNDONE}；请维护人员用 git remote add 登记，"
        "或者用 --zip 把网站存成一个文件，手工上传。\n",
    )
    ended = clerk.run(PATH=str(tmp_path))
    assert (ended.code, ended.err) == (
        1,
        f"这台电脑没有安装 git，{UNDONE}；请先安装 git，或者用 --zip 把网站存成一个文件，手工上传。\n",
    )
    clerk.conf(PUBLISH_REMOTE="")
    ended = clerk.run()
    assert (ended.code, ended.err) == (
        1,
        f"publishconf.py 里没有写好要发布到哪里（PUBLISH_REMOTE 和 PUBLISH_BRANCH），{UNDONE}。\n",
    )


# --- a kill, a full disk ----------------------------------------------------------------------------------------------


def killed(clerk, day):
    """A publish that is killed just before it pushes."""
    clerk.hook("pre-push", "kill -9 $(cut -d' ' -f4 /proc/$PPID/stat); exit 1")
    ended = clerk.run(day=day)
    assert ended.code == -9


def test_after_a_kill_what_did_not_come_online_is_received_when_it_does(clerk, remote):
    clerk.run(day="2026-11-01")
    clerk.sample.post("xinhua/2026/b.md", title="义诊")
    killed(clerk, "2026-11-02")
    assert clerk.received == [["guangming", "2026-11-01"], ["xinhua", "2026-11-02"]]
    assert clerk.run(day="2026-11-09").code == 0
    assert clerk.received == [["guangming", "2026-11-01"], ["xinhua", "2026-11-09"]]
    assert not list(clerk.sample.content.rglob(".received*"))
    assert git(clerk.folder, "branch", "--list") == ""


def test_a_disk_that_is_full_where_git_works_is_one_sentence(tmp_path, remote):
    disk = Disk(tmp_path / "disk")
    try:
        clerk = clerk_with_a_post(tmp_path / "丁", None)
        git(clerk.folder, "init", "--quiet", f"--separate-git-dir={disk.folder / 'git'}")
        git(clerk.folder, "remote", "add", "origin", str(remote))
        clerk.remote = remote
        disk.resize(disk.used() + 8192)
        ended = clerk.run()
        sentence = f"磁盘已满（这台电脑的，或者服务器的），{UNDONE}；请腾出空间再运行一次。\n"
        left_alone(clerk, ended, sentence)
        assert not list((disk.folder / "git").glob("fast_import_crash*"))
        assert not list((disk.folder / "git/objects/pack").glob("tmp*"))
        disk.resize(AMPLE)
        assert clerk.run().code == 0
        assert len(commits(remote)) == 1
    finally:
        disk.end()


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
