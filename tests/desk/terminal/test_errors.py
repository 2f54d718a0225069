"""What goes wrong while a verb works is one sentence; the trace of a fault of ours goes to a file."""

import errno
from pathlib import Path

import pytest

from civic.desk.files.safe_write import ChangedMeanwhileError
from civic.desk.terminal.errors import CommandRefusedError, error_sentence, report_error
from engine.output_tree import ForeignFolderError, SourceChangedError
from tests.desk.wrong_calls import said


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


UNDONE = "没有统计"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CommandRefusedError("这不行。"), "这不行。"),
        (
            ChangedMeanwhileError(Path("甲.md")),
            "甲.md 刚才又被别人保存过，没有统计；请再运行一次。",
        ),
        (
            SourceChangedError("甲.pdf"),
            "文件 甲.pdf 在生成的时候被改动了，没有统计；请存好文件，再运行一次。",
        ),
        (
            ModuleNotFoundError("No module named 'x'"),
            "运行环境不完整，请删除 .venv 文件夹，再把同一命令运行一次，它会自动重新安装。",
        ),
        (
            OSError(errno.EROFS, "x"),
            "没有权限读写 output，没有统计；请检查它的权限，或者是否被别的程序打开。",
        ),
        (OSError("strange"), "读写 output 时出错（strange），没有统计。"),
    ],
)
def test_every_failure_has_its_sentence(error, sentence):
    assert error_sentence(error, UNDONE, Path("output")) == sentence


def test_a_folder_with_files_of_somebody_else_is_named(tmp_path):
    sentence = error_sentence(ForeignFolderError("x"), UNDONE, tmp_path)
    assert str(tmp_path) in sentence
    assert UNDONE in sentence
    assert list(tmp_path.iterdir()) == []


def test_where_the_trace_cannot_be_kept_the_sentence_says_what_is_known(tmp_path):
    (tmp_path / "file").write_text("in the way")
    output = tmp_path / "file" / "output"
    assert error_sentence(RuntimeError("slip"), UNDONE, output) == (
        "程序出错了（RuntimeError('slip')），没有统计；请把这句话发给维护人员。"
    )


def test_a_verb_that_has_failed_says_so_and_has_exit_code_1(tmp_path, capsys):
    assert report_error(OSError(errno.ENOSPC, "x"), UNDONE, tmp_path / "output") == 1
    assert capsys.readouterr() == ("", "磁盘已满，没有统计；请腾出空间再运行一次。\n")
