"""The short cut around Python-Markdown for text whose every mark is a plain bold word, link or picture.

Most paragraphs with a mark are of this kind, and Python-Markdown takes ten times as long over them; a test
holds the two against each other.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from civic.reading.markdown.delimiters import JOINS
from civic.reading.markdown.line_patterns import HAN, NO_OPENING

_HARD_MARK = re.compile(r"[`_<\\^]")
_TARGET = r"[^\s()\[\]*\"'<>]+"
_TITLE = r"\"([^\"'()\[\]*\n]*)\""
_MASK = rf"[{JOINS}][^*]{{1,2}}\*\*"  # what may be a masked name behind the stars of another
_EASY = re.compile(  # each branch begins with its mark, so that the search runs from mark to mark
    rf"\*\*(?<!\*\*\*)(?!(?<=\d\*\*)\d)(?!(?<=[{HAN}\d]\*\*)[,.;:!?)])(?!(?<=[{HAN}]\*\*)[（(])(?![\s*、，。；：！？）{NO_OPENING}])"
    rf"(?!{_MASK})([^*\[]+)(?<!\s)\*\*(?!\*|{_MASK})"
    rf"|!\[([^\[\]*!]*)\]\(({_TARGET})(?: +{_TITLE})?\)"
    rf"|\[([^\[\]*!]*)\]\(({_TARGET})(?: +{_TITLE})?\)"
)


def easy_tree(text: str) -> Element | None:
    """The text as an element `p` if all its marks are of the plain kind, else None.

    A text with reference lines must not come here: `[甲]` alone may be a link by one of them.
    """
    if _HARD_MARK.search(text) is not None:
        return None
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
