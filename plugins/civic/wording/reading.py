"""What reading writes into a text, and what is said of Word files."""

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
    "twice": "「{file}」没有转：已经有一篇同样标题、同样日期的稿件 {draft}；要重新转，请先删掉那一篇。",
}


# --- what reading adds to a text ------------------------------------------------------------------------

NOTES = "注释"
NOTE_LABEL = "注释 {n}"
NOTE_BACK = "返回正文"
NOTE_BACK_NTH = "返回正文第 {n} 处"
CONTENTS = "本文目录"
ADMONITIONS = {"note": "说明", "tip": "提示", "warning": "注意", "important": "重要", "danger": "警告"}
ADMONITION_KINDS = {  # other words for them, as staff write them and as other converters know them
    "说明": "note",
    "备注": "note",
    "info": "note",
    "提示": "tip",
    "hint": "tip",
    "注意": "warning",
    "caution": "warning",
    "attention": "warning",
    "重要": "important",
    "警告": "danger",
    "危险": "danger",
    "error": "danger",
}
