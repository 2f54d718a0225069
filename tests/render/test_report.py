"""Problems as people and programs read them (specification.md §4.5)."""

import json

from civic.core.problems import problem
from civic.render.report import problems_json, report

LOST = problem("link-missing", "communities/aaa/a.md", 9, target="表.pdf", like="")
WITHOUT_WORDS = problem("alt-missing", "communities/aaa/a.md", 12, target="a.jpg")
UNUSED = problem("file-unused", "communities/bbb/b.jpg", name="b.jpg")


def test_problems_stand_below_their_file_with_line_sentence_and_remedy_and_are_counted_at_the_end():
    assert report([LOST, WITHOUT_WORDS, UNUSED]) == (
        "\n"
        "communities/aaa/a.md\n"
        "  【问题】第 9 行：找不到要链接的文件「表.pdf」。\n"
        "    怎么改：请把文件放进这篇文章所在的文件夹，名称要写得完全一样；不要了就把链接删掉。\n"
        "  【提醒】第 12 行：图片「a.jpg」没有文字说明，看不见图片的人不知道上面是什么。\n"
        "    怎么改：请在方括号里写一句话，例如 ![居民在社区包饺子](a.jpg)。\n"
        "\n"
        "communities/bbb/b.jpg\n"
        "  【提醒】没有哪篇文章用到「b.jpg」。\n"
        "    怎么改：要用它，请在文章里写上它的名称；不要的请移走。\n"
        "\n"
        "共 1 个问题（涉及 1 个文件，改好之前这些文章不会发布），2 个提醒（不影响发布）。\n"
    )


def test_a_problem_that_is_only_told_counts_as_a_warning():
    last = report([LOST.as_warning()]).splitlines()[-1]
    assert last == "共 0 个问题（涉及 0 个文件，改好之前这些文章不会发布），1 个提醒（不影响发布）。"


def test_where_nothing_is_wrong_nothing_is_reported():
    assert report([]) == ""
    assert problems_json([]) == '{\n  "problems": []\n}\n'


def test_the_json_has_every_problem_in_its_order_with_its_sentences():
    assert json.loads(problems_json([LOST, UNUSED])) == {
        "problems": [
            {
                "file": "communities/aaa/a.md",
                "line": 9,
                "field": None,
                "code": "link-missing",
                "message": "找不到要链接的文件「表.pdf」。",
                "hint": "请把文件放进这篇文章所在的文件夹，名称要写得完全一样；不要了就把链接删掉。",
                "severity": "problem",
            },
            {
                "file": "communities/bbb/b.jpg",
                "line": None,
                "field": None,
                "code": "file-unused",
                "message": "没有哪篇文章用到「b.jpg」。",
                "hint": "要用它，请在文章里写上它的名称；不要的请移走。",
                "severity": "warning",
            },
        ]
    }


def test_the_json_is_readable_chinese_a_key_a_line():
    lines = problems_json([LOST]).splitlines()
    assert '      "message": "找不到要链接的文件「表.pdf」。",' in lines


def test_a_name_that_would_steer_a_terminal_is_shown_harmless_by_the_report_and_whole_by_the_json():
    name = "communities/aaa/\x1b[31m\u202e\udc80.md"
    odd = problem("link-missing", name, 9, target="表.pdf", like="")
    assert report([odd]).splitlines()[1] == "communities/aaa/\ufffd[31m\ufffd\ufffd.md"
    written = problems_json([odd])
    assert '"file": "communities/aaa/\\u001b[31m\\u202e\\udc80.md"' in written
    assert json.loads(written)["problems"][0]["file"] == name
