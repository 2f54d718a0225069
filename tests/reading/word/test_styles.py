"""What the styles of a Word file say of a paragraph or of its letters."""

from civic.reading.word.nodes import Run
from tests.reading.word.docx import (
    p,
    r,
)  # fmt: skip
from tests.reading.word.read_files import read, runs

# --- letters ------------------------------------------------------------------------------------------


def test_bold_may_be_switched_off_and_may_come_from_a_style_of_letters():
    off, strong = '<w:b w:val="0"/>', '<w:rStyle w:val="11"/>'
    assert runs(r("甲", more=off), r("乙", more=strong), r("丙", italic=True)) == [
        Run("甲"),
        Run("乙", bold=True),
        Run("丙", italic=True),
    ]


# --- paragraphs ---------------------------------------------------------------------------------------


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
