"""Manuscripts as staff write them, read from made-up Word files."""

from datetime import date

from civic.reading.word.document import read_document
from civic.reading.word.manuscript import read_manuscript
from civic.reading.word.nodes import Figure
from civic.reading.word.package import Package
from tests.reading.word.docx import docx, p, photo

TODAY = date(2026, 11, 5)
TEXT = "重阳节前一天，十几位老人和志愿者在社区活动室里包饺子。"
PICTURES = {name: photo(shade=shade) for name, shade in (("a", 10), ("b", 120), ("c", 200))}


def read(*blocks, stem="稿件", **parts):
    return read_manuscript(read_document(Package(docx(*blocks, **parts))), stem, TODAY)


def texts(manuscript):
    return [getattr(block, "text", block) for block in manuscript.blocks]


def figures(*blocks):
    manuscript = read(p("题目", style="9"), *blocks, pictures=PICTURES)
    return [
        (block.alt, block.caption) if isinstance(block, Figure) else block.text for block in manuscript.blocks
    ]
