"""Personal numbers (specification.md §7.1). All numbers here are made up; check digits are worked out."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.reading.privacy import numbers
from civic.reading.privacy.numbers import find_numbers

NOBODY: frozenset[str] = frozenset()


def identity(first_17: str) -> str:
    """GB 11643-1999: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, sum mod 11 -> 10X98765432."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    rest = sum(w * int(d) for w, d in zip(weights, first_17, strict=True)) % 11
    return first_17 + "10X98765432"[rest]


def card(digits: str) -> str:
    """The digits with the Luhn digit behind them."""
    for last in "0123456789":
        number = digits + last
        odd = sum(int(d) for d in number[-1::-2])
        even = sum(sum(divmod(2 * int(d), 10)) for d in number[-2::-2])
        if (odd + even) % 10 == 0:
            return number
    raise AssertionError


def credit_code(first_17: str) -> str:
    """GB 32100-2015."""
    chars = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    total = sum(w * chars.index(c) for w, c in zip(weights, first_17, strict=True))
    return first_17 + chars[(31 - total % 31) % 31]


def wrong(number: str) -> str:
    """The same number with another last digit."""
    return number[:-1] + ("1" if number[-1] == "0" else "0")


PERSON = identity("23112419000101000")
PERSON_X = next(number for n in range(1000) if (number := identity(f"23112419000101{n:03}")).endswith("X"))
CARD = card("622200000000000123")
VISA = card("400000000000012")
OLD = "231124000101001"


def codes(text: str, allowed: frozenset[str] = NOBODY) -> list[str]:
    return [number.code for number in find_numbers(text, allowed)]


def masked(text: str) -> list[str]:
    return [dict(number.detail)["masked"] for number in find_numbers(text, NOBODY)]


def lines(text: str) -> list[int]:
    return [number.line for number in find_numbers(text, NOBODY)]


# --- the vectors themselves ---------------------------------------------------------------------


def test_the_check_digits_of_these_tests_agree_with_published_examples() -> None:
    assert identity("11010519491231002") == "11010519491231002X"
    assert identity("44052418800101001") == "440524188001010014"
    assert credit_code("91350100M000100Y4") == "91350100M000100Y43"
    assert card("7992739871") == "79927398713"


# --- identity numbers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"身份证号{PERSON}。",
        f"身份证:{PERSON_X}",
        f"身份证:{PERSON_X.lower()}，",
        f"ID{PERSON}",
        f"(张**，{PERSON})",
        f"https://example.org/?id={PERSON}",
        f"{PERSON}.jpg",
    ],
)
def test_an_identity_number_with_a_right_check_digit_is_found_wherever_it_stands(text: str) -> None:
    assert codes(text) == ["identity-number"]


@pytest.mark.parametrize(
    "text",
    [
        f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}",
        f"{PERSON[:6]}-{PERSON[6:14]}-{PERSON[14:]}",
        f"{PERSON[:6]}－{PERSON[6:]}",
        f"{PERSON[:6]}　{PERSON[6:10]} {PERSON[10:14]} {PERSON[14:]}",
        f"{PERSON[:4]} {PERSON[4:8]} {PERSON[8:12]} {PERSON[12:16]} {PERSON[16:]}",
        " ".join(PERSON),
        f"{PERSON_X[:17]} x",
        f"{PERSON[:9]}\u200b{PERSON[9:]}",
    ],
)
def test_blanks_and_hyphens_do_not_hide_an_identity_number(text: str) -> None:
    assert codes(text) == ["identity-number"]


@pytest.mark.parametrize(
    "text",
    [
        f"身份证号 {PERSON[:10]}\n{PERSON[10:]}。",
        f"身份证号 {PERSON[:10]}\r\n  {PERSON[10:]}。",
        f"> 身份证号 {PERSON[:10]}\n> {PERSON[10:]}",
        f"| 张** | {PERSON[:6]} | {PERSON[6:]} |",
        "| " + " | ".join(PERSON_X) + " |",
    ],
)
def test_a_line_end_or_a_cell_border_does_not_hide_an_identity_number(text: str) -> None:
    assert codes(text) == ["identity-number"]


