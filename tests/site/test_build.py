"""build: whole or not at all, its exit codes, and what it writes beside the site."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.office_files import pdf
from tests.site.demo import DAY
from tests.site.running import copied_project
from tests.site.sample import ROOT, desk, digest, surroundings

AFTER_A_BUILD = [".output.build", "content", "output", "output.manifest.json", "output.problems.json"]


def beside(sample):
    """Names of what lies beside the content folder."""
    return sorted(path.name for path in sample.folder.iterdir())


def test_content_in_good_order_is_built_with_exit_code_0(sample):
    sample.post("guangming/2026/a.md")
    built = sample.build()
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith(f"网站已生成：{sample.output}（")
    assert built.has("/communities/guangming/2026/a/")
    assert beside(sample) == AFTER_A_BUILD


def test_without_any_problem_an_empty_list_is_written(sample):
    sample.build()
    assert json.loads((sample.folder / "output.problems.json").read_text()) == {"problems": []}


def test_warnings_alone_do_not_change_the_exit_code(sample):
    sample.post("guangming/2026/a.md", 心情="好")
    built = sample.build()
    assert (built.code, [p["severity"] for p in built.problems]) == (0, ["warning"])
    assert "【提醒】" in built.err
    assert built.has("/communities/guangming/2026/a/")


def test_a_post_with_a_problem_is_held_back_and_told_and_the_rest_is_built_with_exit_code_2(sample):
    sample.post("guangming/2026/good.md", title="好的")
    sample.post("guangming/2026/bad.md", title="坏的", category="党建工作")
    built = sample.build()
    assert built.code == 2
    assert built.has("/communities/guangming/2026/good/")
    assert built.mentions("坏的") == []
    assert not built.file("/communities/guangming/2026/bad/").parent.exists()
    assert "communities/guangming/2026/bad.md" in built.err
    assert built.problems == [
        {
            "file": "communities/guangming/2026/bad.md",
            "line": 4,
            "field": "category",
            "code": "category-unknown",
            "message": built.problems[0]["message"],
            "hint": built.problems[0]["hint"],
            "severity": "problem",
        }
    ]
    assert "党建工作" in built.problems[0]["message"]
    assert built.problems[0]["hint"]


def test_the_json_beside_the_output_is_that_of_check(sample):
    sample.post("guangming/2026/bad.md", category="党建工作", 心情="好")
    built = sample.build()
    checked = desk("check", f"--content={sample.content}", "--as-of=2026-11-05", "--format=json")
    assert (sample.folder / "output.problems.json").read_text("utf-8") == checked.stdout
    assert len(built.problems) == 2


def test_strict_leaves_the_old_site_untouched_where_a_post_is_held_back(sample):
    sample.post("guangming/2026/good.md", title="好的")
    before = sample.build()
    stamps = {path: path.stat().st_mtime_ns for path in sample.output.rglob("*")}
    sample.post("guangming/2026/neu.md", title="新的")
    sample.post("guangming/2026/bad.md", title="坏的", category="无")
    after = sample.build("--strict")
    assert (before.code, after.code, after.out) == (0, 2, "")
    assert after.err.endswith("有文章存在问题，按 --strict 的要求，这次没有生成网站；原来的网站保持不变。\n")
    assert {path: path.stat().st_mtime_ns for path in sample.output.rglob("*")} == stamps
    assert [p["file"] for p in after.problems] == ["communities/guangming/2026/bad.md"]
    assert beside(sample) == AFTER_A_BUILD


def test_strict_writes_nothing_at_all_where_there_was_no_site(sample):
    sample.post("guangming/2026/bad.md", category="无")
    assert sample.build("--strict").code == 2
    assert not sample.output.exists()


def test_strict_builds_where_there_are_warnings_only(sample):
    sample.post("guangming/2026/a.md", 心情="好")
    built = sample.build("--strict")
    assert built.code == 0
    assert built.has("/communities/guangming/2026/a/")


def test_a_fault_of_the_registry_gives_exit_code_1_and_leaves_the_last_good_site(sample):
    sample.post("guangming/2026/a.md")
    before = sample.build()
    kept = digest(before.bytes())
    sample.write("registry/outlets.yaml", "- {key: heihe-daily, name: 黑河日报, level: 市里, points: 4}\n")
    sample.post("guangming/2026/b.md")
    after = sample.build()
    assert (after.code, after.out) == (1, "")
    assert after.err.endswith("registry 文件夹里的登记有错，这次没有生成网站；原来的网站保持不变。\n")
    assert [p["file"] for p in after.problems] == ["registry/outlets.yaml"]
    assert digest(after.bytes()) == kept


@pytest.mark.parametrize("name", ["site.yaml", "columns.yaml", "taxonomy.yaml", "outlets.yaml"])
def test_a_registry_without_one_of_its_files_builds_nothing(name, sample):
    (sample.content / "registry" / name).unlink()
    built = sample.build()
    assert built.code == 1
    assert [p["file"] for p in built.problems] == [f"registry/{name}"]
    assert not sample.output.exists()


def test_a_unit_with_a_fault_is_held_back_with_all_its_posts_and_named(sample):
    sample.post("guangming/2026/a.md", title="光明的文章")
    sample.post("xinhua/2026/b.md", title="新华的文章", body="见 [光明](/communities/guangming/2026/a/)。")
    sample.unit("guangming", 类型="街道")
    built = sample.build()
    assert built.code == 2
    assert built.mentions("光明的文章") == []
    assert not (built.folder / "communities" / "guangming").exists()
    assert "光明社区" in built.words("/")
    assert "光明社区" in built.words("/leaderboard/2026-11/")
    assert built.page("/communities/xinhua/2026/b/").xpath("//article//a[contains(@href, 'guangming')]") == []


def test_two_units_of_one_code_are_both_held_back(sample):
    sample.unit("xinhua", 代码='"231124100002"')
    built = sample.build()
    assert built.code == 2
    assert {p["file"] for p in built.problems} == {
        "communities/guangming/community.yaml",
        "communities/xinhua/community.yaml",
    }
    assert built.has("/communities/xixing-xiang/")
    assert not built.has("/communities/xinhua/")


def test_a_folder_with_files_of_somebody_else_is_never_replaced(sample):
    sample.output.mkdir()
    (sample.output / "论文.txt").write_text("三年的心血", "utf-8")
    built = sample.build()
    assert (built.code, built.out) == (1, "")
    assert built.err == (
        f"文件夹 {sample.output} 里有不是本程序生成的东西，为免误删，"
        "没有生成网站，原来的网站保持不变；请换一个空文件夹。\n"
    )
    assert (sample.output / "论文.txt").read_text("utf-8") == "三年的心血"
    assert beside(sample) == [".output.build", "content", "output"]


def test_an_empty_folder_is_as_good_as_none(sample):
    sample.output.mkdir()
    assert sample.build().code == 0


def test_an_output_that_is_a_file_is_one_sentence(sample):
    sample.output.write_text("eine Datei")
    built = sample.build()
    assert built.code == 1
    assert built.err.count("\n") == 1
    assert str(sample.output) in built.err
    assert sample.output.read_text() == "eine Datei"


def test_the_folders_above_the_output_are_made(sample):
    assert sample.build(output="deep/er/output").code == 0


def test_a_post_that_goes_takes_all_its_files_with_it(sample):
    sample.picture("communities/guangming/2026/a.jpg")
    sample.write("communities/guangming/2026/a.pdf", pdf("x"))
    file = sample.post("guangming/2026/a.md", "![图](a.jpg)\n\n[表](a.pdf)")
    assert sample.build().has("/communities/guangming/2026/a/a.pdf")
    file.unlink()
    after = sample.build()
    assert not after.file("/communities/guangming/2026/").parent.exists()
    assert not (after.folder / "media").exists()


def test_a_number_that_must_not_be_published_stands_nowhere(sample):
    number = "110105194912310" + "02X"
    sample.post("guangming/2026/a.md", f"某某的身份证号是 {number}。")
    sample.post(f"guangming/2026/{number}.md", title="名单", slug="ming-dan")
    sample.write(f"communities/xinhua/2026/{number}.pdf", pdf("x"))
    sample.post("xinhua/2026/b.md", f"[表]({number}.pdf)")
    built = sample.build()
    assert built.code == 2
    assert {p["code"] for p in built.problems} == {"identity-number"}
    assert built.mentions(number) == []
    told = (built.out + built.err + json.dumps(built.problems, ensure_ascii=False)).replace(f"{number}.", "")
    assert number not in told


@pytest.fixture
def interrupted(sample):
    """A site that stands, and a way to send a signal into the middle of the next build of it."""
    for number in range(150):
        sample.post(f"guangming/2026/p{number}.md", title=f"第{number}篇")
    kept = digest(sample.build().bytes())
    sample.post("guangming/2026/neu.md", title="新的")

    def send(sent):
        words = [f"--content={sample.content}", f"--output={sample.output}", "--as-of=2026-11-05"]
        running = subprocess.Popen(
            [sys.executable, "-m", "civic.desk", "build", *words],
            cwd=ROOT,
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        begun = sample.folder / ".output.build" / "unfinished"
        until = time.monotonic() + 60
        while not begun.exists() and time.monotonic() < until:
            time.sleep(0.001)
        running.send_signal(sent)
        out, err = running.communicate(timeout=60)
        now = {
            p.relative_to(sample.output).as_posix(): p.read_bytes()
            for p in sample.output.rglob("*")
            if p.is_file()
        }
        assert digest(now) == kept
        return running.returncode, out, err

    return send


def test_ctrl_c_in_the_middle_leaves_the_old_site_and_nothing_half_made(interrupted, sample):
    assert interrupted(signal.SIGINT) == (130, "", "已中断，没有生成网站，原来的网站保持不变。\n")
    assert beside(sample) == AFTER_A_BUILD


def test_a_build_that_was_killed_leaves_the_old_site_and_the_next_one_goes_through(interrupted, sample):
    assert interrupted(signal.SIGKILL)[0] == -signal.SIGKILL
    built = sample.build()
    assert (built.code, built.err) == (0, "")
    assert built.has("/communities/guangming/2026/neu/")
    assert beside(sample) == AFTER_A_BUILD


@pytest.fixture
def project(tmp_path):
    """A copy of the project's code, whose theme may be broken."""
    return copied_project(tmp_path / "project")


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("post.html", "{% extends 'base.html' %}{% block content %}{{ no.such.value }}{% endblock %}"),
        ("404.html", "{% never closed"),
    ],
    ids=["value", "syntax"],
)
def test_a_broken_template_leaves_the_old_site_complete_and_says_one_sentence(
    template, text, project, sample
):
    def build():
        words = (f"--content={sample.content}", f"--output={sample.output}", "--as-of=2026-11-05")
        return desk("build", *words, environment={"PYTHONPATH": str(project / "plugins")}, folder=project)

    sample.post("guangming/2026/a.md")
    assert build().returncode == 0
    kept = {path: path.read_bytes() for path in sample.output.rglob("*") if path.is_file()}
    sample.post("guangming/2026/b.md")
    (project / "themes" / "civic" / "templates" / template).write_text(text, "utf-8")
    ended = build()
    now = {path: path.read_bytes() for path in sample.output.rglob("*") if path.is_file()}
    assert (ended.returncode, ended.stdout) == (1, "")
    trace = sample.folder / "output.error.txt"
    assert ended.stderr == (
        f"程序出错了，没有生成网站，原来的网站保持不变；请把文件 {trace} 发给维护人员。\n"
    )
    assert "jinja2" in trace.read_text("utf-8")
    assert now == kept
    assert not (sample.folder / ".output.build" / "new").exists()


