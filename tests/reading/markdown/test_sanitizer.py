"""The second lock: what may come out of a post, whatever the first one let pass (specification.md §1.8)."""

import pytest

from civic.reading.markdown.sanitizer import sanitize


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="一">一</h2>',
        "<p>甲<br>\n<strong>乙</strong> <sub>2</sub></p>",
        '<a href="ref:0" title="甲">乙</a>',
        '<a href="https://www.gov.cn/" rel="noopener noreferrer">甲</a>',
        '<a href="tel:04568420001">0456-8420001</a>',
        '<figure class="picture"><img src="ref:1" alt="甲"><figcaption>乙</figcaption></figure>',
        '<div class="admonition warning"><p class="admonition-title">注意</p></div>',
        '<div class="scroll" tabindex="0"><table><thead><tr><th class="right" scope="col">甲</th></tr></thead></table></div>',
        '<ol start="3"><li id="fn:1">甲<a href="#fnref:1" class="back" aria-label="返回正文">↩</a></li></ol>',
    ],
)
def test_what_an_honest_post_becomes_stays(html: str) -> None:
    assert sanitize(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("甲<script>alert(1)</script>乙", "甲乙"),
        ("<style>p{}</style>甲", "甲"),
        ('<p onclick="alert(1)" style="color:red">甲</p>', "<p>甲</p>"),
        ('<img src="ref:0" alt="甲" onerror="alert(1)">', '<img src="ref:0" alt="甲">'),
        ('<a href="javascript:alert(1)">甲</a>', "<a>甲</a>"),
        ('<a href="data:text/html,甲">甲</a>', "<a>甲</a>"),
        ('<iframe src="https://a.example/"></iframe>甲', "甲"),
        ("<form><input>甲</form>", "甲"),
        ("<!-- 甲 -->乙", "乙"),
        ('<div class="admonition banner">甲</div>', '<div class="admonition">甲</div>'),
        ('<p class="picture">甲</p>', '<p class="">甲</p>'),
        ('<p id="甲">丙</p>', "<p>丙</p>"),
        ("<h1>甲</h1>", "甲"),
    ],
)
def test_what_is_not_on_the_lists_is_gone(html: str, clean: str) -> None:
    assert sanitize(html) == clean


def test_what_is_left_open_is_closed() -> None:
    assert sanitize("<p><strong>甲") == "<p><strong>甲</strong></p>"
