"""YAML as a plain tree in which everything knows its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.yaml_nodes import (
    YamlEntry,
    YamlMapping,
    YamlScalar,
    YamlSequence,
    distinct_entries,
    fields_of,
    read_yaml,
)

FILE = "registry/x.yaml"


def told(text, first_line=1):
    """Code, line and case of each problem of a text."""
    _, problems = read_yaml(text, FILE, first_line)
    return [(p.code, p.line, dict(p.detail).get("case", "")) for p in problems]


def test_lists_and_mappings_keep_their_order_and_their_lines():
    tree, problems = read_yaml("name: 光明\n\nlinks:\n  - a\n  - {key: b}\n", FILE)
    assert problems == ()
    assert tree == YamlMapping(
        (
            YamlEntry("name", 1, YamlScalar("光明", 1)),
            YamlEntry(
                "links",
                3,
                YamlSequence(
                    (YamlScalar("a", 4), YamlMapping((YamlEntry("key", 5, YamlScalar("b", 5)),), 5)), 4
                ),
            ),
        ),
        1,
    )


def test_lines_are_counted_from_the_line_on_which_the_text_begins():
    assert read_yaml("a: 1\nb: 2", FILE, first_line=7)[0].entries[1].line == 8


def test_every_scalar_is_text_as_it_stands_in_the_file():
    tree, _ = read_yaml("- 1:30\n- 03\n- No\n- ~\n- 2026-10-09\n- 1.50\n- '007'\n-", FILE)
    assert [item.text for item in tree.items] == ["1:30", "03", "No", "~", "2026-10-09", "1.50", "007", ""]


def test_windows_line_ends_count_as_one_line_each():
    assert read_yaml("a: 1\r\nb: 2\r\n", FILE)[0].entries[1] == YamlEntry("b", 2, YamlScalar("2", 2))


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_line_marks_that_no_editor_counts_do_not_shift_the_lines(mark):
    assert read_yaml(f"a: 甲{mark}乙\nb: 2", FILE)[0].entries[1].line == 2


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有说明\n", "---\n"])
def test_an_empty_text_is_nothing_and_no_problem(text):
    assert read_yaml(text, FILE) == (None, ())


def test_anchors_aliases_and_tags_are_refused_each_on_its_line():
    assert told("a: &x 1\nb: *x\nc: !!str 3\nd: !thing {e: 1}") == [
        ("yaml-anchor", 1, ""),
        ("yaml-anchor", 2, ""),
        ("yaml-tag", 3, ""),
        ("yaml-tag", 4, ""),
    ]


def test_a_repeated_key_stays_in_the_tree_for_whoever_knows_what_it_means():
    assert told("- {key: a, key: b}") == []
    tree, _ = read_yaml("a: 1\nb: 2\na: 3", FILE)
    assert [(entry.key, entry.value.text) for entry in tree.entries] == [("a", "1"), ("b", "2"), ("a", "3")]


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("a: 1\n\tb: 2\nc: 3", 2, "tab"),
        ("a:\n\t- 1\nc: 3", 2, "tab"),
        ("- a\n-b\n- c", 2, "dash"),
        ("名称：光明社区\n代码: 1", 1, "full-colon"),
        ("a: 1\n名称：光明社区", 2, "full-colon"),
        ("a:b\nc: d", 1, "glued-colon"),
        ('a: 1\nb: "甲\nc: 3', 2, "quote"),
        ("b: '甲\nc: 3", 1, "quote"),
        ('a: "十五五"规划\nc: 3', 1, "quote-goes-on"),
        ("a: 关于: 通知\nc: 3", 1, "colon-within"),
        ("a: [1, 2\nc: 3", 1, "bracket"),
        ("- {key: a\n- {key: b}", 1, "bracket"),
        ("- {key: b}}", 1, "bracket"),
        ("a: @x\nb: 1", 1, "special"),
        ("a: 1\n b: 2\nc: 3", 2, "indent"),
        ("a: '1'\n  b: 2\nc: 3", 2, "indent"),
        ('z: "\\q"\nb: 1', 1, "escape"),
        ('a: 1\nz: "\\e[31m"', 2, "escape"),
        ('a: 1\nz: ["\\0"]', 2, "escape"),
        ('"\\x9b31m": 1\nb: 2', 1, "escape"),
        ('z: "\\ud800"\nb: 1', 1, "escape"),
        ("a: 1\n---\nb: 2", 2, "second"),
        ("? [a]\n: b", 1, "key"),
        ("a\x01: 3", 1, "character"),
        ("[" * 50 + "]" * 50, 1, "deep"),
        ("a: 1\n说明", 2, "shape"),
    ],
)
def test_a_broken_place_is_told_with_its_line_and_its_cause(text, line, cause):
    assert ("yaml-broken", line, cause) in told(text)


def test_a_broken_line_is_repeated_in_the_message_cut_to_forty_characters():
    [problem] = read_yaml("a: 1\n  名称: " + "长" * 60, FILE)[1]
    shown = dict(problem.detail)["text"]
    assert len(shown) == 40
    assert shown.endswith("长…")


def test_a_broken_entry_does_not_silence_the_others_nor_their_faults():
    tree, problems = read_yaml('a: "x\nb: 1\nc: [2\nd: &y 4\n', FILE, first_line=3)
    assert [(p.code, p.line) for p in problems] == [
        ("yaml-broken", 3),
        ("yaml-broken", 5),
        ("yaml-anchor", 6),
    ]
    assert [entry.key for entry in tree.entries] == ["b", "d"]


def test_a_key_repeated_across_a_broken_entry_stays_too():
    tree, _ = read_yaml('a: 1\nb: "x\na: 2', FILE)
    assert [(entry.key, entry.line) for entry in tree.entries] == [("a", 1), ("a", 3)]


NAMES = {"name": "name", "名称": "name", "code": "code", "代码": "code"}


def fields(text, within=""):
    tree, _ = read_yaml(text, FILE)
    return fields_of(tree, NAMES, FILE, within)


def test_english_and_chinese_keys_mean_the_same():
    found, problems = fields("名称: 甲\ncode: 1")
    assert {name: entry.value.text for name, entry in found.items()} == {"name": "甲", "code": "1"}
    assert problems == ()


def test_a_repeated_key_is_told_at_its_second_place_by_its_english_name_and_the_first_value_stays():
    found, [problem] = fields("名称: 甲\ncode: 1\n名称: 乙", within="units[2]")
    assert found["name"].value.text == "甲"
    assert (problem.code, problem.line, problem.field) == ("key-repeated", 3, "units[2].name")
    assert dict(problem.detail) == {"key": "名称", "first": "名称", "before": "1"}


@pytest.mark.parametrize(("in_registry", "again"), [(False, "key-unknown"), (True, "key-repeated")])
def test_an_unknown_key_given_twice_is_a_repetition_in_the_registry_alone(in_registry, again):
    tree, _ = read_yaml("天气: 晴\n天气: 雨", FILE)
    _, problems = fields_of(tree, NAMES, FILE, in_registry=in_registry)
    assert [(p.code, p.line, p.field) for p in problems] == [("key-unknown", 1, "天气"), (again, 2, "天气")]


def test_keys_that_are_no_names_of_fields_are_told_by_themselves():
    tree, _ = read_yaml("2026: 1\n2027: 2\n2026: 3", FILE)
    entries, [problem] = distinct_entries(tree, FILE, "points")
    assert [(entry.key, entry.line) for entry in entries] == [("2026", 1), ("2027", 2)]
    assert (problem.code, problem.line, problem.field) == ("key-repeated", 3, "points.2026")


def test_an_english_and_a_chinese_key_for_one_field_are_a_repetition():
    found, [problem] = fields("名称: 甲\nname: 乙")
    assert found["name"].value.text == "甲"
    assert (problem.code, problem.line, problem.field) == ("key-repeated", 2, "name")
    assert dict(problem.detail) == {"case": "two-names", "key": "name", "first": "名称", "before": "1"}


def test_an_unknown_key_is_a_warning_that_names_what_was_probably_meant():
    _, [problem] = fields("名秤: 甲", within="units[2]")
    assert (problem.code, problem.severity, problem.field) == ("key-unknown", "warning", "units[2].名秤")
    assert dict(problem.detail) == {"case": "near", "key": "名秤", "near": "名称"}


def test_an_unknown_key_that_resembles_nothing_is_only_told():
    _, [problem] = fields("天气: 晴")
    assert dict(problem.detail) == {"key": "天气"}


@given(st.text())
def test_no_text_makes_it_raise(text):
    read_yaml(text, FILE)


@given(st.text(alphabet="a:- \n\t\"'[]{},#&*!|>?%@：1"))
def test_no_text_of_marks_makes_it_raise_and_every_problem_has_a_line_of_the_text(text):
    _, problems = read_yaml(text, FILE, first_line=5)
    assert all(5 <= problem.line < 6 + text.count("\n") for problem in problems)
