"""One line of a header: whether it is a key's, how far in it stands, what may be wrong with its beginning."""

from __future__ import annotations

import re
from typing import NamedTuple

from civic.core.model import INVISIBLE
from civic.reading.schema.field import Field, Schema

BLANKS = " \t\u3000\xa0"
ANY_BLANK = BLANKS + "\u2002\u2003" + INVISIBLE

_NO_COLON = re.compile(r"(?P<word>\w+)[ \t\u3000；;，,、。.=＝∶︰]+(?P<rest>.+)")
_BEGINS_KEY = re.compile(r"""[^\s#"'\[\]{},\-]""")
_WORD = re.compile(rf"[\w·*【】{INVISIBLE}-]+")  # what a full-width colon makes a key


class HeaderLine(NamedTuple):
    """One line of the file, without its end."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def key_of(text: str, keys: Schema, any_word: bool) -> tuple[str, Field | None, str] | None:
    """(key as typed, its Field if it is known, what stands behind the colon), or None if the line is no key's.

    A known key may be followed by any colon; an unknown one by `: `, and with `any_word` by a full-width
    colon, if it is one word.
    """
    word, colon, rest = text.partition(":")
    if not colon or "：" in word:
        word, colon, rest = text.partition("：")
    if not colon:
        return None
    word = word.strip(BLANKS)
    if len(word) > 2 and word[0] in "\"'" and word[-1] == word[0]:
        word = word[1:-1]
    key = keys.find(word)
    if key is None:
        if not _BEGINS_KEY.match(word):
            return None
        if colon == ":" and rest and rest[0] not in BLANKS:
            return None
        if colon == "：" and not (any_word and _WORD.fullmatch(word)):
            return None
    return word, key, rest


def match_key_without_colon(text: str, keys: Schema) -> re.Match[str] | None:
    """A known key with something else where its colon should be: `日期；2026-10-09`, `日期 2026-10-09`."""
    match = _NO_COLON.match(text.lstrip(BLANKS))
    return match if match and match["word"] in keys.by_word else None


def indent_of(line: HeaderLine) -> int:
    return len(line.text) - len(line.text.lstrip(" "))


def is_dash(line: HeaderLine) -> bool:
    text = line.text.lstrip()
    return text.startswith("-") and not text.startswith("--")


def says_something(line: HeaderLine) -> bool:
    return not line.is_blank and not line.text.lstrip().startswith("#")
