"""Page and Copy: what a site consists of, as plain values.

A Page is one file of the site that is drawn: from a template or by a named drawer, out of its own values and
the constants of the site, nothing else. A Copy is one file that is taken over byte by byte. Both are small: long
texts are named by digest (`Text`) and fetched only when the page is drawn, so that the values of two builds can
be compared without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A long text by the SHA-256 of its UTF-8 bytes, hex."""

    digest: str


@dataclass(frozen=True, slots=True)
class Page:
    """One drawn file.

    `address` lies below the site's own path and begins with a slash; one that ends in a slash is the folder's
    index.html. `template` is a template's file name or the name of a drawer. `values` hold only str, int, bool,
    None, Text, and mappings and sequences of them: what the page shows, and no more.
    """

    address: str
    template: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Copy:
    """One file taken over as it is. `digest` changes whenever its bytes change; it is known before copying."""

    address: str
    source: Path
    digest: str


def file_of(address: str) -> str:
    """The file of an address, relative to the output folder: `/a/` is `a/index.html`, `/a.xml` is `a.xml`."""
    path = address.lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path
