"""The words of the registry that items may use, by all spellings that are understood (specification.md §1.3).

words = Vocabulary(registry.categories, registry.themes, registry.outlets, frozenset())
words.choices["categories"].by_name["服务"]     # "service", which is called 社区服务
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from civic.core.model import Outlet, Term
from civic.reading.schema.field import Choice


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the registry that items may use, and the numbers that they may print.

    `choices` are the same words by the name of their list, each with all its spellings.
    """

    categories: tuple[Term, ...]
    themes: tuple[Term, ...]
    outlets: tuple[Outlet, ...]
    allowed_numbers: frozenset[str]
    choices: Mapping[str, Choice] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lists = {
            "categories": (
                (t.key, t.name, _other_spellings(t.name, short_category(t.name))) for t in self.categories
            ),
            "themes": ((t.key, t.name, _other_spellings(t.name, short_theme(t.name))) for t in self.themes),
            "outlets": ((outlet.key, outlet.name, outlet.aliases) for outlet in self.outlets),
        }
        object.__setattr__(self, "choices", {name: Choice.of(each) for name, each in lists.items()})


def _other_spellings(name: str, short: str) -> tuple[str, ...]:
    """The spellings besides the name itself."""
    return (short,) if short and short != name else ()


def short_category(name: str) -> str:
    """`社区服务` -> `服务`: what posts may write too."""
    return name.removeprefix("社区")


def short_theme(name: str) -> str:
    """`爱心活动` -> `爱心`, likewise."""
    return name.removesuffix("活动")
