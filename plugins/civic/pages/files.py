"""Everything that is taken over as it is: developed pictures, attachments, the theme's files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from civic.core import addresses
from civic.core.model import WITH_PAGE, Item, Picture, item_state
from civic.pages.view import View
from engine.hooks import offer
from engine.page import Copy


def pages(view: View) -> Iterator[Copy]:
    """Of pictures and attachments only those that a page of the day shows; never an original."""
    shown: dict[str, Picture] = {}
    for unit in view.site.units:
        if unit.cover is not None:
            shown[unit.cover.digest] = unit.cover
    found = view.map_items(view.memo.files, lambda item: _files(item, view))
    for pictures, copies in filter(None, found.values()):
        shown |= {picture.digest: picture for picture in pictures}
        yield from copies
    for digest in sorted(shown):
        picture = shown[digest]
        for variant in picture.variants:
            source = Path(view.cache, addresses.media_name(picture, variant))
            yield Copy(addresses.media_address(picture, variant), source, variant.digest)
    for static in view.static:
        yield Copy(static.address, Path(static.source), static.digest)


def _files(item: Item, view: View) -> tuple[list[Picture], list[Copy]] | None:
    """The pictures and attachments of an item that has a page on the day, if there are any."""
    if item_state(item, view.as_of) not in WITH_PAGE or not (item.targets or item.cover):
        return None
    copies = [
        Copy(
            addresses.attachment_address(view.address(item), one.name),
            Path(view.content, one.source),
            one.digest,
        )
        for one in item.attachments
    ]
    return [one for one in (item.cover, *item.targets) if isinstance(one, Picture)], copies


def register() -> None:
    offer(pages)
