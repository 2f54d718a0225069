"""Whether what a link means has a page on the day (specification.md §1.5 and §2.4)."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from civic.core import addresses
from civic.core.listings import Streams, chunks
from civic.core.model import WITH_PAGE, AddressTarget, ItemTarget, MissingTarget, Site, Target, item_state
from civic.core.periods import Period, periods_with_page
from civic.core.periods import parse as parse_period

_CHUNK = re.compile(r"(/.+/)page/[0-9]+/")


class PageIndex:
    """Which pages there are on a day."""

    def __init__(
        self, site: Site, streams: Streams, as_of: date, there: frozenset[str] | None = None
    ) -> None:
        """`there`: the generated pages that there are, where it is not to be asked of the whole Site."""
        self._there = there
        self._site = site
        self._streams = streams
        self._as_of = as_of

    def has_page(self, target: Target) -> bool:
        """Whether a link's target has a page on the day; pictures and attachments come with their post."""
        if isinstance(target, ItemTarget):
            item = self._site.item_by_id.get(target.id)
            return item is not None and item_state(item, self._as_of) in WITH_PAGE
        if isinstance(target, AddressTarget):
            if self._there is not None:
                return target.address in self._there
            return self._list_has_page(target.address)
        return not isinstance(target, MissingTarget)

    def _list_has_page(self, address: str) -> bool:
        """Fixed pages are taken as there; a list must hold something, feeds and chunks too."""
        if address.startswith(addresses.LEADERBOARD):
            return self._leaderboard_has_page(address)
        stream = address
        for feed in addresses.FEED_FILES:
            stream = stream.removesuffix(feed)
        if not stream.endswith("/") or stream == addresses.SUBSCRIBE:
            return True
        if chunk := _CHUNK.fullmatch(stream):
            return any(each.address == stream for each in chunks(chunk[1], self._streams.get(chunk[1])))
        if stream == addresses.FRONT:
            return stream == address or bool(self._streams.everything)
        if self._streams.get(stream):
            return True
        blog = stream.removeprefix(addresses.BLOGS).rstrip("/")  # "": all blogs
        return stream == address and (not blog or blog in self._site.unit_by_key)

    def _leaderboard_has_page(self, address: str) -> bool:
        period, _, rest = address.removeprefix(addresses.LEADERBOARD).partition("/")
        if not period:
            return True
        is_unit = rest.endswith("/")
        known = not is_unit or rest.rstrip("/") in self._site.unit_by_key
        return known and parse_period(period) in self._periods

    @cached_property
    def _periods(self) -> frozenset[Period]:
        """Looked up for every link to a leaderboard, and found by a walk over all posts."""
        return frozenset(periods_with_page(self._site, self._as_of))
