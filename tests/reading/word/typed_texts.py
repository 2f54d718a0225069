"""Texts of marks that mean something to a post, and what a reader sees of a page."""

from hypothesis import strategies as st
from lxml import html as lxml_html

PIECES = [
    *"甲乙丙一二，。：、（）“”… 　*_`[]()<>!#-+|:\\\"'&;=~^0123456789.", "**", "```", "![", "](", "](a.jpg)", "[^1]",
    "[^1]: ", "- ", "1. ", "> ", "## ", ":   ", "!!! note", "---", "<br>", "<sub>", "</sub>", "http://a.example/",
    "&#x6a;", "&lt;", "138****1234", "[TOC]", "[乙]: a.md", "*[丙]: 丁", "#甲", "javascript:", "１．", "①", "一、", "===",
    "|-|-|", "~~~", "𠀀", "😀", "mailto:a@b.cn", "<a@b.cn>", "图1",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join)


def shown_text(html):
    """Letters of a page without blanks; a mark of a footnote and the notes themselves are left out."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.xpath(".//section | .//sup[@class='note']"):
        element.drop_tree()
    return "".join(root.text_content().split())
