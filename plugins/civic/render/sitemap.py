"""What search engines ask for first: the list of all pages, and whether they may look at all."""

from __future__ import annotations

from typing import TypedDict

from civic.render.xmltext import escape_xml


class UrlValue(TypedDict):
    loc: str  # absolute, percent-encoded
    lastmod: str | None  # ISO 8601 date, or date-time with its offset


class SitemapValues(TypedDict):
    urls: list[UrlValue]


class RobotsValues(TypedDict):
    demo: bool  # a demo site asks to be left alone
    sitemap_url: str  # absolute


def sitemap(values: SitemapValues) -> bytes:
    """The file /sitemap.xml by the sitemap protocol 0.9, in the given order."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for url in values["urls"]:
        changed = f"<lastmod>{escape_xml(url['lastmod'])}</lastmod>" if url["lastmod"] else ""
        lines.append(f"<url><loc>{escape_xml(url['loc'])}</loc>{changed}</url>")
    lines += ["</urlset>", ""]
    return "\n".join(lines).encode()


def robots(values: RobotsValues) -> bytes:
    """The file /robots.txt. An empty Disallow forbids nothing, also to robots that do not know Allow."""
    forbidden = " /" if values["demo"] else ""
    return f"User-agent: *\nDisallow:{forbidden}\n\nSitemap: {values['sitemap_url']}\n".encode()
