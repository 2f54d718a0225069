"""The text in the XML of Office documents, as people see it: runs joined, cells and lines apart.

    text_of([b"<w:p><w:r><w:t>110</w:t></w:r><w:r><w:t>105</w:t></w:r></w:p>"]) == "110105"

It is read as a stream, so that a large sheet needs no more memory than its text.
"""

from __future__ import annotations

from collections.abc import Iterable

from civic.reading.foreign_files.safe_xml import parse_stream

_RUNS = frozenset({"t"})  # what people type stands in these; a run of one format each
# Struck out, or never shown; still in the file.
_ASIDE = frozenset({"del", "moveFrom", "instrText", "delText", "rPh"})
_BOXES = frozenset({"txbxContent", "textbox", "txBody"})  # a text of its own inside a text
_KEPT = frozenset({"s", "n"})  # cells that a pivot table remembers, as `v`
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_APART = "\n\n"  # between what does not belong together


def text_of(chunks: Iterable[bytes]) -> str:
    """The text of one part; what is struck out and what stands in boxes comes behind the rest. Raises UnreadError."""
    reader = _TextReader()
    parse_stream(chunks, reader.start, reader.end, reader.data)
    return reader.text()


class _TextReader:
    def __init__(self) -> None:
        self._main: list[str] = []
        self._behind: list[str] = []  # boxes that are closed, and what is aside
        self._open: list[list[str]] = [self._main]
        self._path: list[str] = []
        self._aside = 0  # how many elements of _ASIDE are open
        self._struck: list[str] = []  # what is aside in this paragraph: it may be cut into runs too

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _BOXES:
            self._open.append([])
        elif name in _MARKS and self._path[-1:] != ["tabs"]:  # there it is a place on the ruler
            self._open[-1].append(_MARKS[name])
        elif name in _KEPT and "v" in attributes:
            self._open[-1] += [_APART, attributes["v"], _APART]
        self._aside += name in _ASIDE
        self._path.append(name)

    def data(self, text: str) -> None:
        if self._aside:
            self._struck.append(text)
        elif self._path[-1] in _RUNS:
            self._open[-1].append(text)
        elif text.strip():
            self._open[-1] += [_APART, text, _APART]

    def end(self, name: str) -> None:
        self._path.pop()
        self._aside -= name in _ASIDE
        text = self._open[-1]
        if name in ("p", "si", "text"):
            text.append("\n")
            if self._struck:
                self._behind += [*self._struck, _APART]
                self._struck.clear()
        elif name == "tc":
            _end_with(text, "\t")
        elif name == "tr":
            _end_with(text, _APART)
        elif name in _BOXES:
            self._behind += [*self._open.pop(), _APART]

    def text(self) -> str:
        return "".join([*self._main, _APART, *self._behind, *self._struck]).strip("\n")


def _end_with(text: list[str], mark: str) -> None:
    """In the place of the line end behind the last paragraph of a cell, or of the border behind the last cell."""
    if text and text[-1] in ("\n", "\t"):
        text.pop()
    text.append(mark)
