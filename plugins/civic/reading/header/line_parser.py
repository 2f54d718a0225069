"""The lines of a header as a tree, read as their writer meant them (specification.md §1.4).

YAML itself would break on `标题: 关于: 通知`, on `@`, on a quotation at the line's beginning, and a break would
silence all that follows. So a header is cut at its keys first and each value is read by the form of its key;
only flow mappings and escapes go to the YAML parser. A slip (a tab, a missing blank, a wrong indentation) is told
on its line, and the line is read nevertheless.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from civic.core.model import INVISIBLE
from civic.core.problems import Problem, excerpt, problem
from civic.reading.header.line import (
    ANY_BLANK,
    BLANKS,
    HeaderLine,
    indent_of,
    is_dash,
    key_of,
    match_key_without_colon,
    says_something,
)
from civic.reading.header.line_normalizer import normalize_flow
from civic.reading.header.scalars import block_text, flow_list, strip_quotes, text_of, without_remark
from civic.reading.header.yaml_nodes import (
    Node,
    YamlEntry,
    YamlMapping,
    YamlScalar,
    YamlSequence,
    broken_line,
    read_yaml,
)
from civic.reading.schema.field import Field, Schema, ValueForm

_BLOCK = re.compile(r"[|>][+-]?")
_FLOW_LIST = re.compile(r"\[.*\](?:\s+#.*)?", re.DOTALL)
_REFERENCE = re.compile(r"[&*][^\s*]+(?=\s|$)")
_TAG = re.compile(r"![^\s]*(?=\s|$)")


@dataclass(slots=True)
class _Part:
    """A key with all lines that belong to it: `inline` stands behind its colon, `rest` below."""

    word: str
    key: Field | None
    line: int
    inline: str
    rest: list[HeaderLine] = field(default_factory=list)
    shifted: set[str] = field(default_factory=set)  # keys in `rest` that should have been indented

    @property
    def form(self) -> ValueForm:
        return self.key.form if self.key else ValueForm.TEXT

    @property
    def below(self) -> list[HeaderLine]:
        """The lines below that say something."""
        if not self.rest:
            return self.rest
        return [line for line in self.rest if says_something(line)]


class HeaderParser:
    """Reads the lines of one file's header; what is wrong with them gathers in `problems`.

    `strays` are the numbers of the lines at the header's left edge that are neither a key nor belong to one.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []
        self.strays: list[int] = []
        self._told: set[int] = set()

    def read(self, lines: list[HeaderLine], keys: Schema) -> YamlMapping:
        """The mapping of a whole header; keys as typed, repeated ones too."""
        first = next((line for line in lines if not line.is_blank), None)
        if first is not None and first.text.lstrip().startswith("{"):
            tree = self._flow(lines, keys)
            return tree if isinstance(tree, YamlMapping) else YamlMapping((), first.number)
        return self._mapping(lines, keys, outermost=True)

    # --- keys -------------------------------------------------------------------------------------

    def _mapping(self, lines: list[HeaderLine], keys: Schema, outermost: bool = False) -> YamlMapping:
        parts = self._parts(self._normalize_indents(lines), keys, outermost)
        entries = tuple(YamlEntry(part.word, part.line, self._value(part)) for part in parts)
        return YamlMapping(entries, entries[0].line if entries else lines[0].number if lines else 1)

    def _normalize_indents(self, lines: list[HeaderLine]) -> list[HeaderLine]:
        """The lines with blanks for every other indentation, each of which is told."""
        evened = []
        for line in lines:
            if line.text[:1] not in ANY_BLANK or line.is_blank:
                evened.append(line)
                continue
            blanks = line.text[: len(line.text) - len(line.text.lstrip(ANY_BLANK))]
            if blanks[0] != " " or "\t" in blanks:
                self._tell(line, "tab" if "\t" in blanks else "wide-blank")
                width = sum(0 if c in INVISIBLE else 1 if c in " \xa0" else 2 for c in blanks)
                line = HeaderLine(line.number, " " * width + line.text[len(blanks) :])
            evened.append(line)
        return evened

    def _parts(self, lines: list[HeaderLine], keys: Schema, outermost: bool) -> list[_Part]:
        rows = [(line, indent_of(line), key_of(line.text, keys, outermost)) for line in lines]
        edge = next((indent for line, indent, _ in rows if says_something(line)), 0)
        at_edge = [found[1] for _, indent, found in rows if found and found[1] and indent == edge]
        parts: list[_Part] = []
        for line, indent, found in rows:
            part = parts[-1] if parts else None
            if found and indent <= edge:  # what has a key is neither blank nor a remark
                if part and _is_shifted(part, found[0], found[1], at_edge, parts):
                    self._tell(line, "nested", owner=part.word)
                    part.rest.append(HeaderLine(line.number, "  " + line.text))
                    part.shifted.add(found[0])
                    continue
                if indent < edge:
                    self._tell(line, "indent")
                parts.append(_Part(found[0], found[1], line.number, found[2].strip()))
            elif line.is_blank or (part and indent > edge and _BLOCK.fullmatch(part.inline)):
                if part:
                    part.rest.append(line)
            elif line.text.lstrip().startswith("#"):
                pass
            elif found and found[1] and part and _is_misindented_key(part, found[1], at_edge, line):
                self._tell(line, "indent")
                parts.append(_Part(found[0], found[1], line.number, found[2].strip()))
            elif is_dash(line) and (hidden := self._key_behind_dash(line, indent > edge, part, keys)):
                self._tell(line, "dash-extra")
                parts.append(_Part(hidden[0], hidden[1], line.number, hidden[2].strip()))
            elif part and (indent > edge or is_dash(line) or _is_open(part)):
                part.rest.append(line)
            elif key := match_key_without_colon(line.text, keys):
                self._tell(line, "no-colon")
                parts.append(_Part(key["word"], keys.by_word[key["word"]], line.number, key["rest"].strip()))
            else:
                if outermost:
                    self.strays.append(line.number)
                self._tell(line, "glued-colon" if _GLUED.match(line.text) else "no-word")
        return parts

    @staticmethod
    def _key_behind_dash(
        line: HeaderLine, is_deeper: bool, part: _Part | None, keys: Schema
    ) -> tuple[str, Field | None, str] | None:
        """The known key behind a dash that should not be there: `- 标题: …` at the header's left edge."""
        if part and (is_deeper or part.form is ValueForm.ENTRIES):
            return None
        found = key_of(line.text.lstrip().removeprefix("-"), keys, False)
        return found if found and found[1] else None

    # --- values -----------------------------------------------------------------------------------

    def _value(self, part: _Part) -> Node:
        inline = part.inline
        if part.key is None:
            self._strip_anchor_or_tag(inline, part.line)
            return YamlScalar(inline, part.line)
        form = part.key.form
        if form is ValueForm.WORD:
            inline = without_remark(self._strip_anchor_or_tag(inline, part.line))
        elif form is ValueForm.ENTRIES and part.key.parts is not None:
            return self._entries(part, part.key.parts)
        elif form in (ValueForm.TEXTS, ValueForm.WORDS):
            return self._texts(part)
        if not part.rest:
            return self._text(inline, part)
        below = part.below
        if below and (not inline or inline.startswith("#")) and is_dash(below[0]):
            return self._items(below, form)
        if form is ValueForm.WORD and below:
            if inline[:1] in ("'", '"') and strip_quotes(inline) == inline:
                return self._text(inline, part)  # a quotation that goes on
            if inline:
                for line in below:
                    self._tell(line, "indent")
            else:
                return YamlScalar(strip_quotes(without_remark(below[0].text.strip())), below[0].number)
            return YamlScalar(strip_quotes(inline), part.line)
        return self._text(inline, part)

    def _text(self, inline: str, part: _Part) -> YamlScalar:
        """A text with the lines that continue it, folded as YAML folds."""
        if not part.rest:
            return YamlScalar("" if inline in ("|", ">") else strip_quotes(inline), part.line)
        if _BLOCK.fullmatch(inline) and (part.below or len(inline) == 1):
            return YamlScalar(block_text(inline, [line.text for line in part.rest]), part.line)
        pieces = [inline, *(line.text.strip() for line in part.rest)]
        return YamlScalar(text_of(pieces), part.line)

    def _texts(self, part: _Part) -> Node:
        inline, below = part.inline, part.below
        if part.form is ValueForm.WORDS or below or inline.endswith("]"):
            inline = self._strip_anchor_or_tag(inline, part.line)
        if part.form is ValueForm.WORDS:
            inline = without_remark(inline)
        if inline.startswith("["):
            whole = "\n".join([inline, *(line.text for line in part.rest)]).strip()
            if _FLOW_LIST.fullmatch(whole):
                return flow_list(whole[: whole.rindex("]") + 1], part.line)
            if "]" not in whole:
                self._tell(HeaderLine(part.line, f"{part.word}: {inline}"), "bracket")
                return flow_list(whole + "]", part.line)
        if below and is_dash(below[0]):
            if inline and not inline.startswith("#"):
                self._tell(below[0], "dash-below-value")
            return self._items(below, part.form)
        return self._text(inline, part)

    def _items(self, lines: list[HeaderLine], form: ValueForm) -> YamlSequence:
        """A list with one text on each line."""
        items: list[tuple[int, list[str]]] = []
        for line in lines:
            text = line.text.strip()
            if is_dash(line):
                if text[1:] and text[1] not in BLANKS:
                    self._tell(line, "dash")
                text = text[1:].strip()
                items.append((line.number, [without_remark(text) if form is ValueForm.WORDS else text]))
            elif items:
                items[-1][1].append(text)
        found = (YamlScalar(text_of(pieces), number) for number, pieces in items)
        return YamlSequence(tuple(item for item in found if item.text), lines[0].number)

    # --- mappings within --------------------------------------------------------------------------

    def _entries(self, part: _Part, keys: Schema) -> Node:
        inline, below = self._strip_anchor_or_tag(part.inline, part.line), part.below
        if inline.startswith("#"):
            inline = ""
        if inline.startswith(("[", "{")):
            return self._flow([HeaderLine(part.line, inline), *part.rest], keys)
        if inline:
            return YamlScalar(strip_quotes(inline), part.line)
        if not below:
            return YamlScalar("", part.line)
        rest = self._normalize_indents(part.rest)
        if below[0].text.lstrip().startswith(("[", "{")):
            return self._flow(rest, keys)
        if not is_dash(next(line for line in rest if says_something(line))):
            return self._mapping(rest, keys)
        return YamlSequence(
            tuple(self._entry(lines, keys) for lines in self._groups(rest, keys)), below[0].number
        )

    def _groups(self, lines: list[HeaderLine], keys: Schema) -> list[list[HeaderLine]]:
        """The lines of each entry of a list, the dash before the first one made a blank."""
        groups: list[list[HeaderLine]] = []
        edge = -1
        for line in lines:
            indent = indent_of(line)
            text = line.text[indent:]
            starts = is_dash(line) and (
                edge < 0 or indent <= edge or key_of(text[1:], keys, False) is not None
            )
            if starts and says_something(line):
                if edge < 0:
                    edge = indent
                elif indent != edge:
                    self._tell(line, "indent")
                if text[1:] and text[1] not in BLANKS:
                    self._tell(line, "dash")
                    text = "- " + text[1:]
                groups.append([HeaderLine(line.number, " " * (indent + 1) + text[1:])])
            elif groups:
                groups[-1].append(line)
        return groups

    def _entry(self, lines: list[HeaderLine], keys: Schema) -> Node:
        spoken = [line for line in lines if says_something(line)]
        if not spoken:
            return YamlScalar("", lines[0].number)
        first = spoken[0]
        self._strip_anchor_or_tag(first.text.strip(), first.number)
        if first.text.lstrip().startswith("{"):
            return self._flow(lines, keys)
        if key_of(first.text, keys, False) or len(spoken) > 1:
            return self._mapping(lines, keys)
        return YamlScalar(strip_quotes(first.text.strip()), first.number)

    def _flow(self, lines: list[HeaderLine], keys: Schema) -> Node:
        """`{媒体: …, 日期: …}` and lists of it: the colons behind known keys mended, then read as YAML."""
        text, commas = normalize_flow("\n".join(line.text for line in lines), keys)
        for at in commas:
            self._tell(lines[at], "flow-comma")
        first = lines[0].number
        tree, problems = read_yaml(text, self._file, first)
        self.problems.extend(problems)
        return tree if tree is not None else YamlScalar("", first)

    # --- telling ----------------------------------------------------------------------------------

    def _tell(self, line: HeaderLine, cause: str, **facts: str) -> None:
        """One broken line is told once: the first cause is the one to mend."""
        if line.number not in self._told:
            self._told.add(line.number)
            self.problems.append(broken_line(line.text, cause, self._file, line.number, **facts))

    def _strip_anchor_or_tag(self, value: str, line: int) -> str:
        """The value without an anchor or a tag before it, which is told."""
        if value[:1] not in "&*!" or not value:
            return value
        for code, pattern in (("yaml-anchor", _REFERENCE), ("yaml-tag", _TAG)):
            match = pattern.match(value)
            if match:
                self.problems.append(problem(code, self._file, line, None, text=excerpt(value)))
                return value[match.end() :].strip()
        return value


