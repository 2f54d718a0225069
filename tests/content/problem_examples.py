"""One small content tree for each thing that `check` can say, and docs/problems.md made of them.

    python -m tests.content.problem_examples > docs/problems.md      (with plugins/ on the path)

An example is what one person got wrong in a tree that is otherwise in order: the sentence of its problem is
whatever the product says when it reads that tree, so the page cannot promise another one.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image

from civic.core.addresses import item_id
from civic.core.problems import CODES, FilePart, Problem
from civic.desk.extra_checks import with_remarks
from civic.reading.site import read_site
from civic.wording.problems import say
from civic.wording.render import MARKS, REMEDY
from tests.office_files import docx, old_office, pdf, xlsx, zip_of

AS_OF = date(2026, 11, 23)
UNIT = "communities/guangming"
POST = f"{UNIT}/2026/重阳节.md"
NEWS = "bureau/news/tongzhi.md"
CARD = f"{UNIT}/community.yaml"
HEAD = ("标题: 重阳节看望老人", "日期: 2026-10-09", "分类: 社区服务")
TEXT = "社区工作人员看望了辖区的老人。"

_Files = dict[str, str | bytes]

BASE: _Files = {
    "registry/site.yaml": "url: https://www.example.org/\ndemo: true\nname: 示例网站\nbody: 示例局\n",
    "registry/columns.yaml": "- {key: news, name: 民政要闻, type: 工作动态}\n",
    "registry/taxonomy.yaml": (
        "categories:\n"
        "  - {key: service, name: 社区服务}\n  - {key: culture, name: 社区文化}\n"
        "  - {key: security, name: 社区保障}\n  - {key: family, name: 社区计生}\n  - {key: civil, name: 民政}\n"
        "  - {key: party, name: 党建}\n  - {key: general, name: 综合}\n  - {key: women, name: 妇联}\n"
        "themes:\n"
        "  - {key: campaign, name: 主题活动}\n  - {key: arts, name: 群众文化活动}\n  - {key: love, name: 爱心活动}\n"
        "  - {key: warmth, name: 热心活动}\n  - {key: care, name: 关心活动}\n  - {key: trust, name: 诚信活动}\n"
    ),
    "registry/outlets.yaml": (
        "- {key: sunwu-minzheng, name: 县民政信息网, level: county, points: 1}\n"
        "- {key: heihe-daily, name: 黑河日报, level: city, points: 4}\n"
    ),
    "registry/scoring.yaml": "2026: {monthly_min: 1}\n",
    CARD: "名称: 光明社区\n代码: 231124100002\n类型: 社区\n",
}


@dataclass(frozen=True)
class Example:
    """`name` is `code` or `code/case`; `files` change BASE; `shown` is what the page prints of them."""

    name: str
    files: _Files
    shown: str
    at: str = POST
    also: tuple[str, ...] = ()  # what else such a tree cannot help being told
    make: Callable[[Path], None] = field(default=lambda root: None)  # what no dictionary of files can hold

    @property
    def code(self) -> str:
        return self.name.partition("/")[0]

    def problem(self) -> Problem:
        """The one problem that this tree shows, read by the product."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "content")
            for path, content in (BASE | self.files).items():
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.encode() if isinstance(content, str) else content)
            self.make(root)
            told = with_remarks(read_site(root, Path(folder, "cache"), AS_OF), root, AS_OF, Path(folder))
        mine = [p for p in told if p.file == self.at and p.code == self.code and _name(p) == self.name]
        others = [_name(p) for p in told if p not in mine and _name(p) not in (self.name, *self.also)]
        if len(mine) != 1 or others:
            raise AssertionError(f"{self.name}: {[(_name(p), p.file, p.line) for p in told]}")
        return mine[0]


def _name(problem: Problem) -> str:
    """The name of the sentence that a problem is said in."""
    case = dict(problem.detail).get("case")
    plain = (
        say(problem.code, tuple(pair for pair in problem.detail if pair[0] != "case")) if not case else None
    )
    return problem.code if plain or not _has_sentence(problem.code, case) else f"{problem.code}/{case}"


def _has_sentence(code: str, case: str | None) -> bool:
    from civic.wording.problems import SENTENCES

    return f"{code}/{case}" in SENTENCES


def _file(head: tuple[str, ...] | str, body: str = TEXT) -> str:
    lines = head if isinstance(head, str) else "\n".join(head)
    return f"---\n{lines}\n---\n\n{body}\n"


