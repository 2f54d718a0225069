"""YAML as a plain tree in which everything knows its line.

Scalars stay text as they stand in the file: a field gives them a type later. What YAML offers beyond lists
and mappings (anchors, aliases, tags, several documents) is refused as a Problem, and a broken place is told
with its line, its text and its likely cause. A fault in one top-level entry does not silence
those of the others: each is then read on its own.

    tree, problems = read_yaml("name: 光明社区\\ncode: 231124100002\\n", "communities/x/community.yaml")
    tree.entries[1] == YamlEntry("code", 2, YamlScalar("231124100002", 2))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from civic.core.problems import LONGEST_EXCERPT, Problem, excerpt, problem
from civic.reading.text.suggestions import nearest_word

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where there is one: ten times as fast
_DEEPEST = 20  # levels; nothing of ours has more than four
_MAX_CAUSE_LENGTH = 400  # characters of a faulty line in which its cause is looked for

_FOREIGN_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})  # YAML sees lines, editors none
_UNPRINTABLE = (
    r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # 5 ms to compile, seldom asked for
)


class YamlScalar(NamedTuple):
    """A value as text, without its quotes; empty if nothing stands there."""

    text: str
    line: int


class YamlSequence(NamedTuple):
    items: tuple[Node, ...]
    line: int


class YamlEntry(NamedTuple):
    """A key with the line that it stands on, and its value."""

    key: str
    line: int
    value: Node


class YamlMapping(NamedTuple):
    """Entries in the order of the file, repeated keys too: who knows what the keys mean tells them (fields_of)."""

    entries: tuple[YamlEntry, ...]
    line: int


Node = YamlScalar | YamlSequence | YamlMapping


def read_yaml(text: str, file: str, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and what is wrong with it; None if there is nothing to read.

    `first_line` is the line of the file on which `text` begins. With problems the tree holds what could
    still be read, so that its fields can be checked too. Never raises, whatever the text.
    """
    text = _plain_lines(text)
    lines = text.split("\n")
    try:
        whole, refused = _tree(text, file, first_line)
        return whole, tuple(refused)
    except _BrokenError as fault:
        broken = fault
    parts = list(_top_level_parts(lines))
    if len(parts) < 2:
        return None, (broken.to_problem(lines, file, first_line),)
    trees: list[Node] = []
    problems: list[Problem] = []
    for start, part in parts:
        try:
            tree, found = _tree("\n".join(part), file, first_line + start)
        except _BrokenError as fault:
            problems.append(fault.to_problem(part, file, first_line + start))
        else:
            problems.extend(found)
            if isinstance(tree, YamlScalar):
                at = tree.line - first_line
                problems.append(broken_line(lines[at], cause_of(lines[at]) or "shape", file, tree.line))
            elif tree is not None:
                trees.append(tree)
    if not problems:  # each part is in order, only together they are not: indentation, as a rule
        problems.append(broken.to_problem(lines, file, first_line))
    return _join_trees(trees), tuple(problems)


def fields_of(
    mapping: YamlMapping, names: Mapping[str, str], file: str, within: str = "", in_registry: bool = False
) -> tuple[dict[str, YamlEntry], tuple[Problem, ...]]:
    """The entries of a mapping by the English names of their keys.

    `names` maps every spelling that is understood (English and Chinese) to the English name; `within` is the
    field that the mapping is the value of (`adoptions[1]`). An unknown key is a warning, a key given twice or
    in both languages a repetition (specification.md §1.7); the first one is kept. An unknown one may be given twice
    in a header or card, where it must not hold back what is right beside it, but not `in_registry`.
    """
    found: dict[str, YamlEntry] = {}
    unknown: dict[str, YamlEntry] = {}
    problems: list[Problem] = []
    for entry in mapping.entries:
        name = names.get(entry.key)
        field = ".".join(filter(None, (within, name or entry.key)))
        first = found.get(name) if name else unknown.get(entry.key) if in_registry else None
        if first is not None:
            problems.append(repeated_key(entry, first, file, field))
        elif name:
            found[name] = entry
        else:
            unknown[entry.key] = entry
            problems.append(unknown_key(entry.key, names, file, entry.line, field))
    return found, tuple(problems)


def distinct_entries(
    mapping: YamlMapping, file: str, within: str = ""
) -> tuple[list[YamlEntry], tuple[Problem, ...]]:
    """The entries of a mapping whose keys are no names of fields (years), each key once; repetitions as in fields_of."""
    first: dict[str, YamlEntry] = {}
    problems = []
    for entry in mapping.entries:
        if first.setdefault(entry.key, entry) is not entry:
            field = ".".join(filter(None, (within, entry.key)))
            problems.append(repeated_key(entry, first[entry.key], file, field))
    return list(first.values()), tuple(problems)


