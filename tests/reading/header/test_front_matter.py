"""A file cut into header and body, and the header's lines as their writer meant them."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.front_matter import read_header
from civic.reading.header.yaml_nodes import YamlMapping, YamlScalar, YamlSequence
from civic.reading.schema.post import POST

FILE = "communities/x/a.md"
BODY = "\n今天下午，社区工作人员看望了老人。\n"


def plain(node):
    """A tree without its lines."""
    if isinstance(node, YamlScalar):
        return node.text
    if isinstance(node, YamlSequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def read(lines):
    """The values of a header whose lines stand between two ---."""
    return plain(read_header(f"---\n{lines}\n---\n{BODY}", FILE, POST).mapping)


def told(text):
    return [
        (p.code, p.line, dict(p.detail).get("case", ""))
        for p in sorted(read_header(text, FILE, POST).problems, key=lambda p: p.line)
    ]


def told_of(lines):
    """What is told of a header's lines; the first of them is line 2 of the file."""
    return told(f"---\n{lines}\n---\n{BODY}")


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
    assert header.mapping == YamlMapping((), 2) or header.mapping.entries == ()
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


# --- read without complaint -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "标题: 甲",
        "标题：甲",
        "标题： 甲",
        "标题:甲",
        "标题 : 甲",
        "标题：　甲",
        "标题:　甲　",
        '"标题": 甲',
        "标题:\t甲",
    ],
)
def test_any_colon_behind_a_known_key_will_do(line):
    assert read(line) == {"标题": "甲"}
    assert told_of(line) == []


def test_a_full_width_colon_makes_a_key_of_any_word_at_the_beginning_of_a_line():
    assert read("标题: 甲\n备注：乙") == {"标题": "甲", "备注": "乙"}


def test_a_half_width_colon_without_a_blank_makes_a_key_of_known_words_only():
    assert told_of("标题: 甲\n备注:乙") == [("yaml-broken", 3, "glued-colon")]


@pytest.mark.parametrize(
    "value",
    [
        "关于: 通知",
        "关于：通知",
        "时间：8:30",
        "第一 # 不是注释",
        "# 不是注释",
        "[图] 现场",
        "[图]",
        "{甲}",
        "* 星",
        "*重点*",
        "&甲",
        "!甲",
        "@全体居民",
        "`代码`",
        "%5",
        "- 甲",
        "? 问",
        '"十五五"规划',
        '关于"十五五"规划',
        '"甲"和"乙"',
        '"未完',
        "'未完",
        "“甲”",
        "| 甲",
        "> 5 岁",
        ">",
        "a\\b",
        "https://example.org/a?b=c#d",
        "~",
        "null",
        "03",
    ],
)
def test_in_a_text_field_everything_up_to_the_end_of_the_line_counts(value):
    expected = "" if value == ">" else value
    assert read(f"标题: {value}\n日期: 2026-10-09") == {"标题": expected, "日期": "2026-10-09"}
    assert told_of(f"标题: {value}\n日期: 2026-10-09") == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"甲: 乙"', "甲: 乙"),
        ("'甲''乙'", "甲'乙"),
        ('"甲\\"乙\\t丙"', '甲"乙\t丙'),
        ('"C:\\新华"', "C:\\新华"),
        ('""', ""),
        ('"', '"'),
    ],
)
def test_quotes_count_if_they_enclose_the_whole_value(value, text):
    assert read(f"标题: {value}") == {"标题": text}


def test_a_text_may_go_on_below_a_bar_line_by_line():
    assert read("摘要: |\n  第一段: 甲\n  # 第二段\n\n    第三段\n标题: 乙") == {
        "摘要": "第一段: 甲\n# 第二段\n\n  第三段",
        "标题": "乙",
    }


def test_a_text_may_go_on_below_an_angle_bracket_folded():
    assert read("摘要: >\n  one\n  two\n\n  three\n标题: 乙") == {"摘要": "one two\nthree", "标题": "乙"}


def test_an_indented_line_goes_on_with_the_text_above():
    assert read("摘要: one\n  two\n来源: 'three\n  four'") == {"摘要": "one two", "来源": "three four"}


