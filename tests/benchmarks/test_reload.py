"""The measurement of `serve` in a browser: every saved sentence was seen on its page."""

from benchmarks.corpus import DAY, write_corpus
from benchmarks.reload import measure_reload


def test_each_edit_is_waited_for_until_the_browser_shows_it(tmp_path, page):
    files = write_corpus(tmp_path, 1, 20, ["reload"])
    before = {path: path.read_bytes() for path in tmp_path.rglob("content/**/*.md")}
    took = measure_reload(tmp_path / "reload", files, DAY, edits=2, page=page)
    assert len(took) == 2
    assert all(seconds > 0 for seconds in took)
    assert {path: path.read_bytes() for path in tmp_path.rglob("content/**/*.md")} == before
