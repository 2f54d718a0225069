"""One value of a header as its writer meant it: quotes, remarks, folded lines, lists in brackets."""

from __future__ import annotations

import re

from civic.reading.header.yaml_nodes import YamlScalar, YamlSequence, read_yaml

_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_NESTED = re.compile(r"""["'\[\]{}\n]""")
_COMMAS = ",，、"  # between the items of a list in brackets
_COMMA = re.compile(f"[{_COMMAS}]")
_QUOTED_ITEM = re.compile(rf"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?=[{_COMMAS}]|\Z)""", re.DOTALL)
_REMARK = re.compile(r"(?:^|[ \t])#.*")


def strip_quotes(text: str) -> str:
    """The text without the quotes that enclose all of it; any other quote belongs to it."""
    if len(text) < 2 or text[0] not in "\"'" or text[-1] != text[0]:
        return text
    if text[0] == "'":
        return text[1:-1].replace("''", "'") if _SINGLE.fullmatch(text) else text
    if not _DOUBLE.fullmatch(text):
        return text
    if "\\" not in text:
        return text[1:-1]
    tree, problems = read_yaml(text, "")
    return tree.text if isinstance(tree, YamlScalar) and not problems else text[1:-1]


def without_remark(text: str) -> str:
    """The text without ` # …` behind it; quotes keep what stands in them."""
    if "#" not in text:
        return text.strip()
    quoted = (_DOUBLE if text[:1] == '"' else _SINGLE).match(text)
    if quoted and not text[quoted.end() :].split("#")[0].strip():
        return quoted.group()
    return _REMARK.sub("", text).strip()


def fold_lines(pieces: list[str]) -> str:
    """Lines as one text: a line end is a blank, an empty line a line end."""
    text = ""
    for piece in pieces:
        if not piece:
            text += "\n" if text else ""
        else:
            text += piece if not text or text.endswith("\n") else f" {piece}"
    return text.strip()


def text_of(pieces: list[str]) -> str:
    """A text that stands on one line or goes on over several, as YAML folds it; its lines trimmed."""
    if len(pieces) == 1:
        return strip_quotes(pieces[0])
    whole = "\n".join(pieces).strip()
    if whole[:1] in ("'", '"') and (_DOUBLE if whole[0] == '"' else _SINGLE).fullmatch(whole):
        tree, problems = read_yaml(whole, "")
        if isinstance(tree, YamlScalar) and not problems:
            return tree.text
    return fold_lines(pieces)


def block_text(mark: str, lines: list[str]) -> str:
    """A text below `|` (line by line) or `>` (folded), without the indentation of its first line."""
    texts = [line.rstrip() for line in lines]
    edge = next((_indent(text) for text in texts if text), 0)
    bare = [text[min(edge, _indent(text)) :] for text in texts]
    return fold_lines(bare) if mark[0] == ">" else "\n".join(bare).strip("\n")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def flow_list(text: str, line: int) -> YamlSequence:
    """`[甲, "乙, 丙", [图]]` as a list of texts; what stands in quotes or brackets is not split.

    A Chinese comma parts the items too: who types `[甲，乙]` means two.
    """
    items: list[YamlScalar] = []
    if not _NESTED.search(text, 1, len(text) - 1):
        items.extend(YamlScalar(item, line) for part in _COMMA.split(text[1:-1]) if (item := part.strip()))
        return YamlSequence(tuple(items), line)
    inner, start = text[1:-1], 0
    while start < len(inner):
        quoted = _QUOTED_ITEM.match(inner, start)
        end = quoted.end() if quoted else _end_of_item(inner, start)
        item = inner[start:end]
        if item.strip():
            began = start + len(item) - len(item.lstrip())
            pieces = [piece.strip() for piece in item.strip().split("\n")]
            items.append(YamlScalar(text_of(pieces), line + inner.count("\n", 0, began)))
        start = end + 1
    return YamlSequence(tuple(items), line)


def _end_of_item(text: str, start: int) -> int:
    """The place of the comma behind an item without quotes: the next one outside of brackets."""
    depth = 0
    for place in range(start, len(text)):
        char = text[place]
        if char in _COMMAS and not depth:
            return place
        depth += (char in "[{") - (char in "]}" and depth > 0)
    return len(text)
