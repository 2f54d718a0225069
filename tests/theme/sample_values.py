"""Values for the theme's tests: each kind of page from as little as it may be given, and a full one.

The smallest values leave out all that may be left out. The full ones fill every field, so that a test which walks
them meets every place where a text can reach a page.
"""

from __future__ import annotations

from typing import Any

from civic.pages.leaderboard_values import (
    AdoptionEntryValue,
    LeaderboardRowValue,
    LeaderboardValues,
    PeriodValue,
    PostReferenceValue,
    RulesValue,
    UnitMonthValue,
    UnitSumValue,
    UnitYearValues,
)
from civic.pages.values import (
    BlogCardValue,
    BlogsValues,
    BlogValues,
    FeedsValue,
    FrontValues,
    HeadlineValue,
    HeadValue,
    LinkValue,
    ListItemValue,
    ListValues,
    NotFoundValues,
    PageValues,
    PictureValue,
    PostValues,
    SiteValues,
    SubscribeFeedValue,
    SubscribeValues,
    TagsValue,
    TombstoneValues,
    UnitValue,
)

BODY = "b0d1"
BODIES = {
    "b0d1": "<p>早上六点，社区干部和志愿者一起清雪。</p><h2>谁来帮忙</h2><p>二十多人，一个上午。</p>",
}


def smallest_site() -> SiteValues:
    """A site of which only what is required is known."""
    return {
        "base": "/",
        "url": "https://example.org/",
        "name": "某县民政社区博客",
        "body": "某县民政局",
        "section": "",
        "intro": "",
        "domain": "",
        "id_code": "",
        "icp": "",
        "police": "",
        "police_url": "",
        "police_mark": "",
        "badge": "",
        "badge_url": "",
        "report_error": "",
        "report_error_url": "",
        "phones": [],
        "address": "",
        "mailbox": "",
        "hours": "",
        "copyright": "",
        "links": [],
        "demo": False,
        "columns": [],
        "pages": [],
        "style": "/theme/style.0a1b2c.css",
        "static": {"favicon.svg": "/theme/favicon.svg"},
    }


def full_site() -> SiteValues:
    """A site of which everything is known; it lies below a path, and it is a demonstration."""
    return {
        "base": "/minzheng/",
        "url": "https://example.org/minzheng/",
        "name": "某县民政社区博客",
        "body": "某县民政局",
        "section": "基层政权股",
        "intro": "各社区、乡镇和村的工作博客，也是县民政局发布消息、通知和办事指南的地方。家门口的事，邻里来讲。",
        "domain": "www.example.org",
        "id_code": "0000000000",
        "icp": "某ICP备00000000号",
        "police": "某公网安备00000000000000号",
        "police_url": "https://police.example.org/00000000000000",
        "police_mark": "/theme/police.png",
        "badge": "/theme/badge.png",
        "badge_url": "https://badge.example.org/0000000000",
        "report_error": "/theme/error.png",
        "report_error_url": "https://error.example.org/0000000000",
        "phones": [{"text": "0000-0000000", "dial": "00000000000"}],
        "address": "某县某街 0 号",
        "mailbox": "minzheng@example.org",
        "hours": "周一至周五 8:30 至 17:00",
        "copyright": "本站文章由各单位供稿，转载请注明来源和作者单位。",
        "links": [
            {"name": "中国政府网", "url": "https://www.gov.cn/"},
            {"name": "中华人民共和国民政部", "url": "https://www.mca.gov.cn/"},
        ],
        "demo": True,
        "columns": [
            link("民政要闻", "/news/"),
            link("通知公告", "/notices/"),
            link("政策法规", "/policies/"),
            link("办事指南", "/guides/"),
            link("资料下载", "/downloads/"),
        ],
        "pages": [
            link("关于本站", "/about/"),
            link("联系我们", "/contact/"),
            link("怎样投稿", "/contribute/"),
        ],
        "style": "/theme/style.0a1b2c.css",
        "static": {"favicon.svg": "/theme/favicon.svg"},
    }


# --- what several pages show ----------------------------------------------------------------------


