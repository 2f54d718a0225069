"""The verbs: what each is called, what may stand behind it, and what does it. One table for all who ask.

    VERBS["build"].all_options      # --strict, --jobs, … --content, --output, --as-of
    help_of(VERBS["build"], "python3 tasks.py")

tasks.py makes Invoke's tasks of it and the help, `command_line.py` the parsers and checks of the product, and the documents
are tested against it (specification.md §4.2). It imports the standard library only: tasks.py reads it before anything is
installed. What explains an option to a person stands beside the option.
"""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple


class ValueKind(Enum):
    """What stands behind an option, and how it is looked at (`command_line.py`)."""

    FLAG = auto()  # nothing
    TEXT = auto()
    LINE = auto()  # a text that is folded to one line
    NUMBER = auto()
    CHOICE = auto()
    DAY = auto()
    PERIOD = auto()
    FOLDER = auto()  # the content, which is there
    NEW_FOLDER = auto()  # one that need not be there
    FILE = auto()  # one that is there
    DOCUMENT = auto()  # a Word file, or a folder of them
    ARCHIVE = auto()  # a .zip to be written
    ITEM = auto()  # an address, or the file of an item


_PATHS = (ValueKind.FOLDER, ValueKind.NEW_FOLDER, ValueKind.FILE, ValueKind.DOCUMENT, ValueKind.ARCHIVE)


class Option(NamedTuple):
    """`--name VALUE` behind a verb, or what stands there without a name."""

    name: str  # as it is typed, without dashes: "as-of"
    help: str
    kind: ValueKind = ValueKind.TEXT
    choices: tuple[str, ...] = ()  # of a CHOICE
    least: int = 0  # of a NUMBER
    default: str | None = None  # what stands for it where nothing is written
    is_required: bool = False
    is_repeatable: bool = False
    placeholder: str = ""  # what help calls a value that stands without a name
    missing: str = ""  # ... and what a call without it still has to say

    @property
    def parameter(self) -> str:
        """What it is called in Python: "as_of"; "from_"."""
        name = self.name.replace("-", "_")
        return f"{name}_" if keyword.iskeyword(name) else name

    @property
    def takes_value(self) -> bool:
        return self.kind is not ValueKind.FLAG

    @property
    def is_positional(self) -> bool:
        return self.placeholder != ""

    @property
    def is_path(self) -> bool:
        """Whether it is meant as seen from where the user stands."""
        return self.kind in _PATHS


class Verb(NamedTuple):
    """`python3 tasks.py NAME`."""

    name: str
    sentence: str
    runs: str  # "module:function": called with the options by their parameters' names, gives the exit code
    options: tuple[Option, ...] = ()  # its own
    shared: tuple[Option, ...] = ()  # those of many verbs: which site, which day
    program: str = ""  # of a developers' verb: what is started, behind `python -m`
    lock: str = "run"  # what has to be installed: "dev" adds the developers' tools

    @property
    def all_options(self) -> tuple[Option, ...]:
        return (*self.options, *self.shared)

    @property
    def is_for_developers(self) -> bool:
        """Whether the product does without it."""
        return self.program != ""

    @property
    def command(self) -> list[str]:
        """What is started for it, behind `python -m`: ["civic.desk", "build"]."""
        return (self.program or f"civic.desk {self.name}").split()


_CONTENT = Option("content", "内容文件夹，默认 content", ValueKind.FOLDER, default="content")
_OUTPUT = Option("output", "网站的输出文件夹，默认 output", ValueKind.NEW_FOLDER, default="output")
_AS_OF = Option("as-of", "按哪一天计算，如 2026-11-05，默认今天", ValueKind.DAY)
_SITE = (_CONTENT, _OUTPUT)
_DATED = (*_SITE, _AS_OF)

