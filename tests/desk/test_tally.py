"""tally: one period in the terminal, or as the files that its leaderboard offers."""

import csv
import io
import json
import os
import subprocess
import sys

import openpyxl
import pytest

from civic.desk.tally import terminal_table
from tests.site.sample import ROOT, Sample, desk, surroundings


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = Sample(tmp_path_factory.mktemp("tally"))
    made.unit("guangming", 在岗人数="9")
    adoption = "[{outlet: 黑河日报, date: 2026-10-12, page: A2}]"
    made.post("guangming/2026/a.md", title="甲", date="2026-10-09", authors="某某", adoptions=adoption)
    made.post("guangming/2026/b.md", title="乙", date="2026-10-20")
    made.post("xinhua/2026/c.md", title="丙", date="2026-10-21")
    return made


def tally(sample, *options, period="2026-10"):
    words = (f"--content={sample.content}", f"--period={period}", "--as-of=2026-11-05", *options)
    return desk("tally", *words)


def raw(sample, form, period="2026-10"):
    words = [f"--content={sample.content}", f"--period={period}", "--as-of=2026-11-05", f"--format={form}"]
    ended = subprocess.run(
        [sys.executable, "-m", "civic.desk", "tally", *words],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout


def test_the_table_shows_a_kind_of_units_after_the_other_with_its_columns_aligned(sample):
    ended = tally(sample)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        "信息上报 2026-10（截至 2026-11-05，按默认规则）\n"
        "\n"
        "社区\n"
        "名次  单位      上报  补报  达标月  应报月  采用  任务分  多报分  采用分  作废扣分  调整  得分  写稿人数  在岗人数\n"
        "   1  光明社区     2     0       1       1     1    1.00    0.20    4.00      0.00  0.00  5.20         1         9\n"
        "   2  新华社区     1     0       1       1     0    1.00    0.00    0.00      0.00  0.00  1.00         0\n"
        "\n"
        "乡镇\n"
        "名次  单位    上报  补报  达标月  应报月  采用  任务分  多报分  采用分  作废扣分  调整   得分  写稿人数  在岗人数\n"
        "   1  西兴乡     0     0       0       1     0   -1.00    0.00    0.00      0.00  0.00  -1.00         0\n"
    )


def test_the_rules_of_a_year_are_named_where_scoring_yaml_has_them(tmp_path):
    made = Sample(tmp_path)
    made.write("registry/scoring.yaml", "2026: {monthly_min: 2}\n")
    assert tally(made).stdout.startswith("信息上报 2026-10（截至 2026-11-05，按 2026 年规则）\n")


NAMES_AND_POINTS = [("甲乡", 1), ("a", -10), ("ａｂ", 0)]


def test_a_chinese_character_takes_two_columns_of_a_terminal():
    counts = dict.fromkeys(["submissions", "late", "months_met", "months_due", "adoptions", "writers"], 0)
    amounts = dict.fromkeys(["base", "extra", "adopted", "penalty", "adjustments"], "0.00")
    same = {"rank": 1, **counts, **amounts, "staff": None}
    rows = [{**same, "name": name, "points": f"{points}.00"} for name, points in NAMES_AND_POINTS]
    told = {"period": "2026-10", "as_of": "2026-11-05", "rules": "default"}
    table = terminal_table({**told, "groups": [{"kind": "township", "rows": rows}]})
    between = "     0     0       0       0     0    0.00    0.00    0.00      0.00  0.00"
    assert table.splitlines()[4:] == [
        f"   1  甲乡{between}    1.00         0",
        f"   1  a   {between}  -10.00         0",
        f"   1  ａｂ{between}    0.00         0",
    ]


def test_a_year_shows_what_flows_into_the_assessment(sample):
    head = tally(sample, period="2026").stdout.splitlines()[3]
    assert head.split() == [
        *["名次", "单位", "上报", "补报", "达标月", "应报月", "采用", "任务分", "多报分", "采用分"],
        *["作废扣分", "调整", "得分", "年度原始分", "计入考评", "写稿人数", "在岗人数"],
    ]


