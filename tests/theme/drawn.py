"""Pages drawn from the theme alone: the engine's own drawing, with the theme's filters in their plainest form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from lxml import html
from markupsafe import Markup

from civic.core.values import SiteValues
from engine.draw import Drawing
from engine.page import Page, Text
from tests.theme.sample_values import BODIES

THEME = Path(__file__).parents[2] / "themes" / "civic"
TEMPLATES = THEME / "templates"


def draw(template: str, values: Mapping[str, Any], site: SiteValues) -> str:
    """The page as text."""

    def href(address: str) -> str:
        return site["base"].rstrip("/") + quote(address, safe="/#%?&=") if address else ""

    def absolute(address: str) -> str:
        return site["url"].rstrip("/") + quote(address, safe="/#%?&=") if address else ""

    def day(iso: str) -> str:
        year, month, of_month = (int(part) for part in iso.split("-"))
        return f"{year}年{month}月{of_month}日"

    def body(text: Text, targets: list[Any]) -> Markup:
        return Markup(BODIES[text.digest])  # noqa: S704

    def equip(environment: Environment) -> None:
        environment.filters.update(href=href, absolute=absolute, day=day, body=body)

    drawing = Drawing([TEMPLATES], constants={"site": site}, equip=equip)
    return drawing.draw(Page(values["head"]["address"], template, values)).decode("utf-8")


def tree(page: str) -> html.HtmlElement:
    """The page as a parsed document."""
    return html.document_fromstring(page)
