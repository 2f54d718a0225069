"""What is kept of one View for the next, for a process that builds again and again (civic/build_session.py: Memo).

Nothing here decides what a page shows: each part says what it was made of, and counts only where that is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from civic.core.manifest import ManifestItem
from civic.core.model import Item, Picture
from civic.pages.values import SitemapUrlValue
from engine.page import Copy, Fact

T = TypeVar("T")


@dataclass(slots=True)
class ItemMemo(Generic[T]):
    """What one function made of each item of a Site on a day, and of what it was given beside them, by id
    (View.map_items)."""

    day: date | None = None
    given: object = None
    items: tuple[Item, ...] = ()
    made: dict[str, T] = field(default_factory=dict)


@dataclass(slots=True)
class LeaderboardMemo:
    """The facts of each year's leaderboards, and all that they follow from."""

    decisive: tuple[object, ...] = ()
    facts: dict[int, dict[str, Fact]] = field(default_factory=dict)


@dataclass(slots=True)
class ViewMemo:
    """What page modules made of the View before."""

    addresses: ItemMemo[str] = field(default_factory=ItemMemo)  # below the site's own path
    facts: ItemMemo[Fact] = field(default_factory=ItemMemo)  # items, as portions are made of them
    tallied: ItemMemo[Fact | None] = field(default_factory=ItemMemo)  # what the tally sees of them
    files: ItemMemo[tuple[list[Picture], list[Copy]] | None] = field(default_factory=ItemMemo)
    entries: ItemMemo[ManifestItem | None] = field(default_factory=ItemMemo)  # of /items.json
    urls: ItemMemo[SitemapUrlValue | None] = field(default_factory=ItemMemo)  # of /sitemap.xml
    leaderboards: LeaderboardMemo = field(default_factory=LeaderboardMemo)
