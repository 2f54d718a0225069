"""What stands inside a line: emphasis, addresses, numbers, HTML, code."""

import pytest

from civic.reading.markdown.renderer import read_body


def html(text: str, *phones: str) -> str:
    return read_body(text, "a.md", 1, phones, "").html


# --- emphasis ---------------------------------------------------------------------------------------


def test_bold_may_go_over_a_line_break() -> None:
    assert html("**甲\n乙**") == "<p><strong>甲<br>\n乙</strong></p>"


def test_an_escaped_mark_at_the_beginning_of_a_line_is_text() -> None:
    assert html("\\# 甲") == "<p># 甲</p>"
    assert html("\\- 甲") == "<p>- 甲</p>"
    assert html("1\\. 甲") == "<p>1. 甲</p>"
    assert html("\\> 甲") == "<p>&gt; 甲</p>"


# --- bare addresses ---------------------------------------------------------------------------------


def web(address: str) -> str:
    return f'<a href="{address}" rel="noopener noreferrer">{address}</a>'


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("http://a.example/b", "http://a.example/b", ""),
        ("https://a.example/b_c_d/", "https://a.example/b_c_d/", ""),
        ("http://a.example 甲", "http://a.example", " 甲"),
        ("http://a.example甲", "http://a.example", "甲"),
        ("http://a.example，甲", "http://a.example", "，甲"),
        ("http://a.example”甲", "http://a.example", "”甲"),
        ("http://a.example）", "http://a.example", "）"),
        ("http://a.example/b.", "http://a.example/b", "."),
        ("http://a.example/b,", "http://a.example/b", ","),
        ("http://a.example/b;", "http://a.example/b", ";"),
        ("http://a.example/b:", "http://a.example/b", ":"),
        ("http://a.example/b!", "http://a.example/b", "!"),
        ("http://a.example/b?", "http://a.example/b", "?"),
        ("http://a.example/b)", "http://a.example/b", ")"),
        ("http://a.example/b?).", "http://a.example/b", "?)."),
        ("http://a.example/?x=1", "http://a.example/?x=1", ""),
    ],
)
def test_a_bare_address_ends_at_a_blank_a_chinese_character_or_a_full_width_mark(
    text: str, address: str, rest: str
) -> None:
    assert html(f"网址{text}") == f"<p>网址{web(address)}{rest}</p>"


def test_a_bare_address_with_an_ampersand_is_escaped_once() -> None:
    assert html("http://a.example/?x=1&y=2") == (
        '<p><a href="http://a.example/?x=1&amp;y=2" rel="noopener noreferrer">http://a.example/?x=1&amp;y=2</a></p>'
    )


def test_a_bare_address_in_bold_text_ends_before_the_stars() -> None:
    assert html("**http://a.example/b**") == f"<p><strong>{web('http://a.example/b')}</strong></p>"


