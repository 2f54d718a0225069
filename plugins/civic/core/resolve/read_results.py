"""What reading hands to assembling: each file on its own, before anything is known of the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from civic.core.model import Attachment, Item, Picture, Reference, Unit
from civic.core.problems import DetailValue, Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture or an attachment cannot be published: a code of problems.CODES and its facts."""

    code: str
    detail: tuple[tuple[str, DetailValue], ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentRead:
    """An attachment, and what was found inside it: told of every post that offers it."""

    attachment: Attachment
    found: tuple[Fault, ...] = ()


FileRead = Picture | AttachmentRead | Fault


@dataclass(frozen=True, slots=True)
class ItemLocation:
    """Where an item file lies and whose it is."""

    owner: str  # unit key, or BUREAU
    column: str  # "" for posts of units; a column's key; PAGES
    path: str  # relative to the content folder, with /
    inner: str  # below the unit's folder, or below bureau/: the item's identity
    phones: tuple[str, ...] = ()  # of this unit

    @property
    def folder(self) -> str:
        """The unit's folder, or the bureau's, relative to the content folder."""
        return self.path.removesuffix("/" + self.inner)


@dataclass(frozen=True, slots=True)
class ItemRead:
    """One item file as read, whatever day it is.

    `item` is None if its header lacks what an item needs; else it is complete but for `targets` and
    `cover`. `problems` are all that the file itself shows, in their usual severity.
    """

    place: ItemLocation
    item: Item | None
    html: str
    cover: Reference | None
    problems: tuple[Problem, ...]
    draft: bool
    references: tuple[Reference, ...] = ()  # those of the body, also without an item
    slug: str = ""  # as far as it is known
    has_number_in_address: bool = False  # a personal one
    year: int | None = None
    withdrawn: date | None = None
    void: date | None = None
    lines: tuple[tuple[str, int], ...] = ()  # field -> line in the file
    body_line: int = 0  # the first line of its text, from 1; 0 if that is not known
    remark: str = ""  # why it was returned; not of the item, since no page may show it

    def line_of(self, field: str) -> int | None:
        return dict(self.lines).get(field)


@dataclass(frozen=True, slots=True)
class UnitRead:
    """One community.yaml as read. `path` is relative to the content folder."""

    key: str
    path: str
    unit: Unit | None
    cover: Reference | None
    problems: tuple[Problem, ...]
    code_line: int | None = None
    name: str = ""  # as far as it is known, also without a unit
