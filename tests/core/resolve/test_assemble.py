"""Parts meet: addresses, codes, links, and what the day makes of the problems (specification.md §1.7)."""

from dataclasses import replace
from datetime import date, time

import pytest

from civic.core.listings import Streams
from civic.core.model import (
    Attachment,
    ItemTarget,
    MissingTarget,
    MissingUnit,
    Picture,
    Reference,
    Variant,
    Void,
    VoidReason,
)
from civic.core.problems import Occurrence, PlaceKind, PlaceStep, problem
from civic.core.resolve.assemble import AssemblyCache, assemble
from civic.core.resolve.link_resolver import files_needed
from civic.core.resolve.links import FolderIndex
from civic.core.resolve.read_results import AttachmentRead, Fault, ItemLocation, ItemRead, UnitRead
from tests.core.sample_site import item, registry, unit

D = date(2026, 11, 23)
PICTURES = frozenset({".jpg"})
PHOTO = Picture("d" * 16, 800, 600, (Variant(480, 360, "webp"), Variant(800, 600, "jpg")))
FORM = Attachment("表.pdf", "communities/aaa/2026/表.pdf", 1000, "e" * 64)


def read(owner, inner, *, references=(), problems=(), broken=False, cover=None, **more):
    made = replace(item(owner, inner, **more), references=tuple(references))
    place = ItemLocation(owner, made.column, made.path, inner)
    return ItemRead(
        place=place,
        item=None if broken else made,
        html="<p>文</p>",
        cover=cover,
        problems=tuple(problem(code, made.path, 5) for code in problems),
        draft=made.is_draft,
        references=made.references,
        slug=made.slug,
        year=made.day.year,
        withdrawn=made.withdrawn,
        void=made.void.day if made.void else None,
        lines=(("slug", 4), ("event", 6)),
    )


def unit_read(key, code="231124999001", problems=(), **more):
    path = f"communities/{key}/community.yaml"
    told = tuple(problem(name, path, 2) for name in problems)
    return UnitRead(key, path, unit(key, code=code), None, told, 2, **more)


def run(reads, units=None, files=None, others=(), as_of=D, cache=None):
    units = units or [unit_read("aaa")]
    paths = {r.place.path for r in reads} | set(others)
    folders = {
        root: FolderIndex(root, frozenset(p for p in paths if p.startswith(root + "/")))
        for root in [*(u.path.removesuffix("/community.yaml") for u in units), "bureau"]
    }
    return assemble(registry(), units, reads, folders, files or {}, PICTURES, as_of, cache)


def told(assembled):
    return [(p.code, p.file.rsplit("/", 1)[1], p.line, str(p.severity)) for p in assembled.problems]


def link(target, line=9):
    return Reference("link", target, line)


def picture(target, line=9):
    return Reference("picture", target, line, "现场")


def test_a_post_in_order_is_in_the_site():
    made = run([read("aaa", "2026/a.md")])
    assert [i.path for i in made.site.items] == ["communities/aaa/2026/a.md"]
    assert made.problems == ()


def test_a_post_with_a_problem_is_held_back_and_the_rest_is_there():
    made = run([read("aaa", "2026/a.md", problems=["category-unknown"]), read("aaa", "2026/b.md")])
    assert [i.slug for i in made.site.items] == ["b"]
    assert told(made) == [("category-unknown", "a.md", 5, "problem")]


def test_a_warning_holds_nothing_back():
    made = run([read("aaa", "2026/a.md", problems=["title-long"])])
    assert len(made.site.items) == 1


@pytest.mark.parametrize("status", ["draft", "submitted", "returned"])
def test_faults_of_a_draft_are_warnings(status):
    made = run([read("aaa", "2026/a.md", problems=["category-unknown"], status=status)])
    assert told(made) == [("category-unknown", "a.md", 5, "warning")]


@pytest.mark.parametrize("gone", [{"withdrawn": D}, {"void": Void(VoidReason.FALSE, D)}])
def test_of_a_post_that_is_gone_on_the_day_only_header_and_numbers_are_told(gone):
    faults = ["picture-elsewhere", "identity-number", "date-wrong"]
    made = run([read("aaa", "2026/a.md", problems=faults, references=[link("lost.pdf")], **gone)])
    assert told(made) == [("date-wrong", "a.md", 5, "problem"), ("identity-number", "a.md", 5, "warning")]
    assert made.site.items == ()


