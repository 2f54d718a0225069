"""The engine inside Pelican: the one file here that knows it.

`PELICAN_CLASS = WholeSitePelican` makes every Pelican build whole or nothing: all that generators, writers and output
plugins write goes to a folder beside the output, which takes its place only when the run has ended well.
`published` is then sent with the Pelican object. `final_output(settings)` is where the site will stand: OUTPUT_PATH
is the folder beside it while Pelican runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from blinker import Signal
from pelican import Pelican

from engine.tree import Tree

published = Signal("the new site stands in its place")


class WholeSitePelican(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """Pelican, whole or not at all."""

    def __init__(self, settings: dict[str, Any]) -> None:
        settings["ENGINE_OUTPUT"] = settings["OUTPUT_PATH"]
        self._tree = Tree(final_output(settings))
        settings["OUTPUT_PATH"] = str(self._tree.folder)
        settings["DELETE_OUTPUT_DIRECTORY"] = False  # the folder is new each time
        super().__init__(settings)

    def run(self) -> None:
        """Build beside the old site, then take its place."""
        with self._tree:
            super().run()
        published.send(self)


def final_output(settings: dict[str, Any]) -> Path:
    """The folder in which the finished site stands."""
    return Path(settings["ENGINE_OUTPUT"]).absolute()
