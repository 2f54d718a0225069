"""What is known of the files of a site and what a build did, as plain values: whoever only tells of it loads nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class FileRecord(NamedTuple):
    """A file on record. `values` is the digest of its page's values (of the file itself for a copy)."""

    template: str
    values: str
    digest: str


class PortionRecord(NamedTuple):
    """A portion on record: the digest of each of its facts, and its files."""

    facts: dict[str, str]
    files: list[str]


class TemplateFingerprint(NamedTuple):
    program: str
    constants: str
    template: str


@dataclass(slots=True)
class BuildRecord:
    """What the last build knew of its pages."""

    fingerprints: dict[str, TemplateFingerprint] = field(default_factory=dict)  # by template
    rows: dict[str, FileRecord] = field(default_factory=dict)  # by file
    portions: dict[str, PortionRecord] = field(default_factory=dict)


@dataclass(slots=True)
class Explanation:
    """What one file was made of, and what of it is new. `portion` and `facts` are empty for a page of its own."""

    file: str
    template: str = ""
    portion: str = ""
    facts: dict[str, bool] = field(default_factory=dict)  # name -> whether it is new
    sources: tuple[str, ...] = ()
    was_there: bool = False
    changed: tuple[str, ...] = ()  # of: values, template, constants, program, file
    rendered: bool = False
    written: bool = False


@dataclass(slots=True)
class SiteOutput:
    """What a build did. `why` is there if it was asked for and the file is part of the site; `record` is of use for the
    next build in this process."""

    files: int = 0
    rendered: int = 0
    written: int = 0
    why: Explanation | None = None
    record: BuildRecord = field(default_factory=BuildRecord)
