"""The pieces of a Word file -> a manuscript: its title, its day, who wrote it, and its text with captioned pictures.

What goes into the header leaves the text only where it says nothing else; the signature at the end (unit and day)
stays, since notices need it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from civic.reading.word.bylines import LONGEST, byline_in, day_in, day_in_name, is_about, only_day
from civic.reading.word.captions import captioned
from civic.reading.word.frames import unframed
from civic.reading.word.pieces import (
    SENTENCE_ENDS,
    SHORT_LINE,
    Block,
    Document,
    Loss,
    Paragraph,
    Run,
    Table,
    paragraphs_of,
)

_FAR_AHEAD = 366  # days
_TITLE_LENGTH = 80  # characters
_HEAD = 5  # paragraphs in which a title is looked for
_ABOVE = 3  # paragraphs at the beginning in which lines about the manuscript are
_FOOT = 4  # paragraphs at the end in which they are, too
_IN_BRACKETS = re.compile(r"[（(][^（）()]{2,40}[）)]$")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`title_from`: "style", "heading", "look", "first" or "name"; `day_from`: "foot", "head", "name" or ""."""

    title: str
    title_from: str
    day: date | None
    day_from: str
    authors: tuple[str, ...]
    source: str
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Paragraph, ...]]
    losses: tuple[Loss, ...]


def read_manuscript(document: Document, stem: str, today: date) -> Manuscript:
    """`stem` is the name of the file without its ending, `today` tells the year of a name such as `10.9 重阳节`."""
    blocks: list[Block] = [
        block
        for block in unframed(document.blocks)
        if isinstance(block, Table) or (not block.is_empty and block.role != "contents")
    ]
    losses = list(document.losses)
    if any(isinstance(block, Paragraph) and block.role == "contents" for block in document.blocks):
        losses.append(Loss("contents"))
    named_day, named_title = day_in_name(_printable(stem), today)
    title, title_from = _take_title(blocks)
    day, day_from = _take_day(blocks)
    authors, source = _take_bylines(blocks)
    if day is None or (day - today).days > _FAR_AHEAD:  # 2062 is a slip for 2026
        day, day_from = None, ""
    if day is None and named_day is not None:
        day, day_from = named_day, "name"
    return Manuscript(
        title=title or named_title or _printable(stem),
        title_from=title_from,
        day=day,
        day_from=day_from,
        authors=authors,
        source=source,
        blocks=tuple(captioned(blocks)),
        notes=document.notes,
        losses=tuple(losses),
    )


# --- the header ---------------------------------------------------------------------------------------


def _take_title(blocks: list[Block]) -> tuple[str, str]:
    """The title, which leaves the text, and what it was known by; ("", "name") if the text has none."""
    heads = [(n, _paragraph(blocks, n)) for n in _places(blocks)[:_HEAD]]
    texts = [(n, block) for n, block in heads if not is_about(block.text)]
    lead = list(takewhile(lambda one: not one[1].text.endswith(SENTENCE_ENDS), texts))
    usual = _usual_size(blocks)
    known = (
        ("style", [n for n, block in texts if block.role == "title"]),
        ("heading", [n for n, block in texts[:1] if block.level]),
        ("look", [n for n, block in lead if _stands_out(block, usual)]),
        ("first", [n for n, block in texts[:1] if len(texts) > 1 and _could_be_first(block)]),
    )
    for kind, places in known:
        if not places:
            continue
        first = last = places[0]
        parts = [_paragraph(blocks, first)]
        while (below := _next_part(blocks, last, parts[-1], kind, usual)) is not None:
            parts.append(below)
            last += 1
        title = _as_one_line([part.text for part in parts])
        pictures = tuple(shot for part in parts for shot in part.pictures)
        blocks[first : last + 1] = [Paragraph(pictures=pictures)] if pictures else []
        return title, kind
    return "", "name"


