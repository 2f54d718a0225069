"""The project's own content, built once a run below a path and once at the root of its host."""

import os
import pickle
import shutil

import pytest
from filelock import FileLock

from tests.site.sample import ROOT, Built, desk

DAY = "2026-11-23"
URLS = {"below": "https://county.example/minzheng/", "root": "https://county.example/"}


def built_demo(folder, url, *, output="output", **environment):
    """The demo content of the project, its address changed to `url`, as `build` makes it."""
    content = folder / "content"
    if not content.exists():
        shutil.copytree(ROOT / "content", content)
        file = content / "registry" / "site.yaml"
        lines = file.read_text("utf-8").splitlines(keepends=True)
        lines = [f"url: {url}\n" if line.startswith("url:") else line for line in lines]
        file.write_text("".join(lines), "utf-8")
    words = (f"--content={content}", f"--output={folder / output}", f"--as-of={DAY}")
    ended = desk("build", *words, environment=environment)
    assert ended.returncode in (0, 2), ended.stderr
    return Built(ended.returncode, ended.stdout, ended.stderr, folder / output)


def shared_demo(tmp_path_factory, name):
    """The demo as the first process of a run built it that asked for it: all of them only read it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"demo-{name}"
    folder.mkdir(exist_ok=True)
    note = folder / "built"
    with FileLock(folder / "lock"):
        if not note.exists():
            note.write_bytes(pickle.dumps(built_demo(folder, URLS[name])))
    return pickle.loads(note.read_bytes())


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo below https://county.example/minzheng/."""
    return shared_demo(tmp_path_factory, "below")


@pytest.fixture(scope="session")
def demo_at_root(tmp_path_factory):
    """The demo at https://county.example/."""
    return shared_demo(tmp_path_factory, "root")
