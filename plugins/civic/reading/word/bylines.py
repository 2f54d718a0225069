"""Lines of a manuscript that speak of it: its day, who wrote it, where it comes from.

>>> day_in("光明社区　二〇二六年十月九日").day
datetime.date(2026, 10, 9)
>>> byline_in("（供稿：光明社区 张某）").authors
('张某',)
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

_VALUES = {"〇": 0, "零": 0, "○": 0, **{figure: n for n, figure in enumerate("一二三四五六七八九", start=1)}}
_YEAR = "(20[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})"
_SMALL = "([0-9]{1,2}|[一二三]?十?[一二三四五六七八九]?)"
_DAY = re.compile(
    rf"{_YEAR} *年 *{_SMALL} *月 *{_SMALL} *[日号]|(20[0-9]{{2}})([-./])([0-9]{{1,2}})\5([0-9]{{1,2}})(?![0-9])"
)
_ABOUT_DAYS = re.compile(r"(?:发布|发稿|成文|写稿|供稿)?(?:日期|时间)|[:：()（）\[\]\s]")
_NAMED_DAY = (
    re.compile(r"(?<![0-9])(20[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])(?![0-9])"),
    re.compile(r"(?<![0-9])(20[0-9]{2}) ?[年._-] ?([0-9]{1,2}) ?[月._-] ?([0-9]{1,2})(?![0-9])[日号]?"),
    re.compile(r"^()([0-9]{1,2}) ?[月.-] ?([0-9]{1,2})(?![0-9])[日号]?"),
)

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_BOTH = "文[/、]图|图[/、]文|图文|文图"
_WRITERS = f"供稿单位|供稿人|供稿|撰稿人|撰稿|撰文|作者|通讯员|信息员|报送人|文字|{_BOTH}|文"
_OTHERS = "来源|图片|摄影|图|审核人|审核|责任编辑|责编|编辑|初审|终审|校对"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s,，;；、]))(?:(供稿|撰稿|作者|通讯员|{_BOTH})\s+|({_WRITERS}|{_OTHERS})\s*[:/]\s*)"
)
_SPLIT = re.compile(r"[、,，;；/\s]+")
_APART = re.compile(rf"(?<![{HAN}])([{HAN}])\s+([{HAN}])(?![{HAN}])")  # 李　某, spread to the width of three
_PERSON = re.compile(rf"[{HAN}·*＊]{{2,6}}")  # a post will do as well: 一号网格员
_BODY = re.compile(
    r".{2,}(?:社区|委员会|居委会|村委会|局|办公室|办|中心|街道|镇|乡|村|站|科|股|党支部|党委|学校|公司|报|网|台|协会)"
)
LONGEST = 40  # characters of such a line


class DateMatch(NamedTuple):
    """A day and what else the text says: without the day, marks around it and words such as 日期."""

    day: date
    rest: str


class Byline(NamedTuple):
    """`is_whole`: all that the line says is in these two."""

    authors: tuple[str, ...]
    source: str
    is_whole: bool


def day_in(text: str) -> DateMatch | None:
    """The last whole date in a line, in Arabic or Chinese figures."""
    text = unicodedata.normalize("NFKC", text)
    for found in reversed(list(_DAY.finditer(text))):
        year, month, small, plain_year, _, plain_month, plain_day = found.groups()
        day = (
            _date(int(plain_year), int(plain_month), int(plain_day))
            if plain_year
            else _date(_year(year), _number(month), _number(small))
        )
        if day is not None:
            return DateMatch(day, _ABOUT_DAYS.sub("", text[: found.start()] + text[found.end() :]))
    return None


def day_in_name(stem: str, today: date) -> tuple[date | None, str]:
    """The day that the name of a file begins with or holds, and the name without it.

    `10.9 重阳节` has no year: it is the last such day that is not after `today`.
    """
    text = unicodedata.normalize("NFKC", stem)
    for pattern in _NAMED_DAY:
        found = pattern.search(text)
        if found is None:
            continue
        month, small = int(found[2]), int(found[3])
        day = _date(int(found[1]) if found[1] else today.year, month, small)
        if day is not None and not found[1] and day > today:
            day = _date(today.year - 1, month, small)
        if day is not None:
            rest = (text[: found.start()] + " " + text[found.end() :]).strip(" _-—.,，、")
            return day, rest
    return None, text.strip()


def byline_in(text: str) -> Byline | None:
    """Who wrote it, if a line says nothing else: `撰稿：张某　审核：王某`, `（供稿：光明社区）`, `文/图 李某`."""
    bare = unicodedata.normalize("NFKC", text).strip().strip("()[]【】").strip()
    found = list(_LABEL.finditer(bare))
    if not found or found[0].start() or len(bare) > LONGEST or re.search("[。!?]", bare):
        return None
    authors: list[str] = []
    source, is_whole = "", True
    ends = [*(one.start() for one in found[1:]), len(bare)]
    for label, end in zip(found, ends, strict=True):
        name = label[1] or label[2]
        value = bare[label.end() : end].strip(" ,;、")
        writes = re.fullmatch(_WRITERS, name) is not None
        for word in filter(None, _SPLIT.split(_APART.sub(r"\1\2", value))):
            if (writes or name == "来源") and _BODY.fullmatch(word) and not source:
                source = word
            elif writes and _PERSON.fullmatch(word):
                authors.append(word)
            else:
                is_whole = False
        is_whole = is_whole and bool(value)
    if not authors and not source:
        return None
    return Byline(tuple(dict.fromkeys(authors)), source, is_whole)


def only_day(text: str) -> date | None:
    """The day, if a line gives one and nothing else."""
    found = day_in(text) if len(text) <= LONGEST else None
    return found.day if found is not None and not found.rest else None


def is_about(text: str) -> bool:
    """Whether a line gives the day or the writer and nothing else."""
    return byline_in(text) is not None or only_day(text) is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) if text.isascii() else int("".join(str(_VALUES[figure]) for figure in text))


def _number(text: str) -> int:
    """Up to 39; 0 for nothing, which no calendar has."""
    if text.isascii():
        return int(text or 0)
    tens, ten, ones = text.rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + (_VALUES[ones] if ones else 0)
