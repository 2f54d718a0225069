"""communities/<key>/community.yaml -> a unit of the registry (specification.md §1.2)."""

from __future__ import annotations

from unicodedata import normalize

from civic.core.addresses import RESERVED, is_key
from civic.core.model import Kind, Unit
from civic.core.problems import Problem, problem, sort_problems
from civic.core.resolve.read_results import UnitRead
from civic.reading.header.fields import Fields
from civic.reading.header.line import HeaderLine
from civic.reading.header.line_parser import HeaderParser
from civic.reading.header.values import value_excerpt
from civic.reading.header.yaml_nodes import YamlMapping
from civic.reading.privacy.numbers import find_numbers
from civic.reading.schema.unit import UNIT
from civic.reading.text.encoding import decode


def read_unit(data: bytes, path: str, key: str) -> UnitRead:
    """What a community.yaml says, and what is wrong with it; `key` is the name of its folder.

    `unit` is None if name, code or kind cannot be read; its picture is left to assembling. Any problem that
    is no warning holds the unit back. Never raises, whatever the bytes.
    """
    source = decode(data, path)
    problems: list[Problem] = list(source.problems)
    if not is_key(key):
        problems.append(problem("unit-key-wrong", path, None, None, value=key))
    elif key in RESERVED:
        problems.append(problem("unit-key-reserved", path, None, None, value=key))
    if source.problems and not source.text:
        return UnitRead(key, path, None, None, sort_problems(problems))
    mapping, told = read_card(source.text, path)
    problems += told
    fields = Fields(mapping, UNIT, path, problems)
    _tell_missing(fields)
    said = {field.name: fields.value(field.name) for field in UNIT.fields if field.name != "code"}
    said["code"] = _code(fields)
    cover = said.pop("cover")
    for number in find_numbers(source.text, frozenset((said["mailbox"], said["phone"], said["address"]))):
        problems.append(problem(number.code, path, number.line, None, **dict(number.detail)))
    unit = None
    if said["name"] and said["code"] and said["kind"]:
        said["kind"] = Kind(said["kind"])
        unit = Unit(key, **said)
    return UnitRead(
        key=key,
        path=path,
        unit=unit,
        cover=cover,
        problems=sort_problems(problems),
        code_line=fields.line("code"),
        name=said["name"],
    )


def read_card(text: str, path: str) -> tuple[YamlMapping, tuple[Problem, ...]]:
    """The mapping of a community.yaml, in the dialect of headers; a line of --- before and behind it says nothing."""
    lines = (HeaderLine(number, line) for number, line in enumerate(text.split("\n"), 1))
    parser = HeaderParser(path)
    mapping = parser.read([line for line in lines if line.text.rstrip() not in ("---", "...")], UNIT)
    return mapping, tuple(parser.problems)


def _tell_missing(fields: Fields) -> None:
    for name in UNIT.required:
        if not fields.has(name):
            stands_there = name in fields.entries
            key = fields.key(name) if stands_there else UNIT.by_word[name].chinese
            fields.tell(
                "field-missing", name, None, key=key, of=name, case="empty" if stands_there else "unit"
            )


def _code(fields: Fields) -> str:
    """The 12 digits of the national statistical code, "" if there is none or (told) something else."""
    scalar, pattern = fields.scalar("code"), UNIT.by_word["code"].pattern
    if scalar is None or pattern is None or pattern.fullmatch(scalar.text):
        return scalar.text if scalar else ""
    plain = normalize("NFKC", scalar.text)
    if pattern.fullmatch(plain):
        fields.tell("unit-code-wrong", "code", scalar, case="wide", value=value_excerpt(scalar), right=plain)
    else:
        count = len(plain) if plain.isdecimal() else ""
        fields.tell("unit-code-wrong", "code", scalar, value=value_excerpt(scalar), count=count)
    return ""
