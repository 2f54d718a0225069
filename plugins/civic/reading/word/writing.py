"""The blocks of a text -> the text of a post, as a careful clerk would type it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from civic.reading.markdown.line_patterns import ends_paragraph, is_wide
from civic.reading.word.escaping import (
    BULLET,
    CELL,
    HEADING,
    escape_line,
    escape_lines,
    is_read_as,
    picture_markup,
)
from civic.reading.word.nodes import Figure, Label, Run, WordBlock, WordParagraph, WordTable

_DEEPEST = 6  # marks of a heading
_NOT_A_HEADING = 60  # characters: somebody gave the style to a whole paragraph


def write_markdown(
    blocks: Sequence[WordBlock], notes: Mapping[str, tuple[WordParagraph, ...]], files: Mapping[str, str]
) -> str:
    """The text of a post; `files` are the names of the pictures by their parts. Ends with a line break."""
    return _MarkdownWriter(notes, files).text(blocks)


class _MarkdownWriter:
    def __init__(self, notes: Mapping[str, tuple[WordParagraph, ...]], files: Mapping[str, str]) -> None:
        self._notes = notes
        self._files = files
        self._parts: list[str] = []
        self._levels: list[int] = []  # of the headings that the next one may stand under
        self._list: list[Label] = []  # the items that the next one may stand under, from outside in

    def text(self, blocks: Sequence[WordBlock]) -> str:
        for block in blocks:
            if isinstance(block, WordParagraph):
                self._paragraph(block)
                continue
            self._list = []
            self._parts.append(self._figure(block) if isinstance(block, Figure) else self._table(block))
        self._parts += [self._note(name, texts) for name, texts in self._notes.items() if texts]
        return "\n\n".join(part for part in self._parts if part) + "\n"

    # --- paragraphs ---------------------------------------------------------------------------------

    def _paragraph(self, paragraph: WordParagraph) -> None:
        label = paragraph.label
        if is_heading(paragraph):
            self._list = []
            self._parts.append(self._heading(paragraph))
        elif label is not None and self._is_item(label):
            self._item(paragraph, label)
        else:
            self._list = []
            self._parts.append(self._lines(self._labelled_runs(paragraph)))

    def _heading(self, paragraph: WordParagraph) -> str:
        """One level below the heading before it at most, as the check of a post wants it."""
        while self._levels and self._levels[-1] >= paragraph.level:
            self._levels.pop()
        self._levels.append(paragraph.level)
        runs = [
            run._replace(bold=False, italic=False, text=run.text.replace("\n", " "))
            for run in self._labelled_runs(paragraph)
        ]
        return "#" * min(len(self._levels) + 1, _DEEPEST) + " " + escape_line(runs, HEADING)

    def _lines(self, runs: Sequence[Run]) -> str:
        """A paragraph; where Word breaks a line in it, it is broken too."""
        lines = _split(runs)
        if len(lines) < 2:
            return escape_line(lines[0]) if lines else ""
        texts = [escape_line(line) for line in lines]
        joined = texts[0]
        for above, below in pairwise(texts):
            stays = ends_paragraph(above) or not is_wide(above)
            joined += ("\n" if stays else "  \n") + below
        return joined if is_read_as(joined, lines) else "\n\n".join(texts)

    def _labelled_runs(self, paragraph: WordParagraph) -> list[Run]:
        """The runs with what Word writes before them."""
        label = paragraph.label
        runs = self._with_known_notes(paragraph.runs)
        if label is None or not label.text:
            return runs
        blank = " " if label.text[-1].isascii() else ""
        return [Run(f"{'•' if label.kind == 'bullet' else label.text}{blank}", bold=paragraph.bold), *runs]

    def _with_known_notes(self, runs: Sequence[Run]) -> list[Run]:
        return [run for run in runs if not run.note or self._notes.get(run.note)]

    # --- lists --------------------------------------------------------------------------------------

    def _is_item(self, label: Label) -> bool:
        """Whether a post would show this label by itself: a bullet, or the number that follows in its list."""
        if label.kind == "bullet":
            return True
        if label.kind != "number":
            return False
        beside = next((one for one in self._list if one.depth == label.depth), None)
        return beside is None or beside.kind != "number" or label.number == beside.number + 1

    def _item(self, paragraph: WordParagraph, label: Label) -> None:
        goes_on = bool(self._list)
        while self._list and self._list[-1].depth >= label.depth:
            self._list.pop()
        indent = "  " * len(self._list)
        self._list.append(label)
        lines = _split(self._with_known_notes(paragraph.runs))
        item = f"{indent}{label.text} {escape_lines(lines, BULLET)}"
        if goes_on:
            self._parts[-1] += f"\n{item}"
        else:
            self._parts.append(item)

    # --- tables, pictures, notes ----------------------------------------------------------------------

    def _table(self, table: WordTable) -> str:
        width = max(map(len, table.rows))
        rows = [[self._cell(cell, is_head=n == 0) for cell in row] for n, row in enumerate(table.rows)]
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def _cell(self, paragraphs: Sequence[WordParagraph], is_head: bool) -> str:
        lines = [
            [run._replace(bold=run.bold and not is_head) for run in line]
            for paragraph in paragraphs
            for line in _split(self._labelled_runs(paragraph))
        ]
        pictures = [
            self._picture(picture.part, picture.about)
            for paragraph in paragraphs
            for picture in paragraph.pictures
        ]
        return "<br>".join([*([escape_lines(lines, CELL)] if lines else []), *pictures])

    def _figure(self, figure: Figure) -> str:
        return self._picture(figure.part, figure.alt, figure.caption)

    def _picture(self, part: str, alt: str, caption: str = "") -> str:
        return picture_markup(self._files[part], alt, caption)

    def _note(self, name: str, texts: Sequence[WordParagraph]) -> str:
        paragraphs = [self._lines([run for run in text.runs if not run.note]) for text in texts]
        lines = "\n\n".join(paragraphs).split("\n")
        return f"[^{name}]: " + "\n".join([lines[0], *("    " + line if line else "" for line in lines[1:])])


def is_heading(paragraph: WordParagraph) -> bool:
    text = paragraph.text
    return paragraph.level > 0 and 0 < len(text) <= _NOT_A_HEADING and not text.endswith(("。", "；"))


def _split(runs: Sequence[Run]) -> list[list[Run]]:
    """The lines of a paragraph, those without a word left out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=text)] for text in more]
    return [line for line in lines if any(run.note or run.text.strip() for run in line)]
