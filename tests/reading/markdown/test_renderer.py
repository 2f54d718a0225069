"""The text of a post becomes clean HTML: headings, notes, running text."""

from civic.core.problems import Severity
from civic.reading.markdown.renderer import BodyRead, read_body, summarise
from civic.wording import problems as wording


def read(text: str, *phones: str) -> BodyRead:
    """The first line of the text is line 11 of its file."""
    return read_body(text, "communities/x/a.md", 11, phones, "p")


# --- headings ---------------------------------------------------------------------------------------


def test_the_least_mark_used_in_a_post_is_h2() -> None:
    assert read("### 甲\n#### 乙\n### 丙").html == (
        '<h2 id="p-甲">甲</h2>\n<h3 id="p-乙">乙</h3>\n<h2 id="p-丙">丙</h2>'
    )
    assert read("# 甲").html == '<h2 id="p-甲">甲</h2>'


def test_no_heading_is_more_than_one_deeper_than_the_one_before() -> None:
    got = read("# 甲\n### 乙\n### 丙\n## 丁\n### 戊")
    assert got.html == (
        '<h2 id="p-甲">甲</h2>\n<h3 id="p-乙">乙</h3>\n<h3 id="p-丙">丙</h3>\n'
        '<h3 id="p-丁">丁</h3>\n<h4 id="p-戊">戊</h4>'
    )
    assert [(p.code, p.line, p.severity) for p in got.problems] == [
        ("heading-skipped", 12, Severity.WARNING),
        ("heading-skipped", 13, Severity.WARNING),
    ]
    assert dict(got.problems[0].detail) == {
        "text": "乙",
        "marks": "###",
        "better": "##",
        "case": "below",
    }


def test_a_text_may_not_begin_below_its_highest_heading() -> None:
    got = read("## 甲\n# 乙")
    assert got.html == '<h2 id="p-甲">甲</h2>\n<h2 id="p-乙">乙</h2>'
    (problem,) = got.problems
    assert (problem.code, problem.line) == ("heading-skipped", 11)
    assert wording.say(problem.code, problem.detail).hint == (
        "请改成 # 甲：文章的第一个标题要用全文最高的一级。"
    )


def test_all_six_marks_are_five_levels() -> None:
    got = read("# 一\n## 二\n### 三\n#### 四\n##### 五\n###### 六")
    assert [got.html[i + 1] for i in range(len(got.html)) if got.html[i : i + 2] == "<h"] == ["h"] * 6
    assert [line[:3] for line in got.html.split("\n")] == ["<h2", "<h3", "<h4", "<h5", "<h6", "<h6"]
    assert got.problems == ()


def test_a_glued_heading_is_text_and_told() -> None:
    got = read("甲。\n##乙")
    assert got.html == "<p>甲。</p>\n<p>##乙</p>"
    (problem,) = got.problems
    assert (problem.code, problem.line, problem.severity) == ("heading-glued", 12, Severity.WARNING)
    assert wording.say(problem.code, problem.detail) == (
        "「##乙」的 # 后面没有空格，没有当作标题。",
        "如果它是标题，请在 # 后面加一个空格：## 乙",
    )


def test_topics_floors_and_code_are_no_glued_headings() -> None:
    assert read("#话题#\n#1楼\n```\n##乙\n```").problems == ()


def test_equal_headings_get_ids_of_their_own() -> None:
    assert read("## 甲\n## 甲\n## ！").html == (
        '<h2 id="p-甲">甲</h2>\n<h2 id="p-甲_1">甲</h2>\n<h2 id="p-section">！</h2>'
    )


def test_an_id_is_made_of_the_words_of_a_heading_only() -> None:
    assert read('## **甲** [乙](a.md)[^1] "><b>\n[^1]: 丙').html.startswith('<h2 id="p-甲-乙-b">')


def test_a_list_of_headings_stands_where_it_is_asked_for() -> None:
    got = read("[TOC]\n# 甲 & 乙\n## 丙\n# 丁")
    assert got.html.startswith(
        '<nav class="toc" aria-label="本文目录">\n<ul>\n'
        '<li><a href="#p-甲-乙">甲 &amp; 乙</a>\n<ul>\n<li><a href="#p-丙">丙</a></li>\n</ul>\n</li>\n'
        '<li><a href="#p-丁">丁</a></li>\n</ul>\n</nav>\n<h2 id="p-甲-乙">'
    )
    assert got.plain == "甲 & 乙 丙 丁"


def test_a_list_of_headings_without_headings_is_nothing() -> None:
    assert read("[TOC]\n甲").html == "<p>甲</p>"


# --- notes ------------------------------------------------------------------------------------------


