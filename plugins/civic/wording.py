"""Every Chinese sentence that leaves through Python.

A problem is said in two sentences: what is wrong, with what stands there, and what to write instead.
They are read by people who have never heard of YAML: no jargon, the line's own words in 「」, one remedy
that can be typed.
"""

from __future__ import annotations

from typing import NamedTuple

# --- names of pages and feeds that Python hands to templates, feeds and the desk ----------------------

FRONT = "首页"
BLOGS = "社区博客"
BLOG = "{unit}博客"
SUBSCRIBE = "订阅"
NOT_FOUND = "找不到这个页面"
WITHDRAWN = "已撤下"
LIST_TYPE = "工作动态"  # ColumnType of the blogs and of the lists across communities
FRONT_TYPE = "首页"
FEED_OF_ALL = "{site}全部更新"
FEED_OF_BLOGS = "{site}各社区文章"
FEED_OF_BLOG = "{unit}博客 · {site}"
FEED_OF_LIST = "{name} · {site}"
FEED_GROUPS = {
    "all": "全部",
    "columns": "栏目",
    "units": "社区和乡镇博客",
    "categories": "分类",
    "themes": "主题",
}


# --- what the desk says --------------------------------------------------------------------------------

MARKS = {"problem": "【问题】", "warning": "【提醒】"}
LINE = "第 {line} 行："
REMEDY = "怎么改："
COUNT = (
    "共 {problems} 个问题（涉及 {files} 个文件，改好之前这些文章不会发布），{warnings} 个提醒（不影响发布）。"
)
REGISTRY_STOPS = "registry 文件夹里的登记有错，这次没有生成网站；原来的网站保持不变。"
STRICT_STOPS = "有文章存在问题，按 --strict 的要求，这次没有生成网站；原来的网站保持不变。"


REGISTRY_STOPS_NEW = "请先把 registry 文件夹里的错误改好，再新建文章。"
REGISTRY_STOPS_TALLY = "registry 文件夹里的登记有错，无法统计；请先按上面的提示改好。"
ALL_WELL = "没有发现问题。"
BUILT = "网站已生成：{folder}（{files} 个文件，用时 {seconds} 秒）。"
FOREIGN_FOLDER = "文件夹 {folder} 里有不是本程序生成的东西，为免误删，没有生成网站；请换一个空文件夹。"
DISK_FULL = "磁盘已满，没有生成网站，原来的网站保持不变；请腾出空间再运行一次。"
NO_PERMISSION = "没有权限写入 {file}，没有生成网站；请检查这个文件夹的权限，或者文件是否被别的程序打开。"
DISK_FAULT = "读写 {file} 时出错（{reason}），没有生成网站，原来的网站保持不变。"
OUR_FAULT = "程序出错了，没有生成网站，原来的网站保持不变；请把文件 {file} 发给维护人员。"
NO_CONTENT = "找不到内容文件夹 {folder}，请检查 --content 后面写的路径。"

WRONG_CALL = "命令写得不完整或不正确，正确的写法见 python3 tasks.py --help。"
UNKNOWN_OPTION = "{verb} 没有「{option}」这个选项，可用的选项见 python3 tasks.py {verb} --help。"
WRONG_CALLS = (
    (r"day (?P<value>.*)", "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「{value}」。"),
    (
        r"period (?P<value>.*)",
        "--period 后面要写月、季、半年或年，例如 2026-10、2026-Q3、2026-H2、2026，不能是「{value}」。",
    ),
    (r"title", "--title 后面要写文章的标题。"),
    (r"required: (?P<option>--[a-z-]+)", "{verb} 还缺少 {option}。"),
    (r"argument (?P<option>--[a-z-]+): expected one argument", "{option} 后面还缺少内容。"),
    (
        r"argument (?P<option>--[a-z-]+): invalid choice: '(?P<value>.*?)' \(choose from (?P<choices>.*)\)",
        "{option} 不能是「{value}」，只能是 {choices}。",
    ),
    (r"invalid choice: '(?P<value>.*?)'", "没有「{value}」这个命令，可用的命令见 python3 tasks.py --help。"),
)

KINDS = {"community": "社区", "township": "乡镇", "village": "村"}
TALLY_HEAD = "信息上报 {period}（截至 {as_of}，按 {rules} 年规则）\n"
TALLY_COLUMNS = (
    ("rank", "名次"),
    ("name", "单位"),
    ("submissions", "上报"),
    ("months_met", "达标月"),
    ("months_due", "应报月"),
    ("adoptions", "采用"),
    ("base", "任务分"),
    ("extra", "超额分"),
    ("adopted", "采用分"),
    ("penalty", "扣分"),
    ("adjustments", "调整"),
    ("points", "合计"),
    ("raw", "年度原始分"),
    ("bonus", "计入考评"),
    ("writers", "写稿人数"),
    ("staff", "在岗人数"),
)
TALLY_WRITTEN = "已写入文件 {file}"

