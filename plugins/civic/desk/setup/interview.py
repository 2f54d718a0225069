"""What a county's own site starts from, asked for one by one: place, units, names, numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from civic.core.model import KINDS, Kind
from civic.core.problems import Problem
from civic.desk.setup.divisions import County, Division, DivisionSource, find_counties
from civic.desk.setup.new_unit import fact_check
from civic.desk.setup.site_tree import Answers, NewUnit, yaml_value
from civic.desk.setup.unit_names import keys_of, kind_of, plain_name
from civic.desk.terminal.prompts import InvalidAnswerError, accept_anything, ask, choose, choose_some
from civic.reading.header.yaml_nodes import read_yaml
from civic.reading.registry.site_info import FILE, read_site_info
from civic.reading.text.suggestions import nearest_word
from civic.wording import setup as wording
from civic.wording.problems import say

_REQUIRED = ("url", "name", "short_name", "body")
_MANY = 30  # counties of one name: too many to choose among

_KnownDivision = tuple[Division, Kind]


def interview(source: DivisionSource) -> Answers:
    """All answers. Raises NoAnswerError where they end too early."""
    county = _ask_county(source)
    units = _ask_units(source.units(county))
    site = {}
    for name, question in wording.SITE_FACTS.items():
        usual = wording.SITE_FACTS_USUAL.get(name, "").format(county=county.name)
        site[name] = ask(question, _site_fact(name), usual)
    site["url"] = site["url"].rstrip("/") + "/"
    opened = ask(wording.SITE_OPENED, fact_check("opened")) if units else ""
    return Answers(county, site, tuple(replace(unit, facts={"opened": opened}) for unit in units))


# --- where ------------------------------------------------------------------------------------------


def _ask_county(source: DivisionSource) -> County:
    """The county by its name; of a list of one's own the one that is in it."""
    if all(county.name for county in source.counties):
        county = source.counties[0] if len(source.counties) == 1 else _ask_county_by_name(source.counties)
    else:
        county = source.counties[_choose_county(source.counties)]
    if not county.name:
        county = replace(
            county, name=ask(wording.SITE_COUNTY_NAME.format(code=county.code), fact_check("name"))
        )
    if not county.province:
        province = ask(wording.SITE_PROVINCE, accept_anything)
        county = replace(
            county, city=county.city or ask(wording.SITE_CITY, accept_anything), province=province
        )
    print(wording.SITE_COUNTY_FOUND.format(whole=county.full_name, code=county.code))
    return county


def _ask_county_by_name(counties: Sequence[County]) -> County:
    while True:
        found = ask(wording.SITE_COUNTY, lambda text: _check_county(counties, text))
        if len(found) == 1:
            return found[0]
        at = _choose_county(found, wording.SITE_COUNTY_OTHER)
        if at < len(found):
            return found[at]


def _choose_county(counties: Sequence[County], *more: str) -> int:
    if len(counties) + len(more) == 1:
        return 0
    listed = [f"{county.full_name}（{county.code}）" for county in counties]
    return choose(wording.SITE_COUNTY_WHICH, [*listed, *more])


def _check_county(counties: Sequence[County], text: str) -> list[County]:
    found = find_counties(counties, text)
    if not text:
        raise InvalidAnswerError(wording.ASK_NEEDED)
    if not found:
        near = nearest_word(text, [county.name for county in counties])
        form = wording.SITE_COUNTY_LIKE if near else wording.SITE_COUNTY_NONE
        raise InvalidAnswerError(form.format(text=text, near=near))
    if len(found) > _MANY:
        raise InvalidAnswerError(wording.SITE_COUNTY_MANY.format(text=text, count=len(found)))
    return found


# --- which units --------------------------------------------------------------------------------------


def _ask_units(divisions: Sequence[Division]) -> list[NewUnit]:
    """The units that shall have a blog now, with their keys; those of one kind together, by code."""
    known = [(division, kind) for division in divisions if (kind := kind_of(division.code))]
    if len(known) < len(divisions):
        print(wording.SITE_UNITS_ALIKE.format(count=len(divisions) - len(known)))
    offers: list[tuple[str, list[_KnownDivision] | None]] = []
    for number, kind in enumerate(KINDS, start=1):
        wanted = [(division, of) for division, of in known if of in KINDS[:number]]
        form = wording.SITE_UNITS_CHOICES[kind.value]
        offers.append((form.format(count=len(wanted)), wanted))
    offers += [(wording.SITE_UNITS_CHOICES["some"], None), (wording.SITE_UNITS_CHOICES["none"], [])]
    chosen = offers[choose(wording.SITE_UNITS, [text for text, _ in offers])][1]
    return _new_units(_pick_units(known) if chosen is None else chosen)


def _pick_units(known: Sequence[_KnownDivision]) -> list[_KnownDivision]:
    """Those that are picked from the list; communities and villages behind the name of their township."""
    townships = {d.code[:9]: plain_name(d.name) for d, kind in known if kind is Kind.TOWNSHIP}
    texts = []
    for division, kind in known:
        above = "" if kind is Kind.TOWNSHIP else townships.get(division.code[:9], "")
        texts.append(f"{above} {plain_name(division.name)}".strip())
    return [known[at] for at in choose_some(wording.SITE_UNITS_SOME, texts)]


def _new_units(known: Sequence[_KnownDivision]) -> list[NewUnit]:
    ordered = sorted(known, key=lambda pair: (KINDS.index(pair[1]), pair[0].code))
    named = [(division.code, plain_name(division.name), kind) for division, kind in ordered]
    keys = keys_of(named)
    return [NewUnit(keys[code], name, code, kind) for code, name, kind in named]


# --- what the site is called --------------------------------------------------------------------------


def _site_fact(name: str) -> Callable[[str], str]:
    """A `check` of one fact of site.yaml, as the reading of the registry sees it: what it refuses is said in its words."""

    def checked(text: str) -> str:
        if not text and name in _REQUIRED:
            raise InvalidAnswerError(wording.ASK_NEEDED)
        told: list[Problem] = []
        read_site_info(read_yaml(f"{name}: {yaml_value(text)}", FILE)[0], told)
        for fault in told:
            if text and fault.field == name:
                raise InvalidAnswerError("".join(say(fault.code, fault.detail)))
        return text

    return checked
