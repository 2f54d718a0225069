"""`python3 tasks.py VERB` as a person starts it: a real venv, a real Invoke, a stand-in for the desk.

The project folder is made up; its locks name a wheel of the Invoke that is installed here, so that
no test needs the network.
"""

import ast
import base64
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from civic.desk.verbs import VERBS

ROOT = Path(__file__).resolve().parents[1]
BARE = str(getattr(sys, "_base_executable", sys.executable))
PROGRAM = """
import json, os, pathlib, sys
print(json.dumps({"argv": sys.argv[1:], "folder": os.getcwd(), "pid": os.getpid(),
                  "prefix": sys.prefix, "utf8": sys.flags.utf8_mode}))
sys.exit(2)
"""


def _wheel(folder: Path, name: str, version: str, files: dict[str, bytes]) -> str:
    """Write a wheel; its line for a lock."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        **files,
    }
    rows = []
    for path, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(data)}\n")
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
        archive.writestr(f"{info}/RECORD", "".join([*rows, f"{info}/RECORD,,\n"]))
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheels and, as *.lock, the locks that name them."""
    folder = tmp_path_factory.mktemp("wheels")
    invoke = importlib.metadata.distribution("invoke")
    files = {
        path.as_posix(): Path(invoke.locate_file(path)).read_bytes()
        for path in invoke.files or []
        if path.suffix in {".py", ".pyi", ".txt", ".zsh", ".bash", ".fish"} and ".." not in path.parts
    }
    (folder / "run.lock").write_text(_wheel(folder, "invoke", invoke.version, files), "utf-8")
    builder = _wheel(folder, "builder", "1.0", {"builder.py": b""})
    (folder / "build.lock").write_text(builder, "utf-8")
    return folder


class Project:
    """A made-up project folder with tasks.py in it."""

    first: "subprocess.CompletedProcess[str]"  # how it was started for the first time

    def __init__(self, root: Path, wheels: Path) -> None:
        self.root, self.wheels = root, wheels
        desk = root / "plugins" / "civic" / "desk"
        for program in (desk / "__main__.py", root / "benchmarks" / "demo.py"):
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text(PROGRAM, "utf-8")
        shutil.copy(ROOT / "plugins" / "civic" / "desk" / "verbs.py", desk)
        shutil.copy(ROOT / "tasks.py", root)
        (root / "requirements").mkdir()
        for lock in wheels.glob("*.lock"):
            shutil.copy(lock, root / "requirements")

    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        return dict(kept, PIP_CONFIG_FILE=os.devnull, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(self.wheels))

    def begin(self, *words: str, folder: Path | None = None) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [BARE, str(self.root / "tasks.py"), *words],
            cwd=folder or self.root,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *words: str, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
        process = self.begin(*words, folder=folder)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, out, err)


@pytest.fixture
def fresh(tmp_path: Path, wheels: Path) -> Project:
    """A folder as it comes from git."""
    return Project(tmp_path, wheels)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Project:
    """One that was started before, shared by the tests that leave it as it is."""
    made = Project(tmp_path_factory.mktemp("project"), wheels)
    made.first = made.run("build", "--strict", "--as-of", "2026-11-05")
    assert made.first.returncode == 2, made.first.stderr
    return made


def test_the_first_start_makes_the_venv_and_reaches_the_desk_in_it(project):
    told = json.loads(project.first.stdout)
    assert told["argv"] == ["build", "--strict", "--as-of=2026-11-05"]
    assert told["prefix"] == str(project.root / ".venv")
    assert told["folder"] == str(project.root)
    assert told["utf8"] == 1
    assert project.first.returncode == 2
    assert project.first.stderr == "首次运行，正在安装所需组件（需要联网，约一两分钟）……\n"


def test_the_second_start_says_nothing_of_its_own(project):
    again = project.run("tally", "--period", "2026-10", "--format", "csv")
    assert json.loads(again.stdout)["argv"] == ["tally", "--period=2026-10", "--format=csv"]
    assert again.stderr == ""


def test_the_desk_takes_the_place_of_the_process_that_was_started(project):
    process = project.begin("serve")
    out, _ = process.communicate(timeout=60)
    assert json.loads(out)["pid"] == process.pid


