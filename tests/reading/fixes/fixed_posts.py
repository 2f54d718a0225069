"""A post before and after `check --fix`."""

from civic.reading.fixes.autofix import autofix_item
from civic.reading.item import read_item
from tests.reading.typed_posts import PLACE, WORDS

HEAD = "---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n{more}---\n{body}\n"


def post(more="", body="正文。"):
    return HEAD.format(more=more + "\n" if more else "", body=body)


def mended(text):
    """A text after mending."""
    return autofix_item(text.encode(), PLACE, WORDS).data.decode()


def header(line):
    """What becomes of one more line of a header."""
    text = mended(post(line))
    assert text.startswith("---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n")
    assert text.endswith("\n---\n正文。\n")
    return text.removeprefix("---\n标题: 重阳节\n日期: 2026-10-09\n分类: 党建\n").removesuffix(
        "\n---\n正文。\n"
    )


def body(text):
    return mended(post(body=text)).removeprefix(post(body="")[:-1]).removesuffix("\n")


def told(data):
    return [(fault.code, fault.line) for fault in read_item(data, PLACE, WORDS).problems]
