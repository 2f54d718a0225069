"""The demo content shows what docs/specification.md promises, once each, and nothing that it must not show.

Looked at with plain means, without the product: what a feature looks like in a file is spelled out here, so
that a feature that vanishes from the content, or a number that must not stand there, is told by name.
"""

import importlib.util
import io
import itertools
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pillow_heif
import pytest
import yaml
from PIL import ExifTags, Image

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
AS_OF = date(2026, 11, 23)
REAL = {
    "jianhua": ("建华社区", "231124100001"),
    "guangming": ("光明社区", "231124100002"),
    "xinhua": ("新华社区", "231124100004"),
    "shangmao": ("商茂社区", "231124100006"),
    "yongxing": ("永兴社区", "231124100008"),
    "tiebei": ("铁北社区", "231124100010"),
    "xixing-xiang": ("西兴乡", "231124201000"),
    "pingdu-cun": ("平度村", "231124201202"),
    "xigang-cun": ("西岗村", "231124201206"),
}
KEYS = {
    "title": "标题", "date": "日期", "category": "分类", "themes": "主题", "authors": "作者", "source": "来源",
    "summary": "摘要", "cover": "封面", "tags": "标签", "status": "状态", "expires": "到期", "slug": "网址名",
    "reported": "上报", "event": "事件", "adoptions": "采用", "withdrawn": "撤下", "void": "作废",
    "reviewer": "审核人", "reviewed": "审核日期",
}  # fmt: skip
ADOPTION_KEYS = {"outlet": "媒体", "date": "日期", "url": "网址", "page": "版面", "headline": "头条"}


class Post:
    """A post or bureau item cut in two at its header's end; values as they stand in the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.relative_to(CONTENT).as_posix()
        self.place = self.name.split("/")[1]
        self.data = path.read_bytes()
        text = self.data.decode("utf-8-sig").replace("\r\n", "\n").lstrip("\n")
        _, self.header, self.body = re.split(r"(?m)^---\n", text, maxsplit=2)

    def has(self, key: str) -> bool:
        return re.search(rf"(?m)^(?:{key}|{KEYS[key]}) ?[:：]", self.header) is not None

    def value(self, key: str) -> str:
        found = re.search(rf"(?m)^(?:{key}|{KEYS[key]}) ?[:：][ ]?(.*)$", self.header)
        return found[1].strip() if found else ""

    def day(self, key: str) -> date | None:
        found = re.match(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", self.value(key))
        return date(*map(int, found.groups())) if found else None


POSTS = [Post(path) for path in sorted((CONTENT / "communities").rglob("*.md"))]
ITEMS = [Post(path) for path in sorted((CONTENT / "bureau").rglob("*.md"))]
OUTLETS = yaml.safe_load((CONTENT / "registry/outlets.yaml").read_text("utf-8"))
TAXONOMY = yaml.safe_load((CONTENT / "registry/taxonomy.yaml").read_text("utf-8"))
UNITS = {
    path.parent.name: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted(CONTENT.glob("communities/*/community.yaml"))
}


def load(name: str) -> ModuleType:
    """A script of content-sources/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "content-sources" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def unit_value(unit: dict[str, object], english: str, chinese: str) -> object:
    return unit.get(english, unit.get(chinese))


def adopted_by(post: Post) -> list[str]:
    """The outlets named by a post, as keys, in the order of its adoptions."""
    names = {
        name: outlet["key"]
        for outlet in OUTLETS
        for name in (outlet["key"], outlet["name"], *outlet.get("aliases", []))
    }
    return [names[said.strip()] for said in re.findall(r"(?:outlet|媒体)[:：] ?([^,\n]+)", post.header)]


def in_no_list(post: Post) -> bool:
    return post.value("status") in {"draft", "草稿"} or post.has("void")


# The header -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_header_is_used_in_english_or_chinese(key: str) -> None:
    assert any(post.has(key) for post in POSTS)


@pytest.mark.parametrize("key", ["title", "date", "category", "themes", "authors", "void", "adoptions"])
def test_the_common_keys_are_used_in_both_languages(key: str) -> None:
    headers = "\n".join(post.header for post in POSTS)
    assert re.search(rf"(?m)^{key} ?[:：]", headers)
    assert re.search(rf"(?m)^{KEYS[key]} ?[:：]", headers)


