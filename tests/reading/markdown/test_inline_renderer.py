"""Running text -> HTML: links of the site and to elsewhere, pictures, and what is refused."""

import pytest

from civic.core.model import Reference
from civic.core.problems import Severity
from civic.reading.markdown.renderer import BodyRead, read_body
from civic.wording import problems as wording


def read(text: str, *phones: str) -> BodyRead:
    """The first line of the text is line 11 of its file."""
    return read_body(text, "communities/x/a.md", 11, phones, "p")


def codes(text: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in read(text).problems]


# --- links to the site ------------------------------------------------------------------------------


def test_a_link_beside_the_post_becomes_a_numbered_reference_with_its_line() -> None:
    got = read("各位居民：\n请看[申请表](%E8%A1%A8%201.doc)。")
    assert got.html == '<p>各位居民：</p>\n<p>请看<a href="ref:0">申请表</a>。</p>'
    assert got.references == (Reference("link", "表 1.doc", 12),)
    assert got.plain == "各位居民： 请看申请表。"
    assert got.problems == ()


def test_references_are_numbered_in_the_order_of_the_text() -> None:
    got = read("[甲](a.md)[![乙](b.jpg)](c.md)\n\n|丙|\n|-|\n|[丁](d.md)|\n\n![戊](e.jpg)")
    assert [(r.kind, r.target, r.line, r.text) for r in got.references] == [
        ("link", "a.md", 11, ""),
        ("link", "c.md", 11, ""),
        ("picture", "b.jpg", 11, "乙"),
        ("link", "d.md", 15, ""),
        ("picture", "e.jpg", 17, "戊"),
    ]
    assert '<a href="ref:1"><img src="ref:2" alt="乙"></a>' in got.html


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("a.md", "a.md"),
        ("./a.md", "./a.md"),
        ("../2025/a.md#节", "../2025/a.md#节"),
        ("附件/表 (1).xlsx", "附件/表 (1).xlsx"),
        ("<附件/表 1.xlsx>", "附件/表 1.xlsx"),
        ("附件/表%20%281%29.xlsx", "附件/表 (1).xlsx"),
        ("a&amp;b.pdf", "a&b.pdf"),
        (r"a\_b.pdf", "a_b.pdf"),
        ("100%.pdf", "100%.pdf"),
        ("/communities/xinhua/", "/communities/xinhua/"),
        ("/news/2026/a/#节", "/news/2026/a/#节"),
        ("//a.example/b", "//a.example/b"),
        ("通知：一.doc", "通知：一.doc"),
    ],
)
def test_relative_links_and_site_addresses_are_references(typed: str, target: str) -> None:
    got = read(f"[甲]({typed})")
    assert got.references == (Reference("link", target, 11),)
    assert got.html == '<p><a href="ref:0">甲</a></p>'


def test_the_title_of_a_link_stays() -> None:
    assert read('[甲](a.md "乙 & <丙>")').html == '<p><a href="ref:0" title="乙 &amp; &lt;丙&gt;">甲</a></p>'


def test_a_link_knows_its_line_within_a_paragraph_of_several_lines() -> None:
    got = read("甲\n乙[一](a.md)\n丙[二](b.md)和[三](a.md)\n丁![四](a.md)")
    assert [(r.target, r.line) for r in got.references] == [
        ("a.md", 12),
        ("b.md", 13),
        ("a.md", 13),
        ("a.md", 14),
    ]


def test_a_link_by_a_reference_line_is_to_be_mended_on_that_line() -> None:
    got = read('[甲][x]、[X][]、[x]、![乙][x]\n\n[x]: a.pdf "丙"')
    assert got.references == (
        Reference("link", "a.pdf", 13),
        Reference("link", "a.pdf", 13),
        Reference("link", "a.pdf", 13),
        Reference("picture", "a.pdf", 13, "乙 丙"),
    )


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("[](a.pdf)", '<a href="ref:0">a.pdf</a>'),
        ("[ ](<a b.pdf>)", '<a href="ref:0">a b.pdf</a>'),
        (
            "[](https://a.example/?b=1&c=2)",
            '<a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer">https://a.example/?b=1&amp;c=2</a>',
        ),
    ],
)
def test_a_link_without_a_text_shows_where_it_leads(typed: str, html: str) -> None:
    assert read(typed).html == f"<p>{html}</p>"


