"""A window that lets everything run and tells what did: pages of a site, and documents that are handed in.

Whatever a text may wait for is done to it: every element is come near to, focused and clicked, every fold opened.
Only honest links (http, https, mailto, tel) lead nowhere, so that the page stays.
"""

import html
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Request

from tests.browser.visiting import Visit

POKE = """
addEventListener("load", () => {
  addEventListener("click", event => {
    const link = event.target.closest && event.target.closest("a, area");
    if (link && /^(https?|mailto|tel):$/.test(link.protocol)) event.preventDefault();
  });
  const kinds = ["mouseover", "mouseenter", "pointerover", "pointerenter", "focus", "focusin", "click"];
  for (const one of document.querySelectorAll("*")) {
    for (const name of [one.id, one.getAttribute("name")])
      if (/^p\\d{3}$/.test(name)) __ran(Number(name.slice(1)));
    if (one instanceof HTMLDetailsElement) one.open = true;
    for (const kind of kinds) one.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true}));
  }
});
"""
AT_ONCE = 24  # pages side by side, each in a frame
PATIENCE = 150  # milliseconds for what waits: a moving picture, a fold, a page that sends its reader on
_ELSEWHERE = re.compile(r"https?://(?!127\.0\.0\.1[:/])")


class Document(NamedTuple):
    """A page that is handed in, and what the name of its file ends with."""

    body: str
    ending: str = ".html"


class Watch:
    """Remembers which payloads have left their mark on a page, and whatever else an honest page never does."""

    def __init__(self, page: Page) -> None:
        self.called: set[int] = set()  # they ran something
        self.asked: set[int] = set()  # they asked another host
        self.strange: list[str] = []
        page.expose_function("__ran", self._called)
        page.add_init_script(POKE)
        page.on("request", self._asked)
        page.on("dialog", self._dialog)
        page.on("popup", lambda other: self.strange.append(f"window: {other.url}"))
        page.on("download", lambda file: self.strange.append(f"download: {file.url}"))

    @property
    def ran(self) -> set[int]:
        """The numbers of all payloads that have left a mark."""
        return self.called | self.asked

    def _called(self, number: int) -> None:
        self.called.add(number)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.hostname == "evil.example":
            self.asked.add(int(parts.path[1:4]))

    def _dialog(self, dialog: Any) -> None:
        self.strange.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def look_at(browser: Browser, folder: Path, addresses: Iterable[str]) -> Watch:
    """Open pages of a site as a reader does, with the policy of the pages switched off and cut off from the net.

    A page that was left for another, a frame within it and any noise (visiting.py) are strange too.
    """
    listed = sorted(addresses)
    with Visit(browser, folder, (1280, 800), bypass_csp=True) as visit:
        watch = Watch(visit.page)
        visit.open("/404.html")  # the frames are of its origin
        for start in range(0, len(listed), AT_ONCE):
            wanted = [visit.url + address for address in listed[start : start + AT_ONCE]]
            try:
                visit.page.set_content(_frames(wanted))
            except (
                Error
            ) as error:  # something keeps a page from being read to its end, or has sent its reader on
                watch.strange.append(f"{error}: one of {wanted}")
                break
            visit.page.wait_for_timeout(PATIENCE)
            shown = [frame.url for frame in visit.page.frames[1:]]
            if sorted(shown) != sorted(wanted) or visit.page.url != visit.url + "/404.html":
                watch.strange.append(f"left: {set(wanted) ^ set(shown)} {visit.page.url}")
        watch.strange += visit.noise
    return watch


def look_at_documents(browser: Browser, folder: Path, documents: Iterable[Document]) -> Watch:
    """The same for documents; they are put into `folder`, which is empty. Noise means nothing here."""
    names = []
    for number, document in enumerate(documents):
        names.append(f"/{number}{document.ending}")
        (folder / names[-1][1:]).write_text(document.body, "utf-8-sig")  # whatever a server would say of it
    (folder / "404.html").write_text("<!doctype html><title>x</title>")
    return look_at(browser, folder, names)


def _frames(addresses: Sequence[str]) -> str:
    # Beside the screen they do all that they would do on it, and need not be painted.
    style = "<style>iframe { position: absolute; left: -9999px }</style>"
    frames = "".join(f'<iframe src="{html.escape(address)}"></iframe>' for address in addresses)
    return f"<!doctype html><title>x</title>{style}{frames}"
