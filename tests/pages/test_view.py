"""What a View takes over of the View before it."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from civic.core.model import Item
from civic.pages.memo import ItemMemo
from civic.pages.view import View
from tests.core.sample_site import item, site, unit

DAY = date(2026, 11, 5)

# Each step names the posts that a site has, each in one of two states.
steps = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["", "x"])), st.sampled_from([DAY, None])
    ),
    min_size=1,
    max_size=6,
)


@given(steps)
def test_what_is_made_of_each_item_is_that_of_its_last_state_and_day(
    history: list[tuple[dict[str, str], date | None]],
) -> None:
    memo: ItemMemo[tuple[str, date]] = ItemMemo()
    kept: dict[
        tuple[str, str], Item
    ] = {}  # an item in a state is one object, as when its file was not read again
    for posts, day in history:
        for name, state in posts.items():
            kept.setdefault((name, state), item("guangming", f"2026/{name}.md", title=name + state))
        content = site([unit("guangming")], [kept[post] for post in posts.items()])
        view = View.of(content, day or date(2026, 11, 6), PurePath(), PurePath())
        found = view.map_items(memo, lambda one, day=view.as_of: (one.title, day))
        assert list(found.items()) == [(one.id, (one.title, view.as_of)) for one in content.items]


def test_of_an_item_that_is_the_same_nothing_is_made_again() -> None:
    memo: ItemMemo[None] = ItemMemo()
    first, second = item("guangming", "2026/a.md"), item("guangming", "2026/b.md")
    edited = item("guangming", "2026/b.md", title="改过")
    added = item("guangming", "2026/c.md")
    made: list[str] = []
    for items in ([first, second], [first, edited], [first, edited, added], [edited]):
        view = View.of(site([unit("guangming")], items), DAY, PurePath(), PurePath())
        view.map_items(memo, lambda one: made.append(one.title))
    assert made == [first.title, second.title, "改过", added.title]


def test_of_every_item_something_new_is_made_where_what_it_is_made_with_has_changed() -> None:
    memo: ItemMemo[list[str]] = ItemMemo()
    content = site([unit("guangming")], [item("guangming", "2026/a.md")])
    found = []
    for word in ("x", "x", "y"):
        view = View.of(content, DAY, PurePath(), PurePath())
        found += view.map_items(memo, lambda one, word=word: [word], word).values()
    assert found == [["x"], ["x"], ["y"]]
    assert found[0] is found[1]


def test_every_item_has_its_address_whether_it_has_a_page_or_not() -> None:
    items = [
        item("bureau", "pages/about.md", column="pages"),
        item("bureau", "news/b.md"),
        item("guangming", "2026/a.md", status="draft"),
    ]
    view = View.of(site([unit("guangming")], items), DAY, PurePath(), PurePath())
    assert {view.address(one) for one in items} == {
        "/about/",
        "/news/2026/b/",
        "/communities/guangming/2026/a/",
    }
