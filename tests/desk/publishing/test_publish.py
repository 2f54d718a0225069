"""publish: what comes to be online, what does not, and what is left as it was when it fails."""

import json

from tests.desk.publishing.clerks import commits, git, online, state
from tests.site.running import Standing

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


def test_a_file_in_another_folder_at_its_old_address_is_an_update(clerk, remote):
    clerk.run()
    old = clerk.sample.content / "communities/guangming/2026/a.md"
    old.rename(old.parent.parent / "a.md")
    assert clerk.run().code == 0
    assert commits(remote)[0] == "发布 2026-11-05：新增 0 篇，更新 1 篇，下架 0 篇"


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
