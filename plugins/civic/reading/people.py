"""Names of people beside what nobody may know of them: 低保, 残疾, 社区矫正 and the like (domain.md §3.2).

    find_people("慰问了低保户王建国。") == (Exposed(line=1, masked="王**", word="低保"),)

Chinese names are not marked in a text, so a name is what looks like one and stands where one can end: a surname and one or
two characters of which given names are made, between marks, or beside words that go with names. Whoever speaks there for an
office (`书记`, `网格员`, `记者`) is no case. The words are what a post needs to hold at all, and few posts do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Exposed(NamedTuple):
    """`line` from 1; `masked` the name in the only form that may be shown; `word` what it stands beside."""

    line: int
    masked: str
    word: str


def find_people(text: str) -> tuple[Exposed, ...]:
    """The names that stand in one sentence or row of a table with one of the words, in their order; each once a line."""
    if not any(word in text for word in _WORDS):
        return ()
    found = {
        Exposed(text.count("\n", 0, start + at) + 1, masked, word): None
        for start, sentence, word in _sentences(text)
        for at, masked in _names(sentence)
    }
    return tuple(found)


# --- the words, and how far they reach ----------------------------------------------------------------

_WORDS = (
    "低保",
    "残疾",
    "特困",
    "五保",
    "孤儿",
    "留守儿童",
    "困境儿童",
    "事实无人抚养",
    "失独",
    "重病",
    "大病",
    "癌",
    "尿毒症",
    "白血病",
    "精神病",
    "精神障碍",
    "精神分裂",
    "艾滋",
    "吸毒",
    "戒毒",
    "社区矫正",
    "刑满释放",
    "安置帮教",
)
_WORD = re.compile("|".join(_WORDS))
_SENTENCE = re.compile(
    r"(?:[^。！？；!?;\n]|(?<=[^\n|]{25})\n(?=[\u4e00-\u9fff]))+"
)  # long lines go on in the next one


def _sentences(text: str) -> Iterator[tuple[int, str, str]]:
    """The sentences and rows with one of the words: where each begins, it, and the first word."""
    for match in _SENTENCE.finditer(text):
        word = _WORD.search(match[0])
        if word is not None:
            yield match.start(), match[0], word[0]


# --- what a name is made of -----------------------------------------------------------------------------

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤常温康施文牛樊葛邢安齐乔伍庞颜倪庄聂"
    "章鲁岳翟殷詹申欧耿关焦俞柳甘宁舒阮柯纪梅毕季裴霍涂苗谷曲翁冉骆蓝靳柴蒙喻祁蒲房滕屈饶牟艾尤穆卓古吉缪车芦麦褚娄窦戚岑"
    "宫卜晏卫柏宗瞿佟臧闵苟邬姬仇栾隋刁沙巫寇桑郎甄丛仲虞敖巩池苑迟"
)
_COMPOUND = ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "慕容", "令狐", "尉迟", "公孙")
_GIVEN = (
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红娥玲芬燕彩春菊勤珍贞莉琳素云莲真环雪荣妹香月莺媛瑞凡佳嘉琼叶璧璐娅"
    "琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉眉君琴蕊薇菁梦岚婕馨瑗琰韵艺咏卿聪澜纯毓悦昭冰琬茗羽希欣飘滢馥筠"
    "柔竹霭凝晓欢霄枫芸菲寒伊亚宜姬舒影荔枝思毅俊峰文辉健永志义兴良海山仁波贵福生龙元胜学祥才武利清飞彬富顺信子杰成康星光"
    "天达岩中茂进林坚彪博诚敬震振壮群豪邦承乐绍松善厚庆民友裕河哲江浩亮谦亨奇固翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士"
    "建致树炎德泰盛雄琛钧冠策腾楠榕风航弘淑华金芝凤喜财柱宝昌东满锁根来旺双忠孝礼智廷殿洪洁宇轩涵梓然诗雨诺奕沐宸熙睿昊瀚语"
    "桐新国爱安长连全景立占岐岭"
)
_FIRST_GIVEN = _GIVEN + "家大小有可一世发宗守"  # alone, or last, these belong to another word
# What a name may follow without a mark. Behind a word for people a name of three needs no end: 矫正人员王建国参加了.
_PEOPLE = "户人员者民童儿友妻夫母父孙象属叫名"
_BEFORE = _PEOPLE + "望问访助给为对向到与和及是将把由有了"
_BEHIND = "家说等因患系是在的和与及"
_BEHIND_LONG = _BEHIND + "被享今老同先女一送办申领住已表夫两"
_WHOM = [
    "低保户",
    "残疾人",
    "孤儿",
    "留守儿童",
    "困境儿童",
    "特困户",
    "五保户",
    "供养对象",
    "供养人员",
    "患者",
    "矫正对象",
    "矫正人员",
    "释放人员",
    "吸毒人员",
    "戒毒人员",
]  # behind these one of two needs none either: 孤儿王芳收到了
_HAN = "\u4e00-\u9fff"
_START = rf"(?<![{_HAN}\w])"
_END = rf"(?![{_HAN}*＊×○〇□xX])"  # 李明* is masked
_LONG = rf"(?:[{_SURNAMES}][{_FIRST_GIVEN}][{_GIVEN}]|(?:{'|'.join(_COMPOUND)})[{_FIRST_GIVEN}]?[{_GIVEN}])"
_SHORT = rf"[{_SURNAMES}][{_GIVEN}]"
_NAME = re.compile(
    rf"(?:{_START}|(?<=[{_BEFORE}])){_LONG}(?:{_END}|(?=[{_BEHIND_LONG}]))"
    rf"|(?<=[{_PEOPLE}]){_LONG}(?=[{_HAN}])(?!某)"
    rf"|(?:{_START}|(?<=[{_BEFORE}])){_SHORT}(?:{_END}|(?=[{_BEHIND}]))"
    rf"|(?:{'|'.join(f'(?<={whom})' for whom in _WHOM)}){_SHORT}(?=[{_HAN}])(?!某)"
)
_OFFICES = (
    "书记|主任|主席|[局科股处乡镇县市村区所院校站队会组楼部社班]长|楼门长|网格长|理事长|秘书长|董事长|经理|委员|干事|专干|干部"
    "|负责人|工作人员|工作者|网格员|联络员|信息员|通讯员|协理员|调解员|辅导员|志愿者|爱心人士|代表|民警|辅警|警官|法官|律师"
    "|医生|大夫|护士|老师|教师|教授|专家|讲师|社工|记者|作者|摄影|供稿|撰稿|编辑|审核|来源|文|图"
)
_OFFICE_BEFORE = re.compile(rf"(?:{_OFFICES})[：:／/\s（(“]*\Z")
_OFFICE_BEHIND = re.compile(rf"\s*(?:{_OFFICES})")
_AND = re.compile(r"[、，,和与及\s]+")
# Words and places that look like names, and people whom everybody may name.
_NOT_NAMES = frozenset(
    [
        "安静",
        "安民",
        "安然",
        "安庆",
        "安国",
        "安顺",
        "白天",
        "白云",
        "白雪",
        "白金",
        "白山",
        "毕生",
        "柏林",
        "柏树",
        "常德",
        "常青",
        "常言",
        "车长",
        "池子",
        "丛林",
        "方才",
        "方言",
        "方子",
        "房东",
        "房梁",
        "房山",
        "甘露",
        "高成",
        "高峰",
        "高贵",
        "高寒",
        "高洁",
        "高超",
        "高朗",
        "高明",
        "高强",
        "高清",
        "高山",
        "高树",
        "高平",
        "谷子",
        "谷雨",
        "古树",
        "古文",
        "古琴",
        "关山",
        "关东",
        "何来",
        "胡子",
        "胡琴",
        "黄海",
        "黄河",
        "黄金",
        "黄山",
        "季风",
        "季军",
        "吉利",
        "吉庆",
        "吉祥",
        "吉安",
        "江东",
        "江海",
        "江河",
        "江山",
        "江中",
        "焦山河",
        "金光",
        "金华",
        "金秋",
        "金山",
        "金文",
        "金星",
        "金玉",
        "金元",
        "金子",
        "黎明",
        "黎民",
        "李子",
        "林海",
        "林中",
        "柳树",
        "柳江",
        "柳枝",
        "陆军",
        "麦子",
        "毛竹",
        "梅雨",
        "宁波",
        "宁静",
        "欧元",
        "齐国",
        "齐全",
        "齐鸣",
        "祁连山",
        "钱财",
        "秦岭",
        "曲艺",
        "曲子",
        "沙河",
        "沙子",
        "申明",
        "石林",
        "石河",
        "石英",
        "石子",
        "史诗",
        "史学",
        "孙子",
        "唐诗",
        "田中",
        "王子",
        "王国",
        "卫国",
        "温厚",
        "温柔",
        "温顺",
        "文风",
        "文昌",
        "文华",
        "文武",
        "武昌",
        "武林",
        "夏天",
        "夏秋",
        "许诺",
        "严寒",
        "严明",
        "杨树",
        "叶子",
        "殷勤",
        "余元",
        "郎中",
        "郎君",
        "雷雨",
        "雷达",
        "钟爱",
        "周长",
        "周全",
        "周林",
        "卓然",
        "庄子",
        "苗子",
        "梁柱",
        "贺信",
        "贺喜",
        "孔子",
        "孟子",
        "毛泽东",
        "朱德",
        "邓小平",
        "张富清",
        "黄文秀",
    ]
)
# Words behind which the next one may begin with a character of given names: 安全生产, 高中生, 于国庆前.
_NO_BEGINNINGS = [
    "安全",
    "安宁",
    "安康",
    "安乐",
    "车子",
    "房子",
    "高龙",
    "高兴",
    "高新",
    "高中",
    "古城",
    "关爱",
    "关中",
    "韩国",
    "吉林",
    "江苏",
    "康乐",
    "龙江",
    "任人",
    "卫生",
    "卫星",
    "温馨",
    "文明",
    "文学",
    "文艺",
    "许可",
    "宁可",
    "任有",
    "于国",
    "于春",
    "于冬",
    "于新",
]


def _names(sentence: str) -> Iterator[tuple[int, str]]:
    """Where in the sentence names stand, and how they are masked; those of people in office are left out."""
    end, in_office = 0, False  # of the name before
    for match in _NAME.finditer(sentence):
        name = match[0]
        if name in _NOT_NAMES or name[:2] in _NO_BEGINNINGS:
            continue
        if not _AND.fullmatch(sentence, end, match.start()):  # 书记王建国、李明华 are both in office
            before = sentence[max(0, match.start() - 12) : match.start()]
            in_office = _OFFICE_BEFORE.search(before) is not None
        end = match.end()
        if not in_office and not _OFFICE_BEHIND.match(sentence, end):
            surname = 2 if name.startswith(_COMPOUND) else 1
            yield match.start(), name[:surname] + "*" * (len(name) - surname)
