"""The text of a post -> clean HTML, its links and pictures, its running text and its faults.

    read_body("各位居民：\\n- 带[申请表](表.doc)", "communities/x/a.md", 8, (), "a")

gives `<p>各位居民：</p> <ul><li>带<a href="ref:0">申请表</a></li></ul>`, Reference("link", "表.doc", 9), the text
"各位居民： 带申请表" and no problems. What each line means is `block_parser`'s, what stands inside a line `inline_renderer`'s; here
the blocks are rendered. `pages/body_links.py` puts the addresses in.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from civic.core.model import Reference
from civic.core.problems import Problem, sort_problems
from civic.reading.markdown.block_parser import parse_blocks
from civic.reading.markdown.inline_parser import FOREIGN
from civic.reading.markdown.inline_renderer import InlineRenderer
from civic.reading.markdown.nodes import (
    Admonition,
    Block,
    BlockQuote,
    CodeBlock,
    DefinitionList,
    Heading,
    InlineText,
    ListBlock,
    MarkdownDocument,
    Paragraph,
    PictureBlock,
    Table,
    TableOfContents,
    ThematicBreak,
)
from civic.reading.markdown.sanitizer import sanitize
from civic.reading.text.slugs import heading_slug
from civic.wording import reading as wording

_CONTENTS = "\x02toc\x03"
_SUMMARY = 120  # characters, specification.md §1.4


class BodyRead(NamedTuple):
    """What the text of a post is.

    `html` is cleaned and final but for links of the site and pictures, which carry `href="ref:N"` and
    `src="ref:N"`: N is the place in `references`. `plain` is the running text, for the summary and the
    search: without texts of pictures, tables, footnotes and their marks, blanks collapsed.
    """

    html: str
    references: tuple[Reference, ...]
    plain: str
    problems: tuple[Problem, ...]


def read_body(text: str, file: str, first_line: int, phones: tuple[str, ...], prefix: str) -> BodyRead:
    """Reads `text`, all behind the header (LF line ends), by specification.md §1.8.

    `first_line` is the number of its first line in `file`. `phones` become `tel:` links. `prefix` begins
    every id, so that several posts can stand on one page. Raises nothing, whatever the text is.
    """
    read = parse_blocks(FOREIGN.sub("", text), first_line)
    before_id = f"{prefix}-" if prefix else ""
    inline_renderer = InlineRenderer(read, file, phones, before_id)
    blocks = _BlockRenderer(read, inline_renderer, before_id)
    html = blocks.render()
    return BodyRead(
        html=sanitize(html).strip(),
        references=tuple(inline_renderer.references),
        plain=" ".join(" ".join(blocks.plain).split()),
        problems=sort_problems(inline_renderer.problems),
    )


def summarise(plain: str, limit: int = _SUMMARY) -> str:
    """The first `limit` characters of `plain`, with `…` behind them if that is not all."""
    return plain if len(plain) <= limit else plain[:limit].rstrip() + "…"


class _BlockRenderer:
    """Draws the blocks of one text, once, in the order in which it is read."""

    def __init__(self, text: MarkdownDocument, inline_renderer: InlineRenderer, prefix: str) -> None:
        self.plain: list[str] = []  # running text
        self._text = text
        self._inline_renderer = inline_renderer
        self._prefix = prefix
        self._levels: list[int] = []  # the headings that the next one may stand under, as typed
        self._headings: list[tuple[int, str, str]] = []  # level, id, text
        self._taken: set[str] = set()  # ids of headings
        self._alike: dict[str, int] = {}  # the last number put behind a heading's id
        self._silent = False  # what is rendered is not running text

    def render(self) -> str:
        for line in self._text.glued:
            marks = line.text[: len(line.text) - len(line.text.lstrip("#"))]
            rest = line.text[len(marks) :]
            self._inline_renderer.tell("heading-glued", line.number, text=line.text, better=f"{marks} {rest}")
        html = self._blocks(self._text.blocks)
        if self._text.notes:
            html += self._notes()
        if _CONTENTS in html:
            html = html.replace(_CONTENTS, self._contents())
        return self._inline_renderer.resolve_links(html, self._taken)

    # --- blocks -------------------------------------------------------------------------------------

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join([self._block(block) for block in blocks])

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(inline):
                return f"<p>{self._inline_html(inline)}</p>"
            case Heading(marks, inline):
                return self._heading(marks, inline)
            case ListBlock():
                return self._items(block)
            case PictureBlock(inline):
                figures = self._inline_renderer.figures(inline)
                return f"<p>{self._inline_html(inline)}</p>" if figures is None else figures
            case BlockQuote(blocks):
                return f"<blockquote>\n{self._blocks(blocks)}\n</blockquote>"
            case Table():
                return self._table(block)
            case CodeBlock(text):
                self._say(text)
                return f"<pre><code>{escape(text, quote=False)}\n</code></pre>"
            case DefinitionList():
                return self._definitions(block)
            case Admonition():
                return self._admonition(block)
            case ThematicBreak():
                return "<hr>"
            case TableOfContents():
                return _CONTENTS

    def _say(self, text: str) -> None:
        if not self._silent:
            self.plain.append(text)

    def _inline_html(self, inline: InlineText) -> str:
        html, plain = self._inline_renderer.render(inline)
        self._say(plain)
        return html

    def _item_contents(self, blocks: tuple[Block, ...], loose: bool = False) -> str:
        """The inside of an item or a meaning: a single paragraph stands there without `<p>`."""
        several = loose or sum(isinstance(block, Paragraph) for block in blocks) > 1
        if several or not blocks or not isinstance(blocks[0], Paragraph):
            return self._blocks(blocks)
        first = self._inline_html(blocks[0].inline)
        rest = self._blocks(blocks[1:])
        return f"{first}\n{rest}" if rest else first

    def _heading(self, marks: int, inline: InlineText) -> str:
        wanted = marks - self._text.least_marks + 2
        while self._levels and self._levels[-1] >= wanted:
            self._levels.pop()
        level = min(len(self._levels) + 2, 6)
        self._levels.append(wanted)
        html, plain = self._inline_renderer.render(inline)
        self._say(plain)
        if level < min(wanted, 6):
            better = "#" * (marks - wanted + level)
            case = "below" if self._headings else "first"
            line = inline.lines[0].number
            self._inline_renderer.tell(
                "heading-skipped", line, text=plain, marks="#" * marks, better=better, case=case
            )
        name = self._unique_id(heading_slug(plain) or "section")
        self._headings.append((level, name, plain))
        return f'<h{level} id="{escape(self._prefix + name)}">{html}</h{level}>'

    def _unique_id(self, name: str) -> str:
        unique = name
        while unique in self._taken:
            count = self._alike[name] = self._alike.get(name, 0) + 1
            unique = f"{name}_{count}"
        self._taken.add(unique)
        return unique

    def _items(self, items: ListBlock) -> str:
        inside = "\n".join(f"<li>{self._item_contents(item, items.loose)}</li>" for item in items.items)
        if items.start is None:
            return f"<ul>\n{inside}\n</ul>"
        start = "" if items.start == 1 else f' start="{items.start}"'
        return f"<ol{start}>\n{inside}\n</ol>"

    def _definitions(self, block: DefinitionList) -> str:
        parts: list[str] = []
        for entry in block.entries:
            parts += [f"<dt>{self._inline_html(term)}</dt>" for term in entry.terms]
            parts += [f"<dd>{self._item_contents(meaning)}</dd>" for meaning in entry.meanings]
        return "<dl>\n" + "\n".join(parts) + "\n</dl>"

    def _table(self, table: Table) -> str:
        sides = [f' class="{side}"' if side else "" for side in table.sides]
        head = self._row("th", [f' scope="col"{side}' for side in sides], table.head)
        rows = [f"<tr>{self._row('td', sides, row)}</tr>\n" for row in table.rows]
        body = f"<tbody>\n{''.join(rows)}</tbody>\n" if rows else ""
        return f'<div class="scroll" tabindex="0"><table>\n<thead>\n<tr>{head}</tr>\n</thead>\n{body}</table></div>'

    def _row(self, tag: str, attributes: Sequence[str], cells: Sequence[InlineText]) -> str:
        """The cells of a row, none of which is running text."""
        rendered = self._inline_renderer.render
        return "".join(
            [
                f"<{tag}{attribute}>{rendered(inline)[0]}</{tag}>"
                for attribute, inline in zip(attributes, cells, strict=True)
            ]
        )

    def _admonition(self, block: Admonition) -> str:
        word = block.word.lower()
        kind = wording.ADMONITION_KINDS.get(word, word)
        known = wording.ADMONITIONS.get(kind)
        if block.title is not None and (known is not None or not block.title.text.isascii()):
            title = self._inline_html(block.title) if block.title.text else ""
        elif known is None:
            rest = f" {block.title.text}" if block.title is not None and block.title.text else ""
            title = escape(block.word + rest, quote=False)
        else:
            title = known if block.word.isascii() else escape(block.word, quote=False)
        classes = f"admonition {kind}" if known is not None else "admonition"
        head = f'<p class="admonition-title">{title}</p>\n' if title else ""
        return f'<div class="{classes}">\n{head}{self._blocks(block.blocks)}\n</div>'

    # --- notes and contents -------------------------------------------------------------------------

    def _notes(self) -> str:
        """The footnotes in the order of their first marks; those without a mark come last."""
        before, self._silent = self._silent, True
        rendered: dict[str, str] = {}
        order, defined = self._inline_renderer.note_order, iter(self._text.notes)
        while True:
            if len(rendered) == len(order):
                unmarked = next((name for name in defined if name not in rendered), None)
                if unmarked is None:
                    break
                self._inline_renderer.number_of(unmarked)
            name = order[len(rendered)]
            rendered[name] = ""  # taken; what is rendered may mark further notes
            rendered[name] = self._blocks(self._text.notes[name])
        self._silent = before
        notes = []
        for name in order:
            number = self._inline_renderer.number_of(name)
            html = rendered[name]
            back = self._ways_back(number, self._inline_renderer.note_marks.get(name, 0))
            if back and html.endswith("</p>"):
                html = f"{html[:-4]} {back}</p>"
            elif back:
                html = f"{html}\n<p>{back}</p>"
            notes.append(f'<li id="{escape(self._prefix)}fn:{number}">{html}</li>')
        label = escape(wording.NOTES)
        listed = "\n".join(notes)
        return f'\n<section class="footnotes" aria-label="{label}">\n<ol>\n{listed}\n</ol>\n</section>'

    def _ways_back(self, number: int, marks: int) -> str:
        links = []
        for mark in range(1, marks + 1):
            text = wording.NOTE_BACK if marks == 1 else wording.NOTE_BACK_NTH.format(n=mark)
            links.append(
                f'<a href="#{escape(self._inline_renderer.mark_id(number, mark))}" class="back">{text}</a>'
            )
        return " ".join(links)

    def _contents(self) -> str:
        """The headings as nested lists."""
        if not self._headings:
            return ""
        parts: list[str] = []
        depths: list[int] = []
        for level, name, text in self._headings:
            if depths and level > depths[-1]:
                parts.append("\n<ul>\n")
                depths.append(level)
            elif depths:
                while len(depths) > 1 and depths[-1] > level:
                    parts.append("</li>\n</ul>\n")
                    depths.pop()
                parts.append("</li>\n")
            else:
                depths.append(level)
            parts.append(f'<li><a href="#{escape(self._prefix + name)}">{escape(text, quote=False)}</a>')
        parts.append("</li>\n</ul>\n" * len(depths))
        return f'<nav class="toc" aria-label="{wording.CONTENTS}">\n<ul>\n{"".join(parts)}</nav>'
