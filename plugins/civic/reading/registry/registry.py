"""registry/*.yaml -> Registry: the site's facts, columns, categories, themes, outlets and rules (specification.md §1.3).

Every fault of every file is told in one run; with a single one there is no Registry, since a site with half its
names would be wrong everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from civic.core.addresses import RESERVED
from civic.core.model import NO_TASK, PAGES, Column, Outlet, Registry, Rules, Term
from civic.core.problems import Problem, holds_back, problem, sort_problems
from civic.reading.header import yaml_nodes
from civic.reading.header.yaml_nodes import Node, YamlScalar, read_yaml
from civic.reading.registry.records import (
    MAX_AMOUNT,
    RegistryRecord,
    UniqueNames,
    amount_of,
    is_empty,
    records,
    scalar_text,
    tell,
)
from civic.reading.registry.site_info import read_site_info
from civic.reading.text.encoding import decode

REQUIRED = ("site.yaml", "columns.yaml", "taxonomy.yaml", "outlets.yaml")
SCORING = "scoring.yaml"  # may be missing: then the defaults count

_LEVELS = {
    word: level
    for level, words in {
        "county": ("县", "县级"),
        "city": ("市", "市级"),
        "province": ("省", "省级"),
        "nation": ("国家", "国家级"),
    }.items()
    for word in (level, *words)
}
_DEDUP = {"highest": "highest", "sum": "sum"}
_LATE = {"counts": "counts", NO_TASK: NO_TASK}
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


def read_registry(
    files: Mapping[str, bytes], beside: Mapping[str, bytes] | None = None
) -> tuple[Registry | None, tuple[Problem, ...]]:
    """The registry of the files of content/registry, by their names ("site.yaml"), and what is wrong.

    None if anything is (a warning does not count): then nothing can be built. Other files are not looked at.
    `beside` holds the names of all files in the folder, among which the pictures of site.yaml must be, each with
    its first bytes; without it their being there is not asked.
    """
    told: list[Problem] = []
    trees = {name: _tree(files, name, told) for name in (*REQUIRED, SCORING)}
    taxonomy = RegistryRecord(
        trees["taxonomy.yaml"], "registry/taxonomy.yaml", ("categories", "themes"), "", told
    )
    registry = Registry(
        site=read_site_info(trees["site.yaml"], told, beside),
        columns=_columns(trees["columns.yaml"], told),
        categories=_terms(taxonomy, "categories", "page", told),
        themes=_terms(taxonomy, "themes", "", told),
        outlets=_outlets(trees["outlets.yaml"], told),
        rules=_rules(trees[SCORING], told),
    )
    for name in REQUIRED:
        if name not in files:  # then what would have stood in it is no fault of its own
            told = [fault for fault in told if fault.file != f"registry/{name}"]
            told.append(problem("registry-file-missing", f"registry/{name}", name=name))
    told = _without_echoes(told, files)
    faulty = holds_back(told)
    return None if faulty else registry, sort_problems(told)


def _tree(files: Mapping[str, bytes], name: str, told: list[Problem]) -> Node | None:
    file = f"registry/{name}"
    source = decode(files.get(name, b""), file)
    tree, problems = read_yaml(source.text, file)
    told.extend((*source.problems, *problems))
    if tree is None and name in REQUIRED and not (source.problems or problems):
        tell(told, file, 1, None, "empty")
    return tree


def _without_echoes(told: list[Problem], files: Mapping[str, bytes]) -> list[Problem]:
    """Without the keys that are told as missing only because their line, told already, could not be read."""
    broken = {(fault.file, fault.line) for fault in told if fault.code.startswith("yaml-")}
    kept = []
    for fault in told:
        is_echo = False
        if broken and ("case", "missing") in fault.detail and fault.field:
            text = decode(files[fault.file.removeprefix("registry/")], fault.file).text
            for found in re.finditer(rf"^{re.escape(fault.field)}\b", text, re.MULTILINE):
                is_echo |= (fault.file, text.count("\n", 0, found.start()) + 1) in broken
        if not is_echo:
            kept.append(fault)
    return kept


def _columns(node: Node | None, told: list[Problem]) -> tuple[Column, ...]:
    file = "registry/columns.yaml"
    taken = UniqueNames(file, told)
    columns = []
    for record in records(node, file, ("key", "name", "type", "description", "keywords"), "columns", told):
        column = Column(
            key=record.key(RESERVED | {PAGES}),
            name=record.text("name", required=True, label=True),
            type=record.text("type", required=True, label=True),
            description=record.text("description", label=True),
            keywords=record.texts("keywords", label=True),
        )
        taken.key(record, column.key)
        taken.name(record, "name", column.name, record)
        columns.append(column)
    return tuple(columns)


def _terms(taxonomy: RegistryRecord, name: str, reserved: str, told: list[Problem]) -> tuple[Term, ...]:
    """Categories or themes. Posts may write key, name or short name, so none of them may mean two."""
    node = taxonomy.node(name)
    listed = records(node, taxonomy.file, ("key", "name"), name, told)
    if name == "categories" and not listed:
        taxonomy.tell_missing(name)
    taken = UniqueNames(taxonomy.file, told)
    terms = []
    for record in listed:
        term = Term(record.key(frozenset({reserved})), record.text("name", required=True, label=True))
        taken.key(record, term.key)
        taken.name(record, "key", term.key, record)
        taken.name(record, "name", term.name, record)
        short = short_category(term.name) if name == "categories" else short_theme(term.name)
        taken.name(record, "name", short, record)
        terms.append(term)
    return tuple(terms)


def short_category(name: str) -> str:
    """`社区服务` -> `服务`: what posts may write too (specification.md §1.3)."""
    return name.removeprefix("社区")


def short_theme(name: str) -> str:
    """`爱心活动` -> `爱心`, likewise."""
    return name.removesuffix("活动")


def _outlets(node: Node | None, told: list[Problem]) -> tuple[Outlet, ...]:
    file = "registry/outlets.yaml"
    taken = UniqueNames(file, told)
    outlets = []
    for record in records(node, file, ("key", "name", "aliases", "level", "points"), "outlets", told):
        aliases = record.texts_by_line("aliases", label=True)
        outlet = Outlet(
            key=record.key(),
            name=record.text("name", required=True, label=True),
            level=record.choice("level", _LEVELS),
            points=_points(record),
            aliases=tuple(alias for alias, _ in aliases),
        )
        taken.key(record, outlet.key)
        taken.name(record, "key", outlet.key, record)
        taken.name(record, "name", outlet.name, record)
        for alias, line in aliases:
            taken.name(record, "aliases", alias, record, line)
        outlets.append(outlet)
    return tuple(outlets)


def _points(record: RegistryRecord) -> tuple[tuple[int, Decimal], ...]:
    """One number for all years, or one for each year from which it counts: (first year, points), ascending."""
    node = record.node("points")
    if node is None:
        record.tell_missing("points")
        return ((0, Decimal()),)
    if not isinstance(node, yaml_nodes.YamlMapping):
        one = amount_of(node.text.strip()) if isinstance(node, YamlScalar) else None
        if one is None:
            record.tell("points", "points", scalar_text(node), most=MAX_AMOUNT)
        return ((0, Decimal() if one is None else one),)
    points = {}
    for entry in node.entries:
        worth = amount_of(entry.value.text.strip()) if isinstance(entry.value, YamlScalar) else None
        at = f"{record.field('points')}.{entry.key}"
        if not _YEAR.fullmatch(entry.key):
            tell(record.told, record.file, entry.line, at, "year", entry.key)
        elif worth is None:
            tell(
                record.told, record.file, entry.line, at, "amount", scalar_text(entry.value), most=MAX_AMOUNT
            )
        else:
            points[int(entry.key)] = worth
    if not node.entries:
        record.tell("points", "points", most=MAX_AMOUNT)
    return tuple(sorted(points.items())) or ((0, Decimal()),)


def _rules(node: Node | None, told: list[Problem]) -> tuple[Rules, ...]:
    """One block a year; what a block does not say has the default value."""
    file = f"registry/{SCORING}"
    if node is None:
        return ()
    if not isinstance(node, yaml_nodes.YamlMapping):
        tell(told, file, node.line, None, "years", scalar_text(node))
        return ()
    usual = Rules()
    amounts = (
        "task_done",
        "extra_piece",
        "extra_max",
        "missing",
        "void_penalty",
        "headline_factor",
        "yearly_cap",
    )
    blocks = []
    for entry in node.entries:
        if not _YEAR.fullmatch(entry.key):
            tell(told, file, entry.line, entry.key, "year", entry.key)
            continue
        block = None if is_empty(entry.value) else entry.value
        record = RegistryRecord(block, file, ("monthly_min", "dedup", "late", *amounts), entry.key, told)
        given = {name: record.amount(name, getattr(usual, name)) for name in amounts}
        blocks.append(
            Rules(
                name=entry.key,
                monthly_min=record.whole_number("monthly_min", usual.monthly_min, least=1),
                dedup=record.choice("dedup", _DEDUP, usual.dedup),
                late=record.choice("late", _LATE, usual.late),
                **given,
            )
        )
    return tuple(sorted(blocks, key=lambda rules: rules.name))
