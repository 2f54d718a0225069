"""The blocks of a Word file -> a manuscript: its title, its day, who wrote it, and its text with captioned pictures.

What goes into the header leaves the text only where it says nothing else; the signature at the end (unit and day)
stays, since notices need it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from civic.reading.word.bylines import LONGEST, byline_in, day_in, day_in_name, is_about, only_day
from civic.reading.word.captions import attach_captions
from civic.reading.word.frames import unframe_tables
from civic.reading.word.nodes import (
    SENTENCE_ENDS,
    SHORT_LINE,
    Loss,
    Run,
    WordBlock,
    WordDocument,
    WordParagraph,
    WordTable,
    paragraphs_of,
)

_FAR_AHEAD = timedelta(days=366)
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
    blocks: tuple[WordBlock, ...]
    notes: dict[str, tuple[WordParagraph, ...]]
    losses: tuple[Loss, ...]


def read_manuscript(document: WordDocument, stem: str, today: date) -> Manuscript:
    """`stem` is the name of the file without its ending, `today` tells the year of a name such as `10.9 重阳节`."""
    blocks: list[WordBlock] = [
        block
        for block in unframe_tables(document.blocks)
        if isinstance(block, WordTable) or (not block.is_empty and block.role != "contents")
    ]
    losses = list(document.losses)
    if any(isinstance(block, WordParagraph) and block.role == "contents" for block in document.blocks):
        losses.append(Loss("contents"))
    named_day, named_title = day_in_name(_printable_name(stem), today)
    title, title_from = _take_title(blocks)
    day, day_from = _take_day(blocks, today + _FAR_AHEAD)
    authors, source = _take_bylines(blocks)
    if day is None and named_day is not None:
        day, day_from = named_day, "name"
    return Manuscript(
        title=title or named_title or _printable_name(stem),
        title_from=title_from,
        day=day,
        day_from=day_from,
        authors=authors,
        source=source,
        blocks=tuple(attach_captions(blocks)),
        notes=document.notes,
        losses=tuple(losses),
    )


# --- the header ---------------------------------------------------------------------------------------


def _take_title(blocks: list[WordBlock]) -> tuple[str, str]:
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
        _drop_words(blocks, first, last)
        return _as_one_line([part.text for part in parts]), kind
    return "", "name"


def _next_part(
    blocks: Sequence[WordBlock], place: int, above: WordParagraph, kind: str, usual: int
) -> WordParagraph | None:
    """The paragraph below, if it goes on with the title."""
    if place + 1 >= len(blocks) or kind == "first":
        return None
    below = blocks[place + 1]
    if not isinstance(below, WordParagraph) or not below.text or is_about(below.text) or below.pictures:
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


def _stands_out(paragraph: WordParagraph, usual: int) -> bool:
    """Centred, and larger or bolder than the text: what most people do in place of a style."""
    return (
        paragraph.centred
        and (paragraph.size > usual or paragraph.bold)
        and len(paragraph.text) <= 60
        and not paragraph.text.endswith(SENTENCE_ENDS)
    )


def _could_be_first(paragraph: WordParagraph) -> bool:
    return (
        len(paragraph.text) <= SHORT_LINE
        and "\n" not in paragraph.text
        and paragraph.label is None
        and not paragraph.text.endswith(SENTENCE_ENDS)
    )


def _usual_size(blocks: Sequence[WordBlock]) -> int:
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


def _printable_name(stem: str) -> str:
    """The name of a file as one line."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in stem).split())


def _take_day(blocks: list[WordBlock], latest: date) -> tuple[date | None, str]:
    """The day below the text, else the one above it; a line above that holds nothing but this day leaves the text.

    Days after `latest` do not count: 2062 is a slip for 2026.
    """
    places = _places(blocks)
    line = _day_line_above(blocks, places)
    above = None if line is None else only_day(_paragraph(blocks, line).text)
    below = _day_below(blocks, [n for n in places if n != line])
    found = ((day, kind) for day, kind in ((below, "foot"), (above, "head")) if day and day <= latest)
    day, day_from = next(found, (None, ""))
    if line is not None and above == day:
        _drop_words(blocks, line, line)
    return day, day_from


def _day_line_above(blocks: Sequence[WordBlock], places: Sequence[int]) -> int | None:
    """Where a line above the text stands that holds nothing but a day."""
    for n in places[:_ABOVE]:
        text = _paragraph(blocks, n).text
        if n == places[-1] or text.endswith(SENTENCE_ENDS):
            return None
        if only_day(text) is not None:
            return n
    return None


def _day_below(blocks: Sequence[WordBlock], places: Sequence[int]) -> date | None:
    for n in reversed(places[-_FOOT:]):
        text = _paragraph(blocks, n).text
        found = day_in(text) if n > 0 and len(text) <= LONGEST else None
        if found is not None and len(found.rest) <= 20 and not re.search("[。，；0-9至]", found.rest):
            return found.day
    return None


def _take_bylines(blocks: list[WordBlock]) -> tuple[tuple[str, ...], str]:
    """Authors and source, from lines near the beginning and the end and from brackets behind the last sentence.

    Of several sources the first one counts, and what names another stays in the text.
    """
    authors: list[str] = []
    source = ""
    gone: list[int] = []
    places = _places(blocks)
    for n in sorted({*places[:_ABOVE], *places[-_FOOT:]}):
        paragraph = _paragraph(blocks, n)
        byline = byline_in(paragraph.text)
        tail = _IN_BRACKETS.search(paragraph.text) if byline is None and n in places[-_FOOT:] else None
        if tail is not None:
            byline = byline_in(tail[0])
        if byline is None:
            continue
        authors += byline.authors
        source = source or byline.source
        if not byline.is_whole or byline.source not in ("", source):
            continue
        if tail is not None:
            blocks[n] = replace(paragraph, runs=_without_tail(paragraph.runs, len(tail[0])))
        elif not paragraph.pictures:
            gone.append(n)
    for n in reversed(gone):
        del blocks[n]
    return tuple(dict.fromkeys(authors)), source


def _without_tail(runs: Sequence[Run], letters: int) -> tuple[Run, ...]:
    """The runs without their last letters, and without the blanks behind them; marks of footnotes stay."""
    left = len("".join(run.text for run in runs).rstrip()) - letters
    kept: list[Run] = []
    for run in runs:
        text = run.text[:left]
        left -= len(text)
        if text or run.note:
            kept.append(run._replace(text=text))
    return tuple(kept)


def _drop_words(blocks: list[WordBlock], first: int, last: int) -> None:
    """Take the paragraphs from `first` to `last` out of the text, all but their pictures."""
    pictures = tuple(picture for n in range(first, last + 1) for picture in _paragraph(blocks, n).pictures)
    blocks[first : last + 1] = [WordParagraph(pictures=pictures)] if pictures else []


def _places(blocks: Sequence[WordBlock]) -> list[int]:
    """Where paragraphs with words stand."""
    return [n for n, block in enumerate(blocks) if isinstance(block, WordParagraph) and block.text]


def _paragraph(blocks: Sequence[WordBlock], place: int) -> WordParagraph:
    block = blocks[place]
    assert isinstance(block, WordParagraph)  # the places were chosen so
    return block
