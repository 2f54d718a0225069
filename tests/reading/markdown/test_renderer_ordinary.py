"""Ordinary Markdown is unharmed, and the rules of specification.md §1.8 work together."""

from civic.reading.markdown.renderer import read_body

LONG = "社区工作人员利用三天时间走访辖区全部独居老人逐户登记生活需要"
TABLE = (
    '<div class="scroll" tabindex="0"><table>\n<thead>\n'
    '<tr><th scope="col">甲</th><th scope="col">乙</th></tr>\n'
    "</thead>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table></div>"
)


def html(text: str) -> str:
    return read_body(text, "a.md", 1, (), "").html


# --- paragraphs -------------------------------------------------------------------------------------


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert html("甲\n\n乙\n\n\n\n丙") == "<p>甲</p>\n<p>乙</p>\n<p>丙</p>"


def test_wrapped_english_text_is_joined_with_spaces() -> None:
    assert html(
        "The quick brown fox jumps over the lazy dog and then some more\n"
        "of the same, until the paragraph has come to its natural end\nat last."
    ) == (
        "<p>The quick brown fox jumps over the lazy dog and then some more "
        "of the same, until the paragraph has come to its natural end at last.</p>"
    )


# --- lists ------------------------------------------------------------------------------------------


def test_nested_lists_of_both_kinds() -> None:
    assert html("1. 甲\n    - 乙\n        - 丙\n    - 丁\n2. 戊") == (
        "<ol>\n<li>甲\n<ul>\n<li>乙\n<ul>\n<li>丙</li>\n</ul></li>\n<li>丁</li>\n</ul></li>\n<li>戊</li>\n</ol>"
    )


def test_a_list_with_blank_lines_between_its_items_is_loose() -> None:
    assert html("- 甲\n\n- 乙") == "<ul>\n<li><p>甲</p></li>\n<li><p>乙</p></li>\n</ul>"


def test_a_blank_line_before_a_nested_list_makes_nothing_loose() -> None:
    assert html("- 甲\n\n    - 乙\n- 丙") == (
        "<ul>\n<li>甲\n<ul>\n<li>乙</li>\n</ul></li>\n<li>丙</li>\n</ul>"
    )


def test_a_list_of_another_kind_is_a_list_of_its_own() -> None:
    assert html("- 甲\n1. 乙") == "<ul>\n<li>甲</li>\n</ul>\n<ol>\n<li>乙</li>\n</ol>"
    assert html("- 甲\n\n1. 乙") == "<ul>\n<li>甲</li>\n</ul>\n<ol>\n<li>乙</li>\n</ol>"


