"""The card of a unit, community.yaml (specification.md §1.2)."""

from __future__ import annotations

import re

from civic.core.model import Kind
from civic.reading.schema.field import Choice, Field, Schema
from civic.reading.schema.field import ValueType as V

UNIT_KINDS = Choice.of(
    (kind.value, name, ())
    for kind, name in ((Kind.COMMUNITY, "社区"), (Kind.TOWNSHIP, "乡镇"), (Kind.VILLAGE, "村"))
)

UNIT = Schema(
    "unit",
    (
        Field("name", "名称", V.WORD, required=True),
        Field("code", "代码", V.DIGITS, required=True, pattern=re.compile(r"\d{12}", re.ASCII)),
        Field("kind", "类型", V.CHOICE, required=True, choices=UNIT_KINDS, wrong="unit-kind-unknown"),
        Field("opened", "开通", V.DATE),
        Field("staff", "在岗人数", V.WHOLE, pattern=re.compile(r"[1-9]\d{0,4}", re.ASCII)),
        Field("mailbox", "业务邮箱", V.WORD),
        Field("phone", "电话", V.WORD),
        Field("address", "地址", V.WORD),
        Field("intro", "简介", V.TEXT),
        Field("cover", "封面", V.PICTURE),
    ),
)
