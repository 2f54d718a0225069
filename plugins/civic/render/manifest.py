"""/items.json: what a site says of its own items, read again by `publish` (core/manifest.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from civic.core.manifest import SiteManifest


def items_json(values: Mapping[str, Any]) -> bytes:
    """UTF-8, an item or a day per line, so that the history of the published sites stays small."""
    # An item begins and ends with a text: what stands between two of them cannot stand within one.
    items = msgspec.json.encode(values["items"])[1:-1].replace(b'"},{"', b'"},\n{"')
    days = b",\n".join(msgspec.json.encode({name: day})[1:-1] for name, day in values["received"].items())
    return b'{"items":[\n' + items + b'\n],"received":{\n' + days + b"\n}}\n"


def parse_items_json(data: bytes) -> SiteManifest | None:
    """The list that was written so; None if it is none of ours."""
    try:
        return msgspec.json.decode(data, type=SiteManifest)
    except (msgspec.MsgspecError, UnicodeError):
        return None
