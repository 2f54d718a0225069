"""A small site that is changed in every way that people and programs can: its content, its project, its outputs.

    site = Changing(tmp_path)
    for name, number in edits:
        EDITS[name](site, Random(number))
        site.check()                # an incremental build, held against a clean one of the same state

A third build is that of `serve`, whose process stays from edit to edit. The project is copied, since templates, settings
and code are edited too, and copied three times, for three caches: that of the clean build is empty each time.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.fork_server import Running
from tests.site.running import PATIENCE, Ended, Standing, copied_project, ended, forked, remove, staying
from tests.site.sample import Sample, surroundings


@dataclass
class Post:
    """A file of the content, its header line by line."""

    path: str
    header: dict[str, str]
    body: str

    @property
    def address(self) -> str:
        return "/" + self.path.removeprefix("bureau/").removesuffix(".md") + "/"


class Preview:
    """The process that builds for `serve`: it stays, and is told which files were saved."""

    def __init__(self, project: Path, content: Path, output: Path) -> None:
        self.project, self.content, self.output = project, content, output
        self._process: subprocess.Popen[str] | None = None
        self._known: dict[str, str] = {}
        self._count = 0

    def build(self, as_of: str) -> Ended:
        """One build. Now and then everything is looked at, as it is in a moment of quiet."""
        before, self._known = self._known, Standing.of(self.content).files
        self._count += 1
        changed = None
        if self._process is not None and self._count % 4:
            names = before.items() ^ self._known.items()
            changed = sorted({str(self.content.resolve() / name) for name, _ in names})
        if self._process is None:
            self._process = staying(self.project, self.content, self.output)
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None
        assert answers is not None
        asked.write(json.dumps({"as_of": as_of, "changed": changed}) + "\n")
        asked.flush()
        answer = json.loads(answers.readline())
        return Ended(answer["code"], "", answer["words"])

    def end(self) -> None:
        """As `serve` ends it where code has changed."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


class Changing:
    """The site, and three builds of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sample = Sample(folder)
        self.content, self.output, self.clean = self.sample.content, self.sample.output, folder / "clean"
        self.project, self.other = copied_project(folder / "project"), copied_project(folder / "other")
        self.third = copied_project(folder / "third")
        self.preview = Preview(self.third, self.content, folder / "preview")
        self.as_of = "2026-11-05"
        self.jobs = 1
        self.last, self.before = folder / "last", folder / "before"  # the content of the last two builds
        self._moment = 1_700_000_000  # of edited code: Python knows its modules by whole seconds
        self.times_are_lost = False  # the last edit was one after which files may be written again

    # --- building -----------------------------------------------------------------------------------

    def check(self, *options: str) -> Ended:
        """Build all three and compare all that they leave; a build that stops must leave the old site."""
        old = Standing.of(self.output)
        for path in (self.other / ".cache", *self.folder.glob("clean*"), *self.folder.glob(".clean.*")):
            remove(path)
        building = [
            self.started(self.project, self.output, f"--jobs={self.jobs}", *options),
            self.started(self.other, self.clean, "--jobs=1", *options),
        ]
        staying = self.preview.build(self.as_of) if "--strict" not in options else None
        mine, theirs = [ended(one) for one in building]
        for trace in self.folder.glob("*.error.txt"):
            raise AssertionError(trace.read_text("utf-8"))
        alike("exit code", mine.code, theirs.code)
        alike("report", mine.err, theirs.err)
        alike("problems.json", self.beside("output", "problems.json"), self.beside("clean", "problems.json"))
        now = Standing.of(self.output)
        clean = Standing.of(self.clean) if self.clean.exists() else None
        if clean:
            self._compare_sites(old, now, clean)
        else:
            alike("old site", now.against(old), [])
        if staying is not None:
            self._compare_preview(staying, theirs, clean)
        return mine

    def check_failure(self) -> None:
        """What can be built by nobody leaves both old sites, whatever was drawn before it failed."""
        sites = (self.output, self.preview.output)
        old = [Standing.of(folder) for folder in sites]
        mine = ended(self.started(self.project, self.output, f"--jobs={self.jobs}"))
        staying = self.preview.build(self.as_of)
        alike("exit codes of a failure", (mine.code, staying.code), (1, 1))
        alike(
            "old sites",
            [Standing.of(now).against(then) for now, then in zip(sites, old, strict=True)],
            [[], []],
        )
        for trace in self.folder.glob("*.error.txt"):
            trace.unlink()

    def _compare_sites(self, old: Standing, now: Standing, clean: Standing) -> None:
        alike("site", now.against(clean), [])
        alike("manifest", self.beside("output", "manifest.json"), self.beside("clean", "manifest.json"))
        alike("manifest of the site", json.loads(self.beside("output", "manifest.json")), now.files)
        same = [name for name in now.files if old.files.get(name) == now.files[name]]
        written_again = [name for name in same if old.times[name] != now.times[name]]
        alike("times of equal files", written_again if not self.times_are_lost else [], [])
        self.times_are_lost = False

    def _compare_preview(self, staying: Ended, right: Ended, clean: Standing | None) -> None:
        alike("exit code of the preview", staying.code, right.code)
        alike("report of the preview", staying.err, right.err)
        for end in ("problems.json", "manifest.json") if clean else ("problems.json",):
            alike(f"{end} of the preview", self.beside("preview", end), self.beside("clean", end))
        if clean:
            alike("preview", Standing.of(self.preview.output).against(clean), [])

    def started(self, project: Path, output: Path, *options: str) -> Running:
        """A build, which goes on by itself."""
        words = [f"--content={self.content}", f"--output={output}", f"--as-of={self.as_of}", *options]
        return forked(project, "build", *words)

    def rolled_back(self) -> None:
        ended(
            forked(
                self.project, "build", f"--content={self.content}", f"--output={self.output}", "--rollback"
            )
        )

    def built_by_pelican(self) -> None:
        """The incremental build, started by Pelican's own command."""
        words = [
            "-s",
            "pelicanconf.py",
            str(self.content),
            "-o",
            str(self.output),
            "-e",
            f'CIVIC_AS_OF="{self.as_of}"',
        ]
        subprocess.run(
            [sys.executable, "-m", "pelican", *words],
            cwd=self.project,
            env=surroundings({"PYTHONPATH": str(self.project / "plugins")}),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
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
        return [
            path for path in sorted(self.content.rglob("*")) if path.suffix in patterns and path.is_file()
        ]

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

    def write_all(self, path: str, text: str | None) -> None:
        """Write a file of the project into all copies; None: delete it."""
        self._moment += 10
        if not path.startswith("themes/"):
            self.preview.end()
        for project in (self.project, self.other, self.third):
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
        self.write_all(path, text.replace(old, new))

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
