"""Sites whose every text is a payload: posts and units in one, the registry in another."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from civic.core.problems import Severity
from civic.reading.markdown.renderer import read_body
from tests.browser.payloads import PAYLOADS, Payload
from tests.reading.word.docx import docx, inline, link, note, note_mark, p, photo, r, tbl
from tests.site.sample import Built, Sample, desk

URL = "https://county.example/minzheng/"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CARD = ("名称", "简介", "电话", "业务邮箱", "地址")
_A_FILE_HAS = 6  # payloads
_A_UNIT_HAS = 20  # posts: as many as stand in its feed


def line_of(payload: Payload) -> str:
    """The text where only one line can stand."""
    return " ".join(payload.text.split("\n"))


def places_in_a_text(payload: Payload) -> Iterator[str]:
    """The text in every place that a post's text has, each a text of its own."""
    line = line_of(payload)
    cell = line.replace("|", "&#124;")
    yield payload.text
    yield f"各位居民 {line} 请看。"
    yield f"## {line}"
    yield f"- {line}\n- 乙"
    yield f"1. {line}"
    yield f"> {line}"
    yield f"甲 | {cell}\n--|--\n{cell} | 乙"
    yield f"{line}\n:   {line}"
    yield f'!!! note "{line}"\n    {line}'
    yield f"!!! {line}\n    乙"
    yield f"`{line}`"
    yield f"```\n{payload.text}\n```"
    yield f"```{line}\n乙\n```"
    yield f"**{line}** *{line}* <sub>{line}</sub>"
    yield f"注[^{payload.number}]\n\n[^{payload.number}]: {line}"
    yield f"*[甲{payload.number}]: {line}\n\n甲{payload.number}"
    yield f"[{line}](https://a.example/)"
    yield f'[甲](https://a.example/ "{line}")'
    yield f"[乙{payload.number}]\n\n[乙{payload.number}]: https://a.example/ '{line}'"
    yield f'![{line}](a.jpg "{line}")'
    yield f"见 ![{line}](a.jpg) 图"
    yield f"[甲](#{quote(line)})"


def links_in_a_text(payload: Payload) -> Iterator[str]:
    """The text as the place that something leads to; a post that holds one of these is held back as a rule."""
    line, number = line_of(payload), payload.number
    yield f"[甲]({payload.text})"
    yield f"[甲](<{line}>)"
    yield f"[甲]({quote(line)})"
    yield f'[甲]({line} "乙")'
    yield f"[甲][{number}a]\n\n[{number}a]: {line}"
    yield f"[{number}b]\n\n[{number}b]: <{line}>"
    yield f"![甲]({line})"
    yield f"![甲][{number}c]\n\n[{number}c]: {line}"
    yield f"[![甲](a.jpg)]({line})"
    yield f"<{line}>"
    yield f"https://a.example/{line}"
    yield f"甲[^{number}d]\n\n[^{number}d]: [乙]({line})"


def is_taken(text: str) -> bool:
    """Whether a post with this text would be published, as far as the text alone tells."""
    if CONTROL.search(text):
        return False
    found = read_body(text, "communities/u100/a.md", 1, (), "a").problems
    return all(fault.severity is Severity.WARNING for fault in found) and not _needs_files(text)


def _needs_files(text: str) -> bool:
    references = read_body(text, "communities/u100/a.md", 1, (), "a").references
    return any(reference.target != "a.jpg" for reference in references)


# --- posts and units ------------------------------------------------------------------------------


def hostile_people(folder: Path) -> Built:
    """A post for each payload: header, text, attachments and pictures are made of it. Each stands on a unit's card too."""
    sample = Sample(folder, {"url": URL})
    for start in range(0, len(PAYLOADS), len(_CARD)):
        _unit(sample, f"u{100 + start}", PAYLOADS[start : start + len(_CARD)])
    for payload in PAYLOADS:
        if payload.trick == "formulas":
            _unit(sample, f"f{payload.number}", [payload])
    for payload in PAYLOADS:
        _post(sample, payload)
    return sample.build()


