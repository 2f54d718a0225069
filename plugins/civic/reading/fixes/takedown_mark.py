"""A header in which an item is marked as withdrawn or void; every other byte stays (specification.md §1.4 and §1.12).

    add_mark(data, place, words, TakedownMark(date(2026, 11, 5), remark="本人要求"))  # … 撤下: 2026-11-05  # 本人要求 …

The keys are Chinese where most keys of the header are, the line ends those of the lines above. Why an item was
withdrawn has no field: it stands as a remark behind the day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from civic.core.model import Item, Void, VoidReason
from civic.core.resolve.read_results import ItemLocation, ItemRead
from civic.reading.fixes.text_edits import Lines, bom_of
from civic.reading.header.front_matter import read_header
from civic.reading.header.yaml_nodes import Node, YamlEntry, YamlMapping, YamlSequence
from civic.reading.item import read_item
from civic.reading.registry.vocabulary import Vocabulary
from civic.reading.schema.field import Schema
from civic.reading.schema.post import POST, REASONS, VOID
from civic.reading.text.encoding import decode_verbatim


class TakedownMark(NamedTuple):
    """Void for `reason`, or without one withdrawn, both from `day` on; `remark` says in words why it was withdrawn."""

    day: date
    reason: VoidReason | None = None
    remark: str = ""


def add_mark(data: bytes, place: ItemLocation, words: Vocabulary, mark: TakedownMark) -> bytes | None:
    """The bytes with the mark in their header; None where it cannot be put there so that nothing else changes.

    That is so for a file that is not UTF-8, and for a header that is at fault or written in braces.
    """
    source = decode_verbatim(data, place.path)
    header = read_header(source.text.replace("\r\n", "\n").replace("\r", "\n"), place.path, POST)
    if source.problems or header.problems or header.mapping is None or not header.mapping.entries:
        return None
    lines = Lines.of(source.text, bom_of(data))
    entries = header.mapping.entries
    first_line = lines.texts[entries[0].line - 1]
    indent = first_line[: len(first_line) - len(first_line.lstrip(" "))]
    name = "void" if mark.reason else "withdrawn"
    old = next((entry for entry in entries if POST.names.get(entry.key) == name), None)
    chinese = sum(not entry.key.isascii() for entry in entries) * 2 >= len(entries)
    block = [indent + line for line in _block(mark, name, old, chinese)]
    if old is not None:
        made = lines.with_block(old.line, _last_line(old.value, old.line) + 1, block)
    else:
        closing = header.body_line - 1
        made = lines.with_block(closing, closing, block)
    before, after = read_item(data, place, words), read_item(made.data, place, words)
    return made.data if _says_so(before, after, mark) else None


def _block(mark: TakedownMark, name: str, old: YamlEntry | None, chinese: bool) -> list[str]:
    word = old.key if old is not None else _word(POST, name, chinese)
    if mark.reason is None:
        return [f"{word}: {mark.day.isoformat()}" + (f"  # {mark.remark}" if mark.remark else "")]
    reason = REASONS.names[mark.reason] if chinese else mark.reason.value
    return [
        f"{word}:",
        f"  {_word(VOID, 'reason', chinese)}: {reason}",
        f"  {_word(VOID, 'date', chinese)}: {mark.day.isoformat()}",
    ]


def _word(keys: Schema, name: str, chinese: bool) -> str:
    return keys.by_word[name].chinese if chinese else name


def _last_line(node: Node, line: int) -> int:
    """The last line on which something of a value stands."""
    if isinstance(node, YamlMapping):
        return max([line, *(_last_line(entry.value, entry.line) for entry in node.entries)])
    if isinstance(node, YamlSequence):
        return max([line, *(_last_line(item, item.line) for item in node.items)])
    return max(line, node.line)


def _says_so(before: ItemRead, after: ItemRead, mark: TakedownMark) -> bool:
    """Whether the item is marked now, and in all else what it was."""
    if before.item is None or after.item is None or before.html != after.html:
        return False
    if Counter(fault.code for fault in after.problems) - Counter(fault.code for fault in before.problems):
        return False
    wanted: Item = replace(before.item, references=after.item.references)  # their lines have moved
    if mark.reason is None:
        wanted = replace(wanted, withdrawn=mark.day)
    else:
        wanted = replace(wanted, void=Void(mark.reason, mark.day))
    return after.item == wanted
