"""The project's own content, built once a session below a path and once at the root of its host."""

import shutil

import pytest

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


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo below https://county.example/minzheng/."""
    return built_demo(tmp_path_factory.mktemp("below"), URLS["below"])


@pytest.fixture(scope="session")
def demo_at_root(tmp_path_factory):
    """The demo at https://county.example/."""
    return built_demo(tmp_path_factory.mktemp("root"), URLS["root"])
