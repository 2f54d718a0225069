"""What `new` says, and the forms of the drafts that it writes."""

REGISTRY_STOPS_NEW = "请先把 registry 文件夹里的错误改好，再新建文章。"

PAGES = "固定页面"
NO_SUCH_UNIT = "没有代号为「{key}」的单位，可以写的有：{keys}。"
MANY_SUCH_UNITS = "叫「{name}」的单位不止一个，请改写代号：{keys}。"
MANY_SUCH_COLUMNS = "叫「{name}」的栏目不止一个，请改写代号：{keys}。"
NO_SUCH_COLUMN = "没有代号为「{key}」的栏目，可以写的有：{keys}。"
NEW_WRITTEN = {
    "post": "已新建 {file}，请用记事本打开，填好分类，写上正文。",
    "item": "已新建 {file}，请用记事本打开，写上正文。",
}
AUTHOR_LINE = "作者: {authors}\n"
SOURCE_LINE = "来源: {source}\n"
NEW_POST = """---
标题: {title}
日期: {date}
# 分类八选一：{categories}
分类:{category}
# 主题可以不写，也可以写几个，用顿号隔开；可选的有：{themes}
主题:
# 作者写真实姓名，几个人用顿号隔开；不写就是{owner}
作者:{authors}
{source_line}网址名: {slug}
# 先写成草稿，写完检查好了再改成：已发布
状态: 草稿
---

"""
NEW_ITEM = """---
标题: {title}
日期: {date}
{author_line}{source_line}网址名: {slug}
# 先写成草稿，写完检查好了再改成：已发布
状态: 草稿
---

"""


# --- new --from: from a Word file to a draft -------------------------------------------------------------

WORD_ONE_TITLE = "--title 只能配一个 Word 文件；几个文件一起转的时候，标题从各个文件里取。"
WORD_NONE_IN_FOLDER = "文件夹「{file}」里没有 Word 文件（.docx），请看看是不是选错了文件夹。"
WORD_MADE = "已从「{file}」建好草稿：{draft}"
WORD_FACT = "  {name}：{value}"
WORD_FACTS = {
    "title": "标题",
    "day": "日期",
    "authors": "作者",
    "source": "来源",
    "category": "分类",
    "pictures": "图片",
}
WORD_PICTURES = "{count} 张，和稿件放在一起"
WORD_FOUND = "{value}（{where}）"
WORD_NO_CATEGORY = "还没有写，请在稿件里填上"
WORD_TITLE_FROM = {
    "style": "用“标题”样式的那一段",
    "heading": "第一个标题",
    "look": "居中的大字或粗体",
    "first": "第一行",
    "name": "文件名",
    "given": "--title",
    "asked": "刚才填的",
}
WORD_DAY_FROM = {
    "foot": "文末的落款",
    "head": "标题下面",
    "name": "文件名",
    "": "文件里没有写，用今天",
    "asked": "刚才填的",
}
WORD_LOST_HEAD = "  下面这些网页上不一样，请对照原文件看一眼："
WORD_LOST_LINE = "    · {near}{what}"
WORD_NEAR = "「{near}」附近："
WORD_LOST_MORE = "    · 另外还有 {count} 处，请对照原文件看一遍。"
WORD_SUMMARY = "共 {files} 个文件：建好 {made} 篇草稿，{refused} 个没有转。"
WORD_INTERRUPTED = "已中断；前面建好的 {made} 篇草稿都在，其余的没有转。"
WORD_NEXT = "请用记事本打开草稿，和原文件对照着看一遍，把「状态: 草稿」改成「状态: 已发布」，就会登出来。"
WORD_CHECKED = "检查这些草稿，发现："
WORD_CLEAN = "检查过了，没有发现问题。"
WORD_ASK_TITLE = "「{file}」里看不出标题，标题是"
WORD_ASK_DAY = "「{file}」里没有日期，日期是"
WORD_ASK_DAY_AGAIN = "看不懂这个日期，请写成 2026-10-09 的样子。"
WORD_ASK_CATEGORY = "《{title}》是哪一类？"
WORD_ASK_NUMBER = "请写前面的序号"
WORD_ASK_OR_NONE = "请写前面的序号（直接回车就先空着）"
