"""A list of units in a file of one's own (CSV, Excel or JSON) -> a DivisionSource.

A table has a row of headings with 代码 and 名称 (or code and name); JSON may be nested as it likes, whatever has both is
a unit. Codes have 12 digits; 9 are a township's, 6 a county's, 4 a city's and 2 a province's. What is not in the list is
not made up: a county that it does not name has only its code.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from civic.desk.setup.divisions import County, Division, DivisionSource, by_code
from civic.desk.terminal.errors import WrongCallError
from civic.wording import setup as wording

_CODE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", re.ASCII)
_HEADINGS = {
    "code": ("code", "代码", "区划代码", "统计用区划代码"),
    "name": ("name", "名称", "单位", "单位名称"),
}

_Pair = tuple[str, str]


def divisions_of_file(file: Path) -> DivisionSource:
    """The units that a file lists. Raises WrongCallError with its sentence for one that cannot be used."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise WrongCallError(wording.UNITS_FILE_KIND.format(file=file))
    try:
        pairs = list(reader(file))
    except Exception:  # a damaged table makes its reader raise anything, from csv.Error to RecursionError
        raise WrongCallError(wording.UNITS_FILE_UNREADABLE.format(file=file)) from None
    names: dict[str, str] = {}
    for code, name in pairs:
        if not _CODE.fullmatch(code) or not name:
            raise WrongCallError(wording.UNITS_FILE_ROW.format(file=file, code=code, name=name))
        known = names.setdefault(_short_code(code), name)
        if known != name:
            raise WrongCallError(wording.UNITS_FILE_TWICE.format(file=file, code=code, one=known, other=name))
    return _source(file, names)


def _source(file: Path, names: dict[str, str]) -> DivisionSource:
    """`names` by code, the codes without the zeros that only fill them up."""
    units = sorted(
        (Division(code.ljust(12, "0"), names[code]) for code in names if len(code) > 6), key=by_code
    )
    if not units:
        raise WrongCallError(wording.UNITS_FILE_EMPTY.format(file=file))
    counties = tuple(
        County(code, names.get(_short_code(code), ""), names.get(code[:4], ""), names.get(code[:2], ""))
        for code in sorted({unit.code[:6] for unit in units})
    )

    def of(county: County) -> tuple[Division, ...]:
        return tuple(unit for unit in units if unit.code.startswith(county.code))

    return DivisionSource(counties, of)


def _short_code(code: str) -> str:
    """A code without the pairs and triples of zeros behind it: 231124000000 -> 231124."""
    for length in (9, 6, 4, 2):
        if len(code) > length and not code[length:].strip("0"):
            code = code[:length]
    return code


def _read_csv(file: Path) -> Iterator[_Pair]:
    """Excel in China saves CSV in GBK."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    yield from _table_pairs(list(csv.reader(io.StringIO(text))))


def _read_xlsx(file: Path) -> Iterator[_Pair]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(file.read_bytes()), read_only=True, data_only=True)
    try:
        rows = [[_cell(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()
    yield from _table_pairs(rows)


def _cell(value: object) -> str:
    """A code may stand there as a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _table_pairs(rows: Sequence[Sequence[str]]) -> Iterator[_Pair]:
    places: dict[str, int] = {}
    for row in rows:
        cells = ["".join(normalize("NFKC", cell).split()) for cell in row]
        if not places:
            found = {
                heading: next((at for at, cell in enumerate(cells) if cell.lower() in words), -1)
                for heading, words in _HEADINGS.items()
            }
            places = found if min(found.values()) >= 0 else {}
        elif any(cells):
            code, name = (cells[places[at]] if places[at] < len(cells) else "" for at in ("code", "name"))
            yield code, name
    if not places:
        raise ValueError(rows)


def _read_json(file: Path) -> Iterator[_Pair]:
    yield from _nested_pairs(json.loads(file.read_text("utf-8-sig")))


def _nested_pairs(value: object) -> Iterator[_Pair]:
    if isinstance(value, dict):
        code, name = value.get("code"), value.get("name")
        if code is not None and name is not None:
            yield "".join(str(code).split()), "".join(normalize("NFKC", str(name)).split())
        for inner in value.values():
            yield from _nested_pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nested_pairs(inner)


_READERS = {".csv": _read_csv, ".xlsx": _read_xlsx, ".json": _read_json}
