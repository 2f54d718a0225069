"""Names of people in a sentence of Chinese, where nothing marks them.

A name is what looks like one and stands where one can end: a surname and one or two characters of which given names are made,
between marks, or beside words that go with names. Masked ones (张某, 李**, 王大爷) do not count, nor does who speaks for an
office: 书记, 网格员, 记者. Rather a name is missed than that ordinary posts are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from civic.reading.privacy.person_name_data import (
    FIRST_GIVEN,
    GIVEN,
    MADE_UP,
    NO_BEGINNINGS,
    NOT_NAMES,
)
from civic.reading.text.surnames import LONG_SURNAMES, SURNAMES


def names_in(sentence: str) -> Iterator[tuple[int, str]]:
    """Where in the sentence names stand, and how they are masked; those of people in office are left out."""
    end, in_office = 0, False  # of the name before
    for match in _NAME.finditer(sentence):
        name = match[0]
        if NOT_NAMES.fullmatch(name) or NO_BEGINNINGS.match(name):
            continue
        if not _AND.fullmatch(sentence, end, match.start()):  # 书记王建国、李明华 are both in office
            before = sentence[max(0, match.start() - 12) : match.start()]
            in_office = _OFFICE_BEFORE.search(before) is not None
        end = match.end()
        if not in_office and not _OFFICE_BEHIND.match(sentence, end):
            surname = 2 if re.match(LONG_SURNAMES, name) else 1
            yield match.start(), name[:surname] + "*" * (len(name) - surname)


# --- where a name stands ----------------------------------------------------------------------------------

# What a name may follow without a mark. Behind a word for people a name of three needs no end: 矫正人员王建国参加了.
_PEOPLE = "户人员者民童儿友妻夫母父孙象属叫名"
_BEFORE = _PEOPLE + "望问访助给为对向到与和及是将把由有了"
_BEHIND = "家说等因患系是在的和与及"
_BEHIND_LONG = _BEHIND + "被享今老同先女一送办申领住已表夫两"
_WHOM = (  # behind these one of two needs none either: 孤儿王芳收到了
    "(?<=低保户)|(?<=残疾人)|(?<=孤儿)|(?<=留守儿童)|(?<=困境儿童)|(?<=特困户)|(?<=五保户)|(?<=供养对象)|(?<=供养人员)|(?<=患者)"
    "|(?<=矫正对象)|(?<=矫正人员)|(?<=释放人员)|(?<=吸毒人员)|(?<=戒毒人员)"
)
_HAN = "\u4e00-\u9fff"
_START = rf"(?<![{_HAN}\w])"
_END = rf"(?![{_HAN}*＊×○〇□xX])"  # 李明* is masked
_LONG = rf"(?:[{SURNAMES}][{FIRST_GIVEN}][{GIVEN}]|(?:{LONG_SURNAMES})[{FIRST_GIVEN}]?[{GIVEN}])"
_SHORT = rf"(?:[{SURNAMES}][{GIVEN}]|{MADE_UP})"
_NAME = re.compile(
    rf"(?:{_START}|(?<=[{_BEFORE}])){_LONG}(?:{_END}|(?=[{_BEHIND_LONG}]))"
    rf"|(?<=[{_PEOPLE}]){_LONG}(?=[{_HAN}])(?!某)"
    rf"|(?:{_START}|(?<=[{_BEFORE}])){_SHORT}(?:{_END}|(?=[{_BEHIND}]))"
    rf"|(?:{_WHOM}){_SHORT}(?=[{_HAN}])(?!某)"
)
_OFFICES = (
    "书记|主任|主席|[局科股处乡镇县市村区所院校站队会组楼部社班]长|楼门长|网格长|理事长|秘书长|董事长|经理|委员|干事|专干|干部"
    "|负责人|工作人员|工作者|网格员|联络员|信息员|通讯员|协理员|调解员|辅导员|志愿者|爱心人士|代表|民警|辅警|警官|法官|律师"
    "|医生|大夫|护士|老师|教师|教授|专家|讲师|社工|记者|作者|摄影|供稿|撰稿|编辑|审核|来源|文|图"
)
_OFFICE_BEFORE = re.compile(rf"(?:{_OFFICES})[：:／/\s（(“]*\Z")
_OFFICE_BEHIND = re.compile(rf"\s*(?:{_OFFICES})")
_AND = re.compile(r"[、，,和与及\s]+")
