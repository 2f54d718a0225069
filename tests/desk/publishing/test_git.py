"""What git cannot do is one sentence, with its reason, and leaves all as it was."""

import os
import time
from pathlib import Path

import pytest

from civic.desk.publishing.git import GitError, git, run
from civic.wording import publishing as wording
from tests.desk.publishing.clerks import UNDONE, clerk_with_a_post, left_alone, state
from tests.desk.publishing.clerks import git as set_up

NO_NETWORK = f"连不上服务器，{UNDONE}；请检查网络和 publishconf.py 里写的远程仓库，再运行一次。\n"


@pytest.fixture
def clerk(tmp_path, remote):
    return clerk_with_a_post(tmp_path / "甲", remote)


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
    set_up(clerk.folder, "push", "--quiet", "origin", ":gh-pages")
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
    set_up(clerk.folder, "init", "--quiet")
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


@pytest.mark.parametrize(
    "said",
    [
        "error: File a/b.zip is 123.45 MB; this exceeds GitHub's file size limit of 100.00 MB",
        "GitLab: You are attempting to check in one or more blobs which exceed the 100.0MiB limit:",
        "File: 3f2a 116.51 MB, exceeds 100.00 MB.",
    ],
)
def test_a_file_that_is_too_large_for_the_host_is_told_as_such(clerk, remote, said):
    clerk.hook("pre-receive", f'echo "{said}" >&2; exit 1', at_remote=True)
    before = state(clerk)
    ended = clerk.run()
    assert ended.code == 1
    assert ended.err.endswith(
        f"网站里有太大的文件（多半是附件），服务器不收，{UNDONE}；请把大的附件压小或者拆成几个，再运行一次。\n"
    )
    assert state(clerk) == before


def test_every_reason_of_git_has_its_sentence():
    for sentence in wording.GIT.values():
        told = sentence.format(undone=UNDONE, words="x")
        assert told.count("。") == 1
        assert UNDONE in told


def test_what_git_prints_is_given_back_and_what_it_is_fed_arrives(tmp_path):
    git("init", "--quiet", folder=tmp_path)
    blob = git("hash-object", "-w", "--stdin", folder=tmp_path, fed="送温暖\n").strip()
    assert git("cat-file", "blob", blob, folder=tmp_path) == "送温暖\n"


def test_a_reason_has_a_key_beside_its_sentence(tmp_path):
    with pytest.raises(GitError) as told:
        git("rev-parse", "HEAD", folder=tmp_path, more={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert told.value.reason == "no-repository"


def test_another_repository_that_the_surroundings_name_is_not_the_one(tmp_path, monkeypatch):
    for name in ("this", "other"):
        (tmp_path / name).mkdir()
        git("init", "--quiet", folder=tmp_path / name)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    top = git("rev-parse", "--show-toplevel", folder=tmp_path / "this").strip()
    assert top == str((tmp_path / "this").resolve())


def test_git_asks_nothing_and_speaks_the_words_that_are_recognised(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.delenv("GIT_SSH", raising=False)
    monkeypatch.delenv("GIT_SSH_COMMAND", raising=False)
    said = run(["sh", "-c", "echo $LC_ALL $GIT_TERMINAL_PROMPT $GIT_SSH_COMMAND"], tmp_path)
    assert said == "C 0 ssh -o BatchMode=yes -o ConnectTimeout=20\n"
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    assert run(["sh", "-c", "echo $GIT_SSH_COMMAND"], tmp_path) == "ssh -i key\n"


def test_a_program_that_does_not_end_is_ended_with_all_that_it_has_started(tmp_path):
    began = time.monotonic()
    with pytest.raises(GitError) as told:
        run(["sh", "-c", "sleep 60 & echo $! > child; wait"], tmp_path, timeout=1)
    assert told.value.reason == "no-network"
    assert time.monotonic() - began < 30  # it holds our pipes: only its end closes them
    state_of = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    assert not state_of.exists() or state_of.read_text().rpartition(")")[2].split()[0] == "Z"


def test_bytes_that_are_no_utf_8_come_back_as_they_went(tmp_path):
    assert run(["printf", r"\326\320"], tmp_path).encode("utf-8", "surrogateescape") == "中".encode("gbk")
