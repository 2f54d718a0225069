"""The second build: what it says, what it leaves alone, what explains it, and the way back."""

import json

import pytest

from tests import fork_server
from tests.site.sample import ROOT, desk, surroundings

DAY = "2026-11-05"

NO_ROOM = """
import sys
from civic.desk.__main__ import main
from engine.output_tree import OutputTree
def full(tree): raise OSError(28, "No space left on device")
OutputTree.prepare = full
sys.exit(main(sys.argv[1:]))
"""


def run(sample, *words):
    return desk("build", f"--content={sample.content}", f"--output={sample.output}", f"--as-of={DAY}", *words)


def times(sample):
    return {path: path.stat().st_mtime_ns for path in sample.output.rglob("*") if path.is_file()}


@pytest.fixture
def built(sample):
    sample.post("guangming/2026/a.md", "第一句。", title="甲")
    sample.post("guangming/2026/bad.md", title="坏的", category="无")
    assert sample.build().code == 2
    return sample


def test_where_nothing_has_changed_the_same_is_told_again_and_nothing_is_touched(built):
    before, first = times(built), (built.folder / "output.problems.json").read_bytes()
    (built.folder / "output.problems.json").unlink()
    again = run(built)
    assert again.returncode == 2
    assert again.stdout.startswith(f"内容没有变化，网站保持不变：{built.output}（")
    assert "坏的" not in again.stdout
    assert "communities/guangming/2026/bad.md" in again.stderr
    assert times(built) == before
    assert (built.folder / "output.problems.json").read_bytes() == first


def test_strict_stops_also_where_nothing_has_changed(built):
    ended = run(built, "--strict")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.endswith("这次没有生成网站；原来的网站保持不变。\n")


def test_a_site_that_stands_is_told_as_such_though_the_second_tree_finds_no_room(sample):
    words = [f"--content={sample.content}", f"--output={sample.output}", f"--as-of={DAY}"]
    ended = fork_server.run(["-c", NO_ROOM, "build", *words], ROOT, surroundings())
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("网站已生成：")
    assert (sample.output / "index.html").is_file()


def test_an_edit_writes_only_what_it_touches(built):
    before = times(built)
    built.post("guangming/2026/a.md", "第二句。", title="甲", summary="一样的摘要")
    built.build()
    before = times(built)
    built.post("guangming/2026/a.md", "第三句。", title="甲", summary="一样的摘要")
    ended = run(built)
    changed = {
        path.relative_to(built.output).as_posix() for path, at in times(built).items() if before[path] != at
    }
    feeds = {
        f"{at}{file}"
        for at in ("", "communities/", "communities/guangming/", "categories/party/")
        for file in ("rss.xml", "atom.xml", "feed.json")
    }
    assert changed == {"communities/guangming/2026/a/index.html", "items.json", *feeds}
    assert f"新写 {len(changed)} 个" in ended.stdout


def test_one_job_and_several_build_the_same_bytes(built):
    for number in range(300):
        built.post(f"xinhua/2026/p{number}.md", title=f"第{number}篇")
    one = built.build("--jobs=1", output="one").bytes()
    assert built.build("--jobs=3", output="several").bytes() == one


def test_why_tells_what_a_page_is_made_of_and_why_it_was_made_again(built):
    built.post("guangming/2026/a.md", "第二句。", title="甲")
    told = run(built, "--why=/communities/guangming/2026/a/").stdout.splitlines()[1:]
    assert told[0] == "communities/guangming/2026/a/index.html"
    assert told[1:3] == ["  模板：post.html，连同它用到的部分", "  写在：communities/guangming/2026/a.md"]
    assert "  取决于：这里的文章（有变化）" in told
    assert told[-1] == "  这次重新做了：页面上的内容有变化。"
    told = run(built, "--why=https://sample.example/communities/guangming/2026/a/").stdout.splitlines()
    assert told[-1] == "  这次没有重做：和上次相比什么都没变。"


def test_why_answers_for_every_kind_of_file(built):
    for path in ("/leaderboard/", "communities/guangming/", "/rss.xml", "/theme", "/communities/nobody/"):
        told = run(built, f"--why={path}")
        assert told.returncode == 2
        is_there = path not in ("/theme", "/communities/nobody/")
        assert ("网站里没有" in told.stdout) is not is_there, path


def test_why_takes_a_file_of_the_output_too(built):
    told = run(built, f"--why={built.output}/communities/guangming/index.html").stdout
    assert "communities/guangming/index.html\n  模板：blog.html" in told


def test_why_knows_the_sites_own_path(sample):
    sample.site_yaml(url="https://sample.example/minzheng/")
    sample.post("guangming/2026/a.md", title="甲")
    told = run(sample, "--why=https://sample.example/minzheng/communities/guangming/2026/a/").stdout
    assert "写在：communities/guangming/2026/a.md" in told


def test_rollback_brings_the_last_site_back_with_its_problems_and_again_the_newer_one(built):
    built.post("guangming/2026/bad.md", title="改好了")
    old = built.build(output="old")
    assert run(built).returncode == 0
    back = run(built, "--rollback")
    assert (back.returncode, back.stderr) == (0, "")
    assert back.stdout.startswith(f"已恢复到上一次生成的网站：{built.output}（")
    assert not (built.output / "communities/guangming/2026/bad").exists()
    told = json.loads((built.folder / "output.problems.json").read_text("utf-8"))
    assert [problem["code"] for problem in told["problems"]] == ["category-unknown"]
    assert run(built, "--rollback").returncode == 0
    now = {
        p.relative_to(built.output).as_posix(): p.read_bytes() for p in built.output.rglob("*") if p.is_file()
    }
    assert now == old.bytes()


def test_without_an_older_site_rollback_says_so(sample):
    ended = run(sample, "--rollback")
    assert ended.returncode == 1
    assert ended.stdout == f"没有可以恢复的上一次的网站，{sample.output} 保持不变。\n"
    sample.build()
    assert run(sample, "--rollback").returncode == 1
