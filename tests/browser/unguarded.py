"""The payloads as a site without any guard would show them: the proof that they can run, and that we would see it."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from jinja2 import Environment
from markdown import markdown

from tests.browser.cage import Document
from tests.browser.payloads import Payload

QUIET = frozenset({"formulas", "files"})  # tricks that are not played in a browser


def unguarded(payload: Payload) -> Document:
    """A page in which the text stands as it is, in the place that its trick is made for."""
    return _PLACES.get(payload.trick, _plain)(payload.text)


def _page(body: str) -> Document:
    return Document(f"<!doctype html><title>x</title><body><main>{body}</main>")


def _plain(text: str) -> Document:
    return _page(f"<div>{text}</div>")


def _mutated(text: str) -> Document:
    """Cleaned by looking away: what a page has read is written out and read once more."""
    script = "const m = document.querySelector('#again'); m.innerHTML = m.previousElementSibling.innerHTML"
    return _page(f"<div>{text}</div><div id=again></div><script>{script}</script>")


def _in_attributes(text: str) -> Document:
    places = (
        f'<img src=y alt="{text}">',
        f"<p title='{text}'>x</p>",
        f"<p title={text}>x</p>",
        f'<p title="{text}">x</p>',
    )
    return _page("\n".join(places))


def _undone(text: str) -> Document:
    """Decoded by everything that a careless program decodes with."""
    for _ in range(2):
        text = unquote(unescape(text))
    text = re.sub(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})", lambda m: chr(int(m[1] or m[2], 16)), text)
    if "+AD" in text:
        text = text.encode("ascii").decode("utf-7")
    return _page(f"<div>{normalize('NFKC', text)}</div>")


def _as_address(text: str) -> Document:
    return _page(f'<a href="{text}">x</a><iframe src="{text}"></iframe>' + f"<a href='{text}'>x</a>")


def _as_markdown(text: str) -> Document:
    return _page(markdown(text, extensions=["extra", "admonition", "toc"]))


def _in_blocks(text: str) -> Document:
    places = (
        f'<script type="application/ld+json">{{"name": "{text}"}}</script>',
        f"<script>var a = {{'name': '{text}'}};</script>",
        f'<script>var a = {{"name": "{text}"}};</script>',
        f"<script>var a = `{text}`;</script>",
        f"<script>/* {text} */</script>",
        f"<script>// {text}\n</script>",
        f"<!-- {text} -->",
        f"<textarea>{text}</textarea>",
        f"<style>{text}</style>",
        f"<style>p{{color:{text}}}</style>",
        f"<p style='color:red{text}'>x</p>",
    )
    return Document(f"<!doctype html><title>{text}</title>" + "".join(f"<div>{p}</div>" for p in places))


def _as_template(text: str) -> Document:
    return _page(Environment().from_string(text).render())


def _in_a_feed(text: str) -> Document:
    inner = f"<![CDATA[{text}]]>" if text.startswith("]]>") else text
    return Document(f"<feed><title>{inner}</title></feed>", ".xml")


_PLACES: Mapping[str, Callable[[str], Document]] = {
    "mutations": _mutated,
    "attributes": _in_attributes,
    "disguises": _undone,
    "addresses": _as_address,
    "markdown": _as_markdown,
    "blocks": _in_blocks,
    "templates": _as_template,
    "feeds": _in_a_feed,
    "names": _as_markdown,
}