@pytest.mark.parametrize("key", ADOPTION_KEYS)
def test_every_key_of_an_adoption_is_used_in_both_languages(key: str) -> None:
    headers = "\n".join(post.header for post in POSTS)
    assert re.search(rf"[ {{]{key}[:：]", headers)
    assert re.search(rf"[ {{]{ADOPTION_KEYS[key]}[:：]", headers)


@pytest.mark.parametrize("category", TAXONOMY["categories"], ids=lambda each: each["key"])
def test_every_category_is_used_by_a_published_post(category: dict[str, str]) -> None:
    spellings = {category["key"], category["name"], category["name"].removeprefix("社区")}
    assert any(post.value("category") in spellings for post in POSTS if not in_no_list(post))


@pytest.mark.parametrize("theme", TAXONOMY["themes"], ids=lambda each: each["key"])
def test_every_theme_is_used(theme: dict[str, str]) -> None:
    said = "\n".join(
        line
        for post in POSTS
        for line in re.findall(r"(?m)^(?:themes|主题)[:：].*(?:\n *- .*)*", post.header)
    )
    assert re.search(rf"\b{theme['key']}\b|{theme['name'].removesuffix('活动')}", said)


def test_categories_are_written_as_key_as_name_and_as_short_name() -> None:
    said = {post.value("category") for post in POSTS}
    assert {"service", "社区服务", "服务"} <= said


@pytest.mark.parametrize(
    "form",
    [
        r"\d{4}-\d\d-\d\d$",
        r"\d{4}-\d\d-\d\d \d{1,2}:\d\d$",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d$",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$",
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$",
        r"\d{4}/\d/\d\d?$",
        r"\d{4}/\d\d/\d\d$",
        r"\d{4}\.\d{1,2}\.\d{1,2}$",
        r"\d{4}\.\d{1,2}\.\d{1,2} \d\d:\d\d$",
        r"\d{4}年\d{1,2}月\d{1,2}日$",
        r"\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d$",
    ],
)
def test_every_tolerated_form_of_a_date_is_used(form: str) -> None:
    assert any(re.match(form, post.value("date")) for post in POSTS)


@pytest.mark.parametrize("mark", ["、", "，", ", ", "；"])
def test_authors_are_separated_by_every_mark(mark: str) -> None:
    assert any(mark in post.value("authors").strip("[]") for post in POSTS)


def test_files_come_as_staff_save_them() -> None:
    assert any(post.data.startswith(b"\xef\xbb\xbf") for post in POSTS)
    assert any(b"\r\n" in post.data for post in POSTS)
    assert any(post.data.startswith(b"\n") for post in POSTS)
    assert any("标题：" in post.header for post in POSTS)
    assert any("  - outlet：" in post.header for post in POSTS)
    assert any("title：" in post.header for post in POSTS)


def test_a_title_may_hold_marks_that_yaml_would_stumble_over() -> None:
    titles = [post.value("title") for post in POSTS]
    assert any(title.startswith('"') and not title.endswith('"') for title in titles)
    assert any(title.startswith("[图]") and ": " in title and " #" in title for title in titles)


# What a post can be ---------------------------------------------------------------------------------


def test_the_demo_has_a_draft_a_hidden_a_waiting_an_expired_and_a_withdrawn_post() -> None:
    statuses = {post.value("status") for post in POSTS}
    assert {"草稿", "draft", "不列出", "已发布"} <= statuses
    assert [post.name for post in POSTS if (post.day("date") or AS_OF) > AS_OF] == [
        "communities/jianhua/2026/12月/冬至预告.md"
    ]
    assert any((post.day("expires") or AS_OF) < AS_OF for post in POSTS)
    assert any((post.day("expires") or AS_OF) < AS_OF for post in ITEMS)
    assert any((post.day("withdrawn") or AS_OF) < AS_OF for post in POSTS)


def test_two_posts_are_void_for_two_reasons_and_only_in_the_sample_community() -> None:
    void = {post.place: post for post in POSTS if post.has("void")}
    assert set(void) == {"shili"}
    reasons = {
        reason
        for post in POSTS
        if post.has("void")
        for reason in re.findall(r"(?:reason|原因)[:：] ?(\S+)", post.header)
    }
    assert reasons == {"抄袭", "privacy"}


def test_some_posts_are_not_submissions_and_one_was_reported_in_the_month_after_its_date() -> None:
    assert {post.value("reported") for post in POSTS} >= {"否", "false", ""}
    late = [post for post in POSTS if post.day("reported") and post.day("reported") != post.day("date")]
    assert [(post.day("date"), post.day("reported")) for post in late] == [
        (date(2026, 10, 30), date(2026, 11, 3))
    ]


