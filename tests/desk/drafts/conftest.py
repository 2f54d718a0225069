"""A sample site, a folder of mailed Word files, and the drafts made of them."""

import pytest

from civic.desk.drafts import from_word
from civic.desk.drafts.from_word import new_from_word
from tests.desk.drafts.mailed import DAY


@pytest.fixture
def mail(tmp_path):
    """The folder into which the clerk has saved what came by mail."""
    folder = tmp_path / "邮件"
    folder.mkdir()
    return folder


@pytest.fixture
def make(sample, capsys, monkeypatch):
    """Make drafts on DAY; gives the exit code, what was said, and what was complained of."""
    monkeypatch.setattr(from_word, "CACHE", sample.folder / "cache")

    def call(*files, community="guangming", column=None, title=None):
        names = [str(file) for file in files]
        code = new_from_word(sample.content, names, community, column, title, DAY, sample.folder / "output")
        return code, *capsys.readouterr()

    return call