def test_a_link_without_a_target_is_text() -> None:
    got = read("[甲]()")
    assert (got.html, got.references, got.problems) == ("<p>甲</p>", (), ())


@pytest.mark.parametrize(("typed", "alt"), [("![甲]()", "甲"), ('![甲]("a.jpg")', "甲"), ("![]()", "")])
def test_a_picture_without_a_name_is_told(typed: str, alt: str) -> None:
    got = read(typed)
    assert got.references == ()
    assert [(p.code, p.line, dict(p.detail)) for p in got.problems] == [
        ("picture-missing", 11, {"case": "nameless", "target": alt})
    ]


# --- links to elsewhere -----------------------------------------------------------------------------


def test_links_to_other_hosts_stay_and_give_nothing_away() -> None:
    got = read('[甲](https://a.example/?x=1&y=2 "乙")')
    assert got.html == (
        '<p><a href="https://a.example/?x=1&amp;y=2" title="乙" rel="noopener noreferrer">甲</a></p>'
    )
    assert got.references == ()


@pytest.mark.parametrize("target", ["mailto:a@b.example", "tel:0456-8400000"])
def test_mail_and_telephone_links_stay(target: str) -> None:
    assert read(f"[甲]({target})").html == f'<p><a href="{target}">甲</a></p>'


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        ("javascript:alert(1)", "javascript"),
        ("JavaScript:alert(1)", "javascript"),
        ("java&#115;cript:alert(1)", "javascript"),
        ("java&#x73;cript:alert(1)", "javascript"),
        ("javascript&colon;alert(1)", "javascript"),
        ("java script:alert(1)", "javascript"),
        ("java\tscript:alert(1)", "javascript"),
        ("&#9;javascript:alert(1)", "javascript"),
        ("<java&Tab;script:alert(1)>", "javascript"),
        ("java\u200bscript:alert(1)", "javascript"),
        ("\u3000javascript:alert(1)", "javascript"),
        ("java%73cript:alert(1)", "javascript"),
        ("javascript%3Aalert(1)", "javascript"),
        (r"javascript\:alert(1)", "javascript\\"),
        ("vbscript:x", "vbscript"),
        ("data:text/html,x", "data"),
        ("file:///C:/a.doc", "file"),
        ("C:\\Users\\a.doc", "c"),
        ("ftp://a.example/b", "ftp"),
        ("ref:0", "ref"),
        ("thunder://x", "thunder"),
    ],
)
def test_other_schemes_are_refused_and_the_text_stands_alone(target: str, scheme: str) -> None:
    got = read(f"甲\n[乙]({target})")
    if scheme.endswith("\\"):  # not a scheme to any browser: looked for as a file, and not found
        assert [r.kind for r in got.references] == ["link"]
        return
    assert got.html == "<p>甲<br>\n乙</p>"
    assert got.references == ()
    (problem,) = got.problems
    assert (problem.code, problem.line, problem.severity) == ("scheme-refused", 12, Severity.PROBLEM)
    assert dict(problem.detail)["scheme"] == scheme


def test_other_schemes_are_refused_in_angle_brackets_and_reference_lines_too() -> None:
    assert codes("<ftp://a.example>") == [("scheme-refused", 11)]
    assert codes("[甲][x]\n\n[x]: javascript:alert(1)") == [("scheme-refused", 13)]
    assert codes("![甲](data:image/png;base64,AAAA)") == [("scheme-refused", 11)]


