"""One item file as a whole."""

import hashlib
import pickle
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.core.model import (
    BUREAU,
    PAGES,
    Adoption,
    Outlet,
    Reference,
    Status,
    Term,
    Void,
    VoidReason,
)
from civic.core.resolve.read_results import ItemLocation
from civic.reading.item import read_item
from civic.reading.registry.vocabulary import Vocabulary

WORDS = Vocabulary(
    categories=(Term("service", "社区服务"), Term("civil", "民政"), Term("party", "党建")),
    themes=(Term("campaign", "主题活动"), Term("love", "爱心活动"), Term("care", "关心活动")),
    outlets=(
        Outlet("heihe-daily", "黑河日报", "city", ()),
        Outlet("sunwu-minzheng", "县民政信息网", "county", (), ("孙吴民政信息网",)),
    ),
    allowed_numbers=frozenset(),
)
POST = ItemLocation("guangming", "", "communities/guangming/2026/重阳节.md", "2026/重阳节.md")
NEWS = ItemLocation(BUREAU, "news", "bureau/news/tongzhi.md", "news/tongzhi.md")
PAGE = ItemLocation(BUREAU, PAGES, "bureau/pages/about.md", "pages/about.md")
BODY = "\n今天下午，社区工作人员看望了老人。\n"


def post(more="", body=BODY, place=POST):
    """A post in order but for `more`: its first line is line 5."""
    text = f"---\n标题: 重阳节\n日期: 2026-10-09\n分类: 民政\n{more}\n---\n{body}"
    return read_item(text.encode(), place, WORDS)


def bureau(more="", place=NEWS):
    return read_item(f"---\n标题: 通知\n日期: 2026-10-09\n{more}\n---\n{BODY}".encode(), place, WORDS)


def told(read):
    return [(p.code, p.line, p.field) for p in read.problems]


def test_a_full_header_in_english_becomes_an_item():
    text = """---
title: Visit
date: 2026-10-09T08:30
category: civil
themes: [care, love]
authors: [张**, 李**]
source: Paper
summary: Short.
cover: photos/a%20b.jpg
tags: a; b
status: hidden
expires: 2026-12-31
slug: visit-2026
reported: 2026-10-10
event: ２０２６ visit
adoptions:
  - outlet: heihe-daily
    date: 2026-10-12
    url: https://example.org/1
    page: "03"
    headline: true
withdrawn: 2026-11-01
void: {reason: plagiarised, date: 2026-11-02}
reviewer: 王**
reviewed: 2026-10-08
---
One.

![Two](c.jpg)
"""
    read = read_item(text.encode(), POST, WORDS)
    assert read.problems == ()
    item = read.item
    assert (item.title, item.day, item.time, item.category) == (
        "Visit",
        date(2026, 10, 9),
        time(8, 30),
        "civil",
    )
    assert item.themes == ("love", "care")  # in the order of the registry
    assert (item.authors, item.source, item.summary) == (("张**", "李**"), "Paper", "Short.")
    assert (item.tags, item.status, item.expires) == (("a", "b"), Status.HIDDEN, date(2026, 12, 31))
    assert (item.slug, item.reported, item.event) == ("visit-2026", date(2026, 10, 10), "2026 visit")
    assert item.adoptions == (
        Adoption("heihe-daily", date(2026, 10, 12), "https://example.org/1", "03", True),
    )
    assert (item.withdrawn, item.void) == (date(2026, 11, 1), Void(VoidReason.PLAGIARISED, date(2026, 11, 2)))
    assert (item.reviewer, item.reviewed) == ("王**", date(2026, 10, 8))
    assert read.cover == Reference("picture", "photos/a b.jpg", 9)
    assert item.references == (Reference("picture", "c.jpg", 29, "Two"),)
    assert item.targets == ()
    assert item.cover is None
    assert (read.slug, read.year, read.withdrawn, read.void) == (
        "visit-2026",
        2026,
        date(2026, 11, 1),
        date(2026, 11, 2),
    )


