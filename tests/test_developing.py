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
    monkeypatch.setattr(developing, "browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(developing, "server", lambda: "/usr/sbin/nginx")
    return call


def test_all_tests_run_with_the_browser_and_the_server_that_were_found(calls):
    calls.codes = [3]
    assert developing.main(["test"]) == 3
    [(words, folder, more)] = calls.made
    spread = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
    assert words == ["-m", "pytest", *spread]
    assert (folder, more) == (ROOT, {"CHROMIUM": "/usr/bin/chromium", "NGINX": "/usr/sbin/nginx"})


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
    """A machine with the programs in `there`; packages are noted in `asked`, and come where `is_root` says so."""
    made = SimpleNamespace(there=set(), asked=[], is_root=True)

    def apt(*packages):
        made.asked.append(packages)
        made.there |= set(packages) if made.is_root else set()
        return made.is_root

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}" if name in made.there else None)
    monkeypatch.setattr(developing, "_has_chinese_fonts", lambda: "fonts-noto-cjk" in made.there)
    monkeypatch.setattr(developing, "apt", apt)
    return made


def test_missing_browser_and_fonts_are_fetched_as_root(machine):
    assert developing.browser() == "/usr/bin/chromium-headless-shell"
    assert machine.asked == [("chromium-headless-shell", "fonts-noto-cjk")]
    assert developing.browser() == "/usr/bin/chromium-headless-shell"
    assert len(machine.asked) == 1


def test_the_quick_browser_is_fetched_beside_one_with_windows_or_that_one_will_do(machine):
    machine.there |= {"chromium", "fonts-noto-cjk"}
    machine.is_root = False
    assert developing.browser() == "/usr/bin/chromium"
    machine.is_root = True
    assert developing.browser() == "/usr/bin/chromium-headless-shell"
    assert machine.asked == [("chromium-headless-shell",)] * 2


def test_a_browser_that_is_named_is_taken_and_no_other_fetched(machine, monkeypatch):
    machine.there |= {"chromium", "fonts-noto-cjk"}
    monkeypatch.setenv("CHROMIUM", "/opt/chromium")
    assert developing.find_chromium() == developing.browser() == "/opt/chromium"
    assert machine.asked == []


def test_a_missing_nginx_is_fetched_as_root_or_one_sentence_says_what_to_type(monkeypatch):
    found = iter(["", "/usr/sbin/nginx", "/usr/sbin/nginx"])
    monkeypatch.setattr(developing, "_nginx", lambda: next(found))
    asked = []
    monkeypatch.setattr(developing, "apt", lambda *names: asked.append(names) or True)
    assert developing.server() == "/usr/sbin/nginx"
    assert asked == [("nginx-light",)]
    monkeypatch.setattr(developing, "_nginx", lambda: "")
    monkeypatch.setattr(developing, "apt", lambda *names: False)
    with pytest.raises(SystemExit) as ended:
        developing.server()
    assert str(ended.value) == "测试需要 nginx，请先安装（Debian：sudo apt install nginx-light）。"


def test_a_missing_browser_is_one_sentence_where_it_cannot_be_fetched(machine):
    machine.there.add("fonts-noto-cjk")
    machine.is_root = False
    with pytest.raises(SystemExit) as end:
        developing.browser()
    assert end.value.code == (
        "测试需要 Chromium 浏览器和中文字体，请先安装（Debian：sudo apt install chromium-headless-shell）。"
    )


def test_on_windows_edge_serves_as_the_browser(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(developing, "WINDOWS", True)
    monkeypatch.setenv("ProgramFiles(x86)", "C:\\PF86")
    monkeypatch.setattr(shutil, "which", lambda name: name if name.startswith("C:\\PF86") else None)
    assert developing.find_chromium() == "C:\\PF86\\Microsoft\\Edge\\Application\\msedge.exe"
    assert developing.browser() == developing.find_chromium()
