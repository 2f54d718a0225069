"""What the text of a post is made of, before a word of it is drawn.

`dialect` turns lines into these values, `body` turns these into HTML. Text that may still hold bold words,
links or code is a `Leaf`; it knows the lines that it came from, so that a fault in it can be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count, repeat
from typing import NamedTuple


class Line(NamedTuple):
    """A line as typed, without what the blocks around it have taken; `number` from 1 in the whole file."""

    text: str
    number: int


class Leaf(NamedTuple):
    """Running text in one piece. A `\\n` in `text` is a line break that stays; all others are joined."""

    text: str
    lines: tuple[Line, ...]


def numbered(texts: Iterable[str], first: int) -> list[Line]:
    """Lines with these texts, counted from `first`."""
    return list(map(_new, repeat(Line), zip(texts, count(first), strict=False)))


def leaves(texts: Iterable[str], line: Line) -> tuple[Leaf, ...]:
    """Pieces of running text that stand on one line."""
    return tuple(map(_new, repeat(Leaf), zip(texts, repeat((line,)), strict=False)))


# What Line(…) and Leaf(…) do, without a step in Python for each: every line and every cell of a table passes here.
_new = tuple.__new__


class Address(str):
    """The target of a reference line (`[x]: …`); it knows the line on which it can be mended."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, target: str, line: int) -> Address:
        self = super().__new__(cls, target)
        self.line = line
        return self


class Paragraph(NamedTuple):
    leaf: Leaf


class Heading(NamedTuple):
    marks: int  # number of `#`
    leaf: Leaf


class Pictures(NamedTuple):
    """A line that holds nothing but pictures."""

    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Rule:
    pass


@dataclass(frozen=True, slots=True)
class Contents:
    """`[TOC]`: the place of the list of headings."""


class Code(NamedTuple):
    text: str


class Quote(NamedTuple):
    blocks: tuple[Block, ...]


class Items(NamedTuple):
    """A list. `start` is the number of its first item, None for a list without numbers; loose: with gaps."""

    start: int | None
    loose: bool
    items: tuple[tuple[Block, ...], ...]


class Table(NamedTuple):
    """Every row has as many cells as `sides`, whose values are "left", "center", "right" or ""."""

    sides: tuple[str, ...]
    head: tuple[Leaf, ...]
    rows: tuple[tuple[Leaf, ...], ...]


class Definition(NamedTuple):
    terms: tuple[Leaf, ...]
    meanings: tuple[tuple[Block, ...], ...]


class Definitions(NamedTuple):
    entries: tuple[Definition, ...]


class Admonition(NamedTuple):
    """`!!! word rest`: a box; `title` is None where none was written, "" where an empty one was."""

    word: str
    title: Leaf | None
    blocks: tuple[Block, ...]


Block = (
    Paragraph | Heading | Pictures | Rule | Contents | Code | Quote | Items | Table | Definitions | Admonition
)


class Text(NamedTuple):
    """The text of a post. Notes, addresses and abbreviations are known by the name between their brackets."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]
    addresses: Mapping[str, tuple[Address, str | None]]  # name in lower case -> target and title
    abbreviations: Mapping[str, str]
    glued: tuple[Line, ...]  # lines such as `##标题`, which are text
    least_marks: int  # the least number of `#` of a heading; 1 if there is none
