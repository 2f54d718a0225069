"""What the values of every file have in common."""

from decimal import Decimal

import pytest

from civic.reading.header.values import (
    amount_of,
    is_address_of_header,
    is_address_of_registry,
    is_blank,
    is_empty,
    split,
)
from civic.reading.header.yaml_nodes import YamlEntry, YamlMapping, YamlScalar, YamlSequence

NOTHING = YamlScalar("\u200b ", 1)


def test_a_text_is_split_at_commas_and_semicolons_of_both_widths():
    assert split("甲、乙，丙,丁；戊;己 庚 、 ") == ("甲", "乙", "丙", "丁", "戊", "己 庚")


@pytest.mark.parametrize(
    "node", [NOTHING, YamlSequence((NOTHING, NOTHING), 1), YamlMapping((YamlEntry("a", 1, NOTHING),), 1)]
)
def test_a_value_is_empty_if_nothing_in_it_says_anything(node):
    assert is_empty(node)


def test_an_empty_list_is_empty_but_not_blank():
    assert is_blank(NOTHING)
    assert is_empty(YamlSequence((), 1))
    assert not is_blank(YamlSequence((), 1))
    assert not is_empty(YamlSequence((NOTHING, YamlScalar("甲", 2)), 1))


@pytest.mark.parametrize(
    ("text", "amount"), [("2", "2.00"), ("0.125", "0.13"), ("１.５", "1.50"), ("1000000", "1000000.00")]
)
def test_an_amount_has_two_places(text, amount):
    assert amount_of(YamlScalar(text, 1)) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "-1", "1e3", "四", "1000000.01", "1,5", "nan"])
def test_anything_else_is_no_amount(text):
    assert amount_of(YamlScalar(text, 1)) is None


@pytest.mark.parametrize(
    "text", ["https://a.example", "HTTP://a.example:80/b?c=d#e", "https://中文.example/"]
)
def test_a_web_address_has_a_host(text):
    assert is_address_of_registry(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.example",
        "//a.example",
        "ftp://a.example",
        "https://",
        "https://a:b/",
        "https://u@a.example/",
        "https://a.example/ b",
    ],
)
def test_anything_else_is_no_web_address(text):
    assert not is_address_of_registry(text)


@pytest.mark.parametrize(
    "text", ["http://someone@a.example/", "http://a.example:0/", "https://a.example:99999/x"]
)
def test_of_an_address_in_a_header_the_shape_is_enough(text: str) -> None:
    assert is_address_of_header(text)
    assert not is_address_of_registry(text)
