"""Everything that may happen to a site between two builds: each edit is a function of the site and of luck.

Its name says what happens. Luck, a seeded `random.Random`, decides where; an edit that finds nothing to change changes
nothing, which is a state that must be built rightly too.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

from civic.core.addresses import item_id
from tests.office_files import pdf, zip_of
from tests.site.changing import Changing, Post, alike
from tests.site.running import Standing, remove
from tests.site.sample import COLUMNS, OUTLETS, TAXONOMY, UNITS

Edit = Callable[[Changing, Random], None]
EDITS: dict[str, Edit] = {}

DAYS = ("2026-09-20", "2026-10-31", "2026-11-05", "2026-11-30", "2026-12-01", "2027-01-02", "2027-07-01")
CATEGORIES = ("社区服务", "社区文化", "民政", "党建", "妇联")
TITLES = ("重阳节包饺子", "清雪", "送温暖", "读书会 <一>", "“邻里日”：修鞋", "义诊")
SENTENCES = (
    "居民在活动室里包了二百个饺子。",
    "见[新华的文章](/communities/xinhua/2026/x1/)和[博客](/communities/xinhua/)。",
    "见[光明的博客](/communities/guangming/page/1/)、[党建](/categories/party/)和[文化](/communities/guangming/culture/)。",
    "见[十月的榜](/leaderboard/2026-10/)、[十二月的榜](/leaderboard/2026-12/)和[全年](/leaderboard/2026/guangming/)。",
    "见[公告](/notices/2026/n1/)、[民政要闻](/news/)、[订阅](/communities/xixing-xiang/rss.xml)和[关于](/about/)。",
    "见[光明的第三篇](/communities/guangming/2026/p03/#小标题)。",
    "## 小标题\n\n- 一\n- 二\n\n| 时间 | 地点 |\n|---|---|\n| 上午 | 二楼 |",
    "**要紧的话**[^1]。\n\n[^1]: 注。",
    "一段很长的话。" * 30,
)
OUTLET_NAMES = ("黑河日报", "黑龙江日报")


def edit(function: Edit) -> Edit:
    EDITS[function.__name__] = function
    return function


# --- the site before the first edit -----------------------------------------------------------------


def fill(site: Changing) -> None:
    """Three units, among them one with more posts than fit on a page, and a bureau; a post in every state."""
    states = {
        3: {"event": "重阳节"},
        4: {"status": "草稿"},
        5: {"status": "不列出"},
        6: {"expires": "2026-11-30"},
        7: {"date": "2026-11-20"},
        8: {"void": "{reason: 抄袭, date: 2026-11-03}"},
        9: {"withdrawn": "2026-11-04"},
        10: {"adoptions": "[{outlet: 黑河日报, date: 2026-10-20, page: 第3版}]"},
        11: {"themes": "主题活动"},
        12: {"category": "没有这个分类"},
        13: {"cover": "tu.jpg"},
    }
    sample = site.sample
    for number in range(1, 23):
        day = f"2026-{7 + number // 6:02}-{1 + number % 6 * 4:02}"
        more = {"category": CATEGORIES[number % 4], "date": day, **states.get(number, {})}
        sample.post(f"guangming/2026/p{number:02}.md", SENTENCES[number % 9], title=f"光明{number}", **more)
    sample.post("guangming/2025/alt.md", "旧事。", title="旧事", date="2025-12-30")
    sample.post("xinhua/2026/x1.md", "![图](a.jpg)\n\n[表](b.pdf)", title="新华一", event="重阳节")
    sample.post("xinhua/2026/x2.md", f"![图](a.jpg)\n\n{SENTENCES[3]}", title="新华二", category="民政")
    sample.post("xixing-xiang/2026/y1.md", "[包](大.zip)", title="西兴一", date="2026-10-31", event="清雪")
    sample.picture("communities/guangming/2026/tu.jpg", shade=10)
    sample.picture("communities/xinhua/2026/a.jpg", size=(500, 300))
    sample.picture("communities/xinhua/cover.jpg", size=(400, 300), shade=200)
    sample.unit("xinhua", 封面="cover.jpg", 电话="0456-8420001")
    sample.write("communities/xinhua/2026/b.pdf", pdf("1"))
    sample.write("communities/xixing-xiang/2026/大.zip", b"PK\x03\x04" + bytes(100_000))
    sample.item("news/2026/m1.md", SENTENCES[1], title="要闻一")
    sample.item("news/2026/m2.md", SENTENCES[4], title="要闻二", date="2026-11-04")
    sample.item("notices/2026/n1.md", SENTENCES[2], title="公告一", expires="2026-12-31")
    sample.item("pages/about.md", SENTENCES[0], title="关于我们")


# --- choosing ---------------------------------------------------------------------------------------


def a_post(site: Changing, luck: Random, under: str = "communities") -> Post:
    """One of the posts; of a bureau that is empty a new one."""
    known = site.posts(under)
    if known:
        return luck.choice(known)
    return Post(
        f"{under}/news/2026/neu.md" if under == "bureau" else f"{under}/guangming/2026/neu.md", {}, "\n新。\n"
    )


def a_day(luck: Random, year: int = 2026) -> str:
    return f"{year}-{luck.randint(7, 12):02}-{luck.randint(1, 28):02}"


def with_header(site: Changing, luck: Random, **header: str) -> Path:
    post = a_post(site, luck)
    post.header |= header
    return site.save(post)


A_NUMBER = "13800001234"  # stands in attachments, and may be that of a unit


def an_attachment(path: Path, luck: Random, size: int) -> bytes:
    """Bytes that begin as those of its type do, and that nobody can read."""
    beginning = b"%PDF" if path.suffix == ".pdf" else b"PK\x03\x04"
    return (beginning + luck.randbytes(size))[:size]


def in_place(path: Path, data: bytes) -> None:
    """Other bytes under the old time, as some programs for copying leave them."""
    state = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def at_most_one(luck: Random, paths: list[Path]) -> list[Path]:
    return [luck.choice(paths)] if paths else []


def free(path: Path, luck: Random) -> Path:
    """A name beside `path` that nobody has."""
    while path.exists():
        path = path.with_stem(f"{path.stem.split('-')[0]}-{luck.randint(2, 99)}")
    return path


# --- posts ------------------------------------------------------------------------------------------


@edit
def a_post_is_added(site: Changing, luck: Random) -> None:
    unit = luck.choice(site.units() or ["guangming"])
    path = free(site.content / "communities" / unit / "2026" / "neu.md", luck)
    header = {"title": luck.choice(TITLES), "date": a_day(luck), "category": luck.choice(CATEGORIES)}
    site.save(Post(path.relative_to(site.content).as_posix(), header, f"\n{luck.choice(SENTENCES)}\n"))


@edit
def an_old_post_is_added(site: Changing, luck: Random) -> None:
    a_post_is_added(site, luck)
    newest = max(site.content.rglob("neu*.md"), key=lambda path: path.stat().st_mtime_ns)
    post = site.post(newest)
    post.header["date"] = a_day(luck, 2025)
    site.save(post)


@edit
def a_title_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, title=f"{luck.choice(TITLES)}{luck.randint(1, 99)}")


@edit
def a_text_is_changed(site: Changing, luck: Random) -> None:
    post = a_post(site, luck)
    post.body = f"\n{luck.choice(SENTENCES)}\n{luck.choice(SENTENCES)}\n"
    site.save(post)


@edit
def a_text_is_changed_under_its_old_size_and_time(site: Changing, luck: Random) -> None:
    path = site.content / a_post(site, luck).path
    if path.exists():
        in_place(path, path.read_bytes().replace("。".encode(), "！".encode()))


@edit
def a_date_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, date=a_day(luck))


@edit
def a_time_of_day_is_added(site: Changing, luck: Random) -> None:
    with_header(site, luck, date=f"{a_day(luck)} {luck.randint(0, 23):02}:30")


@edit
def a_category_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, category=luck.choice(CATEGORIES))


@edit
def themes_are_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, themes=luck.choice(["主题活动", "爱心活动", "主题活动、爱心活动", ""]))


@edit
def two_posts_tell_of_one_event(site: Changing, luck: Random) -> None:
    event = luck.choice(["重阳节", "清雪", ""])
    with_header(site, luck, event=event)
    with_header(site, luck, event=event)


@edit
def adoptions_are_changed(site: Changing, luck: Random) -> None:
    entries = [
        f"{{outlet: {luck.choice(OUTLET_NAMES)}, date: {a_day(luck)}, page: 第{n}版, headline: {luck.choice('是否')}}}"
        for n in range(luck.randint(0, 2))
    ]
    with_header(site, luck, adoptions=f"[{', '.join(entries)}]" if entries else "")


@edit
def a_status_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, status=luck.choice(["草稿", "不列出", "已发布"]))


@edit
def a_post_gets_an_end(site: Changing, luck: Random) -> None:
    with_header(site, luck, expires=luck.choice([a_day(luck), ""]))


@edit
def a_post_is_void(site: Changing, luck: Random) -> None:
    with_header(site, luck, void=luck.choice([f"{{reason: 虚假, date: {a_day(luck)}}}", ""]))


@edit
def a_post_is_withdrawn(site: Changing, luck: Random) -> None:
    with_header(site, luck, withdrawn=luck.choice([a_day(luck), ""]))


@edit
def a_post_is_not_reported(site: Changing, luck: Random) -> None:
    with_header(site, luck, reported=luck.choice(["否", a_day(luck), ""]))


@edit
def days_of_receipt_are_written(site: Changing, luck: Random) -> None:
    posts = [post.path.removeprefix("communities/").partition("/") for post in site.posts()]
    chosen = luck.sample(posts, min(5, len(posts)))
    lines = [f"{item_id(unit, inner)},{unit},{luck.choice([a_day(luck), ''])}\n" for unit, _, inner in chosen]
    site.sample.write("registry/received.csv", "id,unit,day\n" + "".join(lines))


@edit
def a_line_of_the_days_of_receipt_is_damaged(site: Changing, luck: Random) -> None:
    path = site.content / "registry" / "received.csv"
    if path.exists() and "<<<" in path.read_text("utf-8"):
        path.unlink()
    elif path.exists():
        path.write_text(path.read_text("utf-8") + "<<<<<<< HEAD\n", "utf-8")


@edit
def a_slug_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, slug=luck.choice(["bao-jiao-zi", "p03", "x1", ""]))


@edit
def a_cover_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, cover=luck.choice(["tu.jpg", "a.jpg", ""]))


@edit
def a_summary_is_changed(site: Changing, luck: Random) -> None:
    with_header(site, luck, summary=luck.choice(["一句话。", "两句话。<b>", ""]))


@edit
def who_wrote_and_who_looked_is_changed(site: Changing, luck: Random) -> None:
    with_header(
        site,
        luck,
        authors=luck.choice(["张某、李某", "王某"]),
        reviewer="赵某",
        tags="敬老、饺子",
        source="县报",
    )


@edit
def a_problem_comes(site: Changing, luck: Random) -> None:
    with_header(site, luck, category="没有这个分类")


@edit
def problems_are_mended(site: Changing, luck: Random) -> None:
    for post in site.posts():
        if post.header.get("category") == "没有这个分类":
            post.header["category"] = luck.choice(CATEGORIES)
            site.save(post)


@edit
def a_warning_comes(site: Changing, luck: Random) -> None:
    with_header(site, luck, 心情="好")


@edit
def a_post_is_renamed(site: Changing, luck: Random) -> None:
    old = site.content / a_post(site, luck).path
    if old.exists():
        old.rename(free(old.with_name("gai.md"), luck))


@edit
def a_post_moves_to_another_unit(site: Changing, luck: Random) -> None:
    old = site.content / a_post(site, luck).path
    new = site.content / "communities" / luck.choice(site.units() or ["guangming"]) / "2026" / old.name
    if old.exists() and not new.exists():
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)


@edit
def a_post_is_deleted(site: Changing, luck: Random) -> None:
    (site.content / a_post(site, luck).path).unlink(missing_ok=True)


@edit
def several_posts_are_deleted(site: Changing, luck: Random) -> None:
    for post in luck.sample(site.posts(), min(3, len(site.posts()))):
        (site.content / post.path).unlink()


@edit
def a_post_is_given_twice(site: Changing, luck: Random) -> None:
    path = site.content / a_post(site, luck).path
    if path.exists():
        shutil.copy(path, free(path.with_name("kopie.md"), luck))


@edit
def an_item_of_the_bureau_is_changed(site: Changing, luck: Random) -> None:
    post = a_post(site, luck, "bureau")
    post.header |= {"title": luck.choice(TITLES), "date": a_day(luck)}
    post.body = f"\n{luck.choice(SENTENCES)}\n"
    site.save(post)


@edit
def an_item_of_the_bureau_is_added(site: Changing, luck: Random) -> None:
    path = free(site.content / "bureau" / luck.choice(["news", "notices"]) / "2026" / "neu.md", luck)
    header = {"title": luck.choice(TITLES), "date": a_day(luck)}
    site.save(Post(path.relative_to(site.content).as_posix(), header, f"\n{luck.choice(SENTENCES)}\n"))


@edit
def an_item_of_the_bureau_is_deleted(site: Changing, luck: Random) -> None:
    (site.content / a_post(site, luck, "bureau").path).unlink(missing_ok=True)


@edit
def an_item_moves_to_another_column(site: Changing, luck: Random) -> None:
    old = site.content / a_post(site, luck, "bureau").path
    new = site.content / "bureau" / luck.choice(["news", "notices"]) / "2026" / old.name
    if old.exists() and not new.exists():
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)


@edit
def a_page_of_the_bureau_comes_or_goes(site: Changing, luck: Random) -> None:
    path = site.content / "bureau" / "pages" / "contact.md"
    if path.exists():
        path.unlink()
    else:
        site.save(
            Post(
                "bureau/pages/contact.md",
                {"title": "联系", "date": "2026-01-01"},
                f"\n{luck.choice(SENTENCES)}\n",
            )
        )


# --- pictures and attachments -----------------------------------------------------------------------


@edit
def a_picture_is_added(site: Changing, luck: Random) -> None:
    post = a_post(site, luck)
    name = free((site.content / post.path).with_name("neu.jpg"), luck).name
    site.sample.picture(f"{post.path.rpartition('/')[0]}/{name}", size=(300, 200), shade=luck.randint(0, 255))
    post.body += f"\n![新图]({name})\n"
    site.save(post)


@edit
def a_picture_is_changed(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".jpg")):
        name = path.relative_to(site.content).as_posix()
        site.sample.picture(name, size=(luck.choice([300, 320]), 200), shade=luck.randint(0, 255))


@edit
def a_picture_is_changed_under_its_old_size_and_time(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".jpg")):
        old = path.read_bytes()
        site.sample.picture(
            path.relative_to(site.content).as_posix(), size=(64, 48), shade=luck.randint(0, 255)
        )
        new = path.read_bytes()
        path.write_bytes(old)
        in_place(path, new.ljust(len(old), b"\0"))


@edit
def a_picture_is_damaged(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".jpg")):
        path.write_bytes(b"no picture")


def beside_posts(site: Changing) -> list[Path]:
    """Pictures, without that of the footer: a site that has lost it can no longer be built."""
    return [path for path in site.files(".jpg") if "registry" not in path.relative_to(site.content).parts]


@edit
def a_picture_is_deleted(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, beside_posts(site)):
        path.unlink()


@edit
def a_picture_is_renamed_and_its_post_with_it(site: Changing, luck: Random) -> None:
    for old in at_most_one(luck, beside_posts(site)):
        new = old.rename(free(old.with_name("ming.jpg"), luck))
        for post in site.posts():
            beside = post.path.startswith(old.parent.relative_to(site.content).as_posix())
            if beside and old.name in post.body:
                post.body = post.body.replace(f"({old.name})", f"({new.name})")
                site.save(post)


@edit
def a_picture_is_made_again_from_the_same_drawing(site: Changing, luck: Random) -> None:
    for path in site.files(".jpg"):
        path.write_bytes(path.read_bytes())


@edit
def an_attachment_is_added(site: Changing, luck: Random) -> None:
    post = a_post(site, luck)
    path = free((site.content / post.path).with_name("附件.pdf"), luck)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf(str(luck.random())))
    post.body += f"\n[附件]({path.name})\n"
    site.save(post)


@edit
def an_attachment_is_changed(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".pdf", ".zip")):
        path.write_bytes(an_attachment(path, luck, luck.choice([10, 200_000])))


@edit
def an_attachment_has_a_number_in_it(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".zip")):
        path.write_bytes(zip_of({"a.txt": f"{A_NUMBER} {luck.randint(1, 99)}"}))


@edit
def an_attachment_is_changed_under_its_old_size_and_time(site: Changing, luck: Random) -> None:
    for path in site.files(".pdf", ".zip"):
        in_place(path, an_attachment(path, luck, path.stat().st_size))


@edit
def an_attachment_is_deleted(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".pdf", ".zip")):
        path.unlink()


@edit
def an_attachment_is_renamed(site: Changing, luck: Random) -> None:
    for path in at_most_one(luck, site.files(".pdf", ".zip")):
        path.rename(free(path.with_stem("名"), luck))


@edit
def a_link_in_the_content_leads_to_another_file(site: Changing, luck: Random) -> None:
    link = site.content / "communities" / "guangming" / "2026" / "b.pdf"
    if link.exists() and not link.is_symlink():
        return
    link.unlink(missing_ok=True)
    for number in (1, 2):
        (link.parent / f"ziel{number}.pdf").write_bytes(pdf(f"link {number}"))
    link.symlink_to(f"ziel{luck.choice([1, 2])}.pdf")
    post = Post(
        "communities/guangming/2026/lian.md", {"title": "连", "date": "2026-10-01", "category": "民政"}, ""
    )
    post.body = "\n[表](b.pdf)\n"
    site.save(post)


@edit
def a_stray_file_lies_about(site: Changing, luck: Random) -> None:
    site.sample.write(f"communities/guangming/stray{luck.randint(1, 3)}.docx", b"x")


# --- units ------------------------------------------------------------------------------------------


@edit
def a_unit_is_added(site: Changing, luck: Random) -> None:
    card = "名称: 平度村\n代码: 231124201200\n类型: 村\n开通: 2026-09-01\n"
    site.sample.write("communities/pingdu-cun/community.yaml", card)
    site.sample.post(
        "pingdu-cun/2026/c1.md", luck.choice(SENTENCES), title="平度一", event=luck.choice(["清雪", "重阳节"])
    )


@edit
def a_unit_is_removed(site: Changing, luck: Random) -> None:
    if len(site.units()) > 2:
        remove(site.content / "communities" / luck.choice([u for u in site.units() if u != "guangming"]))


@edit
def a_unit_comes_back(site: Changing, luck: Random) -> None:
    for key in ("xinhua", "xixing-xiang"):
        if key not in site.units():
            site.sample.unit(key)
            site.sample.post(f"{key}/2026/x1.md", SENTENCES[5], title="回来了", event="重阳节")


@edit
def the_card_of_a_unit_is_lost(site: Changing, luck: Random) -> None:
    """With all its posts; put back at the same time, so that the state lasts for one build only."""
    card = site.content / "communities" / luck.choice(site.units()) / "community.yaml"
    text = card.read_bytes()
    card.unlink()
    site.check()
    card.write_bytes(text)


def with_card(site: Changing, luck: Random, key: str = "", **more: str) -> None:
    key = key or luck.choice([unit for unit in site.units() if unit in UNITS] or ["guangming"])
    site.sample.unit(key, **more)


@edit
def a_unit_changes_its_name(site: Changing, luck: Random) -> None:
    with_card(site, luck, 名称=luck.choice(["光明新村", "新名社区", "西兴镇"]))


@edit
def a_unit_changes_its_phone(site: Changing, luck: Random) -> None:
    with_card(site, luck, 电话=luck.choice([A_NUMBER, f"0456-842{luck.randint(1000, 9999)}"]))


@edit
def a_unit_changes_its_words_about_itself(site: Changing, luck: Random) -> None:
    with_card(site, luck, 简介=luck.choice(["邻里之家。", "江边的社区 & 其他。"]))


@edit
def a_unit_changes_its_cover(site: Changing, luck: Random) -> None:
    with_card(
        site, luck, luck.choice(["xinhua", "guangming"]), 封面=luck.choice(["cover.jpg", "2026/tu.jpg"])
    )


@edit
def a_unit_changes_its_code(site: Changing, luck: Random) -> None:
    with_card(site, luck, 代码=f'"2311241{luck.randint(10000, 99999)}"')


@edit
def two_units_have_one_code(site: Changing, luck: Random) -> None:
    with_card(site, luck, "guangming", 代码='"231124100004"')
    site.check()
    with_card(site, luck, "guangming")


@edit
def a_unit_opened_on_another_day(site: Changing, luck: Random) -> None:
    with_card(site, luck, 开通=a_day(luck), 在岗人数=str(luck.randint(1, 9)))


@edit
def a_unit_is_of_another_kind(site: Changing, luck: Random) -> None:
    with_card(site, luck, 类型=luck.choice(["社区", "乡镇", "村"]))


@edit
def a_unit_has_a_fault(site: Changing, luck: Random) -> None:
    with_card(site, luck, "xixing-xiang", 类型="街道")


# --- registry ---------------------------------------------------------------------------------------


@edit
def the_site_changes_its_name(site: Changing, luck: Random) -> None:
    site.sample.site_yaml(name=luck.choice(["孙吴县新网站", "样本 & 网站"]))


@edit
def the_site_moves_to_another_address(site: Changing, luck: Random) -> None:
    site.sample.site_yaml(
        url=luck.choice(
            ["https://sample.example/minzheng/", "https://other.example/", "https://sample.example/a/b/"]
        )
    )


@edit
def the_site_is_a_demo(site: Changing, luck: Random) -> None:
    site.sample.site_yaml(demo="true")


@edit
def the_bureau_has_a_phone_and_links(site: Changing, luck: Random) -> None:
    site.sample.site_yaml(
        phone=f"0456-842{luck.randint(1000, 9999)}", links="[{name: 县政府, url: 'https://gov.example/'}]"
    )


@edit
def a_mark_stands_in_the_footer(site: Changing, luck: Random) -> None:
    site.sample.picture("registry/mark.jpg", size=(40, 40), shade=luck.randint(0, 255))
    site.sample.site_yaml(
        police="黑公网安备1号", police_picture="mark.jpg", police_url="https://police.example/"
    )


@edit
def a_column_changes_its_name(site: Changing, luck: Random) -> None:
    site.sample.write("registry/columns.yaml", COLUMNS.replace("民政要闻", luck.choice(["要闻", "新闻"])))


@edit
def a_column_is_taken_out(site: Changing, luck: Random) -> None:
    gone = luck.choice(["news", "notices"])
    lines = [line for line in COLUMNS.splitlines() if f"key: {gone}" not in line]
    site.sample.write("registry/columns.yaml", "\n".join(lines) + "\n")


@edit
def columns_change_places(site: Changing, luck: Random) -> None:
    site.sample.write("registry/columns.yaml", "\n".join(reversed(COLUMNS.strip().splitlines())) + "\n")


@edit
def columns_are_as_they_were(site: Changing, luck: Random) -> None:
    site.sample.write("registry/columns.yaml", COLUMNS)


@edit
def a_category_changes_its_name(site: Changing, luck: Random) -> None:
    site.sample.write(
        "registry/taxonomy.yaml", TAXONOMY.replace("{key: civil, name: 民政}", "{key: civil, name: 民政工作}")
    )


@edit
def a_theme_is_added_and_one_renamed(site: Changing, luck: Random) -> None:
    text = TAXONOMY.replace("爱心活动", "爱心行动") + "  - {key: arts, name: 群众文化活动}\n"
    site.sample.write("registry/taxonomy.yaml", text)


@edit
def the_taxonomy_is_as_it_was(site: Changing, luck: Random) -> None:
    site.sample.write("registry/taxonomy.yaml", TAXONOMY)


@edit
def an_outlet_gives_other_points(site: Changing, luck: Random) -> None:
    site.sample.write("registry/outlets.yaml", OUTLETS.replace("points: 4", f"points: {luck.randint(1, 9)}"))


@edit
def an_outlet_changes_its_name(site: Changing, luck: Random) -> None:
    site.sample.write(
        "registry/outlets.yaml", OUTLETS.replace("name: 黑河日报", "name: 黑河晚报, aliases: [黑河日报]")
    )


@edit
def the_rules_of_the_tally_change(site: Changing, luck: Random) -> None:
    site.sample.write(
        "registry/scoring.yaml",
        f"2026:\n  monthly_min: {luck.randint(1, 3)}\n  void_penalty: 3\n  dedup: sum\n",
    )


@edit
def the_registry_is_broken_for_a_while(site: Changing, luck: Random) -> None:
    file = site.content / "registry" / luck.choice(["site.yaml", "columns.yaml", "outlets.yaml"])
    text = file.read_bytes()
    file.write_bytes(text + b"- [\n")
    assert site.check().code == 1
    a_post_is_added(site, luck)
    assert site.check().code == 1
    file.write_bytes(text)


# --- theme, settings, code --------------------------------------------------------------------------

TEMPLATES = "themes/civic/templates"


@edit
def a_part_of_the_templates_is_changed(site: Changing, luck: Random) -> None:
    site.turn(f"{TEMPLATES}/parts/list_item.html", '<p class="summary">', '<p class="summary s2">')


@edit
def the_picture_part_is_changed(site: Changing, luck: Random) -> None:
    site.turn(f"{TEMPLATES}/parts/picture.html", "<img ", '<img data-x="1" ')


@edit
def the_frame_of_all_pages_is_changed(site: Changing, luck: Random) -> None:
    site.turn(f"{TEMPLATES}/base.html", "跳到正文", "直接看正文")


@edit
def one_template_is_changed(site: Changing, luck: Random) -> None:
    site.turn(f"{TEMPLATES}/withdrawn.html", "{% block content %}", "{% block content %}<!-- w -->")


@edit
def the_template_of_posts_is_changed(site: Changing, luck: Random) -> None:
    site.turn(f"{TEMPLATES}/post.html", "作者：", "撰稿：")


@edit
def a_template_fails_for_a_while(site: Changing, luck: Random) -> None:
    page = luck.choice(["post", "blog", "leaderboard", "front"])
    a_unit_changes_its_name(site, luck)  # so that many pages are drawn, some before it fails
    site.turn(f"{TEMPLATES}/{page}.html", "{% block content %}", "{% block content %}{{ no.such.value }}")
    site.check_failure()
    a_post_is_added(site, luck)
    site.check_failure()
    site.turn(f"{TEMPLATES}/{page}.html", "{% block content %}", "{% block content %}{{ no.such.value }}")


@edit
def somebody_asks_why(site: Changing, luck: Random) -> None:
    a_title_is_changed(site, luck)
    site.check(f"--why={luck.choice(['/', '/communities/', '/sitemap.xml', '/no-such-page/'])}")


@edit
def only_a_remark_in_a_template_is_changed(site: Changing, luck: Random) -> None:
    site.turn(f"{TEMPLATES}/base.html", "{# What all pages share", "{# What every page shares")


@edit
def the_style_is_changed(site: Changing, luck: Random) -> None:
    text = site.read_own("themes/civic/static/style.css").partition("/* end")[0]
    site.write_all("themes/civic/static/style.css", f"{text}/* end {luck.randint(1, 9)} */\n")


@edit
def a_file_of_the_theme_comes_or_goes(site: Changing, luck: Random) -> None:
    there = site.read_own("themes/civic/static/more.txt")
    site.write_all("themes/civic/static/more.txt", None if there else "more")


@edit
def a_plugin_is_taken_out_or_put_back(site: Changing, luck: Random) -> None:
    name = luck.choice(["feeds", "sitemap", "leaderboard", "columns"])
    site.turn("pelicanconf.py", f'    "civic.pages.{name}",\n', f'    # "civic.pages.{name}",\n')


@edit
def all_plugins_are_put_back(site: Changing, luck: Random) -> None:
    site.write_all("pelicanconf.py", site.read_own("pelicanconf.py").replace('# "civic.', '"civic.'))


@edit
def templates_of_somebody_else_come_before_ours(site: Changing, luck: Random) -> None:
    setting = 'THEME_TEMPLATES_OVERRIDES = [str(ROOT / "own-templates")]\n'
    text = site.read_own("pelicanconf.py")
    if setting not in text:
        site.write_all("pelicanconf.py", text + setting)
    own = site.read_own(f"{TEMPLATES}/404.html").replace(
        "{% block content %}", f"{{% block content %}}{luck.random()}"
    )
    site.write_all("own-templates/404.html", own)


@edit
def templates_of_somebody_else_are_gone(site: Changing, luck: Random) -> None:
    setting = 'THEME_TEMPLATES_OVERRIDES = [str(ROOT / "own-templates")]\n'
    site.write_all("pelicanconf.py", site.read_own("pelicanconf.py").replace(setting, ""))


OWN_PAGES = '''"""Pages of somebody else."""

from engine.hooks import offer
from engine.page import Page, Portion, fact


def portions(view):
    yield Portion("of somebody else", pages, {"count": fact(len(view.site.units))})


def pages(count):
    yield Page("/more/", "robots.txt", {"demo": True})
    yield Page("/more.txt", "robots.txt", {"demo": 7 > 5})


def register():
    offer(portions)
'''


@edit
def a_plugin_of_somebody_else_is_added_or_taken_out(site: Changing, luck: Random) -> None:
    folder = 'PLUGINS.append("own_pages")\n'
    text = site.read_own("pelicanconf.py")
    site.write_all("own_pages.py", OWN_PAGES)
    site.write_all("pelicanconf.py", text.replace(folder, "") if folder in text else text + folder)


@edit
def a_plugin_of_somebody_else_is_changed(site: Changing, luck: Random) -> None:
    if 'PLUGINS.append("own_pages")' not in site.read_own("pelicanconf.py"):
        a_plugin_of_somebody_else_is_added_or_taken_out(site, luck)
        site.check()
    site.turn("own_pages.py", "7 > 5", "7 < 5")


@edit
def a_word_is_changed(site: Changing, luck: Random) -> None:
    site.turn("plugins/civic/wording/pages.py", 'BLOGS = "社区博客"', 'BLOGS = "邻里博客"')


@edit
def a_word_of_the_reports_is_changed(site: Changing, luck: Random) -> None:
    site.turn("plugins/civic/wording/render.py", 'REMEDY = "怎么改："', 'REMEDY = "怎样改："')


@edit
def the_code_of_a_plugin_is_changed(site: Changing, luck: Random) -> None:
    site.turn("plugins/civic/pages/posts.py", '"title": item.title,', '"title": item.title + "·",')


@edit
def the_code_of_reading_is_changed(site: Changing, luck: Random) -> None:
    site.turn("plugins/civic/reading/markdown/renderer.py", "_SUMMARY = 120 ", "_SUMMARY = 12 ")


@edit
def the_code_of_texts_is_changed(site: Changing, luck: Random) -> None:
    site.turn(
        "plugins/civic/reading/markdown/renderer.py",
        'return f"<p>{self._inline_html(inline)}</p>"',
        'return f"<p>{self._inline_html(inline)} </p>"',
    )


@edit
def the_length_of_lists_is_changed(site: Changing, luck: Random) -> None:
    site.turn("plugins/civic/core/listings.py", "PAGE_SIZE = 20", "PAGE_SIZE = 5")


@edit
def the_code_of_drawing_is_changed(site: Changing, luck: Random) -> None:
    site.turn(
        "plugins/civic/pages/rendering.py",
        '"(min-width: 42rem) 40rem, 100vw"',
        '"(min-width: 43rem) 40rem, 100vw"',
    )


@edit
def only_a_remark_in_the_code_is_changed(site: Changing, luck: Random) -> None:
    site.write_all(
        "plugins/civic/pages/front.py", site.read_own("plugins/civic/pages/front.py") + "# a remark\n"
    )


# --- days -------------------------------------------------------------------------------------------


@edit
def time_goes_on(site: Changing, luck: Random) -> None:
    site.as_of = luck.choice([day for day in DAYS if day > site.as_of] or DAYS)


@edit
def time_goes_back(site: Changing, luck: Random) -> None:
    site.as_of = luck.choice([day for day in DAYS if day < site.as_of] or DAYS)


@edit
def it_is_today_again(site: Changing, luck: Random) -> None:
    site.as_of = "2026-11-05"


# --- what is there already --------------------------------------------------------------------------


def a_file(site: Changing, luck: Random) -> Path:
    return luck.choice([path for path in sorted(site.output.rglob("*")) if path.is_file()])


@edit
def a_file_of_the_output_is_changed_by_hand(site: Changing, luck: Random) -> None:
    with a_file(site, luck).open("ab") as file:
        file.write(b"!")


@edit
def a_file_of_the_output_is_replaced_by_hand(site: Changing, luck: Random) -> None:
    path = a_file(site, luck)
    path.unlink()
    path.write_text("mine")


@edit
def a_file_of_the_output_is_deleted_by_hand(site: Changing, luck: Random) -> None:
    a_file(site, luck).unlink()


@edit
def a_folder_of_the_output_is_deleted_by_hand(site: Changing, luck: Random) -> None:
    remove(a_file(site, luck).parent)
    site.output.mkdir(exist_ok=True)


@edit
def a_file_is_put_into_the_output_by_hand(site: Changing, luck: Random) -> None:
    (a_file(site, luck).parent / "mine.txt").write_text("mine")


@edit
def an_empty_folder_is_put_into_the_output_by_hand(site: Changing, luck: Random) -> None:
    (a_file(site, luck).parent / "mine").mkdir(exist_ok=True)


@edit
def a_file_of_the_output_became_a_folder(site: Changing, luck: Random) -> None:
    path = a_file(site, luck)
    path.unlink()
    path.mkdir()
    (path / "mine.txt").write_text("mine")


@edit
def the_output_is_deleted(site: Changing, luck: Random) -> None:
    site.times_are_lost = True
    remove(site.output)


@edit
def the_output_is_a_copy(site: Changing, luck: Random) -> None:
    site.times_are_lost = True
    shutil.copytree(site.output, site.folder / "copy")
    remove(site.output)
    (site.folder / "copy").rename(site.output)


@edit
def what_is_kept_beside_the_output_is_deleted(site: Changing, luck: Random) -> None:
    site.times_are_lost = True
    if site.beside("output", "manifest.json"):  # the last sign that the output is ours
        remove(site.kept)


@edit
def the_lists_beside_the_output_are_deleted(site: Changing, luck: Random) -> None:
    remove(site.folder / "output.problems.json")
    remove(site.folder / "output.manifest.json")


@edit
def a_record_is_damaged(site: Changing, luck: Random) -> None:
    site.times_are_lost = True
    path = luck.choice([site.kept / name for name in ("trees.json", "pages.json", "code.json")])
    data = bytearray(path.read_bytes())
    data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    path.write_bytes(data)


@edit
def a_record_is_cut_short(site: Changing, luck: Random) -> None:
    site.times_are_lost = True
    kept = [site.kept / name for name in ("trees.json", "pages.json", "code.json")]
    path = luck.choice(
        [path for path in kept if path.exists()]
    )  # after a build that fails there may be one only
    path.write_bytes(path.read_bytes()[: luck.randrange(path.stat().st_size)])


def something_must_be_built(site: Changing, luck: Random) -> None:
    """Where nothing is to be done, nobody looks at what is kept."""
    luck.choice([a_text_is_changed, a_title_is_changed, a_category_changes_its_name, time_goes_on])(
        site, luck
    )


@edit
def the_cache_is_deleted(site: Changing, luck: Random) -> None:
    remove(site.cache)
    something_must_be_built(site, luck)


@edit
def the_pictures_in_the_cache_are_deleted(site: Changing, luck: Random) -> None:
    for path in (site.cache / "pictures").glob("*"):
        if luck.random() < 0.5:
            path.unlink()
    something_must_be_built(site, luck)


@edit
def a_picture_in_the_cache_is_damaged_and_the_output_gone(site: Changing, luck: Random) -> None:
    for path in (site.cache / "pictures").glob("*"):
        path.write_bytes(bytes(path.stat().st_size))
    what_is_kept_beside_the_output_is_deleted(site, luck)


@edit
def the_store_is_deleted(site: Changing, luck: Random) -> None:
    for path in site.cache.glob("content.sqlite3*"):
        path.unlink()
    something_must_be_built(site, luck)


@edit
def the_store_is_something_else(site: Changing, luck: Random) -> None:
    site.closed_store().write_bytes(luck.choice([b"", b"x" * 5000, luck.randbytes(50_000)]))
    something_must_be_built(site, luck)


@edit
def the_store_is_cut_short(site: Changing, luck: Random) -> None:
    path = site.closed_store()
    os.truncate(path, luck.randrange(path.stat().st_size))
    something_must_be_built(site, luck)


@edit
def bits_of_the_store_turn(site: Changing, luck: Random) -> None:
    path = site.closed_store()
    data = bytearray(path.read_bytes())
    for _ in range(luck.choice([1, 1, 30])):
        data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    path.write_bytes(data)
    something_must_be_built(site, luck)


@edit
def texts_are_missing_in_the_store(site: Changing, luck: Random) -> None:
    with sqlite3.connect(site.closed_store()) as connection:
        connection.execute("DELETE FROM kept WHERE kind = 'text'")
    connection.close()
    a_text_is_changed(site, luck)
    what_is_kept_beside_the_output_is_deleted(site, luck)


@edit
def the_old_site_is_brought_back(site: Changing, luck: Random) -> None:
    site.rolled_back()


@edit
def the_old_site_is_brought_back_after_something_was_changed_by_hand(site: Changing, luck: Random) -> None:
    with a_file(site, luck).open("ab") as file:
        file.write(b"!")
    a_file(site, luck).unlink()
    site.rolled_back()


@edit
def the_content_and_the_site_go_back(site: Changing, luck: Random) -> None:
    site.undo()
    site.rolled_back()


@edit
def the_content_is_as_it_was_before(site: Changing, luck: Random) -> None:
    site.undo()


@edit
def a_strict_build_stops(site: Changing, luck: Random) -> None:
    a_problem_comes(site, luck)
    site.check("--strict")
    site.check()
    site.check("--strict")  # the site that stands is just this one
    problems_are_mended(site, luck)


@edit
def pelican_itself_builds(site: Changing, luck: Random) -> None:
    a_title_is_changed(site, luck)
    site.built_by_pelican()
    built = Standing.of(site.output)
    site.check()
    alike("site that Pelican built", built.against(Standing.of(site.output)), [])


@edit
def helping_hands_come_or_go(site: Changing, luck: Random) -> None:
    """Other hands, and enough to do for them."""
    site.jobs = 3 - site.jobs
    remove(site.cache)
    what_is_kept_beside_the_output_is_deleted(site, luck)


@edit
def nothing_happens(site: Changing, luck: Random) -> None:
    """It is built once more."""
