"""What several files of these tests only read."""

from __future__ import annotations

import pytest

from engine.page import Page
from tests.pages.county import pages


@pytest.fixture(scope="package")
def made() -> dict[str, Page]:
    """The pages of the county's leaderboards on 5 November, by address."""
    return pages()
