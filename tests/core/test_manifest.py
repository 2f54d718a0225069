"""What one site changes of another, by their own lists of items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from civic.core.manifest import ManifestDiff, ManifestItem, SiteManifest, diff_manifests, site_manifest
from civic.core.manifest import manifest_item as online_entry
from tests.core.sample_site import item, site, unit

DAY = date(2026, 11, 5)


def entry(name: str, address: str = "", digest: str = "0", title: str = "") -> ManifestItem:
    return ManifestItem(name, "guangming", title or name, address or f"/{name}/", digest)


def listed(*entries: ManifestItem) -> SiteManifest:
    return SiteManifest(entries)


def test_before_anything_is_online_everything_is_new() -> None:
    assert diff_manifests(None, listed(entry("b"), entry("a"))) == ManifestDiff(
        added=(entry("a"), entry("b"))
    )


def test_an_item_is_known_by_its_id_and_new_bytes_or_a_new_address_are_an_update() -> None:
    before = listed(entry("a"), entry("b"), entry("c"))
    after = listed(entry("a", digest="1"), entry("b", "/other/"), entry("c"))
    found = diff_manifests(before, after)
    assert (found.added, found.removed) == ((), ())
    assert [new.id for _, new in found.updated] == ["a", "b"]


def test_what_is_not_there_any_more_is_removed() -> None:
    assert diff_manifests(listed(entry("a"), entry("b")), listed(entry("b"))) == ManifestDiff(
        removed=(entry("a"),)
    )


def test_another_file_at_the_old_address_is_an_update() -> None:
    old, new = entry("a", "/x/"), entry("b", "/x/")
    assert diff_manifests(listed(old), listed(new)) == ManifestDiff(updated=((old, new),))


def test_two_that_are_not_listed_have_no_address_in_common() -> None:
    old, new = replace(entry("a"), address=""), replace(entry("b"), address="")
    assert diff_manifests(listed(old), listed(new)) == ManifestDiff(added=(new,), removed=(old,))


def test_a_day_of_receipt_is_no_change() -> None:
    assert (
        diff_manifests(listed(entry("a")), replace(listed(entry("a")), received={"a": DAY})) == ManifestDiff()
    )


def test_the_list_holds_what_has_a_page_and_says_nothing_of_what_is_not_listed() -> None:
    posts = [
        item("guangming", "2026/a.md", title="甲"),
        item("guangming", "2026/b.md", title="乙", status="hidden"),
        item("guangming", "2026/c.md", title="丙", status="draft"),
        item("guangming", "2026/d.md", title="丁", day=date(2026, 11, 6)),
        item("guangming", "2026/e.md", title="戊", expires=DAY),
        item("guangming", "2026/f.md", title="己", withdrawn=DAY),
        item("bureau", "news/a.md", title="庚"),
    ]
    days = {one.id: DAY if one is not posts[1] else None for one in posts}
    content = replace(site([unit("guangming")], posts), received=days)
    found = site_manifest(content, DAY, (online_entry(post, DAY, post.title.encode()) for post in posts))
    assert [one.id for one in found.items] == sorted(one.id for one in found.items)
    assert {(one.unit, one.title, one.address) for one in found.items} == {
        ("guangming", "甲", "/communities/guangming/2026/a/"),
        ("guangming", "", ""),
        ("bureau", "庚", "/news/2026/a/"),
    }
    counted = {posts[at].id: DAY for at in (0, 4, 5)} | {posts[1].id: None}
    assert found.received == counted
    assert list(found.received) == sorted(counted)
    assert {one.digest for one in found.items} == {
        "甲".encode().hex(),
        "乙".encode().hex(),
        "庚".encode().hex(),
    }