def link(name: str, address: str) -> LinkValue:
    return {"name": name, "address": address}


def no_tags() -> TagsValue:
    return {
        "column_name": "",
        "column_description": "",
        "column_keywords": "",
        "column_type": "",
        "article_title": "",
        "pub_date": "",
        "content_source": "",
        "author": "",
        "keywords": "",
        "description": "",
        "image": "",
        "url": "",
    }


def full_tags() -> TagsValue:
    return {
        "column_name": "社区服务",
        "column_description": "社区为居民做的事",
        "column_keywords": "社区,服务",
        "column_type": "工作动态",
        "article_title": "清雪一上午，老人出门不打滑",
        "pub_date": "2026-11-03 09:30",
        "content_source": "光明社区",
        "author": "张某某",
        "keywords": "清雪,志愿者",
        "description": "早上六点，社区干部和志愿者一起清雪。",
        "image": "/media/5f3a-1200.jpg",
        "url": "/communities/guangming/2026/qing-xue/",
    }


def smallest_head() -> HeadValue:
    return {
        "title": "",
        "description": "",
        "address": "/",
        "noindex": False,
        "feeds": [],
        "tags": no_tags(),
        "section": "",
        "breadcrumbs": [],
    }


def full_head(title: str, address: str, section: str, parents: list[LinkValue]) -> HeadValue:
    return {
        "title": title,
        "description": "这一页的简介。",
        "address": address,
        "noindex": False,
        "feeds": [feeds("光明社区博客", "/communities/guangming/"), feeds("全部文章", "/")],
        "tags": full_tags(),
        "section": section,
        "breadcrumbs": [link("首页", "/"), *parents],
    }


def feeds(title: str, address: str) -> FeedsValue:
    return {
        "title": title,
        "rss": f"{address}rss.xml",
        "atom": f"{address}atom.xml",
        "json": f"{address}feed.json",
    }


def picture(name: str = "5f3a", alt: str = "志愿者在楼前清雪") -> PictureValue:
    return {
        "alt": alt,
        "width": 1200,
        "height": 900,
        "src": f"/media/{name}-1200.jpg",
        "srcset": [[f"/media/{name}-{width}.webp", width] for width in (400, 800, 1200)],
    }


def listed(
    title: str, day: str, *, summary: str = "", pictured: str = "", owner: str = "光明社区"
) -> ListItemValue:
    return {
        "title": title,
        "address": f"/communities/guangming/2026/{day}/",
        "day": day,
        "summary": summary,
        "owner": owner,
        "owner_address": "/communities/guangming/",
        "label": "社区服务",
        "label_address": "/categories/service/",
        "picture": picture(pictured, "") if pictured else None,
    }


def some_listed() -> list[ListItemValue]:
    """A week of a county: long and short titles, with and without pictures."""
    return [
        listed(
            "清雪一上午，老人出门不打滑",
            "2026-11-03",
            pictured="snow",
            summary="一场大雪下了一夜。早上六点，社区干部和志愿者带着铁锹来到幸福小区，先清单元门口，再清坡道和台阶，"
            "二十多人干了一个上午，小区里三条主路都露出了路面。",
        ),
        listed(
            "“十一月供热测温”走进老楼：四十二户室温全部登记，三户不热的当天找到了原因",
            "2026-11-02",
            owner="建华社区",
            summary="供热第三周，社区网格员带着测温计挨家走，把四十二户的室温记在本子上。",
        ),
        listed(
            "秋菜入窖，互助队帮了十一户",
            "2026-10-28",
            pictured="harvest",
            owner="平度村",
            summary="白菜、萝卜、土豆进了窖，腿脚不便的老人家由互助队来帮。",
        ),
        listed("居民议事会定下停车线", "2026-10-21", owner="商茂社区"),
    ]


def unit(*, full: bool) -> UnitValue:
    return {
        "name": "光明社区",
        "kind": "community",
        "address": "/communities/guangming/",
        "intro": "网格走访、老年助餐、节日里的热闹，都由社区里的人自己写下来。" if full else "",
        "phones": [{"text": "0000-0000001", "dial": "00000000001"}] if full else [],
        "mailbox": "guangming@example.org" if full else "",
        "place": "某镇光明街 0 号" if full else "",
        "cover": picture("cover", "") if full else None,
    }


