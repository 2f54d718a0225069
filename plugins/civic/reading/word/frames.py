"""Tables that are none: frames around text, and grids in which photographs are arranged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civic.reading.word.nodes import SHORT_LINE, WordParagraph, WordTable


def unframe_tables(blocks: Sequence[WordParagraph | WordTable]) -> Iterator[WordParagraph | WordTable]:
    """Tables with one column, which are frames, and tables that only arrange photographs, as paragraphs."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
            continue
        table = _trim_table(block)
        head, *rest = table.rows
        if max(map(len, table.rows)) == 1:
            yield from (paragraph for row in table.rows for cell in row for paragraph in cell)
        elif (photographs := _photograph_grid(table)) is not None:
            yield from photographs
        elif rest and sum(map(bool, head)) == 1 and head[0] and len(rest[0]) > 1:  # a title over all columns
            yield from head[0]
            yield WordTable(tuple(rest))
        else:
            yield table


def _trim_table(table: WordTable) -> WordTable:
    """Without the rows and columns that hold nothing, such as merged cells leave."""
    width = max(map(len, table.rows))
    rows = [(*row, *[()] * (width - len(row))) for row in table.rows if any(row)]
    used = [n for n in range(width) if any(row[n] for row in rows)]
    return WordTable(tuple(tuple(row[n] for n in used) for row in rows))


def _photograph_grid(table: WordTable) -> list[WordParagraph] | None:
    """The photographs of a table that holds nothing else, each with the words below it; None for other tables."""
    if any(_is_words(row) for row in table.rows[:1]):
        return None
    found: list[WordParagraph] = []
    rows = list(table.rows)
    while rows:
        row = rows.pop(0)
        if not all(any(p.pictures for p in cell) for cell in row if cell):
            return None
        words = rows.pop(0) if rows and _is_words(rows[0]) else ()
        for place, cell in enumerate(row):
            found += cell
            if place < len(words):
                found += [replace(paragraph, centred=True) for paragraph in words[place]]
    return found


def _is_words(row: Sequence[Sequence[WordParagraph]]) -> bool:
    return all(not p.pictures and len(p.text) <= SHORT_LINE for cell in row for p in cell)
