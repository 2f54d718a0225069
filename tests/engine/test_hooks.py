"""Page modules offer functions of a view to pages (hooks.py)."""

import gc

import pytest
from blinker import Signal

from engine import hooks
from engine.page import Page


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """What other tests have offered stays out of these, and the other way round."""
    monkeypatch.setattr(hooks, "_wanted", Signal())


def one(view):
    return [Page("/one/", "page.html", {"title": view})]


def two(view):
    yield Page("/two/a/", "page.html", {"title": view})
    yield Page("/two/b/", "page.html", {"title": view})


def test_what_every_offered_function_makes_of_a_view_is_gathered():
    hooks.offer(one)
    hooks.offer(two)
    found = list(hooks.gather("甲"))
    assert sorted(page.address for page in found) == ["/one/", "/two/a/", "/two/b/"]
    assert [page.values for page in found] == [{"title": "甲"}] * 3


def test_a_function_that_is_offered_twice_is_asked_once():
    hooks.offer(one)
    hooks.offer(one)
    assert [page.address for page in hooks.gather("甲")] == ["/one/"]


def test_a_function_that_nobody_else_holds_is_asked_too():
    hooks.offer(lambda view: [Page("/kept/", "page.html", {})])
    gc.collect()
    assert [page.address for page in hooks.gather("甲")] == ["/kept/"]


def test_where_nothing_is_offered_there_are_no_pages():
    assert list(hooks.gather("甲")) == []
