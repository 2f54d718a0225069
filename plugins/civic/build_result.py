"""What a build answers: how it went, for the host, the desk and the preview; and what of it is kept beside the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from engine.build_record import SiteOutput
from engine.page import to_json

REGISTRY_FAULT, HELD_BACK = 1, 2  # exit codes (specification.md §4.3)


@dataclass(frozen=True)
class BuildSummary:
    """What is remembered of a build beside its site, so that it can be told again."""

    held_back: bool
    report: str
    problems: str  # as problems.json
    files: int

    def to_json(self) -> str:
        return to_json(self).decode()

    @staticmethod
    def from_json(text: str) -> BuildSummary:
        return msgspec.json.decode(text, type=BuildSummary)


@dataclass(frozen=True)
class BuildResult:
    """The answer to a BuildRequest; `made` is None where nothing was built, since the registry is at fault or nothing
    was to be written with a post held back."""

    base: str | None  # the site's own path; None while the registry is at fault
    held_back: bool  # whether a post is
    report: str  # the problems for people
    problems: str  # the same for programs: as problems.json
    made: SiteOutput | None = None
    times: Mapping[str, float] = field(default_factory=dict)  # seconds by stage
    stamp_holds: bool = False  # whether the caller's stamp names all that the site is made of
    is_new: bool = False  # whether the site that stands is another than before

    @property
    def exit_code(self) -> int:
        if self.base is None:
            return REGISTRY_FAULT
        return HELD_BACK if self.held_back else 0

    @property
    def note(self) -> str:
        """What is kept with the site: a BuildSummary."""
        files = self.made.files if self.made is not None else 0
        return BuildSummary(self.held_back, self.report, self.problems, files).to_json()
