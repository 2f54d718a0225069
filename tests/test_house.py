"""The house keeps its shape: tests are found by name, a class name stands once, CONTRIBUTING.md leads to files that are there."""

import ast
import builtins
import collections.abc
import doctest
import importlib
import os
import re
import typing
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLUGINS = ROOT / "plugins"
MODULES = {
    path.relative_to(PLUGINS): ast.parse(path.read_text("utf-8"))
    for path in sorted(PLUGINS.rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
}


EXAMPLES = [
    ".".join(path.with_suffix("").parts) for path in MODULES if ">>> " in (PLUGINS / path).read_text("utf-8")
]


def has_function(module: ast.Module) -> bool:
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(module))


def find_tests(module: Path) -> list[Path]:
    room = Path(*module.parts[1:-1]) if module.parts[0] == "civic" else module.parent
    folder = ROOT / "tests" / room
    others = {f"test_{path.name}" for path in MODULES if path.parent == module.parent and path != module}
    found = [*folder.glob(f"test_{module.stem}.py"), *folder.glob(f"test_{module.stem}_*.py")]
    return [file for file in found if file.name not in others]


def test_the_tests_of_each_module_that_does_something_are_found_by_its_name():
    doing = [path for path, module in MODULES.items() if has_function(module)]
    assert len(doing) > 100
    assert [str(path) for path in doing if not find_tests(path)] == []


def test_the_tests_of_a_neighbour_whose_name_is_longer_are_none_of_a_module():
    found = {file.name for file in find_tests(Path("civic/core/tally/tally.py"))}
    assert found == {"test_tally.py", "test_tally_properties.py"}


@pytest.mark.parametrize("module", EXAMPLES)
def test_the_examples_in_docstrings_are_true(module):
    told = doctest.testmod(importlib.import_module(module))
    assert (told.failed, told.attempted > 0) == (0, True)


def test_a_class_name_stands_once_and_is_no_name_of_pythons_own():
    places = defaultdict(list)
    for path, module in MODULES.items():
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(str(path))
    taken = {*dir(builtins), *dir(typing), *collections.abc.__all__}
    assert len(places) > 200
    assert {name: where for name, where in places.items() if len(where) > 1 or name in taken} == {}


def test_no_folder_becomes_a_drawer():
    folders = Counter(path.parent for path in MODULES)
    assert {str(folder): count for folder, count in folders.items() if count > 20} == {}


def test_programs_that_tests_start_find_our_packages_before_any_others():
    assert os.environ["PYTHONPATH"].split(os.pathsep)[0] == str(PLUGINS)


def test_every_place_that_contributing_leads_to_is_there():
    rows = re.findall(r"^\|.*\|(.*)\|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    missing, count = [], 0
    for row in rows:
        beside = ROOT
        for name in re.findall(r"`([\w./-]+)`", row):
            count += 1
            found = [place / name for place in (ROOT, PLUGINS / "civic", beside) if (place / name).exists()]
            missing += [] if found else [name]
            beside = found[0].parent if found else beside
    assert count > 60
    assert missing == []
