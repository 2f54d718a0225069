"""`serve` as a real process, for the tests that talk to it over the network."""

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.office_files import docx
from tests.site.sample import ROOT, Sample, surroundings

FORM = docx("姓名：")
BODY = "![照片](照片.jpg)\n\n[表](登记表.docx)"  # of the post a.md
PATIENCE = 40  # seconds: the machine may be busy with other tests


class Serving:
    """`serve` on a sample. `opened` is the file into which the pretended browser writes what it is asked to open.

    `meanwhile` is done while the first build runs: it has read the content, but has not ended.
    """

    def __init__(self, sample: Sample, *options: str, meanwhile: Callable[[], Any] | None = None) -> None:
        self.sample = sample
        self.opened = sample.folder / "opened.txt"
        browser = sample.folder / "browser.sh"
        browser.write_text(f'#!/bin/sh\necho "$1" >> "{self.opened}"\n')
        browser.chmod(0o755)
        words = [f"--content={sample.content}", f"--output={sample.output}", "--as-of=2026-11-05", *options]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "civic.desk", "serve", *words],
            cwd=ROOT,
            env=surroundings({"BROWSER": f"{browser} %s"}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        if meanwhile is not None:
            read = sample.output.with_name("output.problems.json")
            until = time.monotonic() + PATIENCE
            while not read.exists() and time.monotonic() < until:
                time.sleep(0.005)
            meanwhile()
        self.lines: list[str] = []
        self.url = self._url()
        self.port = int(re.search(r":(\d+)/", self.url)[1])
        self.base = self.url.split(f":{self.port}", 1)[1]

    def _url(self) -> str:
        for line in self.process.stdout:
            self.lines.append(line)
            if found := re.search(r"网站在 (http://127\.0\.0\.1:\d+/\S*)，", line):
                return found[1]
        raise AssertionError(f"serve ended early: {self.lines} {self.process.stderr.read()}")

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and body of a path, which is sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            connection.endheaders()
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, headers, answer.read()
        finally:
            connection.close()

    def state(self, known: int | None = None) -> dict[str, Any]:
        """What the page's script is told: at once, or as soon as it is newer than `known`."""
        told: dict[str, Any] = json.loads(self.get(f"/_serve/state?{-1 if known is None else known}")[2])
        return told

    def after(self, change: Any) -> dict[str, Any]:
        """Make a change; the state after the build that it caused."""
        known = self.state()["version"]
        change()
        told = self.state(known)
        assert told["version"] > known, "no build was made"
        return told

    def stop(self) -> tuple[int, str, str]:
        """Press Ctrl-C; exit code and what was said since the address."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def kill(self) -> None:
        """For the end of a test, however it went."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


def at(serving: Serving, address: str) -> str:
    """The path of an address under the site's own path."""
    return serving.base + address.lstrip("/")


def folder_of(tmp_path: Path, **site: str) -> Sample:
    """A sample site of one post with an attachment and a picture."""
    sample = Sample(tmp_path, site)
    sample.write("communities/guangming/2026/登记表.docx", FORM)
    sample.picture("communities/guangming/2026/照片.jpg")
    sample.post("guangming/2026/a.md", BODY, title="送温暖")
    return sample