def test_the_same_header_in_chinese_means_the_same():
    text = """---
标题：重阳节
日期：2026年10月9日 8:30
分类：民政
主题：爱心
作者：张**、李**
来源：光明社区
摘要：一句话
标签：重阳，慰问
状态：不列出
到期：2026/12/31
网址名：chong-yang
上报：2026.10.10
事件：重阳
采用：
  - 媒体：孙吴民政信息网
    日期：2026/10/12
    版面：第3版
    头条：是
撤下：2026-11-01
作废：
  原因：泄露隐私
  日期：2026-11-02
审核人：王**
审核日期：2026-10-08
---
正文
"""
    read = read_item(text.encode(), POST, WORDS)
    assert read.problems == ()
    item = read.item
    assert (item.day, item.time, item.category, item.themes) == (
        date(2026, 10, 9),
        time(8, 30),
        "civil",
        ("love",),
    )
    assert (item.authors, item.tags, item.status) == (("张**", "李**"), ("重阳", "慰问"), Status.HIDDEN)
    assert item.adoptions == (Adoption("sunwu-minzheng", date(2026, 10, 12), "", "第3版", True),)
    assert item.void == Void(VoidReason.PRIVACY, date(2026, 11, 2))


def test_what_is_not_given_has_the_defaults_of_the_contract():
    item = post().item
    assert (item.slug, item.status, item.reported, item.time) == (
        "chong-yang-jie",
        Status.PUBLISHED,
        date(2026, 10, 9),
        None,
    )
    assert (item.themes, item.authors, item.tags, item.adoptions) == ((), (), (), ())
    assert (item.source, item.event, item.expires, item.void) == ("", "", None, None)
    assert item.summary == "今天下午，社区工作人员看望了老人。"


def test_a_template_whose_optional_fields_are_left_empty_is_in_order():
    read = post(
        "主题:\n作者:\n来源:\n摘要:\n封面:\n标签:\n状态:\n到期:\n网址名:\n上报:\n事件:\n"
        "采用:\n  - 媒体:\n    日期:\n    网址:\n撤下:\n作废:\n  原因:\n  日期:\n审核人:\n审核日期:"
    )
    assert read.problems == ()
    assert read.item == post().item
    assert read.cover is None


def test_the_body_is_known_by_the_digest_of_its_html():
    read = post()
    assert read.item.body.digest == hashlib.sha256(read.html.encode()).hexdigest()
    assert read.item.body.has_text
    assert not post(body="").item.body.has_text


def test_lines_of_header_and_body_are_those_of_the_file_with_bom_crlf_and_blank_lines_before():
    text = "\n\n---\n标题: 甲\n日期: 明天\n分类: 民政\n---\n\n## 一\n\n#### 二\n"
    read = read_item(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), POST, WORDS)
    assert told(read) == [("date-wrong", 5, "date"), ("heading-skipped", 11, None)]


@pytest.mark.parametrize("answer", ["false", "False", "NO", "no", "否", '"false"', "'否'"])
def test_a_post_may_say_that_it_is_no_submission(answer):
    read = post(f"上报: {answer}")
    assert read.problems == ()
    assert read.item.reported is None


def test_reported_wants_a_day_and_not_a_yes():
    read = post("上报: 是")
    assert told(read) == [("date-wrong", 5, "reported")]
    assert dict(read.problems[0].detail)["case"] == "yes"


def test_an_event_is_kept_as_it_is_compared():
    assert post("事件:  ２０２６年重阳节 ").item.event == "2026年重阳节"


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("日期: 2026-10-09\n分类: 民政", "title"),
        ("标题: 甲\n分类: 民政", "date"),
        ("标题: 甲\n日期: 2026-10-09", "category"),
        ("标题:\n日期: 2026-10-09\n分类: 民政", "title"),
        ("标题: '  '\n日期: 2026-10-09\n分类: 民政", "title"),
    ],
)
def test_a_required_field_that_is_missing_or_empty_leaves_no_item(header, missing):
    read = read_item(f"---\n{header}\n---\n正文".encode(), POST, WORDS)
    assert [(p.code, p.field) for p in read.problems] == [("field-missing", missing)]
    assert read.item is None
    assert read.html == "<p>正文</p>"


def test_a_required_field_with_a_slip_in_its_key_is_told_where_it_stands():
    read = read_item("---\n标題: 甲\n日期: 2026-10-09\n分类: 民政\n---\n".encode(), POST, WORDS)
    assert told(read) == [("field-missing", 2, "title"), ("key-unknown", 2, "标題")]