@pytest.mark.parametrize(
    "table",
    [
        str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"),
        str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"),
        str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨"),
        str.maketrans("X", "Ⅹ"),
        str.maketrans("X", "Х"),
        str.maketrans("0", "O"),
        str.maketrans("01", "ОI"),
        str.maketrans("1", "l"),
    ],
)
def test_digits_in_other_clothes_do_not_hide_an_identity_number(table: dict[int, int]) -> None:
    assert codes("身份证号：" + PERSON_X.translate(table)) == ["identity-number"]


def test_the_number_of_a_disability_card_is_an_identity_number_with_two_digits_behind_it() -> None:
    assert codes(f"残疾人证 {PERSON}43") == ["identity-number"]
    assert codes(f"残疾人证 {PERSON_X}43") == ["identity-number"]
    assert codes(f"残疾人证 {PERSON} 43") == ["identity-number"]


def test_one_or_three_digits_behind_make_it_another_number() -> None:
    assert codes(f"流水号 {PERSON}4") == []
    assert codes(f"流水号 {PERSON}432") == []


def test_digits_before_make_it_another_number() -> None:
    assert codes(f"流水号 9{PERSON}") == []


def test_a_wrong_check_digit_is_doubtful() -> None:
    assert codes(wrong(PERSON)) == ["identity-number-doubtful"]
    assert codes(f"{PERSON[:6]} {PERSON[6:14]} {wrong(PERSON)[14:]}") == ["identity-number-doubtful"]


def test_x_in_the_place_of_another_check_digit_is_doubtful() -> None:
    assert codes(PERSON[:17] + "X") == ["identity-number-doubtful"]


def test_an_identity_number_of_fifteen_digits_is_doubtful() -> None:
    assert codes(f"身份证号{OLD}") == ["identity-number-doubtful"]
    assert codes(f"身份证号{OLD[:6]} {OLD[6:12]} {OLD[12:]}") == ["identity-number-doubtful"]


def test_the_birthday_must_be_a_day_of_the_calendar_s_shape() -> None:
    assert codes(identity("23112419001301000")) == []
    assert codes(identity("23112419000132000")) == []
    assert codes(identity("23112417000101000")) == []


# --- bank cards ---------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [16, 17, 18, 19])
def test_a_unionpay_card_of_sixteen_to_nineteen_digits_is_found_without_any_word(length: int) -> None:
    assert codes("打到 " + card("62" + "0" * (length - 4) + "7")) == ["bank-card"]


@pytest.mark.parametrize("length", [15, 20])
def test_a_shorter_or_longer_number_is_no_card(length: int) -> None:
    assert codes("卡号 " + card("62" + "0" * (length - 4) + "7")) == []


def test_a_number_that_fails_luhn_is_no_card() -> None:
    assert codes("卡号 " + wrong(CARD)) == []


def test_groups_do_not_hide_a_card() -> None:
    assert codes(f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}") == ["bank-card"]
    assert codes(f"{CARD[:6]}-{CARD[6:]}") == ["bank-card"]
    assert codes(f"{CARD[:8]}\n{CARD[8:]}") == ["bank-card"]
    assert codes(f"| {CARD[:8]} | {CARD[8:]} |") == ["bank-card"]
    assert codes(CARD.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == ["bank-card"]


@pytest.mark.parametrize("word", ["账号", "卡号", "银行", "一卡通"])
def test_other_prefixes_need_a_word_of_accounts_within_twenty_characters(word: str) -> None:
    assert codes(f"{word}：{VISA}") == ["bank-card"]
    assert codes(word + "某" * 20 + VISA) == ["bank-card"]
    assert codes(word + "某" * 21 + VISA) == []
    assert codes(f"{VISA}（{word}）") == ["bank-card"]
    assert codes(f"编号 {VISA}") == []


def test_a_word_of_accounts_does_not_make_a_card_of_another_prefix() -> None:
    assert codes("账号 " + card("300000000000012")) == []


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a/{}.html", "http://example.org/?id={}&b=1", "www.example.org/{}"],
)
def test_a_card_number_inside_an_address_is_none(address: str) -> None:
    assert codes(f"见 {address.format(CARD)} 。") == []


