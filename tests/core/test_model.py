"""The facts and what is asked of them (specification.md §0.4, §1.3, §1.5)."""

from datetime import date
from decimal import Decimal

import pytest

from civic.core.model import (
    Attachment,
    ItemTarget,
    Kind,
    Outlet,
    Picture,
    Rules,
    SiteInfo,
    Unit,
    Variant,
    Void,
    VoidReason,
    item_state,
    normalize_name,
)
from tests.core.sample_site import item, registry, site, unit

D = date(2026, 11, 5)
BEFORE, AFTER = date(2026, 11, 4), date(2026, 11, 6)


def void(day: date) -> Void:
    return Void(VoidReason.FALSE, day)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "published"),
        ({"status": "hidden"}, "hidden"),
        ({"status": "draft"}, "draft"),
        ({"status": "submitted"}, "draft"),
        ({"status": "returned"}, "draft"),
        ({"day": D}, "published"),
        ({"day": AFTER}, "waiting"),
        ({"expires": D}, "expired"),
        ({"expires": AFTER}, "published"),
        ({"withdrawn": D}, "withdrawn"),
        ({"withdrawn": AFTER}, "published"),
        ({"void": void(D)}, "void"),
        ({"void": void(AFTER)}, "published"),
    ],
)
def test_what_an_item_is_begins_on_its_day(more, state):
    assert item_state(item("aaa", "2026/a.md", **more), D) == state


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"status": "draft", "day": AFTER, "void": void(BEFORE)}, "draft"),
        ({"day": AFTER, "void": void(BEFORE), "withdrawn": BEFORE}, "waiting"),
        ({"void": void(D), "withdrawn": BEFORE, "expires": BEFORE}, "void"),
        ({"void": void(AFTER), "withdrawn": D, "expires": BEFORE}, "withdrawn"),
        ({"expires": D, "status": "hidden"}, "expired"),
        ({"withdrawn": D, "status": "hidden"}, "withdrawn"),
    ],
)
def test_of_several_things_that_an_item_could_be_the_first_of_the_table_applies(more, state):
    assert item_state(item("aaa", "2026/a.md", **more), D) == state


@pytest.mark.parametrize(
    ("year", "points"),
    [(2023, "3.00"), (2024, "3.00"), (2025, "3.00"), (2026, "4.50"), (2027, "4.50"), (2028, "6.00")],
)
def test_the_points_of_an_outlet_hold_until_another_year_gives_others(year, points):
    given = ((2024, Decimal("3.00")), (2026, Decimal("4.50")), (2028, Decimal("6.00")))
    assert Outlet("heihe-daily", "黑河日报", "city", given).points_in(year) == Decimal(points)


@pytest.mark.parametrize(
    ("year", "name"),
    [(2025, "default"), (2026, "2026"), (2027, "2026"), (2028, "2028"), (2040, "2028")],
)
def test_the_rules_of_a_year_are_its_own_or_the_latest_before_it_or_the_defaults(year, name):
    blocks = (Rules(name="2028"), Rules(name="2026"))  # whatever order they stand in
    assert registry(rules=blocks).rules_of(year).name == name


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://example.org/", "/"),
        ("https://example.org", "/"),
        ("https://example.org/minzheng/", "/minzheng/"),
        ("https://example.org/minzheng", "/minzheng/"),
        ("http://127.0.0.1:8000/a/b/", "/a/b/"),
    ],
)
def test_the_path_of_the_site_is_what_follows_its_host(url, base):
    assert SiteInfo(url=url, name="示例", body="示例县民政局").base == base


def test_an_item_offers_each_attachment_once_in_the_order_of_its_text():
    table = Attachment("表.pdf", "communities/aaa/表.pdf", 1, "a" * 64)
    form = Attachment("单.docx", "communities/aaa/单.docx", 2, "b" * 64)
    photo = Picture("d" * 16, 800, 600, (Variant(480, 360, "webp"), Variant(800, 600, "jpg")))
    made = item("aaa", "2026/a.md", targets=(form, photo, table, ItemTarget("urn:x"), form))
    assert made.attachments == (form, table)


def test_the_fallback_of_a_picture_is_the_file_for_browsers_without_webp():
    variants = (Variant(480, 360, "webp"), Variant(960, 720, "webp"), Variant(800, 600, "png"))
    assert Picture("d" * 16, 960, 720, variants).fallback == Variant(800, 600, "png")


def test_a_page_of_the_bureau_is_the_bureaus_and_no_item_of_a_column():
    page, news, post = item("bureau", "pages/about.md"), item("bureau", "news/a.md"), item("aaa", "a.md")
    assert [(one.is_bureau, one.is_page) for one in (page, news, post)] == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_a_site_finds_everything_by_its_key_and_knows_the_posts_of_the_units_from_the_bureaus_items():
    posts = [item("aaa", "2026/a.md"), item("bbb", "2026/b.md")]
    made = site(
        [unit("aaa", "231124999001"), unit("bbb", "231124999002")], [item("bureau", "news/n.md"), *posts]
    )
    assert made.posts == tuple(posts)
    assert made.unit_by_key["bbb"] == Unit("bbb", "231124999002", "bbb社区", Kind.COMMUNITY)
    assert made.item_by_id[posts[1].id] is made.posts[1]
    assert made.outlet_by_key["heihe-daily"].name == "黑河日报"
    assert (made.category_by_key["party"].name, made.column_by_key["news"].name) == ("党建", "民政要闻")


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("张 三", "张三"),
        (" 张\u3000三\t\n", "张三"),
        ("张\u200b三\ufeff\u00ad", "张三"),
        ("ＡＢ１２", "AB12"),
        ("黑河日报（网）", "黑河日报(网)"),
        ("cafe\u0301", "caf\u00e9"),
        ("", ""),
    ],
)
def test_names_are_compared_without_blanks_and_in_the_usual_width(text, compared):
    assert normalize_name(text) == compared
