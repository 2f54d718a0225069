"""new --from: Word files become drafts that lack nothing but what only their writers know."""

import re
from pathlib import Path

import pytest

from civic.desk.__main__ import main
from civic.desk.drafts import from_word
from civic.reading.site import read_site
from civic.wording import drafts as wording
from tests.desk.drafts.mailed import DAY, DUMPLINGS, PATH, PHOTO, TEXT, drafts, saved
from tests.desk.files.disks import no_links
from tests.reading.word.docx import docx, graphic, p, r, tbl
from tests.site.running import Standing

# --- one file -------------------------------------------------------------------------------------------


def test_a_word_file_becomes_a_draft_with_its_pictures_beside_it(make, sample, mail):
    code, said, wrong = make(saved(mail, "稿.docx", DUMPLINGS))
    assert (code, wrong) == (0, "")
    picture = "communities/guangming/2026/chong-yang-jie-bao-jiao-zi-1.jpg"
    assert drafts(sample) == [PATH, picture]
    assert (sample.content / picture).read_bytes() == PHOTO
    assert (sample.content / PATH).read_text("utf-8") == (
        "---\n标题: 重阳节包饺子\n日期: 2026-10-09\n"
        "# 分类八选一：社区服务、社区文化、社区保障、社区计生、民政、党建、综合、妇联\n分类:\n"
        "# 主题可以不写，也可以写几个，用顿号隔开；可选的有：主题活动、爱心活动\n主题:\n"
        "# 作者写真实姓名，几个人用顿号隔开；不写就是光明社区\n作者: 张某\n"
        "网址名: chong-yang-jie-bao-jiao-zi\n# 先写成草稿，写完检查好了再改成：已发布\n状态: 草稿\n---\n\n"
        f"{TEXT}\n\n![老人在包饺子](chong-yang-jie-bao-jiao-zi-1.jpg)\n\n光明社区\n\n2026年10月9日\n"
    )
    assert said.startswith(
        f"已从「稿.docx」建好草稿：{sample.content / PATH}\n"
        "  标题：重阳节包饺子（第一个标题）\n  日期：2026-10-09（文末的落款）\n  作者：张某\n"
        "  分类：还没有写，请在稿件里填上\n  图片：1 张，和稿件放在一起\n"
    )


def test_what_check_says_of_the_draft_is_said_at_once(make, sample, mail):
    number = docx(p("走访", style="2"), p("老人的身份证号是11010519491231002X。"), p("2026年10月9日"))
    code, said, _ = make(saved(mail, "稿.docx", number))
    assert code == 0
    assert "【提醒】第 15 行：这里有身份证号码：11*************02X。" in said
    assert "11010519491231002X" not in said
    assert "分类" in said.split("检查这些草稿，发现：")[1]


def test_a_draft_that_lacks_only_its_category_passes_check(make, sample, mail):
    make(saved(mail, "稿.docx", DUMPLINGS))
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    assert [(fault.file, fault.code, fault.field, fault.severity.value) for fault in reading.problems] == [
        (PATH, "field-missing", "category", "warning")
    ]


def test_an_item_of_the_bureau_is_in_good_order_at_once(make, sample, mail):
    notice = docx(
        p("关于清雪的通知", style="9"), p("请各社区备好工具。"), p("孙吴县样本局"), p("2026年11月4日")
    )
    code, said, _ = make(saved(mail, "通知.docx", notice), community=None, column="notices")
    assert code == 0
    assert drafts(sample) == ["bureau/notices/2026-11-04-guan-yu-qing-xue-de-tong-zhi.md"]
    assert "检查过了，没有发现问题。" in said
    text = (sample.content / drafts(sample)[0]).read_text("utf-8")
    assert "来源: 孙吴县样本局\n" in text
    assert "作者" not in text


def test_a_source_that_is_the_unit_itself_is_not_repeated_and_another_is_named(make, sample, mail):
    for name, unit in (("a", "光明社区"), ("b", "县文化馆办公室")):
        make(saved(mail, f"{name}.docx", docx(p(f"题目{name}", style="9"), p(f"来源：{unit}"), p(TEXT))))
    first, second = (sample.content / path for path in drafts(sample))
    assert "来源" not in first.read_text("utf-8")
    assert "\n来源: 县文化馆办公室\n" in second.read_text("utf-8")


