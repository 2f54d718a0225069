"""new: a file with its header filled in, that lacks nothing but what only the writer knows."""

import re
from datetime import date
from pathlib import Path

import pytest

from civic.core.model import Status
from civic.desk.__main__ import main
from civic.desk.drafts.new import new
from civic.reading.site import read_site
from tests.desk.wrong_calls import NAMES_WRONG, ids, said

DAY = date(2026, 11, 5)


@pytest.fixture
def written(sample, capsys):
    """Write a new item on DAY; gives its path below the content folder."""

    def write(title, community=None, column=None):
        assert new(sample.content, community, column, title, DAY) == 0
        path = Path(re.search(r"已新建 (.*)，请用", capsys.readouterr().out)[1])
        return path.relative_to(sample.content).as_posix()

    return write


def finished(sample, path):
    """The item of a file whose writer has chosen a category and published it; its problems."""
    file = sample.content / path
    text = (
        file.read_text("utf-8").replace("\n分类:\n", "\n分类: 党建\n").replace("状态: 草稿", "状态: 已发布")
    )
    file.write_text(text + "正文。\n", "utf-8")
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    found = [item for item in reading.site.items if item.path == path]
    return (found[0] if found else None), [(fault.code, fault.line) for fault in reading.problems]


def test_a_post_lies_in_its_units_folder_of_the_year_and_says_the_day_and_its_slug(written, sample):
    path = written("重阳节包饺子", community="guangming")
    assert path == "communities/guangming/2026/2026-11-05-chong-yang-jie-bao-jiao-zi.md"
    item, problems = finished(sample, path)
    assert problems == []
    assert (item.title, item.day, item.slug) == ("重阳节包饺子", DAY, "chong-yang-jie-bao-jiao-zi")
    assert (item.category, item.authors, item.themes, item.reported) == ("party", (), (), DAY)


def test_a_new_post_is_a_draft_that_only_lacks_its_category(written, sample):
    path = written("送温暖", community="guangming")
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    assert [(p.file, p.code, p.field, p.severity.value) for p in reading.problems] == [
        (path, "field-missing", "category", "warning")
    ]
    assert "状态: 草稿" in (sample.content / path).read_text("utf-8")


def test_an_item_of_the_bureau_lies_in_its_columns_folder_and_is_in_good_order_at_once(written, sample):
    path = written("入冬准备", column="news")
    assert path == "bureau/news/2026-11-05-ru-dong-zhun-bei.md"
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    assert reading.problems == ()
    assert [(item.title, item.status, item.source) for item in reading.site.items] == [
        ("入冬准备", Status.DRAFT, "孙吴县样本局")
    ]


def test_a_page_of_the_bureau_can_be_begun(written, sample):
    path = written("关于我们", column="pages")
    assert path == "bureau/pages/2026-11-05-guan-yu-wo-men.md"
    item, problems = finished(sample, path)
    assert (item.slug, problems) == ("guan-yu-wo-men", [])


def test_the_header_names_what_may_be_chosen(written, sample):
    text = (sample.content / written("甲", community="guangming")).read_text("utf-8")
    assert "社区服务、社区文化、社区保障、社区计生、民政、党建、综合、妇联" in text
    assert "主题活动、爱心活动" in text
    assert "光明社区" in text


@pytest.mark.parametrize(
    "title",
    [
        "关于: 供暖的通知",
        "关于：供暖",
        "#话题# 清雪",
        "甲 # 乙",
        '"十五五"规划',
        '"全部在引号里"',
        "'单引号'",
        "\"他说'好'\"",
        "'甲'和'乙'",
        '"甲"和"乙"',
        "“中文引号”",
        "[图] 合影",
        "[全部在方括号里]",
        "{甲: 乙}",
        "{title}",
        "* 星号",
        "& 和",
        "@所有人",
        "!注意",
        "- 横线",
        "---",
        "|",
        ">",
        "~",
        "null",
        "否",
        "2026-10-09",
        "50%",
        "反斜杠\\n",
        '"没有关上',
        "'没有关上",
        "[没有关上",
        '没有打开"',
        "标题: 标题",
        "?",
        "重阳节　包饺子",
        "Ünï → 中",
        "𠮷祥",
    ],
)
def test_a_title_is_read_back_as_it_was_typed(title, written, sample):
    item, problems = finished(sample, written(title, community="guangming"))
    assert problems == []
    assert item.title == title


def test_blanks_around_a_title_and_line_breaks_in_it_are_folded(sample, capsys):
    words = ["new", f"--content={sample.content}", "--column=news", "--title=  入冬\n 准备 "]
    assert main(words) == 0
    (path,) = (sample.content / "bureau" / "news").iterdir()
    assert "\n标题: 入冬 准备\n" in path.read_text("utf-8")


def test_a_title_twice_makes_two_files_with_two_slugs(written, sample):
    first, second = written("值班", column="news"), written("值班", column="news")
    assert (first, second) == ("bureau/news/2026-11-05-zhi-ban.md", "bureau/news/2026-11-05-zhi-ban-2.md")
    finished(sample, first)
    item, problems = finished(sample, second)
    assert (item.slug, problems) == ("zhi-ban-2", [])


