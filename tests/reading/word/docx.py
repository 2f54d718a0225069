"""Word files for tests, of XML as WPS and Word write it: `docx(p("甲"), p("乙", style="2"))`.

WPS numbers its styles (`w:styleId="2"` is `heading 1`) and writes `w:rFonts w:hint="eastAsia"` into every run; Word
in Chinese calls them `1`, `a3`. Both are made here by hand, so that no library's idea of a file stands between.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

WPS_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="4"><w:name w:val="heading 3"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="5"><w:name w:val="caption"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="6"><w:name w:val="toc 1"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="9"><w:name w:val="Title"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="10"><w:name w:val="一级小标题"/><w:basedOn w:val="3"/></w:style>
<w:style w:type="character" w:styleId="11"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""

NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf06c"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0d8"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def docx(
    *blocks: str,
    styles: str = WPS_STYLES,
    numbering: str = NUMBERING,
    notes: str = "",
    pictures: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
    header: str = "",
    more: Mapping[str, bytes] | None = None,
    main_type: str = MAIN,
) -> bytes:
    """A file with these blocks; `pictures` and `links` are referred to by the names given here, as relation ids."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = [("s", "styles", "styles.xml", ""), ("n", "numbering", "numbering.xml", "")]
    files = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMES}>{numbering}</w:numbering>",
    }
    if notes:
        rows.append(("f", "footnotes", "footnotes.xml", ""))
        files["word/footnotes.xml"] = f"<w:footnotes {NAMES}>{notes}</w:footnotes>"
    if header:
        rows.append(("h", "header", "header1.xml", ""))
        files["word/header1.xml"] = f"<w:hdr {NAMES}>{header}</w:hdr>"
    rows += [(name, "image", f"media/{name}", "") for name in pictures or {}]
    rows += [(name, "hyperlink", target, ' TargetMode="External"') for name, target in (links or {}).items()]
    relations = "".join(
        f'<Relationship Id={quoteattr(key)} Type="{office}/{kind}" Target={quoteattr(target)}{mode}/>'
        for key, kind, target, mode in rows
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships {space}relationships">{relations}</Relationships>'
    )
    files["_rels/.rels"] = (
        f'<Relationships {space}relationships"><Relationship Id="rId1" Type="{office}/officeDocument" '
        f'Target="word/document.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = (
        f'<Types {space}content-types"><Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    whole = {name: (head + text).encode() for name, text in files.items()}
    whole |= {f"word/media/{name}": data for name, data in (pictures or {}).items()}
    whole |= more or {}
    return packed(whole)


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def r(text: str, *, bold: bool = False, italic: bool = False, size: int = 0, more: str = "") -> str:
    """A run as WPS writes it. A line break in `text` is `w:br`, a tab `w:tab`."""
    marks = "<w:b/>" * bold + "<w:i/>" * italic + (f'<w:sz w:val="{size}"/>' if size else "") + more
    inside = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _parts(text)
    )
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"/>{marks}</w:rPr>{inside}</w:r>'


def _parts(text: str) -> list[str]:
    parts = [""]
    for letter in text:
        if letter in "\n\t":
            parts += [letter, ""]
        else:
            parts[-1] += letter
    return [part for part in parts if part]


def p(
    *runs: str,
    style: str = "",
    centred: bool = False,
    number: tuple[int, int] | None = None,
    bold: bool = False,
    size: int = 0,
    more: str = "",
) -> str:
    """A paragraph; what does not begin with `<` is text."""
    inside = "".join(run if run.startswith("<") else r(run, bold=bold, size=size) for run in runs)
    marks = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    if number is not None:
        marks += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    marks += '<w:jc w:val="center"/>' * centred
    return f"<w:p><w:pPr>{marks}</w:pPr>{inside}</w:p>"


def tbl(*rows: list[str]) -> str:
    """A table; a cell that does not begin with `<` is a paragraph of its text."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in rows) + "</w:tbl>"


def tc(inside: str, *, wide: int = 1, below: str = "") -> str:
    """A cell over `wide` columns; `below`: "restart" begins one over several rows, "continue" goes on with it."""
    if inside.startswith("<w:tc>"):
        return inside
    marks = f'<w:gridSpan w:val="{wide}"/>' * (wide > 1)
    marks += {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[below]
    content = inside if inside.startswith("<") else p(inside)
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{content}</w:tc>"


def inline(name: str, about: str = "图片 1") -> str:
    """A picture in the line, as Word and WPS write it."""
    return f"<w:r><w:drawing><wp:inline>{_drawing(name, about)}</wp:inline></w:drawing></w:r>"


def anchored(name: str, about: str = "") -> str:
    """A picture beside the text, written twice for two generations of programs."""
    modern = f"<w:drawing><wp:anchor>{_drawing(name, about)}</wp:anchor></w:drawing>"
    old = f'<w:pict><v:shape><v:imagedata r:id="{name}"/></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(name: str, about: str = "") -> str:
    """A picture as old files have it."""
    return (
        f"<w:r><w:pict><v:shape alt={quoteattr(about)}>"
        f'<v:imagedata r:id="{name}" o:title="未命名"/></v:shape></w:pict></w:r>'
    )


def _drawing(name: str, about: str) -> str:
    return (
        f'<wp:docPr id="1" name="图片 1" descr={quoteattr(about)}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="IMG_2026.jpg"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    )


def graphic(uri: str) -> str:
    """Something drawn that is no picture, such as a chart."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图表 1"/><a:graphic>'
        f'<a:graphicData uri="{uri}"/></a:graphic></wp:inline></w:drawing></w:r>'
    )


def box(*blocks: str) -> str:
    """A text box, written twice for two generations of programs."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f'<a:graphicData uri="{uri}"><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def link(key: str, *runs: str) -> str:
    return f'<w:hyperlink r:id="{key}">{"".join(runs)}</w:hyperlink>'


def field(code: str, result: str) -> str:
    """A field with its code, which nobody sees, and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(key: int, *blocks: str) -> str:
    return f'<w:footnote w:id="{key}">{"".join(blocks)}</w:footnote>'


def note_mark(key: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'


def photo(kind: str = "JPEG", *, shade: int = 90, size: tuple[int, int] = (60, 40)) -> bytes:
    """A drawn picture."""
    held = io.BytesIO()
    Image.new("RGB", size, (shade, 120, 160)).save(held, kind)
    return held.getvalue()
