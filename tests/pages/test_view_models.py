"""Values that several kinds of pages show (view_models.py)."""

from datetime import date
from pathlib import Path

from civic.core.addresses import item_id
from civic.core.model import Attachment, ItemTarget, Reference
from civic.pages import view_models
from civic.pages.rendering import href
from civic.pages.view import View
from tests.core.sample_site import item, site, unit

D = date(2026, 11, 23)
NOTICE = Attachment("3#楼 5%.pdf", "communities/aaa/3#楼 5%.pdf", 1000, "e" * 64)
POST = item("aaa", "2026/a.md", references=(Reference("link", "3#楼 5%.pdf", 5),), targets=(NOTICE,))
LINKED = "/minzheng/communities/aaa/2026/a/3%23%E6%A5%BC%205%25.pdf"


def _view(*items):
    return View.of(site([unit("aaa")], list(items)), D, Path("content"), Path("cache"))


def test_every_link_to_an_attachment_holds_its_name_whole():
    to_file = ItemTarget(item_id("aaa", "2026/a.md"), file=NOTICE.name)
    other = item("aaa", "2026/b.md", references=(Reference("link", "/x", 5),), targets=(to_file,))
    view = _view(POST, other)
    found = [
        view_models.attachments(POST, view.address(POST))[0]["address"],
        *view_models.filled_targets(view, POST, view.address(POST)),
        *view_models.filled_targets(view, other, view.address(other)),
    ]
    assert [href({"base": "/minzheng/"}, address) for address in found] == [LINKED] * 3
