"""From a Word file to the page: what stands in Word can be read, and seen, on the site."""

import pytest

from tests.reading.word.docx import anchored, docx, inline, note, note_mark, p, photo, r, tbl
from tests.site.sample import Sample, desk

WORD = docx(
    p("重阳节前，社区里包了二百个饺子", centred=True, size=44, bold=True),
    p(r("　　重阳节前一天，"), r("十几位老人", bold=True), r("和志愿者在社区活动室包饺子。"), note_mark(1)),
    p("准备", number=(1, 0)),
    p("面粉二十斤", number=(3, 0)),
    p("白菜#1号*2棵", number=(3, 0)),
    tbl(["时间", "地点"], ["上午 9 点", "社区活动室"]),
    p(anchored("a.jpg")),
    p("图1 案板上摆着刚包好的饺子", centred=True),
    p(inline("b.png", "志愿者提着保温箱出门")),
    p("光明社区"),
    p("2026年10月17日"),
    notes=note(1, p("年满六十周岁。")),
    pictures={"a.jpg": photo(), "b.png": photo("PNG", shade=200)},
)
PAGE = "/communities/guangming/2026/chong-yang-jie-qian-she-qu-li-bao-le-er/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The file is given to the real command, its draft gets a category and is published, the site is built."""
    sample = Sample(tmp_path_factory.mktemp("word"))
    file = sample.folder / "稿.docx"
    file.write_bytes(WORD)
    ended = desk("new", f"--content={sample.content}", "--community=guangming", f"--from={file}")
    assert (ended.returncode, ended.stderr) == (0, "")
    (draft,) = (sample.content / "communities/guangming/2026").glob("*.md")
    text = draft.read_text("utf-8")
    assert not sample.build(output="before").has(PAGE)
    draft.write_text(
        text.replace("\n分类:\n", "\n分类: 服务\n").replace("状态: 草稿", "状态: 已发布"), "utf-8"
    )
    return sample.build()


def test_nothing_is_wrong_with_the_post(built):
    assert (built.code, built.problems) == (0, [])


def test_the_page_says_what_the_file_says(built):
    words = built.words(PAGE)
    for part in (
        "重阳节前，社区里包了二百个饺子",
        "重阳节前一天，十几位老人和志愿者在社区活动室包饺子。",
        "一、准备",
        "面粉二十斤",
        "白菜#1号*2棵",
        "年满六十周岁。",
        "2026年10月17日",
    ):
        assert part in words


def test_the_page_has_its_table_its_list_and_its_bold_words(built):
    main = built.page(PAGE).get_element_by_id("main")
    assert [cell.text_content() for cell in main.xpath(".//th | .//td")] == [
        "时间",
        "地点",
        "上午 9 点",
        "社区活动室",
    ]
    assert [item.text_content() for item in main.xpath(".//ul/li[contains(., '面粉')]")] == ["面粉二十斤"]
    assert "十几位老人" in [strong.text_content() for strong in main.xpath(".//strong")]


def test_the_page_shows_the_pictures_with_what_they_show(built):
    images = built.page(PAGE).xpath("//figure//img")
    assert [image.get("alt") for image in images] == ["案板上摆着刚包好的饺子", "志愿者提着保温箱出门"]
    assert all(built.has(image.get("src").removeprefix("https://sample.example")) for image in images)
