"""The line rules of specification.md §1.8: each sentence, each counter-example."""

import pytest

from civic.reading.markdown.renderer import read_body

LONG = "社区工作人员利用三天时间走访辖区全部独居老人逐户登记生活需要"  # 30 Chinese characters


def html(text: str) -> str:
    return read_body(text, "a.md", 1, (), "").html


# --- blocks of their own, with or without a blank line around them ---------------------------------


def test_a_heading_needs_no_blank_line_around_it() -> None:
    assert html("甲\n## 标题\n乙") == '<p>甲</p>\n<h2 id="标题">标题</h2>\n<p>乙</p>'


def test_a_fence_needs_no_blank_line_around_it() -> None:
    assert html("甲\n```\n乙\n```\n丙") == "<p>甲</p>\n<pre><code>乙\n</code></pre>\n<p>丙</p>"


def test_a_table_needs_no_blank_line_around_it() -> None:
    assert html("甲\n|乙|丙|\n|--|--|\n|丁|戊|\n己") == (
        "<p>甲</p>\n"
        '<div class="scroll" tabindex="0"><table>\n<thead>\n'
        '<tr><th scope="col">乙</th><th scope="col">丙</th></tr>\n'
        "</thead>\n<tbody>\n<tr><td>丁</td><td>戊</td></tr>\n</tbody>\n</table></div>\n"
        "<p>己</p>"
    )


def test_a_quote_needs_no_blank_line_around_it() -> None:
    assert html("甲\n> 乙\n丙") == "<p>甲</p>\n<blockquote>\n<p>乙</p>\n</blockquote>\n<p>丙</p>"


def test_a_definition_needs_no_blank_line_around_it() -> None:
    assert html("名词如下。\n低保\n:   最低生活保障\n丙") == (
        "<p>名词如下。</p>\n<dl>\n<dt>低保</dt>\n<dd>最低生活保障</dd>\n</dl>\n<p>丙</p>"
    )


def test_a_note_line_needs_no_blank_line_around_it() -> None:
    assert html("甲[^1]\n[^1]: 乙\n丙") == (
        '<p>甲<sup class="note"><a href="#fn:1" id="fnref:1" aria-label="注释 1">[1]</a></sup></p>\n<p>丙</p>\n'
        '<section class="footnotes" aria-label="注释">\n<ol>\n'
        '<li id="fn:1"><p>乙 <a href="#fnref:1" class="back">返回正文</a></p></li>\n</ol>\n</section>'
    )


def test_a_reference_line_needs_no_blank_line_around_it() -> None:
    assert html("[甲][x]\n[x]: 表.doc\n乙") == '<p><a href="ref:0">甲</a></p>\n<p>乙</p>'


def test_an_abbreviation_line_needs_no_blank_line_around_it() -> None:
    assert html("办理低保\n*[低保]: 最低生活保障\n乙") == (
        '<p>办理<abbr title="最低生活保障">低保</abbr></p>\n<p>乙</p>'
    )


def test_a_box_needs_no_blank_line_around_it() -> None:
    assert html("甲\n!!! note\n    乙\n丙") == (
        '<p>甲</p>\n<div class="admonition note">\n<p class="admonition-title">说明</p>\n<p>乙</p>\n</div>\n<p>丙</p>'
    )


@pytest.mark.parametrize("rule", ["---", "***", "___", "- - -", "-----------"])
def test_a_rule_needs_no_blank_line_around_it(rule: str) -> None:
    assert html(f"甲\n{rule}\n乙") == "<p>甲</p>\n<hr>\n<p>乙</p>"


def test_a_line_that_holds_only_a_picture_needs_no_blank_line_around_it() -> None:
    assert html("甲\n![乙](乙.jpg)\n丙") == (
        '<p>甲</p>\n<figure class="picture"><img src="ref:0" alt="乙"></figure>\n<p>丙</p>'
    )


def test_the_lines_of_a_table_are_never_joined_however_wide() -> None:
    row = f"|{LONG}|{LONG}|"
    assert html(f"{row}\n|-|-|\n{row}").count(f"<td>{LONG}</td>") == 2


def test_a_table_ends_at_the_first_line_without_a_bar() -> None:
    assert html("|甲|乙|\n|-|-|\n|1|2|\n3\n|4|5|").endswith(
        "<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table></div>\n<p>3<br>\n|4|5|</p>"
    )


def test_a_line_with_a_bar_alone_is_text() -> None:
    assert html("时间|地点\n上午|社区") == "<p>时间|地点<br>\n上午|社区</p>"


def test_dashes_without_a_bar_below_a_line_with_a_bar_are_a_rule() -> None:
    assert html("时间|地点\n---\n甲") == "<p>时间|地点</p>\n<hr>\n<p>甲</p>"


