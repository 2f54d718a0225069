"""demo: a made-up content tree of any size, in which nothing is wrong and nothing real is blamed."""

import hashlib
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from benchmarks.demo.demo import UNDONE

from civic.core.model import ItemState, item_state
from civic.desk.command_line import run
from civic.desk.verbs import VERBS
from civic.reading.site import read_site
from tests.site.sample import surroundings

DAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]


def main(words):
    """The verb as `python -m benchmarks.demo` runs it; gives its exit code."""
    return run(VERBS["demo"], words, UNDONE)


def made(folder, units, posts, seed=0, content=ROOT / "content"):
    """The demo tree that `demo` writes into a folder."""
    words = [f"--units={units}", f"--posts={posts}", f"--seed={seed}", f"--content={content}"]
    assert main([*words, str(folder)]) == 0
    return folder


def bytes_of(folder):
    """Path -> digest of each file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """600 posts of 20 units."""
    return made(tmp_path_factory.mktemp("demo") / "tree", 20, 600)


@pytest.fixture(scope="module")
def reading(tree, tmp_path_factory):
    return read_site(tree, tmp_path_factory.mktemp("cache"), DAY)


@pytest.fixture(scope="module")
def posts(reading):
    return [item for item in reading.site.items if not item.is_bureau]


def test_nothing_is_wrong_with_any_of_it(reading):
    assert reading.problems == ()


@pytest.mark.parametrize(("units", "posts"), [(1, 0), (1, 1), (2, 3), (9, 7), (10, 1), (3, 120)])
def test_nothing_is_wrong_with_small_and_odd_sizes(tmp_path, units, posts):
    folder = made(tmp_path / "tree", units, posts)
    reading = read_site(folder, tmp_path / "cache", DAY)
    assert reading.problems == ()
    assert len(reading.site.units) == units
    assert sum(not item.is_bureau for item in reading.site.items) == posts


def test_there_are_as_many_units_and_posts_as_asked_for_shared_out_evenly(reading, posts):
    assert len(reading.site.units) == 20
    assert set(Counter(item.owner for item in posts).values()) == {30}


def test_the_real_units_come_first_then_numbered_ones_whose_codes_no_county_has(reading):
    units = {unit.key: (unit.name, unit.code) for unit in reading.site.units}
    assert units["jianhua"] == ("建华社区", "231124100001")
    assert units["xigang-cun"] == ("西岗村", "231124201206")
    made_up = {key: facts for key, facts in units.items() if key.startswith("shili-")}
    assert len(made_up) == 11
    assert made_up["shili-001"] == ("示例社区001", "231199000001")
    assert made_up["shili-011"] == ("示例社区011", "231199000011")


def test_the_real_units_are_those_of_the_projects_own_content(tree):
    cards = {card.parent.name: card.read_text("utf-8") for card in tree.glob("communities/*/community.yaml")}
    real = {key: text for key, text in cards.items() if not key.startswith("shili-")}
    for key, text in real.items():
        own = (ROOT / "content" / "communities" / key / "community.yaml").read_text("utf-8")
        assert re.search(r'"(\d{12})"', text)[1] == re.search(r'"(\d{12})"', own)[1]


def test_the_same_call_gives_the_same_bytes(tree, tmp_path):
    assert bytes_of(made(tmp_path / "again", 20, 600)) == bytes_of(tree)


def test_another_seed_gives_other_bytes_in_files_of_the_same_names(tree, tmp_path):
    before, after = bytes_of(tree), bytes_of(made(tmp_path / "other", 20, 600, seed=1))
    assert before.keys() == after.keys()
    changed = [path for path in before if before[path] != after[path]]
    assert sum(path.endswith(".md") for path in changed) == 600


def test_a_post_is_about_four_kilobytes_long(tree):
    sizes = sorted(path.stat().st_size for path in tree.glob("communities/*/*/*.md"))
    assert 3500 < sum(sizes) / len(sizes) < 4700
    assert sizes[0] > 1000
    assert sizes[-1] < 12000


def test_every_category_theme_and_outlet_of_the_registry_is_used(reading, posts):
    registry = reading.site.registry
    assert {item.category for item in posts} == {term.key for term in registry.categories}
    assert {key for item in posts for key in item.themes} == {term.key for term in registry.themes}
    adopted = {adoption.outlet for item in posts for adoption in item.adoptions}
    assert adopted == {outlet.key for outlet in registry.outlets}


def test_posts_of_every_standing_are_there_but_none_is_waiting(posts):
    found = {item_state(item, DAY) for item in posts}
    assert found == set(ItemState) - {ItemState.WAITING}


def test_no_credit_is_lost_but_by_units_that_do_not_exist(reading, posts):
    gone = {item.owner for item in posts if item_state(item, DAY) in (ItemState.VOID, ItemState.WITHDRAWN)}
    assert gone
    assert all(key.startswith("shili-") for key in gone)
    owing = {unit.key for unit in reading.site.units if unit.opened is not None}
    assert all(key.startswith("shili-") for key in owing)


def test_some_are_reported_late_some_not_at_all_and_some_tell_of_one_event(posts):
    assert any(item.reported is None for item in posts)
    assert any(item.reported is not None and item.reported > item.day for item in posts)
    events = Counter(item.event for item in posts if item.event)
    assert max(events.values()) == 2


def test_texts_hold_headings_lists_tables_bold_words_quotes_and_links_between_posts(tree):
    texts = "\n".join(path.read_text("utf-8") for path in tree.glob("communities/*/*/*.md"))
    for mark in ("\n## ", "\n### ", "\n- ", "\n1. ", "\n|---|", "**", "\n> ", "](../2026/"):
        assert mark in texts


def test_the_registry_is_the_projects_own_and_the_site_is_marked_as_a_demo(tmp_path):
    real = tmp_path / "real"
    (real / "registry").mkdir(parents=True)
    for file in (ROOT / "content" / "registry").glob("*.yaml"):
        text = file.read_text("utf-8").replace("\ndemo: true\n", "\ndemo: false # 正式使用\n")
        (real / "registry" / file.name).write_text(text, "utf-8")
    (real / "registry" / "received.csv").write_text("id,unit,day\n", "utf-8")
    folder = made(tmp_path / "tree", 2, 2, content=real)
    site = read_site(folder, tmp_path / "cache", DAY).site
    assert site.registry.site.demo is True
    assert site.registry.site.name == "孙吴县民政社区博客"
    assert not (folder / "registry" / "received.csv").exists()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_is_written_where_something_lies(tmp_path, capsys, kind):
    folder = tmp_path / "full"
    mine = folder
    if kind == "folder":
        folder.mkdir()
        mine = folder / "我的.txt"
    mine.write_text("甲", "utf-8")
    assert main(["--units=1", "--posts=1", f"--content={ROOT / 'content'}", str(folder)]) == 1
    told = capsys.readouterr()
    assert told.err == f"{folder} 里已经有东西，没有写演示内容；请换一个新文件夹的名字。\n"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [mine.name]


def test_a_registry_at_fault_stops_it(tmp_path, capsys):
    (tmp_path / "content" / "registry").mkdir(parents=True)
    folder = tmp_path / "tree"
    assert main(["--units=1", "--posts=1", f"--content={tmp_path / 'content'}", str(folder)]) == 1
    assert "请先把 registry 文件夹里的错误改好，再生成演示内容。" in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["甲"], "还缺少 --units，请在后面补上。"),
        (["--units=3", "甲"], "还缺少 --posts，请在后面补上。"),
        (["--units=3", "--posts=3"], "还没有写演示内容放在哪里，请在后面加上一个新文件夹的名字。"),
        (["--units=3", "--posts=3", ""], "还没有写演示内容放在哪里，请在后面加上一个新文件夹的名字。"),
        (["--units=0", "甲"], "--units 后面要写 1 到 999999 之间的整数，不能是「0」。"),
        (["--posts=-1", "甲"], "--posts 后面要写 0 到 999999 之间的整数，不能是「-1」。"),
        (["--seed=１", "甲"], "--seed 后面要写 0 到 999999 之间的整数，不能是「１」。"),
        (
            ["甲", "乙"],
            "命令 demo 后面的「乙」看不懂，可用的选项是 --content、--units、--posts、--seed。",
        ),
    ],
)
def test_a_wrong_call_is_answered_in_one_sentence(words, sentence, capsys):
    assert main([f"--content={ROOT / 'content'}", *words]) == 64
    assert capsys.readouterr() == ("", sentence + "\n")


def test_the_program_writes_the_same_bytes_and_ends_with_the_exit_code(tmp_path):
    words = ["--units=3", "--posts=7", "--seed=2", f"--content={ROOT / 'content'}"]
    command = [sys.executable, "-m", "benchmarks.demo", *words, str(tmp_path / "one")]
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings(), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"已在 {tmp_path / 'one'} 写好演示内容：3 个单位，7 篇文章，")
    assert bytes_of(made(tmp_path / "two", 3, 7, 2)) == bytes_of(tmp_path / "one")
    assert (
        subprocess.run(command, cwd=ROOT, env=surroundings(), capture_output=True, check=False).returncode
        == 1
    )
