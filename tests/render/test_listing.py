"""/items.json, byte for byte."""

from __future__ import annotations

import json

from civic.render.listing import items_json


def test_each_item_stands_on_a_line_of_its_own_in_utf8() -> None:
    made = items_json({"items": [{"id": "urn:1", "title": "“饺子”"}, {"id": "urn:2", "title": ""}]})
    assert made == '{"items":[\n{"id":"urn:1","title":"“饺子”"},\n{"id":"urn:2","title":""}\n]}\n'.encode()


def test_a_site_without_items_has_an_empty_list() -> None:
    assert json.loads(items_json({"items": []})) == {"items": []}
