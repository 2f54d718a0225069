"""Clerks who publish: each has a project folder with content, a Git repository of it, and one remote that all share."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests import fork_server
from tests.fork_server import Running
from tests.site.running import Ended, Standing, copied_project, ended
from tests.site.sample import ROOT, Sample, surroundings

DAY = "2026-11-05"
UNDONE = "没有发布，线上的网站保持不变"
NOBODY = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
}  # nothing is set, no name either
SOMEBODY = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
ON_A_DAY = """
import datetime, sys
from civic.desk import __main__, calls
calls.today = lambda: datetime.date.fromisoformat(sys.argv[1])
sys.exit(__main__.main(sys.argv[2:]))
"""


def git(folder: Path, *words: str, more: Mapping[str, str] | None = None) -> str:
    run = subprocess.run(
        ["git", *SOMEBODY, *words],
        cwd=folder,
        env={**surroundings(), **NOBODY, **(more or {})},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return run.stdout.strip()


def bare(folder: Path) -> Path:
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main")
    return folder


class Clerk:
    """A clerk's project; `sample` is its content."""

    def __init__(self, folder: Path, remote: Path | None, **site: str) -> None:
        self.folder, self.remote = folder, remote
        copied_project(folder)
        self.sample = Sample(folder, site)
        if remote is not None:
            git(folder, "init", "--quiet", "--initial-branch=main")
            git(folder, "remote", "add", "origin", str(remote))

    def conf(self, **settings: str) -> None:
        """Other words in publishconf.py."""
        lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        (self.folder / "publishconf.py").write_text(
            (ROOT / "publishconf.py").read_text("utf-8") + lines, "utf-8"
        )

    def started(self, *words: str, day: str = DAY, verb: str = "publish", **environment: str) -> Running:
        """The process of the verb, which goes on by itself."""
        surrounding = surroundings({"PYTHONPATH": str(self.folder / "plugins"), **NOBODY, **environment})
        return fork_server.start(["-c", ON_A_DAY, day, verb, *words], self.folder, surrounding)

    def run(self, *words: str, day: str = DAY, verb: str = "publish", **environment: str) -> Ended:
        """The verb as it is called on a day."""
        return ended(self.started(*words, day=day, verb=verb, **environment))

    def hook(self, name: str, text: str, *, at_remote: bool = False) -> None:
        """A hook of this repository, or of the remote; it does its work once."""
        assert self.remote is not None
        folder = (self.remote if at_remote else self.folder / ".git") / "hooks"
        folder.mkdir(exist_ok=True)
        script = folder / name
        script.write_text(f'#!/bin/sh\nrm -f "{script}"\n{text}\n', "utf-8")
        script.chmod(0o755)

    @property
    def received(self) -> list[list[str]]:
        """The lines of received.csv below its headings: unit and day."""
        file = self.sample.content / "registry" / "received.csv"
        if not file.exists():
            return []
        head, *lines = file.read_text("utf-8").splitlines()
        assert head == "id,unit,day"
        return [line.split(",")[1:] for line in lines]


def online(remote: Path, branch: str = "gh-pages") -> list[str]:
    """The files of the branch, by path."""
    return git(remote, "ls-tree", "-r", "-z", "--name-only", branch).strip("\0").split("\0")


def commits(remote: Path, branch: str = "gh-pages") -> list[str]:
    """The messages of its commits, newest first."""
    return git(remote, "log", "--format=%s", branch).splitlines()


def state(clerk: Clerk) -> tuple[str, list[str], dict[str, str]]:
    """All that a failed publish must leave as it was."""
    refs = git(clerk.folder, "for-each-ref").splitlines()
    branches = [ref for ref in refs if "refs/heads/" in ref]
    there = git(clerk.remote, "for-each-ref") if clerk.remote.exists() else ""
    return there, branches, Standing.of(clerk.sample.content).files


def clerk_with_a_post(folder: Path, remote: Path | None) -> Clerk:
    made = Clerk(folder, remote)
    made.sample.post("guangming/2026/a.md", title="重阳节包饺子")
    return made


def left_alone(clerk: Clerk, ended: Ended, sentence: str) -> None:
    """It failed in one sentence, and the content and the branches are as before."""
    assert (ended.code, ended.err) == (1, sentence)
    assert clerk.received == []
    assert not list(clerk.sample.content.rglob(".received*"))
    assert git(clerk.folder, "for-each-ref", "refs/heads", "refs/civic/published") == ""
