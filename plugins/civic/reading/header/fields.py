"""The fields of a file as typed values, each wrong one told with its line and what to write instead.

One layer for headers, cards and the registry: a Schema says which fields there are. Headers and cards have a code for each
fault, the registry cases of registry-value-wrong; and what stands in the registry is checked more strictly (`in_registry`),
since it is printed on every page and a fault in it is mended once:

- a text holds no markup and is one line; in a header it may be anything, and the page escapes it;
- several texts in one value are one text; a header's are split at commas, each kept once;
- an address has a host and port that can be reached; a header's need only look like one (values.py);
- a picture is the name of a file beside site.yaml; a header's is a path from its own folder.

A whole number may be typed in full-width digits, but where the field has a pattern of its own.

Plain converters, one for each type, and not pydantic: every refusal here has a code, a place and an example of
its own, and a table of converters says that more directly than the translation of another library's errors.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

from civic.core.addresses import is_key
from civic.core.amounts import MAX_AMOUNT
from civic.core.model import Reference, normalize_name
from civic.core.periods import FIRST_YEAR, LAST_YEAR
from civic.core.problems import Problem, excerpt, problem
from civic.reading.header.dates import Moment, moment_of
from civic.reading.header.values import (
    NO,
    YES,
    amount_of,
    is_address_of_header,
    is_address_of_registry,
    is_blank,
    is_empty,
    split,
    trim,
    value_excerpt,
)
from civic.reading.header.yaml_nodes import (
    Node,
    YamlEntry,
    YamlMapping,
    YamlScalar,
    YamlSequence,
    distinct_entries,
    fields_of,
)
from civic.reading.markdown.link_destinations import is_elsewhere, is_on_a_disk, link_destination
from civic.reading.schema.field import Choice, Schema, ValueType, is_year
from civic.reading.text.suggestions import nearest_word

_WHOLE = re.compile(r"\d{1,9}")
_PLACEHOLDERS = frozenset(
    ("null", "undefined", "none", "nan", "nil", "todo", "tbd", "xxx", "待定", "暂无", "无")
)
_SEVERAL = re.compile(r"[、，,；;/\s和与及]+")


class Fields:
    """The values of one mapping by the names and types of its schema; what is wrong is added to `problems`.

    Without a mapping (nothing stands there) every value has its default. `within` is the field that holds the mapping
    (`adoptions[1]`), put before the names of its own; `choices` are those that the registry makes.
    """

    def __init__(
        self,
        node: Node | None,
        schema: Schema,
        file: str,
        problems: list[Problem],
        within: str = "",
        choices: Mapping[str, Choice] | None = None,
    ) -> None:
        self.schema = schema
        self.file = file
        self.problems = problems
        self.choices = choices or {}
        self._within = within
        self._first_line = node.line if node is not None else 1
        self.entries: dict[str, YamlEntry] = {}
        self._is_mapping = node is None or is_blank(node) or isinstance(node, YamlMapping)
        if isinstance(node, YamlMapping):
            self.entries, told = fields_of(node, schema.names, file, within, schema.in_registry)
            problems.extend(told)
        elif node is not None and not self._is_mapping:
            self.refuse("", "mapping", node)

    def has(self, name: str) -> bool:
        """Whether the field is there and says something."""
        entry = self.entries.get(name)
        return entry is not None and not is_empty(entry.value)

    def line(self, name: str) -> int | None:
        entry = self.entries.get(name)
        return entry.line if entry else None

    def path(self, name: str) -> str:
        """The field as a Problem names it: `adoptions[1].date`."""
        return ".".join(filter(None, (self._within, name)))

    def key(self, name: str) -> str:
        """The key as its writer typed it."""
        entry = self.entries.get(name)
        return entry.key if entry else name

    # --- telling --------------------------------------------------------------------------------

    def tell(self, code: str, name: str, value: Node | None = None, /, **facts: object) -> None:
        """A problem of the field, on the line of `value` or of its key."""
        entry = self.entries.get(name)
        line = value.line if value is not None else entry.line if entry else None
        self.problems.append(problem(code, self.file, line, self.path(name), **facts))

    def refuse(self, name: str, case: str, value: Node | None = None, /, **facts: object) -> None:
        """A value of the registry that is wrong, on the line of its key; `case` as in wording/problems.py."""
        line = self.line(name) or self._first_line
        tell_value(self.problems, self.file, line, self.path(name) or None, case, value, **facts)

    def tell_missing(self, name: str) -> None:
        """A key of the registry without a value; of what is no mapping at all no single key is missed."""
        typed = [entry.key for entry in self.entries.values()]
        is_chinese = bool(typed) and not any(map(str.isascii, typed))
        if self._is_mapping:
            word = self.schema.by_word[name].chinese if is_chinese else name
            self.refuse(name, "missing", key=self.key(name) if name in self.entries else word)

    # --- single values --------------------------------------------------------------------------

    def value(self, name: str) -> Any:
        """The value of a field as its type says; what is not given, or told to be wrong, is empty.

        Not for fields within a field of a header (header/adoptions.py reads them) nor for a RECORD: those are asked for
        by `within`, as each has rules of its own on what must be in it.
        """
        return _CONVERTERS[self.schema.by_word[name].type](self, name)

    def values(self) -> dict[str, Any]:
        """All that the registry's fields say, by name; those that are required and not there are told."""
        for name in self.schema.required:
            if name not in self.entries or is_blank(self.entries[name].value):
                self.tell_missing(name)
        return {field.name: self.value(field.name) for field in self.schema.fields}

    def scalar(self, name: str) -> YamlScalar | None:
        """The one value of a field, trimmed; None if there is none or (told) a list or mapping."""
        entry = self.entries.get(name)
        if entry is None:
            return None
        if isinstance(entry.value, YamlScalar):
            return self._plain(name, entry.value)
        if self.schema.in_registry:
            self._refuse_text(name, "text", entry.value)
        elif not is_empty(entry.value):
            case = {"case": "list"} if isinstance(entry.value, YamlSequence) else {}
            self.tell("text-wrong", name, None, key=entry.key, of=name, **case)
        return None

    def _plain(self, name: str, scalar: YamlScalar) -> YamlScalar | None:
        """The value without blanks around it; in the registry on one line, and no markup."""
        text = trim(scalar.text)
        if self.schema.in_registry:
            text = " ".join(text.split())
            if "<" in unicodedata.normalize("NFKC", text):
                self._refuse_text(name, "markup", scalar)
                return None
        return YamlScalar(text, scalar.line) if text else None

    def _refuse_text(self, name: str, case: str, node: Node) -> None:
        path, key = self.path(name), self.key(name)
        tell_value(self.problems, self.file, node.line, path, case, node, key=key)

    def text(self, name: str) -> str:
        """A text on one line; "" if there is none. One that does not match the field's pattern is told."""
        scalar = self.scalar(name)
        field = self.schema.by_word[name]
        if scalar is None:
            return ""
        if field.wrong and field.pattern and not field.pattern.fullmatch(scalar.text):
            self.refuse(name, field.wrong, scalar)
            return ""
        return " ".join(scalar.text.splitlines())

    def name(self, name: str) -> str:
        """A text that is no placeholder."""
        scalar = self.scalar(name)
        return scalar.text if scalar and self._is_name(name, scalar) else ""

    def _is_name(self, name: str, scalar: YamlScalar) -> bool:
        if scalar.text.lower() in _PLACEHOLDERS:
            self._refuse_text(name, "placeholder", scalar)
            return False
        return True

    def address_key(self, name: str) -> str:
        """A key: lower-case letters, digits and hyphens, and no word that the site's own addresses need."""
        scalar = self.scalar(name)
        if scalar is None:
            return ""
        if not is_key(scalar.text):
            self.refuse(name, "key", scalar)
        elif scalar.text in self.schema.by_word[name].reserved:
            self.tell("registry-key-reserved", name, None, value=scalar.text)
        else:
            return scalar.text
        return ""

    def moment(self, name: str) -> Moment | None:
        """A day with or without a time; both as they are in Shanghai."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        found = moment_of(scalar.text)
        if isinstance(found, Moment):
            return found
        code, facts = found
        self.tell(code, name, scalar, key=self.key(name), value=value_excerpt(scalar), **facts)
        return None

    def day(self, name: str) -> date | None:
        found = self.moment(name)
        return found.day if found else None

    def flag(self, name: str) -> bool:
        """是 or 否, true or false; not given is no."""
        scalar = self.scalar(name)
        if scalar is None:
            return False
        word = normalize_name(scalar.text).lower()
        if word not in YES | NO:
            self._tell_wrong(name, "flag", scalar)
        return word in YES

    def whole(self, name: str) -> int | None:
        """A whole number from 1 to MAX_AMOUNT."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        pattern = self.schema.by_word[name].pattern
        text = scalar.text if pattern else unicodedata.normalize("NFKC", scalar.text)
        if not (pattern or _WHOLE).fullmatch(text) or not 1 <= int(text) <= MAX_AMOUNT:
            self._tell_wrong(name, "whole", scalar, least=1, most=MAX_AMOUNT)
            return None
        return int(text)

    def amount(self, name: str) -> Decimal | None:
        """From 0 to MAX_AMOUNT, exact, rounded half up to two places as it is read (specification.md §1.3)."""
        scalar = self.scalar(name)
        found = amount_of(scalar) if scalar else None
        if scalar and found is None:
            self.refuse(name, "amount", scalar, most=MAX_AMOUNT)
        return found

    def points(self, name: str) -> tuple[tuple[int, Decimal], ...]:
        """One amount for all years, or one for each year from which it counts: (first year, amount), ascending."""
        entry = self.entries.get(name)
        if entry is None or is_blank(entry.value):
            return ()
        if not isinstance(entry.value, YamlMapping):
            one = amount_of(entry.value)
            if one is None:
                self.refuse(name, "points", entry.value, most=MAX_AMOUNT)
            return ((0, Decimal() if one is None else one),)
        points = {}
        years, told = distinct_entries(entry.value, self.file, self.path(name))
        self.problems.extend(told)
        for each in years:
            worth = amount_of(each.value)
            at = f"{self.path(name)}.{each.key}"
            if not is_year(each.key):
                tell_year(self.problems, self.file, each.line, at, each.key)
            elif worth is None:
                tell_value(self.problems, self.file, each.line, at, "amount", each.value, most=MAX_AMOUNT)
            else:
                points[int(each.key)] = worth
        if not entry.value.entries:
            self.refuse(name, "points", most=MAX_AMOUNT)
        return tuple(sorted(points.items()))

    def _tell_wrong(self, name: str, case: str, scalar: YamlScalar, **facts: object) -> None:
        if self.schema.in_registry:
            self.refuse(name, case, scalar, **facts)
        else:
            self.tell(_CODES[case], name, scalar, key=self.key(name), value=value_excerpt(scalar))

    def choice(self, name: str) -> str:
        """The key of one of the allowed values; "" if there is none or (told) another."""
        scalar = self.scalar(name)
        return self._choice_key(name, scalar) if scalar else ""

    def _choice_key(self, name: str, scalar: YamlScalar) -> str:
        field = self.schema.by_word[name]
        choice = field.options(self.choices)
        key = choice.by_name.get(normalize_name(scalar.text))
        if key is not None:
            return key
        near = nearest_word(scalar.text, choice.spellings)
        if self.schema.in_registry:
            keys = tuple(choice.names)
            self.refuse(name, "choice", scalar, known=keys, near=near or keys[0])
            return ""
        facts: dict[str, object] = {"key": self.key(name), "value": value_excerpt(scalar), "of": name}
        facts |= {"allowed": choice.allowed, "count": str(len(choice.allowed))}
        pieces = [piece for piece in _SEVERAL.split(scalar.text) if piece]
        if len(pieces) > 1 and all(normalize_name(piece) in choice.by_name for piece in pieces):
            facts |= {"case": "several", "first": pieces[0], "listed": tuple(pieces)}
        elif near:
            facts |= {"case": "near", "near": near}
        self.tell(field.wrong, name, scalar, **facts)
        return ""

    def url(self, name: str) -> str:
        """A full http or https address; "" if there is none or (told) something else."""
        scalar = self.scalar(name)
        if scalar is None:
            return ""
        if self.schema.in_registry:
            if is_address_of_registry(scalar.text):
                return scalar.text
            self.refuse(name, self.schema.by_word[name].wrong or "url", scalar)
            return ""
        text = scalar.text
        if is_address_of_header(text):
            return text
        facts: dict[str, str] = {"key": self.key(name), "value": value_excerpt(scalar)}
        wide = unicodedata.normalize("NFKC", text)
        if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)+(?:/|$))", text, re.ASCII) and not re.search(r"\s", text):
            facts |= {"case": "scheme", "right": f"http://{text}"}
        elif is_address_of_header(wide):
            facts |= {"case": "right", "right": wide}
        elif re.match(r"https?://", wide, re.IGNORECASE) and re.search(r"\s", text):
            facts |= {"case": "blank"}
        self.tell("url-wrong", name, scalar, **facts)
        return ""

    def picture(self, name: str) -> Reference | None:
        """A picture beside the file; None if there is none or (told) one that lies elsewhere."""
        scalar = self.scalar(name)
        if scalar is None:
            return None
        target = link_destination(scalar.text)
        if target.kind == "refused":
            case = "file" if is_on_a_disk(target) else "scheme"
            facts = {"scheme": target.text, "target": value_excerpt(scalar), "case": case}
            self.tell("scheme-refused", name, scalar, **facts)
        elif is_elsewhere(target):
            self.tell("picture-elsewhere", name, scalar, target=value_excerpt(scalar))
        else:
            return Reference("picture", unquote(scalar.text), scalar.line)
        return None

    # --- lists ----------------------------------------------------------------------------------

    def scalars(self, name: str) -> tuple[YamlScalar, ...]:
        """The values of a list, or the one value where a list is wanted; empty ones left out."""
        entry = self.entries.get(name)
        if entry is None:
            return ()
        values = []
        for node in entry.value.items if isinstance(entry.value, YamlSequence) else (entry.value,):
            if isinstance(node, YamlScalar):
                values.append(self._plain(name, node))
            elif self.schema.in_registry:
                self._refuse_text(name, "text", node)
            else:
                self.tell("list-wrong", name, node, key=entry.key, of=name)
        return tuple(value for value in values if value)

    def names(self, name: str) -> tuple[YamlScalar, ...]:
        """The names of a list with their lines, without placeholders."""
        return tuple(each for each in self.scalars(name) if self._is_name(name, each))

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a list, or one text split at 、 ， , ； ; — each once, in their order. The registry's are as typed."""
        entry = self.entries.get(name)
        if entry is None:
            return ()
        if self.schema.in_registry:
            return tuple(each.text for each in self.scalars(name))
        if isinstance(entry.value, YamlScalar):
            return tuple(dict.fromkeys(split(entry.value.text)))
        return tuple(dict.fromkeys(" ".join(s.text.split("\n")) for s in self.scalars(name)))

    def chosen_keys(self, name: str) -> frozenset[str]:
        """The keys of the chosen values, of a list or of one text split likewise; others are told."""
        entry = self.entries.get(name)
        if entry is None:
            return frozenset()
        scalars = self.scalars(name)
        if isinstance(entry.value, YamlScalar):
            scalars = tuple(YamlScalar(piece, s.line) for s in scalars for piece in split(s.text))
        chosen = (self._choice_key(name, scalar) for scalar in scalars)
        return frozenset(key for key in chosen if key)

    # --- fields within a field --------------------------------------------------------------------

    def within(self, name: str, node: Node, path: str) -> Fields:
        """The fields of a mapping that is, or is part of, the value of a field."""
        parts = self.schema.by_word[name].parts
        if parts is None:
            raise TypeError(name)
        return Fields(node, parts, self.file, self.problems, path, self.choices)

    def records(self, name: str) -> list[Fields]:
        """The mappings of a list in the registry; one mapping is a list of one."""
        entry, parts = self.entries.get(name), self.schema.by_word[name].parts
        if entry is None or parts is None:
            return []
        return records(entry.value, parts, self.file, self.path(name), self.problems, self.choices)


