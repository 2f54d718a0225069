"""tasks.py makes `.venv` once and notices when it no longer fits; pip and venv are stand-ins here."""

import importlib.util
import os
import re
import shutil
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FIRST = ["venv", "build", "run"]


class Workshop:
    """A project folder whose set-up commands are noted and played instead of run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.done: list[str] = []
        self.fails: dict[str, str] = {}
        self.dies_at = ""
        self.tasks = self._load()
        for name in ("build", "run", "dev"):
            self.lock(name, f"{name} as it was")

    def _load(self) -> types.ModuleType:
        spec = importlib.util.spec_from_file_location("tasks_under_test", ROOT / "tasks.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.ROOT = self.root
        module._logged = self._play
        return module

    def lock(self, name: str, text: str) -> None:
        (self.root / "requirements").mkdir(exist_ok=True)
        (self.root / "requirements" / f"{name}.lock").write_text(text, "utf-8")

    def _play(self, command: list[str]) -> int:
        step = "apt" if command[0] == "apt-get" else Path(command[-1]).stem.lstrip(".")
        if step == self.dies_at:
            raise MemoryError("killed")
        self.done.append(step)
        if step in self.fails:
            (self.root / ".cache" / "setup.log").write_text(self.fails[step], "utf-8")
            return 1
        if step == "venv":
            shutil.rmtree(self.root / ".venv", ignore_errors=True)
            python = self.tasks._python()
            python.parent.mkdir(parents=True)
            python.symlink_to(os.path.realpath(sys.executable))
        return 0

    def start(self, lock: str = "run") -> list[str]:
        """What one start did, in order."""
        self.done = []
        self.tasks._set_up(lock)
        return self.done

    def refusal(self, lock: str = "run") -> str:
        """The sentence with which a start ends."""
        with pytest.raises(SystemExit) as end:
            self.start(lock)
        assert isinstance(end.value.code, str)  # a text as code is printed, and exits with 1
        return end.value.code


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    root = tmp_path / "project"
    root.mkdir()
    return Workshop(root)


def test_first_start_makes_the_venv_and_installs_the_builder_before_the_rest(workshop):
    assert workshop.start() == FIRST


def test_second_start_runs_no_command_at_all(workshop):
    workshop.start()
    assert workshop.start() == []


def test_second_start_writes_nothing(workshop):
    workshop.start()
    shutil.rmtree(workshop.root / ".cache")
    before = sorted(workshop.root.rglob("*"))
    workshop.start()
    assert sorted(workshop.root.rglob("*")) == before


@pytest.mark.parametrize("step", FIRST)
def test_an_install_that_was_killed_is_made_again_from_the_start(workshop, step):
    workshop.dies_at = step
    with pytest.raises(MemoryError):
        workshop.start()
    workshop.dies_at = ""
    assert workshop.start() == FIRST


def test_an_update_that_was_killed_is_made_again_from_the_start(workshop):
    workshop.start()
    workshop.lock("run", "newer")
    workshop.dies_at = "run"
    with pytest.raises(MemoryError):
        workshop.start()
    workshop.dies_at = ""
    assert workshop.start() == FIRST


@pytest.mark.parametrize("lock", ["run", "build"])
def test_a_changed_lock_is_installed_into_the_venv_that_stands(workshop, lock):
    workshop.start()
    workshop.lock(lock, "newer")
    assert workshop.start() == ["build", "run"]
    assert workshop.start() == []


def test_the_developers_lock_comes_on_top_once(workshop):
    workshop.start()
    assert workshop.start("dev") == ["build", "dev"]
    assert workshop.start("dev") == []
    assert workshop.start("run") == []


def test_the_developers_lock_alone_is_enough_on_a_bare_machine(workshop):
    assert workshop.start("dev") == ["venv", "build", "dev"]
    assert workshop.start("run") == []


def test_a_newer_lock_to_run_makes_the_developers_lock_be_installed_again(workshop):
    workshop.start("dev")
    workshop.lock("run", "newer")
    assert workshop.start("run") == ["build", "run"]
    assert workshop.start("dev") == ["build", "dev"]


def test_a_venv_without_python_is_made_anew(workshop):
    workshop.start()
    workshop.tasks._python().unlink()
    assert workshop.start() == FIRST


def test_a_venv_whose_python_was_taken_off_the_machine_is_made_anew(workshop):
    workshop.start()
    workshop.tasks._python().unlink()
    workshop.tasks._python().symlink_to(workshop.root / "python3.10")
    assert workshop.start() == FIRST


def test_a_venv_whose_python_became_another_version_is_made_anew(workshop):
    workshop.start()
    other = workshop.root / "python3.12"
    other.touch()
    workshop.tasks._python().unlink()
    workshop.tasks._python().symlink_to(other)
    assert workshop.start() == FIRST


def test_a_venv_that_was_moved_with_its_folder_is_made_anew(workshop):
    workshop.start()
    workshop.root = workshop.root.rename(workshop.root.with_name("elsewhere"))
    workshop.tasks.ROOT = workshop.root
    assert workshop.start() == FIRST


def test_a_venv_that_is_a_link_is_replaced_and_what_it_leads_to_stays(workshop, tmp_path):
    theirs = tmp_path / "another project's"
    theirs.mkdir()
    (theirs / "installed").write_text("folder /elsewhere\n", "utf-8")
    (workshop.root / ".venv").symlink_to(theirs)
    assert workshop.start() == FIRST
    assert not (workshop.root / ".venv").is_symlink()
    assert (theirs / "installed").read_text("utf-8") == "folder /elsewhere\n"


@pytest.mark.parametrize("note", [b"", b"run", b"\x00\xff", b"folder /\npython /\nrun 0\n"])
def test_a_note_that_is_damaged_is_not_trusted(workshop, note):
    workshop.start()
    (workshop.root / ".venv" / "installed").write_bytes(note)
    assert workshop.start() == FIRST


def test_a_failed_download_is_one_sentence_and_leaves_the_next_start_a_fresh_try(workshop):
    workshop.fails = {"run": "ERROR: No matching distribution found for invoke==1.0"}
    assert workshop.refusal() == "下载所需组件失败，请检查网络后重新运行（记录在 .cache/setup.log）。"
    workshop.fails = {}
    assert workshop.start() == FIRST


@pytest.mark.parametrize(
    ("step", "words", "sentence"),
    [
        ("run", "OSError: [Errno 28] No space left on device", "磁盘空间不足"),
        ("venv", "Error: [Errno 13] Permission denied: '/x/.venv'", "不能写入文件夹"),
        ("venv", "OSError: [Errno 30] Read-only file system", "不能写入文件夹"),
        ("build", "THESE PACKAGES DO NOT MATCH THE HASHES FROM", "校验值不符"),
        ("venv", "Error: something else", "无法建立 .venv 文件夹"),
    ],
)
def test_what_stopped_the_install_is_told_in_one_sentence(workshop, step, words, sentence):
    workshop.fails = {step: words}
    told = workshop.refusal()
    assert sentence in told
    assert told.count("。") == 1
    assert "\n" not in told


def test_a_nearly_full_disk_is_named_even_where_no_word_of_it_could_be_logged(workshop, monkeypatch):
    free = types.SimpleNamespace(free=4096)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: free)
    workshop.fails = {"venv": ""}
    assert workshop.refusal() == "磁盘空间不足，请腾出至少 500 MB，再运行同一命令。"


def test_a_folder_that_cannot_be_written_is_one_sentence(workshop, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", ".cache")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert workshop.refusal().startswith("不能写入文件夹")


def test_ctrl_c_while_installing_is_one_sentence(workshop, monkeypatch):
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(workshop.tasks, "_logged", interrupt)
    assert workshop.refusal() == "安装被中断，下次运行时会重新安装。"


@pytest.fixture
def no_venv_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python as Debian delivers it without python3-venv."""
    found: Callable[..., object] = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else found(name)
    )


