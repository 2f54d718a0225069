"""The start: `python3 tasks.py VERB`, on Windows `py tasks.py VERB`.

An ordinary Invoke file, its tasks made of the table in plugins/civic/desk/verbs.py. As a script it needs nothing but
Python: it makes `.venv` from the hash-pinned locks in requirements/, once, and hands over to Invoke in it; a verb is a
command that runs there (specification.md §4.1). It imports the standard library, that table and Invoke; old Pythons must
be able to parse all of it (no `:=`, no `match`, no future imports), to reach the sentence for them.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this sentence is for the Pythons that are too old
    sys.exit("需要 Python 3.11 或更新的版本，请先安装新版 Python，再运行同一命令。")

import hashlib
import re
import time
from io import TextIOWrapper
from pathlib import Path

WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
LOG = ".cache/setup.log"

# ---- The set-up: .venv is made once, and noticed when it no longer fits --------------------------


def _python() -> Path:
    return ROOT / ".venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")


def _digest(lock: str) -> str:
    locks = [(ROOT / "requirements" / f"{name}.lock").read_bytes() for name in ("build", lock)]
    return hashlib.sha256(b"\0".join(locks)).hexdigest()


def _interpreter() -> str:
    """The Python behind .venv, "" if it is gone. On Windows .venv holds a copy: its note tells."""
    path = _python().resolve()
    if WINDOWS:
        note = ROOT / ".venv" / "pyvenv.cfg"
        home = re.search(r"^home\s*=\s*(.+)$", note.read_text("utf-8") if note.exists() else "", re.M)
        path = Path(home.group(1).strip(), "python.exe") if home else path
    return str(path) if path.exists() and _python().exists() else ""


def _installed() -> dict[str, str]:
    """Lock -> digest of what stands in .venv; {} if that is missing, half made, moved or broken."""
    try:
        lines = (ROOT / ".venv" / "installed").read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    facts = dict(line.partition(" ")[::2] for line in lines)
    is_whole = facts.pop("folder", "") == str(ROOT) and facts.pop("python", "") == _interpreter() != ""
    return facts if is_whole else {}


def _set_up(lock: str) -> None:
    """Bring .venv to what a lock says ("run", or "dev" which holds all of run); cheap if it is so. Ends with one Chinese
    sentence and exit code 1 where that cannot be done."""
    if _installed().get(lock) == _digest(lock):
        return
    try:
        (ROOT / ".cache").mkdir(exist_ok=True)
        with (ROOT / ".cache" / "setup.lock").open("a") as key:
            _wait_for(key)
            before = _installed()  # another start may have done the work while this one waited
            if before.get(lock) != _digest(lock):
                _install(lock, before)
    except OSError as error:
        sys.exit(_reason(f"无法准备运行环境：{error}。", str(error)))
    except KeyboardInterrupt:
        sys.exit("安装被中断，下次运行时会重新安装。")


def _install(lock: str, before: dict[str, str]) -> None:
    (ROOT / LOG).write_text("", "utf-8")
    if not before:
        _need_venv_module()
        if (ROOT / ".venv").is_symlink():  # what it leads to is somebody else's, and would be emptied
            (ROOT / ".venv").unlink()
    doing = "组件清单有变化，正在更新" if lock in before else "首次运行，正在安装所需组件"
    print(f"{doing}（需要联网，约一两分钟）……", file=sys.stderr, flush=True)
    note = ROOT / ".venv" / "installed"
    note.unlink(missing_ok=True)  # from here to the last line .venv counts as half made
    if not before:
        base = getattr(sys, "_base_executable", None) or sys.executable
        if _logged([base, "-m", "venv", "--clear", str(ROOT / ".venv")]):
            sys.exit(_reason(f"无法建立 .venv 文件夹，请删除它再运行（记录在 {LOG}）。"))
    for name in ("build", lock):
        if _logged(_pip(name)):
            sys.exit(_reason(f"下载所需组件失败，请检查网络后重新运行（记录在 {LOG}）。"))
    facts = {"folder": str(ROOT), "python": _interpreter(), "run": _digest("run"), lock: _digest(lock)}
    part = note.with_suffix(".part")
    part.write_text("".join(f"{name} {fact}\n" for name, fact in facts.items()), "utf-8")
    part.replace(note)


def _pip(lock: str) -> list[str]:
    """feedgen comes as source and is built with what build.lock brought: nothing without a hash."""
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    exact = ["--require-hashes", "--no-deps", "--no-build-isolation", "--use-pep517"]
    file = str(ROOT / "requirements" / f"{lock}.lock")
    return [str(_python()), "-m", "pip", "install", *quiet, *exact, "-r", file]


def _need_venv_module() -> None:
    """Debian splits venv off from Python: fetch it where that is allowed, else say what to type."""
    import importlib.util

    package = "python{}.{}-venv".format(*sys.version_info)
    if importlib.util.find_spec("ensurepip") is None and not apt(package):
        sys.exit(f"Python 缺少 venv 模块，请先运行 sudo apt install {package}，再运行同一命令。")


def apt(*packages: str) -> bool:
    """Install Debian packages; False without apt-get, or not as root, or when it fails."""
    import shutil

    if WINDOWS or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"正在安装系统组件 {'、'.join(packages)}……", file=sys.stderr, flush=True)
    _logged(["apt-get", "update"])  # may fail for one of many sources: the next line tells
    patient = ["-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    return not _logged(["apt-get", "install", *patient, *packages])


def _logged(command: list[str]) -> int:
    """Run a command of the set-up, its words into the log; its exit code."""
    import subprocess

    environment = dict(_environment(), DEBIAN_FRONTEND="noninteractive")
    with (ROOT / LOG).open("ab") as log:
        silent = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        return subprocess.call(command, env=environment, close_fds=False, **silent)


def _reason(otherwise: str, words: str = "") -> str:
    """The sentence for a failure, told from the words of the system, or of pip in the log."""
    import shutil

    words = words or (ROOT / LOG).read_text("utf-8", "replace")
    if shutil.disk_usage(ROOT).free < 100 * 2**20:  # then even the words may be cut off
        words = "Errno 28"
    for sign, sentence in (
        (r"Errno 28\b|WinError 112\b", "磁盘空间不足，请腾出至少 500 MB，再运行同一命令。"),
        (r"Errno (13|30)\b", f"不能写入文件夹 {ROOT}，请换一个有写入权限的位置或用户再运行。"),
        (r"DO NOT MATCH THE HASHES", "下载的组件与登记的校验值不符，没有安装，请换一个网络再试。"),
    ):
        if re.search(sign, words):
            return sentence
    return otherwise


def _wait_for(key: TextIOWrapper) -> None:
    """Hold the lock file, so that only one start at a time installs; says so where it waits."""
    if _locked(key):
        return
    print("另一个窗口正在安装所需组件，请稍候……", file=sys.stderr, flush=True)
    while not _locked(key):
        time.sleep(0.2)


def _locked(key: TextIOWrapper) -> bool:
    """Try to lock a file until it is closed, also by the death of its holder and its children."""
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(key.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(key, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.set_inheritable(key.fileno(), True)  # an orphaned pip may still be writing
    except (BlockingIOError, PermissionError):
        return False
    return True


# ---- Running things in .venv ---------------------------------------------------------------------


def _environment() -> dict[str, str]:
    """Our packages are found, text is UTF-8, and no other Python's settings shine through."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return dict(kept, PYTHONPATH=str(ROOT / "plugins"), PYTHONUTF8="1")


