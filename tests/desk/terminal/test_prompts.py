"""Questions: what will not do is refused with its reason and asked for again."""

import pytest

from civic.desk.terminal.prompts import (
    InvalidAnswerError,
    NoAnswerError,
    accept_anything,
    ask,
    choose,
    choose_some,
    confirm,
)
from tests.desk.terminal.answering import type_in


def even(text):
    if not text.isdecimal() or int(text) % 2:
        raise InvalidAnswerError("要写双数。")
    return int(text)


def test_an_answer_is_given_back_as_the_check_understands_it(monkeypatch, capsys):
    type_in(monkeypatch, "4")
    assert ask("几个", even) == 4
    assert capsys.readouterr().out == "几个："


def test_a_refused_answer_is_asked_for_again_behind_its_reason(monkeypatch, capsys):
    type_in(monkeypatch, "3", "四", "8")
    assert ask("几个", even) == 8
    assert capsys.readouterr().out == "几个：  要写双数。\n几个：  要写双数。\n几个："


def test_an_empty_answer_means_what_is_usual_and_that_is_shown(monkeypatch, capsys):
    type_in(monkeypatch, "")
    assert ask("几个", even, "6") == 6
    assert capsys.readouterr().out == "几个（直接回车就用：6）："


def test_blanks_around_an_answer_and_the_mark_of_a_file_in_front_of_it_are_no_part_of_it(monkeypatch):
    type_in(monkeypatch, "\ufeff  孙吴县　民政局 ", "")
    assert ask("单位", accept_anything) == "孙吴县 民政局"
    assert ask("单位", accept_anything) == ""


def test_what_cannot_be_seen_is_refused(monkeypatch, capsys):
    type_in(monkeypatch, "甲\x00", "甲\udce6", "甲")
    assert ask("单位", accept_anything) == "甲"
    assert capsys.readouterr().out.count("有看不见的字符") == 2


def test_answers_that_end_too_early_are_told(monkeypatch):
    type_in(monkeypatch, "3")
    with pytest.raises(NoAnswerError):
        ask("几个", even)


def test_one_of_several_is_chosen_by_its_number(monkeypatch, capsys):
    type_in(monkeypatch, "0", "三", "4", "", "３")
    assert choose("哪个", ["甲", "乙", "丙"]) == 2
    out = capsys.readouterr().out
    assert out.startswith("  1. 甲\n  2. 乙\n  3. 丙\n哪个：")
    assert out.count("请写一个序号，1 到 3。") == 4


def test_an_empty_answer_may_choose_what_is_usual(monkeypatch, capsys):
    type_in(monkeypatch, "")
    assert choose("哪个", ["甲", "乙", "丙"], 1) == 1
    assert "（直接回车就用：2）" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("2", [1]), ("3 1", [0, 2]), ("1-3、5", [0, 1, 2, 4]), ("２，4～5", [1, 3, 4]), ("1到2 2", [0, 1])],
)
def test_some_of_several_are_chosen_by_numbers_and_ranges(typed, chosen, monkeypatch):
    type_in(monkeypatch, typed)
    assert choose_some("哪些", list("甲乙丙丁戊")) == chosen


@pytest.mark.parametrize("typed", ["", "6", "0", "3-1", "1-9", "全部", "1 二"])
def test_numbers_that_are_not_on_the_screen_are_refused(typed, monkeypatch):
    type_in(monkeypatch, typed, "1")
    assert choose_some("哪些", list("甲乙丙丁戊")) == [0]
    type_in(monkeypatch, typed)
    with pytest.raises(NoAnswerError):
        choose_some("哪些", list("甲乙丙丁戊"))


@pytest.mark.parametrize(("typed", "meant"), [("是", True), ("Y", True), ("否", False), ("no", False)])
def test_yes_and_no_are_said_in_a_word(typed, meant, monkeypatch, capsys):
    type_in(monkeypatch, "好像是", "", typed)
    assert confirm("写吗") is meant
    assert capsys.readouterr().out.count("请写「是」或者「否」。") == 2
