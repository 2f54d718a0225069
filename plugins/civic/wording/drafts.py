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
WORD_LOST = {
    "box": "文本框里的字，接在这一段的后面了。",
    "chart": "一个图表没有带过来；请在原文件里截图，存成图片放进稿件。",
    "comment": "有批注，没有带过来。",
    "contents": "目录没有带过来；要目录的话，单独写一行 [TOC]，会自动生成。",
    "deleted": "有没处理完的修订，按“接受修订”以后的样子转的。",
    "embedded": "嵌进来的文件或表格没有带过来；请另存成文件，当附件放进稿件。",
    "equation": "公式只带来了里面的文字；请看一眼，必要时截图。",
    "header": "页眉或页脚里的字没有带过来。",
    "hidden": "有隐藏的文字，没有带过来。",
    "link": "一个链接指的是电脑里的文件，或者长得不像网址，只留下了文字。",
    "merged": "下面的表格有合并的单元格，已经拆开，空着的格子请看一眼。",
    "nested": "表格里套着的表格，改成了一行一行的字。",
    "picture-broken": "一张图片打不开（可能已经损坏），没有带过来；请重新拷贝一张放进稿件。",
    "picture-cut": "一张图片在 Word 里裁剪过，带过来的是没有裁的原图；裁掉的部分也会登出来，请看一眼，要裁的请裁好再放进稿件。",
    "picture-foreign": "一张图片的格式网页显示不了，没有带过来；请在原文件里截图，存成图片放进稿件。",
    "picture-in-note": "脚注里的图片没有带过来；请把它放到正文里。",
    "picture-large": "一张图片太大，没有带过来；请缩小以后放进稿件。",
    "picture-missing": "一张图片在文件里已经找不到了；请重新拷贝一张放进稿件。",
    "picture-outside": "一张图片没有存在这个文件里，只是一个链接；请找到原图放进稿件。",
    "picture-vector": "一张图是老式的矢量图（WMF、EMF），浏览器显示不了；请在原文件里截图，存成图片放进稿件。",
    "shape": "画出来的图形（线条、箭头、框）没有带过来；用它遮住照片上的脸、号码的，现在遮不住了，请在照片上打码。",
    "smartart": "一个 SmartArt 图形没有带过来；请在原文件里截图，存成图片放进稿件。",
    "struck": "有加了删除线的字，字带过来了，删除线没有；不要的字请删掉。",
    "symbol": "一个特殊符号没有带过来，请补上。",
    "wordart": "一处艺术字没有带过来，请把字补上。",
}
_AS_DOCX = "请用 WPS 或 Word 打开它，点「文件」→「另存为」，类型选「Word 文档（*.docx）」，再转这个新文件。"
WORD_REFUSED = {
    "bomb": "「{file}」解压以后大得不正常，没有转；请把文字复制到一个新建的 Word 文件里再转。",
    "broken": "「{file}」不完整或者已经损坏，没有转；请向写稿人重新要一份，先在电脑上双击，能打开再转。",
    "empty": "「{file}」里没有文字，没有转；请打开看看是不是拿错了文件。",
    "foreign": "「{file}」不是 Word 文件，没有转；请向写稿人要 Word（.docx）的原稿。",
    "harmful": "「{file}」里有正常的 Word 文件不会有的内容，可能有害，没有转；请把文字复制到一个新建的 Word 文件里再转。",
    "lock": "「{file}」是 Word 打开文件时的临时文件，不是稿件；请选名称前面没有 ~$ 的那一个。",
    "locked": "「{file}」设了打开密码，没有转；请先去掉密码（「文件」→「文档加密」或「保护文档」），保存以后再转。",
    "long": "「{file}」太长（超过 30 万字或者 2 万段），没有转；请分成几篇，或者当附件放到网上。",
    "macros": "「{file}」带有宏（小程序），可能有害，没有转；" + _AS_DOCX,
    "missing": "找不到「{file}」，请检查文件名和它所在的文件夹；名称里有空格的，两头加上英文双引号。",
    "nothing": "「{file}」是空的（0 字节），没有转；请向写稿人重新要一份。",
    "old": "「{file}」是老格式的文件（.doc、.wps 一类），没有转；" + _AS_DOCX,
    "pdf": "「{file}」是 PDF，没有转；请向写稿人要 Word（.docx）的原稿，PDF 可以当附件。",
    "pictures": "「{file}」里只有图片，没有一张能用，也没有文字，没有转；请向写稿人要原来的文字和照片。",
    "sheet": "「{file}」是表格（Excel、WPS 表格），不是文字稿，没有转；表格可以当附件，或者复制到 Word 文件里。",
    "slides": "「{file}」是演示文稿（PPT），不是文字稿，没有转；请把文字复制到 Word 文件里。",
    "too-large": "「{file}」超过 {limit} MB，没有转；请把里面的图片压缩以后另存一份。",
}
WORD_TWICE = "「{file}」没有转：已经有一篇同样标题、同样日期的稿件 {draft}；要重新转，请先删掉那一篇。"
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
