"""What several files of these tests need."""

import pytest

from engine.render import Renderer
from tests.engine.plain_site import CONSTANTS, TEMPLATES, drawing_of


@pytest.fixture
def drawing() -> Renderer:
    """The renderer of the plain site."""
    return drawing_of(TEMPLATES, CONSTANTS, {})
