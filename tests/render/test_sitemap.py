"""What search engines are told."""

from urllib.robotparser import RobotFileParser

from lxml import etree

from civic.render.sitemap import robots, sitemap
from tests.render.feed_rules import SITEMAP, broken_rules

SITE = "https://www.example.gov.cn/minzheng/"
URLS = [
    {"loc": SITE, "lastmod": "2026-10-18"},
    {"loc": f"{SITE}communities/guangming/2026/a/", "lastmod": "2026-10-18T09:30:00+08:00"},
    {"loc": f"{SITE}subscribe/", "lastmod": None},
]


def test_the_map_written_out():
    assert sitemap({"urls": URLS}).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://www.example.gov.cn/minzheng/</loc><lastmod>2026-10-18</lastmod></url>\n"
        "<url><loc>https://www.example.gov.cn/minzheng/communities/guangming/2026/a/</loc>"
        "<lastmod>2026-10-18T09:30:00+08:00</lastmod></url>\n"
        "<url><loc>https://www.example.gov.cn/minzheng/subscribe/</loc></url>\n"
        "</urlset>\n"
    )


def test_the_map_keeps_the_rules_of_the_protocol():
    assert broken_rules(sitemap({"urls": URLS}), f"{SITE}sitemap.xml") == []


def test_an_address_with_an_ampersand_is_read_back():
    loc = f"{SITE}a/?x=1&y=2"
    root = etree.fromstring(sitemap({"urls": [{"loc": loc, "lastmod": None}]}))
    assert root.findtext(f"{SITEMAP}url/{SITEMAP}loc") == loc


def test_more_addresses_than_one_map_may_hold_do_not_stop_the_build():
    many = [{"loc": f"{SITE}{n}/", "lastmod": None} for n in range(50_001)]
    data = sitemap({"urls": many})
    assert len(etree.fromstring(data)) == 50_001
    assert broken_rules(data) == ["sitemap: 50001 addresses"]


def test_slips_in_the_map_are_told():
    right = sitemap({"urls": URLS}).decode()
    for old, new, told in [
        ("subscribe/", "订阅/", "not percent-encoded"),
        (f"{SITE}subscribe/", "/subscribe/", "not an absolute address"),
        (f"{SITE}subscribe/", SITE, "stands twice"),
        (f"{SITE}subscribe/", "https://other.example/", "outside its own folder"),
        ("<lastmod>2026-10-18</lastmod>", "<lastmod>2026年</lastmod>", "lastmod"),
    ]:
        assert old in right
        sentences = broken_rules(right.replace(old, new).encode(), f"{SITE}sitemap.xml")
        assert any(told in sentence for sentence in sentences), told


def allowed(data, path):
    rules = RobotFileParser()
    rules.parse(data.decode().splitlines())
    return rules.can_fetch("Baiduspider", SITE + path)


def test_robots_may_look_at_everything_and_are_shown_the_map():
    data = robots({"demo": False, "sitemap_url": f"{SITE}sitemap.xml"})
    assert data == (b"User-agent: *\nDisallow:\n\nSitemap: https://www.example.gov.cn/minzheng/sitemap.xml\n")
    assert allowed(data, "")
    assert allowed(data, "communities/guangming/")


def test_robots_are_asked_to_leave_a_demo_site_alone():
    data = robots({"demo": True, "sitemap_url": f"{SITE}sitemap.xml"})
    assert data == (
        b"User-agent: *\nDisallow: /\n\nSitemap: https://www.example.gov.cn/minzheng/sitemap.xml\n"
    )
    assert not allowed(data, "")
    assert not allowed(data, "communities/guangming/")
