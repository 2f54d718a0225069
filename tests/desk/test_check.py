"""check: every problem and warning in one run, for people and for programs, without building."""

import json

from tests.site.sample import desk


def check(sample, *options):
    return desk("check", f"--content={sample.content}", "--as-of=2026-11-05", *options)


def test_content_in_good_order_is_told_so(sample):
    sample.post("guangming/2026/a.md")
    ended = check(sample)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "没有发现问题。\n", "")


def test_a_problem_gives_exit_code_1_and_names_file_and_line(sample):
    sample.post("guangming/2026/a.md", category="党建工作")
    ended = check(sample)
    assert ended.returncode == 1
    assert "communities/guangming/2026/a.md\n" in ended.stdout
    assert "  【问题】第 4 行：" in ended.stdout
    assert "共 1 个问题（涉及 1 个文件" in ended.stdout


def test_warnings_alone_give_exit_code_0(sample):
    sample.post("guangming/2026/a.md", 心情="好")
    ended = check(sample)
    assert ended.returncode == 0
    assert "  【提醒】第 5 行：" in ended.stdout


def test_nothing_is_built_and_nothing_is_written_beside_the_content(sample):
    sample.post("guangming/2026/a.md", category="党建工作")
    check(sample)
    assert [path.name for path in sample.folder.iterdir()] == ["content"]


def test_one_run_tells_the_faults_of_all_files(sample):
    sample.post("guangming/2026/a.md", category="党建工作", status="已发")
    sample.post("xinhua/2026/b.md", "见 [附件](没有.pdf)。")
    sample.write("communities/xinhua/2026/c.md", "没有开头的文字")
    files = [fault["file"] for fault in json.loads(check(sample, "--format=json").stdout)["problems"]]
    assert files == [
        "communities/guangming/2026/a.md",
        "communities/guangming/2026/a.md",
        "communities/xinhua/2026/b.md",
        "communities/xinhua/2026/c.md",
    ]


def test_json_has_exactly_the_keys_of_the_contract(sample):
    sample.post("guangming/2026/a.md", category="党建工作", 心情="好")
    ended = check(sample, "--format=json")
    told = json.loads(ended.stdout)
    assert ended.stderr == ""
    assert list(told) == ["problems"]
    first, second = told["problems"]
    assert list(first) == ["file", "line", "field", "code", "message", "hint", "severity"]
    assert (first["file"], first["line"], first["field"]) == (
        "communities/guangming/2026/a.md",
        4,
        "category",
    )
    assert (first["code"], first["severity"]) == ("category-unknown", "problem")
    assert (second["line"], second["code"], second["severity"]) == (5, "key-unknown", "warning")
    assert "党建工作" in first["message"]


def test_json_of_content_in_good_order_is_an_empty_list(sample):
    ended = check(sample, "--format=json")
    assert (ended.returncode, json.loads(ended.stdout)) == (0, {"problems": []})


def test_a_fault_of_a_whole_file_has_no_line_and_no_field(sample):
    text = sample.post("guangming/2026/a.md").read_text("utf-8")
    sample.write("communities/guangming/2026/a.md", text.encode("utf-16"))
    (fault,) = json.loads(check(sample, "--format=json").stdout)["problems"]
    assert (fault["line"], fault["field"], fault["code"]) == (None, None, "encoding-utf16")


def test_a_place_in_a_list_of_adoptions_is_named(sample):
    sample.post(
        "guangming/2026/a.md",
        adoptions="[{outlet: 黑河日报, date: 2026-10-12, page: A1}, {outlet: 黑河日报, date: 下周三, page: A2}]",
    )
    (fault,) = json.loads(check(sample, "--format=json").stdout)["problems"]
    assert fault["field"] == "adoptions[1].date"


def test_faults_of_the_registry_are_told_together(sample):
    sample.site_yaml(url="sample")
    sample.write("registry/columns.yaml", "- {key: communities, name: 社区, type: 工作动态}\n")
    ended = check(sample, "--format=json")
    assert ended.returncode == 1
    assert [fault["file"] for fault in json.loads(ended.stdout)["problems"]] == [
        "registry/columns.yaml",
        "registry/site.yaml",
    ]


def test_the_day_decides_what_a_fault_is(sample):
    sample.post("guangming/2026/a.md", "![](没有.jpg)", withdrawn="2026-11-01")
    assert check(sample).returncode == 0
    before = desk("check", f"--content={sample.content}", "--as-of=2026-10-31")
    assert before.returncode == 1
