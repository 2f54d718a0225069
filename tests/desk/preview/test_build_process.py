"""The builder that stays (build_process.py): what it looks at, and what becomes of it when it is killed."""

from datetime import date

import pytest

from civic.desk.preview.build_process import Builder
from civic.desk.preview.serve import _RECHECK_AFTER, _PreviewBuilder
from civic.desk.preview.server import PreviewState
from tests.site.sample import Sample

DAY = date(2026, 11, 5)
PAGE = "communities/guangming/2026/a/index.html"


@pytest.fixture
def sample(tmp_path):
    made = Sample(tmp_path)
    made.post("guangming/2026/a.md", "第一句。", title="甲")
    made.post("guangming/2026/b.md", "第一句。", title="乙")
    return made


@pytest.fixture
def builder(sample):
    made = Builder(sample.content, sample.output)
    yield made
    made.end()


def clean(sample):
    """What a build of its own makes of the content now."""
    return sample.build(output="clean").bytes()


def shown(sample):
    return {
        path.relative_to(sample.output).as_posix(): path.read_bytes()
        for path in sorted(sample.output.rglob("*"))
        if path.is_file()
    }


def test_a_saved_file_is_all_it_looks_at_and_the_site_is_that_of_a_clean_build(sample, builder):
    assert builder.build(DAY).is_new
    path = sample.post("guangming/2026/a.md", "第二句。", title="甲")
    ended = builder.build(DAY, [str(path)])
    assert (ended.code, ended.words, ended.base, ended.is_new) == (0, "", "/", True)
    assert shown(sample) == clean(sample)


def test_what_went_unnoticed_is_found_when_it_looks_at_everything(sample, builder):
    builder.build(DAY)
    sample.post("guangming/2026/a.md", "第二句。", title="甲")
    path = sample.post("guangming/2026/b.md", "第三句。", title="乙")
    builder.build(DAY, [str(path)])
    assert "第一句" in (sample.output / PAGE).read_text("utf-8")
    assert builder.build(DAY).is_new
    assert "第二句" in (sample.output / PAGE).read_text("utf-8")
    assert not builder.build(DAY).is_new
    assert shown(sample) == clean(sample)


@pytest.mark.parametrize("name", ["neu.md", "a.md", "community.yaml"])
def test_a_file_that_comes_or_goes_is_seen(sample, builder, name):
    builder.build(DAY)
    path = sample.content / "communities" / "guangming" / ("2026" if name.endswith(".md") else "") / name
    if path.exists():
        path.unlink()
    else:
        sample.post("guangming/2026/neu.md", title="新的")
    builder.build(DAY, [str(path)])
    assert shown(sample) == clean(sample)


def test_a_problem_that_came_unnoticed_is_shown_when_everything_is_looked_at(sample):
    shown_now = PreviewState(sample.output)
    previews = _PreviewBuilder(sample.content, shown_now, DAY)
    try:
        previews.build()
        path = sample.post("guangming/2026/b.md", "第二句。", title="乙")
        sample.post(
            "guangming/2026/a.md", "第一句。", title="甲", 心情="好"
        )  # a warning, and not a byte of the site
        previews.build([str(path)])
        assert shown_now.problems == []
        version = shown_now.version
        for _ in range(2 * _RECHECK_AFTER):
            previews.rest()
        assert [problem["code"] for problem in shown_now.problems] == ["key-unknown"]
        assert shown_now.version == version + 1
    finally:
        previews.end()


def test_files_that_nobody_reads_change_nothing(sample, builder):
    builder.build(DAY)
    path = sample.content / "communities" / "guangming" / "2026" / "~$a.md"
    path.write_text("x")
    assert not builder.build(DAY, [str(path)]).is_new


def test_another_day_is_built_anew(sample, builder):
    sample.post("guangming/2026/later.md", title="到日子才出", date="2026-11-06")
    builder.build(DAY)
    assert not (sample.output / "communities/guangming/2026/later/index.html").exists()
    assert builder.build(date(2026, 11, 6), []).is_new
    assert (sample.output / "communities/guangming/2026/later/index.html").exists()


def test_a_fault_of_the_registry_is_told_and_the_next_build_goes_through(sample, builder):
    builder.build(DAY)
    sample.site_yaml(demo="也许")
    ended = builder.build(DAY, [str(sample.content / "registry" / "site.yaml")])
    assert (ended.code, ended.base, ended.is_new) == (1, None, False)
    assert "registry/site.yaml" in ended.words
    sample.site_yaml()
    sample.post("guangming/2026/a.md", "第二句。", title="甲")
    assert builder.build(DAY).code == 0
    assert shown(sample) == clean(sample)


def test_a_process_that_was_killed_is_replaced(sample, builder):
    builder.build(DAY)
    builder._process.kill()
    builder._process.wait()
    sample.post("guangming/2026/a.md", "第二句。", title="甲")
    assert builder.build(DAY).code == 0
    assert shown(sample) == clean(sample)


def test_the_build_after_one_that_was_ended_in_the_middle_is_right(sample, builder):
    builder.build(DAY)
    builder._process.stdin.write('{"as_of": "2026-11-05", "changed": null}\n')
    builder._process.stdin.flush()
    builder.end()
    sample.post("guangming/2026/a.md", "第二句。", title="甲")
    assert builder.build(DAY).code == 0
    assert shown(sample) == clean(sample)
