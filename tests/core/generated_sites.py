"""Made-up Sites for the property tests of the tally: small, and full of what the tally must get right."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from civic.core.model import Adoption, Item, Outlet, Rules, Site, Unit, Void, VoidReason
from tests.core.sample_site import CATEGORIES, item, site, unit

UNITS = [("jianhua", "community", "001"), ("shili", "community", "002"), ("a-xiang", "township", "003")]
UNITS += [("b-cun", "village", "004")]
FIRST = date(2025, 11, 1)
DAYS = st.sampled_from(
    [FIRST + timedelta(days=days) for days in (0, 9, 29, 30, 45, 60, 61, 75, 91, 119, 120)]
)
CENTS = st.sampled_from([Decimal(text) for text in ("0.00", "0.20", "0.33", "1.00", "1.25", "2.00", "5.55")])
OUTLETS = ("sunwu-minzheng", "heihe-daily", "hlj-daily")
AUTHORS = st.lists(
    st.sampled_from(["张某", "张 某", "李某", "jianhua社区", "shili 社区", "赵某"]), max_size=3
)


@st.composite
def adoptions(draw: st.DrawFn) -> Adoption:
    text = st.sampled_from(["", "2", " 2", "https://example.org/a"])
    return Adoption(
        outlet=draw(st.sampled_from(OUTLETS)),
        day=draw(DAYS),
        url=draw(text),
        page=draw(text),
        headline=draw(st.booleans()),
    )


@st.composite
def posts(draw: st.DrawFn, number: int, keys: list[str]) -> Item:
    void = draw(st.none() | st.none() | st.builds(Void, st.just(VoidReason.FALSE), DAYS))
    return item(
        draw(st.sampled_from(keys)),
        f"{number}.md",
        day=draw(DAYS),
        category=draw(st.sampled_from([term.key for term in CATEGORIES])),
        authors=tuple(draw(AUTHORS)),
        status=draw(st.sampled_from(["published"] * 4 + ["draft", "hidden"])),
        expires=draw(st.none() | st.none() | DAYS),
        withdrawn=draw(st.none() | st.none() | DAYS),
        reported=draw(st.none() | DAYS | DAYS | DAYS),
        event=draw(st.sampled_from(["", "", "端午", "雪灾"])),
        adoptions=tuple(draw(st.lists(adoptions(), max_size=3))),
        void=void,
    )


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rules, ...]:
    years = draw(st.lists(st.sampled_from(["2024", "2025", "2026"]), unique=True))
    return tuple(
        Rules(
            name=year,
            monthly_min=draw(st.sampled_from([1, 1, 2])),
            task_done=draw(CENTS),
            extra_piece=draw(CENTS),
            extra_max=draw(CENTS),
            missing=draw(CENTS),
            void_penalty=draw(CENTS),
            headline_factor=draw(CENTS),
            dedup=draw(st.sampled_from(["highest", "sum"])),
            yearly_cap=draw(CENTS),
        )
        for year in sorted(years)
    )


@st.composite
def outlets(draw: st.DrawFn) -> tuple[Outlet, ...]:
    made = []
    for key in OUTLETS:
        years = draw(st.lists(st.sampled_from([2024, 2025, 2026]), min_size=1, unique=True))
        points = tuple((year, draw(CENTS)) for year in sorted(years))
        made.append(Outlet(key, key, "city", points))
    return tuple(made)


@st.composite
def units(draw: st.DrawFn) -> list[Unit]:
    chosen = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    return [
        unit(
            key,
            f"231124999{number}",
            kind,
            opened=draw(st.none() | DAYS),
            staff=draw(st.sampled_from([None, 0, 9])),
        )
        for key, kind, number in chosen
    ]


@st.composite
def sites(draw: st.DrawFn) -> Site:
    made = draw(units())
    keys = [unit.key for unit in made]
    count = draw(st.integers(0, 7))
    items = [draw(posts(number, keys)) for number in range(count)]
    return site(made, items, outlets=draw(outlets()), rules=draw(rules()))
