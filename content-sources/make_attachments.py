"""The attachments of the demo content: small, valid pdf, docx, xlsx and zip files with sample text.

Run by whoever carries the project on, after something was changed here:

    python content-sources/make_attachments.py            # writes into content/
    python content-sources/make_attachments.py FOLDER     # writes the same tree elsewhere

Written by hand with the standard library, so that the same bytes come out on every machine: archives
are stored uncompressed with one fixed date, and no file names a person or a program that made it.
"""

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

_DATE = (2026, 3, 1, 8, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Rows = list[list[str]]


def archive(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of `entries` in their order, with UTF-8 names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as box:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            box.writestr(entry, data)
    return out.getvalue()


def _package(main: str, kind: str, parts: dict[str, tuple[str, str]]) -> bytes:
    """An Office package: `main` is its first part, `parts` maps a path to content type and XML."""
    overrides = "".join(
        f'<Override PartName="/{path}" ContentType="{content}"/>' for path, (content, _) in parts.items()
    )
    types = (
        f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    roots = (
        f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="{main}"/></Relationships>'
    )
    entries = [("[Content_Types].xml", types.encode()), ("_rels/.rels", roots.encode())]
    if kind == "xlsx":
        links = (
            f'{_HEAD}<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>"
        )
        entries.append(("xl/_rels/workbook.xml.rels", links.encode()))
    entries += [(path, xml.encode()) for path, (_, xml) in parts.items()]
    return archive(entries)


def docx(title: str, paragraphs: list[str], table: Rows | None = None) -> bytes:
    """A Word file: a centred title, paragraphs, and a table below them if there is one."""

    def text(words: str, bold: bool = False, centre: bool = False, size: int = 28) -> str:
        weight = "<w:b/>" if bold else ""
        place = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centre else ""
        font = '<w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="SimSun"/>'
        return (
            f'<w:p>{place}<w:r><w:rPr>{font}{weight}<w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
        )

    body = text(title, bold=True, centre=True, size=36) + "".join(text(line) for line in paragraphs)
    if table:
        width = 9000 // len(table[0])
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        rows = "".join(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"{text(cell, bold=number == 0, size=24)}</w:tc>"
                for cell in row
            )
            + "</w:tr>"
            for number, row in enumerate(table)
        )
        grid = f'<w:gridCol w:w="{width}"/>' * len(table[0])
        body += (
            f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{edges}'
            f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + text("")
        )
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    xml = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}{page}</w:body></w:document>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _package("word/document.xml", "docx", {"word/document.xml": (kind, xml)})


def xlsx(sheet: str, rows: Rows) -> bytes:
    """An Excel file with one sheet of text cells."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for column, cell in enumerate(row)
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    columns = f'<cols><col min="1" max="{len(rows[0])}" width="18" customWidth="1"/></cols>'
    data = f'{_HEAD}<worksheet xmlns="{_SHEET}">{columns}<sheetData>{"".join(lines)}</sheetData></worksheet>'
    book = (
        f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "xl/workbook.xml": (f"{base}.sheet.main+xml", book),
        "xl/worksheets/sheet1.xml": (f"{base}.worksheet+xml", data),
    }
    return _package("xl/workbook.xml", "xlsx", parts)


def pdf(title: str, lines: list[str]) -> bytes:
    """A one-page A4 PDF in the reader's own Chinese font (STSong-Light is not embedded)."""

    def shown(words: str) -> str:
        return f"<{words.encode('utf-16-be').hex().upper()}> Tj"

    text = ["BT", "/F1 20 Tf", "1 0 0 1 70 760 Tm", shown(title), "/F1 13 Tf", "24 TL"]
    text += ["1 0 0 1 70 715 Tm"]
    for line in lines:
        text += [shown(line), "T*"]
    stream = "\n".join([*text, "ET"]).encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H"
        b" /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        b" /FontDescriptor 7 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0"
        b" /FontBBox [-25 -254 1000 880] /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return out


_REPORT_ROWS = [
    ["序号", "标题", "分类", "上报日期", "作者（岗位）", "审核人（岗位）"],
    ["1", "（示例）社区开展冬季供暖走访", "社区服务", "2026-10-23", "社区网格员", "社区负责人"],
    ["2", "", "", "", "", ""],
    ["3", "", "", "", "", ""],
]
_PICTURE_ROWS = [
    ["看什么", "合适", "不合适"],
    ["文件名", "包饺子.jpg", "身份证号、手机号做文件名"],
    ["画面", "活动场面、远景、物品", "花名册、证件、病历"],
    ["孩子", "背影、手工作品", "能认出来的正脸"],
]
_ROUTE_ROWS = [
    ["时段", "路线", "人员（岗位）"],
    ["18:00—19:00", "第一段：主街至活动室", "网格员、志愿者"],
    ["19:00—20:00", "第二段：活动室至小广场", "社区工作者、志愿者"],
]


def attachments() -> dict[str, bytes]:
    """Path below content/ and bytes of every attachment."""
    brief = docx(
        "社区信息上报样稿（示例）",
        [
            "标题：写清楚谁、做了什么，不超过八十个字。",
            "正文：一段讲一件事。先写什么时候、在哪里、做了什么，再写怎么做的，最后写居民怎么说。",
            "照片：一到三张，放在稿件旁边，每张写一句说明。",
            "不写：姓名连着病情、低保、住址；身份证号、手机号、银行卡号。",
        ],
    )
    checklist = docx(
        "村务公开自查表（示例）",
        ["每季度自查一次，逐项打勾。公开以后听一听村民的意见，问到的要答。"],
        [
            ["项目", "是否公开", "公开日期", "备注"],
            ["村民会议或者代表会议决定的事项", "", "", ""],
            ["收支情况", "", "", ""],
            ["救助款物的发放办法", "", "", ""],
            ["协助政府开展的工作", "", "", ""],
        ],
    )
    log = xlsx("信息上报登记表", _REPORT_ROWS)
    menu = pdf(
        "一周助餐食谱（示例）",
        [
            "周一　米饭　土豆炖豆角　小米粥",
            "周二　馒头　白菜炖豆腐　鸡蛋汤",
            "周三　米饭　西红柿炒鸡蛋　玉米面粥",
            "周四　花卷　萝卜炖肉　紫菜汤",
            "周五　水饺　拌黄瓜　饺子汤",
            "少油少盐，软烂适口；需要忌口的提前说一声。",
        ],
    )
    safety = pdf(
        "冬季取暖安全提示（示例）",
        [
            "一、烧炉子的，睡前看一看烟道通不通。",
            "二、窗户留一条缝，屋里装一个一氧化碳报警器。",
            "三、电褥子不折叠，人走断电。",
            "四、头晕、恶心，先开窗、到屋外，再打急救电话。",
        ],
    )
    return {
        "communities/guangming/2026/一周食谱.pdf": menu,
        "communities/jianhua/2026/10月/取暖安全提示.pdf": safety,
        "communities/yongxing/2026/巡逻路线.xlsx": xlsx("巡逻路线", _ROUTE_ROWS),
        "communities/xixing-xiang/2026/村务公开自查表.docx": checklist,
        "communities/shili/2026/活动材料.zip": archive([("样稿.docx", brief), ("登记表.xlsx", log)]),
        "bureau/downloads/信息上报登记表.xlsx": log,
        "bureau/downloads/信息上报样稿.docx": brief,
        "bureau/downloads/村务公开自查表.docx": checklist,
        "bureau/downloads/照片取舍对照.docx": docx(
            "照片取舍对照（示例）", ["发照片以前，对着下面的表看一遍。"], _PICTURE_ROWS
        ),
        "bureau/downloads/全套样表.zip": archive(
            [("信息上报登记表.xlsx", log), ("信息上报样稿.docx", brief), ("村务公开自查表.docx", checklist)]
        ),
    }


def main(folder: Path) -> None:
    for name, data in attachments().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "content")
