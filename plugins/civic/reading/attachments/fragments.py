"""What reading an attachment gives: pieces of its text, each with the place where people find it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

FragmentPlace = tuple[
    str, ...
]  # from the outside inwards, in words: ("压缩包里的「名单.xlsx」", "工作表「名单」")


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
        return (*self.place, self.cells[at - 1][1]) if at else self.place


class UnreadFragment(NamedTuple):
    """What nobody could look into: `case` is one of the cases of attachment-unread, `better` what to save it as."""

    place: FragmentPlace
    case: str
    better: str


class EmbeddedFile(NamedTuple):
    """A file inside a document."""

    name: str
    data: bytes
