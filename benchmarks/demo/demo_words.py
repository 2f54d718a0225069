"""The words of which a made-up content tree is put together: real units, topics, sentences.

Nobody is named: people appear by role. No number looks like a telephone or identity number. What does a unit no credit is
told of 示例社区 only.
"""

from __future__ import annotations

# The real units that the project's own content shows, by the codes of the national statistics: key, name, code, kind.
REAL_UNITS = (
    ("jianhua", "建华社区", "231124100001", "社区"),
    ("guangming", "光明社区", "231124100002", "社区"),
    ("xinhua", "新华社区", "231124100004", "社区"),
    ("shangmao", "商茂社区", "231124100006", "社区"),
    ("yongxing", "永兴社区", "231124100008", "社区"),
    ("tiebei", "铁北社区", "231124100010", "社区"),
    ("xixing-xiang", "西兴乡", "231124201000", "乡镇"),
    ("pingdu-cun", "平度村", "231124201202", "村"),
    ("xigang-cun", "西岗村", "231124201206", "村"),
)
# No county has 231199: such a code cannot be taken for a real one.
MADE_UP_NAME, MADE_UP_KEY, MADE_UP_CODE = "示例社区{:03d}", "shili-{:03d}", "231199{:06d}"
CARD = """# 演示用的登记表，由 demo 命令生成。
名称: {name}
代码: "{code}"
类型: {kind}
{opened}在岗人数: {staff}
简介: {name}的工作博客（演示内容）：走访、服务、议事和节日，都由社区里的人自己写下来。
"""
OPENED_LINE = "开通: {day}\n"

