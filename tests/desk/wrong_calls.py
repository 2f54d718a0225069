"""Calls that make no sense, each with the one sentence that answers it, by the module that says so."""

from civic.desk.__main__ import main

# __main__: there is no such verb.
VERBS_WRONG = [
    ([], "还没有写要做什么，可用的命令是 serve、build、check、new、tally、publish、takedown。"),
    (
        ["bild"],
        "没有「bild」这个命令，可用的命令是 serve、build、check、new、tally、publish、takedown。",
    ),
    (
        ["--as-of=2026-11-05"],
        "没有「--as-of=2026-11-05」这个命令，可用的命令是 serve、build、check、new、tally、publish、takedown。",
    ),
]

# command_line: an option, or what stands behind it.
OPTIONS_WRONG = [
    (["build", "--as-of=2026-02-30"], "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「2026-02-30」。"),
    (["build", "--as-of=20261105"], "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「20261105」。"),
    (
        ["build", "--as-of=２０２６-11-05"],
        "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「２０２６-11-05」。",
    ),
    (["build", "--as-of"], "--as-of 后面还缺少内容。"),
    (["build", "--strict=yes"], "--strict 后面不用写内容。"),
    (
        ["build", "--fast"],
        "命令 build 后面的「--fast」看不懂，可用的选项是 "
        "--content、--output、--as-of、--strict、--jobs、--why、--rollback。",
    ),
    (
        ["build", "--str"],
        "命令 build 后面的「--str」看不懂，可用的选项是 "
        "--content、--output、--as-of、--strict、--jobs、--why、--rollback。",
    ),
    (
        ["build", "快点"],
        "命令 build 后面的「快点」看不懂，可用的选项是 "
        "--content、--output、--as-of、--strict、--jobs、--why、--rollback。",
    ),
    (["build", "--jobs=0"], "--jobs 后面要写 1 到 999999 之间的整数，不能是「0」。"),
    (["build", "--jobs=多"], "--jobs 后面要写 1 到 999999 之间的整数，不能是「多」。"),
    (["build", "--why"], "--why 后面还缺少内容。"),
    (["build", "--output="], "--output 后面还缺少内容。"),
    (["check", "--format=xml"], "--format 不能是「xml」，只能是 text、json。"),
    (
        ["check", "--strict"],
        "命令 check 后面的「--strict」看不懂，可用的选项是 --content、--output、--as-of、--format、--fix、--yes。",
    ),
    (["serve", "--as-of=明天"], "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「明天」。"),
    (
        ["serve", "--port=1"],
        "命令 serve 后面的「--port=1」看不懂，可用的选项是 --content、--output、--as-of。",
    ),
    (["tally"], "还缺少 --period，请在后面补上。"),
    (["tally", "--period=2026", "--format=pdf"], "--format 不能是「pdf」，只能是 table、json、csv、xlsx。"),
    (["new", "--community=guangming", "--title=　"], "--title 后面还缺少内容。"),
    (
        ["new", "--community=guangming", "--as-of=2026-11-05"],
        "命令 new 后面的「--as-of=2026-11-05」看不懂，"
        "可用的选项是 --content、--output、--community、--column、--title、--from、"
        "--unit、--name、--code、--kind、--site、--units。",
    ),
    (
        ["publish", "--as-of=2026-11-05"],
        "命令 publish 后面的「--as-of=2026-11-05」看不懂，可用的选项是 "
        "--content、--output、--strict、--allow-removal、--dry-run、--zip、--rollback。",
    ),
    (["publish", "--zip="], "--zip 后面还缺少内容。"),
    (["publish", "--dry-run=yes"], "--dry-run 后面不用写内容。"),
    (["new", "--units=没有.csv"], "找不到 --units 后面写的文件「没有.csv」，请检查路径。"),
    (["new", "--site=是"], "--site 后面不用写内容。"),
]

# calls: options that do not stand together, or lack another.
TOGETHER_WRONG = [
    (["new", "--community=guangming"], "还缺少 --title，请在后面补上。"),
    (["new", "--title=甲", "--column=news", "--name=乙"], "--name 要和 --unit 一起用。"),
    (["new", "--title=甲", "--column=news", "--kind=村"], "--kind 要和 --unit 一起用。"),
    (["new", "--title=甲", "--column=news", "--units=tasks.py"], "--units 要和 --site 一起用。"),
    (["new", "--site", "--unit"], "new --site 单独用，后面不能再写 --unit。"),
    (["new", "--site", "--title=甲"], "new --site 单独用，后面不能再写 --title。"),
    (["new", "--unit", "--column=news"], "new --unit 单独用，后面不能再写 --column。"),
    (["new", "--title=甲"], "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。"),
    (
        ["new", "--title=甲", "--community=guangming", "--column=news"],
        "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。",
    ),
]

# drafts/new: names that nobody bears.
NAMES_WRONG = [
    (
        ["new", "--title=甲", "--community=guangmin"],
        "没有代号为「guangmin」的单位，可以写的有："
        "guangming（光明社区）、xinhua（新华社区）、xixing-xiang（西兴乡）。",
    ),
    (
        ["new", "--title=甲", "--column=new"],
        "没有代号为「new」的栏目，可以写的有：news（民政要闻）、notices（通知公告）、pages（固定页面）。",
    ),
]

WRONG = [*VERBS_WRONG, *OPTIONS_WRONG, *TOGETHER_WRONG, *NAMES_WRONG]


def ids(calls):
    return [" ".join(words) or "-" for words, _ in calls]


def said(capsys, *words):
    """Exit code and what was said; nothing may be printed as a result."""
    code = main(words)
    told = capsys.readouterr()
    assert told.out == ""
    return code, told.err
