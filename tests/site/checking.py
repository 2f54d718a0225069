"""What must hold for every file of a built site: every address leads somewhere, every page is well made.

    broken_links(folder, "https://host/minzheng/")      # "" is wrong nowhere
    faults_of(page)

Written out by hand and without the product, as a reader's browser would see it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml import etree

HREFS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "source": "src",
    "video": "src",
    "form": "action",
}
NOWHERE = "relative:"  # before a relative address in a feed, where it means nothing
_HEADING = re.compile(r"h[1-6]")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_PHRASING_ONLY = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "a",
    "em",
    "strong",
    "small",
    "dt",
    "summary",
}
_BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "section",
    "article",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "dl",
}


def pages_of(folder: Path) -> dict[str, Any]:
    """Every HTML page, parsed, by its path."""
    return {
        path.relative_to(folder).as_posix(): lxml.html.document_fromstring(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def addresses_in(tree: Any) -> Iterator[tuple[str, str]]:
    """(element, address) of everything that a page loads or leads to."""
    for element in tree.iter(etree.Element):
        name = HREFS.get(element.tag)
        if name and element.get(name) is not None:
            yield element.tag, element.get(name)
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield "srcset", candidate.split()[0]
        if element.tag == "meta" and element.get("name") in ("Url", "Image"):
            yield "meta", element.get("content")
        if element.tag == "meta" and (element.get("property") or "").startswith("og:image"):
            yield "meta", element.get("content")


def broken_links(folder: Path, url: str) -> list[str]:
    """Every address of the site's own, in any of its files, that leads nowhere: "file: address".

    `url` is the full address of the site. Pages, feeds, the outline and the sitemap are looked through, fragments too;
    an address of the own host that lies outside the site's own path counts as broken.
    """
    pages = pages_of(folder)
    ids = {path: {element.get("id") for element in tree.xpath("//*[@id]")} for path, tree in pages.items()}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    found = [
        f"{path}: {address}"
        for path, address in _all_addresses(folder, pages, url)
        if not _leads_somewhere(urljoin(url + path, address), url, files, ids)
    ]
    return sorted(set(found))


def _all_addresses(folder: Path, pages: dict[str, Any], url: str) -> Iterator[tuple[str, str]]:
    for path, tree in pages.items():
        yield from ((path, address) for _, address in addresses_in(tree))
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.suffix in (".xml", ".opml"):
            for element in etree.fromstring(file.read_bytes()).iter(etree.Element):
                yield from (
                    (path, value) for name, value in element.attrib.items() if name.endswith(("rl", "ref"))
                )
                if element.text and etree.QName(element).localname in ("link", "loc", "docs"):
                    yield path, element.text.strip()
                if etree.QName(element).localname in ("encoded", "content", "description") and element.text:
                    yield from _in_text(path, element.text)
        elif file.name == "feed.json":
            feed = json.loads(file.read_text("utf-8"))
            yield from ((path, feed[key]) for key in ("home_page_url", "feed_url"))
            for item in feed["items"]:
                yield path, item["url"]
                yield from [(path, item["image"])] if "image" in item else []
                yield from _in_text(path, item["content_html"])
        elif file.name == "index.json":
            rows = (row for group in json.loads(file.read_text("utf-8"))["groups"] for row in group["rows"])
            found = [item["url"] for row in rows for item in row["items"] if item["url"]]
            yield from ((path, url.rstrip("/") + address) for address in found)


def _in_text(path: str, html: str) -> Iterator[tuple[str, str]]:
    """Addresses of a text in a feed: absolute, or to a place within the text itself (its notes)."""
    if "<" not in html:
        return
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    own = {element.get("id") for element in tree.xpath("//*[@id]")}
    for _, address in addresses_in(tree):
        is_note = address.startswith("#") and unquote(address[1:]) in own
        if not is_note:
            yield path, address if urlsplit(address).scheme else f"{NOWHERE}{address}"


def _leads_somewhere(full: str, url: str, files: set[str], ids: dict[str, set[str]]) -> bool:
    parts, site = urlsplit(full), urlsplit(url)
    if parts.scheme in ("mailto", "tel"):
        return bool(parts.path)
    if parts.netloc != site.netloc:
        return parts.scheme in ("http", "https")
    if parts.scheme != site.scheme or not parts.path.startswith(site.path):
        return False
    name = unquote(parts.path.removeprefix(site.path))
    file = name + "index.html" if not name or name.endswith("/") else name
    if file not in files:
        return False
    return not parts.fragment or unquote(parts.fragment) in ids.get(file, set())


def foreign_hosts(folder: Path, url: str) -> set[str]:
    """Hosts other than the site's from which a page would load something by itself."""
    found = set()
    for path, tree in pages_of(folder).items():
        for tag, address in addresses_in(tree):
            is_loaded = tag not in ("a", "form", "meta", "link")
            if tag == "link":
                is_loaded = bool(
                    tree.xpath("//link[@href=$at][@rel='stylesheet' or @rel='icon']", at=address)
                )
            host = urlsplit(urljoin(url + path, address)).netloc
            if is_loaded and host != urlsplit(url).netloc:
                found.add(host)
    return found


