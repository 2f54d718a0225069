"""The header of a post, and of an item or page of the bureau (specification.md §1.4)."""

from __future__ import annotations

from civic.core.model import Status, VoidReason
from civic.reading.schema.field import Choice, Field, Schema
from civic.reading.schema.field import ValueType as V

STATUSES = Choice.of(
    (
        (Status.PUBLISHED.value, "已发布", ()),
        (Status.DRAFT.value, "草稿", ()),
        (Status.SUBMITTED.value, "已上报", ()),
        (Status.RETURNED.value, "退回修改", ()),
        (Status.HIDDEN.value, "不列出", ()),
    )
)
REASONS = Choice.of(
    (
        (VoidReason.FALSE.value, "虚假", ()),
        (VoidReason.PLAGIARISED.value, "抄袭", ()),
        (VoidReason.PRIVACY.value, "泄露隐私", ()),
    )
)

ADOPTION = Schema(
    "adoption",
    (
        Field("outlet", "媒体", V.CHOICE, required=True, choices="outlets", wrong="outlet-unknown"),
        Field("date", "日期", V.DATE, required=True),
        Field("url", "网址", V.URL),
        Field("page", "版面", V.TEXT),
        Field("headline", "头条", V.FLAG),
    ),
)

VOID = Schema(
    "void",
    (
        Field("reason", "原因", V.CHOICE, required=True, choices=REASONS, wrong="void-reason-unknown"),
        Field("date", "日期", V.DATE, required=True),
    ),
)

POST = Schema(
    "post",
    (
        Field("title", "标题", V.TEXT, required=True),
        Field("date", "日期", V.MOMENT, required=True),
        Field("category", "分类", V.CHOICE, required=True, choices="categories", wrong="category-unknown"),
        Field("themes", "主题", V.CHOICES, choices="themes", wrong="theme-unknown"),
        Field("authors", "作者", V.TEXTS),
        Field("source", "来源", V.TEXT),
        Field("summary", "摘要", V.TEXT),
        Field("cover", "封面", V.PICTURE),
        Field("tags", "标签", V.TEXTS),
        Field("status", "状态", V.CHOICE, choices=STATUSES, wrong="status-unknown"),
        Field("remark", "退回意见", V.TEXT),
        Field("expires", "到期", V.DATE),
        Field("slug", "网址名", V.SLUG),
        Field("reported", "上报", V.DATE),
        Field("event", "事件", V.TEXT),
        Field("adoptions", "采用", V.RECORDS, parts=ADOPTION),
        Field("withdrawn", "撤下", V.DATE),
        Field("void", "作废", V.RECORD, parts=VOID),
        Field("reviewer", "审核人", V.TEXT),
        Field("reviewed", "审核日期", V.DATE),
    ),
)

BUREAU_ITEM = POST.without("category", "reported", "event", "adoptions", "void")