@pytest.mark.parametrize("gone", [{"withdrawn": D}, {"void": Void(VoidReason.PRIVACY, D)}])
def test_personal_numbers_never_hold_back_a_post_that_is_gone_on_the_day(gone):
    faults = ["identity-number", "bank-card", "mobile-number"]
    post = read("aaa", "2026/a.md", problems=faults, **gone)
    made = run([post])
    assert told(made) == [
        (code, "a.md", 5, "warning") for code in ("bank-card", "identity-number", "mobile-number")
    ]
    assert [i.slug for i in made.site.items] == ["a"]
    before = run([post], as_of=date(2026, 11, 22))
    assert [severity for *_, severity in told(before)] == ["problem", "problem", "warning"]
    assert before.site.items == ()


def test_a_post_that_is_gone_is_known_for_the_personal_number_in_its_address():
    gone = replace(read("aaa", "2026/a.md", withdrawn=D), has_number_in_address=True)
    made = run([gone, read("aaa", "2026/b.md", withdrawn=D)]).site
    assert made.without_tombstone == {gone.item.id}
    assert {i.slug for i in made.items} == {"a", "b"}


def test_a_control_character_in_the_text_of_a_post_that_is_gone_is_not_told():
    made = read("aaa", "2026/a.md", withdrawn=D)
    in_header, in_text = (problem("control-character", made.place.path, line) for line in (3, 8))
    kept = run([replace(made, problems=(in_text,), body_line=7)])
    assert told(kept) == []
    assert [i.slug for i in kept.site.items] == ["a"]
    held = run([replace(made, problems=(in_header, in_text), body_line=7)])
    assert told(held) == [("control-character", "a.md", 3, "problem")]


def test_a_post_that_will_be_withdrawn_tomorrow_is_still_checked_whole():
    made = run([read("aaa", "2026/a.md", references=[link("lost.pdf")], withdrawn=date(2026, 11, 24))])
    assert [code for code, *_ in told(made)] == ["link-missing"]


def test_a_withdrawn_post_with_a_lost_link_stays_in_the_books():
    made = run([read("aaa", "2026/a.md", references=[link("lost.pdf")], withdrawn=D)])
    assert [i.targets for i in made.site.items] == [(MissingTarget(),)]


def test_two_files_with_one_address_are_both_held_back_and_each_names_the_other():
    made = run([read("aaa", "2026/a.md"), read("aaa", "other/a.md"), read("aaa", "2026/b.md")])
    assert [i.slug for i in made.site.items] == ["b"]
    assert [dict(p.detail)["other"] for p in made.problems] == [
        "communities/aaa/other/a.md",
        "communities/aaa/2026/a.md",
    ]


def test_of_many_files_with_one_address_each_names_one_other():
    made = run([read("aaa", "1/a.md"), read("aaa", "2/a.md"), read("aaa", "3/a.md")])
    assert [dict(p.detail)["other"] for p in made.problems] == [
        "communities/aaa/2/a.md",
        "communities/aaa/1/a.md",
        "communities/aaa/1/a.md",
    ]


def test_one_name_in_two_years_is_two_addresses():
    made = run([read("aaa", "a.md", day=date(2025, 1, 1)), read("aaa", "b/a.md", day=date(2026, 1, 1))])
    assert made.problems == ()


def test_a_draft_does_not_hold_back_the_post_whose_address_it_has():
    made = run([read("aaa", "2026/a.md"), read("aaa", "other/a.md", status="draft")])
    assert [i.path for i in made.site.items if i.status.value != "draft"] == ["communities/aaa/2026/a.md"]
    assert told(made) == [("address-taken", "a.md", 4, "warning")]
    assert dict(made.problems[0].detail)["case"] == "draft"


def test_a_broken_header_does_not_hide_a_lost_link():
    made = run(
        [read("aaa", "2026/a.md", broken=True, problems=["date-wrong"], references=[link("lost.pdf")])]
    )
    assert [code for code, *_ in told(made)] == ["date-wrong", "link-missing"]


def test_a_post_whose_header_is_broken_still_takes_its_address():
    made = run([read("aaa", "2026/a.md"), read("aaa", "other/a.md", broken=True, problems=["date-wrong"])])
    assert made.site.items == ()


def test_a_page_of_the_bureau_cannot_stand_in_the_place_of_a_column():
    made = run([read("bureau", "pages/news.md")])
    assert told(made) == [("slug-reserved", "news.md", 4, "problem")]


