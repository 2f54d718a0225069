"""The part of an address that names an item, or a heading in its text."""

from __future__ import annotations

import re
import unicodedata

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_OTHER = re.compile(r"[^a-z0-9]+")
_HAN_RUN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_LONGEST = 80
_NO_WORD = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")


def is_slug(text: str) -> bool:
    """Whether `text` may stand in an address as it is: `^[a-z0-9][a-z0-9-]{0,79}$`."""
    return _SLUG.fullmatch(text) is not None


def slug_of(name: str) -> str:
    """The slug of a file name without its `.md`, or of a title (specification.md §1.11); "" if nothing is left.

    >>> slug_of("重阳节活动2026")
    'chong-yang-jie-huo-dong-2026'
    """
    text = unicodedata.normalize("NFKC", name).lower()
    if not text.isascii():
        text = _HAN_RUN.sub(_syllables, text)
    return _OTHER.sub("-", text)[:_LONGEST].strip("-")


def heading_slug(text: str) -> str:
    """What a link within a text calls a heading, as Python-Markdown does; "" if nothing is left.

    >>> heading_slug("办理 时间（新）")
    '办理-时间新'
    """
    return _GAP.sub("-", _NO_WORD.sub("", text).strip().lower())


def _syllables(run: re.Match[str]) -> str:
    from pypinyin import lazy_pinyin  # 0.1 s: paid only by those who need it

    return f"-{'-'.join(lazy_pinyin(run.group()))}-"
