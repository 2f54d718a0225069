"""What may stand behind `bench`, and what is measured where nothing does."""

import pytest
from benchmarks.bench import UNDONE
from benchmarks.peers import PEERS
from benchmarks.steps import WrongSiteError

from benchmarks import bench
from civic.desk.command_line import run
from civic.desk.verbs import VERBS


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--posts=ten"], "--posts 后面要写 20 到 999999 之间的整数，不能是「ten」。\n"),
        (["--posts=1000,"], "--posts 后面要写 20 到 999999 之间的整数，不能是「」。\n"),
        (["--runs=0"], "--runs 后面要写 1 到 999999 之间的整数，不能是「0」。\n"),
        (["--runs"], "--runs 后面还缺少内容。\n"),
        (["--peers=ours,zola"], "--peers 不能是「zola」，只能是 ours、alike、hugo、pelican、reload。\n"),
        (
            ["--fast"],
            "命令 bench 后面的「--fast」看不懂，可用的选项是 --posts、--units、--runs、--peers。\n",
        ),
    ],
)
def test_a_wrong_call_is_one_chinese_sentence_and_64(capsys, words, sentence):
    assert run(VERBS["bench"], words, UNDONE) == 64
    assert capsys.readouterr() == ("", sentence)


@pytest.fixture
def plans(monkeypatch, tmp_path):
    """What would be measured, instead of the measuring, which ends with a site that is wrong."""
    made = []

    def measured(plan, posts):
        made.append((plan, posts))
        raise WrongSiteError("wrong")

    monkeypatch.setattr(bench, "_measured", measured)
    monkeypatch.setattr(bench, "provide_programs", lambda: {"CHROMIUM": "/usr/bin/chromium"})
    monkeypatch.setattr(bench, "BENCH", tmp_path / "bench")
    return made


def test_all_generators_are_measured_unless_some_are_named(plans):
    assert run(VERBS["bench"], [], UNDONE) == 1
    assert (
        run(VERBS["bench"], ["--posts=300,20,300", "--units=2", "--runs=1", "--peers=ours,reload"], UNDONE)
        == 1
    )
    assert plans == [((20, 3, list(PEERS), ""), 1000), ((2, 1, ["ours", "reload"], "/usr/bin/chromium"), 20)]
