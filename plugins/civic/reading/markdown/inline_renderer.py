"""Running text -> HTML: bold words, code, links, pictures, marks of footnotes, in the order of the text.

A link or picture of the site gets a number; what is refused is told and leaves its text. Links within the
text wait until all headings are known (`resolve_links`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import escape, unescape
from xml.etree.ElementTree import Element

from civic.core.model import Reference
from civic.core.problems import Problem, problem
from civic.reading.markdown.inline_parser import NOTE_TAG, restore_escapes, thread_inline_parser
from civic.reading.markdown.link_destinations import (
    LinkDestination,
    is_elsewhere,
    is_on_a_disk,
    link_destination,
)
from civic.reading.markdown.nodes import InlineText, MarkdownDocument, ReferenceDestination
from civic.reading.text.slugs import heading_slug
from civic.wording import reading as wording

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HELD = re.compile("\x02(/?)(\\d+)\x03")  # the place of a link within the text, until all headings are known


class InlineRenderer:
    """Draws the running text of one post, text by text, in the order in which it is read."""

    def __init__(self, text: MarkdownDocument, file: str, phones: tuple[str, ...], prefix: str) -> None:
        self.references: list[Reference] = []
        self.problems: list[Problem] = []
        self.note_order: list[str] = []  # names of notes; the number of a note is its place
        self.note_marks: dict[str, int] = {}  # how many marks have led to each note
        self._note_numbers: dict[str, int] = {}
        self._text = text
        self._file = file
        self._prefix = prefix
        self._parser = thread_inline_parser()
        self._parser.begin(text.notes, text.addresses, phones)
        self._short = _abbreviation_pattern(text.abbreviations) if text.abbreviations else None
        self._held: list[tuple[str, str]] = []  # links within the text: fragment and title
        self._inline = InlineText("", ())
        self._searched = (0, 0)  # line and column of the text up to which targets have been found

    def tell(self, code: str, line: int, **detail: str) -> None:
        """One more problem of this text."""
        self.problems.append(problem(code, self._file, line, None, **detail))

    def render(self, inline: InlineText) -> tuple[str, str]:
        """HTML and running text of one InlineText."""
        if self._short is None and self._parser.is_plain(inline.text):
            return inline.text, inline.text
        tree = self._parser.tree(inline.text)
        if tree is None:
            plain = _decode_entities(inline.text)
            return self._markup(plain), plain
        self._inline, self._searched = inline, (0, 0)
        plain_parts: list[str] = []
        html = self._children(tree, plain_parts)
        return html, "".join(plain_parts)

    def _unescape(self, text: str) -> str:
        """Text as it is meant: escapes and entities undone."""
        return _decode_entities(restore_escapes(text))

    def _markup(self, plain: str) -> str:
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
        meant = self._unescape(text)
        if plain is not None:
            plain.append(meant)
        return self._markup(meant)

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
            text = restore_escapes(element.text or "")
            plain.append(unescape(text))
            return f"<code>{text}</code>"
        if tag == "br":
            plain.append(" ")
            return "<br>"
        if tag == NOTE_TAG:
            return self._note_mark(element.get("name", ""))
        return self._children(element, plain)

    def _attribute(self, value: str | None) -> str:
        return " ".join(self._unescape(value).split()) if value else ""

    def _target(self, element: Element, name: str) -> tuple[LinkDestination, int]:
        """Where a link or picture goes, and the line on which that stands."""
        raw = element.get(name) or ""
        if isinstance(raw, ReferenceDestination):
            return link_destination(raw), raw.line
        lines = self._inline.lines
        first, column = self._searched
        line = lines[first].number
        if raw and len(lines) > 1:
            for at in range(first, len(lines)):
                found = lines[at].text.find(raw, column)
                if found >= 0:
                    self._searched, line = (at, found + len(raw)), lines[at].number
                    break
                column = 0
        return link_destination(restore_escapes(raw)), line

    def _link(self, element: Element, plain: list[str]) -> str:
        target, line = self._target(element, "href")
        title = self._attribute(element.get("title"))
        shown = f' title="{escape(title)}"' if title else ""
        if target.kind == "refused":
            self._report_refused(target, element.get("href"), line)
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
        said: list[str] = []
        inside = self._children(element, said)
        if not inside.strip():  # `[](https://…)`: a link that nobody could see
            said, inside = [target.text], escape(target.text, quote=False)
        plain += said
        return f'<a href="{address}"{shown}>{inside}</a>'

    def _picture(self, element: Element, captioned: bool = False) -> str:
        """The picture, or its alternative text where it may not be shown."""
        target, line = self._target(element, "src")
        alt = self._attribute(element.get("alt"))
        title = self._attribute(element.get("title"))
        if title and not captioned:  # in the midst of text there is no place for a caption
            alt = f"{alt} {title}".strip()
        if target.kind == "refused":
            self._report_refused(target, element.get("src"), line)
            return escape(alt, quote=False)
        if not target.kind:
            self.tell("picture-missing", line, target=alt, case="nameless")
            return escape(alt, quote=False)
        if is_elsewhere(target):
            self.tell("picture-elsewhere", line, target=target.text)
            return escape(alt, quote=False)
        if not alt:
            self.tell("alt-missing", line, target=target.text)
        if target.kind == "here":
            target = LinkDestination("site", "#" + target.text)
        self.references.append(Reference("picture", target.text, line, alt))
        return f'<img src="ref:{len(self.references) - 1}" alt="{escape(alt)}">'

    def _report_refused(self, target: LinkDestination, raw: str | None, line: int) -> None:
        case = "file" if is_on_a_disk(target) else "scheme"
        shown = self._attribute(raw)
        self.tell("scheme-refused", line, scheme=target.text, target=shown, case=case)

    def figures(self, inline: InlineText) -> str | None:
        """A line of pictures: each is a figure, its title, if it has one, printed below it.

        None if there is more on the line than pictures.
        """
        tree = self._parser.tree(inline.text)
        if (
            tree is None
            or not len(tree)
            or (tree.text or "").strip()
            or any(picture.tag != "img" or (picture.tail or "").strip() for picture in tree)
        ):
            return None
        self._inline, self._searched = inline, (0, 0)
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

    # --- notes, links within the text -----------------------------------------------------------------

    def number_of(self, note: str) -> int:
        """The number of a note, from 1: its place among those asked for so far."""
        number = self._note_numbers.get(note)
        if number is None:
            self.note_order.append(note)
            number = self._note_numbers[note] = len(self.note_order)
        return number

    def mark_id(self, number: int, mark: int) -> str:
        """The id of the mark that is the `mark`-th, from 1, to lead to this note."""
        return f"{self._prefix}fnref:{number}" + (f":{mark}" if mark > 1 else "")

    def _note_mark(self, name: str) -> str:
        number = self.number_of(name)
        mark = self.note_marks[name] = self.note_marks.get(name, 0) + 1
        return (
            f'<sup class="note"><a href="#{escape(self._prefix)}fn:{number}" '
            f'id="{escape(self.mark_id(number, mark))}" '
            f'aria-label="{wording.NOTE_LABEL.format(n=number)}">[{number}]</a></sup>'
        )

    def resolve_links(self, html: str, headings: Collection[str]) -> str:
        """`html` with its links to headings (ids without the prefix of the post).

        Where there is no such heading the text stands alone.
        """
        if not self._held:
            return html

        def link(match: re.Match[str]) -> str:
            fragment, title = self._held[int(match[2])]
            slug = heading_slug(fragment)
            name = fragment if fragment in headings else slug
            if name not in headings:
                return ""
            return "</a>" if match[1] else f'<a href="#{escape(self._prefix + name)}"{title}>'

        return _HELD.sub(link, html)


def _decode_entities(text: str) -> str:
    """Entities as the characters that they stand for."""
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def _abbreviation_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Longest first; a Latin abbreviation is found only as a word of its own."""
    spelled = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
        after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
        spelled.append(f"{before}{re.escape(name)}{after}")
    return re.compile("|".join(spelled))
