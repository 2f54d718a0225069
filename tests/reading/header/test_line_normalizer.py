"""The dialect of headers in the files of the registry: what is mended, and what stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.header.line_normalizer import normalize_flow, normalize_lines
from civic.reading.schema.post import ADOPTION, POST
from civic.reading.schema.registry import COLUMN, OUTLET, SCORING, TAXONOMY
from civic.reading.schema.site import SITE


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("名称：光明", "名称: 光明"),
        ("name:光明", "name: 光明"),
        ("name ：　光明", "name: 光明"),
        ('"名称"：光明', "名称: 光明"),
        ("名称：", "名称:"),
        ("名称： # 还没有", "名称: # 还没有"),
        ("url:https://a.example/", "url: https://a.example/"),
        ("name: 关于: 某县", 'name: "关于: 某县"'),
        ("name: 关于：某县: # 备注", 'name: "关于：某县:"'),
        ("name: @某县", 'name: "@某县"'),
        ('name: "十五五"规划网', 'name: "\\"十五五\\"规划网"'),
        ("links：[{名称：甲，网址：https://a.example/}]", "links: [{名称: 甲,网址: https://a.example/}]"),
        (
            "友情链接：\n- 名称：甲\n  网址:https://a.example/",
            "友情链接:\n- 名称: 甲\n  网址: https://a.example/",
        ),
        ("links:\n  -   名称：甲\n      网址：b\n电话：1", "links:\n  -   名称: 甲\n      网址: b\n电话: 1"),
        ("{名称：甲, links：[{url：b}]}", "{名称: 甲, links: [{url: b}]}"),
    ],
)
def test_what_a_header_takes_is_made_yaml_line_by_line(typed: str, read: str) -> None:
    mended, _ = normalize_lines(typed, SITE)
    assert mended == read


@pytest.mark.parametrize(
    "text",
    [
        "name: 光明\n",
        "name:   光明   # 备注\n",
        "hours: 8:30-17:00\n",
        "intro: 一句话，\n  电话：0456，网址：见下\n",
        "intro: |\n  电话：0456\n  name: 关于: 某县\n",
        'intro: "一句话\n电话：0456"\n',
        "intro: '某''县: 甲'\n",
        "intro: 一句: 话\n  两行写\n",
        "allowed_numbers:\n  - 电话：12345\n  - name：x\n",
        "allowed_numbers: [电话：12345, 'name：x']\n",
        "links:\n  - name: 甲，网址：乙\n",
        "颜色：红\n",
        "# 名称：光明\n",
        "name: &a 光明\nbody: *a\ndemo: !!bool true\n",
        "name: [甲: 乙, 丙\n",
        "name: |\n  电话：0456\n",
    ],
)
def test_a_text_a_list_and_what_is_no_key_stay_as_they_are(text: str) -> None:
    assert normalize_lines(text, SITE) == (text, ())


def test_each_key_is_known_in_its_own_mapping_only() -> None:
    typed = "- 代号：news\n  关键词：[代号：甲]\n  分值：4\n-\n  代号：b\n- 名称：乙\n"
    read = "- 代号: news\n  关键词: [代号：甲]\n  分值：4\n-\n  代号: b\n- 名称: 乙\n"
    assert normalize_lines(typed, COLUMN) == (read, ())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("- 代号：news\n  名称：要闻\n    说明：甲\n", "- 代号: news\n  名称: 要闻\n    说明: 甲\n"),
        ("- 代号：news\n  名称：要闻\n    和通知\n    说明:甲\n", "- 代号: news\n  名称: 要闻\n    和通知\n    说明: 甲\n"),
        ("- 代号：news\n  名称：\n    说明：甲\n", "- 代号: news\n  名称:\n    说明: 甲\n"),
        ("- 代号：news\n  名称：要闻\n    分值：甲\n", "- 代号: news\n  名称: 要闻\n    分值：甲\n"),
    ],
)  # fmt: skip
def test_a_known_key_below_a_short_value_is_a_key_that_slipped_and_no_part_of_it(
    typed: str, read: str
) -> None:
    assert normalize_lines(typed, COLUMN) == (read, ())


def test_a_known_key_left_of_the_others_stays_as_it_is() -> None:
    text = "  电话: 1\nlinks:[{名称：甲}]\n"
    assert normalize_lines(text, SITE) == (text, ())


@pytest.mark.parametrize("intro", [r'"他说\"好"', r'"\\"', "'某''县'", '"甲"和"乙'])
def test_a_quotation_reaches_to_its_end_and_what_stands_below_is_read(intro: str) -> None:
    text, _ = normalize_lines(f"intro: {intro}\n名称：某网\n", SITE)
    assert text.split("\n")[1] == "名称: 某网"


def test_years_are_keys_of_points_and_rules() -> None:
    assert normalize_lines(
        "- 代号：ab\n  分值：\n    2026：4\n    26：5\n- {分值：{2026：4，2027：5}}", OUTLET
    ) == (
        "- 代号: ab\n  分值:\n    2026: 4\n    26：5\n- {分值: {2026: 4,2027: 5}}",
        (4,),
    )
    assert normalize_lines("2026：\n  每月篇数：2\n2027：{补报：counts}", SCORING) == (
        "2026:\n  每月篇数: 2\n2027: {补报: counts}",
        (),
    )


def test_brackets_may_go_on_over_several_lines() -> None:
    typed = "分类：[\n  {代号：a1, 名称：甲},\n  {代号：b1，名称：乙}]\n主题：\n"
    read = "分类: [\n  {代号: a1, 名称: 甲},\n  {代号: b1,名称: 乙}]\n主题:\n"
    assert normalize_lines(typed, TAXONOMY) == (read, (2,))


def test_quotes_in_brackets_keep_what_stands_in_them() -> None:
    assert normalize_flow('{名称："甲, 网址：乙"}', SITE) == ('{名称: "甲, 网址：乙"}', ())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("{摘要: 见下，网址：http://a.b}", "{摘要: 见下，网址：http://a.b}"),
        ("{标签: [标题：甲], 作废：{原因：虚假}}", "{标签: [标题：甲], 作废: {原因: 虚假}}"),
        ("{采用：[{媒体：甲}, {媒体：乙, 标题：丙}], 标题：丁}", "{采用: [{媒体: 甲}, {媒体: 乙, 标题：丙}], 标题: 丁}"),
        ("{x: {标题：甲}, # [\n标题：乙}", "{x: {标题：甲}, # [\n标题：乙}"),
        ("{标题：甲 # {\n, 作者：乙]}}", "{标题: 甲 # {\n, 作者: 乙]}}"),
    ],
)  # fmt: skip
def test_in_braces_a_key_is_known_in_its_own_mapping_only(typed: str, read: str) -> None:
    assert normalize_flow(typed, POST) == (read, ())


def test_behind_a_chinese_comma_between_entries_keys_are_known_too() -> None:
    assert normalize_flow("[{媒体：甲}，{媒体：乙，版面：3}]", ADOPTION) == (
        "[{媒体: 甲}，{媒体: 乙,版面: 3}]",
        (0,),
    )


@given(st.lists(st.sampled_from(["名称", "links", "url", "：", ":", " ", "\n", "- ", "{", "}", "[", "]", "，", ",", '"', "'", "#", "@", "甲"])).map("".join))  # fmt: skip
def test_whatever_stands_there_nothing_breaks_and_each_line_stays_on_its_line(text: str) -> None:
    mended, commas = normalize_lines(text, SITE)
    assert mended.count("\n") == text.count("\n")
    assert all("，" in text.split("\n")[place] for place in commas)
