"""/items.json: what a site says of its own items, read again by `publish` (core/online.py)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def items_json(values: Mapping[str, Any]) -> bytes:
    """UTF-8, an item per line, so that the history of the published sites stays small."""
    items = ",\n".join(
        json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in values["items"]
    )
    return f'{{"items":[\n{items}\n]}}\n'.encode()
