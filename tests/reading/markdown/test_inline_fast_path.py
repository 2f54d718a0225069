"""The short cut for plain bold words and links gives what Python-Markdown gives."""

from html import escape, unescape
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civic.reading.markdown.inline_fast_path import easy_tree
from civic.reading.markdown.inline_parser import InlineParser, thread_inline_parser
from civic.reading.markdown.renderer import read_body

PIECES = [
    *"甲乙张和1a ，。：！？）,.)(“” !*[]\"'\ufdd0\n",
    "张**", "和李**", "、欧阳**", "**和李**", "江**同江**", "**小张**",
    "**", "**", "**甲**", "[甲](a.md)", "![乙](b.jpg)", '[丙](c.md "丁")', '![戊](d.jpg  "己 庚")', "](", "](a)", "![", "&amp;",
]  # fmt: skip


Drawn = tuple[str, dict[str, str], str, list["Drawn"], str]  # tag, attributes, text, children, what follows


def drawn(element: Element) -> Drawn:
    inside = [drawn(child) for child in element]
    return element.tag, dict(element.attrib), element.text or "", inside, element.tail or ""


@settings(max_examples=600, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_short_cut_agrees_with_the_long_way(text: str) -> None:
    quick = easy_tree(text)
    reader = thread_inline_parser()
    reader.begin((), {}, ())
    if quick is not None:
        assert drawn(quick) == drawn(reader.full_tree(text))


@settings(max_examples=600, deadline=None, derandomize=True, database=None)
@given(
    st.lists(st.sampled_from([*PIECES, "0456-8400000", "http://a.cn", "<", "&lt;", "`", "\\"]), max_size=4)
)
def test_a_text_that_is_its_own_html_has_no_phrase(pieces: list[str]) -> None:
    text = "".join(pieces)
    reader = thread_inline_parser()
    reader.begin((), {}, ("0456-8400000",))
    if reader.is_plain(text):
        assert drawn(reader.full_tree(text)) == ("p", {}, text, [], "")
        assert escape(unescape(text), quote=False) == text


def test_the_short_cut_is_taken_for_plain_bold_words_links_and_pictures() -> None:
    got = easy_tree('甲**乙**[丙](a.md)丁![戊](b.jpg "己")')
    assert got is not None
    assert drawn(got) == (
        "p",
        {},
        "甲",
        [
            ("strong", {}, "乙", [], ""),
            ("a", {"href": "a.md"}, "丙", [], "丁"),
            ("img", {"src": "b.jpg", "alt": "戊", "title": "己"}, "", [], ""),
        ],
        "",
    )


def test_the_short_cut_is_not_taken_for_anything_else() -> None:
    for text in [
        "甲*乙*",
        "**甲**乙**",
        "张**、**李**",
        "张**和李**参加",
        "**小张**和李**参加**",
        "**[甲](a)**",
        "[甲[乙]](c)",
        "[甲](a (1).doc)",
        "甲**乙 **丙**",
    ]:
        assert easy_tree(text) is None


def test_plain_text_bold_words_links_and_pictures_never_reach_python_markdown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(self: InlineParser, text: str) -> Element:
        raise AssertionError(text)

    monkeypatch.setattr(InlineParser, "full_tree", never)
    got = read_body(
        "## 甲\n乙**丙**丁，2026年。\n- [戊](a.md)\n![己](b.jpg)", "a.md", 1, ("0456-8400000",), ""
    )
    assert got.plain == "甲 乙丙丁，2026年。 戊"
