"""Nothing vanishes unannounced: which items publish stops for, with what reason, and which may go."""

import shutil
from datetime import date

import pytest

from civic.core.addresses import item_id
from civic.core.manifest import ManifestDiff, ManifestItem
from civic.desk.publishing.removal import RemovalCauses
from civic.reading.content_tree import walk
from civic.reading.site import read_site
from tests.desk.publishing.clerks import bare, clerk_with_a_post, commits, state
from tests.site.sample import Sample

STOPPED = "没有发布：线上有 1 篇会不见，而文件没有删，也没有写成草稿、到期、撤下或作废。\n"
POST = "communities/guangming/2026/a.md"
CARD = "communities/guangming/community.yaml"
TITLE = {"title": "重阳节包饺子"}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A clerk whose one post is online; tests bring the content back to what it was."""
    folder = tmp_path_factory.mktemp("published")
    clerk = clerk_with_a_post(folder / "甲", bare(folder / "服务器.git"))
    assert clerk.run().code == 0
    return clerk


@pytest.fixture
def content(published, tmp_path):
    """Its content, put back at the end."""
    shutil.copytree(published.sample.content, tmp_path / "before")
    yield published.sample.content
    shutil.rmtree(published.sample.content)
    (tmp_path / "before").rename(published.sample.content)


def move(content, old, new):
    (content / old).rename(content / new)


STOPS = {
    "held back": (
        lambda sample: sample.post("guangming/2026/a.md", category="没有", **TITLE),
        f"重阳节包饺子（光明社区，/communities/guangming/2026/a/）：{POST} 有问题，"
        "被压下了（「没有」不在 8 个分类里。）。",
    ),
    "its unit's card is at fault": (
        lambda sample: sample.unit("guangming", 类型="街道"),
        f"重阳节包饺子（guangming，/communities/guangming/2026/a/）：{CARD} 有问题，"
        "被压下了（类型「街道」不认识。）。",
    ),
    "its unit's card is gone": (
        lambda sample: (sample.content / CARD).unlink(),
        "重阳节包饺子（guangming，/communities/guangming/2026/a/）：communities/guangming 有问题，被压下了"
        "（文件夹「guangming」里没有登记表 community.yaml，不知道是哪个单位的，里面的 1 篇文章都不发布。）。",
    ),
    "a second ending": (
        lambda sample: move(sample.content, POST, f"{POST}.txt"),
        f"重阳节包饺子（光明社区，/communities/guangming/2026/a/）：{POST}.txt 有问题，"
        "被压下了（「a.md.txt」的名称末尾多了一截，没有当作文章。）。",
    ),
    "a day in the future": (
        lambda sample: sample.post("guangming/2026/a.md", date="2026-12-01", **TITLE),
        "重阳节包饺子（光明社区，/communities/guangming/2026/a/）：日期是 2026-12-01，还没有到，到那天才登。",
    ),
    "a new name and so a new address": (
        lambda sample: move(sample.content, POST, "communities/guangming/2026/jiao-zi.md"),
        "重阳节包饺子（光明社区，/communities/guangming/2026/a/）：它的文件好像改了名称或者换了地方，现在是 "
        "communities/guangming/2026/jiao-zi.md，网址会由 /communities/guangming/2026/a/ 变成 "
        "/communities/guangming/2026/jiao-zi/。",
    ),
}


@pytest.mark.parametrize(("change", "told"), STOPS.values(), ids=STOPS)
def test_what_nobody_meant_to_go_does_not_vanish_unannounced(change, told, published, content):
    change(published.sample)
    ended = published.run("--dry-run")
    assert ended.code == 1
    assert STOPPED in ended.err
    assert f"\n  {told}\n" in ended.err
    ended = published.run("--dry-run", "--allow-removal")
    assert ended.code in (0, 2)
    assert "下架 1 篇" in ended.out


def test_publishing_stops_and_leaves_all_as_it_was_and_goes_on_where_that_is_wanted(clerk):
    clerk.run()
    change, told = STOPS["held back"]
    change(clerk.sample)
    before = state(clerk)
    ended = clerk.run()
    assert (ended.code, STOPPED in ended.err, f"\n  {told}\n" in ended.err) == (1, True, True)
    assert state(clerk) == before
    ended = clerk.run("--allow-removal")
    assert ended.code == 2
    assert "下架 1 篇" in ended.out


@pytest.mark.parametrize(
    "header",
    [
        {"status": "草稿"},
        {"status": "退回修改"},
        {"expires": "2026-11-05"},
        {"withdrawn": "2026-11-05"},
        {"void": "{reason: 虚假, date: 2026-11-05}"},
    ],
    ids=["draft", "returned", "expired", "withdrawn", "void"],
)
def test_what_somebody_meant_to_go_goes(header, published, content):
    published.sample.post("guangming/2026/a.md", **TITLE, **header)
    ended = published.run("--dry-run")
    assert (ended.code, ended.err) == (0, "")
    assert "新增 0 篇\n更新 0 篇\n下架 1 篇\n" in ended.out


def test_what_somebody_deleted_goes(clerk, remote):
    clerk.run()
    (clerk.sample.content / POST).unlink()
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
