"""Values with a payload in every place where a text of a person can reach a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from civic.pages.values import SiteValues
from tests.theme.sample_values import BODY

_CODES = frozenset(
    [
        *("community", "township", "village", "month", "quarter", "half", "year"),
        *("county", "city", "province", "nation", "column", "category", "theme"),
        *("all", "columns", "units", "categories", "themes", "highest", "sum"),
        *("first", "more", "nothing", "met", "missing", "running", "unopened"),
        *("false", "plagiarised", "privacy", "0.00"),
    ]
)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEB = "https://a.example/"  # of what leads to other sites reading takes web addresses only


def hostile(value: Any, payloads: Iterator[str], key: str = "") -> Any:
    """The value with a payload before every text that a person could have written. What is empty stays so."""
    if isinstance(value, dict):
        return {name: hostile(inner, payloads, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [hostile(inner, payloads) for inner in value]
    if isinstance(value, str) and value and value not in {*_CODES, BODY} and not _ISO_DAY.fullmatch(value):
        return (_WEB if key.endswith("url") else "") + next(payloads) + value
    return value


def hostile_site(site: SiteValues, payloads: Iterator[str]) -> SiteValues:
    """The same of what the registry says; where the site lies is no text of a person."""
    return cast("SiteValues", {**hostile(site, payloads), "base": site["base"], "url": site["url"]})
