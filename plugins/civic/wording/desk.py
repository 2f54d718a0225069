"""What the desk says on a terminal; corrections, drafts, publishing and setup have modules of their own beside this one."""

REGISTRY_STOPS = "registry 文件夹里的登记有错，这次没有生成网站；原来的网站保持不变。"
STRICT_STOPS = "有文章存在问题，按 --strict 的要求，这次没有生成网站；原来的网站保持不变。"
REGISTRY_STOPS_TALLY = "registry 文件夹里的登记有错，无法统计；请先按上面的提示改好。"
ALL_WELL = "没有发现问题。"
BUILT = "网站已生成：{folder}（{files} 个文件，新写 {written} 个，用时 {seconds} 秒{stages}）。"
STAGES = {"read": "读取", "render": "制作"}
WORKING = "正在检查有哪些变化……"
PROGRESS = "正在{stage}，已完成 {count} 个……"
ROLLED_BACK = "已恢复到上一次生成的网站：{folder}（{files} 个文件）。再运行一次同一命令，就回到刚才的网站。"
NO_ROLLBACK = "没有可以恢复的上一次的网站，{folder} 保持不变。"

WHY_NOTHING = (
    "网站里没有「{file}」这个文件。请写页面的网址，例如 /communities/jianhua/，或者输出文件夹里的文件。"
)
WHY_TEMPLATE = "模板：{template}，连同它用到的部分"
WHY_SOURCE = "写在：{source}"
WHY_FACT = "取决于：{fact}（{state}）"
WHY_STATE = {True: "有变化", False: "没变"}
WHY_NEW = "这是新的一页，这次做了出来。"
WHY_WRITTEN = "这次重新做了：{reasons}。"
WHY_DRAWN_ALIKE = "这次重新做了：{reasons}；做出来和原来一模一样，所以文件没有动。"
WHY_KEPT = "这次没有重做：和上次相比什么都没变。"
WHY_CHANGED = {
    "values": "页面上的内容有变化",
    "template": "模板有变化",
    "constants": "页头、页脚等每页都有的内容有变化",
    "program": "程序或它的组件有更新",
    "file": "输出文件夹里的文件被改过、删掉了，或者来源有变化",
}
FACTS = {  # what the pages of one portion depend on
    "frame": "登记的单位、栏目、分类、日期，以及哪些列表有内容",
    "items": "这里的文章",
    "foreign": "这里的文章提到的别处的文章，或者同一件事的文章",
    "there": "这里的文章链接到的列表和上报榜",
    "key": "单位的代号",
    "address": "列表的网址",
    "year": "哪一年",
    "paged": "哪些月份和年份有上报榜",
    "posts": "这一年的上报、采用和作废情况",
    "received": "这一年的文章是哪天收到的",
}
UNCHANGED = "内容没有变化，网站保持不变：{folder}（{files} 个文件，用时 {seconds} 秒）。"
WAITING = "另一个窗口正在生成同一个网站，请稍候，它完成后这里自动继续……"
INTERRUPTED = "已中断，{undone}。"
UNDONE = {  # what a verb has left undone when it could not come to its end
    "serve": "预览已经停止",
    "build": "没有生成网站，原来的网站保持不变",
    "check": "检查没有完成",
    "new": "什么也没有新建",
    "from": "这个 Word 文件没有转成稿件",  # new --from, of one file among several
    "tally": "没有统计",
    "publish": "没有发布，线上的网站保持不变",
    "takedown": "没有撤下",
}
FOREIGN_FOLDER = "文件夹 {folder} 里有不是本程序生成的东西，为免误删，{undone}；请换一个空文件夹。"
SOURCE_CHANGED = "文件 {file} 在生成的时候被改动了，{undone}；请存好文件，再运行一次。"
CHANGED_MEANWHILE = "{file} 刚才又被别人保存过，{undone}；请再运行一次。"
COMPONENT_LOST = "运行环境不完整，请删除 .venv 文件夹，再把同一命令运行一次，它会自动重新安装。"
DISK_FULL = "磁盘已满，{undone}；请腾出空间再运行一次。"
NO_PERMISSION = "没有权限读写 {file}，{undone}；请检查它的权限，或者是否被别的程序打开。"
DISK_FAULT = "读写 {file} 时出错（{reason}），{undone}。"
OUR_FAULT = "程序出错了，{undone}；请把文件 {file} 发给维护人员。"
OUR_FAULT_UNKEPT = "程序出错了（{reason}），{undone}；请把这句话发给维护人员。"