def card(name: str, key: str, *, pictured: bool, latest: HeadlineValue | None) -> BlogCardValue:
    return {
        "name": name,
        "address": f"/communities/{key}/",
        "intro": f"{name}为孙吴镇的居民服务，网格走访、老年助餐、节日里的热闹，都写在这里。",
        "picture": picture(key, "") if pictured else None,
        "latest": latest,
    }


def some_cards() -> list[BlogCardValue]:
    latest = some_listed()
    return [
        card("建华社区", "jianhua", pictured=True, latest=latest[1]),
        card("光明社区", "guangming", pictured=True, latest=latest[0]),
        card("新华社区", "xinhua", pictured=False, latest=latest[3]),
        card("商茂社区", "shangmao", pictured=True, latest=latest[3]),
        card("永兴社区", "yongxing", pictured=False, latest=None),
        card("铁北社区", "tiebei", pictured=True, latest=latest[0]),
    ]


def categories() -> list[LinkValue]:
    names = ["社区服务", "社区文化", "社区保障", "社区计生", "民政", "党建", "综合", "妇联"]
    keys = ["service", "culture", "security", "family", "civil", "party", "general", "women"]
    return [link(name, f"/categories/{key}/") for name, key in zip(names, keys, strict=True)]


def themes() -> list[LinkValue]:
    return [
        link("主题活动", "/themes/campaign/"),
        link("群众文化活动", "/themes/arts/"),
        link("热心活动", "/themes/warmth/"),
    ]


# --- pages ----------------------------------------------------------------------------------------


def smallest_front() -> FrontValues:
    return {
        "head": smallest_head(),
        "columns": [],
        "latest": [],
        "blogs": [],
        "categories": [],
        "themes": [],
        "missing_units": [],
    }


def full_front() -> FrontValues:
    items = some_listed()
    return {
        "head": {**full_head("", "/", "/", []), "breadcrumbs": []},
        "columns": [
            {
                "key": "news",
                "name": "民政要闻",
                "address": "/news/",
                "items": [
                    listed("全县社区博客开通半年，六个社区写了一百多篇", "2026-09-01"),
                    listed("局里组织干部下社区清雪", "2026-11-03"),
                ],
            },
            {
                "key": "notices",
                "name": "通知公告",
                "address": "/notices/",
                "items": [
                    listed("关于做好十一月信息上报工作的通知", "2026-11-01"),
                    listed("关于推荐示范村的说明", "2026-07-02"),
                ],
            },
        ],
        "latest": [*items, *items],
        "blogs": some_cards(),
        "categories": categories(),
        "themes": themes(),
        "missing_units": ["某某社区"],
    }


def smallest_list() -> ListValues:
    return {
        "head": smallest_head(),
        "kind": "category",
        "name": "社区服务",
        "description": "",
        "items": [listed("清雪", "2026-11-03")],
        "pager": {"number": None, "newer": None, "older": None},
        "feeds": feeds("社区服务", "/categories/service/"),
        "siblings": [],
    }


def full_list() -> ListValues:
    return {
        "head": full_head("通知公告", "/notices/", "/notices/", []),
        "kind": "column",
        "name": "通知公告",
        "description": "面向各乡镇、社区、村的通知、公告和情况说明。",
        "items": some_listed(),
        "pager": {"number": 2, "newer": "/notices/page/3/", "older": "/notices/page/1/"},
        "feeds": feeds("通知公告", "/notices/"),
        "siblings": [link("民政要闻", "/news/"), link("办事指南", "/guides/")],
    }


def smallest_blogs() -> BlogsValues:
    return {
        "head": smallest_head(),
        "groups": [],
        "latest": [],
        "feeds": None,
        "categories": [],
        "themes": [],
    }


