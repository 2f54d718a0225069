"""Builds as processes that can be watched and killed, copies of the project, and what a folder holds afterwards."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import fork_server
from tests.fork_server import PATIENCE, Running
from tests.site.sample import ROOT, surroundings


@dataclass(frozen=True)
class Ended:
    """How a build ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Standing:
    """A folder as it stands: its files by path, its folders, and the time of each file."""

    files: dict[str, str]
    folders: set[str]
    times: dict[str, int]

    @staticmethod
    def of(folder: Path) -> "Standing":
        files, folders, times = {}, set(), {}
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_dir():
                folders.add(name)
                continue
            is_whole = path.exists()  # not so a link that leads nowhere
            files[name] = hashlib.sha256(path.read_bytes() if is_whole else b"").hexdigest()
            times[name] = path.lstat().st_mtime_ns
        return Standing(files, folders, times)

    def against(self, other: "Standing") -> list[str]:
        """What differs, in words."""
        mine, theirs = self.files, other.files
        told = [f"only here: {name}" for name in sorted(mine.keys() - theirs.keys())]
        told += [f"not here: {name}" for name in sorted(theirs.keys() - mine.keys())]
        told += [
            f"other bytes: {name}"
            for name in sorted(mine.keys() & theirs.keys())
            if mine[name] != theirs[name]
        ]
        told += [f"folder: {name}" for name in sorted(self.folders ^ other.folders)]
        return told


def copied_project(folder: Path) -> Path:
    """The parts of the project that make a site, with a cache of their own; what Python has compiled of them comes along."""
    for part in ("plugins", "themes"):
        shutil.copytree(ROOT / part, folder / part)
    for conf in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / conf, folder)
    return folder


def forked(project: Path, verb: str, *words: str) -> Running:
    """A verb of a copied project, which goes on by itself."""
    environment = surroundings({"PYTHONPATH": str(project / "plugins")})
    return fork_server.start(["-m", "civic.desk", verb, *words], project, environment)


def started(project: Path, verb: str, *words: str, **environment: str) -> "subprocess.Popen[str]":
    """A verb of a copied project, to be killed or listened to: in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "civic.desk", verb, *words],
        cwd=project,
        env=surroundings({"PYTHONPATH": str(project / "plugins"), **environment}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def staying(project: Path, content: Path, output: Path) -> "subprocess.Popen[str]":
    """The process that builds for `serve`."""
    return subprocess.Popen(
        [sys.executable, "-m", "civic.desk.preview.build_process", str(content), str(output)],
        cwd=project,
        env=surroundings({"PYTHONPATH": str(project / "plugins")}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # Python's complaint of a process that was killed
        encoding="utf-8",
    )


def ended(process: "Running | subprocess.Popen[str]") -> Ended:
    """Wait for its end."""
    out, err = (
        process.communicate() if isinstance(process, Running) else process.communicate(timeout=PATIENCE)
    )
    return Ended(process.returncode, out, err)


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
