"""publish: what comes to be online, what does not, and what is left as it was when it fails."""

import io
import json
import shutil
import zipfile

import pytest

from civic.wording import publishing as wording
from tests.desk.publishing.clerks import Clerk, bare, commits, git, online
from tests.office_files import pdf
from tests.site.running import Standing

UNDONE = "没有发布，线上的网站保持不变"


@pytest.fixture
def remote(tmp_path):
    return bare(tmp_path / "服务器.git")


@pytest.fixture
def clerk(tmp_path, remote):
    made = Clerk(tmp_path / "甲", remote)
    made.sample.post("guangming/2026/a.md", title="重阳节包饺子")
    made.sample.post("xinhua/2026/b.md", "[表](申请 表.pdf)", title="义诊", date="2026-10-20")
    made.sample.write("communities/xinhua/2026/申请 表.pdf", pdf("1"))
    made.sample.item("news/2026/m.md", title="要闻")
    return made


def state(clerk):
    """All that a failed publish must leave as it was."""
    refs = git(clerk.folder, "for-each-ref").splitlines()
    branches = [ref for ref in refs if "refs/heads/" in ref]
    there = git(clerk.remote, "for-each-ref") if clerk.remote.exists() else ""
    return there, branches, Standing.of(clerk.sample.content).files


# --- what comes online ----------------------------------------------------------------------------------


def test_the_first_publish_makes_the_branch_with_just_the_files_of_the_site(clerk, remote):
    ended = clerk.run()
    assert (ended.code, ended.err) == (0, "")
    assert "已发布到 origin 的 gh-pages 分支：新增 3 篇，更新 0 篇，下架 0 篇。\n" in ended.out
    built = Standing.of(clerk.folder / "output").files
    assert set(online(remote)) == {*built, ".nojekyll"}
    assert "communities/xinhua/2026/b/申请 表.pdf" in online(remote)
    page = "communities/guangming/2026/a/index.html"
    assert (
        git(remote, "show", f"gh-pages:{page}") == (clerk.folder / "output" / page).read_text("utf-8").strip()
    )


def test_a_commit_bears_the_name_of_the_bureau_and_says_in_chinese_what_it_does(clerk, remote):
    clerk.sample.site_yaml(mailbox="minzheng@example.org")
    clerk.run()
    signed = git(remote, "log", "-1", "--format=%an <%ae> %cn <%ce>|%s", "gh-pages")
    assert signed == (
        "孙吴县样本局 <minzheng@example.org> 孙吴县样本局 <minzheng@example.org>"
        "|发布 2026-11-05：新增 3 篇，更新 0 篇，下架 0 篇"
    )


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


# --- what is online, by the site's own list --------------------------------------------------------------


def test_the_list_of_the_site_names_what_has_a_page_and_hides_what_is_not_listed(clerk, remote):
    clerk.sample.post("guangming/2026/h.md", title="不列", status="不列出")
    clerk.sample.post("guangming/2026/d.md", title="草", status="草稿")
    clerk.sample.post("guangming/2026/w.md", title="撤", withdrawn="2026-11-01")
    clerk.sample.post("guangming/2026/n.md", title="错", category="没有")
    clerk.run()
    listed = json.loads(git(remote, "show", "gh-pages:items.json"))
    assert sorted((one["unit"], one["title"], one["address"]) for one in listed["items"]) == [
        ("bureau", "要闻", "/news/2026/m/"),
        ("guangming", "", ""),
        ("guangming", "重阳节包饺子", "/communities/guangming/2026/a/"),
        ("xinhua", "义诊", "/communities/xinhua/2026/b/"),
    ]
    assert list(listed["received"].values()) == ["2026-11-05"] * 4  # one of them is withdrawn, and counts


# --- what would vanish ------------------------------------------------------------------------------------


def stopped(clerk, told, *words):
    """Publishing stops, says this of one item, and leaves all as it was; with --allow-removal it goes on."""
    before = state(clerk)
    ended = clerk.run(*words)
    assert ended.code == 1
    assert "没有发布：线上有 1 篇会不见，而文件没有删，也没有写成草稿、到期、撤下或作废。\n" in ended.err
    assert f"\n  {told}\n" in ended.err
    assert state(clerk) == before
    ended = clerk.run("--allow-removal", *words)
    assert ended.code in (0, 2)
    assert "下架 1 篇" in ended.out


