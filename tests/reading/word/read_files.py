"""Made-up Word files, read: their blocks, their runs, and what is lost of them."""

from civic.reading.word.document import read_document
from civic.reading.word.package import Package
from tests.reading.word.docx import (
    docx,
    p,
)  # fmt: skip


def read(*blocks, **parts):
    return read_document(Package(docx(*blocks, **parts)))


def runs(*inside, **parts):
    (block,) = read(p(*inside), **parts).blocks
    return list(block.runs)


def lost(*blocks, **parts):
    return [tuple(loss) for loss in read(*blocks, **parts).losses]