def test_a_list_of_units_is_meant_as_seen_from_where_the_user_stands(project, tmp_path):
    told = json.loads(project.run("new", "--site", "--units", "甲.csv", folder=tmp_path).stdout)
    assert told["argv"] == ["new", "--site", f"--units={tmp_path / '甲.csv'}"]
    told = json.loads(project.run("new", "--unit", "--name", "甲社区", "--code", "1", "--kind", "村").stdout)
    assert told["argv"] == ["new", "--unit", "--name=甲社区", "--code=1", "--kind=村"]


def test_folders_are_meant_as_seen_from_where_the_user_stands(project, tmp_path):
    told = json.loads(project.run("check", "--content", "甲", folder=tmp_path).stdout)
    assert told["argv"] == ["check", f"--content={tmp_path / '甲'}"]
    assert told["folder"] == str(project.root)
    told = json.loads(project.run("check", "--content", "甲").stdout)
    assert told["argv"] == ["check", "--content=甲"]


def test_a_title_may_begin_with_a_dash_and_hold_anything(project):
    told = json.loads(project.run("new", "--column", "news", "--title", "--甲 = “乙”").stdout)
    assert told["argv"] == ["new", "--column=news", "--title=--甲 = “乙”"]


def test_a_folder_to_be_made_is_handed_on_as_seen_from_where_the_user_stands(project, tmp_path):
    words = ("demo", "--units", "3", "--posts=5", "试")
    told = json.loads(project.run(*words).stdout)
    assert told["argv"] == ["--units=3", "--posts=5", "试"]
    told = json.loads(project.run(*words, folder=tmp_path).stdout)
    assert told["argv"] == ["--units=3", "--posts=5", str(tmp_path / "试")]


@pytest.mark.parametrize(
    "words",
    [
        ["--from", "甲.docx", "乙 1.docx", "--community", "guangming"],
        ["--community=guangming", "--from=甲.docx", "--from", "乙 1.docx"],
        ["--from", "甲.docx", "--community", "guangming", "乙 1.docx"],
    ],
)
def test_word_files_may_stand_one_behind_another(words, project, tmp_path):
    told = json.loads(project.run("new", *words).stdout)
    assert sorted(told["argv"]) == ["--community=guangming", "--from=乙 1.docx", "--from=甲.docx", "new"]
    told = json.loads(project.run("new", *words, folder=tmp_path).stdout)
    assert f"--from={tmp_path / '甲.docx'}" in told["argv"]
    assert f"--from={tmp_path / '乙 1.docx'}" in told["argv"]


def test_an_item_that_is_a_file_is_handed_on_as_seen_from_where_the_user_stands(project, tmp_path):
    (tmp_path / "重阳节.md").touch()
    words = ("takedown", "重阳节.md", "--reason", "本人要求")
    told = json.loads(project.run(*words, folder=tmp_path).stdout)
    assert told["argv"] == ["takedown", "--reason=本人要求", str(tmp_path / "重阳节.md")]
    assert json.loads(project.run(*words).stdout)["argv"][-1] == "重阳节.md"
    address = "/communities/guangming/2026/chong-yang/"
    told = json.loads(project.run("takedown", address, "--reason=抄袭", folder=tmp_path).stdout)
    assert told["argv"] == ["takedown", "--reason=抄袭", address]


def test_an_item_whose_name_is_too_long_for_a_file_is_handed_on_as_it_stands(project, tmp_path):
    for folder in (project.root, tmp_path):
        done = project.run("takedown", "长" * 300, "--reason=抄袭", folder=folder)
        assert json.loads(done.stdout)["argv"] == ["takedown", "--reason=抄袭", "长" * 300]


def test_a_check_that_mends_is_handed_on_with_its_flags(project):
    assert json.loads(project.run("check", "--fix", "--yes").stdout)["argv"] == ["check", "--fix", "--yes"]


def test_a_zip_is_handed_on_as_seen_from_where_the_user_stands(project, tmp_path):
    words = ("publish", "--zip", "网站.zip", "--dry-run", "--allow-removal")
    told = json.loads(project.run(*words).stdout)
    assert told["argv"] == ["publish", "--allow-removal", "--dry-run", "--zip=网站.zip"]
    told = json.loads(project.run(*words, folder=tmp_path).stdout)
    assert told["argv"] == ["publish", "--allow-removal", "--dry-run", f"--zip={tmp_path / '网站.zip'}"]


def test_invoke_itself_runs_the_same_verbs(project):
    inv = [str(project.root / ".venv" / "bin" / "python"), "-m", "invoke", "build", "--strict"]
    done = subprocess.run(inv, cwd=project.root, capture_output=True, encoding="utf-8", check=False)
    assert json.loads(done.stdout)["argv"] == ["build", "--strict"]
    assert done.returncode == 2


