"""What reading says of a file, whatever is known of the others (read_results.py)."""

import pytest

from civic.core.resolve.read_results import ItemLocation, ItemRead


@pytest.mark.parametrize(
    ("place", "folder"),
    [
        (
            ItemLocation("aaa", "", "communities/aaa/2026/10/a.md", "2026/10/a.md"),
            "communities/aaa",
        ),
        (ItemLocation("aaa", "", "communities/aaa/a.md", "a.md"), "communities/aaa"),
        (ItemLocation("bureau", "news", "bureau/news/2026/a.md", "news/2026/a.md"), "bureau"),
        (ItemLocation("aaa", "", "communities/aaa/aaa/a.md", "aaa/a.md"), "communities/aaa"),
    ],
)
def test_the_folder_of_an_item_is_that_of_its_unit_or_of_the_bureau_however_deep_it_lies(place, folder):
    assert place.folder == folder


def test_a_field_has_the_line_on_which_it_was_found_and_none_where_it_was_not():
    place = ItemLocation("aaa", "", "communities/aaa/a.md", "a.md")
    read = ItemRead(place, None, "", None, (), draft=False, lines=(("title", 2), ("slug", 4)))
    assert [read.line_of(name) for name in ("title", "slug", "date")] == [2, 4, None]
