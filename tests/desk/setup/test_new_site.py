"""new --site: a county's own content, whole or not at all, and nothing in it that nobody has said."""

import codecs
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
import yaml

from civic.core.model import Kind
from civic.desk.setup import new_site as desk_new_site
from civic.reading.site import read_site
from tests.desk.setup.beginning import ANSWERS, DAY, URL, files, read, told
from tests.site.sample import ROOT, Built, desk, surroundings


def test_the_new_content_stands_where_the_demo_stood_and_nothing_is_wrong_with_it(begin, demo, capsys):
    before = files(demo.content)
    assert begin(*ANSWERS) == 0
    site = read(demo)
    assert [(unit.key, unit.name, unit.code) for unit in site.units] == [
        ("guangming", "光明社区", "231124100002"),
        ("xinhua", "新华社区", "231124100004"),
        ("xinhua-2", "鑫华社区", "231124100012"),
    ]
    aside = demo.folder / "content-示例-2026-11-26"
    assert files(aside) == before
    assert sorted(path.name for path in demo.folder.iterdir() if "content" in path.name) == [
        "content",
        aside.name,
    ]
    out = capsys.readouterr().out
    assert f"示例内容已移到 {aside}。\n" in out
    assert "孙吴县民政社区博客的内容已写在" in out


def test_what_was_said_is_what_the_registry_says(begin, demo):
    answers = told(
        ANSWERS,
        body="孙吴县民政局（样本）",
        section="基层政权股",
        name="孙吴样本网站",
        short="样本",
        url="https://county.example/minzheng",
        phone="0456-8420000",
        mailbox="minzheng@example.org",
        address="某某路 1 号：二楼 # 左边",
        id="2311240001",
        icp="黑ICP备00000000号",
        police="黑公网安备 00000000000000号",
        opened="2026年12月1日",
    )
    assert begin(*answers) == 0
    site = read(demo)
    info = site.registry.site
    assert (info.url, info.name, info.short_name) == (URL, "孙吴样本网站", "样本")
    assert (info.body, info.section, info.area_code) == ("孙吴县民政局（样本）", "基层政权股", "231124")
    assert (info.phone, info.mailbox) == ("0456-8420000", "minzheng@example.org")
    assert info.address == "某某路 1 号：二楼 # 左边"
    assert (info.domain, info.id_code, info.icp) == ("county.example", "2311240001", "黑ICP备00000000号")
    assert (info.police, info.demo) == ("黑公网安备 00000000000000号", False)
    assert {unit.opened for unit in site.units} == {date(2026, 12, 1)}


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("http://localhost:8000/", ""),
        ("http://[::1]/a", ""),
        ("https://WWW.county.example:8443/", "www.county.example"),
    ],
)
def test_the_domain_of_the_page_tags_is_that_of_the_address_where_it_is_one(url, domain, begin, demo):
    assert begin(*told(ANSWERS, url=url)) == 0
    assert read(demo).registry.site.domain == domain


def test_what_was_not_said_stays_empty(begin, demo):
    assert begin(*ANSWERS) == 0
    site = read(demo)
    info = site.registry.site
    assert (info.body, info.name, info.short_name) == ("孙吴县民政局", "孙吴县民政社区博客", "孙吴县社区博客")
    empty = (
        info.section,
        info.phone,
        info.mailbox,
        info.address,
        info.hours,
        info.id_code,
        info.icp,
        info.police,
    )
    assert set(empty) == {""}
    for unit in site.units:
        assert (unit.opened, unit.staff, unit.mailbox, unit.phone, unit.address) == (None, None, "", "", "")


def test_every_fact_that_the_demos_site_yaml_may_have_can_be_filled_in(begin, demo):
    assert begin(*ANSWERS) == 0
    keys = [
        re.findall(r"^([a-z_]+):", (folder / "registry/site.yaml").read_text("utf-8"), re.M)
        for folder in (demo.content, ROOT / "content")
    ]
    assert keys[0] == keys[1]


def test_categories_themes_rules_and_columns_are_those_that_the_demo_shows(begin, demo):
    assert begin(*ANSWERS) == 0
    for name in ("taxonomy.yaml", "scoring.yaml"):
        one, other = (
            yaml.safe_load((f / "registry" / name).read_text("utf-8"))
            for f in (demo.content, ROOT / "content")
        )
        assert one == other
    site = read(demo)
    assert [column.key for column in site.registry.columns] == [
        "news",
        "notices",
        "policies",
        "guides",
        "downloads",
    ]


