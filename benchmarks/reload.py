"""How long a clerk waits in `serve`: from saving a post to the reloaded page in Chromium that shows what was saved."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.corpus import BLOG
from benchmarks.project import copy_of_project, surroundings, task
from benchmarks.steps import WrongSiteError, chosen, restored, write_sentence

# No sandbox: benchmarks run as root in containers. The rest keeps Chromium from asking for hosts of its own.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# When the page that is shown was first painted, in ms of the clock. The browser knows it; who drives it asks only twice a
# second whether a text is there.
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
    const first = list.getEntriesByName("first-contentful-paint")[0];
    if (first) done(performance.timeOrigin + first.startTime);
}).observe({type: "paint", buffered: true}))"""
_LOADED = 60_000  # ms: the longest wait for a page
_PAUSE = 500  # ms between two saves: nobody saves while the page is still loading
_ENDING = 20  # seconds that serve has to end


def measure_reload(folder: Path, posts: Sequence[str], day: date, edits: int, page: Page) -> list[float]:
    """Seconds from save to page, for each of some edits; `folder` holds `content`, and a project is made beside it.

    Raises WrongSiteError if serve does not come up.
    """
    project = copy_of_project(folder)
    files = [
        next((project / "content").glob(f"communities/{BLOG}/**/{name}")) for name in chosen(posts, edits)
    ]
    with restored(files), _serving(project, day) as site:
        return [_waited(page, site, file) for file in files]


def _waited(page: Page, site: str, file: Path) -> float:
    """Open a post, save it with one sentence more, wait until that is to be seen."""
    page.goto(f"{site}communities/{BLOG}/{file.parent.name}/{file.stem}/")
    page.wait_for_timeout(_PAUSE)
    started = time.time()
    sentence = write_sentence(file, file)
    page.get_by_text(sentence).wait_for(timeout=_LOADED)
    painted: float = page.evaluate(_PAINTED)
    return painted / 1000 - started


@contextlib.contextmanager
def chromium_page() -> Iterator[Page]:
    """A page of a Chromium that asks for nothing but what it is shown."""
    browser = (
        os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=list(_FLAGS))
        yield running.new_page(locale="zh-CN", timezone_id="Asia/Shanghai")
        running.close()


@contextlib.contextmanager
def _serving(project: Path, day: date) -> Iterator[str]:
    """The address of the site while `python3 tasks.py serve` runs."""
    nothing = shlex.join([sys.executable, "-c", "pass"])  # stands for the browser that serve opens
    said = project / "serve.txt"
    with said.open("wb") as told:
        process = subprocess.Popen(
            task(project, "serve", day),
            cwd=project,
            env={**surroundings(), "BROWSER": f"{nothing} %s"},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the benchmark, which then ends it
        )
    try:
        yield _address(process, said)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    """What serve tells as soon as the first build has ended."""
    while process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+/[!-~]*", said.read_text("utf-8", "replace")):
            return found[0]
        time.sleep(0.05)
    raise WrongSiteError(f"serve ended early: {said.read_text('utf-8', 'replace')[-2000:]}")