def test_without_a_date_the_day_is_today_and_that_is_said(make, sample, mail):
    _, said, _ = make(saved(mail, "清雪.docx", docx(p(TEXT))))
    assert drafts(sample) == ["communities/guangming/2026/2026-11-05-qing-xue.md"]
    assert "  标题：清雪（文件名）\n  日期：2026-11-05（文件里没有写，用今天）\n" in said


def test_what_was_not_carried_over_is_listed_with_its_place(make, mail):
    chart = graphic("http://schemas.openxmlformats.org/drawingml/2006/chart")
    _, said, _ = make(saved(mail, "稿.docx", docx(p("题目", style="9"), p(TEXT, chart))))
    assert (
        "  下面这些网页上不一样，请对照原文件看一眼：\n"
        "    · 「重阳节前一天，十几位老人和志愿者」附近：一个图表没有带过来" in said
    )


def test_a_long_list_of_losses_is_cut(make, mail):
    chart = graphic("http://schemas.openxmlformats.org/drawingml/2006/chart")
    many = docx(p("题目", style="9"), *[p(f"第{n}段。", chart) for n in range(25)])
    _, said, _ = make(saved(mail, "稿.docx", many))
    assert said.count("附近：") == 20
    assert "另外还有 5 处" in said


def test_every_loss_and_every_refusal_can_be_said():
    words = Path(from_word.__file__).parents[2] / "reading/word"
    code = "".join(file.read_text("utf-8") for file in sorted(words.glob("*.py")))
    refused = set(re.findall(r'RefusedError\("([a-z-]+)"\)', code)) | {
        "old",
        "locked",
        "sheet",
        "slides",
        "pdf",
        "foreign",
    }
    assert refused <= set(wording.WORD_REFUSED)
    lost = set(re.findall(r'(?:_lose\(|lost\.append\(|Loss\()"([a-z-]+)"', code))
    assert lost <= set(wording.WORD_LOST)
    assert len(lost) > 10


def test_a_title_may_be_given(make, sample, mail):
    code, said, _ = make(saved(mail, "稿.docx", DUMPLINGS), title="二百个饺子")
    assert code == 0
    assert "  标题：二百个饺子（--title）\n" in said
    assert drafts(sample)[0].endswith("2026-10-09-er-bai-ge-jiao-zi.md")


@pytest.mark.parametrize(
    "title", ["关于: 供暖", "“十五五”规划", '"十五五"规划', "#话题# 清雪", "[图] 合影", "- 横线", "|"]
)
def test_a_title_is_read_back_as_it_stood_in_word(title, make, sample, mail):
    make(saved(mail, "稿.docx", docx(p(title, style="9"), p(TEXT))), community=None, column="news")
    reading = read_site(sample.content, sample.folder / "cache", DAY)
    assert [item.title for item in reading.site.items] == [title]


# --- slugs, names ---------------------------------------------------------------------------------------


def test_a_slug_that_is_taken_gets_a_number_and_so_do_the_pictures(make, sample, mail):
    sample.post("guangming/2025/x.md", slug="chong-yang-jie-bao-jiao-zi")
    make(saved(mail, "稿.docx", DUMPLINGS))
    assert drafts(sample)[1:] == [
        "communities/guangming/2026/2026-10-09-chong-yang-jie-bao-jiao-zi-2.md",
        "communities/guangming/2026/chong-yang-jie-bao-jiao-zi-2-1.jpg",
    ]


def test_a_picture_that_lies_there_already_is_not_touched(make, sample, mail):
    old = sample.write("communities/guangming/2026/chong-yang-jie-bao-jiao-zi-1.jpg", b"old")
    make(saved(mail, "稿.docx", DUMPLINGS))
    assert old.read_bytes() == b"old"
    assert "communities/guangming/2026/chong-yang-jie-bao-jiao-zi-2-1.jpg" in drafts(sample)


