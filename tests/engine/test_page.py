"""What a site consists of: addresses, facts and what they digest to."""

import pytest

from engine.page import fact, facts, file_of


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b.xml", "a/b.xml"), ("/404.html", "404.html")],
)
def test_an_address_that_ends_in_a_slash_is_the_folders_index(address, file):
    assert file_of(address) == file


def test_several_facts_are_one_in_their_order():
    one, other = fact("甲"), fact("乙")
    assert facts([one, other]).value == ("甲", "乙")
    assert facts([one, other]).digest != facts([other, one]).digest