@pytest.mark.parametrize("text", ["ftp://a.example/b", "www.a.example", "http://", "https:// 甲"])
def test_what_is_no_http_address_is_text(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_an_address_inside_a_link_or_code_is_not_linked_again() -> None:
    assert html("[http://a.example](http://b.example)") == (
        '<p><a href="http://b.example" rel="noopener noreferrer">http://a.example</a></p>'
    )
    assert html("`http://a.example`") == "<p><code>http://a.example</code></p>"
    assert html("```\nhttp://a.example 0456-8400000\n```", "0456-8400000") == (
        "<pre><code>http://a.example 0456-8400000\n</code></pre>"
    )


# --- telephone numbers of the unit ------------------------------------------------------------------


def test_the_numbers_of_the_unit_become_links_and_others_do_not() -> None:
    assert html("电话0456-8400000，传真0456-8411111。", "0456-8400000") == (
        '<p>电话<a href="tel:04568400000">0456-8400000</a>，传真0456-8411111。</p>'
    )


@pytest.mark.parametrize("typed", ["0456-8400000", "0456 8400000", "04568400000", "0456－8400000"])
def test_a_number_may_be_typed_with_other_separators(typed: str) -> None:
    assert html(f"电话：{typed}", "0456-8400000") == f'<p>电话：<a href="tel:04568400000">{typed}</a></p>'


@pytest.mark.parametrize("text", ["10456-8400000", "0456-84000001", "A0456-8400000", "`0456-8400000`"])
def test_a_part_of_a_longer_number_is_not_linked(text: str) -> None:
    assert "tel:" not in html(text, "0456-8400000")


def test_each_of_several_numbers_is_linked_the_longer_one_first() -> None:
    assert html("8400000或0456-8400000", "8400000", "0456-8400000") == (
        '<p><a href="tel:8400000">8400000</a>或<a href="tel:04568400000">0456-8400000</a></p>'
    )


def test_one_entry_may_hold_several_numbers() -> None:
    assert html("8400001", "0456-8400000、8400001") == '<p><a href="tel:8400001">8400001</a></p>'
    assert html("甲", "无") == "<p>甲</p>"


def test_a_number_inside_a_link_is_not_linked_again() -> None:
    assert html("[0456-8400000](http://a.example)", "0456-8400000") == (
        '<p><a href="http://a.example" rel="noopener noreferrer">0456-8400000</a></p>'
    )


# --- raw HTML ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<b>甲</b>",
        "<div>\n甲\n</div>",
        "<script>alert(1)</script>",
        "<!-- 甲 -->",
        "<img src=x onerror=alert(1)>",
        "<p style='color:red'>甲</p>",
        "<br class=x>",
        "<svg/onload=alert(1)>",
        "<style>*{}</style>",
        "甲<乙>丙",
        "<？>",
    ],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    shown = text.replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>\n")
    assert html(text) == f"<p>{shown}</p>"


def test_line_breaks_and_low_and_high_text_are_the_exceptions() -> None:
    assert html("甲<br>乙<BR/>丙<br />丁") == "<p>甲<br>乙<br>丙<br>丁</p>"
    assert html("H<sub>2</sub>O，5m<SUP>2</SUP>") == "<p>H<sub>2</sub>O，5m<sup>2</sup></p>"


def test_low_text_that_is_not_closed_is_text() -> None:
    assert html("H<sub>2") == "<p>H&lt;sub&gt;2</p>"


def test_entities_are_characters_and_never_tags() -> None:
    assert html("&copy; &#20013; &lt;b&gt; &amp;lt; AT&T &nosuch;") == (
        "<p>© 中 &lt;b&gt; &amp;lt; AT&amp;T &amp;nosuch;</p>"
    )


# --- code -------------------------------------------------------------------------------------------


def test_everything_inside_code_is_literal() -> None:
    assert html(r"`**甲** [乙](丙) <b> &lt; \* _丁_`") == (
        r"<p><code>**甲** [乙](丙) &lt;b&gt; &amp;lt; \* _丁_</code></p>"
    )


def test_a_single_backtick_is_text() -> None:
    assert html("甲`乙") == "<p>甲`乙</p>"


# --- links in angle brackets ------------------------------------------------------------------------


def test_addresses_in_angle_brackets_are_links() -> None:
    assert html("<http://a.example/甲>") == (
        '<p><a href="http://a.example/甲" rel="noopener noreferrer">http://a.example/甲</a></p>'
    )
    assert html("<a@b.example>") == '<p><a href="mailto:a@b.example">a@b.example</a></p>'


# --- abbreviations ----------------------------------------------------------------------------------


def test_an_abbreviation_is_found_inside_chinese_text_and_the_longer_one_first() -> None:
    assert html("*[低保]: 甲\n*[低保户]: 乙\n为低保户办低保") == (
        '<p>为<abbr title="乙">低保户</abbr>办<abbr title="甲">低保</abbr></p>'
    )


def test_a_latin_abbreviation_is_found_only_as_a_word() -> None:
    assert html("*[IC]: 甲\nIC卡，MUSIC") == '<p><abbr title="甲">IC</abbr>卡，MUSIC</p>'


def test_an_abbreviation_is_not_found_in_code_or_addresses() -> None:
    assert html("*[低保]: 甲\n`低保` <http://a.example/低保>") == (
        "<p><code>低保</code> "
        '<a href="http://a.example/低保" rel="noopener noreferrer">'
        'http://a.example/<abbr title="甲">低保</abbr></a></p>'
    )
