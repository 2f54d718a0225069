"""What reading an attachment gives: fragments of its text, each with the place where people find it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from civic.core.problems import PlaceKind, PlaceStep

FragmentPlace = tuple[PlaceStep, ...]  # from the outside inwards
SEARCHABLE_PDF = "searchable-pdf"  # a format to save a file in: a PDF that holds its text


class Fragment(NamedTuple):
    """A text that people see as a whole: a row of a sheet, a page.

    `cells` are the parts of it that have a name of their own, as (where it begins, name).
    """

    place: FragmentPlace
    text: str
    cells: tuple[tuple[int, str], ...] = ()

    def place_of(self, start: int) -> FragmentPlace:
        """Where in the attachment the character number `start` of the text stands."""
        at = bisect_right(self.cells, start, key=lambda cell: cell[0])
        return (*self.place, PlaceStep(PlaceKind.CELL, self.cells[at - 1][1])) if at else self.place


class UnreadFragment(NamedTuple):
    """What nobody could look into: `case` is one of the cases of attachment-unread, `better` the formats to save it in."""

    place: FragmentPlace
    case: str
    better: tuple[str, ...]


class EmbeddedFile(NamedTuple):
    """A file inside a document."""

    name: str
    data: bytes
