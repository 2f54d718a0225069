"""new --unit: one more community, township or village gets its card, from three options or from answers."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from civic.core.addresses import RESERVED, is_key
from civic.core.model import KINDS, Kind
from civic.core.resolve.read_results import UnitRead
from civic.desk.setup.site_tree import NewUnit, card, yaml_value
from civic.desk.setup.unit_names import keys_of, kind_of
from civic.desk.terminal.errors import FAILED, WrongCallError
from civic.desk.terminal.prompts import InvalidAnswerError, NoAnswerError, ask, choose
from civic.reading.content_tree import CARD, COMMUNITIES
from civic.reading.registry.units import read_unit
from civic.reading.schema.unit import UNIT, UNIT_KINDS
from civic.reading.site import read_facts
from civic.render.report import report
from civic.wording import setup as wording
from civic.wording.problems import say


@dataclass(frozen=True, slots=True)
class UnitOptions:
    """What the call says: all of name, code and kind, or none of them; the key only if it shall be another."""

    key: str | None = None
    name: str | None = None
    code: str | None = None
    kind: str | None = None


def new_unit(content: Path, given: UnitOptions) -> int:
    """Write communities/<key>/community.yaml and say where it is; gives 1 while the registry is at fault.

    The card comes whole or not at all. Raises WrongCallError for options that will not do.
    """
    facts = read_facts(content)
    if facts.registry is None:
        print(report(facts.problems) + wording.REGISTRY_STOPS_UNIT, file=sys.stderr)
        return FAILED
    taken = _UnitChecks(content / COMMUNITIES, facts.units)
    try:
        unit = (
            _unit_from_options(given, taken) if given.name is not None else _unit_from_answers(given, taken)
        )
    except InvalidAnswerError as refused:
        raise WrongCallError(str(refused)) from None
    except NoAnswerError:
        print(wording.ASK_ENDED, file=sys.stderr)
        return FAILED
    file = _write(content / COMMUNITIES / unit.key, card(unit))
    print(wording.UNIT_WRITTEN.format(name=unit.name, file=file, key=unit.key))
    return 0


class _UnitChecks:
    """Keys and codes that are in use, and the checks of what is said of a new unit."""

    def __init__(self, folder: Path, units: tuple[UnitRead, ...]) -> None:
        there = [entry.name.lower() for entry in folder.iterdir()] if folder.is_dir() else []
        self.keys = frozenset(there)
        self._codes = {read.unit.code: (read.key, read.unit.name) for read in units if read.unit}

    def key(self, text: str) -> str:
        if text in RESERVED:
            raise InvalidAnswerError(wording.UNIT_KEY_RESERVED.format(key=text))
        if not is_key(text):
            raise InvalidAnswerError(wording.UNIT_KEY_WRONG.format(key=text))
        if text in self.keys:
            raise InvalidAnswerError(wording.UNIT_KEY_TAKEN.format(key=text))
        return text

    def code(self, text: str) -> str:
        read = fact_check("code")(text)
        if read in self._codes:
            key, name = self._codes[read]
            raise InvalidAnswerError(wording.UNIT_CODE_TAKEN.format(code=read, key=key, name=name))
        return read

    def suggest_key(self, code: str, name: str, kind: Kind) -> str:
        return keys_of([(code, name, kind)], self.keys)[code]


_VALID_CARD = {"名称": "某社区", "代码": "231199000001", "类型": "社区"}  # a card with which nothing is wrong


def fact_check(name: str) -> Callable[[str], str]:
    """A `check` of one fact of a card, as the reading of cards sees it: what it refuses is said in its words.

    Days are given back in their ISO form; nothing said is nothing known, but for name, code and kind.
    """

    def checked(text: str) -> str:
        if not text and name in ("name", "code", "kind"):
            raise InvalidAnswerError(wording.ASK_NEEDED)
        lines = {**_VALID_CARD, UNIT.by_word[name].chinese: yaml_value(text)}
        data = "".join(f"{word}: {value}\n" for word, value in lines.items()).encode()
        read = read_unit(data, CARD, "x-x")
        for fault in read.problems:
            raise InvalidAnswerError("".join(say(fault.code, fault.detail)))
        if read.unit is None:
            raise ValueError(text)
        value = getattr(read.unit, name)
        return "" if value is None else str(value)

    return checked


def _unit_from_options(given: UnitOptions, taken: _UnitChecks) -> NewUnit:
    name, code = fact_check("name")(given.name or ""), taken.code(given.code or "")
    kind = Kind(fact_check("kind")(given.kind or ""))
    key = taken.key(given.key) if given.key is not None else taken.suggest_key(code, name, kind)
    return NewUnit(key, name, code, kind)


def _unit_from_answers(given: UnitOptions, taken: _UnitChecks) -> NewUnit:
    key = taken.key(given.key) if given.key is not None else ""
    name = ask(wording.UNIT_NAME, fact_check("name"))
    code = ask(wording.UNIT_CODE, taken.code)
    told = kind_of(code)
    usual = KINDS.index(told) if told else None
    kind = KINDS[choose(wording.UNIT_KIND, [UNIT_KINDS.names[kind.value] for kind in KINDS], usual)]
    key = key or ask(wording.UNIT_KEY, taken.key, taken.suggest_key(code, name, kind))
    unit = NewUnit(key, name, code, kind)
    facts = {fact: ask(question, fact_check(fact)) for fact, question in wording.UNIT_FACTS.items()}
    return replace(unit, facts=facts)


def _write(folder: Path, text: str) -> Path:
    """The card in its folder, which takes its name when the card is whole; what is beside it is not read until then."""
    aside = folder.with_name(f".{folder.name}.{os.getpid()}")
    aside.mkdir(parents=True)
    try:
        (aside / CARD).write_bytes(text.encode())
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder / CARD
