"""Posts as they might be typed: right, tolerated and wrong lines in any mixture, line end and encoding."""

from hypothesis import strategies as st

from civic.core.model import Outlet, Term
from civic.core.resolve.read_results import ItemLocation
from civic.reading.registry.vocabulary import Vocabulary

PLACE = ItemLocation("guangming", "", "communities/guangming/2026/a.md", "2026/a.md", ("0456-8400000",))
WORDS = Vocabulary(
    categories=(Term("service", "社区服务"), Term("culture", "社区文化"), Term("party", "党建")),
    themes=(Term("love", "爱心活动"), Term("warmth", "热心活动")),
    outlets=(
        Outlet("heihe-daily", "黑河日报", "city", ()),
        Outlet("hlj-daily", "黑龙江日报", "province", (), ("黑龙江省日报",)),
    ),
    allowed_numbers=frozenset({"13900000000"}),
)

KEYS = [
    *(
        "标题",
        "日期",
        "分类",
        "主题",
        "作者",
        "来源",
        "摘要",
        "封面",
        "标签",
        "状态",
        "到期",
        "网址名",
        "上报",
    ),
    *("事件", "采用", "撤下", "作废", "审核人", "审核日期", "媒体", "网址", "版面", "头条", "原因"),
    *("title", "date", "category", "tags", "outlet"),
    *("日其", "标提", "作着", "主体", "媒替", "Title", "心情", "编者"),
]
COLONS = [": ", "：", "： ", ":", " : ", ";", " "]
VALUES = [
    *("甲", "", "|", '"引号"', "a # b", "否", "草稿", "13812345678", "Chong-Yang", "ｈｔｔｐ://a.example/"),
    *("2026-10-09", "2026/10/9", "2026年10月9日 8:30", "２０２６.１０.９", "20261009", "下周三"),
    *("服务", "党建", "社区服物", "爱心", "爱心、热心", "[爱心, 热心]", "虚甲", "黑河日抱"),
    "{媒体：黑河日报，日期: 2026/10/9}",
]
LEADS = ["", "", "", "", "  ", "\t", "- ", "-", "    ", "\u3000", "# ", "  - "]
BODIES = [
    *("正文。", "", "# 标题", "---", "標題：", "标题：甲", "1. 甲", "\x0b", "11010519491231002X"),
    *("13812345678", "**13812345678**", "*13812345678*后", "[a](13812345678)", "> 138 1234 5678"),
    "|1|\n|-|\n|13812345678|",
]

LINES = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(LEADS),
    st.sampled_from(KEYS),
    st.sampled_from(COLONS),
    st.sampled_from(VALUES),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FENCES = st.sampled_from(["---", "---", "---", "----", "———", ""])
WHOLE = st.sampled_from(
    [
        "标题: 甲\n日期: 2026-10-09\n分类: 党建",
        "标题：甲\n日期：2026年10月9日\n分类：服务",
        "标题: 甲",
    ]
)


@st.composite
def posts(draw):
    """The bytes of a post."""
    lines = [draw(FENCES), *draw(WHOLE).split("\n"), *draw(st.lists(LINES, max_size=6)), draw(FENCES)]
    lines += draw(st.lists(st.sampled_from(BODIES), max_size=5))
    text = "".join(line + draw(ENDS) for line in lines)
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"]))
    return text.encode(encoding)
