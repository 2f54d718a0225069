"""How much is unpacked and read of a file from outside, and the error that says why no more.

Foreign bytes are bounded by counts, never by a clock, so that the answer is the same on every machine (specification.md §9.3).
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_ENTRIES = 5_000  # files in an archive, with those in the archives that it holds
MAX_NESTING = 3  # a document in an archive in an archive that is the file
MAX_XML_DEPTH = 1_000  # elements in each other

# Of an attachment, all that it holds together.
MAX_UNPACKED = 64 * 2**20  # bytes
MAX_AT_ONCE = 32 * 2**20  # bytes of one file in it that has to be in memory as a whole
MAX_TEXT = 8_000_000  # characters: eight thick books
# Bytes of all pages of PDF, each as often as it is read: what draws them, and what their fonts mean.
MAX_DRAWN, MAX_FONTS = 16 * 2**20, 64 * 2**20  # about a minute each

# Of a document whose pictures are wanted too.
MAX_DOCUMENT = 100 * 2**20  # bytes of the file; a dozen photographs as a telephone takes them
MAX_DOCUMENT_UNPACKED = 400 * 2**20  # bytes of all its parts
MAX_DOCUMENT_XML = 32 * 2**20  # bytes of all its XML: a thousand pages have less
MAX_XML_RATIO, LARGE_XML = 200, 4 * 2**20  # times: honest XML of so many bytes is never packed so well


class UnreadError(Exception):
    """Why nobody can look into a file: `case` is "broken", "large" or "locked"."""

    def __init__(self, case: str) -> None:
        super().__init__(case)
        self.case = case


class DoctypeError(UnreadError):
    """XML with a document type, with which it can be made to grow without end or to name other files."""

    def __init__(self) -> None:
        super().__init__("broken")


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked and read of a file: one for all that it holds, however deep."""

    size: int = MAX_UNPACKED
    entries: int = MAX_ENTRIES
    text: int = MAX_TEXT
    drawn: int = MAX_DRAWN
    fonts: int = MAX_FONTS

    def take(self, size: int = 0, entries: int = 0, text: int = 0, *, drawn: int = 0, fonts: int = 0) -> None:
        """Raises UnreadError if that is more than is left."""
        self.size -= size
        self.entries -= entries
        self.text -= text
        self.drawn -= drawn
        self.fonts -= fonts
        if min(self.size, self.entries, self.text, self.drawn, self.fonts) < 0:
            raise UnreadError("large")