def test_other_bullets_go_on_with_the_list() -> None:
    assert html("- 甲\n* 乙\n+ 丙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n<li>丙</li>\n</ul>"


def test_an_item_may_hold_a_quote_code_a_table_and_a_list() -> None:
    assert html(
        "- 甲\n\n    > 乙\n\n    ```\n    丙\n      丁\n    ```\n\n    |甲|乙|\n    |-|-|\n    |1|2|\n\n    1. 戊"
    ) == (
        "<ul>\n<li>甲\n<blockquote>\n<p>乙</p>\n</blockquote>\n<pre><code>丙\n  丁\n</code></pre>\n"
        f"{TABLE}\n<ol>\n<li>戊</li>\n</ol></li>\n</ul>"
    )


def test_list_marks_inside_a_fence_inside_an_item_are_code() -> None:
    assert html("- 甲\n  ```\n - 乙\n  ```\n- 丙") == (
        "<ul>\n<li>甲\n<pre><code>- 乙\n</code></pre></li>\n<li>丙</li>\n</ul>"
    )


def test_an_item_may_begin_with_another_block() -> None:
    assert html("- > 甲\n- # 乙\n- - 丙") == (
        "<ul>\n<li><blockquote>\n<p>甲</p>\n</blockquote></li>\n"
        '<li><h2 id="乙">乙</h2></li>\n<li><ul>\n<li>丙</li>\n</ul></li>\n</ul>'
    )


def test_an_empty_item_is_an_item() -> None:
    assert html("- \n- 甲") == "<ul>\n<li></li>\n<li>甲</li>\n</ul>"


# --- quotes -----------------------------------------------------------------------------------------


def test_quotes_inside_quotes() -> None:
    assert html("> 甲\n>\n> > 乙") == (
        "<blockquote>\n<p>甲</p>\n<blockquote>\n<p>乙</p>\n</blockquote>\n</blockquote>"
    )


def test_two_quotes_with_a_blank_line_between_them_are_one() -> None:
    assert html("> 甲\n\n> 乙") == "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>"


def test_a_quote_may_hold_a_list_a_heading_and_a_table() -> None:
    assert html("> ## 丙\n> - 丁\n> - 戊\n>\n> |甲|乙|\n> |-|-|\n> |1|2|") == (
        f'<blockquote>\n<h2 id="丙">丙</h2>\n<ul>\n<li>丁</li>\n<li>戊</li>\n</ul>\n{TABLE}\n</blockquote>'
    )


def test_a_list_may_hold_a_quote_with_a_list() -> None:
    assert html("- > - 甲\n  > - 乙") == (
        "<ul>\n<li><blockquote>\n<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n</blockquote></li>\n</ul>"
    )


# --- headings ---------------------------------------------------------------------------------------


def test_a_heading_may_hold_phrases() -> None:
    assert html("## **甲** `乙` [丙](a.md)") == (
        '<h2 id="甲-乙-丙"><strong>甲</strong> <code>乙</code> <a href="ref:0">丙</a></h2>'
    )


def test_equal_signs_under_a_line_make_it_a_heading() -> None:
    assert html("甲\n====\n乙") == '<h2 id="甲">甲</h2>\n<p>乙</p>'


def test_equal_signs_elsewhere_are_text() -> None:
    assert html("甲。\n====") == "<p>甲。</p>\n<p>====</p>"
    assert html("甲\n乙\n====") == "<p>甲<br>\n乙<br>\n====</p>"


# --- links ------------------------------------------------------------------------------------------


def test_links_with_titles_and_by_reference() -> None:
    assert html('[甲](http://a.example "乙") [丙][x] [x][] [x]\n\n[x]: <http://b.example/c d> (丁)') == (
        '<p><a href="http://a.example" title="乙" rel="noopener noreferrer">甲</a> '
        '<a href="http://b.example/c%20d" title="丁" rel="noopener noreferrer">丙</a> '
        '<a href="http://b.example/c%20d" title="丁" rel="noopener noreferrer">x</a> '
        '<a href="http://b.example/c%20d" title="丁" rel="noopener noreferrer">x</a></p>'
    )


def test_the_title_of_a_reference_line_may_stand_on_the_next() -> None:
    assert html("[甲][x]\n\n[x]: a.md\n    '乙'") == '<p><a href="ref:0" title="乙">甲</a></p>'


def test_brackets_inside_the_text_of_a_link_and_around_a_word() -> None:
    assert html("[甲[乙]丙](a.md) [丁] [戊](己") == '<p><a href="ref:0">甲[乙]丙</a> [丁] [戊](己</p>'


def test_a_link_may_hold_bold_text_and_code() -> None:
    assert html("[**甲**`乙`](a.md)") == '<p><a href="ref:0"><strong>甲</strong><code>乙</code></a></p>'


def test_a_link_over_two_lines() -> None:
    assert html("[甲\n乙](a.md)") == '<p><a href="ref:0">甲<br>\n乙</a></p>'


# --- tables -----------------------------------------------------------------------------------------


def test_a_table_with_alignment() -> None:
    assert html("左 | 中 | 右 | 无\n:-- | :-: | --: | ---\n1 | 2 | 3 | 4") == (
        '<div class="scroll" tabindex="0"><table>\n<thead>\n'
        '<tr><th scope="col" class="left">左</th><th scope="col" class="center">中</th>'
        '<th scope="col" class="right">右</th><th scope="col">无</th></tr>\n'
        "</thead>\n<tbody>\n"
        '<tr><td class="left">1</td><td class="center">2</td><td class="right">3</td><td>4</td></tr>\n'
        "</tbody>\n</table></div>"
    )


def test_cells_may_hold_phrases_escaped_bars_and_bars_in_code() -> None:
    got = html("|甲|乙|\n|-|-|\n|**丙**<br>丁|a\\|b `c|d`|")
    assert "<tr><td><strong>丙</strong><br>丁</td><td>a|b <code>c|d</code></td></tr>" in got


def test_rows_that_are_too_short_are_filled_and_no_cell_of_a_long_one_is_lost() -> None:
    got = html("|甲|乙|\n|-|-|\n|1|\n|2|3|4|")
    assert '<tr><th scope="col">甲</th><th scope="col">乙</th><th scope="col"></th></tr>' in got
    assert "<tr><td>1</td><td></td><td></td></tr>\n<tr><td>2</td><td>3</td><td>4</td></tr>" in got


def test_an_empty_cell_stays_empty() -> None:
    assert "<tr><td></td><td>2</td></tr>" in html("|甲|乙|\n|-|-|\n||2|")


def test_a_table_without_rows_and_with_one_column() -> None:
    assert html("|甲|\n|-|") == (
        '<div class="scroll" tabindex="0"><table>\n<thead>\n'
        '<tr><th scope="col">甲</th></tr>\n</thead>\n</table></div>'
    )


# --- definitions, notes, boxes ------------------------------------------------------------------------


def test_definitions_follow_each_other_in_one_list() -> None:
    assert html("低保\n:   甲\n:   乙\n\n特困\n五保\n:   丙\n\n    丁") == (
        "<dl>\n<dt>低保</dt>\n<dd>甲</dd>\n<dd>乙</dd>\n"
        "<dt>特困</dt>\n<dt>五保</dt>\n<dd><p>丙</p>\n<p>丁</p></dd>\n</dl>"
    )


def test_a_term_may_be_parted_from_its_meaning_by_a_blank_line() -> None:
    assert html("低保\n\n:   甲") == "<dl>\n<dt>低保</dt>\n<dd>甲</dd>\n</dl>"


def test_a_note_may_have_several_paragraphs_and_a_list() -> None:
    got = html("甲[^1]\n\n[^1]: 乙。\n    丙。\n\n    - 丁\n    - 戊\n\n己")
    assert got == (
        '<p>甲<sup class="note"><a href="#fn:1" id="fnref:1" aria-label="注释 1">[1]</a></sup></p>\n<p>己</p>\n'
        '<section class="footnotes" aria-label="注释">\n<ol>\n'
        '<li id="fn:1"><p>乙。</p>\n<p>丙。</p>\n<ul>\n<li>丁</li>\n<li>戊</li>\n</ul>\n'
        '<p><a href="#fnref:1" class="back">返回正文</a></p></li>\n</ol>\n</section>'
    )


def test_a_heading_mark_inside_a_note_is_text() -> None:
    assert "<p># 乙 <a" in html("甲[^1]\n[^1]: # 乙")


def test_a_box_may_hold_a_list_a_table_and_a_box() -> None:
    assert html(
        "!!! warning\n    丙：\n    - 丁\n      戊\n\n    |甲|乙|\n    |-|-|\n    |1|2|\n\n    !!! note\n        己\n庚"
    ) == (
        '<div class="admonition warning">\n<p class="admonition-title">注意</p>\n<p>丙：</p>\n'
        f"<ul>\n<li>丁<br>\n戊</li>\n</ul>\n{TABLE}\n"
        '<div class="admonition note">\n<p class="admonition-title">说明</p>\n<p>己</p>\n</div>\n</div>\n<p>庚</p>'
    )


# --- together ---------------------------------------------------------------------------------------


def test_a_table_right_after_text_that_is_not_ended() -> None:
    assert html("活动时间安排如下\n|甲|乙|\n|-|-|\n|1|2|") == f"<p>活动时间安排如下</p>\n{TABLE}"


def test_a_picture_line_between_two_lines_of_a_list() -> None:
    picture = '<figure class="picture"><img src="ref:0" alt="丙"></figure>'
    assert html("1. 甲\n![丙](c.jpg)\n2. 乙") == (
        f'<ol>\n<li>甲</li>\n</ol>\n{picture}\n<ol start="2">\n<li>乙</li>\n</ol>'
    )
    assert html("1. 甲\n   ![丙](c.jpg)\n2. 乙") == f"<ol>\n<li>甲\n{picture}</li>\n<li>乙</li>\n</ol>"


def test_a_heading_right_below_text_and_text_right_below_it() -> None:
    assert html(f"{LONG}\n## 甲\n{LONG}\n乙") == f'<p>{LONG}</p>\n<h2 id="甲">甲</h2>\n<p>{LONG}乙</p>'


def test_a_numbered_paragraph_with_a_list_below_it() -> None:
    assert html("一、甲\n- 乙\n二、丙\n1. 丁\n2. 戊\n三、己") == (
        "<p>一、甲</p>\n<ul>\n<li>乙</li>\n</ul>\n<p>二、丙</p>\n<ol>\n<li>丁</li>\n<li>戊</li>\n</ol>\n<p>三、己</p>"
    )


def test_a_rule_between_items_ends_the_list() -> None:
    assert html("- 甲\n---\n- 乙") == "<ul>\n<li>甲</li>\n</ul>\n<hr>\n<ul>\n<li>乙</li>\n</ul>"


def test_a_line_of_stars_with_blanks_is_a_rule_and_no_list() -> None:
    assert html("* 甲\n* * *\n* 乙") == "<ul>\n<li>甲</li>\n</ul>\n<hr>\n<ul>\n<li>乙</li>\n</ul>"


def test_a_fence_in_a_quote_ends_with_the_quote() -> None:
    assert html("> ```\n> 甲\n\n乙") == "<blockquote>\n<p>```<br>\n甲</p>\n</blockquote>\n<p>乙</p>"
    assert html("> ```\n> 甲\n> ```\n乙") == (
        "<blockquote>\n<pre><code>甲\n</code></pre>\n</blockquote>\n<p>乙</p>"
    )


def test_a_post_as_staff_type_it() -> None:
    assert html(
        "　　10月9日，社区开展重阳节活动。活动由社区工作人员张**主持，\n共有60余人参加\n"
        "　　一、走访慰问\n走访独居老人12户：\n- 送米面\n- 测血压，-5℃也不停\n（一）下一步\n"
        "1、继续登记；\n2、按月回访。\n联系电话：138****1234\n![重阳节](微信图片 (1).JPG)\n                2026年10月10日"
    ) == (
        "<p>　　10月9日，社区开展重阳节活动。活动由社区工作人员张**主持，共有60余人参加</p>\n"
        "<p>　　一、走访慰问<br>\n走访独居老人12户：</p>\n"
        "<ul>\n<li>送米面</li>\n<li>测血压，-5℃也不停</li>\n</ul>\n"
        "<p>（一）下一步</p>\n<p>1、继续登记；</p>\n<p>2、按月回访。</p>\n"
        "<p>联系电话：138****1234</p>\n"
        '<figure class="picture"><img src="ref:0" alt="重阳节"></figure>\n'
        "<p>2026年10月10日</p>"
    )
