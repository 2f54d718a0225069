"""A leaderboard as files: index.json, leaderboard.csv and leaderboard.xlsx (specification.md §3.6 and §3.8).

Each function takes the JSON of a Standings (`plain_standings`; a Page has it in this form when it is rendered), in which days and
amounts are text, and gives the bytes of one file; equal values give equal bytes. Text that a spreadsheet would take for
a formula stays text: the CSV puts an apostrophe before it, the workbook stores it as a string.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from civic.core.tally.standings import Standings, StandingsRow
from civic.wording import render as wording
from engine.page import to_json

_SCALARS = tuple(one.name for one in fields(StandingsRow) if one.name not in ("categories", "items"))
_AMOUNTS = frozenset(one.name for one in fields(StandingsRow) if "Decimal" in str(one.type))
_YEARLY = ("raw", "bonus")  # only the rows of a year have them

_FORMULA = tuple("=+-@＝＋－＠")  # Excel of East Asian editions takes the full-width ones too
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same in every build
_WIDTHS = {"name": 20, "code": 16, "key": 14}
_WIDTH = 11


def plain_standings(standings: Standings) -> dict[str, Any]:
    """The leaderboard as the functions below take it."""
    plain: dict[str, Any] = json.loads(to_json(standings))
    return plain


def index_json(plain: Mapping[str, Any]) -> bytes:
    """index.json: UTF-8 in one line, keys in the order of the fields."""
    left_out = () if _is_year(plain) else _YEARLY
    groups = [
        {**group, "rows": [{k: v for k, v in row.items() if k not in left_out} for row in group["rows"]]}
        for group in plain["groups"]
    ]
    return (
        json.dumps({**plain, "groups": groups}, ensure_ascii=False, separators=(",", ":")) + "\n"
    ).encode()


def leaderboard_csv(plain: Mapping[str, Any]) -> bytes:
    """leaderboard.csv: UTF-8 with BOM, CRLF; a line per row, the scalar keys in their order."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    keys = columns(plain)
    writer.writerow(keys)
    for group in plain["groups"]:
        writer.writerows([_csv_cell(cell) for cell in row] for row in _rows(plain, group, keys))
    return text.getvalue().encode("utf-8-sig")


def leaderboard_xlsx(plain: Mapping[str, Any]) -> bytes:
    """leaderboard.xlsx: the rows of the CSV, a sheet per kind, amounts as numbers, Chinese headings."""
    keys = columns(plain)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        amount = book.add_format({"num_format": "0.00"})
        for group in plain["groups"] or [{"kind": "community", "rows": []}]:
            sheet = book.add_worksheet(wording.KIND_NAMES[group["kind"]])
            sheet.freeze_panes(1, keys.index("name") + 1)
            for at, key in enumerate(keys):
                sheet.set_column(at, at, _WIDTHS.get(key, _WIDTH))
                sheet.write_string(0, at, wording.TABLE_HEADINGS[key], heading)
            for line, row in enumerate(_rows(plain, group, keys), start=1):
                for at, (key, cell) in enumerate(zip(keys, row, strict=True)):
                    if key in _AMOUNTS:
                        sheet.write_number(line, at, Decimal(cell), amount)
                    elif isinstance(cell, int):
                        sheet.write_number(line, at, cell)
                    elif cell is not None:
                        sheet.write_string(line, at, wording.KIND_NAMES[cell] if key == "kind" else cell)
    return file.getvalue()


def columns(plain: Mapping[str, Any]) -> list[str]:
    """The columns of all tables: period, kind, and the scalar keys of a row."""
    left_out = () if _is_year(plain) else _YEARLY
    return ["period", "kind", *(name for name in _SCALARS if name not in left_out)]


def _is_year(plain: Mapping[str, Any]) -> bool:
    return "-" not in plain["period"]


def _rows(plain: Mapping[str, Any], group: Mapping[str, Any], keys: list[str]) -> Iterator[list[Any]]:
    for row in group["rows"]:
        line = {**row, "period": plain["period"], "kind": group["kind"]}
        yield [line[key] for key in keys]


def _csv_cell(cell: str | int | None) -> str:
    """A cell of the CSV. Our own amounts may be negative; any other text must not look like a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) and not _is_amount(text) else text


def _is_amount(text: str) -> bool:
    whole, _, cents = text.removeprefix("-").partition(".")
    return whole.isascii() and whole.isdigit() and cents.isascii() and cents.isdigit()
