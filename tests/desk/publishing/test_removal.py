"""Nothing vanishes unannounced: which items publish stops for, with what reason, and which may go."""

from datetime import date

import pytest

from civic.core.addresses import item_id
from civic.core.manifest import ManifestDiff, ManifestItem
from civic.desk.publishing.removal import RemovalCauses
from civic.reading.content_tree import walk
from civic.reading.site import read_site
from tests.desk.publishing.clerks import commits, state
from tests.site.sample import Sample


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


# --- asked directly ---------------------------------------------------------------------------------------


def causes(sample, gone, *, known=(), added=()):
    """What is said of items that are gone, given by unit and path below its folder."""
    day = date(2026, 11, 5)
    reading = read_site(sample.content, sample.folder / "cache", day)
    removal = RemovalCauses(reading.site, day, reading.problems, walk(sample.content), known)
    removed = tuple(entry(unit, path) for unit, path in gone)
    told = removal.unannounced_removals(ManifestDiff(added=added, removed=removed))
    return [(entry.id, cause) for entry, cause in told]


def entry(unit, path, title="甲"):
    return ManifestItem(item_id(unit, path), unit, title, f"/{unit}/{path}/", "00")


def test_a_file_that_somebody_deleted_may_go_and_one_that_was_never_here_is_told(tmp_path):
    name = item_id("guangming", "2026/a.md")
    gone = [("guangming", "2026/a.md")]
    assert causes(Sample(tmp_path), gone, known=[name]) == []
    assert causes(Sample(tmp_path), gone) == [
        (name, "content 里没有它的文件，它是在别的电脑上发布的，请先把那边的文章拿过来")
    ]


def test_a_draft_of_which_nothing_else_can_be_read_may_go(tmp_path):
    sample = Sample(tmp_path)
    sample.post("guangming/2026/a.md", status="草稿", date="快了")
    assert causes(sample, [("guangming", "2026/a.md")]) == []


def test_an_item_without_a_title_is_not_taken_for_another_without_one(tmp_path):
    sample = Sample(tmp_path)
    sample.post("guangming/2026/b.md", title="乙")
    heir = entry("guangming", "2026/b.md", title="")
    name = item_id("guangming", "2026/a.md")
    unlisted = ManifestItem(name, "guangming", "", "", "00")
    day = date(2026, 11, 5)
    reading = read_site(sample.content, sample.folder / "cache", day)
    removal = RemovalCauses(reading.site, day, reading.problems, walk(sample.content), [name])
    assert removal.unannounced_removals(ManifestDiff(added=(heir,), removed=(unlisted,))) == ()


def test_of_a_folder_that_leads_out_of_the_content_all_items_are_told(tmp_path):
    sample = Sample(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (sample.content / "communities" / "guangming" / "2026").symlink_to(tmp_path / "elsewhere")
    names = [item_id("guangming", path) for path in ("2026/a.md", "2026/b.md")]
    told = causes(
        sample,
        [("guangming", "2026/a.md"), ("guangming", "2026/b.md"), ("xinhua", "2026/c.md")],
        known=[*names, item_id("xinhua", "2026/c.md")],
    )
    assert [name for name, _ in told] == names
    assert {cause.partition(" ")[0] for _, cause in told} == {"communities/guangming/2026"}
