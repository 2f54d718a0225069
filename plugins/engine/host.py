"""The engine inside Pelican: the one file here that knows it.

`PELICAN_CLASS = WholeSitePelican` makes every Pelican build whole or nothing: all that generators, writers and output
plugins write goes to a folder beside the output, and takes its place in one step only when the run has ended well.
A generator that hands its Pages to the engine finds the tree to be built in `settings["ENGINE_TREE"]`; what it says in
`settings["ENGINE_NOTE"]` is kept with the site. `published` is sent with the Pelican object when the new site stands.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from blinker import Signal
from pelican import Pelican, signals

from engine.output_tree import OutputTree

published = Signal("the new site stands in its place")


class WholeSitePelican(Pelican):  # type: ignore[misc]  # Pelican ships no types
    """Pelican, whole or not at all.

    Settings of its own: ENGINE_TREE, if the caller has opened it already; ENGINE_WAITING, called if another build of the
    same output must end first; ENGINE_STAMP, what the site is made of, as the caller knows it.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        settings["ENGINE_OUTPUT"] = settings["OUTPUT_PATH"]
        waiting: Callable[[], None] = settings.setdefault("ENGINE_WAITING", lambda: None)
        self._tree = settings.get("ENGINE_TREE") or OutputTree(final_output(settings), waiting)
        settings["ENGINE_TREE"] = self._tree
        settings["OUTPUT_PATH"] = str(self._tree.scratch)
        settings["DELETE_OUTPUT_DIRECTORY"] = False  # the folder is new each time
        super().__init__(settings)

    def run(self) -> None:
        """Build beside the old site, then take its place."""
        with self._tree as tree:
            tree.renew()
            tree.scratch.mkdir(exist_ok=True)
            super().run()
            tree.take_over()
            stamp, note = self.settings.get("ENGINE_STAMP", ""), self.settings.get("ENGINE_NOTE", "")
            self.settings["ENGINE_CHANGED"] = tree.publish(stamp, note)
            with contextlib.suppress(OSError):  # the site stands; the next build makes the second tree then
                tree.prepare()
        published.send(self)


def final_output(settings: dict[str, Any]) -> Path:
    """The folder in which the finished site stands."""
    return Path(settings["ENGINE_OUTPUT"]).absolute()


def has_output_plugins() -> bool:
    """Whether somebody wants to see or change the files that are written: then all of them have to be written."""
    return any(
        signal.receivers for signal in (signals.content_written, signals.feed_written, signals.finalized)
    )
