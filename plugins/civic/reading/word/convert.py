"""A Word file -> all that a draft needs: the manuscript, its pictures under their future names, its text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from civic.reading.pictures.picture_type import ending_of
from civic.reading.word.document import read_document
from civic.reading.word.manuscript import Manuscript, read_manuscript
from civic.reading.word.nodes import Figure, WordBlock, WordTable
from civic.reading.word.package import Package
from civic.reading.word.writing import write_markdown


@dataclass(frozen=True, slots=True)
class WordConversion:
    """`pictures`: ending and bytes of each, in the order of the text, each once; `places`: parts -> their places."""

    manuscript: Manuscript
    pictures: tuple[tuple[str, bytes], ...]
    places: dict[str, int]

    def names(self, slug: str) -> tuple[str, ...]:
        """What the pictures of a post with this slug are called: `<slug>-1.jpg`."""
        return tuple(f"{slug}-{n}{ending}" for n, (ending, _) in enumerate(self.pictures, start=1))

    def text(self, slug: str) -> str:
        """The text of the post."""
        names = self.names(slug)
        files = {part: names[place] for part, place in self.places.items()}
        return write_markdown(self.manuscript.blocks, self.manuscript.notes, files)


def convert_word_file(data: bytes, stem: str, today: date) -> WordConversion:
    """Read a Word file; `stem` and `today` as for read_manuscript. Raises WordFileRefusedError."""
    package = Package(data)
    manuscript = read_manuscript(read_document(package), stem, today)
    pictures: list[tuple[str, bytes]] = []
    places: dict[str, int] = {}
    known: dict[str, int] = {}
    for part in _parts(manuscript.blocks):
        if part in places:
            continue  # unpacking it once more would be taken from what may be unpacked
        picture = package.data(part) or b""
        digest = hashlib.sha256(picture).hexdigest()
        if digest not in known:  # a picture that stands in the text twice is kept once
            known[digest] = len(pictures)
            pictures.append((ending_of(picture), picture))
        places[part] = known[digest]
    return WordConversion(manuscript, tuple(pictures), places)


def _parts(blocks: Sequence[WordBlock]) -> Iterator[str]:
    """The parts of the pictures, in the order of the text."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block.part
        elif isinstance(block, WordTable):
            for row in block.rows:
                for cell in row:
                    yield from (picture.part for paragraph in cell for picture in paragraph.pictures)