def test_outlets_are_those_of_the_countys_own_city_and_province(begin, demo):
    assert begin(*ANSWERS) == 0
    outlets = [(o.name, o.level, o.points_in(2026)) for o in read(demo).registry.outlets]
    assert outlets == [
        ("孙吴县民政社区博客", "county", 1),
        ("孙吴县人民政府门户网站", "county", 2),
        ("孙吴县融媒体中心", "county", 2),
        ("黑河市民政局网站", "city", 2),
        ("黑河市人民政府门户网站", "city", 3),
        ("黑河市主要报纸", "city", 4),
        ("黑龙江省民政厅网站", "province", 5),
        ("黑龙江省主要报纸", "province", 8),
        ("民政部网站", "nation", 12),
        ("中国社会报", "nation", 12),
        ("中央主要媒体", "nation", 20),
    ]


@pytest.mark.parametrize("place", [["鼓楼区", "2"], ["北京市东城区"], ["东莞市"], ["五大连池市"]])
def test_no_other_place_is_named_anywhere(place, begin, demo):
    assert begin(*place, *told(ANSWERS, units="3")[1:]) == 0
    read(demo)
    text = b"".join(files(demo.content).values()).decode()
    assert not re.search("示例|演示|孙吴", text.replace("正式使用是 false", "").replace("有“示例”标记", ""))
    assert ("黑河" in text) is (place == ["五大连池市"])
    names = [outlet.name for outlet in read(demo).registry.outlets]
    assert len(set(names)) == len(names)


def test_levels_that_fall_together_come_once(begin, demo):
    assert begin("北京市东城区", *ANSWERS[1:]) == 0
    levels = [(o.key, o.name) for o in read(demo).registry.outlets if o.level in ("city", "province")]
    assert levels == [("province-minzheng", "北京市民政局网站"), ("province-paper", "北京市主要报纸")]


def test_all_is_shown_once_more_before_anything_is_written(begin, demo, capsys):
    before = files(demo.folder)
    assert begin(*told(ANSWERS, yes="否", units="3", opened="2026-12-01")) == 1
    out = capsys.readouterr().out
    for line in (
        "  地方：黑龙江省黑河市孙吴县\n",
        "  主办单位：孙吴县民政局\n",
        "  承办股室：（空着）\n",
        f"  网站地址：{URL}\n",
        "  单位：7 个（光明社区、新华社区、鑫华社区、孙吴镇、西兴乡、平度村、西兴村）\n",
        "  开通日期：2026-12-01\n",
        f"  现在的示例内容会移到 {demo.folder / 'content-示例-2026-11-26'}，不会丢。\n",
    ):
        assert line in out
    assert out.endswith("没有写入，什么也没有变。\n")
    assert files(demo.folder) == before


@pytest.mark.parametrize("count", [0, 1, 6, 14])
def test_answers_that_end_too_early_leave_everything_as_it_was(count, begin, demo, capsys):
    before = files(demo.folder)
    assert begin(*ANSWERS[:count]) == 1
    assert (
        capsys.readouterr().err == "回答到这里就断了，还有问题没有回答，什么也没有新建；请从头再运行一次。\n"
    )
    assert files(demo.folder) == before


def test_content_that_is_no_demo_is_not_touched(begin, demo, capsys):
    demo.site_yaml(demo="false")
    before = files(demo.folder)
    assert begin(*ANSWERS) == 1
    sentence = f"{demo.content} 里已经是正式的内容（或者 site.yaml 读不出来），没有动它；"
    assert capsys.readouterr().err == sentence + "要另建一套，请用 --content 写一个新文件夹的名字。\n"
    assert files(demo.folder) == before


def test_a_registry_that_cannot_be_read_is_no_demo(begin, demo, capsys):
    demo.write("registry/site.yaml", "demo: true\n")
    before = files(demo.folder)
    assert begin(*ANSWERS) == 1
    assert "没有动它" in capsys.readouterr().err
    assert files(demo.folder) == before


def test_another_folder_may_be_named_and_the_demo_stays(begin, demo):
    demo.site_yaml(demo="false")
    before = files(demo.content)
    other = demo.folder / "新的/内容"
    assert begin(*ANSWERS, content=other) == 0
    assert files(demo.content) == before
    assert read_site(other, demo.folder / "cache", DAY).problems == ()
    assert [path.name for path in other.parent.iterdir()] == ["内容"]


def test_an_empty_folder_is_filled(begin, demo):
    other = demo.folder / "空的"
    other.mkdir()
    assert begin(*ANSWERS, content=other) == 0
    assert read_site(other, demo.folder / "cache", DAY).site is not None


def test_a_second_demo_of_the_day_goes_into_a_folder_of_its_own(begin, demo):
    (demo.folder / "content-示例-2026-11-26").mkdir()
    assert begin(*ANSWERS) == 0
    assert files(demo.folder / "content-示例-2026-11-26-2")["communities/guangming/2026/a.md"]


