"""build: the whole site, ready to publish, or the old one as it was.

Runs Pelican in this process and turns whatever goes wrong into one sentence; the trace of a fault of ours goes to
`<output>.error.txt`, never to the screen.
"""

from __future__ import annotations

import errno
import sys
import time
import traceback
from datetime import date
from pathlib import Path
from typing import Any

from civic import wording
from engine.tree import ForeignFolderError, beside, write_whole

FAILED = 1


def build(content: Path, output: Path, as_of: date | None, *, strict: bool) -> int:
    """Build `content` into `output`; gives 0, 2 with posts held back, 1 if nothing was done."""
    started = time.monotonic()
    code, settings = FAILED, dict[str, Any]()
    try:
        settings = _settings(content, output, as_of, strict=strict)
        code = _pelican(settings)
    except ForeignFolderError:
        print(wording.FOREIGN_FOLDER.format(folder=output), file=sys.stderr)
    except OSError as error:
        print(_cause(error, output), file=sys.stderr)
    except Exception:
        trace = beside(output.absolute(), "error.txt")
        trace.parent.mkdir(parents=True, exist_ok=True)
        write_whole(trace, traceback.format_exc())
        print(wording.OUR_FAULT.format(file=trace), file=sys.stderr)
    if settings.get("CIVIC_FILES"):
        took = f"{time.monotonic() - started:.1f}"
        print(wording.BUILT.format(files=settings["CIVIC_FILES"], seconds=took, folder=output))
    return code


def _settings(content: Path, output: Path, as_of: date | None, *, strict: bool) -> dict[str, Any]:
    from pelican.settings import read_settings

    conf = Path(__file__).resolve().parents[3] / "pelicanconf.py"
    override = {
        "PATH": str(content.absolute()),
        "OUTPUT_PATH": str(output.absolute()),
        "CIVIC_AS_OF": as_of.isoformat() if as_of is not None else "",
        "CIVIC_STRICT": strict,
    }
    read: dict[str, Any] = read_settings(str(conf), override=override)
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


def _cause(error: OSError, output: Path) -> str:
    if error.errno == errno.ENOSPC:
        return wording.DISK_FULL
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return wording.NO_PERMISSION.format(file=error.filename or output)
    return wording.DISK_FAULT.format(file=error.filename or output, reason=error.strerror)
