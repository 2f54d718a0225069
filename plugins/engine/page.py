"""What a site consists of, as plain values: Pages that are rendered, Copies that are taken over, Portions that make both.

A Page is one file of the site, rendered from a template or by a named render function out of its own values and the constants of
the site, nothing else. A Copy is one file that is taken over byte by byte. A Portion is a promise of pages: the one
function that makes them, and the facts that it makes them of. Where the facts are those of the last build, it is
not called at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Page:
    """One rendered file.

    `address` lies below the site's own path and begins with a slash; one that ends in a slash is the folder's
    index.html. `template` is a template's file name or the name of a render function. `values` are what the page shows, and no
    more: str, int, bool, None, mappings and sequences of them; dataclasses, days and Decimals too, which are rendered as
    their JSON says them. `texts` are the digests of long texts that stand in the values by digest and are fetched when
    the page is rendered. `sources` name the files that people wrote for it; they explain and change nothing.
    """

    address: str
    template: str
    values: Mapping[str, Any]
    texts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One file taken over as it is. `digest` is the SHA-256 of its bytes, hex; it is known before copying."""

    address: str
    source: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with the digest of all it says: what a Portion is made of.

    >>> fact("光明社区") == fact("光明社区")
    True
    """

    value: Any
    digest: bytes


@dataclass(frozen=True, slots=True)
class Portion:
    """Pages that are made together by `make(**facts)`, a function that can be imported and sees nothing else.

    `name` is the portion's own among all of the site.
    """

    name: str
    make: Callable[..., Iterable[Page | Copy]]
    facts: Mapping[str, Fact]

    def generate(self) -> Iterable[Page | Copy]:
        """Its pages and copies, one after the other."""
        return self.make(**{name: one.value for name, one in self.facts.items()})


SitePart = Page | Copy | Portion


def fact(value: Any) -> Fact:
    """A value of plain types, dataclasses of them included, with its digest."""
    return Fact(value, digest_of(value))


def facts(parts: Iterable[Fact]) -> Fact:
    """Several facts as one, in their order."""
    known = tuple(parts)
    return Fact(
        tuple(one.value for one in known), hashlib.sha256(b"".join([o.digest for o in known])).digest()
    )


def to_json(value: Any) -> bytes:
    """A value as JSON, equal for equal values."""
    return _encoder.encode(value)


def digest_of(value: Any) -> bytes:
    """The SHA-256 of a value's JSON."""
    return hashlib.sha256(_encoder.encode(value)).digest()


def file_of(address: str) -> str:
    """The file of an address, relative to the output folder: `/a/` is `a/index.html`, `/a.xml` is `a.xml`."""
    path = address.lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path
