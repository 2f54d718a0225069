"""What a county's server says with the files of deploy/nginx: types, keeping, packing, and what pages may not do."""

import gzip
import re
import subprocess
from urllib.parse import quote

import pytest

from tests.content.test_docs import DEPLOY, blocks
from tests.deploy.nginx import Nginx
from tests.site.sample import Sample

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def first(built, pattern):
    """The address of the first file of the site that fits."""
    return "/" + next(path for path in built.bytes() if re.fullmatch(pattern, path))


def safe(answer):
    """The headers that everything has."""
    return {name: answer.headers.get(name) for name in SAFE}


@pytest.mark.parametrize("which", ["at_root", "below"])
def test_nginx_finds_nothing_to_say_about_the_files(which, request):
    server = request.getfixturevalue(which)
    tested = subprocess.run([*server.command, "-t"], capture_output=True, encoding="utf-8", check=False)
    assert tested.returncode == 0, tested.stderr
    assert "warn" not in tested.stderr
    assert "syntax is ok" in tested.stderr


def test_the_server_that_the_document_shows_leads_to_https(at_root, tmp_path):
    [shown] = [block.text for block in blocks(DEPLOY) if block.words == "nginx"]
    server = Nginx("site-root.conf", at_root.folder, tmp_path)
    text = shown.replace("listen 80;", f"listen 127.0.0.1:{server.port};")
    (tmp_path / "sites-enabled/minzheng.conf").write_text(text, "utf-8")
    with server:
        answer = server.get("/communities/?a=1")
    assert (answer.status, answer.headers["location"]) == (301, "https://www.example.org/communities/?a=1")


@pytest.mark.parametrize(
    "address",
    ["/", "/communities/", "/communities/guangming/", "/leaderboard/2026-10/", "/about/", "/404.html"],
)
def test_a_page_is_html_that_is_asked_for_anew_and_may_use_nothing_but_our_style_and_pictures(
    address, server
):
    answer = server.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == POLICY
    assert safe(answer) == SAFE
    assert "content-disposition" not in answer.headers


def test_a_page_that_has_not_changed_is_not_sent_again(server):
    tag = server.get("/").headers["etag"]
    again = server.get("/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"


def test_pictures_and_the_style_may_be_kept_for_a_year(server, demo):
    for pattern, kind in (
        (r"media/.*\.webp", "image/webp"),
        (r"media/.*\.jpg", "image/jpeg"),
        (r"theme/.*\.css", "text/css; charset=utf-8"),
    ):
        answer = server.get(first(demo, pattern))
        assert (answer.status, answer.headers["content-type"]) == (200, kind)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert safe(answer) == SAFE


def test_the_little_picture_of_the_site_can_do_nothing(server, demo):
    answer = server.get(first(demo, r"theme/favicon.*\.svg"))
    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert (
        answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/communities/guangming/rss.xml", "application/rss+xml; charset=utf-8"),
        ("/news/atom.xml", "application/atom+xml; charset=utf-8"),
        ("/communities/feed.json", "application/feed+json; charset=utf-8"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ],
)
def test_feeds_have_their_own_types_and_may_be_kept_for_ten_minutes(address, kind, server):
    answer = server.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "public, max-age=600"
    assert safe(answer) == SAFE


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/leaderboard/2026-10/index.json", "application/json; charset=utf-8"),
        ("/leaderboard/2026-10/leaderboard.csv", "text/csv; charset=utf-8"),
    ],
)
def test_other_texts_say_that_they_are_utf_8(address, kind, server):
    answer = server.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "pattern", [r"leaderboard/2026-10/.*\.csv", r"leaderboard/2026-10/.*\.xlsx", r".*\.docx", r".*\.zip"]
)
def test_tables_and_office_files_are_downloads(pattern, server, demo):
    answer = server.get(quote(first(demo, pattern)))
    assert (answer.status, answer.headers["content-disposition"]) == (200, "attachment")
    assert safe(answer) == SAFE