def test_a_code_taken_twice_holds_back_both_units_with_their_posts():
    units = [unit_read("aaa"), unit_read("bbb")]
    made = run([read("aaa", "2026/a.md"), read("bbb", "2026/b.md")], units)
    assert (made.site.units, made.site.items) == ((), ())
    assert made.site.missing_units == (MissingUnit("aaa", "aaa社区"), MissingUnit("bbb", "bbb社区"))
    assert [p.code for p in made.problems] == ["unit-code-taken", "unit-code-taken"]


def test_a_fault_of_a_unit_holds_back_its_posts_and_tells_their_own_faults_too():
    units = [unit_read("aaa", problems=["unit-kind-unknown"]), unit_read("bbb", code="231124999002")]
    made = run([read("aaa", "2026/a.md", problems=["title-long"]), read("bbb", "2026/b.md")], units)
    assert [i.owner for i in made.site.items] == ["bbb"]
    assert {p.code for p in made.problems} == {"unit-kind-unknown", "title-long"}


def test_the_needed_files_are_those_that_posts_refer_to_each_once():
    reads = [
        read("aaa", "2026/a.md", references=[picture("p.jpg"), link("表.pdf"), link("p.jpg"), link("b.md")]),
        read("aaa", "2026/b.md", references=[picture("p.jpg"), link("/communities/")]),
    ]
    paths = frozenset(f"communities/aaa/2026/{n}" for n in ("a.md", "b.md", "p.jpg", "表.pdf", "unused.pdf"))
    folders = {"communities/aaa": FolderIndex("communities/aaa", paths)}
    assert files_needed(reads, [], folders, PICTURES) == (
        ("attachment", "communities/aaa/2026/表.pdf"),
        ("picture", "communities/aaa/2026/p.jpg"),
    )


def test_references_become_targets_in_their_order():
    files = {
        ("picture", "communities/aaa/2026/p.jpg"): PHOTO,
        ("attachment", "communities/aaa/2026/表.pdf"): FORM,
    }
    first = read("aaa", "2026/a.md", references=[picture("p.jpg"), link("表.pdf"), link("b.md#一")])
    made = run([first, read("aaa", "2026/b.md")], files=files, others=[path for _, path in files])
    a, b = made.site.items
    assert a.targets == (PHOTO, FORM, ItemTarget(b.id, fragment="一"))
    assert a.attachments == (FORM,)


def test_the_cover_is_the_first_picture_unless_the_header_names_one():
    other = replace(PHOTO, digest="c" * 16)
    files = {
        ("picture", "communities/aaa/2026/p.jpg"): PHOTO,
        ("picture", "communities/aaa/2026/c.jpg"): other,
    }
    others = [path for _, path in files]
    plain = read("aaa", "2026/a.md", references=[picture("p.jpg")])
    named = read("aaa", "2026/b.md", references=[picture("p.jpg")], cover=picture("c.jpg", 3))
    made = run([plain, named], files=files, others=others)
    assert [i.cover for i in made.site.items] == [PHOTO, other]


def test_a_fault_of_a_picture_is_told_at_the_line_that_shows_it():
    files = {("picture", "communities/aaa/2026/p.jpg"): Fault("picture-truncated", (("name", "p.jpg"),))}
    made = run(
        [read("aaa", "2026/a.md", references=[picture("p.jpg", 12)])],
        files=files,
        others=["communities/aaa/2026/p.jpg"],
    )
    assert told(made) == [("picture-truncated", "a.md", 12, "problem")]


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        (picture("lost.jpg"), "picture-missing"),
        (link("lost.pdf"), "link-missing"),
        (link("../../bbb/2026/b.md"), "path-leaves-folder"),
        (link("/communities/nobody/"), "link-address-wrong"),
        (picture("/media/x.jpg"), "picture-missing"),
    ],
)
def test_a_reference_that_leads_nowhere_holds_the_post_back(reference, code):
    made = run([read("aaa", "2026/a.md", references=[reference])])
    assert told(made) == [(code, "a.md", 9, "problem")]