def owner_of(payload: Payload) -> str:
    """The unit in whose folder the post of a payload lies."""
    return f"u{100 + (payload.number - 100) // _A_UNIT_HAS * len(_CARD)}"


def _unit(sample: Sample, key: str, payloads: Sequence[Payload]) -> None:
    code = f"23112{'uf'.index(key[0])}{payloads[0].number:06}"
    facts = {"名称": "村", "代码": code, "类型": "社区", "开通": "2026-10-01"}
    facts |= {name: _quoted(line_of(each)) for name, each in zip(_CARD, payloads, strict=False)}
    card = "".join(f"{name}: {value}\n" for name, value in facts.items())
    sample.write(f"communities/{key}/community.yaml", card)


def _post(sample: Sample, payload: Payload) -> None:
    folder = f"communities/{owner_of(payload)}"
    texts = [*filter(is_taken, (*places_in_a_text(payload), *links_in_a_text(payload)))]
    if any("a.jpg" in text for text in texts) and not (sample.content / folder / "a.jpg").exists():
        sample.picture(f"{folder}/a.jpg")
    if payload.trick == "names":
        texts.append(f"## p{payload.number}")
    texts += _files(sample, folder, line_of(payload))
    body = "\n\n正文。\n\n".join(texts)
    sample.write(f"{folder}/p{payload.number}.md", f"---\n{_header(payload)}---\n\n{body}\n")


def _header(payload: Payload) -> str:
    text, address = _quoted(line_of(payload)), f"https://a.example/{quote(line_of(payload))}"
    facts = {
        "标题": text,
        "日期": f"2026-10-{payload.number % 28 + 1:02}",
        "分类": "党建",
        **dict.fromkeys(("摘要", "来源", "事件", "审核人"), text),
        **dict.fromkeys(("作者", "标签"), f"[{text}]"),
        "采用": f"\n  - 媒体: 黑河日报\n    日期: 2026-10-30\n    版面: {text}\n    网址: {address}",
    }
    return "".join(f"{key}: {value}\n" for key, value in facts.items())


def _files(sample: Sample, folder: str, name: str) -> Iterator[str]:
    """An attachment and a picture of that name, where files can have it; what a text says to show them."""
    if not _may_be_a_name(name):
        return
    sample.write(f"{folder}/{name}.pdf", PDF)
    yield f"[丙]({quote(name)}.pdf)"
    sample.picture(f"{folder}/{name}.jpg")
    yield f"![丙]({quote(name)}.jpg)"


