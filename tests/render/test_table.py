"""The leaderboard's files: JSON, CSV and workbook, byte for byte where it matters."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from civic.core.model import Kind
from civic.core.tally.standings import AdoptionLine, PieceLine, Standings, StandingsGroup, StandingsRow
from civic.reading.schema.unit import UNIT_KINDS
from civic.render import table
from civic.wording.render import KIND_NAMES

ROW = {
    "rank": 1,
    "key": "guangming",
    "code": "231124100002",
    "name": "光明社区",
    "submissions": 3,
    "late": 1,
    "months_due": 1,
    "months_met": 1,
    "adoptions": 2,
    "base": "1.00",
    "extra": "0.40",
    "adopted": "6.00",
    "penalty": "0.00",
    "adjustments": "0.00",
    "points": "7.40",
    "raw": None,
    "bonus": None,
    "writers": 2,
    "staff": 9,
    "categories": {"service": 2, "party": 1},
    "items": [{"id": "urn:uuid:0", "title": "重阳“节”", "url": None, "reported": None, "received": None, "counted": False, "adoptions": []}],
}  # fmt: skip


def standings(*rows: dict[str, Any], period: str = "2026-10") -> dict[str, Any]:
    groups = [{"kind": "community", "rows": list(rows)}] if rows else []
    return {"period": period, "as_of": "2026-11-05", "rules": "2026", "missing": [], "groups": groups}


def yearly(**changes: Any) -> dict[str, Any]:
    return {**ROW, "raw": "7.40", "bonus": "5.00", **changes}


def test_the_json_is_one_line_of_utf8_with_the_keys_in_their_order() -> None:
    made = table.index_json(standings(ROW))
    start = b'{"period":"2026-10","as_of":"2026-11-05","rules":"2026","missing":[],"groups":[{"kind":'
    assert made.startswith(start)
    assert made.count(b"\n") == 1
    assert made.endswith(b"]}\n")
    assert "重阳“节”".encode() in made
    (row,) = json.loads(made)["groups"][0]["rows"]
    assert list(row) == [
        *("rank", "key", "code", "name", "submissions", "late", "months_due", "months_met", "adoptions"),
        *("base", "extra", "adopted", "penalty", "adjustments", "points"),
        *("writers", "staff", "categories", "items"),
    ]


def test_the_json_of_a_year_has_raw_and_bonus_after_points() -> None:
    (row,) = json.loads(table.index_json(standings(yearly(), period="2026")))["groups"][0]["rows"]
    assert list(row)[14:18] == ["points", "raw", "bonus", "writers"]
    assert (row["raw"], row["bonus"]) == ("7.40", "5.00")


def test_a_leaderboard_as_counted_has_its_days_and_amounts_as_text() -> None:
    adoption = AdoptionLine("heihe-daily", date(2026, 10, 12), Decimal("4.00"))
    line = PieceLine("urn:uuid:0", None, None, date(2026, 10, 9), None, True, (adoption,))
    amounts = [Decimal(text) for text in ("-1.00", "0.40", "6.00", "0.00", "0.00", "5.40")]
    row = StandingsRow(
        *(1, "guangming", "231124100002", "光明社区", 1, 0, 1, 1, 1),
        *amounts,
        *(None, None, 2, None, {"party": 1}, (line,)),
    )
    counted = Standings("2026-10", date(2026, 11, 5), "default", (), (StandingsGroup(Kind.VILLAGE, (row,)),))
    told = table.plain_standings(counted)
    assert told["as_of"] == "2026-11-05"
    assert told["groups"][0]["kind"] == "village"
    (shown,) = told["groups"][0]["rows"]
    assert [shown[key] for key in ("base", "extra", "points", "raw", "staff")] == [
        *("-1.00", "0.40", "5.40", None, None)
    ]
    assert shown["items"] == [
        {
            "id": "urn:uuid:0",
            "title": None,
            "url": None,
            "reported": "2026-10-09",
            "received": None,
            "counted": True,
            "adoptions": [{"outlet": "heihe-daily", "date": "2026-10-12", "points": "4.00"}],
        }
    ]


def test_the_csv_has_a_bom_crlf_and_the_scalar_keys_of_a_row() -> None:
    village = {"kind": "village", "rows": [{**ROW, "name": "平度村", "points": "-4.00", "staff": None}]}
    values = standings(ROW)
    values["groups"].append(village)
    assert table.leaderboard_csv(values) == (
        b"\xef\xbb\xbf"
        + (
            "period,kind,rank,key,code,name,submissions,late,months_due,months_met,adoptions,"
            "base,extra,adopted,penalty,adjustments,points,writers,staff\r\n"
            "2026-10,community,1,guangming,231124100002,光明社区,3,1,1,1,2,1.00,0.40,6.00,0.00,0.00,7.40,2,9\r\n"
            "2026-10,village,1,guangming,231124100002,平度村,3,1,1,1,2,1.00,0.40,6.00,0.00,0.00,-4.00,2,\r\n"
        ).encode()
    )


def test_the_csv_of_a_year_has_raw_and_bonus_after_points() -> None:
    head, line = table.leaderboard_csv(standings(yearly(), period="2026")).decode("utf-8-sig").splitlines()
    assert head.endswith("adjustments,points,raw,bonus,writers,staff")
    assert line.endswith("0.00,7.40,7.40,5.00,2,9")


def test_the_csv_without_units_is_its_headings() -> None:
    assert table.leaderboard_csv(standings()).count(b"\r\n") == 1


FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", " =1", "\t=1", "-2.5x"]


@pytest.mark.parametrize("name", FORMULAS)
def test_text_that_looks_like_a_formula_begins_with_an_apostrophe_in_the_csv(name: str) -> None:
    text = table.leaderboard_csv(standings({**ROW, "name": name})).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text, newline=""))
    assert line["name"] == f"'{name}"


@pytest.mark.parametrize("name", ["光明,社区", 'a"b', "a\r\nb", "'x"])
def test_other_text_comes_back_from_the_csv_as_it_was(name: str) -> None:
    text = table.leaderboard_csv(standings({**ROW, "name": name})).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text, newline=""))
    assert line["name"] == name


def sheets(values: dict[str, Any]) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(table.leaderboard_xlsx(values)))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def test_the_workbook_has_a_sheet_per_kind_with_chinese_headings_and_points_as_numbers() -> None:
    values = standings(yearly(points="-4.05", staff=None), period="2026")
    values["groups"].append({"kind": "village", "rows": [yearly(name="平度村")]})
    made = sheets(values)
    assert list(made) == ["社区", "村"]
    heading, row = made["社区"]
    assert heading == [
        *("时段", "类型", "名次", "代号", "代码", "单位", "上报", "补报", "应报月", "达标月", "采用"),
        *(
            "任务分",
            "多报分",
            "采用分",
            "作废扣分",
            "调整",
            "得分",
            "年度原始分",
            "计入考评",
            "写稿人数",
            "在岗人数",
        ),
    ]
    assert row == [
        *("2026", "社区", 1, "guangming", "231124100002", "光明社区", 3, 1, 1, 1, 2),
        *(1, 0.4, 6, 0, 0, -4.05, 7.4, 5, 2, None),
    ]
    assert made["村"][1][5] == "平度村"


def test_amounts_show_two_places() -> None:
    book = openpyxl.load_workbook(io.BytesIO(table.leaderboard_xlsx(standings(ROW))))
    assert book["社区"]["M2"].value == 0.4
    assert book["社区"]["M2"].number_format == "0.00"


@pytest.mark.parametrize("name", FORMULAS)
def test_text_never_becomes_a_formula_in_the_workbook(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(table.leaderboard_xlsx(standings({**ROW, "name": name}))))
    cell = book["社区"]["F2"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_no_file_holds_a_formula_element() -> None:
    rows = [{**ROW, "name": name} for name in FORMULAS]
    with zipfile.ZipFile(io.BytesIO(table.leaderboard_xlsx(standings(*rows)))) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert parts
    assert not any(b"<f>" in part for part in parts)


def test_the_workbook_bears_no_time_of_its_making() -> None:
    made = table.leaderboard_xlsx(standings(ROW))
    assert made == table.leaderboard_xlsx(standings(ROW))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


def test_a_workbook_without_units_still_opens_with_its_headings() -> None:
    assert sheets(standings())["社区"][0][:3] == ["时段", "类型", "名次"]


def test_kinds_of_units_have_the_names_that_their_cards_have():
    assert UNIT_KINDS.names == KIND_NAMES