_CODES = {"flag": "flag-wrong", "whole": "number-wrong"}
_CONVERTERS: dict[ValueType, Callable[[Fields, str], Any]] = {
    ValueType.TEXT: Fields.text,
    ValueType.WORD: Fields.text,
    ValueType.NAME: Fields.name,
    ValueType.TEXTS: Fields.texts,
    ValueType.NAMES: Fields.names,
    ValueType.KEY: Fields.address_key,
    ValueType.SLUG: Fields.text,
    ValueType.DIGITS: Fields.text,
    ValueType.WHOLE: Fields.whole,
    ValueType.AMOUNT: Fields.amount,
    ValueType.POINTS: Fields.points,
    ValueType.FLAG: Fields.flag,
    ValueType.DATE: Fields.day,
    ValueType.MOMENT: Fields.moment,
    ValueType.CHOICE: Fields.choice,
    ValueType.CHOICES: Fields.chosen_keys,
    ValueType.URL: Fields.url,
    ValueType.PICTURE: lambda fields, name: (
        fields.text(name) if fields.schema.in_registry else fields.picture(name)
    ),
    ValueType.RECORDS: Fields.records,
}


def records(
    node: Node | None,
    schema: Schema,
    file: str,
    place: str,
    problems: list[Problem],
    choices: Mapping[str, Choice] | None = None,
) -> list[Fields]:
    """The mappings of a list in the registry (`place` is its field: `outlets`); one mapping is a list of one."""
    if node is None or is_blank(node):
        return []
    if isinstance(node, YamlScalar):
        tell_value(problems, file, node.line, place, "list", node)
        return []
    found = []
    for index, item in enumerate(node.items if isinstance(node, YamlSequence) else (node,)):
        at = f"{place}[{index}]"
        if is_blank(item):
            tell_value(problems, file, item.line, at, "mapping")
        else:
            found.append(Fields(item, schema, file, problems, at, choices))
    return found


def tell_value(
    problems: list[Problem],
    file: str,
    line: int,
    field: str | None,
    case: str,
    value: Node | str | None = None,
    /,
    **facts: object,
) -> None:
    """A registry-value-wrong of a certain case (wording/problems.py)."""
    shown = value_excerpt(value) if isinstance(value, YamlScalar) else ""
    if isinstance(value, str):
        shown = excerpt(value)
    problems.append(problem("registry-value-wrong", file, line, field, case=case, value=shown, **facts))


def tell_year(problems: list[Problem], file: str, line: int, field: str, key: str) -> None:
    """A key that should be a year, from the first to the last of specification.md §0.1."""
    tell_value(problems, file, line, field, "year", key, first=FIRST_YEAR, last=LAST_YEAR)
