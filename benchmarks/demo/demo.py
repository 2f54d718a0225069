"""demo: a made-up content tree of any size, to try the site on and to measure it with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.demo.demo_tree import tree
from civic.desk.terminal.errors import FAILED, WrongCallError
from civic.reading.content_tree import REGISTRY
from civic.reading.site import read_facts
from civic.render.report import report

_REGISTRY_STOPS = "请先把 registry 文件夹里的错误改好，再生成演示内容。"
_WHERE = "还没有写演示内容放在哪里，请在后面加上一个新文件夹的名字。"
_NOT_EMPTY = "{folder} 里已经有东西，没有写演示内容；请换一个新文件夹的名字。"
_WRITTEN = (
    "已在 {folder} 写好演示内容：{units} 个单位，{posts} 篇文章，人和事都是编的。"
    "要看网站，运行 serve --content {folder}。"
)
UNDONE = "演示内容没有写完"

_RECORDS = frozenset({"received.csv"})  # what happened to real posts is not copied
_DEMO = re.compile(r"(?m)^demo[ \t]*[:：].*$")


def demo(content: Path, folder: Path | None, units: int, posts: int, seed: int) -> int:
    """Write a tree of `units` units and `posts` posts with the registry of `content` into `folder`, and say so.

    The same arguments and the same registry give the same bytes (specification.md §4.2). Gives 1 and writes nothing while the
    registry is at fault or where `folder` holds something. Raises WrongCallError without a folder.
    """
    if folder is None:
        raise WrongCallError(_WHERE)
    facts = read_facts(content)
    if facts.registry is None:
        print(report(facts.problems) + _REGISTRY_STOPS, file=sys.stderr)
        return FAILED
    if folder.exists() and (not folder.is_dir() or next(folder.iterdir(), None) is not None):
        print(_NOT_EMPTY.format(folder=folder), file=sys.stderr)
        return FAILED
    known: set[Path] = set()
    for path, data in _registry_files(content):
        _write(folder / path, data, known)
    for path, text in tree(facts.registry, units, posts, seed):
        _write(folder / path, text.encode(), known)
    print(_WRITTEN.format(folder=folder, units=units, posts=posts))
    return 0


def _registry_files(content: Path) -> list[tuple[str, bytes]]:
    """The files of the registry as they are, but for `demo: true`."""
    made = []
    for file in sorted((content / REGISTRY).iterdir()):
        if file.is_file() and file.name not in _RECORDS and not file.name.startswith((".", "_", "~")):
            data = file.read_bytes()
            if file.name == "site.yaml":
                data = _DEMO.sub("demo: true", data.decode("utf-8-sig")).encode()
            made.append((f"{REGISTRY}/{file.name}", data))
    return made


def _write(path: Path, data: bytes, known: set[Path]) -> None:
    if path.parent not in known:
        path.parent.mkdir(parents=True, exist_ok=True)
        known.add(path.parent)
    path.write_bytes(data)