@pytest.mark.parametrize("mark", [" ", "，", "（", "账号", ")"])
def test_behind_the_end_of_an_address_it_is_one_again(mark: str) -> None:
    assert codes(f"https://example.org/a{mark}{CARD}") == ["bank-card"]


def test_a_valid_credit_code_is_no_card() -> None:
    code = next(
        code
        for n in range(1000)
        if (code := credit_code(f"5223112400000{n:04}")).isdigit() and card(code[:17]) == code
    )
    assert codes(f"开户银行账号 {code}") == []


# --- mobile numbers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "电话13800000000。",
        "电话：138 0000 0000",
        "电话：138-0000-0000",
        "+86 13800000000",
        "+86-138 0000 0000",
        "8613800000000",
        "008613800000000",
        "013800000000",
        "tel:13800000000",
        "电话１３８００００００００",
        "①13800000000",
        "1. 13800000000",
        "2026年10月9日13800000000",
        "138\n00000000",
        "19900000000",
    ],
)
def test_a_mobile_number_is_found_as_people_write_it(text: str) -> None:
    assert codes(text) == ["mobile-number"]


@pytest.mark.parametrize(
    "text",
    [
        "138****0000",
        "138 **** 0000",
        "138XXXX0000",
        "12345",
        "12349",
        "0456-8420000",
        "0456 8420000 转 138",
        "(0456)8420000",
        "400-138-0000",
        "12800000000",
        "1380000000",
        "138000000000",
        "| 138 | 1200 | 3400 |",
        "138\t1200\t3400",
        "138 | 00000000",
        "1380 0000 000",
        "231124100001",
        "2026-10-09 13:00:00",
        "2026-10-09 2026-10-12 2026-11-30",
        "1380000\n\n0000",
    ],
)
def test_masked_numbers_landlines_hotlines_and_counts_are_not_mobile_numbers(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "typed", ["13800000000", "138 0000 0000", "+86 138-0000-0000", "138-0000\u00ad-0000"]
)
@pytest.mark.parametrize(
    "listed", ["13800000000", "138-0000-0000", "+86 13800000000", "0456-8420000、138 0000 0000"]
)
def test_the_allow_list_compares_digits_only(typed: str, listed: str) -> None:
    assert codes(f"电话：{typed}", frozenset({listed})) == []


def test_another_number_than_the_allowed_one_is_still_told() -> None:
    assert codes("13800000000 13900000000", frozenset({"13800000000"})) == ["mobile-number"]


def test_the_allow_list_excuses_neither_cards_nor_identity_numbers() -> None:
    assert codes(f"{CARD}，{PERSON}", frozenset({CARD, PERSON})) == ["bank-card", "identity-number"]


# --- what is told -------------------------------------------------------------------------------


def test_only_masked_forms_are_told() -> None:
    assert masked(PERSON) == ["23*************" + PERSON[-3:]]
    assert masked(f"{PERSON[:6]} {PERSON[6:]}") == ["23*************" + PERSON[-3:]]
    assert masked(PERSON_X.lower()) == ["23*************" + PERSON_X[-3:]]
    assert masked(OLD) == ["23**********001"]
    assert masked(PERSON + "43") == ["*" * 20]
    assert masked(CARD) == ["***************" + CARD[-4:]]
    assert masked("+86 138-0000-1111") == ["138****1111"]


def test_the_line_is_the_one_on_which_the_number_begins() -> None:
    assert lines(f"一\n二\n{PERSON[:10]}\n{PERSON[10:]}\n13800000000") == [3, 5]
    assert lines(f"一\r\n二 ½㎏①\r\n{PERSON}") == [3]


def test_a_number_that_only_looks_like_a_prefix_on_the_line_above_does_not_move_the_line() -> None:
    assert lines("共86\n13800000000") == [2]


def test_place_and_end_cover_the_number_as_typed() -> None:
    [number] = find_numbers("电话：138 0000 1111。", NOBODY)
    assert "电话：138 0000 1111。"[number.start : number.end] == "138 0000 1111"


