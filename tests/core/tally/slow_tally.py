"""The tally a second time: slow, obvious, sentence by sentence from specification.md §3, sharing no code with the first.

Each number is looked up anew among all posts; amounts are Fractions, rounded by hand. Only the model and the form of
addresses are taken from the product. `index(site, period, as_of)` gives index.json as plain values.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from civic.core.model import Adoption, Item, Rules, Site, Unit


def half_up(amount: Any) -> Fraction:
    cents = Fraction(amount) * 100
    whole = abs(cents) + Fraction(1, 2)
    return Fraction(whole.numerator // whole.denominator * (-1 if cents < 0 else 1), 100)


def text(amount: Fraction) -> str:
    cents = abs(amount * 100)
    assert cents.denominator == 1, f"not rounded: {amount}"
    return f"{'-' if amount < 0 else ''}{cents.numerator // 100}.{cents.numerator % 100:02d}"


def months(period: str) -> list[str]:
    year, _, part = period.partition("-")
    first, count = 1, 12
    if part.startswith("Q"):
        first, count = int(part[1]) * 3 - 2, 3
    elif part.startswith("H"):
        first, count = int(part[1]) * 6 - 5, 6
    elif part:
        first, count = int(part), 1
    return [f"{year}-{n:02d}" for n in range(first, first + count)]


def month_of(day: date) -> str:
    return day.isoformat()[:7]


def last_day(month: str) -> date:
    day = date.fromisoformat(f"{month}-28")
    while month_of(day + timedelta(days=1)) == month:
        day += timedelta(days=1)
    return day


class Slow:
    def __init__(self, site: Site, as_of: date) -> None:
        self.site, self.as_of = site, as_of

    # what there is on D

    def unit(self, key: str) -> Unit:
        return next(unit for unit in self.site.units if unit.key == key)

    def state(self, post: Item) -> str:
        if post.status.value in ("draft", "submitted", "returned"):
            return "draft"
        if post.day > self.as_of:
            return "waiting"
        if post.void and post.void.day <= self.as_of:
            return "void"
        if post.withdrawn and post.withdrawn <= self.as_of:
            return "withdrawn"
        if post.expires and post.expires <= self.as_of:
            return "expired"
        return post.status.value

    def posts(self) -> list[Item]:
        return [
            post
            for post in self.site.items
            if post.owner != "bureau" and self.state(post) not in ("draft", "waiting", "void")
        ]

    def reported(self, post: Item) -> date | None:
        return post.reported if post.reported and post.reported <= self.as_of else None

    def pieces(self) -> list[list[Item]]:
        pieces: list[list[Item]] = []
        for post in self.posts():
            same = [piece for piece in pieces if post.event and piece[0].event == post.event]
            if same:
                same[0].append(post)
            else:
                pieces.append([post])
        return pieces

    def first(self, piece: list[Item]) -> Item | None:
        reported = [post for post in piece if self.reported(post)]
        reported.sort(key=lambda post: post.id)
        reported.sort(key=lambda post: self.unit(post.owner).code)
        reported.sort(key=lambda post: self.reported(post) or date.max)
        return reported[0] if reported else None

    def counted(self, unit: Unit, month: str) -> list[list[Item]]:
        found = []
        for piece in self.pieces():
            first = self.first(piece)
            if first and first.owner == unit.key and month_of(self.reported(first) or date.max) == month:
                found.append(piece)
        return found

    def received(self, piece: list[Item]) -> date | None:
        first = self.first(piece)
        day = self.site.received.get(first.id) if first else None
        return day if day and day <= self.as_of else None

    def too_late(self, piece: list[Item]) -> bool:
        first, received = self.first(piece), self.received(piece)
        if not first or not received:
            return False
        due = last_day(month_of(self.reported(first) or date.max)) + timedelta(days=5)
        return received > due

    def late(self, unit: Unit, month: str) -> int:
        return sum(self.too_late(piece) for piece in self.counted(unit, month))

    def counting(self, unit: Unit, month: str) -> int:
        pieces = self.counted(unit, month)
        if self.rules(int(month[:4])).late == "no_task":
            pieces = [piece for piece in pieces if not self.too_late(piece)]
        return len(pieces)

    # rules

    def rules(self, year: int) -> Rules:
        chosen = Rules()
        for block in sorted(self.site.registry.rules, key=lambda block: int(block.name)):
            if int(block.name) <= year:
                chosen = block
        return chosen

    def outlet_points(self, key: str, year: int) -> Fraction:
        points = next(outlet.points for outlet in self.site.registry.outlets if outlet.key == key)
        earlier = [worth for start, worth in points if start <= year]
        return half_up(earlier[-1] if earlier else points[0][1])

    # adoptions: (day, outlet, unit key, what it adds), in order of booking

    def adoptions(self, piece: list[Item]) -> list[tuple[date, str, str, Fraction]]:
        def same(one: Adoption, other: Adoption) -> bool:
            return (
                (one.outlet, one.day) == (other.outlet, other.day)
                and one.url.strip() == other.url.strip()
                and one.page.strip() == other.page.strip()
            )

        by_post = sorted(piece, key=lambda post: (post.day, self.unit(post.owner).code, post.id))
        entries = [(entry, post) for post in by_post for entry in post.adoptions if entry.day <= self.as_of]
        kept: list[tuple[date, Fraction, str, str, str]] = []
        for place, (entry, post) in enumerate(entries):
            if any(same(entry, other) for other, _ in entries[:place]):
                continue
            headline = any(other.headline for other, _ in entries if same(entry, other))
            value = self.outlet_points(entry.outlet, entry.day.year)
            if headline:
                value = half_up(value * Fraction(self.rules(entry.day.year).headline_factor))
            kept.append((entry.day, value, entry.outlet, self.unit(post.owner).code, post.owner))
        kept.sort(key=lambda entry: (entry[0], -entry[1], entry[2], entry[3]))
        booked = []
        for place, (day, value, outlet, _, owner) in enumerate(kept):
            added = value
            if self.rules(day.year).dedup == "highest":
                before = max([other[1] for other in kept[:place]], default=Fraction(0))
                added = max(Fraction(0), value - before)
            booked.append((day, outlet, owner, added))
        return booked

    # a unit's month

    def due(self, unit: Unit, month: str) -> bool:
        over = last_day(month) < self.as_of
        return over and unit.opened is not None and unit.opened <= last_day(month)

    def met(self, unit: Unit, month: str) -> bool:
        return self.counting(unit, month) >= self.rules(int(month[:4])).monthly_min

    def parts(self, unit: Unit, month: str) -> dict[str, Fraction]:
        rules, submissions = self.rules(int(month[:4])), self.counting(unit, month)
        base = extra = Fraction(0)
        if self.met(unit, month):
            base = half_up(rules.task_done)
        elif self.due(unit, month):
            base = -half_up(rules.missing)
        if submissions > rules.monthly_min:
            extra = half_up(Fraction(rules.extra_piece) * (submissions - rules.monthly_min))
            extra = min(half_up(rules.extra_max), extra)
        adopted = Fraction(0)
        for piece in self.pieces():
            for day, _, owner, added in self.adoptions(piece):
                if owner == unit.key and month_of(day) == month:
                    adopted += added
        penalty = Fraction(0)
        for post in self.site.items:
            if post.owner == unit.key and self.state(post) == "void":
                assert post.void
                penalty += half_up(rules.void_penalty) if month_of(post.void.day) == month else 0
        return {
            "base": base,
            "extra": extra,
            "adopted": adopted,
            "penalty": penalty,
            "adjustments": Fraction(0),
            "points": base + extra + adopted - penalty,
        }

    # a unit's period

    def writers(self, unit: Unit, period: str) -> int:
        def plain(name: str) -> str:
            return "".join(c for c in unicodedata.normalize("NFKC", name) if not c.isspace())

        units = {plain(other.name) for other in (*self.site.units, *self.site.missing_units)}
        names = {
            plain(name)
            for month in months(period)
            for piece in self.counted(unit, month)
            for post in piece
            for name in post.authors
            if post.owner == unit.key
        }
        return len(names - units)

    def categories(self, unit: Unit, period: str) -> dict[str, int]:
        firsts = [self.first(piece) for month in months(period) for piece in self.counted(unit, month)]
        told = [first.category for first in firsts if first]
        return {term.key: told.count(term.key) for term in self.site.registry.categories if term.key in told}

    def items(self, unit: Unit, period: str) -> list[dict[str, Any]]:
        found = []
        for piece in self.pieces():
            first = self.first(piece)
            day = self.reported(first) if first and first.owner == unit.key else None
            received = self.received(piece) if day else None
            inside = day is not None and month_of(day) in months(period)
            adoptions = [
                {"outlet": outlet, "date": when.isoformat(), "points": text(added)}
                for when, outlet, owner, added in self.adoptions(piece)
                if owner == unit.key and month_of(when) in months(period)
            ]
            if not inside and not adoptions:
                continue
            own = sorted((post for post in piece if post.owner == unit.key), key=lambda post: post.id)
            reported = [post for post in own if self.reported(post)]
            face = (
                min(reported, key=lambda post: self.reported(post) or date.max)
                if reported
                else min(own, key=lambda post: post.day)
            )
            found.append(
                {
                    "id": face.id,
                    "title": None if self.state(face) in ("void", "withdrawn") else face.title,
                    "url": f"/communities/{unit.key}/{face.day.year}/{face.slug}/"
                    if self.state(face) in ("published", "hidden")
                    else None,
                    "reported": day.isoformat() if day else None,
                    "received": received.isoformat() if received else None,
                    "counted": inside,
                    "adoptions": adoptions,
                }
            )
        return sorted(found, key=lambda entry: (entry["reported"] or "", entry["id"]))

    def row(self, unit: Unit, period: str) -> dict[str, Any]:
        parts = [self.parts(unit, month) for month in months(period)]
        sums = {name: sum((part[name] for part in parts), Fraction(0)) for name in parts[0]}
        items = self.items(unit, period)
        yearly = {}
        if len(period) == 4:
            raw = max(Fraction(0), sums["points"])
            yearly = {"raw": text(raw), "bonus": text(min(half_up(self.rules(int(period)).yearly_cap), raw))}
        return {
            "key": unit.key,
            "code": unit.code,
            "name": unit.name,
            "submissions": sum(len(self.counted(unit, month)) for month in months(period)),
            "late": sum(self.late(unit, month) for month in months(period)),
            "months_due": sum(self.due(unit, month) for month in months(period)),
            "months_met": sum(self.met(unit, month) for month in months(period)),
            "adoptions": sum(len(entry["adoptions"]) for entry in items),
            **{name: text(amount) for name, amount in sums.items()},
            **yearly,
            "writers": self.writers(unit, period),
            "staff": unit.staff,
            "categories": self.categories(unit, period),
            "items": items,
        }

    def group(self, kind: str, period: str) -> dict[str, Any]:
        rows = [self.row(unit, period) for unit in self.site.units if unit.kind.value == kind]
        for name in ("code", "months_met", "adoptions", "adopted", "points"):  # the last sort weighs most
            rows.sort(key=lambda row: Fraction(row[name]), reverse=name != "code")
        points = [Fraction(row["points"]) for row in rows]
        ranks = [1 + sum(other > own for other in points) for own in points]
        return {"kind": kind, "rows": [{"rank": rank, **row} for rank, row in zip(ranks, rows, strict=True)]}

    def index(self, period: str) -> dict[str, Any]:
        groups = [self.group(kind, period) for kind in ("community", "township", "village")]
        return {
            "period": period,
            "as_of": self.as_of.isoformat(),
            "rules": self.rules(int(period[:4])).name,
            "missing": sorted(unit.key for unit in self.site.missing_units),
            "groups": [group for group in groups if group["rows"]],
        }


def index(site: Site, period: str, as_of: date) -> dict[str, Any]:
    return Slow(site, as_of).index(period)