def faults_of(tree: Any) -> list[str]:
    """What is badly made about a page: English sentences, none if nothing is."""
    faults = []
    ids = Counter(element.get("id") for element in tree.xpath("//*[@id]"))
    faults += [f"id {name!r} stands {times} times" for name, times in ids.items() if times > 1]
    faults += [f"id {name!r} holds a blank or nothing" for name in ids if not name.strip() or " " in name]
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        for element in tree.xpath(f"//*[@{attribute}]"):
            faults += [
                f"{attribute} {name!r} names nothing"
                for name in element.get(attribute).split()
                if name not in ids
            ]
    for element in tree.xpath("//a//a | //a//button | //button//a | //form//form"):
        faults.append(f"<{element.tag}> stands inside another: {element.text_content()[:30]!r}")
    faults += [f"a link without words: {a.get('href')}" for a in tree.xpath("//a[@href]") if not _name_of(a)]
    faults += [f"a picture without alt: {img.get('src')}" for img in tree.xpath("//img[not(@alt)]")]
    levels = [
        int(element.tag[1]) for element in tree.iter(etree.Element) if _HEADING.fullmatch(str(element.tag))
    ]
    if levels.count(1) != 1 or levels[0] != 1:
        faults.append(f"the headings do not begin with the only h1: {levels}")
    faults += [
        f"h{before} is followed by h{after}" for before, after in pairwise(levels) if after > before + 1
    ]
    names = Counter((meta.get("name") or "").lower() for meta in tree.xpath("//head/meta[@name]"))
    faults += [f"meta {name!r} stands {times} times" for name, times in names.items() if times > 1]
    faults += [
        f"an empty meta {meta.get('name')!r}"
        for meta in tree.xpath("//meta[@name][not(normalize-space(@content))]")
    ]
    for child, parent in (
        ("li", {"ul", "ol"}),
        ("tr", {"thead", "tbody", "tfoot", "table"}),
        ("dt", {"dl", "div"}),
    ):
        faults += [
            f"<{child}> in <{e.getparent().tag}>" for e in tree.iter(child) if e.getparent().tag not in parent
        ]
    for holder in tree.xpath("//ul | //ol"):
        faults += [f"<{child.tag}> in <{holder.tag}>" for child in holder if child.tag != "li"]
    faults += [f"<{e.tag}> has style or an event handler" for e in tree.iter(etree.Element) if _acts(e)]
    faults += ["a script"] if tree.xpath("//script[not(@type='application/ld+json')]") else []
    if tree.get("lang") != "zh-CN" or len(tree.xpath("//head/title")) != 1 or len(tree.xpath("//main")) != 1:
        faults.append("lang, title or main is missing or stands twice")
    return faults


def badly_nested(text: str) -> list[str]:
    """Elements that are closed in a wrong order, not at all, or stand where a browser would move them."""
    faults, open_elements = [], []
    for closing, name, rest in re.findall(
        r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)>", _without_comments(text)
    ):
        name = name.lower()
        if closing:
            if not open_elements or open_elements[-1] != name:
                faults.append(f"</{name}> closes {open_elements[-1:] or 'nothing'}")
            if name in open_elements:
                while open_elements.pop() != name:
                    pass
        elif name not in _VOID and not rest.rstrip().endswith("/"):
            if name in _BLOCKS and open_elements and open_elements[-1] in _PHRASING_ONLY - {"a"}:
                faults.append(f"<{name}> inside <{open_elements[-1]}>")
            open_elements.append(name)
    return faults + [f"<{name}> is never closed" for name in open_elements]


def _without_comments(text: str) -> str:
    return re.sub(r"<!--.*?-->|<!doctype html>", "", text, flags=re.DOTALL | re.IGNORECASE)


def _name_of(link: Any) -> str:
    words = [
        link.text_content(),
        link.get("aria-label") or "",
        *(img.get("alt") or "" for img in link.iter("img")),
    ]
    return "".join(words).strip()


def _acts(element: Any) -> bool:
    return any(name == "style" or name.startswith("on") for name in element.attrib)
