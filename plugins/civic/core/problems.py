"""Problem: a mistake in content, as a value.

A problem names its code, its place and the plain facts of the case; the Chinese sentence is made of them
in wording/problems.py. Every code is listed here with its usual severity (specification.md §1.7) and with the
part of a file that it speaks of, since of a void or withdrawn post only header and numbers are told, the latter as
warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """What a problem does: `PROBLEM` holds the post back, `WARNING` is only told."""

    PROBLEM = "problem"
    WARNING = "warning"


class FilePart(StrEnum):
    """Which part of a file a problem speaks of."""

    FILE = "file"  # the file as such: its name, its encoding, its place
    HEADER = "header"
    BODY = "body"
    NUMBERS = "numbers"  # personal numbers, wherever they stand: told of void posts too, but hold none back


_P, _W = Severity.PROBLEM, Severity.WARNING

CODES: dict[str, tuple[Severity, FilePart]] = {
    # --- the file -------------------------------------------------------------------------------
    "encoding-gbk": (_P, FilePart.FILE),
    "encoding-utf16": (_P, FilePart.FILE),
    "encoding-unknown": (_P, FilePart.FILE),
    "control-character": (_P, FilePart.FILE),
    "file-unreadable": (_P, FilePart.FILE),  # no permission, a directory named x.md …
    "address-taken": (_P, FilePart.FILE),  # two files with one address; each names the other
    "folder-of-no-unit": (_P, FilePart.FILE),
    "folder-of-no-column": (_P, FilePart.FILE),
    "file-misplaced": (_W, FilePart.FILE),  # lies where nothing is read: content/x.md, communities/x.md
    "file-double-extension": (_W, FilePart.FILE),  # x.md.txt
    "file-extension-case": (_W, FilePart.FILE),  # x.MD
    "file-document": (_W, FilePart.FILE),  # a .docx or .txt lying about
    "file-copy": (_W, FilePart.FILE),  # x - 副本.md beside x.md
    "file-unused": (_W, FilePart.FILE),  # a picture or attachment that nothing refers to
    "link-leaves-folder": (_P, FilePart.FILE),  # a file-system link that leaves the unit's folder
    # --- the header -----------------------------------------------------------------------------
    "header-missing": (_P, FilePart.HEADER),
    "header-unclosed": (_P, FilePart.HEADER),
    "yaml-broken": (_P, FilePart.HEADER),
    "yaml-anchor": (_P, FilePart.HEADER),
    "yaml-tag": (_P, FilePart.HEADER),
    "key-repeated": (_P, FilePart.HEADER),
    "key-unknown": (_W, FilePart.HEADER),
    "key-not-here": (_P, FilePart.HEADER),  # reported, event, adoptions, void in a bureau item
    "field-missing": (_P, FilePart.HEADER),
    "text-wrong": (_P, FilePart.HEADER),  # a list or a mapping where text is wanted
    "list-wrong": (_P, FilePart.HEADER),
    "date-wrong": (_P, FilePart.HEADER),  # not a date at all
    "date-impossible": (_P, FilePart.HEADER),  # 2026-02-30
    "number-wrong": (_P, FilePart.HEADER),
    "flag-wrong": (_P, FilePart.HEADER),
    "category-unknown": (_P, FilePart.HEADER),
    "category-not-here": (_P, FilePart.HEADER),
    "theme-unknown": (_P, FilePart.HEADER),
    "status-unknown": (_P, FilePart.HEADER),
    "outlet-unknown": (_P, FilePart.HEADER),
    "adoption-wrong": (_P, FilePart.HEADER),
    "void-wrong": (_P, FilePart.HEADER),
    "void-reason-unknown": (_P, FilePart.HEADER),
    "url-wrong": (_P, FilePart.HEADER),
    "slug-wrong": (_P, FilePart.HEADER),
    "slug-empty": (_P, FilePart.HEADER),
    "slug-reserved": (_P, FilePart.HEADER),
    "title-long": (_W, FilePart.HEADER),
    "adoption-without-evidence": (_W, FilePart.HEADER),
    "event-apart": (_W, FilePart.HEADER),
    "day-before-history": (_W, FilePart.HEADER),  # a day long before the post was first committed
    "received-late": (
        _W,
        FilePart.HEADER,
    ),  # first published after the 5th of the month that follows that of its report
    "list-stays": (_P, FilePart.HEADER),  # a list of people that does not expire soon enough
    # --- registry, units ------------------------------------------------------------------------
    "unit-file-missing": (_P, FilePart.HEADER),
    "unit-key-wrong": (_P, FilePart.HEADER),
    "unit-key-reserved": (_P, FilePart.HEADER),
    "unit-code-wrong": (_P, FilePart.HEADER),
    "unit-code-taken": (_P, FilePart.HEADER),
    "unit-kind-unknown": (_P, FilePart.HEADER),
    "registry-file-missing": (_P, FilePart.HEADER),
    "registry-value-wrong": (_P, FilePart.HEADER),
    "registry-key-taken": (_P, FilePart.HEADER),
    "registry-key-reserved": (_P, FilePart.HEADER),
    "registry-name-taken": (_P, FilePart.HEADER),
    # --- the body -------------------------------------------------------------------------------
    "picture-missing": (_P, FilePart.BODY),
    "picture-truncated": (_P, FilePart.BODY),
    "picture-fake": (_P, FilePart.BODY),
    "picture-too-large": (_P, FilePart.BODY),
    "picture-elsewhere": (_P, FilePart.BODY),  # on another host
    "link-missing": (_P, FilePart.BODY),  # a file that is not there
    "link-address-wrong": (_P, FilePart.BODY),  # a site address that no item, list or page can have
    "link-without-page": (_W, FilePart.BODY),
    "path-leaves-folder": (_P, FilePart.BODY),
    "scheme-refused": (_P, FilePart.BODY),
    "attachment-type": (_P, FilePart.BODY),
    "attachment-too-large": (_P, FilePart.BODY),
    "attachment-name-taken": (_P, FilePart.BODY),  # two files of one name in one post
    "attachment-fake": (_P, FilePart.BODY),  # its bytes are not what its name says
    "attachment-unread": (_W, FilePart.BODY),  # nobody could look for numbers in it, or in a part of it
    "alt-missing": (_W, FilePart.BODY),
    "heading-skipped": (_W, FilePart.BODY),
    "heading-glued": (_W, FilePart.BODY),  # ##标题
    "person-exposed": (_W, FilePart.BODY),  # a name beside 低保, 残疾 …, and nobody has released the post
    # --- personal numbers -----------------------------------------------------------------------
    "identity-number": (_P, FilePart.NUMBERS),
    "identity-number-doubtful": (_W, FilePart.NUMBERS),
    "bank-card": (_P, FilePart.NUMBERS),
    "mobile-number": (_W, FilePart.NUMBERS),
}


class PlaceKind(StrEnum):
    """What a part of an attachment is, in which people find something."""

    FILE_NAME = "file-name"
    IN_ARCHIVE = "in-archive"  # a file in an archive
    EMBEDDED = "embedded"  # a file in a document
    TEXT = "text"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTES = "footnotes"
    COMMENTS = "comments"
    PROPERTIES = "properties"
    LINKS = "links"
    OTHERS = "others"  # diagrams, text boxes and the like
    SHEET = "sheet"
    CELL = "cell"
    SLIDE = "slide"
    SLIDE_NOTES = "slide-notes"
    PAGE = "page"
    FORM = "form"  # what was filled in on a page, and notes on it


class PlaceStep(NamedTuple):
    """One step of the way into an attachment; `name` is that of a file, a sheet or a cell, or a number from 1."""

    kind: PlaceKind
    name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """Where in an attachment something was found, from the outside inwards, and the only form in which it may be shown;
    `word` is what stands beside a name."""

    place: tuple[PlaceStep, ...]
    masked: str = ""
    word: str = ""


DetailValue = str | tuple[str | Occurrence, ...]  # a text, or several things of a kind


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: `file` relative to the content folder with `/`, `line` from 1 in the whole file.

    `field` is the English key, with its place in a list: `adoptions[1].date`. `detail` holds the plain facts that the
    sentence of `code` shows, never words of ours, as (name, fact) pairs sorted by name.
    """

    code: str
    file: str
    line: int | None
    field: str | None
    detail: tuple[tuple[str, DetailValue], ...]
    severity: Severity

    @property
    def part(self) -> FilePart:
        return CODES[self.code][1]

    def text(self, name: str) -> str:
        """A fact that is a text; "" if there is none of that name."""
        found = dict(self.detail).get(name, "")
        return found if isinstance(found, str) else ""

    def as_warning(self) -> Problem:
        """The same, only told: faults of a draft hold nothing back, nor do numbers in a post that is gone."""
        return replace(self, severity=Severity.WARNING)


