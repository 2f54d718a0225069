"""Pages drawn from the theme alone: the engine's drawing with civic's filters, from values that are handed in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import html

from civic.pages.rendering import site_renderer
from civic.pages.values import SiteValues
from engine.render import Renderer, template_sources
from tests.theme.sample_values import BODIES

THEME = Path(__file__).parents[2] / "themes" / "civic"
TEMPLATES = THEME / "templates"
STYLE = THEME / "static" / "style.css"


def draw(template: str, values: Mapping[str, Any], site: SiteValues) -> str:
    """The page as text."""
    return _drawing(json.dumps(site)).render(template, values).decode("utf-8")


@lru_cache(maxsize=8)
def _drawing(site_as_json: str) -> Renderer:
    """Templates compiled once for each site that a test makes up."""
    site: SiteValues = json.loads(site_as_json)
    return site_renderer(template_sources([TEMPLATES]), {"site": site}, BODIES)


def tree(page: str) -> html.HtmlElement:
    """The page as a parsed document."""
    return html.document_fromstring(page)


def texts(page: html.HtmlElement, path: str) -> list[str]:
    """What stands in the elements of an XPath, blanks collapsed."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]
