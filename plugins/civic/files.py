"""Everything that is taken over as it is: developed pictures, attachments, the theme's files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from civic.core import addresses
from civic.core.model import WITH_PAGE, Picture, standing
from civic.core.view import View
from engine.gathering import offer
from engine.page import Copy


def pages(view: View) -> Iterator[Copy]:
    """Of pictures and attachments only those that a page of the day shows; never an original."""
    shown: dict[str, Picture] = {}
    for unit in view.site.units:
        if unit.cover is not None:
            shown[unit.cover.digest] = unit.cover
    for item in view.site.items:
        if standing(item, view.as_of) not in WITH_PAGE:
            continue
        for picture in (item.cover, *item.targets):
            if isinstance(picture, Picture):
                shown[picture.digest] = picture
        for attachment in item.attachments:
            yield Copy(
                addresses.attachment_address(item, attachment),
                Path(view.content, attachment.source),
                attachment.digest,
            )
    for digest in sorted(shown):
        picture = shown[digest]
        for variant in picture.variants:
            source = Path(view.cache, addresses.media_name(picture, variant))
            yield Copy(addresses.media_address(picture, variant), source, variant.digest)
    for static in view.static:
        yield Copy(static.address, Path(static.source), static.digest)


def register() -> None:
    offer(pages)
