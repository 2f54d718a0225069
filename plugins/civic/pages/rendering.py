"""How civic's Pages become bytes: filters for the templates, render functions for everything that is not HTML.

Here is the one door through which HTML enters a template: `body` makes Markup of a cleaned text. Everything else
that a template prints is escaped by Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment
from markupsafe import Markup

from civic.core import addresses
from civic.pages.body_links import fill
from civic.pages.values import SiteValues
from civic.render import feed, manifest, outline, sitemap, table
from engine.render import Renderer, RenderFunction

Texts = Mapping[str, str]  # digest -> cleaned HTML of a body

_BODY_SIZES = "(min-width: 42rem) 40rem, 100vw"  # how wide a picture of the text is rendered
_SAFE = "/:@!$&'()*+,;=-._~"


RENDERER_FACTORY = f"{__name__}:site_renderer"  # how every process comes by the site's Renderer
EXTRA_TEMPLATES = ("parts/picture.html",)  # templates that no other template names: the filter `body` does


def site_renderer(templates: Mapping[str, str], constants: Mapping[str, Any], texts: Texts) -> Renderer:
    """How the civic site is rendered. `constants` hold SiteValues under "site"."""
    site = constants["site"]
    return Renderer(templates, constants, render_functions(site, texts), filter_installer(site, texts))


def filter_installer(site: SiteValues, texts: Texts) -> Callable[[Environment], None]:
    """What a template may use: `href`, `absolute`, `day` and `body` (see pages/values.py)."""

    encoded = cache(partial(href, site))  # the same few addresses stand on every page

    def equip(environment: Environment) -> None:
        def body(text: str, targets: list[Any], below_picture: bool = False) -> Markup:
            macro: Any = environment.get_template("parts/picture.html").module
            shown = int(below_picture)

            def picture(number: int, alt: str) -> str:
                nonlocal shown
                shown += 1  # the first is seen at once, those below when the reader comes near
                return str(macro.picture(targets[number], _BODY_SIZES, shown > 1))

            def link(number: int) -> str | None:
                address = targets[number]
                return encoded(address) if address is not None else None

            return Markup(fill(texts[text], link, picture))

        environment.filters["href"] = encoded
        environment.filters["absolute"] = cache(partial(absolute_url, site))
        environment.filters["day"] = cache(day)
        environment.filters["body"] = body

    return equip


def href(site: SiteValues, address: str) -> str:
    """An address of the site as links have it: with the site's own path, percent-encoded; "" stays "".

    >>> href({"base": "/minzheng/"}, "/communities/x/2026/a/通知.pdf")  # doctest: +SKIP
    '/minzheng/communities/x/2026/a/%E9%80%9A%E7%9F%A5.pdf'
    """
    if not address:
        return ""
    path, mark, fragment = address.partition("#")
    encoded = site["base"] + quote(unquote(path).removeprefix("/"), safe=_SAFE)
    return encoded + (f"#{quote(fragment, safe='')}" if mark else "")


def absolute_url(site: SiteValues, address: str) -> str:
    """The full address, as feeds and page tags need it."""
    return site["url"].removesuffix(site["base"]) + href(site, address) if address else ""


def day(iso: str) -> str:
    """A day as people read it.

    >>> day("2026-10-09")
    '2026年10月9日'
    """
    year, month, number = iso.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def render_functions(site: SiteValues, texts: Texts) -> dict[str, RenderFunction]:
    """By the names that Pages use for them."""

    def of_feed(render: Callable[[feed.FeedValues], bytes]) -> RenderFunction:
        return lambda values: render(_feed_values(site, texts, values))

    def outline_of(values: Mapping[str, Any]) -> bytes:
        return outline.opml(_outline_values(site, values))

    return {
        "feed.rss": of_feed(feed.rss),
        "feed.atom": of_feed(feed.atom),
        "feed.json": of_feed(feed.json_feed),
        "feeds.opml": outline_of,
        "sitemap.xml": lambda values: sitemap.sitemap(
            {
                "urls": [
                    {"loc": absolute_url(site, u["address"]), "lastmod": u["lastmod"]} for u in values["urls"]
                ]
            }
        ),
        "robots.txt": lambda values: sitemap.robots(
            {"demo": values["demo"], "sitemap_url": absolute_url(site, addresses.SITEMAP)}
        ),
        "items.json": manifest.items_json,
        "standings.json": lambda values: table.index_json(values["standings"]),
        "standings.csv": lambda values: table.leaderboard_csv(values["standings"]),
        "standings.xlsx": lambda values: table.leaderboard_xlsx(values["standings"]),
    }


def _feed_values(site: SiteValues, texts: Texts, values: Mapping[str, Any]) -> feed.FeedValues:
    address = values["address"]
    own = addresses.feeds(address)
    return {
        "title": values["title"],
        "description": values["description"],
        "site_url": absolute_url(site, address),
        "rss_url": absolute_url(site, own.rss),
        "atom_url": absolute_url(site, own.atom),
        "json_url": absolute_url(site, own.json),
        "author": site["body"],
        "entries": [_entry(site, texts, entry) for entry in values["entries"]],
    }


def _entry(site: SiteValues, texts: Texts, entry: Mapping[str, Any]) -> feed.EntryValues:
    targets, cover = entry["targets"], entry["cover"]

    def link(number: int) -> str | None:
        return absolute_url(site, targets[number]) if targets[number] is not None else None

    def picture(number: int, alt: str) -> str:
        shown = targets[number]
        source = absolute_url(site, shown["src"])
        size = f'width="{shown["width"]}" height="{shown["height"]}"'
        return f'<img src="{escape(source)}" alt="{escape(alt)}" {size}>'

    return {
        "id": entry["id"],
        "title": entry["title"],
        "url": absolute_url(site, entry["address"]),
        "published": entry["published"],
        "updated": entry["published"],
        "summary": entry["summary"],
        "html": fill(texts[entry["body"]], link, picture),
        "authors": entry["authors"],
        "source": entry["source"],
        "categories": entry["categories"],
        "cover": {
            "url": absolute_url(site, cover["address"]),
            "type": cover["type"],
            "length": cover["length"],
        }
        if cover
        else None,
    }


def _outline_values(site: SiteValues, values: Mapping[str, Any]) -> outline.OutlineValues:
    return {
        "title": values["title"],
        "groups": [
            {
                "kind": group["kind"],
                "feeds": [
                    {
                        "title": one["name"],
                        "xml_url": absolute_url(site, one["rss"]),
                        "html_url": absolute_url(site, one["address"]),
                    }
                    for one in group["feeds"]
                ],
            }
            for group in values["groups"]
        ],
    }
