"""Keys and names of one list of the registry differ (specification.md §1.3)."""

import pytest

from civic.core.model import Term
from civic.core.problems import Problem
from civic.reading.header.fields import Fields
from civic.reading.header.yaml_nodes import read_yaml
from civic.reading.registry.unique_names import UniqueNames
from civic.reading.schema.registry import OUTLET
from tests.reading.registry.small_registry import OUTLETS, TAXONOMY, good, told


def test_an_alias_may_repeat_the_outlet_s_own_name() -> None:
    assert good(outlets=OUTLETS.replace("[某市报]", "[某市日报, city-daily]")).outlets[0].aliases == (
        "某市日报",
        "city-daily",
    )


@pytest.mark.parametrize("other", ["社区民政", "民 政", "民政　", "civil"])
def test_a_name_that_posts_could_mean_for_another_category_is_refused(other: str) -> None:
    faults = told(taxonomy=TAXONOMY.replace("themes:", f"  - {{key: third, name: {other}}}\nthemes:"))
    assert faults == [("registry/taxonomy.yaml", "registry-name-taken", 4, "categories[2].name")]


def test_a_theme_may_be_called_like_a_category() -> None:
    assert good(taxonomy=TAXONOMY.replace("爱心活动", "民政")).themes == (Term("love", "民政"),)


def test_outlets_differ_in_names_and_aliases_after_nfkc_without_blanks() -> None:
    faults = told(outlets=OUTLETS + "- {key: b1, name: 某 市 报, level: city, points: 1}\n")
    assert faults == [("registry/outlets.yaml", "registry-name-taken", 2, "outlets[1].name")]


def entries(told: list[Problem], *lines: str) -> list[Fields]:
    """Outlets, the first of them on line 1; what is wrong with them is added to `told`."""
    tree, problems = read_yaml("\n".join(f"- {{{line}}}" for line in lines), "o.yaml")
    assert problems == ()
    return [Fields(node, OUTLET, "o.yaml", told, f"outlets[{n}]") for n, node in enumerate(tree.items)]


def test_a_key_that_is_met_again_is_told_each_time_with_the_line_of_the_first() -> None:
    told: list[Problem] = []
    names = UniqueNames()
    for entry in entries(told, "key: city", "key: county", "key: city", "key: city"):
        names.key(entry, entry.value("key"))
    names.key(*entries(told, "key: ''"), "")
    assert [(fault.code, fault.line, fault.field, dict(fault.detail)) for fault in told] == [
        ("registry-key-taken", 3, "outlets[2].key", {"value": "city", "before": "1"}),
        ("registry-key-taken", 4, "outlets[3].key", {"value": "city", "before": "1"}),
    ]


def test_a_name_is_told_as_it_stands_and_as_it_stood_before() -> None:
    told: list[Problem] = []
    names = UniqueNames()
    one, other = entries(told, "key: city, name: 某市报", "key: county, name: 某 市报, aliases: [日报]")
    names.name(one, "name", "某市报")
    names.name(one, "aliases", "某市报")  # an entry may say its own name again
    names.name(other, "name", "某 市报")
    names.name(other, "aliases", "")
    assert [(fault.code, fault.line, fault.field, dict(fault.detail)) for fault in told] == [
        ("registry-name-taken", 2, "outlets[1].name", {"value": "某 市报", "first": "某市报", "before": "1"})
    ]