def full_blogs() -> BlogsValues:
    return {
        "head": full_head("社区博客", "/communities/", "/communities/", []),
        "groups": [
            {"kind": "community", "blogs": some_cards()},
            {
                "kind": "township",
                "blogs": [card("西兴乡", "xixing-xiang", pictured=True, latest=some_listed()[2])],
            },
            {
                "kind": "village",
                "blogs": [card("平度村", "pingdu-cun", pictured=False, latest=some_listed()[2])],
            },
        ],
        "latest": some_listed(),
        "feeds": feeds("各家社区博客", "/communities/"),
        "categories": categories(),
        "themes": themes(),
    }


def smallest_blog() -> BlogValues:
    return {
        "head": smallest_head(),
        "unit": unit(full=False),
        "list": "",
        "name": "",
        "items": [],
        "pager": {"number": None, "newer": None, "older": None},
        "feeds": None,
        "categories": [],
        "years": [],
        "year_record": "",
    }


def full_blog() -> BlogValues:
    return {
        "head": full_head(
            "光明社区", "/communities/guangming/", "/communities/", [link("社区博客", "/communities/")]
        ),
        "unit": unit(full=True),
        "list": "",
        "name": "",
        "items": [*some_listed(), *some_listed()],
        "pager": {"number": None, "newer": None, "older": "/communities/guangming/page/2/"},
        "feeds": feeds("光明社区博客", "/communities/guangming/"),
        "categories": [
            link("社区服务", "/communities/guangming/service/"),
            link("党建", "/communities/guangming/party/"),
        ],
        "years": [link("2026", "/communities/guangming/2026/")],
        "year_record": "/leaderboard/2026/guangming/",
    }


def blog_list(kind: str, name: str, number: int | None) -> BlogValues:
    """A blog's list by category or year, or a chunk of one."""
    address = f"/communities/guangming/{'service' if kind == 'category' else name}/"
    return {
        **full_blog(),
        "head": full_head(name, address, "/communities/", [link("光明社区", "/communities/guangming/")]),
        "list": kind,
        "name": name,
        "pager": {"number": number, "newer": f"{address}page/3/" if number else None, "older": None},
        "categories": [
            link("社区服务", "/communities/guangming/service/"),
            link("党建", "/communities/guangming/party/"),
        ],
    }


def smallest_post() -> PostValues:
    return {
        "head": smallest_head(),
        "title": "清雪",
        "day": "2026-11-03",
        "time": "",
        "source": "",
        "authors": [],
        "owner": link("光明社区", "/communities/guangming/"),
        "unit": None,
        "category": None,
        "themes": [],
        "tags": [],
        "cover": None,
        "body": BODY,
        "targets": [],
        "attachments": [],
        "adoptions": [],
        "event": [],
        "newer": None,
        "older": None,
        "reviewer": "",
        "reviewed": "",
    }


def full_post() -> PostValues:
    return {
        "head": full_head(
            "清雪一上午，老人出门不打滑",
            "/communities/guangming/2026/qing-xue/",
            "/communities/",
            [link("社区博客", "/communities/"), link("光明社区", "/communities/guangming/")],
        ),
        "title": "清雪一上午，老人出门不打滑",
        "day": "2026-11-03",
        "time": "09:30",
        "source": "光明社区",
        "authors": ["张某某", "李某某"],
        "owner": link("光明社区", "/communities/guangming/"),
        "unit": unit(full=True),
        "category": link("社区服务", "/communities/guangming/service/"),
        "themes": [link("主题活动", "/themes/campaign/"), link("热心活动", "/themes/warmth/")],
        "tags": ["清雪", "志愿者"],
        "cover": picture("snow", "幸福小区的雪"),
        "body": BODY,
        "targets": [],
        "attachments": [
            {
                "name": "清雪分工表.xlsx",
                "address": "/communities/guangming/2026/qing-xue/清雪分工表.xlsx",
                "kind": "XLSX",
                "size": "18 KB",
            }
        ],
        "adoptions": [
            {"outlet": "县民政信息网", "day": "2026-11-04", "url": "", "page": "", "headline": False},
            {
                "outlet": "黑河日报",
                "day": "2026-11-06",
                "url": "https://paper.example.org/20261106/1",
                "page": "第1版",
                "headline": True,
            },
        ],
        "event": [listed("干部下楼来清雪", "2026-11-03", owner="建华社区")],
        "newer": link("冬季用火用电，记住这五条", "/communities/guangming/2026/yong-dian/"),
        "older": link("秋菜入窖，互助队帮了十一户", "/communities/guangming/2026/qiu-cai/"),
        "reviewer": "某社区审核员",
        "reviewed": "2026-11-03",
    }