_TABLE = (
    Verb(
        "serve",
        "在本机预览网站，保存文件后自动更新",
        "civic.desk.preview.serve:serve",
        shared=(
            _CONTENT,
            _OUTPUT._replace(help="网站的输出文件夹，默认在 .cache 里另放一份", default=None),
            _AS_OF,
        ),
    ),
    Verb(
        "build",
        "生成整个网站，可以直接发布",
        "civic.desk.calls:call_build",
        (
            Option("strict", "只要有一篇有问题，就什么也不写", ValueKind.FLAG),
            Option("jobs", "同时用几个处理器，默认全部", ValueKind.NUMBER, least=1),
            Option("why", "说明某一页由什么做成、这次为什么重做或没有重做，写它的网址"),
            Option("rollback", "不生成，恢复到上一次生成的网站", ValueKind.FLAG),
        ),
        _DATED,
    ),
    Verb(
        "check",
        "检查全部内容，列出所有问题，不生成网站",
        "civic.desk.calls:call_check",
        (
            Option(
                "format",
                "text 或 json，默认 text",
                ValueKind.CHOICE,
                choices=("text", "json"),
                default="text",
            ),
            Option("fix", "能自动改的，一个文件一个文件地给您看，问过再改", ValueKind.FLAG),
            Option("yes", "和 --fix 一起用：不问，都改", ValueKind.FLAG),
        ),
        _DATED,
    ),
    Verb(
        "new",
        "新建一篇文章，文件头已填好；也可以由 Word 文件转成草稿、登记新单位、建立正式的网站",
        "civic.desk.calls:call_new",
        (
            Option("community", "社区、乡镇或村的名称或代号，如 建华社区、jianhua"),
            Option("column", "县局栏目的名称或代号，如 通知公告、notices（与 --community 二选一）"),
            Option("title", "标题", ValueKind.LINE),
            Option(
                "from",
                "Word 文件（.docx），转成草稿；可以一次写几个，也可以写一个文件夹",
                ValueKind.DOCUMENT,
                is_repeatable=True,
            ),
            Option(
                "unit",
                "登记一个新单位：--name、--code、--kind 写全就直接登记，不写就一项一项问",
                ValueKind.FLAG,
            ),
            Option("name", "新单位的名称，例如 某某社区"),
            Option("code", "新单位的 12 位统计用区划代码"),
            Option("kind", "新单位的类型：社区、乡镇 或 村"),
            Option("site", "为一个县建立正式的网站，一项一项问；示例内容移到旁边", ValueKind.FLAG),
            Option("units", "自己准备的单位名单（Excel、CSV 或 JSON），不用下载全国的", ValueKind.FILE),
        ),
        # Where a site begins there may be nothing yet.
        (_CONTENT._replace(kind=ValueKind.NEW_FOLDER), _OUTPUT),
    ),
    Verb(
        "tally",
        "统计各单位一期的信息报送得分",
        "civic.desk.calls:call_tally",
        (
            Option(
                "period",
                "哪一期：2026-10、2026-Q3、2026-H2 或 2026",
                ValueKind.PERIOD,
                is_required=True,
            ),
            Option(
                "format",
                "table、json、csv 或 xlsx，默认 table",
                ValueKind.CHOICE,
                choices=("table", "json", "csv", "xlsx"),
                default="table",
            ),
        ),
        _DATED,
    ),
    Verb(
        "publish",
        "检查、生成网站，并且发布到网上",
        "civic.desk.calls:call_publish",
        (
            Option("strict", "只要有一篇有问题，就不发布", ValueKind.FLAG),
            Option("allow-removal", "线上的文章没有说明就会不见时，也照样发布", ValueKind.FLAG),
            Option("dry-run", "不发布，只看会新增、更新、下架哪些文章", ValueKind.FLAG),
            Option("zip", "不上传，把整个网站存成一个 zip 文件，手工交给门户网站", ValueKind.ARCHIVE),
            Option("rollback", "退回到上一次发布的网站", ValueKind.FLAG),
        ),
        _SITE,
    ),
    Verb(
        "takedown",
        "撤下一篇文章，或者把它作废",
        "civic.desk.calls:call_takedown",
        (
            Option(
                "item",
                "哪一篇：它的网址，或者它的文件",
                ValueKind.ITEM,
                placeholder="文章",
                missing="撤下哪一篇：它的网址，或者它的文件",
            ),
            Option(
                "reason",
                "为什么。虚假、抄袭、泄露隐私：作废；别的原因：撤下",
                ValueKind.LINE,
            ),
        ),
        _SITE,
    ),
    Verb(
        "demo",
        "生成任意多的演示内容，人和事都是编的",
        "benchmarks.demo.demo:demo",
        (
            Option(
                "folder",
                "放演示内容的新文件夹",
                ValueKind.NEW_FOLDER,
                placeholder="文件夹",
                missing="文件夹的名字",
            ),
            Option(
                "units",
                "几个单位：先是真实的单位，再是示例社区001……",
                ValueKind.NUMBER,
                least=1,
                is_required=True,
            ),
            Option("posts", "一共几篇文章", ValueKind.NUMBER, is_required=True),
            Option(
                "seed",
                "换一个数，内容就换一套；同一个数，内容总是一样，默认 0",
                ValueKind.NUMBER,
                default="0",
            ),
        ),
        (_CONTENT._replace(help="从哪个内容文件夹取栏目、分类、媒体和计分规则，默认 content"),),
        program="benchmarks.demo",
    ),
    Verb(
        "test",
        "运行全部测试",
        "developing:run_tests",
        (
            Option(
                "long",
                "只做最久的两种：两千次改动、两百次强行中断（开发用，约一小时）",
                ValueKind.FLAG,
            ),
        ),
        program="developing test",
        lock="dev",
    ),
    Verb(
        "bench",
        "测速度：同样的文章，和 Hugo、Pelican 轮流比（开发用）",
        "benchmarks.bench:bench",
        (
            Option("posts", "多少篇文章，默认 1000；要比几种规模，用英文逗号隔开", default="1000"),
            Option("units", "多少个单位，默认 20", ValueKind.NUMBER, least=1, default="20"),
            Option("runs", "每种各跑几遍，默认 3", ValueKind.NUMBER, least=1, default="3"),
            Option(
                "peers",
                "比哪几种：ours、alike、hugo、pelican，用英文逗号隔开，默认都比；reload 另测 serve 保存后多久刷新",
            ),
        ),
        program="benchmarks",
        lock="dev",
    ),
    Verb(
        "lint",
        "检查代码：格式、常见错误、类型、模块之间的依赖（开发用）",
        "developing:check_code",
        program="developing lint",
        lock="dev",
    ),
    Verb(
        "lock",
        "重新生成 requirements/ 里的锁定文件（开发用）",
        "developing:write_locks",
        (Option("upgrade", "升级到最新的版本，而不是只补上改动", ValueKind.FLAG),),
        program="developing lock",
        lock="dev",
    ),
)
VERBS = {verb.name: verb for verb in _TABLE}  # in the order of a day's work
PRODUCT_VERBS = {name: verb for name, verb in VERBS.items() if not verb.is_for_developers}


