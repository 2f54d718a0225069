"""community.yaml (specification.md §1.2): what a unit is, and what is wrong with its file."""

from datetime import date
from pathlib import Path

import pytest

from civic.core.model import Kind, Reference, Unit
from civic.core.problems import Severity
from civic.core.resolve.read_results import UnitRead
from civic.reading.header.fields import Fields
from civic.reading.registry.units import read_unit
from civic.reading.schema.unit import UNIT
from civic.wording.problems import say

PATH = "communities/guangming/community.yaml"
SHORT = "名称: 光明社区\n代码: 231124100002\n类型: 社区\n"


def read(text: str, key: str = "guangming") -> UnitRead:
    found = read_unit(text.encode(), PATH, key)
    for problem in found.problems:
        assert problem.file == PATH
        assert all(say(problem.code, problem.detail))
    return found


def told(text: str, key: str = "guangming") -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.line, problem.field) for problem in read(text, key).problems]


def unit(text: str) -> Unit:
    found = read(text)
    assert found.problems == ()
    assert found.unit is not None
    return found.unit


# --- what is read -------------------------------------------------------------------------------


def test_a_full_card_in_chinese_is_read_whole() -> None:
    found = read(
        """\
# 登记表
名称: 光明社区
代码: "231124100002"
类型: 社区
开通: 2026-03-01
在岗人数: 9
业务邮箱: guangming@example.org
电话: 0456-8420000
地址: 某路 1 号
简介: 家门口的事：邻里来讲 #1。
封面: 照片/封面%20一.jpg
"""
    )
    assert found == UnitRead(
        key="guangming",
        path=PATH,
        unit=Unit(
            key="guangming",
            code="231124100002",
            name="光明社区",
            kind=Kind.COMMUNITY,
            opened=date(2026, 3, 1),
            staff=9,
            mailbox="guangming@example.org",
            phone="0456-8420000",
            address="某路 1 号",
            intro="家门口的事：邻里来讲 #1。",
        ),
        cover=Reference("picture", "照片/封面 一.jpg", 11),
        problems=(),
        code_line=3,
        name="光明社区",
    )


def test_each_field_is_converted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    convert = Fields.value
    monkeypatch.setattr(Fields, "value", lambda self, name: asked.append(name) or convert(self, name))
    read(SHORT)
    assert sorted(asked) == sorted({field.name for field in UNIT.fields} - {"code"})


def test_english_and_chinese_keys_may_be_mixed() -> None:
    assert unit("name: 光明社区\n代码: 231124100002\nkind: community\nstaff: 9\n") == Unit(
        "guangming", "231124100002", "光明社区", Kind.COMMUNITY, staff=9
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("社区", Kind.COMMUNITY),
        ("community", Kind.COMMUNITY),
        ("乡镇", Kind.TOWNSHIP),
        ("township", Kind.TOWNSHIP),
        ("村", Kind.VILLAGE),
        ("village", Kind.VILLAGE),
    ],
)
def test_a_unit_is_a_community_a_township_or_a_village(word: str, kind: Kind) -> None:
    assert unit(SHORT.replace("类型: 社区", f"类型: {word}")).kind is kind


def test_what_is_not_given_or_left_empty_is_not_known() -> None:
    bare = Unit("guangming", "231124100002", "光明社区", Kind.COMMUNITY)
    assert unit(SHORT) == bare
    assert unit(SHORT + "开通:\n在岗人数:\n业务邮箱:\n电话:\n地址:\n简介:\n封面:\n") == bare


@pytest.mark.parametrize("day", ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日"])
def test_the_day_of_opening_may_be_written_as_in_a_post(day: str) -> None:
    assert unit(SHORT + f"开通: {day}\n").opened == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + SHORT.replace("\n", "\r\n"),
        SHORT.replace(": ", "："),
        SHORT.replace(": ", "： "),
        SHORT.replace(": ", ":"),
        "---\n" + SHORT + "---\n",
        "\n\n" + SHORT,
    ],
)
def test_what_is_read_without_complaint_in_a_post_is_read_so_here(text: str) -> None:
    assert unit(text) == unit(SHORT)


def test_the_units_of_this_site_are_read_without_a_word() -> None:
    folder = Path(__file__).parents[3] / "content" / "communities"
    cards = sorted(folder.glob("*/community.yaml"))
    found = [read_unit(card.read_bytes(), card.name, card.parent.name) for card in cards]
    assert [read.problems for read in found] == [()] * len(cards)
    codes = {read.key: read.unit.code for read in found if read.unit}
    assert codes["guangming"] == "231124100002"
    assert len(set(codes.values())) == len(cards) >= 6