def test_settings_of_another_python_do_not_shine_through(project, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "")
    assert project.run("check").returncode == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "bild",
            "没有“bild”这个命令；可用的命令是 serve、build、check、new、tally、publish、takedown、demo、test、bench、lint、lock。",
        ),
        ("--strict", "没有“--strict”这个命令；"),
        ("build --foo", "命令 build 后面的“--foo”看不懂；可用的选项是 --strict、--jobs、"),
        ("build 明天", "命令 build 后面的“明天”看不懂；"),
        ("build --strict=yes", "命令 build 后面的“yes”看不懂；"),
        ("check -f json", "命令 check 后面的“-f”看不懂；"),
        ("test --fast", "命令 test 后面的“--fast”看不懂；可用的选项是 --long。"),
        ("tally --period", "选项 --period 后面缺少内容。"),
        ("new --title --column news", "选项 --title 后面缺少内容。"),
        ("new --from --column news", "选项 --from 后面缺少内容。"),
        ("new 甲.docx --column news", "命令 new 后面的“甲.docx”看不懂；"),
        ("demo --units 1 --posts 1", "命令 demo 后面还没有写文件夹的名字。"),
        ("takedown --reason 甲", "命令 takedown 后面还没有写撤下哪一篇：它的网址，或者它的文件。"),
        ("build check", "一次只能运行一个命令，命令后面只能是它的选项。"),
        ("build -- check", "一次只能运行一个命令，命令后面只能是它的选项。"),
    ],
)
def test_a_wrong_call_is_one_chinese_sentence_and_64(words, sentence, tasks_command_line):
    code, out, err = tasks_command_line(*words.split())
    assert code == 64
    assert out == ""
    assert err.startswith(sentence)
    assert err.count("\n") == err.count("。") == 1


