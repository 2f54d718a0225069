"""Options that contradict each other are a wrong call, before anything is done."""

from datetime import date

import pytest

from civic.desk import calls
from tests.desk.wrong_calls import TOGETHER_WRONG, ids, said


@pytest.mark.parametrize(("words", "sentence"), TOGETHER_WRONG, ids=ids(TOGETHER_WRONG))
def test_options_that_do_not_stand_together_are_answered_in_one_sentence(words, sentence, content, capsys):
    assert said(capsys, words[0], f"--content={content}", *words[1:]) == (64, sentence + "\n")


@pytest.mark.parametrize("more", ["--strict", "--zip=site.zip", "--allow-removal"])
def test_a_rollback_stands_alone(more, content, capsys):
    sentence = "--rollback 只能单独用，或者和 --dry-run 一起用。\n"
    assert said(capsys, "publish", f"--content={content}", "--rollback", more) == (64, sentence)


@pytest.mark.parametrize("value", ["content/site.zip", "content/registry/../site.zip", "output/site.zip"])
def test_a_zip_lies_neither_in_the_content_nor_in_the_site(value, content, capsys, monkeypatch):
    monkeypatch.chdir(content.parent)
    (content.parent / "output").mkdir(exist_ok=True)
    sentence = "--zip 的文件不能放在内容文件夹或者网站的输出文件夹里面，请换一个地方。\n"
    assert said(capsys, "publish", f"--zip={value}") == (64, sentence)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--yes"], "--yes 要和 --fix 一起用：check --fix --yes。"),
        (["--fix", "--format=json"], "--fix 和 --format json 不能一起用。"),
        (["--fix=yes"], "--fix 后面不用写内容。"),
    ],
)
def test_check_mends_only_where_it_is_asked_to_and_only_for_people(options, sentence, content, capsys):
    assert said(capsys, "check", f"--content={content}", *options) == (64, sentence + "\n")


def test_of_a_unit_all_three_facts_are_given_or_none(content, capsys):
    words = ["--unit", "--name=甲社区", "--kind=社区"]
    sentence = "new --unit 后面的 --name、--code、--kind 要写就三个都写；一个也不写，程序会一项一项问。\n"
    assert said(capsys, "new", f"--content={content}", *words) == (64, sentence)


@pytest.mark.parametrize(
    ("given", "day"),
    [(None, date(2026, 11, 26)), (date(2026, 1, 2), date(2026, 1, 2))],
    ids=["today", "given"],
)
def test_the_day_is_today_unless_the_call_names_one(given, day, content, monkeypatch):
    asked = []
    monkeypatch.setattr(calls, "today", lambda: date(2026, 11, 26))
    monkeypatch.setattr("civic.desk.check.check", lambda content, as_of, form: asked.append(as_of) or 0)
    assert calls.call_check(content, content, given, "text", fix=False, yes=False) == 0
    assert asked == [day]
