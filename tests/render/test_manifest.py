"""/items.json, byte for byte."""

from __future__ import annotations

import json
from datetime import date

from civic.render.manifest import items_json


def test_each_item_and_each_day_stands_on_a_line_of_its_own_in_utf8() -> None:
    items = [{"id": "urn:1", "title": "“饺子”"}, {"id": "urn:2", "title": ""}]
    made = items_json({"items": items, "received": {"urn:1": date(2026, 11, 5), "urn:3": None}})
    assert (
        made
        == (
            '{"items":[\n{"id":"urn:1","title":"“饺子”"},\n{"id":"urn:2","title":""}\n],'
            '"received":{\n"urn:1":"2026-11-05",\n"urn:3":null\n}}\n'
        ).encode()
    )


def test_a_site_without_items_has_an_empty_list() -> None:
    assert json.loads(items_json({"items": [], "received": {}})) == {"items": [], "received": {}}
