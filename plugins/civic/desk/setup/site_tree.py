"""The first content of a county's own site, as a pure function of what was answered.

    for path, text in tree(answers, date(2026, 11, 26)): …     # "registry/site.yaml", "url: https://…"

The forms lie in `starting/`, with `$name` where an answer goes. What is not known stays empty: nothing here may go out as
if it were true and is not. Where the county's newspapers are called for, they are named by what they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from civic.core.model import Kind
from civic.desk.setup.divisions import County
from civic.reading.content_tree import CARD
from civic.reading.header.yaml_nodes import YamlMapping, YamlScalar, read_yaml
from civic.reading.schema.unit import UNIT_KINDS

_FORMS = Path(__file__).parent / "starting"
_FILES = (
    *("registry/site.yaml", "registry/columns.yaml", "registry/taxonomy.yaml", "registry/scoring.yaml"),
    *("bureau/pages/about.md", "bureau/pages/contact.md", "bureau/pages/contribute.md"),
)
_WELCOME = "bureau/news/welcome.md"
_INTRO = "{county}各社区、乡镇和村的工作博客，也是{body}发布消息、通知和办事指南的地方。"
_MUNICIPALITY = "市"  # its bureau is a 局, that of a province a 厅
_ALIASED = "县区旗"  # 市政府门户网站 would be the county's and the city's


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that is to be registered: `facts` are texts of its card by their English keys, opened, staff, mailbox, phone."""

    key: str
    name: str
    code: str
    kind: Kind
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new site starts from: `site` are texts of site.yaml by their keys (url, name, body, phone …)."""

    county: County
    site: Mapping[str, str]
    units: tuple[NewUnit, ...]


def tree(answers: Answers, day: date) -> Iterator[tuple[str, str]]:
    """Every file: its path below the content folder and its text."""
    site = {**answers.site, "area_code": answers.county.code}
    site["intro"] = _INTRO.format(county=answers.county.name, body=site["body"])
    host = urlsplit(site["url"]).hostname or ""
    site["site_domain"] = host if "." in host and ":" not in host else ""  # no name without a dot, no IPv6
    gaps = {name: yaml_value(text) for name, text in site.items()}
    gaps |= {"county": answers.county.name, "day": day.isoformat()}
    gaps |= {"year": str(day.year), "next_year": str(day.year + 1)}
    gaps |= {"body_text": site["body"], "name_text": site["name"]}
    for file in _FILES:
        yield file, _fill_form(file, gaps)
    yield "registry/outlets.yaml", _fill_form("registry/outlets.yaml", {**gaps, "outlets": _outlets(answers)})
    yield f"bureau/news/{day.isoformat()}-jian-mian.md", _fill_form(_WELCOME, gaps)
    for unit in answers.units:
        yield f"communities/{unit.key}/{CARD}", card(unit)


def card(unit: NewUnit) -> str:
    """The community.yaml of a unit; what is not known of it is left empty."""
    names = ("opened", "staff", "mailbox", "phone")
    facts = {name: yaml_value(unit.facts.get(name, "")) for name in names}
    kind = UNIT_KINDS.names[unit.kind.value]
    return _fill_form(
        CARD, {**facts, "plain": unit.name, "name": yaml_value(unit.name), "code": unit.code, "kind": kind}
    )


def yaml_value(text: str) -> str:
    """A text as it must stand behind `key: ` to be read as it is: in quotes only where it has to be."""
    tree, problems = read_yaml(f"key: {text}", "")
    entries = tree.entries if isinstance(tree, YamlMapping) else ()
    read = [entry.value.text for entry in entries if isinstance(entry.value, YamlScalar)]
    return text if read == [text] and not problems else json.dumps(text, ensure_ascii=False)


def _outlets(answers: Answers) -> str:
    """Outlets that every county has above it, by name where the name is certain; levels that fall together come once."""
    county = answers.county
    own = county.name[-1] if county.name[-1] in _ALIASED else ""
    rows = [
        ("bureau-site", answers.site["name"], "", "county", 1),
        ("county-portal", f"{county.name}人民政府门户网站", own and f"{own}政府门户网站", "county", 2),
        ("county-media", f"{county.name}融媒体中心", own and f"{own}融媒体中心", "county", 2),
    ]
    if county.city not in ("", county.name, county.province):
        rows += [
            ("city-minzheng", f"{county.city}民政局网站", "", "city", 2),
            ("city-portal", f"{county.city}人民政府门户网站", "", "city", 3),
            ("city-paper", f"{county.city}主要报纸", "", "city", 4),
        ]
    if county.province not in ("", county.name):
        office = "民政局" if county.province.endswith(_MUNICIPALITY) else "民政厅"
        rows += [
            ("province-minzheng", f"{county.province}{office}网站", "", "province", 5),
            ("province-paper", f"{county.province}主要报纸", "", "province", 8),
        ]
    rows += [
        ("mca", "民政部网站", "", "nation", 12),
        ("china-society", "中国社会报", "", "nation", 12),
        ("central-media", "中央主要媒体", "", "nation", 20),
    ]
    return "\n".join(
        f"- {{key: {key}, name: {_yaml_flow_value(name)}, {f'aliases: [{alias}], ' if alias else ''}level: {level}, points: {points}}}"
        for key, name, alias, level, points in rows
    )


def _yaml_flow_value(name: str) -> str:
    """A name between commas and brackets: `site_name, 2` must be quoted there."""
    return json.dumps(name, ensure_ascii=False) if set(name) & set(",[]{}:#&*!|>'\"%@`") else yaml_value(name)


def _fill_form(file: str, gaps: Mapping[str, str]) -> str:
    """A form with every gap filled. A key whose value is empty keeps no blank behind its colon."""
    text = Template((_FORMS / file).read_text("utf-8")).substitute(gaps)
    return "\n".join(line.rstrip() for line in text.split("\n"))
