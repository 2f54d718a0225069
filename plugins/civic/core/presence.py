"""Whether what a link means has a page on the day (contract.md §1, the table of states; §2, empty lists)."""

from __future__ import annotations

from datetime import date

from civic.core import addresses
from civic.core.model import WITH_PAGE, Site, Target, ToAddress, ToItem, ToNothing, standing
from civic.core.periods import parse as parse_period
from civic.core.periods import periods_with_page
from civic.core.streams import Streams, chunks


def has_page(site: Site, streams: Streams, target: Target, as_of: date) -> bool:
    """Whether a link's target has a page on the day; pictures and attachments come with their post."""
    if isinstance(target, ToItem):
        item = site.item_by_id.get(target.id)
        return item is not None and standing(item, as_of) in WITH_PAGE
    if isinstance(target, ToAddress):
        return _list_has_page(site, streams, target.address, as_of)
    return not isinstance(target, ToNothing)


def _list_has_page(site: Site, streams: Streams, address: str, as_of: date) -> bool:
    """Fixed pages are taken as there; a list must hold something, feeds and chunks too."""
    if address.startswith(addresses.LEADERBOARD):
        return _leaderboard_has_page(site, address, as_of)
    stream = address
    for feed in addresses.FEED_FILES:
        stream = stream.removesuffix(feed)
    if not stream.endswith("/") or stream == addresses.SUBSCRIBE:
        return True
    base, paged, _ = stream.partition("page/")
    if paged:
        return any(chunk.address == stream for chunk in chunks(base, streams.get(base)))
    if stream == addresses.FRONT:
        return stream == address or bool(streams.everything)
    if streams.get(stream):
        return True
    inner = stream.removeprefix(addresses.BLOGS).rstrip("/")  # of /communities/ nothing, of a blog its key
    return stream == address and (not inner or inner in site.unit_by_key)


def _leaderboard_has_page(site: Site, address: str, as_of: date) -> bool:
    period, _, rest = address.removeprefix(addresses.LEADERBOARD).partition("/")
    if not period:
        return True
    is_unit = rest.endswith("/")
    known = not is_unit or rest.rstrip("/") in site.unit_by_key
    return known and parse_period(period) in periods_with_page(site, as_of)