@pytest.mark.parametrize(
    ("more", "code", "line", "field"),
    [
        ("标题: 又一个", "key-repeated", 5, "title"),
        ("title: 又一个", "key-repeated", 5, "title"),
        ("天气: 晴", "key-unknown", 5, "天气"),
        ("主题: [爱心, 晴天]", "theme-unknown", 5, "themes"),
        ("主题:\n  - 爱心\n  - 晴天", "theme-unknown", 7, "themes"),
        ("状态: 发表", "status-unknown", 5, "status"),
        ("到期: 永远", "date-wrong", 5, "expires"),
        ("撤下: 2026-02-30", "date-impossible", 5, "withdrawn"),
        ("审核日期: 昨天", "date-wrong", 5, "reviewed"),
        ("上报: 昨天", "date-wrong", 5, "reported"),
        ("封面: \n  - a.jpg", "text-wrong", 5, "cover"),
        ("来源: \n  - a", "text-wrong", 5, "source"),
        ("标签:\n  - 甲\n  - {乙: 丙}\n作者: 丁", None, None, None),  # braces are text in a list of texts
        ("网址名: 重阳", "slug-wrong", 5, "slug"),
        ("网址名: page", "slug-reserved", 5, "slug"),
        ("采用: 黑河日报", "adoption-wrong", 5, "adoptions"),
        ("采用:\n  - 黑河日报", "adoption-wrong", 6, "adoptions"),
        ("采用:\n  - 媒体: 黑河日报\n    版面: 3", "adoption-wrong", 6, "adoptions[0].date"),
        ("采用:\n  - 日期: 2026-10-12\n    版面: 3", "adoption-wrong", 6, "adoptions[0].outlet"),
        ("采用:\n  - 媒体: 黑河日报\n  - 日期: 2026-10-12\n  - 版面: 3", "adoption-wrong", 6, "adoptions"),
        (
            "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12",
            "adoption-without-evidence",
            6,
            "adoptions[0].url",
        ),
        (
            "采用:\n  - 媒体: 晚报\n    日期: 2026-10-12\n    版面: 3",
            "outlet-unknown",
            6,
            "adoptions[0].outlet",
        ),
        (
            "采用:\n  - 媒体: 黑河日报\n    日期: 昨天\n    版面: 3",
            "date-wrong",
            7,
            "adoptions[0].date",
        ),
        (
            "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    网址: 无",
            "url-wrong",
            8,
            "adoptions[0].url",
        ),
        (
            "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    版面: 3\n    头条: 大概",
            "flag-wrong",
            9,
            "adoptions[0].headline",
        ),
        (
            "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    版面: 3\n    记者: 甲",
            "key-unknown",
            9,
            "adoptions[0].记者",
        ),
        (
            "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    版面: 3\n    date: 2026-10-13",
            "key-repeated",
            9,
            "adoptions[0].date",
        ),
        ("作废: 虚假", "void-wrong", 5, "void"),
        ("作废:\n  日期: 2026-10-12", "void-wrong", 6, "void.reason"),
        ("作废:\n  原因: 虚假", "void-wrong", 6, "void.date"),
        ("作废:\n  原因: 不好\n  日期: 2026-10-12", "void-reason-unknown", 6, "void.reason"),
        ("作废:\n  原因: 虚假\n  日期: 昨天", "date-wrong", 7, "void.date"),
    ],
)
def test_a_fault_of_the_header_is_told_with_its_line_and_its_field(more, code, line, field):
    assert told(post(more)) == ([(code, line, field)] if code else [])


def test_a_second_adoption_is_counted_from_nought_in_its_field():
    read = post(
        "采用:\n  - {媒体: 黑河日报, 日期: 2026-10-12, 版面: 3}\n  - {媒体: 晚报, 日期: 2026-10-12, 版面: 3}"
    )
    assert told(read) == [("outlet-unknown", 7, "adoptions[1].outlet")]
    assert [adoption.outlet for adoption in read.item.adoptions] == ["heihe-daily"]


def test_faulty_optional_fields_leave_an_item_with_what_could_be_read():
    read = post("主题: [爱心, 晴天]\n状态: 发表\n到期: 永远")
    assert (read.item.themes, read.item.status, read.item.expires) == (("love",), Status.PUBLISHED, None)


