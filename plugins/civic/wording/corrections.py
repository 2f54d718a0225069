"""What `check --fix` and `takedown` say."""

FIX_NOTHING = "没有能自动改的地方。"
FIX_ENCODING = "  编码：{encoding} → UTF-8"
FIX_FOUR_DIGITS = "〔四位数字〕"
FIX_ASK = "第 {number} 个，共 {total} 个：改吗？[回车=改，n=不改，a=后面的都改，q=到此为止] "
FIX_ANSWERS = {
    "yes": ("", "y", "yes", "是", "改"),
    "no": ("n", "no", "否", "不", "不改"),
    "all": ("a", "all", "都改"),
    "stop": ("q", "quit", "停"),
}
FIX_HOW = "\n有 {files} 个文件能自动改，还没有动；看过没有错，请运行 check --fix --yes，就都改好。"
FIX_WRITTEN = "\n改好了 {files} 个文件。改之前的样子存在各个文件旁边，名称以「_改前」开头，网站不读它，核对以后可以删掉。"
FIX_KEPT = "\n没有改动任何文件。"
FIX_LEFT = "现在还有 {problems} 个问题、{warnings} 个提醒；是哪些、怎么改，请再运行 check。"
FIX_UNDONE = "程序没有改它"

REGISTRY_STOPS_TAKEDOWN = "请先把 registry 文件夹里的错误改好，再撤下文章。"
NO_SUCH_ITEM = (
    "找不到「{item}」这篇文章。请从浏览器的地址栏里复制它的网址，或者写它的文件，"
    "例如 communities/guangming/2026/重阳节.md。"
)
TAKEDOWN_NUMBER_IN_REASON = "原因里有身份证号码、银行卡号或手机号码，请去掉以后再写。"
TAKEDOWN_DRAFT = "{file} 是草稿，没有登在网上，不用撤下。"
TAKEDOWN_WAITING = "{file} 的日期还没有到，没有登在网上；不想登了，请把它的「状态」写成 草稿。"
TAKEDOWN_ALREADY = {
    "withdrawn": "{file} 早已撤下，没有再改。",
    "void": "{file} 早已作废，没有再改。",
}
TAKEDOWN_FAULTY = "{file} 的开头有错，没有撤下：{fault}请先照 check 说的改好，再运行一次。"
TAKEDOWN_BY_HAND = (
    "{file} 的开头写法特别，没有改动它；请用记事本打开，自己在「标题」下面加一行，例如「撤下: {day}」。"
)
TAKEDOWN_WITHDRAWN = (
    "已在 {file} 里写上「撤下」。下次生成、发布以后，{url} 只显示「已撤下」，"
    "列表、订阅和搜索里都不再有它；上报的篇数照算。"
)
TAKEDOWN_VOID = (
    "已在 {file} 里写上「作废」，原因是{reason}。下次生成、发布以后，{url} 只显示「已撤下」，"
    "列表、订阅和搜索里都不再有它；不再算篇数和采用，并且扣分。"
)
TAKEDOWN_FILES = "跟着一起下线的图片和附件：{names}。"
TAKEDOWN_SHARED = "别的文章也在用，所以还在网上的：{names}。"
TAKEDOWN_NUMBERS = "注意：{file} 里还有身份证号码或银行卡号。撤下以后不会再登出来，可是文件里还留着，请打开文件，把号码删掉。"
TAKEDOWN_NEXT = "现在请运行 publish；手工上传的，服务器上的旧文件也要跟着删掉。"
