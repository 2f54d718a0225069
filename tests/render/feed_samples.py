"""A stream of two posts with everything that a post can have, for the tests of feeds."""

from typing import Any

SITE = "https://www.example.gov.cn/minzheng"
PAGE = f"{SITE}/communities/guangming/"


def entry(number: int = 1, **changed: Any) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:6b1f7a52-93f0-5c0e-8a51-{number:012d}",
        "title": f"重阳节慰问 {number}",
        "url": f"{PAGE}2026/chong-yang-jie-{number}/",
        "published": "2026-10-18T09:30:00+08:00",
        "updated": "2026-10-18T09:30:00+08:00",
        "summary": "社区干部走访高龄老人，送去米面油。",
        "html": f'<p>社区干部<a href="{PAGE}">走访</a>高龄老人。</p><img src="{SITE}/media/a-960.jpg" alt="现场">',
        "authors": ["张**", "李**"],
        "source": "光明社区",
        "categories": ["社区服务", "热心活动"],
        "cover": {"url": f"{SITE}/media/0123456789abcdef-960.jpg", "type": "image/jpeg", "length": 48213},
        **changed,
    }


def stream(*entries: dict[str, Any], **changed: Any) -> dict[str, Any]:
    older = entry(2, published="2026-09-30T00:00:00+08:00", updated="2026-09-30T00:00:00+08:00", cover=None)
    return {
        "title": "光明社区博客",
        "description": "光明社区的工作与生活",
        "site_url": PAGE,
        "rss_url": f"{PAGE}rss.xml",
        "atom_url": f"{PAGE}atom.xml",
        "json_url": f"{PAGE}feed.json",
        "author": "孙吴县民政局",
        "entries": list(entries) or [entry(), older],
        **changed,
    }
