"""Where the units of a county come from: counties by name, and what lies in one.

    source = divisions_of_the_country(folder)         # 620,000 real units, see download.py
    [county] = find_counties(source.counties, "孙吴")
    source.units(county)[0]                            # Division("231124100000", "孙吴镇")

A file of one's own is another source of the same form (division_file.py).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

TABLES = ("provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv")  # of the package

_NO_CITY = re.compile(
    r"市辖区|县|(?:省|自治区)直辖县级行政区划"
)  # what stands for a city where there is none
_SHORT = re.compile(r"(?<=..)(?:自治)?[县市区旗]$")


@dataclass(frozen=True, slots=True)
class County:
    """A county, district, banner or county-level city; `city` is "" where there is none between it and the province."""

    code: str  # 6 digits
    name: str
    city: str = ""
    province: str = ""

    @property
    def full_name(self) -> str:
        """黑龙江省黑河市孙吴县"""
        return self.province + (self.city if self.city != self.name else "") + self.name


@dataclass(frozen=True, slots=True)
class Division:
    """A township-level or village-level unit, named as in the statistics."""

    code: str  # 12 digits
    name: str


@dataclass(frozen=True, slots=True)
class DivisionSource:
    """Counties, by code, and the units of each, by code."""

    counties: tuple[County, ...]
    units: Callable[[County], tuple[Division, ...]]


def divisions_of_the_country(folder: Path) -> DivisionSource:
    """What the tables of the package in `folder` hold. Raises OSError, ValueError or KeyError for tables that are none."""
    provinces = {row["code"]: row["name"] for row in _rows(folder / "provinces.csv")}
    cities = {row["code"]: row["name"] for row in _rows(folder / "cities.csv")}
    counties = tuple(
        County(row["code"], row["name"], _city(cities[row["cityCode"]]), provinces[row["provinceCode"]])
        for row in _rows(folder / "areas.csv")
    )

    def units(county: County) -> tuple[Division, ...]:
        found = [
            *_lines_of(folder / "streets.csv", county.code),
            *_lines_of(folder / "villages.csv", county.code),
        ]
        return tuple(sorted((Division(code.ljust(12, "0"), name) for code, name in found), key=by_code))

    return DivisionSource(tuple(sorted(counties, key=lambda county: county.code)), units)


def by_code(division: Division) -> str:
    return division.code


def find_counties(counties: Sequence[County], asked: str) -> list[County]:
    """The counties that may be meant by a name or a code, by code; exact names before short ones before parts.

    `孙吴`, `黑河市孙吴县`, `江苏 鼓楼区` and `231124` are understood.
    """
    words = normalize("NFKC", asked).split()
    if not words:
        return []
    last, places = words[-1], words[:-1]
    if last.isascii() and last.isdecimal():
        return [county for county in counties if county.code == last[:6]]
    there = [county for county in counties if all(word in county.province + county.city for word in places)]
    left = {county: last.removeprefix(county.province).removeprefix(county.city) or last for county in there}
    for fits in (
        lambda county: left[county] == county.name,
        lambda county: left[county] == _SHORT.sub("", county.name),
        lambda county: left[county] in county.name,
    ):
        found = [county for county in there if fits(county)]
        if found:
            return found
    return []


def _city(name: str) -> str:
    return "" if _NO_CITY.fullmatch(name) else name


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _lines_of(file: Path, county: str) -> Iterable[tuple[str, str]]:
    """(code, name) of the rows whose code begins with that of the county: of 620,000 lines few are taken apart."""
    start = re.compile(rf'"?{county}')
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.reader(line for line in lines if start.match(line)):
            yield row[0], row[1]
