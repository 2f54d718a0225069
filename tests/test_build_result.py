"""What a build answers, and what of it is kept beside the site (build_result.py)."""

import pytest

from civic.build_result import BuildResult, BuildSummary
from engine.build_record import SiteOutput


@pytest.mark.parametrize(
    ("base", "held_back", "code"),
    [("/", False, 0), ("/minzheng/", True, 2), (None, False, 1), (None, True, 1)],
)
def test_a_fault_of_the_registry_is_1_whatever_else_is_wrong_and_a_post_held_back_2(base, held_back, code):
    assert BuildResult(base, held_back, "", "{}").exit_code == code


def test_what_is_kept_beside_the_site_can_be_told_again():
    result = BuildResult("/", True, "【问题】…\n", '{"problems":[]}', SiteOutput(files=508, rendered=3))
    assert BuildSummary.from_json(result.note) == BuildSummary(True, "【问题】…\n", '{"problems":[]}', 508)


def test_where_nothing_was_made_no_files_are_kept():
    assert BuildSummary.from_json(BuildResult(None, False, "", "{}").note).files == 0
