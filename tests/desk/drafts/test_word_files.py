"""Which Word files a call means, and which of them are read."""

from pathlib import Path

import pytest

from civic.desk.__main__ import main
from civic.desk.drafts.word_files import named_files, read_file
from civic.desk.terminal.errors import WrongCallError
from civic.reading.word.package import WordFileRefusedError
from tests.desk.drafts.mailed import DUMPLINGS, TEXT, saved
from tests.reading.word.docx import docx, p


def test_files_may_be_named_one_by_one_and_by_a_pattern(make, sample, mail):
    saved(mail, "a.docx", docx(p("甲题", style="9"), p(TEXT)))
    saved(mail, "b.docx", docx(p("乙题", style="9"), p(TEXT)))
    code, said, _ = make(mail / "a.docx", mail / "*.docx")
    assert code == 0
    assert "共 2 个文件：建好 2 篇草稿，0 个没有转。" in said


def test_square_brackets_in_a_pattern_mean_themselves(make, mail):
    saved(mail, "简报[1].docx", docx(p("甲题", style="9"), p(TEXT)))
    code, said, _ = make(mail / "简报[1]*")
    assert code == 0
    assert "已从「简报[1].docx」建好草稿" in said


def test_a_folder_without_word_files_is_a_wrong_call(sample, mail, capsys):
    assert main(["new", f"--content={sample.content}", f"--from={mail}", "--column=news"]) == 64
    assert (
        capsys.readouterr().err == f"文件夹「{mail}」里没有 Word 文件（.docx），请看看是不是选错了文件夹。\n"
    )


def test_a_file_that_is_too_large_is_not_read(make, mail, monkeypatch):
    monkeypatch.setattr("civic.desk.drafts.word_files.MAX_DOCUMENT", 1000)
    code, _, wrong = make(saved(mail, "稿.docx", DUMPLINGS))
    assert (code, wrong) == (1, "「稿.docx」超过 100 MB，没有转；请把里面的图片压缩以后另存一份。\n")


@pytest.fixture
def folder(mail):
    """What lies in the mail: texts, old ones among them, and what is none."""
    for name in ("2.docx", "1.DOC", "3.wps", "~$2.docx", ".4.docx", "照片.jpg", "表.xlsx"):
        saved(mail, name, b"x")
    return mail


def test_a_folder_means_the_texts_in_it_by_name_and_nothing_hidden(folder):
    assert [file.name for file in named_files([str(folder)])] == ["1.DOC", "2.docx", "3.wps"]


def test_a_file_that_is_named_twice_comes_once_where_it_was_named_first(folder):
    names = [str(folder / "3.wps"), str(folder / "*.docx"), str(folder)]
    assert [file.name for file in named_files(names)] == ["3.wps", "2.docx", "1.DOC"]


def test_a_name_that_nothing_has_stays_as_it_is(folder):
    assert named_files([str(folder / "没有.docx"), str(folder / "没*.docx"), "没有/*.docx"]) == [
        folder / "没有.docx",
        folder / "没*.docx",
        Path("没有/*.docx"),
    ]


def test_a_folder_that_holds_only_other_things_is_a_wrong_call(mail):
    saved(mail, "照片.jpg", b"x")
    with pytest.raises(WrongCallError) as told:
        named_files([str(mail)])
    assert str(told.value) == f"文件夹「{mail}」里没有 Word 文件（.docx），请看看是不是选错了文件夹。"


def test_a_file_of_just_the_size_that_is_allowed_is_read_and_a_larger_one_is_not(mail, monkeypatch):
    monkeypatch.setattr("civic.desk.drafts.word_files.MAX_DOCUMENT", 3)
    assert read_file(saved(mail, "a.docx", b"abc")) == b"abc"
    with pytest.raises(WordFileRefusedError, match="too-large"):
        read_file(saved(mail, "b.docx", b"abcd"))


@pytest.mark.parametrize(
    ("name", "reason"), [("~$a.docx", "lock"), ("没有.docx", "missing"), (".", "missing")]
)
def test_what_is_no_file_or_only_the_mark_of_an_open_one_is_refused(name, reason, mail):
    saved(mail, "~$a.docx", b"x")
    with pytest.raises(WordFileRefusedError, match=reason):
        read_file(mail / name)
