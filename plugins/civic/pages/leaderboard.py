"""The leaderboards: /leaderboard/, one for each period with its files, and each unit's year with all its arithmetic.

These are the only pages that depend on posts of all units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from civic.core import addresses
from civic.core.model import Item, Unit
from civic.core.periods import Month, Period, Year, parse, periods_with_page
from civic.core.tally.standings import Standings, StandingsRow
from civic.core.tally.tally import Tally
from civic.core.tally.tally_post import TallyPost, tally_post
from civic.pages import view_models
from civic.pages.leaderboard_rows import group_value, owing_value, period_value, row_value, rules_value
from civic.pages.leaderboard_values import LeaderboardValues, UnitYearValues
from civic.pages.unit_record import UnitRecords
from civic.pages.values import HeadValue, LinkValue
from civic.pages.view import Frame, View
from civic.wording import pages as wording
from engine.hooks import offer
from engine.page import Fact, Page, Portion, fact, facts


def portions(view: View) -> Iterator[Portion]:
    """Those of each year in a portion of its own: made anew when anything has changed that the year's tally sees."""
    frame, site = view_models.frame_fact(view), view.site

    def seen_by_tally(item: Item) -> Fact | None:
        post = tally_post(item, view.address(item), site.received, view.as_of)
        return fact(post) if post is not None else None

    seen = view.map_items(view.memo.tallied, seen_by_tally, site.received)
    posts = [post for post in seen.values() if post is not None]
    decisive = view.as_of, site.units, posts
    memo = view.memo.leaderboards
    if decisive != memo.decisive:  # as it is not when a text was edited
        memo.decisive, memo.facts = decisive, _facts(view, posts)
    for year, of_year in memo.facts.items():
        yield Portion(f"leaderboards of {year}", pages, {"frame": frame, **of_year})


def _facts(view: View, posts: Sequence[Fact]) -> dict[int, dict[str, Fact]]:
    """What `pages` is told of each year, beside the frame; `posts` is what the tally sees of each post."""
    paged = periods_with_page(view.site, view.as_of)
    seen = {post.value.id: post for post in posts}
    by_year = _posts_by_year(post.value for post in posts)
    return {
        year: {
            "paged": fact([str(period) for period in paged]),
            "year": fact(year),
            "posts": facts(seen[post.id] for post in by_year[year]),
        }
        for year in (period.year for period in paged if isinstance(period, Year))
    }


def pages(frame: Frame, paged: Sequence[str], year: int, posts: Sequence[TallyPost]) -> Iterator[Page]:
    """Every period of the year with its three files, every unit's year, and the month of D at /leaderboard/ if it is
    among them. `paged` are all periods with a page, `posts` those that `_posts_by_year` gives."""
    boards = _YearLeaderboards(frame, [parse(code) for code in paged], year, posts)
    this_month = Month.of(frame.as_of)
    if this_month in boards.standings:
        top = boards.values(this_month, addresses.LEADERBOARD)
        yield Page(addresses.LEADERBOARD, "leaderboard.html", top)
    for period, standings in boards.standings.items():
        address = addresses.leaderboard(period)
        counted = {"standings": standings}
        yield Page(address, "leaderboard.html", boards.values(period, address))
        files = addresses.leaderboard_files(period)
        yield Page(files.json, "standings.json", counted)
        yield Page(files.csv, "standings.csv", counted)
        yield Page(files.xlsx, "standings.xlsx", counted)
    for unit in frame.units:
        address = addresses.unit_year(year, unit.key)
        yield Page(address, "unit-year.html", boards.unit_year(unit, Year(year), address))


def _posts_by_year(posts: Iterable[TallyPost]) -> Mapping[int, Sequence[TallyPost]]:
    """The posts behind each year's numbers, in their order: all of a piece of which something lies in the year, for what
    an adoption adds depends on all adoptions of the piece."""
    years: dict[str, set[int]] = defaultdict(set)
    posts = tuple(posts)
    for post in posts:
        days = [post.reported, post.void and post.void.day, *(adoption.day for adoption in post.adoptions)]
        years[post.event or post.id].update(day.year for day in days if day)
    found: dict[int, list[TallyPost]] = defaultdict(list)
    for post in posts:
        for year in years[post.event or post.id]:
            found[year].append(post)
    return found