# --- what is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "line"), [("name", "名称: 光明社区"), ("code", "代码: 231124100002"), ("kind", "类型: 社区")]
)
def test_name_code_and_kind_are_required(name: str, line: str) -> None:
    without = SHORT.replace(f"{line}\n", "")
    assert told(without) == [("field-missing", None, name)]
    assert read(without).unit is None
    number = SHORT.split("\n").index(line) + 1
    assert told(SHORT.replace(line, line.split(" ")[0])) == [("field-missing", number, name)]


def test_the_name_of_a_unit_at_fault_is_known_all_the_same() -> None:
    found = read(SHORT.replace("231124100002", "12"))
    assert found.unit is None
    assert found.name == "光明社区"


@pytest.mark.parametrize(
    "code", ["23112410000", "2311241000021", "23112410000x", "光明", "２３１１２４１０００02"]
)
def test_a_code_has_twelve_digits(code: str) -> None:
    assert told(SHORT.replace("231124100002", code)) == [("unit-code-wrong", 2, "code")]


def test_a_message_about_a_code_says_how_many_digits_there_are() -> None:
    [fault] = read(SHORT.replace("231124100002", "23112410000")).problems
    assert say(fault.code, fault.detail).message == "代码「23112410000」不对，要写 12 位数字，现在是 11 位。"


@pytest.mark.parametrize("kind", ["街道", "社區", "县", "社区、村", "Community!"])
def test_another_kind_is_told(kind: str) -> None:
    assert told(SHORT.replace("类型: 社区", f"类型: {kind}")) == [("unit-kind-unknown", 3, "kind")]


@pytest.mark.parametrize("staff", ["九", "9人", "0", "-3", "9.5"])
def test_the_number_of_staff_is_a_whole_number(staff: str) -> None:
    assert told(SHORT + f"在岗人数: {staff}\n") == [("number-wrong", 4, "staff")]


@pytest.mark.parametrize(
    "key", ["g", "Guangming", "1guangming", "光明", "guang_ming", "g" * 32, "guang ming"]
)
def test_a_folder_that_addresses_cannot_hold_is_told(key: str) -> None:
    assert told(SHORT, key) == [("unit-key-wrong", None, None)]


@pytest.mark.parametrize("key", ["communities", "bulletins", "bureau", "feeds", "page", "theme"])
def test_the_words_of_the_site_s_own_addresses_are_no_unit(key: str) -> None:
    assert told(SHORT, key) == [("unit-key-reserved", None, None)]


def test_an_unknown_key_is_only_a_warning() -> None:
    found = read(SHORT + "微信: abc\n")
    assert [(p.code, p.severity) for p in found.problems] == [("key-unknown", Severity.WARNING)]
    assert found.unit is not None


def test_a_key_in_two_languages_is_a_repetition() -> None:
    assert told(SHORT + "name: 光明\n") == [("key-repeated", 4, "name")]


def test_a_file_in_gbk_is_named_and_its_other_faults_are_told_too() -> None:
    found = read_unit(SHORT.replace("社区\n", "街道\n").encode("gbk"), PATH, "guangming")
    assert [problem.code for problem in found.problems] == ["encoding-gbk", "unit-kind-unknown"]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"\x80\x81" * 50, "光明社区".encode(), b"- a\n- b\n", b"{}"]
)
def test_bytes_that_are_no_card_are_told_and_nothing_breaks(data: bytes) -> None:
    found = read_unit(data, PATH, "guangming")
    assert found.unit is None
    assert found.problems


@pytest.mark.parametrize("name", [key.name for key in UNIT.fields])
def test_a_list_where_one_value_is_wanted_is_told_in_words(name: str) -> None:
    text = f"{SHORT}{name}:\n  - 一\n  - 二\n"
    lines = [line for line in text.splitlines() if not line.startswith(UNIT.by_word[name].chinese)]
    found = read("\n".join(lines) + "\n")
    assert {problem.field for problem in found.problems} == {name}


# --- personal numbers ---------------------------------------------------------------------------


def test_the_official_numbers_of_the_unit_are_public() -> None:
    assert told(SHORT + "电话: 138 0000 0000\n地址: 某路（13900000000）\n简介: 请打13800000000\n") == []


def test_other_numbers_in_a_card_are_told_with_their_line() -> None:
    assert told(SHORT + "简介: 张**13800000000，11010519491231002X\n") == [
        ("identity-number", 4, None),
        ("mobile-number", 4, None),
    ]


def test_all_faults_of_a_card_are_told_in_one_run() -> None:
    assert told("名称:\n代码: 1\n类型: 街道\n开通: 2026-02-30\n在岗人数: 九\n微信: x\n", "Page") == [
        ("unit-key-wrong", None, None),
        ("field-missing", 1, "name"),
        ("unit-code-wrong", 2, "code"),
        ("unit-kind-unknown", 3, "kind"),
        ("date-impossible", 4, "opened"),
        ("number-wrong", 5, "staff"),
        ("key-unknown", 6, "微信"),
    ]