def one_by_one(words: Sequence[str]) -> list[str]:
    """`new --from a b` as `new --from=a --from=b`: so files come from the shell, or are dragged in.

    Each word that belongs to no other option belongs to the one that may be repeated; ValueError with its name if there is
    none.
    """
    verb = VERBS.get(words[0]) if words else None
    repeatable = [f"--{option.name}" for option in verb.options if option.is_repeatable] if verb else []
    if verb is None or not any(word.partition("=")[0] in repeatable for word in words):
        return list(words)
    [name] = repeatable
    alone = {"--help", "-h", *(f"--{option.name}" for option in verb.options if not option.takes_value)}
    others: list[str] = []
    values: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        if word.startswith(f"{name}="):
            values.append(word)
        elif not word.startswith("-"):  # also what stands behind the name
            values.append(f"{name}={word}")
        elif word != name:
            others.append(word)
            if "=" not in word and word not in alone:
                others += islice(rest, 1)  # its value
    if not values:
        raise ValueError(name)
    return [words[0], *others, *values]


def list_of(verbs: Iterable[Verb], start: str) -> str:
    """The help that names all verbs; `start` is how a call begins."""
    rows = [(verb.name, verb.sentence) for verb in verbs]
    return "\n".join(
        [f"用法：{start} 命令 [选项]", "", *_lines(rows), f"\n每个命令的选项：{start} 命令 --help"]
    )


def help_of(verb: Verb, start: str) -> str:
    """The help of one verb: what it is for, and its options in lines of one column."""
    behind = "".join(f" {option.placeholder}" for option in verb.options if option.is_positional)
    rows = [
        (option.placeholder or f"--{option.name}" + " …" * option.takes_value, option.help)
        for option in verb.all_options
    ]
    return "\n".join([f"用法：{start} {verb.name} [选项]{behind}\n\n{verb.sentence}", "", *_lines(rows), ""])


def _lines(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max((terminal_width(name) for name, _ in rows), default=0)
    return [f"  {name}{' ' * (width - terminal_width(name))}  {text}" for name, text in rows]


def terminal_width(text: str) -> int:
    """How many columns of a terminal a text takes: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