@pytest.mark.parametrize(
    "other",
    [
        {"status": "draft"},
        {"day": date(2026, 11, 24)},
        {"expires": D},
        {"withdrawn": D},
        {"problems": ["date-wrong"]},
    ],
)
def test_a_link_to_an_item_without_a_page_on_the_day_is_only_told(other):
    made = run([read("aaa", "2026/a.md", references=[link("b.md")]), read("aaa", "2026/b.md", **other)])
    assert ("link-without-page", "a.md", 9, "warning") in told(made)
    assert "communities/aaa/2026/a.md" in [i.path for i in made.site.items]


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("/communities/aaa/service/", True),
        ("/communities/aaa/party/", False),
        ("/communities/aaa/2026/rss.xml", None),
        ("/news/", False),
        ("/communities/aaa/2026/page/1/", False),
        ("/communities/aaa/rss.xml", True),
        ("/communities/rss.xml", True),
        ("/leaderboard/", True),
        ("/leaderboard/2026-10/", True),
        ("/leaderboard/2026-Q4/index.json", True),
        ("/leaderboard/2026/aaa/", True),
        ("/leaderboard/2026-09/", False),
        ("/leaderboard/2026-12/leaderboard.csv", False),
        ("/leaderboard/2025/", False),
        ("/leaderboard/2025/aaa/", False),
    ],
)
def test_a_link_to_a_list_is_told_while_the_list_is_empty(target, there):
    made = run([read("aaa", "2026/a.md", references=[link(target)])])
    expected = {True: [], False: ["link-without-page"], None: ["link-address-wrong"]}[there]
    assert [p.code for p in made.problems] == expected


def test_a_blog_whose_key_ends_in_page_has_its_page():
    links = [link("/communities/homepage/"), link("/communities/homepage/page/1/", line=10)]
    made = run([read("homepage", "2026/a.md", references=links)], [unit_read("homepage")])
    assert told(made) == [("link-without-page", "a.md", 10, "warning")]


@pytest.mark.parametrize(
    ("target", "codes"),
    [("/rss.xml", []), ("/communities/", []), ("/communities/rss.xml", ["link-without-page"])],
)
def test_without_any_post_the_communities_have_a_page_and_no_feed(target, codes):
    made = run([read("bureau", "news/a.md", references=[link(target)])])
    assert [p.code for p in made.problems] == codes


@pytest.mark.parametrize(
    "target",
    ["/communities/bbb/", "/communities/bbb/service/", "/communities/bbb/2026/b/", "/leaderboard/2026/bbb/"],
)
def test_a_link_to_a_unit_that_is_held_back_is_only_told(target):
    units = [unit_read("aaa"), unit_read("bbb", code="231124999002", problems=["date-wrong"])]
    made = run([read("aaa", "2026/a.md", references=[link(target)]), read("bbb", "2026/b.md")], units)
    assert told(made) == [
        ("link-without-page", "a.md", 9, "warning"),
        ("date-wrong", "community.yaml", 2, "problem"),
    ]


def test_a_link_to_a_post_that_does_not_tell_its_day_is_only_told():
    broken = replace(read("aaa", "2026/b.md", broken=True, problems=["date-wrong"]), year=None)
    made = run([read("aaa", "2026/a.md", references=[link("/communities/aaa/2026/b/")]), broken])
    assert ("link-without-page", "a.md", 9, "warning") in told(made)
    assert [i.slug for i in made.site.items] == ["a"]


@pytest.mark.parametrize("broken", [False, True])
def test_links_of_a_post_that_is_held_back_are_told_in_the_same_run(broken):
    links = [link("b.md"), link("a.md"), link("/news/", line=11)]
    held = read("aaa", "2026/a.md", references=links, problems=["date-wrong"], broken=broken)
    made = run([held, read("aaa", "2026/b.md", day=date(2026, 11, 24))])
    assert told(made) == [
        ("date-wrong", "a.md", 5, "problem"),
        ("link-without-page", "a.md", 9, "warning"),
        ("link-without-page", "a.md", 11, "warning"),
    ]


@pytest.mark.parametrize("state", [{"withdrawn": D}, {"expires": D}, {"status": "draft"}])
def test_links_that_nobody_sees_are_not_told_to_lead_nowhere(state):
    held = read("aaa", "2026/a.md", references=[link("/news/")], problems=["event-apart"], **state)
    assert [code for code, *_ in told(run([held]))] == ["event-apart"]


def test_an_address_that_a_draft_has_too_means_the_post_that_is_out():
    reads = [read("aaa", "a/x.md", status="draft"), read("aaa", "b/x.md")]
    made = run([*reads, read("aaa", "c.md", references=[link("/communities/aaa/2026/x/")])])
    assert "link-without-page" not in [p.code for p in made.problems]


