"""The engine inside Pelican: the one file here that knows it.

`PELICAN_CLASS = WholeSitePelican` makes every Pelican build whole or nothing: all that generators, writers and output
plugins write goes to a folder beside the output, which takes its place only when the run has ended well.
`published` is then sent with the Pelican object.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from blinker import Signal
from pelican import Pelican

from engine.tree import Tree

published = Signal("the new site stands in its place")


class WholeSitePelican(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """Pelican, whole or not at all. `final_output` is where the site will stand."""

    final_output: Path

    def __init__(self, settings: dict[str, Any]) -> None:
        self.final_output = Path(settings["OUTPUT_PATH"]).absolute()
        self._tree = Tree(self.final_output)
        settings["OUTPUT_PATH"] = str(self._tree.folder)
        settings["DELETE_OUTPUT_DIRECTORY"] = False  # the folder is new each time
        super().__init__(settings)

    def run(self) -> None:
        """Build beside the old site, then take its place."""
        with self._tree:
            super().run()
        published.send(self)
