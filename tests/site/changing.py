"""A small site that is changed in every way that people and programs can: its content, its project, its outputs.

    site = Changing(tmp_path)
    for name, number in edits:
        EDITS[name](site, Random(number))
        site.check()                # an incremental build, held against a clean one of the same state

The project is copied, since templates, settings and code are edited too, and copied twice: the clean build has a
cache of its own, which is empty each time.
"""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.site.running import Ended, Standing, copied_project, ended, remove, started
from tests.site.sample import Sample


@dataclass
class Post:
    """A file of the content, its header line by line."""

    path: str
    header: dict[str, str]
    body: str

    @property
    def address(self) -> str:
        return "/" + self.path.removeprefix("bureau/").removesuffix(".md") + "/"


class Changing:
    """The site, and both builds of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sample = Sample(folder)
        self.content, self.output, self.clean = self.sample.content, self.sample.output, folder / "clean"
        self.project, self.other = copied_project(folder / "project"), copied_project(folder / "other")
        self.as_of = "2026-11-05"
        self.jobs = 1
        self.last, self.before = folder / "last", folder / "before"  # the content of the last two builds
        self._moment = 1_700_000_000  # of edited code: Python knows its modules by whole seconds
        self.times_are_lost = False  # the last edit was one after which files may be written again

    # --- building -----------------------------------------------------------------------------------

    def check(self, *options: str) -> Ended:
        """Build both and compare all that they leave; a build that stops must leave the old site."""
        old = Standing.of(self.output)
        for path in (
            self.other / ".cache",
            self.clean,
            *self.folder.glob("clean.*"),
            *self.folder.glob(".clean.*"),
        ):
            remove(path)
        building = [
            self.started(self.project, self.output, f"--jobs={self.jobs}", *options),
            self.started(self.other, self.clean, "--jobs=1", *options),
        ]
        mine, theirs = [ended(one) for one in building]
        assert not (self.folder / "clean.error.txt").exists(), (self.folder / "clean.error.txt").read_text()
        assert not (self.folder / "output.error.txt").exists(), (self.folder / "output.error.txt").read_text()
        alike("exit code", mine.code, theirs.code)
        alike("report", mine.err, theirs.err)
        alike("problems.json", self.beside("output", "problems.json"), self.beside("clean", "problems.json"))
        now = Standing.of(self.output)
        if not self.clean.exists():
            alike("old site", now.against(old), [])
            return mine
        alike("site", now.against(Standing.of(self.clean)), [])
        alike("manifest", self.beside("output", "manifest.json"), self.beside("clean", "manifest.json"))
        alike("manifest of the site", json.loads(self.beside("output", "manifest.json")), now.files)
        same = [name for name in now.files if old.files.get(name) == now.files[name]]
        written_again = [name for name in same if old.times[name] != now.times[name]]
        alike("times of equal files", written_again if not self.times_are_lost else [], [])
        self.times_are_lost = False
        return mine

    def started(self, project: Path, output: Path, *options: str) -> "subprocess.Popen[str]":
        """A build, in a group of processes of its own."""
        words = [f"--content={self.content}", f"--output={output}", f"--as-of={self.as_of}", *options]
        return started(project, "build", *words)

    def rolled_back(self) -> None:
        ended(
            started(
                self.project, "build", f"--content={self.content}", f"--output={self.output}", "--rollback"
            )
        )

    def beside(self, name: str, end: str) -> str:
        file = self.folder / f"{name}.{end}"
        return file.read_text("utf-8") if file.exists() else ""

    # --- content ------------------------------------------------------------------------------------

    def posts(self, under: str = "communities") -> list[Post]:
        """All posts below a folder of the content."""
        return [self.post(path) for path in sorted((self.content / under).rglob("*.md"))]

    def post(self, path: Path) -> Post:
        _, header, body = path.read_text("utf-8").split("---\n", 2)
        pairs = (line.partition(": ") for line in header.splitlines())
        return Post(path.relative_to(self.content).as_posix(), {key: value for key, _, value in pairs}, body)

    def save(self, post: Post) -> Path:
        header = "".join(f"{key}: {value}\n" for key, value in post.header.items() if value)
        return self.sample.write(post.path, f"---\n{header}---\n{post.body}")

    def units(self) -> list[str]:
        return sorted(path.parent.name for path in self.content.glob("communities/*/community.yaml"))

    def files(self, *patterns: str) -> list[Path]:
        """Files of the content that are no posts, by the ends of their names."""
        return [path for path in sorted(self.content.rglob("*")) if path.suffix in patterns]

    def remember(self) -> None:
        """The content of the last build becomes that of the one before, what there is now that of the last."""
        remove(self.before)
        if self.last.exists():
            self.last.rename(self.before)
        shutil.copytree(self.content, self.last, symlinks=True)

    def undo(self) -> None:
        """The content as it was before the last edit, times included."""
        if self.before.exists():
            remove(self.content)
            self.before.rename(self.content)

    # --- the project --------------------------------------------------------------------------------

    def write_both(self, path: str, text: str | None) -> None:
        """Write a file of the project into both copies; None: delete it."""
        self._moment += 10
        for project in (self.project, self.other):
            file = project / path
            if text is None:
                file.unlink(missing_ok=True)
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            os.utime(file, (self._moment, self._moment))

    def read_own(self, path: str) -> str:
        file = self.project / path
        return file.read_text("utf-8") if file.exists() else ""

    def turn(self, path: str, one: str, other: str) -> None:
        """Exchange a passage of the project's code for another, or back."""
        text = self.read_own(path)
        assert one in text or other in text, f"{path} has neither {one!r} nor {other!r}"
        old, new = (other, one) if other in text else (one, other)
        self.write_both(path, text.replace(old, new))

    # --- what is kept -------------------------------------------------------------------------------

    @property
    def kept(self) -> Path:
        return self.folder / ".output.build"

    @property
    def cache(self) -> Path:
        return self.project / ".cache"

    def closed_store(self) -> Path:
        """The store's file with its journal written into it, for somebody to damage."""
        file = self.cache / "content.sqlite3"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        return file


def alike(what: str, mine: object, right: object) -> None:
    """In words that are of use after two minutes of edits."""
    assert mine == right, f"{what}: {mine!r:.3000} is not {right!r:.3000}"
