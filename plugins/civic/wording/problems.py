"""What is said of each problem (core/problems.py: CODES).

A problem is said in two sentences: what is wrong, with what stands there, and what to write instead.
They are read by people who have never heard of YAML: no jargon, the line's own words in 「」, one remedy
that can be typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from civic.wording.fields import FIELDS


class Sentence(NamedTuple):
    """What is wrong, and what to write instead; `{name}` is filled from the problem's detail."""

    message: str
    hint: str


EXAMPLES = {  # what may stand in a field of a header or card, by its English name
    name: words.example
    for kind in ("post", "adoption", "void", "unit")
    for name, words in FIELDS[kind].items()
}

SENTENCES: dict[str, Sentence] = {
    # --- the file: strays -----------------------------------------------------------------------
    "file-unreadable": Sentence(
        "「{name}」打不开，没有读。",
        "请看看它是不是正被别的程序占用，或者设了不许别人看；实在打不开，就从原来的地方重新拷贝一份。",
    ),
    "file-unreadable/folder": Sentence(
        "文件夹「{name}」打不开，里面的东西都没有读。",
        "请看看这个文件夹是不是设了不许别人看；把里面的文件拷贝到一个新文件夹里也行。",
    ),
    "file-unreadable/link": Sentence(
        "「{name}」是一个链接（快捷方式），它指的文件已经不在了。",
        "请把要用的文件本身放到这里，再删掉这个链接。",
    ),
    "file-unreadable/name": Sentence(
        "「{name}」的名称里有看不见的特殊字符，没有读。",
        "请给它重新起个名称，只用汉字、字母、数字和短横线。",
    ),
    "file-unreadable/folder-named-post": Sentence(
        "「{name}」是文件夹，名称却像一篇文章，里面的东西都没有读。",
        "请去掉这个文件夹名称末尾的 .md。",
    ),
    "folder-of-no-unit": Sentence(
        "文件夹「{name}」里没有登记表 community.yaml，不知道是哪个单位的，里面的 {count} 篇文章都不发布。",
        "是新单位的，就从别的单位抄一份 community.yaml 放进去，改成它的名称和代码；放错地方的，请移到所属单位的文件夹里。",
    ),
    "folder-of-no-column": Sentence(
        "局网站没有「{name}」这个栏目，这个文件夹里的 {count} 篇文章都不发布。",
        "请把文章移到已有栏目的文件夹里（现有：{known}）；要开新栏目，请在 registry/columns.yaml 里加上它。",
    ),
    "file-misplaced": Sentence(
        "「{name}」放在这里，网站不会读它。",
        "单位的文章请放进 communities 下面本单位的文件夹，局里的文章放进 bureau 下面的栏目文件夹；不要的请移走。",
    ),
    "file-misplaced/folder": Sentence(
        "文件夹「{name}」放在这里，里面的东西网站都不会读。",
        "内容文件夹里只读 communities、bureau、registry 三个文件夹，请把要发布的移进去；别的东西请放到外面。",
    ),
    "file-misplaced/link": Sentence(
        "「{name}」是指向另一个文件夹的链接（快捷方式），网站不会跟着它读。",
        "请删掉这个链接；要用那个文件夹里的图片，直接在文章里写那边的路径。",
    ),
    "file-misplaced/registry": Sentence(
        "registry 文件夹里用不到「{name}」，网站不会读它。",
        "登记文件只有 site.yaml、columns.yaml、taxonomy.yaml、outlets.yaml、scoring.yaml，名称要一模一样；备份请放到别处。",
    ),
    "file-double-extension": Sentence(
        "「{name}」的名称末尾多了一截，没有当作文章。",
        "请把名称改成「{right}」。看不到末尾那一截的，先在文件夹的「查看」里勾上「文件扩展名」。",
    ),
    "file-extension-case": Sentence(
        "「{name}」末尾的 .md 要全用小写，现在没有当作文章。",
        "请把名称改成「{right}」。",
    ),
    "file-document": Sentence(
        "「{name}」不是文章的格式，没有发布，也没有哪篇文章提到它。",
        "要当文章发布，Word 文件（.docx）请局里用 new --from 转成草稿，别的请把文字抄进一个 .md 文件；要供人下载，请存成 PDF 或 Word，在文章里写上它的名称；不要的请移走。",
    ),
    "file-copy": Sentence(
        "「{name}」像是「{original}」的副本，没有当作文章。",
        "多余的请删掉；确实是另一篇，请换个名称，例如按日期和内容起名：1009-重阳节.md。",
    ),
    "file-unused": Sentence(
        "没有哪篇文章用到「{name}」。",
        "要用它，请在文章里写上它的名称；不要的请移走。",
    ),
    "link-leaves-folder": Sentence(
        "「{name}」是一个链接（快捷方式），指到了这个文件夹外面，没有读。",
        "请把要用的文件本身拷贝到这里，再删掉这个链接。",
    ),
    # --- the file: its bytes --------------------------------------------------------------------
    "encoding-gbk": Sentence(
        "这个文件是用老编码（GBK，记事本里叫 ANSI）保存的，放到网上会变成乱码。",
        "请用记事本打开，点「文件」→「另存为」，把最下面的「编码」改成「UTF-8」，保存并替换原来的文件。",
    ),
    "encoding-utf16": Sentence(
        "这个文件是用 UTF-16 编码（记事本里叫 Unicode）保存的，网站读不了。",
        "请用记事本打开，点「文件」→「另存为」，把最下面的「编码」改成「UTF-8」，保存并替换原来的文件。",
    ),
    "encoding-unknown": Sentence(
        "这个文件里不是文字，或者已经损坏，一个字也读不出来。",
        "请用记事本打开看看：能看到文章的，另存为「UTF-8」编码；看到乱码的，找原来的文件重新拷贝一份；是 Word 文件改了名的，请打开原文件，把文字复制到新的 .md 文件里。",
    ),
    "encoding-unknown/damaged": Sentence(
        "这一行{before:「*」后面}有损坏的字，显示出来是乱码。",
        "请用记事本打开，把乱码的地方重新打一遍，按「UTF-8」编码保存。",
    ),
    "control-character": Sentence(
        "这一行开头有一个看不见的控制符（{code}），多半是从 Word 或网页粘贴时带来的。",
        "请把光标放到这一行最前面，按 Delete 删到第一个字为止，再把删掉的字补上。",
    ),
    "control-character/after": Sentence(
        "「{before}」后面有一个看不见的控制符（{code}），多半是从 Word 或网页粘贴时带来的。",
        "请把光标放到「{before}」后面，按一次 Delete 键；字没有少，就是删掉了。",
    ),
    # --- the header: its place ------------------------------------------------------------------
    "header-missing": Sentence(
        "文章开头没有标题和日期这一栏，第一行就是「{text}」。",
        "请在最前面加上这几行，再按实际情况改：一行 ---，一行「标题: 重阳节看望老人」，一行「日期: 2026-10-09」，一行「分类: 社区服务」，最后再一行 ---。",
    ),
    "header-missing/empty": Sentence(
        "这个文件是空的。",
        "还没写的话，请先把它移出这个文件夹；要写的话，第一行写 ---，下面写标题、日期、分类，再写一行 ---，然后写正文。",
    ),
    "header-missing/almost": Sentence(
        "第一行是「{text}」，不是三个减号。",
        "请改成 ---：英文状态下的三个减号，一个不多，一个不少，前后不加别的字。",
    ),
    "header-missing/bare": Sentence(
        "「{text}」上面少了一行 ---。",
        "请在「{text}」上面加一行 ---（英文状态下的三个减号）；这一栏的最后一行下面也要有一行 ---，然后才是正文。",
    ),
    "header-missing/before": Sentence(
        "「{text}」写在了第一行 --- 的上面。",
        "--- 必须是文章的第一行。请把它上面的字删掉，或者移到正文里。",
    ),
    "header-missing/code": Sentence(
        "第一行是「{text}」，这是从别处连同框子一起复制来的。",
        "请删掉这一行，让 --- 成为第一行；后面单独成行的 ``` 也一起删掉。",
    ),
    "header-unclosed": Sentence(
        "第 {opened} 行的 --- 只开了头，「{text}」下面少了收尾的一行 ---。",
        "请在「{text}」下面加一行 ---（英文状态下的三个减号），正文写在它下面。",
    ),
    "header-unclosed/almost": Sentence(
        "收尾的这一行写成了「{text}」，不是三个减号。",
        "请改成 ---：英文状态下的三个减号，一个不多，一个不少，前后不加别的字。",
    ),
    # --- the header: its lines ------------------------------------------------------------------
    "yaml-broken": Sentence(
        "「{text}」这一行读不懂。",
        "请按「词: 内容」来写，一行一项，例如「来源: 孙吴县民政局」。",
    ),
    "yaml-broken/no-word": Sentence(
        "「{text}」这一行读不懂：开头没有「标题:」「来源:」这样的词。",
        "如果它是上一行没有写完的话，请接到上一行的末尾；如果是正文，请移到第二个 --- 下面。",
    ),
    "yaml-broken/no-colon": Sentence(
        "「{text}」里，开头的词后面没有冒号。",
        "请在词后面写上冒号，再空一格{right:，写成「*」}。",
    ),
    "yaml-broken/tab": Sentence(
        "「{text}」前面的空白是用 Tab 键打的，这里只能用空格键。",
        "请把行首的空白删掉。「标题」「日期」这些词前面不留空白；「采用」「作废」下面的行，前面按两下空格键。",
    ),
    "yaml-broken/wide-blank": Sentence(
        "「{text}」前面有全角空格或看不见的字符。",
        "请把行首的空白删干净。「标题」「日期」这些词前面不留空白；「采用」「作废」下面的行，切换到英文状态，前面按两下空格键。",
    ),
    "yaml-broken/indent": Sentence(
        "「{text}」左边没有对齐。",
        "请让它和同类的行对齐：「标题」「日期」这些词顶格写，前面不留空格；「采用」「作废」下面的各行，前面的空格要一样多。",
    ),
    "yaml-broken/nested": Sentence(
        "「{text}」属于上面的「{owner}」，前面却没有空格。",
        "请在这一行前面按两下空格键，同一项的其他行也一样。",
    ),
    "yaml-broken/dash": Sentence(
        "「{text}」的减号后面少了一个空格。",
        "请在减号后面加一个空格{right:，写成「*」}。",
    ),
    "yaml-broken/dash-extra": Sentence(
        "「{text}」前面多了一个减号。",
        "请去掉减号{right:，写成「*」}。减号只用来一条一条地列，例如「采用」下面的每一家媒体。",
    ),
    "yaml-broken/dash-below-value": Sentence(
        "「{text}」的上面一行，冒号后面已经写了内容，下面又一条一条地列。",
        "请只用一种写法：冒号后面空着，下面每条一行「- 内容」；或者都写在一行里，中间用顿号隔开。",
    ),
    "yaml-broken/full-colon": Sentence(
        "「{text}」用的是中文冒号「：」，这里要用英文冒号。",
        "请改成英文冒号，后面空一格{right:，写成「*」}。",
    ),
    "yaml-broken/glued-colon": Sentence(
        "「{text}」的冒号后面少了一个空格。",
        "请在冒号后面空一格{right:，写成「*」}。",
    ),
    "yaml-broken/colon-within": Sentence(
        "「{text}」里有两个冒号，分不清内容从哪里开始。",
        "请把内容用英文双引号括起来{right:，写成「*」}；或者把内容里的冒号改成中文冒号「：」。",
    ),
    "yaml-broken/quote": Sentence(
        "「{text}」的英文引号只有前一半，后面没有收尾。",
        "请在内容末尾补上同样的引号，或者把前面的引号删掉。",
    ),
    "yaml-broken/quote-goes-on": Sentence(
        "「{text}」里，英文引号只括住了一部分内容。",
        "请把英文引号改成中文引号“ ”，或者让它括住整个内容。",
    ),
    "yaml-broken/escape": Sentence(
        "「{text}」的英文双引号里有反斜杠 \\，读出来会变样。",
        "请把这一行的双引号改成单引号 '，或者去掉引号。",
    ),
    "yaml-broken/bracket": Sentence(
        "「{text}」的括号没有配成对。",
        "有 [ 就要有 ]，有 {{ 就要有 }}，都要用英文状态下的括号。请补上缺的那一半，或者删掉多的。",
    ),
    "yaml-broken/flow-comma": Sentence(
        "「{text}」里用了中文逗号「，」来隔开各项。",
        "大括号里请用英文逗号，后面空一格；更稳妥的是去掉大括号，一项写一行。",
    ),
    "yaml-broken/special": Sentence(
        "「{text}」的内容以特殊符号开头，会被当成别的意思。",
        "请把内容用英文双引号括起来{right:，写成「*」}。",
    ),
    "yaml-broken/second": Sentence(
        "这里又出现了一行「{text}」。",
        "这个文件里不用 --- 分段，请把这一行删掉。",
    ),
    "yaml-broken/key": Sentence(
        "「{text}」的开头读不懂：冒号前面应当是一个词。",
        "请按「词: 内容」来写，例如「名称: 光明社区」。",
    ),
    "yaml-broken/deep": Sentence(
        "「{text}」的括号套了太多层。",
        "请只保留一层方括号 [ ]，里面用英文逗号隔开。",
    ),
    "yaml-anchor": Sentence(
        "「{text}」以 & 或 * 开头，这里会被当成别的意思。",
        "请去掉开头的这个符号和跟它连着的词，直接写内容。",
    ),
    "yaml-tag": Sentence(
        "「{text}」以感叹号 ! 开头，这里会被当成别的意思。",
        "请去掉开头的感叹号和跟它连着的词，直接写内容。",
    ),
    # --- the header: its words ------------------------------------------------------------------
    "key-repeated": Sentence(
        "「{key}」写了两次，第 {before} 行已经有了。",
        "请只留一行，把另一行删掉。",
    ),
    "key-repeated/two-names": Sentence(
        "「{key}」和第 {before} 行的「{first}」是同一项，写了两次。",
        "请只留一行，把另一行删掉；用中文还是英文都可以。",
    ),
    "key-unknown": Sentence(
        "没有「{key}」这一项，这一行不起作用。",
        "用不着的话请删掉；想让读者看到的话，请写到正文里。",
    ),
    "key-unknown/near": Sentence(
        "没有「{key}」这一项，您是不是想写「{near}」？",
        "是的话，请把「{key}」改成「{near}」；不是的话，请把这一行删掉。",
    ),
    "key-not-here": Sentence(
        "局里的稿件没有「{key}」这一项，它只用在社区、乡镇和村的文章里。",
        "请把「{key}」和属于它的行删掉。",
    ),
    "field-missing": Sentence(
        "缺少「{key}」。",
        "请在开头的两行 --- 之间加一行，例如「{key}: {example}」。",
    ),
    "field-missing/empty": Sentence(
        "「{key}」后面是空的。",
        "请在冒号后面写上内容，例如「{key}: {example}」。",
    ),
    "field-missing/near": Sentence(
        "缺少「{key}」：这里写的是「{typed}」。",
        "请把「{typed}」改成「{key}」，一个字也不能差。",
    ),
    "text-wrong": Sentence(
        "「{key}」后面要直接写内容，现在下面又分了几项。",
        "请写成一行，例如「{key}: {example}」。",
    ),
    "text-wrong/list": Sentence(
        "「{key}」只能有一个，现在列了一条一条的。",
        "请写成一行，例如「{key}: {example}」，减号和方括号都不要。",
    ),
    "list-wrong": Sentence(
        "「{key}」里有一条不是普通的文字，下面又分了几项。",
        "请只写名称，例如「{key}: {example}」。",
    ),
    "number-wrong": Sentence(
        "「{key}」应当是一个数，现在写的是「{value}」。",
        "请只写阿拉伯数字，例如「{key}: 6」，不带「人」「个」这样的字。",
    ),
    "flag-wrong": Sentence(
        "「{key}」只能写「是」或「否」，现在写的是「{value}」。",
        "请写成「{key}: 是」或「{key}: 否」。",
    ),
    "date-wrong": Sentence(
        "「{value}」不是日期。",
        "请写清楚年、月、日，例如「{key}: 2026-10-09」；要写时间就空一格接着写，例如「{key}: 2026-10-09 8:30」。",
    ),
    "date-wrong/near": Sentence(
        "「{value}」这样写的日期，电脑认不准。",
        "如果是这一天，请改成「{key}: {right}」。",
    ),
    "date-wrong/yes": Sentence(
        "「{key}」后面要写日期，现在写的是「{value}」。",
        "就在「日期」那一天上报的，请把这一行删掉；另外一天上报的，请写那一天，例如「{key}: 2026-10-09」；不上报的，写「{key}: 否」。",
    ),
    "date-wrong/no-year": Sentence(
        "「{value}」没有写年份。",
        "请把年份加上，例如「{key}: 2026-{rest}」。",
    ),
    "date-impossible": Sentence(
        "没有「{value}」这一天：{year} 年 {month} 月只有 1 到 {last} 日。",
        "请核对后改正，月末是「{key}: {right}」。",
    ),
    "date-impossible/month": Sentence(
        "没有「{value}」这一天：月份只有 1 到 12，写的是 {month}。",
        "请核对后改正，按年、月、日的顺序写，例如「{key}: 2026-10-09」。",
    ),
    "date-impossible/year": Sentence(
        "「{value}」的年份写错了，网站只收 {first} 年到 {last} 年的日期。",
        "请把年份改对，例如「{key}: 2026-10-09」。",
    ),
    "date-impossible/time": Sentence(
        "「{value}」的时间不对：小时只有 0 到 23，分和秒只有 0 到 59。",
        "请核对后改正，例如「{key}: 2026-10-09 8:30」；不写时间也可以。",
    ),
    "date-impossible/offset": Sentence(
        "「{value}」末尾的时差不对。",
        "请去掉末尾的时差，直接写北京时间，例如「{key}: 2026-10-09 8:30」。",
    ),
    "category-unknown": Sentence(
        "「{value}」不在 {count} 个分类里。",
        "请从这些里选一个：{allowed}。例如「{key}: {example}」。",
    ),
    "category-unknown/near": Sentence(
        "「{value}」不在 {count} 个分类里，您是不是想写「{near}」？",
        "请改成「{key}: {near}」，或者从这些里选一个：{allowed}。",
    ),
    "category-unknown/several": Sentence(
        "「{value}」写了几个分类，一篇文章只能有一个。",
        "请只留最主要的一个，例如「{key}: {first}」；其他的可以写到「标签」里。",
    ),
    "category-not-here": Sentence(
        "局里的稿件没有「{key}」，它放在哪个栏目的文件夹里，就属于哪个栏目。",
        "请把「{key}」这一行删掉。",
    ),
    "theme-unknown": Sentence(
        "「{value}」不在 {count} 个主题里。",
        "请从这些里选，可以选几个，也可以不写：{allowed}。例如「{key}: {example}」。",
    ),
    "theme-unknown/near": Sentence(
        "「{value}」不在 {count} 个主题里，您是不是想写「{near}」？",
        "请把它改成「{near}」，或者从这些里选：{allowed}。",
    ),
    "theme-unknown/several": Sentence(
        "「{value}」里有几个主题，中间没有隔开。",
        "请用方括号和英文逗号，写成「{key}: [{listed:, }]」。",
    ),
    "status-unknown": Sentence(
        "「{key}」不能写「{value}」。",
        "请从这些里选一个：{allowed}。要发布的文章，这一行可以不写。",
    ),
    "status-unknown/near": Sentence(
        "「{key}」不能写「{value}」，您是不是想写「{near}」？",
        "请改成「{key}: {near}」，或者从这些里选一个：{allowed}。",
    ),
    "outlet-unknown": Sentence(
        "媒体「{value}」没有登记过，这次采用没有计分。",
        "请从登记过的里选一个：{allowed}。要加新的媒体，请告诉局里的管理员。",
    ),
    "outlet-unknown/near": Sentence(
        "媒体「{value}」没有登记过，您是不是想写「{near}」？",
        "请改成「{key}: {near}」，或者从登记过的里选一个：{allowed}。",
    ),
    "outlet-unknown/several": Sentence(
        "「{value}」是几家媒体，一条只能写一家。",
        "请分成几条，每家一条，各写各的日期和网址；第一条写「{key}: {first}」。",
    ),
    "adoption-wrong/text": Sentence(
        "「采用」后面{value:直接写了「*」，}没有分成媒体和日期。",
        "请让「采用:」后面空着，下面写两行：「  - 媒体: 黑河日报」和「    日期: 2026-10-12」（前面的空格也要打）。",
    ),
    "adoption-wrong/split": Sentence(
        "「采用」下面的每一行前面都有减号，被当成了好几条。",
        "同一次采用，只在第一行前面写减号；后面几行去掉减号，改成空格，和第一行的字对齐。",
    ),
    "adoption-wrong/outlet": Sentence(
        "第 {number} 条采用没有写是哪家媒体。",
        "请加一行「媒体: {example}」，和这一条的其他行对齐。",
    ),
    "adoption-wrong/date": Sentence(
        "第 {number} 条采用没有写日期。",
        "请加一行「日期: {example}」，写媒体登出来的那一天，和这一条的其他行对齐。",
    ),
    "void-wrong": Sentence(
        "「作废」写得不完整。",
        "请在「作废:」下面写两行：「  原因: 虚假」和「  日期: 2026-10-12」（前面空两格）。",
    ),
    "void-wrong/text": Sentence(
        "「作废」后面直接写了「{value}」，没有分成原因和日期。",
        "请让「作废:」后面空着，下面写两行：「  原因: 虚假」和「  日期: 2026-10-12」（前面空两格）。",
    ),
    "void-wrong/reason": Sentence(
        "「作废」没有写原因。",
        "请在它下面加一行「  原因: 虚假」，前面空两格；原因是虚假、抄袭、泄露隐私里的一个。",
    ),
    "void-wrong/date": Sentence(
        "「作废」没有写日期。",
        "请在它下面加一行「  日期: 2026-10-12」，前面空两格，写从哪一天起作废。",
    ),
    "void-reason-unknown": Sentence(
        "作废的原因不能写「{value}」。",
        "请从这些里选一个：{allowed}。例如「{key}: {example}」。",
    ),
    "void-reason-unknown/near": Sentence(
        "作废的原因不能写「{value}」，您是不是想写「{near}」？",
        "请改成「{key}: {near}」，或者从这些里选一个：{allowed}。",
    ),
    "url-wrong": Sentence(
        "「{value}」不是完整的网址。",
        "请打开那个网页，把浏览器最上面地址栏里的网址整个复制过来，开头是 http:// 或 https://。没有网址的，写「版面」也可以。",
    ),
    "url-wrong/scheme": Sentence(
        "网址「{value}」开头少了 http://。",
        "请改成「{key}: {right}」，最好从浏览器的地址栏里整个复制。",
    ),
    "url-wrong/right": Sentence(
        "网址「{value}」里有全角的字母或符号。",
        "请改成「{key}: {right}」。",
    ),
    "url-wrong/blank": Sentence(
        "网址「{value}」中间有空格。",
        "一行只写一个网址，中间不能有空格，后面也不加别的字。",
    ),
    "slug-wrong": Sentence(
        "「{value}」不能用在网址里。",
        "「{key}」只能用小写英文字母、数字和减号，最多 80 个字符，例如「{key}: {example}」。也可以把这一行删掉，由文件名自动生成。",
    ),
    "slug-wrong/near": Sentence(
        "「{value}」不能用在网址里：只能用小写英文字母、数字和减号，最多 80 个字符。",
        "请改成「{key}: {right}」，或者把这一行删掉，由文件名自动生成。",
    ),
    "slug-empty": Sentence(
        "文件名「{name}」里没有字母、数字和汉字，生成不了网址。",
        "请给文件换个名称，例如「重阳节看望老人.md」；或者加一行「网址名: {example}」。",
    ),
    "slug-reserved": Sentence(
        "「{value}」是网站自己要用的地址，文章不能用。",
        "请换一个，例如「网址名: {value}-1」。",
    ),
    "slug-reserved/name": Sentence(
        "文件名生成的网址「{value}」是网站自己要用的，文章不能用。",
        "请给文件换个名称，或者加一行「网址名: {value}-1」。",
    ),
    "title-long": Sentence(
        "标题有 {length} 个字，超过了 {limit} 个字，从「{over}」开始就多了。",
        "请压缩到 {limit} 个字以内；放不下的话，写到「摘要」里。",
    ),
    "adoption-without-evidence": Sentence(
        "第 {number} 条采用没有网址，也没有版面，别人核对不了。",
        "请加一行「网址: 」（从浏览器地址栏复制）；登在报纸上的，加一行「版面: 第3版」。",
    ),
    # --- registry, units ------------------------------------------------------------------------
    "unit-file-missing": Sentence(
        "文件夹「{name}」里有「{near}」，却没有登记表 community.yaml，里面的 {count} 篇文章都不发布。",
        "请把「{near}」的名称改成 community.yaml，字母全用小写，末尾是 .yaml。",
    ),
    "field-missing/unit": Sentence(
        "单位的登记表里缺少「{key}」。", "请加一行，例如「{key}: {example}」，冒号后面空一格。"
    ),
    "unit-key-wrong": Sentence(
        "单位文件夹的名称「{value}」不能用在网址里。",
        "只能用小写字母、数字和短横线，第一个是字母，一共 2 到 31 个。一般用单位名称的拼音，例如 guangming。",
    ),
    "unit-key-reserved": Sentence(
        "单位文件夹不能叫「{value}」，网站自己的网址要用这个词。",
        "请换一个名称，例如 {value}-shequ。",
    ),
    "unit-code-wrong": Sentence(
        "代码{value:「*」}不对，要写 12 位数字{count:，现在是 * 位}。",
        "请照国家统计局的统计用区划代码写，例如：代码: 231124100002",
    ),
    "unit-code-wrong/wide": Sentence(
        "代码「{value}」是用全角数字写的，网站认不出来。", "请切换成半角再写一遍：代码: {right}"
    ),
    "unit-code-taken": Sentence(
        "代码「{value}」和「{other}」里的相同，两个单位都先不发布。",
        "一个代码只能属于一个单位。请查对两份登记表，把写错的那个改过来。",
    ),
    "unit-kind-unknown": Sentence(
        "类型「{value}」不认识。",
        "请写 社区、乡镇、村 三个里的一个，例如：类型: 社区",
    ),
    "unit-kind-unknown/near": Sentence(
        "类型「{value}」不认识，您是不是想写「{near}」？",
        "请写 社区、乡镇、村 三个里的一个，例如：类型: {near}",
    ),
    "registry-file-missing": Sentence(
        "registry 文件夹里缺少「{name}」，少了它网站没法生成。",
        "请从备份里找回来；没有备份，就从示例内容的 registry 文件夹抄一份再改。",
    ),
    "registry-value-wrong": Sentence("{value:「*」}写得不对。", "请照旁边几行的样子写。"),
    "registry-value-wrong/empty": Sentence(
        "这个登记文件是空的。", "请从备份里找回来；没有备份，就从示例内容的 registry 文件夹抄一份再改。"
    ),
    "registry-value-wrong/missing": Sentence(
        "缺少「{key}」，或者后面没有写内容。", "请补上一行：{key}: 后面空一格，再写内容。"
    ),
    "registry-value-wrong/mapping": Sentence(
        "这里{value:写的是「*」，}要写成「词: 内容」的样子。",
        "例如：name: 民政要闻。冒号用半角的，后面空一格；照旁边几行的样子写。",
    ),
    "registry-value-wrong/list": Sentence(
        "这里写的是「{value}」，要写成一条一条的。",
        "每条另起一行，用短横线和一个空格开头，例如：- {{key: news, name: 民政要闻}}。照旁边几行的样子写。",
    ),
    "registry-value-wrong/text": Sentence(
        "「{key}」后面只要一句话，这里写成了好几条。", "请写在同一行：{key}: 后面空一格，再写内容。"
    ),
    "registry-value-wrong/markup": Sentence(
        "「{value}」里有尖括号，登记里不能放网页代码和脚本。",
        "请只写文字；要放标识，把图片存到 registry 文件夹，这里写图片的文件名。",
    ),
    "registry-value-wrong/placeholder": Sentence(
        "「{key}」写的是「{value}」，这个词会原样出现在网页里。",
        "请写真正的内容；还没有的，冒号后面空着就行。",
    ),
    "registry-value-wrong/key": Sentence(
        "key「{value}」不能用在网址里。",
        "只能用小写字母、数字和短横线，第一个是字母，一共 2 到 31 个，例如：key: heihe-daily",
    ),
    "registry-value-wrong/flag": Sentence(
        "「{value}」不认识，这里只能写 true 或 false。", "是就写 true，不是就写 false。"
    ),
    "registry-value-wrong/choice": Sentence(
        "「{value}」不认识，这里只能写：{known}。", "是不是「{near}」？请改成上面几个词里的一个。"
    ),
    "registry-value-wrong/amount": Sentence(
        "「{value}」不能作分数，这里要写 0 到 {most} 的数字。", "请只写数字，不带「分」字，例如 2 或 0.2。"
    ),
    "registry-value-wrong/points": Sentence(
        "分值{value:「*」}不对，要写一个 0 到 {most} 的数字，或者每年一个。",
        "例如：points: 4，或者 points: {{2026: 4, 2027: 5}}。",
    ),
    "registry-value-wrong/whole": Sentence(
        "「{value}」不行，这里要写 {least} 到 {most} 的整数。", "请只写数字，例如 {least}。"
    ),
    "registry-value-wrong/year": Sentence(
        "「{value}」不能作年份，这里要写 {first} 到 {last} 之间的一年。", "请写四位数字，例如 2026。"
    ),
    "registry-value-wrong/years": Sentence(
        "这里写的是「{value}」，计分规则要一年一段。",
        "先单独一行写年份和冒号（2026:），下面各行前面空两格，写这一年的规则。",
    ),
    "registry-value-wrong/site-url": Sentence(
        "网站地址「{value}」不对。",
        "请写完整的网址，用 https:// 或 http:// 开头，用 / 结尾，中间没有空格、? 和 #，例如：url: https://www.example.org/minzheng/",
    ),
    "registry-value-wrong/received-line": Sentence(
        "收稿记录里的「{value}」这一行读不懂。",
        "每行应当是编号、单位、日期三项，中间用英文逗号隔开。请从备份里找回这一行；是多余的记号，就删掉这一行。",
    ),
    "registry-value-wrong/received-day": Sentence(
        "收稿记录里的日期「{value}」不对。",
        "请写收到这篇文章的那一天，例如 2026-11-05；不知道是哪一天的，空着就行。",
    ),
    "registry-value-wrong/url": Sentence(
        "网址「{value}」不对。",
        "请写完整的网址，用 https:// 或 http:// 开头，中间没有空格；最好从浏览器的地址栏里复制。",
    ),
    "registry-value-wrong/domain": Sentence(
        "网站域名「{value}」不对。", "只写域名，不带 http:// 和后面的斜杠，例如：site_domain: www.example.org"
    ),
    "registry-value-wrong/id-code": Sentence(
        "网站标识码「{value}」不对。", "一般是 10 位数字，请照发下来的标识码写；还没有的，冒号后面空着就行。"
    ),
    "registry-value-wrong/area-code": Sentence(
        "行政区划代码「{value}」不对。", "请写 6 位数字，例如：area_code: 231124"
    ),
    "registry-value-wrong/mailbox": Sentence(
        "邮箱「{value}」不对。", "请写完整的邮箱，中间有 @，没有空格，例如：mailbox: minzheng@example.org"
    ),
    "registry-value-wrong/picture": Sentence(
        "「{value}」不是图片的文件名。",
        "请把图片（png、jpg、gif 或 webp）放进 registry 文件夹，这里只写文件名，例如 conac.png；不能写别的网站的地址。",
    ),
    "registry-value-wrong/picture-missing": Sentence(
        "registry 文件夹里没有图片「{value}」。",
        "{like:文件夹里有「*」，是不是它？}请把图片放进 registry 文件夹，名称要写得完全一样，字母大小写也要一样。",
    ),
    "registry-value-wrong/picture-fake": Sentence(
        "「{value}」不是图片，名称像图片，内容不是。",
        "能用的有 PNG、JPG、GIF、WebP。矢量图（SVG）请打开后截图，另存为 PNG，再放进 registry 文件夹。",
    ),
    "registry-key-taken": Sentence(
        "key「{value}」前面第 {before} 行已经用了。",
        "每条的 key 都要不同，请给其中一条换一个；是同一条写了两遍的，删掉一条。",
    ),
    "registry-key-reserved": Sentence(
        "key 不能写「{value}」，网站自己的网址要用这个词。", "请换一个词，例如 {value}-1。"
    ),
    "registry-name-taken": Sentence(
        "「{value}」和前面第 {before} 行的「{first}」是同一个名称，会分不清。",
        "名称、简称和别名都不能重复，请改掉其中一个；是同一条写了两遍的，删掉一条。",
    ),
    # --- files that meet: addresses, links, events ------------------------------------------------
    "address-taken": Sentence(
        "这篇文章和「{other}」的网址一样（{address}），两篇都先不发布。",
        "请给其中一篇加一行「网址名:」，写一个不同的英文或拼音名称，例如：网址名: {slug}-2",
    ),
    "address-taken/draft": Sentence(
        "这篇草稿和「{other}」的网址一样（{address}），发布的时候两篇会撞在一起。",
        "发布之前，请给这篇加一行「网址名:」，写一个不同的英文或拼音名称，例如：网址名: {slug}-2",
    ),
    "received-late": Sentence(
        "这篇文章的上报日期是 {reported}，{received} 才收到，过了次月 {last} 日，算补报。",
        "日期写错了的，请改「上报」那一行；收到的日子记错了的，请在 registry/received.csv 里改；都没错的，不用管它。",
    ),
    "day-before-history/date": Sentence(
        "这篇文章写的日期是 {day}，可它 {came} 才放进来，差了 {days} 天。",
        "发布日期要写真的。写错了的，请改「日期」；确实是补登的旧文，不用管它。",
    ),
    "day-before-history/reported": Sentence(
        "这篇文章写的上报日期是 {day}，可它 {came} 才放进来，差了 {days} 天。",
        "写错了的，请改「上报」；确实早就报过的，不用管它。",
    ),
    "event-apart": Sentence(
        "这篇文章和「{other}」写的是同一个事件「{value}」，上报日期却相差 {days} 天。",
        "不是同一件事的，请把「事件:」改成不同的词，例如加上年月；确实是同一件事的，不用管它。",
    ),
    "link-missing": Sentence(
        "找不到要链接的文件「{target}」。",
        "{like:文件夹里有「*」，是不是它？}请把文件放进这篇文章所在的文件夹，名称要写得完全一样；不要了就把链接删掉。",
    ),
    "link-address-wrong": Sentence(
        "本站没有「{target}」这个网址，也不会有。",
        "请打开要链接的那个页面，从浏览器的地址栏里抄下网站名称后面的部分，例如 /communities/guangming/；不要了就把链接删掉。",
    ),
    "link-without-page": Sentence(
        "链接「{target}」指的页面现在没有发布，所以只显示文字，不能点。",
        "等那个页面发布了，链接会自动恢复；不需要的话，把链接删掉就行。",
    ),
    "path-leaves-folder": Sentence(
        "「{target}」在这个单位的文件夹外面，不能用。",
        "图片和附件请拷贝到这篇文章所在的文件夹；要链接别的单位的文章，请写它的网址，例如 /communities/guangming/2026/文章的网址名/。",
    ),
    # --- pictures and attachments ---------------------------------------------------------------
    "picture-missing": Sentence(
        "找不到图片「{target}」。",
        "{like:文件夹里有「*」，是不是它？}请把图片放进这篇文章所在的文件夹，名称要写得完全一样，包括空格和结尾的 .jpg。",
    ),
    "picture-missing/nameless": Sentence(
        "图片{target:「*」}的圆括号里没有写文件名。",
        "请写上图片的文件名，外面不用引号，例如 ![活动现场](现场.jpg)；不要图片了，就把这一处删掉。",
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
    "scheme-refused": Sentence(
        "链接「{target}」以「{scheme}:」开头，这类地址网站不收。",
        "网页地址以 http:// 或 https:// 开头，邮箱写 mailto:，电话写 tel:。若不是链接，请删去 [ ]( ) 只留文字。",
    ),
    "scheme-refused/file": Sentence(
        "「{target}」指向一台电脑里的文件，别人打不开。",
        "请把这个文件复制到这篇文章所在的文件夹，这里只写它的名称，例如 [申请表](申请表.doc)。",
    ),
    "attachment-type": Sentence(
        "附件「{name}」的类型网站不收。",
        "能用的有 {types:, }。请用 WPS 或 Word 打开，另存为其中一种，再把文章里的名称改过来。",
    ),
    "attachment-too-large": Sentence(
        "附件「{name}」超过 {limit} MB。",
        "请压缩图片后另存、分成几个文件，或者只留最要紧的几页。",
    ),
    # --- the text -------------------------------------------------------------------------------
    "alt-missing": Sentence(
        "图片「{target}」没有文字说明，看不见图片的人不知道上面是什么。",
        "请在方括号里写一句话，例如 ![居民在社区包饺子]({target})。",
    ),
    "heading-skipped": Sentence(
        "标题「{text}」前面有 {marks}，比它上面的标题低了不止一级。",
        "请改成 {better} {text}：标题要一级接一级，中间不能跳。",
    ),
    "heading-skipped/first": Sentence(
        "第一个标题「{text}」前面有 {marks}，级别比后面的标题还低。",
        "请改成 {better} {text}：文章的第一个标题要用全文最高的一级。",
    ),
    "heading-glued": Sentence(
        "「{text}」的 # 后面没有空格，没有当作标题。",
        "如果它是标题，请在 # 后面加一个空格：{better}",
    ),
    "attachment-name-taken": Sentence(
        "这篇文章有两个附件都叫「{name}」：{first} 和 {second}。",
        "请给其中一个换个名称，例如在后面加上 2，文章里也改成新名称。",
    ),
    # --- people -----------------------------------------------------------------------------------
    "person-exposed": Sentence(
        "姓名（{masked}）和「{word}」写在了一起。",
        "请改成“一位老人”“一户人家”，或者把名字打码，例如 {masked}；本人同意登出的，请局里看过以后写上「审核人」，就不再提醒。",
    ),
    "person-exposed/attachment": Sentence(
        "附件「{name}」里，姓名和困难、疾病这类词写在了一起：{places}。",
        "请把姓名打码或者删掉，另存以后换掉它；名单请贴在社区公开栏，不要放在网上。本人同意登出的，请局里看过以后写上「审核人」，就不再提醒。",
    ),
    "list-stays": Sentence(
        "「{key}」写的是 {value}，名单公示最多登 {days} 个工作日。",
        "请改成 {last} 或者更早的日子。低保、救助这些名单请贴在社区公开栏，不要放在网上。",
    ),
    "list-stays/missing": Sentence(
        "这是名单公示，却没有写到期的日子；最多登 {days} 个工作日。",
        "请在登记头里加一行「到期: {last}」，或者写更早的日子。低保、救助这些名单请贴在社区公开栏，不要放在网上。",
    ),
    # --- what an attachment is, and what is inside ------------------------------------------------
    "attachment-fake": Sentence(
        "附件「{name}」的名称和内容对不上：名称末尾是 .{ending}，内容其实是{real}。",
        "请打开原来的文件，另存为真正的 {type}，再换掉这个附件；只改名称不行。来路不明的文件不要放上来。",
    ),
    "attachment-fake/unknown": Sentence(
        "附件「{name}」不是真正的 {type} 文件，不知道里面是什么。",
        "请双击看看能不能打开：能打开的，另存为 {type}，换掉它；打不开的，从原来的地方重新拷贝一份。",
    ),
    "attachment-fake/empty": Sentence(
        "附件「{name}」是空的，里面什么都没有。",
        "请从原来的地方重新拷贝一份，换掉它；先在电脑上双击，能打开再放进来。",
    ),
    "attachment-fake/hidden": Sentence(
        "附件「{name}」的后面还藏着一个压缩包。",
        "请打开原来的文件，另存为 {type}，换掉这个附件；来路不明的文件不要放上来。",
    ),
    "attachment-fake/macro": Sentence(
        "附件「{name}」里有宏（会自动运行的小程序），网站不收。",
        "请打开它，另存为不带宏的 {type}，换掉这个附件。",
    ),
    "attachment-unread": Sentence(
        "附件「{name}」{places:（*）}的类型程序不认识，没有查过有没有身份证号、手机号。",
        "请另存为 {better}，换掉它；实在不行，请从头到尾看一遍，里面不能有个人的号码。",
    ),
    "attachment-unread/old": Sentence(
        "附件「{name}」{places:（*）}是老格式，程序看不到里面，没有查过有没有身份证号、手机号。",
        "请用 Word 或 WPS 打开，点「文件」→「另存为」，类型选 {better}，换掉它，文章里的名称也改过来。",
    ),
    "attachment-unread/locked": Sentence(
        "附件「{name}」{places:（*）}加了密码，程序看不到里面，居民下载了也打不开。",
        "请打开它，去掉密码，另存为 {better}，换掉这个附件。",
    ),
    "attachment-unread/scanned": Sentence(
        "附件「{name}」{places:（*）}是扫描的图片，没有文字，程序没有查过有没有身份证号、手机号。",
        "有原来的 Word 文件的，请打开它，另存为 {better}，换掉这个附件；只有扫描件的，请逐页看一遍，把个人的号码涂掉再扫描。",
    ),
    "attachment-unread/broken": Sentence(
        "附件「{name}」{places:（*）}读不下去，可能损坏了，没有查过有没有身份证号、手机号。",
        "请双击看看：能打开的，另存为 {better}，换掉它；打不开的，从原来的地方重新拷贝一份。",
    ),
    "attachment-unread/large": Sentence(
        "附件「{name}」{places:（*）}里面的东西太多，程序没有查完有没有身份证号、手机号。",
        "请分成几个小一点的文件，分别另存为 {better}，再换掉它。",
    ),
    "attachment-unread/deep": Sentence(
        "附件「{name}」里压缩包套了太多层{places:（*）}，程序没有全打开。",
        "请把里面的文件都取出来，只压缩一层。",
    ),
    # --- personal numbers -----------------------------------------------------------------------
    "identity-number/attachment": Sentence(
        "附件「{name}」里有身份证号码：{places}。",
        "请打开附件，把号码整个删掉（按 Ctrl+F，查号码开头或结尾的几位，就能找到），另存以后换掉它；残疾人证号码里也含有身份证号码，一样要删。",
    ),
    "identity-number-doubtful/attachment": Sentence(
        "附件「{name}」里有很像身份证号码的：{places}（最后一位对不上，或是 15 位的老号码）。",
        "是身份证号码的，请打开附件删掉；不是的，不用管它。",
    ),
    "bank-card/attachment": Sentence(
        "附件「{name}」里有银行卡号或账号：{places}。",
        "请打开附件，把个人的卡号、账号删掉；要让人核对，只留最后四位。",
    ),
    "mobile-number/attachment": Sentence(
        "附件「{name}」里有手机号码：{places}。",
        "个人的手机号码请在附件里打码，像这里写的一样；单位对外公开的，请登记到 community.yaml 的「电话」里（局里的登记到 site.yaml），就不再提醒。",
    ),
    "identity-number": Sentence(
        "这里有身份证号码：{masked}。",
        "个人的身份证号码不能上网，请整个删掉；残疾人证号码里也含有身份证号码，一样要删。",
    ),
    "identity-number/name": Sentence(
        "文件名里有身份证号码：{masked}。", "文件名会出现在网址里，请给文件换个名称，例如用日期和内容起名。"
    ),
    "identity-number-doubtful": Sentence(
        "这里的 {masked} 很像身份证号码（最后一位对不上，或是 15 位的老号码）。",
        "是身份证号码的，请删掉；不是的，不用管它。",
    ),
    "identity-number-doubtful/name": Sentence(
        "文件名里的 {masked} 很像身份证号码。", "是身份证号码的，请给文件换个名称；不是的，不用管它。"
    ),
    "bank-card": Sentence(
        "这里有银行卡号或账号：{masked}。",
        "个人的卡号、账号不能上网，请删掉；要让人核对，只留最后四位。",
    ),
    "bank-card/name": Sentence(
        "文件名里有银行卡号或账号：{masked}。",
        "文件名会出现在网址里，请给文件换个名称，例如用日期和内容起名。",
    ),
    "mobile-number": Sentence(
        "这里有手机号码：{masked}。",
        "个人的手机号码请写成 {masked}；单位对外公开的，请登记到 community.yaml 的「电话」里（局里的登记到 site.yaml），就不再提醒。",
    ),
    "mobile-number/name": Sentence(
        "文件名里有手机号码：{masked}。", "文件名会出现在网址里，请给文件换个名称，例如用日期和内容起名。"
    ),
}


# --- facts that have names -----------------------------------------------------------------------------

_REAL_TYPES = {  # what the bytes of a file are, by the words of reading/foreign_files/file_type.py
    "pdf": "PDF",
    "docx": "Word 文档（DOCX）",
    "xlsx": "Excel 表格（XLSX）",
    "pptx": "幻灯片（PPTX）",
    "doc": "老格式的 Word 文档（DOC）",
    "xls": "老格式的 Excel 表格（XLS）",
    "ppt": "老格式的幻灯片（PPT）",
    "ole": "别的老格式文件",
    "locked": "加了密码的 Office 文件",
    "zip": "压缩包（ZIP）",
    "packed": "压缩包（ZIP）",
    "rar": "压缩包（RAR 或 7Z）",
    "rtf": "写字板文档（RTF）",
    "html": "网页",
    "mht": "网页（MHT）",
    "exe": "程序",
    "picture": "图片",
    "mp3": "录音（MP3）",
    "mp4": "录像（MP4）",
}
_NAMES = {"real": _REAL_TYPES, "better": {"searchable-pdf": "文字版的 PDF"}}  # by fact: its values in words
PLACES = {  # the steps of the way into an attachment, by their kind
    "file-name": "文件名",
    "in-archive": "压缩包里的「{name}」",
    "embedded": "里面带的「{name}」",
    "text": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "comments": "批注",
    "properties": "文件属性",
    "links": "链接",
    "others": "图表、文本框等处",
    "sheet": "工作表「{name}」",
    "cell": "{name}",
    "slide": "第 {name} 张幻灯片",
    "slide-notes": "第 {name} 张幻灯片的备注",
    "page": "第 {name} 页",
    "form": "第 {name} 页的表单和批注",
}
_MORE_PLACES = "等 {count} 处"
_LONGEST_STEP = 100  # characters: a name in an archive may be as long as a book


class _Occurrence(Protocol):
    """Where something was found in an attachment: core.problems.Occurrence."""

    @property
    def place(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def masked(self) -> str: ...
    @property
    def word(self) -> str: ...


_Several = tuple[str | _Occurrence, ...]
Detail = tuple[tuple[str, str | _Several], ...]


def say_places(found: Sequence[_Occurrence], total: int) -> str:
    """`工作表「一」，A1 138****1200；…等 23 处`"""
    words = [_occurrence(one) for one in found]
    return "；".join(words) + (_MORE_PLACES.format(count=total) if total > len(words) else "")


def _occurrence(found: _Occurrence) -> str:
    place = "，".join(_step(kind, name) for kind, name in found.place)
    beside = f"（{found.word}）" if found.word else ""
    return f"{place} {found.masked}{beside}" if found.masked else place


def _step(kind: str, name: str) -> str:
    words, half = PLACES[kind].format(name=name), _LONGEST_STEP // 2
    return words if len(words) <= _LONGEST_STEP else f"{words[:half]}…{words[-half:]}"


# --- a problem in words --------------------------------------------------------------------------------


class _Fact(str):
    """A fact within a sentence. After a colon may stand words that are said only if there is such a fact, with
    `*` in its place: `{like:是不是「*」？}`."""

    def __format__(self, words: str) -> str:
        if not words:
            return str(self)
        return words.replace("*", self) if self else ""


class _Facts(tuple[str, ...]):
    """Several facts within a sentence, with `、` between them or what stands after a colon: `{types:, }`."""

    def __format__(self, separator: str) -> str:
        return (separator or "、").join(self)


def say(code: str, detail: Detail) -> Sentence:
    """The two sentences of a problem, filled with its facts.

    A code may have a sentence of its own for a `case` that the facts name: `yaml-broken/tab`. `of` names the
    field of which the sentence gives an example.
    """
    plain = {name: fact for name, fact in detail if isinstance(fact, str)}
    facts: dict[str, _Fact | _Facts] = {name: _in_words(name, fact, plain) for name, fact in detail}
    if "of" in plain:
        facts["example"] = _Fact(EXAMPLES[plain["of"]])
    message, hint = SENTENCES.get(f"{code}/{plain.get('case')}") or SENTENCES[code]
    return Sentence(message.format_map(facts), hint.format_map(facts))


def _in_words(name: str, fact: str | _Several, plain: Mapping[str, str]) -> _Fact | _Facts:
    """A fact as a sentence shows it; `plain` are all that are texts."""
    if not fact:  # nothing, be it one text or several places
        return _Fact("")
    names = _NAMES.get(name, {})
    if isinstance(fact, str):
        return _Fact(names.get(fact, fact))
    found = [one for one in fact if not isinstance(one, str)]
    if found:
        return _Fact(say_places(found, int(plain["total"])))
    return _Facts(names.get(one, one) for one in fact if isinstance(one, str))
