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


# --- what the desk says --------------------------------------------------------------------------------

MARKS = {"problem": "【问题】", "warning": "【提醒】"}
LINE = "第 {line} 行："
REMEDY = "怎么改："
COUNT = (
    "共 {problems} 个问题（涉及 {files} 个文件，改好之前这些文章不会发布），{warnings} 个提醒（不影响发布）。"
)
REGISTRY_STOPS = "registry 文件夹里的登记有错，这次没有生成网站；原来的网站保持不变。"
STRICT_STOPS = "有文章存在问题，按 --strict 的要求，这次没有生成网站；原来的网站保持不变。"


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
    """The two sentences of a problem, filled with its facts."""
    message, hint = SENTENCES[code]
    facts = {name: _Fact(text) for name, text in detail}
    return Sentence(message.format_map(facts), hint.format_map(facts))