def test_one_event_is_told_by_two_communities_in_two_widths_of_its_digits() -> None:
    told = {post.place: post.value("event") for post in POSTS if "重阳敬老" in post.value("event")}
    assert told == {"jianhua": "2026重阳敬老", "guangming": "２０２６重阳敬老"}


def test_nine_outlets_of_three_levels_have_taken_pieces_up_one_of_them_as_a_headline() -> None:
    keys = Counter(key for post in POSTS for key in adopted_by(post))
    levels = {outlet["level"] for outlet in OUTLETS if outlet["key"] in keys}
    assert len(keys) == 9
    assert levels == {"county", "city", "province"}
    headlines = Counter(
        said for post in POSTS for said in re.findall(r"(?:头条|headline): (\S)", post.header)
    )
    assert headlines == {"是": 1, "否": 2}


def test_a_piece_was_taken_up_again_by_higher_outlets_in_a_later_month() -> None:
    (post,) = [post for post in POSTS if post.name.endswith("guangming/2026/敲门问暖.md")]
    assert adopted_by(post) == ["sunwu-minzheng", "heihe-daily", "hlj-daily"]
    assert re.findall(r"  日期: (\S+)", post.header) == ["2026-10-10", "2026-10-12", "2026-11-10"]


def test_outlets_are_named_by_key_by_name_and_by_alias() -> None:
    headers = "\n".join(post.header for post in POSTS)
    for said in ("heihe-blog", "黑河日报", "孙吴民政信息网", "黑龙江省日报"):
        assert re.search(rf"(?:outlet|媒体)[:：] ?{said}", headers)


def test_every_adoption_says_where_it_can_be_found_and_claims_no_real_address() -> None:
    for post in POSTS:
        wheres = re.findall(r"(?:url|网址|page|版面)[:：] ?(\S.*)", post.header)
        assert len(wheres) >= len(adopted_by(post)), post.name
        for where in re.findall(r"(?:url|网址)[:：] ?\"?(http\S+)", post.header):
            assert where.startswith("https://example.org/"), post.name
        for where in re.findall(r"(?:page|版面)[:：] ?([^,}\n]+)", post.header):
            assert "示例" in where, post.name


# The text -------------------------------------------------------------------------------------------

MARKS = {
    "a table with alignment": r"\n\|:-+:?\|",
    "a table without alignment": r"\n\|---\|",
    "a nested list of four blanks": r"\n- .+\n    - ",
    "a nested list of two blanks": r"\n- .+\n  - ",
    "a list with *": r"\n\* ",
    "a numbered list": r"\n1\. ",
    "a mark 1、": r"\n1、",
    "a mark 1．": r"\n1．",
    "a mark （一）": r"\n（一）",
    "a mark （1）": r"\n（1）",
    "a mark ①": r"\n①",
    "a mark 一、": r"\n一、",
    "an indent of two wide blanks": r"\n　　",
    "a footnote": r"\n\[\^\w+\]: ",
    "a definition": r"\n:   ",
    "an admonition with a title of its own": r"\n!!! \w+ \".+\"\n    ",
    "an admonition without": r"\n!!! \w+\n    ",
    "a quote": r"\n> ",
    "a rule": r"\n\*\*\*\n",
    "a raw <br>": r"<br>",
    "sub and sup": r"<sub>2</sub>.*<sup>2</sup>",
    "a hashtag": r"\n#\w+#\n",
    "a masked number": r"138\*\*\*\*1234",
    "a masked name": r"张\*\*、李\*\*",
    "degrees below zero": r"-5℃",
    "a bare address before a Chinese letter": r"https://\S+/? ",
    "a link to a file of the unit": r"[^!]\[[^\]]+\]\([^/:)]+\.md\)",
    "a link to another unit": r"\]\(/communities/\w+/2026/[^)]+/\)",
    "a link to the bureau": r"\]\(/(?:guides|policies|notices)/2026/[^)]+/\)",
    "a link to a list of the bureau": r"\]\(/notices/\)",
    "a link to a leaderboard": r"\]\(/leaderboard/",
    "a telephone": r"\]\(tel:\d+\)",
    "a mailbox": r"\]\(mailto:\S+\)",
    "a picture with a blank in its name": r"\]\(微信图片 \(1\)\.JPG\)",
    "paragraphs with one Enter": r"[。”]\n[^\n\s|>#-]",
    "a long line that goes on in the next": r"\n[^\n|]{30,}，\n[^\n]",
    "an ending mark h1": r"(?:^|\n)# ",
    "a third level under the second": r"\n### ",
}


