"""The engine inside Pelican: the one file here that knows it, and the one that ends the program.

`PELICAN_CLASS = WholeSitePelican` makes every Pelican build whole or nothing: all that generators, writers and output
plugins write goes to a folder beside the output, and takes its place in one step only when the run has ended well.
A generator that hands its Pages to the engine asks `hosted_build(settings)` for the tree to be built, and leaves there
what it has to say of the site.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pelican import Pelican, signals

from engine.output_tree import OutputTree


class SiteAnswer(Protocol):
    """What a generator says of its site."""

    @property
    def exit_code(self) -> int:
        """That of the `pelican` command."""

    @property
    def note(self) -> str:
        """Kept with the site (TreeRecord.note)."""

    @property
    def stamp_holds(self) -> bool:
        """Whether the caller's stamp names all that the site is made of."""


class BuildStoppedError(Exception):
    """A generator cannot build the site, or must not: the one that stands stays. `answer` is what it has to say."""

    def __init__(self, answer: SiteAnswer) -> None:
        super().__init__(answer)
        self.answer = answer


@dataclass
class HostedBuild:
    """One build, as its caller, the host and a generator share it.

    `stamp` names what the site is made of, as far as the caller knows; `session` is the caller's own, for the generator.
    """

    output: Path  # where the finished site will stand
    tree: OutputTree
    stamp: str = ""
    session: Any = None
    answer: SiteAnswer | None = None  # the generator's; a plain Pelican site has none
    is_new: bool = False  # whether the site that stands now is another than before


_KEY = "ENGINE_BUILD"


def hosted_build(settings: dict[str, Any]) -> HostedBuild:
    """The build that a generator of this Pelican works for."""
    hosted: HostedBuild = settings[_KEY]
    return hosted


class WholeSitePelican(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """Pelican, whole or not at all. `tree` is that of the output, if the caller has opened it already; `stamp` and
    `session` as in HostedBuild."""

    def __init__(
        self, settings: dict[str, Any], tree: OutputTree | None = None, stamp: str = "", session: Any = None
    ) -> None:
        output = Path(settings["OUTPUT_PATH"]).absolute()
        self._hosted = HostedBuild(output, tree or OutputTree(output), stamp, session)
        settings[_KEY] = self._hosted
        settings["OUTPUT_PATH"] = str(self._hosted.tree.scratch)
        settings["DELETE_OUTPUT_DIRECTORY"] = False  # the folder is new each time
        super().__init__(settings)

    def run(self) -> None:
        """What the `pelican` command calls: builds, and ends the program with the generator's exit code."""
        answer = self.build().answer
        if answer is not None and answer.exit_code:
            raise SystemExit(answer.exit_code)

    def build(self) -> HostedBuild:
        """Build beside the old site, then take its place; without a new site where a generator has stopped it."""
        hosted = self._hosted
        with hosted.tree as tree:
            tree.renew()
            tree.scratch.mkdir(exist_ok=True)
            try:
                super().run()
            except BuildStoppedError as stopped:
                hosted.answer = stopped.answer
                return hosted
            tree.take_over()
            answer = hosted.answer
            stamp = hosted.stamp if answer is not None and answer.stamp_holds else ""
            hosted.is_new = tree.publish(stamp, answer.note if answer is not None else "")
            with contextlib.suppress(OSError):  # the site stands; the next build makes the second tree then
                tree.prepare()
        return hosted


def has_output_plugins() -> bool:
    """Whether somebody wants to see or change the files that are written: then all of them have to be written."""
    return any(
        signal.receivers for signal in (signals.content_written, signals.feed_written, signals.finalized)
    )
