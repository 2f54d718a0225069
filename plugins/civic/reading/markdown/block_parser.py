"""The text of a post as staff type it -> its blocks (specification.md §1.8).

Ordinary Markdown, with the rules of people who press Enter once per paragraph: blocks need no blank lines
around them, leading blanks keep a line in the item above it and never make code, marks such as `一、` stay
as typed. A line without leading blanks always leaves an item, a note, a definition or a box.

>>> parse_blocks("各位居民：\\n- 带身份证\\n- 带户口簿", 1).blocks[1].items[0][0].inline.text
'带身份证'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from civic.reading.markdown import line_patterns
from civic.reading.markdown.nodes import (
    Admonition,
    Block,
    BlockQuote,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    InlineText,
    ListBlock,
    MarkdownDocument,
    Paragraph,
    PictureBlock,
    ReferenceDestination,
    SourceLine,
    Table,
    TableOfContents,
    ThematicBreak,
    inline_texts,
    number_lines,
)

MAX_DEPTH = 12
"""Quotes, lists and boxes inside each other beyond this depth are running text."""

_LOOKS_LIKE_DESTINATION = re.compile(r"[./#:]")


def parse_blocks(text: str, first_line: int) -> MarkdownDocument:
    """The blocks of `text` (LF line ends); `first_line` is the number of its first line in the file."""
    found = _ParseState()
    blocks = _ContainerParser(found, number_lines(text.split("\n"), first_line)).read()
    return MarkdownDocument(
        blocks=blocks,
        notes=found.notes,
        addresses=found.addresses,
        abbreviations=found.abbreviations,
        glued=tuple(found.glued),
        least_marks=found.least_marks or 1,
    )


@dataclass(slots=True)
class _ParseState:
    """What stands anywhere in the text and is known everywhere in it."""

    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    addresses: dict[str, tuple[ReferenceDestination, str | None]] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    glued: list[SourceLine] = field(default_factory=list)
    least_marks: int = 0


class _ContainerParser:
    """Reads the lines of one container: the whole text, a quote, an item, a note, a meaning or a box.

    `kept`: leading blanks have done their work (they hold the lines in this container), so that they begin
    no paragraph. `headings`: a `#` may be a heading; not in notes, which stand at the end of the page.
    """

    def __init__(
        self,
        found: _ParseState,
        lines: list[SourceLine],
        depth: int = 0,
        kept: bool = False,
        headings: bool = True,
    ) -> None:
        self._found = found
        self._lines = lines
        self._depth = depth
        self._kept = kept
        self._headings = headings
        self._at = 0
        self._out: list[Block] = []
        self._open: list[SourceLine] = []  # the paragraph that is being gathered
        self._unclosed: list[str] = []  # fences that no line further down closes, nor longer ones of the kind

    def read(self) -> tuple[Block, ...]:
        lines, count = self._lines, len(self._lines)
        while self._at < count:
            line = lines[self._at]
            text = line.text
            if not text or text.isspace():
                self._close()
                self._at += 1
                continue
            body = text.lstrip(line_patterns.BLANKS)
            step = _STEPS.get(body[0])
            if step is not None and step(self, line, body):
                continue
            if "|" in body and self._table():
                continue
            self._paragraph_line(line, body)
        self._close()
        return tuple(self._out)

    def _parse_container(self, lines: list[SourceLine], kept: bool) -> tuple[Block, ...]:
        return _ContainerParser(self._found, lines, self._depth + 1, kept, self._headings).read()

    def _close(self) -> None:
        if self._open:
            self._out.append(Paragraph(line_patterns.join_lines(self._open)))
            self._open = []

    def _add_block(self, block: Block, next_line: int) -> bool:
        self._close()
        self._out.append(block)
        self._at = next_line
        return True

    # --- running text -------------------------------------------------------------------------------

    def _paragraph_line(self, line: SourceLine, body: str) -> None:
        indented = len(body) != len(line.text)
        if self._open and ((indented and not self._kept) or line_patterns.PARAGRAPH_MARK.match(body)):
            self._close()
        self._at += 1
        text = body.rstrip()
        ends = line_patterns.ends_paragraph(text)
        bare = SourceLine(body, line.number) if indented else line
        if ends and not self._open:  # a paragraph on one line, as most are
            self._out.append(Paragraph(InlineText(text, (bare,))))
            return
        self._open.append(bare)
        if ends:
            self._close()

    # --- blocks of one line -------------------------------------------------------------------------

    def _heading(self, line: SourceLine, body: str) -> bool:
        match = line_patterns.HEADING.match(body) if self._headings else None
        if match is None:
            if self._headings and line_patterns.GLUED_HEADING.match(body):
                self._found.glued.append(SourceLine(body.rstrip(), line.number))
            return False
        count = len(match[1])
        self._found.least_marks = min(self._found.least_marks or count, count)
        return self._add_block(
            Heading(count, InlineText(line_patterns.heading_text(match[2]), (line,))), self._at + 1
        )

    def _setext_heading(self, line: SourceLine, body: str) -> bool:
        """`===` under a line of its own makes it a heading."""
        if len(self._open) != 1 or not self._headings or not line_patterns.UNDERLINE.match(body):
            return False
        inline = line_patterns.join_lines(self._open)
        self._open = []
        self._found.least_marks = 1
        return self._add_block(Heading(1, inline), self._at + 1)

    def _thematic_break(self, line: SourceLine, body: str) -> bool:
        return line_patterns.THEMATIC_BREAK.match(body) is not None and self._add_block(
            ThematicBreak(), self._at + 1
        )

    def _pictures(self, line: SourceLine, body: str) -> bool:
        bare = body.strip()
        if not line_patterns.ONLY_PICTURES.match(bare):
            return False
        inline = InlineText(bare, (SourceLine(bare, line.number),))
        return self._add_block(PictureBlock(inline), self._at + 1)

    # --- reference lines, notes ---------------------------------------------------------------------

    def _bracket(self, line: SourceLine, body: str) -> bool:
        if note := line_patterns.NOTE.match(body):
            return self._note(SourceLine(note[2], line.number), note[1])
        if line_patterns.CONTENTS.match(body):
            return self._add_block(TableOfContents(), self._at + 1)
        address = line_patterns.REFERENCE_DEFINITION.match(body)
        if address is None:
            return False
        target = address[2] or address[3]
        # `[注]: 以上数据截至十月` is a remark, not an address
        name = " ".join(address[1].split()).lower()
        if not _LOOKS_LIKE_DESTINATION.search(target) or name in self._found.addresses:
            return False
        self._close()
        self._at += 1
        title = address[4] or address[5] or address[6]
        if title is None and self._at < len(self._lines):
            below = line_patterns.REFERENCE_TITLE.match(self._lines[self._at].text)
            if below is not None:
                title = below[1] or below[2] or below[3]
                self._at += 1
        self._found.addresses[name] = (ReferenceDestination(target, line.number), title)
        return True

    def _note(self, first: SourceLine, name: str) -> bool:
        if name in self._found.notes or self._depth >= MAX_DEPTH:
            return False
        self._close()
        self._found.notes[name] = ()  # taken, so that a note of the same name inside it is text
        self._at += 1
        lines = [first, *self._indented_lines()]
        self._found.notes[name] = _ContainerParser(
            self._found, lines, self._depth + 1, kept=True, headings=False
        ).read()
        return True

    def _abbreviation(self, line: SourceLine, body: str) -> bool:
        match = line_patterns.ABBREVIATION.match(body)
        if match is None or match[1] in self._found.abbreviations:
            return False
        self._close()
        self._at += 1
        self._found.abbreviations[match[1]] = match[2]
        return True

    # --- blocks of several lines --------------------------------------------------------------------

    def _fence(self, line: SourceLine, body: str) -> bool:
        opening = line_patterns.FENCE.match(body)
        if opening is None:
            return False
        fence, info = opening[1], opening[2]
        if any(fence.startswith(shorter) for shorter in self._unclosed):
            return False
        for end in range(self._at + 1, len(self._lines)):
            closing = self._lines[end].text.strip()
            if len(closing) >= len(fence) and not closing.strip(fence[0]):
                break
        else:
            self._unclosed.append(fence)
            return False  # never closed: text
        indent = line_patterns.indent_of(line.text)
        code = [line_patterns.without_indent(inner.text, indent) for inner in self._lines[self._at + 1 : end]]
        if not line_patterns.LANGUAGE.match(info):
            code.insert(0, info)  # not the name of a language, so somebody's text
        return self._add_block(CodeBlock("\n".join(code)), end + 1)

    def _quote(self, line: SourceLine, body: str) -> bool:
        if self._depth >= MAX_DEPTH:
            return False
        inner: list[SourceLine] = []
        end, gap = self._at, 0
        for at in range(self._at, len(self._lines)):
            text = self._lines[at].text.lstrip(line_patterns.BLANKS)
            if text.startswith(">"):
                inner.extend([SourceLine("", 0)] * gap)
                gap = 0
                inner.append(
                    SourceLine(
                        text[2:] if text[1:2] in line_patterns.BLANKS else text[1:], self._lines[at].number
                    )
                )
                end = at + 1
            elif not text or text.isspace():
                gap += 1  # two quotes with nothing but blank lines between them are one
            else:
                break
        self._close()
        self._at = end
        blocks = self._parse_container(inner, kept=False)
        if blocks:
            self._out.append(BlockQuote(blocks))
        return True

    def _indented_lines(self) -> list[SourceLine]:
        """The lines from here on that leading blanks keep in the block above; blank ones between them too."""
        taken: list[SourceLine] = []
        gap: list[SourceLine] = []
        indent = 0
        for at in range(self._at, len(self._lines)):
            line = self._lines[at]
            if not line.text or line.text.isspace():
                gap.append(SourceLine("", line.number))
                continue
            columns = line_patterns.indent_of(line.text)
            if not columns:
                break
            indent = min(indent or columns, columns)
            taken += [*gap, line]
            gap = []
            self._at = at + 1
        return [SourceLine(line_patterns.without_indent(line.text, indent), line.number) for line in taken]

    def _admonition(self, line: SourceLine, body: str) -> bool:
        match = line_patterns.ADMONITION.match(body)
        if match is None or self._depth >= MAX_DEPTH:
            return False
        self._close()
        self._at += 1
        title = match[3] if match[3] is not None else match[4]
        blocks = self._parse_container(self._indented_lines(), kept=True)
        inline = None if title is None else InlineText(title.strip(), (line,))
        self._out.append(Admonition(match[1] or match[2], inline, blocks))
        return True

    def _bang(self, line: SourceLine, body: str) -> bool:
        return self._admonition(line, body) or self._pictures(line, body)

    def _meaning(self, line: SourceLine, body: str) -> bool:
        """`:   …` under a line of text: what is meant by it."""
        match = line_patterns.MEANING.match(body)
        if match is None or self._depth >= MAX_DEPTH:
            return False
        self._close()
        above = self._out[-1] if self._out else None
        if not isinstance(above, Paragraph | DefinitionList):
            return False
        self._out.pop()
        self._at += 1
        meaning = self._parse_container(
            [SourceLine(match[1], line.number), *self._indented_lines()], kept=True
        )
        if isinstance(above, DefinitionList):
            *entries, last = above.entries
            entries.append(Definition(last.terms, (*last.meanings, meaning)))
        else:
            entries = []
            if self._out and isinstance(before := self._out[-1], DefinitionList):
                entries.extend(before.entries)
                self._out.pop()
            terms = tuple(InlineText(term.text.rstrip(), (term,)) for term in above.inline.lines)
            entries.append(Definition(terms, (meaning,)))
        self._out.append(DefinitionList(tuple(entries)))
        return True

    def _table(self) -> bool:
        """A line with `|`, then one of only `|`, `-`, `:` and blanks; it ends at the first without `|`."""
        head, at = self._lines[self._at], self._at + 1
        if at >= len(self._lines):
            return False
        ruler = self._lines[at].text
        if "|" not in ruler or "-" not in ruler or not line_patterns.TABLE_RULE.match(ruler):
            return False
        end = at + 1
        while end < len(self._lines) and "|" in self._lines[end].text:
            end += 1
        rows = [
            inline_texts(line_patterns.cells_of(line.text), line)
            for line in (head, *self._lines[at + 1 : end])
        ]
        sides = [_SIDES[cell[:1] == ":", cell[-1:] == ":"] for cell in line_patterns.cells_of(ruler)]
        width = max(map(len, rows))
        empty = InlineText("", (head,))
        full = [(*row, *[empty] * (width - len(row))) for row in rows]
        sides += [""] * (width - len(sides))
        return self._add_block(Table(tuple(sides[:width]), full[0], tuple(full[1:])), end)

    # --- lists --------------------------------------------------------------------------------------

    def _list(self, line: SourceLine, body: str) -> bool:
        mark = line_patterns.LIST_MARK.match(body)
        if mark is None or self._depth >= MAX_DEPTH:
            return False
        self._close()
        start = mark[1]
        items: list[tuple[Block, ...]] = []
        loose = False
        while mark is not None and (mark[1] is None) == (start is None):
            line = self._lines[self._at]
            columns = line_patterns.indent_of(line.text)
            self._at += 1
            lines, gap = self._item_lines(mark[2], columns)
            items.append(self._parse_container([SourceLine(mark[2], line.number), *lines], kept=True))
            if self._at >= len(self._lines):
                break
            mark = _list_mark(self._lines[self._at].text)
            loose = loose or (gap and mark is not None and (mark[1] is None) == (start is None))
        self._out.append(ListBlock(None if start is None else int(start), loose, tuple(items)))
        return True

    def _item_lines(self, first: str, columns: int) -> tuple[list[SourceLine], bool]:
        """The lines that belong to the item whose mark stands `columns` in, and whether a blank one follows.

        They end before a line without leading blanks and before a list mark that is not two or more blanks
        further in (unless it stands inside a fence).
        """
        taken: list[SourceLine] = []
        gap: list[SourceLine] = []
        fence = ""
        if opening := line_patterns.FENCE.match(first):
            fence = opening[1]
        for at in range(self._at, len(self._lines)):
            line = self._lines[at]
            text = line.text
            if not text or text.isspace():
                gap.append(SourceLine("", line.number))
                continue
            indent = line_patterns.indent_of(text)
            if not indent or (not fence and indent < columns + 2 and _list_mark(text)):
                break
            bare = text.strip()
            if fence:
                if len(bare) >= len(fence) and not bare.strip(fence[0]):
                    fence = ""
            elif opening := line_patterns.FENCE.match(bare):
                fence = opening[1]
            taken += [*gap, SourceLine(line_patterns.without_indent(text, columns + 2), line.number)]
            gap = []
            self._at = at + 1
        follows = bool(gap)
        if follows:
            self._at += len(gap)
        return taken, follows

    def _dash(self, line: SourceLine, body: str) -> bool:
        return self._thematic_break(line, body) or self._list(line, body)

    def _star(self, line: SourceLine, body: str) -> bool:
        return self._thematic_break(line, body) or self._abbreviation(line, body) or self._list(line, body)


def _list_mark(text: str) -> re.Match[str] | None:
    body = text.lstrip(line_patterns.BLANKS)
    if not body or body[0] not in _LIST_FIRST or line_patterns.THEMATIC_BREAK.match(body):
        return None
    return line_patterns.LIST_MARK.match(body)


_LIST_FIRST = frozenset("-*+0123456789０１２３４５６７８９")
_SIDES = {(False, False): "", (True, False): "left", (True, True): "center", (False, True): "right"}
_STEPS: dict[str, Callable[[_ContainerParser, SourceLine, str], bool]] = {
    "#": _ContainerParser._heading,
    "=": _ContainerParser._setext_heading,
    "-": _ContainerParser._dash,
    "*": _ContainerParser._star,
    "_": _ContainerParser._thematic_break,
    "+": _ContainerParser._list,
    "`": _ContainerParser._fence,
    "~": _ContainerParser._fence,
    ">": _ContainerParser._quote,
    "!": _ContainerParser._bang,
    ":": _ContainerParser._meaning,
    "[": _ContainerParser._bracket,
    "\u3000": _ContainerParser._pictures,
    **dict.fromkeys("0123456789０１２３４５６７８９", _ContainerParser._list),
}
