"""XML from outside, read so that it can do no harm: a document type, the only door for entities, is refused.

As a stream a large sheet needs no more memory than what is kept of it; as a tree, what stands around an element is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from xml.parsers import expat

from civic.reading.foreign_files.limits import MAX_XML_DEPTH, DoctypeError, UnreadError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_stream(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda name: None,
    data: Callable[[str], None] = lambda text: None,
) -> None:
    """Call back for each element and each text between two tags. Raises UnreadError.

    Names of elements count without their prefix: what is `w:p` to Word is `a:p` to PowerPoint.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    texts: list[str] = []
    names = _LocalNames()
    depth = 0

    def flush() -> None:
        data("".join(texts))
        texts.clear()

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_XML_DEPTH:
            raise UnreadError("broken")
        if texts:
            flush()
        start(names[name], attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        if texts:
            flush()
        end(names[name])

    def refuse(*_: object) -> None:
        raise DoctypeError

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError: an encoding that nobody knows
        raise UnreadError("broken") from error


def parse_tree(data: bytes) -> _Element:
    """The root of the elements, without comments. Raises UnreadError."""
    from lxml import etree  # a tenth of a second to load, and who only looks for text does without

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnreadError("broken") from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it
        raise DoctypeError
    return root


def refuse_doctype(data: bytes) -> None:
    """Raises DoctypeError for XML with a document type, without parsing it."""
    bare = data.replace(b"\0", b"")  # it may be UTF-16
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise DoctypeError


class _LocalNames(dict[str, str]):
    """Names without their prefix; a document has few different ones, and millions of elements."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local
