"""The verbs of this project: `python3 tasks.py VERB`, on Windows `py tasks.py VERB`.

An ordinary Invoke file. Run as a script it needs nothing but Python: it makes `.venv` from the
hash-pinned locks in requirements/, once, and hands over to Invoke in it. It knows commands, not
the product: a verb is a command that runs in `.venv` (specification.md §4.1). Two rules keep it so: it
imports the standard library and Invoke only, and old Pythons can parse it, since they have to get
as far as the sentence that says they are too old (no `:=`, no `match`, no future imports).
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this sentence is for the Pythons that are too old
    sys.exit("需要 Python 3.11 或更新的版本，请先安装新版 Python，再运行同一命令。")

import hashlib
import re
import time
from io import TextIOWrapper
from itertools import islice
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
    whole = facts.pop("folder", "") == str(ROOT) and facts.pop("python", "") == _interpreter() != ""
    return facts if whole else {}


def _set_up(lock: str) -> None:
    """Bring .venv to what a lock says ("run", or "dev" which holds all of run); cheap if it is so.

    Ends with one Chinese sentence and exit code 1 where that cannot be done.
    """
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
        sys.exit(_reason(str(error), f"无法准备运行环境：{error}。"))
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
            sys.exit(_reason(_log(), f"无法建立 .venv 文件夹，请删除它再运行（记录在 {LOG}）。"))
    for name in ("build", lock):
        if _logged(_pip(name)):
            sys.exit(_reason(_log(), f"下载所需组件失败，请检查网络后重新运行（记录在 {LOG}）。"))
    facts = {"folder": str(ROOT), "python": _interpreter(), "run": _digest("run")}
    facts[lock] = _digest(lock)
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

    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info)
        if not _apt(package):
            sys.exit(f"Python 缺少 venv 模块，请先运行 sudo apt install {package}，再运行同一命令。")


def _apt(*packages: str) -> bool:
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


def _log() -> str:
    return (ROOT / LOG).read_text("utf-8", "replace")


def _reason(words: str, otherwise: str) -> str:
    """The sentence for a failure, told from the words of the system or of pip."""
    import shutil

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
    told = False
    while not _locked(key):
        if not told:
            print("另一个窗口正在安装所需组件，请稍候……", file=sys.stderr, flush=True)
        told = True
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


def _become(arguments: list[str], folder: Path, **more: str) -> None:
    """End as the Python of .venv with these arguments: its exit code is ours, Ctrl-C its own.

    Under `inv` another verb may follow, and Windows has no exec: there it runs as a child.
    """
    command = [str(_python()), *arguments]
    environment = dict(_environment(), **more)
    if __name__ == "__main__" and not WINDOWS:
        sys.stdout.flush()
        sys.stderr.flush()
        os.chdir(folder)
        os.execve(command[0], command, environment)
    code = _call(command, folder, environment)
    if code or __name__ == "__main__":
        sys.exit(code)


def _call(command: list[str], folder: Path, environment: dict[str, str]) -> int:
    import subprocess

    child = subprocess.Popen(command, cwd=folder, env=environment)
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
    _set_up("dev" if sys.argv[1:2] in (["test"], ["bench"], ["lint"], ["lock"]) else "run")
    if _needs_no_parser(sys.argv[1:]):
        _become(["-m", "civic.desk", *sys.argv[1:]], ROOT)
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        _become([str(ROOT / "tasks.py"), *sys.argv[1:]], Path.cwd())

try:
    from invoke import Collection, Config, Context, Executor, ParseError, task
    from invoke.parser import Argument, Parser, ParserContext
except ImportError:
    if __name__ != "__main__":
        raise
    (ROOT / ".venv" / "installed").unlink()
    sys.exit("运行环境不完整，请把同一命令再运行一次，它会自动重新安装。")

# ---- The verbs -----------------------------------------------------------------------------------

_SITE = {"content": "内容文件夹，默认 content", "output": "网站的输出文件夹，默认 output"}
_DATED = {**_SITE, "as_of": "按哪一天计算，如 2026-11-05，默认今天"}
_Text = str | None


@task(auto_shortflags=False, help=_DATED)
def serve(_: Context, content: _Text = None, output: _Text = None, as_of: _Text = None) -> None:
    """在本机预览网站，保存文件后自动更新"""
    _desk("serve", content=content, output=output, as_of=as_of)


@task(
    auto_shortflags=False,
    help={
        **_DATED,
        "strict": "只要有一篇有问题，就什么也不写",
        "jobs": "同时用几个处理器，默认全部",
        "why": "说明某一页由什么做成、这次为什么重做或没有重做，写它的网址",
        "rollback": "不生成，恢复到上一次生成的网站",
    },
)
def build(
    _: Context,
    strict: bool = False,
    jobs: _Text = None,
    why: _Text = None,
    rollback: bool = False,
    content: _Text = None,
    output: _Text = None,
    as_of: _Text = None,
) -> None:
    """生成整个网站，可以直接发布"""
    words = {"strict": strict, "jobs": jobs, "why": why, "rollback": rollback}
    _desk("build", **words, content=content, output=output, as_of=as_of)


@task(
    auto_shortflags=False,
    help={
        **_DATED,
        "format": "text 或 json，默认 text",
        "fix": "能自动改的，一个文件一个文件地给您看，问过再改",
        "yes": "和 --fix 一起用：不问，都改",
    },
)
def check(
    _: Context,
    format: _Text = None,
    fix: bool = False,
    yes: bool = False,
    content: _Text = None,
    output: _Text = None,
    as_of: _Text = None,
) -> None:
    """检查全部内容，列出所有问题，不生成网站"""
    _desk("check", format=format, fix=fix, yes=yes, content=content, output=output, as_of=as_of)


@task(
    auto_shortflags=False,
    help={
        **_SITE,
        "community": "社区、乡镇或村的代号，如 jianhua",
        "column": "县局栏目的代号，如 news（与 --community 二选一）",
        "title": "标题",
        "from_": "Word 文件（.docx），转成草稿；可以一次写几个，也可以写一个文件夹",
        "unit": "登记一个新单位：--name、--code、--kind 写全就直接登记，不写就一项一项问",
        "name": "新单位的名称，例如 某某社区",
        "code": "新单位的 12 位统计用区划代码",
        "kind": "新单位的类型：社区、乡镇 或 村",
        "site": "为一个县建立正式的网站，一项一项问；示例内容移到旁边",
        "units": "自己准备的单位名单（Excel、CSV 或 JSON），不用下载全国的",
    },
    iterable=["from_"],
)
def new(
    _: Context,
    community: _Text = None,
    column: _Text = None,
    title: _Text = None,
    from_: list[str] | None = None,
    unit: bool = False,
    name: _Text = None,
    code: _Text = None,
    kind: _Text = None,
    site: bool = False,
    units: _Text = None,
    content: _Text = None,
    output: _Text = None,
) -> None:
    """新建一篇文章，文件头已填好；也可以由 Word 文件转成草稿、登记新单位、建立正式的网站"""
    if units and Path.cwd() != ROOT:
        units = str(Path.cwd() / units)
    words = {"community": community, "column": column, "title": title}
    words |= {"unit": unit, "name": name, "code": code, "kind": kind, "site": site, "units": units}
    at_home = Path.cwd() == ROOT
    files = [f"--from={file if at_home else Path.cwd() / file}" for file in from_ or ()]
    _desk("new", *files, **words, content=content, output=output)


@task(
    auto_shortflags=False,
    help={
        **_DATED,
        "period": "哪一期：2026-10、2026-Q3、2026-H2 或 2026",
        "format": "table、json、csv 或 xlsx，默认 table",
    },
)
def tally(
    _: Context,
    period: _Text = None,
    format: _Text = None,
    content: _Text = None,
    output: _Text = None,
    as_of: _Text = None,
) -> None:
    """统计各单位一期的信息报送得分"""
    _desk("tally", period=period, format=format, content=content, output=output, as_of=as_of)


@task(
    auto_shortflags=False,
    help={
        **_SITE,
        "strict": "只要有一篇有问题，就不发布",
        "allow_removal": "线上的文章没有说明就会不见时，也照样发布",
        "dry_run": "不发布，只看会新增、更新、下架哪些文章",
        "zip": "不上传，把整个网站存成一个 zip 文件，手工交给门户网站",
        "rollback": "退回到上一次发布的网站",
    },
)
def publish(
    _: Context,
    strict: bool = False,
    allow_removal: bool = False,
    dry_run: bool = False,
    zip: _Text = None,
    rollback: bool = False,
    content: _Text = None,
    output: _Text = None,
) -> None:
    """检查、生成网站，并且发布到网上"""
    archive = str(Path.cwd() / zip) if zip and Path.cwd() != ROOT else zip
    words = {"strict": strict, "allow_removal": allow_removal, "dry_run": dry_run, "rollback": rollback}
    _desk("publish", **words, zip=archive, content=content, output=output)


@task(
    auto_shortflags=False,
    positional=["item"],
    help={
        **_SITE,
        "item": "哪一篇：它的网址，或者它的文件",
        "reason": "为什么。虚假、抄袭、泄露隐私：作废；别的原因：撤下",
    },
)
def takedown(
    _: Context, item: str, reason: _Text = None, content: _Text = None, output: _Text = None
) -> None:
    """撤下一篇文章，或者把它作废"""
    here = Path.cwd() / item
    item = str(here) if Path.cwd() != ROOT and here.exists() else item
    _desk("takedown", item, reason=reason, content=content, output=output)


@task(
    auto_shortflags=False,
    positional=["folder"],
    help={
        "folder": "放演示内容的新文件夹",
        "units": "几个单位：先是真实的单位，再是示例社区001……",
        "posts": "一共几篇文章",
        "seed": "换一个数，内容就换一套；同一个数，内容总是一样，默认 0",
        "content": "从哪个内容文件夹取栏目、分类、媒体和计分规则，默认 content",
    },
)
def demo(
    _: Context,
    folder: str,
    units: _Text = None,
    posts: _Text = None,
    seed: _Text = None,
    content: _Text = None,
) -> None:
    """生成任意多的演示内容，人和事都是编的"""
    folder = folder if Path.cwd() == ROOT else str(Path.cwd() / folder)
    _desk("demo", folder, units=units, posts=posts, seed=seed, content=content)


@task(auto_shortflags=False, help={"long": "只做最久的两种：两千次改动、两百次强行中断（开发用，约一小时）"})
def test(_: Context, long: bool = False) -> None:
    """运行全部测试"""
    _set_up("dev")
    # In the order of tests/conftest.py: xdist's own puts the files with the fewest tests last, which run longest.
    spread = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
    if long:
        files = ["tests/site/test_incremental.py", "tests/site/test_killed.py"]
        _become(["-m", "pytest", *spread, *files], ROOT, EDITS="2000", KILLS="200")
    else:
        _become(["-m", "pytest", *spread], ROOT, CHROMIUM=_browser(), NGINX=_server())


@task(
    auto_shortflags=False,
    help={
        "posts": "多少篇文章，默认 1000；要比几种规模，用英文逗号隔开",
        "units": "多少个单位，默认 20",
        "runs": "每种各跑几遍，默认 3",
        "peers": "比哪几种：ours、alike、hugo、pelican，用英文逗号隔开，默认都比；reload 另测 serve 保存后多久刷新",
    },
)
def bench(
    _: Context, posts: _Text = None, units: _Text = None, runs: _Text = None, peers: _Text = None
) -> None:
    """测速度：同样的文章，和 Hugo、Pelican 轮流比（开发用）"""
    _set_up("dev")
    options = {"posts": posts, "units": units, "runs": runs, "peers": peers}
    words = [f"--{name}={value}" for name, value in options.items() if value is not None]
    more = {"CHROMIUM": _browser()} if "reload" in (peers or "").split(",") else {}
    _become(["-m", "benchmarks.bench", *words], ROOT, **more)


@task(auto_shortflags=False)
def lint(_: Context) -> None:
    """检查代码：格式、常见错误、类型、模块之间的依赖（开发用）"""
    _set_up("dev")
    python = str(_python())
    checks = (
        [python, "-m", "ruff", "check"],
        [python, "-m", "ruff", "format", "--check"],
        [python, "-m", "mypy"],
        [str(_python().parent / "lint-imports")],
    )
    codes = [_call(check, ROOT, _environment()) for check in checks]
    if any(codes):
        sys.exit(1)


@task(auto_shortflags=False, help={"upgrade": "升级到最新的版本，而不是只补上改动"})
def lock(_: Context, upgrade: bool = False) -> None:
    """重新生成 requirements/ 里的锁定文件（开发用）"""
    _set_up("dev")
    how = ["--universal", "--generate-hashes", "--no-header", "--python-version", "3.11", "--quiet"]
    uv = [str(_python()), "-m", "uv", "pip", "compile", *how, *["--upgrade"] * upgrade]
    for name in ("build", "run", "dev", "divisions"):
        command = [*uv, f"{name}.in", "--output-file", f"{name}.lock"]
        if _call(command, ROOT / "requirements", _environment()):
            sys.exit(1)


def _desk(verb: str, *names: str, **options: str | bool | None) -> None:
    """Run a verb of the product; folders are meant as seen from where the user stands."""
    _set_up("run")
    words = []
    for name, value in options.items():
        if name in _SITE and isinstance(value, str) and Path.cwd() != ROOT:
            value = str(Path.cwd() / value)
        if value not in (None, False):
            flag = "--" + name.replace("_", "-")
            words.append(flag if value is True else f"{flag}={value}")
    _become(["-m", "civic.desk", verb, *words, *names], ROOT)


def _browser() -> str:
    """Chromium for the tests, brought together with Chinese fonts where they are missing."""
    wanted = {"chromium-headless-shell": _chromium(), "fonts-noto-cjk": _chinese_fonts()}
    missing = [package for package, there in wanted.items() if not there]
    if missing and not (_apt(*missing) and _chromium()):
        names = " ".join(missing)
        sys.exit(f"测试需要 Chromium 浏览器和中文字体，请先安装（Debian：sudo apt install {names}）。")
    return _chromium()


def _server() -> str:
    """nginx for the tests of deploy/, brought where it is missing."""
    if not _nginx() and not (_apt("nginx-light") and _nginx()):
        sys.exit("测试需要 nginx，请先安装（Debian：sudo apt install nginx-light）。")
    return _nginx()


def _nginx() -> str:
    import shutil

    return shutil.which("nginx", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin") or ""


def _chromium() -> str:
    import shutil

    # The first is Chromium without windows: a new page costs it a quarter of the time.
    names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    if WINDOWS:  # Edge is Chromium, and part of the system
        folders = (os.environ.get(name, "") for name in ("ProgramFiles(x86)", "ProgramFiles"))
        names = [f"{folder}\\Microsoft\\Edge\\Application\\msedge.exe" for folder in folders]
    return next((path for path in map(shutil.which, names) if path), "")


def _chinese_fonts() -> bool:
    import shutil
    import subprocess

    listing = ["fc-list", ":lang=zh-cn", "family"]
    return WINDOWS or bool(shutil.which("fc-list") and subprocess.check_output(listing).strip())


# ---- The command line, in Chinese; under `inv` Invoke's own takes its place ------------------------


def _main(argv: list[str]) -> None:
    verbs = Collection.from_module(sys.modules[__name__])
    contexts = verbs.to_contexts()
    core = ParserContext(args=[Argument(names=("help", "h"), kind=bool, default=False)])
    try:
        calls = Parser(initial=core, contexts=contexts).parse_argv(_one_by_one(argv))
    except ParseError as error:
        _refuse(_wrong_call(error, [context.name for context in contexts]))
    chosen = calls[1:]
    if calls.remainder or len(chosen) > 1:
        _refuse("一次只能运行一个命令，命令后面只能是它的选项。")
    if calls[0].args.help.value or not chosen:
        print(_help(chosen, contexts, verbs))
    else:
        Executor(verbs, Config(lazy=True), calls).execute(*chosen)


def _one_by_one(words: list[str]) -> list[str]:
    """`new --from a b` as `new --from=a --from=b`: so files come from the shell, or are dragged in."""
    if words[:1] != ["new"] or not any(word.partition("=")[0] == "--from" for word in words):
        return words
    told: list[str] = words[:1]
    files: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        if word.startswith("--from="):
            files.append(word)
        elif not word.startswith("-"):  # also what stands behind --from
            files.append(f"--from={word}")
        elif word != "--from":
            told.append(word)
            if "=" not in word and word not in ("--help", "-h", "--unit", "--site"):
                told += list(islice(rest, 1))  # its value
    if not files:
        _refuse("选项 --from 后面缺少内容。")
    return [*told, *files]


def _refuse(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(64)


def _wrong_call(error: ParseError, verbs: list[str]) -> str:
    """One sentence for what Invoke's parser did not understand."""
    if "required positional" in str(error):
        what = {"demo": "文件夹的名字", "takedown": "撤下哪一篇：它的网址，或者它的文件"}
        return f"命令 {error.context.name} 后面还没有写{what[error.context.name]}。"
    found = re.search(r"<Argument: ([\w-]+)|(['\"])(.*)\2", str(error))
    option, word = (found.group(1), found.group(3)) if found else (None, None)
    verb = error.context.name if error.context else None
    if option:
        return f"选项 --{option} 后面缺少内容。"
    if verb is None:
        return f"没有“{word}”这个命令；可用的命令是 {'、'.join(verbs)}。"
    flags = "、".join(f"--{name}" for name in error.context.args)
    return f"命令 {verb} 后面的“{word}”看不懂；可用的选项是 {flags or '（没有）'}。"


def _help(chosen: list[ParserContext], contexts: list[ParserContext], verbs: Collection) -> str:
    start = "py tasks.py" if WINDOWS else "python3 tasks.py"
    if not chosen:
        rows = [(context.name, verbs[context.name].__doc__ or "") for context in contexts]
        first, last = f"用法：{start} 命令 [选项]", f"\n每个命令的选项：{start} 命令 --help"
    else:
        arguments = chosen[0].args.items()
        rows = [(f"--{name}" + " …" * arg.takes_value, arg.help or "") for name, arg in arguments]
        name = chosen[0].name
        bare = {"demo": " 文件夹", "takedown": " 文章"}.get(name, "")
        first, last = f"用法：{start} {name} [选项]{bare}\n\n{verbs[name].__doc__}", ""
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join([first, "", *(f"  {name:{width}}  {text}" for name, text in rows), last])


if __name__ == "__main__":
    _main(sys.argv[1:])
