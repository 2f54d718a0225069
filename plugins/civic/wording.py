"""Every Chinese sentence that leaves through Python.

A problem is said in two sentences: what is wrong, with what stands there, and what to write instead.
They are read by people who have never heard of YAML: no jargon, the line's own words in 「」, one remedy
that can be typed.
"""

from __future__ import annotations

from typing import NamedTuple

# --- names of pages and feeds that Python hands to templates, feeds and the desk ----------------------

FRONT = "首页"
BLOGS = "社区博客"
BLOG = "{unit}博客"
SUBSCRIBE = "订阅"
NOT_FOUND = "找不到这个页面"
WITHDRAWN = "已撤下"
LIST_TYPE = "工作动态"  # ColumnType of the blogs and of the lists across communities
FRONT_TYPE = "首页"
FEED_OF_ALL = "{site}全部更新"
FEED_OF_BLOGS = "{site}各社区文章"
FEED_OF_BLOG = "{unit}博客 · {site}"
FEED_OF_LIST = "{name} · {site}"


class Sentence(NamedTuple):
    """What is wrong, and what to write instead; `{name}` is filled from the problem's detail."""

    message: str
    hint: str


SENTENCES: dict[str, Sentence] = {}


def say(code: str, detail: tuple[tuple[str, str], ...]) -> Sentence:
    """The two sentences of a problem, filled with its facts."""
    message, hint = SENTENCES[code]
    facts = dict(detail)
    return Sentence(message.format_map(facts), hint.format_map(facts))
