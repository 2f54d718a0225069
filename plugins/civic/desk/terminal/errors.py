"""What goes wrong while a verb works, said in one sentence.

A disk that is full or a folder without permission is told as such; the trace of a fault of ours goes to
`<output>.error.txt`, never to the screen.
"""

from __future__ import annotations

import errno
import sys
import traceback
from pathlib import Path

from civic.desk.files.safe_write import ChangedMeanwhileError
from civic.wording import desk as wording
from engine.checked_json import atomic_write
from engine.output_tree import ForeignFolderError, SourceChangedError, sibling_file

FAILED = 1
INTERRUPTED = 130


class WrongCallError(Exception):
    """A call that makes no sense; its text is the sentence that says so."""


class CommandRefusedError(Exception):
    """What was asked for cannot be done; its text is the sentence that says why."""


def report_error(error: Exception, undone: str, output: Path) -> int:
    """Say why a verb did not come to its end, as error_sentence() tells it; gives its exit code."""
    print(error_sentence(error, undone, output), file=sys.stderr)
    return FAILED


def error_sentence(error: Exception, undone: str, output: Path) -> str:
    """The sentence for what went wrong; `undone` says what was not done, `output` is where the site is written."""
    if isinstance(error, CommandRefusedError):
        return str(error)
    if isinstance(error, ForeignFolderError):
        return wording.FOREIGN_FOLDER.format(folder=output, undone=undone)
    if isinstance(error, ChangedMeanwhileError):
        return wording.CHANGED_MEANWHILE.format(file=error, undone=undone)
    if isinstance(error, SourceChangedError):
        return wording.SOURCE_CHANGED.format(file=error, undone=undone)
    if isinstance(error, ImportError):
        return wording.COMPONENT_LOST
    if not isinstance(error, OSError):
        return _internal_error(error, undone, output)
    file = error.filename or output
    if error.errno == errno.ENOSPC:
        return wording.DISK_FULL.format(undone=undone)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return wording.NO_PERMISSION.format(file=file, undone=undone)
    return wording.DISK_FAULT.format(file=file, reason=error.strerror or error, undone=undone)


def _internal_error(error: Exception, undone: str, output: Path) -> str:
    """The trace goes to a file beside the output, if one can be written there."""
    file = sibling_file(output.absolute(), "error.txt")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(file, "".join(traceback.format_exception(error)))
    except OSError:
        return wording.OUR_FAULT_UNKEPT.format(reason=repr(error), undone=undone)
    return wording.OUR_FAULT.format(file=file, undone=undone)
