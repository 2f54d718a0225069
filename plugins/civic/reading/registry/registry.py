"""registry/*.yaml -> Registry: the site's facts, columns, categories, themes, outlets and rules (specification.md §1.3).

Every fault of every file is told in one run; with a single one there is no Registry, since a site with half its
names would be wrong everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from civic.core.model import Column, Outlet, Registry, Rules, Term
from civic.core.problems import Problem, excerpt, holds_back, problem, sort_problems
from civic.reading.header.fields import Fields, records, tell_value, tell_year
from civic.reading.header.line_normalizer import normalize_lines
from civic.reading.header.values import is_blank
from civic.reading.header.yaml_nodes import Node, YamlMapping, broken_line, distinct_entries, read_yaml
from civic.reading.registry.site_info import read_site_info
from civic.reading.registry.unique_names import UniqueNames
from civic.reading.registry.vocabulary import short_category, short_theme
from civic.reading.schema.field import Schema, is_year
from civic.reading.schema.registry import COLUMN, OUTLET, RULES, SCORING, TAXONOMY
from civic.reading.schema.site import SITE
from civic.reading.text.encoding import decode

REQUIRED = ("site.yaml", "columns.yaml", "taxonomy.yaml", "outlets.yaml")
SCORING_FILE = "scoring.yaml"  # may be missing: then the defaults count
_SCHEMAS = dict(zip((*REQUIRED, SCORING_FILE), (SITE, COLUMN, TAXONOMY, OUTLET, SCORING), strict=True))


def read_registry(
    files: Mapping[str, bytes], beside: Mapping[str, bytes] | None = None
) -> tuple[Registry | None, tuple[Problem, ...]]:
    """The registry of the files of content/registry, by their names ("site.yaml"), and what is wrong.

    None if anything is (a warning does not count): then nothing can be built. Other files are not looked at.
    `beside` holds the names of all files in the folder, among which the pictures of site.yaml must be, each with
    its first bytes; without it their being there is not asked.
    """
    told: list[Problem] = []
    trees = {name: _tree(files, name, schema, told) for name, schema in _SCHEMAS.items()}
    taxonomy = Fields(trees["taxonomy.yaml"], TAXONOMY, "registry/taxonomy.yaml", told)
    registry = Registry(
        site=read_site_info(trees["site.yaml"], told, beside),
        columns=_columns(trees["columns.yaml"], told),
        categories=_terms(taxonomy, "categories"),
        themes=_terms(taxonomy, "themes"),
        outlets=_outlets(trees["outlets.yaml"], told),
        rules=_rules(trees[SCORING_FILE], told),
    )
    for name in REQUIRED:
        if name not in files:  # then what would have stood in it is no fault of its own
            told = [fault for fault in told if fault.file != f"registry/{name}"]
            told.append(problem("registry-file-missing", f"registry/{name}", name=name))
    told = _without_echoes(told, files)
    faulty = holds_back(told)
    return None if faulty else registry, sort_problems(told)


def _tree(files: Mapping[str, bytes], name: str, schema: Schema, told: list[Problem]) -> Node | None:
    file = f"registry/{name}"
    source = decode(files.get(name, b""), file)
    text, commas = normalize_lines(source.text, schema)
    tree, problems = read_yaml(text, file)
    lines = source.text.split("\n")
    told.extend(source.problems)
    told += [broken_line(lines[at], "flow-comma", file, at + 1) for at in commas]
    told += [_with_typed_line(fault, lines) for fault in problems if not _is_told(fault, commas)]
    if tree is None and name in REQUIRED and not (source.problems or problems):
        tell_value(told, file, 1, None, "empty")
    return tree


def _is_told(fault: Problem, commas: tuple[int, ...]) -> bool:
    """Whether a broken line is told for its comma: of one line the first cause is the one to mend."""
    return fault.code == "yaml-broken" and fault.line is not None and fault.line - 1 in commas


def _with_typed_line(fault: Problem, lines: list[str]) -> Problem:
    """A fault that YAML found, with the line of the file itself in place of the one that YAML was given."""
    if fault.line is None:
        return fault
    line = lines[fault.line - 1]
    if fault.code == "yaml-broken":
        return broken_line(line, fault.text("case"), fault.file, fault.line)
    return problem(fault.code, fault.file, fault.line, fault.field, text=excerpt(line))


def _without_echoes(told: list[Problem], files: Mapping[str, bytes]) -> list[Problem]:
    """Without the keys that are told as missing only because their line, told already, could not be read."""
    broken = {(fault.file, fault.line) for fault in told if fault.code.startswith("yaml-")}
    kept = []
    for fault in told:
        is_echo = False
        if broken and ("case", "missing") in fault.detail and fault.field:
            name = fault.file.removeprefix("registry/")
            words = [word for word, field in _SCHEMAS[name].names.items() if field == fault.field]
            pattern = rf"^(?:{'|'.join(map(re.escape, [*words, fault.field]))})\b"
            text = decode(files[name], fault.file).text
            for found in re.finditer(pattern, text, re.MULTILINE):
                is_echo |= (fault.file, text.count("\n", 0, found.start()) + 1) in broken
        if not is_echo:
            kept.append(fault)
    return kept


def _columns(node: Node | None, told: list[Problem]) -> tuple[Column, ...]:
    file = "registry/columns.yaml"
    taken = UniqueNames()
    columns = []
    for fields in records(node, COLUMN, file, "columns", told):
        said = fields.values()
        said["keywords"] = tuple(each.text for each in said["keywords"])
        columns.append(Column(**said))
        taken.key(fields, said["key"])
        taken.name(fields, "name", said["name"])
    return tuple(columns)


def _terms(taxonomy: Fields, name: str) -> tuple[Term, ...]:
    """Categories or themes. Posts may write key, name or short name, so none of them may mean two."""
    listed = taxonomy.records(name)
    if name in taxonomy.schema.required and not listed:
        taxonomy.tell_missing(name)
    taken = UniqueNames()
    terms = []
    for fields in listed:
        term = Term(**fields.values())
        terms.append(term)
        taken.key(fields, term.key)
        taken.name(fields, "key", term.key)
        taken.name(fields, "name", term.name)
        short = short_category(term.name) if name == "categories" else short_theme(term.name)
        taken.name(fields, "name", short)
    return tuple(terms)


def _outlets(node: Node | None, told: list[Problem]) -> tuple[Outlet, ...]:
    file = "registry/outlets.yaml"
    taken = UniqueNames()
    outlets = []
    for fields in records(node, OUTLET, file, "outlets", told):
        said = fields.values()
        aliases = said["aliases"]
        said["aliases"] = tuple(alias.text for alias in aliases)
        said["points"] = said["points"] or ((0, Decimal()),)
        outlet = Outlet(**said)
        outlets.append(outlet)
        taken.key(fields, outlet.key)
        taken.name(fields, "key", outlet.key)
        taken.name(fields, "name", outlet.name)
        for alias in aliases:
            taken.name(fields, "aliases", alias.text, alias)
    return tuple(outlets)


def _rules(node: Node | None, told: list[Problem]) -> tuple[Rules, ...]:
    """One block a year; what a block does not say is as in the block before it, and in the first as by default."""
    file = f"registry/{SCORING_FILE}"
    if node is None:
        return ()
    if not isinstance(node, YamlMapping):
        tell_value(told, file, node.line, None, "years", node)
        return ()
    years = []
    entries, repeated = distinct_entries(node, file)
    told.extend(repeated)
    for entry in entries:
        if not is_year(entry.key):
            tell_year(told, file, entry.line, entry.key, entry.key)
        else:
            years.append(entry)
    blocks = []
    before = Rules()
    for entry in sorted(years, key=lambda entry: entry.key):
        block = None if is_blank(entry.value) else entry.value
        said = Fields(block, RULES, file, told, entry.key).values()
        given = {name: value for name, value in said.items() if value not in (None, "")}
        before = replace(before, name=entry.key, **given)
        blocks.append(before)
    return tuple(blocks)
