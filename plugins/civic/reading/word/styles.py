"""What the styles of a Word file say of a paragraph or of some of its letters.

WPS calls its styles by numbers (`w:styleId="2"`) and gives them English names (`heading 1`) whatever the menus say;
Word in Chinese calls them `a3` or `1`. So a style is known by its name, and by those that it is based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from civic.reading.word.package import W

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])(?: char)?")
_ROLES = {
    "title": "title",
    "文章标题": "title",
    "标题": "title",
    "subtitle": "subtitle",
    "副标题": "subtitle",
    "caption": "caption",
    "题注": "caption",
}
_CONTENTS = re.compile(r"(?:toc|目录)(?: ?\d| heading| 标题)?|table of figures")


class TextFormat(NamedTuple):
    """How letters and paragraphs look, as far as it matters; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    raised: str | None = None
    hidden: bool | None = None
    struck: bool | None = None
    size: int | None = None  # half points
    centred: bool | None = None
    level: int | None = None  # 1–9: heading; 0: expressly none
    numbered: tuple[str, int] | None = None  # list and level; ("0", 0): expressly none

    def with_defaults(self, other: TextFormat) -> TextFormat:
        """This format, and the other where this one says nothing."""
        pairs = zip(self, other, strict=True)
        return TextFormat._make(mine if mine is not None else theirs for mine, theirs in pairs)


class Style(NamedTuple):
    name: str
    base: str
    text_format: TextFormat


class Styles:
    """The styles of a file by their ids; without a part that tells of styles there are none."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""  # the id of the style of plain paragraphs
        self.plain = TextFormat()  # what is so where no style says otherwise
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            self.plain = format_of(
                defaults.find(f"{W}pPrDefault/{W}pPr"), defaults.find(f"{W}rPrDefault/{W}rPr")
            )
        for element in root.iter(f"{W}style"):
            key = element.get(f"{W}styleId", "")
            text_format = format_of(element.find(f"{W}pPr"), element.find(f"{W}rPr"))
            name = " ".join(value_of(element.find(f"{W}name")).lower().split())
            if found := _HEADING.fullmatch(name):
                text_format = text_format._replace(level=int(found[1]))
                if text_format.numbered and element.find(f"{W}pPr/{W}numPr/{W}ilvl") is None:
                    text_format = text_format._replace(numbered=(text_format.numbered[0], int(found[1]) - 1))
            self._styles[key] = Style(name, value_of(element.find(f"{W}basedOn")), text_format)
            if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default", "0")):
                self.default = key

    def text_format(self, key: str) -> TextFormat:
        """What a style says, with all that it is based on."""
        text_format = TextFormat()
        for style in self._chain(key):
            text_format = text_format.with_defaults(style.text_format)
        return text_format

    def role(self, key: str) -> str:
        """What a style is for: "title", "subtitle", "caption", "contents" or ""."""
        for style in self._chain(key):
            if role := _ROLES.get(style.name):
                return role
            if _CONTENTS.fullmatch(style.name):
                return "contents"
        return ""

    def _chain(self, key: str) -> Iterator[Style]:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].base


def format_of(paragraph: _Element | None, letters: _Element | None) -> TextFormat:
    """What `w:pPr` and `w:rPr` say themselves."""
    level = numbered = centred = None
    if paragraph is not None:
        outline = number_of(paragraph.find(f"{W}outlineLvl"))
        level = None if outline is None else (outline + 1) % 10 if 0 <= outline <= 9 else None
        alignment = paragraph.find(f"{W}jc")
        centred = None if alignment is None else value_of(alignment) == "center"
        numbers = paragraph.find(f"{W}numPr")
        if numbers is not None:
            depth = number_of(numbers.find(f"{W}ilvl")) or 0
            name = numbers.find(f"{W}numId")
            numbered = None if name is None else (value_of(name), min(max(depth, 0), 8))
    if letters is None:
        return TextFormat(centred=centred, level=level, numbered=numbered)
    return TextFormat(
        bold=_switch(letters, "b"),
        italic=_switch(letters, "i"),
        raised={"subscript": "sub", "superscript": "sup", "baseline": ""}.get(
            value_of(letters.find(f"{W}vertAlign"))
        ),
        hidden=_switch(letters, "vanish"),
        struck=_switch(letters, "strike") or _switch(letters, "dstrike"),
        size=number_of(letters.find(f"{W}sz")),
        centred=centred,
        level=level,
        numbered=numbered,
    )


def value_of(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def number_of(element: _Element | None) -> int | None:
    text = value_of(element).strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None


def is_on(value: str) -> bool:
    return value.lower() not in ("0", "false", "off", "none")


def _switch(letters: _Element, name: str) -> bool | None:
    element = letters.find(f"{W}{name}")
    return None if element is None else is_on(element.get(f"{W}val", "1"))