def test_a_value_may_stand_below_its_key():
    assert read("标题:\n  甲\n日期:\n  2026-10-09") == {"标题": "甲", "日期": "2026-10-09"}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("日期: 2026-10-09 # 周五", "2026-10-09"),
        ('日期: "2026-10-09" # 周五', "2026-10-09"),
        ("日期: '2026-10-09'", "2026-10-09"),
        ("日期: # 以后再填", ""),
    ],
)
def test_a_remark_does_not_belong_to_a_short_value(line, value):
    assert read(line) == {"日期": value}


def test_a_line_of_remarks_is_passed_over():
    assert read("# 以下必填\n标题: 甲\n  # 说明\n日期: 乙") == {"标题": "甲", "日期": "乙"}


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("[甲, 乙]", ["甲", "乙"]),
        ("[甲,乙, ]", ["甲", "乙"]),
        ("[\"甲, 乙\", '丙']", ["甲, 乙", "丙"]),
        ("[[图], 乙]", ["[图]", "乙"]),
        ('[*重点*, @甲, 关于"十五五"规划, 甲: 乙]', ["*重点*", "@甲", '关于"十五五"规划', "甲: 乙"]),
        ("[甲] # 备注", ["甲"]),
        ("[甲,\n  乙]", ["甲", "乙"]),
        ('["甲\\"、, 乙",\n  \'丙\n  丁\']', ['甲"、, 乙', "丙 丁"]),
        ("[甲,\n乙\n]", ["甲", "乙"]),
        ("\n  - 甲\n  - 乙", ["甲", "乙"]),
        ("\n- 甲\n- 乙", ["甲", "乙"]),
        ('\n  - 甲: 乙\n  - *芳\n  - "丙"\n  -\n', ["甲: 乙", "*芳", "丙"]),
        ("[]", []),
        ("[甲，乙、丙,丁]", ["甲", "乙", "丙", "丁"]),
        ('["甲，乙"，丙、[图、表]]', ["甲，乙", "丙", "[图、表]"]),
        ("甲、乙", "甲、乙"),
        ("[图] 春节", "[图] 春节"),
        ("张**、李**", "张**、李**"),
        ("*芳", "*芳"),
        ("", ""),
    ],
)
def test_a_list_may_be_written_in_brackets_or_line_by_line_or_be_one_text(lines, values):
    assert read(f"作者: {lines}\n标题: 甲") == {"作者": values, "标题": "甲"}
    assert told_of(f"作者: {lines}\n标题: 甲") == []


ADOPTION = {"媒体": "黑河日报", "日期": "2026-10-12"}


@pytest.mark.parametrize(
    "lines",
    [
        "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12",
        "采用：\n  - 媒体：黑河日报\n    日期：2026-10-12",
        "采用:\n  - 媒体:黑河日报\n    日期:2026-10-12",
        "采用:\n- 媒体: 黑河日报\n  日期: 2026-10-12",
        "采用:\n    -   媒体: 黑河日报\n        日期: 2026-10-12 # 二版",
        "采用:\n  -\n    媒体: 黑河日报\n    日期: 2026-10-12",
        "采用:\n  - {媒体: 黑河日报, 日期: 2026-10-12}",
        "采用:\n  - {媒体：黑河日报, 日期：2026-10-12}",
        "采用:\n  - {媒体:黑河日报, 日期:2026-10-12}",
        "采用: [{媒体: 黑河日报, 日期: 2026-10-12}]",
        "采用:\n  [{媒体: 黑河日报,\n    日期: 2026-10-12}]",
        "采用: # 一次\n\n  - 媒体: 黑河日报\n\n    # 日期\n    日期: 2026-10-12",
    ],
)
def test_adoptions_may_be_written_in_every_form_of_a_list(lines):
    assert read(f"{lines}\n标题: 甲") == {"采用": [ADOPTION], "标题": "甲"}
    assert told_of(f"{lines}\n标题: 甲") == []


def test_one_mapping_may_stand_where_a_list_is_wanted():
    assert read("采用:\n  媒体: 黑河日报\n  日期: 2026-10-12") == {"采用": ADOPTION}
    assert read("采用: {媒体: 黑河日报, 日期: 2026-10-12}") == {"采用": ADOPTION}


def test_texts_within_an_entry_hold_whatever_they_hold():
    lines = "采用:\n  - 媒体: 黑河日报: 要闻 # 注\n    网址: https://example.org/#a: b # 注\n    版面: [3] # 版\n    头条: 是"
    assert read(lines) == {
        "采用": [
            {"媒体": "黑河日报: 要闻", "网址": "https://example.org/#a: b", "版面": "[3] # 版", "头条": "是"}
        ]
    }


