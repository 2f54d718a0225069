"""The day of receipt, from the first publish of a post to the leaderboard."""

import contextlib
import json
from datetime import date

import pytest

from civic.core.addresses import item_id
from civic.core.manifest import ManifestItem, SiteManifest
from civic.core.tally.receipts import ReceiptLine
from civic.desk.publishing.receipt_log import ReceiptLog
from tests.desk.publishing.clerks import Clerk, bare

OLD, THERE, LOST = (f"urn:uuid:00000000-0000-5000-8000-00000000000{number}" for number in (1, 2, 3))


@pytest.fixture
def clerk(tmp_path):
    made = Clerk(tmp_path / "甲", bare(tmp_path / "remote.git"))
    made.sample.post("guangming/2026/a.md", title="重阳节包饺子", date="2026-10-09")
    return made


def test_each_post_keeps_the_day_of_its_first_publish(clerk):
    clerk.run(day="2026-10-10")
    clerk.sample.post("xinhua/2026/b.md", title="义诊", date="2026-10-20")
    clerk.sample.post("xinhua/2026/c.md", title="不报", reported="否")
    clerk.sample.post("xinhua/2026/d.md", title="草", status="草稿")
    clerk.run(day="2026-11-05")
    clerk.sample.post("guangming/2026/a.md", "改过。", title="重阳节包饺子", date="2026-10-09")
    clerk.run(day="2026-11-20")
    assert clerk.received == [["guangming", "2026-10-10"], ["xinhua", "2026-11-05"]]


def test_a_post_that_came_too_late_is_told_by_publish_check_tally_and_the_site(clerk):
    clerk.run(day="2026-10-10")
    late = clerk.sample.post("guangming/2026/b.md", title="义诊", date="2026-10-20")
    name = late.relative_to(clerk.sample.content).as_posix()
    warning = "这篇文章的上报日期是 2026-10-20，2026-11-06 才收到，过了次月 5 日，算补报。"
    ended = clerk.run(day="2026-11-06")
    assert ended.code == 0
    assert (name in ended.err, warning in ended.err) == (True, True)
    assert warning not in clerk.run(day="2026-11-07").err  # it was said on the day
    told = clerk.run(verb="check", day="2026-11-07")
    assert (told.code, warning in told.out) == (0, True)
    tally = clerk.run("--period=2026-10", "--format=json", verb="tally", day="2026-11-07").out
    row = json.loads(tally)["groups"][0]["rows"][0]
    assert (row["key"], row["submissions"], row["late"], row["months_met"]) == ("guangming", 2, 1, 1)
    assert [item["received"] for item in row["items"]] == ["2026-10-10", "2026-11-06"]
    page = (clerk.folder / "output/leaderboard/2026-10/index.html").read_text("utf-8")
    assert "2 篇（补报 1）" in page
    year = (clerk.folder / "output/leaderboard/2026/guangming/index.html").read_text("utf-8")
    assert "才收到，算补报" in year


def test_the_first_publish_of_all_leaves_the_day_of_overdue_posts_empty_and_says_of_how_many(clerk):
    clerk.sample.post("xinhua/2026/b.md", title="义诊", date="2026-12-01")
    ended = clerk.run(day="2026-12-20")
    assert ended.code == 0
    assert ended.err == (
        "这是第一次发布，有 1 篇早过了次月 5 日，不知道是哪天收到的，在 registry/received.csv 里日期空着，不算补报；"
        "别的都记作今天收到。查得到哪天收到的，请在那里填上，再发布一次。\n"
    )
    assert sorted(clerk.received) == [["guangming", ""], ["xinhua", "2026-12-20"]]
    assert clerk.run(verb="check", day="2026-12-20").out == "没有发现问题。\n"
    clerk.sample.post("xinhua/2026/c.md", title="清雪", date="2026-10-20")
    later = clerk.run(day="2026-12-21")
    assert "第一次发布" not in later.err
    assert "2026-12-21 才收到，过了次月 5 日，算补报。" in later.err
    assert sorted(clerk.received) == [["guangming", ""], ["xinhua", "2026-12-20"], ["xinhua", "2026-12-21"]]


def test_where_a_record_of_receipt_lies_already_the_first_push_is_no_first_publish(clerk):
    clerk.sample.write("registry/received.csv", "id,unit,day\n")
    ended = clerk.run(day="2026-12-20")
    assert ended.code == 0
    assert "2026-12-20 才收到，过了次月 5 日，算补报。" in ended.err
    assert clerk.received == [["guangming", "2026-12-20"]]


def test_lines_that_were_lost_come_back_from_the_site_that_is_online(clerk):
    clerk.sample.post("xinhua/2026/c.md", title="撤", date="2026-10-09")
    clerk.run(day="2026-10-10")
    file = clerk.sample.content / "registry/received.csv"
    file.write_text(file.read_text("utf-8").replace("guangming,2026-10-10", "guangming,"), "utf-8")
    clerk.sample.post("xinhua/2026/c.md", title="撤", date="2026-10-09", withdrawn="2026-10-11")
    clerk.run(day="2026-10-12")
    file.unlink()
    clerk.sample.post("guangming/2026/b.md", title="义诊", date="2026-10-20")
    clerk.run(day="2026-11-20")
    assert sorted(clerk.received) == [
        ["guangming", ""],
        ["guangming", "2026-11-20"],
        ["xinhua", "2026-10-10"],
    ]