def test_where_the_system_cannot_exchange_two_folders_the_end_is_the_same(begin, demo, monkeypatch):
    before = files(demo.content)
    monkeypatch.setattr(desk_new_site, "exchange_folders", lambda one, other: False)
    assert begin(*ANSWERS) == 0
    assert files(demo.folder / "content-示例-2026-11-26") == before
    assert [unit.key for unit in read(demo).units] == ["guangming", "xinhua", "xinhua-2"]


@pytest.mark.parametrize("renamed", [1, 3, 4])
def test_a_folder_that_cannot_be_renamed_leaves_the_demo_where_it_was(
    renamed, begin, demo, monkeypatch, capsys
):
    before = files(demo.folder)
    real, calls = type(demo.folder).rename, []

    def rename(path, target):
        calls.append(path)
        if len(calls) == renamed:
            raise PermissionError(13, "in use", str(path))
        return real(path, target)

    monkeypatch.setattr(desk_new_site, "exchange_folders", lambda one, other: False)
    monkeypatch.setattr("pathlib.Path.rename", rename)
    assert begin(*ANSWERS) == 1
    monkeypatch.undo()
    assert "什么也没有新建" in capsys.readouterr().err
    assert files(demo.folder) == before


KILLED = """
import io, os, sys
from datetime import date
from pathlib import Path
from civic.desk.setup import new_site
steps, last = 0, int(sys.argv[3])

def dies(real):
    def step(*words):
        global steps
        steps += 1
        if steps > last:
            os._exit(9)
        return real(*words)
    return step

new_site.exchange_folders = dies(new_site.exchange_folders)
Path.rename = dies(Path.rename)
sys.stdin = io.StringIO(sys.argv[4])
os._exit(new_site.new_site(Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 11, 26)))
"""


@pytest.mark.parametrize(("steps", "code", "new"), [(0, 9, False), (1, 9, False), (2, 0, True)])
def test_killed_between_any_two_steps_the_content_is_the_old_one_or_the_new_one(
    steps, code, new, demo, list_of_units
):
    before = files(demo.content)
    answers = "".join(f"{answer}\n" for answer in ANSWERS[1:])
    words = [sys.executable, "-c", KILLED, str(demo.content), str(list_of_units), str(steps), answers]
    ended = subprocess.run(words, cwd=ROOT, env=surroundings(), capture_output=True, timeout=120, check=False)
    assert ended.returncode == code, ended.stderr
    if new:
        assert files(demo.folder / "content-示例-2026-11-26") == before
        assert [unit.key for unit in read(demo).units] == ["jianhua", "guangming"]
    else:
        assert files(demo.content) == before


def test_what_is_only_pointed_out_does_not_cost_all_the_answers(begin, demo, capsys):
    assert begin(*told(ANSWERS, name="孙吴县" * 27)) == 0  # the title of the first post is too long with it
    assert "【提醒】第 2 行：标题有" in capsys.readouterr().err
    site = (demo.content / "registry" / "site.yaml").read_text("utf-8")
    assert "孙吴县" * 27 in site


def test_an_answer_that_no_page_can_show_is_told_before_anything_changes(begin, demo, capsys):
    before = files(demo.folder)
    assert begin(*told(ANSWERS, name="民政部网站")) == 1  # an outlet has this name
    told_of = capsys.readouterr().err
    assert "registry/outlets.yaml" in told_of
    assert told_of.endswith("没有写入，什么也没有变；请换个写法再运行一次。\n")
    assert files(demo.folder) == before


def test_a_list_of_ones_own_needs_no_network_and_asks_for_what_it_does_not_say(
    begin, demo, monkeypatch, tmp_path
):
    monkeypatch.setattr(desk_new_site, "fetch_tables", None)
    (tmp_path / "单位.csv").write_text("代码,名称\n231124100002,光明社区\n231124201000,西兴乡\n", "utf-8")
    answers = ["孙吴县", "黑龙江省", "黑河市", "2", *ANSWERS[2:]]
    assert begin(*answers, more=[f"--units={tmp_path / '单位.csv'}"]) == 0
    site = read(demo)
    assert [(unit.key, unit.kind) for unit in site.units] == [
        ("guangming", Kind.COMMUNITY),
        ("xixing-xiang", Kind.TOWNSHIP),
    ]
    assert "黑河市人民政府门户网站" in [outlet.name for outlet in site.registry.outlets]


def test_a_list_that_is_not_there_is_a_wrong_call(begin, capsys):
    assert begin(more=["--units=没有.csv"]) == 64
    assert capsys.readouterr().err == "找不到 --units 后面写的文件「没有.csv」，请检查路径。\n"


# --- the whole way, as it is walked -------------------------------------------------------------------


