"""What stands inside a line: emphasis among Chinese characters and digits, addresses, numbers, HTML, code."""

import pytest

from civic.reading.markdown.renderer import read_body


def html(text: str, *phones: str) -> str:
    return read_body(text, "a.md", 1, phones, "").html


# --- stars that stay as typed -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "138****1234",
        "138****1234和139****5678",
        "231124********1234",
        "1*2*3",
        "张**、李**",
        "张**，李**。",
        "张**；李**：王**！赵**？",
        "（张**）（李**）",
        "张**（80岁）、李**（75岁）",
        "张**(80岁)和李**(75岁)",
        "张**（138****1234）、李**（139****5678）、王**",
        "张** 李**",
        "张**和李**参加",
        "志愿者张**与王**一起入户，刘**及欧阳**随后赶到",
        "张**跟李**同赵**去了",
        "张**和李**和王**参加了",
        "张**、李**参加，王**和赵**也来了",
        "欧阳**和司马**参加",
        "万**和包**参加",
        "张**,李**.",
        "王*芳",
        "王*芳、李*华",
        "长3*宽4*高5",
        "张*、李*",
        "2*3=6，4*5=20",
        "5 * 3 * 2",
    ],
)
def test_stars_of_masked_names_numbers_and_products_stay_as_typed(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


def test_a_masked_name_at_the_end_of_a_line_opens_nothing_whether_joined_or_not() -> None:
    assert html("负责人张**\n李**同志") == "<p>负责人张**<br>\n李**同志</p>"
    wide = "社区工作人员利用三天时间走访辖区全部独居老人逐户登记张**"
    assert html(f"{wide}\n李**同志参加") == f"<p>{wide}李**同志参加</p>"


def test_a_masked_number_inside_bold_text_stays_as_typed() -> None:
    assert html("**联系电话138****1234**") == "<p><strong>联系电话138****1234</strong></p>"


# --- emphasis ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**重要**", "<strong>重要</strong>"),
        ("请**（务必）**参加", "请<strong>（务必）</strong>参加"),
        ("见**（138****1234）**处", "见<strong>（138****1234）</strong>处"),
        ("请**按时**参加", "请<strong>按时</strong>参加"),
        ("张家**重要**通知", "张家<strong>重要</strong>通知"),
        ("**王者**和**李白**", "<strong>王者</strong>和<strong>李白</strong>"),
        ("**王**和**李**", "<strong>王</strong>和<strong>李</strong>"),
        ("老张**和平**谈判", "老张<strong>和平</strong>谈判"),
        ("示范**及时**通知", "示范<strong>及时</strong>通知"),
        ("黑龙江**同江**市", "黑龙江<strong>同江</strong>市"),
        ("他们**和李**参加", "他们<strong>和李</strong>参加"),
        ("张**和李**参加**重要**会议", "张**和李**参加<strong>重要</strong>会议"),
        ("**通知张**和李**参加**", "<strong>通知张**和李**参加</strong>"),
        ("他说**“你好”**是的", "他说<strong>“你好”</strong>是的"),
        ("**注意：**请参加", "<strong>注意：</strong>请参加"),
        ("**甲**、**乙**，**丙**。", "<strong>甲</strong>、<strong>乙</strong>，<strong>丙</strong>。"),
        ("*斜体* 和 _斜体_", "<em>斜体</em> 和 <em>斜体</em>"),
        ("（*斜体*）", "（<em>斜体</em>）"),
        ("***甲***乙", "<strong><em>甲</em></strong>乙"),
        ("**甲*乙*丙**", "<strong>甲*乙*丙</strong>"),
        ("**甲 *乙* 丙**", "<strong>甲 <em>乙</em> 丙</strong>"),
        ("**王*芳、李*华**获奖", "<strong>王*芳、李*华</strong>获奖"),
        ("*张**、李**获奖*", "<em>张**、李**获奖</em>"),
        ("*甲*，*乙*", "<em>甲</em>，<em>乙</em>"),
        ("***甲*乙** 丙", "<strong><em>甲</em>乙</strong> 丙"),
        ("__甲__", "<strong>甲</strong>"),
        ("a_b_c", "a_b_c"),
        ("共**12**人", "共<strong>12</strong>人"),
        (r"\*甲\* \_乙\_ \#丙 1\. 丁 \\", r"*甲* _乙_ #丙 1. 丁 \ ".strip()),
        (r"\**甲*", "*<em>甲</em>"),
    ],
)
def test_emphasis_among_chinese_characters(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


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
