"""Our validator of feeds: each of its rules can be broken, and is then told."""

import json

import pytest

from civic.render import feed
from tests.render.feed_rules import broken_rules
from tests.render.feed_samples import PAGE, entry, stream

RSS = feed.rss(stream()).decode()
ATOM = feed.atom(stream()).decode()
JSON = feed.json_feed(stream()).decode()

RSS_SLIPS = [
    ("<?xml version='1.0' encoding='UTF-8'?>\n", "", "XML declaration"),
    ("</channel>", "", "not well-formed"),
    ('version="2.0"', 'version="0.92"', "version is not 2.0"),
    ("<title>光明社区博客</title>", "", "channel: 0 times title"),
    ("<description>光明社区的工作与生活</description>", "<description/>", "channel: an empty description"),
    ("<language>zh-CN</language>", "", "language is not zh-CN"),
    (f"<link>{PAGE}</link>", f"<link>{PAGE}rss.xml</link>", "points at the feed itself"),
    (f"<link>{PAGE}</link>", "<link>/communities/guangming/</link>", "channel link: not an absolute address"),
    ('rel="self"', 'rel="via"', "0 links to itself"),
    ("application/rss+xml", "text/xml", "self link's type"),
    ("Sun, 18 Oct 2026 09:30:00 +0800</lastBuildDate>", "周日</lastBuildDate>", "not a date by RFC 822"),
    ("Sun, 18 Oct 2026 09:30:00 +0800</lastBuildDate>", "Mon, 18 Oct 2026 09:30:00 +0800</lastBuildDate>", "week"),
    ("Sun, 18 Oct 2026 09:30:00 +0800</lastBuildDate>", "Wed, 30 Sep 2026 00:00:00 +0800</lastBuildDate>", "newest"),
    ("Wed, 30 Sep 2026 00:00:00 +0800</pubDate>", "Sun, 18 Oct 2026 10:00:00 +0800</pubDate>", "not in order"),
    ('isPermaLink="false"', 'isPermaLink="true"', "isPermaLink is not false"),
    (' isPermaLink="false"', "", "isPermaLink is not false"),
    ("urn:uuid:6b1f7a52-93f0-5c0e-8a51-000000000001", "7", "not a urn:uuid"),
    ("000000000002", "000000000001", "stands twice"),
    ("<dc:creator>张**</dc:creator>", "<author>张**</author>", "author is not a mailbox"),
    ('length="48213"', 'length="0"', "no number of bytes"),
    ('type="image/jpeg"', 'type="image/webp"', "enclosure's type"),
    ("<enclosure", '<enclosure url="https://x/" length="1" type="image/png"/><enclosure', "more than one enclosure"),
    ("<title>重阳节慰问 1</title>", "<titel>重阳节慰问 1</titel>", "unknown element titel"),
    (f'href="{PAGE}"&gt;走访', 'href="../a/"&gt;走访', "relative or foreign address"),
    (f'href="{PAGE}"&gt;走访', 'href="javascript:x()"&gt;走访', "relative or foreign address"),
    (f'href="{PAGE}"&gt;走访', 'href="#nowhere"&gt;走访', "relative or foreign address"),
    ("&lt;img ", "&lt;img srcset=\"/media/a.webp 480w\" ", "relative address in srcset"),
    ("&lt;p&gt;", "&lt;script&gt;x&lt;/script&gt;&lt;p&gt;", "<script> in the text"),
    ("&lt;p&gt;", '&lt;p onclick="x()"&gt;', "onclick in the text"),
    ("&lt;p&gt;", '&lt;p style="color:red"&gt;', "style in the text"),
    ("content:encoded", "content:text", "not exactly one full text"),
    ("<rss ", "<?xml-stylesheet type='text/xsl' href='a.xsl'?><rss ", "before the root element"),
]  # fmt: skip