def head(name: str, lines: str, *also: str, instead: int | None = None) -> Example:
    """Lines of a header, after the three that each needs or instead of one of them."""
    kept = HEAD if instead is None else tuple(line for at, line in enumerate(HEAD) if at != instead)
    return Example(name, {POST: _file((*kept, lines))}, lines, also=also)


def body(name: str, text: str, *also: str, files: _Files | None = None) -> Example:
    return Example(name, {POST: _file(HEAD, text), **(files or {})}, text, also=also)


def whole(name: str, text: str, *also: str) -> Example:
    """A file as it lies there, header and all."""
    return Example(name, {POST: text}, text.strip("\n") or "（空文件）", also=also)


def registry(name: str, file: str, text: str, shown: str = "", *also: str) -> Example:
    at = f"registry/{file}"
    return Example(name, {at: text}, shown or text.strip("\n"), at=at, also=also)


def card(name: str, text: str, shown: str) -> Example:
    return Example(name, {CARD: text}, shown, at=CARD)


def named(
    name: str, shown: str, files: _Files, at: str, *also: str, make: Callable[[Path], None] | None = None
) -> Example:
    """A matter of names and places, told in words."""
    return Example(name, files, shown, at=at, also=also, **({"make": make} if make else {}))


def attached(name: str, shown: str, file: str, data: bytes) -> Example:
    """A post that offers an attachment, told in words."""
    files: _Files = {POST: _file(HEAD, f"请看[附件]({file})。"), f"{UNIT}/2026/{file}": data}
    return Example(name, files, shown)


def _deep() -> bytes:
    data = zip_of({"a.txt": "x"})
    for name in ("4.zip", "3.zip", "2.zip", "1.zip"):
        data = zip_of({name: data})
    return data