def test_every_number_of_a_line_is_told_in_the_order_of_the_text() -> None:
    text = f"| 张** | {PERSON} | 13800000000 | {CARD} |"
    assert codes(text) == ["identity-number", "mobile-number", "bank-card"]


def test_numbers_that_only_stand_side_by_side_are_not_glued_into_one() -> None:
    assert codes(f"{PERSON} {PERSON_X}") == ["identity-number", "identity-number"]
    assert codes(f"13800000000 13900000000\n{CARD} {CARD}") == [
        "mobile-number",
        "mobile-number",
        "bank-card",
        "bank-card",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "订单号 202610091230451234",
        "订单号DD20261009123045123456",
        "条码 6901234567892",
        "微信图片_20260315081212.jpg",
        "mmexport1690000000000.jpg",
        f"统一社会信用代码 {credit_code('52231124MJA000000')}",
        "统一社会信用代码 91350100M000100Y43",
        "代码 231124100001、231124100002",
        "3.14159265358979323846",
        "9787020002207 9787020002207",
        "10 20 30 40 50 60 70 80 90 100 110 120",
        "192.168.100.100",
        "urn:uuid:12345678-1234-5678-1234-567812345678",
        "孙民发〔2026〕5号 2026-10-09",
        "",
    ],
)
def test_ordinary_numbers_are_no_personal_numbers(text: str) -> None:
    assert codes(text) == []


def test_every_one_of_five_hundred_numbers_is_found_in_every_form() -> None:
    dice = random.Random(7)
    for _ in range(500):
        day = f"{dice.choice([18, 19, 20])}{dice.randrange(100):02}{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}"
        number = identity(f"{dice.randrange(100000, 1000000)}{day}{dice.randrange(1000):03}")
        cut = dice.randrange(1, 17)
        for text in (
            number,
            f"{number[:6]} {number[6:14]}-{number[14:]}",
            f"{number[:cut]}\n{number[cut:]}",
            f"某某{number}，13800000000",
        ):
            assert codes(text)[0] == "identity-number", text


def test_tables_of_counts_and_dates_give_hardly_a_false_hit() -> None:
    dice = random.Random(11)
    hits = 0
    for _ in range(1000):
        rows = []
        for row in range(12):
            cells = [str(dice.randrange(10 ** dice.randrange(1, 6))) for _ in range(6)]
            rows.append(
                f"| {row} | 2026-{dice.randrange(1, 13)}-{dice.randrange(1, 29)} | {' | '.join(cells)} |"
            )
        text = (
            "\n".join(rows)
            + "\n共 1380 户、4500 人，电话 0456-8420000，"
            + "、".join(str(dice.randrange(10 ** dice.randrange(1, 5))) for _ in range(12))
        )
        hits += bool(find_numbers(text, NOBODY))
    assert hits <= 1


@given(st.text("0123456789６２XxOl①*-－ 　|>\n\t:账号", max_size=120))
def test_whatever_the_text_nothing_breaks_and_no_message_holds_a_number_in_full(text: str) -> None:
    end = 0
    for number in find_numbers(text, NOBODY):
        assert end <= number.start < number.end <= len(text)
        assert 1 <= number.line <= text.count("\n") + 1
        shown = dict(number.detail)["masked"]
        assert sum(char != "*" for char in shown) <= 7
        assert shown.count("*") >= 4
        end = number.end


def test_a_card_behind_a_long_row_of_signs_is_still_found() -> None:
    # A search that begins anew at every digit would stand still here.
    for row in ("1" * 20000, "62|" * 10000, "138 0000 0000 " * 2000, "甲:" * 10000):
        assert "bank-card" in {number.code for number in find_numbers(f"{row}\n卡号 {VISA}", NOBODY)}


@given(
    st.lists(st.sampled_from([*"0123456789１O①X -\n|", "138", "622202", "231124", "19900101"]), max_size=40)
)
def test_a_row_of_digits_that_is_passed_over_holds_no_number(pieces):
    text = "".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        found = find_numbers(text, NOBODY)
        patch.setattr(numbers, "_may_hold_number", lambda run: True)
        assert find_numbers(text, NOBODY) == found
