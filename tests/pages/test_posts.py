"""The pages of posts and of the bureau's items (posts.py)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from civic.core.model import Column
from civic.pages.posts import portions
from civic.pages.view import View
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 23)


def _values(made):
    view = View.of(made, D, Path("content"), Path("cache"))
    return {page.address: page.values for portion in portions(view) for page in portion.generate()}


def test_an_item_has_its_neighbours_also_where_a_unit_bears_the_key_of_its_column():
    items = [
        item("bureau", "news/a.md", day=date(2026, 10, 1)),
        item("bureau", "news/b.md", day=date(2026, 10, 2)),
        item("news", "2026/c.md"),
    ]
    values = _values(site([unit("news")], items, columns=(Column("news", "民政要闻", "工作动态"),)))
    assert values["/news/2026/a/"]["newer"]["address"] == "/news/2026/b/"
    assert values["/news/2026/b/"]["older"]["address"] == "/news/2026/a/"
    assert values["/communities/news/2026/c/"]["newer"] is None


def test_an_address_that_nobody_shall_see_has_no_tombstone():
    gone, private = (item("aaa", f"2026/{name}.md", withdrawn=D) for name in ("gone", "private"))
    made = site([unit("aaa")], [gone, private])
    assert _values(made).keys() == {"/communities/aaa/2026/gone/", "/communities/aaa/2026/private/"}
    for without, addresses in ([private], {"/communities/aaa/2026/gone/"}), ([gone, private], set()):
        ids = frozenset(each.id for each in without)
        assert _values(replace(made, without_tombstone=ids)).keys() == addresses
