"""Bold words, links, code and the like inside running text, found by Python-Markdown.

Only the inline half of Python-Markdown is used (its rules for emphasis suit Chinese: `他说**“好”**了` is bold);
blocks are `dialect`'s. What staff need otherwise:

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
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor
from markdown.util import ETX, STX, AtomicString

from .marks import CHINESE, HAN, NO_OPENING

if TYPE_CHECKING:
    from markdown.treeprocessors import InlineProcessor as Inline

    from .blocks import Address

NOTE_TAG = "note"
"""An element of this name stands for the mark of a footnote; its attribute `name` names the note."""

MAX_MARKS = 400
"""A paragraph with more marks of one kind than this keeps them as typed: pairing them would take minutes."""

FOREIGN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no text may hold: Python-Markdown and this module mark places with such characters."""

_STASHED = re.compile(f"{STX}(\\d+){ETX}")


def typed(text: str) -> str:
    """The text with escaped characters (`\\*`) as they are meant and without marks of ours."""
    if STX in text:
        text = _STASHED.sub(lambda match: chr(int(match[1])), text)
    return text.replace(NO_OPENING, "")


# --- telephone numbers ------------------------------------------------------------------------------

_SEPARATOR = "[-–—－ ]?"
_WRITTEN_NUMBER = re.compile(rf"\+?\d(?:{_SEPARATOR}\d){{2,}}", re.ASCII)


def dialled(number: str) -> str:
    """Of a telephone number what is dialled: `0456-8400000` -> `04568400000`."""
    return ("+" if number.startswith("+") else "") + re.sub(r"\D", "", number)


@lru_cache(maxsize=1024)
def phone_pattern(phones: tuple[str, ...]) -> re.Pattern[str] | None:
    """Matches each of the numbers, with or without `-` or a blank between digits.

    One of `phones` may hold several numbers: `0456-8400000、8400001`.
    """
    numbers = {dialled(found) for phone in phones for found in _WRITTEN_NUMBER.findall(phone)}
    longest_first = sorted(numbers, key=lambda number: (-len(number), number))
    return re.compile("|".join(map(_spelled, longest_first))) if numbers else None


def _spelled(number: str) -> str:
    first, *rest = map(re.escape, number)
    # the look behind stands behind the first digit, so that the search runs from digit to digit
    return _SEPARATOR.join([rf"{first}(?<![0-9A-Za-z+.\-]{first})", *rest]) + "(?![0-9A-Za-z])"


_MARK = re.compile(r"[`*_\[<\\]")
_NUMBER = re.compile(rf"\d{_SEPARATOR}\d")


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

Found = tuple[Element | None, int | None, int | None]


class _Mark(InlineProcessor):
    """The mark of a footnote, if there is such a note: `[^1]`."""

    names: Collection[str] = ()

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        if m[1] not in self.names:
            return None, m.start(), m.end()
        element = Element(NOTE_TAG)
        element.set("name", m[1])
        return element, m.start(), m.end()


class _Mail(InlineProcessor):
    """`<a@b.cn>`"""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return _link("mailto:" + m[1], m[1]), m.start(), m.end()


class _Tag(InlineProcessor):
    """`<br>`, `<sub>…</sub>`, `<sup>…</sup>`: the only HTML that is not text."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        if m[1] is None:
            return Element("br"), m.start(), m.end()
        element = Element(m[1].lower())
        element.text = m[2]
        return element, m.start(), m.end()


class _BareAddress(InlineProcessor):
    """An http(s) address in the text, up to the first blank, Chinese character or full-width mark."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        address = m[0].rstrip(".,;:!?)]}'*")
        if address.endswith("/") and address.count("/") == 2:  # nothing behind http://
            return None, m.start(), m.end()
        return _link(address, address), m.start(), m.start() + len(address)