def _next_part(
    blocks: Sequence[Block], place: int, above: Paragraph, kind: str, usual: int
) -> Paragraph | None:
    """The paragraph below, if it goes on with the title."""
    if place + 1 >= len(blocks) or kind == "first":
        return None
    below = blocks[place + 1]
    if not isinstance(below, Paragraph) or not below.text or is_about(below.text) or below.pictures:
        return None
    goes_on = below.text.startswith(("—", "－", "--")) and (
        below.centred or below.role in ("title", "subtitle")
    )
    alike = below.centred and above.centred and above.size == below.size > usual and _stands_out(below, usual)
    if len(above.text + below.text) > _TITLE_LENGTH:
        return None
    return (
        below
        if goes_on or (kind == "style" and below.role == "title") or (kind == "look" and alike)
        else None
    )


def _stands_out(paragraph: Paragraph, usual: int) -> bool:
    """Centred, and larger or bolder than the text: what most people do in place of a style."""
    return (
        paragraph.centred
        and (paragraph.size > usual or paragraph.bold)
        and len(paragraph.text) <= 60
        and not paragraph.text.endswith(SENTENCE_ENDS)
    )


def _could_be_first(paragraph: Paragraph) -> bool:
    return (
        len(paragraph.text) <= SHORT_LINE
        and "\n" not in paragraph.text
        and paragraph.label is None
        and not paragraph.text.endswith(SENTENCE_ENDS)
    )


def _usual_size(blocks: Sequence[Block]) -> int:
    sizes: Counter[int] = Counter()
    for paragraph in paragraphs_of(tuple(blocks)):
        sizes[paragraph.size] += len(paragraph.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0)


def _as_one_line(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        for line in filter(None, map(str.strip, part.split("\n"))):
            blank = " " if text and text[-1].isascii() and line[0].isascii() else ""
            text += blank + line
    return re.sub(" {2,}", " ", text)


def _printable(stem: str) -> str:
    """The name of a file as one line."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in stem).split())


def _take_day(blocks: list[Block]) -> tuple[date | None, str]:
    """The day below the text, else the one above it; a line above that holds nothing but the day leaves the text."""
    above = None
    places = _places(blocks)
    for n in places[:_ABOVE]:
        text = _paragraph(blocks, n).text
        if n == places[-1] or text.endswith(SENTENCE_ENDS):
            break
        if (above := only_day(text)) is not None:
            del blocks[n]
            break
    for n in reversed(_places(blocks)[-_FOOT:]):
        text = _paragraph(blocks, n).text
        found = day_in(text) if n > 0 and len(text) <= LONGEST else None
        if found is not None and len(found.rest) <= 20 and not re.search("[。，；0-9至]", found.rest):
            return found.day, "foot"
    return above, "head" if above else ""


def _take_bylines(blocks: list[Block]) -> tuple[tuple[str, ...], str]:
    """Authors and source, from lines near the beginning and the end and from brackets behind the last sentence."""
    authors: list[str] = []
    source = ""
    places = _places(blocks)
    for n in sorted({*places[:_ABOVE], *places[-_FOOT:]}, reverse=True):
        paragraph = _paragraph(blocks, n)
        byline = byline_in(paragraph.text)
        tail = _IN_BRACKETS.search(paragraph.text)
        if byline is not None:
            if byline.is_whole and not paragraph.pictures:
                del blocks[n]
        elif tail is not None and n in places[-_FOOT:]:
            byline = byline_in(tail[0])
            if byline is not None and byline.is_whole:
                blocks[n] = replace(paragraph, runs=_without_tail(paragraph.runs, len(tail[0])))
        if byline is not None:
            authors[:0] = byline.authors
            source = byline.source or source
    return tuple(dict.fromkeys(authors)), source


def _without_tail(runs: Sequence[Run], letters: int) -> tuple[Run, ...]:
    """The runs without their last letters, and without the blanks behind them."""
    kept = list(runs)
    while kept and not kept[-1].text.strip() and not kept[-1].note:
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    while letters and kept:
        text = kept[-1].text
        cut = min(letters, len(text))
        letters -= cut
        if cut == len(text) and not kept[-1].note:
            kept.pop()
        else:
            kept[-1] = kept[-1]._replace(text=text[: len(text) - cut])
    return tuple(kept)


def _places(blocks: Sequence[Block]) -> list[int]:
    """Where paragraphs with words stand."""
    return [n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text]


def _paragraph(blocks: Sequence[Block], place: int) -> Paragraph:
    block = blocks[place]
    assert isinstance(block, Paragraph)  # the places were chosen so
    return block
