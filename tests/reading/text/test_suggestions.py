"""What was meant: probably (nearest), and beyond doubt (certain)."""

import pytest

from civic.reading.schema.post import ADOPTION, POST
from civic.reading.text.suggestions import certain_meaning, nearest_word

NAMES = {"社区服务": "service", "服务": "service", "社区文化": "culture", "党建": "party", "party": "party"}


def test_the_nearest_word_may_be_doubted():
    assert nearest_word("编者", ["作者", "标题"]) == "作者"
    assert nearest_word("心情", ["作者", "标题"]) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("日其", "date"),
        ("日骑", "date"),
        ("标提", "title"),
        ("做者", "authors"),
        ("作着", "authors"),
        ("标 题", "title"),
        ("Title", "title"),
        ("ＴＩＴＬＥ", "title"),
        ("tilte", "title"),
        ("titel", "title"),
        ("auhtors", "authors"),
        ("author", "authors"),
        ("tag", "tags"),
        ("catgory", "category"),
        ("statuss", "status"),
    ],
)
def test_a_key_with_one_slip_that_can_mean_one_thing_is_certain(typed, meant):
    assert certain_meaning(typed, POST.names) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "编者",  # another word, with the same end as 作者
        "记者",
        "时间",  # sounds like 事件, and shares no character with it
        "心情",
        "封底",
        "分数",
        "审核",
        "副题",
        "reviewes",  # reviewer or reviewed?
        "ti",
        "datum",
        "",
        "　",
        "x" * 100_000,
    ],
)
def test_a_key_that_may_mean_something_else_is_not_certain(typed):
    assert certain_meaning(typed, POST.names) == ""


def test_only_the_keys_that_are_asked_for_count():
    assert certain_meaning("媒替", ADOPTION.names) == "outlet"
    assert certain_meaning("媒替", POST.names) == ""


@pytest.mark.parametrize(
    ("typed", "meant"), [("社区服物", "service"), ("党健", "party"), ("Party", "party"), ("服物", "service")]
)
def test_two_spellings_of_one_meaning_do_not_make_it_doubtful(typed, meant):
    assert certain_meaning(typed, NAMES) == meant


@pytest.mark.parametrize("typed", ["社区安保", "社区", "党务", "社区服务类"])
def test_a_name_that_may_be_another_one_is_not_certain(typed):
    assert certain_meaning(typed, NAMES) == ""