def test_a_refused_address_is_told_in_words_for_its_case() -> None:
    (problem,) = read("[表](C:\\表.doc)").problems
    assert (
        wording.say(problem.code, problem.detail).message
        == "「C:\\表.doc」指向一台电脑里的文件，别人打不开。"
    )
    (problem,) = read("[表](ftp://a.example/b)").problems
    assert wording.say(problem.code, problem.detail).message == (
        "链接「ftp://a.example/b」以「ftp:」开头，这类地址网站不收。"
    )


# --- links within the text --------------------------------------------------------------------------


def test_a_link_to_a_heading_of_the_text_gets_the_prefix_of_the_post() -> None:
    got = read("[甲](#二-办理-流程)，[乙](#二%20办理%20流程)\n\n## 二 办理 流程")
    assert got.html == (
        '<p><a href="#p-二-办理-流程">甲</a>，<a href="#p-二-办理-流程">乙</a></p>\n'
        '<h2 id="p-二-办理-流程">二 办理 流程</h2>'
    )
    assert got.references == ()


def test_a_link_to_a_heading_that_is_not_there_leaves_its_text() -> None:
    assert read("[甲](#乙)和[丙](#)").html == "<p>甲和丙</p>"


# --- pictures ---------------------------------------------------------------------------------------


def test_a_picture_on_a_line_of_its_own_is_a_figure_and_its_title_the_caption() -> None:
    got = read('![居民包饺子](微信图片 (1).JPG "社区活动室 & 厨房")')
    assert got.html == (
        '<figure class="picture"><img src="ref:0" alt="居民包饺子">'
        "<figcaption>社区活动室 &amp; 厨房</figcaption></figure>"
    )
    assert got.references == (Reference("picture", "微信图片 (1).JPG", 11, "居民包饺子"),)
    assert got.plain == ""


def test_two_pictures_on_one_line_are_two_figures() -> None:
    assert read("![甲](a.jpg) ![乙](b.jpg)").html == (
        '<figure class="picture"><img src="ref:0" alt="甲"></figure>\n'
        '<figure class="picture"><img src="ref:1" alt="乙"></figure>'
    )


def test_a_picture_behind_full_width_blanks_is_on_a_line_of_its_own() -> None:
    assert read("　　![甲](a.jpg)").html == '<figure class="picture"><img src="ref:0" alt="甲"></figure>'


def test_a_picture_in_the_midst_of_text_stays_there() -> None:
    got = read('甲![乙](a.jpg "丙")丁')
    assert got.html == '<p>甲<img src="ref:0" alt="乙 丙">丁</p>'
    assert got.plain == "甲丁"


def test_the_text_of_a_picture_is_escaped() -> None:
    got = read('![甲"乙"<丙>&](a.jpg)')
    assert '<img src="ref:0" alt="甲&quot;乙&quot;&lt;丙&gt;&amp;">' in got.html
    assert got.references[0].text == '甲"乙"<丙>&'


def test_a_picture_without_text_is_told_and_shown() -> None:
    got = read("甲\n![](a.jpg)")
    assert '<img src="ref:0" alt="">' in got.html
    assert [(p.code, p.line, p.severity) for p in got.problems] == [("alt-missing", 12, Severity.WARNING)]
    assert dict(got.problems[0].detail) == {"target": "a.jpg"}


@pytest.mark.parametrize("target", ["http://a.example/b.jpg", "https://a.example/b.jpg", "//a.example/b.jpg"])
def test_a_picture_on_another_host_is_a_problem_and_not_shown(target: str) -> None:
    got = read(f"![甲]({target})")
    assert got.html == "<p>甲</p>"
    assert got.references == ()
    assert [(p.code, p.line) for p in got.problems] == [("picture-elsewhere", 11)]
    assert dict(got.problems[0].detail) == {"target": target}


# --- attributes -----------------------------------------------------------------------------------------


def test_an_address_in_an_attribute_cannot_break_out_of_it() -> None:
    got = read('[甲](http://a.example/"onmouseover=alert(1)) http://a.example/\'"><script>')
    assert "<script" not in got.html
    assert "onmouseover=" not in got.html.replace("&quot;onmouseover=", "")