SERVING = "网站在 {url}，浏览器会自动打开。保存文件后页面自动更新；按 Ctrl-C 结束。"
SERVED = "已停止预览。"
REBUILT = "第 {number} 次生成完成，用时 {seconds} 秒，{problems} 条检查结果。"
NOT_REBUILT = "第 {number} 次生成没有完成（{seconds} 秒），页面保持原样，请按提示修改后保存。"
NO_PORT = "127.0.0.1 上从 {first} 到 {last} 的端口都被占用，请关掉一些程序再试。"
NO_SITE_YET = "网站还没有生成"

PAGES = "固定页面"
NO_SUCH_UNIT = "没有代号为「{key}」的单位，可以写的有：{keys}。"
NO_SUCH_COLUMN = "没有代号为「{key}」的栏目，可以写的有：{keys}。"
NEW_FOR_WHOM = "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。"
NEW_WRITTEN = "已新建 {file}，请用记事本打开，填好分类，写上正文。"
NEW_POST = """---
标题: {title}
日期: {date}
# 分类八选一：{categories}
分类:
# 主题可以不写，可以写几个，用顿号隔开：{themes}
主题:
# 作者写真实姓名，几个人用顿号隔开；不写就是{owner}
作者:
网址名: {slug}
# 先写成草稿，写完检查好了再改成：已发布
状态: 草稿
---

"""
NEW_ITEM = """---
标题: {title}
日期: {date}
来源: {owner}
网址名: {slug}
# 先写成草稿，写完检查好了再改成：已发布
状态: 草稿
---

"""


class Sentence(NamedTuple):
    """What is wrong, and what to write instead; `{name}` is filled from the problem's detail."""

    message: str
    hint: str


SENTENCES: dict[str, Sentence] = {
    # --- pictures and attachments ---------------------------------------------------------------
    "picture-missing": Sentence(
        "找不到图片「{target}」。",
        "{like:文件夹里有「*」，是不是它？}请把图片放进这篇文章所在的文件夹，名称要写得完全一样，包括空格和结尾的 .jpg。",
    ),
    "picture-truncated": Sentence(
        "图片「{name}」不完整，只传来一部分，或者已经损坏。",
        "请从手机或原来的地方重新拷贝一份，替换掉它；先在电脑上双击，能打开再放进来。",
    ),
    "picture-fake": Sentence(
        "「{name}」不是照片，名称像图片，内容不是。",
        "能用的有 JPG、PNG、WebP、GIF、BMP、HEIC、TIFF、AVIF。请换成手机拍的照片或截图；Word、PDF 和矢量图（SVG）请截图或另存为 JPG。",
    ),
    "picture-too-large": Sentence(
        "图片「{name}」太大（{size}），网站打不开。",
        "请用电脑上的「画图」把它缩小到宽 4000 像素以内，或用手机裁剪一下，再放进来。",
    ),
    "picture-elsewhere": Sentence(
        "图片「{target}」放在别的网站上。",
        "请把图片存到这篇文章所在的文件夹，这里只写它的名称，例如 ![活动现场](现场.jpg)。别人的图片要先得到同意。",
    ),
    "attachment-type": Sentence(
        "附件「{name}」的类型网站不收。",
        "能用的有 {types}。请用 WPS 或 Word 打开，另存为其中一种，再把文章里的名称改过来。",
    ),
    "attachment-too-large": Sentence(
        "附件「{name}」超过 {limit} MB。",
        "请压缩图片后另存、分成几个文件，或者只留最要紧的几页。",
    ),
    "attachment-name-taken": Sentence(
        "这篇文章有两个附件都叫「{name}」：{first} 和 {second}。",
        "请给其中一个换个名称，例如在后面加上 2，文章里也改成新名称。",
    ),
}


class _Fact(str):
    """A fact within a sentence. After a colon may stand words that are said only if there is such a fact, with
    `*` in its place: `{like:是不是「*」？}`."""

    def __format__(self, words: str) -> str:
        return words.replace("*", self) if words and self else "" if words else str(self)


def say(code: str, detail: tuple[tuple[str, str], ...]) -> Sentence:
    """The two sentences of a problem, filled with its facts.

    A code may have a sentence of its own for a `case` that the facts name: `yaml-broken/tab`.
    """
    facts = {name: _Fact(text) for name, text in detail}
    message, hint = SENTENCES.get(f"{code}/{facts.get('case')}") or SENTENCES[code]
    return Sentence(message.format_map(facts), hint.format_map(facts))
