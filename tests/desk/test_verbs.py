"""The table of verbs: each has a function that takes its options, and every call can be told from it."""

import importlib
import inspect

import pytest

from civic.desk.verbs import PRODUCT_VERBS, VERBS, Option, ValueKind, Verb, help_of, list_of, one_by_one
from civic.wording.desk import UNDONE


@pytest.mark.parametrize("verb", VERBS.values(), ids=lambda verb: verb.name)
def test_the_function_of_a_verb_takes_its_options_and_nothing_else(verb):
    module, _, name = verb.runs.partition(":")
    taken = inspect.signature(getattr(importlib.import_module(module), name)).parameters
    assert set(taken) == {option.parameter for option in verb.all_options}


@pytest.mark.parametrize("verb", PRODUCT_VERBS)
def test_a_verb_that_is_interrupted_can_say_what_is_left_undone(verb):
    assert verb in UNDONE


@pytest.mark.parametrize("verb", VERBS.values(), ids=list(VERBS))
def test_no_two_options_of_a_verb_are_called_alike_and_each_is_explained(verb):
    names = [option.name for option in verb.all_options]
    assert len(set(names)) == len(names)
    assert all(option.help for option in verb.all_options)
    assert sum(option.is_repeatable for option in verb.all_options) <= 1
    assert all(bool(option.choices) == (option.kind is ValueKind.CHOICE) for option in verb.all_options)


def test_the_product_does_without_the_developers_verbs():
    assert list(PRODUCT_VERBS) == ["serve", "build", "check", "new", "tally", "publish", "takedown"]
    assert [verb.command for verb in VERBS.values() if verb.is_for_developers] == [
        ["benchmarks.demo"],
        ["developing", "test"],
        ["benchmarks"],
        ["developing", "lint"],
        ["developing", "lock"],
    ]
    assert VERBS["build"].command == ["civic.desk", "build"]


@pytest.mark.parametrize(
    ("typed", "parameter"), [("as-of", "as_of"), ("from", "from_"), ("zip", "zip"), ("dry-run", "dry_run")]
)
def test_an_option_has_a_name_that_python_takes(typed, parameter):
    assert Option(typed, "说明").parameter == parameter


@pytest.mark.parametrize(
    ("words", "spread"),
    [
        ("new --from a b", "new --from=a --from=b"),
        ("new --from a --site b", "new --site --from=a --from=b"),
        ("new --title x --from=a b", "new --title x --from=a --from=b"),
        ("new --title=x b --from a", "new --title=x --from=b --from=a"),
        ("new --title x", "new --title x"),
        ("check --fix a", "check --fix a"),
        ("close --from a b", "close --from a b"),
        ("", ""),
    ],
)
def test_what_belongs_to_no_other_option_belongs_to_the_one_that_may_be_repeated(words, spread):
    assert one_by_one(words.split()) == spread.split()


def test_an_option_that_may_be_repeated_and_has_nothing_behind_it_is_told():
    with pytest.raises(ValueError, match=r"^--from$"):
        one_by_one(["new", "--column", "news", "--from"])


def test_help_stands_in_columns_whatever_letters_are_wide():
    verb = Verb(
        "close", "结算", "a:b", (Option("item", "哪一篇", placeholder="文章"), Option("to", "到哪天"))
    )
    assert help_of(verb, "x") == "用法：x close [选项] 文章\n\n结算\n\n  文章    哪一篇\n  --to …  到哪天\n"
    assert list_of([verb], "x") == ("用法：x 命令 [选项]\n\n  close  结算\n\n每个命令的选项：x 命令 --help")