def unknown_key(key: str, names: Mapping[str, str], file: str, line: int, field: str) -> Problem:
    """A key that no field has; if it is nearly that of a field, with what was probably meant."""
    near = nearest_word(key, names)
    if near:
        return problem("key-unknown", file, line, field, case="near", key=key, near=near)
    return problem("key-unknown", file, line, field, key=key)


def repeated_key(again: YamlEntry, first: YamlEntry, file: str, field: str) -> Problem:
    """A key given twice, told at the second place; in two languages, it says so."""
    facts = {"key": again.key, "first": first.key, "before": str(first.line)}
    if again.key != first.key:
        facts["case"] = "two-names"
    return problem("key-repeated", file, again.line, field, **facts)


def broken_line(text: str, cause: str, file: str, line: int, **facts: str) -> Problem:
    """A line that cannot be read as YAML: `cause` is one of the cases of yaml-broken in wording/problems.py."""
    text = text.strip()
    right = _suggested_line(text, cause)
    facts["right"] = right if len(right) <= LONGEST_EXCERPT else ""
    return problem("yaml-broken", file, line, None, case=cause, text=excerpt(text), **facts)


def _suggested_line(text: str, cause: str) -> str:
    """The line as it should be, where that can be told from the line alone; else ""."""
    head, colon, value = text.replace("：", ":", 1).partition(":")
    head, value = head.strip(), value.strip()
    if cause == "dash":
        return f"- {text[1:].strip()}"
    if cause == "dash-extra":
        head = head.lstrip("- ")
    if cause == "no-colon":
        return re.sub(r"^(\w+)[^\w]+", r"\1: ", text)
    if not colon:
        return ""
    if cause in ("full-colon", "glued-colon", "dash-extra"):
        return f"{head}: {value}".strip()
    if cause in ("colon-within", "special") and '"' not in value and "\\" not in value:
        return f'{head}: "{value}"'
    return ""


# --- from text to tree ----------------------------------------------------------------------------


class _BrokenError(Exception):
    """YAML that cannot be read: the line counted from 0 and the cause, as wording/problems.py knows it."""

    def __init__(self, line: int, cause: str) -> None:
        super().__init__(cause)
        self.line = line
        self.cause = cause

    def to_problem(self, lines: list[str], file: str, first_line: int) -> Problem:
        at = min(self.line, len(lines) - 1)
        return broken_line(lines[at], self.cause, file, first_line + at)


@dataclass(slots=True)
class _OpenCollection:
    """A list or mapping that is still being read."""

    line: int
    is_mapping: bool
    values: list[Node] = field(default_factory=list)
    entries: list[YamlEntry] = field(default_factory=list)
    key: YamlScalar | None = None

    def take(self, node: Node, first_line: int) -> None:
        if not self.is_mapping:
            self.values.append(node)
        elif self.key is None:
            if not isinstance(node, YamlScalar):
                raise _BrokenError(node.line - first_line, "key")
            self.key = node
        else:
            self.entries.append(YamlEntry(self.key.text.strip(), self.key.line, node))
            self.key = None

    def to_node(self) -> Node:
        if self.is_mapping:
            return YamlMapping(tuple(self.entries), self.line)
        return YamlSequence(tuple(self.values), self.line)


def _tree(text: str, file: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """The tree of one text; raises _BrokenError at the first place that is no YAML."""
    lines = text.split("\n")
    problems: list[Problem] = []
    stack: list[_OpenCollection] = []
    root: Node | None = None
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.NodeEvent):
                at = event.start_mark.line if event.start_mark else 0
                line = first_line + at
                if event.anchor is not None:
                    problems.append(_unsupported_syntax("yaml-anchor", lines[at], file, line))
                if getattr(event, "tag", None) is not None:
                    problems.append(_unsupported_syntax("yaml-tag", lines[at], file, line))
                node: Node
                if isinstance(event, yaml.ScalarEvent):
                    if event.style == '"' and re.search(_UNPRINTABLE, event.value):
                        raise _BrokenError(at, "escape")  # `"\e[31m"`, `"\0"`: what may not stand in the file
                    node = YamlScalar(event.value, line)
                elif isinstance(event, yaml.AliasEvent):
                    node = YamlScalar("", line)
                else:
                    stack.append(_OpenCollection(line, isinstance(event, yaml.MappingStartEvent)))
                    if len(stack) > _DEEPEST:
                        raise _BrokenError(at, "deep")
                    continue
            elif isinstance(event, yaml.CollectionEndEvent):
                node = stack.pop().to_node()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _BrokenError(event.start_mark.line if event.start_mark else 0, "second")
                continue
            else:
                continue
            if stack:
                stack[-1].take(node, first_line)
            else:
                root = node
    except yaml.MarkedYAMLError as error:
        raise _locate_fault(error, lines) from None
    except yaml.YAMLError:  # a character that no text should hold
        unprintable = re.search(_UNPRINTABLE, text)
        raise _BrokenError(
            text.count("\n", 0, unprintable.start()) if unprintable else 0, "character"
        ) from None
    if isinstance(root, YamlScalar) and not root.text:
        root = None
    return root, problems