# --- where a line belongs -------------------------------------------------------------------------

_HALF_COLON = re.compile(r"\s*[^\s:：]+:(?:\s|$)")
_GLUED = re.compile(r"\s*[\w ]+:[^\s/]")
_LONGEST_FLOW = 200  # lines that may follow a bracket that is not closed


def _is_shifted(
    part: _Part, word: str, key: Field | None, at_edge: Sequence[Field], parts: list[_Part]
) -> bool:
    """Whether a key at the left edge belongs to the mapping that was opened above it."""
    if part.key is None or part.key.parts is None or part.inline:
        return False
    if word not in part.key.parts.by_word or word in part.shifted:
        return False
    if key is None:
        return True
    return bool(part.shifted) and (at_edge.count(key) > 1 or any(p.key is key for p in parts))


def _is_misindented_key(part: _Part, key: Field, at_edge: Sequence[Field], line: HeaderLine) -> bool:
    """Whether a known key on an indented line is no part of the value above, but a key that slipped.

    In a text it may be the text's own word, if that key stands where it should as well, and its colon is no
    YAML.
    """
    if part.form is ValueForm.ENTRIES or _is_open(part):
        return False
    return part.form is not ValueForm.TEXT or key not in at_edge or _HALF_COLON.match(line.text) is not None


def _is_open(part: _Part) -> bool:
    """Whether the value of a part is a list or a quotation that was not closed so far."""
    if part.inline[:1] in ("[", "{") and part.form is not ValueForm.TEXT and len(part.rest) < _LONGEST_FLOW:
        so_far = part.inline + "".join(line.text for line in part.rest)
        return so_far.count("[") > so_far.count("]") or so_far.count("{") > so_far.count("}")
    return False
