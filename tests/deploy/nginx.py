"""Debian's nginx with the files of deploy/nginx, on a port of this machine: only addresses and folders are put in."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from tests.site.sample import ROOT

CONFIGURATION = ROOT / "deploy/nginx"
PATIENCE = 20  # seconds
MAIN = """
daemon off;
master_process off;
pid run/nginx.pid;
error_log run/error.log warn;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path run/body;
    proxy_temp_path run/proxy;
    fastcgi_temp_path run/fastcgi;
    uwsgi_temp_path run/uwsgi;
    scgi_temp_path run/scgi;
    include conf.d/*.conf;
    include sites-enabled/*.conf;
}}
"""


class Answer(NamedTuple):
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def nginx() -> str:
    """Path of the program: what `tasks.py test` found, else the one on the search path."""
    path = os.environ.get("NGINX") or shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
    assert path, "nginx is missing: run `python3 tasks.py test`, which brings it or says how"
    return path


class Nginx:
    """The site in `output`, given as the configuration `name` says. `base` is "" or "/minzheng"."""

    def __init__(self, name: str, output: Path, folder: Path) -> None:
        self.folder = folder
        self.base = "/minzheng" if "below" in name else ""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}{self.base}"
        for part in ("run", "conf.d", "snippets", "sites-enabled", "www"):
            (folder / part).mkdir()
        (folder / "www/minzheng").symlink_to(output)
        (folder / "nginx.conf").write_text(MAIN.format(), "utf-8")
        shutil.copy(CONFIGURATION / "minzheng-http.conf", folder / "conf.d")
        shutil.copy(CONFIGURATION / "minzheng.conf", folder / "snippets")
        text = (CONFIGURATION / name).read_text("utf-8")
        text, ports = re.subn(r"^( +listen) 80;", rf"\1 127.0.0.1:{self.port};", text, flags=re.M)
        root = folder / "www" if self.base else output
        text, roots = re.subn(r"^( +root) \S+;", rf"\1 {root};", text, flags=re.M)
        assert (ports, roots) == (1, 1)
        (folder / "sites-enabled/minzheng.conf").write_text(text, "utf-8")

    @property
    def command(self) -> list[str]:
        return [nginx(), "-p", f"{self.folder}/", "-c", "nginx.conf", "-e", "run/error.log"]

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(self.command, stderr=subprocess.PIPE)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                assert self.process.poll() is None, self.process.stderr.read()
                assert time.monotonic() < until, "nginx does not answer"
                time.sleep(0.05)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        self.process.communicate(timeout=PATIENCE)

    def get(self, address: str, method: str = "GET", **headers: str) -> Answer:
        """What is answered for an address below the site's own path, which is sent as it is."""
        return self.ask(self.base + address, method, **headers)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """The same for a path of the whole server."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"Host": "www.example.org", **sent})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return Answer(answer.status, told, body)
