"""The leaderboards: /leaderboard/, one for each period with its files, and each unit's year with all its arithmetic.

These are the only pages that depend on posts of all units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from civic.core import addresses
from civic.core.model import Item, Unit
from civic.core.periods import Month, Period, Year, parse, periods_with_page
from civic.core.tally.standings import Standings, StandingsRow
from civic.core.tally.tally import Tally
from civic.pages import view_models
from civic.pages.leaderboard_rows import group_value, owing_value, period_value, row_value, rules_value
from civic.pages.leaderboard_values import LeaderboardValues, UnitYearValues
from civic.pages.unit_record import month_value
from civic.pages.values import HeadValue, LinkValue
from civic.pages.view import Frame, View, tally_row
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Fact, Page, Portion, fact, facts


def portions(view: View) -> Iterator[Portion]:
    """Those of each year in a portion of its own: made anew when anything has changed that the year's tally sees."""
    frame, site = view_models.frame_fact(view), view.site
    seen = view.map_items(view.memo.tallied, lambda item: fact(tally_row(item)))
    decisive = view.as_of, site.units, site.received, [seen[post.id] for post in site.posts]
    memo = view.memo.leaderboards
    if decisive != memo.decisive:  # as it is not when a text was edited
        memo.decisive, memo.facts = decisive, _facts(view, seen)
    for year, of_year in memo.facts.items():
        yield Portion(f"leaderboards of {year}", pages, {"frame": frame, **of_year})


def _facts(view: View, seen: Mapping[str, Fact]) -> dict[int, dict[str, Fact]]:
    """What `pages` is told of each year, beside the frame; `seen` is what the tally sees of each item."""
    paged = periods_with_page(view.site, view.as_of)
    by_year = _posts_by_year(view.site.posts)
    return {
        year: {
            "paged": fact([str(period) for period in paged]),
            "year": fact(year),
            "posts": facts(seen[post.id] for post in by_year[year]),
            "received": fact(_days(view.site.received, by_year[year])),
        }
        for year in (period.year for period in paged if isinstance(period, Year))
    }


def pages(
    frame: Frame,
    paged: Sequence[str],
    year: int,
    posts: Sequence[tuple[Any, ...]],
    received: Mapping[str, date | None],
) -> Iterator[Page]:
    """Every period of the year with its three files, every unit's year, and the month of D at /leaderboard/ if it is
    among them. `paged` are all periods with a page, `posts` those that `_posts_by_year` gives."""
    view = View.of_tally_rows(frame, posts, received)
    boards = _YearLeaderboards(view, [parse(code) for code in paged], year)
    this_month = Month.of(view.as_of)
    if this_month in boards.standings:
        yield Page(
            addresses.LEADERBOARD, "leaderboard.html", boards.values(this_month, addresses.LEADERBOARD)
        )
    for period, standings in boards.standings.items():
        address = addresses.leaderboard(period)
        plain = standings.values()
        yield Page(address, "leaderboard.html", boards.values(period, address))
        yield Page(f"{address}index.json", "standings.json", plain)
        yield Page(f"{address}leaderboard.csv", "standings.csv", plain)
        yield Page(f"{address}leaderboard.xlsx", "standings.xlsx", plain)
    for unit in view.site.units:
        address = addresses.unit_year(year, unit.key)
        yield Page(address, "unit-year.html", boards.unit_year(unit, Year(year), address))


def _posts_by_year(posts: Iterable[Item]) -> Mapping[int, Sequence[Item]]:
    """The posts behind each year's numbers, in their order: all of a piece of which something lies in the year, for what
    an adoption adds depends on all adoptions of the piece."""
    years: dict[str, set[int]] = defaultdict(set)
    posts = tuple(posts)
    for post in posts:
        days = [post.reported, post.void and post.void.day, *(adoption.day for adoption in post.adoptions)]
        years[post.event or post.id].update(day.year for day in days if day)
    found: dict[int, list[Item]] = defaultdict(list)
    for post in posts:
        for year in years[post.event or post.id]:
            found[year].append(post)
    return found


def _days(received: Mapping[str, date | None], posts: Iterable[Item]) -> dict[str, date | None]:
    """The days of receipt of some posts, as far as they are known."""
    return {post.id: received[post.id] for post in posts if received.get(post.id)}


def register() -> None:
    offer(portions)


