"""build where nothing needs to be built: the same is told again, without Pelican, and the older site comes back."""

import gc
import sys
from datetime import date

import pytest

from civic.build_result import BuildSummary
from civic.build_session import BuildSession
from civic.desk import build as desk_build
from engine.output_tree import OutputTree
from tests.site.sample import Sample

DAY = date(2026, 11, 5)
REPORT = "communities/guangming/2026/b.md\n  【问题】…\n"


@pytest.fixture(autouse=True)
def garbage():
    """A build turns this off for the rest of its process, and that is ours."""
    yield
    gc.enable()


@pytest.fixture
def sample(tmp_path, monkeypatch):
    """A sample whose site stands as a build would have left it; Pelican cannot be loaded."""
    made = Sample(tmp_path)
    monkeypatch.setattr(desk_build, "CACHE", tmp_path / "cache")
    for name in [name for name in sys.modules if name.partition(".")[0] == "pelican"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pelican", None)
    return made


def stands(sample, text, *, held_back=False, problems="{}"):
    """A site of one page, with the note and the stamp of its build."""
    with BuildSession(desk_build.CACHE, jobs=1) as session:
        places = [desk_build.ROOT / name for name in ("themes", "plugins", "pelicanconf.py")]
        stamp = session.stamp(sample.content, places, DAY)
    note = BuildSummary(held_back, REPORT if held_back else "", problems, files=1)
    with OutputTree(sample.output) as tree:
        tree.write("index.html", text.encode())
        tree.publish(stamp, note.to_json())


def build(sample, *, strict=False, as_of=DAY):
    return desk_build.build(sample.content, sample.output, as_of, strict=strict, jobs=1)


@pytest.mark.parametrize(("held_back", "code"), [(False, 0), (True, 2)])
def test_where_nothing_has_changed_the_last_report_is_told_again(held_back, code, sample, capsys):
    stands(sample, "首页", held_back=held_back)
    assert build(sample) == code
    told = capsys.readouterr()
    assert told.out.startswith(f"内容没有变化，网站保持不变：{sample.output}（")
    assert told.err == (REPORT if held_back else "")


def test_the_list_of_problems_is_written_again_where_it_is_gone_or_another(sample):
    stands(sample, "首页", problems='{"problems":[]}')
    file = sample.folder / "output.problems.json"
    assert build(sample) == 0
    assert file.read_text("utf-8") == '{"problems":[]}'
    file.write_text("something else", "utf-8")
    assert build(sample) == 0
    assert file.read_text("utf-8") == '{"problems":[]}'


def test_for_another_day_or_where_a_page_was_changed_it_is_built(sample):
    stands(sample, "首页")
    with pytest.raises(ImportError):
        build(sample, as_of=date(2026, 11, 6))
    page = sample.output / "index.html"
    page.write_text("改过", "utf-8")
    with pytest.raises(ImportError):
        build(sample)


def test_a_new_post_is_built(sample):
    stands(sample, "首页")
    assert build(sample) == 0
    sample.post("guangming/2026/a.md")
    with pytest.raises(ImportError):
        build(sample)


def test_with_strict_a_site_with_posts_held_back_is_not_passed_over(sample):
    stands(sample, "首页")
    assert build(sample, strict=True) == 0
    stands(sample, "新首页", held_back=True)
    with pytest.raises(ImportError):
        build(sample, strict=True)


def test_a_rollback_brings_back_the_older_page_with_its_problems(sample, capsys):
    stands(sample, "旧", problems='"old"')
    stands(sample, "新", problems='"new"')
    assert desk_build.rollback(sample.output) == 0
    assert (sample.output / "index.html").read_text("utf-8") == "旧"
    assert (sample.folder / "output.problems.json").read_text("utf-8") == '"old"'
    assert capsys.readouterr().out == (
        f"已恢复到上一次生成的网站：{sample.output}（1 个文件）。再运行一次同一命令，就回到刚才的网站。\n"
    )


def test_where_there_is_only_one_site_a_rollback_changes_nothing(sample, capsys):
    stands(sample, "首页")
    assert desk_build.rollback(sample.output) == 1
    assert capsys.readouterr().out == f"没有可以恢复的上一次的网站，{sample.output} 保持不变。\n"
    assert (sample.output / "index.html").read_text("utf-8") == "首页"


def test_a_second_window_is_told_that_it_waits(capsys):
    desk_build.report_waiting()
    assert capsys.readouterr() == ("", "另一个窗口正在生成同一个网站，请稍候，它完成后这里自动继续……\n")
