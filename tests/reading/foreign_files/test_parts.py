"""What belongs to what in an Office document."""

import pytest

from civic.reading.foreign_files.archive import Archive
from civic.reading.foreign_files.limits import Allowance, DoctypeError
from civic.reading.foreign_files.parts import (
    Relation,
    content_types,
    document_type,
    holds_macros,
    relations,
    relations_in,
)
from tests.office_files import RELS, docx, pptx, xlsx, zip_of


def opened(files: dict[str, str | bytes]) -> Archive:
    return Archive(zip_of(files), Allowance())


def listed(*rows: str) -> str:
    inside = "".join(f'<Relationship Id="r{n}" {row}/>' for n, row in enumerate(rows, start=1))
    return f'<Relationships xmlns="{RELS}">{inside}</Relationships>'


def types(*rows: str) -> Archive:
    return opened({"[Content_Types].xml": f"<Types>{''.join(rows)}</Types>"})


def test_relations_lead_to_parts_by_name_and_outside_by_address() -> None:
    rels = listed(
        'Type="http://x/styles" Target="styles.xml"',
        'Type="http://x/image" Target="../media/%E5%9B%BE.png"',
        'Type="http://x/image" Target="/media/a.png"',
        'Type="http://x/hyperlink" Target="http://a.cn/%41?x=1" TargetMode="External"',
        'Type="http://x/image" Target="file:///C:/a.png" TargetMode="External"',
    )
    archive = opened({"word/document.xml": "<a/>", "word/_rels/document.xml.rels": rels})
    assert relations(archive, "word/document.xml") == [
        Relation("r1", "styles", "word/styles.xml", False),
        Relation("r2", "image", "media/图.png", False),
        Relation("r3", "image", "media/a.png", False),
        Relation("r4", "hyperlink", "http://a.cn/%41?x=1", True),
        Relation("r5", "image", "file:///C:/a.png", True),
    ]


def test_a_relation_never_leads_out_of_the_document() -> None:
    rels = listed('Type="x/image" Target="../../../etc/passwd"', 'Type="x/image" Target="//host/share"')
    archive = opened({"word/_rels/document.xml.rels": rels})
    assert [one.target for one in relations(archive, "word/document.xml")] == ["etc/passwd", "host/share"]


def test_the_document_itself_has_relations_and_a_part_may_have_none() -> None:
    archive = opened({"_rels/.rels": listed('Type="x/officeDocument" Target="word/document.xml"')})
    assert relations(archive) == [Relation("r1", "officeDocument", "word/document.xml", False)]
    assert relations(archive, "word/document.xml") == []


def test_relations_that_share_an_id_are_all_told() -> None:
    twice = '<a><Relationship Id="a" Target="1"/><Relationship Id="a" Target="2"/></a>'
    assert [one.target for one in relations_in(opened({"_rels/.rels": twice}), "_rels/.rels")] == ["1", "2"]


def test_relations_with_a_document_type_are_refused() -> None:
    archive = opened({"_rels/.rels": '<!DOCTYPE a [<!ENTITY x "y">]><a/>'})
    with pytest.raises(DoctypeError):
        relations(archive)


def test_types_are_told_by_part_and_by_ending() -> None:
    archive = types(
        '<Default Extension="XML" ContentType="application/xml"/>',
        '<Override PartName="/Word/document.xml" ContentType="application/x.Main+xml"/>',
    )
    assert content_types(archive) == {
        ".xml": "application/xml",
        "word/document.xml": "application/x.main+xml",
    }
    assert content_types(opened({"a.txt": "x"})) == {}


def test_macros_are_known_by_their_part_and_by_the_type_of_the_main_part() -> None:
    word = "application/vnd.ms-word.document.macroEnabled"
    assert holds_macros(opened({"word/VBAProject.bin": "x"}))
    assert holds_macros(types(f'<Override PartName="/word/document.xml" ContentType="{word}.main+xml"/>'))
    assert holds_macros(types(f'<Default Extension="xml" ContentType="{word}.main+xml"/>'))
    assert not holds_macros(types(f'<Default Extension="docm" ContentType="{word}.12"/>'))  # embedded
    assert not holds_macros(Archive(docx("x"), Allowance()))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (docx("x"), "docx"),
        (xlsx({"一": []}), "xlsx"),
        (pptx(["x"]), "pptx"),
        (zip_of({"[content_types].xml": "<Types/>", "WORD/document.xml": "<a/>"}), "docx"),
        (zip_of({"[Content_Types].xml": "<Types/>", "a.txt": "x"}), "zip"),
        (zip_of({"word/document.xml": "<a/>"}), "zip"),
    ],
)
def test_the_kind_of_a_document_is_known_by_what_it_lists(data: bytes, expected: str) -> None:
    assert document_type(Archive(data, Allowance())) == expected
