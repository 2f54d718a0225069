"""What the styles of a Word file say of a paragraph or of its letters."""

import pytest
from lxml import etree

from civic.reading.word.nodes import Run
from civic.reading.word.styles import Styles, TextFormat, format_of, is_on
from tests.reading.word.docx import NAMES, p, r
from tests.reading.word.read_files import read, runs


def test_bold_may_be_switched_off_and_may_come_from_a_style_of_letters():
    off, strong = '<w:b w:val="0"/>', '<w:rStyle w:val="11"/>'
    assert runs(r("甲", more=off), r("乙", more=strong), r("丙", italic=True)) == [
        Run("甲"),
        Run("乙", bold=True),
        Run("丙", italic=True),
    ]


def test_styles_are_known_by_name_however_wps_numbers_them():
    blocks = read(
        p("甲", style="2"), p("乙", style="3"), p("丙", style="10"), p("丁", style="9"), p("戊")
    ).blocks
    assert [(block.level, block.role) for block in blocks] == [
        (1, ""),
        (2, ""),
        (2, ""),
        (0, "title"),
        (0, ""),
    ]


def test_an_outline_level_of_its_own_makes_a_heading():
    assert [block.level for block in read(p("甲", more='<w:outlineLvl w:val="1"/>')).blocks] == [2]


def test_a_style_that_is_based_on_itself_is_no_trap():
    loop = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="x"/></w:style>'
    assert [block.text for block in read(p("甲", style="x"), styles=loop).blocks] == ["甲"]


def styles(xml):
    return Styles(etree.fromstring(f"<w:styles {NAMES}>{xml}</w:styles>"))


def style(key, name, inside="", base=""):
    based = f'<w:basedOn w:val="{base}"/>' * bool(base)
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{based}{inside}</w:style>'


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Title", "title"),
        ("文章标题", "title"),
        ("Subtitle", "subtitle"),
        ("题注", "caption"),
        ("TOC 2", "contents"),
        ("目录 1", "contents"),
        ("table of figures", "contents"),
        ("heading 1", ""),
        ("正文", ""),
    ],
)
def test_what_a_style_is_for_is_known_by_its_name_or_that_of_its_base(name, role):
    found = styles(style("a", name) + style("b", "我的样式", base="a"))
    assert (found.role("a"), found.role("b")) == (role, role)


def test_a_style_says_what_it_says_itself_and_the_rest_as_its_base():
    found = styles(
        style(
            "a", "heading 2", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'
        )
        + style("b", "小标题", '<w:rPr><w:b w:val="0"/></w:rPr>', base="a")
    )
    assert found.text_format("b") == TextFormat(bold=False, size=32, centred=True, level=2)
    assert found.text_format("none") == TextFormat()


def test_a_heading_that_counts_does_so_at_its_own_level():
    numbers = '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    assert styles(style("a", "heading 3", numbers)).text_format("a").numbered == ("4", 2)
    assert styles(style("a", "编号", numbers)).text_format("a").numbered == ("4", 0)


def test_a_file_without_styles_has_plain_paragraphs():
    found = Styles(None)
    assert (found.default, found.plain, found.role("1")) == ("", TextFormat(), "")


def test_what_is_said_of_letters_and_paragraphs_is_read_and_nothing_else():
    letters = etree.fromstring(
        f'<w:rPr {NAMES}><w:i/><w:vanish w:val="false"/><w:dstrike/><w:vertAlign w:val="superscript"/><w:sz w:val="x"/></w:rPr>'
    )
    assert format_of(None, letters) == TextFormat(italic=True, hidden=False, struck=True, raised="sup")
    paragraph = etree.fromstring(f'<w:pPr {NAMES}><w:outlineLvl w:val="9"/><w:jc w:val="left"/></w:pPr>')
    assert format_of(paragraph, None) == TextFormat(level=0, centred=False)


def test_a_switch_is_on_unless_it_says_that_it_is_off():
    assert [is_on(value) for value in ("1", "true", "on", "", "0", "False", "off", "none")] == [True] * 4 + [
        False
    ] * 4
