"""A reader of the built demo: a browser window, and a server that answers as a county's would."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from tests.site.sample import Built

SCREENS = [(360, 740), (1280, 800)]
BASE = "/minzheng"


class Visit:
    """A fresh window of a size; `open` goes to an address, `was_quiet` fails on any noise since."""

    def __init__(self, browser: Browser, folder: Path, size: tuple[int, int], **options: Any) -> None:
        width, height = size
        self._server = _Server(("127.0.0.1", 0), _handler(folder))
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}{BASE}"
        self._context = browser.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
            has_touch=width < 600,
            **options,
        )
        self.page: Page = self._context.new_page()
        self.noise: list[str] = []
        self.page.on("console", lambda said: self.noise.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.close()
        self._server.shutdown()
        self._server.server_close()

    def open(self, address: str, status: int = 200) -> Page:
        """Go to an address below the site's own path."""
        answer = self.page.goto(self.url + address)
        assert answer is not None
        assert answer.status == status, address
        return self.page

    def was_quiet(self) -> None:
        """Nothing was said in the console, no request failed and none went to another host."""
        assert not self.noise, self.noise

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(self.url + "/"):
            self.noise.append(f"asked elsewhere: {request.url}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # a reader who goes on does not wait for the last picture
            self.noise.append(f"failed: {request.url} {request.failure}")

    @staticmethod
    def post_with_pictures(demo: Built) -> str:
        """The post with the most pictures."""
        return max(_posts(demo), key=lambda at: (len(demo.page(at).xpath("//article//img")), at))

    @staticmethod
    def one_of_each_kind(demo: Built) -> list[str]:
        """An address of every kind of page; of posts those with the most of what may go wrong."""
        posts = _posts(demo)

        trees = {at: demo.page(at) for at in demo.addresses()}

        def richest(path: str) -> str:
            return max(posts, key=lambda at: (len(trees[at].xpath(path)), at))

        withdrawn = sorted(at for at in trees if trees[at].xpath("//h1[text()='已撤下']"))
        rich = ["//article//img", "//article//table//td", "//article//sup", "//article//dl", "//article//h2"]
        rich += ["//*[contains(@class, 'admonition')]", "//*[contains(@class, 'files')]//a"]
        return [
            *("/", "/communities/", "/communities/guangming/", "/communities/guangming/party/"),
            *("/communities/guangming/2026/", "/news/", "/categories/party/", "/themes/love/"),
            *dict.fromkeys(richest(path) for path in rich),
            next(at for at in sorted(trees) if re.fullmatch(r"/news/\d+/[^/]+/", at)),
            *("/about/", "/contact/", withdrawn[0], "/subscribe/", "/404.html"),
            *("/leaderboard/", "/leaderboard/2026-10/", "/leaderboard/2026-Q3/", "/leaderboard/2026-H2/"),
            *("/leaderboard/2026/", "/leaderboard/2026/guangming/", "/leaderboard/2026/shili/"),
        ]


def _posts(demo: Built) -> list[str]:
    found = [at for at in demo.addresses() if re.fullmatch(r"/(communities/)?[a-z-]+/\d{4}/[^/]+/", at)]
    return sorted(
        at for at in found if demo.page(at).xpath("//article") and not at.startswith("/leaderboard/")
    )


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes on to the next page is no news."""


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # else each answer waits 40 ms in the middle

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).removeprefix(BASE).lstrip("/")
            file = folder / (path + "index.html" if not path or path.endswith("/") else path)
            status = 200
            if not file.is_file():
                status, file = 404, folder / "404.html"
            data = file.read_bytes()
            self.send_response(status)
            self.send_header("Content-Type", guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(data)))
            if path.startswith(("theme/", "media/")):  # their names change with their bytes
                self.send_header("Cache-Control", "max-age=31536000, immutable")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
            """Tests stay quiet."""

    return Handler
