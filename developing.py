"""What developers start, as tasks.py hands it over: `python -m developing test --long`.

Also which programs tests need of the machine, Chromium and nginx. Of the product nothing is imported but the table of verbs:
what is broken there has to be found.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tasks import ROOT, VERBS, WINDOWS, apt, call


def main(argv: Sequence[str]) -> int:
    """Run the function of a verb; gives its exit code."""
    verb = VERBS[argv[0]]
    return globals()[verb.runs.partition(":")[2]](
        **{option.parameter: f"--{option.name}" in argv for option in verb.options}
    )


def run_tests(long: bool) -> int:
    """All tests as CI runs them, or the two of which more are made the longer they run."""
    # In the order of tests/conftest.py: xdist's own puts the files with the fewest tests last, which run longest.
    order = ["--dist", "loadfile", "--no-loadscope-reorder"]
    spread = ["-m", "pytest", "-n", "auto", "--maxprocesses", "4", *order]
    if long:
        files = ["tests/site/test_incremental.py", "tests/site/test_killed.py"]
        return call([*spread, *files], ROOT, EDITS="2000", KILLS="200")
    return call(spread, ROOT, **provide_programs())


def check_code() -> int:
    """Style, form, types, and who imports whom."""
    lint_imports = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks = (
        ["-m", "ruff", "check"],
        ["-m", "ruff", "format", "--check"],
        ["-m", "mypy"],
        ["-c", lint_imports],
    )
    codes = [call(check, ROOT) for check in checks]
    return 1 if any(codes) else 0


def write_locks(upgrade: bool) -> int:
    """requirements/*.lock out of requirements/*.in."""
    how = ["--universal", "--generate-hashes", "--no-header", "--python-version", "3.11", "--quiet"]
    uv = ["-m", "uv", "pip", "compile", *how, *["--upgrade"] * upgrade]
    for name in ("build", "run", "dev", "divisions"):
        if call([*uv, f"{name}.in", "--output-file", f"{name}.lock"], ROOT / "requirements"):
            return 1
    return 0


# ---- Programs that tests need ------------------------------------------------------------------------

_SHELL = "chromium-headless-shell"  # Chromium without windows: a new page costs it a quarter of the time
_CALLED = {_SHELL: "Chromium 浏览器", "fonts-noto-cjk": "中文字体", "nginx-light": "nginx"}


def provide_programs() -> dict[str, str]:
    """CHROMIUM and NGINX -> their paths; those that are missing are brought, with Chinese fonts.

    Chromium without windows is brought beside one with windows too; where that cannot be done, the latter will do. Ends with
    one Chinese sentence where something is missing for good.
    """
    needed = _missing()
    is_quick = os.environ.get("CHROMIUM") or WINDOWS or shutil.which(_SHELL)
    wished = needed if is_quick or _SHELL in needed else [_SHELL, *needed]
    if wished and not apt(*wished) and needed and needed != wished:
        apt(*needed)
    if missing := _missing():
        names = "、".join(_CALLED[package] for package in missing)
        sys.exit(f"测试需要：{names}；请先安装（Debian：sudo apt install {' '.join(missing)}）。")
    return {"CHROMIUM": find_chromium(), "NGINX": _nginx()}


def _missing() -> list[str]:
    """The packages without which tests cannot run."""
    there = {_SHELL: find_chromium(), "fonts-noto-cjk": _has_chinese_fonts(), "nginx-light": _nginx()}
    return [package for package in _CALLED if not there[package]]


def find_chromium() -> str:
    """Path of the Chromium that CHROMIUM names, else of the quickest that is installed; "" where there is none."""
    names = [_SHELL, "chromium", "chromium-browser", "google-chrome"]
    if WINDOWS:  # Edge is Chromium, and part of the system
        folders = (os.environ.get(name, "") for name in ("ProgramFiles(x86)", "ProgramFiles"))
        names = [f"{folder}\\Microsoft\\Edge\\Application\\msedge.exe" for folder in folders]
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), "")


def _nginx() -> str:
    return shutil.which("nginx", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin") or ""


def _has_chinese_fonts() -> bool:
    listing = ["fc-list", ":lang=zh-cn", "family"]
    return WINDOWS or bool(shutil.which("fc-list") and subprocess.check_output(listing).strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
