"""A reader in Chromium at a county's server: the strict policy is in force, and nothing that a page needs breaks it."""

import re
from pathlib import Path

import pytest

from tests.browser.visiting import Visit


@pytest.fixture
def reader(browser):
    """A window that hears what is said in its console."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", accept_downloads=True)
    page = context.new_page()
    page.noise = []
    page.on("console", lambda said: page.noise.append(said.text))
    page.on("pageerror", lambda error: page.noise.append(str(error)))
    page.on("requestfailed", lambda request: _failed(page.noise, request))
    yield page
    context.close()


def _failed(noise, request):
    if request.failure != "net::ERR_ABORTED":  # who goes on, or takes a download, does not wait for the rest
        noise.append(f"{request.url} {request.failure}")


def test_every_kind_of_page_is_styled_and_quiet_under_the_policy(reader, server, demo):
    addresses = Visit.one_of_each_kind(demo)
    assert len(addresses) >= 24
    for address in addresses:
        answer = reader.goto(server.url + address)
        assert answer.status == 200, address
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        reader.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert reader.evaluate("getComputedStyle(document.body).fontSize") in ("18px", "19px", "20px"), (
            address
        )
        assert reader.noise == [], address


def test_every_picture_of_a_post_is_drawn(reader, server, demo):
    reader.goto(server.url + Visit.post_with_pictures(demo))
    for picture in reader.locator("main img").all():
        picture.scroll_into_view_if_needed()
    reader.wait_for_function(
        "Array.from(document.images).every(image => image.complete && image.naturalWidth > 0)"
    )
    assert reader.locator("main img").count() > 0
    assert reader.noise == []


def test_the_table_of_a_month_is_downloaded_under_its_name(reader, server, demo):
    reader.goto(server.url + "/leaderboard/2026-10/")
    with reader.expect_download() as begun:
        reader.locator("a[href$='leaderboard.xlsx']").click()
    download = begun.value
    assert download.suggested_filename == "leaderboard.xlsx"
    at = "leaderboard/2026-10/leaderboard.xlsx"
    assert Path(download.path()).read_bytes() == (demo.folder / at).read_bytes()
    assert reader.noise == []


def test_a_script_that_gets_into_a_page_does_not_run(reader, server):
    reader.goto(server.url + "/")
    reader.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); }"
    )
    reader.evaluate(
        "() => { const i = new Image(); i.src = 'https://other.example/x.png'; document.body.append(i); }"
    )
    reader.wait_for_timeout(200)
    assert reader.evaluate("window.ran") is None
    assert len([said for said in reader.noise if re.search("Content Security Policy", said)]) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<!doctype html><title>x</title><script>document.title = 'ran'</script>"),
        (
            "x.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><script>document.documentElement.id = 'ran'</script></svg>",
        ),
    ],
)
def test_a_file_with_a_script_that_gets_beside_a_post_does_not_run_either(
    name, text, reader, at_root, demo_at_root
):
    file = demo_at_root.file("/communities/guangming/").parent / name
    file.write_text(text, "utf-8")
    try:
        reader.goto(f"{at_root.url}/communities/guangming/{name}")
        reader.wait_for_timeout(200)
        assert reader.evaluate("document.title + document.documentElement.id") in ("x", "")
    finally:
        file.unlink()
    assert any("Content Security Policy" in said or "sandboxed" in said for said in reader.noise)