def _unsupported_syntax(code: str, text: str, file: str, line: int) -> Problem:
    return problem(code, file, line, None, text=excerpt(text))


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_FOREIGN_BREAKS)


# --- why a place cannot be read -------------------------------------------------------------------

_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'[^']*'""")
_WIDE_INDENT = re.compile(r"[ \t]*[\u3000\xa0\u2000-\u200a]")
_GLUED_DASH = re.compile(r"\s*-[^\s\-\d]")
_FULL_COLON = re.compile(r"\s*(?:-\s+)?[\w ]+：")
_GLUED_COLON = re.compile(r"\s*(?:-\s+)?[\w ]+:[^\s/]")
_SPECIAL = re.compile(r"\s*(?:-\s+)?(?:[^\s:]+:\s+)?[@`%&*!|>]")
_QUOTE_GOES_ON = re.compile(r"""\s*(?:-\s+)?(?:[^\s:]+:\s+)?(?:"[^"]*"|'[^']*')\s*[^\s,\]}#]""")
_COLON_WITHIN = re.compile(r"\s*(?:-\s+)?[^:\s][^:]*:\s+[^\"'\[{|>].*:(?:\s|$)")


def _locate_fault(error: yaml.MarkedYAMLError, lines: list[str]) -> _BrokenError:
    """The line to mend and the likeliest cause, from the parser's complaint and from the line itself."""
    context = error.context or ""
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    if opened is not None and "quoted scalar" in context:
        return _BrokenError(opened.line, "escape" if "escape" in (error.problem or "") else "quote")
    if opened is not None and "flow" in context:
        return _BrokenError(opened.line, "bracket")
    if opened is not None and "simple key" in context:
        at = opened.line
    candidates = [at]
    before = at - 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    if before >= 0:
        candidates.append(before)  # the parser often stumbles one line after the slip
    for candidate in candidates:
        cause = cause_of(lines[candidate])
        if cause:
            return _BrokenError(candidate, cause)
    return _BrokenError(at, "indent" if lines[at][:1] == " " else "shape")


def cause_of(line: str) -> str:
    """The slip that can be seen in the line itself, or ""."""
    line = line[:_MAX_CAUSE_LENGTH]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return "tab"
    bare = _QUOTED.sub("", line)
    if bare.count("[") != bare.count("]") or bare.count("{") != bare.count("}"):
        return "bracket"
    for cause, pattern in (
        ("wide-blank", _WIDE_INDENT),
        ("dash", _GLUED_DASH),
        ("quote-goes-on", _QUOTE_GOES_ON),
        ("colon-within", _COLON_WITHIN),
        ("full-colon", _FULL_COLON),
        ("glued-colon", _GLUED_COLON),
        ("special", _SPECIAL),
    ):
        if pattern.match(line) and not (cause == "colon-within" and "{" in line):
            return cause
    return ""


# --- reading on after a fault ---------------------------------------------------------------------


def _top_level_parts(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The text cut before each line that begins without a blank: (index of its first line, its lines)."""
    start = 0
    for index, line in enumerate(lines):
        if index > start and line[:1].strip() and line[0] not in "#]}":
            yield start, lines[start:index]
            start = index
    yield start, lines[start:]


def _join_trees(trees: list[Node]) -> Node | None:
    """One tree of several that stood below each other; what does not fit the first is left out."""
    whole: Node | None = None
    for tree in trees:
        if whole is None:
            whole = tree
        elif isinstance(whole, YamlSequence) and isinstance(tree, YamlSequence):
            whole = YamlSequence(whole.items + tree.items, whole.line)
        elif isinstance(whole, YamlMapping) and isinstance(tree, YamlMapping):
            whole = YamlMapping(whole.entries + tree.entries, whole.line)
    return whole
