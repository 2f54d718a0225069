"""Feeds: what a reader program gets to see of a stream."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from civic.render import feed
from tests.render.feed_rules import ATOM, CONTENT, broken_rules
from tests.render.feed_samples import PAGE, SITE, entry, stream

DC = "{http://purl.org/dc/elements/1.1/}"
WRITERS = [feed.rss, feed.atom, feed.json_feed]
XML_WRITERS = [feed.rss, feed.atom]


def read(data):
    """As a reader program sees it: nothing is taken away, and nothing may be wrong with it."""
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert parsed.bozo is False, parsed.get("bozo_exception")
    return parsed


def channel(data):
    return etree.fromstring(data)[0]


# --- validity -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "name"), [(feed.rss, "rss.xml"), (feed.atom, "atom.xml"), (feed.json_feed, "feed.json")]
)
def test_each_format_keeps_the_rules_and_knows_where_it_lies(write, name):
    assert broken_rules(write(stream()), PAGE + name) == []


@pytest.mark.parametrize("write", WRITERS)
def test_a_post_with_the_least_that_a_post_has_makes_a_valid_feed(write):
    bare = entry(summary="", categories=[], cover=None, source="", authors=["光明社区"])
    del bare["updated"]
    assert broken_rules(write(stream(bare, description=""))) == []


@pytest.mark.parametrize("write", WRITERS)
def test_a_post_without_any_text_shows_its_title_as_text(write):
    data = write(stream(entry(title="甲 <b>", html="", summary="")))
    assert broken_rules(data) == []
    parsed = json.loads(data)["items"][0] if data.startswith(b"{") else read(data).entries[0]
    text = parsed["content_html"] if data.startswith(b"{") else parsed.content[0].value
    assert text == "<p>甲 &lt;b&gt;</p>"


@pytest.mark.parametrize("write", WRITERS)
def test_a_feed_of_twenty_posts_is_valid(write):
    assert broken_rules(write(stream(*(entry(n) for n in range(20))))) == []


@pytest.mark.parametrize("write", XML_WRITERS)
def test_a_feed_begins_with_its_declaration(write):
    assert write(stream()).startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<")


@pytest.mark.parametrize("write", XML_WRITERS)
def test_a_stream_without_posts_has_no_feed(write):
    with pytest.raises(ValueError, match="without entries"):
        write({**stream(), "entries": []})


# --- what is in it ------------------------------------------------------------------------------


@pytest.mark.parametrize("write", XML_WRITERS)
def test_title_page_and_language_of_the_stream_are_read_back(write):
    shown = read(write(stream())).feed
    assert (shown.title, shown.link, shown.language) == ("光明社区博客", PAGE, "zh-CN")
    assert shown.subtitle == "光明社区的工作与生活"
    assert shown.publisher == "孙吴县民政局"


@pytest.mark.parametrize("write", XML_WRITERS)
def test_a_post_is_read_back_whole(write):
    first, second = read(write(stream())).entries
    assert first.id == "urn:uuid:6b1f7a52-93f0-5c0e-8a51-000000000001"
    assert second.id == "urn:uuid:6b1f7a52-93f0-5c0e-8a51-000000000002"
    assert first.title == "重阳节慰问 1"
    assert first.link == f"{PAGE}2026/chong-yang-jie-1/"
    assert first.summary == "社区干部走访高龄老人，送去米面油。"
    assert first.content[0].value == entry()["html"]
    assert [tag.term for tag in first.tags] == ["社区服务", "热心活动"]
    assert first.published_parsed[:6] == (2026, 10, 18, 1, 30, 0)  # in UTC
    assert first.dc_source == "光明社区"


def test_rss_names_the_authors_without_a_mailbox():
    item = channel(feed.rss(stream())).find("item")
    assert [node.text for node in item.findall(f"{DC}creator")] == ["张**", "李**"]
    assert item.find("author") is None


def test_atom_names_each_author():
    first = etree.fromstring(feed.atom(stream())).find(f"{ATOM}entry")
    assert [node.findtext(f"{ATOM}name") for node in first.findall(f"{ATOM}author")] == ["张**", "李**"]


def test_the_guid_of_rss_is_no_address():
    guid = channel(feed.rss(stream())).find("item/guid")
    assert dict(guid.attrib) == {"isPermaLink": "false"}
    assert guid.text == "urn:uuid:6b1f7a52-93f0-5c0e-8a51-000000000001"


def test_rss_has_the_summary_as_description_and_the_full_text_beside_it():
    item = channel(feed.rss(stream(entry(summary="5 < 6，甲 & 乙"))))[-1]
    assert item.findtext("description") == "5 &lt; 6，甲 &amp; 乙"  # programs read it as HTML
    assert item.findtext(f"{CONTENT}encoded") == entry()["html"]


def test_a_post_that_is_only_pictures_still_has_a_description_and_its_full_text():
    item = channel(feed.rss(stream(entry(summary=""))))[-1]
    assert item.findtext("description") == "重阳节慰问 1"
    assert item.findtext(f"{CONTENT}encoded") == entry()["html"]


def test_only_rss_has_the_cover_as_enclosure():
    with_cover, without = read(feed.rss(stream())).entries
    assert [dict(e) for e in with_cover.enclosures] == [
        {"href": f"{SITE}/media/0123456789abcdef-960.jpg", "type": "image/jpeg", "length": "48213"}
    ]
    assert without.enclosures == []
    assert all(e.enclosures == [] for e in read(feed.atom(stream())).entries)


def test_each_format_links_to_itself_and_to_the_page():
    rss, atom = channel(feed.rss(stream())), etree.fromstring(feed.atom(stream()))
    assert [dict(link.attrib) for link in rss.findall(f"{ATOM}link")] == [
        {"href": f"{PAGE}rss.xml", "rel": "self", "type": "application/rss+xml"}
    ]
    assert rss.findtext("link") == PAGE
    assert [dict(link.attrib) for link in atom.findall(f"{ATOM}link")] == [
        {"href": f"{PAGE}atom.xml", "rel": "self", "type": "application/atom+xml"},
        {"href": PAGE, "rel": "alternate", "type": "text/html"},
    ]


def test_json_feed_written_out():
    value = json.loads(feed.json_feed(stream(entry())))
    assert value == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "光明社区博客",
        "home_page_url": "https://www.example.gov.cn/minzheng/communities/guangming/",
        "feed_url": "https://www.example.gov.cn/minzheng/communities/guangming/feed.json",
        "description": "光明社区的工作与生活",
        "language": "zh-CN",
        "authors": [{"name": "孙吴县民政局"}],
        "items": [
            {
                "id": "urn:uuid:6b1f7a52-93f0-5c0e-8a51-000000000001",
                "url": "https://www.example.gov.cn/minzheng/communities/guangming/2026/chong-yang-jie-1/",
                "title": "重阳节慰问 1",
                "content_html": entry()["html"],
                "summary": "社区干部走访高龄老人，送去米面油。",
                "date_published": "2026-10-18T09:30:00+08:00",
                "date_modified": "2026-10-18T09:30:00+08:00",
                "authors": [{"name": "张**"}, {"name": "李**"}],
                "tags": ["社区服务", "热心活动"],
                "_source": {"name": "光明社区"},
                "image": "https://www.example.gov.cn/minzheng/media/0123456789abcdef-960.jpg",
            }
        ],
    }


def test_json_feed_is_readable_chinese():
    assert "重阳节慰问".encode() in feed.json_feed(stream())


# --- dates --------------------------------------------------------------------------------------


def test_the_date_of_a_feed_is_that_of_its_newest_post():
    late = entry(2, published="2026-10-17T08:00:00+08:00", updated="2026-10-20T08:00:00+08:00")
    values = stream(entry(), late)
    rss, atom = channel(feed.rss(values)), etree.fromstring(feed.atom(values))
    assert rss.findtext("lastBuildDate") == "Tue, 20 Oct 2026 08:00:00 +0800"
    assert rss.findtext("pubDate") == "Tue, 20 Oct 2026 08:00:00 +0800"
    assert atom.findtext(f"{ATOM}updated") == "2026-10-20T08:00:00+08:00"


def test_the_date_of_a_post_is_its_own_in_local_time():
    values = stream(entry(published="2026-02-03T00:00:00+08:00", updated="2026-02-04T07:05:09+08:00"))
    assert channel(feed.rss(values)).findtext("item/pubDate") == "Tue, 03 Feb 2026 00:00:00 +0800"
    first = etree.fromstring(feed.atom(values)).find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}published") == "2026-02-03T00:00:00+08:00"
    assert first.findtext(f"{ATOM}updated") == "2026-02-04T07:05:09+08:00"
    assert json.loads(feed.json_feed(values))["items"][0]["date_modified"] == "2026-02-04T07:05:09+08:00"


@pytest.mark.parametrize("write", WRITERS)
def test_nothing_in_a_feed_is_the_time_of_its_making(write):
    then = "2019-03-05T09:30:00+08:00"
    old = entry(published=then, updated=then, url=f"{PAGE}2019/a/", html="<p>旧</p>")
    assert str(datetime.now(UTC).year) not in write(stream(old)).decode()


@pytest.mark.parametrize("write", WRITERS)
def test_equal_values_give_equal_bytes(write):
    assert write(stream()) == write(stream())


def test_equal_values_give_equal_bytes_on_another_machine():
    """Another hash seed, time zone and locale, in a process of its own."""
    script = (
        "import hashlib; from civic.render import feed; from tests.render.feed_samples import stream\n"
        "data = feed.rss(stream()) + feed.atom(stream()) + feed.json_feed(stream())\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    path = os.pathsep.join([str(Path(feed.__file__).parents[2]), str(Path(__file__).parents[2])])
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone, language in (("0", "UTC", "C.UTF-8"), ("77", "America/New_York", "C"))
    }
    assert len(answers) == 1


# --- any text -----------------------------------------------------------------------------------

TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        "]]>",
        "<![CDATA[x]]>",
        "&amp;",
        "a & b",
        "<b>",
        "'\"",
        "𠮷䶮",
        "👵🏻",
        "\u2028",
        "\x85",
        "\ufdd0",
        "\U0001ffff",
    ]
)
BROKEN = st.text(
    st.characters(codec=None), max_size=60
)  # halves of surrogate pairs and control characters too


def survives(text):
    """What is left of a text by XML 1.0, section 2.2."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )


