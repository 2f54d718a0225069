"""build: the whole site, ready to publish, or the old one as it was. Runs Pelican in this process."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

from civic import wording
from civic.desk.faults import FAILED
from civic.desk.places import ROOT


def build(content: Path, output: Path, as_of: date | None, *, strict: bool) -> int:
    """Build `content` into `output`; gives 0, 2 with posts held back, 1 if nothing was done.

    Raises whatever keeps the site from being finished; the old site then stands as it was.
    """
    started = time.monotonic()
    settings = _settings(content, output, as_of, strict=strict)
    code = _pelican(settings)
    if code != FAILED and "CIVIC_FILES" in settings:
        took = f"{time.monotonic() - started:.1f}"
        print(wording.BUILT.format(files=settings["CIVIC_FILES"], seconds=took, folder=output))
    return code


def _settings(content: Path, output: Path, as_of: date | None, *, strict: bool) -> dict[str, Any]:
    from pelican.settings import read_settings

    override = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(output.absolute()),
        "CIVIC_AS_OF": as_of.isoformat() if as_of is not None else "",
        "CIVIC_STRICT": strict,
    }
    read: dict[str, Any] = read_settings(str(ROOT / "pelicanconf.py"), override=override)
    return read


def _pelican(settings: dict[str, Any]) -> int:
    import logging

    from pelican.log import console, init

    init(level=logging.ERROR, fatal="errors")  # a plugin that does not load must not be passed over
    console.quiet = True  # Pelican would tell that it has processed 0 articles
    try:
        settings["PELICAN_CLASS"](settings).run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    return 0
