"""What a site consists of: addresses, facts and what they digest to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from engine.page import Page, Portion, digest_of, fact, facts, file_of, to_json


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


def test_an_address_without_its_first_slash_means_the_same_file():
    assert [file_of("a/"), file_of(""), file_of("//a.xml")] == ["a/index.html", "index.html", "a.xml"]


@dataclass(frozen=True)
class Told:
    name: str
    day: date


def test_a_fact_is_known_by_all_that_its_value_says():
    one, same = fact(Told("甲", date(2026, 10, 9))), fact(Told("甲", date(2026, 10, 9)))
    assert one == same
    assert one.digest != fact(Told("甲", date(2026, 10, 10))).digest
    assert len({digest_of(value) for value in (1, "1", [1], {"1": 1}, None, True, 1.5)}) == 7


def test_the_json_of_a_value_is_plain_utf8_with_days_and_amounts_as_text():
    value = {"name": "甲", "day": date(2026, 10, 9), "points": Decimal("1.00"), "no": None}
    assert to_json(value).decode() == '{"name":"甲","day":"2026-10-09","points":"1.00","no":null}'


def listed(names, title):
    return [Page(f"/{name}/", "page.html", {"title": title}) for name in names]


def test_a_portion_makes_its_pages_of_the_values_of_its_facts_and_of_nothing_else():
    portion = Portion("p", listed, {"names": facts([fact("a"), fact("b")]), "title": fact("甲")})
    assert list(portion.generate()) == [
        Page("/a/", "page.html", {"title": "甲"}),
        Page("/b/", "page.html", {"title": "甲"}),
    ]