def test_the_days_of_withdrawal_and_voidness_are_known_even_without_an_item():
    read = read_item("---\n撤下: 2026-11-01\n作废: {日期: 2026-11-02}\n---\n".encode(), POST, WORDS)
    assert read.item is None
    assert (read.withdrawn, read.void) == (date(2026, 11, 1), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("typed", "status", "draft"),
    [
        ("已发布", Status.PUBLISHED, False),
        ("草稿", Status.DRAFT, True),
        ("已上报", Status.SUBMITTED, True),
        ("submitted", Status.SUBMITTED, True),
        ("退回修改", Status.RETURNED, True),
        ("returned", Status.RETURNED, True),
        ("不列出", Status.HIDDEN, False),
    ],
)
def test_what_is_submitted_or_returned_is_a_draft(typed, status, draft):
    for read in (post(f"状态: {typed}"), bureau(f"状态: {typed}")):
        assert (told(read), read.item.status, read.draft) == ([], status, draft)


@pytest.mark.parametrize("status", ["状态: 退回修改", "状态: 已发布", "状态:"])
def test_why_an_item_was_returned_is_a_text_that_the_item_does_not_hold(status):
    read = post(f"{status}\n退回意见: 照片: 看得清脸 #2，请换")
    assert told(read) == []
    assert read.remark == "照片: 看得清脸 #2，请换"
    assert "看得清脸" not in repr(read.item)


def test_a_list_of_remarks_is_told_like_any_text_that_is_none():
    assert told(post("退回意见:\n  - 换照片\n  - 改标题")) == [("text-wrong", 5, "remark")]


def test_a_draft_is_known_even_without_an_item_and_keeps_the_usual_severities():
    read = read_item("---\n状态: 草稿\n---\n".encode(), POST, WORDS)
    assert read.draft
    assert {p.severity for p in read.problems} == {"problem"}


def test_a_title_of_more_than_eighty_characters_is_a_warning():
    assert (
        told(read_item(f"---\n标题: {'长' * 80}\n日期: 2026-10-09\n分类: 民政\n---\n".encode(), POST, WORDS))
        == []
    )
    read = read_item(f"---\n标题: {'长' * 81}\n日期: 2026-10-09\n分类: 民政\n---\n".encode(), POST, WORDS)
    assert [(p.code, p.severity) for p in read.problems] == [("title-long", "warning")]
    assert read.item is not None


# --- the bureau -----------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [NEWS, PAGE])
def test_a_bureau_item_needs_title_and_date_only_and_is_no_submission(place):
    read = bureau(place=place)
    assert read.problems == ()
    assert (read.item.category, read.item.reported, read.item.column) == ("", None, place.column)


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ("分类: 民政", "category-not-here", "category"),
        ("上报: 2026-10-09", "key-not-here", "reported"),
        ("上报: 否", "key-not-here", "reported"),
        ("事件: 重阳", "key-not-here", "event"),
        ("采用: [{媒体: 黑河日报, 日期: 2026-10-12, 版面: 3}]", "key-not-here", "adoptions"),
        ("作废: {原因: 虚假, 日期: 2026-10-12}", "key-not-here", "void"),
    ],
)
def test_what_belongs_to_posts_only_is_a_problem_in_a_bureau_item(more, code, field):
    assert told(bureau(more)) == [(code, 4, field)]


def test_a_bureau_item_may_be_withdrawn():
    assert bureau("撤下: 2026-11-01").item.withdrawn == date(2026, 11, 1)


# --- addresses ------------------------------------------------------------------------------------


def test_the_id_is_that_of_owner_and_path():
    assert post().item.id.startswith("urn:uuid:")
    assert post().item.id == post("标题：x").item.id
    assert post().item.id != post(place=ItemLocation("jianhua", "", POST.path, POST.inner)).item.id


def named(name, place=POST):
    folder = place.path.rpartition("/")[0]
    inner = place.inner.rpartition("/")[0]
    return ItemLocation(place.owner, place.column, f"{folder}/{name}", f"{inner}/{name}")


def test_a_file_name_that_leaves_no_slug_is_a_problem_that_a_slug_of_its_own_mends():
    assert told(post(place=named("！！.md"))) == [("slug-empty", None, "slug")]
    assert post("网址名: a", place=named("！！.md")).item.slug == "a"