class _Phone(InlineProcessor):
    """A telephone number of the unit."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return _link("tel:" + dialled(m[0]), m[0]), m.start(), m.end()


def _link(address: str, text: str) -> Element:
    element = Element("a")
    element.set("href", address)
    element.text = AtomicString(text)
    return element


# --- emphasis -----------------------------------------------------------------------------------------

_OPENS = (
    rf"(?!(?<=\d)\*+\d)"  # 138****1234
    rf"(?!(?<=[{HAN}\d])\*(?!\*))"  # 王*芳, 长3*宽4
    rf"(?!(?<=[{HAN}\d])\*++[,.;:!?)])"  # 张**, 李** with half-width marks
    rf"\*++(?![\s、，。；：！？）{NO_OPENING}]|$)"  # 张**、李**
)
_BEHIND_TEXT = r"(?<!^)(?<![\s*])"
_STAR = re.compile(
    rf"(?P<ambiguous>{_BEHIND_TEXT}{_OPENS})"
    rf"|(?P<end>{_BEHIND_TEXT}(?!(?<=\d)\*{{3,}}\d)\*++)"
    rf"|(?P<start>(?<!\*){_OPENS})"
)
_STARS = re.compile(r"\*+")


class Stars:
    """Where a run of `*` may open or close emphasis: Python-Markdown's three groups, by the contract's rules.

    A run of one or two that cannot open closes only what a run of its own length has opened, so that a
    masked name inside bold text (`**王*芳、李*华**`) stays as typed too.
    """

    def __init__(self) -> None:
        self._data = ""
        self._literal: set[int] = set()

    def match(self, data: str, start: int = 0) -> re.Match[str] | None:
        if data is not self._data:
            self._data, self._literal = data, _literal_stars(data)
        return None if start in self._literal else _STAR.match(data, start)


def _literal_stars(data: str) -> set[int]:
    literal: set[int] = set()
    opened = {1: 0, 2: 0, 3: 0}
    for run in _STARS.finditer(data):
        found = _STAR.match(data, run.start())
        size = min(run.end() - run.start(), 3)
        if found is None:
            literal.add(run.start())
        elif found.lastgroup != "start" and opened[size]:
            opened[size] -= 1
        elif found.lastgroup != "end":
            opened[size] += 1
        elif size < 3 and not opened[3]:
            literal.add(run.start())
    return literal


# --- the short cut ------------------------------------------------------------------------------------

_HARD_MARK = re.compile(r"[`_<\\^]")
_TARGET = r"[^\s()\[\]*\"'<>]+"
_TITLE = r"\"([^\"'()\[\]*\n]*)\""
_EASY = re.compile(  # each branch begins with its mark, so that the search runs from mark to mark
    rf"\*\*(?<!\*\*\*)(?!(?<=\d\*\*)\d)(?!(?<=[{HAN}\d]\*\*)[,.;:!?)])(?![\s*、，。；：！？）{NO_OPENING}])"
    r"([^*\[]+)(?<!\s)\*\*(?!\*)"
    rf"|!\[([^\[\]*!]*)\]\(({_TARGET})(?: +{_TITLE})?\)"
    rf"|\[([^\[\]*!]*)\]\(({_TARGET})(?: +{_TITLE})?\)"
)


def _easy(text: str) -> Element | None:
    """A text in which every mark belongs to plain bold words, plain links or pictures; else None.

    Most paragraphs with a mark are of this kind, and Python-Markdown takes ten times as long over them.
    """
    paragraph = Element("p")
    last: Element | None = None
    start = 0
    for found in _EASY.finditer(text):
        between = text[start : found.start()]
        if "*" in between or "[" in between:
            return None
        if last is None:
            paragraph.text = between
        else:
            last.tail = between
        start = found.end()
        bold, alt, source, caption, shown, target, title = found.groups()
        if bold is not None:
            last = SubElement(paragraph, "strong")
            last.text = bold
            continue
        if source is not None:
            last = SubElement(paragraph, "img", src=source, alt=alt)
        else:
            last = SubElement(paragraph, "a", href=target)
            last.text = shown
        if (words := caption if source is not None else title) is not None:
            last.set("title", words.strip())
    rest = text[start:]
    if last is None or "*" in rest or "[" in rest:
        return None
    last.tail = rest
    return paragraph


# --- the machine --------------------------------------------------------------------------------------


class Phrases:
    """Finds the phrases of one text after another. Nothing of a text is left after `begin`."""

    def __init__(self) -> None:
        md = Markdown()
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "|", "<"]
        stock = {name: cast(InlineProcessor, md.inlinePatterns[name]) for name in _STOCK}
        emphasis = cast(DelimiterProcessor, stock["em_strong"])
        emphasis.delimiters["*"].boundary = cast("re.Pattern[str]", Stars())
        self._md = md
        self._emphasis = emphasis
        self._inline = cast("Inline", md.treeprocessors["inline"])
        self._mark = _Mark(r"\[\^([^\]\s]+)\]", md)
        self._phone = _Phone("(?!)", md)
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
            _Mail(r"<([^<> !@\x02\x03]+@[^@<> \x02\x03]+)>", md),
            _Tag(r"(?i)<br\s*/?>|<(su[bp])>(.*?)</\1>", md),
        ]
        self._bare = _BareAddress(
            rf"(?i)(?<![A-Za-z0-9])https?://(?:[^\s<>\"`{STX}{ETX}{CHINESE}]|{STX}\d+{ETX})+", md
        )
        self._numbers: re.Pattern[str] | None = None
        self._has_notes = False

    def begin(
        self,
        notes: Collection[str],
        addresses: Mapping[str, tuple[Address, str | None]],
        phones: tuple[str, ...],
    ) -> None:
        """From now on a text with these footnotes, reference lines and telephone numbers is read."""
        self._numbers = phone_pattern(phones)
        if self._numbers is not None:
            self._phone.compiled_re = self._numbers
        self._has_notes = bool(notes)
        self._mark.names = frozenset(notes)
        self._md.references = dict(addresses)  # type: ignore[arg-type]  # a title may be missing

    def tree(self, text: str) -> Element | None:
        """The text as an element `p` with its phrases inside, or None where it is nothing but text."""
        phoned = self._numbers is not None and _NUMBER.search(text) and self._numbers.search(text)
        if not phoned and "://" not in text:
            if _MARK.search(text) is None:
                return None
            if _HARD_MARK.search(text) is None and not (self._md.references and "[" in text):
                easy = _easy(text)
                if easy is not None:
                    return easy
        return self.thorough(text)

    def thorough(self, text: str) -> Element | None:
        """The same without any short cut."""
        phoned = self._numbers is not None and self._numbers.search(text)
        root = Element("div")
        paragraph = SubElement(root, "p")
        paragraph.text = text
        self._inline.inlinePatterns = self._patterns(text, bool(phoned))  # type: ignore[assignment]
        try:
            self._inline.run(root)
        except RecursionError:
            return None  # brackets inside brackets beyond all reason: shown as typed
        finally:
            self._emphasis.reset()
        return paragraph

    def _patterns(self, text: str, phoned: bool) -> list[InlineProcessor]:
        """Those patterns, in Python-Markdown's order, whose mark stands in the text."""
        chosen: list[InlineProcessor] = []
        if "`" in text:
            chosen.append(self._code)
        if "\\" in text:
            chosen.append(self._escape)
        if "[" in text and text.count("[") <= MAX_MARKS:
            if self._has_notes:
                chosen.append(self._mark)
            chosen += self._reference_links if self._md.references else self._links
        if "<" in text and text.count("<") <= MAX_MARKS:
            chosen.append(self._address)
            chosen += self._tags
        if "://" in text:
            chosen.append(self._bare)
        if phoned:
            chosen.append(self._phone)
        if 0 < text.count("*") + text.count("_") <= MAX_MARKS:
            chosen.append(self._emphasis)
        return chosen


_own = threading.local()


def phrases() -> Phrases:
    """The one reader of phrases of this thread: making one takes longer than reading a post."""
    reader: Phrases | None = getattr(_own, "reader", None)
    if reader is None:
        reader = _own.reader = Phrases()
    return reader