def test_a_pdf_may_be_looked_at_in_the_browser(server, demo):
    answer = server.get(quote(first(demo, r".*\.pdf")))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize(
    "address", ["/communities/guangming/2020/gone/", "/media/0123456789abcdef-480.webp", "/x/rss.xml"]
)
def test_what_is_not_there_is_told_on_the_sites_own_page(address, server):
    answer = server.get(address)
    assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "没有找到这个页面" in answer.body.decode()
    assert f'href="{server.base}/"' in answer.body.decode()
    assert answer.headers["content-security-policy"] == POLICY
    assert safe(answer) == SAFE
    assert "cache-control" not in answer.headers


@pytest.mark.parametrize(
    "address", ["/media/", "/theme/", "/.git/config", "/communities/.hidden", "/.htaccess"]
)
def test_folders_are_not_listed_and_hidden_files_are_not_there(address, server, demo, demo_at_root):
    for built in (demo, demo_at_root):
        (built.folder / ".htaccess").write_text("secret")
    answer = server.get(address)
    for built in (demo, demo_at_root):
        (built.folder / ".htaccess").unlink()
    assert answer.status == 404
    assert b"secret" not in answer.body


@pytest.mark.parametrize("address", ["/communities", "/communities/guangming", "/leaderboard/2026-10"])
def test_an_address_without_its_last_slash_leads_to_the_one_with_it_on_the_same_host(address, server):
    answer = server.get(address)
    assert (answer.status, answer.headers["location"]) == (301, f"{server.base}{address}/")


def test_the_path_of_the_site_leads_into_it_and_the_rest_of_the_server_is_not_ours(below):
    answer = below.ask("/minzheng")
    assert (answer.status, answer.headers["location"]) == (301, "/minzheng/")
    for path in ("/communities/", "/rss.xml", "/minzhengju/", "/.minzheng.build/"):
        other = below.ask(path)
        assert other.status == 404
        assert "没有找到这个页面" not in other.body.decode()


@pytest.mark.parametrize(
    "address",
    ["/", "/rss.xml", "/feeds.opml", "/communities/feed.json", "/leaderboard/2026-10/leaderboard.csv"],
)
def test_texts_are_packed_for_those_who_can_unpack_them(address, server):
    packed, plain = server.get(address, Accept_Encoding="gzip"), server.get(address)
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) * 0.7
    assert "content-encoding" not in plain.headers


def test_pictures_are_not_packed_twice_and_come_in_parts_where_that_is_asked(server, demo):
    address = first(demo, r"media/.*\.webp")
    whole = server.get(address, Accept_Encoding="gzip")
    assert "content-encoding" not in whole.headers
    part = server.get(address, Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole.body[10:20])


def test_nobody_is_told_which_nginx_this_is(server):
    for address in ("/", "/gone/", "/communities"):
        assert server.get(address).headers["server"] == "nginx"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_site(method, server):
    assert server.get("/about/", method).status in (403, 405)


def test_a_new_build_is_seen_at_once_by_a_server_that_goes_on(tmp_path):
    (tmp_path / "nginx").mkdir()
    sample = Sample(tmp_path / "sample")
    sample.post("guangming/2026/a.md", title="送温暖")
    assert sample.build().code == 0
    with Nginx("site-root.conf", sample.output, tmp_path / "nginx") as server:
        before = server.get("/communities/guangming/2026/a/")
        sample.post("guangming/2026/a.md", title="又送温暖")
        assert sample.build().code == 0
        after = server.get("/communities/guangming/2026/a/", If_None_Match=before.headers["etag"])
    assert "<h1>送温暖</h1>" in before.body.decode()
    assert after.status == 200
    assert "<h1>又送温暖</h1>" in after.body.decode()


def test_everybody_may_read_what_build_has_written(demo):
    folders = [path for path in (demo.folder, *demo.folder.rglob("*")) if path.is_dir()]
    files = [path for path in demo.folder.rglob("*") if path.is_file()]
    assert len(files) > 300
    assert [path for path in folders if path.stat().st_mode & 0o005 != 0o005] == []
    assert [path for path in files if path.stat().st_mode & 0o004 != 0o004] == []