def test_a_file_name_that_would_take_an_address_of_the_site_is_a_problem():
    assert told(post(place=named("Page.md"))) == [("slug-reserved", None, "slug")]
    assert told(bureau(place=named("search.md", PAGE))) == [("slug-reserved", None, "slug")]
    assert told(bureau(place=named("sitemap.md", PAGE))) == [("slug-reserved", None, "slug")]
    assert told(bureau(place=named("search.md", NEWS))) == []


# --- encodings and numbers ------------------------------------------------------------------------


def test_a_file_in_gbk_is_told_together_with_its_other_faults():
    text = "---\n标题: 重阳节看望老人\n日期: 下周三\n分类: 民政\n---\n今天下午，社区工作人员看望了老人。"
    assert told(read_item(text.encode("gbk"), POST, WORDS)) == [
        ("encoding-gbk", None, None),
        ("date-wrong", 3, "date"),
    ]


def test_bytes_that_are_no_text_are_the_only_problem_told():
    assert told(read_item(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(128, 256)) * 3, POST, WORDS)) == [
        ("encoding-unknown", None, None)
    ]


IDENTITY = "11010519491231002X"  # the example of GB 11643


@pytest.mark.parametrize(
    ("value", "code"), [("*民政", "yaml-anchor"), ("&a", "yaml-anchor"), ("!民政", "yaml-tag")]
)
def test_a_value_that_yaml_would_take_for_something_else_is_told_once(value, code):
    text = f"---\n标题: 甲\n日期: 2026-10-09\n分类: {value}\n---\n"
    assert [(p.code, p.line) for p in read_item(text.encode(), POST, WORDS).problems] == [(code, 4)]


def test_personal_numbers_are_told_in_header_text_and_file_name():
    read = post(f"来源: {IDENTITY}", body=f"\n号码 {IDENTITY}。", place=named(f"{IDENTITY}.md"))
    assert told(read) == [
        ("identity-number", None, None),
        ("identity-number", 5, None),
        ("identity-number", 8, None),
    ]


CARD = "4111111111111111"  # known for a card by the word beside it alone


@pytest.mark.parametrize(
    ("name", "slug", "has_number"),
    [
        (f"2026/{IDENTITY}.md", "", True),
        (f"2026/{IDENTITY}.md", "slug: ", True),
        (f"2026/{IDENTITY}.md", "slug: a", False),
        (f"2026/{IDENTITY}.md", f"slug:\n  a-{IDENTITY.lower()}", True),
        (f"2026/{IDENTITY}/a.md", "", False),
        ("2026/a.md", f"slug: {IDENTITY.lower()}", True),
        ("2026/a.md", f"来源: {IDENTITY}", False),
        (f"2026/银行卡号{CARD}.md", "", True),
        (f"2026/银行卡号{CARD}.md", "slug: a", False),
    ],
)
def test_of_a_personal_number_is_known_whether_it_stands_in_the_address(name, slug, has_number):
    place = ItemLocation("guangming", "", f"communities/guangming/{name}", name)
    read = post(slug, place=place)
    assert read.item is not None
    assert read.has_number_in_address is has_number


def test_a_number_that_is_public_may_stand_in_an_address():
    public = replace(WORDS, allowed_numbers=frozenset({"138 0000 0000"}))
    text = b"---\ntitle: a\ndate: 2026-10-09\ncategory: civil\nslug: 13800000000\n---\n"
    assert not read_item(text, POST, public).has_number_in_address
    assert read_item(text, POST, WORDS).has_number_in_address


