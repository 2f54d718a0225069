"""serve: what a browser gets from it, and what becomes of it when files are saved, broken and mended."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest

from civic.desk.preview import serve as desk
from civic.desk.preview.server import PORTS, open_server
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


def test_pictures_and_attachments_are_given_out(serving):
    address = at(serving, "/communities/guangming/2026/a/")
    page = serving.get(address)[2].decode()
    picture = re.search(r'src="(/minzheng/media/[^"]+)"', page)[1]
    assert serving.get(picture)[1]["content-type"] == "image/jpeg"
    assert serving.get(address + quote("登记表.docx"))[2] == FORM


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
