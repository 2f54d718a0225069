"""Text that any XML reader accepts: one stray character must not cost a whole feed."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# XML 1.0 (section 2.2) leaves out the control characters, halves of surrogate pairs and U+FFFE, U+FFFF.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text without the characters that XML has no way to write."""
    if text.isprintable():  # as most are; none of the refused characters is
        return text
    return _REFUSED.sub("", text)


def escape_xml(text: str) -> str:
    """The clean text as it stands between two tags; a carriage return, which readers would change, by number."""
    return escape(xml_text(text), {"\r": "&#13;"})
