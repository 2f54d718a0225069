"""XML from outside does no harm, as a stream or as a tree."""

from typing import Any

import pytest

from civic.reading.foreign_files.limits import DoctypeError, UnreadError
from civic.reading.foreign_files.safe_xml import parse_stream, parse_tree, refuse_doctype

ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;&y;</a>'
READERS: list[Any] = [lambda data: parse_stream([data], lambda name, attributes: None), parse_tree]


@pytest.mark.parametrize("read", [*READERS, refuse_doctype])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("xml", [ENTITY, LAUGHS, '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>'])
def test_a_document_type_is_refused(read: Any, coding: str, xml: str) -> None:
    with pytest.raises(DoctypeError):
        read(xml.encode(coding))


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"no xml",
        b"<a>",
        b"<a></b>",
        b"<a>&x;</a>",
        b'<?xml version="1.0" encoding="x-none"?><a/>',
        b"<a>" * 2000 + b"</a>" * 2000,
    ],
    ids=range(7),
)
def test_what_is_not_well_formed_or_without_end_is_broken(read: Any, xml: bytes) -> None:
    with pytest.raises(UnreadError, match="broken"):
        read(xml)


def test_a_stream_tells_elements_without_their_prefix_and_the_text_between_two_tags_as_one() -> None:
    told: list[object] = []
    chunks = [b'<w:p w:x="1">\xe7\x94', b"\xb2&amp;", b"\xe4\xb9\x99<w:t/></w:p>"]
    parse_stream(chunks, lambda name, facts: told.append((name, facts)), told.append, told.append)
    assert told == [("p", {"w:x": "1"}), "甲&乙", ("t", {}), "t", "p"]


def test_a_tree_has_no_comments_and_no_instructions_to_programs() -> None:
    root = parse_tree(b"<?a b?><a><!-- c --><b/></a>")
    assert [element.tag for element in root.iter()] == ["a", "b"]


def test_bytes_without_a_document_type_pass() -> None:
    refuse_doctype(b"<a>DOCTYPE</a>")
