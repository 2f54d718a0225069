"""What the references of items become, and which files are read for it (specification.md §1.7 and §2.7)."""

from dataclasses import replace

import pytest

from civic.core.model import (
    AddressTarget,
    Attachment,
    ItemTarget,
    MissingTarget,
    Picture,
    Reference,
    Variant,
)
from civic.core.resolve.link_resolver import LinkResolver, file_target, files_needed
from civic.core.resolve.links import FolderIndex
from civic.core.resolve.read_results import AttachmentRead, Fault, ItemLocation, ItemRead, UnitRead
from tests.core.sample_site import item, registry

PICTURES = frozenset({".jpg", ".png"})
PHOTO = Picture("d" * 16, 800, 600, (Variant(800, 600, "jpg"),))
HERE = "communities/aaa/2026"
FOLDER = FolderIndex(
    "communities/aaa",
    frozenset(
        {"communities/aaa/door.jpg", f"{HERE}/a.md", f"{HERE}/b.md", f"{HERE}/a.JPG", f"{HERE}/表.pdf"}
    ),
)
BUREAU = FolderIndex("bureau", frozenset({"bureau/news/n.md"}))
FOLDERS = {"communities/aaa": FOLDER, "bureau": BUREAU}
FORM = AttachmentRead(Attachment("表.pdf", f"{HERE}/表.pdf", 1000, "e" * 64))
FILES = {
    ("picture", f"{HERE}/a.JPG"): PHOTO,
    ("picture", "communities/aaa/door.jpg"): PHOTO,
    ("attachment", f"{HERE}/表.pdf"): FORM,
}


def link(target, line=9):
    return Reference("link", target, line)


def picture(target, line=9):
    return Reference("picture", target, line, "现场")


def read(owner, inner, *references, known=True, lines=(), **more):
    made = item(owner, inner, references=references, **more)
    return ItemRead(
        ItemLocation(owner, made.column, made.path, inner),
        made if known else None,
        "",
        None,
        (),
        draft=made.is_draft,
        references=references,
        slug=made.slug,
        year=made.day.year if known else None,
        lines=lines,
    )


def resolver(*reads, files=FILES):
    return LinkResolver(registry(), ["aaa"], reads, FOLDERS, files, PICTURES)


def test_of_what_items_and_units_refer_to_each_local_file_is_read_once_and_no_address_or_item():
    post = read(
        "aaa",
        "2026/a.md",
        picture("a.JPG"),
        link("a.JPG"),
        link("表.pdf"),
        link("b.md"),
        link("/communities/"),
    )
    card = UnitRead("aaa", "communities/aaa/community.yaml", None, picture("door.jpg"), ())
    assert files_needed([post], [card], FOLDERS, PICTURES) == (
        ("attachment", f"{HERE}/表.pdf"),
        ("picture", f"{HERE}/a.JPG"),
        ("picture", "communities/aaa/door.jpg"),
    )


def test_the_cover_of_a_header_is_read_and_what_is_not_there_is_not():
    post = replace(read("aaa", "2026/a.md", link("lost.pdf")), cover=picture("../door.jpg", 3))
    assert files_needed([post], [], FOLDERS, PICTURES) == (("picture", "communities/aaa/door.jpg"),)


def targets(post, *others, files=FILES):
    return resolver(post, *others, files=files).targets(post)


def test_each_reference_becomes_a_target_in_its_place():
    other, news = read("aaa", "2026/b.md"), read("bureau", "news/n.md")
    post = read(
        "aaa", "2026/a.md", link("b.md#一"), link("/news/2026/n/"), link("/categories/party/"), link("表.pdf"),
        picture("a.JPG"),
    )  # fmt: skip
    found, cover, problems = targets(post, other, news)
    assert found == (
        ItemTarget(other.item.id, fragment="一"),
        ItemTarget(news.item.id),
        AddressTarget("/categories/party/"),
        FORM.attachment,
        PHOTO,
    )
    assert (cover, problems) == (PHOTO, [])


