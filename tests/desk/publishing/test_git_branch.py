"""The pages branch: what publish puts there, what it leaves alone, and the way back."""

import pytest

from civic.desk.publishing.git_branch import Branch, PublishSettings
from civic.desk.terminal.errors import CommandRefusedError
from tests.desk.publishing.clerks import (
    UNDONE,
    bare,
    clerk_with_a_post,
    commits,
    git,
    left_alone,
    online,
    state,
)
from tests.site.disk import AMPLE, Disk
from tests.site.running import Standing


def test_a_site_that_is_online_already_makes_no_commit(clerk, remote):
    clerk.run()
    ended = clerk.run()
    assert (ended.code, ended.err) == (0, "")
    assert "origin 的 gh-pages 分支 已经是这个样子，没有可以更新的。\n" in ended.out
    assert len(commits(remote)) == 1


def test_each_publish_is_a_commit_behind_the_last(clerk, remote):
    clerk.run()
    clerk.sample.post("guangming/2026/c.md", title="清雪")
    clerk.sample.post("guangming/2026/a.md", "新正文。", title="重阳节包饺子")
    assert clerk.run().code == 0
    assert commits(remote) == [
        "发布 2026-11-05：新增 1 篇，更新 1 篇，下架 0 篇",
        "发布 2026-11-05：新增 3 篇，更新 0 篇，下架 0 篇",
    ]


def test_the_clerks_own_branch_index_and_files_are_not_touched(clerk):
    clerk.sample.write("../.gitignore", "/output*\n/.output*\n/.cache\n__pycache__\n")
    git(clerk.folder, "add", "publishconf.py")
    git(clerk.folder, "commit", "--quiet", "-m", "x")
    git(clerk.folder, "add", "pelicanconf.py")
    head, index = git(clerk.folder, "rev-parse", "HEAD"), git(clerk.folder, "ls-files", "--stage")
    assert clerk.run().code == 0
    assert git(clerk.folder, "rev-parse", "HEAD", "--abbrev-ref", "HEAD") == f"{head}\nmain"
    assert git(clerk.folder, "ls-files", "--stage") == index
    assert git(clerk.folder, "branch", "--list") == "* main"


def test_the_domain_of_publishconf_is_put_into_cname_and_one_that_is_there_stays(clerk, remote):
    clerk.conf(PUBLISH_CNAME="news.example.org")
    clerk.run()
    assert git(remote, "show", "gh-pages:CNAME") == "news.example.org"
    clerk.conf()
    clerk.sample.post("guangming/2026/c.md", title="清雪")
    clerk.run()
    assert len(commits(remote)) == 2
    assert git(remote, "show", "gh-pages:CNAME") == "news.example.org"


def test_a_remote_may_be_named_by_its_address_and_the_branch_as_publishconf_says(tmp_path, clerk):
    other = bare(tmp_path / "other.git")
    clerk.conf(PUBLISH_REMOTE=str(other), PUBLISH_BRANCH="wang-zhan")
    assert clerk.run().code == 0
    assert "items.json" in online(other, "wang-zhan")


def test_a_password_in_the_address_of_the_remote_is_not_shown(tmp_path, clerk):
    clerk.conf(PUBLISH_REMOTE=f"https://me:secret@{tmp_path.name}.invalid/a.git")
    git(
        clerk.folder,
        "config",
        f"url.{clerk.remote}.insteadOf",
        f"https://me:secret@{tmp_path.name}.invalid/a.git",
    )
    ended = clerk.run()
    assert ended.code == 0
    assert (".invalid/a.git 的 gh-pages 分支" in ended.out, "secret" in ended.out + ended.err) == (
        True,
        False,
    )


def test_a_branch_that_holds_something_else_is_not_overwritten(clerk, remote):
    git(clerk.folder, "add", "plugins")
    git(clerk.folder, "commit", "--quiet", "-m", "程序")
    git(clerk.folder, "push", "--quiet", "origin", "main:gh-pages")
    before = state(clerk)
    ended = clerk.run()
    assert ended.code == 1
    assert ended.err == (
        f"origin 的 gh-pages 分支 里有不是本程序发布的东西，为免误删，{UNDONE}；请核对 publishconf.py 里的分支。"
        "确实要换成这个网站，就在命令后面加上 --allow-removal 再运行一次。\n"
    )
    assert state(clerk) == before
    assert clerk.run("--allow-removal").code == 0
    assert "plugins/civic/__init__.py" not in online(remote)


