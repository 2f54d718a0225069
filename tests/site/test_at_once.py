"""Several builds at once: of one output the second waits and says so, of one cache each is right."""

import time

import pytest

from civic.wording import desk as wording
from engine.output_tree import OutputTree
from tests.site.changing import Preview
from tests.site.running import Standing, copied_project, ended, forked, remove, started
from tests.site.sample import Sample


@pytest.fixture
def project(tmp_path):
    return copied_project(tmp_path / "project")


@pytest.fixture
def sample(tmp_path):
    made = Sample(tmp_path)
    for number in range(200):  # so many that helping processes read them
        made.post(f"guangming/2026/p{number:03}.md", f"第{number}篇。", title=f"第{number}篇")
    for number in range(4):
        made.picture(f"communities/xinhua/2026/{number}.jpg", size=(300, 200), shade=50 * number)
    made.post("xinhua/2026/x.md", "\n\n".join(f"![图]({number}.jpg)" for number in range(4)))
    return made


def words_of(sample, output):
    return [f"--content={sample.content}", f"--output={sample.folder / output}", "--as-of=2026-11-05"]


def begun(project, sample, output, *options):
    return started(project, "build", *words_of(sample, output), *options)


def built(project, sample, output):
    return ended(forked(project, "build", *words_of(sample, output), "--jobs=1"))


def test_a_second_build_of_an_output_waits_says_so_and_both_go_through(project, sample):
    with OutputTree(sample.output):
        builds = [begun(project, sample, "output") for _ in range(2)]
        for build in builds:
            assert build.stderr is not None
            assert build.stderr.readline() == wording.WAITING + "\n"
    assert [(run.code, run.err) for run in map(ended, builds)] == [(0, ""), (0, "")]
    site = Standing.of(sample.output)
    assert built(project, sample, "clean").code == 0
    assert site.against(Standing.of(sample.folder / "clean")) == []


def test_one_that_waits_sees_what_was_changed_in_the_meantime(project, sample):
    with OutputTree(sample.output):
        build = begun(project, sample, "output")
        assert build.stderr is not None
        assert build.stderr.readline() == wording.WAITING + "\n"
        sample.post("guangming/2026/neu.md", title="新的")
    assert ended(build).code == 0
    assert (sample.output / "communities" / "guangming" / "2026" / "neu" / "index.html").is_file()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_builds_that_share_an_empty_cache_are_all_right(jobs, project, sample):
    assert built(project, sample, "clean").code == 0
    remove(project / ".cache")
    runs = [
        ended(build) for build in [begun(project, sample, f"output{n}", f"--jobs={jobs}") for n in range(3)]
    ]
    assert [(run.code, run.err) for run in runs] == [(0, "")] * 3
    for number in range(3):
        site = Standing.of(sample.folder / f"output{number}")
        assert site.against(Standing.of(sample.folder / "clean")) == []


@pytest.mark.parametrize("moment", ["project/.cache/pictures", ".output.build/unfinished"])
def test_the_store_may_be_deleted_while_a_build_uses_it(moment, project, sample):
    """Everything below .cache may be deleted at any time."""
    assert built(project, sample, "clean").code == 0
    remove(project / ".cache")
    build = begun(project, sample, "output", "--jobs=1")
    while build.poll() is None and not (sample.folder / moment).exists():
        time.sleep(0.001)
    for path in (project / ".cache").glob("content.sqlite3*"):
        path.unlink(missing_ok=True)
    run = ended(build)
    assert (run.code, run.err) == (0, "")
    assert Standing.of(sample.output).against(Standing.of(sample.folder / "clean")) == []


def test_the_builder_of_serve_goes_on_when_the_cache_is_deleted(project, sample):
    preview = Preview(project, sample.content, sample.output)
    try:
        for number in range(3):
            sample.post("guangming/2026/neu.md", title=f"新的{number}")
            assert (preview.build("2026-11-05").code, number) == (0, number)
            remove(project / ".cache")
    finally:
        preview.end()
    assert built(project, sample, "clean").code == 0
    assert Standing.of(sample.output).against(Standing.of(sample.folder / "clean")) == []
