"""Names beside 低保, 残疾 and the like (specification.md §7.3). The names here are made of a list of syllables: nobody has them."""

from itertools import product

import pytest

from civic.reading.privacy import sensitive_names
from civic.reading.privacy.sensitive_names import ExposedName, find_people
from tests.reading.markdown.ordinary import SENTENCES, by_hand, made_up

NAMES = [
    surname + given
    for surname in ("王", "李", "赵", "欧阳", "关")
    for given in ("建国", "秀英", "桂兰", "志强", "小雨", "芳", "伟")
]
PLACES = (
    "慰问了低保户{name}。",
    "志愿者来到残疾人{name}家，送去米面油。",
    "{name}，男，62岁，享受低保。",
    "{name}（低保户）：米10斤。",
    "{name}是低保户。",
    "{name}因患重病，家庭困难。",
    "居民{name}患癌症多年，社区为其申请了大病救助。",
    "社区矫正人员{name}参加了劳动。",
    "刑满释放人员{name}在社区帮助下找到了工作。",
    "孤儿{name}收到了新书包。",
    "留守儿童{name}的家里，灯亮着。",
    "特困供养对象：{name}",
    "| {name} | 低保 | 300元 |",
    "| 1 | {name} | 男 | 残疾二级 |",
    "1、{name} 低保 300元",
    "领取低保金的有{name}、张某等三户。",
    "网格员走访了{name}等低保户。",
    "看望吸毒人员{name}，谈心两小时。",
    "精神病患者{name}，由家属照看。",
    "{name}和家人都是低保户，社区一直惦记着。",
)


@pytest.mark.parametrize("place", PLACES)
def test_every_name_in_such_a_place_is_found(place: str) -> None:
    missed = [name for name in NAMES if not find_people(place.format(name=name))]
    assert missed == []


def test_a_name_is_told_with_its_line_its_surname_and_the_word() -> None:
    text = "---\n标题: 走访\n---\n上午天晴。\n下午慰问了低保户欧阳建国，又看了王芳。\n"
    assert find_people(text) == (ExposedName(5, "欧阳**", "低保"), ExposedName(5, "王*", "低保"))


def test_each_of_the_words_is_looked_for() -> None:
    for word in sensitive_names._WORDS:
        assert find_people(f"王建国，{word}") == (ExposedName(1, "王**", word),)


def test_a_name_is_told_once_a_line() -> None:
    assert find_people("低保户王建国家。王建国是低保户。") == (ExposedName(1, "王**", "低保"),)


@pytest.mark.parametrize(
    "masked",
    [
        "张某",
        "李某某",
        "李**",
        "王*国",
        "赵先生",
        "刘女士",
        "陈大爷",
        "老王",
        "小李",
        "周同志",
        "孙师傅",
        "王×",
        "李○○",
    ],
)
def test_a_masked_name_does_not_count(masked: str) -> None:
    for place in PLACES:
        assert find_people(place.format(name=masked)) == ()


@pytest.mark.parametrize(
    "speaker",
    [
        "社区书记{name}",
        "网格员{name}",
        "志愿者{name}、{name}",
        "县民政局副局长{name}",
        "{name}主任",
        "{name}医生",
        "记者 {name}",
        "摄影：{name}",
    ],
)
def test_who_speaks_for_an_office_is_no_case(speaker: str) -> None:
    for name in NAMES:
        assert find_people(f"{speaker.format(name=name)}走访了低保户家庭。") == ()


def test_but_the_person_whom_they_visit_is() -> None:
    assert find_people("社区书记王建国走访了低保户李秀英。") == (ExposedName(1, "李**", "低保"),)


def test_a_name_in_another_sentence_or_row_does_not_count() -> None:
    assert find_people("王建国上台领奖。低保户家里也热闹。") == ()
    assert find_people("| 王建国 | 冠军 |\n| 低保 | 12户 |") == ()
    assert find_people("合唱：王建国\n低保政策宣传") == ()


def test_a_sentence_that_goes_on_in_the_next_line_is_one() -> None:
    long = "社区工作人员一大早就带着米面油和新棉被，冒着大雪来到了二号楼的低保户"
    assert find_people(f"{long}\n王建国家里。") == (ExposedName(2, "王**", "低保"),)


def test_the_lines_of_a_header_are_not_one_sentence() -> None:
    title = "标题: 社区开展低保政策宣传暨残疾人帮扶活动受到各方面的好评"
    assert find_people(f"{title}\n摘要: 王建国上台领奖\n") == ()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_ordinary_sentence_is_left_alone(sentence: str) -> None:
    assert find_people(sentence) == ()


def test_at_most_one_in_a_thousand_ordinary_posts_is_told_by_mistake() -> None:
    posts = [*made_up(1000), *by_hand(1000)]
    false_hits = [post for post in posts if find_people(post)]
    assert len(posts) == 2000
    assert len(false_hits) <= 2


def test_the_figures_on_the_labelled_set() -> None:
    labelled = [place.format(name=name) for place, name in product(PLACES, NAMES)]
    assert len(labelled) == 700
    assert sum(bool(find_people(text)) for text in labelled) == 700
