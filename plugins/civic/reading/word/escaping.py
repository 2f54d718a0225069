"""A line of text -> how it must be typed in a post to be read as that text.

What was typed in Word means itself: `#1楼`, `3*4`, `[注]`, `1. 甲` must not become a heading, slanted, a link, a list.
Instead of guessing at the rules of our own dialect this module asks it: the plainest way to type a line is tried
first, and the first that is read as what was meant is taken. So `138****1234` stays as it is, and what needs a
backslash gets one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from lxml import html as lxml_html
from lxml.html import HtmlElement

from civic.reading.markdown.renderer import read_body
from civic.reading.word.nodes import Run

_NOTE = "\ufffc"  # what a mark of a footnote is read as
_SPECIAL = re.compile(r"[\\`*_\[\]<|]|&(?=[#A-Za-z])|#")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]|(?<![0-9０-９])[0-9０-９]{1,2}(?=\.)")
_ALWAYS = re.compile(r"^(?::(?=\s)|`(?=``)|~(?=~~))|\[(?=\^)")  # harmless alone, not beside other lines
_AT_START = re.compile(r"^(?:[#>+!=:~-]|\*(?=[\s*])|[0-9０-９]{1,2}(?=\.))")
_BARE = re.compile(r"https?://[A-Za-z0-9._~/?=&%#-]+[A-Za-z0-9/]")
_CHINESE_MARKS = str.maketrans('[]\\"`*_<>|!&', "〔〕＼”＇＊＿〈〉｜！＆")
_KEPT_IN_ADDRESS = "/:?&=#%+,;@!~$-._"


class LineContext(NamedTuple):
    """Where a line stands: how it is put there, and the path of the element in which it then stands."""

    put: Callable[[str], str]
    path: str


PARAGRAPH = LineContext(lambda text: text, "./p")
BULLET = LineContext(lambda text: f"- {text}", "./ul/li")
HEADING = LineContext(lambda text: f"## {text}", "./h2")
CELL = LineContext(lambda text: f"| {text} | 。 |\n|---|---|", "./div/table/thead/tr/th")


class _RenderedLetter(NamedTuple):
    """A letter as a reader sees it."""

    letter: str
    bold: bool
    italic: bool
    raised: str


def escape_line(runs: Sequence[Run], context: LineContext = PARAGRAPH) -> str:
    """One line (no `\\n` in `runs`) as it must be typed where `context` says."""
    wanted = _expected_letters(runs)
    text = ""
    for text, is_plain in _candidates(runs, context):
        rendered = _rendered_letters(context, text, runs)
        if rendered == wanted or (is_plain and _letters(rendered) == _letters(wanted)):
            return text
    return text


def escape_lines(lines: Sequence[Sequence[Run]], context: LineContext) -> str:
    """Several lines where a post has place for one: with `<br>` between them."""
    texts = [escape_line(line, CELL if n else context) for n, line in enumerate(lines)]
    joined = "<br>".join(texts)
    if len(texts) > 1 and not is_read_as(joined, lines, context):  # marks of two lines have found each other
        joined = "<br>".join(_line_markup(_unformatted_runs(line), _escape_as_entities) for line in lines)
    return joined


def is_read_as(text: str, lines: Sequence[Sequence[Run]], context: LineContext = PARAGRAPH) -> bool:
    """Whether a text of several lines is read as the letters of its lines."""
    runs = [run for line in lines for run in line]
    return _letters(_rendered_letters(context, text, runs)) == _letters(_expected_letters(runs))


def picture_markup(file: str, alt: str, caption: str) -> str:
    """A picture; marks that would end its brackets take the form that Chinese text has for them."""
    for words in (alt, _with_chinese_marks(alt)):
        text = f"![{words}]({file})"
        found = read_body(text, "", 1, (), "").references
        if len(found) == 1 and (found[0].target, found[0].text) == (file, words):
            break
    title = f' "{_with_chinese_marks(caption)}"' if caption else ""
    return text.removesuffix(")") + title + ")"


def _with_chinese_marks(text: str) -> str:
    return re.sub('"([^"]*)"', "“\\1”", text).translate(_CHINESE_MARKS)


def _candidates(runs: Sequence[Run], context: LineContext) -> Iterator[tuple[str, bool]]:
    """The ways to type a line, the plainest first; True where bold and slanted letters are given up."""
    upright = [run._replace(italic=False) for run in runs]
    letters = [run._replace(italic=False, bold=False) for run in runs]
    # a lone ` in a cell would find another one in the next cell, and swallow the border
    writes = (_escape_all,) if context is CELL and any("`" in run.text for run in runs) else _ESCAPES
    for simpler, is_plain in ((runs, False), (upright, True), (letters, True)):
        for write in writes:
            yield _line_markup(simpler, write), is_plain
    yield _line_markup(_unformatted_runs(runs), _escape_as_entities), True


def _unformatted_runs(runs: Sequence[Run]) -> list[Run]:
    return [Run(run.text, note=run.note) for run in runs]


def _line_markup(runs: Sequence[Run], write: Callable[[str, bool], str]) -> str:
    parts: list[str] = []
    for run in _merge_neighbours(runs):
        if run.note:
            parts.append(f"[^{run.note}]")
            continue
        head = run.text[: len(run.text) - len(run.text.lstrip())]
        text = run.text.strip()
        tail = run.text[len(head) + len(text) :] if text else ""
        parts.append(
            head + _run_markup(run, write(text, not "".join(parts).strip())) + tail if text else run.text
        )
    return "".join(parts).strip()


def _run_markup(run: Run, text: str) -> str:
    if run.raised:
        text = f"<{run.raised}>{text}</{run.raised}>"
    if run.link and not (text == run.link and _BARE.fullmatch(text)):
        text = f"[{text}]({quote(run.link, safe=_KEPT_IN_ADDRESS)})"
    stars = "**" * run.bold + "*" * run.italic
    return f"{stars}{text}{stars}"


def _merge_neighbours(runs: Sequence[Run]) -> list[Run]:
    """The runs, those joined that look alike once something was given up."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and not run.note and not last.note and last[1:] == run[1:]:
            joined[-1] = last._replace(text=last.text + run.text)
        elif run.text or run.note:
            joined.append(run)
    return joined


