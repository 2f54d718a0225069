"""Our engine with fewer pages: of what the feeds offer, whichever way, only RSS is taken."""

from benchmarks.alike import rss_only

from civic.pages import feeds
from engine.page import Page, Portion, fact

OFFERED = ("/a/rss.xml", "/a/atom.xml", "/a/feed.json")


def made_of(title):
    return [Page(address, "feed", {"title": title}) for address in OFFERED]


def test_of_single_pages_only_rss_is_taken(monkeypatch):
    monkeypatch.setattr(feeds, "parts", lambda view: made_of("光明社区"))
    assert [page.address for page in rss_only.parts(None)] == ["/a/rss.xml"]


def test_of_portions_only_rss_is_made(monkeypatch):
    monkeypatch.setattr(feeds, "made_of", made_of, raising=False)
    portions = [Portion("feeds /a/", made_of, {"title": fact("光明社区")})]
    monkeypatch.setattr(feeds, "parts", lambda view: portions)
    [portion] = rss_only.parts(None)
    assert portion.name == "feeds /a/"
    assert [(page.address, page.values["title"]) for page in portion.generate()] == [
        ("/a/rss.xml", "光明社区")
    ]
