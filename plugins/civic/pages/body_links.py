"""The last step of a body: links and pictures get the addresses that they have on this page, today.

A cleaned body (`Body.digest` names it) holds its links to the site and its pictures in one fixed form, whose
N is the place in `Item.references` and `Item.targets`:

    <a href="ref:N">text</a>      <a href="ref:N" title="…">text</a>
    <img src="ref:N" alt="…">

Everything else in it is final. The cleaner writes these forms, so quotes, `<` and `>` inside attributes are
escaped, links never hold links, and no text of a writer can look like one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

REF_LINK = re.compile(r'<a href="ref:(\d+)"( title="[^"]*")?>(.*?)</a>', re.DOTALL)
REF_IMAGE = re.compile(r'<img src="ref:(\d+)" alt="([^"]*)">')


def fill(html: str, link: Callable[[int], str | None], picture: Callable[[int, str], str]) -> str:
    """`html` with every link and picture of the site in its final form (specification.md §1.7).

    `link(n)` gives the address (not yet escaped) of reference n, or None: then the text stands without the
    link. `picture(n, alt)` gives the HTML that takes the place of the picture; `alt` is plain text, not
    escaped.

    >>> fill('<a href="ref:0">表</a>', lambda n: "/a.pdf", lambda n, alt: "")
    '<a href="/a.pdf">表</a>'
    """

    def picture_html(match: re.Match[str]) -> str:
        return picture(int(match[1]), unescape(match[2]))

    def link_html(match: re.Match[str]) -> str:
        address = link(int(match[1]))
        if address is None:
            return match[3]
        return f'<a href="{escape(address)}"{match[2] or ""}>{match[3]}</a>'

    # Links first: what the pictures turn into is not ours and must not be searched.
    if '"ref:' not in html:
        return html
    return REF_IMAGE.sub(picture_html, REF_LINK.sub(link_html, html))
