"""check --fix: shown, agreed to, written whole, with a copy beside it; then what is left is told."""

import errno
import json
import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from civic.desk.__main__ import main
from tests.site.disk import AMPLE, Disk
from tests.site.sample import ROOT, Sample, desk, surroundings

FAULTY = "---\n标题：甲\n日其: 2026年10月9日\n分类：党建\n---\n\n电话 13812345678。\n"
RIGHT = "---\n标题: 甲\n日期: 2026-10-09\n分类: 党建\n---\n\n电话 138****5678。\n"


@pytest.fixture
def faulty(sample):
    return sample.write("communities/guangming/2026/a.md", FAULTY)


def fix(sample, *options):
    return desk("check", f"--content={sample.content}", "--as-of=2026-11-05", "--fix", *options)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_without_anybody_to_ask_it_is_shown_and_nothing_is_written(sample, faulty):
    ended = fix(sample)
    assert ended.stderr == ""
    assert ended.stdout.startswith(
        "\ncommunities/guangming/2026/a.md\n"
        "  第 2 行：\n    - 标题：甲\n    + 标题: 甲\n"
        "  第 3 行：\n    - 日其: 2026年10月9日\n    + 日期: 2026-10-09\n"
        "  第 4 行：\n    - 分类：党建\n    + 分类: 党建\n"
        "  第 7 行：\n    - 电话 138〔四位数字〕5678。\n    + 电话 138****5678。\n"
        "\n有 1 个文件能自动改，还没有动；看过没有错，请运行 check --fix --yes，就都改好。\n"
    )
    assert ended.returncode == 1  # as check's: the post has no date
    assert faulty.read_text("utf-8") == FAULTY
    assert names(faulty.parent) == ["a.md"]


def test_with_yes_it_is_written_and_a_copy_stays_beside_it(sample, faulty):
    ended = fix(sample, "--yes")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "改好了 1 个文件" in ended.stdout
    assert ended.stdout.endswith("\n没有发现问题。\n")
    assert faulty.read_text("utf-8") == RIGHT
    assert names(faulty.parent) == ["_改前-a.md", "a.md"]
    assert (faulty.parent / "_改前-a.md").read_text("utf-8") == FAULTY


def test_a_second_run_finds_nothing_to_do(sample, faulty):
    fix(sample, "--yes")
    ended = fix(sample, "--yes")
    assert (ended.returncode, ended.stdout) == (0, "没有能自动改的地方。\n没有发现问题。\n")
    assert names(faulty.parent) == ["_改前-a.md", "a.md"]


def test_an_earlier_copy_is_never_overwritten(sample, faulty):
    fix(sample, "--yes")
    faulty.write_text(FAULTY.replace("甲", "乙"), "utf-8")
    fix(sample, "--yes")
    assert names(faulty.parent) == ["_改前-a.md", "_改前2-a.md", "a.md"]
    assert (faulty.parent / "_改前-a.md").read_text("utf-8") == FAULTY
    assert (faulty.parent / "_改前2-a.md").read_text("utf-8") == FAULTY.replace("甲", "乙")


def test_a_copy_is_neither_told_nor_published(sample, faulty):
    fix(sample, "--yes")
    built = sample.build()
    assert (built.code, built.problems) == (0, [])
    assert built.mentions("13812345678") == []
    assert built.listed("/communities/guangming/") == ["甲"]


def test_the_rights_of_a_file_stay(sample, faulty):
    faulty.chmod(0o640)
    fix(sample, "--yes")
    assert faulty.stat().st_mode & 0o777 == 0o640
    assert (faulty.parent / "_改前-a.md").stat().st_mode & 0o777 == 0o640


def test_a_file_in_gbk_becomes_utf_8_and_says_so(sample):
    text = "---\n标题: 送温暖\n日期: 2026-10-09\n分类: 党建\n---\n\n社区工作人员看望了老人。\n"
    file = sample.write("communities/guangming/2026/b.md", text.encode("gbk"))
    ended = fix(sample, "--yes")
    assert "\ncommunities/guangming/2026/b.md\n  编码：GBK → UTF-8\n\n改好了" in ended.stdout
    assert file.read_text("utf-8") == text
    assert (file.parent / "_改前-b.md").read_bytes() == text.encode("gbk")


def test_cards_of_units_and_the_registry_are_mended_too(sample):
    card = sample.write(
        "communities/xinhua/community.yaml", "名称：新华社区\n代码: 231124100004\n类型: 社区\n"
    )
    outlets = sample.content / "registry/outlets.yaml"
    outlets.write_bytes(outlets.read_text("utf-8").encode("gbk"))
    assert fix(sample, "--yes").returncode == 0
    assert card.read_text("utf-8").startswith("名称: 新华社区\n")
    assert "黑河日报" in outlets.read_text("utf-8")


