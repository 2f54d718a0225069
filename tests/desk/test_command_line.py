"""A call taken apart: each option gets its value or one sentence, and each end its exit code."""

import subprocess
import sys
from datetime import date

import pytest

from civic.core.periods import parse
from civic.desk.command_line import refuse, run
from civic.desk.terminal.errors import CommandRefusedError
from civic.desk.verbs import Option, ValueKind, Verb
from tests.desk.wrong_calls import OPTIONS_WRONG, ids, said
from tests.site.sample import ROOT, surroundings


@pytest.mark.parametrize(("words", "sentence"), OPTIONS_WRONG, ids=ids(OPTIONS_WRONG))
def test_an_option_that_will_not_do_is_answered_in_one_sentence(words, sentence, content, capsys):
    assert said(capsys, words[0], f"--content={content}", *words[1:]) == (64, sentence + "\n")


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


@pytest.mark.parametrize("value", ["site", "没有这个文件夹/site.zip", "content"])
def test_a_zip_must_be_a_file_that_can_be(value, content, capsys, monkeypatch):
    monkeypatch.chdir(content.parent)
    sentence = f"--zip 后面要写一个以 .zip 结尾的文件名，放它的文件夹要先有，不能是「{value}」。\n"
    assert said(capsys, "publish", f"--zip={value}") == (64, sentence)


# --- a verb of our own, whose function notes what it is called with ---------------------------------------

CALLED = []


def noted(**given):
    CALLED.append(given)
    return 2


def verb_of(*options, runs="noted"):
    return Verb("try", "", f"{__name__}:{runs}", options)


@pytest.fixture
def called():
    CALLED.clear()
    return CALLED


ALL = (
    Option("fast", "", ValueKind.FLAG),
    Option("jobs", "", ValueKind.NUMBER, least=1),
    Option("as-of", "", ValueKind.DAY),
    Option("period", "", ValueKind.PERIOD),
    Option("title", "", ValueKind.LINE),
    Option("from", "", ValueKind.DOCUMENT, is_repeatable=True),
    Option("zip", "", ValueKind.ARCHIVE),
    Option("format", "", ValueKind.CHOICE, choices=("text", "json"), default="text"),
    Option("item", "", ValueKind.ITEM, placeholder="文章"),
)


def test_each_value_arrives_with_its_type_by_the_name_that_its_option_has_in_python(called, tmp_path):
    archive = tmp_path / "网站.ZIP"
    words = ["--fast", "--jobs=3", "--as-of=2026-11-05", "--period=2026-Q3", "--title= 甲　\n乙 "]
    words += ["--from=a.docx", "--from=b.docx", f"--zip={archive}", "--format=json", "/news/a/"]
    assert run(verb_of(*ALL), words, "没有做") == 2
    assert called == [
        {
            "fast": True,
            "jobs": 3,
            "as_of": date(2026, 11, 5),
            "period": parse("2026-Q3"),
            "title": "甲 乙",
            "from_": ["a.docx", "b.docx"],
            "zip": archive,
            "format": "json",
            "item": "/news/a/",
        }
    ]


def test_what_is_not_written_is_none_or_what_usually_stands_for_it(called):
    assert run(verb_of(*ALL), [], "没有做") == 2
    assert called == [
        {
            **dict.fromkeys(["jobs", "as_of", "period", "title", "from_", "zip", "item"]),
            "fast": False,
            "format": "text",
        }
    ]


@pytest.mark.parametrize(
    ("options", "words", "sentence"),
    [
        ([Option("title", "", is_required=True)], [], "还缺少 --title，请在后面补上。"),
        (
            [Option("zip", "", ValueKind.ARCHIVE)],
            ["--zip=."],
            "--zip 后面要写一个以 .zip 结尾的文件名，放它的文件夹要先有，不能是「.」。",
        ),
        ([Option("title", "", ValueKind.LINE)], ["--title=甲\x1b"], "--title 后面还缺少内容。"),
        (
            [Option("jobs", "", ValueKind.NUMBER)],
            ["--jobs=1234567"],
            "--jobs 后面要写 0 到 999999 之间的整数，不能是「1234567」。",
        ),
        (
            [Option("as-of", "", ValueKind.DAY)],
            ["--as", "2026-11-05"],
            "命令 try 后面的「--as」看不懂，可用的选项是 --as-of。",
        ),
    ],
)
def test_a_wrong_call_does_nothing(options, words, sentence, called, capsys):
    assert run(verb_of(*options), words, "没有做") == 64
    assert capsys.readouterr() == ("", sentence + "\n")
    assert called == []


def refuses(**_):
    raise CommandRefusedError("这不行。")


def fills_the_disk(**_):
    raise OSError(28, "No space left on device")


def fails(**_):
    raise RuntimeError("slip")


def test_what_cannot_be_done_is_said_with_what_is_left_undone(capsys):
    assert run(verb_of(runs="refuses"), [], "没有做") == 1
    assert capsys.readouterr() == ("", "这不行。\n")
    assert run(verb_of(runs="fills_the_disk"), [], "没有做") == 1
    assert capsys.readouterr() == ("", "磁盘已满，没有做；请腾出空间再运行一次。\n")


def test_the_trace_of_a_fault_lies_beside_the_output_that_the_call_names_or_the_usual_one(
    capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    verb = verb_of(Option("output", "", ValueKind.NEW_FOLDER), runs="fails")
    assert run(verb, ["--output=site"], "没有做") == 1
    assert run(verb, [], "没有做") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output.error.txt", "site.error.txt"]
    assert f"请把文件 {tmp_path / 'site.error.txt'} 发给维护人员。" in capsys.readouterr().err


def test_a_wrong_call_has_an_exit_code_of_its_own(capsys):
    assert refuse("这样写不行。") == 64
    assert capsys.readouterr() == ("", "这样写不行。\n")