@pytest.fixture
def tasks_command_line(capsys: pytest.CaptureFixture[str]):
    """The command line of tasks.py without the start of two Pythons: (code, out, err)."""
    spec = importlib.util.spec_from_file_location("tasks_as_read", ROOT / "tasks.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["tasks_as_read"] = module
    spec.loader.exec_module(module)

    def call(*words: str) -> tuple[int, str, str]:
        code = 0
        try:
            module._main(list(words))
        except SystemExit as end:
            code = end.code
        return (code, *capsys.readouterr())

    yield call
    del sys.modules["tasks_as_read"]


def test_a_wrong_call_from_the_shell_is_64_without_a_traceback(project):
    done = project.run("build", "--foo")
    assert (done.returncode, done.stdout) == (64, "")
    assert done.stderr.count("\n") == 1


def test_without_a_verb_all_verbs_are_shown_in_the_order_of_the_day(tasks_command_line):
    code, out, _ = tasks_command_line()
    assert code == 0
    verbs = re.findall(r"^  (\w+)  ", out, re.M)
    assert verbs == [
        *("serve", "build", "check", "new", "tally", "publish", "takedown", "demo"),
        *("test", "bench", "lint", "lock"),
    ]


def test_the_help_of_a_verb_names_its_options_as_they_are_typed(tasks_command_line):
    code, out, _ = tasks_command_line("build", "--help")
    assert code == 0
    assert re.findall(r"--[\w-]+", out) == [
        *("--strict", "--jobs", "--why", "--rollback"),
        *("--content", "--output", "--as-of"),
    ]


@pytest.mark.parametrize("words", [[], ["build", "--help"]])
def test_who_does_not_read_the_help_to_its_end_is_not_told_of_it(words, project):
    process = project.begin(*words)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(60) == 1


@pytest.mark.parametrize(("verb", "last"), [("takedown", "文章"), ("demo", "文件夹")])
def test_help_is_also_to_be_had_where_something_must_stand_behind_the_verb(verb, last, tasks_command_line):
    code, out, err = tasks_command_line(verb, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：python3 tasks.py {verb} [选项] {last}\n")
    assert f"\n  {last}" in out


def test_a_start_that_is_killed_while_installing_is_made_good_by_the_next(fresh):
    process = fresh.begin("check")
    assert process.stderr
    process.stderr.readline()  # the line that says it is installing
    deadline = time.monotonic() + 60
    while not (fresh.root / ".venv" / "pyvenv.cfg").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert not (fresh.root / ".venv" / "installed").exists()
    done = fresh.run("check")
    assert json.loads(done.stdout)["argv"] == ["check"]


def test_of_two_starts_at_once_one_installs_and_both_work(fresh):
    starts = [fresh.begin("check"), fresh.begin("check")]
    said = [start.communicate(timeout=120) for start in starts]
    assert [json.loads(out)["argv"] for out, _ in said] == [["check"], ["check"]]
    spoken = "".join(err for _, err in said)
    assert spoken.count("首次运行") == 1
    assert spoken.count("另一个窗口正在安装") == 1


@pytest.fixture
def mended(project: Project) -> Iterator[Project]:
    """The shared project for a test that breaks it, put right afterwards."""
    kept = [project.root / ".venv" / "installed", project.root / "requirements" / "run.lock"]
    before = [path.read_bytes() for path in kept]
    yield project
    for path, data in zip(kept, before, strict=True):
        path.write_bytes(data)


def test_a_venv_that_lost_its_packages_says_so_and_is_made_anew_by_the_next_start(mended):
    [package] = mended.root.glob(".venv/lib/*/site-packages/invoke")
    aside = package.rename(package.with_name("aside"))
    broken = mended.run("check")
    aside.rename(package)
    assert broken.returncode == 1
    assert broken.stderr == "运行环境不完整，请把同一命令再运行一次，它会自动重新安装。\n"
    assert not (mended.root / ".venv" / "installed").exists()


def test_a_component_with_another_hash_is_refused(mended):
    lock = mended.root / "requirements" / "run.lock"
    _wheel(mended.wheels, "another", "1.0", {"another.py": b""})
    lock.write_text(f"another==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    done = mended.run("check")
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == ["下载的组件与登记的校验值不符，没有安装，请换一个网络再试。"]


def test_a_download_that_fails_is_one_sentence_without_a_traceback(mended):
    lock = mended.root / "requirements" / "run.lock"
    lock.write_text(f"not-to-be-had==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    done = mended.run("check")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "组件清单有变化，正在更新（需要联网，约一两分钟）……",
        "下载所需组件失败，请检查网络后重新运行（记录在 .cache/setup.log）。",
    ]


def test_a_python_that_is_too_old_gets_one_sentence():
    old = (
        "import runpy, sys; sys.version_info = (3, 6, 9, 'final', 0);"
        f"runpy.run_path({str(ROOT / 'tasks.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([BARE, "-c", old], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert done.stderr == "需要 Python 3.11 或更新的版本，请先安装新版 Python，再运行同一命令。\n"


def test_old_pythons_can_parse_the_file_as_far_as_that_sentence():
    source = (ROOT / "tasks.py").read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    assert not [node for node in tree.body if getattr(node, "module", "") == "__future__"]
    first = next(node for node in tree.body if not isinstance(node, ast.Import | ast.Expr))
    assert "version_info" in ast.unparse(first)


def _foreign(file):
    """What a file imports beside the standard library."""
    names = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names}


def test_it_imports_the_standard_library_the_table_of_verbs_and_invoke_only():
    assert _foreign("tasks.py") == {"invoke", "invoke.parser", "civic.desk.verbs"}
    assert _foreign("plugins/civic/desk/verbs.py") == set()


def test_what_the_table_of_verbs_lies_in_can_be_imported_by_any_python():
    assert [_foreign(f"plugins/civic/{room}__init__.py") for room in ("", "desk/")] == [set(), set()]
    command = [BARE, "-I", "-S", "-c", "import sys; sys.path.append(sys.argv[1]); import civic.desk.verbs"]
    subprocess.run([*command, str(ROOT / "plugins")], check=True)


def test_what_developers_start_knows_nothing_of_the_product_that_may_be_broken():
    assert _foreign("developing.py") == {"tasks"}


@pytest.mark.parametrize(
    "verb", [verb for verb in VERBS.values() if verb.is_for_developers], ids=lambda verb: verb.name
)
def test_the_function_of_a_developers_verb_is_there(verb):
    module, _, name = verb.runs.partition(":")
    assert callable(getattr(importlib.import_module(module), name))
    assert verb.command[0] in ("developing", module.rpartition(".")[0])


def test_the_set_up_and_the_hand_over_are_a_short_file():
    assert len((ROOT / "tasks.py").read_text("utf-8").splitlines()) <= 350
