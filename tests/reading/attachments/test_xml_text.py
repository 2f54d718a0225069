"""The text in the XML of Office documents, as people see it."""

import pytest

from civic.reading.attachments.xml_text import text_of
from civic.reading.foreign_files.limits import UnreadError
from tests.office_files import W, paragraph, table


def read(*blocks: str) -> str:
    return text_of([f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>".encode()])


def test_runs_are_joined_and_paragraphs_are_lines() -> None:
    assert read(paragraph("110", "105"), paragraph("1949")) == "110105\n1949"


def test_cells_of_a_row_are_a_tab_apart_and_rows_an_empty_line() -> None:
    assert read(table(("姓名", "电话"), ("张某", "138"))) == "姓名\t电话\n\n张某\t138"


def test_tabs_and_breaks_in_a_line_are_typed_but_a_place_on_the_ruler_is_none() -> None:
    line = "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t>"
    assert read(f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r>{line}</w:r></w:p>") == "甲\t乙\n丙-丁"


def test_what_is_struck_out_comes_behind_its_paragraph_joined_as_well() -> None:
    struck = "".join(f"<w:r><w:delText>{piece}</w:delText></w:r>" for piece in ("138", "0000"))
    assert read(f"<w:p><w:del>{struck}</w:del><w:r><w:t>新</w:t></w:r></w:p>") == "新\n\n\n1380000"


def test_a_text_box_does_not_cut_the_line_that_it_stands_in() -> None:
    box = f"<w:r><w:txbxContent>{paragraph('框')}</w:txbxContent></w:r>"
    assert read(f"<w:p><w:r><w:t>138</w:t></w:r>{box}<w:r><w:t>0000</w:t></w:r></w:p>") == "1380000\n\n\n框"


def test_what_a_pivot_table_remembers_stands_apart() -> None:
    assert text_of([b'<r><s v="138"/><n v="0000"/></r>']) == "138\n\n\n\n0000"


def test_a_part_may_come_in_any_pieces() -> None:
    whole = f"<w:document {W}>{paragraph('老人')}</w:document>".encode()
    assert text_of(whole[at : at + 1] for at in range(len(whole))) == "老人"


@pytest.mark.parametrize("xml", [b"<a>", b"no xml", b""])
def test_what_is_no_xml_is_broken(xml: bytes) -> None:
    with pytest.raises(UnreadError, match="broken"):
        text_of([xml])