def smallest_page() -> PageValues:
    return {"head": smallest_head(), "title": "关于本站", "body": BODY, "targets": [], "attachments": []}


def full_page() -> PageValues:
    return {
        "head": full_head("关于本站", "/about/", "", []),
        "title": "关于本站",
        "body": BODY,
        "targets": [],
        "attachments": [
            {"name": "投稿样表.docx", "address": "/about/投稿样表.docx", "kind": "DOCX", "size": "1.2 MB"}
        ],
    }


def smallest_tombstone() -> TombstoneValues:
    return {
        "head": {**smallest_head(), "noindex": True},
        "owner": link("光明社区", "/communities/guangming/"),
    }


def full_tombstone() -> TombstoneValues:
    parents = [link("社区博客", "/communities/"), link("光明社区", "/communities/guangming/")]
    head = full_head("已撤下", "/communities/guangming/2026/qing-xue/", "/communities/", parents)
    return {
        "head": {**head, "noindex": True},
        "owner": link("光明社区", "/communities/guangming/"),
    }


def smallest_subscribe() -> SubscribeValues:
    return {"head": smallest_head(), "groups": [], "outline": "/feeds.opml"}


def _feed(name: str, address: str) -> SubscribeFeedValue:
    return {
        "name": name,
        "address": address,
        "rss": f"{address}rss.xml",
        "atom": f"{address}atom.xml",
        "json": f"{address}feed.json",
    }


def full_subscribe() -> SubscribeValues:
    return {
        "head": full_head("订阅", "/subscribe/", "/subscribe/", []),
        "groups": [
            {"kind": "all", "feeds": [_feed("全部文章", "/"), _feed("各家社区博客", "/communities/")]},
            {"kind": "columns", "feeds": [_feed("通知公告", "/notices/")]},
            {"kind": "units", "feeds": [_feed("光明社区", "/communities/guangming/")]},
            {"kind": "categories", "feeds": [_feed("社区服务", "/categories/service/")]},
            {"kind": "themes", "feeds": [_feed("主题活动", "/themes/campaign/")]},
        ],
        "outline": "/feeds.opml",
    }


def smallest_not_found() -> NotFoundValues:
    return {"head": {**smallest_head(), "noindex": True}, "categories": []}


def full_not_found() -> NotFoundValues:
    head = {**full_head("没有找到", "/404.html", "", []), "noindex": True}
    return {"head": head, "categories": categories()}  # type: ignore[typeddict-item]


# --- leaderboards ---------------------------------------------------------------------------------


def period(code: str, *, current: bool = False, address: str | None = None) -> PeriodValue:
    """2026, 2026-H2, 2026-Q3 or 2026-10, as a value."""
    year, _, rest = code.partition("-")
    kind = {"": "year", "H": "half", "Q": "quarter"}.get(rest[:1], "month")
    return {
        "code": code,
        "kind": kind,
        "year": int(year),
        "number": int(rest.lstrip("HQ")) if rest else 1,
        "address": f"/leaderboard/{code}/" if address is None else address,
        "current": current,
    }


def rules(*, full: bool) -> RulesValue:
    return {
        "year": 2026,
        "monthly_min": 1,
        "task_done": "1.00",
        "extra_piece": "0.20",
        "extra_max": "1.00",
        "missing": "1.00",
        "void_penalty": "5.00",
        "headline_factor": "2.00",
        "dedup": "highest",
        "late": "counts",
        "yearly_cap": "10.00",
        "outlets": [
            {"name": "县民政信息网", "level": "county", "points": "1.00"},
            {"name": "黑河日报", "level": "city", "points": "4.00"},
            {"name": "黑龙江日报", "level": "province", "points": "8.00"},
            {"name": "中央主要媒体", "level": "nation", "points": "20.00"},
        ]
        if full
        else [],
    }


