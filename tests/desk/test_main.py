"""The command itself: which verbs it has, its help, and its one sentence where it cannot begin."""

import re
import subprocess
import sys

import pytest

from tests.desk.wrong_calls import VERBS_WRONG, WRONG, ids, said
from tests.site.sample import ROOT, desk, surroundings


@pytest.mark.parametrize(("words", "sentence"), VERBS_WRONG, ids=ids(VERBS_WRONG))
def test_a_verb_that_is_not_there_is_answered_with_those_that_are(words, sentence, capsys):
    assert said(capsys, *words) == (64, sentence + "\n")


@pytest.mark.parametrize("verb", ["build", "check", "tally"])
def test_an_empty_content_folder_is_told_and_nothing_is_done(verb, tmp_path):
    (tmp_path / "content").mkdir()
    period = ["--period=2026"] if verb == "tally" else []
    ended = desk(verb, f"--content={tmp_path / 'content'}", f"--output={tmp_path / 'output'}", *period)
    assert ended.returncode == 1
    assert "registry/site.yaml" in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "output").exists()


def test_the_real_command_ends_with_the_code_and_the_sentence_of_a_wrong_call():
    ended = desk("build", "--as-of=gestern")
    assert (ended.returncode, ended.stdout) == (64, "")
    assert ended.stderr == "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「gestern」。\n"


def test_the_developers_verbs_are_not_the_products(capsys):
    assert said(capsys, "lint")[1].startswith("没有「lint」这个命令，")
    assert said(capsys, "demo")[1].startswith("没有「demo」这个命令，")


def test_no_sentence_of_the_desk_speaks_english(capsys, content):
    for words, _ in WRONG:
        sentence = said(capsys, *words)[1]
        foreign = re.sub(
            r"「[^」]*」|--[a-z-]+|[a-z-]+（|\b(serve|build|check|new|tally|publish|text|json)\b",
            "",
            sentence,
        )
        assert not re.search(r"\b(error|usage|invalid|required|argument|expected)\b", foreign)


@pytest.mark.parametrize("component", ["msgspec", "pelican", "nh3"])
def test_a_component_that_is_gone_is_one_sentence(component, content, tmp_path):
    lost = f"import sys; sys.modules[{component!r}] = None; import runpy; runpy.run_module('civic.desk', run_name='__main__')"
    words = ["build", f"--content={content}", f"--output={tmp_path / 'output'}"]
    done = subprocess.run(
        [sys.executable, "-c", lost, *words], cwd=ROOT, env=surroundings(), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert (
        done.stderr.decode()
        == "运行环境不完整，请删除 .venv 文件夹，再把同一命令运行一次，它会自动重新安装。\n"
    )
