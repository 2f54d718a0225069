"""Every page rendered and written into a folder, one after the other: where somebody else wants to see each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from engine.build_record import SiteOutput
from engine.incremental import AddressTakenError
from engine.output_tree import SourceChangedError
from engine.page import Copy, Page, Portion, SitePart, file_of, to_json
from engine.render import RendererSpec, render_batch


def write_site(
    parts: Iterable[SitePart],
    renderer_spec: RendererSpec,
    texts: Callable[[Collection[str]], Mapping[str, str]],
    folder: Path,
    written: Callable[[Path, Any], None] = lambda path, values: None,
) -> SiteOutput:
    """Render every Page and take over every Copy into `folder`.

    `written(path, values)` is told of each rendered page, and handed what its template sees: days and amounts as text.
    Raises AddressTakenError before anything is written, and SourceChangedError for a source that is no longer what its
    Copy says.
    """
    by_file: dict[str, Page | Copy] = {}
    for part in parts:
        for one in part.generate() if isinstance(part, Portion) else [part]:
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
            batch = [(one.template, to_json(one.values))], dict(texts(one.texts))
            [data] = render_batch(batch, renderer_spec.as_bytes)
            path.write_bytes(data)
            written(path, json.loads(to_json(one.values)))
    return SiteOutput(files=len(by_file), rendered=len(by_file), written=len(by_file))