@pytest.mark.parametrize("more", [[], ["--allow-removal"], ["--dry-run"]])
def test_the_branch_of_the_project_itself_is_never_overwritten(clerk, remote, more):
    git(clerk.folder, "add", "plugins", "pelicanconf.py", "content")
    git(clerk.folder, "commit", "--quiet", "-m", "项目")
    git(clerk.folder, "push", "--quiet", "origin", "main")
    clerk.conf(PUBLISH_BRANCH="main")
    before = state(clerk)
    ended = clerk.run(*more)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        f"origin 的 main 分支 里放着写文章用的项目（content、plugins 这些文件夹），不是登网站的地方，{UNDONE}；"
        "请在 publishconf.py 里写一个专门登网站的分支，例如 gh-pages。\n"
    )
    assert state(clerk) == before


@pytest.mark.parametrize("data", ["样本".encode("gb18030"), b'{"items":[],"received":{"urn:1":"soon"}}'])
def test_a_list_of_items_that_is_none_of_ours_is_something_else(tmp_path, clerk, remote, data):
    work = tmp_path / "another site"
    git(tmp_path, "clone", "--quiet", str(remote), str(work))
    (work / "items.json").write_bytes(data)
    git(work, "add", "items.json")
    git(work, "commit", "--quiet", "-m", "x")
    git(work, "push", "--quiet", "origin", "HEAD:gh-pages")
    ended = clerk.run()
    assert (ended.code, "里有不是本程序发布的东西" in ended.err) == (1, True)


def test_a_rollback_brings_back_what_was_online_before_and_a_second_one_what_is_now(clerk, remote):
    clerk.run(day="2026-11-04")
    first = git(remote, "rev-parse", "gh-pages^{tree}")
    clerk.sample.post("guangming/2026/c.md", title="清雪")
    clerk.run()
    second = git(remote, "rev-parse", "gh-pages^{tree}")
    content = Standing.of(clerk.sample.content).files
    told = clerk.run("--rollback", "--dry-run")
    assert git(remote, "rev-parse", "gh-pages^{tree}") == second
    ended = clerk.run("--rollback")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(told.out)
    assert "下架 1 篇\n  清雪（guangming，/communities/guangming/2026/c/）\n" in ended.out
    assert "origin 的 gh-pages 分支 现在是 2026-11-04 的网站。" in ended.out
    assert git(remote, "rev-parse", "gh-pages^{tree}") == first
    clerk.run("--rollback")
    assert git(remote, "rev-parse", "gh-pages^{tree}") == second
    assert commits(remote)[:2] == ["退回到 2026-11-05 的网站", "退回到 2026-11-04 的网站"]
    assert git(remote, "log", "-1", "--format=%an", "gh-pages") == "孙吴县样本局"
    assert Standing.of(clerk.sample.content).files == content


def test_a_rollback_keeps_the_domain_and_passes_over_what_is_the_site_that_is_online(clerk, remote):
    """A host that is given a domain on its own pages puts CNAME into the branch, as a commit."""
    clerk.run(day="2026-11-04")
    clerk.sample.post("guangming/2026/c.md", title="清雪")
    clerk.run()
    work = clerk.folder.parent / "host"
    git(clerk.folder, "clone", "--quiet", "--branch=gh-pages", str(remote), str(work))
    (work / "CNAME").write_text("news.example.org\n")
    git(work, "add", "CNAME")
    git(work, "commit", "--quiet", "-m", "Create CNAME")
    git(work, "push", "--quiet", "origin", "gh-pages")
    ended = clerk.run("--rollback")
    assert (ended.code, ended.err) == (0, "")
    assert "现在是 2026-11-04 的网站" in ended.out
    assert "communities/guangming/2026/c/index.html" not in online(remote)
    assert git(remote, "show", "gh-pages:CNAME") == "news.example.org"


