"""The demo as the county's server gives it: at the root of its host, and below a path."""

import os
import shutil
from dataclasses import replace

import pytest

from tests.deploy.nginx import Nginx
from tests.site.demo import shared_demo


def own_demo(tmp_path_factory, name):
    """A demo that these tests may write into; its files are those that all other tests read."""
    built = shared_demo(tmp_path_factory, name)
    folder = tmp_path_factory.mktemp("demo") / "output"
    shutil.copytree(built.folder, folder, copy_function=os.link)
    return replace(built, folder=folder)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo below a path."""
    return own_demo(tmp_path_factory, "below")


@pytest.fixture(scope="session")
def demo_at_root(tmp_path_factory):
    """The demo at the root of its host."""
    return own_demo(tmp_path_factory, "root")


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
