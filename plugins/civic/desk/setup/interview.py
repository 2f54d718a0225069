"""What a county's own site starts from, asked for one by one: place, units, names, numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from civic.core.model import KINDS, Kind
from civic.core.problems import Problem
from civic.desk.setup.divisions import County, Division, Source, matching
from civic.desk.setup.new_unit import fact_check
from civic.desk.setup.site_tree import Answers, NewUnit, typed
from civic.desk.setup.unit_names import keys_of, kind_of, plain_name
from civic.desk.terminal.prompts import RefusedError, anything, ask, choose, choose_some
from civic.reading.header.yaml_nodes import read_yaml
from civic.reading.registry.site_info import FILE, read_site_info
from civic.reading.text.suggestions import nearest
from civic.wording import setup as wording
from civic.wording.problems import say

_REQUIRED = ("url", "name", "short_name", "body")
_MANY = 30  # counties of one name: too many to choose among

_Known = tuple[Division, Kind]


def interview(source: Source) -> Answers:
    """All answers. Raises NoAnswerError where they end too early."""
    county = _county(source)
    units = _units(source.units(county))
    site = {}
    for name, question in wording.SITE_FACTS.items():
        usual = wording.SITE_FACTS_USUAL.get(name, "").format(county=county.name)
        site[name] = ask(question, _site_fact(name), usual)
    site["url"] = site["url"].rstrip("/") + "/"
    opened = ask(wording.SITE_OPENED, fact_check("opened")) if units else ""
    return Answers(county, site, tuple(replace(unit, facts={"opened": opened}) for unit in units))


# --- where ------------------------------------------------------------------------------------------


def _county(source: Source) -> County:
    """The county by its name; of a list of one's own the one that is in it."""
    if all(county.name for county in source.counties):
        county = source.counties[0] if len(source.counties) == 1 else _county_by_name(source.counties)
    else:
        county = source.counties[_one_of(source.counties)]
    if not county.name:
        county = replace(
            county, name=ask(wording.SITE_COUNTY_NAME.format(code=county.code), fact_check("name"))
        )
    if not county.province:
        province = ask(wording.SITE_PROVINCE, anything)
        county = replace(county, city=county.city or ask(wording.SITE_CITY, anything), province=province)
    print(wording.SITE_COUNTY_FOUND.format(whole=county.whole, code=county.code))
    return county


def _county_by_name(counties: Sequence[County]) -> County:
    while True:
        found = ask(wording.SITE_COUNTY, lambda text: _found(counties, text))
        if len(found) == 1:
            return found[0]
        at = _one_of(found, wording.SITE_COUNTY_OTHER)
        if at < len(found):
            return found[at]


def _one_of(counties: Sequence[County], *more: str) -> int:
    if len(counties) + len(more) == 1:
        return 0
    listed = [f"{county.whole}（{county.code}）" for county in counties]
    return choose(wording.SITE_COUNTY_WHICH, [*listed, *more])


def _found(counties: Sequence[County], text: str) -> list[County]:
    found = matching(counties, text)
    if not text:
        raise RefusedError(wording.ASK_NEEDED)
    if not found:
        near = nearest(text, [county.name for county in counties])
        form = wording.SITE_COUNTY_LIKE if near else wording.SITE_COUNTY_NONE
        raise RefusedError(form.format(text=text, near=near))
    if len(found) > _MANY:
        raise RefusedError(wording.SITE_COUNTY_MANY.format(text=text, count=len(found)))
    return found


# --- which units --------------------------------------------------------------------------------------


def _units(divisions: Sequence[Division]) -> list[NewUnit]:
    """The units that shall have a blog now, with their keys; those of one kind together, by code."""
    known = [(division, kind) for division in divisions if (kind := kind_of(division.code))]
    if len(known) < len(divisions):
        print(wording.SITE_UNITS_ALIKE.format(count=len(divisions) - len(known)))
    offers: list[tuple[str, list[_Known] | None]] = []
    for number, kind in enumerate(KINDS, start=1):
        wanted = [(division, of) for division, of in known if of in KINDS[:number]]
        form = wording.SITE_UNITS_CHOICES[kind.value]
        offers.append((form.format(count=len(wanted)), wanted))
    offers += [(wording.SITE_UNITS_CHOICES["some"], None), (wording.SITE_UNITS_CHOICES["none"], [])]
    chosen = offers[choose(wording.SITE_UNITS, [text for text, _ in offers])][1]
    return _registered(_picked(known) if chosen is None else chosen)


def _picked(known: Sequence[_Known]) -> list[_Known]:
    """Those that are picked from the list; communities and villages behind the name of their township."""
    townships = {d.code[:9]: plain_name(d.name) for d, kind in known if kind is Kind.TOWNSHIP}
    texts = []
    for division, kind in known:
        above = "" if kind is Kind.TOWNSHIP else townships.get(division.code[:9], "")
        texts.append(f"{above} {plain_name(division.name)}".strip())
    return [known[at] for at in choose_some(wording.SITE_UNITS_SOME, texts)]


def _registered(known: Sequence[_Known]) -> list[NewUnit]:
    ordered = sorted(known, key=lambda pair: (KINDS.index(pair[1]), pair[0].code))
    named = [(division.code, plain_name(division.name), kind) for division, kind in ordered]
    keys = keys_of(named)
    return [NewUnit(keys[code], name, code, kind) for code, name, kind in named]


# --- what the site is called --------------------------------------------------------------------------


def _site_fact(name: str) -> Callable[[str], str]:
    """A `check` of one fact of site.yaml, as the reading of the registry sees it: what it refuses is said in its words."""

    def checked(text: str) -> str:
        if not text and name in _REQUIRED:
            raise RefusedError(wording.ASK_NEEDED)
        told: list[Problem] = []
        read_site_info(read_yaml(f"{name}: {typed(text)}", FILE)[0], told)
        for fault in told:
            if text and fault.field == name:
                raise RefusedError("".join(say(fault.code, fault.detail)))
        return text

    return checked