def test_what_people_have_to_mend_is_left_and_counted(sample, faulty):
    sample.post("guangming/2026/b.md", "身份证 11010519491231002X", date="2026/10/9")
    ended = fix(sample, "--yes")
    assert ended.returncode == 1
    assert ended.stdout.endswith("\n现在还有 1 个问题、0 个提醒；是哪些、怎么改，请再运行 check。\n")
    assert "11010519491231002X" in (faulty.parent / "b.md").read_text("utf-8")
    assert "11010519491231002X" not in ended.stdout


def test_of_a_long_line_only_what_differs_is_shown(sample):
    sample.post("guangming/2026/a.md", "前" * 300 + "请打 13812345678 报名" + "后" * 300)
    shown = re.findall(r"    [-+] (.*)\n", fix(sample).stdout)
    assert shown == [
        "…" + "前" * 14 + "请打 138〔四位数字〕5678 报名" + "后" * 13 + "…",
        "…" + "前" * 14 + "请打 138****5678 报名" + "后" * 13 + "…",
    ]


def test_a_control_character_can_be_seen_in_what_is_shown(sample):
    sample.post("guangming/2026/a.md", "重\x0b阳节")
    assert "    - 重〔U+000B〕阳节\n    + 重阳节\n" in fix(sample).stdout


def test_a_post_does_not_take_the_address_of_another(sample):
    sample.post("guangming/2026/a.md", slug="chong-yang")
    other = sample.post("guangming/2026/b.md", slug="Chong-Yang")
    ended = fix(sample, "--yes")
    assert ended.stdout.startswith("没有能自动改的地方。\n")
    assert "slug: Chong-Yang" in other.read_text("utf-8")


def test_without_a_readable_registry_posts_are_left_alone(sample, faulty):
    sample.site_yaml(url="sample")
    ended = fix(sample, "--yes")
    assert ended.returncode == 1
    assert faulty.read_text("utf-8") == FAULTY
    assert "没有能自动改的地方。\n现在还有 1 个问题" in ended.stdout


# --- asking ---------------------------------------------------------------------------------------


def asked(sample, answers):
    """The verb on a terminal of its own, with what is typed there; its exit code and its words."""
    ours, theirs = pty.openpty()
    words = [
        sys.executable,
        "-m",
        "civic.desk",
        "check",
        f"--content={sample.content}",
        "--as-of=2026-11-05",
        "--fix",
    ]
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        env=surroundings({"TERM": "xterm-256color"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        preexec_fn=lambda: os.login_tty(0),  # so that Ctrl-C reaches it
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        told += piece
        if told.decode("utf-8", "ignore").endswith("q=到此为止] ") and answers:
            _wait_until_asleep(process)
            os.write(ours, answers.pop(0).encode())
    os.close(ours)
    return process.wait(), told.decode().replace("\r\n", "\n")


def _wait_until_asleep(process):
    """Until it waits for its answer: a Ctrl-C between its question and that is noticed by Python only after the answer."""
    stat = Path(f"/proc/{process.pid}/stat")
    while stat.read_text().rpartition(")")[2].split()[0] != "S":
        time.sleep(0.001)


@pytest.fixture
def three(sample):
    """Three posts that can be mended."""
    return [sample.write(f"communities/guangming/2026/{name}.md", FAULTY) for name in "abc"]


def mended(files):
    return [file.read_text("utf-8") == RIGHT for file in files]


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        (["\n", "\n", "\n"], [True, True, True]),
        (["n\n", "y\n", "不\n"], [False, True, False]),
        (["n\n", "a\n"], [False, True, True]),
        (["\n", "q\n"], [True, False, False]),
        (["\n", "\x03"], [True, False, False]),  # Ctrl-C
        (["\n", "\x04"], [True, False, False]),  # Ctrl-D
        (["什么\n", "\n", "q\n"], [True, False, False]),  # asked again
    ],
)
def test_each_file_is_asked_for(answers, result, sample, three):
    _, told = asked(sample, answers)
    assert mended(three) == result
    assert f"改好了 {sum(result)} 个文件" in told
    assert "Traceback" not in told


def test_who_agrees_to_nothing_is_told_so(sample, three):
    code, told = asked(sample, ["q\n"])
    assert mended(three) == [False, False, False]
    assert "没有改动任何文件。" in told
    assert code == 1


