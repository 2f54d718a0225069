"""Field and Schema: the words that stand before the colons of a file, in English and Chinese, and what may stand behind.

Reading takes its keys, its converters (header/fields.py) and what is required from here, `check --fix` its rules. The
sentences about a field stand in wording/fields.py, under the kind of its schema: all that a form of these fields needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from civic.core.model import normalize_name
from civic.core.periods import FIRST_YEAR, LAST_YEAR
from civic.wording.fields import FIELDS, FieldWords


class ValueForm(Enum):
    """How far a value reaches in a header; what it must be is its type's business."""

    TEXT = "everything up to the line's end, whatever it holds"
    WORD = "one short value; a remark behind ` #` does not belong to it"
    TEXTS = "a list of texts, or one text"
    WORDS = "a list of short values, or one"
    ENTRIES = "a mapping, or a list of mappings, with the keys of `parts`"


class ValueType(Enum):
    """What a value is."""

    TEXT = "text"
    WORD = "a short text on one line"
    NAME = "a text that is printed as a name: no word like `null` or `待定`"
    TEXTS = "texts"
    NAMES = "names"
    KEY = "the word by which addresses and posts know a thing"
    SLUG = "the last word of a post's address"
    DIGITS = "a number that nobody counts with"
    WHOLE = "a whole number"
    AMOUNT = "an exact decimal of two places"
    POINTS = "an amount, or one for each year from which it counts"
    FLAG = "yes or no"
    DATE = "a day"
    MOMENT = "a day, with or without a time"
    CHOICE = "one of `choices`"
    CHOICES = "some of `choices`"
    URL = "a full http or https address"
    PICTURE = "a picture beside the file"
    RECORD = "fields of its own: `parts`"
    RECORDS = "a list of such"

    __hash__ = object.__hash__  # each stands once; asked for twenty times a header


_FORMS = {
    ValueType.TEXT: ValueForm.TEXT,
    ValueType.PICTURE: ValueForm.TEXT,
    ValueType.TEXTS: ValueForm.TEXTS,
    ValueType.CHOICES: ValueForm.WORDS,
    ValueType.RECORD: ValueForm.ENTRIES,
    ValueType.RECORDS: ValueForm.ENTRIES,
}


YEAR = re.compile(r"[0-9]{4}")
_NO_WORDS = FieldWords("", "", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that a field may have: `by_name` from every spelling (as `normalize_name` compares) to the key.

    `allowed` are the names that a message lists, `spellings` those in which a near miss is looked for, `names`
    the name of each key.
    """

    by_name: Mapping[str, str]
    allowed: tuple[str, ...]
    spellings: tuple[str, ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, options: Iterable[tuple[str, str, tuple[str, ...]]]) -> Choice:
        """From (key, name, further spellings) of each option."""
        by_name: dict[str, str] = {}
        names: dict[str, str] = {}
        allowed, spellings = [], []
        for key, name, others in options:
            allowed.append(name)
            names.setdefault(key, name)
            for spelling in (name, *others, key):
                by_name.setdefault(normalize_name(spelling), key)
                spellings.append(spelling)
        return cls(by_name, tuple(allowed), tuple(spellings), names)


@dataclass(frozen=True, slots=True)
class Field:
    """`choices` are the options themselves, or the name of the registry's list that holds them. `wrong` is how a value
    that is none of them, or does not match `pattern`, is told: a code, in the registry a case."""

    name: str  # English: the name of the field in every Problem
    chinese: str
    type: ValueType
    required: bool = False
    choices: Choice | str | None = None
    wrong: str = ""
    pattern: re.Pattern[str] | None = None
    reserved: frozenset[str] = frozenset()  # keys that the site's own addresses need
    parts: Schema | None = None
    words: FieldWords = _NO_WORDS
    form: ValueForm = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "form", _FORMS.get(self.type, ValueForm.WORD))

    @property
    def label(self) -> str:
        return self.words.label

    @property
    def hint(self) -> str:
        return self.words.hint

    @property
    def example(self) -> str:
        """What may stand behind the key."""
        return self.words.example

    def options(self, lists: Mapping[str, Choice]) -> Choice:
        """Its choices; `lists` are those that the registry makes."""
        if isinstance(self.choices, str):
            return lists[self.choices]
        if self.choices is None:
            raise TypeError(self.name)
        return self.choices


@dataclass(frozen=True)
class Schema:
    """The fields that one mapping may have. `names` maps every spelling to the English name.

    `kind` is the name of the table in wording/fields.py. A mapping whose keys are years has `each_year` in place of
    fields. What is wrong in a file of the registry (`in_registry`) is told by cases of registry-value-wrong.
    """

    kind: str
    fields: tuple[Field, ...]
    each_year: Field | None = None
    in_registry: bool = False
    by_word: dict[str, Field] = field(init=False, repr=False, compare=False)
    names: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        fields = tuple(replace(each, words=FIELDS[self.kind][each.name]) for each in self.fields)
        by_word = {word: each for each in fields for word in (each.name, each.chinese)}
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "by_word", by_word)
        object.__setattr__(self, "names", {word: each.name for word, each in by_word.items()})

    def find(self, word: str) -> Field | None:
        """The field that a key means, as it is typed. Of years also one that lies out of range (is_year tells)."""
        if self.each_year is None:
            return self.by_word.get(word)
        return self.each_year if YEAR.fullmatch(word) else None

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.fields if each.required)

    def without(self, *names: str) -> Schema:
        return replace(self, fields=tuple(each for each in self.fields if each.name not in names))

    def within(self) -> tuple[Schema, ...]:
        """This schema, and those of the fields that have fields of their own."""
        parts = (each.parts for each in (*self.fields, self.each_year) if each and each.parts)
        return (self, *(deep for each in parts for deep in each.within()))


def is_year(word: str) -> bool:
    """Whether a key is a year for which there can be rules or points."""
    return YEAR.fullmatch(word) is not None and FIRST_YEAR <= int(word) <= LAST_YEAR