def test_a_full_width_colon_within_an_entry_makes_no_key_of_an_unknown_word():
    assert read("采用:\n  - 媒体: 甲\n    版面: 三\n      时间：8:30") == {
        "采用": [{"媒体": "甲", "版面": "三 时间：8:30"}]
    }


def test_english_and_chinese_keys_may_be_mixed_inside_lists():
    assert read("adoptions:\n  - outlet: 甲\n    日期: 乙") == {"adoptions": [{"outlet": "甲", "日期": "乙"}]}


def test_a_whole_header_may_stand_in_braces():
    assert read("{标题：甲, date:2026-10-09, tags: [a, b]}") == {
        "标题": "甲",
        "date": "2026-10-09",
        "tags": ["a", "b"],
    }


def test_a_header_may_be_indented_as_a_whole():
    assert read("  标题: 甲\n  采用:\n    - 媒体: 乙") == {"标题": "甲", "采用": [{"媒体": "乙"}]}
    assert told_of("  标题: 甲\n  采用:\n    - 媒体: 乙") == []


def test_lines_are_those_of_the_file():
    text = "\n---\n标题: 甲\n\n# 注\n采用:\n  - 媒体: 乙\n\n    日期: 丙\n  - {媒体: 丁,\n     日期: 戊}\n作者:\n  - 己\n---\n"
    title, adoptions, authors = read_header(text, FILE, POST).mapping.entries
    first, second = adoptions.value.items
    assert (title.line, adoptions.line, authors.line) == (3, 6, 12)
    assert [entry.line for entry in first.entries] == [7, 9]
    assert [entry.line for entry in second.entries] == [10, 11]
    assert authors.value.items[0].line == 13


# --- what YAML says -------------------------------------------------------------------------------

# Neither a hash nor a dash: a quotation folded before one of them by a program is not read without loss.
_TEXT = st.lists(
    st.text(st.sampled_from("甲乙a1:'\"\\*&[]{},|>@!?%` \U00020bb7，：、"), min_size=1, max_size=12),
    min_size=1,
    max_size=12,
).map(lambda words: " ".join(" ".join(words).split()))
_SAID = _TEXT.filter(bool)
_HEADERS = st.fixed_dictionaries(
    {"标题": _SAID, "date": st.just("2026-10-09")},
    optional={
        "summary": _SAID,
        # a program writes `[甲、乙]` without quotes for one item; people mean two
        "tags": st.lists(_SAID.filter(lambda text: not {"，", "、"} & set(text)), min_size=1, max_size=3),
        "采用": st.lists(
            st.fixed_dictionaries({"媒体": _SAID.filter(lambda text: len(text) < 30), "page": _SAID}),
            min_size=1,
            max_size=2,
        ),
        "void": st.fixed_dictionaries({"原因": st.just("虚假"), "date": st.just("2026-10-12")}),
    },
)


@given(_HEADERS, st.sampled_from([None, False, True]), st.sampled_from([None, '"', "'"]))
def test_what_a_program_writes_as_yaml_is_read_as_it_was_meant(header, flow, style):
    text = yaml.safe_dump(
        header, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=False
    )
    assert read(text.rstrip("\n")) == header
    assert told_of(text.rstrip("\n")) == []


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ('摘要: "one \\\n  two"', "one two"),
        ("摘要: 'it''s\n\n  two'", "it's\ntwo"),
        ('摘要: "one\n  two" three', '"one two" three'),
        ('日期: "2026-10-\\\n  09"', "2026-10-09"),
    ],
)
def test_a_quotation_may_go_on_over_several_lines(lines, value):
    assert list(read(lines).values()) == [value]


