"""Links and pictures of a body get their addresses at the last moment."""

from civic.pages.body_links import fill

SHOWN = {0: "/communities/jianhua/2026/a/", 1: "/b.pdf?x=1&y=2", 2: None}


def address(n: int) -> str | None:
    return SHOWN[n]


def picture(n: int, alt: str) -> str:
    return f"[{n}|{alt}]"


def test_a_link_gets_the_address_of_its_number() -> None:
    html = '<p><a href="ref:0">甲</a>、<a href="ref:1">乙</a></p>'
    assert fill(html, address, picture) == (
        '<p><a href="/communities/jianhua/2026/a/">甲</a>、<a href="/b.pdf?x=1&amp;y=2">乙</a></p>'
    )


def test_a_link_without_a_page_leaves_its_text() -> None:
    html = '<p>见<a href="ref:2" title="说明">上月的<strong>总结</strong></a>。</p>'
    assert fill(html, address, picture) == "<p>见上月的<strong>总结</strong>。</p>"


def test_the_title_of_a_link_stays() -> None:
    html = '<a href="ref:0" title="第 &quot;1&quot; 页">甲</a>'
    assert fill(html, address, picture) == (
        '<a href="/communities/jianhua/2026/a/" title="第 &quot;1&quot; 页">甲</a>'
    )


def test_a_picture_is_replaced_whole_and_its_text_comes_unescaped() -> None:
    html = '<figure><img src="ref:3" alt="甲 &lt;乙&gt; &amp; &quot;丙&quot;"></figure>'
    assert fill(html, address, picture) == '<figure>[3|甲 <乙> & "丙"]</figure>'


def test_a_picture_inside_a_link_is_drawn_whether_the_link_stays_or_not() -> None:
    html = '<a href="ref:0"><img src="ref:4" alt="甲"></a><a href="ref:2"><img src="ref:5" alt=""></a>'
    assert fill(html, address, picture) == '<a href="/communities/jianhua/2026/a/">[4|甲]</a>[5|]'


def test_a_link_ends_at_its_own_end_and_not_at_that_of_a_later_one() -> None:
    html = '<a href="ref:2">甲</a> <a href="https://example.org/" rel="noopener noreferrer">乙</a>'
    assert fill(html, address, picture) == (
        '甲 <a href="https://example.org/" rel="noopener noreferrer">乙</a>'
    )


def test_a_link_may_go_over_a_line_break() -> None:
    assert fill('<a href="ref:2">甲<br>\n乙</a>', address, picture) == "甲<br>\n乙"


def test_links_to_elsewhere_and_within_the_page_stay_as_they_are() -> None:
    html = '<a href="tel:10000">10000</a><a href="#p-甲">甲</a>'
    assert fill(html, address, picture) == html


def test_escaped_text_that_looks_like_a_mark_is_text() -> None:
    html = '<p>&lt;a href="ref:0"&gt;甲&lt;/a&gt; &lt;img src="ref:1" alt=""&gt;</p>'
    assert fill(html, address, picture) == html


def test_what_a_picture_turns_into_is_not_searched_again() -> None:
    html = '<img src="ref:0" alt="">'
    shown = '<picture><a href="ref:1">x</a></picture>'
    assert fill(html, address, lambda n, alt: shown) == shown