def _escape_least(text: str, is_start: bool) -> str:
    def guarded(match: re.Match[str]) -> str:
        return "\\[" if match[0] == "[" else _entity(match[0])

    return _ALWAYS.sub(guarded, text) if is_start else text.replace("[^", "\\[^")


def _escape_start(text: str, is_start: bool) -> str:
    """Only what would make the line a heading, an item and the like is escaped."""
    start, rest = _split_start(text) if is_start else ("", text)
    return start + rest.replace("[^", "\\[^") if start else _escape_least(text, is_start)


def _escape_all(text: str, is_start: bool) -> str:
    """Every mark of ours is escaped."""
    start, rest = _split_start(text) if is_start else ("", text)
    return start + _SPECIAL.sub(lambda match: "&amp;" if match[0] == "&" else "\\" + match[0], rest)


def _split_start(text: str) -> tuple[str, str]:
    """The mark at the start of a line, escaped, and the rest; "" and all of it if there is none."""
    first = _AT_START.match(text)
    if first is None:
        return "", text
    mark, rest = first[0], text[first.end() :]
    if mark in ":~=":  # there is no backslash for these
        return _entity(mark), rest
    return (f"{mark}\\" if mark[-1].isdigit() else f"\\{mark}"), rest


def _escape_as_entities(text: str, is_start: bool) -> str:
    """Every mark by its number: nobody can read it, but nothing is lost."""
    return _PUNCTUATION.sub(lambda match: "".join(map(_entity, match[0])), text)


_ESCAPES = (_escape_least, _escape_start, _escape_all)


def _entity(letter: str) -> str:
    return f"&#{ord(letter)};"


# --- what is meant, what is read -----------------------------------------------------------------


def _expected_letters(runs: Sequence[Run]) -> list[_RenderedLetter]:
    return [
        _RenderedLetter(letter, run.bold and not run.note, run.italic and not run.note, run.raised)
        for run in runs
        for letter in (_NOTE if run.note else run.text)
        if not letter.isspace()
    ]


def _letters(rendered: list[_RenderedLetter] | None) -> list[str] | None:
    return None if rendered is None else [one.letter for one in rendered]


def _rendered_letters(context: LineContext, text: str, runs: Sequence[Run]) -> list[_RenderedLetter] | None:
    """What a reader sees of the line; None if it is read as something else than one line in this context."""
    notes = "".join(f"\n\n[^{run.note}]: 。" for run in runs if run.note)
    read = read_body(context.put(text) + notes, "", 1, (), "")
    if read.problems:
        return None
    root = lxml_html.fragment_fromstring(read.html, create_parent="div")
    blocks = [block for block in root if block.tag != "section"]
    found = root.xpath(context.path)
    expected = 2 if context is CELL else 1
    if len(blocks) != 1 or not isinstance(found, list) or len(found) != expected:
        return None
    letters: list[_RenderedLetter] = []
    _collect_letters(found[0], _RenderedLetter("", False, False, ""), letters)
    return letters


def _collect_letters(element: HtmlElement, around: _RenderedLetter, letters: list[_RenderedLetter]) -> None:
    if element.tag == "sup" and element.get("class") == "note":
        letters.append(_RenderedLetter(_NOTE, False, False, ""))
        return
    if element.tag in ("ul", "ol", "img", "code", "table"):
        letters.append(_RenderedLetter("\0", False, False, ""))  # nobody meant that
        return
    around = around._replace(
        bold=around.bold or element.tag == "strong",
        italic=around.italic or element.tag == "em",
        raised=element.tag if element.tag in ("sub", "sup") else around.raised,
    )
    letters += [around._replace(letter=letter) for letter in element.text or "" if not letter.isspace()]
    for child in element:
        _collect_letters(child, around, letters)
        letters += [around._replace(letter=letter) for letter in child.tail or "" if not letter.isspace()]
