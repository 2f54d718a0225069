"""What a Word file does not say is asked of whoever sits at the keyboard."""

import io
import re
from datetime import date

import pytest

from civic.desk.drafts import from_word, word_questions
from civic.desk.drafts.word_questions import ask_category, ask_day, ask_title
from tests.desk.drafts.mailed import DUMPLINGS, TEXT, drafts, saved
from tests.desk.terminal.answering import type_in
from tests.reading.word.docx import docx, p

NAMES = ["社区服务", "党建"]


@pytest.fixture
def keyboard(monkeypatch):
    """Somebody sits there and types these lines; gives what they were asked."""
    asked = []

    def typing(*lines):
        answers = iter(lines)

        def answer(question):
            asked.append(question)
            try:
                return next(answers)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr(from_word, "can_ask", lambda: True)
        return asked

    return typing


def category(sample):
    text = (sample.content / drafts(sample)[0]).read_text("utf-8")
    return re.search(r"^分类:(.*)$", text, re.M)[1].strip()


def test_the_category_is_asked_for_by_number(make, sample, mail, keyboard):
    asked = keyboard("9", "0012", "6")
    _, said, _ = make(saved(mail, "稿.docx", DUMPLINGS))
    assert "《重阳节包饺子》是哪一类？\n  1 社区服务  2 社区文化" in said
    assert asked == ["请写前面的序号（直接回车就先空着）："] * 3
    assert said.count("  请写一个序号，1 到 8。\n") == 2
    assert category(sample) == "党建"
    assert "  分类：党建\n" in said


def test_enter_takes_the_category_whose_name_stands_in_the_text(make, sample, mail, keyboard):
    asked = keyboard("")
    make(saved(mail, "稿.docx", docx(p("党建活动", style="9"), p(TEXT), p("2026年10月9日"))))
    assert asked == ["请写前面的序号（直接回车就用：党建）："]
    assert category(sample) == "党建"


def test_what_a_file_does_not_say_is_asked_for(make, sample, mail, keyboard):
    asked = keyboard("二百个饺子", "明天", "2026.10.9", "妇联")
    _, said, _ = make(saved(mail, "稿.docx", docx(p(TEXT))))
    assert asked[:3] == [
        "「稿.docx」里看不出标题，标题是（直接回车就用：稿）：",
        "「稿.docx」里没有日期，日期是（直接回车就用：2026-11-05）：",
        "「稿.docx」里没有日期，日期是（直接回车就用：2026-11-05）：",
    ]
    assert "  看不懂这个日期，请写成 2026-10-09 的样子。\n" in said
    assert drafts(sample) == ["communities/guangming/2026/2026-10-09-er-bai-ge-jiao-zi.md"]
    assert category(sample) == "妇联"


def test_an_input_that_has_ended_is_as_good_as_enter(make, sample, mail, keyboard):
    keyboard()
    make(saved(mail, "清雪.docx", docx(p(TEXT))))
    assert drafts(sample) == ["communities/guangming/2026/2026-11-05-qing-xue.md"]
    assert category(sample) == ""


def test_without_a_keyboard_nothing_is_asked(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("6\n"))
    assert not word_questions.can_ask()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("2", "党建"), ("２", "党建"), ("002", "党建"), ("党建", "党建"), ("社区服务", "社区服务"), ("", "")],
)
def test_a_category_is_named_by_its_number_or_its_name_or_left_open(typed, name, monkeypatch, capsys):
    type_in(monkeypatch, typed)
    assert ask_category("包饺子", NAMES, "") == name
    assert capsys.readouterr().out.startswith("《包饺子》是哪一类？\n  1 社区服务  2 党建\n")


@pytest.mark.parametrize("typed", ["0", "3", "-1", "民政", "1 2"])
def test_a_category_that_is_not_on_the_screen_is_asked_for_again(typed, monkeypatch, capsys):
    type_in(monkeypatch, typed, "1")
    assert ask_category("包饺子", NAMES, "党建") == "社区服务"
    assert "  请写一个序号，1 到 2。\n" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["2026-10-09", "2026.10.9", "2026年10月9日"])
def test_a_day_may_be_written_as_people_write_it(typed, monkeypatch):
    type_in(monkeypatch, typed)
    assert ask_day("稿.docx", date(2026, 11, 5)) == date(2026, 10, 9)


@pytest.mark.parametrize("lines", [(), ("",), ("明天",), ("2026-02-30",)])
def test_where_nobody_answers_what_will_do_it_is_what_is_usual(lines, monkeypatch):
    type_in(monkeypatch, *lines)
    assert ask_day("稿.docx", date(2026, 11, 5)) == date(2026, 11, 5)
    type_in(monkeypatch)
    assert ask_title("稿.docx", "稿") == "稿"
    assert ask_category("稿", NAMES, "党建") == "党建"