@pytest.fixture
def list_of_units(tmp_path):
    listed = {"county": {"code": "231124", "name": "孙吴县"}, "city": {"code": "2311", "name": "黑河市"}}
    listed |= {"province": {"code": "23", "name": "黑龙江省"}}
    listed |= {
        "units": [{"code": "231124100002", "name": "光明社区"}, {"code": "231124100001", "name": "建华社区"}]
    }
    file = tmp_path / "单位.json"
    file.write_text(json.dumps(listed), "utf-8")
    return file


def words(demo, list_of_units):
    return ["new", "--site", f"--content={demo.content}", f"--units={list_of_units}"]


def test_through_a_pipe_a_site_is_begun_that_builds_without_a_mark_of_the_demo(demo, list_of_units):
    answers = "".join(f"{answer}\n" for answer in told(ANSWERS, opened="2026-11-01")[1:])
    ended = subprocess.run(
        [sys.executable, "-m", "civic.desk", *words(demo, list_of_units)],
        cwd=ROOT,
        env=surroundings(),
        input=answers,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    checked = desk("check", f"--content={demo.content}")
    assert (checked.returncode, checked.stdout) == (0, "没有发现问题。\n")
    ended = desk("build", f"--content={demo.content}", f"--output={demo.output}", "--strict")
    built = Built(ended.returncode, ended.stdout, ended.stderr, demo.output)
    assert built.code == 0, built.err
    assert {
        "/",
        "/news/",
        "/about/",
        "/contribute/",
        "/contact/",
        "/communities/jianhua/",
    } <= built.addresses()
    assert built.mentions("示例") == []
    assert built.mentions("演示") == []
    assert "孙吴县民政社区博客和大家见面了" in built.listed("/news/")


class Terminal:
    """`new` at a terminal: what it says is read, what is typed is sent as keys."""

    def __init__(self, *words):
        self.screen, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "civic.desk", *words],
            cwd=ROOT,
            env=surroundings(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.said, self.decoder = "", codecs.getincrementaldecoder("utf-8")()

    def hears(self, text):
        """Read until `text` is said; what is said behind it is left for the next time."""
        until = time.monotonic() + 60
        while text not in self.said:
            heard, _, _ = select.select([self.screen], [], [], 1)
            assert time.monotonic() < until, self.said
            try:
                data = os.read(self.screen, 65536) if heard else b""
            except OSError:  # the other side has gone
                raise AssertionError(self.said) from None
            self.said += self.decoder.decode(data).replace("\r\n", "\n")
        self.said = self.said.partition(text)[2]

    def is_interrupted(self, text):
        """Ctrl-C until `text` is said: one that comes right before a question waits for the next key, as everywhere."""
        until = time.monotonic() + 60
        heard = False
        while not heard:
            assert time.monotonic() < until, self.said
            self.process.send_signal(signal.SIGINT)
            heard = bool(select.select([self.screen], [], [], 3)[0])
        self.hears(text)

    def types(self, text):
        os.write(self.screen, f"{text}\n".encode())

    def ends(self):
        return self.process.wait(timeout=60)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.screen)


@pytest.fixture
def terminal(demo, list_of_units):
    opened = Terminal(*words(demo, list_of_units))
    yield opened
    opened.close()


def test_at_a_terminal_it_asks_one_thing_after_the_other(demo, terminal):
    terminal.hears("黑龙江省黑河市孙吴县，代码 231124。")
    terminal.hears("哪些单位现在就要有博客，写序号（别的以后可以用 new --unit 加）：")
    terminal.types("1")
    for question in ("主办单位", "具体承办的股室", "网站的名称", "网站的简称"):
        terminal.hears(question)
        terminal.types("")
    terminal.hears("网站的完整地址")
    terminal.types("minzheng")
    terminal.hears("网站地址「minzheng」不对。")
    terminal.types(URL)
    for question in ("电话", "业务邮箱", "办公地址", "标识码", "ICP", "公安备案号", "从哪一天开通"):
        terminal.hears(question)
        terminal.types("")
    terminal.hears("写入 ")
    terminal.types("是")
    terminal.hears("的内容已写在")
    assert terminal.ends() == 0
    assert [unit.key for unit in read(demo).units] == ["jianhua", "guangming"]


@pytest.mark.parametrize("answered", [0, 5])
def test_ctrl_c_leaves_everything_as_it_was(answered, demo, terminal):
    before = files(demo.folder)
    terminal.hears("哪些单位现在就要有博客")
    for answer in ANSWERS[1 : answered + 1]:
        terminal.types(answer)
    if answered:
        terminal.hears("网站的完整地址")
    terminal.is_interrupted("已中断，什么也没有新建。")
    assert terminal.ends() == 130
    assert files(demo.folder) == before
