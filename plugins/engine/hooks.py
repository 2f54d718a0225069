"""How page modules meet the engine: each offers a function of the site's view to pages.

    def pages(view): yield Page(...)

    def register():            # Pelican calls it for each name in PLUGINS
        offer(pages)

Only modules that are switched on register, so PLUGINS decides what the site has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from blinker import Signal

from engine.page import SitePart

_wanted = Signal("pages of a view are wanted")


def offer(pages: Callable[[Any], Iterable[SitePart]]) -> None:
    """Ask `pages(view)` at every build. A function that is offered twice is asked once."""
    _wanted.connect(pages, weak=False)


def gather(view: Any) -> Iterator[SitePart]:
    """Everything that the offered functions make of a view, one after the other."""
    for _, made in _wanted.send(view):
        yield from made
