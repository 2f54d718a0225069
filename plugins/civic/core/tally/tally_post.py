"""A post as the tally sees it on a day, made of an Item once: pieces, ledger and standings know posts in no other form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from civic.core.addresses import item_address
from civic.core.model import TOMBSTONE, WITH_PAGE, Adoption, Item, ItemState, Site, Void, item_state
from civic.core.tally.receipts import receipt_day


class TallyPost(NamedTuple):
    """What counts of a post on D, and what a leaderboard may show of it; nothing that is still ahead, and no text.

    Of a post that is void or withdrawn neither title nor authors are shown (specification.md §1.5). A tuple, since one is
    made and digested of every post at every build.
    """

    id: str
    owner: str  # key of its unit
    title: str | None  # None: void or withdrawn
    address: str | None  # of its page; None: it has none
    day: date
    category: str
    authors: tuple[str, ...]  # as typed; those of a withdrawn post still count as writers
    reported: date | None  # None: no submission, or not yet
    received: date | None  # None: not known
    event: str
    adoptions: tuple[Adoption, ...]
    void: Void | None  # it is: then nothing of it counts but the penalty


def tally_post(
    item: Item, address: str, received: Mapping[str, date | None], as_of: date
) -> TallyPost | None:
    """The post on a day; None of what the tally knows nothing of: bureau items, drafts, waiting posts.

    `address` is that of its page, should it have one; `received` as the Site has it.
    """
    if item.is_bureau:
        return None
    now = item_state(item, as_of)
    if now in (ItemState.DRAFT, ItemState.WAITING):
        return None
    return TallyPost(
        id=item.id,
        owner=item.owner,
        title=None if now in TOMBSTONE else item.title,
        address=address if now in WITH_PAGE else None,
        day=item.day,
        category=item.category,
        authors=item.authors,
        reported=item.reported if item.reported is not None and item.reported <= as_of else None,
        received=receipt_day(received, item.id, as_of),
        event=item.event,
        adoptions=tuple([adoption for adoption in item.adoptions if adoption.day <= as_of]),
        void=item.void if now is ItemState.VOID else None,
    )


def tally_posts(site: Site, as_of: date) -> tuple[TallyPost, ...]:
    """All posts of a Site that the tally knows on a day, in the Site's order."""
    made = (tally_post(item, item_address(item), site.received, as_of) for item in site.items)
    return tuple(post for post in made if post is not None)
