"""A small Site in a few words, for the tests of the views."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from civic.core import addresses
from civic.core.model import (
    Body,
    Column,
    Item,
    Kind,
    Outlet,
    Registry,
    Site,
    SiteInfo,
    Status,
    Term,
    Unit,
)

CATEGORIES = (
    Term("service", "社区服务"),
    Term("culture", "社区文化"),
    Term("party", "党建"),
    Term("civil", "民政"),
)
THEMES = (Term("love", "爱心活动"), Term("arts", "群众文化活动"))
COLUMNS = (Column("news", "民政要闻", "工作动态"), Column("notices", "通知公告", "政策文件"))
OUTLETS = (
    Outlet("sunwu-minzheng", "县民政信息网", "county", ((0, Decimal("1.00")),)),
    Outlet("heihe-daily", "黑河日报", "city", ((0, Decimal("4.00")),)),
    Outlet("hlj-daily", "黑龙江日报", "province", ((0, Decimal("8.00")),), ("黑龙江省日报",)),
)
INFO = SiteInfo(url="https://example.org/", name="示例县社区博客", body="示例县民政局")


def registry(**changes: object) -> Registry:
    base = Registry(INFO, COLUMNS, CATEGORIES, THEMES, OUTLETS)
    return replace(base, **changes)  # type: ignore[arg-type]


def unit(key: str, code: str = "231124999001", kind: str = "community", **more: object) -> Unit:
    return Unit(key=key, code=code, name=f"{key}社区", kind=Kind(kind), **more)  # type: ignore[arg-type]


def item(owner: str, inner: str, **more: object) -> Item:
    """A post at `inner` below its owner's folder; a bureau item if owner is "bureau"."""
    bureau = owner == "bureau"
    day = more.pop("day", date(2026, 10, 9))
    values: dict[str, object] = {
        "id": addresses.item_id(owner, inner),
        "owner": owner,
        "column": inner.split("/")[0] if bureau else "",
        "path": f"bureau/{inner}" if bureau else f"communities/{owner}/{inner}",
        "slug": inner.rsplit("/", 1)[-1].removesuffix(".md"),
        "title": f"标题 {inner}",
        "day": day,
        "time": None,
        "body": Body("0" * 64),
        "category": "" if bureau else "service",
        "reported": None if bureau else day,
        **more,
    }
    values["status"] = Status(values.get("status", "published"))
    return Item(**values)  # type: ignore[arg-type]


def site(units: list[Unit], items: list[Item], **changes: object) -> Site:
    codes = {u.key: u.code for u in units}
    return Site(
        registry=registry(**changes),
        units=tuple(sorted(units, key=lambda u: (list(Kind).index(u.kind), u.code))),
        items=tuple(sorted(items, key=lambda i: (codes.get(i.owner, ""), i.path))),
    )
