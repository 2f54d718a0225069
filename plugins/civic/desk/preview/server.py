"""The small web server of `serve`: only on this machine, one folder mounted at the site's own path.

A file is read whole and closed before it is sent, so that the folder can be exchanged at any moment. Every HTML page
gets one script of ours, same-origin, that shows problems and reloads; it is never part of the built site.
"""

from __future__ import annotations

import json
import mimetypes
import os
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from civic.wording import desk as wording

PORTS = range(8000, 8100)
_OURS = "/_serve/"
_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    ".opml": "text/x-opml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".csv": "text/csv",
}  # told here, since what a machine knows of types differs from the next one's
_POLL_TIMEOUT = 25  # seconds until a waiting browser is answered anyway


@dataclass
class PreviewState:
    """What the server shows: `folder` at `base`, and what is wrong with the last build."""

    folder: Path
    base: str = "/"
    version: int = 0
    problems: list[dict[str, Any]] = field(default_factory=list)
    words: str = ""  # why the last build made no site; "" if it made one
    changed: threading.Condition = field(default_factory=threading.Condition)

    def update(self, problems: list[dict[str, Any]], words: str, base: str) -> None:
        """A build has ended: every waiting browser learns of it."""
        with self.changed:
            self.version += 1
            self.problems, self.words, self.base = problems, words, base
            self.changed.notify_all()

    def wait_for_newer(self, version: int) -> dict[str, Any]:
        """The state as soon as it is newer than `version`, or after some patience."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, timeout=_POLL_TIMEOUT)
            return {"version": self.version, "problems": self.problems, "words": self.words}


def open_server(shown: PreviewState) -> ThreadingHTTPServer | None:
    """A server on the first free port of PORTS; None if all are taken."""

    class Handler(_Handler):
        state = shown

    for port in PORTS:
        try:
            return _Server(("127.0.0.1", port), Handler)
        except OSError:
            continue
    return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A preview that is started again gets its old port at once; on Windows two programs would share it.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    state: PreviewState
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = (
        True  # else a page's text waits 40 ms for the browser's word that its headers have come
    )

    def do_GET(self) -> None:
        path, base = unquote(urlsplit(self.path).path), self.state.base
        self._version = self.state.version  # of the page that is read now, or of an older one
        if path.startswith(_OURS):
            self._serve_own(path)
        elif path.startswith(base):
            self._serve_file(path.removeprefix(base))
        elif path in ("/", base.rstrip("/")):
            self._redirect(base)
        else:  # outside the site's own path nothing is there: a link that forgets the path is told so
            self._send_not_found()

    do_HEAD = do_GET  # noqa: N815 - the base class asks for this name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """The clerk's window stays quiet."""

    def _serve_file(self, name: str) -> None:
        root = self.state.folder.resolve()
        try:
            path = (root / name).resolve()
        except ValueError:  # no name of a file can hold a NUL
            path = root.parent
        if not path.is_relative_to(root):
            self._send_not_found()
        elif path.is_dir() and name and not name.endswith("/"):
            self._redirect(urlsplit(self.path).path + "/")
        else:
            found = path / "index.html" if path.is_dir() else path
            try:
                self._send(HTTPStatus.OK, found.read_bytes(), _type_of(found.name))
            except OSError:
                self._send_not_found()

    def _send_not_found(self) -> None:
        try:
            page = (self.state.folder / "404.html").read_bytes()
        except OSError:  # there is no site yet: the script tells why
            page = f"<!doctype html><meta charset=utf-8><title>{wording.NO_SITE_YET}</title><body>".encode()
        self._send(HTTPStatus.NOT_FOUND, page, "text/html")

    def _serve_own(self, path: str) -> None:
        if path == _OURS + "reload.js":
            script = files("civic.desk.preview").joinpath("reload.js").read_bytes()
            self._send(HTTPStatus.OK, script, "text/javascript")
        elif path == _OURS + "state":
            asked = urlsplit(self.path).query
            state = self.state.wait_for_newer(int(asked) if asked.isdecimal() else -1)
            self._send(HTTPStatus.OK, json.dumps(state).encode(), "application/json")
        else:
            self._send_not_found()

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        if kind == "text/html":
            data += f'<script src="{_OURS}reload.js?{self._version}"></script>\n'.encode()
        textual = kind.startswith("text/") or kind.endswith(("xml", "json"))
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if textual else ""))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def _type_of(name: str) -> str:
    for end, kind in _TYPES.items():
        if name.endswith(end):
            return kind
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
