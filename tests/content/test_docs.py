"""The documents stay true: what they show is read, run and counted by the product itself.

What a fenced block holds is told by the word behind its backticks:

    稿件 NAME      a whole post; the quote behind it is what `check` prints of it, to the letter: without one, nothing
    登记头         lines of a header, put behind title, date and category
    正文           the text of a post
    登记 FILE      lines that are added to this file of content/ (a file that is new, if there is none)
"""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from civic.core.periods import parse as period
from civic.core.tally.standings import StandingsRow
from civic.core.tally.tally import Tally
from civic.desk.check import check
from civic.desk.verbs import VERBS, Option, Verb
from civic.reading.schema.field import Schema
from civic.reading.schema.post import ADOPTION, POST, VOID
from civic.reading.schema.registry import CATEGORY, COLUMN, OUTLET, RULES, TAXONOMY, THEME
from civic.reading.schema.site import LINK as FOOTER_LINK
from civic.reading.schema.site import SITE
from civic.reading.schema.unit import UNIT
from civic.reading.site import SiteRead, read_site
from tests.office_files import docx

ROOT = Path(__file__).parents[2]
PROBLEMS = ROOT / "docs/problems.md"  # made from what the product says: its links are those of examples
DOCS = sorted(
    {
        *(ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING")),
        *(ROOT / "docs").glob("*.md"),
    }
    - {PROBLEMS}
)
STAFF, BUREAU, DEPLOY = (ROOT / f"docs/{name}.zh.md" for name in ("staff", "bureau", "deploy"))
SPECIFICATION = ROOT / "docs/specification.md"
AS_OF = date(2026, 11, 23)
HEADER = "---\n标题: 重阳节看望老人\n日期: 2026-10-09\n分类: 社区服务\n{more}---\n{body}\n"

MADE = {
    ".venv/installed",
    ".cache/setup.log",
    ".cache/divisions",
    ".venv/bin/python",
    ".venv/bin/pytest",
    "output/",
}  # not in a clone

FENCE = re.compile(r"^(?P<mark>`{3,}) ?(?P<words>[^\n`]*)\n(?P<text>.*?)^(?P=mark)$", re.M | re.S)
COMMAND = re.compile(
    r"\b(?:python3|py|python) tasks\.py +(?P<verb>[a-z]+)(?P<options>(?: +--?[a-z][^\n`，。；、）]*)?)"
)
LINK = re.compile(r"!?\[[^\]\n]*\]\((?P<target>[^)\s]+)\)|(?:src|href)=\"(?P<other>[^\"]+)\"")


class Block(NamedTuple):
    words: str
    name: str
    text: str


def blocks(document: Path) -> list[Block]:
    """The fenced blocks of a document in their order."""
    found = FENCE.finditer(document.read_text("utf-8"))
    return [Block(*_named(one["words"]), one["text"]) for one in found]


def _named(words: str) -> tuple[str, str]:
    word, _, name = words.strip().partition(" ")
    return word, name


def prose(document: Path) -> str:
    """A document without its fenced blocks."""
    return FENCE.sub("", document.read_text("utf-8"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site with one community, which has the files that the documents speak of."""
    made = tmp_path / "content"
    shutil.copytree(ROOT / "content/registry", made / "registry")
    real, unit = ROOT / "content/communities/guangming", made / "communities/guangming"
    (unit / "2026").mkdir(parents=True)
    for name in ("community.yaml", "cover.jpg"):
        shutil.copy(real / name, unit)
    for name in ("饺子.jpg", "现场.jpg", "微信图片 (1).JPG"):
        shutil.copy(real / "cover.jpg", unit / "2026" / name)
    (unit / "2026/报名表.docx").write_bytes(docx("姓名："))
    (unit / "2026/另一篇.md").write_text(HEADER.format(more="网址名: ling-yi-pian\n", body="。"), "utf-8")
    return made


def told(content: Path, name: str, text: str, output: pytest.CaptureFixture[str]) -> str:
    """What `check` prints of one post; where it names no folder it lies in the community's."""
    file = name if "/" in name else f"communities/guangming/2026/{name}"
    (content / file).parent.mkdir(parents=True, exist_ok=True)
    (content / file).write_text(text, "utf-8")
    check(content, AS_OF, "text")
    parts = output.readouterr().out.split(f"\n{file}\n")
    return parts[1].split("\n\n")[0].rstrip("\n") + "\n" if len(parts) == 2 else ""


def _examples() -> Iterator[tuple[str, str, str]]:
    for document in (STAFF, BUREAU):
        text = document.read_text("utf-8")
        whole = [found for found in FENCE.finditer(text) if found["words"].startswith("稿件")]
        for found in whole:
            quote = re.match(r"\n\n((?:>.*\n)+)", text[found.end() :])
            yield _named(found["words"])[1], found["text"], _printed(quote[1]) if quote else ""


def _printed(quote: str) -> str:
    """A quote as `check` prints it: with its indentation, without what Markdown needs."""
    lines = [re.sub(r"\\(.)", r"\1", line.removeprefix(">").strip()) for line in quote.splitlines()]
    return "".join(("  " if line.startswith("【") else "    ") + line + "\n" for line in lines if line)


EXAMPLES = list(_examples())  # (name, post, what is quoted of `check`)


@pytest.mark.parametrize(("name", "post", "quoted"), EXAMPLES, ids=[name for name, _, _ in EXAMPLES])
def test_check_says_of_each_post_shown_what_the_document_quotes(
    name: str, post: str, quoted: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(content, name, post, capsys) == quoted


def test_five_messages_are_quoted_for_staff() -> None:
    assert len([quoted for _, _, quoted in EXAMPLES if "【问题】" in quoted]) >= 5


PARTS = [b for document in (STAFF, BUREAU) for b in blocks(document) if b.words in ("登记头", "正文")]


@pytest.mark.parametrize("part", PARTS, ids=[part.text.split("\n")[0][:20] for part in PARTS])
def test_nothing_is_wrong_with_the_parts_of_posts_that_are_shown(
    part: Block, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more, body = (part.text, "。") if part.words == "登记头" else ("", part.text)
    assert told(content, "例子.md", HEADER.format(more=more, body=body), capsys) == ""


REGISTERED = [block for document in (STAFF, BUREAU) for block in blocks(document) if block.words == "登记"]


@pytest.mark.parametrize("shown", REGISTERED, ids=[block.name for block in REGISTERED])
def test_what_is_shown_of_the_registry_can_be_added_to_it(shown: Block, content: Path) -> None:
    file = content / shown.name
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{shown.text}", "utf-8")
    reading = read_site(content, content.parent / "cache", AS_OF)
    assert [fault for fault in reading.problems if fault.file == shown.name] == []
    assert reading.site is not None


def test_every_part_of_the_registry_that_a_clerk_changes_is_shown() -> None:
    shown = {block.name.rsplit("/", 1)[-1] for block in REGISTERED}
    assert shown == {"community.yaml", "outlets.yaml", "columns.yaml", "scoring.yaml"}


@pytest.mark.parametrize(
    ("schema", "first"),
    [(POST, "标题"), (ADOPTION, "媒体"), (VOID, "原因")],
    ids=["post", "adoption", "void"],
)
def test_the_tables_for_staff_explain_the_keys_that_are_read_and_no_others(
    schema: Schema, first: str
) -> None:
    table = next(
        rows for rows in tables(STAFF) if rows[0][:2] == ["写什么", "英文也认"] and rows[1][0] == first
    )
    told = [(row[0], row[1], row[2] == "必须") for row in table[1:]]
    assert told == [(field.chinese, field.name, field.required) for field in schema.fields]


@pytest.mark.parametrize(
    ("schema", "before"),
    [
        (SITE, "**site.yaml：网站**"),
        (FOOTER_LINK, "**site.yaml 里 links 的每一条**"),
        (COLUMN, "**columns.yaml：栏目**"),
        (TAXONOMY, "**taxonomy.yaml：分类和主题**"),
        (CATEGORY, "**categories 的每一条**"),
        (THEME, "**themes 的每一条**"),
        (OUTLET, "**outlets.yaml：媒体**"),
        (RULES, "**scoring.yaml：一年的规则**"),
    ],
    ids=lambda each: each.kind if isinstance(each, Schema) else "",
)
def test_the_tables_for_the_bureau_explain_the_words_of_the_registry(schema: Schema, before: str) -> None:
    table = BUREAU.read_text("utf-8").partition(f"{before}\n\n")[2].partition("\n\n")[0]
    rows = [
        f"| {f.name} | {f.chinese} | {'**必须**' if f.required else '可以不写'} | {f.hint} |"
        for f in schema.fields
    ]
    assert table.splitlines()[2:] == rows


@pytest.mark.parametrize(
    ("heading", "schemas"),
    [
        ("1.2", (UNIT,)),
        ("1.3", (COLUMN, TAXONOMY, CATEGORY, THEME, OUTLET, RULES)),
        ("1.4", (POST,)),
        ("1.9", (SITE,)),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_the_specification_names_both_keys_of_each_field_and_no_others(
    heading: str, schemas: tuple[Schema, ...]
) -> None:
    text = SPECIFICATION.read_text("utf-8").partition(f"\n### {heading} ")[2].partition("\n### ")[0]
    of_keys = [table for table in text.split("\n\n") if table.lstrip("\n").startswith("| key | 中文 |")]
    named = set()
    for english, chinese in re.findall(r"^\| (`[^|]*`) \| ([^|]*) \|", "\n".join(of_keys), re.M):
        named |= set(zip(re.findall(r"`([\w-]+)`", english), chinese.split(", "), strict=True))
    assert named == {(field.name, field.chinese) for schema in schemas for field in schema.fields}


def test_the_full_example_for_staff_shows_every_key_but_those_that_take_a_post_away_or_send_it_back() -> None:
    text = next(block.text for block in blocks(STAFF) if block.name == "写全的例子.md")
    typed = set(re.findall(r"^(?: *- | *)([^\s:]+): ", re.sub(r"^采用:$", "采用: ", text, flags=re.M), re.M))
    wanted = {field.chinese for field in (*POST.fields, *ADOPTION.fields)}
    assert typed == wanted - {"撤下", "作废", "退回意见"}


def tables(document: Path) -> list[list[list[str]]]:
    """The tables of a document as rows of cells, without their rules and without marks of code or weight."""
    found: list[list[list[str]]] = []
    inside = False
    for line in prose(document).splitlines():
        if line.startswith("|"):
            cells = [
                re.sub(r"[`*]", "", cell).replace("\\|", "|").strip()
                for cell in re.split(r"(?<!\\)\|", line.strip("|"))
            ]
            if not inside:
                found.append([])
            if not re.fullmatch(r"[|: -]+", line):
                found[-1].append(cells)
        inside = line.startswith("|")
    return found


def test_categories_themes_and_outlets_are_those_of_the_registry(content: Path) -> None:
    site = read_site(content, content.parent / "cache", AS_OF).site
    assert site is not None
    first_column = {rows[0][0]: [row[0] for row in rows[1:]] for rows in tables(STAFF)}
    assert first_column["分类"] == [term.name for term in site.registry.categories]
    assert first_column["主题"] == [term.name for term in site.registry.themes]
    outlets = next(rows for rows in tables(BUREAU) if rows[0][:2] == ["媒体", "级别"])
    worth = {outlet.name: outlet.points_in(2026) for outlet in site.registry.outlets}
    assert {row[0]: Decimal(row[2]) for row in outlets[1:]} == worth


# --- the month that is counted by hand --------------------------------------------------------------


def test_the_month_counted_by_hand_is_what_the_tally_counts(content: Path, tmp_path: Path) -> None:
    reading = _example_month(content, tmp_path)
    assert [fault for fault in reading.problems if fault.file.endswith(".md")] == []
    assert reading.site is not None
    rows = {
        row.name: row for row in Tally.of(reading.site, AS_OF).standings(period("2026-10")).groups[0].rows
    }
    result = next(table for table in tables(BUREAU) if table[0][:2] == ["单位", "上报篇数"])
    assert [_counted(rows[line[0]]) for line in result[1:]] == [line[1:] for line in result[1:]]


def test_each_adoption_of_the_month_adds_what_the_document_says(content: Path, tmp_path: Path) -> None:
    site = _example_month(content, tmp_path).site
    assert site is not None
    tally = Tally.of(site, AS_OF)
    months = [tally.standings(period(f"2026-{month}")) for month in ("09", "10")]
    names = {outlet.key: outlet.name for outlet in site.registry.outlets}
    added = {
        (piece.title, names[a.outlet]): f"{a.points:.2f}"
        for month in months
        for row in month.groups[0].rows
        for piece in row.items
        for a in piece.adoptions
    }
    booked = next(table for table in tables(BUREAU) if table[0][:2] == ["采用的文章", "媒体"])
    assert {(line[0], line[1]): line[-1] for line in booked[1:]} == added


def _counted(row: StandingsRow) -> list[str]:
    amounts = (row.base, row.extra, row.adopted, row.penalty, row.points)
    return [str(row.submissions), *(f"{amount:.2f}".replace("-", "−") for amount in amounts)]


def _example_month(content: Path, folder: Path) -> SiteRead:
    """The posts of the table in bureau.zh.md, written as files and read."""
    shutil.rmtree(content / "communities")
    rows = next(table for table in tables(BUREAU) if table[0][:2] == ["单位", "文章"])
    for number, name in enumerate(dict.fromkeys(row[0] for row in rows[1:]), start=1):
        unit = content / f"communities/unit-{number}"
        unit.mkdir(parents=True)
        code = f"23112499910{number}"
        card = f"名称: {name}\n代码: {code}\n类型: 社区\n开通: 2026-03-01\n"
        (unit / "community.yaml").write_text(card, "utf-8")
        for post, row in enumerate((row for row in rows[1:] if row[0] == name), start=1):
            (unit / f"wen-{post}.md").write_text(_post(*row[1:]), "utf-8")
    return read_site(content, folder / "cache", AS_OF)


def _post(title: str, reported: str, event: str, adoptions: str, void: str) -> str:
    lines = [f"标题: {title}", f"日期: {_day(reported)}", "分类: 综合"]
    lines += [f"事件: {event}"] if event else []
    lines += ["采用:"] if adoptions else []
    for adoption in filter(None, adoptions.split("；")):
        day, outlet, *headline = adoption.split()
        lines += [f"  - 媒体: {outlet}", f"    日期: {_day(day)}", "    版面: 第1版"]
        lines += ["    头条: 是"] if headline else []
    if void:
        day, reason = void.split()
        lines += ["作废:", f"  原因: {reason}", f"  日期: {_day(day)}"]
    return "\n".join(["---", *lines, "---", "正文。", ""])


def _day(text: str) -> str:
    month, day = re.findall(r"\d+", text)
    return f"2026-{int(month):02}-{int(day):02}"


# --- commands, links and pictures -----------------------------------------------------------------


def _options(options: Iterable[Option]) -> set[str]:
    """The options of a verb as they are typed."""
    return {f"--{option.name}" for option in options if not option.is_positional}


def _commands() -> list[tuple[str, str, str]]:
    return [
        (document.name, found["verb"], found["options"])
        for document in DOCS
        for found in COMMAND.finditer(document.read_text("utf-8"))
    ]


def test_every_command_that_is_named_can_be_given() -> None:
    wrong = [
        (document, verb, option)
        for document, verb, options in _commands()
        for option in ["", *re.findall(r"--[a-z-]+", options)]
        if verb not in VERBS or (option and option not in _options(VERBS[verb].all_options) | {"--help"})
    ]
    assert wrong == []


def test_every_command_is_explained_somewhere() -> None:
    assert {verb for _, verb, _ in _commands()} == set(VERBS)


def _specified() -> list[tuple[str, str]]:
    """The rows of the table of verbs in the specification: verb, options and what it does, in order."""
    rows = next(rows for rows in tables(SPECIFICATION) if rows[0] == ["verb", "options and what it does"])
    return [(verb, text) for verb, text in rows[1:]]


def test_the_specification_lists_all_verbs_in_their_order() -> None:
    assert list(dict.fromkeys(verb for verb, _ in _specified())) == list(VERBS)


@pytest.mark.parametrize("verb", VERBS.values(), ids=list(VERBS))
def test_the_specification_names_the_options_of_each_verb_and_no_others(verb: Verb) -> None:
    named = {option for name, text in _specified() if name == verb.name for option in _typed(text)}
    assert named == _options(verb.options)


def test_the_specification_says_which_verbs_take_a_site_and_a_day() -> None:
    text = SPECIFICATION.read_text("utf-8").partition("### 4.1 Calling")[2].partition("### 4.2")[0]
    [dated] = re.findall(r"`--as-of DATE` with ([^.;]+)", text)
    takes_day = {name for name, verb in VERBS.items() if "--as-of" in _options(verb.shared)}
    assert set(re.findall(r"`(\w+)`", dated)) == takes_day
    assert {"--content", "--output", "--as-of"} <= set(_typed(text))


def test_what_may_be_chosen_is_named_in_help_and_specification() -> None:
    chosen = [(verb, option) for verb in VERBS.values() for option in verb.options if option.choices]
    assert [(verb.name, option.choices) for verb, option in chosen] == [
        ("check", ("text", "json")),
        ("tally", ("table", "json", "csv", "xlsx")),
    ]
    for verb, option in chosen:
        assert all(choice in option.help for choice in option.choices)
        rows = [text for name, text in _specified() if name == verb.name]
        assert any(f"--{option.name} {'|'.join(option.choices)}" in text for text in rows)


def _typed(text: str) -> list[str]:
    return re.findall(r"--[a-z-]+", text)


@pytest.mark.parametrize("document", DOCS, ids=[document.name for document in DOCS])
def test_every_link_and_picture_leads_to_a_file(document: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", prose(document))
    targets = [found["target"] or found["other"] for found in LINK.finditer(text)]
    files = [t.partition("#")[0] for t in targets if not t.startswith(("http://", "https://", "mailto:"))]
    assert [file for file in files if file and not (document.parent / file).exists()] == []


@pytest.mark.parametrize("document", DOCS, ids=[document.name for document in DOCS])
def test_every_link_to_a_part_of_a_document_leads_to_a_heading(document: Path) -> None:
    targets = re.findall(r"\]\((?!http)([^)#\s]*)#([^)]+)\)", prose(document))
    assert [
        (file, mark)
        for file, mark in targets
        if mark not in _headings(document.parent / file if file else document)
    ] == []


def _headings(document: Path) -> set[str]:
    """What the headings of a document are called in links, where it is shown on the web."""
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", prose(document), re.M)
    }


def test_every_path_named_in_the_map_is_there() -> None:
    rows = [row for rows in tables(ROOT / "README.md") for row in rows[1:] if "/" in row[0] or "." in row[0]]
    named = [path for row in rows for path in row[0].split(", ")]
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_file_that_developers_are_sent_to_is_there() -> None:
    text = (ROOT / "docs/developing.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_.]+/)+[\w.-]*)[`:]", text)) - MADE
    places = [ROOT, ROOT / "plugins", ROOT / "plugins/civic"]
    assert len(named) > 30
    assert [name for name in sorted(named) if not any((place / name).exists() for place in places)] == []


def test_every_file_that_the_document_on_deploying_speaks_of_is_there() -> None:
    text = DEPLOY.read_text("utf-8")
    named = set(re.findall(r"(?<![\w/.])(deploy/[\w./-]*|publishconf\.py)", text))
    assert {"deploy/backup.sh", "deploy/systemd/minzheng.timer", "publishconf.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    bare = set(re.findall(r"`((?:site-|minzheng)[\w.-]*\.(?:conf|service|timer))`", text))
    there = {file.name for file in (ROOT / "deploy").rglob("*.*")}
    assert bare
    assert bare <= there


COMMANDS = [block.text for block in blocks(DEPLOY) if block.words == "sh"]


@pytest.mark.parametrize("commands", COMMANDS, ids=[text.split("\n")[0] for text in COMMANDS])
def test_the_commands_for_deploying_are_whole_lines_for_a_shell(commands: str) -> None:
    assert subprocess.run(["sh", "-n"], input=commands.encode(), check=False).returncode == 0
    assert re.search(r"[“”‘’，；（]", commands) is None


def test_every_file_of_deploy_is_explained() -> None:
    text = DEPLOY.read_text("utf-8")
    files = [file.name for file in (ROOT / "deploy").rglob("*") if file.is_file()]
    assert [name for name in files if name not in text] == []


def test_the_settings_of_publishing_that_are_named_are_those_of_publishconf() -> None:
    named = set(re.findall(r"PUBLISH_[A-Z]+", DEPLOY.read_text("utf-8")))
    assert named == set(
        re.findall(r"^(PUBLISH_[A-Z]+) =", (ROOT / "publishconf.py").read_text("utf-8"), re.M)
    )


def test_the_folders_of_the_document_on_deploying_are_those_of_the_files() -> None:
    named = set(re.findall(r"/srv/minzheng[\w-]*", DEPLOY.read_text("utf-8")))
    files = [file for file in (ROOT / "deploy").rglob("*") if file.is_file()]
    assert set(re.findall(r"/srv/minzheng[\w-]*", "".join(f.read_text("utf-8") for f in files))) <= named


def test_what_a_clerk_may_see_is_what_the_program_says() -> None:
    rows = next(table for table in tables(BUREAU) if table[0] == ["看到", "怎么办"])
    speaking = [ROOT / "tasks.py", *(ROOT / "plugins/civic/wording").glob("*.py")]
    said = "".join(file.read_text("utf-8") for file in speaking)
    assert len(rows) > 10
    assert [row[0] for row in rows[1:] if row[0] not in said] == []


def test_the_facts_of_the_site_that_are_to_be_checked_are_those_of_site_yaml() -> None:
    rows = next(table for table in tables(BUREAU) if table[0] == ["词", "核对什么"])
    listed = {word for row in rows[1:] for word in row[0].split(", ")}
    typed = re.findall(r"^([a-z_]+):", (ROOT / "content/registry/site.yaml").read_text("utf-8"), re.M)
    assert set(typed) - listed == {"area_code", "intro", "copyright", "links"}
    assert listed <= set(typed)


@pytest.mark.parametrize("document", DOCS, ids=[document.name for document in DOCS])
def test_every_picture_of_a_document_has_words_for_those_who_cannot_see_it(document: Path) -> None:
    assert re.findall(r"!\[\]\([^)]*\)", prose(document)) == []


def test_the_pictures_of_the_documents_are_small() -> None:
    assert sum(file.stat().st_size for file in (ROOT / "docs/pictures").rglob("*.webp")) < 800 * 1024
