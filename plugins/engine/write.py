"""Every page drawn and written into a folder, one after the other: where somebody else wants to see each file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from engine.incremental import AddressTakenError, Made
from engine.output_tree import SourceChangedError
from engine.page import Copy, Page, Part, Portion, encoded, file_of
from engine.render import Recipe, draw_batch


def write_site(
    parts: Iterable[Part],
    recipe: Recipe,
    texts: Callable[[Collection[str]], Mapping[str, str]],
    folder: Path,
    written: Callable[[Path, Any], None] = lambda path, values: None,
) -> Made:
    """Draw every Page and take over every Copy into `folder`.

    `written(path, values)` is told of each drawn page. Raises AddressTakenError before anything is written, and
    SourceChangedError for a source that is no longer what its Copy says.
    """
    by_file: dict[str, Page | Copy] = {}
    for part in parts:
        for one in part.made() if isinstance(part, Portion) else [part]:
            name = file_of(one.address)
            if name in by_file:
                raise AddressTakenError(one.address)
            by_file[name] = one
    for name in sorted(by_file):
        one, path = by_file[name], folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(one, Copy):
            data = one.source.read_bytes()
            if hashlib.sha256(data).hexdigest() != one.digest:
                raise SourceChangedError(str(one.source))
            path.write_bytes(data)
        else:
            batch = [(one.template, encoded(one.values))], dict(texts(one.texts))
            [data] = draw_batch(batch, recipe.packed)
            path.write_bytes(data)
            written(path, one.values)
    return Made(files=len(by_file), drawn=len(by_file), written=len(by_file))