def _picture(size: tuple[int, int] = (8, 6), kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


IN_ORDER = _file(HEAD)
_ONE = "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12\n    版面: 3"
_IDENTITY = "11010519491231002X"  # the example of GB 11643
_OUTLETS = str(BASE["registry/outlets.yaml"])
_COLUMNS = str(BASE["registry/columns.yaml"])
_SITE = str(BASE["registry/site.yaml"])
_CARD = str(BASE[CARD])


def _tall_picture() -> bytes:
    """A black PNG of 30,000 times 30,000 dots, one bit each; Pillow would take a byte for each, and two seconds."""
    packed = zlib.compressobj(1)
    rows = bytes(100 * (1 + 30_000 // 8))  # a row is led by the number of its filter
    drawn = b"".join(packed.compress(rows) for _ in range(300)) + packed.flush()
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", drawn), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _late_arrival(name: str, lines: str) -> Example:
    """A post that came with the second commit, on 9 October 2026."""

    def commit(root: Path) -> None:
        post = (root / POST).read_bytes()
        (root / POST).unlink()
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        nobody = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        day = {**os.environ, **nobody, "GIT_AUTHOR_DATE": "2026-10-09T12:00:00+0800"}
        for data in (None, post):
            if data is not None:
                (root / POST).write_bytes(data)
            for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "x"]):
                subprocess.run(["git", *who, *words], cwd=root, env=day, check=True)

    text = f"标题: 重阳节看望老人\n{lines}\n分类: 社区服务"
    files = {POST: _file(text), "registry/site.yaml": _SITE.replace("demo: true", "demo: false")}
    return Example(name, files, f"{lines}\n\n（2026-10-09 才放进来）", make=commit)


_POST_ID = item_id("guangming", "2026/重阳节.md")

EXAMPLES: tuple[Example, ...] = (
    # --- the file -------------------------------------------------------------------------------
    named("encoding-gbk", "用记事本存成 ANSI 的文件", {POST: IN_ORDER.encode("gbk")}, POST),
    named("encoding-utf16", "用记事本存成 Unicode 的文件", {POST: IN_ORDER.encode("utf-16")}, POST),
    named("encoding-unknown", "一张照片改名成了 重阳节.md", {POST: _picture(kind="JPEG")}, POST),
    named(
        "encoding-unknown/damaged",
        "「看望」的「看」少了一个字节",
        {POST: IN_ORDER.encode().replace("看望了".encode(), "看".encode()[:2] + "望了".encode())},
        POST,
    ),
    named("control-character", "一段的开头粘进了 Word 的换行符", {POST: _file(HEAD, "\x0b" + TEXT)}, POST),
    named("control-character/after", "标题里粘进了 Word 的换行符", {POST: IN_ORDER.replace("看望", "\x0b看望", 1)}, POST),
    named("file-unreadable", "照片.md 不是普通文件", {}, f"{UNIT}/照片.md", make=lambda root: os.mkfifo(root / UNIT / "照片.md")),
    named(
        "file-unreadable/link",
        "一个快捷方式指向已经删掉的文件",
        {},
        f"{UNIT}/a.md",
        make=lambda root: (root / UNIT / "a.md").symlink_to("gone.md"),
    ),
    named("file-unreadable/name", "文件名里有换行符", {f"{UNIT}/a\nb.md": IN_ORDER}, f"{UNIT}/a\ufffdb.md"),
    named(
        "file-unreadable/folder-named-post",
        "一个文件夹叫做 重阳节.md",
        {},
        f"{UNIT}/重阳节.md",
        make=lambda root: (root / UNIT / "重阳节.md").mkdir(),
    ),
    named(
        "address-taken",
        "2026 文件夹里有「重阳节.md」，外面还有一个「重阳节.md」，日期都在 2026 年",
        {POST: IN_ORDER, f"{UNIT}/重阳节.md": IN_ORDER},
        POST,
    ),
    named(
        "address-taken/draft",
        "2026 文件夹里有「重阳节.md」，外面还有一篇草稿「重阳节.md」，日期都在 2026 年",
        {POST: IN_ORDER, f"{UNIT}/重阳节.md": _file((*HEAD, "状态: 草稿"))},
        f"{UNIT}/重阳节.md",
    ),
    named("folder-of-no-unit", "communities 里多了文件夹 xinjian，里面没有 community.yaml", {"communities/xinjian/a.md": IN_ORDER}, "communities/xinjian"),
    named("folder-of-no-column", "bureau 里多了文件夹 other，columns.yaml 里没有它", {"bureau/other/a.md": _file(HEAD[:2])}, "bureau/other"),
    named("file-misplaced", "a.md 放在了 communities 文件夹里，不在任何单位里面", {"communities/a.md": IN_ORDER}, "communities/a.md"),
    named("file-misplaced/folder", "content 里多了一个文件夹「稿件」", {"稿件/a.md": IN_ORDER}, "稿件"),
    named(
        "file-misplaced/link",
        "单位的文件夹里有一个快捷方式，指向另一个文件夹",
        {POST: IN_ORDER},
        f"{UNIT}/去年",
        make=lambda root: (root / UNIT / "去年").symlink_to("2026", target_is_directory=True),
    ),
    named("file-misplaced/registry", "registry 里多了 notes.txt", {"registry/notes.txt": "x"}, "registry/notes.txt"),
    named("file-double-extension", "重阳节.md.txt", {f"{UNIT}/重阳节.md.txt": IN_ORDER}, f"{UNIT}/重阳节.md.txt"),
    named("file-extension-case", "重阳节.MD", {f"{UNIT}/重阳节.MD": IN_ORDER}, f"{UNIT}/重阳节.MD"),
    named("file-document", "重阳节.docx", {f"{UNIT}/重阳节.docx": "x"}, f"{UNIT}/重阳节.docx"),
    named("file-copy", "重阳节.md 旁边有「重阳节 - 副本.md」", {POST: IN_ORDER, f"{UNIT}/2026/重阳节 - 副本.md": IN_ORDER}, f"{UNIT}/2026/重阳节 - 副本.md"),
    named("file-unused", "照片.png 没有写到任何一篇文章里", {f"{UNIT}/照片.png": _picture()}, f"{UNIT}/照片.png"),
    named(
        "link-leaves-folder",
        "单位的文件夹里有一个快捷方式，指向外面的文件",
        {"registry/notes.yaml": "a: 1"},
        f"{UNIT}/a.md",
        "file-misplaced/registry",
        make=lambda root: (root / UNIT / "a.md").symlink_to(root / "registry" / "notes.yaml"),
    ),
    # --- the header -----------------------------------------------------------------------------
    whole("header-missing", "# 重阳节看望老人\n\n社区工作人员看望了辖区的老人。\n"),
    whole("header-missing/empty", ""),
    whole("header-missing/almost", IN_ORDER.replace("---", "———", 1)),
    whole("header-missing/bare", IN_ORDER.removeprefix("---\n")),
    whole("header-missing/before", "重阳节稿件\n" + IN_ORDER),
    whole("header-missing/code", "```yaml\n" + IN_ORDER),
    whole("header-unclosed", IN_ORDER.replace("\n---\n\n", "\n\n")),
    whole("header-unclosed/almost", IN_ORDER.replace("\n---\n\n", "\n-----\n\n")),
    registry("yaml-broken", "columns.yaml", _COLUMNS + "key: notices\n"),
    head("yaml-broken/no-word", "社区志愿者一同前往"),
    head("yaml-broken/no-colon", "来源；县民政局"),
    head("yaml-broken/tab", "\t来源: 县民政局"),
    head("yaml-broken/wide-blank", "　来源: 县民政局"),
    head("yaml-broken/indent", " 来源: 县民政局"),
    head("yaml-broken/nested", "采用:\n媒体: 黑河日报\n    日期: 2026-10-12\n    版面: 3", "yaml-broken/indent"),
    head("yaml-broken/dash", "标签:\n  -重阳"),
    head("yaml-broken/dash-extra", "- 来源: 县民政局"),
    head("yaml-broken/dash-below-value", "标签: 重阳\n  - 慰问"),
    registry("yaml-broken/full-colon", "site.yaml", _SITE + "股室：基层政权股\n", "股室：基层政权股"),
    head("yaml-broken/glued-colon", "来稿:县民政局"),
    registry("yaml-broken/colon-within", "site.yaml", _SITE + "股室: 科室: 基层政权股\n", "股室: 科室: 基层政权股"),
    registry("yaml-broken/quote", "site.yaml", _SITE + 'section: "基层政权股\n', 'section: "基层政权股'),
    registry("yaml-broken/quote-goes-on", "site.yaml", _SITE + 'allowed_numbers:\n  - "12345"热线\n', 'allowed_numbers:\n  - "12345"热线'),
    registry("yaml-broken/escape", "site.yaml", _SITE + 'section: "\\基层政权股"\n', 'section: "\\基层政权股"'),
    head("yaml-broken/bracket", "主题: [爱心活动, 关心活动"),
    head("yaml-broken/flow-comma", "采用:\n  - {媒体: 黑河日报，日期: 2026-10-12, 版面: 3}"),
    registry("yaml-broken/special", "site.yaml", _SITE + "allowed_numbers:\n  - @12345\n", "allowed_numbers:\n  - @12345"),
    registry("yaml-broken/second", "columns.yaml", _COLUMNS + "---\n"),
    registry("yaml-broken/key", "site.yaml", _SITE + "[section]: 基层政权股\n", "[section]: 基层政权股"),
    registry("yaml-broken/deep", "columns.yaml", _COLUMNS + "- " + "[" * 21 + "]" * 21 + "\n", "- " + "[" * 21 + "]" * 21),
    head("yaml-anchor", "主题: &a [爱心活动]"),
    head("yaml-tag", "主题: !a [爱心活动]"),
    head("key-repeated", "标题: 重阳节活动"),
    head("key-repeated/two-names", "title: 重阳节活动"),
    head("key-unknown", "天气: 晴"),
    head("key-unknown/near", "作着: 张**"),
    Example("key-not-here", {NEWS: _file((*HEAD[:2], "上报: 2026-10-09"))}, "上报: 2026-10-09", at=NEWS),
    Example("field-missing", {POST: _file(HEAD[1:])}, "\n".join(HEAD[1:])),
    head("field-missing/empty", "分类:", instead=2),
    head("field-missing/near", "标題: 重阳节看望老人", "key-unknown/near", instead=0),
    Example("text-wrong", {POST: "---\n{标题: 甲, 日期: 2026-10-09, 分类: 民政, 来源: {乙: 丙}}\n---\n"}, "{…… 来源: {乙: 丙}}"),
    head("text-wrong/list", "封面:\n  - 现场.jpg"),
    Example("list-wrong", {POST: "---\n{标题: 甲, 日期: 2026-10-09, 分类: 民政, 标签: [{甲: 乙}]}\n---\n"}, "{…… 标签: [{甲: 乙}]}"),
    card("number-wrong", _CARD + "在岗人数: 九人\n", "在岗人数: 九人"),
    head("flag-wrong", _ONE + "\n    头条: 对"),
    head("date-wrong", "到期: 下周三"),
    head("date-wrong/near", "到期: 20261231"),
    head("date-wrong/yes", "上报: 是"),
    head("date-wrong/no-year", "到期: 12月31日"),
    head("date-impossible", "到期: 2026-02-30"),
    head("date-impossible/month", "到期: 2026-13-45"),
    head("date-impossible/year", "到期: 0202-12-31"),
    head("date-impossible/time", "日期: 2026-10-09 25:00", instead=1),
    head("date-impossible/offset", "日期: 2026-10-09 8:30+99:00", instead=1),
    head("category-unknown", "分类: 敬老", instead=2),
    head("category-unknown/near", "分类: 社区服物", instead=2),
    head("category-unknown/several", "分类: 社区服务、党建", instead=2),
    Example("category-not-here", {NEWS: _file(HEAD)}, HEAD[2], at=NEWS),
    head("theme-unknown", "主题: 敬老"),
    head("theme-unknown/near", "主题: 爱心活功"),
    head("theme-unknown/several", "主题: 爱心活动 关心活动"),
    head("status-unknown", "状态: 急"),
    head("status-unknown/near", "状态: 发布"),
    head("outlet-unknown", _ONE.replace("黑河日报", "朋友圈")),
    head("outlet-unknown/near", _ONE.replace("黑河日报", "黑河曰报")),
    head("outlet-unknown/several", _ONE.replace("黑河日报", "黑河日报、县民政信息网")),
    head("adoption-wrong/text", "采用: 黑河日报，10月12日"),
    head("adoption-wrong/split", "采用:\n  - 媒体: 黑河日报\n  - 日期: 2026-10-12\n  - 版面: 3"),
    head("adoption-wrong/outlet", "采用:\n  - 日期: 2026-10-12\n    版面: 3"),
    head("adoption-wrong/date", "采用:\n  - 媒体: 黑河日报\n    版面: 3"),
    head("void-wrong", "作废:\n  - 虚假\n  - 2026-10-12"),
    head("void-wrong/text", "作废: 虚假"),
    head("void-wrong/reason", "作废:\n  日期: 2026-12-12"),
    head("void-wrong/date", "作废:\n  原因: 虚假"),
    head("void-reason-unknown", "作废:\n  原因: 写错了\n  日期: 2026-12-12"),
    head("void-reason-unknown/near", "作废:\n  原因: 虚构\n  日期: 2026-12-12"),
    head("url-wrong", _ONE + "\n    网址: 见报纸"),
    head("url-wrong/scheme", _ONE + "\n    网址: www.example.org/1.html"),
    head("url-wrong/right", _ONE + "\n    网址: https：//www.example.org/1.html"),
    head("url-wrong/blank", _ONE + "\n    网址: https://www.example.org/1.html 第三版"),
    head("slug-wrong", "网址名: ——"),
    head("slug-wrong/near", "网址名: 重阳节 1"),
    named("slug-empty", "文件名是「！！.md」", {f"{UNIT}/！！.md": IN_ORDER}, f"{UNIT}/！！.md"),
    head("slug-reserved", "网址名: page"),
    named("slug-reserved/name", "文件名是「page.md」", {f"{UNIT}/page.md": IN_ORDER}, f"{UNIT}/page.md"),
    head("title-long", "标题: " + "重阳节里看望老人" * 11, instead=0),
    head("adoption-without-evidence", "采用:\n  - 媒体: 黑河日报\n    日期: 2026-10-12"),
    head("list-stays/missing", "标签: 公示名单"),
    head("list-stays", "标签: 公示名单\n到期: 2026-12-31"),
    Example(
        "event-apart",
        {
            POST: _file((*HEAD, "事件: 慰问")),
            f"{UNIT}/2026/a.md": _file(("标题: 春节慰问", "日期: 2026-02-10", "分类: 民政", "事件: 慰问")),
        },
        "事件: 慰问\n\n（二月的另一篇也写了 事件: 慰问）",
    ),
    Example(
        "received-late",
        {POST: IN_ORDER, "registry/received.csv": f"id,unit,day\n{_POST_ID},guangming,2026-11-06\n"},
        "日期: 2026-10-09\n\n（registry/received.csv 里记着：2026-11-06 收到）",
    ),
    _late_arrival("day-before-history/date", "日期: 2026-01-09"),
    _late_arrival("day-before-history/reported", "日期: 2026-10-09\n上报: 2026-01-09"),
    # --- units and registry ---------------------------------------------------------------------
    named("unit-file-missing", "登记表叫做 community.yml", {"communities/xinhua/community.yml": _CARD}, "communities/xinhua"),
    card("field-missing/unit", _CARD.replace("类型: 社区\n", ""), _CARD.replace("类型: 社区\n", "")),
    named("unit-key-wrong", "单位的文件夹叫做 XinHua", {"communities/XinHua/community.yaml": _CARD.replace("0002", "0004")}, "communities/XinHua/community.yaml"),
    named("unit-key-reserved", "单位的文件夹叫做 search", {"communities/search/community.yaml": _CARD.replace("0002", "0004")}, "communities/search/community.yaml"),
    card("unit-code-wrong", _CARD.replace("231124100002", "231124"), "代码: 231124"),
    card("unit-code-wrong/wide", _CARD.replace("231124100002", "２３１１２４１００００２"), "代码: ２３１１２４１００００２"),
    named("unit-code-taken", "两个单位都写了 代码: 231124100002", {"communities/xinhua/community.yaml": _CARD}, CARD),
    card("unit-kind-unknown", _CARD.replace("类型: 社区", "类型: 街道"), "类型: 街道"),
    card("unit-kind-unknown/near", _CARD.replace("类型: 社区", "类型: 乡"), "类型: 乡"),
    named(
        "registry-file-missing",
        "registry 里没有 outlets.yaml",
        {},
        "registry/outlets.yaml",
        make=lambda root: (root / "registry/outlets.yaml").unlink(),
    ),
    registry("registry-value-wrong/empty", "outlets.yaml", "", "（空文件）"),
    registry("registry-value-wrong/missing", "columns.yaml", "- {key: news, type: 工作动态}\n"),
    registry("registry-value-wrong/mapping", "columns.yaml", _COLUMNS + "- 通知公告\n", "- 通知公告"),
    registry("registry-value-wrong/list", "columns.yaml", "民政要闻\n"),
    registry("registry-value-wrong/text", "columns.yaml", "- {key: news, name: [民政, 要闻], type: 工作动态}\n"),
    registry("registry-value-wrong/markup", "site.yaml", _SITE + "section: <b>股室</b>\n", "section: <b>股室</b>"),
    registry("registry-value-wrong/placeholder", "columns.yaml", "- {key: news, name: 待定, type: 工作动态}\n"),
    registry("registry-value-wrong/key", "columns.yaml", "- {key: 要闻, name: 民政要闻, type: 工作动态}\n"),
    registry("registry-value-wrong/flag", "site.yaml", _SITE.replace("true", "对"), "demo: 对"),
    registry("registry-value-wrong/choice", "outlets.yaml", _OUTLETS.replace("city", "town"), "- {key: heihe-daily, name: 黑河日报, level: town, points: 4}"),
    registry("registry-value-wrong/amount", "scoring.yaml", "2026: {extra_piece: 两分}\n"),
    registry("registry-value-wrong/points", "outlets.yaml", _OUTLETS.replace("points: 4", "points: 四分"), "- {key: heihe-daily, name: 黑河日报, level: city, points: 四分}"),
    registry("registry-value-wrong/whole", "scoring.yaml", "2026: {monthly_min: 0}\n"),
    registry("registry-value-wrong/year", "scoring.yaml", "今年: {monthly_min: 1}\n"),
    registry("registry-value-wrong/years", "scoring.yaml", "每月至少一篇\n"),
    registry("registry-value-wrong/site-url", "site.yaml", _SITE.replace("https://www.example.org/", "www.example.org"), "url: www.example.org"),
    registry("registry-value-wrong/received-line", "received.csv", f"id,unit,day\n<<<<<<< HEAD\n{_POST_ID},guangming,2026-11-05\n"),
    registry("registry-value-wrong/received-day", "received.csv", f"id,unit,day\n{_POST_ID},guangming,下周三\n"),
    registry("registry-value-wrong/url", "site.yaml", _SITE + "links: [{name: 中国政府网, url: www.example.org}]\n", "links: [{name: 中国政府网, url: www.example.org}]"),
    registry("registry-value-wrong/domain", "site.yaml", _SITE + "site_domain: https://www.example.org\n", "site_domain: https://www.example.org"),
    registry("registry-value-wrong/id-code", "site.yaml", _SITE + "site_id_code: 12\n", "site_id_code: 12"),
    registry("registry-value-wrong/area-code", "site.yaml", _SITE + "area_code: 2311\n", "area_code: 2311"),
    registry("registry-value-wrong/mailbox", "site.yaml", _SITE + "mailbox: minzheng\n", "mailbox: minzheng"),
    registry("registry-value-wrong/picture", "site.yaml", _SITE + "conac_picture: https://www.example.org/a.png\n", "conac_picture: https://www.example.org/a.png"),
    registry("registry-value-wrong/picture-missing", "site.yaml", _SITE + "conac_picture: conac.png\n", "conac_picture: conac.png"),
    Example(
        "registry-value-wrong/picture-fake",
        {"registry/site.yaml": _SITE + "conac_picture: conac.png\n", "registry/conac.png": "<svg xmlns='http://www.w3.org/2000/svg'/>"},
        "conac_picture: conac.png",
        at="registry/site.yaml",
    ),
    registry("registry-key-taken", "columns.yaml", _COLUMNS + "- {key: news, name: 通知公告, type: 工作动态}\n"),
    registry("registry-key-reserved", "columns.yaml", "- {key: search, name: 民政要闻, type: 工作动态}\n"),
    registry("registry-name-taken", "columns.yaml", _COLUMNS + "- {key: notices, name: 民政 要闻, type: 工作动态}\n"),
    # --- the text, pictures, attachments, links -------------------------------------------------
    body("picture-missing", "![看望老人](现场.jpg)"),
    body("picture-missing/nameless", '![看望老人]("现场.jpg")'),
    body("picture-truncated", "![看望老人](现场.jpg)", files={f"{UNIT}/2026/现场.jpg": _picture((400, 300), "JPEG")[:-200]}),
    body("picture-fake", "![看望老人](现场.jpg)", files={f"{UNIT}/2026/现场.jpg": b"%PDF-1.4 no picture"}),
    body("picture-too-large", "![看望老人](现场.png)", files={f"{UNIT}/2026/现场.png": _tall_picture()}),
    body("picture-elsewhere", "![看望老人](https://www.example.org/a.jpg)"),
    body("link-missing", "请下载[申请表](申请表.docx)。"),
    body("link-address-wrong", "请看[光明社区](/communities/guangmin/)。"),
    body("link-without-page", "请看[妇联的文章](/categories/women/)。"),
    body("path-leaves-folder", "![看望老人](../../xinhua/现场.jpg)"),
    body("scheme-refused", "请看[这里](ftp://www.example.org/a)。"),
    body("scheme-refused/file", "请下载[申请表](file:///D:/申请表.doc)。"),
    body("attachment-type", "请下载[软件](软件.exe)。", files={f"{UNIT}/2026/软件.exe": "x"}),
    body("attachment-too-large", "请看[录像](录像.mp4)。", files={f"{UNIT}/2026/录像.mp4": b"\0" * (20 * 1024 * 1024 + 1)}),
    body(
        "attachment-name-taken",
        "请下载[甲](甲/申请表.pdf)和[乙](乙/申请表.pdf)。",
        files={f"{UNIT}/2026/甲/申请表.pdf": pdf("a"), f"{UNIT}/2026/乙/申请表.pdf": pdf("b")},
    ),
    attached("attachment-fake", "把一个网页改名成了附件 申请表.pdf", "申请表.pdf", b"<!DOCTYPE html><title>x</title>"),
    attached("attachment-fake/unknown", "附件 申请表.pdf 拷贝时坏了", "申请表.pdf", b"x"),
    attached("attachment-fake/empty", "附件 申请表.docx 里一个字节都没有", "申请表.docx", b""),
    attached("attachment-fake/hidden", "有人在附件 申请表.pdf 的末尾接了一个压缩包", "申请表.pdf", pdf("a") + zip_of({"a.exe": "MZ"})),
    attached("attachment-fake/macro", "把带宏的 申请表.docm 改名成了附件 申请表.docx", "申请表.docx", docx("姓名：", more={"word/vbaProject.bin": "x"})),
    attached("attachment-unread", "附件 材料.zip 里有一张 CAD 图纸", "材料.zip", zip_of({"图纸.dwg": "AC1027"})),
    attached("attachment-unread/old", "附件是 申请表.doc", "申请表.doc", old_office("WordDocument")),
    attached("attachment-unread/locked", "附件 申请表.xlsx 设了打开密码", "申请表.xlsx", old_office("EncryptedPackage")),
    attached("attachment-unread/scanned", "附件 公告.pdf 是扫描仪扫出来的", "公告.pdf", _picture((60, 80), "PDF")),
    attached("attachment-unread/broken", "附件 申请表.docx 只拷贝了一半", "申请表.docx", docx("姓名：")[:-30]),
    attached("attachment-unread/large", "附件 材料.zip 里有六千个文件", "材料.zip", zip_of({f"{n}.txt": "" for n in range(6000)})),
    attached("attachment-unread/deep", "附件 材料.zip 里的压缩包套了五层", "材料.zip", _deep()),
    body("person-exposed", "上午走访了低保户张三。"),
    attached("person-exposed/attachment", "附件 发放表.xlsx 的工作表「低保」里有两个名字，没有打码", "发放表.xlsx", xlsx({"低保": [["姓名", "金额"], ["张三", "600"], ["李四", "600"]]})),
    body("alt-missing", "![](现场.png)", files={f"{UNIT}/2026/现场.png": _picture()}),
    body("heading-skipped", "## 活动经过\n\n#### 慰问"),
    body("heading-skipped/first", "#### 慰问\n\n## 活动经过"),
    body("heading-glued", "##活动经过"),
    # --- personal numbers -----------------------------------------------------------------------
    body("identity-number", f"身份证号 {_IDENTITY}"),
    attached("identity-number/attachment", "附件 花名册.xlsx 里有两个人的身份证号", "花名册.xlsx", xlsx({"一月": [["姓名", "身份证号"], ["张某", _IDENTITY], ["李某", _IDENTITY]]})),
    attached("identity-number-doubtful/attachment", "附件 花名册.docx 里有一个打错的身份证号", "花名册.docx", docx("身份证号 110105194912310021")),
    attached("bank-card/attachment", "附件 材料.zip 里的表格有卡号", "材料.zip", zip_of({"发放表.xlsx": xlsx({"一月": [["卡号", "620000000000000005"]]})})),
    attached("mobile-number/attachment", "附件 通知.pdf 的第 2 页有手机号", "通知.pdf", pdf("1", "13800000000")),
    named("identity-number/name", f"文件名是「{_IDENTITY}.md」", {f"{UNIT}/{_IDENTITY}.md": IN_ORDER}, f"{UNIT}/{_IDENTITY}.md"),
    body("identity-number-doubtful", "身份证号 110105194912310021"),
    named("identity-number-doubtful/name", "文件名是「110105194912310021.md」", {f"{UNIT}/110105194912310021.md": IN_ORDER}, f"{UNIT}/110105194912310021.md"),
    body("bank-card", "卡号 6200 0000 0000 0000 05"),
    named("bank-card/name", "文件名是「6200000000000000000.md」", {f"{UNIT}/6200000000000000000.md": IN_ORDER}, f"{UNIT}/6200000000000000000.md"),
    body("mobile-number", "请打电话 13800000000"),
    named("mobile-number/name", "文件名是「13800000000.md」", {f"{UNIT}/13800000000.md": IN_ORDER}, f"{UNIT}/13800000000.md"),
)  # fmt: skip


# --- the page -------------------------------------------------------------------------------------

_INTRO = """# 「检查」会说的话

`python3 tasks.py check` 把内容里的每一处问题都说出来：在哪个文件、哪一行，哪里不对，怎么改。这里把它会说的话全部列出来，
每一条都有一个例子。说的时候，文件名和行号写在前面。

- 【问题】改好之前，这一篇（或这个单位、这个网站）不发布，其他的照常发布。
- 【提醒】只是说一声，不影响发布。草稿里的问题都只是提醒。

小标题是给程序和管理员看的代号，`check --format json` 里的 `code` 就是它。

这一页是由 `tests/content/problem_examples.py` 生成的，里面的话是程序真正说出来的，请不要手工改。
"""
_PARTS = {
    FilePart.FILE: "文件",
    FilePart.HEADER: "文章开头的各行",
    FilePart.BODY: "正文、图片、附件和链接",
    FilePart.NUMBERS: "个人号码",
}
_UNITS = "单位的登记表和 registry 里的登记"
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


def _chapter(code: str) -> str:
    return _UNITS if code.startswith(("unit-", "registry-")) else _PARTS[CODES[code][1]]


def page() -> str:
    """docs/problems.md: every code in the order of CODES, with each of its sentences and an example."""
    return "".join(_page())


def _page() -> Iterator[str]:
    yield _INTRO
    ordered = sorted(
        CODES, key=lambda code: list({_chapter(each): 0 for each in CODES}).index(_chapter(code))
    )
    for chapter, codes in groupby(ordered, key=_chapter):
        yield f"\n## {chapter}\n"
        for code in codes:
            yield f"\n### {code}\n"
            for example in EXAMPLES:
                if example.code == code:
                    yield from _entry(example)


def _entry(example: Example) -> Iterator[str]:
    told = example.problem()
    message, hint = say(told.code, told.detail)
    where = f"第 {told.line} 行：" if told.line is not None else ""
    in_words = example.at not in example.files or example.shown not in str(example.files[example.at])
    shown = _UNPRINTABLE.sub(lambda match: "→" if match[0] == "\t" else "□", example.shown)
    yield f"\n{shown}：\n" if in_words and "\n" not in shown else f"\n~~~\n{shown}\n~~~\n"
    yield f"\n> {MARKS[told.severity]}{where}{_plain(message)}  \n> {REMEDY}{_plain(hint)}\n"


def _plain(sentence: str) -> str:
    """A sentence as Markdown text that shows it as it is."""
    return re.sub(r"([\\`*_<>\[\]#|~])", r"\\\1", _UNPRINTABLE.sub("□", sentence))


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201, it is made to be piped into the page
