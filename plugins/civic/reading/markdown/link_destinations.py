"""What the target of a link or a picture is: elsewhere, in this text, on the site, or refused.

Whoever writes `java&#115;cript:` or puts a blank inside a scheme means harm or made a slip; both are refused
by what a browser would read, not by what stands there (specification.md §2.7).
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u3000\ufeff]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
ALLOWED = frozenset({"http", "https", "mailto", "tel"})


class LinkDestination(NamedTuple):
    """`kind`: "web", "mail" (also telephone), "here", "site", "refused" or "" (nothing there).

    `text` is the address for web and mail, the fragment for "here", the percent-decoded target for "site",
    the scheme for "refused".
    """

    kind: str
    text: str


def link_destination(typed: str) -> LinkDestination:
    """The meaning of a target as typed between the brackets of `[text](…)`."""
    meant = unescape(typed) if "&" in typed else typed
    meant = meant.replace("\n", "").strip()
    if not meant:
        return LinkDestination("", "")
    if meant.startswith("#"):
        return LinkDestination("here", unquote(meant[1:]))
    decoded = unquote(meant)
    for spelling in (meant, decoded):
        scheme = _SCHEME.match(_IGNORED.sub("", spelling))
        if scheme is not None and scheme[1].lower() not in ALLOWED:
            return LinkDestination("refused", scheme[1].lower())
    scheme = _SCHEME.match(meant)
    if scheme is not None:
        if scheme[1].lower() in ("mailto", "tel"):
            return LinkDestination("mail", _IGNORED.sub("", meant))
        if _WEB.match(meant):
            return LinkDestination("web", _CONTROL.sub("", meant).replace(" ", "%20"))
    return LinkDestination("site", meant if _CONTROL.search(decoded) else decoded)


def is_on_a_disk(target: LinkDestination) -> bool:
    """Of a refused target: it names a file on somebody's computer, by `file:` or the letter of a drive."""
    return target.text == "file" or len(target.text) == 1


def is_elsewhere(target: LinkDestination) -> bool:
    """Of a picture: it lies on another host."""
    return target.kind in ("web", "mail") or target.text.startswith(("//", "\\\\"))