# --- as staff type it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\n标题：“敬老月”里话重阳\n日期：2026.10.9\n分类：服务\n---\n", []),
        ("\ufeff---\r\n标题：　重阳节\r\n日期：　2026年10月9日\r\n分类：　社区服务\r\n---\r\n正文\r\n", []),
        ("---\n标题:重阳节: 情暖老人 #1\n日期:2026/10/9 14:30\n分类:社区 服务\n---\n", []),
        ('---\ntitle: "重阳节"看望老人\n日期: 2026-10-09\ncategory: 社区服务\n---\n', []),
        ("---\n标题：@全体居民\n日期：2026-10-09\n分类：党建\n标签：[图]、*重点*\n---\n", []),
        ("标题：重阳节\n日期：2026-10-09\n分类：党建\n\n正文", [("header-missing", 1)]),
        ("---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n\n正文", [("header-unclosed", 4)]),
        ("---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n----\n正文", [("header-unclosed", 5)]),
        ("————\n标题：重阳节\n日期：10月9日\n分类：党建\n---\n", [("header-missing", 1), ("date-wrong", 3)]),
        ("```yaml\n---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n---\n```\n", [("header-missing", 1)]),
        ("---\n标题：重阳节\n\t日期：2026-10-09\n分类：党建\n---\n", [("yaml-broken", 3)]),
        (
            "---\n标题：重阳节\n　日期：2026-10-09\n 分类：党建\n---\n",
            [("yaml-broken", 3), ("yaml-broken", 4)],
        ),
        ("---\n标题：重阳节\n日期：２０２６－１０－０９\n分类：党建\n---\n", [("date-wrong", 3)]),
        (
            "---\n标题：重阳节\n日期：二〇二六年十月九日\n分类：敬老\n---\n",
            [("date-wrong", 3), ("category-unknown", 4)],
        ),
        (
            "---\n标题：重阳节\n日期：2026-09-31\n分类：党建，民政\n---\n",
            [("date-impossible", 3), ("category-unknown", 4)],
        ),
        ("---\n标题：重阳节\n日期；2026-10-09\n分类 党建\n---\n", [("yaml-broken", 3), ("yaml-broken", 4)]),
        (
            "---\n**标题**：重阳节\n日期：2026-10-09\n分类：党建\n---\n",
            [("key-unknown", 2), ("field-missing", 2)],
        ),
        (
            "---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n主题：爱心活动、关心活动\n---\n",
            [],
        ),
        (
            "---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n标签：\n-重阳\n-敬老\n---\n",
            [("yaml-broken", 6), ("yaml-broken", 7)],
        ),
        (
            "---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n采用：黑河日报，10月12日\n---\n",
            [("adoption-wrong", 5)],
        ),
        (
            "---\n标题：重阳节\n日期：2026-10-09\n分类：党建\n采用：\n媒体：黑河日报\n日期：2026-10-12\n版面：3\n---\n",
            [("yaml-broken", 6), ("yaml-broken", 7), ("yaml-broken", 8)],
        ),
        ("---\n1.标题：重阳节\n2.日期：2026-10-09\n3.分类：党建\n---\n", None),
    ],
)
def test_headers_as_staff_type_them(text, expected):
    read = read_item(text.encode(), POST, WORDS)
    if expected is None:  # beyond mending, yet told
        assert {"title", "date", "category"} <= {p.field for p in read.problems if p.code == "field-missing"}
    else:
        assert [(p.code, p.line) for p in read.problems] == expected


# --- never ----------------------------------------------------------------------------------------


def test_what_is_read_can_be_sent_between_processes():
    read = post("标签: a\n状态: 发表")
    assert pickle.loads(pickle.dumps(read)) == read


@given(st.binary())
def test_no_bytes_make_it_raise(data):
    read_item(data, POST, WORDS)


_MARKS = "标题 日期 分类 采用 作废 主题 媒体 网址 ： : - [ ] { } \" ' | > &a *a !b # 2026-10-09 民政 黑河日报 ， 、"
_PIECES = st.sampled_from([*_MARKS.split(), "---\n", ": ", "\n", "  ", "- ", "\t", "\ufeff"])


@given(st.lists(_PIECES).map("".join))
def test_no_header_makes_it_raise_and_an_item_is_there_unless_it_lacks_what_it_needs(text):
    read = read_item(f"---\n{text}\n---\n".encode(), POST, WORDS)
    if read.item is None:
        assert any(p.severity == "problem" for p in read.problems)
    else:
        assert read.item.title
        assert read.item.slug == read.slug


def test_a_name_beside_what_nobody_should_know_is_told_until_somebody_has_released_the_post():
    text = "\n上午走访了低保户王建国。\n"
    assert told(post(body=text)) == [("person-exposed", 8, None)]
    assert told(post("审核人: 李**", text)) == []


def test_a_name_in_the_title_counts_too():
    text = f"---\n标题: 慰问低保户王建国\n日期: 2026-10-09\n分类: 民政\n---\n{BODY}"
    assert told(read_item(text.encode(), POST, WORDS)) == [("person-exposed", 2, None)]
