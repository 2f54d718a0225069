"""A demo, and `new --site` begun on it with answers."""

import pytest

from civic.desk.__main__ import main
from civic.desk.setup import new_site as desk_new_site
from tests.desk.setup.beginning import DAY
from tests.desk.terminal.answering import country, type_in
from tests.site.sample import Sample


@pytest.fixture
def demo(tmp_path):
    """A content folder that says of itself that it is the demo."""
    sample = Sample(tmp_path, {"demo": "true"})
    sample.post("guangming/2026/a.md", title="演示的文章")
    return sample


@pytest.fixture
def begin(demo, monkeypatch, tmp_path):
    """Answer the questions of `new --site` for the demo; gives its exit code."""
    tables = country(tmp_path / "tables")
    monkeypatch.setattr(desk_new_site, "fetch_tables", lambda folder: tables)
    monkeypatch.setattr("civic.desk.calls.today", lambda: DAY)

    def run(*answers, content=None, more=()):
        type_in(monkeypatch, *answers)
        return main(["new", "--site", f"--content={content or demo.content}", *more])

    return run
