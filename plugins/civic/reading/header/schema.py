"""The words that stand before the colons of a header, in English and Chinese, and what may stand behind each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class ValueForm(Enum):
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
    form: ValueForm
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
        Key("outlet", "媒体", ValueForm.WORD),
        Key("date", "日期", ValueForm.WORD),
        Key("url", "网址", ValueForm.WORD),
        Key("page", "版面", ValueForm.TEXT),
        Key("headline", "头条", ValueForm.WORD),
    )
)

VOID_KEYS = Keys((Key("reason", "原因", ValueForm.WORD), Key("date", "日期", ValueForm.WORD)))

ITEM_KEYS = Keys(
    (
        Key("title", "标题", ValueForm.TEXT),
        Key("date", "日期", ValueForm.WORD),
        Key("category", "分类", ValueForm.WORD),
        Key("themes", "主题", ValueForm.WORDS),
        Key("authors", "作者", ValueForm.TEXTS),
        Key("source", "来源", ValueForm.TEXT),
        Key("summary", "摘要", ValueForm.TEXT),
        Key("cover", "封面", ValueForm.TEXT),
        Key("tags", "标签", ValueForm.TEXTS),
        Key("status", "状态", ValueForm.WORD),
        Key("remark", "退回意见", ValueForm.TEXT),
        Key("expires", "到期", ValueForm.WORD),
        Key("slug", "网址名", ValueForm.WORD),
        Key("reported", "上报", ValueForm.WORD),
        Key("event", "事件", ValueForm.TEXT),
        Key("adoptions", "采用", ValueForm.ENTRIES, ADOPTION_KEYS),
        Key("withdrawn", "撤下", ValueForm.WORD),
        Key("void", "作废", ValueForm.ENTRIES, VOID_KEYS),
        Key("reviewer", "审核人", ValueForm.TEXT),
        Key("reviewed", "审核日期", ValueForm.WORD),
    )
)