def test_a_plugin_that_does_not_load_is_not_passed_over(project, sample):
    (project / "plugins" / "civic" / "pages" / "sitemap.py").write_text("import no_such_module\n")
    words = (f"--content={sample.content}", f"--output={sample.output}")
    ended = desk("build", *words, environment={"PYTHONPATH": str(project / "plugins")}, folder=project)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert not sample.output.exists()


def test_a_plugin_taken_out_of_the_list_takes_its_pages_out(project, sample):
    conf = project / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8").replace('    "civic.pages.sitemap",\n', ""), "utf-8")
    words = (f"--content={sample.content}", f"--output={sample.output}", "--as-of=2026-11-05")
    ended = desk("build", *words, environment={"PYTHONPATH": str(project / "plugins")}, folder=project)
    assert ended.returncode == 0, ended.stderr
    assert not (sample.output / "sitemap.xml").exists()
    assert (sample.output / "index.html").exists()


def test_pelican_itself_builds_the_same_bytes(demo, tmp_path):
    words = [sys.executable, "-m", "pelican", "-s", str(ROOT / "pelicanconf.py"), "-o", str(tmp_path / "out")]
    words += [str(demo.folder.with_name("content")), "-e", f'CIVIC_AS_OF="{DAY}"']
    ended = subprocess.run(
        words, cwd=ROOT, env=surroundings(), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert ended.returncode == demo.code, ended.stderr
    again = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in sorted((tmp_path / "out").rglob("*"))
        if path.is_file()
    }
    assert digest(again) == digest(demo.bytes())


