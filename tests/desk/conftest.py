"""A sample for a test, and a content folder in good order for calls that do nothing to it."""

import pytest

from tests.site.sample import Sample


@pytest.fixture
def sample(tmp_path):
    return Sample(tmp_path)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    sample = Sample(tmp_path_factory.mktemp("calls"))
    sample.post("guangming/2026/a.md")
    return sample.content
