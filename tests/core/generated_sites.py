"""Made-up Sites for the property tests of the tally: small, and full of what the tally must get right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from civic.core.model import Adoption, Item, MissingUnit, Outlet, Rules, Site, Unit, Void, VoidReason
from tests.core.sample_site import CATEGORIES, item, site, unit

UNITS = (
    ("jianhua", "community", "002"),
    ("guangming", "community", "003"),
    ("shili", "community", "001"),
    ("a-xiang", "township", "004"),
    ("b-cun", "village", "005"),
)
FIRST = date(2025, 11, 29)
DAYS = st.sampled_from([FIRST + timedelta(days=days) for days in (0, 1, 2, 30, 32, 33, 63, 64, 65)])
LATER = st.sampled_from([date(2025, 12, 5), date(2025, 12, 6), date(2026, 1, 5), date(2026, 1, 6)])
CENTS = st.sampled_from([Decimal(text) for text in ("0.00", "0.25", "0.33", "1.00", "1.50", "5.55")])
OUTLETS = ("sunwu-minzheng", "heihe-daily", "hlj-daily")
MISSING = (MissingUnit("z-unit", "另一社区"), MissingUnit("a-unit", "某某社区"))
NAMES = ("张某", "张 某", "李某", "jianhua社区", "shili 社区", "某某社区")
AUTHORS = st.lists(st.sampled_from(NAMES), max_size=2).map(tuple)
ADOPTIONS = st.builds(
    Adoption,
    outlet=st.sampled_from(OUTLETS),
    day=DAYS,
    url=st.just(""),
    page=st.sampled_from(["", "2", " 2"]),
    headline=st.booleans(),
)
RARELY = st.integers(0, 4)  # 0: it is so
VOID = st.builds(Void, st.just(VoidReason.FALSE), DAYS)


@st.composite
def posts(draw: st.DrawFn, number: int, keys: list[str]) -> Item:
    day = draw(DAYS)
    return item(
        draw(st.sampled_from(keys)),
        f"{number}.md",
        day=day,
        category=draw(st.sampled_from([term.key for term in CATEGORIES])),
        authors=draw(AUTHORS),
        status=draw(st.sampled_from(["published"] * 7 + ["draft", "submitted", "returned", "hidden"])),
        expires=draw(DAYS) if draw(RARELY) == 0 else None,
        withdrawn=draw(DAYS) if draw(RARELY) == 0 else None,
        reported=draw(st.sampled_from([None, day, day]) | DAYS),
        event=draw(st.sampled_from(["", "", "端午", "雪灾", "雪灾"])),
        adoptions=draw(st.lists(ADOPTIONS, max_size=3).map(tuple)),
        void=draw(VOID) if draw(RARELY) == 0 else None,
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
            late=draw(st.sampled_from(["counts", "no_task"])),
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
    count = draw(st.integers(1, len(UNITS)))
    return [
        unit(
            key,
            f"231124999{number}",
            kind,
            opened=draw(st.none() | DAYS),
            staff=draw(st.sampled_from([None, 0, 9])),
        )
        for key, kind, number in UNITS[:count]
    ]


@st.composite
def sites(draw: st.DrawFn) -> Site:
    made = draw(units())
    keys = [unit.key for unit in made]
    items = [draw(posts(number, keys)) for number in range(draw(st.integers(0, 9)))]
    whole = site(made, items, outlets=draw(outlets()), rules=draw(rules()))
    received = {item.id: draw(st.none() | DAYS | LATER) for item in whole.items if draw(st.booleans())}
    return replace(whole, missing_units=draw(st.sampled_from([(), MISSING])), received=received)
