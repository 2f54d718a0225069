"""What the text of a Word file is made of, once nothing of Word's own is left in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

SENTENCE_ENDS = ("。", "！", "？", "：", "；", "，", "、", "…", ".", ":", ";", ",")
SHORT_LINE = 40  # characters of a title that nothing but its place shows, or of what a picture shows


class Run(NamedTuple):
    """Characters that look alike. `\\n` is a line break inside the paragraph.

    `raised`: "sub", "sup" or "". `link`: the address behind the words. `note`: the name of a footnote whose mark
    stands here; such a run has no text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: str = ""
    link: str = ""
    note: str = ""


class Label(NamedTuple):
    """What Word writes before a paragraph by itself. `kind`: "bullet", "number" (`3.`), "typed" (`三、`, `（3）`)."""

    kind: str
    text: str
    number: int = 0
    depth: int = 0


class WordPicture(NamedTuple):
    """A picture: the name of its part in the file, and what was written into the file about it."""

    part: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """`role`: "title", "subtitle", "caption", "contents" or ""; `level`: 1–9 of a heading, 0 of other text.

    `size` in half points, 0 where nothing says it; `bold`: all its letters are. `pictures` stand in or beside it.
    """

    runs: tuple[Run, ...] = ()
    pictures: tuple[WordPicture, ...] = ()
    role: str = ""
    level: int = 0
    label: Label | None = None
    centred: bool = False
    size: int = 0

    @property
    def text(self) -> str:
        """What it says, without blanks around it and without what Word writes before it."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def bold(self) -> bool:
        said = [run for run in self.runs if run.text.strip()]
        return bool(said) and all(run.bold for run in said)

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.pictures and not any(run.note for run in self.runs)


@dataclass(frozen=True, slots=True)
class WordTable:
    """Cells by row, each a few paragraphs; where cells were merged the first holds all and the others are empty."""

    rows: tuple[tuple[tuple[WordParagraph, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what is said of it: `alt` for those who cannot see it, `caption` printed below."""

    part: str
    alt: str = ""
    caption: str = ""


WordBlock = WordParagraph | WordTable | Figure


class Loss(NamedTuple):
    """Something that is not carried over: `kind` is a key of WORD_LOST in wording/drafts.py, `near` the words beside it."""

    kind: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """The text of a Word file: its blocks, its footnotes by name, and what is not in them."""

    blocks: tuple[WordParagraph | WordTable, ...]
    notes: dict[str, tuple[WordParagraph, ...]] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()


def paragraphs_of(blocks: tuple[WordBlock, ...]) -> Iterator[WordParagraph]:
    """Every paragraph, those in tables too, in the order of the text."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        elif isinstance(block, WordTable):
            for row in block.rows:
                for cell in row:
                    yield from cell
