"""The parts of a Word file -> the blocks of its text.

Tracked changes are read as if accepted; hidden words, comments, page headers and what no page can show are left out
and told, each with the words beside it. Fields show their result, numbers that Word counts itself are written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from civic.reading.foreign_files.parts import Relation
from civic.reading.word.drawings import ALTERNATE, M, PictureKinds, branch_of, read_drawing
from civic.reading.word.nodes import (
    Loss,
    Run,
    WordDocument,
    WordParagraph,
    WordPicture,
    WordTable,
    paragraphs_of,
)
from civic.reading.word.numbering import Numbering
from civic.reading.word.package import Package, R, W, WordFileRefusedError
from civic.reading.word.styles import Styles, TextFormat, format_of, number_of, value_of

MAX_LETTERS = 300_000  # a book; whoever sends one wants an attachment
MAX_PARAGRAPHS = 20_000
MAX_COLUMNS = 200  # Word and WPS stop at 63; each row is as wide as the widest
MAX_ADDRESS = 2_000  # characters of a link: it may stand at every word
NEAR = 16  # characters that are shown of a place

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_BLANK = re.compile("[\t\n\r\u00a0\u2028\u2029]+")
_SYMBOLS = {  # of the fonts Wingdings and Symbol, as they stand in real forms
    0xF0FE: "☑", 0xF0FD: "☒", 0xF0A8: "□", 0xF06F: "□", 0xF071: "□", 0xF0FC: "✓", 0xF0FB: "✗", 0xF0D8: "➢",
    0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0B7: "•", 0xF0A7: "▪", 0xF0E0: "→", 0xF0AB: "★", 0xF028: "☎",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PAGE_WORDS = re.compile(r"[\d\s\-—－―~·|/第页共PAGEage]*")
_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in (
        "ins",
        "moveTo",
        "smartTag",
        "sdtContent",
        "customXml",
        "bdo",
        "dir",
        "fldSimple",
        "rubyBase",
    )
)  # what stands around runs or paragraphs and says nothing itself
_DELETED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')


def read_document(package: Package) -> WordDocument:
    """The text of a file. Raises WordFileRefusedError if there is none, or if it is not built as a text."""
    try:
        return _DocumentReader(package).document()
    except RecursionError:
        raise WordFileRefusedError("broken") from None


@dataclass(slots=True)
class _ParagraphBuilder:
    """The paragraph that is being read."""

    text_format: TextFormat
    runs: list[Run] = field(default_factory=list)
    pictures: list[WordPicture] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)  # half points -> letters of that size


@dataclass(slots=True)
class _Field:
    """A field that is open: what it does, and whether its result has begun. Only results reach over paragraphs; what
    is else still open at the end of one was never closed, and must not swallow the text behind it."""

    code: str = ""
    is_result: bool = False


class _DocumentReader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations: Mapping[str, Relation] = package.relations(package.main)
        by_kind = {one.kind: one.target for one in self._relations.values() if not one.is_outside}
        self._styles = Styles(package.tree(by_kind.get("styles", "")))
        self._numbering = Numbering(package.tree(by_kind.get("numbering", "")))
        self._note_parts = {kind: by_kind.get(f"{kind}s", "") for kind in ("footnote", "endnote")}
        self._picture_kinds = PictureKinds(package)
        self._notes: dict[tuple[str, str], str] = {}  # kind and id -> name
        self._fields: list[_Field] = []
        self._losses: list[Loss] = []
        self._near = ""

    def document(self) -> WordDocument:
        root = self._package.tree(self._package.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise WordFileRefusedError("broken")
        headers = {one.target for one in self._relations.values() if one.kind in ("header", "footer")}
        blocks = tuple(self._blocks(body))
        notes = self._note_texts()
        for name in sorted(headers):
            self._look_at_header(name)
        paragraphs = list(paragraphs_of(blocks))
        if len(paragraphs) > MAX_PARAGRAPHS or sum(len(one.text) for one in paragraphs) > MAX_LETTERS:
            raise WordFileRefusedError("long")
        if all(isinstance(block, WordParagraph) and block.is_empty for block in blocks):
            raise WordFileRefusedError(
                "pictures" if any(x.kind.startswith("picture") for x in self._losses) else "empty"
            )
        return WordDocument(blocks, notes, tuple(dict.fromkeys(self._losses)))

    def _lose(self, kind: str, near: str | None = None) -> None:
        self._losses.append(Loss(kind, self._near if near is None else near))

    # --- blocks -------------------------------------------------------------------------------------

    def _blocks(self, parent: _Element) -> list[WordParagraph | WordTable]:
        found: list[WordParagraph | WordTable] = []
        for child in parent:
            if child.tag == f"{W}p":
                found += self._paragraph(child)
            elif child.tag == f"{W}tbl":
                if (table := self._table(child)) is not None:
                    found.append(table)
            elif child.tag == f"{W}sdt":
                found += self._content_control(child)
            elif child.tag in _TRANSPARENT:
                found += self._blocks(child)
            elif child.tag in _DELETED:
                self._lose("deleted")
            elif child.tag == f"{W}altChunk":
                self._lose("embedded")
            elif child.tag == ALTERNATE and (branch := branch_of(child)) is not None:
                found += self._blocks(branch)
        return found

    def _content_control(self, element: _Element) -> list[WordParagraph | WordTable]:
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if value_of(gallery) == "Table of Contents":
            self._lose("contents")
            return []
        content = element.find(f"{W}sdtContent")
        return [] if content is None else self._blocks(content)

    def _paragraph(self, element: _Element) -> list[WordParagraph | WordTable]:
        """The paragraph, and behind it what stands in its text boxes."""
        properties = element.find(f"{W}pPr")
        key = value_of(None if properties is None else properties.find(f"{W}pStyle")) or self._styles.default
        text_format = (
            format_of(properties, None)
            .with_defaults(self._styles.text_format(key))
            .with_defaults(self._styles.plain)
        )
        opened = _ParagraphBuilder(text_format)
        self._read_inlines(element, opened, "")
        self._fields = [one for one in self._fields if one.is_result and not _LINK_FIELD.match(one.code)]
        label = None
        text = "".join(run.text for run in opened.runs).strip()
        if text_format.numbered is not None and text_format.numbered[0] != "0" and (text or opened.pictures):
            label = self._numbering.label(*text_format.numbered)
        size = max(opened.sizes, key=lambda size: (opened.sizes[size], size), default=0)
        paragraph = WordParagraph(
            runs=tuple(_merge_runs(opened.runs)),
            pictures=tuple(opened.pictures),
            role=self._styles.role(key),
            level=text_format.level or 0,
            label=label,
            centred=bool(text_format.centred),
            size=size,
        )
        self._near = text[:NEAR] or self._near
        for kind in opened.lost:
            self._lose(kind)
        found: list[WordParagraph | WordTable] = [paragraph]
        near = self._near
        for box in opened.boxes:
            inside = self._blocks(box)
            if any(not isinstance(block, WordParagraph) or not block.is_empty for block in inside):
                self._lose("box", near)
                found += inside
        return found

    def _table(self, element: _Element) -> WordTable | None:
        rows: list[tuple[tuple[WordParagraph, ...], ...]] = []
        before = self._near
        merged = False
        for row in _nested_elements(element, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self._lose("deleted")
                continue
            skipped = number_of(row.find(f"{W}trPr/{W}gridBefore")) or 0
            cells: list[tuple[WordParagraph, ...]] = [()] * min(skipped, 60)
            spans = False
            for cell in _nested_elements(row, f"{W}tc"):
                cells.append(self._cell(cell))
                wide = number_of(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
                cells += [()] * (min(wide, 60) - 1)
                merged = merged or cell.find(f"{W}tcPr/{W}vMerge") is not None
                spans = spans or wide > 1
            if len(cells) > MAX_COLUMNS:
                raise WordFileRefusedError("harmful")
            merged = merged or (spans and (bool(rows) or sum(map(bool, cells)) > 1))  # not a title over all
            rows.append(tuple(cells))
        if not any(cell for row in rows for cell in row):
            return None
        if merged and len(rows) > 1:
            self._lose("merged", before)
        return WordTable(tuple(rows))

    def _cell(self, element: _Element) -> tuple[WordParagraph, ...]:
        """The paragraphs of a cell that hold something; a table in it line by line."""
        found: list[WordParagraph] = []
        for block in self._blocks(element):
            if isinstance(block, WordParagraph):
                found.append(block)
                continue
            self._lose("nested")
            for row in block.rows:
                words = [run for cell in row for paragraph in cell for run in (*paragraph.runs, Run(" "))]
                pictures = tuple(
                    picture for cell in row for paragraph in cell for picture in paragraph.pictures
                )
                found.append(WordParagraph(runs=tuple(_merge_runs(words)), pictures=pictures))
        return tuple(paragraph for paragraph in found if not paragraph.is_empty)

    # --- inside a paragraph -------------------------------------------------------------------------

    def _read_inlines(self, parent: _Element, opened: _ParagraphBuilder, link: str) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, opened, link)
            elif child.tag == f"{W}hyperlink":
                relation = self._relations.get(child.get(f"{R}id", ""))
                target = relation.target if relation is not None and relation.is_outside else ""
                place = child.get(f"{W}anchor", "")
                if target and place and "#" not in target:
                    target = f"{target}#{place}"
                self._read_inlines(child, opened, _address(target, opened.lost) or link)
            elif child.tag == f"{W}sdt":
                for content in child.iterchildren(f"{W}sdtContent"):
                    self._read_inlines(content, opened, link)
            elif child.tag in _TRANSPARENT:
                self._read_inlines(child, opened, link)
            elif child.tag in _DELETED:
                opened.lost.append("deleted")
            elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
                opened.lost.append("equation")
                self._say(
                    "".join(one.text or "" for one in child.iter(f"{M}t")), opened, opened.text_format, link
                )
            elif child.tag == ALTERNATE and (branch := branch_of(child)) is not None:
                self._read_inlines(branch, opened, link)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._read_drawing(child, opened)

    def _run(self, element: _Element, opened: _ParagraphBuilder, link: str) -> None:
        letters = element.find(f"{W}rPr")
        key = value_of(None if letters is None else letters.find(f"{W}rStyle"))
        text_format = (
            format_of(None, letters)
            .with_defaults(self._styles.text_format(key))
            .with_defaults(opened.text_format)
        )
        if text_format.hidden:
            opened.lost.append("hidden")
            return
        if text_format.struck:
            opened.lost.append("struck")
        self._parts(element, opened, text_format, link)

    def _parts(
        self, element: _Element, opened: _ParagraphBuilder, text_format: TextFormat, link: str
    ) -> None:
        for child in element:
            name = child.tag.removeprefix(W)
            if name == "fldChar":
                self._field(child, opened)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].code += child.text or ""
            elif any(not one.is_result for one in self._fields):
                continue  # the code of a field, which nobody sees
            elif name == "t":
                self._say(child.text or "", opened, text_format, link)
            elif name in ("tab", "ptab"):
                self._say(" ", opened, text_format, link)
            elif name == "noBreakHyphen":
                self._say("-", opened, text_format, link)
            elif name in ("cr", "br"):
                is_page = child.get(f"{W}type", "textWrapping") != "textWrapping"  # or a column
                if not is_page or any(run.text.strip() for run in opened.runs):
                    opened.runs.append(Run("\n"))
            elif name == "sym":
                self._symbol(child.get(f"{W}char", ""), opened, text_format)
            elif name in ("footnoteReference", "endnoteReference"):
                self._note_mark(name.removesuffix("Reference"), child.get(f"{W}id", ""), opened)
            elif name == "commentReference":
                opened.lost.append("comment")
            elif name in ("drawing", "pict", "object"):
                self._read_drawing(child, opened)
            elif name == "ruby":
                for base in child.iterchildren(f"{W}rubyBase"):
                    self._read_inlines(base, opened, link)
            elif child.tag == ALTERNATE and (branch := branch_of(child)) is not None:
                self._parts(branch, opened, text_format, link)

    def _say(self, text: str, opened: _ParagraphBuilder, text_format: TextFormat, link: str) -> None:
        text = _BLANK.sub(" ", _UNSEEN.sub("", text))
        if _PRIVATE.search(text):  # letters of a symbol font
            opened.lost += ["symbol"] * any(ord(one) not in _SYMBOLS for one in _PRIVATE.findall(text))
            text = _PRIVATE.sub(lambda one: _SYMBOLS.get(ord(one[0]), ""), text)
        if any(one.is_result and one.code for one in self._fields):
            found = next(filter(None, (_LINK_FIELD.match(one.code) for one in self._fields)), None)
            link = link or (_address(found[1], opened.lost) if found else "")
        size = text_format.size or 0
        opened.sizes[size] = opened.sizes.get(size, 0) + len(text.strip())
        opened.runs.append(
            Run(text, bool(text_format.bold), bool(text_format.italic), text_format.raised or "", link)
        )

    def _field(self, element: _Element, opened: _ParagraphBuilder) -> None:
        step = element.get(f"{W}fldCharType")
        if step == "begin":
            self._fields.append(_Field())
        elif step == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif step == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.is_result and ended.code.strip().lower().startswith("eq"):
                opened.lost.append("equation")

    def _symbol(self, code: str, opened: _ParagraphBuilder, text_format: TextFormat) -> None:
        number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
        letter = _SYMBOLS.get(number | 0xF000, "")
        if letter:
            opened.runs.append(Run(letter, bool(text_format.bold), bool(text_format.italic)))
        else:
            opened.lost.append("symbol")

    def _read_drawing(self, element: _Element, opened: _ParagraphBuilder) -> None:
        found = read_drawing(element, self._relations, self._picture_kinds)
        opened.pictures += found.pictures
        opened.boxes += found.boxes
        opened.lost += found.lost

    # --- notes, headers -----------------------------------------------------------------------------

    def _note_mark(self, kind: str, key: str, opened: _ParagraphBuilder) -> None:
        name = self._notes.setdefault((kind, key), str(len(self._notes) + 1))
        opened.runs.append(Run("", note=name))

    def _note_texts(self) -> dict[str, tuple[WordParagraph, ...]]:
        """The footnotes and endnotes that have a mark, by name."""
        texts: dict[str, tuple[WordParagraph, ...]] = {}
        for kind, part in self._note_parts.items():
            root = self._package.tree(part) if part else None
            self._relations = self._package.relations(part) if part else {}
            for element in root.iterchildren(f"{W}{kind}") if root is not None else ():
                name = self._notes.get((kind, element.get(f"{W}id", "")))
                if name is not None:
                    inside = tuple(paragraphs_of(tuple(self._blocks(element))))
                    if any(paragraph.pictures for paragraph in inside):
                        self._lose("picture-in-note")
                    texts[name] = tuple(paragraph for paragraph in inside if not paragraph.is_empty)
        return dict(sorted(texts.items(), key=lambda one: int(one[0])))

    def _look_at_header(self, name: str) -> None:
        root = self._package.tree(name)
        text = "" if root is None else "".join(one.text or "" for one in root.iter(f"{W}t")).strip()
        if not _PAGE_WORDS.fullmatch(text):
            self._lose("header", text[:NEAR])


def _nested_elements(parent: _Element, tag: str) -> Iterable[_Element]:
    """The rows of a table or the cells of a row, also those inside controls and tracked changes."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt" or child.tag in _TRANSPARENT:
            yield from _nested_elements(child, tag)


def _address(target: str, lost: list[str]) -> str:
    """What a page may link to; of all else the words stand alone."""
    target = target.strip()
    if re.match(r"(?i)https?://[^/\s]|mailto:\S+@", target) and len(target) <= MAX_ADDRESS:
        return target
    if target and not target.startswith("#"):
        lost.append("link")
    return ""


def _merge_runs(runs: list[Run]) -> list[Run]:
    """Neighbours that look alike as one: Word cuts a sentence wherever a font changes."""
    joined: list[Run] = []
    for run in runs:
        if not run.text and not run.note:
            continue
        last = joined[-1] if joined else None
        if last is not None and not run.note and not last.note and last[1:] == run[1:]:
            joined[-1] = last._replace(text=last.text + run.text)
        else:
            joined.append(run)
    return joined
