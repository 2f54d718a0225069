"""Whatever is typed: nothing raises, nothing is lost, nothing comes out that is not on the cleaner's lists."""

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from civic.pages.body_links import fill
from civic.reading.markdown import sanitizer
from civic.reading.markdown.block_parser import parse_blocks
from civic.reading.markdown.inline_parser import FOREIGN
from civic.reading.markdown.renderer import BodyRead, read_body

PIECES = [
    *"甲乙丙丁一二三，。：、（）“”… \t\n\n\n　*_`[]()<>!#-+|:\\\"'&;=~^0123456789.",
    "**", "```\n", "\n```\n", "![", "](", "](a.jpg)", "[^1]", "\n[^1]: ", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n## ",
    "\n|甲|乙|\n|-|-|\n", "\n:   ", "\n!!! note\n    ", "\n---\n", "<br>", "<sub>", "</sub>", "<script>", "</p>",
    "http://a.example/", "javascript:", "0456-8400000", "&#x6a;", "&lt;", "138****1234", "\n    ", "[TOC]", "\n[乙]: a.md",
    "[乙]", "\n*[丙]: 丁", "#甲", "ref:0", "\x02", "\x03", "\x02klzzwxh:0000\x03", "\ufdd0", "\u2028", "😀", "𠀀", "\x00",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
SETTINGS = settings(max_examples=300, deadline=None, derandomize=True, database=None)

HAN = re.compile("[\u4e00-\u9fff]")


def read(text: str) -> BodyRead:
    return read_body(text, "a.md", 1, ("0456-8400000",), "p")


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@SETTINGS
@given(TEXTS)
def test_only_what_is_on_the_lists_comes_out_and_every_tag_is_closed(text: str) -> None:
    got = Tags(read(text).html)
    assert got.open == []
    for tag, attributes in got.seen:
        assert tag in sanitizer.TAGS
        for name, value in attributes.items():
            if name == "class":
                assert set((value or "").split()) <= sanitizer.CLASSES[tag]
            else:
                assert name in sanitizer.ATTRIBUTES[tag]
            if name in ("href", "src"):
                assert re.match(r"#p-|ref:\d+$|https?://|mailto:|tel:", value or "")


@SETTINGS
@given(TEXTS)
def test_the_cleaner_finds_nothing_to_take_away(text: str) -> None:
    html = read(text).html
    assert sanitizer.sanitize(html) == html


@SETTINGS
@given(TEXTS)
def test_every_number_in_the_html_is_that_of_a_reference_and_each_is_used_once(text: str) -> None:
    got = read(text)
    numbers = [int(n) for n in re.findall(r'(?:href|src)="ref:(\d+)"', got.html)]
    assert sorted(numbers) == list(range(len(got.references)))
    filled = fill(got.html, lambda n: f"/{n}/", lambda n, alt: f"[{n}]")
    for _, attributes in Tags(filled).seen:
        assert not (attributes.get("href") or attributes.get("src") or "").startswith("ref:")
    lines = text.count("\n") + 1
    assert all(1 <= reference.line <= lines for reference in got.references)
    assert all(problem.line and 1 <= problem.line <= lines for problem in got.problems)


@SETTINGS
@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    """Of reference and abbreviation lines only the name and the target are looked for elsewhere."""
    got = read(text)
    read_lines = parse_blocks(FOREIGN.sub("", text), 1)
    kept = [got.html, got.plain]
    kept += [reference.target for reference in got.references]
    kept += [value for problem in got.problems for _, value in problem.detail]
    kept += [name + target + (title or "") for name, (target, title) in read_lines.addresses.items()]
    kept += [name + meaning for name, meaning in read_lines.abbreviations.items()]
    kept += list(read_lines.notes)
    everything = "".join(kept)
    # the fragment and the title of a link to a heading that is not there go with the link
    typed = re.sub(r"\]\([^)]*\)", "", text)
    assert set(HAN.findall(typed)) <= set(HAN.findall(everything))


@SETTINGS
@given(TEXTS, TEXTS)
def test_what_was_read_before_changes_nothing(text: str, other: str) -> None:
    first = read(text)
    read_body(other, "b.md", 7, (), "q")
    assert read(text) == first


@SETTINGS
@given(st.text(alphabet="甲乙丙，、。", max_size=300))
def test_text_without_marks_is_one_paragraph_after_another(text: str) -> None:
    assert re.sub("</?p>|\n", "", read(text).html) == text
    assert read(text).plain == " ".join(read(text).plain.split())
