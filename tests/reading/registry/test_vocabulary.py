"""The words of the registry that items may use: each in all its spellings, and none of them twice."""

import pytest

from civic.core.model import Outlet, Term
from civic.reading.registry.vocabulary import Vocabulary, short_category, short_theme

WORDS = Vocabulary(
    categories=(Term("service", "社区服务"), Term("civil", "民政"), Term("community", "社区")),
    themes=(Term("love", "爱心活动"), Term("events", "活动")),
    outlets=(Outlet("heihe-daily", "黑河日报", "city", (), ("黑河报",)),),
    allowed_numbers=frozenset(),
)


@pytest.mark.parametrize(
    ("name", "category", "theme"),
    [
        ("社区服务", "服务", "社区服务"),
        ("爱心活动", "爱心活动", "爱心"),
        ("民政", "民政", "民政"),
        ("社区", "", "社区"),
        ("活动", "活动", ""),
    ],
)
def test_a_category_goes_without_what_all_have_in_front_a_theme_without_what_all_have_behind(
    name: str, category: str, theme: str
) -> None:
    assert (short_category(name), short_theme(name)) == (category, theme)


@pytest.mark.parametrize(
    ("name", "by_name", "spellings"),
    [
        (
            "categories",
            {
                "社区服务": "service",
                "服务": "service",
                "service": "service",
                "民政": "civil",
                "civil": "civil",
            }
            | {"社区": "community", "community": "community"},
            ("社区服务", "服务", "service", "民政", "civil", "社区", "community"),
        ),
        (
            "themes",
            {"爱心活动": "love", "爱心": "love", "love": "love", "活动": "events", "events": "events"},
            ("爱心活动", "爱心", "love", "活动", "events"),
        ),
        (
            "outlets",
            {"黑河日报": "heihe-daily", "黑河报": "heihe-daily", "heihe-daily": "heihe-daily"},
            ("黑河日报", "黑河报", "heihe-daily"),
        ),
    ],
)
def test_a_word_is_understood_in_all_its_spellings_and_a_short_name_that_says_nothing_is_none(
    name: str, by_name: dict[str, str], spellings: tuple[str, ...]
) -> None:
    choice = WORDS.choices[name]
    assert choice.by_name == by_name
    assert choice.spellings == spellings
