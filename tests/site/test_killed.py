"""A build that is killed, at whatever moment, leaves the old site or the new one, whole; the next build goes through.

`KILLS` says how often: 20, or 200 in the long run (`tasks.py test --long`). The moment is not a time but a deed, one of
all that a build does to the disk, so that rare ones, as the exchange of two folders, are hit as often as the writing of
pages, on any machine.
"""

import os
import signal
import time
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from tests.office_files import pdf
from tests.site.running import PATIENCE, Standing, copied_project, ended, forked, remove, started
from tests.site.sample import Sample

KILLS = int(os.environ.get("KILLS", "20"))
KILLER = Path(__file__).with_name("killer")
STATES = 3
POSTS = 150


class Site:
    """A site that has several states, each with the bytes that a clean build makes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sample = Sample(folder)
        self.project = copied_project(folder / "project")
        for number in range(POSTS):
            unit = ("guangming", "xinhua", "xixing-xiang")[number % 3]
            self.sample.post(
                f"{unit}/2026/p{number:03}.md", f"第{number}篇的正文。" * 20, title=f"第{number}篇"
            )
        self.right = [self.cleanly_built(state) for state in range(STATES)]
        self.state = 0  # that stands in the output
        self.deeds: dict[str, list[str]] = {}  # of a first build and of another one, in their order
        self.deeds["first"] = self.done("first")
        self.become(1)
        self.deeds["next"] = self.done("next")

    # --- states -------------------------------------------------------------------------------------

    def become(self, state: int) -> None:
        """The content of a state: other pages come and go, and every page of a unit changes."""
        self.state = state
        for other in range(STATES):
            remove(self.sample.content / "communities" / "guangming" / "2026" / f"nur{other}")
        self.sample.post("guangming/2026/p000.md", "![图](tu.jpg)", title=f"Zustand {state}")
        self.sample.picture("communities/guangming/2026/tu.jpg", size=(300, 200), shade=50 * state)
        self.sample.post(f"guangming/2026/nur{state}/nur{state}.md", "[表](b.pdf)", title="只在这里")
        self.sample.write(f"communities/guangming/2026/nur{state}/b.pdf", pdf(str(state)))
        self.sample.unit("xinhua", 电话=f"0456-842100{state}")

    def cleanly_built(self, state: int) -> Standing:
        self.become(state)
        remove(self.project / ".cache")
        self.built(f"right{state}")
        return Standing.of(self.folder / f"right{state}")

    # --- building -----------------------------------------------------------------------------------

    def started(self, output: str = "output", **environment: str):
        words = [
            f"--content={self.sample.content}",
            f"--output={self.folder / output}",
            "--as-of=2026-11-05",
            "--jobs=2",
        ]
        if not environment:
            return forked(self.project, "build", *words)
        environment["PYTHONPATH"] = os.pathsep.join([str(KILLER), str(self.project / "plugins")])
        return started(self.project, "build", *words, **environment)

    def built(self, output: str = "output", **environment: str) -> None:
        run = ended(self.started(output, **environment))
        assert (run.code, run.err) == (0, "")

    def done(self, kind: str) -> list[str]:
        """All that a build does to the disk."""
        log = self.folder / f"deeds-{kind}"
        self.built(KILL_LOG=str(log), KILL_AT="0", KILL_WHOM="alone")
        return log.read_text().split()

    def killed(self, at: int, whom: str) -> None:
        """A build that dies before its deed number `at`, or ends before that."""
        environment = {
            "KILL_LOG": os.devnull,
            "KILL_AT": str(at),
            "KILL_WHOM": whom,
            "MARK_OF_TEST": str(self.folder),
        }
        run = ended(self.started(**environment))
        assert run.code in (0, -signal.SIGKILL), run
        assert survivors(str(self.folder)) == []

    def beside(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if "output" in path.name}


def survivors(mark: str) -> list[str]:
    """Processes that still bear a mark in their environment, once they have had the time to notice their parent's end."""
    until = time.monotonic() + PATIENCE
    while (found := marked(mark)) and time.monotonic() < until:
        time.sleep(0.02)
    return found


def marked(mark: str) -> list[str]:
    found = []
    for process in Path("/proc").iterdir():
        try:
            if (
                process.name.isdecimal()
                and f"MARK_OF_TEST={mark}".encode() in (process / "environ").read_bytes()
            ):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:  # it has ended, or is nobody's business
            continue
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return Site(tmp_path_factory.mktemp("killed"))


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_build_leaves_the_old_site_or_the_new_one_and_the_next_goes_through(number, site):
    luck = Random(number)
    old, is_first = site.state, number % 4 == 3
    if is_first:
        for path in (site.folder / name for name in site.beside()):
            remove(path)
        if luck.random() < 0.5:
            remove(site.project / ".cache")
    site.become(luck.choice([state for state in range(STATES) if state != old]))
    moments = defaultdict(list)
    for at, deed in enumerate(site.deeds["first" if is_first else "next"], 1):
        moments[deed].append(at)
    at = luck.choice(moments[luck.choice(sorted(moments))])
    site.killed(at, luck.choice(["group", "alone"]))
    left, new = Standing.of(site.sample.output), site.right[site.state]
    if is_first:
        assert not site.sample.output.exists() or left.against(new) == []
    else:
        assert [] in (left.against(site.right[old]), left.against(new))
    site.built()
    assert Standing.of(site.sample.output).against(new) == []
    assert site.beside() == {".output.build", "output", "output.manifest.json", "output.problems.json"}
