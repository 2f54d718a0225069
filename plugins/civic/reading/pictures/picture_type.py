"""What kind of picture a file is, by its first bytes; a name may lie.

ending_of(data) == ".jpg"
"""

from __future__ import annotations

import re

# The kinds that a page can show.
_BEGINNINGS = (
    (rb"\xff\xd8", ".jpg"),
    (rb"\x89PNG", ".png"),
    (rb"GIF8", ".gif"),
    (rb"BM", ".bmp"),
    (rb"RIFF....WEBP", ".webp"),
    (rb"II\*\0|MM\0\*", ".tif"),
    (rb"....ftypavi", ".avif"),
    (rb"....ftyp(?:hei|hev|mif1|msf1)", ".heic"),
)


def ending_of(data: bytes) -> str:
    """The ending of a picture's name by what it really is; "" if it is of no kind that a page can show."""
    return next((ending for start, ending in _BEGINNINGS if re.match(start, data, re.DOTALL)), "")
