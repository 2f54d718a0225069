"""What the text of a post is made of, before a word of it is rendered.

`block_parser` turns lines into these values, `renderer` turns these into HTML. Text that may still hold bold words,
links or code is an `InlineText`; it knows the lines that it came from, so that a fault in it can be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count, repeat
from typing import NamedTuple


class SourceLine(NamedTuple):
    """A line as typed, without what the blocks around it have taken; `number` from 1 in the whole file."""

    text: str
    number: int


class InlineText(NamedTuple):
    """Running text in one piece. A `\\n` in `text` is a line break that stays; all others are joined."""

    text: str
    lines: tuple[SourceLine, ...]


def number_lines(texts: Iterable[str], first: int) -> list[SourceLine]:
    """Lines with these texts, counted from `first`."""
    return list(map(_new, repeat(SourceLine), zip(texts, count(first), strict=False)))


def inline_texts(texts: Iterable[str], line: SourceLine) -> tuple[InlineText, ...]:
    """Running texts that stand on one line."""
    return tuple(map(_new, repeat(InlineText), zip(texts, repeat((line,)), strict=False)))


# What SourceLine(…) and InlineText(…) do, without a step in Python for each: every line and every cell of a table passes here.
_new = tuple.__new__


class ReferenceDestination(str):
    """The target of a reference line (`[x]: …`); it knows the line on which it can be mended."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, target: str, line: int) -> ReferenceDestination:
        self = super().__new__(cls, target)
        self.line = line
        return self


class Paragraph(NamedTuple):
    inline: InlineText


class Heading(NamedTuple):
    marks: int  # number of `#`
    inline: InlineText


class PictureBlock(NamedTuple):
    """A line that holds nothing but pictures."""

    inline: InlineText


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    pass


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """`[TOC]`: the place of the list of headings."""


class CodeBlock(NamedTuple):
    text: str


class BlockQuote(NamedTuple):
    blocks: tuple[Block, ...]


class ListBlock(NamedTuple):
    """A list. `start` is the number of its first item, None for a list without numbers; loose: with gaps."""

    start: int | None
    loose: bool
    items: tuple[tuple[Block, ...], ...]


class Table(NamedTuple):
    """Every row has as many cells as `sides`, whose values are "left", "center", "right" or ""."""

    sides: tuple[str, ...]
    head: tuple[InlineText, ...]
    rows: tuple[tuple[InlineText, ...], ...]


class Definition(NamedTuple):
    terms: tuple[InlineText, ...]
    meanings: tuple[tuple[Block, ...], ...]


class DefinitionList(NamedTuple):
    entries: tuple[Definition, ...]


class Admonition(NamedTuple):
    """`!!! word rest`: a box; `title` is None where none was written, "" where an empty one was."""

    word: str
    title: InlineText | None
    blocks: tuple[Block, ...]


Block = (
    Paragraph
    | Heading
    | PictureBlock
    | ThematicBreak
    | TableOfContents
    | CodeBlock
    | BlockQuote
    | ListBlock
    | Table
    | DefinitionList
    | Admonition
)


class MarkdownDocument(NamedTuple):
    """The text of a post. Notes, addresses and abbreviations are known by the name between their brackets."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]
    addresses: Mapping[str, tuple[ReferenceDestination, str | None]]  # name in lower case -> target and title
    abbreviations: Mapping[str, str]
    glued: tuple[SourceLine, ...]  # lines such as `##标题`, which are text
    least_marks: int  # the least number of `#` of a heading; 1 if there is none
