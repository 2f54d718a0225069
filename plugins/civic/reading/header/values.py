"""What the values of every file have in common: blanks around them, several in one text, amounts, addresses."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from urllib.parse import urlsplit

from civic.core.amounts import MAX_AMOUNT, round_amount
from civic.core.model import INVISIBLE
from civic.core.problems import excerpt
from civic.reading.header.yaml_nodes import Node, YamlScalar, YamlSequence

_SPLIT = re.compile("[、，,；;\n]")
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + INVISIBLE
_ADDRESS = re.compile(r"https?://[^\s/?#.][^\s/?#]*(?:[/?#]\S*)?", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,9}(?:\.\d{1,20})?")
YES = frozenset({"true", "yes", "是"})
NO = frozenset({"false", "no", "否"})


def is_blank(node: Node) -> bool:
    """Whether nothing stands there: a key that a template left open. An empty list is something."""
    return isinstance(node, YamlScalar) and not trim(node.text)


def is_empty(node: Node) -> bool:
    """Whether a value says nothing: nothing stands there, or it is a list of such."""
    if isinstance(node, YamlScalar):
        return is_blank(node)
    if isinstance(node, YamlSequence):
        return all(is_empty(item) for item in node.items)
    return all(is_empty(entry.value) for entry in node.entries)


def split(text: str) -> tuple[str, ...]:
    return tuple(piece for part in _SPLIT.split(text) if (piece := trim(part)))


def trim(text: str) -> str:
    """Without blanks at both ends, those of no width too: nobody can see why `2026-10-09` is no date."""
    return text.strip(_BLANKS)


def value_excerpt(scalar: YamlScalar) -> str:
    """A value as a message repeats it: on one line, not too long."""
    return excerpt(" ".join(scalar.text.split()))


# Two rules for a full http(s) address. In a header it is evidence, a link to what others published: its shape is enough.
# In the registry it is the site's own or stands on every page: host and port must be such as a browser can reach, and
# a name before the host, which hides where an address leads, is none of ours.


def is_address_of_header(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None


def is_address_of_registry(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    named = bool(parts.hostname) and not parts.username and port != 0
    return parts.scheme.lower() in ("http", "https") and named and len(text.split()) == 1


def amount_of(node: Node) -> Decimal | None:
    """`0.2`, `2` or `１.５` as an amount of two places; None if it is no number from 0 to MAX_AMOUNT."""
    text = unicodedata.normalize("NFKC", trim(node.text)) if isinstance(node, YamlScalar) else ""
    if not _AMOUNT.fullmatch(text) or Decimal(text) > MAX_AMOUNT:
        return None
    return round_amount(Decimal(text))