def test_json_is_the_index_json_of_the_built_site_byte_for_byte(sample):
    built = sample.build()
    for period in ("2026-Q4", "2026"):
        assert raw(sample, "json", period) == built.file(f"/leaderboard/{period}/index.json").read_bytes()
        assert raw(sample, "csv", period) == built.file(f"/leaderboard/{period}/leaderboard.csv").read_bytes()
        assert (
            raw(sample, "xlsx", period) == built.file(f"/leaderboard/{period}/leaderboard.xlsx").read_bytes()
        )


def test_csv_goes_to_a_pipe_with_bom_and_crlf(sample):
    data = raw(sample, "csv")
    assert data.startswith("\ufeffperiod,kind,rank,key,code,name,".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["kind"], row["name"], row["points"], row["staff"]) for row in rows] == [
        ("community", "光明社区", "5.20", "9"),
        ("community", "新华社区", "1.00", ""),
        ("township", "西兴乡", "-1.00", ""),
    ]
    assert data.count(b"\r\n") == data.count(b"\n") == 4


def test_xlsx_goes_to_a_pipe_as_a_workbook_with_a_sheet_per_kind(sample):
    book = openpyxl.load_workbook(io.BytesIO(raw(sample, "xlsx")))
    assert book.sheetnames == ["社区", "乡镇"]
    assert [cell.value for cell in book["社区"][1]][:6] == ["时段", "类型", "名次", "代号", "代码", "单位"]
    assert book["社区"].cell(2, 17).value == 5.2


@pytest.mark.parametrize("period", ["1999-01", "2031-Q2", "2031-H1", "9999", "0001-12"])
def test_a_period_in_which_nothing_lies_is_answered_with_zeros(period, sample):
    told = json.loads(tally(sample, "--format=json", period=period).stdout)
    assert told["period"] == period
    rows = [row for group in told["groups"] for row in group["rows"]]
    assert [row["key"] for row in rows] == ["guangming", "xinhua", "xixing-xiang"]
    assert {(row["rank"], row["submissions"], row["points"]) for row in rows} == {(1, 0, "0.00")}


def test_posts_held_back_are_told_on_the_side_and_give_exit_code_2(tmp_path):
    made = Sample(tmp_path)
    made.post("guangming/2026/a.md", category="无")
    ended = tally(made, "--format=json")
    assert ended.returncode == 2
    assert "communities/guangming/2026/a.md" in ended.stderr
    (row, *_) = json.loads(ended.stdout)["groups"][0]["rows"]
    assert (row["key"], row["submissions"]) == ("guangming", 0)


def test_a_warning_does_not_change_the_exit_code(tmp_path):
    made = Sample(tmp_path)
    made.post("guangming/2026/a.md", 心情="好")
    ended = tally(made)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_while_the_registry_is_at_fault_there_is_no_tally(tmp_path):
    made = Sample(tmp_path)
    made.write("registry/scoring.yaml", "2026: {monthly_min: 0}\n")
    ended = tally(made)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "registry/scoring.yaml" in ended.stderr
    assert ended.stderr.endswith("registry 文件夹里的登记有错，无法统计；请先按上面的提示改好。\n")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_in_a_terminal_a_spreadsheet_is_written_to_a_file(form, sample, tmp_path):
    master, slave = os.openpty()
    words = [f"--content={sample.content}", "--period=2026-10", "--as-of=2026-11-05", f"--format={form}"]
    ended = subprocess.run(
        [sys.executable, "-m", "civic.desk", "tally", *words],
        cwd=tmp_path,
        env=surroundings(),
        stdout=slave,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(slave)
    told = os.read(master, 4096).decode()
    os.close(master)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert told == f"已写入文件 {tmp_path}/leaderboard-2026-10.{form}\r\n"
    assert (tmp_path / f"leaderboard-2026-10.{form}").read_bytes() == raw(sample, form)
