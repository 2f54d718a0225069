"""The Word files that a call names, and their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from civic.desk.terminal.errors import WrongCallError
from civic.reading.foreign_files.limits import MAX_DOCUMENT
from civic.reading.word.package import WordFileRefusedError
from civic.wording import drafts as wording

_TEXTS = frozenset({".docx", ".docm", ".doc", ".wps", ".dotx", ".dotm", ".dot", ".wpt", ".rtf"})
_LOCK = "~$"  # what Word leaves beside a file that is open


def named_files(names: Sequence[str]) -> list[Path]:
    """Each file by its name; of a folder all text files in it, so that an old one among them is told.

    `*.docx` is spelled out where the shell has not done so (Windows). A name that nothing has stays as it is.
    """
    files: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found = sorted(
                (file for file in path.iterdir() if file.suffix.lower() in _TEXTS and not _is_hidden(file)),
                key=lambda file: file.name,
            )
            if not found:
                raise WrongCallError(wording.WORD_NONE_IN_FOLDER.format(file=name))
            files += found
        elif "*" in path.name and path.parent.is_dir():
            pattern = path.name.replace("[", "[[]")  # 简报[1].docx, as browsers name a second download
            files += sorted(file for file in path.parent.glob(pattern) if not _is_hidden(file)) or [path]
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def read_file(file: Path) -> bytes:
    """The bytes of a file; WordFileRefusedError where there are none to be read, OSError where the disk says so."""
    if file.name.startswith(_LOCK):
        raise WordFileRefusedError("lock")
    if not file.is_file():
        raise WordFileRefusedError("missing")
    with file.open("rb") as opened:
        data = opened.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise WordFileRefusedError("too-large")
    return data


def _is_hidden(file: Path) -> bool:
    return file.name.startswith((_LOCK, "."))
