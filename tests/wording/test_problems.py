"""Every problem can be said, and what is said is fit to be read."""

import re
from string import Formatter

import pytest

from civic.core.problems import CODES
from civic.wording.problems import EXAMPLES, SENTENCES, say
from tests.content.problem_examples import EXAMPLES as SHOWN
from tests.content.problem_examples import Example

PLACEHOLDER = re.compile(r"[{}]")


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    assert {name.partition("/")[0] for name in SENTENCES} == set(CODES)


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: example.name)
def test_a_sentence_uses_only_facts_that_its_problem_brings(example: Example) -> None:
    told = example.problem()
    given = {name for name, _ in told.detail} | ({"example"} if "of" in dict(told.detail) else set())
    sentence = SENTENCES[example.name]
    used = {name for part in sentence for _, name, _, _ in Formatter().parse(part) if name}
    assert used <= given
    message, hint = say(told.code, told.detail)
    assert message
    assert hint


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_ends_as_sentences_do_and_speaks_without_jargon(name: str) -> None:
    message, hint = SENTENCES[name]
    assert message.endswith(("。", "？", "}"))
    assert not re.search(
        r"(?<!\.)YAML|解析|语法|字符串|布尔|列表|映射|异常|非法|无效", message + hint, re.IGNORECASE
    )


def test_a_case_without_a_sentence_of_its_own_is_said_in_that_of_its_code() -> None:
    assert say("yaml-broken", (("case", "unheard-of"), ("text", "甲"))) == say(
        "yaml-broken", (("text", "甲"),)
    )


def test_a_fact_may_bring_words_of_its_own_that_are_left_out_without_it() -> None:
    assert "写成「- 甲」" in say("yaml-broken", (("case", "dash"), ("right", "- 甲"), ("text", "-甲"))).hint
    assert "写成" not in say("yaml-broken", (("case", "dash"), ("right", ""), ("text", "-甲"))).hint


def test_the_braces_that_a_remedy_shows_are_single() -> None:
    assert "有 { 就要有 }" in say("yaml-broken", (("case", "bracket"), ("text", "[甲"))).hint


def test_what_a_writer_typed_is_repeated_as_it_stands() -> None:
    assert "「{title}%s」" in say("yaml-broken", (("text", "{title}%s"),)).message


def test_the_examples_of_fields_are_on_one_line() -> None:
    assert all(text and "\n" not in text for text in EXAMPLES.values())
