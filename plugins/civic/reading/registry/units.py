"""communities/<key>/community.yaml -> a unit of the registry (specification.md §1.2)."""

from __future__ import annotations

import re
from unicodedata import normalize

from civic.core.addresses import RESERVED, is_key
from civic.core.model import Kind, Unit
from civic.core.problems import Problem, problem, sort_problems
from civic.core.resolve.read_results import UnitRead
from civic.reading.header.fields import Choice, Fields, value_excerpt
from civic.reading.header.line import HeaderLine
from civic.reading.header.line_parser import HeaderParser
from civic.reading.header.schema import Key, Keys, ValueForm
from civic.reading.header.yaml_nodes import fields_of
from civic.reading.privacy.numbers import find_numbers
from civic.reading.text.encoding import decode

UNIT_KEYS = Keys(
    (
        Key("name", "名称", ValueForm.WORD),
        Key("code", "代码", ValueForm.WORD),
        Key("kind", "类型", ValueForm.WORD),
        Key("opened", "开通", ValueForm.WORD),
        Key("staff", "在岗人数", ValueForm.WORD),
        Key("mailbox", "业务邮箱", ValueForm.WORD),
        Key("phone", "电话", ValueForm.WORD),
        Key("address", "地址", ValueForm.WORD),
        Key("intro", "简介", ValueForm.TEXT),
        Key("cover", "封面", ValueForm.TEXT),
    )
)
_REQUIRED = ("name", "code", "kind")
_CODE = re.compile(r"\d{12}", re.ASCII)
_STAFF = re.compile(r"[1-9]\d{0,4}", re.ASCII)
UNIT_KINDS = Choice.of(
    (kind.value, name, ())
    for kind, name in ((Kind.COMMUNITY, "社区"), (Kind.TOWNSHIP, "乡镇"), (Kind.VILLAGE, "村"))
)


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
    lines = [HeaderLine(number, line) for number, line in enumerate(source.text.split("\n"), 1)]
    reader = HeaderParser(path)
    mapping = reader.read([line for line in lines if line.text.rstrip() not in ("---", "...")], UNIT_KEYS)
    entries, told = fields_of(mapping, UNIT_KEYS.names, path)
    problems += (*reader.problems, *told)
    fields = Fields(entries, path, problems)
    _tell_missing(fields)
    name, code = fields.text("name"), _code(fields)
    kind = fields.choice("kind", "unit-kind-unknown", UNIT_KINDS)
    opened, staff = fields.day("opened"), _staff(fields)
    cover = fields.picture("cover")
    mailbox, phone, address = (fields.text(each) for each in ("mailbox", "phone", "address"))
    intro = fields.text("intro")
    for number in find_numbers(source.text, frozenset((mailbox, phone, address))):
        problems.append(problem(number.code, path, number.line, None, **dict(number.detail)))
    unit = None
    if name and code and kind:
        unit = Unit(key, code, name, Kind(kind), opened, staff, mailbox, phone, address, intro)
    return UnitRead(
        key=key,
        path=path,
        unit=unit,
        cover=cover,
        problems=sort_problems(problems),
        code_line=fields.line("code"),
        name=name,
    )


def _tell_missing(fields: Fields) -> None:
    for name in _REQUIRED:
        if not fields.has(name):
            stands_there = name in fields.entries
            key = fields.key(name) if stands_there else UNIT_KEYS.by_word[name].chinese
            fields.tell(
                "field-missing", name, None, key=key, of=name, case="empty" if stands_there else "unit"
            )


def _code(fields: Fields) -> str:
    """The 12 digits of the national statistical code, "" if there is none or (told) something else."""
    scalar = fields.scalar("code")
    if scalar is None or _CODE.fullmatch(scalar.text):
        return scalar.text if scalar else ""
    plain = normalize("NFKC", scalar.text)
    if _CODE.fullmatch(plain):
        fields.tell(
            "unit-code-wrong", "code", scalar, case="wide", value=value_excerpt(scalar.text), right=plain
        )
    else:
        count = len(plain) if plain.isdecimal() else ""
        fields.tell("unit-code-wrong", "code", scalar, value=value_excerpt(scalar.text), count=count)
    return ""


def _staff(fields: Fields) -> int | None:
    scalar = fields.scalar("staff")
    if scalar is None:
        return None
    if not _STAFF.fullmatch(scalar.text):
        fields.tell(
            "number-wrong", "staff", scalar, key=fields.key("staff"), value=value_excerpt(scalar.text)
        )
        return None
    return int(scalar.text)