@pytest.mark.parametrize("what", MARKS)
def test_the_posts_show(what: str) -> None:
    assert any(re.search(MARKS[what], "\n" + post.body) for post in POSTS)


def test_the_bureau_shows_a_fence() -> None:
    assert any("\n```\n---\n" in item.body for item in ITEMS)


def test_every_picture_of_a_post_has_an_alternative_text() -> None:
    for post in [*POSTS, *ITEMS]:
        assert "![](" not in post.body, post.name


def test_no_heading_level_is_skipped() -> None:
    for post in [*POSTS, *ITEMS]:
        body = re.sub(r"(?ms)^```.*?^```", "", post.body)
        levels = [len(marks) for marks in re.findall(r"(?m)^(#+) ", body)]
        for before, after in itertools.pairwise(levels):
            assert after <= before + 1, post.name


# Units and months -----------------------------------------------------------------------------------


def test_the_real_units_have_their_published_names_and_codes_and_no_invented_contact() -> None:
    assert set(UNITS) == {*REAL, "shili"}
    for key, (name, code) in REAL.items():
        unit = UNITS[key]
        assert (unit_value(unit, "name", "名称"), unit_value(unit, "code", "代码")) == (name, code)
        for english, chinese in (("phone", "电话"), ("mailbox", "业务邮箱"), ("address", "地址")):
            assert unit_value(unit, english, chinese) is None, key


def test_the_sample_community_shows_the_full_form_with_values_that_are_clearly_samples() -> None:
    unit = UNITS["shili"]
    assert set(unit) == {
        "名称",
        "代码",
        "类型",
        "开通",
        "在岗人数",
        "业务邮箱",
        "电话",
        "地址",
        "简介",
        "封面",
    }
    assert unit["代码"] == "231124999001"
    assert unit["电话"] == "0456-0000000"
    assert unit["业务邮箱"].endswith("@example.org")


def submissions() -> Counter[tuple[str, int]]:
    """Reported posts by unit and month, without those that count for nobody or for another unit."""
    counts: Counter[tuple[str, int]] = Counter()
    for post in POSTS:
        day = post.day("reported") or post.day("date")
        assert day is not None
        told_elsewhere = post.name.endswith("guangming/2026/重阳.md")
        if in_no_list(post) or post.value("reported") in {"否", "false"} or day > AS_OF or told_elsewhere:
            continue
        counts[post.place, day.month] += 1
    return counts


def test_the_real_units_missed_no_month_and_two_are_simply_late_in_november() -> None:
    counts = submissions()
    opened = {
        key: int(re.match(r"2026\D(\d+)", str(unit_value(unit, "opened", "开通")))[1])
        for key, unit in UNITS.items()
        if unit_value(unit, "opened", "开通")
    }
    missed = {
        (key, month) for key, first in opened.items() for month in range(first, 11) if not counts[key, month]
    }
    assert missed == {("shili", 8), ("shili", 9)}
    assert {key for key in opened if not counts[key, 11]} == {"yongxing", "tiebei"}


def test_october_by_unit() -> None:
    october = {key: number for (key, month), number in submissions().items() if month == 10}
    assert october == {
        "jianhua": 2, "guangming": 2, "xinhua": 1, "shangmao": 1, "yongxing": 3, "tiebei": 1,
        "xixing-xiang": 1, "pingdu-cun": 1, "shili": 2,
    }  # fmt: skip


# Pictures and attachments ---------------------------------------------------------------------------


def test_the_scripts_write_the_very_bytes_that_are_in_the_content(tmp_path: Path) -> None:
    load("draw_pictures").main(tmp_path)
    load("make_attachments").main(tmp_path)
    made = [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    kept = {
        path for path in CONTENT.rglob("*") if path.suffix not in {".md", ".yaml", ".txt"} and path.is_file()
    }
    assert {CONTENT / path.relative_to(tmp_path) for path in made} == kept
    different = [
        path.name for path in made if path.read_bytes() != (CONTENT / path.relative_to(tmp_path)).read_bytes()
    ]
    assert different == []


def test_pictures_come_in_every_format_and_weigh_less_than_four_megabytes() -> None:
    pictures = load("draw_pictures").PICTURES
    kinds = Counter(Path(picture.path).suffix for picture in pictures)
    assert set(kinds) == {".jpg", ".JPG", ".png", ".webp", ".heic", ".bmp", ".gif"}
    assert sum((CONTENT / picture.path).stat().st_size for picture in pictures) < 4_000_000


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("communities/guangming/2026/IMG_1009.jpg", 6),
        ("communities/jianhua/2026/10月/测室温.jpg", 3),
        ("communities/guangming/2026/微信图片 (1).JPG", 8),
        ("communities/jianhua/2026/10月/包饺子.jpg", 1),
        ("communities/guangming/cover.jpg", 1),
    ],
)
def test_a_phone_picture_carries_its_place_and_its_orientation(name: str, turned: int) -> None:
    with Image.open(CONTENT / name) as image:
        tags = image.getexif()
        assert tags[ExifTags.Base.Orientation] == turned
        assert tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == (49.0, 25.0, 0.0)


