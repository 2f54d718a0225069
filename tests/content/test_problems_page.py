"""docs/problems.md says what the product says."""

from pathlib import Path

import pytest

from civic.core.problems import CODES, Severity
from civic.wording.problems import SENTENCES
from tests.content.problem_examples import EXAMPLES, Example, page

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"

# Sentences for what a test cannot bring about on every machine, or that only wait for a case without its own.
WITHOUT_EXAMPLE = {"file-unreadable/folder", "registry-value-wrong"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_example_gives_exactly_its_problem(example: Example) -> None:
    told = example.problem()
    assert told.file == example.at
    of_a_draft = example.name.endswith("/draft")  # whose faults are only told
    assert told.severity == (Severity.WARNING if of_a_draft else CODES[told.code][0])


def test_every_code_and_every_sentence_has_an_example() -> None:
    shown = {example.name for example in EXAMPLES}
    assert set(SENTENCES) - shown == WITHOUT_EXAMPLE
    assert set(CODES) == {example.code for example in EXAMPLES}


def test_no_example_is_given_twice() -> None:
    names = [example.name for example in EXAMPLES]
    assert len(set(names)) == len(names)


def test_the_page_is_what_the_product_says_today() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