def test_notes_are_numbered_by_their_first_marks_and_lead_back() -> None:
    got = read("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n[^b]: 二")
    assert got.html == (
        '<p>甲<sup class="note"><a href="#p-fn:1" id="p-fnref:1" aria-label="注释 1">[1]</a></sup>'
        '乙<sup class="note"><a href="#p-fn:2" id="p-fnref:2" aria-label="注释 2">[2]</a></sup>'
        '丙<sup class="note"><a href="#p-fn:1" id="p-fnref:1:2" aria-label="注释 1">[1]</a></sup></p>\n'
        '<section class="footnotes" aria-label="注释">\n<ol>\n'
        '<li id="p-fn:1"><p>二 <a href="#p-fnref:1" class="back">返回正文第 1 处</a> '
        '<a href="#p-fnref:1:2" class="back">返回正文第 2 处</a></p></li>\n'
        '<li id="p-fn:2"><p>一 <a href="#p-fnref:2" class="back">返回正文</a></p></li>\n'
        "</ol>\n</section>"
    )
    assert got.plain == "甲乙丙"


def test_a_note_without_a_mark_is_not_lost() -> None:
    assert '<li id="p-fn:1"><p>乙</p></li>' in read("甲\n\n[^x]: 乙").html


def test_a_mark_without_a_note_is_text() -> None:
    assert read("甲[^x]").html == "<p>甲[^x]</p>"


def test_a_note_may_be_marked_inside_a_note() -> None:
    got = read("甲[^1]\n[^1]: 乙[^2]\n[^2]: 丙[^1]").html
    assert '<li id="p-fn:1"><p>乙<sup' in got
    assert '<li id="p-fn:2"><p>丙<sup' in got
    assert got.count('href="#p-fn:1"') == 2


# --- running text -----------------------------------------------------------------------------------


def test_the_running_text_is_without_pictures_tables_and_notes() -> None:
    got = read(
        '## 标题\n甲**乙**[丙](a.md)[^1]  \n丁`戊`&amp;<br>己\n![庚](a.jpg "辛")\n|壬|\n|-|\n|癸|\n'
        "> 子\n\n- 丑\n- 寅\n\n[^1]: 卯\n\n```\n辰\n```\n术语\n:   巳\n\n!!! note\n    午"
    )
    assert got.plain == "标题 甲乙丙 丁戊& 己 子 丑 寅 辰 术语 巳 午"


def test_blanks_in_the_running_text_are_collapsed() -> None:
    assert read("　　甲　乙   丙\n\n\n丁").plain == "甲 乙 丙 丁"


def test_a_summary_is_the_first_120_characters() -> None:
    assert summarise("字" * 120) == "字" * 120
    assert summarise("字" * 121) == "字" * 120 + "…"
    assert summarise("字字 字", 3) == "字字…"


def test_an_empty_text_is_nothing() -> None:
    assert read("") == BodyRead("", (), "", ())
    assert read(" \n\n　\n") == BodyRead("", (), "", ())


# --- nothing is left of one text in the next --------------------------------------------------------


def test_texts_are_independent_of_those_read_before() -> None:
    texts = [
        ("甲[^1] [乙][x] 低保 8400000 ## 丙\n## 丙\n[^1]: 丁\n[x]: a.md\n*[低保]: 戊", ("8400000",)),
        ("甲[^1] [乙][x] 低保 8400000\n## 丙\n[丙](#丙)", ()),
        ("**甲 *乙 __丙 [丁](戊 `己", ("8400000",)),
        ("***甲** 乙* **丙**[^1]\n[^1]: 丁", ()),
    ]

    def one(at: int) -> BodyRead:
        return read_body(texts[at][0], "a.md", 1, texts[at][1], "p")

    alone = [one(at) for at in range(len(texts))]
    for first in range(len(texts)):
        for second in range(len(texts)):
            one(first)
            assert one(second) == alone[second]


# --- safety -----------------------------------------------------------------------------------------


def test_marks_of_the_converter_cannot_be_typed() -> None:
    got = read(
        "\x02klzzwxh:0000\x03 \x0260\x03script\x0262\x03 \x020\x03 \x02toc\x03 **甲** 乙\ufdd0\n[丙](#x)"
    )
    assert got.html == "<p>klzzwxh:0000 60script62 0 toc <strong>甲</strong> 乙<br>\n丙</p>"


def test_brackets_without_end_take_no_time_and_lose_nothing() -> None:
    assert read("[" * 5000 + "甲").plain == "[" * 5000 + "甲"
    assert read("[" * 300 + "甲" + "](a)" * 300).plain.count("甲") == 1
    assert "甲" in read("*_" * 2000 + "甲" + "_*" * 2000).plain
    assert "甲" in read("**a " * 2000 + "甲").plain
    assert "甲" in read("![" * 2000 + "甲").html


def test_marks_inside_each_other_go_no_deeper_than_python_can() -> None:
    assert read("[" * 100 + "甲" + "](a.md)" * 100).html.count("<a ") == 1
    assert read("[" * 101 + "甲" + "](a.md)" * 101).references == ()
    assert read("<sub>" * 50 + "甲" + "</sub>" * 50).plain.count("甲") == 1
    assert "甲" in read("**a *b " * 60 + "甲" + " c* d**" * 60).plain
