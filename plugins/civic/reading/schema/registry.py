"""Columns, categories, themes, outlets and rules: the other files of registry/ (specification.md §1.3)."""

from __future__ import annotations

from civic.core.addresses import RESERVED
from civic.core.model import NO_TASK, PAGES
from civic.reading.schema.field import Choice, Field, Schema
from civic.reading.schema.field import ValueType as V

_LEVELS = Choice.of(
    (
        ("county", "县级", ("县",)),
        ("city", "市级", ("市",)),
        ("province", "省级", ("省",)),
        ("nation", "国家级", ("国家",)),
    )
)
_DEDUP = Choice.of((("highest", "只计最高", ()), ("sum", "每家都计", ())))
_LATE = Choice.of((("counts", "照样计分", ()), (NO_TASK, "不算任务", ())))

COLUMN = Schema(
    "column",
    (
        Field("key", "代号", V.KEY, required=True, reserved=RESERVED | {PAGES}),
        Field("name", "名称", V.NAME, required=True),
        Field("type", "类型", V.NAME, required=True),
        Field("description", "说明", V.NAME),
        Field("keywords", "关键词", V.NAMES),
    ),
    in_registry=True,
)

CATEGORY = Schema(
    "category",
    (
        Field("key", "代号", V.KEY, required=True, reserved=frozenset({"page"})),
        Field("name", "名称", V.NAME, required=True),
    ),
    in_registry=True,
)

THEME = Schema(
    "theme",
    (Field("key", "代号", V.KEY, required=True), Field("name", "名称", V.NAME, required=True)),
    in_registry=True,
)

TAXONOMY = Schema(
    "taxonomy",
    (
        Field("categories", "分类", V.RECORDS, required=True, parts=CATEGORY),
        Field("themes", "主题", V.RECORDS, parts=THEME),
    ),
    in_registry=True,
)

_POINTS = Schema("points", (), each_year=Field("points", "分值", V.AMOUNT), in_registry=True)
OUTLET = Schema(
    "outlet",
    (
        Field("key", "代号", V.KEY, required=True),
        Field("name", "名称", V.NAME, required=True),
        Field("aliases", "别名", V.NAMES),
        Field("level", "级别", V.CHOICE, required=True, choices=_LEVELS),
        Field("points", "分值", V.POINTS, required=True, parts=_POINTS),
    ),
    in_registry=True,
)

RULES = Schema(
    "rules",
    (
        Field("monthly_min", "每月篇数", V.WHOLE),
        Field("task_done", "任务得分", V.AMOUNT),
        Field("extra_piece", "多报得分", V.AMOUNT),
        Field("extra_max", "多报上限", V.AMOUNT),
        Field("missing", "未完成扣分", V.AMOUNT),
        Field("void_penalty", "作废扣分", V.AMOUNT),
        Field("headline_factor", "头条倍数", V.AMOUNT),
        Field("dedup", "重复采用", V.CHOICE, choices=_DEDUP),
        Field("late", "补报", V.CHOICE, choices=_LATE),
        Field("yearly_cap", "全年上限", V.AMOUNT),
    ),
    in_registry=True,
)
SCORING = Schema("scoring", (), each_year=Field("rules", "规则", V.RECORD, parts=RULES), in_registry=True)
