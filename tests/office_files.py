"""Small documents of Word, Excel, PowerPoint and PDF, made by hand, part by part, so that a test sees what is in them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"

Files = dict[str, str | bytes]


def zip_of(files: Files) -> bytes:
    """A ZIP archive of the files, in their order."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # of 1980, whatever the clock says
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of Word whose text is cut into runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of Word."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(*blocks: str, more: Files | None = None) -> bytes:
    """A document of Word; a block is XML, or one paragraph of text."""
    body = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return zip_of(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            **(more or {}),
        }
    )


def cell(name: str, value: str | float) -> str:
    """A cell of Excel: a text stands in it directly, a number as Excel writes it."""
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value!r}</v></c>'.replace("e+", "E+")


def xlsx(sheets: dict[str, list[list[str | float]]], more: Files | None = None) -> bytes:
    """A workbook: of each sheet, its rows of cells."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="http://x/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    files: Files = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f"<workbook {S} {R}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}">{relations}</Relationships>',
    }
    for number, rows in enumerate(sheets.values(), start=1):
        written = "".join(
            f'<row r="{y}">'
            + "".join(cell(f"{chr(65 + x)}{y}", value) for x, value in enumerate(row))
            + "</row>"
            for y, row in enumerate(rows, start=1)
        )
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {S}><sheetData>{written}</sheetData></worksheet>"
        )
    return zip_of(files | (more or {}))


def pptx(slides: list[str], notes: dict[int, str] | None = None) -> bytes:
    """A presentation: of each slide its text; `notes` by number from 1. The last slide is stored first."""
    count = len(slides)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="http://x/slide" Target="slides/slide{count + 1 - n}.xml"/>'
        for n in range(1, count + 1)
    )
    files: Files = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {P} {R}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{RELS}">{relations}</Relationships>',
    }
    for n, text in enumerate(slides, start=1):
        files[f"ppt/slides/slide{count + 1 - n}.xml"] = _slide("sld", text)
        if n in (notes or {}):
            files[f"ppt/slides/_rels/slide{count + 1 - n}.xml.rels"] = (
                f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="http://x/notesSlide"'
                f' Target="../notesSlides/notesSlide{n}.xml"/></Relationships>'
            )
            files[f"ppt/notesSlides/notesSlide{n}.xml"] = _slide("notes", (notes or {})[n])
    return zip_of(files)


def _slide(kind: str, text: str) -> str:
    return (
        f"<p:{kind} {P} {A}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>"
        f"</p:txBody></p:sp></p:spTree></p:cSld></p:{kind}>"
    )


def pdf(*pages: str, more: str = "", page: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """A PDF with a line of text on each page, in Latin letters and digits.

    `more` stands in its catalog, `page` in each of its pages, `objects` are further ones, numbered from 100.
    """
    made: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {more} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    kids = []
    for number, text in enumerate(pages):
        at = 4 + 2 * number
        content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode() if text else b""
        made[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {at + 1} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> >> {page} >>"
        ).encode()
        made[at + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
        kids.append(f"{at} 0 R")
    made[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    made |= {100 + n: one.encode("latin-1") for n, one in enumerate(objects)}
    return _written(made)


def _written(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    entries = ["0 1\n0000000000 65535 f \n"]
    for number, content in sorted(objects.items()):
        entries.append(f"{number} 1\n{len(out):010} 00000 n \n")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n" + "".join(entries).encode()
    out += b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)
    return bytes(out)


def old_office(stream: str) -> bytes:
    """The beginning of a file of Office 97 to 2003, with the name of its stream in its directory."""
    name = stream.encode("utf-16-le")
    entry = name + bytes(64 - len(name)) + (len(name) + 2).to_bytes(2, "little") + bytes(62)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry + bytes(1024)
