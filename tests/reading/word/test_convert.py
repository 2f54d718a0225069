"""A Word file -> all that a draft needs: its manuscript, its pictures under their future names, its text."""

from datetime import date

import pytest

from civic.reading.word import package
from civic.reading.word.convert import WordConversion, convert_word_file
from civic.reading.word.package import WordFileRefusedError
from tests.reading.word.docx import docx, inline, p, photo, tbl

TITLE = p("包饺子", style="9")
RED, BLUE = photo(shade=200), photo("PNG", shade=10)


def convert(*blocks: str, **pictures: bytes) -> WordConversion:
    return convert_word_file(docx(TITLE, *blocks, pictures=pictures), "10.9 稿", date(2026, 11, 5))


def test_the_name_of_the_file_and_the_day_of_the_conversion_serve_where_the_text_says_nothing() -> None:
    manuscript = convert(p("老人很高兴。")).manuscript
    assert (manuscript.title, manuscript.day) == ("包饺子", date(2026, 10, 9))


def test_pictures_are_numbered_in_the_order_of_the_text_and_called_by_what_they_are() -> None:
    made = convert(p(inline("b", "锅")), p("老人很高兴。"), p(inline("a", "饺子")), a=RED, b=BLUE)
    assert made.pictures == ((".png", BLUE), (".jpg", RED))
    assert made.names("jiao-zi") == ("jiao-zi-1.png", "jiao-zi-2.jpg")
    assert made.text("jiao-zi") == "![锅](jiao-zi-1.png)\n\n老人很高兴。\n\n![饺子](jiao-zi-2.jpg)\n"


def test_equal_pictures_are_one_file_also_under_two_names() -> None:
    made = convert(p(inline("a", "左")), p(inline("b", "右")), a=RED, b=RED)
    assert made.pictures == ((".jpg", RED),)
    assert made.places == {"word/media/a": 0, "word/media/b": 0}
    assert made.text("x") == "![左](x-1.jpg)\n\n![右](x-1.jpg)\n"


def test_a_picture_that_stands_in_many_places_is_unpacked_as_if_it_stood_in_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "MAX_DOCUMENT_UNPACKED", 20_000)
    logo = photo("BMP", size=(70, 70))  # 15 kB
    made = convert(*(p(inline("a", "徽标")) for _ in range(5)), a=logo)
    assert made.pictures == ((".bmp", logo),)
    assert made.text("x").count("![徽标](x-1.bmp)") == 5


def test_a_picture_in_a_table_comes_too() -> None:
    made = convert(
        tbl(["姓名", "照片"], ["张某", p(inline("a", "张某"))]), p(inline("b", "锅")), a=RED, b=BLUE
    )
    assert [ending for ending, _ in made.pictures] == [".jpg", ".png"]
    assert "![张某](x-1.jpg)" in made.text("x")


def test_a_picture_that_no_page_can_show_does_not_come_and_is_told() -> None:
    made = convert(p("老人很高兴。"), p(inline("a")), a=b"\xd7\xcd\xc6\x9a")
    assert made.pictures == ()
    assert [loss.kind for loss in made.manuscript.losses] == ["picture-vector"]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(WordFileRefusedError, match="pdf"):
        convert_word_file(b"%PDF-1.7\n", "稿", date(2026, 11, 5))