def test_a_slug_that_another_post_of_the_unit_has_is_not_taken_again(written, sample):
    sample.post("guangming/2026/10月/x.md", slug="zhi-ban")
    sample.post("guangming/2025/值班-2.md", date="2026-01-02")
    sample.post("xinhua/2026/y.md", slug="zhi-ban-3")
    path = written("值班", community="guangming")
    assert path == "communities/guangming/2026/2026-11-05-zhi-ban-3.md"
    assert finished(sample, path)[1] == []


@pytest.mark.parametrize(
    ("title", "column", "slug"),
    [("Page", "news", "page-2"), ("Search", "pages", "search-2"), ("News", "pages", "news-2")],
)
def test_a_slug_that_the_site_needs_itself_is_not_taken(title, column, slug, written, sample):
    item, problems = finished(sample, written(title, column=column))
    assert (item.slug, problems) == (slug, [])


def test_a_title_without_any_letter_still_gets_a_slug(written, sample):
    item, problems = finished(sample, written("！！！", column="news"))
    assert (item.slug, problems) == ("wen-zhang", [])


def test_a_long_title_gets_a_short_slug(written, sample):
    path = written("关于做好今年冬天全县各社区供暖走访和安全检查工作的通知", column="news")
    slug = path.removeprefix("bureau/news/2026-11-05-").removesuffix(".md")
    assert slug == "guan-yu-zuo-hao-jin-nian-dong-tian-quan"
    assert finished(sample, path)[1] == []


def test_nothing_is_overwritten(written, sample):
    path = sample.content / written("值班", column="news")
    path.write_text("写好的文章", "utf-8")
    written("值班", column="news")
    assert path.read_text("utf-8") == "写好的文章"


def test_while_the_registry_is_at_fault_nothing_is_written(sample, capsys):
    sample.site_yaml(url="sample")
    assert new(sample.content, "guangming", None, "甲", DAY) == 1
    told = capsys.readouterr().err
    assert "registry/site.yaml" in told
    assert told.endswith("请先把 registry 文件夹里的错误改好，再新建文章。\n")
    assert not (sample.content / "communities" / "guangming" / "2026").exists()


@pytest.mark.parametrize("typed", ["guangming", "光明社区", "光明 社区", "ｇｕａｎｇｍｉｎｇ", " 光明社区　"])
def test_a_unit_may_be_called_by_its_key_or_its_name(typed, written):
    assert written("值班", community=typed) == "communities/guangming/2026/2026-11-05-zhi-ban.md"


@pytest.mark.parametrize("typed", ["notices", "通知公告", "通知 公告", "ｎｏｔｉｃｅｓ"])
def test_a_column_may_be_called_by_its_key_or_its_name(typed, written):
    assert written("值班", column=typed) == "bureau/notices/2026-11-05-zhi-ban.md"


def test_the_pages_may_be_called_by_their_name(written):
    assert written("关于我们", column="固定页面") == "bureau/pages/2026-11-05-guan-yu-wo-men.md"


def test_a_name_that_two_units_bear_is_refused_with_both_keys(sample, capsys):
    card = sample.content / "communities" / "xinhua" / "community.yaml"
    card.write_text(card.read_text("utf-8").replace("新华社区", "光明社区"), "utf-8")
    words = ["new", f"--content={sample.content}", "--title=甲"]
    assert main([*words, "--community=光明社区"]) == 64
    assert capsys.readouterr() == (
        "",
        "叫「光明社区」的单位不止一个，请改写代号：guangming、xinhua。\n",
    )
    assert not (sample.content / "communities" / "guangming" / "2026").exists()
    assert main([*words, "--community=xinhua"]) == 0


def test_a_key_means_its_own_unit_whatever_another_is_called(sample, written):
    card = sample.content / "communities" / "xinhua" / "community.yaml"
    card.write_text(card.read_text("utf-8").replace("新华社区", "guangming"), "utf-8")
    assert written("值班", community="guangming") == "communities/guangming/2026/2026-11-05-zhi-ban.md"


def test_a_name_that_a_column_and_the_pages_bear_is_refused_with_both_keys(sample, capsys):
    columns = sample.content / "registry" / "columns.yaml"
    columns.write_text(columns.read_text("utf-8").replace("通知公告", "固定页面"), "utf-8")
    assert main(["new", f"--content={sample.content}", "--title=甲", "--column=固定页面"]) == 64
    assert capsys.readouterr().err == "叫「固定页面」的栏目不止一个，请改写代号：notices、pages。\n"


def test_a_name_that_nobody_bears_is_told_with_all_that_may_be_written(sample, capsys):
    assert main(["new", f"--content={sample.content}", "--title=甲", "--community=光明"]) == 64
    assert capsys.readouterr().err == (
        "没有代号为「光明」的单位，可以写的有：guangming（光明社区）、xinhua（新华社区）、xixing-xiang（西兴乡）。\n"
    )


@pytest.mark.parametrize(("words", "sentence"), NAMES_WRONG, ids=ids(NAMES_WRONG))
def test_a_slip_in_a_key_is_told_with_all_keys(words, sentence, content, capsys):
    assert said(capsys, words[0], f"--content={content}", *words[1:]) == (64, sentence + "\n")