def row(rank: int, name: str, key: str, code: str, **given: Any) -> LeaderboardRowValue:
    """A unit's row: one piece in order, if nothing else is said."""
    values: LeaderboardRowValue = {
        "rank": rank,
        "name": name,
        "address": f"/leaderboard/2026/{key}/#{code}",
        "submissions": 1,
        "late": 0,
        "months_due": 1,
        "months_met": 1,
        "adoptions": 0,
        "base": "1.00",
        "extra": "0.00",
        "adopted": "0.00",
        "penalty": "0.00",
        "adjustments": "0.00",
        "points": "1.00",
        "raw": None,
        "bonus": None,
        "writers": 1,
        "staff": None,
        "share": "",
        "categories": [],
    }
    values.update(given)  # type: ignore[typeddict-item]
    return values


def some_rows(code: str, **given: Any) -> list[LeaderboardRowValue]:
    return [
        row(1, "光明社区", "guangming", code, submissions=3, adoptions=2, extra="0.40", adopted="6.00",
            points="7.40", writers=2, staff=9, share="22", categories=[2, 0, 0, 0, 0, 1, 0, 0], **given),
        row(2, "建华社区", "jianhua", code, submissions=2, adoptions=1, extra="0.20", adopted="1.00",
            points="2.20", writers=2, staff=8, share="25", categories=[1, 1, 0, 0, 0, 0, 0, 0], **given),
        row(3, "新华社区", "xinhua", code, staff=7, share="14", categories=[0, 1, 0, 0, 0, 0, 0, 0], **given),
        row(3, "商茂社区", "shangmao", code, staff=7, share="14", categories=[0, 0, 0, 0, 1, 0, 0, 0], **given),
        row(5, "永兴社区", "yongxing", code, submissions=0, months_met=0, base="-1.00", points="-1.00", writers=0,
            staff=6, share="0", categories=[0] * 8, **given),
        row(6, "示例社区", "shili", code, submissions=1, penalty="5.00", adjustments="-0.20", points="-4.20",
            categories=[0, 0, 0, 0, 0, 0, 1, 0], **given),
    ]  # fmt: skip


def smallest_leaderboard() -> LeaderboardValues:
    return {
        "head": smallest_head(),
        "as_of": "2026-11-05",
        "period": period("2026-10", current=True),
        "over": True,
        "previous": None,
        "next": None,
        "containing": [],
        "contained": [],
        "years": [],
        "groups": [],
        "categories": [],
        "submissions": 0,
        "adoptions": 0,
        "owing": None,
        "missing_units": [],
        "rules": rules(full=False),
        "downloads": {
            "json": "/leaderboard/2026-10/index.json",
            "csv": "/leaderboard/2026-10/leaderboard.csv",
            "xlsx": "/leaderboard/2026-10/leaderboard.xlsx",
        },
    }