def register() -> None:
    offer(portions)


class _YearLeaderboards:
    """The leaderboards of a year, counted once."""

    def __init__(self, frame: Frame, paged: Sequence[Period], year: int, posts: Sequence[TallyPost]) -> None:
        self.view = View.of_items(frame, (), (), ())  # heads show nothing of any item
        self.frame = frame
        self.registry = frame.registry
        self.tally = Tally(frame.registry, frame.units, frame.missing_units, posts, frame.as_of)
        self.records = UnitRecords(self.tally)
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
        files = addresses.leaderboard_files(period)
        return {
            "head": self._head(address, wording.LEADERBOARD, [])
            if address == addresses.LEADERBOARD
            else self._head(address, wording.LEADERBOARD_OF.format(period=_name(period)), [_TOP]),
            "as_of": self.frame.as_of.isoformat(),
            "period": period_value(period, paged, shown=period),
            "over": period.is_over(self.frame.as_of),
            "previous": period_value(before, paged) if before in paged else None,
            "next": period_value(after, paged) if after in paged else None,
            "containing": [period_value(longer, paged) for longer in period.longer_periods()],
            "contained": [period_value(part, paged) for part in period.shorter_periods() if part in paged],
            "years": [period_value(year, paged, shown=period) for year in self.years],
            "groups": groups,
            "categories": [term.name for term in self.registry.categories],
            "submissions": sum(group["total"]["submissions"] for group in groups),
            "adoptions": sum(group["total"]["adoptions"] for group in groups),
            "owing": owing_value(self.tally) if period == Month.of(self.frame.as_of) else None,
            "missing_units": [unit.name for unit in self.frame.missing_units],
            "rules": rules_value(self.registry, period.year),
            "downloads": {"json": files.json, "csv": files.csv, "xlsx": files.xlsx},
        }

    def unit_year(self, unit: Unit, year: Year, address: str) -> UnitYearValues:
        """One unit's year: its months that have a page, and what they sum up to."""
        paged = self.paged
        row, ranked = self._rows[year, unit.key]
        longer = [period for period in (*year.shorter_periods(), year) if period.size > 1 and period in paged]
        months = [month for month in year.months() if month in paged]
        return {
            "head": self._head(
                address,
                wording.UNIT_YEAR.format(unit=unit.name, year=year.year),
                [_TOP, LinkValue(name=_name(year), address=addresses.leaderboard(year))],
                [unit.name],
            ),
            "as_of": self.frame.as_of.isoformat(),
            "name": unit.name,
            "code": unit.code,
            "kind": unit.kind.value,
            "blog": addresses.blog(unit.key),
            "opened": unit.opened.isoformat() if unit.opened is not None else "",
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
            "months": [self.records.month(unit, month, paged) for month in months],
            "rules": rules_value(self.registry, year.year),
        }

    def _head(
        self, address: str, title: str, parents: Sequence[LinkValue], keywords: Sequence[str] = ()
    ) -> HeadValue:
        return view_models.head(
            self.view,
            address,
            title,
            description=wording.LEADERBOARD_ABOUT,
            section=addresses.LEADERBOARD,
            parents=parents,
            tags=view_models.column_tags(
                wording.LEADERBOARD,
                wording.LEADERBOARD_ABOUT,
                [wording.LEADERBOARD, *keywords],
                wording.LEADERBOARD_TYPE,
            ),
        )


_TOP: LinkValue = {"name": wording.LEADERBOARD, "address": addresses.LEADERBOARD}


def _name(period: Period) -> str:
    return wording.PERIODS[period.kind][period.number - 1].format(year=period.year, number=period.number)
