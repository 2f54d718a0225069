"""One writer writes the pages of a site: serially, in the order of their addresses."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from engine.draw import Drawing
from engine.page import Copy, Page, file_of


class AddressTakenError(Exception):
    """Two pages or copies have one address: a slip of the program that made them."""


def write_site(
    parts: Iterable[Page | Copy],
    drawing: Drawing,
    folder: Path,
    written: Callable[[Path, Any], None] = lambda path, values: None,
) -> int:
    """Draw every Page and take over every Copy into `folder`; gives their number.

    `written(path, values)` is told of each drawn page. Raises AddressTakenError before anything is written.
    """
    by_file: dict[str, Page | Copy] = {}
    for part in parts:
        name = file_of(part.address)
        if name in by_file:
            raise AddressTakenError(part.address)
        by_file[name] = part
    for name in sorted(by_file):
        part = by_file[name]
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(part, Copy):
            shutil.copyfile(part.source, path)
        else:
            path.write_bytes(drawing.draw(part))
            written(path, part.values)
    return len(by_file)
