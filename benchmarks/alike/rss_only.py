"""Of every stream's three feeds only RSS."""

from collections.abc import Iterator

from civic import feeds
from civic.core.view import View
from engine.gathering import offer
from engine.page import Page


def pages(view: View) -> Iterator[Page]:
    return (page for page in feeds.pages(view) if page.address.endswith("/rss.xml"))


def register() -> None:
    offer(pages)