# What posts of a category are about; of a category that is not here, the last line's.
TOPICS = {
    "service": ("便民服务日", "上门代办", "老年助餐", "家电维修进楼", "冬季供热走访", "快递代收点"),
    "culture": ("广场舞排练", "邻里读书会", "剪纸手工课", "元宵灯谜会", "露天电影", "书法小课堂"),
    "security": ("临时救助政策讲解", "养老认证提醒", "就业岗位对接", "医保缴费服务", "大病探望"),
    "family": ("婴幼儿照护讲座", "健康义诊", "家庭医生签约", "孕期知识课堂", "优生优育咨询"),
    "civil": ("邻里议事会", "居务公开", "楼门长例会", "居民公约修订", "志愿服务队换装"),
    "party": ("主题党日", "党员责任区", "老党员座谈", "入户宣讲", "先锋岗轮值"),
    "women": ("妇女之家开放日", "巧手编织班", "最美家庭评议", "维权知识问答", "儿童暑期托管"),
    "general": ("清雪行动", "消防演练", "垃圾分类宣传", "环境整治", "防汛巡查", "反诈宣传", "安全用电检查"),
}
TITLES = (
    "{topic}，{scene}",
    "{unit}开展{topic}活动",
    "{season}里的{topic}",
    "一次{topic}，{people}都来了",
    "{topic}记：{scene}",
    "{scene}——{unit}{topic}侧记",
    "从{place}说起：{topic}",
)
SCENES = (
    "家门口的事有人管",
    "大家的事一起办",
    "热气腾腾的一个上午",
    "门一敲就开了",
    "把话说到居民心里",
    "小板凳坐满了院子",
    "雪天里的一杯热水",
    "邻里多了一份惦记",
    "问题当场有了着落",
    "笑声传出很远",
)
SEASONS = ("初春", "盛夏", "秋天", "冬日", "周末", "傍晚")
PEOPLE = ("楼里的老邻居", "志愿者", "孩子和老人", "网格员和楼门长", "驻区单位的同志", "沿街的商户")
AUTHORS = ("社区信息员", "一号网格员", "二号网格员", "三号网格员", "民政专干", "文体干事", "志愿服务队记录员")
REVIEWERS = ("社区负责人", "支部书记", "值班主任")
TAGS = ("志愿服务", "网格", "老年人", "便民", "节日", "安全", "议事", "冬季")
PLACES = (
    "居民活动室",
    "小区广场",
    "便民服务大厅",
    "三号楼门前",
    "社区卫生站旁",
    "党群服务中心",
    "老年食堂",
    "沿街的商铺",
    "文化长廊",
    "供热站门口",
)
WHEN = (
    "上午八点半",
    "吃过早饭",
    "午后",
    "下班以后",
    "活动前一天",
    "雪停之后",
    "第二天一早",
    "快到中午的时候",
)
DOERS = ("网格员", "楼门长", "志愿者", "社区干部", "老党员", "民政专干", "一位退休教师", "热心居民")
DEEDS = (
    "把要办的材料一份一份对了一遍",
    "挨家敲门，把通知念给看不清字的老人听",
    "把意见记在本子上，能当场答的当场答",
    "搬来桌椅，烧好两壶热水",
    "陪着行动不便的居民走完了全程",
    "把过道里的杂物清出去，又拖了一遍地",
    "教大家怎样在手机上查进度",
    "帮着量了尺寸，说好下周来装",
    "把旧海报揭下来，换上新的一张",
    "分成三个小组，各管一段",
    "把没有领到的名额逐户补上",
    "用大家听得懂的话讲了一遍政策",
)
SENTENCES = (
    "{when}，{doer}就到了{place}，{deed}。",
    "{doer}{deed}，前后用了{count}分钟。",
    "在{place}，{doer}{deed}；旁边的人看了，也伸手帮忙。",
    "有人问起{topic}的安排，{doer}翻开本子，{deed}。",
    "这一天一共来了{count}位居民，{doer}{deed}，没有让一个人空跑。",
    "{doer}说：“{saying}。”说完，{deed}。",
    "{when}天还有些凉，{place}已经站了{count}个人，{doer}{deed}。",
    "和上回相比，这次多了{count}户人家，{doer}{deed}，{place}里一时坐不下。",
    "散场以后，{doer}又留下来，{deed}，直到{place}熄了灯。",
)
SAYINGS = (
    "事情不大，拖不得",
    "咱们住得近，有事招呼一声",
    "您坐着，我们来跑",
    "记下来的就要有回音",
    "人到了，心就暖了",
    "这条路以后不滑了",
    "名单上没有的也要问一问",
    "下个月还在这儿",
)
POINTS = (
    "{place}：由{doer}负责，{deed}。",
    "**{when}**到场，先签到，再领取材料。",
    "看不清字的，可以请{doer}代填。",
    "需要上门的，向{doer}说一声就行。",
    "没有办完的{count}件，下周逐件回复。",
    "工具用完放回{place}，丢了的由大家补齐。",
)
HEADINGS = (
    "起因",
    "大家怎么说",
    "当天的经过",
    "办了哪些事",
    "还差什么",
    "下一步",
    "几点体会",
    "数字",
    "幕后",
    "后续安排",
)
EMPHASIZED_SENTENCES = (
    "**不让一个人落下**，是这次{topic}定下的规矩。",
    "要说最难的，是**{place}**那一段。",
    "**结果当天就贴在了公开栏里。**",
    "大家商量后定了三条，第一条就是**先办急事**。",
)
TABLE_HEADS = ("地点", "负责人", "件数")
BEFORE_LIST = ("具体这样安排：", "大家议定的几条：", "当天分头做了这些：")
QUOTE = "> {saying}。这句话后来写在了{place}的黑板上。"
LINK_SENTENCE = "前一回的经过，见[{title}]({target})。"
NOTE = "（说明：这是演示内容，文中的人和事都是编的。）"
EVENT = "{topic}联合行动第{serial}次"
VOID_REASONS = ("虚假", "抄袭", "泄露隐私")

# The bureau's own side, once whatever the size.
ITEM_TITLE = "{column}：演示条目"
ITEM_TEXT = "这是“{column}”栏目的演示条目，由 demo 命令生成。\n\n各单位的文章见[社区博客](/communities/)。\n"
PAGES = (("about", "关于本站", "这是一个演示网站，内容由 demo 命令生成，人和事都是编的。\n"),)
