"""What an item is on a day decides where it shows (the table of specification.md §1.5): every row, on every kind of file."""

import json

import pytest

from tests.office_files import pdf
from tests.site.sample import Sample

STATES = {
    "published": {"remark": "remark-of-published"},
    "hidden": {"status": "hidden"},
    "waiting": {"date": "2026-11-06"},
    "draft": {"status": "draft"},
    "submitted": {"status": "已上报"},
    "returned": {"状态": "退回修改", "退回意见": "remark-of-returned"},
    "held": {"category": "无"},
    "expired": {"expires": "2026-11-05"},
    "withdrawn": {"withdrawn": "2026-11-05"},
    "void": {"void": "{reason: 抄袭, date: 2026-11-05}"},
}
WITH_PAGE = {"published", "hidden"}
TOMBSTONES = {"withdrawn", "void"}
COUNTED = {"published", "hidden", "expired", "withdrawn"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Ten posts of one unit and eight items of the bureau, one for each state, all alike but for it."""
    made = Sample(tmp_path_factory.mktemp("states"))
    for shade, (state, more) in enumerate(STATES.items()):
        made.picture(f"communities/guangming/2026/{state}.jpg", shade=20 * shade)
        made.write(f"communities/guangming/2026/{state}.pdf", pdf(f"{state}-bytes"))
        made.post(
            f"guangming/2026/{state}.md",
            f"words-of-{state}\n\n![picture-of-{state}]({state}.jpg)\n\n[file-of-{state}]({state}.pdf)",
            **{
                "title": f"title-of-{state}",
                "tags": f"tag-of-{state}",
                "summary": f"summary-of-{state}",
                **more,
            },
        )
        if state not in ("void", "held"):  # a bureau item knows neither
            made.item(
                f"news/{state}.md", f"words-of-bureau-{state}", title=f"title-of-bureau-{state}", **more
            )
    return made


@pytest.fixture(scope="module")
def built(sample):
    return sample.build()


def address(state):
    return f"/communities/guangming/2026/{state}/"


def test_the_post_with_a_problem_is_the_only_one_held_back(built):
    assert built.code == 2
    assert {p["file"] for p in built.problems} == {"communities/guangming/2026/held.md"}


@pytest.mark.parametrize("state", STATES)
def test_only_published_and_hidden_posts_have_their_page(state, built):
    if state in WITH_PAGE:
        assert f"words-of-{state}" in built.words(address(state))
        assert built.page(address(state)).xpath("//h1")[0].text == f"title-of-{state}"
    elif state in TOMBSTONES:
        assert "已撤下" in built.words(address(state))
    else:
        assert not built.file(address(state)).parent.exists()


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("void", "held")])
def test_items_of_the_bureau_follow_the_same_table(state, built):
    at = f"/news/2026/{state}/"
    if state in WITH_PAGE:
        assert f"words-of-bureau-{state}" in built.words(at)
    elif state in TOMBSTONES:
        assert "已撤下" in built.words(at)
    else:
        assert not built.file(at).parent.exists()
    listed = state == "published"
    assert (f"title-of-bureau-{state}" in built.listed("/news/")) == listed
    assert (f"title-of-bureau-{state}" in built.entries("/")) == listed


@pytest.mark.parametrize("state", ["hidden", "withdrawn", "void"])
def test_a_page_that_is_in_no_list_is_not_to_be_indexed(state, built):
    page = built.page(address(state))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[@rel='canonical']")


def test_a_published_page_may_be_indexed_where_the_site_is_no_example(built):
    page = built.page(address("published"))
    assert not page.xpath("//meta[@name='robots']")
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://sample.example" + address("published")]


@pytest.mark.parametrize("stream", ["/", "/communities/", "/communities/guangming/", "/categories/party/"])
def test_lists_and_feeds_hold_published_posts_only(stream, built):
    posts = [title for title in built.entries(stream) if "bureau" not in title]
    assert posts == ["title-of-published"]
    for file in ("rss.xml", "atom.xml"):
        text = built.file(stream + file).read_text("utf-8")
        assert [state for state in STATES if f"title-of-{state}<" in text] == ["published"]
        assert [state for state in STATES if f"words-of-{state}" in text] == ["published"]


@pytest.mark.parametrize(
    "stream",
    [
        "/communities/guangming/",
        "/communities/guangming/party/",
        "/communities/guangming/2026/",
        "/categories/party/",
    ],
)
def test_list_pages_hold_published_posts_only(stream, built):
    assert built.listed(stream) == ["title-of-published"]


def test_the_sitemap_holds_published_items_only(built):
    text = built.file("/sitemap.xml").read_text("utf-8")
    assert [state for state in STATES if address(state) in text] == ["published"]
    assert [state for state in STATES if f"/news/2026/{state}/" in text] == ["published"]


@pytest.mark.parametrize("state", STATES)
def test_attachments_are_published_with_their_page_only(state, built):
    file = built.file(address(state)).parent / f"{state}.pdf"
    assert file.exists() == (state in WITH_PAGE)
    assert bool(built.mentions(f"{state}-bytes")) == (state in WITH_PAGE)


def test_pictures_are_published_with_their_page_only(built):
    pages = [built.page(address(state)) for state in WITH_PAGE]
    shown = {src for page in pages for src in page.xpath("//main//img/@src")}
    shown |= {part.split()[0] for page in pages for part in page.xpath("//source/@srcset")[0].split(",")}
    published = {"/" + path for path in built.bytes() if path.startswith("media/")}
    assert published == shown
    assert len({path.rsplit("-", 1)[0] for path in published}) == 2


def test_why_an_item_was_returned_stands_nowhere(built):
    assert built.mentions("remark-of-") == []


@pytest.mark.parametrize("state", ["waiting", "draft", "submitted", "returned", "held"])
def test_of_a_post_that_is_not_out_nothing_stands_anywhere(state, built):
    for word in ("title", "words", "tag", "summary", "picture", "file"):
        assert built.mentions(f"{word}-of-{state}") == [], word


@pytest.mark.parametrize("state", ["withdrawn", "void"])
def test_of_a_post_that_is_gone_nothing_stands_anywhere_not_even_its_title(state, built):
    for word in ("title", "words", "tag", "summary", "picture", "file"):
        assert built.mentions(f"{word}-of-{state}") == [], word


@pytest.mark.parametrize("state", STATES)
def test_the_tally_counts_what_was_out_and_fines_what_is_void(state, built):
    (group, _) = json.loads(built.file("/leaderboard/2026/index.json").read_text())["groups"]
    (row,) = [row for row in group["rows"] if row["key"] == "guangming"]
    titles = {item["title"]: item["url"] for item in row["items"]}
    shown = None if state == "withdrawn" else f"title-of-{state}"
    assert len(row["items"]) == len(COUNTED)
    assert (shown in titles) == (state in COUNTED)
    if state in COUNTED:
        assert titles[shown] == (address(state) if state in WITH_PAGE else None)
    assert (row["submissions"], row["penalty"]) == (4, "5.00")


def test_a_units_record_still_names_what_has_expired_and_says_of_the_rest_that_it_is_gone(built):
    record = built.words("/leaderboard/2026/guangming/")
    assert "title-of-expired" in record
    assert record.count("已撤下的文章") == 2  # the withdrawn one, which counts, and the void one
    assert not built.page("/leaderboard/2026/guangming/").xpath(f"//a[@href='{address('expired')}']")


def test_a_day_earlier_all_of_them_but_the_drafts_and_the_waiting_one_stood_there(sample):
    before = sample.build(as_of="2026-11-04", output="before")
    assert sorted(before.entries("/communities/")) == [
        f"title-of-{state}" for state in ("expired", "published", "void", "withdrawn")
    ]


def test_on_its_day_a_waiting_post_is_out(sample):
    after = sample.build(as_of="2026-11-06", output="after")
    assert "title-of-waiting" in after.entries("/communities/guangming/")
    assert after.has(address("waiting"))