def full_leaderboard(code: str = "2026-11") -> LeaderboardValues:
    shown = period(code, current=True)
    yearly = {"raw": "6.00", "bonus": "6.00"} if shown["kind"] == "year" else {}
    return {
        "head": full_head(f"{code} 信息上报榜", f"/leaderboard/{code}/", "/leaderboard/", [link("信息上报榜", "/leaderboard/")]),
        "as_of": "2026-11-05",
        "period": shown,
        "over": False,
        "previous": period("2026-10"),
        "next": period("2026-12"),
        "containing": [period("2026-Q4"), period("2026-H2"), period("2026")],
        "contained": [period("2026-09"), period("2026-10")],
        "years": [period("2025"), period("2026")],
        "groups": [
            {
                "kind": "community",
                "rows": some_rows(code, **yearly),
                "total": {
                    "units": 6, "submissions": 8, "late": 0, "adoptions": 3, "writers": 7,
                    "share": "19", "categories": [3, 2, 0, 0, 1, 1, 1, 0],
                },
            },
            {
                "kind": "village",
                "rows": [row(1, "平度村", "pingdu-cun", code, categories=[0, 0, 0, 0, 1, 0, 0, 0], **yearly)],
                "total": {
                    "units": 1, "submissions": 1, "late": 0, "adoptions": 0, "writers": 1,
                    "share": "", "categories": [0, 0, 0, 0, 1, 0, 0, 0],
                },
            },
        ],
        "categories": [category["name"] for category in categories()],
        "submissions": 9,
        "adoptions": 3,
        "owing": {
            "last_day": "2026-11-30",
            "days_left": 25,
            "units": [
                {
                    "name": "永兴社区",
                    "address": "/leaderboard/2026/yongxing/#2026-11",
                    "submissions": 0,
                    "owed": 1,
                }
            ],
        },
        "missing_units": ["某某社区"],
        "rules": rules(full=True),
        "downloads": {
            "json": f"/leaderboard/{code}/index.json",
            "csv": f"/leaderboard/{code}/leaderboard.csv",
            "xlsx": f"/leaderboard/{code}/leaderboard.xlsx",
        },
    }  # fmt: skip


def told(
    title: str, *, address: str = "/communities/guangming/2026/qing-xue/", unit_name: str = "光明社区"
) -> PostReferenceValue:
    return {
        "title": title,
        "address": address,
        "day": "2026-10-09",
        "unit": unit_name,
        "authors": ["张某某"],
    }


def told_withdrawn() -> PostReferenceValue:
    return {"title": None, "address": "", "day": "2026-10-09", "unit": "光明社区", "authors": []}


def adoption_entry(why: str, **given: Any) -> AdoptionEntryValue:
    values: AdoptionEntryValue = {
        "day": "2026-10-12",
        "post": told("清雪一上午，老人出门不打滑"),
        "outlet": "黑河日报",
        "url": "https://paper.example.org/20261012/3",
        "page": "第3版",
        "headline": False,
        "outlet_points": "4.00",
        "factor": "2.00",
        "value": "4.00",
        "highest_before": "0.00",
        "highest": {"day": "2026-10-10", "outlet": "县民政信息网", "post": told("重阳节的饺子")}
        if why in ("more", "nothing")
        else None,
        "why": why,
        "added": "4.00",
    }
    values.update(given)  # type: ignore[typeddict-item]
    return values


def month(code: str, **given: Any) -> UnitMonthValue:
    """A month in which nothing happened, if nothing else is said."""
    values: UnitMonthValue = {
        "period": period(code),
        "why_base": "unopened",
        "submissions": 0,
        "late": 0,
        "base": "0.00",
        "extra_pieces": 0,
        "extra_full": "0.00",
        "extra": "0.00",
        "adopted": "0.00",
        "penalty": "0.00",
        "adjustments": "0.00",
        "points": "0.00",
        "pieces": [],
        "uncounted": [],
        "adoptions": [],
        "voids": [],
    }
    values.update(given)  # type: ignore[typeddict-item]
    return values


