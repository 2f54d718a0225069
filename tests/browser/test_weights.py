"""What a reader has to wait for: HTML and CSS of a post weigh at most 14 KB on the wire (one round trip on a phone)."""

import gzip
import re
import sys

import pytest

LIMIT = 14 * 1024


@pytest.fixture(scope="module")
def weights(demo):
    """Address -> bytes of its HTML and the one style sheet, gzipped as a server sends them."""
    (style,) = [data for path, data in demo.bytes().items() if path.endswith(".css")]
    css = len(gzip.compress(style, 9, mtime=0))
    return {at: len(gzip.compress(demo.file(at).read_bytes(), 9, mtime=0)) + css for at in demo.addresses()}


def test_no_post_weighs_more_than_14_kilobytes(weights, capsys):
    posts = {
        at: size
        for at, size in weights.items()
        if re.fullmatch(r"/(?!leaderboard)([a-z-]+/)+\d{4}/[^/]+/", at)
    }
    assert len(posts) > 40
    assert max(posts.values()) <= LIMIT, max(posts, key=posts.get)
    named = {
        "front page": "/",
        "leaderboard": "/leaderboard/2026-10/",
        "year of a unit": "/leaderboard/2026/guangming/",
    }
    lines = [f"{name}: {weights[at]} bytes" for name, at in named.items()]
    with capsys.disabled():
        sys.stdout.write(
            f"\nHTML + CSS, gzip -9: posts {min(posts.values())} to {max(posts.values())} bytes; "
            f"{'; '.join(lines)}\n"
        )


def test_every_page_has_one_style_sheet_and_no_script(demo):
    for at in demo.addresses():
        page = demo.page(at)
        assert len(page.xpath("//link[@rel='stylesheet']")) == 1, at
        assert page.xpath("//script") == [], at