# --- list marks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_a_list_mark_with_a_blank_behind_it_begins_an_item_and_the_list_is_tight(mark: str) -> None:
    assert html(f"各位居民：\n{mark} 甲\n{mark} 乙") == (
        "<p>各位居民：</p>\n<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"
    )


def test_a_number_with_a_dot_and_a_blank_begins_an_item() -> None:
    assert html("甲\n1. 乙\n2. 丙") == "<p>甲</p>\n<ol>\n<li>乙</li>\n<li>丙</li>\n</ol>"


def test_a_full_width_blank_behind_a_mark_is_a_blank() -> None:
    assert html("-　甲\n-　乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"


@pytest.mark.parametrize("text", ["-5℃", "3.5", "1.甲", "+86", "-", "*甲"])
def test_without_a_blank_behind_it_a_list_mark_is_text(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_bold_at_the_beginning_of_a_line_is_no_list() -> None:
    assert html("**重要**") == "<p><strong>重要</strong></p>"


@pytest.mark.parametrize("text", ["2026. 工作计划", "100. 甲", "2026.工作计划"])
def test_a_number_of_three_or_more_digits_with_a_dot_is_text(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"
    assert html(f"甲\n{text}") == f"<p>甲<br>\n{text}</p>"


def test_a_list_begins_with_its_own_number() -> None:
    assert html("3. 甲\n4. 乙") == '<ol start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>'


# --- leading blanks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("blanks", ["    ", "        ", "\t", "\u00a0\u00a0\u00a0\u00a0"])
def test_leading_blanks_never_make_code_but_begin_a_paragraph(blanks: str) -> None:
    assert html(f"{blanks}甲") == "<p>甲</p>"
    assert html(f"{LONG}\n{blanks}甲\n\n{blanks}乙") == f"<p>{LONG}</p>\n<p>甲</p>\n<p>乙</p>"


@pytest.mark.parametrize("blanks", [" ", "  ", "    ", "      ", "\t"])
def test_leading_blanks_keep_a_line_in_the_item_above(blanks: str) -> None:
    assert html(f"- 甲\n{blanks}乙") == "<ul>\n<li>甲<br>\n乙</li>\n</ul>"


def test_a_line_without_leading_blanks_leaves_the_item() -> None:
    assert html("- 甲\n乙") == "<ul>\n<li>甲</li>\n</ul>\n<p>乙</p>"


def test_leading_blanks_keep_a_paragraph_in_the_item_over_a_blank_line() -> None:
    assert html("- 甲\n\n  乙\n- 丙") == "<ul>\n<li><p>甲</p>\n<p>乙</p></li>\n<li>丙</li>\n</ul>"


def test_leading_blanks_keep_a_line_in_the_definition_above() -> None:
    assert html("低保\n:   甲。\n 乙") == "<dl>\n<dt>低保</dt>\n<dd><p>甲。</p>\n<p>乙</p></dd>\n</dl>"


def test_leading_blanks_keep_a_line_in_the_note_above() -> None:
    assert '<li id="fn:1"><p>甲。</p>\n<p>乙 <a' in html("丙[^1]\n[^1]: 甲。\n 乙")


def test_leading_blanks_keep_a_line_in_the_box_above() -> None:
    assert html("!!! tip\n 甲。\n\n     乙\n丙") == (
        '<div class="admonition tip">\n<p class="admonition-title">提示</p>\n<p>甲。</p>\n<p>乙</p>\n</div>\n<p>丙</p>'
    )


def test_a_list_mark_two_blanks_further_in_is_nested_and_one_blank_is_not() -> None:
    assert html("- 甲\n  - 乙") == "<ul>\n<li>甲\n<ul>\n<li>乙</li>\n</ul></li>\n</ul>"
    assert html("- 甲\n    - 乙") == "<ul>\n<li>甲\n<ul>\n<li>乙</li>\n</ul></li>\n</ul>"
    assert html("- 甲\n - 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"


def test_a_tab_is_as_good_as_four_blanks() -> None:
    assert html("- 甲\n\t- 乙\n\t\t- 丙") == (
        "<ul>\n<li>甲\n<ul>\n<li>乙\n<ul>\n<li>丙</li>\n</ul></li>\n</ul></li>\n</ul>"
    )


def test_a_nested_list_goes_back_to_the_item_whose_blanks_it_has() -> None:
    assert html("- 甲\n    - 乙\n   - 丙\n- 丁") == (
        "<ul>\n<li>甲\n<ul>\n<li>乙</li>\n<li>丙</li>\n</ul></li>\n<li>丁</li>\n</ul>"
    )


def test_an_indented_list_mark_outside_a_list_begins_a_list() -> None:
    assert html("甲\n    - 乙\n    - 丙") == "<p>甲</p>\n<ul>\n<li>乙</li>\n<li>丙</li>\n</ul>"


def test_dashes_under_text_are_a_rule_and_no_heading() -> None:
    assert html("甲\n---") == "<p>甲</p>\n<hr>"


# --- headings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["#话题#", "#1楼", "#", "##", "#######", "####### 甲"])
def test_a_heading_mark_without_a_blank_behind_it_is_text(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_a_heading_mark_at_the_end_is_dropped_only_with_a_blank_before_it() -> None:
    assert html("## 甲 ##") == '<h2 id="甲">甲</h2>'
    assert html("## 学习C#") == '<h2 id="学习c">学习C#</h2>'


def test_a_full_width_blank_behind_a_heading_mark_is_a_blank() -> None:
    assert html("##　甲") == '<h2 id="甲">甲</h2>'


# --- fences -----------------------------------------------------------------------------------------


def test_everything_inside_a_fence_is_literal() -> None:
    assert html("~~~\n# 甲\n- *乙*  \n\n    |丙|\n<b>\t1、\n~~~") == (
        "<pre><code># 甲\n- *乙*  \n\n    |丙|\n&lt;b&gt;\t1、\n</code></pre>"
    )


def test_a_fence_that_is_never_closed_is_text() -> None:
    assert html("```\n甲\n\n- 乙") == "<p>```<br>\n甲</p>\n<ul>\n<li>乙</li>\n</ul>"


def test_the_name_of_a_language_is_not_shown_and_anything_else_is() -> None:
    assert html("```python\n1\n```") == "<pre><code>1\n</code></pre>"
    assert html("```通知\n1\n```") == "<pre><code>通知\n1\n</code></pre>"


def test_a_fence_needs_as_many_marks_at_its_end_as_at_its_beginning() -> None:
    assert html("````\n```\n````") == "<pre><code>```\n</code></pre>"


# --- boxes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        ("!!! note", "admonition note", "说明"),
        ("!!! tip", "admonition tip", "提示"),
        ("!!! warning", "admonition warning", "注意"),
        ("!!! important", "admonition important", "重要"),
        ("!!! danger", "admonition danger", "警告"),
        ("!!! 注意", "admonition warning", "注意"),
        ("!!! 备注", "admonition note", "备注"),
        ("!!! 办理时间", "admonition", "办理时间"),
        ("!!! quote", "admonition", "quote"),
        ('!!! note "办理 *时间*"', "admonition note", "办理 <em>时间</em>"),
        ("!!! note “办理时间”", "admonition note", "办理时间"),
        ("!!! note 办理时间", "admonition note", "办理时间"),
    ],
)
def test_a_box_has_a_kind_and_a_title_in_chinese(line: str, kind: str, title: str) -> None:
    assert html(f"{line}\n    甲") == (
        f'<div class="{kind}">\n<p class="admonition-title">{title}</p>\n<p>甲</p>\n</div>'
    )


def test_a_box_with_an_empty_title_has_none() -> None:
    assert html('!!! note ""\n    甲') == '<div class="admonition note">\n<p>甲</p>\n</div>'


def test_three_exclamation_marks_in_front_of_text_are_text() -> None:
    assert html("!!!大家注意") == "<p>!!!大家注意</p>"
    assert html("!!! 大家注意，明天停水") == "<p>!!! 大家注意，明天停水</p>"


# --- reference lines --------------------------------------------------------------------------------


def test_a_remark_in_brackets_is_no_reference_line() -> None:
    assert html("[注]: 以上数据截至十月") == "<p>[注]: 以上数据截至十月</p>"


def test_a_second_note_of_the_same_name_is_text() -> None:
    assert "[1]</a></sup>: 丙</p>" in html("甲[^1]\n\n[^1]: 乙\n\n[^1]: 丙")


def test_a_second_reference_line_of_the_same_name_is_text() -> None:
    assert html("[甲][x]\n[x]: a.md\n[x]: b.md") == (
        '<p><a href="ref:0">甲</a></p>\n<p><a href="ref:1">x</a>: b.md</p>'
    )


def test_a_note_may_be_typed_with_a_full_width_colon() -> None:
    assert '<li id="fn:1"><p>乙 ' in html("甲[^1]\n[^1]：乙")


def test_a_colon_without_a_term_above_it_is_text() -> None:
    assert html(":   甲") == "<p>:   甲</p>"


# --- depth ------------------------------------------------------------------------------------------


def test_a_thousand_quotes_inside_each_other_end_in_text() -> None:
    got = html(">" * 1000 + " 甲")
    assert got.count("<blockquote>") == 12
    assert "甲" in got


@pytest.mark.parametrize(
    "text",
    ["```甲\n" * 15_000, "# 甲" + " " * 40_000 + "乙"],
    ids=["fences that nothing closes", "a heading full of blanks"],
)
def test_what_nobody_means_is_read_to_its_end(text: str) -> None:
    # A search that begins anew at each line or blank would stand still here.
    assert html(text + "\n\n末尾").endswith("<p>末尾</p>")