def _may_be_a_name(name: str) -> bool:
    """On a disk, and so that an address may be written of it."""
    is_plain = not CONTROL.search(name) and not name.startswith((".", "_", "~$", " ", "#"))
    if not is_plain or {"/", "\\"} & set(name) or len(name.encode()) > 240:
        return False
    found = read_body(f"[丙]({quote(name)}.pdf)", "communities/u100/a.md", 1, (), "a")
    return not found.problems and [each.target for each in found.references] == [f"{name}.pdf"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


# --- Word files ----------------------------------------------------------------------------------


def hostile_word_files(folder: Path) -> Built:
    """A Word file for some payloads each, in every place that a Word file has; made into drafts, and published."""
    sample = Sample(folder, {"url": URL})
    inbox = folder / "收到的"
    inbox.mkdir()
    payloads = [each for each in PAYLOADS if not CONTROL.search(each.text)]
    for start in range(0, len(payloads), _A_FILE_HAS):
        some = payloads[start : start + _A_FILE_HAS]
        (inbox / f"{some[0].number}.docx").write_bytes(_word_file(some))
    desk("new", f"--content={sample.content}", f"--from={inbox}", "--community=guangming")
    for draft in (sample.content / "communities/guangming").rglob("*.md"):
        text = draft.read_text("utf-8").replace("\n分类:\n", "\n分类: 党建\n")
        draft.write_text(text.replace("状态: 草稿", "状态: 已发布"), "utf-8")
    return sample.build()


def _word_file(payloads: Sequence[Payload]) -> bytes:
    number = payloads[0].number
    blocks = [p(r(f"{number} {line_of(payloads[0])}"), style="9")]
    for each in payloads:
        line = line_of(each)
        blocks += [
            p(r(line), style="3"),
            p(r(each.text), note_mark(each.number)),
            p(r("各位居民 "), r(line, bold=True), r(line, italic=True), r(" 请看。")),
            p(r(line), number=(3, 0)),
            tbl([p(r(line)), "乙"], ["甲", p(r(line))]),
            p(link("https", r(line))),
            p(inline("a.jpg", line)),
            p(r(f"图{each.number} {line}"), centred=True),
            p(inline("b.jpg", line)),
        ]
    blocks += [p("正文到此为止。"), p("2026年10月9日")]
    notes = "".join(note(each.number, p(r(line_of(each)))) for each in payloads)
    pictures = {"a.jpg": photo(), "b.jpg": photo(shade=200)}
    return docx(*blocks, notes=notes, pictures=pictures, links={"https": "https://a.example/"})


# --- the registry ---------------------------------------------------------------------------------


def for_the_registry() -> list[Payload]:
    """The payloads that the registry takes: without `<`, which it refuses in every value."""
    return [
        each for each in PAYLOADS if not CONTROL.search(each.text) and "<" not in normalize("NFKC", each.text)
    ]


def hostile_offices(folder: Path) -> Built:
    """Names of columns, categories, themes and outlets, and all that header and footer say, are payloads."""
    taken = for_the_registry()
    some = taken[::4]
    sample = Sample(folder)
    _site(sample, taken)
    sample.write("registry/columns.yaml", _listed(_column(each) for each in some))
    categories = _listed((f"key: g{each.number}, name: {_quoted(line_of(each))}" for each in some), "  ")
    themes = _listed(
        (f"key: t{each.number}, name: {_quoted(line_of(each) + ' 主题')}" for each in some), "  "
    )
    sample.write("registry/taxonomy.yaml", f"categories:\n{categories}themes:\n{themes}")
    sample.write("registry/outlets.yaml", _listed(_outlet(each) for each in taken))
    for each in some:
        text, body = _quoted(line_of(each)), each.text if is_taken(each.text) else "正文。"
        facts = dict.fromkeys(("title", "summary", "source", "reviewer"), text)
        sample.item(f"c{each.number}/a.md", body, **facts)
        if each in some[:10]:
            sample.item(f"pages/p{each.number}.md", body, **facts)
        adopted = f"\n  - 媒体: o{each.number}\n    日期: 2026-10-20\n    版面: 一版"
        facts = {"category": f"g{each.number}", "themes": f"t{each.number}", "adoptions": adopted}
        sample.post(f"guangming/p{each.number}.md", **facts)
    return sample.build()


_SAID = (  # of site.yaml
    *("name", "short_name", "body", "section", "intro", "phone"),
    *("address", "hours", "copyright", "icp", "police"),
)


def _site(sample: Sample, taken: list[Payload]) -> None:
    facts = {name: _quoted(line_of(each)) for name, each in zip(_SAID, taken, strict=False)}
    links = _listed((f"name: {_quoted(line_of(e))}, url: {_quoted(web_address(e))}" for e in taken), "  ")
    sample.site_yaml(
        **facts,
        url=URL,
        mailbox=_quoted('"onmouseover=__ran(999)//@a.example'),
        site_domain=_quoted('"onmouseover=__ran(999)//.example'.replace("/", "|")),
        police_url=_quoted("https://a.example/'onmouseover='__ran(999)"),
        links="\n" + links.rstrip("\n"),
    )


def web_address(payload: Payload) -> str:
    """The text in an address that the registry takes."""
    return "https://a.example/" + "".join(line_of(payload).split())


def _column(each: Payload) -> str:
    text = _quoted(line_of(each))
    return f"key: c{each.number}, name: {text}, type: {text}, description: {text}, keywords: [{text}]"


def _outlet(each: Payload) -> str:
    text = _quoted(line_of(each))
    return f"key: o{each.number}, name: {text}, aliases: [{_quoted(line_of(each) + ' 报')}], level: city, points: 1"


def _listed(entries: Iterable[str], indent: str = "") -> str:
    return "".join(f"{indent}- {{{entry}}}\n" for entry in entries)
