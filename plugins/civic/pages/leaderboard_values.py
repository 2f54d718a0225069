"""What the leaderboards' templates are handed: leaderboard.html and unit-year.html.

As in values.py: addresses lie below the site's own path, days are ISO dates, amounts are text with two places
("7.40", "-1.00"), templates compute nothing and choose words. Codes that a template puts into words are listed
beside their field.
"""

from __future__ import annotations

from typing import TypedDict

from civic.pages.values import HeadValue


class PeriodValue(TypedDict):
    """A period in numbers. `code` is also the anchor of the period on a unit's page of the year."""

    code: str  # 2026-10, 2026-Q3, 2026-H2, 2026
    kind: str  # month, quarter, half, year
    year: int
    number: int  # 10 of 2026-10, 3 of 2026-Q3, 2 of 2026-H2, 1 of a year
    address: str  # of its leaderboard, "" if it has none
    current: bool  # it is the period that this page shows


class OutletPointsValue(TypedDict):
    name: str
    level: str  # county, city, province, nation
    points: str  # in the year of the period


class RulesValue(TypedDict):
    """The rules of the year in numbers, so that anyone can count after us."""

    year: int  # that they are applied to here
    monthly_min: int
    task_done: str
    extra_piece: str
    extra_max: str
    missing: str
    void_penalty: str
    headline_factor: str
    dedup: str  # highest, sum
    late: str  # counts, no_task
    yearly_cap: str
    outlets: list[OutletPointsValue]  # in the order of the registry


class LeaderboardRowValue(TypedDict):
    """A unit in a period. Every number of the row leads to `address`."""

    rank: int
    name: str
    address: str  # /leaderboard/2026/guangming/#2026-10
    submissions: int
    late: int  # of them: received too late
    months_due: int
    months_met: int
    adoptions: int
    base: str
    extra: str
    adopted: str
    penalty: str  # a positive amount that was taken off
    adjustments: str
    points: str
    raw: str | None  # only in a year
    bonus: str | None
    writers: int
    staff: int | None
    share: str  # writers of staff in whole per cent, "22"; "" without staff
    categories: list[int]  # submissions, one number for each of the page's `categories`


class LeaderboardTotalValue(TypedDict):
    """All rows of a group together."""

    units: int
    submissions: int
    late: int
    adoptions: int
    writers: int
    share: str  # "" as soon as one unit has not told its staff
    categories: list[int]


class LeaderboardGroupValue(TypedDict):
    kind: str  # community, township, village
    rows: list[LeaderboardRowValue]  # in the order shown
    total: LeaderboardTotalValue


class OwingUnitValue(TypedDict):
    name: str
    address: str  # of its month on the unit's page
    submissions: int  # so far
    owed: int  # pieces still to come this month


class OwingValue(TypedDict):
    """Who still owes a piece in the month of D; `units` may be empty: nobody does."""

    last_day: str
    days_left: int  # after D; 0: D is the last day
    units: list[OwingUnitValue]  # by kind and code


class DownloadsValue(TypedDict):
    json: str
    csv: str
    xlsx: str


class LeaderboardValues(TypedDict):
    """leaderboard.html: `/leaderboard/` (the month of D) and `/leaderboard/<period>/`."""

    head: HeadValue
    as_of: str
    period: PeriodValue
    over: bool  # the period's last day is before D: nothing more will be submitted
    previous: PeriodValue | None  # of the same kind, with a page
    next: PeriodValue | None
    containing: list[PeriodValue]  # smallest first: quarter, half, year
    contained: list[PeriodValue]  # halves, quarters, months of a year …, by size descending, then time
    years: list[PeriodValue]  # every year that has a page
    groups: list[LeaderboardGroupValue]
    categories: list[str]  # names: the columns of the matrix, all of taxonomy.yaml in its order
    submissions: int  # of all groups
    adoptions: int
    owing: OwingValue | None  # only where the period is the month of D
    missing_units: list[str]  # names of units that are held back
    rules: RulesValue
    downloads: DownloadsValue


# --- a unit's year --------------------------------------------------------------------------------


class PostReferenceValue(TypedDict):
    """A post behind a number."""

    title: str | None  # None: void or withdrawn on D, then the template says so
    address: str  # "" if it has no page on D
    day: str  # of the post
    unit: str  # name of the unit whose post it is
    authors: list[str]  # as counted: without names of units; nobody where the title is None


class CountedPieceValue(TypedDict):
    """A piece that counts for the unit as a submission of the month."""

    number: int  # 1, 2, 3 … within the month
    reported: str
    late: str  # the day on which it was received, if that was too late; "" if not
    post: PostReferenceValue  # the one by which it counts
    category: str  # name
    own: list[PostReferenceValue]  # further posts of this unit in the piece: their authors count too
    others: list[PostReferenceValue]  # posts of other units about the same event


class UncountedPostValue(TypedDict):
    """A reported post of the unit that brought no submission: its piece counts already through `first`."""

    post: PostReferenceValue
    first: PostReferenceValue
    first_reported: str


class HighestAdoptionValue(TypedDict):
    """The adoption of a piece that a later one is measured by; it may belong to another unit."""

    day: str
    outlet: str  # name
    post: PostReferenceValue


class AdoptionEntryValue(TypedDict):
    """An adoption with the arithmetic of what it added."""

    day: str
    post: PostReferenceValue
    outlet: str  # name
    url: str
    page: str
    headline: bool
    outlet_points: str
    factor: str  # headline_factor of that year; counts only if `headline`
    value: str  # outlet_points, times factor if headline
    highest_before: str  # highest single value of the piece before it; "0.00" if there was none
    highest: HighestAdoptionValue | None  # the adoption that had it; None where `why` is sum or first
    why: str  # sum: each counts; first: nothing before it; more: exceeds the highest; nothing: does not
    added: str


class VoidPostValue(TypedDict):
    day: str  # void from that day on
    reason: str  # false, plagiarised, privacy
    post: PostReferenceValue
    penalty: str


class UnitMonthValue(TypedDict):
    """A month of a unit with everything it was counted from. Anchor: `period["code"]`."""

    period: PeriodValue
    why_base: str  # met; missing; running: not over yet; unopened: nothing owed
    submissions: int
    late: int  # of them: received too late
    base: str
    extra_pieces: int  # above monthly_min; late ones are not among them where the rules say so
    extra_full: str  # extra_piece x extra_pieces, before extra_max
    extra: str
    adopted: str
    penalty: str
    adjustments: str
    points: str
    pieces: list[CountedPieceValue]  # by (reported, id)
    uncounted: list[UncountedPostValue]
    adoptions: list[AdoptionEntryValue]
    voids: list[VoidPostValue]


class UnitSumValue(TypedDict):
    """A quarter, half-year or the year as the sum of its months. Anchor: `period["code"]`."""

    period: PeriodValue
    months: list[PeriodValue]  # that are shown on this page, as links to their anchors
    row: LeaderboardRowValue


class UnitYearValues(TypedDict):
    """unit-year.html: `/leaderboard/<year>/<key>/`, one unit's year with all its arithmetic."""

    head: HeadValue
    as_of: str
    name: str
    code: str
    kind: str
    blog: str
    opened: str  # "" if not given
    year: PeriodValue
    years: list[PeriodValue]  # `address` is this unit's page of that year
    ranked: int  # how many units of the kind share the ranking
    row: LeaderboardRowValue  # the year; its rank too
    sums: list[UnitSumValue]  # quarters, halves, the year that have a page
    months: list[UnitMonthValue]  # months of the year that have a page, in order
    rules: RulesValue
