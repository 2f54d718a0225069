"""Where a piece was taken up, and whether it was declared void (specification.md §1.4)."""

from dataclasses import replace
from datetime import date

import pytest

from civic.core.model import Adoption, Void, VoidReason
from civic.core.problems import Problem
from civic.reading.header.adoptions import read_adoptions, read_void
from civic.reading.header.fields import Fields
from civic.reading.header.front_matter import read_header
from civic.reading.schema.post import ADOPTION, POST
from civic.wording.fields import FIELDS
from tests.reading.typed_posts import WORDS

DAY = date(2026, 10, 12)
Told = list[tuple[str, str, int | None, str | None]]


def fields(lines: str) -> tuple[Fields, list[Problem]]:
    """A header's fields, its first line being line 2; what is wrong with them is added to the list."""
    header = read_header(f"---\n{lines}\n---\n", "a.md", POST)
    assert header.problems == ()
    problems: list[Problem] = []
    return Fields(header.mapping, POST, "a.md", problems, choices=WORDS.choices), problems


def told(problems: list[Problem]) -> Told:
    return [(p.code, str(dict(p.detail).get("case", "")), p.line, p.field) for p in problems]


def adoptions(lines: str) -> tuple[tuple[Adoption, ...], Told]:
    given, problems = fields(lines)
    return read_adoptions(given), told(problems)


def void(lines: str) -> tuple[tuple[Void | None, date | None], Told]:
    given, problems = fields(lines)
    return read_void(given), told(problems)


@pytest.mark.parametrize("lines", ["标题: 甲", "采用:", "采用: []", "采用:\n  - 媒体:\n    日期:\n  -"])
def test_where_nothing_is_filled_in_there_is_no_adoption(lines: str) -> None:
    assert adoptions(lines) == ((), [])


def test_adoptions_have_the_order_of_the_header_and_the_keys_of_their_outlets() -> None:
    lines = (
        "采用:\n  - {媒体: 黑龙江省日报, 日期: 2026-10-13, 网址: https://example.org/1, 头条: 是}\n"
        "  - {outlet: heihe-daily, date: 2026/10/12, page: 第3版}"
    )
    assert adoptions(lines) == (
        (
            Adoption("hlj-daily", date(2026, 10, 13), "https://example.org/1", "", True),
            Adoption("heihe-daily", DAY, "", "第3版", False),
        ),
        [],
    )


def test_an_adoption_does_not_depend_on_the_order_of_the_fields_nor_on_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    more = (*reversed(ADOPTION.fields), replace(POST.by_word["remark"], name="date2", chinese="日期二"))
    monkeypatch.setitem(FIELDS["adoption"], "date2", FIELDS["adoption"]["page"])
    schema = replace(ADOPTION, fields=more)
    monkeypatch.setattr("civic.reading.header.adoptions.ADOPTION", schema)
    monkeypatch.setattr(
        Fields,
        "within",
        lambda self, name, node, path: Fields(node, schema, self.file, self.problems, path, self.choices),
    )
    assert adoptions("采用: {媒体: 黑河日报, 日期: 2026-10-12, 版面: 3, 日期二: 甲}") == (
        (Adoption("heihe-daily", DAY, "", "3", False),),
        [],
    )


def test_one_mapping_may_stand_where_the_list_is_wanted() -> None:
    lines = "采用:\n  媒体: 黑河日报\n  日期: 2026-10-12\n  版面: 3"
    assert adoptions(lines) == ((Adoption("heihe-daily", DAY, "", "3", False),), [])


def test_an_adoption_cut_at_each_line_is_told_and_read_as_one() -> None:
    lines = "采用:\n  - 媒体: 黑河日报\n  - 日期: 2026-10-12\n  - 版面: 3"
    assert adoptions(lines) == (
        (Adoption("heihe-daily", DAY, "", "3", False),),
        [("adoption-wrong", "split", 3, "adoptions")],
    )


def test_two_adoptions_of_one_line_each_are_not_taken_for_one() -> None:
    found, faults = adoptions("采用:\n  - 媒体: 黑河日报\n  - 媒体: 黑龙江日报")
    assert found == ()
    assert [(case, line, field) for code, case, line, field in faults if code == "adoption-wrong"] == [
        ("date", 3, "adoptions[0].date"),
        ("date", 4, "adoptions[1].date"),
    ]


@pytest.mark.parametrize("lines", ["采用:\n  - 媒体: 黑河日报", "采用:\n  媒体: 黑河日报"])
def test_one_line_alone_is_an_adoption_without_a_day_and_not_one_that_was_cut(lines: str) -> None:
    found, faults = adoptions(lines)
    assert found == ()
    assert [fault for fault in faults if fault[0] == "adoption-wrong"] == [
        ("adoption-wrong", "date", 3, "adoptions[0].date")
    ]


def test_without_address_and_page_there_is_no_evidence_but_an_adoption() -> None:
    assert adoptions("采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12") == (
        (Adoption("heihe-daily", DAY, "", "", False),),
        [("adoption-without-evidence", "", 3, "adoptions[0].url")],
    )


def test_an_entry_that_cannot_be_read_leaves_the_others() -> None:
    lines = "采用:\n  - 黑河日报\n  - {媒体: 晚报, 日期: 2026-10-12, 版面: 3}\n  - {媒体: 黑河日报, 日期: 2026-10-12, 版面: 4}"
    assert adoptions(lines) == (
        (Adoption("heihe-daily", DAY, "", "4", False),),
        [("adoption-wrong", "text", 3, "adoptions"), ("outlet-unknown", "", 4, "adoptions[1].outlet")],
    )


def test_a_void_piece_has_a_reason_and_a_day() -> None:
    assert void("标题: 甲") == ((None, None), [])
    assert void("作废:\n  原因: 抄袭\n  日期: 2026-10-12") == ((Void(VoidReason.PLAGIARISED, DAY), DAY), [])
    assert void("作废:\n  - 原因: 虚假\n    日期: 2026-10-12") == ((Void(VoidReason.FALSE, DAY), DAY), [])


@pytest.mark.parametrize(
    ("lines", "day", "faults"),
    [
        ("作废: 虚假", None, [("void-wrong", "text", 2, "void")]),
        ("作废:\n  - 原因: 虚假\n  - 日期: 2026-10-12", None, [("void-wrong", "list", 3, "void")]),
        ("作废:\n  日期: 2026-10-12", DAY, [("void-wrong", "reason", 3, "void.reason")]),
        ("作废:\n  原因: 虚假", None, [("void-wrong", "date", 3, "void.date")]),
        ("作废:\n  原因: 不好\n  日期: 2026-10-12", DAY, [("void-reason-unknown", "", 3, "void.reason")]),
    ],
)
def test_the_day_counts_also_where_the_reason_cannot_be_read(
    lines: str, day: date | None, faults: Told
) -> None:
    assert void(lines) == ((None, day), faults)