@settings(max_examples=150, deadline=None)
@given(text=TEXTS | BROKEN)
def test_any_text_survives_the_way_into_a_feed_and_back(text):
    values = stream(
        entry(
            title="题" + text,
            summary="摘" + text,
            html="<p>文</p>" + text,
            authors=["人" + text],
            categories=["类" + text],
        )
    )
    left = survives(text)
    item = channel(feed.rss(values)).find("item")
    assert item.findtext("title") == "题" + left
    assert item.findtext("description") == escape("摘" + left, quote=False)
    assert item.findtext(f"{CONTENT}encoded") == "<p>文</p>" + left
    assert item.findtext(f"{DC}creator") == "人" + left
    assert item.findtext("category") == "类" + left

    first = etree.fromstring(feed.atom(values)).find(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}title") == "题" + left
    assert first.findtext(f"{ATOM}summary") == "摘" + left
    assert first.findtext(f"{ATOM}content") == "<p>文</p>" + left
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "人" + left
    assert first.find(f"{ATOM}category").get("term") == "类" + left

    item = json.loads(feed.json_feed(values))["items"][0]
    assert (item["title"], item["summary"]) == ("题" + left, "摘" + left)
    assert (item["content_html"], item["tags"]) == ("<p>文</p>" + left, ["类" + left])


@pytest.mark.parametrize("write", WRITERS)
def test_a_title_of_nothing_but_control_characters_costs_no_feed(write):
    assert broken_rules(write(stream(entry(title="\x0b\x0c")))) == []


def test_the_library_is_loaded_only_where_a_feed_is_drawn():
    script = "import sys; import civic.render.feed; print({'feedgen', 'lxml'} & set(sys.modules))"
    path = {**os.environ, "PYTHONPATH": str(Path(feed.__file__).parents[2])}
    answer = subprocess.run(
        [sys.executable, "-c", script], env=path, capture_output=True, check=True, text=True
    )
    assert answer.stdout.strip() == "set()"
