"""Bold words, links, code and the like inside running text, found by Python-Markdown.

Only the inline half of Python-Markdown is used (its rules for emphasis suit Chinese: `他说**“好”**了` is bold);
blocks are `block_parser`'s. What staff need otherwise:

- a run of `*` in `138****1234`, `张**、李**`, `王*芳`, `长3*宽4` stays as typed;
- bare web addresses and the unit's telephone numbers become links;
- raw HTML is text, except `<br>`, `<sub>`, `<sup>`.

A text without any mark is never handed to Python-Markdown, one with marks only to the patterns whose mark it
holds: that is most of the difference between this and the stock converter in speed.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor
from markdown.util import ETX, STX, AtomicString

from civic.core.phones import dial_string, phone_pattern
from civic.reading.markdown.delimiters import DelimiterRuns
from civic.reading.markdown.inline_fast_path import easy_tree
from civic.reading.markdown.line_patterns import CHINESE, NO_OPENING

if TYPE_CHECKING:
    from markdown.treeprocessors import InlineProcessor as Inline

    from civic.reading.markdown.nodes import ReferenceDestination

NOTE_TAG = "note"
"""An element of this name stands for the mark of a footnote; its attribute `name` names the note."""

MAX_STARS = 400  # `*` and `_`
MAX_BRACKETS = 100  # `[`, and `<`
"""A paragraph with more marks of a kind than this keeps them as typed: pairing them would take minutes, or go
deeper than Python can."""

FOREIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no text may hold: Python-Markdown and this module mark places with such characters."""

_STASHED = re.compile(f"{STX}(\\d+){ETX}")


def restore_escapes(text: str) -> str:
    """The text with escaped characters (`\\*`) as they are meant and without marks of ours."""
    if STX in text:
        text = _STASHED.sub(lambda match: chr(int(match[1])), text)
    return text.replace(NO_OPENING, "")


_MARK = re.compile(r"[`*_\[<\\]")
_NOT_PLAIN = re.compile(r"[`*_\[<\\>&:\n]")  # a mark, what HTML escapes, the beginning of ://, a line break


# --- patterns that Python-Markdown lacks ------------------------------------------------------------

_STOCK = (
    "backtick",
    "escape",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "em_strong",
)
"""Those of Python-Markdown that are used; left out are HTML, entities, mail in disguise, two blanks."""

MatchResult = tuple[Element | None, int | None, int | None]
"""What `handleMatch` gives. Python-Markdown calls it by that name, and takes None for "no element", which the types that are
published for it leave out."""


class _FootnoteMarkProcessor(InlineProcessor):
    """The mark of a footnote, if there is such a note: `[^1]`."""

    names: Collection[str] = ()

    def handleMatch(self, m: re.Match[str], data: str) -> MatchResult:  # type: ignore[override]  # noqa: N802 - see MatchResult
        if m[1] not in self.names:
            return None, m.start(), m.end()
        element = Element(NOTE_TAG)
        element.set("name", m[1])
        return element, m.start(), m.end()


class _MailProcessor(InlineProcessor):
    """`<a@b.cn>`"""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> MatchResult:  # type: ignore[override]  # noqa: N802 - see MatchResult
        return _link("mailto:" + m[1], m[1]), m.start(), m.end()


class _TagProcessor(InlineProcessor):
    """`<br>`, `<sub>…</sub>`, `<sup>…</sup>`: the only HTML that is not text."""

    def handleMatch(self, m: re.Match[str], data: str) -> MatchResult:  # type: ignore[override]  # noqa: N802 - see MatchResult
        if m[1] is None:
            return Element("br"), m.start(), m.end()
        element = Element(m[1].lower())
        element.text = m[2]
        return element, m.start(), m.end()


class _BareUrlProcessor(InlineProcessor):
    """An http(s) address in the text, up to the first blank, Chinese character or full-width mark."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> MatchResult:  # type: ignore[override]  # noqa: N802 - see MatchResult
        address = m[0].rstrip(".,;:!?)]}'*")
        if address.endswith("/") and address.count("/") == 2:  # nothing behind http://
            return None, m.start(), m.end()
        return _link(address, address), m.start(), m.start() + len(address)


class _PhoneProcessor(InlineProcessor):
    """A telephone number of the unit."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> MatchResult:  # type: ignore[override]  # noqa: N802 - see MatchResult
        return _link("tel:" + dial_string(m[0]), m[0]), m.start(), m.end()


def _link(address: str, text: str) -> Element:
    element = Element("a")
    element.set("href", address)
    element.text = AtomicString(text)
    return element