class _YearLeaderboards:
    """The leaderboards of a year, counted once."""

    def __init__(self, view: View, paged: Sequence[Period], year: int) -> None:
        self.view = view
        self.registry = view.site.registry
        self.tally = Tally(view.site, view.as_of)
        self.paged = frozenset(paged)
        self.standings: dict[Period, Standings] = {
            period: self.tally.standings(period) for period in paged if period.year == year
        }
        self.years = [period for period in paged if isinstance(period, Year)]
        self._rows: dict[tuple[Period, str], tuple[StandingsRow, int]] = {
            (period, row.key): (row, len(group.rows))
            for period, standings in self.standings.items()
            for group in standings.groups
            for row in group.rows
        }

    def values(self, period: Period, address: str) -> LeaderboardValues:
        """A period's page, or the one that shows it at /leaderboard/."""
        paged = self.paged
        groups = [group_value(group, period, self.registry) for group in self.standings[period].groups]
        before, after = period.neighbour(-1), period.neighbour(1)
        own = addresses.leaderboard(period)
        return {
            "head": self._head(period, address),
            "as_of": self.view.as_of.isoformat(),
            "period": period_value(period, paged, shown=period),
            "over": period.is_over(self.view.as_of),
            "previous": period_value(before, paged) if before in paged else None,
            "next": period_value(after, paged) if after in paged else None,
            "containing": [period_value(longer, paged) for longer in period.longer_periods()],
            "contained": [period_value(part, paged) for part in period.shorter_periods() if part in paged],
            "years": [period_value(year, paged, shown=period) for year in self.years],
            "groups": groups,
            "categories": [term.name for term in self.registry.categories],
            "submissions": sum(group["total"]["submissions"] for group in groups),
            "adoptions": sum(group["total"]["adoptions"] for group in groups),
            "owing": owing_value(self.tally) if period == Month.of(self.view.as_of) else None,
            "missing_units": list(self.view.site.missing_units),
            "rules": rules_value(self.registry, period.year),
            "downloads": {
                "json": f"{own}index.json",
                "csv": f"{own}leaderboard.csv",
                "xlsx": f"{own}leaderboard.xlsx",
            },
        }

    def unit_year(self, unit: Unit, year: Year, address: str) -> UnitYearValues:
        """One unit's year: its months that have a page, and what they sum up to."""
        paged = self.paged
        row, ranked = self._rows[year, unit.key]
        longer = [period for period in (*year.shorter_periods(), year) if period.size > 1 and period in paged]
        months = [month for month in year.months() if month in paged]
        return {
            "head": self._unit_head(unit, year, address),
            "as_of": self.view.as_of.isoformat(),
            "name": unit.name,
            "code": unit.code,
            "kind": unit.kind.value,
            "blog": addresses.blog(unit.key),
            "opened": view_models.iso_date(unit.opened),
            "year": period_value(year, paged, shown=year, address=address),
            "years": [
                period_value(other, paged, shown=year, address=addresses.unit_year(other.year, unit.key))
                for other in self.years
            ],
            "ranked": ranked,
            "row": row_value(row, year, self.registry),
            "sums": [
                {
                    "period": period_value(period, paged),
                    "months": [period_value(month, paged) for month in period.months() if month in paged],
                    "row": row_value(self._rows[period, unit.key][0], period, self.registry),
                }
                for period in sorted(longer, key=lambda period: (period.size, period.number))
            ],
            "months": [month_value(self.tally, unit, month, paged) for month in months],
            "rules": rules_value(self.registry, year.year),
        }

    def _head(self, period: Period, address: str) -> HeadValue:
        on_top = address == addresses.LEADERBOARD
        name = wording.LEADERBOARD_OF.format(period=_name(period))
        return view_models.head(
            self.view,
            address,
            wording.LEADERBOARD if on_top else name,
            description=wording.LEADERBOARD_ABOUT,
            section=addresses.LEADERBOARD,
            parents=[] if on_top else [_TOP],
            tags=view_models.column_tags(
                wording.LEADERBOARD,
                wording.LEADERBOARD_ABOUT,
                [wording.LEADERBOARD],
                wording.LEADERBOARD_TYPE,
            ),
        )

    def _unit_head(self, unit: Unit, year: Year, address: str) -> HeadValue:
        return view_models.head(
            self.view,
            address,
            wording.UNIT_YEAR.format(unit=unit.name, year=year.year),
            description=wording.LEADERBOARD_ABOUT,
            section=addresses.LEADERBOARD,
            parents=[_TOP, view_models.link(_name(year), addresses.leaderboard(year))],
            tags=view_models.column_tags(
                wording.LEADERBOARD,
                wording.LEADERBOARD_ABOUT,
                [wording.LEADERBOARD, unit.name],
                wording.LEADERBOARD_TYPE,
            ),
        )


_TOP: LinkValue = {"name": wording.LEADERBOARD, "address": addresses.LEADERBOARD}


def _name(period: Period) -> str:
    return wording.PERIODS[period.kind][period.number - 1].format(year=period.year, number=period.number)
