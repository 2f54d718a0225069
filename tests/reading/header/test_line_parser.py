"""The lines of a header as a tree, as their writer meant them; a slip is told, and its line is read nevertheless."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.front_matter import read_header
from civic.reading.schema.post import POST
from tests.reading.header.header_lines import FILE, read, told_of

# --- read without complaint -----------------------------------------------------------------------


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


def test_an_indented_line_goes_on_with_the_text_above():
    assert read("摘要: one\n  two\n来源: 'three\n  four'") == {"摘要": "one two", "来源": "three four"}


def test_a_value_may_stand_below_its_key():
    assert read("标题:\n  甲\n日期:\n  2026-10-09") == {"标题": "甲", "日期": "2026-10-09"}


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


def test_in_braces_the_words_of_an_adoption_are_text_where_no_adoption_stands():
    lines = "{标题: 甲, 日期: 2026-10-09, 摘要: 见下，网址：http://a.b}"
    assert read(lines)["摘要"] == "见下，网址：http://a.b"
    assert told_of(lines) == []


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