@pytest.mark.parametrize(
    ("reference", "code", "facts"),
    [
        (link("lost.pdf", 7), "link-missing", {"target": "lost.pdf", "like": ""}),
        (picture("A.jpg", 8), "picture-missing", {"target": "A.jpg", "like": "a.JPG"}),
        (link("../../bbb/x.pdf"), "path-leaves-folder", {"target": "../../bbb/x.pdf"}),
        (link("/nowhere/"), "link-address-wrong", {"target": "/nowhere/", "like": ""}),
        (picture("/communities/"), "picture-missing", {"target": "/communities/", "like": ""}),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_at_its_line_and_keeps_its_place(reference, code, facts):
    found, _, (told,) = targets(read("aaa", "2026/a.md", reference, picture("a.JPG")))
    assert found == (MissingTarget(), PHOTO)
    assert (told.code, told.file, told.line, told.field) == (code, f"{HERE}/a.md", reference.line, None)
    assert dict(told.detail) == facts


def test_a_cover_that_is_not_there_is_told_at_its_field_and_no_picture_of_the_text_takes_its_place():
    post = replace(read("aaa", "2026/a.md", picture("a.JPG")), cover=picture("lost.jpg", 3))
    found, cover, (told,) = targets(post)
    assert (found, cover) == ((PHOTO,), None)
    assert (told.code, told.line, told.field) == ("picture-missing", 3, "cover")


def test_a_link_to_a_picture_shows_none_so_that_it_is_no_cover():
    assert targets(read("aaa", "2026/a.md", link("a.JPG")))[:2] == ((PHOTO,), None)


def test_what_is_wrong_with_a_file_is_told_with_the_name_by_which_it_was_asked_for():
    broken = {**FILES, ("picture", f"{HERE}/a.JPG"): Fault("picture-truncated", (("name", "a.JPG"),))}
    told = file_target(picture("a.JPG", 4), f"{HERE}/a.md", FOLDER, broken, PICTURES)
    assert (told.code, told.line, dict(told.detail)) == (
        "picture-truncated",
        4,
        {"name": "a.JPG", "target": "a.JPG"},
    )


def test_a_link_to_the_file_of_an_item_means_the_item():
    assert file_target(link("b.md"), f"{HERE}/a.md", FOLDER, FILES, PICTURES) == f"{HERE}/b.md"


def test_of_two_files_with_one_address_each_names_the_other_at_its_slug():
    first = read("aaa", "2026/a.md", lines=(("slug", 4),))
    second = read("aaa", "old/a.md")
    both = resolver(first, second)
    [of_first], [of_second] = both.clashes(first), both.clashes(second)
    assert (of_first.code, of_first.line, of_first.field) == ("address-taken", 4, "slug")
    assert (of_second.code, of_second.line, of_second.field) == ("address-taken", None, None)
    assert dict(of_first.detail) == {
        "address": "/communities/aaa/2026/a/",
        "other": "communities/aaa/old/a.md",
        "slug": "a",
    }


def test_a_draft_clashes_with_the_post_that_is_out_and_the_post_with_nobody():
    post, draft = read("aaa", "2026/a.md"), read("aaa", "old/a.md", status="draft")
    both = resolver(post, draft)
    assert both.clashes(post) == []
    [told] = both.clashes(draft)
    assert (told.code, dict(told.detail)["case"]) == ("address-taken", "draft")


def test_a_page_of_the_bureau_may_not_have_the_name_of_a_column():
    page = read("bureau", "pages/news.md", lines=(("slug", 4),))
    [told] = resolver(page).clashes(page)
    assert (told.code, told.line, dict(told.detail)) == ("slug-reserved", 4, {"value": "news"})


def test_a_file_that_does_not_tell_its_day_clashes_with_nobody():
    unknown = read("aaa", "2026/a.md", known=False)
    assert resolver(unknown, read("aaa", "old/a.md")).clashes(unknown) == []


def test_a_file_that_was_read_anew_takes_the_place_of_its_old_self():
    old = read("aaa", "2026/a.md")
    links = resolver(old)
    new = replace(old, html="<p>改过</p>")
    links.renew(old, new)
    assert links.clashes(new) == []
    assert [told.code for told in links.clashes(old)] == ["address-taken"]


def test_two_attachments_whose_names_differ_in_letter_case_alone_cannot_lie_in_one_folder():
    def form(path):
        return AttachmentRead(Attachment(path.rpartition("/")[2], path, 1000, "e" * 64))

    paths = (f"{HERE}/t.pdf", f"{HERE}/old/T.pdf")
    folders = {**FOLDERS, "communities/aaa": FolderIndex("communities/aaa", frozenset(paths))}
    files = {("attachment", path): form(path) for path in paths}
    post = read("aaa", "2026/a.md", link("t.pdf"), link("old/T.pdf", 12))
    found, _, (told,) = LinkResolver(registry(), ["aaa"], [post], folders, files, PICTURES).targets(post)
    assert found == (form(paths[0]).attachment, MissingTarget())
    assert (told.code, told.line) == ("attachment-name-taken", 12)
    assert dict(told.detail) == {"name": "T.pdf", "first": paths[0], "second": paths[1]}


INSIDE = AttachmentRead(
    FORM.attachment, (Fault("identity-number", (("value", "2311"),)), Fault("person-exposed", ()))
)


@pytest.mark.parametrize(
    ("reviewer", "codes"), [("", ["identity-number", "person-exposed"]), ("王某", ["identity-number"])]
)
def test_what_is_inside_an_attachment_is_told_once_and_names_only_where_nobody_has_released_the_post(
    reviewer, codes
):
    post = read("aaa", "2026/a.md", link("表.pdf", 7), link("表.pdf", 8), reviewer=reviewer)
    found, _, problems = targets(post, files={("attachment", f"{HERE}/表.pdf"): INSIDE})
    assert found == (FORM.attachment, FORM.attachment)
    assert [(told.code, told.line) for told in problems] == [(code, 7) for code in codes]


def test_an_address_that_a_draft_has_too_means_the_post_whatever_the_order_of_their_paths():
    draft, post = read("aaa", "2025/b.md", status="draft"), read("aaa", "2026/b.md")
    asking = read("aaa", "2026/a.md", link("/communities/aaa/2026/b/"))
    assert targets(asking, draft, post)[0] == (ItemTarget(post.item.id),)