def _become(arguments: list[str], folder: Path) -> None:
    """End as the Python of .venv with these arguments: its exit code is ours, Ctrl-C its own.

    Under `inv` another verb may follow, and Windows has no exec: there it runs as a child.
    """
    if __name__ == "__main__" and not WINDOWS:
        sys.stdout.flush()
        sys.stderr.flush()
        os.chdir(folder)
        os.execve(str(_python()), [str(_python()), *arguments], _environment())
    code = call(arguments, folder)
    if code or __name__ == "__main__":
        sys.exit(code)


def call(arguments: list[str], folder: Path, **more: str) -> int:
    """The exit code of the Python of .venv with these arguments, and with more in its environment."""
    import subprocess

    child = subprocess.Popen([str(_python()), *arguments], cwd=folder, env=dict(_environment(), **more))
    while True:
        try:
            code = child.wait()
        except KeyboardInterrupt:  # the child has had it too, and ends in its own way
            continue
        return code if code >= 0 else 128 - code


def _needs_no_parser(words: list[str]) -> bool:
    """Whether a call can go to the desk as it stands: Invoke takes a tenth of a second, which is much of a small build."""
    plain = re.compile(r"--(strict|(as-of|content|output)=.+)")
    return words[:1] == ["build"] and all(map(plain.fullmatch, words[1:])) and Path.cwd() == ROOT


if __name__ == "__main__":
    for _stream in (sys.stdout, sys.stderr):
        _stream.reconfigure(errors="replace")  # a Chinese Windows console cannot show everything
    if _needs_no_parser(sys.argv[1:]):
        _set_up("run")
        _become(["-m", "civic.desk", *sys.argv[1:]], ROOT)

from inspect import Parameter, Signature  # noqa: E402 - a plain build does without

sys.path.insert(0, str(ROOT / "plugins"))
from civic.desk.verbs import VERBS, Option, ValueKind, Verb, help_of, list_of, one_by_one  # noqa: E402 - it lies in plugins/