def test_a_post_that_a_problem_holds_back_does_not_vanish_unannounced(clerk):
    clerk.run()
    clerk.sample.post("guangming/2026/a.md", title="重阳节包饺子", category="没有")
    stopped(
        clerk,
        "重阳节包饺子（光明社区，/communities/guangming/2026/a/）：communities/guangming/2026/a.md 有问题，"
        "被压下了（「没有」不在 8 个分类里。）。",
    )


def test_a_unit_whose_card_is_at_fault_does_not_vanish_unannounced(clerk):
    clerk.run()
    clerk.sample.unit("guangming", 类型="街道")
    stopped(
        clerk,
        "重阳节包饺子（guangming，/communities/guangming/2026/a/）：communities/guangming/community.yaml 有问题，"
        "被压下了（类型「街道」不认识。）。",
    )


def test_a_unit_whose_card_is_gone_does_not_vanish_unannounced(clerk):
    clerk.run()
    (clerk.sample.content / "communities/guangming/community.yaml").unlink()
    stopped(
        clerk,
        "重阳节包饺子（guangming，/communities/guangming/2026/a/）：communities/guangming 有问题，被压下了"
        "（文件夹「guangming」里没有登记表 community.yaml，不知道是哪个单位的，里面的 1 篇文章都不发布。）。",
    )


def test_a_post_whose_file_got_a_second_ending_does_not_vanish_unannounced(clerk):
    clerk.run()
    old = clerk.sample.content / "communities/guangming/2026/a.md"
    old.rename(old.with_name("a.md.txt"))
    stopped(
        clerk,
        "重阳节包饺子（光明社区，/communities/guangming/2026/a/）：communities/guangming/2026/a.md.txt 有问题，"
        "被压下了（「a.md.txt」的名称末尾多了一截，没有当作文章。）。",
    )


def test_a_post_whose_day_was_moved_into_the_future_does_not_vanish_unannounced(clerk):
    clerk.run()
    clerk.sample.post("guangming/2026/a.md", title="重阳节包饺子", date="2026-12-01")
    stopped(
        clerk,
        "重阳节包饺子（光明社区，/communities/guangming/2026/a/）：日期是 2026-12-01，还没有到，到那天才登。",
    )


def test_a_file_with_a_new_name_and_so_a_new_address_is_told(clerk):
    clerk.run()
    old = clerk.sample.content / "communities/guangming/2026/a.md"
    old.rename(old.with_name("jiao-zi.md"))
    stopped(
        clerk,
        "重阳节包饺子（光明社区，/communities/guangming/2026/a/）：它的文件好像改了名称或者换了地方，现在是 "
        "communities/guangming/2026/jiao-zi.md，网址会由 /communities/guangming/2026/a/ 变成 "
        "/communities/guangming/2026/jiao-zi/。",
    )


def test_a_file_in_another_folder_at_its_old_address_is_an_update(clerk, remote):
    clerk.run()
    old = clerk.sample.content / "communities/guangming/2026/a.md"
    old.rename(old.parent.parent / "a.md")
    assert clerk.run().code == 0
    assert commits(remote)[0] == "发布 2026-11-05：新增 0 篇，更新 1 篇，下架 0 篇"


@pytest.mark.parametrize(
    "header",
    [
        {"status": "草稿"},
        {"status": "退回修改"},
        {"expires": "2026-11-05"},
        {"withdrawn": "2026-11-05"},
        {"void": "{reason: 虚假, date: 2026-11-05}"},
        None,
    ],
    ids=["draft", "returned", "expired", "withdrawn", "void", "deleted"],
)
def test_what_somebody_meant_to_go_goes(clerk, remote, header):
    clerk.run()
    path = "guangming/2026/a.md"
    if header is None:
        (clerk.sample.content / "communities" / path).unlink()
    else:
        clerk.sample.post(path, title="重阳节包饺子", **header)
    ended = clerk.run()
    assert (ended.code, ended.err) == (0, "")
    assert commits(remote)[0] == "发布 2026-11-05：新增 0 篇，更新 0 篇，下架 1 篇"


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


# --- posts held back ----------------------------------------------------------------------------------------