@pytest.mark.parametrize("other", ["表.pdf", "表.PDF"])
def test_two_attachments_of_one_name_in_one_post_are_a_problem(other):
    files = {
        ("attachment", "communities/aaa/2026/表.pdf"): AttachmentRead(FORM),
        ("attachment", f"communities/aaa/{other}"): AttachmentRead(
            Attachment(other, f"communities/aaa/{other}", 5, "0" * 64)
        ),
    }
    made = run(
        [read("aaa", "2026/a.md", references=[link("表.pdf"), link(f"../{other}", 11)])],
        files=files,
        others=[path for _, path in files],
    )
    assert told(made) == [("attachment-name-taken", "a.md", 11, "problem")]


ON_PAGE_1 = (Occurrence((PlaceStep(PlaceKind.PAGE, "1"),), "11**"),)
ON_PAGE_2 = (Occurrence((PlaceStep(PlaceKind.PAGE, "2"),)),)
FILLED_IN = {
    ("attachment", "communities/aaa/2026/表.pdf"): AttachmentRead(
        FORM,
        (
            Fault("identity-number", (("case", "attachment"), ("name", "表.pdf"), ("places", ON_PAGE_1))),
            Fault("attachment-unread", (("case", "scanned"), ("name", "表.pdf"), ("places", ON_PAGE_2))),
        ),
    )
}


def of_filled_in(*lines, **state):
    post = read("aaa", "2026/a.md", references=[link("表.pdf", line) for line in lines], **state)
    return run([post], files=FILLED_IN, others=["communities/aaa/2026/表.pdf"])


def test_everything_inside_an_attachment_is_told_at_the_line_that_offers_it():
    made = of_filled_in(7)
    assert told(made) == [
        ("attachment-unread", "a.md", 7, "warning"),
        ("identity-number", "a.md", 7, "problem"),
    ]
    assert dict(made.problems[1].detail) == {"case": "attachment", "name": "表.pdf", "places": ON_PAGE_1}
    assert made.site.items == ()


def test_an_attachment_that_a_post_offers_twice_is_told_of_once():
    assert [line for _, _, line, _ in told(of_filled_in(7, 9))] == [7, 7]


def test_what_is_inside_the_attachment_of_a_draft_is_only_told():
    assert {severity for *_, severity in told(of_filled_in(7, status="draft"))} == {"warning"}


@pytest.mark.parametrize("state", [{"withdrawn": D}, {"void": Void(VoidReason.PRIVACY, D)}])
def test_of_a_post_that_is_gone_only_the_numbers_in_its_attachments_are_told(state):
    made = of_filled_in(7, **state)
    assert told(made) == [("identity-number", "a.md", 7, "warning")]
    assert len(made.site.items) == 1


@pytest.mark.parametrize(("reviewer", "codes"), [("", ["person-exposed"]), ("局办公室", [])])
def test_names_in_an_attachment_are_told_unless_somebody_has_released_the_post(reviewer, codes):
    seen = Fault(
        "person-exposed", (("case", "attachment"), ("name", "表.pdf"), ("places", "正文 王**（低保）"))
    )
    files = {("attachment", "communities/aaa/2026/表.pdf"): AttachmentRead(FORM, (seen,))}
    post = read("aaa", "2026/a.md", references=[link("表.pdf", 7)], reviewer=reviewer)
    made = run([post], files=files, others=["communities/aaa/2026/表.pdf"])
    assert [fault.code for fault in made.problems] == codes
    assert len(made.site.items) == 1


def test_posts_of_one_event_reported_more_than_60_days_apart_are_told():
    made = run(
        [
            read("aaa", "a.md", event="运动会", day=date(2026, 1, 1)),
            read("aaa", "b.md", event="运动会", day=date(2026, 3, 2)),
            read("aaa", "c.md", event="运动会", day=date(2026, 3, 3)),
        ]
    )
    assert told(made) == [("event-apart", "c.md", 6, "warning")]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "换了标题"},
        {"day": date(2026, 3, 2)},
        {"time": time(8, 30)},
        {"category": "party"},
        {"themes": ("love",)},
        {"status": "hidden"},
        {"expires": D},
        {},
    ],
)
def test_lists_after_a_change_are_those_of_a_run_that_knows_nothing_of_the_one_before(change):
    cache = AssemblyCache()
    before = [read("aaa", f"{n}.md", day=date(2026, 3, n)) for n in (1, 2, 3)]
    run(before, cache=cache)
    changed = read("aaa", "2.md", **{"day": date(2026, 3, 2), **change})
    after = run([before[0], changed, before[2]], cache=cache)
    assert after.streams == Streams.of(after.site, D)
    assert changed.item in after.site.items
