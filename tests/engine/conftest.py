"""What several files of these tests need."""

import pytest

from engine.render import Renderer
from tests.engine.plain_site import CONSTANTS, TEMPLATES, renderer_of


@pytest.fixture
def renderer() -> Renderer:
    """The renderer of the plain site."""
    return renderer_of(TEMPLATES, CONSTANTS, {})