def test_a_post_that_is_held_back_is_not_published_and_the_rest_is(clerk, remote):
    clerk.sample.post("guangming/2026/x.md", title="错", category="没有")
    ended = clerk.run()
    assert ended.code == 2
    assert "communities/guangming/2026/x.md" in ended.err
    assert commits(remote) == ["发布 2026-11-05：新增 3 篇，更新 0 篇，下架 0 篇"]


def test_with_strict_a_post_that_is_held_back_stops_it_all(clerk, remote):
    clerk.sample.post("guangming/2026/x.md", title="错", category="没有")
    before = state(clerk)
    ended = clerk.run("--strict")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.endswith("有文章存在问题，按 --strict 的要求，这次没有发布；线上的网站保持不变。\n")
    assert state(clerk) == before
    assert not (clerk.folder / "output").exists()


def test_a_fault_in_the_registry_stops_it_all(clerk):
    clerk.sample.write("registry/outlets.yaml", "- {key: x}\n")
    before = state(clerk)
    ended = clerk.run()
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.endswith("registry 文件夹里的登记有错，这次没有发布；线上的网站保持不变。\n")
    assert state(clerk) == before


# --- --dry-run ------------------------------------------------------------------------------------------------


def test_a_dry_run_tells_by_title_what_would_change_and_writes_nothing(clerk):
    clerk.run()
    clerk.sample.post("guangming/2026/c.md", title="清雪")
    clerk.sample.post("guangming/2026/h.md", title="悄悄", status="不列出")
    clerk.sample.post("xinhua/2026/b.md", "[表](申请 表.pdf)", title="义诊（改）", date="2026-10-20")
    clerk.sample.item("news/2026/m.md", title="要闻", slug="yao-wen")
    (clerk.sample.content / "communities/guangming/2026/a.md").unlink()
    before, built = state(clerk), Standing.of(clerk.folder / "output")
    ended = clerk.run("--dry-run")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "origin 的 gh-pages 分支 会有这些变化：\n"
        "新增 2 篇\n"
        "  悄悄（光明社区，不列出）\n"
        "  清雪（光明社区，/communities/guangming/2026/c/）\n"
        "更新 2 篇\n"
        "  要闻（县局，网址由 /news/2026/m/ 变成 /news/2026/yao-wen/，原来的网址就打不开了）\n"
        "  义诊（改）（新华社区，/communities/xinhua/2026/b/）\n"
        "下架 1 篇\n"
        "  重阳节包饺子（光明社区，/communities/guangming/2026/a/）\n"
    )
    assert state(clerk) == before
    assert Standing.of(clerk.folder / "output") == built


def test_a_dry_run_before_the_first_publish_leaves_no_trace(clerk):
    before = state(clerk)
    ended = clerk.run("--dry-run")
    assert (ended.code, ended.out.splitlines()[1]) == (0, "新增 3 篇")
    assert state(clerk) == before
    assert not (clerk.folder / "output").exists()


# --- --zip ---------------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("value", ["site", "没有这个文件夹/site.zip", "content"])
def test_a_zip_must_be_a_file_that_can_be(clerk, value):
    ended = clerk.run(f"--zip={value}")
    assert (ended.code, ended.out) == (64, "")
    assert ended.err == (f"--zip 后面要写一个以 .zip 结尾的文件名，放它的文件夹要先有，不能是「{value}」。\n")


def test_a_zip_lies_neither_in_the_content_nor_in_the_site(clerk):
    ended = clerk.run("--zip=content/site.zip")
    assert (ended.code, ended.out) == (64, "")
    assert ended.err == "--zip 的文件不能放在内容文件夹或者网站的输出文件夹里面，请换一个地方。\n"


# --- --rollback ------------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("more", ["--strict", "--zip=site.zip", "--allow-removal"])
def test_a_rollback_stands_alone(clerk, more):
    ended = clerk.run("--rollback", more)
    assert (ended.code, ended.out) == (64, "")
    assert ended.err == "--rollback 只能单独用，或者和 --dry-run 一起用。\n"


def test_every_reason_of_git_has_its_sentence():
    for sentence in wording.GIT.values():
        told = sentence.format(undone=UNDONE, words="x")
        assert told.count("。") == 1
        assert UNDONE in told
