"""A file cut into header and body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.front_matter import read_header
from civic.reading.header.yaml_nodes import YamlMapping
from civic.reading.schema.post import POST
from tests.reading.header.header_lines import FILE, told, told_of

# --- header and body ------------------------------------------------------------------------------


def test_the_body_begins_behind_the_second_fence_with_its_line():
    header = read_header("---\n标题: 甲\n---\n正文\n第二行", FILE, POST)
    assert (header.body, header.body_line, header.problems) == ("正文\n第二行", 4, ())


def test_blank_lines_before_the_header_count_as_lines_and_are_no_problem():
    header = read_header("\n \n　\n---\n标题: 甲\n---\n正文", FILE, POST)
    assert header.mapping.entries[0].line == 5
    assert (header.body, header.body_line, header.problems) == ("正文", 7, ())


@pytest.mark.parametrize("fence", ["--- ", "---\t", "\ufeff---", "---　"])
def test_blanks_and_invisible_characters_around_a_fence_do_not_matter(fence):
    assert told(f"{fence}\n标题: 甲\n{fence}\n正文") == []


def test_a_rule_in_the_body_stays_in_the_body():
    assert read_header("---\n标题: 甲\n---\n上\n\n---\n\n下", FILE, POST).body == "上\n\n---\n\n下"


def test_an_empty_header_is_a_header():
    header = read_header("---\n---\n正文", FILE, POST)
    assert header.mapping == YamlMapping((), 1)
    assert header.problems == ()


@pytest.mark.parametrize(
    ("text", "problems", "keys", "body"),
    [
        ("", [("header-missing", 1, "empty")], None, ""),
        ("\n\n", [("header-missing", 1, "empty")], None, "\n\n"),
        ("各位居民：\n你们好。", [("header-missing", 1, "")], None, "各位居民：\n你们好。"),
        ("\n# 标题\n正文", [("header-missing", 2, "")], None, "\n# 标题\n正文"),
        ("标题：甲\n日期：乙\n\n正文", [("header-missing", 1, "bare")], ["标题", "日期"], "\n正文"),
        ("标题：甲\n日期：乙\n---\n正文", [("header-missing", 1, "bare")], ["标题", "日期"], "正文"),
        (
            "----\n标题: 甲\n----\n正文",
            [("header-missing", 1, "almost"), ("header-unclosed", 3, "almost")],
            ["标题"],
            "正文",
        ),
        ("———\n标题: 甲\n---\n正文", [("header-missing", 1, "almost")], ["标题"], "正文"),
        ("- - -\n标题: 甲\n---\n正文", [("header-missing", 1, "almost")], ["标题"], "正文"),
        ("－－－\n标题: 甲\n---\n正文", [("header-missing", 1, "almost")], ["标题"], "正文"),
        ("```yaml\n---\n标题: 甲\n---\n```\n正文", [("header-missing", 1, "code")], ["标题"], "```\n正文"),
        ("```\n标题: 甲\n---\n正文", [("header-missing", 1, "code")], ["标题"], "正文"),
        ("重阳节\n---\n标题: 甲\n---\n正文", [("header-missing", 1, "before")], ["标题"], "正文"),
        ("---\n标题: 甲\n日期: 乙\n\n正文", [("header-unclosed", 3, "")], ["标题", "日期"], "\n正文"),
        (
            "---\n标题: 甲\n日期: 乙\n正文。\n\n下",
            [("header-unclosed", 3, "")],
            ["标题", "日期"],
            "正文。\n\n下",
        ),
        ("---\n标题: 甲\n-----\n正文", [("header-unclosed", 3, "almost")], ["标题"], "正文"),
        ("---\n标题: 甲\n——\n正文", [("header-unclosed", 3, "almost")], ["标题"], "正文"),
        ("---", [("header-unclosed", 1, "")], [], ""),
        (
            "---\n标题: 甲\n\n各位居民：\n你们好。\n再见。\n\n---\n\n下",
            [("header-unclosed", 2, "")],
            ["标题"],
            "\n各位居民：\n你们好。\n再见。\n\n---\n\n下",
        ),
    ],
)
def test_a_header_with_faulty_fences_is_told_and_read_as_far_as_it_goes(text, problems, keys, body):
    header = read_header(text, FILE, POST)
    assert told(text) == problems
    assert (None if header.mapping is None else [e.key for e in header.mapping.entries]) == keys
    assert header.body == body


def test_lines_without_a_key_inside_a_closed_header_are_told_one_by_one():
    assert told_of("标题: 甲\n这是什么\n日期: 乙\n又是什么") == [
        ("yaml-broken", 3, "no-word"),
        ("yaml-broken", 5, "no-word"),
    ]


# --- whatever is typed ----------------------------------------------------------------------------------------


@given(st.text(alphabet="标题日期采用媒体作者:： \t\n-|>[]{}\"'#&*!a1，　\ufeff"))
def test_no_text_makes_it_raise_and_every_problem_has_a_line_of_the_file(text):
    header = read_header(f"---\n{text}", FILE, POST)
    assert all(1 <= p.line <= text.count("\n") + 2 for p in header.problems)


@pytest.mark.parametrize(
    "text",
    [
        "标题: 甲\n" + "正文没有空行\n" * 5_000,
        "主题: [甲\n" + "乙,\n" * 5_000,
        "作者:\n" + "  -乙\n" * 5_000,
        "采用:\n" + "媒体: 乙\n" * 5_000,
        "标题: " + "- " * 50_000 + "\n",
        "-" * 50_000 + " " * 50_000 + "x\n",
        " " * 100_000 + "x: y\n",
        "备" * 50_000 + ": y\n",
        "主题: [" + "[" * 50_000 + "\n",
        '标题: "' + '\\"' * 50_000 + "\n",
        "采用: {" + "媒体：" * 20_000 + "\n",
    ],
    ids=range(11),
)
def test_a_header_that_nobody_means_is_read_to_its_end(text):
    # Each took minutes where a search began anew at every line or mark: then this run stands still.
    assert read_header(f"---\n{text}---\n正文", FILE, POST).body.endswith("正文")
    assert read_header(text, FILE, POST).problems
