"""The words that stand before the colons of a header, in English and Chinese, and what may stand behind each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Form(Enum):
    """How far a value reaches; what it must be is the field's business."""

    TEXT = "everything up to the line's end, whatever it holds"
    WORD = "one short value; a remark behind ` #` does not belong to it"
    TEXTS = "a list of texts, or one text"
    WORDS = "a list of short values, or one"
    ENTRIES = "a mapping, or a list of mappings, with the keys of `parts`"


@dataclass(frozen=True, slots=True)
class Key:
    name: str  # English: the name of the field in every Problem
    chinese: str
    form: Form
    parts: Keys | None = None


@dataclass(frozen=True)
class Keys:
    """The keys that one mapping may have. `names` maps every spelling to the English name."""

    keys: tuple[Key, ...]
    by_word: dict[str, Key] = field(init=False, repr=False, compare=False)
    names: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_word = {word: key for key in self.keys for word in (key.name, key.chinese)}
        object.__setattr__(self, "by_word", by_word)
        object.__setattr__(self, "names", {word: key.name for word, key in by_word.items()})


ADOPTION_KEYS = Keys(
    (
        Key("outlet", "媒体", Form.WORD),
        Key("date", "日期", Form.WORD),
        Key("url", "网址", Form.WORD),
        Key("page", "版面", Form.TEXT),
        Key("headline", "头条", Form.WORD),
    )
)

VOID_KEYS = Keys((Key("reason", "原因", Form.WORD), Key("date", "日期", Form.WORD)))

ITEM_KEYS = Keys(
    (
        Key("title", "标题", Form.TEXT),
        Key("date", "日期", Form.WORD),
        Key("category", "分类", Form.WORD),
        Key("themes", "主题", Form.WORDS),
        Key("authors", "作者", Form.TEXTS),
        Key("source", "来源", Form.TEXT),
        Key("summary", "摘要", Form.TEXT),
        Key("cover", "封面", Form.TEXT),
        Key("tags", "标签", Form.TEXTS),
        Key("status", "状态", Form.WORD),
        Key("expires", "到期", Form.WORD),
        Key("slug", "网址名", Form.WORD),
        Key("reported", "上报", Form.WORD),
        Key("event", "事件", Form.TEXT),
        Key("adoptions", "采用", Form.ENTRIES, ADOPTION_KEYS),
        Key("withdrawn", "撤下", Form.WORD),
        Key("void", "作废", Form.ENTRIES, VOID_KEYS),
        Key("reviewer", "审核人", Form.TEXT),
        Key("reviewed", "审核日期", Form.WORD),
    )
)
