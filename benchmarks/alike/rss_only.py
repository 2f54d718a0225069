"""Of every stream's three feeds only RSS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from civic.pages import feeds
from civic.pages.view import View
from engine.hooks import offer
from engine.page import Copy, Page, Portion, SitePart, fact


def parts(view: View) -> Iterator[SitePart]:
    """The feeds' own parts without what is no RSS; of a portion the rest is taken out when it is made."""
    for part in feeds.parts(view):
        if isinstance(part, Portion):
            yield Portion(part.name, rss, {**part.facts, _MAKER: fact(part.make.__name__)})
        elif _is_rss(part):
            yield part


def rss(**facts: Any) -> Iterator[Page | Copy]:
    """The RSS among the pages of one of the feeds' portions."""
    make = getattr(feeds, facts.pop(_MAKER))
    return (page for page in make(**facts) if _is_rss(page))


def register() -> None:
    offer(parts)


_MAKER = "maker"


def _is_rss(page: Page | Copy) -> bool:
    return page.address.endswith("/rss.xml")
