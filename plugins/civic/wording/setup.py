"""What `new --site` and `new --unit` say and ask."""

ASK_NEEDED = "这一项不能空着。"
ASK_ENDED = "回答到这里就断了，还有问题没有回答，什么也没有新建；请从头再运行一次。"

UNIT_NAME = "单位名称，例如 某某社区"
UNIT_CODE = "12 位统计用区划代码（查到真的再写，不能编）"
UNIT_KIND = "类型，写序号"
UNIT_KEY = "代号，用在文件夹名和网址里，定了不要改"
UNIT_FACTS = {  # what may be left empty
    "opened": "博客从哪一天开通，例如 2026-12-01，从那个月起每月要报一篇（没定就直接回车）",
    "phone": "对外的电话（没有核对就直接回车）",
    "mailbox": "业务邮箱（没有就直接回车）",
    "staff": "在岗人数（不清楚就直接回车）",
}
UNIT_KEY_WRONG = "代号只能用小写字母、数字和减号，第一个是字母，一共 2 到 31 个，不能是「{key}」。"
UNIT_KEY_RESERVED = "代号不能用「{key}」，网站自己的网址要用这个词；例如可以写 {key}-shequ。"
UNIT_KEY_TAKEN = "代号「{key}」已经有单位在用，请换一个。"
UNIT_CODE_TAKEN = "代码「{code}」已经登记给 {key}（{name}），一个代码只能属于一个单位。"
UNIT_WRITTEN = "已登记{name}：{file}。要替它写第一篇，运行 new --community {key} --title 标题。"
REGISTRY_STOPS_UNIT = "请先把 registry 文件夹里的错误改好，再登记单位。"

FETCHING_DIVISIONS = "正在下载全国的行政区划资料（约 {size} MB，要联网，只下载一次）……"
NO_DIVISIONS = (
    "没有取到全国的行政区划资料：{reason}。请检查网络后再运行一次；"
    "或者自己准备一份单位名单（Excel 或 CSV，第一行写 代码、名称，下面一行一个单位），运行 new --site --units 名单文件。"
)
DIVISIONS_NO_NETWORK = "下载没有成功（记录在 .cache/setup.log）"
DIVISIONS_WRONG_DIGEST = "下载的资料与登记的校验值不符，没有使用"
UNITS_FILE_KIND = "单位名单「{file}」的格式不认识，请存成 Excel（.xlsx）、CSV（.csv）或 JSON（.json）。"
UNITS_FILE_UNREADABLE = "单位名单「{file}」读不出来：表格里要有一行写着 代码、名称，下面一行一个单位。"
UNITS_FILE_EMPTY = "单位名单「{file}」里一个乡镇、社区或村也没有；它们的代码是 12 位数字。"
UNITS_FILE_ROW = (
    "单位名单「{file}」里，代码「{code}」、名称「{name}」这一行不对：代码写 12 位数字，名称不能空着。"
)
UNITS_FILE_TWICE = "单位名单「{file}」里，代码「{code}」写了两次，一次是「{one}」，一次是「{other}」。"

NEW_SITE_NOT_DEMO = (
    "{folder} 里已经是正式的内容（或者 site.yaml 读不出来），没有动它；"
    "要另建一套，请用 --content 写一个新文件夹的名字。"
)
NEW_SITE_WELCOME = (
    "下面问几个问题，每答一个按一次回车；问完会给您看一遍，确认以后才写。中途按 Ctrl-C，什么也不会变。\n"
)
SITE_COUNTY = "哪个县（市、区、旗），例如 孙吴县"
SITE_COUNTY_NONE = "没有找到「{text}」，请写全称，也可以写 6 位行政区划代码。"
SITE_COUNTY_LIKE = "没有找到「{text}」，是不是「{near}」？请写全称，也可以写 6 位行政区划代码。"
SITE_COUNTY_MANY = "叫「{text}」的有 {count} 个，请写得再全一些，例如在前面加上省、市的名称。"
SITE_COUNTY_WHICH = "是哪一个，写序号"
SITE_COUNTY_OTHER = "都不是，重新写"
SITE_COUNTY_NAME = "名单里没有写县名，{code} 是哪个县（市、区、旗）"
SITE_CITY = "它属于哪个市（地、州、盟），没有就直接回车"
SITE_PROVINCE = "它属于哪个省（自治区、直辖市），没有就直接回车"
SITE_COUNTY_FOUND = "  {whole}，代码 {code}。"
SITE_UNITS = "哪些单位现在就要有博客，写序号（别的以后可以用 new --unit 加）"
SITE_UNITS_CHOICES = {
    "community": "全部社区（{count} 个）",
    "township": "全部社区、乡镇和街道（{count} 个）",
    "village": "全部社区、乡镇、街道和村（{count} 个）",
    "some": "一个一个挑",
    "none": "现在都不登记",
}
SITE_UNITS_SOME = "要哪些，写序号，用空格隔开，连着的可以写成 3-8"
SITE_UNITS_ALIKE = "  另有 {count} 个农场、林场、开发区之类的单位没有列出来，需要的以后用 new --unit 加。"
SITE_FACTS = {
    "body": "主办单位",
    "section": "具体承办的股室（没有就直接回车）",
    "name": "网站的名称",
    "short_name": "网站的简称",
    "url": "网站的完整地址，例如 https://www.example.org/minzheng/ （放在门户的目录下就连目录一起写；以后可以改）",
    "phone": "主办单位对外的电话（没有核对就直接回车）",
    "mailbox": "业务邮箱（没有就直接回车）",
    "address": "办公地址（没有核对就直接回车）",
    "site_id_code": "党政机关网站标识码，10 位（没有批下来就直接回车）",
    "icp": "ICP 备案号（没有批下来就直接回车）",
    "police": "公安备案号（没有批下来就直接回车）",
}
SITE_FACTS_USUAL = {
    "body": "{county}民政局",
    "name": "{county}民政社区博客",
    "short_name": "{county}社区博客",
}
SITE_OPENED = (
    "这些单位的博客从哪一天开通，例如 2026-12-01，从那个月起每月要报一篇（没定就直接回车，以后各填各的）"
)
SITE_SUMMARY = "\n请核对：\n"
SITE_SUMMARY_LINE = "  {what}：{value}"
SITE_SUMMARY_NAMES = {
    "county": "地方",
    "body": "主办单位",
    "section": "承办股室",
    "name": "网站名称",
    "short_name": "网站简称",
    "url": "网站地址",
    "phone": "电话",
    "mailbox": "邮箱",
    "address": "地址",
    "site_id_code": "标识码",
    "icp": "ICP 备案号",
    "police": "公安备案号",
    "units": "单位",
    "opened": "开通日期",
}
SITE_SUMMARY_EMPTY = "（空着）"
SITE_SUMMARY_UNITS = "{count} 个（{names}）"
SITE_SUMMARY_MORE = "{names}……"
SITE_MOVES = "  现在的示例内容会移到 {aside}，不会丢。"
SITE_CONFIRM = "\n写入 {content} 吗，写「是」或者「否」"
DEMO_ASIDE = "{name}-示例-{day}"
SITE_LEFT = "没有写入，什么也没有变。"
SITE_NOT_SOUND = "按这些回答写出来的内容有问题（见上面），没有写入，什么也没有变；请换个写法再运行一次。"
SITE_MOVED = "示例内容已移到 {aside}。"
SITE_WRITTEN = (
    "{name}的内容已写在 {content}：{units} 个单位，局里的 {items} 篇文章和页面。"
    "先运行 serve 看一看，再逐项核对 {content}/registry/site.yaml。"
)