NO_CONTENT = "找不到内容文件夹「{folder}」，请检查 --content 后面写的路径。"
NO_VERB = "还没有写要做什么，可用的命令是 {verbs}。"
UNKNOWN_VERB = "没有「{verb}」这个命令，可用的命令是 {verbs}。"
UNKNOWN_OPTION = "命令 {verb} 后面的「{word}」看不懂，可用的选项是 {options}。"
NEEDED = "还缺少 {option}，请在后面补上。"
NO_VALUE = "{option} 后面还缺少内容。"
NO_VALUE_WANTED = "{option} 后面不用写内容。"
WRONG_CHOICE = "{option} 不能是「{value}」，只能是 {choices}。"
WRONG_DAY = "--as-of 后面要写真实的日期，例如 2026-11-05，不能是「{value}」。"
WRONG_NUMBER = "{option} 后面要写 {least} 到 999999 之间的整数，不能是「{value}」。"
WRONG_PERIOD = "--period 后面要写月、季、半年或年，例如 2026-10、2026-Q3、2026-H2、2026，不能是「{value}」。"
TALLY_HEAD = "信息上报 {period}（截至 {as_of}，{rules}）\n"
TALLY_RULES = "按 {year} 年规则"
TALLY_DEFAULT_RULES = "按默认规则"
TALLY_WRITTEN = "已写入文件 {file}"

SERVING = "网站在 {url}，浏览器会自动打开。保存文件后页面自动更新；按 Ctrl-C 结束。"
SERVED = "已停止预览。"
REBUILT = "第 {number} 次生成完成，用时 {seconds} 秒，{problems} 条检查结果。"
NOT_REBUILT = "第 {number} 次生成没有完成（{seconds} 秒），页面保持原样，请按提示修改后保存。"
NO_PORT = "127.0.0.1 上从 {first} 到 {last} 的端口都被占用，请关掉一些程序再试。"
NO_SITE_YET = "网站还没有生成"
NEW_FOR_WHOM = "new 要写明给谁写：社区用 --community 代号，县局栏目用 --column 代号，二选一。"
ROLLBACK_ALONE = "--rollback 只能单独用，或者和 --dry-run 一起用。"
WRONG_ARCHIVE = "--zip 后面要写一个以 .zip 结尾的文件名，放它的文件夹要先有，不能是「{value}」。"
ARCHIVE_INSIDE = "--zip 的文件不能放在内容文件夹或者网站的输出文件夹里面，请换一个地方。"
COPY_BEFORE = "_改前"  # with a number behind it where that is taken: reading ignores names that begin with _
FIX_ONLY_TEXT = "--fix 和 --format json 不能一起用。"
YES_WITHOUT_FIX = "--yes 要和 --fix 一起用：check --fix --yes。"
TAKEDOWN_WHICH = "还没有写撤下哪一篇，请在后面加上它的网址，或者它的文件。"
NEW_ALONE = "new {option} 单独用，后面不能再写 {other}。"
NEW_UNIT_ALL = "new --unit 后面的 --name、--code、--kind 要写就三个都写；一个也不写，程序会一项一项问。"
NEW_UNIT_ONLY = "{option} 要和 --unit 一起用。"
NEW_SITE_ONLY = "{option} 要和 --site 一起用。"
NO_FILE = "找不到 {option} 后面写的文件「{file}」，请检查路径。"

# What every question at the keyboard has in common.
ASK_WITH_USUAL = "{question}（直接回车就用：{usual}）："
ASK_AGAIN = "  {reason}"
ASK_UNPRINTABLE = "这个回答里有看不见的字符，请重新打一遍。"
ASK_ONE_NUMBER = "请写一个序号，1 到 {last}。"
ASK_NUMBERS = "「{word}」看不懂，请写 1 到 {last} 的序号，用空格隔开，连着的可以写成 3-8。"
ASK_NONE_CHOSEN = "一个也没有选，请写序号，用空格隔开。"
ASK_YES, ASK_NO = ("是", "y", "yes"), ("否", "n", "no")
ASK_YES_OR_NO = "请写「是」或者「否」。"