def test_a_line_that_nobody_can_read_stops_the_publish(clerk):
    clerk.sample.write("registry/received.csv", "id,unit,day\n<<<<<<< HEAD\n")
    ended = clerk.run()
    assert ended.code == 1
    assert "收稿记录里的「<<<<<<< HEAD」这一行读不懂。" in ended.err


def test_lines_are_added_behind_what_stands_there_whatever_its_line_ends(clerk):
    name = item_id("guangming", "2026/a.md")
    clerk.sample.write("registry/received.csv", f"\ufeffid,unit,day\n{name},guangming,2026/10/9")
    clerk.sample.post("xinhua/2026/b.md", title="义诊", date="2026-10-20")
    assert clerk.run(day="2026-11-01").code == 0
    text = (clerk.sample.content / "registry/received.csv").read_bytes().decode()
    other = item_id("xinhua", "2026/b.md")
    assert text == (f"\ufeffid,unit,day\n{name},guangming,2026/10/9\r\n{other},xinhua,2026-11-01\r\n")


# --- after a kill ------------------------------------------------------------------------------------------


def test_of_the_lines_of_a_publish_that_was_killed_those_stay_whose_posts_are_online(tmp_path):
    file = tmp_path / "registry" / "received.csv"
    file.parent.mkdir()
    old, there, lost = (f"{name},guangming,2026-10-01\r\n".encode() for name in (OLD, THERE, LOST))
    file.write_bytes(b"id,unit,day\r\n" + old + there + lost)
    file.with_name(".received.csv.pending").write_bytes(there + lost)
    ReceiptLog(tmp_path).recover(SiteManifest((ManifestItem(THERE, "guangming", "", "", ""),)))
    assert file.read_bytes() == b"id,unit,day\r\n" + old + there
    assert [path.name for path in file.parent.iterdir()] == ["received.csv"]


def test_a_first_publish_that_was_killed_leaves_no_record_so_that_the_next_is_the_first_again(tmp_path):
    folder = tmp_path / "registry"
    folder.mkdir()
    lost = f"{LOST},guangming,2026-10-01\r\n".encode()
    for name in ("received.csv", ".received.csv.pending"):
        (folder / name).write_bytes(b"id,unit,day\r\n" + lost)
    log = ReceiptLog(tmp_path)
    log.recover(None)
    assert (log.exists(), list(folder.iterdir())) == (False, [])


def test_lines_that_excel_has_written_anew_since_the_kill_are_known_again_and_those_that_a_clerk_has_changed_stay(
    tmp_path,
):
    file = tmp_path / "registry" / "received.csv"
    file.parent.mkdir()
    lost, changed = (f"{name},guangming,2026-10-01\r\n".encode() for name in (LOST, THERE))
    file.write_bytes(f"\ufeffid,unit,day\n{LOST},guangming,2026/10/1\n{THERE},guangming,\n".encode())
    file.with_name(".received.csv.pending").write_bytes(lost + changed)
    ReceiptLog(tmp_path).recover(None)
    assert file.read_bytes() == f"\ufeffid,unit,day\n{THERE},guangming,\n".encode()


def test_what_a_clerk_has_saved_while_it_was_published_outlives_its_failure(tmp_path):
    file = tmp_path / "registry" / "received.csv"
    file.parent.mkdir()
    file.write_bytes(f"id,unit,day\r\n{OLD},guangming,2026-11-06\r\n".encode())
    saved = f"\ufeffid,unit,day\r\n{OLD},guangming,2026/10/20\r\n{LOST},guangming,2026/11/5\r\n"
    lines = [ReceiptLine(LOST, "guangming", date(2026, 11, 5))]
    with contextlib.suppress(OSError), ReceiptLog(tmp_path).with_lines(lines):
        file.write_bytes(saved.encode())
        raise OSError("gone")
    assert file.read_bytes() == f"\ufeffid,unit,day\r\n{OLD},guangming,2026/10/20\r\n".encode()
    assert [path.name for path in file.parent.iterdir()] == ["received.csv"]


def test_while_it_is_published_the_lines_stand_twice_and_after_a_failure_not_at_all(tmp_path):
    folder = tmp_path / "registry"
    folder.mkdir()
    with ReceiptLog(tmp_path).with_lines([ReceiptLine("urn:a", "guangming", date(2026, 11, 5))]):
        line = b"urn:a,guangming,2026-11-05\r\n"
        assert (folder / "received.csv").read_bytes() == b"id,unit,day\r\n" + line
        assert (folder / ".received.csv.pending").read_bytes() == b"id,unit,day\r\n" + line
    assert [path.name for path in folder.iterdir()] == ["received.csv"]
    with (
        pytest.raises(OSError, match="gone"),
        ReceiptLog(tmp_path).with_lines([ReceiptLine("urn:b", "guangming", None)]),
    ):
        raise OSError("gone")
    assert (folder / "received.csv").read_bytes() == b"id,unit,day\r\n" + line


def test_a_first_publish_that_fails_leaves_no_record(tmp_path):
    (tmp_path / "registry").mkdir()
    log = ReceiptLog(tmp_path)
    with pytest.raises(OSError, match="gone"), log.with_lines([ReceiptLine("urn:a", "guangming", None)]):
        raise OSError("gone")
    assert not log.exists()
