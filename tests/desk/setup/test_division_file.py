"""Counties and their units from a list of one's own: CSV, Excel or JSON, or one sentence that says why not."""

import json
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from civic.desk.setup.division_file import divisions_of_file
from civic.desk.setup.divisions import County, Division
from civic.desk.terminal.errors import WrongCallError

SUNWU = County("231124", "孙吴县", "黑河市", "黑龙江省")
ROWS = [("代码", "名称"), ("231124100002", "光明社区"), ("231124", "孙吴县"), ("231124201000", "西兴乡")]
UNITS = (Division("231124100002", "光明社区"), Division("231124201000", "西兴乡"))


def listed(file):
    source = divisions_of_file(file)
    return source.counties, source.units(source.counties[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_csv_file_is_read_however_excel_has_saved_it(encoding, tmp_path):
    file = tmp_path / "单位.csv"
    file.write_bytes("".join(f"{code},{name}\r\n" for code, name in ROWS).encode(encoding))
    assert listed(file) == ((County("231124", "孙吴县"),), UNITS)


@pytest.mark.parametrize("as_number", [False, True])
def test_an_excel_file_is_read_with_codes_as_text_and_as_numbers(as_number, tmp_path):
    book = Workbook()
    book.active.append(["孙吴县的单位"])
    book.active.append(["序号", "单位名称", "统计用区划代码"])
    for number, (code, name) in enumerate(ROWS[1:], start=1):
        book.active.append([number, name, int(code) if as_number else code])
    book.save(tmp_path / "单位.xlsx")
    assert listed(tmp_path / "单位.xlsx") == ((County("231124", "孙吴县"),), UNITS)


def test_json_may_be_nested_as_it_likes(tmp_path):
    file = tmp_path / "单位.json"
    nested = {
        "about": "…",
        "county": {"code": "231124", "name": "孙吴县", "city": "黑河市"},
        "townships": [
            {"code": "231124100", "name": "孙吴镇", "units": [{"code": 231124100002, "name": "光明 社区"}]}
        ],
        "more": [{"code": "23", "name": "黑龙江省"}, {"code": "231100000000", "name": "黑河市"}],
    }
    file.write_text(json.dumps(nested), "utf-8")
    assert listed(file) == (
        (SUNWU,),
        (Division("231124100000", "孙吴镇"), Division("231124100002", "光明社区")),
    )


def test_units_of_several_counties_are_kept_apart(tmp_path):
    file = tmp_path / "单位.csv"
    file.write_text("code,name\n231124100002,光明社区\n231182100001,青山社区\n", "utf-8")
    source = divisions_of_file(file)
    assert source.counties == (County("231124", ""), County("231182", ""))
    assert source.units(source.counties[1]) == (Division("231182100001", "青山社区"),)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.txt", "code,name\n", "的格式不认识，请存成 Excel（.xlsx）、CSV（.csv）或 JSON（.json）。"),
        ("a.csv", "光明社区\n", "读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。"),
        ("a.csv", "", "读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。"),
        ("a.xlsx", "no zip", "读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。"),
        ("a.json", "{", "读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。"),
        ("a.json", "[" * 100_000, "读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。"),
        (
            "a.csv",
            '代码,名称\n1,"' + "长" * 200_000,
            "读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。",
        ),
        ("a.json", "[]", "里一个乡镇、社区或村也没有；它们的代码是 12 位数字。"),
        ("a.csv", "code,name\n231124,孙吴县\n", "里一个乡镇、社区或村也没有；它们的代码是 12 位数字。"),
        (
            "a.csv",
            "code,name\n2.31124E+11,光明社区\n",
            "里，代码「2.31124E+11」、名称「光明社区」这一行不对：代码写 12 位数字，名称不能空着。",
        ),
        (
            "a.csv",
            "code,name\n231124100002\n",
            "里，代码「231124100002」、名称「」这一行不对：代码写 12 位数字，名称不能空着。",
        ),
        (
            "a.csv",
            "code,name\n231124100002,甲社区\n231124100002,乙社区\n",
            "里，代码「231124100002」写了两次，一次是「甲社区」，一次是「乙社区」。",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_one_sentence(name, text, sentence, tmp_path):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(WrongCallError) as told:
        divisions_of_file(file)
    assert str(told.value) == f"单位名单「{file}」{sentence}"


@pytest.mark.parametrize("sheet", ["no xml", "<worksheet><sheetData><row>", None])
def test_a_damaged_workbook_is_one_sentence(sheet, tmp_path):
    file, whole = tmp_path / "a.xlsx", tmp_path / "whole.xlsx"
    book = Workbook()
    book.active.append(["代码", "名称"])
    if sheet is None:  # a book of charts only
        book.create_chartsheet()
        book.remove(book.active)
    book.save(whole)
    with ZipFile(whole) as parts, ZipFile(file, "w") as made:
        for name in parts.namelist():
            damaged = sheet is not None and name == "xl/worksheets/sheet1.xml"
            made.writestr(name, sheet if damaged else parts.read(name))
    with pytest.raises(WrongCallError, match="读不出来"):
        divisions_of_file(file)
