"""serve: what a browser gets from it, and what becomes of it when files are saved, broken and mended."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import quote

import pytest

from civic.desk.preview import serve as desk
from civic.desk.preview.server import PORTS, PreviewState, open_server
from tests.desk.preview.serving import FORM, Serving, at, folder_of
from tests.site.sample import ROOT, surroundings


@pytest.fixture(scope="module")
def serving(tmp_path_factory):
    running = Serving(folder_of(tmp_path_factory.mktemp("serve"), url="https://sample.example/minzheng/"))
    yield running
    running.kill()


def test_the_site_is_mounted_at_its_own_path(serving):
    assert serving.url == f"http://127.0.0.1:{serving.port}/minzheng/"
    status, headers, body = serving.get("/minzheng/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "孙吴县样本网站" in body.decode()


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
    assert body.startswith((serving.sample.output / "404.html").read_bytes())


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


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/communities/guangming/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/categories/party/feed.json", "application/feed+json; charset=utf-8"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/leaderboard/2026-10/index.json", "application/json; charset=utf-8"),
        ("/leaderboard/2026-10/leaderboard.csv", "text/csv; charset=utf-8"),
    ],
)
def test_feeds_and_files_come_with_their_types_and_untouched(address, kind, serving):
    status, headers, body = serving.get(at(serving, address))
    assert (status, headers["content-type"]) == (200, kind)
    assert body == (serving.sample.output / address.lstrip("/")).read_bytes()
    assert headers["cache-control"] == "no-store"


def test_pictures_and_attachments_are_given_out(serving):
    address = at(serving, "/communities/guangming/2026/a/")
    page = serving.get(address)[2].decode()
    picture = re.search(r'src="(/minzheng/media/[^"]+)"', page)[1]
    assert serving.get(picture)[1]["content-type"] == "image/jpeg"
    assert serving.get(address + quote("登记表.docx"))[2] == FORM


def test_head_is_answered_without_a_body(serving):
    status, headers, body = serving.get("/minzheng/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(serving.get("/minzheng/")[2])


def test_the_script_that_reloads_is_in_the_page_but_not_in_the_built_file(serving):
    version = serving.state()["version"]
    assert f'<script src="/_serve/reload.js?{version}"></script>' in serving.get("/minzheng/")[2].decode()
    assert "_serve" not in (serving.sample.output / "index.html").read_text("utf-8")
    status, headers, _ = serving.get("/_serve/reload.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")


def test_what_is_saved_is_built_and_told(serving):
    sample = serving.sample
    told = serving.after(lambda: sample.post("xinhua/2026/neu.md", title="新写的"))
    assert (told["problems"], told["words"]) == ([], "")
    assert "新写的" in serving.get("/minzheng/communities/xinhua/")[2].decode()


def test_a_broken_post_is_told_and_held_back_until_it_is_mended(serving):
    sample, address = serving.sample, "/minzheng/communities/guangming/2026/b/"
    serving.after(lambda: sample.post("guangming/2026/b.md", title="完好"))
    assert serving.get(address)[0] == 200
    told = serving.after(lambda: sample.post("guangming/2026/b.md", title="完好", category="无"))
    assert [(p["file"], p["line"], p["severity"]) for p in told["problems"]] == [
        ("communities/guangming/2026/b.md", 4, "problem")
    ]
    assert serving.get(address)[0] == 404
    told = serving.after(lambda: sample.post("guangming/2026/b.md", title="改好了"))
    assert told["problems"] == []
    assert "改好了" in serving.get(address)[2].decode()


def test_a_fault_of_the_registry_keeps_the_last_good_site_until_it_is_mended(serving):
    sample, address = serving.sample, "/minzheng/communities/guangming/2026/a/"
    told = serving.after(lambda: sample.site_yaml(demo="也许"))
    assert [(p["file"], p["field"]) for p in told["problems"]] == [("registry/site.yaml", "demo")]
    assert told["words"] == "registry 文件夹里的登记有错，这次没有生成网站；原来的网站保持不变。"
    assert serving.get(address)[0] == 200
    told = serving.after(sample.site_yaml)
    assert (told["problems"], told["words"]) == ([], "")
    assert serving.get(address)[0] == 200


def test_a_file_that_is_deleted_takes_its_page_with_it(serving):
    file = serving.sample.post("guangming/2026/c.md")
    serving.after(lambda: file.write_text(file.read_text("utf-8") + "再写一句。", "utf-8"))
    assert serving.get("/minzheng/communities/guangming/2026/c/")[0] == 200
    serving.after(file.unlink)
    assert serving.get("/minzheng/communities/guangming/2026/c/")[0] == 404


def test_it_takes_a_free_port_opens_the_browser_and_ends_with_ctrl_c(tmp_path, serving):
    second = Serving(folder_of(tmp_path))
    try:
        assert second.port in PORTS
        assert second.port != serving.port
        assert second.base == "/"
        assert second.get("/")[0] == 200
        assert second.opened.read_text() == f"http://127.0.0.1:{second.port}/\n"
        code, out, err = second.stop()
        assert (code, err) == (0, "")
        assert out.endswith("已停止预览。\n")
    finally:
        second.kill()


def test_it_begins_even_where_the_first_build_makes_no_site_and_heals_when_mended(tmp_path):
    sample = folder_of(tmp_path)
    sample.site_yaml(demo="也许")
    running = Serving(sample)
    try:
        status, headers, body = running.get("/")
        assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert "网站还没有生成" in body.decode()
        assert b"/_serve/reload.js" in body
        assert [p["field"] for p in running.state()["problems"]] == ["demo"]
        running.after(sample.site_yaml)
        assert running.get("/")[0] == 200
    finally:
        running.kill()


def test_a_changed_address_of_the_site_moves_the_mount(tmp_path):
    sample = folder_of(tmp_path)
    running = Serving(sample)
    try:
        running.after(lambda: sample.site_yaml(url="https://sample.example/new/"))
        assert running.get("/")[1]["location"] == "/new/"
        assert running.get("/new/communities/")[0] == 200
        assert running.get("/communities/")[0] == 404
    finally:
        running.kill()


def test_a_save_while_the_first_build_runs_is_not_missed(tmp_path):
    sample, address = folder_of(tmp_path), "/communities/guangming/2026/late/"
    running = Serving(sample, meanwhile=lambda: sample.post("guangming/2026/late.md", title="赶上了"))
    try:
        if running.get(address)[0] == 404:
            running.state(1)
        assert running.get(address)[0] == 200
    finally:
        running.kill()


def test_ctrl_c_in_the_middle_of_the_first_build_ends_it_quietly(tmp_path):
    sample = folder_of(tmp_path)
    words = [f"--content={sample.content}", f"--output={sample.output}"]
    running = subprocess.Popen(
        [sys.executable, "-m", "civic.desk", "serve", *words],
        cwd=ROOT,
        env=surroundings({"BROWSER": "true %s"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not tmp_path.joinpath("output.problems.json").exists() and time.monotonic() < until:
        time.sleep(0.001)
    os.killpg(running.pid, signal.SIGINT)  # a terminal sends it to all that run in it
    try:
        out, err = running.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):  # as it should be
            os.killpg(running.pid, signal.SIGKILL)
    assert (running.returncode, err) == (0, "")
    assert out.endswith("已停止预览。\n")


def test_helpers_that_end_with_the_preview_say_nothing(tmp_path):
    sample = folder_of(tmp_path)
    for number in range(240):  # so many that helpers read and draw them
        sample.post(f"guangming/2026/p{number}.md", title=f"第 {number} 篇")
    running = Serving(sample)
    try:
        running.process.send_signal(signal.SIGINT)
        out, err = running.process.communicate(timeout=60)  # until the last of them has closed its end
    finally:
        running.kill()
    assert (running.process.returncode, err) == (0, "")
    assert out.endswith("已停止预览。\n")


def test_all_ports_taken_is_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(desk, "open_server", lambda shown: None)
    assert desk.serve(tmp_path, None, None) == 1
    assert capsys.readouterr().err == "127.0.0.1 上从 8000 到 8099 的端口都被占用，请关掉一些程序再试。\n"


def test_two_previews_of_one_project_never_build_into_one_folder(tmp_path, monkeypatch):
    servers, folders = [], []

    def opened(shown):
        servers.append(open_server(shown))
        return servers[-1]

    def build(previews, saved=None):
        folders.append(previews.shown.folder)
        if len(folders) == 1:
            desk.serve(tmp_path, None, None)  # the second, while the first one builds
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "open_server", opened)
    monkeypatch.setattr(desk._PreviewBuilder, "build", build)
    assert desk.serve(tmp_path, None, None) == 0
    for server in servers:
        server.server_close()
    assert len(folders) == 2
    assert folders[0] != folders[1]


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