def test_on_a_terminal_the_two_lines_have_colours(sample, three):
    _, told = asked(sample, ["q\n"])
    assert "\x1b[31m    - 标题：甲\x1b[0m" in told
    assert "\x1b[32m    + 标题: 甲\x1b[0m" in told


# --- what can go wrong ----------------------------------------------------------------------------


def call(sample, capsys):
    code = main(["check", f"--content={sample.content}", "--as-of=2026-11-05", "--fix", "--yes"])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_file_that_was_saved_meanwhile_is_not_written(sample, faulty, capsys, monkeypatch):
    copymode = "shutil.copymode"
    real = __import__("shutil").copymode

    def saved_by_somebody(source, target):
        Path(source).write_text(FAULTY + "又写了一句。\n", "utf-8")
        real(source, target)

    monkeypatch.setattr(copymode, saved_by_somebody)
    code, _, said = call(sample, capsys)
    assert code == 1
    assert said == "communities/guangming/2026/a.md 刚才又被别人保存过，程序没有改它；请再运行一次。\n"
    assert faulty.read_text("utf-8") == FAULTY + "又写了一句。\n"
    assert names(faulty.parent) == ["a.md"]


@pytest.mark.parametrize("at", ["write", "replace"])
@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "磁盘已满，程序没有改它；请腾出空间再运行一次。"),
        (
            errno.EACCES,
            "没有权限读写 communities/guangming/2026/a.md，程序没有改它；"
            "请检查它的权限，或者是否被别的程序打开。",
        ),
    ],
)
def test_a_disk_that_does_not_play_along_is_one_sentence_and_the_file_stays(
    at, number, sentence, sample, faulty, capsys, monkeypatch
):
    def broken(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync" if at == "write" else "pathlib.Path.replace", broken)
    sample.write("communities/guangming/2026/b.md", "---\n标题: 乙\n日期: 2026-10-09\n分类: 党建\n---\n")
    with monkeypatch.context() as only_ours:
        only_ours.setattr("civic.desk.corrections.fix.BuildSession", _session(sample))
        code, _, said = call(sample, capsys)
    assert (code, said) == (1, sentence + "\n")
    assert faulty.read_text("utf-8") == FAULTY
    assert names(faulty.parent) == ["a.md", "b.md"]


def _session(sample):
    """A build session that writes nothing, so that the disk is touched by the mending alone."""
    from datetime import date

    from civic.reading.site import read_site

    class SilentSession:
        def __init__(self, cache):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def read(self, content, as_of):
            return read_site(content, sample.folder / "cache", date(2026, 11, 5))

    return SilentSession


@pytest.fixture
def disk(tmp_path):
    made = Disk(tmp_path / "disk")
    yield made
    made.end()


def test_on_a_disk_without_room_nothing_is_lost_and_with_room_it_goes_on(disk):
    sample = Sample(disk.folder / "site")
    text = FAULTY + ("正文。" * 100 + "\n") * 1_000
    file = sample.write("communities/guangming/2026/a.md", text)
    disk.resize(disk.used())
    ended = fix(sample, "--yes")
    assert ended.returncode == 1
    assert ended.stderr == "磁盘已满，程序没有改它；请腾出空间再运行一次。\n"
    assert file.read_text("utf-8") == text
    assert names(file.parent) == ["a.md"]
    disk.resize(AMPLE)
    assert fix(sample, "--yes").returncode == 0
    assert file.read_text("utf-8").startswith(RIGHT)


def test_what_a_link_leads_to_is_mended_and_the_link_stays_one(sample):
    file = sample.write("communities/guangming/稿/a.md", FAULTY)
    link = sample.content / "communities/guangming/2026.md"
    link.symlink_to("稿/a.md")
    fix(sample, "--yes")
    assert file.read_text("utf-8") == RIGHT
    assert link.is_symlink()
    assert names(link.parent) == ["2026.md", "community.yaml", "稿"]


def test_a_file_that_may_not_be_written_is_told_and_the_others_are_mended(sample, three, capsys, monkeypatch):
    real = os.access
    monkeypatch.setattr("os.access", lambda path, mode: real(path, mode) and Path(path) != three[1].resolve())
    code, out, said = call(sample, capsys)
    assert code == 1
    assert said.startswith("没有权限读写 communities/guangming/2026/b.md，程序没有改它")
    assert mended(three) == [True, False, True]
    assert "改好了 2 个文件" in out


def test_the_json_of_check_is_not_touched_by_what_could_be_mended(sample, faulty):
    ended = desk("check", f"--content={sample.content}", "--format=json", "--as-of=2026-11-05")
    assert "date" in {fault["field"] for fault in json.loads(ended.stdout)["problems"]}
