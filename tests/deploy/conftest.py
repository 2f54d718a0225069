"""The demo as the county's server gives it: at the root of its host, and below a path."""

import pytest

from tests.deploy.nginx import Nginx
from tests.site.demo import demo, demo_at_root

__all__ = ["demo", "demo_at_root"]


@pytest.fixture(scope="session")
def at_root(demo_at_root, tmp_path_factory):
    """nginx with deploy/nginx/site-root.conf."""
    with Nginx("site-root.conf", demo_at_root.folder, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="session")
def below(demo, tmp_path_factory):
    """nginx with deploy/nginx/site-below-path.conf."""
    with Nginx("site-below-path.conf", demo.folder, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(params=["at_root", "below"])
def server(request):
    """Each of the two in turn."""
    return request.getfixturevalue(request.param)
