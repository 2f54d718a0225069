"""What developers start: which programs it runs, and what the machine has to have for them."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import developing
import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def calls(monkeypatch):
    """What was started, with the variables that were set for it; each ends with the code that stands in `codes`."""
    made = []

    def call(words, folder, **more):
        made.append((words, folder, more))
        return call.codes.pop(0) if call.codes else 0

    call.codes = []
    call.made = made
    monkeypatch.setattr(developing, "call", call)
    monkeypatch.setattr(
        developing, "provide_programs", lambda: {"CHROMIUM": "/a/chromium", "NGINX": "/a/nginx"}
    )
    return call


def test_all_tests_run_with_the_browser_and_the_server_that_were_found(calls):
    calls.codes = [3]
    assert developing.main(["test"]) == 3
    [(words, folder, more)] = calls.made
    spread = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
    assert words == ["-m", "pytest", *spread]
    assert (folder, more) == (ROOT, {"CHROMIUM": "/a/chromium", "NGINX": "/a/nginx"})


def test_the_long_run_makes_more_of_the_two_tests_that_gain_by_it(calls):
    assert developing.main(["test", "--long"]) == 0
    [(words, _, more)] = calls.made
    assert words[-2:] == ["tests/site/test_incremental.py", "tests/site/test_killed.py"]
    assert more == {"EDITS": "2000", "KILLS": "200"}


def test_every_check_runs_whatever_the_first_has_found(calls):
    calls.codes = [1, 0, 0, 0]
    assert developing.main(["lint"]) == 1
    assert [words[1] for words, _, _ in calls.made[:3]] == ["ruff", "ruff", "mypy"]
    assert "importlinter" in calls.made[3][0][1]
    assert developing.main(["lint"]) == 0


def test_each_lock_is_written_and_the_first_that_fails_ends_it(calls):
    assert developing.main(["lock", "--upgrade"]) == 0
    assert [words[-1] for words, _, _ in calls.made] == [
        "build.lock",
        "run.lock",
        "dev.lock",
        "divisions.lock",
    ]
    assert all("--upgrade" in words and folder == ROOT / "requirements" for words, folder, _ in calls.made)
    calls.made.clear()
    calls.codes = [0, 2]
    assert developing.main(["lock"]) == 1
    assert [words[-1] for words, _, _ in calls.made] == ["build.lock", "run.lock"]
    assert not any("--upgrade" in words for words, _, _ in calls.made)


@pytest.fixture
def machine(monkeypatch):
    """A machine with the programs in `there`; packages are noted in `asked`, and come where all of them are in `to_be_had`."""
    made = SimpleNamespace(
        there=set(), asked=[], to_be_had={"chromium-headless-shell", "fonts-noto-cjk", "nginx"}
    )

    def apt(*packages):
        made.asked.append(packages)
        wanted = {package.removesuffix("-light") for package in packages}
        if not wanted <= made.to_be_had:
            return False
        made.there |= wanted
        return True

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}" if name in made.there else None)
    monkeypatch.setattr(developing, "_has_chinese_fonts", lambda: "fonts-noto-cjk" in made.there)
    monkeypatch.setattr(developing, "apt", apt)
    return made


def test_all_that_is_missing_is_fetched_in_one_go_and_but_once(machine):
    found = {"CHROMIUM": "/usr/bin/chromium-headless-shell", "NGINX": "/usr/bin/nginx"}
    assert developing.provide_programs() == found
    assert machine.asked == [("chromium-headless-shell", "fonts-noto-cjk", "nginx-light")]
    assert developing.provide_programs() == found
    assert len(machine.asked) == 1


def test_the_quick_browser_is_fetched_beside_one_with_windows_or_that_one_will_do(machine):
    machine.there |= {"chromium", "fonts-noto-cjk"}
    machine.to_be_had = {"nginx"}
    assert developing.provide_programs() == {"CHROMIUM": "/usr/bin/chromium", "NGINX": "/usr/bin/nginx"}
    assert machine.asked == [("chromium-headless-shell", "nginx-light"), ("nginx-light",)]
    assert developing.provide_programs()["CHROMIUM"] == "/usr/bin/chromium"
    assert machine.asked[2:] == [("chromium-headless-shell",)]
    machine.to_be_had = {"chromium-headless-shell"}
    assert developing.provide_programs()["CHROMIUM"] == "/usr/bin/chromium-headless-shell"


def test_a_browser_that_is_named_is_taken_and_no_other_fetched(machine, monkeypatch):
    machine.there |= {"chromium", "fonts-noto-cjk", "nginx"}
    monkeypatch.setenv("CHROMIUM", "/opt/chromium")
    assert developing.find_chromium() == developing.provide_programs()["CHROMIUM"] == "/opt/chromium"
    assert machine.asked == []


@pytest.mark.parametrize(
    ("there", "sentence"),
    [
        (
            {"fonts-noto-cjk"},
            "测试需要：Chromium 浏览器、nginx；请先安装（Debian：sudo apt install chromium-headless-shell nginx-light）。",
        ),
        (
            {"fonts-noto-cjk", "chromium"},
            "测试需要：nginx；请先安装（Debian：sudo apt install nginx-light）。",
        ),
        ({"nginx", "chromium"}, "测试需要：中文字体；请先安装（Debian：sudo apt install fonts-noto-cjk）。"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence(there, sentence, machine):
    machine.there, machine.to_be_had = set(there), set()
    with pytest.raises(SystemExit) as end:
        developing.provide_programs()
    assert end.value.code == sentence


def test_on_windows_edge_serves_as_the_browser(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(developing, "WINDOWS", True)
    monkeypatch.setattr(developing, "_nginx", lambda: "nginx.exe")
    monkeypatch.setenv("ProgramFiles(x86)", "C:\\PF86")
    monkeypatch.setattr(shutil, "which", lambda name: name if name.startswith("C:\\PF86") else None)
    assert developing.find_chromium() == "C:\\PF86\\Microsoft\\Edge\\Application\\msedge.exe"
    assert developing.provide_programs()["CHROMIUM"] == developing.find_chromium()
