"""The demo, built once for all tests, and a sample for one."""

import pytest

from tests.site.demo import demo, demo_at_root
from tests.site.sample import Sample

__all__ = ["demo", "demo_at_root"]


@pytest.fixture
def sample(tmp_path):
    return Sample(tmp_path)