ATOM_SLIPS = [
    (' xml:lang="zh-CN"', "", "xml:lang"),
    (f"<id>{PAGE}</id>", "", "feed: 0 times id"),
    ("<name>孙吴县民政局</name>", "<name/>", "author without a name"),
    ('rel="self"', 'rel="via"', "0 links to itself"),
    (f'<link href="{PAGE}" rel="alternate" type="text/html"/>', "", "not exactly one link to its page"),
    ("<updated>2026-10-18T09:30:00+08:00</updated>", "<updated>2026-10-18</updated>", "not a date by RFC 3339"),
    ("<updated>2026-10-18T09:30:00+08:00</updated>\n  <author>", "<updated>2026-01-01T00:00:00Z</updated><author>", "newest"),
    ("000000000002", "000000000001", "stands twice"),
    ('type="html"', 'type="text"', "not declared as HTML"),
    ('<category term="社区服务"/>', "<category/>", "category without term"),
    (f'<link href="{PAGE}2026/', f'<link rel="enclosure" href="{PAGE}2026/', "exactly one link, to its page"),
    ("published>", "issued>", "entry 0: 0 times published"),
    (f'href="{PAGE}"&gt;走访', 'href="/a/"&gt;走访', "relative or foreign address"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "told"), RSS_SLIPS, ids=range(len(RSS_SLIPS)))
def test_a_slip_in_rss_is_told(right, wrong, told):
    assert right in RSS
    assert any(told in sentence for sentence in broken_rules(RSS.replace(right, wrong).encode()))


@pytest.mark.parametrize(("right", "wrong", "told"), ATOM_SLIPS, ids=range(len(ATOM_SLIPS)))
def test_a_slip_in_atom_is_told(right, wrong, told):
    assert right in ATOM
    assert any(told in sentence for sentence in broken_rules(ATOM.replace(right, wrong).encode()))


def lose(key):
    return lambda value: value.pop(key)


def put(key, new):
    return lambda value: value.__setitem__(key, new)


def put_in_item(key, new):
    return lambda value: value["items"][0].__setitem__(key, new)


JSON_SLIPS = [
    (put("version", "https://jsonfeed.org/version/1"), "version is not"),
    (lose("title"), "no title"),
    (put("language", "zh"), "language"),
    (put("feed_url", "feed.json"), "feed_url: not an absolute address"),
    (put("author", {"name": "某局"}), "unknown key author"),
    (put("authors", []), "authors is not a list of names"),
    (put("items", {}), "items is not a list"),
    (put("items", []), "0 entries"),
    (lambda value: value["items"].append(value["items"][0]), "stands twice"),
    (put_in_item("id", 7), "not a urn:uuid"),
    (put_in_item("image", None), "image is null"),
    (put_in_item("source", "某社区"), "unknown key source"),
    (put_in_item("date_published", "2026-10-18"), "not a date by RFC 3339"),
    (put_in_item("content_html", None), "no full text"),
    (put_in_item("content_html", " "), "an empty text"),
    (put_in_item("content_html", '<a href="/a/">x</a>'), "relative or foreign address"),
    (put_in_item("tags", [""]), "tag that is no text"),
    (put_in_item("authors", ["某某"]), "authors is not a list of names"),
]


@pytest.mark.parametrize(("slip", "told"), JSON_SLIPS, ids=range(len(JSON_SLIPS)))
def test_a_slip_in_json_feed_is_told(slip, told):
    value = json.loads(JSON)
    slip(value)
    assert any(told in sentence for sentence in broken_rules(json.dumps(value).encode()))


@pytest.mark.parametrize(("data", "name"), [(RSS, "rss.xml"), (ATOM, "atom.xml"), (JSON, "feed.json")])
def test_a_feed_that_lies_elsewhere_than_it_says_is_told(data, name):
    assert broken_rules(data.encode(), PAGE + name) == []
    assert broken_rules(data.encode(), f"https://elsewhere.example/{name}") != []


@pytest.mark.parametrize("write", [feed.rss, feed.atom, feed.json_feed])
def test_more_than_twenty_posts_are_told(write):
    assert "21 entries" in broken_rules(write(stream(*(entry(n) for n in range(21)))))


def test_a_link_to_a_footnote_in_the_same_text_is_in_order():
    noted = entry(html='<p>x<a href="#fn1">1</a></p><ol><li id="fn1">y</li></ol>')
    assert broken_rules(feed.rss(stream(noted))) == []


@pytest.mark.parametrize(
    "data", [b"", b"<html/>", b'<?xml version="1.0" encoding="UTF-8"?><x/>', b"{", b'{"a":"\xff"}']
)
def test_what_is_no_feed_at_all_is_told(data):
    assert broken_rules(data) != []
