"""What several rooms' tests share: the browser, and how hypothesis runs.

A skipped test fails the run, since it proves nothing.
"""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from developing import find_chromium
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

# What tests start as programs of their own finds the packages too, also where pytest was called by hand.
_PLUGINS = str(Path(__file__).resolve().parents[1] / "plugins")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_PLUGINS, os.environ.get("PYTHONPATH"))))
# They also compile our modules once for all: some machines forbid it by default, and a thousand programs would do it each.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A shell that starts us in the background lets us ignore Ctrl-C, and so would all that we start: tests press it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every machine, and no verdict from its clock.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

# No sandbox: tests run as root in CI. The rest keeps Chromium from asking for hosts of its own.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no other host is there
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


# Files that take long, the longest first: a processor that began one of them last would keep the others waiting.
LONG = (
    "tests/site/test_incremental.py",
    "tests/browser/test_payloads.py",
    "tests/site/test_killed.py",
    "tests/test_tasks.py",
    "tests/desk/publishing/",
    "tests/site/",
    "tests/browser/",
    "tests/benchmarks/",
    "tests/theme/test_on_screen.py",
    "tests/desk/",
    "tests/deploy/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long before the others, whose order stays."""
    places = range(len(LONG))
    items.sort(key=lambda item: next((at for at in places if item.nodeid.startswith(LONG[at])), len(LONG)))


def pytest_collection_finish() -> None:
    """Spare every later search for garbage the tests and modules themselves, which stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser: what `tasks.py test` found, else one that is installed."""
    path = find_chromium()
    assert path, "Chromium is missing: run `python3 tasks.py test`, which brings it or says how"
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of a worker; each test takes a fresh context of it."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a desktop-sized screen of a Chinese reader in China."""
    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1280, "height": 800},
    )
    yield context.new_page()
    context.close()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn a green run with skipped tests into a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line("skipped tests are not allowed: mend or remove them", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