def test_without_a_site_before_there_is_nothing_to_go_back_to(clerk):
    sentence = "origin 的 gh-pages 分支 上没有更早的网站可以退回，线上的网站保持不变。\n"
    ended = clerk.run("--rollback")
    assert (ended.code, ended.out, ended.err) == (1, "", sentence)
    clerk.run()
    ended = clerk.run("--rollback")
    assert (ended.code, ended.out, ended.err) == (1, "", sentence)


def test_a_push_of_which_only_the_answer_was_lost_has_worked(clerk, remote):
    clerk.hook("post-receive", "kill -9 $(cut -d' ' -f4 /proc/$PPID/stat) $PPID", at_remote=True)
    clerk.run()
    assert clerk.run().code == 0
    assert len(commits(remote)) == 1
    assert clerk.received == [["guangming", "2026-11-05"], ["xinhua", "2026-11-05"]]


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


# --- asked directly ---------------------------------------------------------------------------------------

ITEMS = '{{"items":[{{"id":"urn:{id}","unit":"guangming","title":"甲","address":"/a/","digest":"00"}}],"received":{{}}}}'


@pytest.fixture
def project(tmp_path, remote):
    """A repository with a remote, and nothing in it."""
    folder = tmp_path / "项目"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "remote", "add", "origin", str(remote))
    return folder


def site(folder, number):
    """The site number so: its list has one item."""
    output = folder / "output"
    output.mkdir(exist_ok=True)
    (output / "items.json").write_text(ITEMS.format(id=number), "utf-8")
    return output


def inspected(project, remote="origin", branch="gh-pages"):
    made = Branch(project, PublishSettings(remote, branch, ""))
    made.inspect()
    return made


def put(project, number, day):
    return inspected(project).put(site(project, number), f"发布 {day}", "县局", "a@example.org")


def test_where_nothing_is_online_yet_nothing_is_foreign_and_nothing_is_known(project):
    seen = inspected(project)
    assert (seen.online, seen.foreign, seen.known) == (None, False, frozenset())
    assert seen.name == "origin 的 gh-pages 分支"
    with pytest.raises(CommandRefusedError) as told:
        seen.previous_state()
    assert str(told.value) == "origin 的 gh-pages 分支 上没有更早的网站可以退回，线上的网站保持不变。"


def test_what_was_put_is_online_and_what_was_published_from_here_is_known(project):
    assert put(project, 1, "2026-11-04")
    assert not put(project, 1, "2026-11-05")
    assert put(project, 2, "2026-11-06")
    seen = inspected(project)
    assert [entry.id for entry in seen.online.items] == ["urn:2"]
    assert seen.known == frozenset({"urn:1", "urn:2"})


def test_the_state_before_bears_the_day_of_its_message_and_can_be_put_back(project, remote):
    put(project, 1, "2026-11-04")
    put(project, 2, "2026-11-06")
    seen = inspected(project)
    before = seen.previous_state()
    assert (before.day, [entry.id for entry in before.online.items]) == ("2026-11-04", ["urn:1"])
    seen.put_back(before, "退回到 2026-11-04 的网站")
    assert [entry.id for entry in inspected(project).online.items] == ["urn:1"]
    assert commits(remote) == ["退回到 2026-11-04 的网站", "发布 2026-11-06", "发布 2026-11-04"]
    assert git(remote, "log", "-1", "--format=%an %ae", "gh-pages") == "县局 a@example.org"


@pytest.mark.parametrize(("remote_name", "branch"), [("", "gh-pages"), ("origin", ""), ("origin", "--force")])
def test_a_remote_or_a_branch_that_cannot_be_is_refused(remote_name, branch, project):
    with pytest.raises(CommandRefusedError) as told:
        inspected(project, remote_name, branch)
    assert str(told.value) == (
        f"publishconf.py 里没有写好要发布到哪里（PUBLISH_REMOTE 和 PUBLISH_BRANCH），{UNDONE}。"
    )
