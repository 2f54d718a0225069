"""Names of people in a sentence, where nothing marks them. Nobody has these names."""

import pytest

from civic.reading.privacy.person_names import names_in


def found(sentence: str) -> list[tuple[int, str]]:
    return list(names_in(sentence))


def test_a_name_is_given_with_its_place_and_masked_behind_the_surname() -> None:
    assert found("王建国、李芳，欧阳秀英。") == [(0, "王**"), (4, "李*"), (7, "欧阳**")]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("低保户王建国领到了米。", 3),  # behind a word for people
        ("看望王建国一家。", 2),  # between words that go with names
        ("将王建国送到医院。", 1),
        ("王建国因病住院。", 0),
        ("昨天，王建国", 3),
    ],
)
def test_a_name_ends_at_a_mark_or_beside_words_that_go_with_names(sentence: str, place: int) -> None:
    assert found(sentence) == [(place, "王**")]


@pytest.mark.parametrize(
    "sentence",
    ["张某，", "李**。", "王*国。", "老王。", "王大爷。", "小李、小张。", "孙某某。"],
)
def test_a_masked_name_is_none(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["雷锋，", "黄河、", "安全。", "学习焦裕禄。", "高中生，", "于国庆前。", "严寒，", "白雪。"]
)
def test_words_places_and_people_whom_everybody_names_are_none(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["记者 王建国。", "书记：王建国、李秀英。", "（供稿：王建国）", "王建国主任。", "李秀英医生，"],
)
def test_who_speaks_for_an_office_is_left_out(sentence: str) -> None:
    assert found(sentence) == []


def test_an_office_counts_for_the_names_that_are_joined_to_it_and_no_further() -> None:
    assert found("书记：王建国、李秀英，慰问了赵志强。") == [(14, "赵**")]
