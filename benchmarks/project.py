"""A copy of this project in a folder of its own: builds in it are a clerk's, and touch nothing of the original.

    task(copy_of_project(Path("bench/ours")), "build", day)     # python3 tasks.py build --as-of=…

The copy has its own `.cache`, so that a cold build is cold. Its `.venv` is made of links to the one that runs the
benchmark, with the note in which tasks.py looks up whether all is installed: nothing is installed again.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ALIKE = Path(__file__).resolve().parent / "alike"
_FILES = ("tasks.py", "pelicanconf.py")
_FOLDERS = ("plugins", "themes", "requirements")


def copy_of_project(folder: Path) -> Path:
    """The whole project but for its content, ready for `tasks.py` in it; gives its folder."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copy2(ROOT / name, folder)
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    _link_venv(folder)
    _compile(folder)
    return folder


def copy_with_fewer_pages(folder: Path) -> Path:
    """The same with only the page modules of `alike/`: what Hugo's layouts draw too."""
    folder = copy_of_project(folder)
    shutil.copy2(ALIKE / "rss_only.py", folder / "plugins")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write((ALIKE / "fewer_plugins.py").read_text("utf-8"))
    _compile(folder)
    return folder


def task(folder: Path, verb: str, day: date) -> tuple[str, ...]:
    """A verb as somebody types it in the copy's folder, as of a day."""
    bare = str(getattr(sys, "_base_executable", sys.executable))
    return bare, str(folder / "tasks.py"), verb, f"--as-of={day}"


def surroundings() -> Mapping[str, str]:
    """The environment of such a command. Should the locks not be what is installed, it fails and installs nothing."""
    return {**os.environ, "PIP_NO_INDEX": "1"}


def _link_venv(folder: Path) -> None:
    venv, linked = Path(sys.prefix), folder / ".venv"
    linked.mkdir()
    for path in venv.iterdir():
        if path.name != "installed":
            (linked / path.name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
    note = (venv / "installed").read_text("utf-8")
    moved = re.sub(r"(?m)^folder .*$", lambda _: f"folder {folder}", note)
    (linked / "installed").write_text(moved, "utf-8")


def _compile(folder: Path) -> None:
    """As after a first start: every peer comes compiled."""
    compileall.compile_dir(folder / "plugins", quiet=1)
