"""A call that makes no sense is answered in one Chinese sentence, with exit code 64 and nothing else."""

import re
import subprocess
import sys

import pytest

from civic.desk.__main__ import main
from engine.output_tree import SourceChangedError
from tests.site.sample import ROOT, Sample, desk, surroundings


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    sample = Sample(tmp_path_factory.mktemp("calls"))
    sample.post("guangming/2026/a.md")
    return sample.content


def said(capsys, *words):
    """Exit code and what was said; nothing may be printed as a result."""
    code = main(words)
    told = capsys.readouterr()
    assert told.out == ""
    return code, told.err


WRONG = [
    ([], "还没有写要做什么，可用的命令是 serve、build、check、new、tally、publish、takedown。"),
    (
        ["bild"],
        "没有「bild」这个命令，可用的命令是 serve、build、check、new、tally、publish、takedown。",
    ),
    (
        ["--as-of=2026-11-05"],
        "没有「--as-of=2026-11-05」这个命令，可用的命令是 serve、build、check、new、tally、publish、takedown。",
    ),
    (["build", "--as-of=2026-02-30"], "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「2026-02-30」。"),
    (["build", "--as-of=20261105"], "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「20261105」。"),
    (
        ["build", "--as-of=２０２６-11-05"],
        "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「２０２６-11-05」。",
    ),
    (["build", "--as-of"], "--as-of 后面还缺少内容。"),
    (["build", "--strict=yes"], "--strict 后面不用写内容。"),
    (
        ["build", "--fast"],
        "命令 build 后面的「--fast」看不懂，可用的选项是 "
        "--content、--output、--as-of、--strict、--jobs、--why、--rollback。",
    ),
    (
        ["build", "--str"],
        "命令 build 后面的「--str」看不懂，可用的选项是 "
        "--content、--output、--as-of、--strict、--jobs、--why、--rollback。",
    ),
    (
        ["build", "快点"],
        "命令 build 后面的「快点」看不懂，可用的选项是 "
        "--content、--output、--as-of、--strict、--jobs、--why、--rollback。",
    ),
    (["build", "--jobs=0"], "--jobs 后面要写 1 到 999999 之间的整数，不能是「0」。"),
    (["build", "--jobs=多"], "--jobs 后面要写 1 到 999999 之间的整数，不能是「多」。"),
    (["build", "--why"], "--why 后面还缺少内容。"),
    (["build", "--output="], "--output 后面还缺少内容。"),
    (["check", "--format=xml"], "--format 不能是「xml」，只能是 text、json。"),
    (
        ["check", "--strict"],
        "命令 check 后面的「--strict」看不懂，可用的选项是 --content、--output、--as-of、--format、--fix、--yes。",
    ),
    (["serve", "--as-of=明天"], "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「明天」。"),
    (
        ["serve", "--port=1"],
        "命令 serve 后面的「--port=1」看不懂，可用的选项是 --content、--output、--as-of。",
    ),
    (["tally"], "还缺少 --period，请在后面补上。"),
    (["tally", "--period=2026", "--format=pdf"], "--format 不能是「pdf」，只能是 table、json、csv、xlsx。"),
    (["new", "--community=guangming"], "还缺少 --title，请在后面补上。"),
    (["new", "--community=guangming", "--title=　"], "--title 后面还缺少内容。"),
    (
        ["new", "--community=guangming", "--as-of=2026-11-05"],
        "命令 new 后面的「--as-of=2026-11-05」看不懂，"
        "可用的选项是 --content、--output、--community、--column、--title、--from、"
        "--unit、--name、--code、--kind、--site、--units。",
    ),
    (
        ["publish", "--as-of=2026-11-05"],
        "命令 publish 后面的「--as-of=2026-11-05」看不懂，可用的选项是 "
        "--content、--output、--strict、--allow-removal、--dry-run、--zip、--rollback。",
    ),
    (["publish", "--zip="], "--zip 后面还缺少内容。"),
    (["publish", "--dry-run=yes"], "--dry-run 后面不用写内容。"),
    (["new", "--title=甲", "--column=news", "--name=乙"], "--name 要和 --unit 一起用。"),
    (["new", "--title=甲", "--column=news", "--kind=村"], "--kind 要和 --unit 一起用。"),
    (["new", "--units=没有.csv"], "找不到 --units 后面写的文件「没有.csv」，请检查路径。"),
    (["new", "--title=甲", "--column=news", "--units=tasks.py"], "--units 要和 --site 一起用。"),
    (["new", "--site", "--unit"], "new --site 单独用，后面不能再写 --unit。"),
    (["new", "--site", "--title=甲"], "new --site 单独用，后面不能再写 --title。"),
    (["new", "--unit", "--column=news"], "new --unit 单独用，后面不能再写 --column。"),
    (["new", "--site=是"], "--site 后面不用写内容。"),
    (["new", "--title=甲"], "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。"),
    (
        ["new", "--title=甲", "--community=guangming", "--column=news"],
        "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。",
    ),
    (
        ["new", "--title=甲", "--community=guangmin"],
        "没有代号为「guangmin」的单位，可以写的有："
        "guangming（光明社区）、xinhua（新华社区）、xixing-xiang（西兴乡）。",
    ),
    (
        ["new", "--title=甲", "--column=new"],
        "没有代号为「new」的栏目，可以写的有：news（民政要闻）、notices（通知公告）、pages（固定页面）。",
    ),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG, ids=[" ".join(words) or "-" for words, _ in WRONG])