# --- slips ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "problems", "values"),
    [
        ("\t标题: 甲", [("yaml-broken", 2, "tab")], {"标题": "甲"}),
        ("标题: 甲\n\t日期: 乙", [("yaml-broken", 3, "tab")], {"标题": "甲", "日期": "乙"}),
        ("标题: 甲\n　日期: 乙", [("yaml-broken", 3, "wide-blank")], {"标题": "甲", "日期": "乙"}),
        ("标题: 甲\n\u200b日期: 乙", [("yaml-broken", 3, "wide-blank")], {"标题": "甲", "日期": "乙"}),
        ("标题: 甲\n 日期: 乙", [("yaml-broken", 3, "indent")], {"标题": "甲", "日期": "乙"}),
        ("标题: 甲\n 日期：乙", [("yaml-broken", 3, "indent")], {"标题": "甲", "日期": "乙"}),
        (" 标题: 甲\n日期: 乙", [("yaml-broken", 3, "indent")], {"标题": "甲", "日期": "乙"}),
        ("日期: 乙\n  丙", [("yaml-broken", 3, "indent")], {"日期": "乙"}),
        ("标签:\n-甲\n- 乙", [("yaml-broken", 3, "dash")], {"标签": ["甲", "乙"]}),
        ("标签: 甲\n  - 乙", [("yaml-broken", 3, "dash-below-value")], {"标签": ["乙"]}),
        ("主题: [甲, 乙\n标题: 丙", [("yaml-broken", 2, "bracket")], {"主题": ["甲", "乙"], "标题": "丙"}),
        (
            "- 标题: 甲\n- 日期: 乙",
            [("yaml-broken", 2, "dash-extra"), ("yaml-broken", 3, "dash-extra")],
            {"标题": "甲", "日期": "乙"},
        ),
        (
            "采用:\n媒体: 甲\n日期: 乙\n日期: 丙",
            [("yaml-broken", 3, "nested"), ("yaml-broken", 4, "nested")],
            {"采用": {"媒体": "甲", "日期": "乙"}, "日期": "丙"},
        ),
        (
            "采用:\n  -媒体: 甲\n    日期: 乙",
            [("yaml-broken", 3, "dash")],
            {"采用": [{"媒体": "甲", "日期": "乙"}]},
        ),
        (
            "采用:\n\t- 媒体: 甲\n\t  日期: 乙",
            [("yaml-broken", 3, "tab"), ("yaml-broken", 4, "tab")],
            {"采用": [{"媒体": "甲", "日期": "乙"}]},
        ),
        (
            "采用:\n  - 媒体: 甲\n     日期: 乙",
            [("yaml-broken", 4, "indent")],
            {"采用": [{"媒体": "甲", "日期": "乙"}]},
        ),
        (
            "采用:\n  - {媒体：甲，日期：乙}",
            [("yaml-broken", 3, "flow-comma")],
            {"采用": [{"媒体": "甲", "日期": "乙"}]},
        ),
        ("采用:\n  - {媒体: 甲\n标题: 丙", [("yaml-broken", 3, "bracket")], {"采用": [""], "标题": "丙"}),
    ],
)
def test_a_slip_is_told_on_its_line_and_the_line_is_read_nevertheless(lines, problems, values):
    assert told_of(lines) == problems
    assert read(lines) == values


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("日期: &a 2026-10-09", "yaml-anchor"),
        ("日期: *a", "yaml-anchor"),
        ("日期: !!str 2026-10-09", "yaml-tag"),
        ("主题: &a [甲]", "yaml-anchor"),
        ("标签: &a [甲]", "yaml-anchor"),
        ("作者: !x [甲]", "yaml-tag"),
        ("采用: &a\n  - 媒体: 甲", "yaml-anchor"),
        ("采用: [*a]", "yaml-anchor"),
        ("采用:\n  - *a", "yaml-anchor"),
        ("采用:\n  - &a {媒体: 甲}", "yaml-anchor"),
        ("作废: !x {原因: 虚假}", "yaml-tag"),
        ("<<: *a", "yaml-anchor"),
    ],
)
def test_anchors_aliases_and_tags_are_refused(lines, code):
    assert (code, lines.count("\n") + 2 if "\n  - " in lines and "&a\n" not in lines else 2, "") in told_of(
        lines
    )


def test_one_slip_does_not_silence_another_nor_hide_what_stands_around_it():
    lines = "标题: 甲\n\t来源: 乙\n主题: [丙\n什么\n采用:\n  -媒体: 丁\n    日期: &a 戊\n标签: 己"
    assert told_of(lines) == [
        ("yaml-broken", 3, "tab"),
        ("yaml-broken", 4, "bracket"),
        ("yaml-broken", 7, "dash"),
        ("yaml-anchor", 8, ""),
    ]
    assert read(lines)["标签"] == "己"


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
