"""The text of a post becomes clean HTML: links, pictures, notes, headings, faults."""

from civic.core.model import Reference
from civic.reading.body import BodyRead, read_body, summarise


def read(text: str, *phones: str) -> BodyRead:
    return read_body(text, "communities/x/a.md", 11, phones, "p")


def test_a_link_beside_the_post_becomes_a_numbered_reference_with_its_line() -> None:
    got = read("各位居民：\n请看[申请表](%E8%A1%A8%201.doc)。")
    assert got.html == '<p>各位居民：</p>\n<p>请看<a href="ref:0">申请表</a>。</p>'
    assert got.references == (Reference("link", "表 1.doc", 12),)
    assert got.plain == "各位居民： 请看申请表。"
    assert got.problems == ()


def test_a_summary_is_the_first_120_characters() -> None:
    assert summarise("字" * 120) == "字" * 120
    assert summarise("字" * 121) == "字" * 120 + "…"
