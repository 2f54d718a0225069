"""Values of the registry's files, asked for by name and type: each is right, or it is told and has a default.

    record = Record(mapping, "registry/outlets.yaml", ("key", "name", "points"), "outlets[0]", problems)
    record.text("name", required=True)

One fault never hides another: a wrong value is told with its line, and reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from unicodedata import normalize

from civic.core.addresses import is_key
from civic.core.model import normalize_name
from civic.core.problems import Problem, excerpt, problem
from civic.core.tally.pieces import round_amount
from civic.reading.header import yaml_nodes
from civic.reading.header.fields import NO, YES
from civic.reading.header.yaml_nodes import Node, YamlEntry, YamlScalar, YamlSequence, fields_of
from civic.reading.text.suggestions import nearest_word

_AMOUNT = re.compile(r"\d{1,9}(?:\.\d{1,20})?")
MAX_AMOUNT = 1_000_000  # an amount above it is a slip, and too wide for any table
_WHOLE = re.compile(r"\d{1,9}")
_PLACEHOLDERS = frozenset(
    ("null", "undefined", "none", "nan", "nil", "todo", "tbd", "xxx", "待定", "暂无", "无")
)


class RegistryRecord:
    """A mapping of a registry file. Without one (nothing stands there) every value has its default.

    `names` are the keys that it may have; `within` is its own place, put before the names of its fields.
    Problems are added to `told`.
    """

    def __init__(
        self, node: Node | None, file: str, names: Iterable[str], within: str, told: list[Problem]
    ) -> None:
        self.file = file
        self.within = within
        self.told = told
        self.first_line = node.line if node is not None else 1
        self._is_mapping = node is None or is_empty(node) or isinstance(node, yaml_nodes.YamlMapping)
        self._entries: Mapping[str, YamlEntry] = {}
        if isinstance(node, yaml_nodes.YamlMapping):
            self._entries, problems = fields_of(node, {name: name for name in names}, file, within)
            told.extend(problems)
        if node is not None and not self._is_mapping:
            self.tell(None, "mapping", scalar_text(node))

    def line(self, name: str) -> int:
        entry = self._entries.get(name)
        return entry.line if entry else self.first_line

    def field(self, name: str | None) -> str | None:
        if name is None:
            return self.within or None
        return f"{self.within}.{name}" if self.within else name

    def tell(self, name: str | None, case: str, value: str = "", /, **detail: object) -> None:
        """A wrong value; `case` is one of the cases of registry-value-wrong in wording/problems.py."""
        tell(self.told, self.file, self.line(name or ""), self.field(name), case, value, **detail)

    def tell_missing(self, name: str) -> None:
        """A key without a value; of what is no mapping at all no single key is missed."""
        if self._is_mapping:
            self.tell(name, "missing", key=name)

    def node(self, name: str) -> Node | None:
        """The value as it stands; None if the key is missing or nothing stands behind it."""
        entry = self._entries.get(name)
        return None if entry is None or is_empty(entry.value) else entry.value

    def text(self, name: str, *, required: bool = False, label: bool = False) -> str:
        """A text in one line, "" if not given. A `label` must not be a word like `null` or `undefined`."""
        node = self.node(name)
        if node is None:
            if required:
                self.tell_missing(name)
            return ""
        return self._plain_text(name, node, label)

    def texts(self, name: str, *, label: bool = False) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        return tuple(text for text, _ in self.texts_by_line(name, label=label))

    def texts_by_line(self, name: str, *, label: bool = False) -> tuple[tuple[str, int], ...]:
        """The same, each with the line that it stands on."""
        node = self.node(name)
        if node is None:
            return ()
        items = node.items if isinstance(node, YamlSequence) else (node,)
        texts = ((self._plain_text(name, item, label), item.line) for item in items if not is_empty(item))
        return tuple((text, line) for text, line in texts if text)

    def _plain_text(self, name: str, node: Node, label: bool) -> str:
        text = " ".join(node.text.split()) if isinstance(node, YamlScalar) else ""
        wrong = ""
        if not isinstance(node, YamlScalar):
            wrong = "text"
        elif "<" in normalize("NFKC", text):
            wrong = "markup"
        elif label and text.lower() in _PLACEHOLDERS:
            wrong = "placeholder"
        if not wrong:
            return text
        tell(self.told, self.file, node.line, self.field(name), wrong, scalar_text(node), key=name)
        return ""

    def text_matching(self, name: str, pattern: re.Pattern[str], case: str) -> str:
        """A text of a certain form, "" if not given; if it has another one, that is told as `case`."""
        text = self.text(name)
        if not text or pattern.fullmatch(text):
            return text
        self.tell(name, case, text)
        return ""

    def key(self, reserved: frozenset[str] = frozenset()) -> str:
        """The word by which addresses and headers know the thing."""
        text = self.text("key", required=True)
        if text and not is_key(text):
            self.tell("key", "key", text)
            return ""
        if text in reserved:
            self.told.append(
                problem("registry-key-reserved", self.file, self.line("key"), self.field("key"), value=text)
            )
            return ""
        return text

    def flag(self, name: str, default: bool) -> bool:
        text = self.text(name)
        word = text.lower()
        if word in YES | NO:
            return word in YES
        if text:
            self.tell(name, "flag", text)
        return default

    def choice(self, name: str, words: Mapping[str, str], default: str = "") -> str:
        """One of a few words: `words` maps each to what it means; without a default it is required."""
        text = self.text(name, required=not default)
        if not text:
            return default
        if text not in words:
            known = list(dict.fromkeys(words.values()))
            self.tell(name, "choice", text, known=tuple(known), near=nearest_word(text, words) or known[0])
        return words.get(text, default)

    def amount(self, name: str, default: Decimal) -> Decimal:
        """From 0 to MOST, exact, rounded half up to two places as it is read (specification.md §1.3)."""
        text = self.text(name)
        if not text:
            return default
        found = amount_of(text)
        if found is None:
            self.tell(name, "amount", text, most=MAX_AMOUNT)
        return default if found is None else found

    def whole_number(self, name: str, default: int, least: int) -> int:
        text = normalize("NFKC", self.text(name))
        if not text:
            return default
        if not _WHOLE.fullmatch(text) or int(text) < least:
            self.tell(name, "whole", text, least=least)
            return default
        return int(text)


def amount_of(text: str) -> Decimal | None:
    """`0.2`, `2` or `１.５` as an amount of two places; None if it is no number from 0 to MOST."""
    text = normalize("NFKC", text)
    if not _AMOUNT.fullmatch(text) or Decimal(text) > MAX_AMOUNT:
        return None
    return round_amount(Decimal(text))


def records(
    node: Node | None, file: str, names: Iterable[str], place: str, told: list[Problem]
) -> list[RegistryRecord]:
    """The mappings of a list (`place` is its field: `outlets`); one mapping is a list of one."""
    if node is None or is_empty(node):
        return []
    if isinstance(node, YamlScalar):
        tell(told, file, node.line, place, "list", scalar_text(node))
        return []
    items = node.items if isinstance(node, YamlSequence) else (node,)
    names = tuple(names)
    found = []
    for index, item in enumerate(items):
        at = f"{place}[{index}]"
        if is_empty(item):
            tell(told, file, item.line, at, "mapping")
        else:
            found.append(RegistryRecord(item, file, names, at, told))
    return found


class UniqueNames:
    """What has a name already: keys and names of one list must differ (specification.md §1.3)."""

    def __init__(self, file: str, told: list[Problem]) -> None:
        self._file = file
        self._told = told
        self._keys: dict[str, int] = {}
        self._names: dict[str, tuple[str, int, object]] = {}

    def key(self, record: RegistryRecord, key: str) -> None:
        line = record.line("key")
        if key and key in self._keys:
            facts = {"value": key, "before": self._keys[key]}
            self._told.append(problem("registry-key-taken", self._file, line, record.field("key"), **facts))
        self._keys.setdefault(key, line)

    def name(
        self, record: RegistryRecord, field: str, name: str, owner: object, line: int | None = None
    ) -> None:
        """A name, alias or short name of the entry `owner`, which may say the same one twice."""
        if not name:
            return
        line = record.line(field) if line is None else line
        first, before, holder = self._names.setdefault(normalize_name(name), (name, line, owner))
        if holder is not owner:
            facts = {"value": name, "first": first, "before": before}
            self._told.append(problem("registry-name-taken", self._file, line, record.field(field), **facts))


def tell(
    told: list[Problem],
    file: str,
    line: int,
    field: str | None,
    case: str,
    value: str = "",
    /,
    **detail: object,
) -> None:
    """A registry-value-wrong of a certain case."""
    told.append(problem("registry-value-wrong", file, line, field, case=case, value=excerpt(value), **detail))


def is_empty(node: Node) -> bool:
    """Nothing stands there: a key without a value. An empty list is something."""
    return isinstance(node, YamlScalar) and not node.text.strip()


def scalar_text(node: Node) -> str:
    """A value on one line, as a message repeats it; "" for what is no text."""
    return " ".join(node.text.split()) if isinstance(node, YamlScalar) else ""
