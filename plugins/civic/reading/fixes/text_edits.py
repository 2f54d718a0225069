"""A text file as its lines and what stands between them, so that one line can be changed and no other byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

_LINE_END = re.compile(r"(\r\n|\r|\n)")


class TextEdit(NamedTuple):
    """In line `line` (from 1) the characters [start, end) become `new`.

    `field` is the one that was at fault, so that it may mean something else than before; "" if none may. `number` is
    a private number that is masked in all that the file says.
    """

    line: int
    start: int
    end: int
    new: str
    field: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """`texts` without their ends, `ends` one fewer; `bom` the mark before the first one, if the file has it."""

    texts: tuple[str, ...]
    ends: tuple[str, ...]
    bom: bytes = b""

    @staticmethod
    def of(text: str, bom: bytes = b"") -> Lines:
        pieces = _LINE_END.split(text)
        return Lines(tuple(pieces[::2]), tuple(pieces[1::2]), bom)

    @property
    def text(self) -> str:
        """As it is read: with LF line ends."""
        return "\n".join(self.texts)

    @property
    def data(self) -> bytes:
        """As it is written, in UTF-8."""
        pairs = zip(self.texts, (*self.ends, ""), strict=True)
        return self.bom + "".join(text + end for text, end in pairs).encode()

    def with_edits(self, edits: Iterable[TextEdit]) -> Lines:
        """The lines with some edits made, none of which touches another."""
        texts = list(self.texts)
        for edit in sorted(edits, reverse=True):
            line = texts[edit.line - 1]
            texts[edit.line - 1] = line[: edit.start] + edit.new + line[edit.end :]
        return replace(self, texts=tuple(texts))

    def with_block(self, first: int, behind: int, block: Sequence[str]) -> Lines:
        """The lines with `block` in the place of lines `first` up to `behind` (from 1, that one stays).

        The new lines end as the line above them does.
        """
        at, to = first - 1, behind - 1
        end = self.ends[at - 1] if at else "\n"
        ends = (*self.ends[:at], *[end] * len(block), *self.ends[to:])
        return replace(self, texts=(*self.texts[:at], *block, *self.texts[to:]), ends=ends)


def bom_of(data: bytes) -> bytes:
    return codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""


def common_affixes(line: str, other: str) -> tuple[int, int]:
    """How many characters two lines share at the beginning, and how many of the rest at the end."""
    shorter = min(len(line), len(other))
    start = next((at for at in range(shorter) if line[at] != other[at]), shorter)
    rest = range(1, shorter - start + 1)
    return start, next((at - 1 for at in rest if line[-at] != other[-at]), shorter - start)