def test_a_wrong_call_is_answered_in_one_sentence(words, sentence, content, capsys):
    has_verb = words and not words[0].startswith("-")
    where = [f"--content={content}"] if has_verb and words != ["bild"] else []
    assert said(capsys, *words[:1], *where, *words[1:]) == (64, sentence + "\n")


@pytest.mark.parametrize(
    "period", ["2026-13", "2026-00", "2026-1", "2026-Q5", "2026-H3", "2026-q1", "26", "0000", ""]
)
def test_a_period_that_the_calendar_does_not_have_is_refused(period, content, capsys):
    code, sentence = said(capsys, "tally", f"--content={content}", f"--period={period}")
    assert code == 64
    assert sentence == (
        f"--period 后面要写月、季、半年或年，例如 2026-10、2026-Q3、2026-H2、2026，不能是「{period}」。\n"
    )


@pytest.mark.parametrize("verb", ["build", "check", "new", "publish", "serve", "tally", "takedown"])
def test_a_content_folder_that_is_not_there_is_a_wrong_call_of_every_verb(verb, tmp_path, capsys):
    needed = {"new": ["--title=甲", "--community=guangming"], "tally": ["--period=2026"]}.get(verb, [])
    needed = ["--reason=甲", "乙"] if verb == "takedown" else needed
    sentence = f"找不到内容文件夹「{tmp_path / 'contnet'}」，请检查 --content 后面写的路径。\n"
    assert said(capsys, verb, f"--content={tmp_path / 'contnet'}", *needed) == (64, sentence)
    (tmp_path / "contnet").write_text("a file")
    assert said(capsys, verb, f"--content={tmp_path / 'contnet'}", *needed) == (64, sentence)


def test_the_folder_called_content_is_asked_for_where_none_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert said(capsys, "check") == (64, "找不到内容文件夹「content」，请检查 --content 后面写的路径。\n")


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


def test_a_fault_of_ours_is_one_sentence_and_its_trace_lies_beside_the_output(
    content, tmp_path, capsys, monkeypatch
):
    def broken(*_):
        raise RuntimeError("slip")

    monkeypatch.setattr("civic.build_session.read_site", broken)
    output = tmp_path / "out{put}"
    code, sentence = said(capsys, "check", f"--content={content}", f"--output={output}")
    assert code == 1
    assert sentence == f"程序出错了，检查没有完成；请把文件 {output}.error.txt 发给维护人员。\n"
    assert "RuntimeError: slip" in (tmp_path / "out{put}.error.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left"), "磁盘已满，没有统计；请腾出空间再运行一次。"),
        (
            PermissionError(13, "x", "甲.md"),
            "没有权限读写 甲.md，没有统计；请检查它的权限，或者是否被别的程序打开。",
        ),
        (OSError(5, "I/O error", "甲.md"), "读写 甲.md 时出错（I/O error），没有统计。"),
        (
            SourceChangedError("甲.pdf"),
            "文件 甲.pdf 在生成的时候被改动了，没有统计；请存好文件，再运行一次。",
        ),
    ],
)
def test_a_disk_that_does_not_play_along_is_one_sentence(error, sentence, content, capsys, monkeypatch):
    def broken(*_):
        raise error

    monkeypatch.setattr("civic.build_session.read_site", broken)
    assert said(capsys, "tally", f"--content={content}", "--period=2026") == (1, sentence + "\n")


def test_an_interrupted_verb_says_what_it_has_left_undone(content, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("civic.build_session.read_site", interrupted)
    assert said(capsys, "check", f"--content={content}") == (130, "已中断，检查没有完成。\n")


def test_a_reader_that_goes_away_is_no_fault(content):
    words = [sys.executable, "-m", "civic.desk", "check", f"--content={content}", "--as-of=2026-11-05"]
    started = subprocess.Popen(
        words, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert started.stdout is not None
    assert started.stderr is not None
    started.stdout.close()
    told = started.stderr.read()
    started.stderr.close()
    assert (started.wait(), told) == (1, "")


def test_the_developers_verbs_are_not_the_products(capsys):
    assert said(capsys, "lint")[1].startswith("没有「lint」这个命令，")
    assert said(capsys, "demo")[1].startswith("没有「demo」这个命令，")


def test_help_lists_the_verbs_and_the_options_of_one(capsys):
    assert main(["--help"]) == 0
    assert re.findall(r"^  (\w+)  ", capsys.readouterr().out, re.M) == [
        *("serve", "build", "check", "new", "tally", "publish", "takedown"),
    ]
    assert main(["takedown", "--help"]) == 0
    assert capsys.readouterr().out == (
        "用法：python -m civic.desk takedown [选项] 文章\n\n"
        "撤下一篇文章，或者把它作废\n\n"
        "  文章         哪一篇：它的网址，或者它的文件\n"
        "  --reason …   为什么。虚假、抄袭、泄露隐私：作废；别的原因：撤下\n"
        "  --content …  内容文件夹，默认 content\n"
        "  --output …   网站的输出文件夹，默认 output\n\n"
    )


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
