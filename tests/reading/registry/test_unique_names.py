"""Keys and names of one list of the registry differ (specification.md §1.3)."""

import pytest

from civic.core.model import Term
from tests.reading.registry.small_registry import OUTLETS, TAXONOMY, good, told

# --- what is read -------------------------------------------------------------------------------


def test_an_alias_may_repeat_the_outlet_s_own_name() -> None:
    assert good(outlets=OUTLETS.replace("[某市报]", "[某市日报, city-daily]")).outlets[0].aliases == (
        "某市日报",
        "city-daily",
    )


# --- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize("other", ["社区民政", "民 政", "民政　", "civil"])
def test_a_name_that_posts_could_mean_for_another_category_is_refused(other: str) -> None:
    faults = told(taxonomy=TAXONOMY.replace("themes:", f"  - {{key: third, name: {other}}}\nthemes:"))
    assert faults == [("registry/taxonomy.yaml", "registry-name-taken", 4, "categories[2].name")]


def test_a_theme_may_be_called_like_a_category() -> None:
    assert good(taxonomy=TAXONOMY.replace("爱心活动", "民政")).themes == (Term("love", "民政"),)


def test_outlets_differ_in_names_and_aliases_after_nfkc_without_blanks() -> None:
    faults = told(outlets=OUTLETS + "- {key: b1, name: 某 市 报, level: city, points: 1}\n")
    assert faults == [("registry/outlets.yaml", "registry-name-taken", 2, "outlets[1].name")]