@pytest.mark.parametrize(
    "machine",
    [
        {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "42", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANGUAGE": "tr"},
    ],
    ids=["west", "east"],
)
def test_two_builds_are_equal_byte_for_byte_on_other_machines(machine, demo):
    content = demo.folder.with_name("content")
    output = demo.folder.with_name(f"again-{machine['PYTHONHASHSEED']}")
    words = (f"--content={content}", f"--output={output}", f"--as-of={DAY}")
    ended = desk("build", *words, environment=machine)
    assert ended.returncode == demo.code, ended.stderr
    again = type(demo)(ended.returncode, "", "", output)
    assert digest(again.bytes()) == digest(demo.bytes())
    shutil.rmtree(output)


def test_where_no_day_is_given_it_is_the_day_in_shanghai(sample):
    sample.post("guangming/2026/a.md", date="2100-01-01")
    words = (f"--content={sample.content}", f"--output={sample.output}")
    ended = desk("build", *words, environment={"TZ": "America/Los_Angeles"})
    assert ended.returncode == 0
    shanghai = subprocess.run(
        ["date", "+%Y-%m"],
        env={**os.environ, "TZ": "Asia/Shanghai"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (sample.output / "leaderboard" / shanghai.stdout.strip() / "index.html").is_file()
    assert not (sample.output / "communities" / "guangming" / "2100").exists()


def test_lists_beside_the_output_that_were_deleted_are_written_again_though_nothing_has_changed(sample):
    sample.post("guangming/2026/a.md")
    sample.build()
    lists = [sample.folder / f"output.{name}.json" for name in ("manifest", "problems")]
    kept = [path.read_bytes() for path in lists]
    for path in lists:
        path.unlink()
    sample.build()
    assert [path.read_bytes() for path in lists] == kept


OWN = """
from engine.hooks import offer
from engine.page import Page, Portion, fact

def portions(view):
    yield Portion("own", pages, {"units": fact(len(view.site.units))})

def pages(units):
    yield Page("/own.txt", "robots.txt", {"demo": True})

def register():
    offer(portions)
"""


def test_a_plugin_that_lies_beside_ours_is_built_anew_when_its_code_changes(project, sample):
    def build():
        words = (f"--content={sample.content}", f"--output={sample.output}", "--as-of=2026-11-05")
        ended = desk("build", *words, environment={"PYTHONPATH": str(project / "plugins")}, folder=project)
        assert (ended.returncode, ended.stderr) == (0, "")
        return (sample.output / "own.txt").read_text("utf-8")

    own, conf = project / "own.py", project / "pelicanconf.py"
    own.write_text(OWN, "utf-8")
    conf.write_text(conf.read_text("utf-8") + 'PLUGINS.append("own")\n', "utf-8")
    before = build()
    own.write_text(OWN.replace("True", "bool(0)"), "utf-8")
    assert build() != before
