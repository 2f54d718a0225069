"""A made-up content tree of any size, as a pure function of the registry's names and four numbers.

    for path, text in tree(registry, units=100, posts=10_000, seed=1): …     # "communities/jianhua/2026/2026-11-03-09877.md", "---\\n标题: …"

Post number n is decided by the seed and n alone, apart from its day and its unit, so that trees can be written and
compared in parts. The days end on LAST whatever the clock says.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, TypeVar

from benchmarks.demo import demo_words as words
from civic.core.model import Registry

LAST = date(2026, 11, 20)  # the newest post
FIRST_SPAN, LONGEST_SPAN = 90, 1800  # days over which the posts are spread
DAYS_A_POST = 18  # between two posts of one unit, where the span allows it

_T = TypeVar("_T")
_ROOT = "communities"
_NEAR = 30  # days within which two units tell of one event
_SECTIONS = (2, 5)
_SENTENCES = (2, 4)  # of a paragraph


@dataclass(frozen=True, slots=True)
class _Unit:
    key: str
    name: str
    code: str
    kind: str
    real: bool


class _PortableRandom:
    """Choices that are equal in every Python: of `random`, only random() promises that."""

    def __init__(self, *seed: object) -> None:
        self._throw = random.Random("/".join(map(str, seed))).random

    def one(self, things: Sequence[_T]) -> _T:
        return things[int(self._throw() * len(things))]

    def number(self, least: int, most: int) -> int:
        return least + int(self._throw() * (most - least + 1))

    def happens(self, share: float) -> bool:
        return self._throw() < share


def tree(registry: Registry, units: int, posts: int, seed: int) -> Iterator[tuple[str, str]]:
    """Every file but the registry's own: its path below the content folder and its text.

    The real units come first, then 示例社区001 and so on; `posts` are shared out evenly. Nothing is wrong with any of it.
    """
    made = _units(units)
    span = min(LONGEST_SPAN, max(FIRST_SPAN, posts // units * DAYS_A_POST))
    first = LAST - timedelta(days=span)
    yield from _cards(made, first.replace(day=1), seed)
    yield from _bureau(registry)
    days = [first + timedelta(days=1 + serial * span // posts) for serial in range(posts)]
    before: dict[str, tuple[str, str]] = {}  # unit -> title and path of its newest post that lists show
    for serial, day in enumerate(days):
        unit = made[serial % units]
        file = f"{day.year}/{day.isoformat()}-{serial + 1:05d}.md"
        post = _Post(
            registry, unit, day, serial, _PortableRandom(seed, serial), _event(days, serial, units, seed)
        )
        header, listed = post.header()
        yield f"{_ROOT}/{unit.key}/{file}", header + post.text(before.get(unit.key))
        if listed:
            before[unit.key] = (post.title, file)


def _units(count: int) -> list[_Unit]:
    real = [_Unit(key, name, code, kind, True) for key, name, code, kind in words.REAL_UNITS]
    made_up = (
        _Unit(
            words.MADE_UP_KEY.format(number),
            words.MADE_UP_NAME.format(number),
            words.MADE_UP_CODE.format(number),
            "社区",
            False,
        )
        for number in range(1, count - len(real) + 1)
    )
    return [*real[:count], *made_up]


def _cards(units: Sequence[_Unit], opened: date, seed: int) -> Iterator[tuple[str, str]]:
    """Real units owe nothing: a month that a real one had missed would be made up."""
    for unit in units:
        card = words.CARD.format(
            name=unit.name,
            code=unit.code,
            kind=unit.kind,
            opened="" if unit.real else words.OPENED_LINE.format(day=opened),
            staff=_PortableRandom(seed, unit.key).number(4, 15),
        )
        yield f"{_ROOT}/{unit.key}/community.yaml", card


def _bureau(registry: Registry) -> Iterator[tuple[str, str]]:
    for column in registry.columns:
        title = words.ITEM_TITLE.format(column=column.name)
        text = words.ITEM_TEXT.format(column=column.name)
        header = f"---\ntitle: {title}\ndate: {LAST}\n---\n"
        yield f"bureau/{column.key}/{LAST}-{column.key}.md", header + text
    for slug, title, text in words.PAGES:
        yield f"bureau/pages/{slug}.md", f"---\ntitle: {title}\ndate: {LAST}\n---\n{text}"


def _event(days: Sequence[date], serial: int, units: int, seed: int) -> int | None:
    """The number of the event of which this post and its neighbour of another unit tell, if they do."""
    pair = serial // 2
    both = pair * 2, pair * 2 + 1
    if units < 2 or both[1] >= len(days) or (days[both[1]] - days[both[0]]).days > _NEAR:
        return None
    return pair + 1 if _PortableRandom(seed, "event", pair).happens(0.06) else None


class _Post:
    """One post: its dice are thrown in one order, header first."""

    def __init__(
        self,
        registry: Registry,
        unit: _Unit,
        day: date,
        serial: int,
        dice: _PortableRandom,
        event: int | None,
    ) -> None:
        self._registry, self._unit, self._day, self._dice, self._event = registry, unit, day, dice, event
        self._category = dice.one(registry.categories)
        general = next(reversed(words.TOPICS.values()))
        self._topic = dice.one(words.TOPICS.get(self._category.key, general))
        self.title = self._fill(dice.one(words.TITLES))

    def header(self) -> tuple[str, bool]:
        """The header, and whether lists show the post today and on every later day."""
        dice, day = self._dice, self._day
        clock = f" {dice.number(7, 20):02d}:{dice.number(0, 59):02d}" if dice.happens(0.3) else ""
        short = self._category.name.removeprefix("社区")
        lines = [
            f"{dice.one(('标题', '标题', '标题', 'title'))}: {self.title}",
            f"{dice.one(('日期', 'date'))}: {day}{clock}",
            f"{dice.one(('分类', 'category'))}: {dice.one((self._category.name, short, self._category.key))}",
        ]
        themes = self._registry.themes
        if themes and dice.happens(0.6):
            chosen = dict.fromkeys(dice.one(themes).name for _ in range(dice.number(1, 2)))
            lines.append(f"主题: [{', '.join(chosen)}]")
        if dice.happens(0.85):
            writers = dict.fromkeys(dice.one(words.AUTHORS) for _ in range(dice.number(1, 2)))
            lines.append("作者: " + "、".join(writers))
        if dice.happens(0.5):
            lines.append("标签: " + "、".join(dict.fromkeys((dice.one(words.TAGS), dice.one(words.TAGS)))))
        if self._event is not None:
            topic = words.TOPICS["general"][self._event % len(words.TOPICS["general"])]
            lines.append("事件: " + words.EVENT.format(topic=topic, serial=self._event))
        lines += self._report_lines()
        fate = self._status_lines()
        if dice.happens(0.15) and self._registry.outlets and not fate:
            lines += ["采用:", *self._adoptions()]
        if dice.happens(0.4):
            lines += [f"审核人: {dice.one(words.REVIEWERS)}", f"审核日期: {day}"]
        return "\n".join(["---", *lines, *fate, "---", ""]), not fate

    def _report_lines(self) -> list[str]:
        chance = self._dice.number(1, 100)
        if chance <= 4:
            return ["上报: 否"]
        late = self._day + timedelta(days=self._dice.number(5, 45))
        return [f"上报: {late}"] if chance <= 10 and late <= LAST else []

    def _status_lines(self) -> list[str]:
        """Why lists do not show a post; void and withdrawn only where no real unit is told of it."""
        chance, later = self._dice.number(1, 200), self._day + timedelta(days=self._dice.number(7, 40))
        if chance <= 2:
            return ["状态: 草稿"]
        if chance <= 4:
            return ["状态: 不列出"]
        if later > LAST:
            return []
        if chance <= 6:
            return [f"到期: {later}"]
        if chance <= 8 and not self._unit.real:
            return ["作废:", f"  原因: {self._dice.one(words.VOID_REASONS)}", f"  日期: {later}"]
        return [f"撤下: {later}"] if chance <= 10 and not self._unit.real else []

    def _adoptions(self) -> Iterator[str]:
        for outlet in dict.fromkeys(
            self._dice.one(self._registry.outlets) for _ in range(self._dice.number(1, 2))
        ):
            day = min(LAST, self._day + timedelta(days=self._dice.number(1, 20)))
            yield f"  - 媒体: {outlet.name}"
            yield f"    日期: {day}"
            yield f"    网址: https://example.org/{outlet.key}/{day:%Y%m%d}"
            if self._dice.happens(0.1):
                yield "    头条: 是"

    def text(self, before: tuple[str, str] | None) -> str:
        """About 4 KB: paragraphs ended by one Enter, headings, and one each of the rarer forms here and there."""
        dice = self._dice
        blocks = [self._paragraphs()]
        rare = [self._list, self._table, self._emphasis, self._quote]
        start = dice.number(1, len(words.HEADINGS))
        for number in range(dice.number(*_SECTIONS)):
            heading = words.HEADINGS[(start + number) % len(words.HEADINGS)]
            mark = "###" if number and dice.happens(0.25) else "##"
            blocks += [f"{mark} {heading}", self._paragraphs(), dice.one(rare)()]
        if before is not None and dice.happens(0.3):
            title, file = before
            blocks.append(words.LINK_SENTENCE.format(title=title, target=f"../{file}"))
        blocks.append(words.NOTE)
        return "\n\n".join(blocks) + "\n"

    def _paragraphs(self) -> str:
        dice = self._dice
        return "\n".join(
            "".join(self._fill(dice.one(words.SENTENCES)) for _ in range(dice.number(*_SENTENCES)))
            for _ in range(dice.number(1, 3))
        )

    def _list(self) -> str:
        dice = self._dice
        mark = dice.one(("- ", "1. "))
        points = (mark + self._fill(dice.one(words.POINTS)) for _ in range(dice.number(3, 5)))
        return "\n".join([dice.one(words.BEFORE_LIST), *points])

    def _table(self) -> str:
        dice = self._dice
        rows = (
            f"| {dice.one(words.PLACES)} | {dice.one(words.DOERS)} | {dice.number(2, 60)} |"
            for _ in range(dice.number(3, 6))
        )
        return "\n".join([f"| {' | '.join(words.TABLE_HEADS)} |", "|---|---|--:|", *rows])

    def _emphasis(self) -> str:
        return self._fill(self._dice.one(words.EMPHASIZED_SENTENCES))

    def _quote(self) -> str:
        return self._fill(words.QUOTE)

    def _fill(self, form: str) -> str:
        return form.format_map(_GapValues(self._dice, topic=self._topic, unit=self._unit.name))


class _GapValues(dict[str, object]):
    """What stands in the gaps of a sentence; what is not given is thrown where it is needed."""

    _WORDS: ClassVar[dict[str, Sequence[str]]] = {
        "scene": words.SCENES,
        "season": words.SEASONS,
        "people": words.PEOPLE,
        "place": words.PLACES,
        "when": words.WHEN,
        "doer": words.DOERS,
        "deed": words.DEEDS,
        "saying": words.SAYINGS,
    }

    def __init__(self, dice: _PortableRandom, **given: object) -> None:
        super().__init__(given)
        self._dice = dice

    def __missing__(self, gap: str) -> object:
        return self._dice.number(3, 90) if gap == "count" else self._dice.one(self._WORDS[gap])
