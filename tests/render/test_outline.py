"""The list of all feeds, as a reader program takes it in."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from civic.render.outline import opml
from civic.wording import render as wording
from tests.render.feed_rules import broken_rules

SITE = "https://www.example.gov.cn/minzheng/"


def one(title, address):
    return {"title": title, "xml_url": f"{SITE}{address}rss.xml", "html_url": f"{SITE}{address}"}


VALUES = {
    "title": "孙吴县民政信息网全部更新",
    "groups": [
        {"kind": "all", "feeds": [one("孙吴县民政信息网全部更新", "")]},
        {"kind": "columns", "feeds": [one("民政要闻", "news/")]},
        {
            "kind": "units",
            "feeds": [one("光明社区", "communities/guangming/"), one("新华社区", "communities/xinhua/")],
        },
    ],
}


def test_the_list_keeps_the_rules_of_opml():
    assert broken_rules(opml(VALUES), f"{SITE}feeds.opml") == []


def test_the_list_is_grouped_and_in_its_given_order():
    root = etree.fromstring(opml(VALUES))
    assert root.findtext("head/title") == "孙吴县民政信息网全部更新"
    groups = root.findall("body/outline")
    assert [group.get("text") for group in groups] == ["全部", "栏目", "社区和乡镇博客"]
    assert [dict(feed.attrib) for feed in groups[2]] == [
        {
            "type": "rss",
            "text": "光明社区",
            "title": "光明社区",
            "xmlUrl": "https://www.example.gov.cn/minzheng/communities/guangming/rss.xml",
            "htmlUrl": "https://www.example.gov.cn/minzheng/communities/guangming/",
        },
        {
            "type": "rss",
            "text": "新华社区",
            "title": "新华社区",
            "xmlUrl": "https://www.example.gov.cn/minzheng/communities/xinhua/rss.xml",
            "htmlUrl": "https://www.example.gov.cn/minzheng/communities/xinhua/",
        },
    ]


def test_every_group_of_streams_has_a_name():
    assert set(wording.FEED_GROUPS) == {"all", "columns", "units", "categories", "themes"}
    groups = [{"kind": kind, "feeds": [one("甲", f"{kind}/")]} for kind in wording.FEED_GROUPS]
    assert broken_rules(opml({"title": "甲", "groups": groups})) == []


def test_the_list_bears_no_date():
    assert b"date" not in opml(VALUES).lower()
    assert opml(VALUES) == opml(VALUES)


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(st.characters(codec=None), max_size=40)
    | st.sampled_from(["]]>", '"', "a & b", "<b>", "\n\t\r"])
)
def test_any_name_survives_the_way_into_the_list_and_back(text):
    group = {"kind": "all", "feeds": [one("名" + text, "")]}
    root = etree.fromstring(opml({"title": "题" + text, "groups": [group]}))
    left = "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
    assert root.find("body/outline/outline").get("title") == "名" + left
    assert root.findtext("head/title") == "题" + left


def test_slips_are_told():
    right = opml(VALUES).decode()
    for old, new, told in [
        ('version="2.0"', 'version="1.0"', "version is not 2.0"),
        ("<title>孙吴县民政信息网全部更新</title>", "", "0 times title"),
        (' text="光明社区"', "", "an outline without text"),
        ("guangming/rss.xml", "xinhua/rss.xml", "stands twice"),
        ('xmlUrl="https://www.example.gov.cn/', 'xmlUrl="/', "opml xmlUrl: not an absolute address"),
        (' type="rss"', "", "neither a feed nor a group"),
    ]:
        assert old in right
        assert any(told in sentence for sentence in broken_rules(right.replace(old, new).encode())), told
