"""Lists: their order, who is in them, how they are cut into chunks (specification.md §2.4)."""

from datetime import date, time

from civic.core.listings import Streams, chunks, neighbours
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 23)


def test_lists_are_ordered_by_day_and_time_descending_then_bureau_units_by_code_then_path():
    made = site(
        units=[unit("bbb", code="231124000001"), unit("aaa", code="231124000002")],
        items=[
            item("aaa", "2026/z.md", day=date(2026, 10, 1)),
            item("bbb", "2026/a.md", day=date(2026, 10, 1)),
            item("bureau", "news/n.md", day=date(2026, 10, 1)),
            item("bbb", "2026/late.md", day=date(2026, 10, 1), time=time(9, 30)),
            item("bbb", "2026/b.md", day=date(2026, 10, 1)),
            item("aaa", "2026/new.md", day=date(2026, 10, 2)),
        ],
    )
    assert [i.path.rsplit("/", 1)[1] for i in Streams.of(made, D).everything] == [
        "new.md", "late.md", "n.md", "a.md", "b.md", "z.md",
    ]  # fmt: skip


def test_a_post_stands_in_its_blog_its_category_its_year_and_across_communities():
    made = site(
        units=[unit("aaa")],
        items=[item("aaa", "2026/a.md", category="party", themes=("love",), day=date(2026, 3, 5))],
    )
    assert list(Streams.of(made, D).lists) == [
        "/categories/party/",
        "/communities/",
        "/communities/aaa/",
        "/communities/aaa/2026/",
        "/communities/aaa/party/",
        "/themes/love/",
    ]


def test_hidden_waiting_draft_expired_withdrawn_and_bureau_pages_are_in_no_list():
    made = site(
        units=[unit("aaa")],
        items=[
            item("aaa", "hidden.md", status="hidden"),
            item("aaa", "draft.md", status="draft"),
            item("aaa", "submitted.md", status="submitted"),
            item("aaa", "returned.md", status="returned"),
            item("aaa", "waiting.md", day=date(2026, 11, 24)),
            item("aaa", "expired.md", expires=D),
            item("aaa", "withdrawn.md", withdrawn=D),
            item("bureau", "pages/about.md"),
        ],
    )
    assert Streams.of(made, D).lists == {}


def test_an_item_is_out_from_the_day_of_its_date_whatever_its_time():
    made = site(units=[unit("aaa")], items=[item("aaa", "a.md", day=D, time=time(23, 59))])
    assert len(Streams.of(made, D).everything) == 1


def _numbered(count):
    return [item("aaa", f"{n:02}.md", day=date(2026, 1, 1)) for n in range(count, 0, -1)]


def test_a_list_of_20_has_one_page():
    found = chunks("/x/", _numbered(20))
    assert [(c.address, len(c.items), c.newer, c.older) for c in found] == [("/x/", 20, None, None)]


def test_a_longer_list_shows_its_newest_20_and_chunks_counted_from_the_oldest():
    found = chunks("/x/", _numbered(45))
    names = [(c.address, c.items[0].path[-5:-3], c.items[-1].path[-5:-3]) for c in found]
    assert names == [
        ("/x/", "45", "26"),
        ("/x/page/1/", "20", "01"),
        ("/x/page/2/", "40", "21"),
        ("/x/page/3/", "45", "41"),
    ]


def test_every_item_can_be_reached_by_older_from_the_lists_own_address():
    for total in (21, 39, 40, 41, 60, 61, 100):
        by_address = {c.address: c for c in chunks("/x/", _numbered(total))}
        seen, at = set(), "/x/"
        while at is not None:
            seen |= {i.path for i in by_address[at].items}
            at = by_address[at].older
        assert len(seen) == total


def test_a_new_post_changes_only_the_first_page_and_the_newest_chunk():
    before = {c.address: c for c in chunks("/x/", _numbered(45))}
    after = {c.address: c for c in chunks("/x/", _numbered(46))}
    assert [a for a in after if after[a] != before.get(a)] == ["/x/", "/x/page/3/"]


def test_neighbours_are_the_newer_and_the_older_one():
    new, mid, old = _numbered(3)
    assert neighbours([new, mid, old]) == {new.id: (None, mid), mid.id: (new, old), old.id: (mid, None)}
