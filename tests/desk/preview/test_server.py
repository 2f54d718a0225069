"""The server of `serve`: one folder at the site's own path, nothing outside of it, and word of each build."""

import http.client
import json
import socket
import threading
import time
from pathlib import Path
from urllib.parse import unquote

import pytest

from civic.desk.preview.server import PreviewState, open_server

FILES = {
    "index.html": "<p>首页",
    "404.html": "<p>没有这一页",
    "communities/guangming/index.html": "<p>光明社区",
    "communities/guangming/atom.xml": "<feed/>",
    "categories/party/feed.json": "{}",
    "leaderboard/2026-10/index.json": '{"rows":[]}',
    "leaderboard/2026-10/leaderboard.csv": "名次\r\n",
    "rss.xml": "<rss/>",
    "feeds.opml": "<opml/>",
    "sitemap.xml": "<urlset/>",
    "robots.txt": "User-agent: *\n",
    "theme/site.css": "body{}",
    "theme/site.js": "1",
    "theme/mark.svg": "<svg/>",
    "media/a.webp": "RIFF",
    "media/a.jpg": "JFIF",
    "media/申请 表.pdf": "%PDF",
    "media/a.strange": "?",
}


class Server:
    """The server on a folder of small files, at /minzheng/; a word to it is sent as it is."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "output"
        for name, text in FILES.items():
            file = self.output / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        secret = folder / "content" / "registry" / "site.yaml"
        secret.parent.mkdir(parents=True)
        secret.write_text("url: https://sample.example/\n")
        self.state = PreviewState(self.output, "/minzheng/")
        server = open_server(self.state)
        assert server is not None
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(*self._server.server_address, timeout=40)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {n.lower(): value for n, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture(scope="module")
def serving(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    yield running
    running.close()


@pytest.fixture
def fresh(tmp_path):
    """A server whose state a test changes."""
    running = Server(tmp_path)
    yield running
    running.close()


def test_the_front_page_lies_at_the_path_of_the_site(serving):
    status, headers, body = serving.get("/minzheng/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert body.decode() == '<p>首页<script src="/_serve/reload.js?0"></script>\n'


@pytest.mark.parametrize("path", ["/", "/minzheng"])
def test_the_way_to_the_site_is_shown(path, serving):
    status, headers, _ = serving.get(path)
    assert (status, headers["location"]) == (302, "/minzheng/")


def test_a_folder_without_its_slash_leads_to_the_one_with_it(serving):
    status, headers, _ = serving.get("/minzheng/communities/guangming?a=b")
    assert (status, headers["location"]) == (302, "/minzheng/communities/guangming/")


@pytest.mark.parametrize(
    "path", ["/minzheng/nothing/", "/communities/", "/minzheng/a%00b", "/minzheng/media/", "/_serve/other"]
)
def test_a_page_that_is_not_there_is_answered_with_404_html_and_status_404(path, serving):
    status, headers, body = serving.get(path)
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert body.startswith((serving.output / "404.html").read_bytes())


@pytest.mark.parametrize(
    "path",
    [
        "/minzheng/../content/registry/site.yaml",
        "/minzheng/..%2fcontent%2fregistry%2fsite.yaml",
        "/minzheng/%2e%2e/content/registry/site.yaml",
        "/minzheng/....//content/registry/site.yaml",
        "/minzheng//etc/passwd",
        "/minzheng/%2fetc/passwd",
        "/minzheng/..\\content\\registry\\site.yaml",
        "//etc/passwd",
        "/../../../../etc/passwd",
    ],
)
def test_nothing_outside_the_site_is_given_out(path, serving):
    status, _, body = serving.get(path)
    assert status in (302, 404)
    assert b"root:" not in body
    assert b"url:" not in body


def test_head_is_answered_without_a_body(serving):
    status, headers, body = serving.get("/minzheng/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(serving.get("/minzheng/")[2])


def test_a_preview_that_is_started_again_gets_its_old_port(tmp_path, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setattr("civic.desk.preview.server.PORTS", [port])
    with (
        open_server(PreviewState(tmp_path)) as first,
        socket.create_connection(("127.0.0.1", port)) as reader,
    ):
        reader.sendall(b"GET / HTTP/1.0\r\n\r\n")
        first.handle_request()
        while reader.recv(4096):  # until the server has hung up: such a port is kept busy for a minute
            pass
        assert open_server(PreviewState(tmp_path)) is None
    again = open_server(PreviewState(tmp_path))
    assert again is not None
    again.server_close()


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("communities/guangming/atom.xml", "application/atom+xml; charset=utf-8"),
        ("categories/party/feed.json", "application/feed+json; charset=utf-8"),
        ("feeds.opml", "text/x-opml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("leaderboard/2026-10/index.json", "application/json; charset=utf-8"),
        ("leaderboard/2026-10/leaderboard.csv", "text/csv; charset=utf-8"),
        ("theme/site.css", "text/css; charset=utf-8"),
        ("theme/site.js", "text/javascript; charset=utf-8"),
        ("theme/mark.svg", "image/svg+xml; charset=utf-8"),
        ("media/a.webp", "image/webp"),
        ("media/a.jpg", "image/jpeg"),
        ("media/%E7%94%B3%E8%AF%B7%20%E8%A1%A8.pdf", "application/pdf"),
        ("media/a.strange", "application/octet-stream"),
    ],
)
def test_every_file_comes_with_its_type_and_untouched(address, kind, serving):
    status, headers, body = serving.get(f"/minzheng/{address}")
    assert (status, headers["content-type"], headers["cache-control"]) == (200, kind, "no-store")
    assert body == FILES[unquote(address)].encode()


def test_a_build_that_has_ended_is_told_to_whoever_waits_for_it(fresh):
    problem = {"file": "communities/guangming/2026/a.md", "line": 4}
    later = threading.Timer(0.1, fresh.state.update, ([problem], "没有生成。", "/new/"))
    later.start()
    status, headers, body = fresh.get("/_serve/state?0")
    later.join()
    assert (status, headers["content-type"]) == (200, "application/json; charset=utf-8")
    assert json.loads(body) == {"version": 1, "problems": [problem], "words": "没有生成。"}
    assert fresh.get("/")[1]["location"] == "/new/"
    assert fresh.get("/minzheng/")[0] == 404


@pytest.mark.parametrize("known", ["-1", "7", "", "x"])
def test_who_knows_another_state_is_answered_at_once(known, serving):
    began = time.monotonic()
    assert json.loads(serving.get(f"/_serve/state?{known}")[2])["version"] == 0
    assert time.monotonic() - began < 20


def test_while_nothing_is_built_a_waiting_browser_is_answered_after_some_patience(serving, monkeypatch):
    monkeypatch.setattr("civic.desk.preview.server._POLL_TIMEOUT", 0.05)
    assert json.loads(serving.get("/_serve/state?0")[2]) == {"version": 0, "problems": [], "words": ""}


def test_a_page_says_of_which_build_it_is(fresh):
    fresh.state.update([], "", "/minzheng/")
    assert fresh.get("/minzheng/communities/guangming/")[2].decode() == (
        '<p>光明社区<script src="/_serve/reload.js?1"></script>\n'
    )


def test_where_there_is_no_site_yet_a_page_says_so_and_waits(fresh):
    (fresh.output / "404.html").unlink()
    (fresh.output / "index.html").unlink()
    status, _, body = fresh.get("/minzheng/")
    assert status == 404
    assert body.decode() == (
        "<!doctype html><meta charset=utf-8><title>网站还没有生成</title><body>"
        '<script src="/_serve/reload.js?0"></script>\n'
    )


def test_the_script_of_ours_is_given_out(serving):
    status, headers, body = serving.get("/_serve/reload.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert b"/_serve/state?" in body


def test_where_all_ports_are_taken_there_is_no_server(tmp_path, monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setattr("civic.desk.preview.server.PORTS", [other.getsockname()[1]])
        assert open_server(PreviewState(tmp_path)) is None
