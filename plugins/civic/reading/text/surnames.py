"""Surnames: what a name in running text, or a masked one, begins with."""

from __future__ import annotations

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严"
    "覃武戴莫孔汤常温康施文牛樊葛邢安齐乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关焦俞柳甘宁舒阮柯纪梅毕季"
    "裴霍涂苗谷曲翁冉骆蓝靳柴蒙喻祁蒲房滕屈饶牟艾尤穆卓古吉缪车芦麦褚娄窦戚岑宫卜晏卫柏宗瞿佟臧闵"
    "苟邬姬仇栾隋刁沙巫寇桑郎甄丛仲虞敖巩池苑迟盛祝童凌景荆佐冮逄綦"
)
COMMON_WORD_SURNAMES = "万包路华左易赖洪辛游荣连满查初战"
"""These belong to too many ordinary words: they tell a name only where something else does, the stars of a mask perhaps."""

LONG_SURNAMES = "欧阳|上官|司马|诸葛|夏侯|皇甫|慕容|令狐|尉迟|公孙"