def problem(
    code: str,
    file: str,
    line: int | None = None,
    field: str | None = None,
    /,
    **detail: object,
) -> Problem:
    """A Problem with the usual severity of its code.

    >>> problem("date-wrong", "communities/x/a.md", 3, "date", value="下周三").severity
    <Severity.PROBLEM: 'problem'>

    Raises KeyError for a code that is not in CODES (a slip of ours, not of the writer).
    """
    severity, _ = CODES[code]
    facts = tuple((name, _printable_detail(detail[name])) for name in sorted(detail))
    return Problem(code, file, line, None if field is None else to_printable(field), facts, severity)


def _printable_detail(value: object) -> DetailValue:
    if not isinstance(value, tuple):
        return to_printable(str(value))
    return tuple(
        _printable_occurrence(one) if isinstance(one, Occurrence) else to_printable(str(one)) for one in value
    )


def _printable_occurrence(found: Occurrence) -> Occurrence:
    return replace(found, place=tuple(PlaceStep(kind, to_printable(name)) for kind, name in found.place))


UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_printable(text: str) -> str:
    """A text of the writer as a terminal may print it: nothing in it colours, moves, hides or turns what is told.

    >>> to_printable("a\\x1b[31mb") == "a\\ufffd[31mb"
    True
    """
    if text.isprintable():
        return text
    return UNPRINTABLE.sub(lambda found: " " if found[0].isspace() else "\ufffd", text)


LONGEST_EXCERPT = 40  # characters


def excerpt(text: str) -> str:
    """A text of the writer as a message repeats it: trimmed, and cut, with `…` at its end, if it is long."""
    text = text.strip()
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"


def holds_back(problems: Iterable[Problem]) -> bool:
    """Whether any of them holds something back; warnings do not."""
    return any(fault.severity is Severity.PROBLEM for fault in problems)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without repetitions, by file, line, field, code: the order in which people mend."""
    return tuple(
        sorted(
            set(problems),
            key=lambda p: (p.file, p.line or 0, p.field or "", p.code, p.detail, p.severity),
        )
    )
