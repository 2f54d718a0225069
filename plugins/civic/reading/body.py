"""The text of a post -> clean HTML, its links and pictures, its running text and its faults.

    read_body("各位居民：\\n- 带[申请表](表.doc)", "communities/x/a.md", 8, (), "a")

gives `<p>各位居民：</p> <ul><li>带<a href="ref:0">申请表</a></li></ul>`, Reference("link", "表.doc", 9), the text
"各位居民： 带申请表" and no problems. What each line means is `dialect`'s, what stands inside a line `phrases`', what
a target is `targets`'; here the blocks are drawn. `core/filling.py` puts the addresses in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify_unicode

from civic import wording
from civic.core.model import Reference
from civic.core.problems import Problem, in_order, problem

from .blocks import (
    Address,
    Admonition,
    Block,
    Code,
    Contents,
    Definitions,
    Heading,
    Items,
    Leaf,
    Paragraph,
    Pictures,
    Quote,
    Rule,
    Table,
    Text,
)
from .cleaning import clean
from .dialect import read_text
from .phrases import FOREIGN, NOTE_TAG, phrases, typed
from .targets import Target, is_elsewhere, target_of

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HELD = re.compile("\x02(/?)(\\d+)\x03")  # the place of a link within the text, while headings are still read
_CONTENTS = "\x02toc\x03"
_SUMMARY = 120  # characters, contract.md §1, front matter


@dataclass(frozen=True, slots=True)
class BodyRead:
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
    """Reads `text`, all behind the header (LF line ends), by contract.md §1, "How the text of a post is read".

    `first_line` is the number of its first line in `file`. `phones` become `tel:` links. `prefix` begins
    every id, so that several posts can stand on one page. Raises nothing, whatever the text is.
    """
    read = read_text(FOREIGN.sub("", text), first_line)
    writer = _Writer(read, file, phones, prefix)
    html = writer.whole()
    return BodyRead(
        html=clean(html).strip(),
        references=tuple(writer.references),
        plain=" ".join(" ".join(writer.plain).split()),
        problems=in_order(writer.problems),
    )


def summarise(plain: str, limit: int = _SUMMARY) -> str:
    """The first `limit` characters of `plain`, with `…` behind them if that is not all."""
    return plain if len(plain) <= limit else plain[:limit].rstrip() + "…"


class _Writer:
    """Draws one text, once, in the order in which it is read."""

    def __init__(self, text: Text, file: str, phones: tuple[str, ...], prefix: str) -> None:
        self.references: list[Reference] = []
        self.problems: list[Problem] = []
        self.plain: list[str] = []
        self._text = text
        self._file = file
        self._prefix = f"{prefix}-" if prefix else ""
        self._phrases = phrases()
        self._phrases.begin(text.notes, text.addresses, phones)
        self._short = _abbreviation_pattern(text.abbreviations) if text.abbreviations else None
        self._levels: list[int] = []  # the headings that the next one may stand under, as typed
        self._headings: list[tuple[int, str, str]] = []  # level, id, text
        self._taken: set[str] = set()  # ids
        self._held: list[tuple[str, str]] = []  # links within the text: fragment and title
        self._note_order: list[str] = []
        self._note_marks: dict[str, int] = {}
        self._silent = False  # what is drawn is not running text
        self._leaf = Leaf("", ())
        self._searched = (0, 0)  # line and column of the leaf up to which targets have been found

    def whole(self) -> str:
        for line in self._text.glued:
            marks = line.text[: len(line.text) - len(line.text.lstrip("#"))]
            rest = line.text[len(marks) :]
            self._tell("heading-glued", line.number, text=line.text, better=f"{marks} {rest}")
        html = self._blocks(self._text.blocks)
        if self._text.notes:
            html += self._notes()
        if _CONTENTS in html:
            html = html.replace(_CONTENTS, self._contents())
        if self._held:
            html = self._resolved(html)
        return html

    def _tell(self, code: str, line: int, **detail: str) -> None:
        self.problems.append(problem(code, self._file, line, None, **detail))

    def _refused(self, target: Target, raw: str | None, line: int) -> None:
        # `file:` and the letter of a drive: somebody's own disk
        case = "file" if target.text == "file" or len(target.text) == 1 else "scheme"
        shown = self._attribute(raw)
        self._tell("scheme-refused", line, scheme=target.text, target=shown, case=case)

    # --- blocks -------------------------------------------------------------------------------------

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join([self._block(block) for block in blocks])

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(leaf):
                return f"<p>{self._running(leaf)}</p>"
            case Heading(marks, leaf):
                return self._heading(marks, leaf)
            case Items():
                return self._items(block)
            case Pictures(leaf):
                return self._pictures(leaf)
            case Quote(blocks):
                return f"<blockquote>\n{self._blocks(blocks)}\n</blockquote>"
            case Table():
                return self._table(block)
            case Code(text):
                self._say(text)
                return f"<pre><code>{escape(text, quote=False)}\n</code></pre>"
            case Definitions():
                return self._definitions(block)
            case Admonition():
                return self._admonition(block)
            case Rule():
                return "<hr>"
            case Contents():
                return _CONTENTS

    def _say(self, text: str) -> None:
        if not self._silent:
            self.plain.append(text)

    def _running(self, leaf: Leaf) -> str:
        html, plain = self._inside(leaf)
        self._say(plain)
        return html

    def _held_together(self, blocks: tuple[Block, ...], loose: bool = False) -> str:
        """The inside of an item or a meaning: a single paragraph stands there without `<p>`."""
        several = loose or sum(isinstance(block, Paragraph) for block in blocks) > 1
        if several or not blocks or not isinstance(blocks[0], Paragraph):
            return self._blocks(blocks)
        first = self._running(blocks[0].leaf)
        rest = self._blocks(blocks[1:])
        return f"{first}\n{rest}" if rest else first

    def _heading(self, marks: int, leaf: Leaf) -> str:
        wanted = marks - self._text.least_marks + 2
        while self._levels and self._levels[-1] >= wanted:
            self._levels.pop()
        level = min(len(self._levels) + 2, 6)
        self._levels.append(wanted)
        html, plain = self._inside(leaf)
        self._say(plain)
        if level < min(wanted, 6):
            better = "#" * (marks - wanted + level)
            case = "below" if self._headings else "first"
            line = leaf.lines[0].number
            self._tell("heading-skipped", line, text=plain, marks="#" * marks, better=better, case=case)
        name = self._unique(slugify_unicode(plain, "-") or "section")
        self._headings.append((level, name, plain))
        return f'<h{level} id="{escape(self._prefix + name)}">{html}</h{level}>'

    def _unique(self, name: str) -> str:
        unique, count = name, 1
        while unique in self._taken:
            unique, count = f"{name}_{count}", count + 1
        self._taken.add(unique)
        return unique

    def _items(self, items: Items) -> str:
        inside = "\n".join(f"<li>{self._held_together(item, items.loose)}</li>" for item in items.items)
        if items.start is None:
            return f"<ul>\n{inside}\n</ul>"
        start = "" if items.start == 1 else f' start="{items.start}"'
        return f"<ol{start}>\n{inside}\n</ol>"

    def _definitions(self, block: Definitions) -> str:
        parts: list[str] = []
        for entry in block.entries:
            parts += [f"<dt>{self._running(term)}</dt>" for term in entry.terms]
            parts += [f"<dd>{self._held_together(meaning)}</dd>" for meaning in entry.meanings]
        return "<dl>\n" + "\n".join(parts) + "\n</dl>"

    def _table(self, table: Table) -> str:
        before, self._silent = self._silent, True
        head = "".join(
            self._cell('th scope="col"', *cell) for cell in zip(table.sides, table.head, strict=True)
        )
        rows = [
            "<tr>"
            + "".join(self._cell("td", *cell) for cell in zip(table.sides, row, strict=True))
            + "</tr>\n"
            for row in table.rows
        ]
        self._silent = before
        body = f"<tbody>\n{''.join(rows)}</tbody>\n" if rows else ""
        return f'<div class="scroll" tabindex="0"><table>\n<thead>\n<tr>{head}</tr>\n</thead>\n{body}</table></div>'

    def _cell(self, tag: str, side: str, leaf: Leaf) -> str:
        html = self._running(leaf) if leaf.text else ""
        side = f' class="{side}"' if side else ""
        return f"<{tag}{side}>{html}</{tag[:2]}>"

    def _admonition(self, block: Admonition) -> str:
        word = block.word.lower()
        kind = wording.ADMONITION_KINDS.get(word, word)
        known = wording.ADMONITIONS.get(kind)
        if block.title is not None and (known is not None or not block.title.text.isascii()):
            title = self._running(block.title) if block.title.text else ""
        elif known is None:
            rest = f" {block.title.text}" if block.title is not None and block.title.text else ""
            title = self._text_of(block.word + rest)
        else:
            title = known if block.word.isascii() else self._text_of(block.word)
        classes = f"admonition {kind}" if known is not None else "admonition"
        head = f'<p class="admonition-title">{title}</p>\n' if title else ""
        return f'<div class="{classes}">\n{head}{self._blocks(block.blocks)}\n</div>'

    def _pictures(self, leaf: Leaf) -> str:
        """Each picture of the line is a figure; its title, if it has one, is printed below it."""
        tree = self._phrases.tree(leaf.text)
        if (
            tree is None
            or not len(tree)
            or (tree.text or "").strip()
            or any(picture.tag != "img" or (picture.tail or "").strip() for picture in tree)
        ):
            return f"<p>{self._running(leaf)}</p>"
        self._leaf, self._searched = leaf, (0, 0)
        figures: list[str] = []
        for picture in tree:
            title = self._attribute(picture.get("title"))
            html = self._picture(picture, captioned=True)
            caption = f"<figcaption>{escape(title, quote=False)}</figcaption>" if title else ""
            if html.startswith("<img"):
                figures.append(f'<figure class="picture">{html}{caption}</figure>')
            elif html or title:
                figures.append(f"<p>{html}{escape(title, quote=False)}</p>")
        return "\n".join(figures)

    # --- notes, contents, links within the text -------------------------------------------------------

    def _notes(self) -> str:
        """The footnotes in the order of their first marks; those without a mark come last."""
        before, self._silent = self._silent, True
        drawn: dict[str, str] = {}
        while len(drawn) < len(self._text.notes):
            waiting = [name for name in (*self._note_order, *self._text.notes) if name not in drawn]
            name = waiting[0]
            self._number_of(name)
            drawn[name] = self._blocks(self._text.notes[name])
        self._silent = before
        notes = []
        for name in self._note_order:
            number = self._number_of(name)
            html = drawn[name]
            back = self._ways_back(number, self._note_marks.get(name, 0))
            if back and html.endswith("</p>"):
                html = f"{html[:-4]} {back}</p>"
            elif back:
                html = f"{html}\n<p>{back}</p>"
            notes.append(f'<li id="{escape(self._prefix)}fn:{number}">{html}</li>')
        label = escape(wording.NOTES)
        listed = "\n".join(notes)
        return f'\n<section class="footnotes" aria-label="{label}">\n<ol>\n{listed}\n</ol>\n</section>'

    def _number_of(self, note: str) -> int:
        if note not in self._note_order:
            self._note_order.append(note)
        return self._note_order.index(note) + 1

    def _ways_back(self, number: int, marks: int) -> str:
        links = []
        for mark in range(1, marks + 1):
            text = wording.NOTE_BACK if marks == 1 else wording.NOTE_BACK_NTH.format(n=mark)
            links.append(f'<a href="#{escape(self._mark_id(number, mark))}" class="back">{text}</a>')
        return " ".join(links)

    def _mark_id(self, number: int, mark: int) -> str:
        return f"{self._prefix}fnref:{number}" + (f":{mark}" if mark > 1 else "")

    def _note_mark(self, name: str) -> str:
        number = self._number_of(name)
        mark = self._note_marks[name] = self._note_marks.get(name, 0) + 1
        return (
            f'<sup class="note"><a href="#{escape(self._prefix)}fn:{number}" '
            f'id="{escape(self._mark_id(number, mark))}" '
            f'aria-label="{wording.NOTE_LABEL.format(n=number)}">[{number}]</a></sup>'
        )

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

    def _resolved(self, html: str) -> str:
        """Links to headings of this text; where there is no such heading the text stands alone."""

        def link(match: re.Match[str]) -> str:
            fragment, title = self._held[int(match[2])]
            slug = slugify_unicode(fragment, "-")
            name = fragment if fragment in self._taken else slug
            if name not in self._taken:
                return ""
            return "</a>" if match[1] else f'<a href="#{escape(self._prefix + name)}"{title}>'

        return _HELD.sub(link, html)

    # --- inside a line ------------------------------------------------------------------------------

    def _inside(self, leaf: Leaf) -> tuple[str, str]:
        """HTML and running text of a leaf."""
        tree = self._phrases.tree(leaf.text)
        if tree is None:
            plain = _characters(leaf.text)
            return self._marked_up(plain), plain
        self._leaf, self._searched = leaf, (0, 0)
        plain_parts: list[str] = []
        html = self._children(tree, plain_parts)
        return html, "".join(plain_parts)

    def _meant(self, text: str) -> str:
        """Text as it is meant: escapes and entities undone."""
        return _characters(typed(text))

    def _marked_up(self, plain: str) -> str:
        if self._short is None:
            return escape(plain, quote=False).replace("\n", "<br>\n")
        parts, start = [], 0
        for found in self._short.finditer(plain):
            title = escape(self._text.abbreviations[found[0]])
            parts += [
                escape(plain[start : found.start()], quote=False),
                f'<abbr title="{title}">{escape(found[0], quote=False)}</abbr>',
            ]
            start = found.end()
        parts.append(escape(plain[start:], quote=False))
        return "".join(parts).replace("\n", "<br>\n")

    def _text_of(self, text: str | None, plain: list[str] | None = None) -> str:
        if not text:
            return ""
        meant = self._meant(text)
        if plain is not None:
            plain.append(meant)
        return self._marked_up(meant)

    def _children(self, element: Element, plain: list[str]) -> str:
        parts = [self._text_of(element.text, plain)]
        for child in element:
            parts.append(self._element(child, plain))
            parts.append(self._text_of(child.tail, plain))
        return "".join(parts)

    def _element(self, element: Element, plain: list[str]) -> str:
        tag = element.tag
        if tag in ("strong", "em", "sub", "sup"):
            return f"<{tag}>{self._children(element, plain)}</{tag}>"
        if tag == "a":
            return self._link(element, plain)
        if tag == "img":
            return self._picture(element)
        if tag == "code":  # its text is already escaped
            text = typed(element.text or "")
            plain.append(unescape(text))
            return f"<code>{text}</code>"
        if tag == "br":
            plain.append(" ")
            return "<br>"
        if tag == NOTE_TAG:
            return self._note_mark(element.get("name", ""))
        return self._children(element, plain)

    def _attribute(self, value: str | None) -> str:
        return " ".join(self._meant(value).split()) if value else ""

    def _target(self, element: Element, name: str) -> tuple[Target, int]:
        """Where a link or picture goes, and the line on which that stands."""
        raw = element.get(name) or ""
        if isinstance(raw, Address):
            return target_of(raw), raw.line
        lines = self._leaf.lines
        first, column = self._searched
        line = lines[first].number
        if raw and len(lines) > 1:
            for at in range(first, len(lines)):
                found = lines[at].text.find(raw, column)
                if found >= 0:
                    self._searched, line = (at, found + len(raw)), lines[at].number
                    break
                column = 0
        return target_of(typed(raw)), line

    def _link(self, element: Element, plain: list[str]) -> str:
        target, line = self._target(element, "href")
        title = self._attribute(element.get("title"))
        shown = f' title="{escape(title)}"' if title else ""
        if target.kind == "refused":
            self._refused(target, element.get("href"), line)
        if target.kind in ("", "refused"):
            return self._children(element, plain)
        if target.kind == "here":
            held = len(self._held)
            self._held.append((target.text, shown))
            return f"\x02{held}\x03{self._children(element, plain)}\x02/{held}\x03"
        if target.kind == "site":
            self.references.append(Reference("link", target.text, line))
            address = f"ref:{len(self.references) - 1}"
        else:
            address = escape(target.text)
            if target.kind == "web":
                shown += ' rel="noopener noreferrer"'
        return f'<a href="{address}"{shown}>{self._children(element, plain)}</a>'

    def _picture(self, element: Element, captioned: bool = False) -> str:
        """The picture, or its alternative text where it may not be shown."""
        target, line = self._target(element, "src")
        alt = self._attribute(element.get("alt"))
        title = self._attribute(element.get("title"))
        if title and not captioned:  # in the midst of text there is no place for a caption
            alt = f"{alt} {title}".strip()
        if target.kind == "refused":
            self._refused(target, element.get("src"), line)
            return escape(alt, quote=False)
        if is_elsewhere(target):
            self._tell("picture-elsewhere", line, target=target.text)
            return escape(alt, quote=False)
        if not alt:
            self._tell("alt-missing", line, target=target.text)
        if target.kind == "here":
            target = Target("site", "#" + target.text)
        self.references.append(Reference("picture", target.text, line, alt))
        return f'<img src="ref:{len(self.references) - 1}" alt="{escape(alt)}">'


def _characters(text: str) -> str:
    """Entities as the characters that they stand for."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def _abbreviation_pattern(names: object) -> re.Pattern[str]:
    """Longest first; a Latin abbreviation is found only as a word of its own."""
    spelled = []
    for name in sorted(names, key=lambda name: (-len(name), name)):  # type: ignore[call-overload]
        before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
        after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
        spelled.append(f"{before}{re.escape(name)}{after}")
    return re.compile("|".join(spelled))