def test_pictures_carry_what_must_not_be_published_or_needs_care() -> None:
    pillow_heif.register_heif_opener()
    with Image.open(CONTENT / "communities/jianhua/2026/10月/包饺子.jpg") as image:
        assert b"xmpmeta" in image.info["xmp"]
        assert image.size == (2400, 1600)
    with Image.open(CONTENT / "communities/xinhua/2026/剪纸.png") as image:
        assert image.convert("RGBA").getpixel((0, 0))[3] == 0
        assert image.text == {"Software": "Sample Phone"}
    with Image.open(CONTENT / "communities/yongxing/2026/夜间巡逻.gif") as image:
        assert image.n_frames == 4
    with Image.open(CONTENT / "communities/tiebei/2026/树下议事.heic") as image:
        assert image.format == "HEIF"
        assert image.size == (1600, 1200)


def test_every_file_beside_the_posts_is_shown_or_offered_by_one() -> None:
    said = "\n".join(post.header + post.body for post in [*POSTS, *ITEMS])
    for path in sorted(CONTENT.rglob("*")):
        inner = path.relative_to(CONTENT).parts
        if (
            not path.is_file()
            or path.suffix in {".md", ".yaml"}
            or any(part.startswith("_") for part in inner)
        ):
            continue
        if path.name.startswith("cover."):
            assert path.name == unit_value(UNITS[inner[1]], "cover", "封面")
        else:
            assert path.name in said, path.name


def test_the_attachments_can_be_opened() -> None:
    kinds = set()
    for name, data in load("make_attachments").attachments().items():
        kinds.add(Path(name).suffix)
        if name.endswith(".pdf"):
            assert data.startswith(b"%PDF-1.4")
            start = int(re.search(rb"startxref\n(\d+)", data)[1])
            assert data[start : start + 4] == b"xref"
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as box:
                assert box.testzip() is None
    assert kinds == {".pdf", ".docx", ".xlsx", ".zip"}


# What must not be there -----------------------------------------------------------------------------


def texts() -> Iterator[tuple[str, str]]:
    """Every name and every text of the content, also inside attachments."""
    for path in sorted(CONTENT.rglob("*")):
        yield path.name, path.name
        if path.suffix in {".md", ".yaml", ".txt"}:
            yield path.name, path.read_bytes().decode("utf-8")
        elif path.suffix in {".docx", ".xlsx", ".zip"}:
            yield from packed(path.name, path.read_bytes())


def packed(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        for inner in box.namelist():
            yield name, inner
            if inner.endswith((".docx", ".xlsx")):
                yield from packed(inner, box.read(inner))
            elif inner.endswith(".xml"):
                yield name, box.read(inner).decode("utf-8")


def test_no_mobile_number_and_no_identity_number_stands_anywhere() -> None:
    for name, text in texts():
        for found in re.findall(r"(?<![\d*])\d[\d -]{9,}\d(?!\d)", text):
            digits = re.sub(r"\D", "", found)
            assert not re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits), (name, found)
            assert len(digits) < 15, (name, found)
        assert not re.search(r"\d{17}[\dXx]", text), name


def test_registry_and_units_are_plain_yaml_without_a_script_or_a_faked_number() -> None:
    site = yaml.safe_load((CONTENT / "registry/site.yaml").read_text("utf-8"))
    assert site["demo"] is True
    assert site["url"].endswith(".example/")
    for key in ("site_domain", "site_id_code", "icp", "police", "conac_url", "error_url", "phone", "mailbox"):
        assert site[key] is None, key
    for path in CONTENT.rglob("*.yaml"):
        assert "<script" not in path.read_text("utf-8")