def _machine(monkeypatch: pytest.MonkeyPatch, user: int, apt: bool) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if apt else None)


@pytest.mark.usefixtures("no_venv_module")
@pytest.mark.parametrize(("user", "apt"), [(1000, True), (0, False)])
def test_a_missing_venv_module_is_one_sentence_with_the_command_to_type(workshop, monkeypatch, user, apt):
    _machine(monkeypatch, user, apt)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    sentence = f"Python 缺少 venv 模块，请先运行 sudo apt install {package}，再运行同一命令。"
    assert workshop.refusal() == sentence
    assert workshop.done == []


@pytest.mark.usefixtures("no_venv_module")
def test_a_missing_venv_module_is_fetched_as_root(workshop, monkeypatch):
    _machine(monkeypatch, 0, True)
    packages: list[str] = []
    play = workshop._play

    def note(command: list[str]) -> int:
        if command[:2] == ["apt-get", "install"]:
            packages.append(command[-1])
            return 0
        return 0 if command[0] == "apt-get" else play(command)

    monkeypatch.setattr(workshop.tasks, "_logged", note)
    assert workshop.start() == FIRST
    assert packages == [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def test_a_developers_verb_brings_their_lock_and_is_handed_on_with_its_words(workshop, monkeypatch):
    calls: list[list[str]] = []
    monkeypatch.setattr(workshop.tasks, "call", lambda words, _: calls.append(words) or 0)
    workshop.tasks._main(["bench", "--posts", "20,40", "--peers=ours"])
    workshop.tasks._main(["lock", "--upgrade"])
    assert workshop.done == ["venv", "build", "dev"]
    assert calls == [
        ["-m", "benchmarks", "--posts=20,40", "--peers=ours"],
        ["-m", "developing", "lock", "--upgrade"],
    ]


# ---- Windows, played on this system -------------------------------------------------------------


@pytest.fixture
def windows(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setattr(workshop.tasks, "WINDOWS", True)
    home = workshop.root / "Python311"
    home.mkdir()
    (home / "python.exe").touch()
    play = workshop._play

    def make(command: list[str]) -> int:
        code = play(command)
        if command[1:3] == ["-m", "venv"]:
            note = workshop.root / ".venv" / "pyvenv.cfg"
            note.write_text(f"home = {home}\nversion = 3.11.9\n", "utf-8")
        return code

    monkeypatch.setattr(workshop.tasks, "_logged", make)
    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(LK_NBLCK=2, locking=_no_one))
    return workshop


def _no_one(handle: int, mode: int, size: int) -> None:
    """Nobody else holds the lock file."""
    assert (mode, size) == (2, 1)


def test_on_windows_python_lies_in_scripts_and_the_second_start_runs_no_command(windows):
    assert windows.start() == FIRST
    assert (windows.root / ".venv" / "Scripts" / "python.exe").exists()
    assert windows.start() == []


def test_on_windows_a_python_that_was_uninstalled_is_noticed(windows):
    windows.start()
    (windows.root / "Python311" / "python.exe").rename(windows.root / "gone.exe")
    assert windows.tasks._installed() == {}


def test_on_windows_a_start_waits_while_another_holds_the_lock_file(windows, monkeypatch, capsys):
    answers = [PermissionError(13, "locked"), PermissionError(13, "locked"), None]

    def locking(*_: object) -> None:
        answer = answers.pop(0)
        if answer:
            raise answer

    held = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", held)
    monkeypatch.setattr(windows.tasks.time, "sleep", lambda seconds: None)
    assert windows.start() == FIRST
    assert capsys.readouterr().err.count("另一个窗口正在安装") == 1


def test_on_windows_apt_is_never_asked(windows):
    assert windows.tasks.apt("chromium") is False


def test_on_windows_a_verb_is_a_child_whose_exit_code_is_handed_on(windows, monkeypatch):
    calls: list[list[str]] = []
    monkeypatch.setattr(windows.tasks, "__name__", "__main__")
    monkeypatch.setattr(windows.tasks, "call", lambda words, _: calls.append(words) or 2)
    windows.start()
    with pytest.raises(SystemExit) as end:
        windows.tasks._main(["build", "--strict"])
    assert end.value.code == 2
    assert calls == [["-m", "civic.desk", "build", "--strict"]]


# ---- The locks ----------------------------------------------------------------------------------


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.M))


@pytest.mark.parametrize("lock", ["build", "run", "dev", "divisions"])
def test_every_line_of_a_lock_is_a_pin_with_hashes_and_no_address(lock):
    text = (ROOT / "requirements" / f"{lock}.lock").read_text("utf-8")
    entries = re.sub(r"^ *#.*\n", "", text, flags=re.M).replace("\\\n", " ").splitlines()
    shape = r"[a-z0-9._-]+==[\w.+]+(?: ; [^@]+?)?(?: +--hash=sha256:[0-9a-f]{64})+"
    assert entries
    assert [entry for entry in entries if not re.fullmatch(shape, entry)] == []
    assert not re.search(r"://|file:|--find-links|--index", text)


def test_the_developers_lock_holds_all_of_the_lock_to_run_in_the_same_versions():
    assert _pins("run").items() <= _pins("dev").items()


def test_the_lock_to_run_brings_no_tool_of_the_developers():
    assert {"playwright", "pytest", "mypy", "ruff", "uv"} & set(_pins("run")) == set()


def test_the_builder_is_pinned_alone():
    assert list(_pins("build")) == ["setuptools"]