def full_month() -> UnitMonthValue:
    return month(
        "2026-10",
        why_base="met",
        submissions=7,
        late=1,
        base="1.00",
        extra_pieces=6,
        extra_full="1.20",
        extra="1.00",
        adopted="6.00",
        penalty="5.00",
        adjustments="-0.20",
        points="2.80",
        pieces=[
            {
                "number": 1,
                "reported": "2026-10-09",
                "late": "",
                "post": told("清雪一上午，老人出门不打滑"),
                "category": "社区服务",
                "own": [told("雪后回访")],
                "others": [told("干部下楼来清雪", unit_name="建华社区")],
            },
            {
                "number": 2,
                "reported": "2026-10-15",
                "late": "2026-11-06",
                "post": told("没有页面的一篇", address=""),
                "category": "党建",
                "own": [],
                "others": [],
            },
        ],
        uncounted=[
            {
                "post": told("清雪再记"),
                "first": told("干部下楼来清雪", unit_name="建华社区"),
                "first_reported": "2026-10-08",
            }
        ],
        adoptions=[
            adoption_entry(
                "first",
                outlet="县民政信息网",
                url="",
                page="",
                outlet_points="1.00",
                value="1.00",
                added="1.00",
            ),
            adoption_entry("more", highest_before="1.00", added="3.00"),
            adoption_entry(
                "nothing",
                outlet="县政府门户网站",
                outlet_points="2.00",
                value="2.00",
                highest_before="4.00",
                added="0.00",
            ),
            adoption_entry("more", headline=True, value="8.00", highest_before="4.00", added="4.00"),
            adoption_entry("sum"),
        ],
        voids=[
            {"day": "2026-10-20", "reason": "false", "post": told_withdrawn(), "penalty": "5.00"},
            {"day": "2026-10-21", "reason": "plagiarised", "post": told_withdrawn(), "penalty": "5.00"},
            {"day": "2026-10-22", "reason": "privacy", "post": told_withdrawn(), "penalty": "5.00"},
        ],
    )


def smallest_unit_year() -> UnitYearValues:
    return {
        "head": smallest_head(),
        "as_of": "2026-11-05",
        "name": "光明社区",
        "code": "000000000001",
        "kind": "community",
        "blog": "/communities/guangming/",
        "opened": "",
        "year": period("2026", current=True),
        "years": [],
        "ranked": 1,
        "row": row(1, "光明社区", "guangming", "2026", raw="1.00", bonus="1.00"),
        "sums": [],
        "months": [],
        "rules": rules(full=False),
    }


def full_unit_year() -> UnitYearValues:
    of_the_year = some_rows("2026", raw="7.40", bonus="7.40")[0]
    months = [
        month("2026-08"),
        month("2026-09", why_base="missing", base="-1.00", points="-1.00"),
        full_month(),
        month("2026-11", why_base="running"),
    ]
    sums: list[UnitSumValue] = [
        {
            "period": period(code, address=f"/leaderboard/{code}/"),
            "months": [period("2026-10", address=""), period("2026-11", address="")],
            "row": {**of_the_year, "adjustments": "-0.20"},
        }
        for code in ("2026-Q3", "2026-Q4", "2026-H2", "2026")
    ]
    parents = [link("信息上报榜", "/leaderboard/"), link("2026年", "/leaderboard/2026/")]
    return {
        "head": full_head("光明社区 2026年", "/leaderboard/2026/guangming/", "/leaderboard/", parents),
        "as_of": "2026-11-05",
        "name": "光明社区",
        "code": "000000000001",
        "kind": "community",
        "blog": "/communities/guangming/",
        "opened": "2026-09-01",
        "year": period("2026", current=True, address="/leaderboard/2026/guangming/"),
        "years": [
            period("2025", address="/leaderboard/2025/guangming/"),
            period("2026", current=True, address="/leaderboard/2026/guangming/"),
        ],
        "ranked": 6,
        "row": of_the_year,
        "sums": sums,
        "months": months,
        "rules": rules(full=True),
    }


SMALLEST: dict[str, Any] = {
    "front.html": smallest_front(),
    "list.html": smallest_list(),
    "blogs.html": smallest_blogs(),
    "blog.html": smallest_blog(),
    "post.html": smallest_post(),
    "page.html": smallest_page(),
    "withdrawn.html": smallest_tombstone(),
    "subscribe.html": smallest_subscribe(),
    "404.html": smallest_not_found(),
    "leaderboard.html": smallest_leaderboard(),
    "unit-year.html": smallest_unit_year(),
}

FULL: dict[str, Any] = {
    "front.html": full_front(),
    "list.html": full_list(),
    "blogs.html": full_blogs(),
    "blog.html": full_blog(),
    "post.html": full_post(),
    "page.html": full_page(),
    "withdrawn.html": full_tombstone(),
    "subscribe.html": full_subscribe(),
    "404.html": full_not_found(),
    "leaderboard.html": full_leaderboard(),
    "unit-year.html": full_unit_year(),
}