# --- the machine --------------------------------------------------------------------------------------


class InlineParser:
    """Finds the phrases of one text after another. Nothing of a text is left after `begin`."""

    def __init__(self) -> None:
        md = Markdown()
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "|", "<"]
        stock = {name: cast(InlineProcessor, md.inlinePatterns[name]) for name in _STOCK}
        emphasis = cast(DelimiterProcessor, stock["em_strong"])
        emphasis.delimiters["*"].boundary = cast("re.Pattern[str]", DelimiterRuns())
        self._md = md
        self._emphasis = emphasis
        self._inline = cast("Inline", md.treeprocessors["inline"])
        self._mark = _FootnoteMarkProcessor(r"\[\^([^\]\s]+)\]", md)
        self._phone = _PhoneProcessor("(?!)", md)
        self._links = [stock["link"], stock["image_link"]]
        self._reference_links = [
            stock["reference"],
            *self._links,
            stock["image_reference"],
            stock["short_reference"],
            stock["short_image_ref"],
        ]
        self._code, self._escape, self._address = stock["backtick"], stock["escape"], stock["autolink"]
        self._tags = [
            _MailProcessor(r"<([^<> !@\x02\x03]+@[^@<> \x02\x03]+)>", md),
            _TagProcessor(r"(?i)<br\s*/?>|<(su[bp])>(.*?)</\1>", md),
        ]
        self._bare = _BareUrlProcessor(
            rf"(?i)(?<![A-Za-z0-9])https?://(?:[^\s<>\"`{STX}{ETX}{CHINESE}]|{STX}\d+{ETX})+", md
        )
        self._numbers: re.Pattern[str] | None = None
        self._has_notes = False

    def begin(
        self,
        notes: Collection[str],
        addresses: Mapping[str, tuple[ReferenceDestination, str | None]],
        phones: tuple[str, ...],
    ) -> None:
        """From now on a text with these footnotes, reference lines and telephone numbers is read."""
        self._numbers = phone_pattern(phones)
        if self._numbers is not None:
            self._phone.compiled_re = self._numbers
        self._has_notes = bool(notes)
        self._mark.names = frozenset(notes)
        self._md.references = dict(addresses)  # type: ignore[arg-type]  # a title may be missing

    def is_plain(self, text: str) -> bool:
        """Whether a text is its own HTML: nothing in it is a phrase, and nothing needs an escape."""
        return _NOT_PLAIN.search(text) is None and (
            self._numbers is None or self._numbers.search(text) is None
        )

    def tree(self, text: str) -> Element | None:
        """The text as an element `p` with its phrases inside, or None where it is nothing but text."""
        phoned = self._numbers is not None and self._numbers.search(text)
        if not phoned and "://" not in text:
            if _MARK.search(text) is None:
                return None
            if not (self._md.references and "[" in text):
                easy = easy_tree(text)
                if easy is not None:
                    return easy
        return self.full_tree(text)

    def full_tree(self, text: str) -> Element:
        """The same without any short cut."""
        phoned = self._numbers is not None and self._numbers.search(text)
        root = Element("div")
        paragraph = SubElement(root, "p")
        paragraph.text = text
        self._inline.inlinePatterns = self._patterns(text, bool(phoned))  # type: ignore[assignment]  # of the registry only length and items by number are asked
        self._emphasis.reset()
        self._inline.run(root)
        return paragraph

    def _patterns(self, text: str, phoned: bool) -> list[InlineProcessor]:
        """Those patterns, in Python-Markdown's order, whose mark stands in the text."""
        chosen: list[InlineProcessor] = []
        if "`" in text:
            chosen.append(self._code)
        if "\\" in text:
            chosen.append(self._escape)
        if "[" in text and text.count("[") <= MAX_BRACKETS:
            if self._has_notes:
                chosen.append(self._mark)
            chosen += self._reference_links if self._md.references else self._links
        if "<" in text and text.count("<") <= MAX_BRACKETS:
            chosen.append(self._address)
            chosen += self._tags
        if "://" in text:
            chosen.append(self._bare)
        if phoned:
            chosen.append(self._phone)
        if 0 < text.count("*") + text.count("_") <= MAX_STARS:
            chosen.append(self._emphasis)
        return chosen


_own = threading.local()


def thread_inline_parser() -> InlineParser:
    """The one reader of phrases of this thread: making one takes longer than reading a post."""
    reader: InlineParser | None = getattr(_own, "reader", None)
    if reader is None:
        reader = _own.reader = InlineParser()
    return reader