def test_the_same_file_a_second_time_is_refused(make, sample, mail):
    file = saved(mail, "稿.docx", DUMPLINGS)
    make(file)
    before = Standing.of(sample.content)
    code, said, wrong = make(file)
    assert (code, said) == (1, "")
    assert wrong == (
        f"「稿.docx」没有转：已经有一篇同样标题、同样日期的稿件 {sample.content / PATH}；"
        "要重新转，请先删掉那一篇。\n"
    )
    assert Standing.of(sample.content).against(before) == []


def test_the_same_file_is_known_again_also_where_its_slug_has_a_number(make, sample, mail):
    sample.post("guangming/2025/x.md", slug="chong-yang-jie-bao-jiao-zi")
    file = saved(mail, "稿.docx", DUMPLINGS)
    assert make(file)[0] == 0
    assert make(file)[0] == 1
    assert len([path for path in drafts(sample) if path.startswith(PATH[:-3])]) == 1


def test_the_name_of_a_file_makes_a_title_of_one_line(make, sample, mail):
    make(saved(mail, "清\n雪.docx", docx(p(TEXT))))
    assert "\n标题: 清 雪\n" in (sample.content / drafts(sample)[0]).read_text("utf-8")


# --- many files -----------------------------------------------------------------------------------------


def test_of_a_folder_every_text_file_is_made_or_refused_by_itself(make, sample, mail):
    saved(mail, "1.docx", DUMPLINGS)
    saved(mail, "2.docx", docx(p("义诊", style="9"), p(TEXT)))
    saved(mail, "3.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    saved(mail, "4.docx", b"PK\x03\x04")
    saved(mail, "~$1.docx", b"lock")
    saved(mail, "照片.jpg", PHOTO)
    code, said, wrong = make(mail)
    assert code == 1
    assert [path for path in drafts(sample) if path.endswith(".md")] == [
        PATH,
        "communities/guangming/2026/2026-11-05-yi-zhen.md",
    ]
    assert [line.partition("」")[0] for line in wrong.splitlines()] == ["「3.doc", "「4.docx"]
    assert "\n共 4 个文件：建好 2 篇草稿，2 个没有转。\n" in said
    assert said.count("已从「") == 2


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "没有.docx",
            None,
            "找不到「没有.docx」，请检查文件名和它所在的文件夹；名称里有空格的，两头加上英文双引号。\n",
        ),
        (
            "~$稿.docx",
            b"x",
            "「~$稿.docx」是 Word 打开文件时的临时文件，不是稿件；请选名称前面没有 ~$ 的那一个。\n",
        ),
        ("稿.docx", b"", "「稿.docx」是空的（0 字节），没有转；请向写稿人重新要一份。\n"),
        (
            "稿.wps",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "「稿.wps」是老格式的文件（.doc、.wps 一类），没有转；请用 WPS 或 Word 打开它，"
            "点「文件」→「另存为」，类型选「Word 文档（*.docx）」，再转这个新文件。\n",
        ),
        (
            "稿.pdf",
            b"%PDF-1.7",
            "「稿.pdf」是 PDF，没有转；请向写稿人要 Word（.docx）的原稿，PDF 可以当附件。\n",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_nothing_is_written(
    name, data, sentence, make, sample, mail
):
    if data is not None:
        saved(mail, name, data)
    before = Standing.of(sample.content)
    assert make(mail / name) == (1, "", sentence)
    assert Standing.of(sample.content).against(before) == []


# --- whole or not at all --------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["write_bytes", "rename"])
@pytest.mark.parametrize("turn", [0, 1])
def test_a_disk_that_fills_up_leaves_nothing_and_the_next_file_has_its_turn(
    step, turn, make, sample, mail, monkeypatch
):
    first, second = (
        saved(mail, "1.docx", DUMPLINGS),
        saved(mail, "2.docx", docx(p("义诊", style="9"), p(TEXT))),
    )
    real, calls = getattr(Path, step), []

    def full(self, *words):
        if ".part" in self.name:
            calls.append(self)
            if len(calls) == turn + 1:
                raise OSError(28, "No space left on device")
        return real(self, *words)

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    monkeypatch.setattr(Path, step, full)
    code, said, wrong = make(first, second)
    assert code == 1
    assert wrong == "磁盘已满，这个 Word 文件没有转成稿件；请腾出空间再运行一次。\n"
    assert drafts(sample) == ["communities/guangming/2026/2026-11-05-yi-zhen.md"]
    assert "建好 1 篇草稿，1 个没有转" in said


def test_a_fault_of_ours_stops_one_file_and_its_trace_lies_beside_the_output(make, sample, mail, monkeypatch):
    real = from_word.convert_word_file
    monkeypatch.setattr(
        from_word,
        "convert_word_file",
        lambda data, stem, day: real(data, stem, day) if stem == "2" else 1 / 0,
    )
    files = [saved(mail, f"{n}.docx", docx(p(f"题目{n}", style="9"), p(TEXT))) for n in (1, 2)]
    code, _, wrong = make(*files)
    assert code == 1
    trace = sample.folder / "output.error.txt"
    assert wrong == f"程序出错了，这个 Word 文件没有转成稿件；请把文件 {trace} 发给维护人员。\n"
    assert "ZeroDivisionError" in trace.read_text("utf-8")
    assert len(drafts(sample)) == 1


def test_whoever_interrupts_keeps_the_drafts_that_are_there(make, sample, mail, monkeypatch):
    real = from_word.convert_word_file

    def interrupted(data, stem, day):
        if stem == "2":
            raise KeyboardInterrupt
        return real(data, stem, day)

    monkeypatch.setattr(from_word, "convert_word_file", interrupted)
    files = [saved(mail, f"{n}.docx", docx(p(f"题目{n}", style="9"), p(TEXT))) for n in (1, 2)]
    code, _, wrong = make(*files)
    assert (code, wrong) == (130, "\n已中断；前面建好的 1 篇草稿都在，其余的没有转。\n")
    assert len(drafts(sample)) == 1


def test_while_the_registry_is_at_fault_nothing_is_written(make, sample, mail):
    sample.site_yaml(url="sample")
    code, _, wrong = make(saved(mail, "稿.docx", DUMPLINGS))
    assert code == 1
    assert wrong.endswith("请先把 registry 文件夹里的错误改好，再新建文章。\n")
    assert drafts(sample) == []


# --- calls --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from=a.docx"], "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。"),
        (["--from=", "--column=news"], "--from 后面还缺少内容。"),
        (["--from", "--column=news"], "--from 后面还缺少内容。"),
        (
            ["--from=a.docx", "--from=b.docx", "--title=甲", "--column=news"],
            "--title 只能配一个 Word 文件；几个文件一起转的时候，标题从各个文件里取。",
        ),
        (
            ["--from=a.docx", "--column=new"],
            "没有代号为「new」的栏目，可以写的有：news（民政要闻）、notices（通知公告）、pages（固定页面）。",
        ),
    ],
)  # fmt: skip
def test_a_call_that_makes_no_sense_is_one_sentence(words, sentence, sample, capsys):
    assert main(["new", f"--content={sample.content}", *words]) == 64
    assert capsys.readouterr() == ("", sentence + "\n")


def test_a_unit_may_be_called_by_its_name(make, sample, mail):
    make(saved(mail, "包饺子.docx", DUMPLINGS), community="光明社区")
    assert PATH in drafts(sample)


def test_tables_bold_words_and_lists_arrive(make, sample, mail):
    rich = docx(
        p("安排", style="9"),
        p(r("时间：", bold=True), r("九点")),
        p("带身份证", number=(3, 0)),
        tbl(["时间", "地点"], ["九点", "二楼"]),
    )
    make(saved(mail, "稿.docx", rich))
    text = (sample.content / drafts(sample)[0]).read_text("utf-8")
    assert text.endswith(
        "---\n\n**时间：**九点\n\n- 带身份证\n\n| 时间 | 地点 |\n|---|---|\n| 九点 | 二楼 |\n"
    )
