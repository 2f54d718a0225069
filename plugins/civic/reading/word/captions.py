"""What the pictures of a manuscript show: the words below, above or beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from civic.reading.word.bylines import is_about
from civic.reading.word.nodes import (
    SENTENCE_ENDS,
    SHORT_LINE,
    Figure,
    WordBlock,
    WordParagraph,
    WordPicture,
    paragraphs_of,
)

_FIGURE = re.compile(
    r"[（(]?\s*(图\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}))(?![层楼年月日])\s*[）)]?\s*[:：、.．，,\-—]?\s*"
)
_TELLS_PICTURE = re.compile(r"(?:图为|图片说明|照片说明|上图|下图|[▲△])")
_LONGEST = 60  # characters


def attach_captions(blocks: Sequence[WordBlock]) -> Iterator[WordBlock]:
    """The blocks with each picture as a Figure, its caption taken from the paragraph at it."""
    referred = [paragraph for paragraph in paragraphs_of(tuple(blocks)) if not _is_caption(paragraph)]
    stands_before = _captions_stand_before(blocks)
    place = 0
    while place < len(blocks):
        block = blocks[place]
        place += 1
        below = blocks[place] if place < len(blocks) else None
        if not isinstance(block, WordParagraph):
            yield block
        elif stands_before and _is_caption(block) and isinstance(below, WordParagraph) and below.pictures:
            place += 1
            if below.text:
                yield replace(below, pictures=())
            yield from _figures(below.pictures, block.text, referred)
        elif not block.pictures:
            yield block
        elif block.text and _is_caption(replace(block, pictures=())):
            yield from _figures(block.pictures, block.text, referred)
        else:
            if block.text:
                yield replace(block, pictures=())
            caption = ""
            if not stands_before and isinstance(below, WordParagraph) and _is_caption(below):
                caption = below.text
                place += 1
            yield from _figures(block.pictures, caption, referred)


def _captions_stand_before(blocks: Sequence[WordBlock]) -> bool:
    """Whether this writer puts captions above pictures: one stands above the first, and none below the last."""
    places = [n for n, block in enumerate(blocks) if isinstance(block, WordParagraph) and block.pictures]
    if not places or places[0] == 0:
        return False
    above, below = blocks[places[0] - 1], blocks[places[-1] + 1 : places[-1] + 2]
    is_above = (
        isinstance(above, WordParagraph) and _is_caption(above) and not _TELLS_PICTURE.match(above.text)
    )
    return is_above and not any(isinstance(block, WordParagraph) and _is_caption(block) for block in below)


def _is_caption(paragraph: WordParagraph) -> bool:
    text = paragraph.text
    if not text or paragraph.pictures or paragraph.label or paragraph.level or len(text) > _LONGEST:
        return False
    if is_about(text):
        return False
    if paragraph.role == "caption" or _TELLS_PICTURE.match(text):
        return True
    numbered = _FIGURE.match(text)
    if numbered is not None:
        return not text.endswith("。") or len(text) <= SHORT_LINE
    is_plain = paragraph.centred and not paragraph.bold  # a bold one is a heading
    return is_plain and len(text) <= SHORT_LINE and not text.endswith(SENTENCE_ENDS)


def _figures(
    pictures: Sequence[WordPicture], caption: str, referred: Sequence[WordParagraph]
) -> Iterator[Figure]:
    """The pictures of one paragraph; several under one caption are numbered. The caption is printed, too, where the
    text refers to it by its number."""
    caption = " ".join(caption.split())
    numbered = _FIGURE.match(caption)
    alt = (caption[numbered.end() :] if numbered else caption).lstrip("▲△ ").strip() or caption
    shown = ""
    if numbered is not None:
        name = re.compile(r"\s*".join(re.sub(r"\s", "", numbered[1])) + r"(?![0-9０-９])")
        shown = caption if any(name.search(paragraph.text) for paragraph in referred) else ""
    for n, picture in enumerate(pictures, start=1):
        said = f"{alt}（{n}）" if alt and len(pictures) > 1 else alt
        yield Figure(picture.part, said or picture.about, shown if n == len(pictures) else "")
