"""What may come out of a post: the tags, attributes and classes of this list and nothing else.

`renderer` writes no other, so for an honest post this changes nothing; it is the second lock on the door, in a
library whose only work it is (specification.md §1.8: what comes out is cleaned with nh3).
"""

from __future__ import annotations

import nh3

from civic.wording import reading as wording

TAGS = frozenset(
    {
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "id", "title", "rel", "aria-label"}),
    "abbr": frozenset({"title"}),
    "div": frozenset({"tabindex"}),
    "h2": frozenset({"id"}),
    "h3": frozenset({"id"}),
    "h4": frozenset({"id"}),
    "h5": frozenset({"id"}),
    "h6": frozenset({"id"}),
    "img": frozenset({"src", "alt"}),
    "li": frozenset({"id"}),
    "nav": frozenset({"aria-label"}),
    "ol": frozenset({"start"}),
    "section": frozenset({"aria-label"}),
    "th": frozenset({"scope"}),
}
CLASSES: dict[str, frozenset[str]] = {
    "div": frozenset({"admonition", "scroll", *wording.ADMONITIONS}),
    "figure": frozenset({"picture"}),
    "nav": frozenset({"toc"}),
    "p": frozenset({"admonition-title"}),
    "section": frozenset({"footnotes"}),
    "sup": frozenset({"note"}),
    "td": frozenset({"left", "center", "right"}),
    "th": frozenset({"left", "center", "right"}),
    "a": frozenset({"back"}),
}
SCHEMES = frozenset({"http", "https", "mailto", "tel", "ref"})
"""`ref:N` is ours (`pages/body_links.py`); a writer's own `ref:` is refused before it gets here."""

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,  # body sets it, on links to other hosts only
)


def sanitize(html: str) -> str:
    """`html` without anything that is not on the lists above."""
    return _CLEANER.clean(html)
