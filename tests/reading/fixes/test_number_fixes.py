"""Which private numbers `check --fix` masks, and which are left to people."""

import re
from dataclasses import replace

import pytest

from civic.reading.fixes.autofix import autofix_item
from civic.reading.fixes.number_fixes import number_edits
from civic.reading.fixes.text_edits import TextEdit
from civic.reading.item import read_item
from tests.reading.fixes.fixed_posts import body, header, mended, post
from tests.reading.typed_posts import PLACE, WORDS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("电话 13812345678。", "电话 138****5678。"),
        ("电话13812345678或15912345678", "电话138****5678或159****5678"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("+86 13812345678", "138****5678"),
        ("8613812345678", "138****5678"),
        ("| 张某 | 13812345678 |", "| 张某 | 138****5678 |"),
        ("**13812345678**", "**138****5678**"),
        ("# 13812345678", "# 138****5678"),
        ("[13812345678](a.md)", "[138****5678](a.md)"),
        ("[13812345678](tel:13812345678)", "[138****5678](tel:13812345678)"),
        ("![13812345678](13812345678.jpg)", "![138****5678](13812345678.jpg)"),
        ("```\n13812345678\n```", "```\n138****5678\n```"),
    ],
)
def test_a_mobile_number_is_masked(before, after):
    assert body(before) == after
    assert body(after) == after


@pytest.mark.parametrize(
    "text",
    [
        "13900000000",  # public
        "https://a.example/13812345678/",
        "www.a.example/?p=13812345678",
        "<http://a.example/13812345678>",
        "[甲](13812345678.pdf)",
        '[甲](a.pdf "13812345678")',
        "[甲][1]\n\n[1]: http://a.example/13812345678",
        "<tel:13812345678>",
        "13812345678@a.example",
        "见附件 13812345678.pdf",
        "138123\n45678",  # over two lines
        "11010519491231002X",  # an identity number is for people to delete
        "6222020000000000000",
        "订单 SN13812345678",
        "占全县的 0.13812345678",
        "合计 13812345678.5",
        "合计 13812345678元",
        "138****5678",
    ],
)
def test_is_left_as_it_is(text):
    assert body(text) == text


def test_numbers_in_the_words_of_a_header_are_masked_but_not_where_they_lead_somewhere():
    assert header("摘要: 报名请打 13812345678") == "摘要: 报名请打 138****5678"
    assert header("作者: 张某13812345678") == "作者: 张某138****5678"
    assert header("# 电话 13812345678") == "# 电话 138****5678"
    assert header("封面: 13812345678.jpg") == "封面: 13812345678.jpg"
    assert header("网址名: a-13812345678") == "网址名: a-13812345678"


def test_a_mask_does_not_become_a_mark_of_the_text():
    text = mended(post(body="*13812345678* 和 **王某** 与 13812345678，*强调*。"))
    before = read_item(post(body="*13812345678* 和 **王某** 与 13812345678，*强调*。").encode(), PLACE, WORDS)
    after = read_item(text.encode(), PLACE, WORDS)
    assert after.html == before.html.replace("13812345678", "138****5678")


def test_a_number_that_the_text_makes_a_link_of_stays_since_the_link_would_be_gone():
    place = replace(PLACE, phones=("13812345678",))
    data = post(body="电话 13812345678，或者 15912345678。").encode()
    assert autofix_item(data, place, WORDS).data == data.replace(b"15912345678", b"159****5678")


def test_a_very_long_word_beside_a_number_takes_no_time():
    word = "a" * 50_000
    assert body(f"{word} 13812345678") == f"{word} 138****5678"


def test_a_hundred_numbers_are_masked_in_one_go():
    numbers = [f"138{10000000 + 7919 * n}" for n in range(100)]
    text = mended(post(body="\n".join(f"{number}，" for number in numbers)))
    assert not re.search(r"\d{11}", text)


def test_each_mask_is_an_edit_of_its_line_that_knows_the_number_as_it_was_typed():
    text = "---\n标题: 甲\n封面: 13812345678.jpg\n---\n电话 +86 138 1234 5678，\n13900000000、１５９１２３４５６７８"
    assert number_edits(text, "a.md", frozenset({"13900000000"})) == [
        TextEdit(5, 3, 20, "138****5678", number="+86 138 1234 5678"),
        TextEdit(6, 12, 23, "159****5678", number="１５９１２３４５６７８"),
    ]


def test_a_text_without_mobile_numbers_has_no_edits():
    assert number_edits("电话 0456-8420001，身份证 11010519491231002X", "a.md", frozenset()) == []