if __name__ == "__main__":
    _set_up(VERBS[sys.argv[1]].lock if sys.argv[1:] and sys.argv[1] in VERBS else "run")
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        _become([str(ROOT / "tasks.py"), *sys.argv[1:]], Path.cwd())

try:
    from invoke import Collection, Config, Context, Executor, ParseError, Task
    from invoke.parser import Argument, Parser, ParserContext
except ImportError:
    if __name__ != "__main__":
        raise
    (ROOT / ".venv" / "installed").unlink()
    sys.exit("运行环境不完整，请把同一命令再运行一次，它会自动重新安装。")

# ---- The verbs: Invoke's tasks, made of the table -------------------------------------------------


def _task(verb: Verb) -> Task:
    """What `@task` makes of a function with the verb's options as parameters."""

    def body(_: Context, **given: object) -> None:
        _set_up(verb.lock)
        _become(["-m", *verb.command, *_typed(verb, given)], ROOT)

    body.__name__, body.__doc__ = verb.name, verb.sentence
    options, parameters = verb.all_options, [Parameter("_", Parameter.POSITIONAL_OR_KEYWORD)]
    for option in options:
        unset = Parameter.empty if option.is_positional else None if option.takes_value else False
        parameters.append(parameters[0].replace(name=option.parameter, default=unset))
    body.__signature__ = Signature(parameters)
    return Task(
        body,
        auto_shortflags=False,
        positional=[option.parameter for option in options if option.is_positional],
        iterable=[option.parameter for option in options if option.is_repeatable],
        help={option.parameter: option.help for option in options},
    )


def _typed(verb: Verb, given: dict) -> list[str]:
    """The options of a call as they are handed on; what stands without a name comes last."""
    words, names = [], []
    for option in verb.all_options:
        value = given[option.parameter]
        for one in value if option.is_repeatable else [value]:
            if option.is_positional:
                names.append(_from_here(option, one))
            elif one is True:
                words.append(f"--{option.name}")
            elif one not in (None, False):
                words.append(f"--{option.name}={_from_here(option, one)}")
    return [*words, *names]


def _from_here(option: Option, text: str) -> str:
    """A path is meant as seen from where the user stands."""
    is_file = option.kind is ValueKind.ITEM and os.path.exists(text)  # noqa: PTH110 - Path's raises where a name is too long
    return str(Path.cwd() / text) if text and (option.is_path or is_file) and Path.cwd() != ROOT else text


namespace = Collection(*map(_task, VERBS.values()))  # Invoke looks for this name

# ---- The command line, in Chinese; under `inv` Invoke's own takes its place ------------------------


def _main(argv: list[str]) -> None:
    start = "py tasks.py" if WINDOWS else "python3 tasks.py"
    core = ParserContext(args=[Argument(names=("help", "h"), kind=bool, default=False)])
    words, wrong = [], ""
    try:
        words = one_by_one(argv)
    except ValueError as lacking:
        wrong = f"选项 {lacking} 后面缺少内容。"
    try:
        calls = Parser(initial=core, contexts=namespace.to_contexts()).parse_argv(words)
        if calls.remainder or len(calls) > 2:
            wrong = "一次只能运行一个命令，命令后面只能是它的选项。"
    except ParseError as error:
        wrong = _wrong_call(error)
    # Invoke takes a --help behind the verb for what stands without a name.
    if argv[1:] in (["--help"], ["-h"]) and argv[0] in VERBS:
        print(help_of(VERBS[argv[0]], start))
    elif wrong:
        print(wrong, file=sys.stderr)
        sys.exit(64)
    elif len(calls) == 1:
        print(list_of(VERBS.values(), start))
    elif calls[0].args.help.value:
        print(help_of(VERBS[calls[1].name], start))
    else:
        Executor(namespace, Config(lazy=True), calls).execute(*calls[1:])


def _wrong_call(error: ParseError) -> str:
    """One sentence for what Invoke's parser did not understand."""
    verb = VERBS[error.context.name] if error.context and error.context.name else None
    if "required positional" in str(error):
        return f"命令 {verb.name} 后面还没有写{''.join(option.missing for option in verb.options)}。"
    found = re.search(r"<Argument: ([\w-]+)|(['\"])(.*)\2", str(error))
    option, word = (found.group(1), found.group(3)) if found else (None, None)
    if option:
        return f"选项 --{option} 后面缺少内容。"
    if verb is None:
        return f"没有“{word}”这个命令；可用的命令是 {'、'.join(VERBS)}。"
    flags = "、".join(f"--{option.name}" for option in verb.all_options)
    return f"命令 {verb.name} 后面的“{word}”看不懂；可用的选项是 {flags or '（没有）'}。"


if __name__ == "__main__":
    try:
        _main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # who read the help has gone (`--help | head`): nothing more is to be said
        os._exit(1)
